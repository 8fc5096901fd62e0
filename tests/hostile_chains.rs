//! Supply chains that are meant to hold the reckoning up, or to confuse it: each ends within bounds, with
//! a finding that says what is wrong.

use serde_json::Value;

use crate::run::{Folder, bid, keur};

const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[law]]
id = "us"
countries = ["US"]
[[group]]
id = "g"
[[criterion]]
id = "g.reach"
group = "g"
  [[criterion.option]]
  id = "free"
  when = 'exposure["us"] in ["none", "shielded", "dependency"]'
  [[criterion.option]]
  id = "reached"
  when = 'exposure["us"] == "exposed"'
"#;

const MANY: usize = 9_000;

/// The exposure and the codes of findings of one bid with a chain.
fn assessed(name: &str, chain: &str) -> (Value, Vec<String>) {
    let folder = Folder::new(name);
    folder.write(
        "tender.toml",
        "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-01-01\n[rules]\nuse = [\"./cat\"]\n",
    );
    folder.write("cat/catalogue.toml", CATALOGUE);
    let head = bid("b").replace("[answers]", "[x_answers]").replace("supplier", "party = \"p0\"\nsupplier");
    let head = head.split("[x_answers]").next().unwrap_or_default().to_owned();
    folder.write("bids/b.toml", head + chain);
    let run = |command: &str| keur(&folder.join(""), &[command, "--format", "json"]);
    let check = run("check");
    let (code, check) = (check.code(), check.json());
    assert_eq!(code, 0, "{check}");
    let codes = check["findings"].as_array().expect("findings");
    let codes = codes.iter().filter_map(|finding| finding["code"].as_str()).map(str::to_owned).collect();
    for (command, format) in [("chain", "terminal"), ("chain", "csv"), ("score", "markdown")] {
        let out = keur(&folder.join(""), &[command, "--format", format]).ends(0).out;
        assert!(out.len() < 16_000_000, "{name} {command} {format}: {} bytes", out.len());
    }
    (run("score").ends(0).json()["bids"][0]["exposure"]["us"].clone(), codes)
}

fn party(n: usize, more: &str) -> String {
    format!("[[party]]\nid=\"p{n}\"\nname=\"P\"\ncountry=\"NL\"\n{more}\n")
}

fn component(n: usize, by: usize) -> String {
    format!("[[component]]\nid=\"c{n}\"\nparty=\"p{by}\"\nholds=\"content\"\nreadable=true\n")
}

#[test]
fn a_chain_of_thousands_is_followed_to_its_end() {
    let mut chain: String =
        (0..MANY).map(|n| party(n, &format!("owners=[{{party=\"p{}\",share=51}}]", n + 1))).collect();
    chain.push_str(&party(MANY, "independent=true").replace("NL", "US"));
    chain.extend((0..MANY).map(|n| component(n, n)));
    let (exposure, _) = assessed("chain-long", &chain);
    assert_eq!(exposure["degree"], "exposed");
    assert_eq!(exposure["path"].as_array().map(Vec::len), Some(MANY + 3));
}

#[test]
fn owners_in_a_great_circle_are_found() {
    let circle: String = (0..MANY)
        .map(|n| party(n, &format!("owners=[{{party=\"p{}\",share=51}}]", (n + 1) % MANY)))
        .collect();
    let (exposure, codes) = assessed("chain-circle", &(circle + &component(0, 0)));
    assert_eq!(exposure["degree"], "none");
    assert_eq!(codes.iter().filter(|code| *code == "S021").count(), 1, "{codes:?}");
}

#[test]
fn thousands_of_owners_of_one_party_are_added_up() {
    let owners: Vec<String> = (1..MANY).map(|n| format!("{{party=\"p{n}\",share=0.02}}")).collect();
    let mut chain = party(0, &format!("owners=[{}]", owners.join(",")));
    chain.extend((1..MANY).map(|n| party(n, "independent=true")));
    let (exposure, codes) = assessed("chain-wide", &(chain + &component(0, 0)));
    assert_eq!(exposure["degree"], "none");
    assert!(codes.contains(&"S022".to_owned()), "{codes:?}");
}

#[test]
fn knots_of_cross_holdings_end_within_bounds() {
    let knot = |n: usize| {
        let owners: Vec<String> =
            (1..20).map(|step| format!("{{party=\"p{}\",share=5}}", (n * 7 + step * step) % 2_000)).collect();
        party(n, &format!("owners=[{}]", owners.join(",")))
    };
    let chain: String = (0..2_000).map(knot).collect();
    let (exposure, codes) = assessed("chain-knot", &(chain + &component(0, 0)));
    assert!(["none", "unknown"].contains(&exposure["degree"].as_str().unwrap_or_default()), "{exposure}");
    assert!(codes.contains(&"S021".to_owned()));
}

#[test]
fn thousands_of_names_that_lead_nowhere_are_counted() {
    let depends: Vec<String> = (0..MANY).map(|n| format!("\"other-{n}\"")).collect();
    let mut chain = party(0, "independent=true") + &component(0, 0);
    chain.push_str(&format!("depends_on=[{}]\n", depends.join(",")));
    chain.extend((1..MANY).map(|n| component(n, 0)));
    let (_, codes) = assessed("chain-names", &chain);
    assert!(codes.iter().filter(|code| *code == "S030").count() >= 90, "{}", codes.len());
}

#[test]
fn one_entity_with_two_seats_is_found() {
    let twice = party(0, "independent=true\neuid=\"NLNHR.1\"")
        + &party(1, "independent=true\neuid=\"nlnhr.1\"").replace("\"NL\"", "\"US\"");
    let (_, codes) = assessed("chain-seats", &(twice + &component(0, 0)));
    assert_eq!(codes.iter().filter(|code| *code == "S025").count(), 1, "{codes:?}");
}
