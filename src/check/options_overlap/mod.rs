//! Two options that can hold together and earn the same.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct OptionsOverlap;

impl Rule for OptionsOverlap {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 56, name: "options-overlap", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (place, (criterion, at)) in of.criteria().enumerate() {
            for tie in &of.survey(place).ties {
                let id = |option: usize| Word::from(criterion.options[option].id.as_str());
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("one", id(tie.options.0)),
                    ("other", id(tie.options.1)),
                    ("stated", Word::Text(tie.said.clone())),
                ];
                say.say(say.finding(at, words));
            }
        }
    }
}
