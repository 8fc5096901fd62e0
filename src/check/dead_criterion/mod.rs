//! A criterion whose answer can change nothing.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::rules::{AnswerOption, GateRule};

/// The rule.
pub struct DeadCriterion;

impl Rule for DeadCriterion {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 44, name: "dead-criterion", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (criterion, at) in of.criteria() {
            let Some(first) = criterion.options.first().filter(|_| criterion.curve.is_none()) else {
                continue;
            };
            let same = |option: &AnswerOption| {
                (option.points, option.level, option.rejects) == (first.points, first.level, first.rejects)
            };
            let gated = of.rules().gates.iter().any(|gate| {
                matches!(&gate.rule,
                GateRule::Options { criterion: place, .. } if of.rules().criteria[*place].id == criterion.id)
            });
            if criterion.options.iter().all(same) && !gated {
                say.say(say.finding(at, [("criterion", Word::from(criterion.id.as_str()))]));
            }
        }
    }
}
