//! What a report says as PDF, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::{Pdf, plural};

/// Writes a text of a report as PDF in Dutch.
pub fn say(text: &Pdf, f: &mut Formatter<'_>) -> Result {
    match text {
        Pdf::Assessment => f.write_str("Beoordelingsverslag"),
        Pdf::Comparison => f.write_str("Vergelijking van inschrijvingen"),
        Pdf::Findings => f.write_str("Bevindingen"),
        Pdf::Chains => f.write_str("Leveringsketens"),
        Pdf::Papers => f.write_str("Bewijsmiddelen"),
        Pdf::Explanation => f.write_str("Uitleg van een score"),
        Pdf::Firmness => f.write_str("Hoe vast de uitkomst staat"),
        Pdf::Rehearsal => f.write_str("Proefberekening"),
        Pdf::Provisional => f.write_str("Voorlopig: de rangorde kan nog veranderen."),
        Pdf::NotProvisional => f.write_str("De rangorde is niet voorlopig."),
        Pdf::Contents => f.write_str("Inhoud"),
        Pdf::Part { n, of } => write!(f, "deel {n} van {of}"),
        Pdf::Cut(left) => {
            write!(f, "… (nog {left} {}; het geheel staat in het verslag als JSON)", plural(*left, "teken", "tekens"))
        }
        Pdf::NotBuilt => f.write_str("deze keur is gebouwd zonder PDF"),
        Pdf::HowToBuild => f.write_str(
            "met PDF bouwt u hem zo: `cargo install --path . --features pdf`; een verslag dat op `.html` eindigt, is uit de browser als PDF af te drukken",
        ),
        Pdf::TooLong { found, most } => write!(
            f,
            "het verslag is te lang voor één PDF: {found} tekens en cellen, en het mogen er {most} zijn; toon minder inschrijvingen met `--top`, of kies een andere vorm"
        ),
        Pdf::Refused(why) => write!(f, "van dit verslag is geen PDF te maken: {why}"),
    }
}
