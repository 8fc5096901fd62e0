//! What the points of a bid rest on: evidence that was verified, evidence, assessors, or the bidder's word alone.

use std::collections::BTreeSet;

use super::answer::{Answer, Source};
use super::bid::Assessed;
use super::plan::Plan;
use crate::model::authority::OfBid;
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::num::Ratio;

/// How strongly an answer is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A document that supports it was looked at and found true.
    Verified,
    /// A valid document supports it.
    Evidenced,
    /// Assessors or the authority settled it.
    Assessed,
    /// The bidder says so: no evidence is asked, or none is valid.
    Claimed,
}

impl Strength {
    /// All, the strongest first.
    pub const ALL: [Strength; 4] =
        [Strength::Verified, Strength::Evidenced, Strength::Assessed, Strength::Claimed];

    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Strength::Verified => "verified",
            Strength::Evidenced => "evidenced",
            Strength::Assessed => "assessed",
            Strength::Claimed => "claimed",
        }
    }
}

/// The points of the score that rest on each strength, the strongest first; together they are the score. Nothing
/// where there is no score. What is open earns its floor, on nobody's word but the rules'.
#[must_use]
pub fn coverage(
    (rules, plan): (&Rules, &Plan),
    (offer, assessed): (&Offer, &Assessed),
    of: Option<&OfBid>,
) -> Option<[(Strength, Ratio); 4]> {
    assessed.reckoned.score.as_ref()?;
    let mut sums = Strength::ALL.map(|strength| (strength, Ratio::default()));
    for (place, answer) in assessed.answers.iter().enumerate() {
        let strength = strength(place, answer, rules, offer, of);
        let part = plan.part(rules.criteria[place].group, &answer.points).unwrap_or_default();
        let sum = sums.iter_mut().find(|(one, _)| *one == strength);
        if let Some((_, sum)) = sum {
            *sum = &*sum + &part;
        }
    }
    Some(sums)
}

/// How strongly the answer to a criterion is supported.
#[must_use]
pub fn strength(place: usize, answer: &Answer, rules: &Rules, offer: &Offer, of: Option<&OfBid>) -> Strength {
    match (answer.source, answer.supported) {
        (Some(Source::Assessed | Source::Ruled), _) => Strength::Assessed,
        (Some(_), Some(true)) => {
            let verified = of.is_some_and(|of| !supporting(place, rules, offer).is_disjoint(&of.verified));
            if verified { Strength::Verified } else { Strength::Evidenced }
        }
        _ => Strength::Claimed,
    }
}

/// The documents that support the answer to a criterion: cited by it or by a fact that it reads, valid, and of a
/// kind that it names.
fn supporting(place: usize, rules: &Rules, offer: &Offer) -> BTreeSet<String> {
    let criterion = &rules.criteria[place];
    let own = offer.claims[place].iter().flat_map(|claim| &claim.evidence);
    let stated = criterion.reads.iter().filter_map(|&fact| offer.facts[fact].as_ref());
    let cited: BTreeSet<&String> = own.chain(stated.flat_map(|fact| &fact.evidence)).collect();
    let counts =
        |(id, kind): &&(String, String)| cited.contains(id) && criterion.evidence_kinds.contains(kind);
    offer.valid.iter().filter(counts).map(|(id, _)| id.clone()).collect()
}
