//! A party that says that nobody controls it, and names someone who does.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct IndependentButControlled;

impl Rule for IndependentButControlled {
    fn code(&self) -> Code {
        let name = "independent-but-controlled";
        Code { family: Family::Supply, number: 27, name, severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for (place, party) in bid.parties().iter().enumerate() {
            let above = bid.control.above[place].first();
            let Some(&owner) = above.filter(|_| party.independent == Some(true)) else { continue };
            let owner = &bid.parties()[owner];
            let words = [
                ("party", Word::from(party.id.value.as_str())),
                ("owner", Word::from(owner.id.value.as_str())),
            ];
            let mut finding = say.finding(party.id.at, words);
            if let Some(line) = party.owners.iter().find(|line| line.party.value == owner.id.value) {
                let there = say.sentence("there", [("owner", Word::from(owner.id.value.as_str()))]);
                finding = finding.mark(line.party.at, there);
            }
            say.say(finding);
        }
    }
}
