//! A criterion that can never hold the level down.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct InertLevel;

impl Rule for InertLevel {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 45, name: "never-binds-level", severity: Severity::Note }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let rules = of.rules();
        for (place, (criterion, at)) in of.criteria().enumerate() {
            let lowest = criterion.options.iter().map(|option| option.level).min().flatten();
            let top = rules.levels_of(place).iter().map(|level| level.n).max();
            if lowest.is_some() && lowest == top && criterion.options.len() > 1 {
                say.say(say.finding(at, [("criterion", Word::from(criterion.id.as_str()))]));
            }
        }
    }
}
