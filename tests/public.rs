//! What anybody may read: every text of a bid that only the committee may see carries a mark, and no form of a report
//! for the public holds one.

#![allow(clippy::disallowed_methods, reason = "this test reads what was written")]

use std::fs;

use keur::report::{FORMATS, Subject};

use crate::run::Folder;
use crate::zips;

/// What nobody but the committee may see: confidential, of a chain, said in words, of people, and the price.
const SHUT: [&str; 5] = ["SHUTx", "CHAINx", "SAIDx", "WHOx", "PAPERx"];
/// Every bid is exposed: a gate that lets them in, and one that keeps them out.
const LETS_IN: &str = "== \"exposed\"";
const KEEPS_OUT: &str = "!= \"exposed\"";
/// The confidential price as it may be written: with and without marks, as a fraction, in cents.
const PRICE: [&str; 5] = ["987654", "987.654", "987,654", "24691358", "98765432"];

const TENDER: &str = r#"format = 1
[tender]
id = "t"
title = "T"
language = "en"
deadline = 2026-10-31T12:00:00+01:00
as_of = 2026-11-01
[rules]
use = ["./cat"]
[policy]
assessors = "mean"
[[gate]]
id = "fast"
title = "Not too slow"
when = "fact.days <= 30"
[[gate]]
id = "reach"
title = "Not reached"
when = 'exposure["law"] REACH'
[award]
method = "weighted"
quality_weight = 60
price_weight = 40
FORMULA
abnormally_low = 20
tie = ["draw"]
"#;

const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[level]]
n = 0
name = "L0"
[[level]]
n = 1
name = "L1"
[[kind]]
id = "paper"
title = "a paper"
[[law]]
id = "law"
title = "A law"
countries = ["US"]
as_of = 2026-01-01
[[fact]]
id = "days"
type = "integer"
question = "How many days?"
[[fact]]
id = "how"
type = "text"
question = "How?"
[[group]]
id = "g"
title = "Group"
weight = 1
[[criterion]]
id = "g.plan"
group = "g"
title = "Plan"
judged = true
option = [{ id = "bad", text = "no plan", level = 0 }, { id = "fair", text = "a plan", points = 20, level = 1 }, { id = "good", text = "a good plan", points = 40, level = 1 }]
[[criterion]]
id = "g.days"
group = "g"
title = "Days"
option = [{ id = "fast", text = "ANSWERx fast", points = 20, when = "fact.days <= 10 && fact.how != \"\"" }, { id = "slow", text = "ANSWERx slow", otherwise = true }]
[[criterion]]
id = "g.reach"
group = "g"
title = "Reach"
option = [{ id = "out", text = "not reached", points = 10, level = 1, when = 'exposure["law"] == "none"' }, { id = "in", text = "reached", level = 0, otherwise = true }]
[[criterion]]
id = "g.where"
group = "g"
title = "Where"
option = [{ id = "here", text = "here", points = 10, when = 'locations.all(c, c == "NL")' }, { id = "there", text = "there", otherwise = true }]
[[criterion]]
id = "g.paper"
group = "g"
title = "Paper"
evidence_kinds = ["paper"]
option = [{ id = "no", text = "no paper" }, { id = "yes", text = "a paper", points = 30 }]
"#;

/// A bid in which every text holds a mark of its own.
fn marked(id: &str, price: &str, days: u32) -> String {
    let mark = |kind: &str, what: &str| format!("{kind}-{id}-{what}");
    let (shut, chain) = (|what: &str| mark("SHUTx", what), |what: &str| mark("CHAINx", what));
    let paper = |what: &str| mark("PAPERx", what);
    format!(
        "format = 1\n[bid]\nid = {id:?}\ntender = \"t\"\nsupplier = \"Supplier {id}\"\nservice = \"OPEN-{id}\"\n\
         party = \"{party}\"\n[price]\n{price}\n[facts]\ndays = {days}\n\
         how = {{ value = \"{}\", confidential = \"{}\" }}\n\
         [answers]\n\"g.paper\" = {{ option = \"yes\", statement = \"{}\", evidence = [\"{document}\"] }}\n\
         \"g.plan\" = {{ statement = \"{}\", confidential = \"{}\" }}\n\
         [[evidence]]\nid = \"{document}\"\nkind = \"paper\"\ntitle = \"{}\"\nissuer = \"{}\"\npage = \"{}\"\n\
         url = \"https://{id}.example/{}\"\n\
         [[evidence]]\nid = \"PAPERx-{id}-second\"\nkind = \"paper\"\ntitle = \"PAPERx\"\nfile = \"PAPERx-{id}-file.toml\"\n\
         [[party]]\nid = \"{party}\"\nname = \"{}\"\ncountry = \"NL\"\nkvk = \"{}\"\nowners = [{{ party = \"{owner}\", share = 51 }}]\n\
         [[party]]\nid = \"{owner}\"\nname = \"{}\"\ncountry = \"US\"\nindependent = true\nconfidential = \"{}\"\n\
         [[component]]\nid = \"{}\"\nlayer = \"application\"\nparty = \"{party}\"\nlocations = [\"NL\"]\n\
         access_from = [\"NL\"]\nholds = \"content\"\nreadable = true\n",
        shut("how"),
        shut("why"),
        mark("SAIDx", "statement"),
        mark("SAIDx", "plan"),
        shut("why-plan"),
        paper("title"),
        paper("issuer"),
        paper("page"),
        paper("url"),
        chain("name"),
        chain("kvk"),
        chain("owner-name"),
        shut("why-owner"),
        chain("component"),
        party = chain("party"),
        owner = chain("owner"),
        document = paper("id"),
    )
}

