//! What a report says as PDF: what it is, and why there is none.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text of or about a report as PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Pdf {
    // what the report is
    Assessment,
    Comparison,
    Findings,
    Chains,
    Papers,
    Explanation,
    Firmness,
    Rehearsal,
    // on its pages
    Provisional,
    NotProvisional,
    Contents,
    Part { n: usize, of: usize },
    Cut(usize),
    // why there is none
    NotBuilt,
    HowToBuild,
    TooLong { found: usize, most: usize },
    Refused(String),
}

impl Say for Pdf {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::pdf::say(self, f),
            Lang::En => en::pdf::say(self, f),
        }
    }
}
