//! A criterion that earns points and asks for no evidence.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct Unverifiable;

impl Rule for Unverifiable {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 48,
            name: "unverifiable-criterion",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (criterion, at) in of.criteria() {
            let earns = criterion.curve.is_some()
                || criterion.options.iter().any(|o| !Ratio::from(o.points).is_zero());
            if earns && criterion.evidence_kinds.is_empty() && !criterion.judged {
                say.say(say.finding(at, [("criterion", Word::from(criterion.id.as_str()))]));
            }
        }
    }
}
