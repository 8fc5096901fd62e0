//! A criterion whose conditions could not be tried out in full.

use super::combine::MOST_TRIED;
use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct NotTried;

impl Rule for NotTried {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 59, name: "conditions-not-tried", severity: Severity::Note }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (place, (criterion, at)) in of.criteria().enumerate() {
            if of.survey(place).open {
                let most = i64::try_from(MOST_TRIED).unwrap_or(i64::MAX);
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("most", Word::Number(Ratio::from(most))),
                ];
                say.say(say.finding(at, words));
            }
        }
    }
}
