//! How far a law reaches a bid, by small chains: control, ownership, what is held and what is read.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::engine;

const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[group]]
id = "g"
[[criterion]]
id = "g.x"
group = "g"
  [[criterion.option]]
  id = "a"
[[law]]
id = "us"
countries = ["US"]
"#;

/// A party: `nl` and `us` are seated there and independent, the others are built from owners.
fn party(id: &str, country: &str, more: &str) -> String {
    format!("[[party]]\nid = \"{id}\"\nname = \"{id}\"\ncountry = \"{country}\"\n{more}\n")
}

fn owned(id: &str, owners: &str) -> String {
    party(id, "NL", &format!("owners = [{owners}]"))
}

fn component(id: &str, by: &str, holds: &str) -> String {
    format!("[[component]]\nid = \"{id}\"\nlayer = \"application\"\nparty = \"{by}\"\n{holds}\n")
}

const READS: &str = "holds = \"content\"\nreadable = true";
const CIPHER: &str = "holds = \"content\"\nreadable = false";
const META: &str = "holds = \"metadata\"\nreadable = true";
const NOTHING: &str = "holds = \"nothing\"";

/// A bid of `self`, with what stands in `chain`; `nl` and `us` are always there.
fn exposure_under(catalogue: &str, chain: &str) -> Value {
    let head = "format = 1\n[bid]\nid = \"b\"\nsupplier = \"B\"\nparty = \"self\"\n";
    let known = party("nl", "NL", "independent = true") + &party("us", "US", "independent = true");
    let tender = "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-01-01\n[rules]\nuse = [\"./cat\"]\n";
    let files: BTreeMap<String, String> = [
        ("tender.toml".to_owned(), tender.to_owned()),
        ("cat/catalogue.toml".to_owned(), catalogue.to_owned()),
        ("bids/b.toml".to_owned(), format!("{head}{chain}{known}")),
    ]
    .into();
    let bid = engine::json(&files)["bids"][0].clone();
    assert_ne!(bid["exposure"], Value::Null, "{bid}");
    bid["exposure"]["us"].clone()
}

fn exposure(chain: &str) -> Value {
    exposure_under(CATALOGUE, chain)
}

fn path(exposure: &Value) -> String {
    let steps = exposure["path"].as_array().unwrap();
    steps.iter().map(|step| step.as_str().unwrap().split(':').nth(1).unwrap()).collect::<Vec<_>>().join(">")
}

/// The bidder itself, Dutch and independent.
fn own() -> String {
    party("self", "NL", "independent = true")
}

#[test]
fn what_is_held_and_read_decides_where_a_party_is_reached() {
    for (name, chain, degree, content, metadata, way) in [
        ("all in one hand", component("app", "self", READS), "none", "none", "none", ""),
        ("the host is reached", component("app", "us", READS), "exposed", "exposed", "exposed", "app>us>US"),
        ("it reads nothing", component("app", "us", CIPHER), "shielded", "shielded", "shielded", "app>us>US"),
        ("it holds nothing", component("app", "us", NOTHING), "dependency", "none", "none", "app>us>US"),
        ("it sees metadata", component("app", "us", META), "exposed", "none", "exposed", "app>us>US"),
        (
            "the worst of two counts",
            component("app", "us", CIPHER) + &component("mail", "us", READS),
            "exposed",
            "exposed",
            "exposed",
            "mail>us>US",
        ),
        (
            "content shielded, metadata open",
            component("app", "us", CIPHER) + &component("log", "us", META),
            "exposed",
            "shielded",
            "exposed",
            "log>us>US",
        ),
    ] {
        let found = exposure(&(own() + &chain));
        assert_eq!(
            (&found["degree"], &found["content"], &found["metadata"], path(&found)),
            (&Value::from(degree), &Value::from(content), &Value::from(metadata), way.to_owned()),
            "{name}"
        );
    }
}

#[test]
fn control_is_more_than_half_or_stated_and_may_be_denied() {
    let x = |owners: &str| own() + &owned("x", owners) + &component("app", "x", READS);
    for (name, chain, degree, way) in [
        ("51 percent controls", x("{ party = \"us\", share = 51 }"), "exposed", "app>x>us>US"),
        ("50 does not", x("{ party = \"us\", share = 50 }, { party = \"nl\", share = 50 }"), "none", ""),
        (
            "a minority that controls",
            x("{ party = \"us\", share = 10, control = true }"),
            "exposed",
            "app>x>us>US",
        ),
        ("a majority that does not", x("{ party = \"us\", share = 90, control = false }"), "none", ""),
        ("control without a share", x("{ party = \"us\", control = true }"), "exposed", "app>x>us>US"),
        (
            "a minority beside a Dutch majority",
            x("{ party = \"us\", share = 40 }, { party = \"nl\", share = 60 }"),
            "none",
            "",
        ),
        ("a minority alone says too little", x("{ party = \"us\", share = 40 }"), "unknown", "app>x"),
        ("nothing is said of owners", x(""), "unknown", "app>x"),
        (
            "two minorities that list half",
            x("{ party = \"nl\", share = 30 }, { party = \"us\", share = 20 }"),
            "none",
            "",
        ),
    ] {
        let found = exposure(&chain);
        assert_eq!((&found["degree"], path(&found)), (&Value::from(degree), way.to_owned()), "{name}");
    }
}

