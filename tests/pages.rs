//! The pages of the project say what the program really prints: each is run again and compared.
#![cfg(unix)]

use crate::console::{Folder, copy, rerun};
use crate::golden;
use crate::run::keur;

/// Runs a page in a new folder, and holds what it printed against what it says.
fn check(page: &str, with_examples: bool) {
    if with_examples { check_with(page, "examples", "examples") } else { check_with(page, "", "") }
}

/// The same, with a folder of the project under a name of its own; none where that is empty.
fn check_with(page: &str, from: &str, name: &str) {
    let folder = Folder::new(&page.replace('/', "-"));
    if !name.is_empty() {
        copy(&golden::root().join(from), &folder.0.join(name));
    }
    hold(page, &folder);
}

/// Runs a page in a folder, and holds what it printed against what it says.
fn hold(page: &str, folder: &Folder) {
    let file = golden::root().join(page);
    #[allow(clippy::disallowed_methods, reason = "a test may read the pages of the project")]
    let text = std::fs::read_to_string(&file).unwrap();
    if let Err(difference) = golden::matches(&file, &rerun(&text, &folder.0)) {
        panic!("{difference}\nKEUR_BLESS=1 cargo test writes it anew");
    }
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    check("README.md", true);
}

#[test]
fn the_first_half_hour_happened_so_in_dutch() {
    check("docs/eerste-half-uur.md", false);
}

#[test]
fn the_first_half_hour_happened_so_in_english() {
    check("docs/first-half-hour.md", false);
}

#[test]
fn a_tender_is_composed_by_questions_so() {
    check("docs/aanbesteding-in-vragen.md", false);
    check("docs/tender-by-questions.md", false);
}

#[test]
fn dossiers_are_made_and_checked_so() {
    check("docs/dossier.md", true);
    check("docs/dossier.en.md", true);
}

#[test]
fn a_rehearsal_finds_what_the_manual_says() {
    for page in ["docs/proefberekening.md", "docs/rehearsal.md"] {
        let folder = Folder::new(&page.replace('/', "-"));
        let case = "tests/cases/proefberekening";
        copy(&golden::root().join(case), &folder.0.join(case));
        hold(page, &folder);
    }
}

/// The tables of the catalogue that tenders use most, to be read by people before they are printed.
#[test]
fn the_manual_holds_the_table_of_criteria() {
    for (lang, page) in [("nl", "docs/catalogus-autonomie-nl.md"), ("en", "docs/catalogue-autonomie-nl.md")] {
        let arguments =
            ["catalogue", "show", "autonomie-nl", "--table", "--format", "markdown", "--lang", lang];
        let ran = keur(&golden::root(), &arguments).ends(0).out;
        if let Err(difference) = golden::matches(&golden::root().join(page), &ran) {
            panic!("{difference}\nKEUR_BLESS=1 cargo test writes it anew");
        }
    }
}

/// Every code with what is wrong, as the manual lists them.
#[test]
fn the_manual_lists_every_code() {
    for (lang, page) in [("nl", "docs/bevindingen.md"), ("en", "docs/findings.md")] {
        let arguments = ["check", "--list", "--format", "markdown", "--lang", lang];
        let ran = keur(&golden::root(), &arguments).ends(0).out;
        if let Err(difference) = golden::matches(&golden::root().join(page), &ran) {
            panic!("{difference}\nKEUR_BLESS=1 cargo test writes it anew");
        }
    }
}

/// Why one bid of the example is above another, to be read by people.
#[test]
fn the_manual_shows_an_explanation() {
    check("docs/uitleg-voorbeeld.md", true);
    check("docs/explanation-example.md", true);
}

/// How firm an outcome is, on three bids that lie close.
#[test]
fn the_manual_shows_how_firm_an_outcome_is() {
    check_with("docs/robuustheid.md", "tests/cases/robustness", "werkplek");
    check_with("docs/robustness.md", "tests/cases/robustness", "workplace");
}
