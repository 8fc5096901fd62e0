//! A standard, brand, product or label that is named without its equivalents.

use super::{OfRules, Pages, Rule, Voice, words};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct StandardWithoutEquivalent;

impl Rule for StandardWithoutEquivalent {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 52,
            name: "standard-without-equivalent",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        words::look(
            of,
            say,
            [
                concat!(include_str!("both.txt"), include_str!("nl.txt")),
                concat!(include_str!("both.txt"), include_str!("en.txt")),
            ],
        );
    }
}
