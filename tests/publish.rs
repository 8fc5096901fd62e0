//! Rules that were published stand: what changes them is named by `check` and refused by `score`.

#![allow(clippy::disallowed_methods, reason = "this test looks at what was written")]

use std::fs;

use crate::run::{CATALOGUE, Folder, Ran};

const TENDER: &str = r#"format = 1
[tender]
id = "t"
title.nl = "Een"
title.en = "One"
language = "en"
deadline = 2099-10-31T12:00:00+01:00
as_of = 2026-11-01
[rules]
use = ["./cat"]
weights = { g = 60, h = 40 }
[context]
[[gate]]
id = "half"
group = "g"
share = 50
[[gate]]
id = "law"
when = "fact.days <= 30"
[award]
method = "weighted"
quality_weight = 60
price_weight = 40
formula = "lowest-ratio"
tie = ["group:g", "price", "draw"]
"#;

const FACTS: &str = r#"
[[fact]]
id = "days"
type = "integer"
question.nl = "Hoeveel dagen?"
question.en = "How many days?"
[[criterion]]
id = "h.b"
group = "h"
title.nl = "B"
title.en = "B"
option = [{ id = "fast", points = 3, when = "fact.days <= 10" }, { id = "slow", otherwise = true }]
[[region]]
id = "eea"
countries = ["NL", "BE"]
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", TENDER);
    folder.write("cat/catalogue.toml", format!("{CATALOGUE}{FACTS}"));
    folder.write(
        "bids/a.toml",
        "format = 1\n[bid]\nid = \"a\"\ntender = \"t\"\nsupplier = \"A\"\n[price]\namount = 5\n\
         [facts]\ndays = 5\n[answers]\ng.a = 2\ng.b = \"yes\"\nh.a = \"yes\"\n",
    );
    folder
}

fn published(name: &str) -> Folder {
    let folder = folder(name);
    publish(&folder, &["--date", "2026-09-01"]).ends(0);
    folder
}

fn publish(folder: &Folder, rest: &[&str]) -> Ran {
    folder.keur(&[&["publish", "--lang", "en"], rest].concat())
}

fn change(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.text(file);
    assert!(text.contains(from), "{from} does not stand in {file}");
    folder.write(file, text.replacen(from, to, 1));
}

#[test]
fn what_was_published_scores_and_says_so() {
    let folder = published("published");
    let score = folder.keur(&["score"]).ends(0);
    assert!(score.out.contains("Rules locked on 1 September 2026 (version 1),\nsha256:"), "{}", score.out);
    let json = folder.keur(&["score", "--format", "json"]).ends(0).json();
    let digest = json["lock"]["sha256"].as_str().unwrap().to_owned();
    assert!(folder.text("keur.lock").contains(&digest) && digest.len() == 64);
    assert_eq!(json["lock"]["version"], 1);
    assert!(!folder.keur(&["check"]).out.contains("[L0"), "nothing of the lock is found");
    let again = publish(&folder, &["--date", "2026-09-02"]).ends(0);
    assert!(again.out.contains(&digest) && again.out.contains("as locked on 1 September 2026"));
}

/// A change of one rule is refused by `score`, and named by `check` from what to what.
#[track_caller]
fn is_named(file: &str, from: &str, to: &str, said: &str) {
    let folder = published("changed");
    change(&folder, file, from, to);
    let score = folder.keur(&["score"]).ends(2);
    assert!(score.out.is_empty() && score.err.contains("L020"), "{said}\n{}{}", score.out, score.err);
    folder.keur(&["compare"]).ends(2);
    let check = folder.keur(&["check"]).ends(1);
    assert!(
        check.out.contains("error[L020 rules-differ]") && check.out.contains(said),
        "{said}\n{}",
        check.out
    );
    let waived =
        "format = 1\n[[waiver]]\ncode = \"L020\"\non = \"tender.toml\"\nreason = \"r\"\nuntil = 2099-01-01\n";
    folder.write("waivers.toml", waived);
    folder.keur(&["check", "--allow", "L020"]).ends(1);
    folder.keur(&["score"]).ends(2);
}

#[test]
fn a_weight() {
    is_named("tender.toml", "g = 60", "g = 61", "`group g`: `weight` was locked as `60`, and is now `61`");
}

#[test]
fn a_point() {
    is_named(
        "cat/catalogue.toml",
        "points = 10",
        "points = 11",
        "`criterion g.a`: `option 2 points` was locked as `10`, and is now `11`",
    );
}

#[test]
fn a_level() {
    is_named("cat/catalogue.toml", "level = 2", "level = 1", "`option 2 level` was locked as `2`");
}

#[test]
fn a_condition() {
    let said = "`criterion h.b`: `option fast when` was locked as `\"fact.days <= 10\"`, and is now";
    is_named("cat/catalogue.toml", "days <= 10", "days <= 11", said);
}

