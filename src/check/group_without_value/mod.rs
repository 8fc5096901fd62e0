//! A group with points in an award on value that is worth nothing there.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::rules::{Group, Rules};

/// The rule.
pub struct GroupWithoutValue;

impl Rule for GroupWithoutValue {
    fn code(&self) -> Code {
        Code { family: Family::Tender, number: 46, name: "group-without-value", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let (rules, said) = (of.rules(), &of.opened.tender.award);
        let Some(at) = said.method.as_ref().map(|method| method.at).filter(|_| rules.award.method == "value")
        else {
            return;
        };
        for (place, group) in rules.groups.iter().enumerate() {
            let worth = rules.award.values.iter().any(|(of, value)| *of == place && !value.0.is_zero());
            if !worth && has_points(group, rules) {
                say.say(say.finding(at, [("group", Word::from(group.id.as_str()))]));
            }
        }
    }
}

fn has_points(group: &Group, rules: &Rules) -> bool {
    group.criteria.iter().any(|&place| !rules.criteria[place].maximum().is_zero())
}
