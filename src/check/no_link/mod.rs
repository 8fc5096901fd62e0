//! A criterion that does not say how it bears on what is bought.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct NoLink;

impl Rule for NoLink {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 49,
            name: "no-link-to-subject-matter",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for catalogue in of.catalogues() {
            for criterion in catalogue.criteria.iter().filter(|criterion| criterion.link.is_empty()) {
                say.say(
                    say.finding(criterion.id.at, [("criterion", Word::from(criterion.id.value.as_str()))]),
                );
            }
        }
    }
}