#[test]
fn a_gate() {
    is_named(
        "tender.toml",
        "share = 50",
        "share = 40",
        "`gate half`: `asks` was locked as `share at least 50`",
    );
    is_named("tender.toml", "days <= 30", "days <= 60", "`gate law`: `asks` was locked as");
    let gone = "[[gate]]\nid = \"half\"\ngroup = \"g\"\nshare = 50\n";
    is_named("tender.toml", gone, "", "`gate half` was locked, and is no longer there");
    let added = "[[gate]]\nid = \"more\"\nscore = 1\n[award]";
    is_named("tender.toml", "[award]", added, "`gate more` is there now, and was not locked");
}

#[test]
fn a_tie_rule() {
    let said = "`award`: `tie` was locked as `[\"group:g\", \"price\", \"draw\"]`, and is now `[\"price\", \"draw\"]`";
    is_named("tender.toml", "\"group:g\", ", "", said);
}

#[test]
fn everything_else_that_counts() {
    is_named("tender.toml", "deadline = 2099-10-31T12", "deadline = 2099-10-31T13", "`tender`: `deadline`");
    is_named("tender.toml", "as_of = 2026-11-01", "as_of = 2026-11-02", "`tender`: `as_of`");
    is_named("tender.toml", "quality_weight = 60", "quality_weight = 70", "`award`: `quality_weight`");
    is_named("tender.toml", "\"lowest-ratio\"", "\"to-lowest\"", "`award`: `formula`");
    is_named(
        "tender.toml",
        "[award]",
        "[policy]\nunanswered_level = \"skip\"\n[award]",
        "`unanswered_level`",
    );
    is_named("tender.toml", "[context]", "drop = [\"g.b\"]\n[context]", "`criterion g.b`");
    is_named(
        "cat/catalogue.toml",
        "evidence_kinds = [\"paper\"]",
        "",
        "`evidence` was locked as `[\"paper\"]`",
    );
    is_named("cat/catalogue.toml", "[\"NL\", \"BE\"]", "[\"NL\"]", "`region eea`: `countries`");
    is_named("cat/catalogue.toml", "\"integer\"", "\"decimal\"", "`fact days`: `type`");
}

#[test]
fn titles_questions_order_and_layout_are_no_rules() {
    let folder = published("titles");
    change(&folder, "tender.toml", "title.nl = \"Een\"", "title.nl = \"Iets anders\"");
    change(&folder, "cat/catalogue.toml", "title.nl = \"B\"", "title.nl = \"Een betere titel\"");
    change(&folder, "cat/catalogue.toml", "Hoeveel dagen?", "Hoeveel werkdagen?");
    change(&folder, "tender.toml", "deadline = 2099-10-31T12:00:00+01:00", "deadline = 2099-10-31T11:00:00Z");
    change(&folder, "tender.toml", "share = 50", "share = 50.0   # the same");
    folder.keur(&["score"]).ends(0);
    let check = folder.keur(&["check"]);
    assert!(!check.out.contains("L020") && check.out.contains("note[L023 texts-differ]"), "{}", check.out);
    assert!(check.out.contains("cat/catalogue.toml") && check.out.contains("tender.toml"));
}

#[test]
fn an_amendment_keeps_every_version_and_needs_a_reason() {
    let folder = published("amended");
    change(&folder, "tender.toml", "g = 60", "g = 61");
    let refused = publish(&folder, &["--date", "2026-09-10"]).ends(2);
    assert!(refused.err.contains("was locked as `60`, and is now `61`"), "{}", refused.err);
    publish(&folder, &["--date", "2026-09-10", "--amend", " "]).ends(2);
    let amended = publish(&folder, &["--date", "2026-09-10", "--amend", "note 1, \"q\" 12"]).ends(0);
    assert!(amended.out.contains("version 2") && amended.out.contains("is now `61`"), "{}", amended.out);
    folder.keur(&["score"]).ends(0);
    let lock = folder.text("keur.lock");
    assert!(lock.contains("group g: weight = 60") && lock.contains("group g: weight = 61"));
    assert!(lock.contains("reason = \"note 1, \\\"q\\\" 12\"") && lock.contains("date = 2026-09-10"));
    publish(&folder, &["--date", "2026-09-11", "--amend", "again"]).ends(2);
    assert!(!folder.keur(&["check"]).out.contains("L022"));
    change(&folder, "tender.toml", "g = 61", "g = 62");
    publish(&folder, &["--date", "2099-10-22", "--amend", "late"]).ends(0);
    let check = folder.keur(&["check"]);
    assert!(
        check.out.contains("warning[L022 amended-late]") && check.out.contains("9 days"),
        "{}",
        check.out
    );
}

