//! An option that follows from facts, and never is the answer that counts.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The most options that are named as coming first.
const MOST_NAMED: usize = 5;

/// The rule.
pub struct OptionOutOfReach;

impl Rule for OptionOutOfReach {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 55,
            name: "option-out-of-reach",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (place, (criterion, at)) in of.criteria().enumerate() {
            let survey = of.survey(place);
            if survey.open {
                continue;
            }
            let when = &of.opened.conditions.options[place];
            for (number, (option, fate)) in criterion.options.iter().zip(&survey.options).enumerate() {
                if !option.derived || fate.counts {
                    continue;
                }
                let first = fate.behind.iter().take(MOST_NAMED);
                let first = first.map(|first| criterion.options[*first].id.clone()).collect();
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("option", Word::from(option.id.as_str())),
                    ("first", Word::Names(first)),
                ];
                let sentence = match (fate.holds, &when[number]) {
                    (true, _) => "message",
                    (false, Some(_)) => "never",
                    (false, None) => "otherwise",
                };
                say.say(say.named(sentence, at, words));
            }
        }
    }
}
