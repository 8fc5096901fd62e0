//! Points for where a company comes from, instead of for what that can do to the service.

use super::{OfRules, Pages, Rule, Voice, words};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct ScoresOrigin;

impl Rule for ScoresOrigin {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 53, name: "scores-origin", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        words::look(of, say, [include_str!("nl.txt"), include_str!("en.txt")]);
    }
}
