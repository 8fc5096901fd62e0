//! What a company is or was, where the service should be judged.

use super::{OfRules, Pages, Rule, Voice, words};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct SuitabilityAsAward;

impl Rule for SuitabilityAsAward {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 54,
            name: "suitability-as-award",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        words::look(of, say, [include_str!("nl.txt"), include_str!("en.txt")]);
    }
}