/// Bids that are ranked, one with a confidential price, one that is rejected by its facts and one by a decision.
fn folder(name: &str, formula: &str, reach: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", TENDER.replace("FORMULA", formula).replace("REACH", reach));
    folder.write("cat/catalogue.toml", CATALOGUE);
    let (open, shut) = ("amount = 500000", "amount = 987654.32\nconfidential = \"SHUTx-why-price\"");
    for (id, price, days) in [
        ("alpha", shut, 5),
        ("bravo", open, 20),
        ("carol", "amount = 100", 20),
        ("delta", open, 99),
        ("echo", open, 5),
    ] {
        folder.write(&format!("bids/{id}.toml"), marked(id, price, days));
        folder.write(&format!("bids/{id}/PAPERx-{id}-file.toml"), "x = 1");
    }
    for (assessor, options) in [("WHOx-one", "good"), ("WHOx-two", "fair")] {
        let mut text =
            format!("format = 1\n[assessment]\nassessor = {assessor:?}\ntender = \"t\"\ndate = 2026-11-10\n");
        for bid in ["alpha", "bravo", "carol", "delta", "echo"] {
            text += &format!(
                "[answers.{bid:?}.\"g.plan\"]\noption = {options:?}\nreason = \"SAIDx-{bid}-vote\"\n"
            );
        }
        folder.write(&format!("assessments/{assessor}.toml"), text);
    }
    folder.write(
        "decisions.toml",
        "format = 1\n[[decision]]\nbid = \"echo\"\nabout = \"exclusion\"\nresult = \"reject\"\nby = \"WHOx-decides\"\n\
         reason = \"SAIDx-decision\"\ndate = 2026-11-14\n[[ruling]]\nbid = \"bravo\"\nfact = \"days\"\nvalue = 21\n\
         by = \"WHOx-rules\"\nreason = \"SAIDx-ruling\"\ndate = 2026-11-14\n",
    );
    folder
}

/// Everything that can be read in a file, entry by entry where it is an archive.
fn readable(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let entries = zips::contents(bytes);
    entries.iter().map(|(name, bytes)| format!("{name}\n{}\n", String::from_utf8_lossy(bytes))).collect()
}

/// The report in every form whose text can be read without drawing it, by name.
fn forms(folder: &Folder, subject: Subject, rest: &[&str]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for format in
        FORMATS.iter().filter(|format| format.subjects().contains(&subject) && format.name() != "pdf")
    {
        for lang in ["nl", "en"] {
            let file = format!("out.{}", format.extensions().first().copied().unwrap_or(format.name()));
            let named = format.extensions().is_empty();
            let to: [&str; 2] = if named { ["--format", format.name()] } else { ["-o", &file] };
            let arguments = [&[subject.name(), ".", "--lang", lang][..], &to[..], rest].concat();
            let ran = folder.keur(&arguments).ends(0);
            let text = if named { ran.out } else { readable(&fs::read(folder.join(&file)).unwrap()) };
            all.push((format!("{} {} {lang}", subject.name(), format.name()), text));
        }
    }
    all
}

