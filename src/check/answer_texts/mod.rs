//! Answers without a text, or with the same one.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::lang::Lang;
use crate::model::Text;
use crate::model::rules::AnswerOption;

/// The rule.
pub struct AnswerTexts;

impl Rule for AnswerTexts {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 46,
            name: "blank-or-duplicate-answers",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (criterion, at) in of.criteria() {
            let blank = criterion.options.iter().find(|option| option.text.is_empty());
            if let Some(option) = blank {
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("option", Word::from(option.id.as_str())),
                ];
                say.say(say.named("blank", at, words));
            }
            let twins = criterion.options.iter().enumerate().find_map(|(i, option)| {
                let same = |other: &&AnswerOption| !option.text.is_empty() && same(&other.text, &option.text);
                criterion.options[..i].iter().find(same).map(|other| (other, option))
            });
            if let Some((one, other)) = twins {
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("one", Word::from(one.id.as_str())),
                    ("other", Word::from(other.id.as_str())),
                ];
                say.say(say.finding(at, words));
            }
        }
    }
}

/// Whether two texts read the same in some language.
fn same(one: &Text, other: &Text) -> bool {
    let plain = |text: &str| text.trim().to_lowercase();
    Lang::ALL.iter().any(|lang| plain(&one.get(*lang)) == plain(&other.get(*lang)))
}
