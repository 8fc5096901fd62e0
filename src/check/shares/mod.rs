//! Owners who together hold more than everything.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::assess::listed;
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct Shares;

impl Rule for Shares {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 22, name: "shares-above-100", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for party in bid.parties() {
            let sum = listed(party);
            if sum > Ratio::from(100) {
                let words = [("party", Word::from(party.id.value.as_str())), ("sum", Word::Number(sum))];
                say.say(say.finding(party.id.at, words));
            }
        }
    }
}
