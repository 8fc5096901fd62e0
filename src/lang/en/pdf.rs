//! What a report says as PDF, in English.

use std::fmt::{Formatter, Result};

use crate::lang::{Pdf, plural};

/// Writes a text of a report as PDF in English.
pub fn say(text: &Pdf, f: &mut Formatter<'_>) -> Result {
    match text {
        Pdf::Assessment => f.write_str("Assessment report"),
        Pdf::Comparison => f.write_str("Comparison of bids"),
        Pdf::Findings => f.write_str("Findings"),
        Pdf::Chains => f.write_str("Supply chains"),
        Pdf::Papers => f.write_str("Evidence"),
        Pdf::Explanation => f.write_str("Why a score is what it is"),
        Pdf::Firmness => f.write_str("How firm the outcome is"),
        Pdf::Rehearsal => f.write_str("Rehearsal"),
        Pdf::Provisional => f.write_str("Provisional: the ranking may still change."),
        Pdf::NotProvisional => f.write_str("The ranking is not provisional."),
        Pdf::Contents => f.write_str("Contents"),
        Pdf::Part { n, of } => write!(f, "part {n} of {of}"),
        Pdf::Cut(left) => write!(
            f,
            "… ({left} more {}; the report as JSON holds all of it)",
            plural(*left, "character", "characters")
        ),
        Pdf::NotBuilt => f.write_str("this keur was built without PDF"),
        Pdf::HowToBuild => f.write_str(
            "this builds it with PDF: `cargo install --path . --features pdf`; a report that ends in `.html` can be printed as PDF from a browser",
        ),
        Pdf::TooLong { found, most } => write!(
            f,
            "the report is too long for one PDF: {found} characters and cells, and there may be {most}; show fewer bids with `--top`, or take another format"
        ),
        Pdf::Refused(why) => write!(f, "no PDF can be made of this report: {why}"),
    }
}