#[test]
fn no_form_for_the_public_holds_what_only_the_committee_may_see() {
    for (formula, reach) in [
        ("formula = \"absolute-linear\"\nfloor = 100\nceiling = 1000000", LETS_IN),
        ("formula = \"lowest-ratio\"", LETS_IN),
        ("formula = \"lowest-ratio\"", KEEPS_OUT),
    ] {
        let folder = folder("public", formula, reach);
        for subject in [Subject::Score, Subject::Compare] {
            for (form, text) in forms(&folder, subject, &["--for", "public"]) {
                for mark in SHUT.iter().chain(&PRICE) {
                    let at =
                        text.find(mark).map(|at| &text[at.saturating_sub(120)..(at + 60).min(text.len())]);
                    assert_eq!(at, None, "{form} of {formula} holds {mark}");
                }
                assert!(text.contains("bravo"), "{form} shows the bids");
            }
        }
    }
}

#[test]
fn the_marks_are_there_for_the_committee() {
    let folder = folder("committee", "formula = \"lowest-ratio\"", KEEPS_OUT);
    let said = |subject| forms(&folder, subject, &[]).into_iter().map(|(_, text)| text).collect::<String>();
    let all = said(Subject::Score) + &said(Subject::Compare);
    for mark in ["CHAINx", "SAIDx", "WHOx", PRICE[0]] {
        assert!(
            all.contains(mark),
            "{mark} is in no report for the committee, so that the other test proves nothing"
        );
    }
}

#[test]
fn a_confidential_answer_shows_its_points_and_not_what_it_is() {
    let folder = folder("points", "formula = \"lowest-ratio\"", LETS_IN);
    let run = |arguments: &[&str]| folder.keur(arguments).ends(0).json();
    let public = run(&["score", ".", "--format", "json", "--for", "public"]);
    let bid =
        |id: &str| public["bids"].as_array().unwrap().iter().find(|bid| bid["id"] == id).unwrap().clone();
    let alpha = bid("alpha");
    let of =
        |id: &str| alpha["criteria"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
    for id in ["g.plan", "g.days", "g.reach", "g.where"] {
        let answer = of(id);
        assert_eq!(answer["confidential"], true, "{id}");
        assert_eq!(answer["option"], serde_json::Value::Null, "{id}");
    }
    assert_eq!(of("g.days")["points"]["value"], "20.00");
    assert_eq!(of("g.paper")["option"], "yes");
    assert_eq!(alpha["price"], serde_json::Value::Null);
    assert_eq!(alpha["price_confidential"], true);
    // The lowest price of all is open, and yet each figure would tell how far it lies from the others.
    assert!(bid("bravo")["rank"].is_u64() && alpha["rank"].is_u64(), "both are ranked");
    assert_eq!(bid("bravo")["award"]["figure"], serde_json::Value::Null);
    assert_eq!(bid("bravo")["price"]["value"], "500000.00");
    assert_eq!(public["run"]["options"]["for"], "public");
    // The score, and the order, are the same as for the committee.
    let committee = run(&["score", ".", "--format", "json"]);
    for (open, shut) in public["bids"].as_array().unwrap().iter().zip(committee["bids"].as_array().unwrap()) {
        for key in ["id", "rank", "verdict", "score", "range", "groups", "gates"] {
            assert_eq!(open[key], shut[key], "{key}");
        }
    }
}

#[test]
fn a_figure_of_a_fixed_formula_hides_with_its_own_price_only() {
    let formula = "formula = \"absolute-linear\"\nfloor = 100\nceiling = 1000000";
    let folder = folder("figure", formula, LETS_IN);
    let public = folder.keur(&["score", ".", "--format", "json", "--for", "public"]).ends(0).json();
    let ranked: Vec<_> =
        public["bids"].as_array().unwrap().iter().filter(|bid| bid["rank"].is_u64()).collect();
    assert_eq!(ranked.len(), 3, "the bids that only a decision or their facts keep out are not ranked");
    for bid in ranked {
        assert_eq!(bid["award"]["figure"].is_null(), bid["id"] == "alpha", "{}", bid["id"]);
    }
}

#[test]
fn what_cannot_be_shown_to_the_public_is_refused() {
    let folder = folder("refused", "formula = \"lowest-ratio\"", KEEPS_OUT);
    for command in ["chain", "check", "evidence", "robustness", "rehearse"] {
        let ran = folder.keur(&[command, ".", "--for", "public", "--lang", "nl"]).ends(2);
        assert!(ran.out.is_empty() && ran.err.contains("geen openbare vorm"), "{command}: {}", ran.err);
    }
    let ran = folder.keur(&["explain", ".", "alpha", "--for", "public", "--lang", "en"]).ends(2);
    assert!(ran.err.contains("no form for the public"), "{}", ran.err);
    let ran = folder.keur(&["score", ".", "-o", "all.zip", "--for", "public", "--lang", "en"]).ends(2);
    assert!(ran.err.contains("no form for the public"), "{}", ran.err);
    assert!(!folder.join("all.zip").exists());
}
