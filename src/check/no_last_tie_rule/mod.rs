//! An award whose tie rules can leave two bids equal.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::award::Tie;

/// The rule.
pub struct NoLastTieRule;

impl Rule for NoLastTieRule {
    fn code(&self) -> Code {
        Code { family: Family::Tender, number: 45, name: "no-last-tie-rule", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let said = &of.opened.tender.award;
        let Some(at) = said.at.filter(|_| of.rules().award.ties.last() != Some(&Tie::Draw)) else { return };
        let Some(last) = said.tie.last() else {
            return say.say(say.named("none", at, []));
        };
        let rules = said.tie.iter().map(|tie| tie.value.clone()).collect();
        say.say(say.finding(last.at, [("rules", Word::Names(rules))]));
    }
}
