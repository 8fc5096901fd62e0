//! Severities and waivers: what is accepted with a reason stays visible, what is an error stays one.

use crate::run::{Folder, bid};

/// A tender with one bid that leaves a criterion open: a warning (B028) and nothing worse.
fn folder(name: &str) -> Folder {
    let folder = Folder::tender(name);
    folder.write("bids/good.toml", bid("good").replace("g.a", "x_g.a"));
    folder
}

fn codes(folder: &Folder, arguments: &[&str], code: i32) -> Vec<(String, String)> {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let json = folder.keur(&all).ends(code).json();
    let found = json["findings"].as_array().expect("findings").iter();
    found
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            (text("code"), text("severity"))
        })
        .collect()
}

fn severity(found: &[(String, String)], code: &str) -> Option<String> {
    found.iter().find(|(known, _)| known == code).map(|(_, severity)| severity.clone())
}

const WAIVER: &str =
    "format = 1\n[[waiver]]\ncode = \"B028\"\non = \"good\"\nreason = \"Afgesproken.\"\nby = \"inkoop\"\n";

#[test]
fn a_severity_is_that_of_the_command_line_then_of_the_tender_then_of_the_code() {
    let folder = folder("severity");
    assert_eq!(severity(&codes(&folder, &[], 0), "B028").as_deref(), Some("warning"));
    assert_eq!(severity(&codes(&folder, &["--deny", "unanswered"], 1), "B028").as_deref(), Some("error"));
    assert_eq!(severity(&codes(&folder, &["--allow", "B028"], 0), "B028"), None);
    let tender = folder.text("tender.toml");
    folder.write("tender.toml", format!("{tender}\n[check]\ndeny = [\"B028\"]\n"));
    assert_eq!(severity(&codes(&folder, &[], 1), "B028").as_deref(), Some("error"));
    assert_eq!(severity(&codes(&folder, &["--warn", "B028"], 0), "B028").as_deref(), Some("warning"));
}

#[test]
fn a_waived_finding_stays_as_a_note_with_the_reason() {
    let folder = folder("waived");
    folder.write("waivers.toml", format!("{WAIVER}until = 2099-01-01\n"));
    assert_eq!(severity(&codes(&folder, &[], 0), "B028").as_deref(), Some("note"));
    let said = folder.keur(&["check", "--lang", "nl"]).ends(0).out;
    assert!(said.contains("aanvaard door inkoop tot en met 1 januari 2099: Afgesproken."), "{said}");
}

#[test]
fn a_waiver_that_has_expired_or_waives_nothing_is_a_finding() {
    let folder = folder("expired");
    folder.write("waivers.toml", format!("{WAIVER}until = 2026-02-01\n"));
    let later = codes(&folder, &["--today", "2026-02-02"], 0);
    assert_eq!(severity(&later, "W021").as_deref(), Some("warning"));
    assert_eq!(severity(&later, "B028").as_deref(), Some("warning"));
    assert_eq!(severity(&codes(&folder, &["--today", "2026-02-01"], 0), "W021"), None);
    folder.write("waivers.toml", format!("{WAIVER}until = 2099-01-01\n").replace("good", "bad"));
    assert_eq!(severity(&codes(&folder, &[], 0), "W022").as_deref(), Some("warning"));
}

#[test]
fn what_is_an_error_or_no_code_at_all_cannot_be_waived() {
    let folder = folder("unwaivable");
    for code in ["B022", "B999", "unknown-criterion"] {
        folder.write("waivers.toml", format!("{WAIVER}until = 2099-01-01\n").replace("B028", code));
        assert_eq!(severity(&codes(&folder, &[], 1), "W020").as_deref(), Some("error"), "{code}");
    }
    folder.write("waivers.toml", "format = 1\n[[waiver]]\ncode = \"B028\"\n");
    assert_eq!(severity(&codes(&folder, &[], 1), "W006").as_deref(), Some("error"));
    folder.write("waivers.toml", "format = 1\n");
    assert_eq!(severity(&codes(&folder, &["--deny", "B022"], 0), "W020"), None);
    assert_eq!(severity(&codes(&folder, &["--allow", "B022"], 1), "W020").as_deref(), Some("error"));
}

#[test]
fn a_baseline_writes_itself_and_fails_only_on_what_is_new() {
    let folder = folder("baseline");
    let run =
        |code: i32| folder.keur(&["check", "--fail-on", "warning", "--baseline", "known.json"]).ends(code);
    run(0);
    assert!(folder.text("known.json").contains("keur-baseline-1"));
    let said = run(0).out;
    assert!(said.contains("B028"), "what is known is still shown\n{said}");
    let moved = folder.text("bids/good.toml");
    folder.write("bids/good.toml", format!("# a line above\n{moved}"));
    run(0);
    folder.write("bids/new.toml", bid("new").replace("h.a", "x_h.a"));
    run(1);
    folder.write("known.json", "{}");
    run(2);
}

#[test]
fn neither_a_bidder_nor_a_catalogue_waives_what_is_found_in_a_bid() {
    let folder = folder("foreign-waiver");
    let cited = "[[evidence]]\nid = \"e\"\nkind = \"paper\"\nfile = \"rival\"\n";
    folder.write("bids/good.toml", bid("good") + cited);
    let waiver = |on: &str| WAIVER.replace("B028", "E020").replace("good", on) + "until = 2099-01-01\n";
    folder.write("waivers.toml", waiver("rival"));
    assert_eq!(severity(&codes(&folder, &[], 0), "E020").as_deref(), Some("warning"), "by its own words");
    folder.write("waivers.toml", "format = 1\n");
    folder.write("cat/waivers.toml", waiver("good"));
    assert_eq!(severity(&codes(&folder, &[], 0), "E020").as_deref(), Some("warning"), "by a catalogue");
    folder.write("waivers.toml", waiver("good"));
    let found = codes(&folder, &[], 0);
    assert_eq!(severity(&found, "E020").as_deref(), Some("note"), "by the authority: {found:?}");
}

#[test]
fn a_waiver_is_called_unused_only_where_all_was_looked_at() {
    let folder = Folder::tender("part-of-it");
    let check = folder.keur(&["check", "bids/good.toml", "--lang", "en"]).ends(0);
    assert!(!check.out.contains("W022"), "the rules were not looked at:\n{}", check.out);
}
