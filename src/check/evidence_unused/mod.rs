//! A document that nothing in the bid rests on.

use std::collections::BTreeSet;

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct EvidenceUnused;

impl Rule for EvidenceUnused {
    fn code(&self) -> Code {
        Code { family: Family::Evidence, number: 28, name: "evidence-not-cited", severity: Severity::Note }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let offer = bid.bidding.offer;
        let claims = offer.claims.iter().flatten().flat_map(|claim| &claim.evidence);
        let facts = offer.facts.iter().flatten().flat_map(|fact| &fact.evidence);
        let cited: BTreeSet<&str> = claims.chain(facts).map(String::as_str).collect();
        for document in offer.evidence.iter().filter(|document| !cited.contains(document.id.value.as_str())) {
            let words = [("document", Word::from(document.id.value.as_str()))];
            say.say(say.finding(document.id.at, words));
        }
    }
}