#[test]
fn control_goes_through_the_whole_chain_and_adds_up() {
    let app = component("app", "x", READS);
    let direct = owned("y", "{ party = \"us\", share = 60 }");
    for (name, parties, degree, way) in [
        (
            "through a holding",
            owned("x", "{ party = \"y\", share = 100 }") + &direct,
            "exposed",
            "app>x>y>us>US",
        ),
        (
            "shares held through a controlled party are added",
            owned(
                "x",
                "{ party = \"y\", share = 30 }, { party = \"us\", share = 25 }, { party = \"nl\", share = 45 }",
            ) + &direct,
            "exposed",
            "app>x>us>US",
        ),
        (
            "shares through a party that is not controlled are not",
            owned(
                "x",
                "{ party = \"y\", share = 30 }, { party = \"us\", share = 25 }, { party = \"nl\", share = 45 }",
            ) + &owned("y", "{ party = \"us\", share = 40 }, { party = \"nl\", share = 60 }"),
            "exposed-not",
            "",
        ),
        (
            "who controls the holding must be known too",
            owned("x", "{ party = \"y\", share = 100 }") + &owned("y", "{ party = \"us\", share = 10 }"),
            "unknown",
            "app>x",
        ),
        (
            "a circle of owners ends",
            owned("x", "{ party = \"y\", share = 60 }") + &owned("y", "{ party = \"x\", share = 60 }"),
            "none",
            "",
        ),
        (
            "a circle with a way out",
            owned("x", "{ party = \"y\", share = 60 }")
                + &owned(
                    "y",
                    "{ party = \"x\", share = 60 }, { party = \"us\", control = true, share = 40 }",
                ),
            "exposed",
            "app>x>y>us>US",
        ),
        (
            "another jurisdiction is stated",
            party("x", "NL", "independent = true\nsubject_to = [\"US\"]"),
            "exposed",
            "app>x>US",
        ),
    ] {
        let found = exposure(&(own() + &parties + &app));
        let degree = if degree == "exposed-not" { "none" } else { degree };
        assert_eq!((&found["degree"], path(&found)), (&Value::from(degree), way.to_owned()), "{name}");
    }
}

#[test]
fn what_is_left_out_is_unknown_unless_it_is_exposed_anyway() {
    let bare = |lines: &str| format!("[[component]]\nid = \"app\"\n{lines}\n");
    for (name, chain, degree) in [
        ("no components", own(), "unknown"),
        ("no party", own() + &bare(READS), "unknown"),
        ("not said what it holds", own() + &bare("party = \"self\""), "unknown"),
        (
            "not said whether it is readable",
            own() + &bare("party = \"self\"\nholds = \"content\""),
            "unknown",
        ),
        ("nothing held needs no reading", own() + &bare("party = \"self\"\nholds = \"nothing\""), "none"),
        ("reached, and not said what it holds", own() + &bare("party = \"us\""), "exposed"),
        (
            "reached, and not said whether it reads",
            own() + &bare("party = \"us\"\nholds = \"content\""),
            "exposed",
        ),
        (
            "the bidder's own ownership is unknown",
            party("self", "NL", "") + &component("app", "nl", READS),
            "dependency",
        ),
        (
            "the bidder is reached and holds nothing",
            party("self", "US", "independent = true") + &component("app", "nl", READS),
            "dependency",
        ),
        (
            "no seat",
            own()
                + "[[party]]\nid = \"x\"\nname = \"x\"\nindependent = true\n"
                + &component("app", "x", READS),
            "unknown",
        ),
    ] {
        assert_eq!(exposure(&chain)["degree"], degree, "{name}");
    }
}

#[test]
fn a_layer_that_is_asked_must_be_there_or_stated_to_be_absent() {
    let asked = format!("{CATALOGUE}[chain]\nlayers = [\"application\", \"keys\"]\n");
    let app = own() + &component("app", "self", READS);
    let keys = component("hsm", "self", READS).replace("application", "keys");
    assert_eq!(exposure_under(&asked, &app)["degree"], "unknown");
    assert_eq!(path(&exposure_under(&asked, &app)), "keys");
    assert_eq!(exposure_under(&asked, &(app.clone() + &keys))["degree"], "none");
    assert_eq!(exposure_under(&asked, &(format!("[chain]\nabsent = [\"keys\"]\n{app}")))["degree"], "none");
    let exposed = own() + &component("app", "us", READS);
    assert_eq!(exposure_under(&asked, &exposed)["degree"], "exposed");
}

#[test]
fn ten_thousand_parties_and_a_chain_as_long_end() {
    let app = component("app", "p0", READS);
    let link = |n: usize| owned(&format!("p{n}"), &format!("{{ party = \"p{}\", share = 100 }}", n + 1));
    let long: String =
        (0..9_000).map(link).collect::<String>() + &owned("p9000", "{ party = \"us\", share = 100 }");
    assert_eq!(exposure(&(own() + &app + &long))["degree"], "exposed");
    let two = |n: usize| {
        let owners =
            format!("{{ party = \"p{}\", share = 50 }}, {{ party = \"p{}\", share = 50 }}", n + 1, n / 2);
        owned(&format!("p{n}"), &owners)
    };
    let web: String =
        (0..5_000).map(two).collect::<String>() + &owned("p5000", "{ party = \"us\", share = 100 }");
    assert_ne!(exposure(&(own() + &app + &web))["degree"], Value::Null);
}
