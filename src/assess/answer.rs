//! The answer of a bid to one criterion, and what it is worth.

use super::plan::CriterionPlan;
use crate::model::offer::{Claim, Claimed};
use crate::model::rules::Criterion;

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// An option counts.
    Answered,
    /// Nothing is known.
    Unanswered,
    /// Something equivalent is offered, and not yet assessed.
    EquivalentOffered,
}

impl Status {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Status::Answered => "answered",
            Status::Unanswered => "unanswered",
            Status::EquivalentOffered => "equivalent-offered",
        }
    }
}

/// The lowest and the highest that something can turn out to be, in units of points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The lowest.
    pub worst: i128,
    /// The highest.
    pub best: i128,
}

/// The answer that counts for one criterion.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Where it stands.
    pub status: Status,
    /// The option that counts, by its place.
    pub option: Option<usize>,
    /// Its points, in units.
    pub points: i128,
    /// The range that is shown.
    pub shown: Span,
    /// The range that gates read: an answer without evidence counts there as it stands.
    pub firm: Span,
    /// Its level, where the option has one.
    pub level: Option<i64>,
    /// Whether valid evidence supports it; nothing where none is asked.
    pub supported: Option<bool>,
    /// Whether it rejects the bid by itself.
    pub rejects: bool,
}

/// What a claim is worth under the policy `flag`.
///
/// | status | points | shown range | range for gates |
/// |---|---|---|---|
/// | answered, supported or none asked | option's | option's | option's |
/// | answered, unsupported | option's | lower of 0 and option's, to option's | option's |
/// | unanswered, equivalent offered | floor | floor to maximum | floor to maximum |
#[must_use]
pub fn answer(criterion: &Criterion, plan: &CriterionPlan, claim: Option<&Claim>) -> Answer {
    match claim {
        Some(Claim { answer: Claimed::Option(place), supported, .. }) => {
            answered(criterion, plan, *place, *supported)
        }
        Some(Claim { answer: Claimed::Equivalent, .. }) => open(Status::EquivalentOffered, plan),
        None => open(Status::Unanswered, plan),
    }
}

fn answered(criterion: &Criterion, plan: &CriterionPlan, place: usize, supported: bool) -> Answer {
    let option = &criterion.options[place];
    let points = plan.options[place];
    let asked = !criterion.evidence_kinds.is_empty() && !option.rejects;
    let exact = Span { worst: points, best: points };
    let shown = if asked && !supported { Span { worst: points.min(0), best: points } } else { exact };
    Answer {
        status: Status::Answered,
        option: Some(place),
        points,
        shown,
        firm: exact,
        level: option.level,
        supported: asked.then_some(supported),
        rejects: option.rejects,
    }
}

fn open(status: Status, plan: &CriterionPlan) -> Answer {
    let range = Span { worst: plan.floor, best: plan.maximum };
    Answer {
        status,
        option: None,
        points: plan.floor,
        shown: range,
        firm: range,
        level: None,
        supported: None,
        rejects: false,
    }
}
