//! An answer that earns more points and has a lower level.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::rules::AnswerOption;

/// The rule.
pub struct Ladder;

impl Rule for Ladder {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 42, name: "ladder-inverted", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (criterion, at) in of.criteria() {
            let steps = criterion.options.iter().filter_map(|option| Some((option, option.level?)));
            let steps: Vec<_> = steps.collect();
            let inverted = steps.iter().find_map(|(more, low)| {
                let worse = |(less, high): &&(&AnswerOption, i64)| more.points > less.points && *low < *high;
                steps.iter().find(worse).map(|(less, _)| (more, less))
            });
            let Some((more, less)) = inverted else { continue };
            let words = [
                ("criterion", Word::from(criterion.id.as_str())),
                ("more", Word::from(more.id.as_str())),
                ("less", Word::from(less.id.as_str())),
            ];
            say.say(say.finding(at, words));
        }
    }
}
