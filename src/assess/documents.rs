//! The documents of a bid: how each stands on the day that counts, what it supports, and what is still due.

use std::collections::{BTreeMap, BTreeSet};

use super::bid::Assessed;
use crate::model::authority::{OfBid, Verified};
use crate::model::bid::Evidence;
use crate::model::offer::{Fact, Found, Offer};
use crate::model::rules::Rules;

/// How a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// It is there, as stated, and valid on the day that counts.
    Valid,
    /// It is valid only later.
    NotYet,
    /// It was valid earlier.
    Expired,
    /// Its file is not there.
    Missing,
    /// Its file is too large to look at.
    TooLarge,
    /// Its file lies outside the folder of the bid.
    Refused,
    /// Its file has another digest than stated.
    Differs,
    /// It names neither a file nor an address.
    Nowhere,
}

impl Paper {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Paper::Valid => "valid",
            Paper::NotYet => "not-yet-valid",
            Paper::Expired => "expired",
            Paper::Missing => "missing",
            Paper::TooLarge => "too-large",
            Paper::Refused => "outside",
            Paper::Differs => "digest-differs",
            Paper::Nowhere => "nowhere",
        }
    }
}

/// A document of a bid, with all that is known of it.
#[derive(Clone, Debug)]
pub struct Document<'d> {
    /// As the bid lists it.
    pub evidence: &'d Evidence,
    /// How its file was found; nothing where it has an address.
    pub found: Option<&'d Found>,
    /// How it stands.
    pub paper: Paper,
    /// Facts that cite it, by their places.
    pub facts: Vec<usize>,
    /// Criteria whose answer it is cited for, itself or by way of a fact, and whether it is of a kind that is asked.
    pub answers: Vec<(usize, bool)>,
    /// Who found it true.
    pub looked: Vec<&'d Verified>,
}

impl Document<'_> {
    /// Whether nothing in the bid cites it.
    #[must_use]
    pub const fn is_unused(&self) -> bool {
        self.facts.is_empty() && self.answers.is_empty()
    }
}

/// What cites a document: facts and criteria, by their places.
#[derive(Default)]
struct Uses {
    facts: Vec<usize>,
    answers: BTreeSet<usize>,
}

/// What cites each document, by its id: gathered in one pass, since a bid may list and cite thousands.
fn uses<'d>(rules: &Rules, offer: &'d Offer) -> BTreeMap<&'d str, Uses> {
    let mut uses: BTreeMap<&str, Uses> = BTreeMap::new();
    let unique = |ids: &'d [String]| ids.iter().map(String::as_str).collect::<BTreeSet<&str>>();
    let of_fact =
        |fact: &'d Option<Fact>| fact.as_ref().map(|fact| unique(&fact.evidence)).unwrap_or_default();
    let by_fact: Vec<BTreeSet<&str>> = offer.facts.iter().map(of_fact).collect();
    for (fact, ids) in by_fact.iter().enumerate() {
        for id in ids {
            uses.entry(id).or_default().facts.push(fact);
        }
    }
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let own = offer.claims[place].as_ref().map(|claim| unique(&claim.evidence)).unwrap_or_default();
        let read = criterion.reads.iter().flat_map(|&fact| by_fact[fact].iter().copied());
        for id in own.into_iter().chain(read) {
            uses.entry(id).or_default().answers.insert(place);
        }
    }
    uses
}

/// The documents that a bid lists, in its order.
#[must_use]
pub fn documents<'d>(rules: &Rules, offer: &'d Offer, of: Option<&'d OfBid>) -> Vec<Document<'d>> {
    let mut uses = uses(rules, offer);
    let mut looked: BTreeMap<&str, Vec<&Verified>> = BTreeMap::new();
    for one in of.into_iter().flat_map(|of| &of.looked) {
        looked.entry(&one.evidence.value).or_default().push(one);
    }
    let one = |(evidence, found): (&'d Evidence, &'d Option<Found>)| {
        let id = evidence.id.value.as_str();
        let Uses { facts, answers } = uses.remove(id).unwrap_or_default();
        let is_asked = |place: usize| rules.criteria[place].evidence_kinds.contains(&evidence.kind.value);
        let answers = answers.into_iter().map(|place| (place, is_asked(place))).collect();
        let (found, looked) = (found.as_ref(), looked.remove(id).unwrap_or_default());
        Document { evidence, found, paper: stands(evidence, found, rules), facts, answers, looked }
    };
    offer.evidence.iter().zip(&offer.found).map(one).collect()
}

/// Criteria whose answer counts without a valid document of a kind that is asked: what the bidder still owes.
#[must_use]
pub fn due(assessed: &Assessed) -> Vec<usize> {
    let lacks = assessed.answers.iter().enumerate().filter(|(_, answer)| answer.supported == Some(false));
    lacks.map(|(place, _)| place).collect()
}

fn stands(evidence: &Evidence, found: Option<&Found>, rules: &Rules) -> Paper {
    let stated = evidence.sha256.as_ref().map(|stated| &stated.value);
    match found {
        None if evidence.url.is_none() => return Paper::Nowhere,
        Some(Found::Missing) => return Paper::Missing,
        Some(Found::TooLarge) => return Paper::TooLarge,
        Some(Found::Refused) => return Paper::Refused,
        Some(Found::Present { sha256, .. }) if stated.is_some_and(|stated| stated != sha256) => {
            return Paper::Differs;
        }
        _ => {}
    }
    let Some(day) = rules.as_of else { return Paper::Valid };
    if evidence.issued.as_ref().is_some_and(|issued| issued.value > day) {
        return Paper::NotYet;
    }
    if evidence.expires.as_ref().is_some_and(|expires| expires.value < day) {
        return Paper::Expired;
    }
    Paper::Valid
}
