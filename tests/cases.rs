//! Each folder of `examples/` and `tests/cases/` is a case: a tender with the reports expected of it.
//!
//! A file `expected/COMMAND.LANG.ENDING` holds what `keur COMMAND` writes on that folder in that
//! language and in the format of that ending. To add one: an empty file, and `KEUR_BLESS=1 cargo test`.
//! Of `explain` the name also says what: `explain_BID.…`, `explain_BID_against_BID.…`, or `explain_BID_CRITERION.…`
//! with a hyphen for each dot of the criterion's id; of `robustness` it may say how many weights are drawn:
//! `robustness_draws_N.…`.
#![allow(clippy::disallowed_methods, reason = "a test may run the program and list its own cases")]

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::golden;

fn folders(parent: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(golden::root().join(parent)) else { return Vec::new() };
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What the command writes; the case is named as a user in the root of the project would.
fn report(case: &Path, expected: &Path) -> String {
    let name = expected.file_name().unwrap().to_str().unwrap();
    let parts: Vec<&str> = name.split('.').collect();
    let [command, lang, ending] = parts[..] else { panic!("{name} is not COMMAND.LANG.ENDING") };
    let format = keur::report::FORMATS.iter().find(|format| format.extensions().contains(&ending)).unwrap();
    let case = case.to_str().unwrap();
    let asked: Vec<&str> = command.split('_').collect();
    let criterion = asked.get(2).copied().unwrap_or_default().replace('-', ".");
    let words = match asked[..] {
        ["explain", bid] => vec!["explain", bid, "--tender", case],
        ["explain", bid, "against", other] => vec!["explain", bid, "--against", other, "--tender", case],
        ["robustness", "draws", draws] => vec!["robustness", case, "--draws", draws],
        ["explain", bid, _] => vec!["explain", bid, criterion.as_str(), "--tender", case],
        _ => vec![command, case],
    };
    let done = Command::new(env!("CARGO_BIN_EXE_keur"))
        .args(words)
        .args(["--lang", lang, "--format", format.name()])
        .current_dir(golden::root())
        .output()
        .unwrap();
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn every_case_gives_the_reports_expected_of_it() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for case in folders("examples").into_iter().chain(folders("tests/cases")) {
        let entries = std::fs::read_dir(case.join("expected"));
        let entries = entries.unwrap_or_else(|_| panic!("{} has no folder `expected`", case.display()));
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let short = case.strip_prefix(golden::root()).unwrap();
        seen += files.len();
        wrong.extend(files.iter().filter_map(|file| golden::matches(file, &report(short, file)).err()));
    }
    assert!(seen >= 8, "only {seen} expected reports");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
