//! A key that says what holds anyway changes nothing, and a word that no key knows is an error.

use serde_json::Value;

use crate::run::{Folder, TENDER};

/// What is put where: a text in a file, instead of a part of it or (where that is empty) at its end.
struct Put {
    file: &'static str,
    part: &'static str,
    text: &'static str,
}

fn put(folder: &Folder, put: &Put) {
    let text = folder_text(folder, put.file);
    let text = match put.part {
        "" => format!("{text}{}\n", put.text),
        part => {
            assert!(text.contains(part), "{part} stands nowhere");
            text.replacen(part, put.text, 1)
        }
    };
    folder.write(put.file, text);
}

fn folder_text(folder: &Folder, file: &str) -> String {
    if folder.join(file).exists() { folder.text(file) } else { String::new() }
}

/// The report without its inputs, whose digests tell one file from another.
fn report(folder: &Folder, key: &str) -> Value {
    let ran = folder.keur(&["score", "--format", "json"]);
    assert_eq!(ran.code(), 0, "{key}\n{}{}", ran.out, ran.err);
    let mut report = ran.json();
    report.as_object_mut().unwrap().remove("inputs");
    report
}

/// This is let through and changes nothing.
#[track_caller]
fn harmless(key: &str, puts: &[Put]) {
    let folder = Folder::tender("harmless");
    let before = report(&folder, key);
    for one in puts {
        put(&folder, one);
    }
    assert_eq!(report(&folder, key), before, "{key}");
}

const fn tender(text: &'static str) -> Put {
    Put { file: "tender.toml", part: "", text }
}

#[test]
fn unsupported() {
    harmless("unsupported", &[tender("[policy]\nunsupported = \"flag\"")]);
}

#[test]
fn evidence_from() {
    harmless("evidence_from", &[tender("[policy]\nevidence_from = \"all\"")]);
}

#[test]
fn price_after_quality() {
    harmless("price_after_quality", &[tender("[policy]\nprice_after_quality = false")]);
}

#[test]
fn policies_that_hold_anyway() {
    harmless("assessors", &[tender("[policy]\nassessors = \"consensus\"")]);
    harmless("assessors", &[tender("[policy]\nassessors = \"mean\"")]);
    harmless("spread", &[tender("[policy]\nspread = 0")]);
    harmless("dropped_bids", &[tender("[policy]\ndropped_bids = \"recompute\"")]);
    harmless("dropped_bids", &[tender("[policy]\ndropped_bids = \"keep\"")]);
    harmless("unanswered_level", &[tender("[policy]\nunanswered_level = \"unknown\"")]);
}

#[test]
fn awards_on_quality_alone_change_nothing() {
    harmless("method", &[tender("[award]\nmethod = \"quality\"")]);
    harmless("values", &[tender("[award]\nvalues = {}")]);
    harmless("winners", &[tender("[award]\nwinners = 1")]);
    harmless("tie", &[tender("[award]\ntie = [\"score\"]")]);
    harmless("tie", &[tender("[award]\ntie = []")]);
}

#[test]
fn currency_and_decimals_as_they_are_anyway() {
    harmless("currency", &[tender("[award]\ncurrency = \"EUR\"\ndecimals = 2")]);
}

#[test]
fn check_severities() {
    harmless("[check]", &[tender("[check]\nallow = [\"E025\"]")]);
    harmless("[check]", &[tender("[check]\nwarn = [\"E025\"]")]);
    harmless("[check]", &[tender("[check]\ndeny = [\"E025\"]")]);
}

#[test]
fn words_that_no_key_knows_are_errors_and_not_refusals() {
    for text in
        ["[policy]\nunsupported = \"maybe\"", "[award]\nmethod = \"lottery\"", "[award]\nformula = \"best\""]
    {
        let folder = Folder::tender("words");
        folder.write("tender.toml", format!("{TENDER}{text}\n"));
        assert!(folder.keur(&["score"]).ends(2).err.contains("T010"), "{text}");
    }
}
