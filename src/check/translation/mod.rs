//! A text that stands in one language only.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct Translation;

impl Rule for Translation {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 47, name: "missing-translation", severity: Severity::Note }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for catalogue in of.catalogues() {
            for criterion in &catalogue.criteria {
                let own =
                    [("title", &criterion.title), ("question", &criterion.question), ("why", &criterion.why)];
                let options = criterion.options.iter().map(|option| ("option", &option.text));
                let mut keys: Vec<String> = own
                    .into_iter()
                    .chain([("link", &criterion.link)])
                    .chain(options)
                    .filter(|(_, text)| text.nl.is_some() != text.en.is_some())
                    .map(|(key, _)| key.to_owned())
                    .collect();
                keys.dedup();
                if !keys.is_empty() {
                    let words =
                        [("criterion", Word::from(criterion.id.value.as_str())), ("keys", Word::Names(keys))];
                    say.say(say.finding(criterion.id.at, words));
                }
            }
        }
    }
}
