//! Points of a group that do not add up to what they are divided by.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct PointsDivisor;

impl Rule for PointsDivisor {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 41,
            name: "points-against-divisor",
            severity: Severity::Note,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for group in &of.rules().groups {
            let Some(divisor) = group.out_of else { continue };
            if divisor == group.all_maxima {
                continue;
            }
            let Some(at) = of.groups().find(|known| known.id.value == group.id).map(|known| known.id.at)
            else {
                continue;
            };
            let words = [
                ("group", Word::from(group.id.as_str())),
                ("sum", Word::Number(group.all_maxima.into())),
                ("divisor", Word::Number(divisor.into())),
            ];
            say.say(say.finding(at, words));
        }
    }
}
