//! A bidder checks a filled workbook before anybody makes a bid of it.

use crate::forms::{CATALOGUE, TENDER};
use crate::run::Folder;

const GATE: &str =
    "[[gate]]\nid = \"enough\"\ntitle = \"Genoeg\"\nwhy = \"w\"\ncriterion = \"g.c\"\npoints = 1\n";
const BID: &str = "format = 1\n[bid]\nid = \"a\"\ntender = \"t\"\nsupplier = \"A B.V.\"\n";

/// A tender with a workbook that says what a bid says.
fn folder(name: &str, bid: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", format!("{TENDER}{GATE}"));
    folder.write("cat/catalogue.toml", CATALOGUE);
    folder.write("said.toml", format!("{BID}{bid}"));
    for file in ["own/mine.xlsx", "own/mine.ods"] {
        folder.keur(&["form", "bid", ".", "--fill", "said.toml", "-o", file]).ends(0);
    }
    folder
}

const STATED: &str = "[answers.\"g.c\"]\noption = \"2\"\nevidence = [\"p\"]\n\
    [[evidence]]\nid = \"p\"\nkind = \"paper\"\ntitle = \"P\"\nfile = \"p.txt\"\n";

#[test]
fn findings_name_the_cell_and_the_last_one_what_the_answers_give() {
    let folder = folder("checked", STATED);
    for file in ["own/mine.xlsx", "own/mine.ods"] {
        let ran = folder.keur(&["check", file]).ends(0);
        assert!(ran.out.contains("E020") && ran.out.contains("   # Bewijsmiddelen!"), "{}", ran.out);
        assert!(ran.out.contains(&format!("--> {file}:")), "{}", ran.out);
        let said = ran.out.lines().find(|line| line.contains("X034")).unwrap();
        for part in ["geldig; score", "die nog tussen", "1 wacht nog op beoordelaars", "van 3 criteria"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    // documents are looked for beside the workbook
    folder.write("own/p.txt", "x");
    let ran = folder.keur(&["check", "own/mine.xlsx", "--lang", "en"]).ends(0);
    assert!(!ran.out.contains("E020") && ran.out.contains("with these answers: admissible"), "{}", ran.out);
}

#[test]
fn what_rejects_and_what_is_open_is_said() {
    let rejected = folder("checked-out", "[answers]\n\"g.c\" = \"1\"\n");
    let ran = rejected.keur(&["check", "own/mine.ods", "--lang", "en"]).ends(0);
    assert!(ran.out.contains("rejected (gate `enough` is not met); score"), "{}", ran.out);
    let open = folder("checked-open", "");
    let ran = open.keur(&["check", "own/mine.ods"]).ends(0);
    assert!(ran.out.contains("minimumeis `enough` staat nog niet vast"), "{}", ran.out);
    assert!(ran.out.contains("B028") && ran.out.contains("er 2 geen antwoord dat telt"), "{}", ran.out);
    let failed = open.keur(&["check", "own/mine.ods", "--fail-on", "undetermined"]);
    failed.ends(1);
}

#[test]
fn no_finding_about_a_bid_in_toml_says_what_it_gives() {
    let folder = folder("checked-beside", STATED);
    folder.write("bids/b.toml", BID.replace("\"a\"", "\"b\""));
    let ran = folder.keur(&["check", ".", "own/mine.xlsx"]).ends(0);
    assert_eq!(ran.out.matches("X034").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("bids/b.toml"), "{}", ran.out);
    let json = folder.keur(&["check", "own/mine.xlsx", "--format", "json"]).ends(0).json();
    let codes: Vec<&str> =
        json["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"X034"), "{codes:?}");
}

#[test]
fn a_workbook_that_is_none_or_of_another_tender_is_a_finding_and_elsewhere_refused() {
    let folder = folder("checked-wrong", STATED);
    folder.write("own/none.xlsx", "not a workbook");
    let ran = folder.keur(&["check", "own/none.xlsx"]).ends(1);
    assert!(ran.out.contains("X020") && ran.out.contains("own/none.xlsx"), "{}", ran.out);
    folder.write("own/large.xlsx", vec![0; 64 * 1024 * 1024 + 1]);
    let ran = folder.keur(&["check", "own/large.xlsx", "--lang", "en"]).ends(1);
    assert!(ran.out.contains("larger than 67108864 bytes"), "{}", ran.out);
    folder.write("cat/catalogue.toml", CATALOGUE.replace("points = 2", "points = 3"));
    let ran = folder.keur(&["check", "own/mine.xlsx"]).ends(1);
    assert!(ran.out.contains("X021") && !ran.out.contains("X034"), "{}", ran.out);
    for command in ["score", "compare", "chain", "robustness", "explain"] {
        let ran = folder.keur(&[command, "own/mine.xlsx"]).ends(2);
        assert!(ran.err.contains("keur form read"), "{command}: {}", ran.err);
    }
    folder.keur(&["check", "own/gone.xlsx"]).ends(2);
    let elsewhere = Folder::new("checked-elsewhere");
    elsewhere.write("a.xlsx", "x");
    let ran = elsewhere.keur(&["check", "a.xlsx", "--lang", "nl"]).ends(2);
    assert!(ran.err.contains("in de map van de aanbesteding"), "{}", ran.err);
}
