//! Verdicts: admissible, rejected, or not yet to be said, with every reason.

use super::answer::Answer;
use super::gate::{GateResult, Outcome};
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
            Reason::Unreadable => "unreadable",
            Reason::OtherTender(_) => "other-tender",
            Reason::DuplicateId => "duplicate-id",
        }
    }
}

/// Rejected if anything rejects; else undetermined if anything that could reject is open, or the price
/// that the award needs is not there.
#[must_use]
pub fn verdict(
    rules: &Rules,
    answers: &[Answer],
    gates: &[GateResult],
    lacks_price: bool,
) -> (Verdict, Vec<Reason>) {
    let with = |outcome: Outcome| {
        gates.iter().enumerate().filter(move |(_, gate)| gate.outcome == outcome).map(|(place, _)| place)
    };
    let rejecting = answers.iter().enumerate().filter(|(_, answer)| answer.rejects).map(|(place, _)| place);
    let reasons: Vec<Reason> =
        with(Outcome::Fail).map(Reason::GateFailed).chain(rejecting.map(Reason::KnockOut)).collect();
    if !reasons.is_empty() {
        return (Verdict::Rejected, reasons);
    }
    let open = rules.criteria.iter().zip(answers).enumerate();
    let open = open.filter(|(_, (criterion, answer))| criterion.has_knock_out() && answer.option.is_none());
    let reasons: Vec<Reason> = with(Outcome::Unknown)
        .map(Reason::GateUnknown)
        .chain(open.map(|(place, _)| Reason::KnockOutOpen(place)))
        .chain(lacks_price.then_some(Reason::PriceOpen))
        .collect();
    if reasons.is_empty() { (Verdict::Admissible, reasons) } else { (Verdict::Undetermined, reasons) }
}
