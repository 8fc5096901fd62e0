//! What anybody may read of a bid: nothing that its bidder marked as confidential, no supply chain, no statement,
//! no document, nothing of assessors and nothing that was found about it.
//!
//! A report for the public never holds the rest in its hands: it is taken out of the bid before a format sees it.
//! Points and shares of a confidential answer stay, for the score follows from them (as in a letter); the answer,
//! its evidence and the facts do not. A confidential price takes along every figure that it could be reckoned back from.

use std::borrow::Cow;
use std::io;

use super::Report;
use crate::assess::{Degree, Exposure, Place, Round, Sheet, State};
use crate::model::offer::{Claim, Offer};
use crate::model::rules::Rules;

/// A bid as a report may show it.
pub struct Seen<'s> {
    /// Its place in the order.
    pub place: Cow<'s, Place>,
    /// The bid, without what its reader may not see.
    pub sheet: Cow<'s, Sheet>,
    /// Per criterion whether its answer is not shown; empty where all are.
    pub hidden: Vec<bool>,
    /// Whether it has a price that is not shown.
    pub hides_price: bool,
    /// Whether anybody may read it.
    pub public: bool,
}

impl Seen<'_> {
    /// Whether the answer to a criterion is not shown.
    #[must_use]
    pub fn hides(&self, criterion: usize) -> bool {
        self.hidden.get(criterion) == Some(&true)
    }
}

/// What is left out of the bids of a round for a reader.
#[derive(Clone, Copy, Debug, Default)]
pub struct Curtain {
    public: bool,
    /// Whether some bid has a price that is not shown.
    shuts_prices: bool,
    /// Whether no figure that rests on the prices of others may be shown.
    shuts_figures: bool,
}

impl Curtain {
    /// What is left out for the reader of a report. For the public all bids are looked through once, for a figure that
    /// rests on all prices gives a confidential one away.
    ///
    /// # Errors
    /// A bid that changed while the report was made.
    pub fn new(report: &Report<'_>, round: &Round<'_>) -> io::Result<Curtain> {
        let method = round.plan().method;
        let mut shuts_prices = false;
        if report.is_public() {
            round.each(&mut |_, sheet| {
                shuts_prices |= sheet.assessed().is_some_and(|(offer, _)| hides_price(offer));
                Ok(())
            })?;
        }
        let shuts_figures = shuts_prices && method.depends_on_others();
        Ok(Curtain { public: report.is_public(), shuts_prices, shuts_figures })
    }

    /// Whether the lowest and the highest price may be told: one of them may be a confidential one.
    #[must_use]
    pub fn shows_prices(&self) -> bool {
        !self.shuts_prices
    }

    /// A bid as it may be shown.
    #[must_use]
    pub fn show<'s>(&self, round: &Round<'_>, place: &'s Place, sheet: &'s Sheet) -> Seen<'s> {
        if !self.public {
            let (place, sheet) = (Cow::Borrowed(place), Cow::Borrowed(sheet));
            return Seen { place, sheet, hidden: Vec::new(), hides_price: false, public: false };
        }
        let offer = sheet.assessed().map(|(offer, _)| offer);
        let hidden = offer.map(|offer| hidden(offer, round.rules)).unwrap_or_default();
        let shut = offer.is_some_and(hides_price);
        let mut place = place.clone();
        if round.plan().method.uses_price() && (shut || self.shuts_figures) {
            (place.figure, place.figure_if_admitted) = (None, None);
        }
        let sheet = Cow::Owned(bared(sheet, &hidden, shut));
        Seen { place: Cow::Owned(place), sheet, hidden, hides_price: shut, public: true }
    }
}

/// Whether a bid marks its price as confidential.
fn hides_price(offer: &Offer) -> bool {
    offer.price.as_ref().is_some_and(|price| price.confidential.is_some())
}

/// Per criterion whether the bid marks something as confidential that the answer rests on.
fn hidden(offer: &Offer, rules: &Rules) -> Vec<bool> {
    (0..rules.criteria.len()).map(|place| is_confidential(offer, rules, place)).collect()
}

/// Whether a bid marks something as confidential that its answer to a criterion rests on: the answer itself, a fact
/// that it reads, or, where it reads the supply chain, a party or component.
#[must_use]
pub fn is_confidential(offer: &Offer, rules: &Rules, place: usize) -> bool {
    let criterion = &rules.criteria[place];
    let claim = offer.claims[place].as_ref().is_some_and(|claim| claim.confidential.is_some());
    let fact = |fact: &usize| offer.facts[*fact].as_ref().is_some_and(|fact| fact.confidential.is_some());
    let chain = criterion.reads_chain && has_confidential_chain(offer);
    claim || criterion.reads.iter().any(fact) || chain
}

fn has_confidential_chain(offer: &Offer) -> bool {
    offer.parties.iter().any(|party| party.confidential.is_some())
        || offer.components.iter().any(|component| component.confidential.is_some())
}

/// The bid without what only the committee reads.
fn bared(sheet: &Sheet, hidden: &[bool], shut: bool) -> Sheet {
    let state = match &sheet.state {
        State::Assessed(both) => {
            let (offer, mut assessed) = (**both).clone();
            let price = offer.price.filter(|_| !shut);
            if shut {
                assessed.price = None;
            }
            assessed.exposures = assessed.exposures.iter().map(|_| unsaid()).collect();
            for (answer, _) in assessed.answers.iter_mut().zip(hidden).filter(|(_, hidden)| **hidden) {
                (answer.option, answer.overruled) = (None, None);
            }
            let Offer { file, id, supplier, service, at, .. } = offer;
            let claims = offer.claims.into_iter().map(|claim| claim.map(silent)).collect();
            let facts = vec![None; offer.facts.len()];
            let offer = Offer { file, id, supplier, service, price, at, claims, facts, ..Offer::default() };
            State::Assessed(Box::new((offer, assessed)))
        }
        other => other.clone(),
    };
    Sheet {
        id: sheet.id.clone(),
        supplier: sheet.supplier.clone(),
        state,
        held: None,
        findings: crate::diag::Findings::default(),
        sources: crate::diag::Sources::default(),
        inputs: Vec::new(),
        clarifications: Vec::new(),
    }
}

/// An exposure of which nothing is said.
fn unsaid() -> Exposure {
    let unknown = Degree::Unknown;
    Exposure { overall: unknown, content: unknown, metadata: unknown, path: Vec::new() }
}

/// A claim without its words and documents.
fn silent(claim: Claim) -> Claim {
    Claim {
        evidence: Vec::new(),
        statement: String::new(),
        equivalent: String::new(),
        confidential: None,
        ..claim
    }
}

/// Whether a file of the rules may be told of to anybody: not where it names an assessor or a decision.
#[must_use]
pub fn tells_path(path: &str) -> bool {
    !path.starts_with("assessments/") && path != "decisions.toml"
}
