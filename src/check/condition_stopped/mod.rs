//! A condition that was too much work for what a bid states.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::cond::MOST_STEPS;
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct ConditionStopped;

impl Rule for ConditionStopped {
    fn code(&self) -> Code {
        Code { family: Family::Bid, number: 38, name: "condition-stopped", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        if bid.bidding.assessed.stopped {
            let steps = Word::Number(Ratio::from(i64::from(MOST_STEPS)));
            say.say(say.finding(bid.bidding.offer.at, [("steps", steps)]));
        }
    }
}