#[test]
fn after_the_deadline_nothing_can_be_locked_or_amended() {
    folder_refuses(&folder("late"), &["--date", "2099-11-01"]);
    let locked = published("late");
    change(&locked, "tender.toml", "g = 60", "g = 61");
    folder_refuses(&locked, &["--date", "2099-11-01", "--amend", "too late"]);
    // Moving the deadline does not reopen what was locked.
    change(&locked, "tender.toml", "2099-10-31", "2099-12-31");
    folder_refuses(&locked, &["--date", "2099-11-01", "--amend", "too late"]);
    publish(&locked, &["--date", "2099-10-30", "--amend", "moved before it passed"]).ends(0);
}

#[test]
fn a_day_that_is_given_does_not_stand_in_for_the_clock() {
    let past = folder("antedated");
    change(&past, "tender.toml", "2099-10-31", "2001-10-31");
    folder_refuses(&past, &["--date", "2001-09-01"]);
    let locked = published("antedated");
    locked.passes("2099-10-31", "2001-10-31");
    locked.keur(&["score"]).ends(0);
    change(&locked, "tender.toml", "g = 60", "g = 61");
    folder_refuses(&locked, &["--date", "2001-09-02", "--amend", "too late"]);
}

#[track_caller]
fn folder_refuses(folder: &Folder, rest: &[&str]) {
    let before = fs::read(folder.join("keur.lock")).ok();
    let refused = publish(folder, rest).ends(2);
    assert!(refused.err.contains("the deadline for bids has passed"), "{}", refused.err);
    assert_eq!(fs::read(folder.join("keur.lock")).ok(), before, "the lock is as it was");
}

#[test]
fn a_lock_needs_a_deadline_and_rules_without_errors() {
    let without = folder("no-deadline");
    change(&without, "tender.toml", "deadline = 2099-10-31T12:00:00+01:00\n", "");
    assert!(publish(&without, &[]).ends(2).err.contains("names no deadline"));
    let wrong = folder("errors");
    change(&wrong, "tender.toml", "group = \"g\"", "group = \"nowhere\"");
    assert!(publish(&wrong, &["--date", "2026-09-01"]).ends(2).err.contains("T022"));
    assert!(
        publish(&folder("nothing"), &["--date", "2026-09-01", "--amend", "x"])
            .ends(2)
            .err
            .contains("nothing is locked")
    );
    assert!(!wrong.join("keur.lock").exists() && !without.join("keur.lock").exists());
}

#[test]
fn a_lock_that_was_touched_is_refused() {
    let touches = [
        ("group g: weight = 60", "group g: weight = 61", "L021"),
        ("n = 1", "n = 2", "L021"),
        ("tender = \"t\"", "tender = \"u\"", "L021"),
        ("digest = \"", "digest = \"0", "L010"),
        ("format = 1", "format = 2", "L013"),
        ("[[version]]", "[[versions]]", "L005"),
        ("[lock]", "[lock", "L004"),
    ];
    for (from, to, code) in touches {
        let folder = published("touched");
        change(&folder, "keur.lock", from, to);
        let score = folder.keur(&["score"]).ends(2);
        assert!(score.err.contains(code), "{from}: {}", score.err);
        assert!(folder.keur(&["check"]).ends(1).out.contains(code), "{from}");
        publish(&folder, &["--date", "2026-09-02", "--amend", "x"]).ends(2);
    }
    let empty = published("empty");
    empty.write("keur.lock", "format = 1\n[lock]\ntender = \"t\"\n");
    assert!(empty.keur(&["score"]).ends(2).err.contains("L021"));
}

#[test]
fn shipped_catalogues_are_copied_beside_the_tender_and_read_from_there() {
    let folder = Folder::new("copies");
    let tender = TENDER.replace("./cat", "eu-csf").replace("weights = { g = 60, h = 40 }\n", "");
    let tender = tender.split("[[gate]]").next().unwrap().to_owned();
    folder.write("tender.toml", tender);
    publish(&folder, &["--date", "2026-09-01"]).ends(0);
    let copy = "catalogues/eu-csf/catalogue.toml";
    assert!(folder.text("keur.lock").contains(&format!("path = \"{copy}\"")));
    let inputs = folder.keur(&["score", "--format", "json"]).ends(0).json()["inputs"].to_string();
    assert!(inputs.contains(copy) && !inputs.contains("keur:"), "{inputs}");
    change(&folder, copy, "SOV-1 = 20", "SOV-1 = 21");
    assert!(folder.keur(&["score"]).ends(2).err.contains("L020"), "the copy is what counts");
    fs::remove_file(folder.join("keur.lock")).unwrap();
    assert!(
        publish(&folder, &["--date", "2026-09-01"]).ends(2).err.contains("another text than the shipped")
    );
}
