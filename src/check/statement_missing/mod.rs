//! A question for assessors to which a bid says nothing.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct StatementMissing;

impl Rule for StatementMissing {
    fn code(&self) -> Code {
        Code { family: Family::Bid, number: 39, name: "statement-missing", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let offer = bid.bidding.offer;
        let silent = bid.bidding.rules.criteria.iter().zip(&offer.claims).filter(|(criterion, claim)| {
            criterion.judged && claim.as_ref().is_none_or(|claim| claim.statement.trim().is_empty())
        });
        let criteria: Vec<String> = silent.map(|(criterion, _)| criterion.id.clone()).collect();
        if !criteria.is_empty() {
            say.say(say.finding(offer.at, [("criteria", Word::Names(criteria))]));
        }
    }
}
