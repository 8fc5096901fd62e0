//! Owners under one law who hold half or more together, while none of them controls.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::bid::{Owner, Party};
use crate::model::rules::Law;
use crate::num::Ratio;

/// The rule.
pub struct OwnersTogether;

impl Rule for OwnersTogether {
    fn code(&self) -> Code {
        let name = "owners-under-one-law";
        Code { family: Family::Supply, number: 33, name, severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for place in bid.involved().into_iter().filter(|&place| bid.control.above[place].is_empty()) {
            let party = &bid.parties()[place];
            let laws = bid.bidding.rules.laws.iter().map(|law| (law, held(bid, party, law)));
            let Some((law, sum)) = laws.into_iter().find(|(_, sum)| *sum >= Ratio::from(50)) else {
                continue;
            };
            let words = [
                ("party", Word::from(party.id.value.as_str())),
                ("sum", Word::Number(sum)),
                ("law", Word::from(law.id.as_str())),
            ];
            say.say(say.finding(party.id.at, words));
        }
    }
}

/// The shares in a party that owners hold whom a law reaches by their own seat, in percent.
fn held(bid: &OfBid<'_>, party: &Party, law: &Law) -> Ratio {
    let reached = |owner: &&Owner| {
        let Some(place) = bid.control.place(&owner.party.value) else { return false };
        let owner = &bid.parties()[place];
        let mut own = owner.country.iter().chain(&owner.subject_to);
        own.any(|country| law.countries.contains(&country.value))
    };
    let shares = party.owners.iter().filter(reached).filter_map(|owner| owner.share);
    shares.fold(Ratio::default(), |sum, share| &sum + &Ratio::from(share))
}
