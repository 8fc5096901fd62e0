//! What assessors made of one bid on one criterion: an option, a mean, or nothing yet.

use crate::model::authority::Vote;
use crate::model::rules::Criterion;
use crate::num::{Int, Ratio};

use super::plan::CriterionPlan;

/// What the votes on a criterion come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// An option, by its place: the consensus, or what all chose.
    Option(usize),
    /// The exact mean of the options that were chosen.
    Mean {
        /// In units of points.
        units: Ratio,
        /// The level, where all options have the same.
        level: Option<i64>,
    },
    /// The equivalent that was offered is refused, and no option named in its place.
    Refused,
    /// Somebody has yet to judge.
    Open,
    /// They differ, and there is no consensus.
    Differ,
}

/// Those who judge a criterion, and how they come to one answer.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    /// How many assess this criterion.
    pub assessors: usize,
    /// Whether their points are averaged where they differ.
    pub mean: bool,
    /// Whether the bid offers an equivalent, which must be accepted or refused.
    pub offered: bool,
}

/// The outcome of the votes: the consensus, else the option all chose, else their mean where that is the
/// policy; levels and knock-outs need agreement even then.
#[must_use]
pub fn judged(votes: &[Vote], panel: Panel, criterion: &Criterion, plan: &CriterionPlan) -> Judged {
    let counts = |vote: &&Vote| !panel.offered || vote.equivalent.is_some();
    let one = |vote: &Vote| vote.option.map_or(Judged::Refused, Judged::Option);
    if let Some(consensus) = votes.iter().filter(counts).find(|vote| vote.consensus) {
        return one(consensus);
    }
    let own: Vec<&Vote> = votes.iter().filter(counts).filter(|vote| !vote.consensus).collect();
    let Some(first) = own.first().filter(|_| own.len() >= panel.assessors) else { return Judged::Open };
    if own.iter().all(|vote| (vote.option, vote.equivalent) == (first.option, first.equivalent)) {
        return one(first);
    }
    let agree_on_equivalent = own.iter().all(|vote| vote.equivalent == first.equivalent);
    if panel.mean && agree_on_equivalent { mean(&own, criterion, plan) } else { Judged::Differ }
}

fn mean(votes: &[&Vote], criterion: &Criterion, plan: &CriterionPlan) -> Judged {
    let options: Option<Vec<usize>> = votes.iter().map(|vote| vote.option).collect();
    let Some(options) = options else { return Judged::Differ };
    let rejecting = options.iter().filter(|&&option| criterion.options[option].rejects).count();
    if rejecting > 0 {
        return Judged::Differ;
    }
    let sum = options.iter().fold(Int::ZERO, |sum, &option| sum + Int::from(plan.options[option]));
    let units = Ratio::new(sum, Int::from(options.len())).unwrap_or_default();
    let level = criterion.options[options[0]].level;
    let agreed = options.iter().all(|&option| criterion.options[option].level == level);
    Judged::Mean { units, level: level.filter(|_| agreed) }
}
