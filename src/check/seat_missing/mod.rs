//! A party that takes part and whose seat is not stated.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct SeatMissing;

impl Rule for SeatMissing {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 24, name: "seat-not-stated", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for place in bid.involved() {
            let party = &bid.parties()[place];
            if party.country.is_none() {
                say.say(say.finding(party.id.at, [("party", Word::from(party.id.value.as_str()))]));
            }
        }
    }
}
