//! Verdicts: admissible, rejected, or not yet to be said, with every reason.

use super::answer::Answer;
use super::gate::{GateResult, Outcome};
use crate::model::authority::{OfBid, Outcome as Decided};
use crate::model::rules::Rules;

/// Whether a bid can be ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is ranked.
    Admissible,
    /// It cannot yet be said.
    Undetermined,
    /// It is not.
    Rejected,
}

impl Verdict {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Admissible => "admissible",
            Verdict::Undetermined => "undetermined",
            Verdict::Rejected => "rejected",
        }
    }
}

/// Why a bid is not admissible, or not assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A gate fails, by its place.
    GateFailed(usize),
    /// An answer rejects, by the place of its criterion.
    KnockOut(usize),
    /// A gate cannot yet be said, by its place.
    GateUnknown(usize),
    /// A criterion with a rejecting option has no answer that counts, by its place.
    KnockOutOpen(usize),
    /// The award needs a price above zero in the tender's currency, and there is none.
    PriceOpen,
    /// It was received after the deadline.
    Late,
    /// A decision of the authority, by its place among those on the bid.
    Decided(usize),
    /// The bid could not be read.
    Unreadable,
    /// The bid is for another tender, by its id.
    OtherTender(String),
    /// Another bid has the same id.
    DuplicateId,
}

impl Reason {
    /// The word in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Reason::GateFailed(_) => "gate-failed",
            Reason::KnockOut(_) => "knock-out",
            Reason::GateUnknown(_) => "gate-unknown",
            Reason::KnockOutOpen(_) => "knock-out-open",
            Reason::PriceOpen => "price-open",
            Reason::Late => "received-late",
            Reason::Decided(_) => "decided",
            Reason::Unreadable => "unreadable",
            Reason::OtherTender(_) => "other-tender",
            Reason::DuplicateId => "duplicate-id",
        }
    }
}

/// What a verdict rests on.
#[derive(Clone, Copy)]
pub struct Grounds<'g> {
    /// The rules.
    pub rules: &'g Rules,
    /// Per criterion.
    pub answers: &'g [Answer],
    /// Per gate.
    pub gates: &'g [GateResult],
    /// Whether the award needs a price and there is none.
    pub lacks_price: bool,
    /// What the authority wrote about the bid.
    pub of: Option<&'g OfBid>,
}

impl Grounds<'_> {
    /// Rejected if anything rejects; else undetermined if anything that could reject is open, unless a
    /// decision settled it, or the price that the award needs is not there.
    #[must_use]
    pub fn verdict(&self) -> (Verdict, Vec<Reason>) {
        let rejecting = self.rejecting();
        if !rejecting.is_empty() {
            return (Verdict::Rejected, rejecting);
        }
        let open = self.open();
        if open.is_empty() { (Verdict::Admissible, open) } else { (Verdict::Undetermined, open) }
    }

    fn with(&self, outcome: Outcome) -> impl Iterator<Item = usize> {
        let places = self.gates.iter().enumerate();
        places.filter(move |(_, gate)| gate.outcome == outcome).map(|(place, _)| place)
    }

    fn rejecting(&self) -> Vec<Reason> {
        let knocked = self.answers.iter().enumerate().filter(|(_, answer)| answer.rejects);
        let knocked = knocked.map(|(place, _)| Reason::KnockOut(place));
        let decisions = self.of.iter().flat_map(|of| &of.decisions).enumerate();
        let decided = decisions.filter(|(_, decision)| decision.result.removes());
        let deadline = self.rules.tender.as_ref().and_then(|tender| tender.deadline.as_ref());
        let receipt = self.of.and_then(|of| of.receipt.as_ref());
        let late = receipt.zip(deadline).is_some_and(|(receipt, deadline)| receipt.value.at > deadline.at);
        let gates = self.with(Outcome::Fail).map(Reason::GateFailed);
        let late = late.then_some(Reason::Late);
        gates.chain(knocked).chain(late).chain(decided.map(|(place, _)| Reason::Decided(place))).collect()
    }

    fn open(&self) -> Vec<Reason> {
        let criteria = self.rules.criteria.iter().zip(self.answers).enumerate();
        let knock_outs = criteria
            .filter(|(_, (criterion, answer))| criterion.has_knock_out() && answer.is_open())
            .map(|(place, _)| place)
            .filter(|&place| !self.is_settled(&self.rules.criteria[place].id));
        let gates = self.with(Outcome::Unknown).filter(|&gate| !self.is_settled(&self.rules.gates[gate].id));
        gates
            .map(Reason::GateUnknown)
            .chain(knock_outs.map(Reason::KnockOutOpen))
            .chain(self.lacks_price.then_some(Reason::PriceOpen))
            .collect()
    }

    /// Whether a decision settled a gate or a criterion in favour of the bid.
    fn is_settled(&self, about: &str) -> bool {
        let decisions = self.of.iter().flat_map(|of| &of.decisions);
        decisions.into_iter().any(|d| d.result == Decided::Admit && d.about.value == about)
    }
}
