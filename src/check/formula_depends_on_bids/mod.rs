//! A formula under which the figure of a bid depends on other bids, so that the order can reverse.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::award::method;
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct FormulaDependsOnBids;

impl Rule for FormulaDependsOnBids {
    fn code(&self) -> Code {
        let name = "formula-depends-on-bids";
        Code { family: Family::Tender, number: 44, name, severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let said = &of.opened.tender.award;
        let depends = method(&of.rules().award).is_some_and(|method| method.depends_on_others());
        if let Some(formula) = said.formula.as_ref().filter(|_| depends) {
            say.say(say.finding(formula.at, [("formula", Word::from(formula.value.as_str()))]));
        }
    }
}
