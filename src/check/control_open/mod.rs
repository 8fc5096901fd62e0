//! A party that takes part and does not say who controls it.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::assess::listed;
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct ControlOpen;

impl Rule for ControlOpen {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 26, name: "control-not-stated", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for place in bid.involved().into_iter().filter(|&place| !bid.control.owned(place)) {
            let party = &bid.parties()[place];
            let name = if party.owners.is_empty() { "message" } else { "some" };
            let words =
                [("party", Word::from(party.id.value.as_str())), ("sum", Word::Number(listed(party)))];
            say.say(say.named(name, party.id.at, words));
        }
    }
}
