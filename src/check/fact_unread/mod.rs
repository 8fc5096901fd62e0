//! A fact that bidders state and nothing uses.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::gate::GateRule;

/// The rule.
pub struct FactUnread;

impl Rule for FactUnread {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 51, name: "fact-nobody-reads", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for catalogue in of.catalogues() {
            let own = catalogue.criteria.iter().flat_map(|criterion| &criterion.options);
            let gates = catalogue.gates.iter().filter_map(|gate| match &gate.rule {
                Some(GateRule::When { when }) => Some(when.value.as_str()),
                _ => None,
            });
            let texts: Vec<&str> = own
                .filter_map(|option| option.when.as_ref())
                .map(|when| when.value.as_str())
                .chain(gates)
                .collect();
            let curves = || catalogue.criteria.iter().filter_map(|criterion| criterion.curve.as_ref());
            let own =
                |file| catalogue.head.id.as_ref().is_some_and(|id| of.folder(file) == of.folder(id.at.file));
            for fact in catalogue.facts.iter().filter(|fact| own(fact.id.at.file)) {
                let path = format!("fact.{}", fact.id.value);
                let read = texts.iter().any(|text| names(text, &path))
                    || curves().any(|curve| curve.fact == fact.id);
                if !read {
                    say.say(say.finding(fact.id.at, [("fact", Word::from(fact.id.value.as_str()))]));
                }
            }
        }
    }
}

/// Whether a condition names a path, and not only one that starts like it.
fn names(text: &str, path: &str) -> bool {
    text.match_indices(path).any(|(at, _)| {
        let after = text[at + path.len()..].chars().next();
        !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_longer_path_is_another() {
        assert!(names("fact.a.b > 2 && true", "fact.a.b") && names("x in fact.a", "fact.a"));
        assert!(names("fact.a.exists(x, true)", "fact.a"));
        assert!(!names("fact.a.bc > 2", "fact.a.b") && !names("fact.a_b", "fact.a"));
    }
}
