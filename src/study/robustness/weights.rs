//! How far a weight can move before another bid is first.
//!
//! Every figure is a straight line in the share x that one group has of all weight while the others keep
//! their proportions: f(x) = slope·(x·own + (1 − x)·rest) + intercept, with the share of the bid in the group
//! itself and its mean over the rest. That one bid is not below another is then a half-line in x, and the
//! answer is where all half-lines overlap: a closed interval with exact ends.

use super::contest::{Contender, Contest};
use crate::award::Field;
use crate::model::award::Award;
use crate::num::{Dec, Ratio};

/// Where something must lie for a bid to stay where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Where it is now.
    pub now: Ratio,
    /// From and up to, both included; nothing where no value will do, which happens only where the tender
    /// rounds figures before ranking.
    pub within: Option<Ends>,
}

/// The ends of an interval, each with the bid that takes over beyond it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The lowest that will do.
    pub from: Ratio,
    /// Who is above beyond it, by its place in the order; nothing where nothing lies beyond.
    pub below: Option<usize>,
    /// The highest that will do; nothing where there is no end.
    pub upto: Option<Ratio>,
    /// Who is above beyond it.
    pub above: Option<usize>,
}

/// The interval of the weight, or of the value, of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfGroup {
    /// The group, by its place in the rules.
    pub group: usize,
    /// The interval; nothing where the group carries all weight, so that the others have no proportions.
    pub interval: Option<Interval>,
}

/// A line: value at 0, and slope.
type Line = (Ratio, Ratio);

/// Where a line that must not be below zero is not.
fn overlap(lines: impl Iterator<Item = (usize, Line)>, upto: Option<Ratio>) -> Option<Ends> {
    let mut ends = Ends { from: Ratio::default(), below: None, upto, above: None };
    for (rival, (at_zero, slope)) in lines {
        let Some(root) = (-&at_zero).checked_div(&slope) else {
            if at_zero.is_negative() {
                return None;
            }
            continue;
        };
        if slope.is_negative() {
            if ends.upto.as_ref().is_none_or(|upto| root < *upto) {
                (ends.upto, ends.above) = (Some(root), Some(rival));
            }
        } else if root > ends.from {
            (ends.from, ends.below) = (root, Some(rival));
        }
    }
    ends.upto.as_ref().is_none_or(|upto| ends.from <= *upto).then_some(ends)
}

/// The figure of a bid as a line in its score in percent, before rounding.
pub(super) fn in_score(contest: &Contest<'_>, bid: &Contender, field: &Field) -> Option<Line> {
    let at = |score: i64| {
        let mut standing = bid.standing.clone();
        standing.score = Some(Ratio::from(score));
        contest.exact(&standing, field)
    };
    let (zero, hundred) = (at(0)?, at(100)?);
    let slope = (&hundred - &zero).checked_div(&Ratio::from(100))?;
    Some((zero, slope))
}

/// By how much one line is ahead of another.
fn ahead(lowest_is_best: bool, own: &Line, rival: &Line) -> Line {
    let (at_zero, slope) = (&own.0 - &rival.0, &own.1 - &rival.1);
    if lowest_is_best { (-&at_zero, -&slope) } else { (at_zero, slope) }
}

/// For each group where its weight, as a share of all from 0 to 1, must lie for `own` to be above or level with
/// every one of `rivals`; of a method by value, where its value must lie, in the tender's currency.
#[must_use]
pub fn intervals(contest: &Contest<'_>, own: usize, rivals: &[usize]) -> Vec<OfGroup> {
    let (all, field) = (contest.weights(), contest.field(None));
    let of = |(place, group): (usize, &super::contest::Group)| {
        let interval = if contest.is_by_value() {
            let now = group.value.clone()?;
            let line = |bid: usize| in_value(contest, bid, (place, &now), &field);
            Some(interval(contest, now.clone(), None, own, rivals, &line))
        } else {
            let rest = &all - &group.weight;
            let now = group.weight.checked_div(&all)?;
            let line = |bid: usize| in_weight(contest, bid, (place, &rest), &field);
            (!rest.is_zero()).then(|| interval(contest, now, Some(Ratio::from(1)), own, rivals, &line))
        };
        Some(OfGroup { group: group.place, interval })
    };
    contest.groups.iter().enumerate().filter_map(of).collect()
}

fn interval(
    contest: &Contest<'_>,
    now: Ratio,
    most: Option<Ratio>,
    own: usize,
    rivals: &[usize],
    line: &dyn Fn(usize) -> Option<Line>,
) -> Interval {
    let lowest = contest.method.lowest_is_best();
    let mine = line(own);
    let lines = rivals.iter().filter_map(|&rival| {
        let (mine, other) = (mine.as_ref()?, line(rival)?);
        Some((rival, ahead(lowest, mine, &other)))
    });
    Interval { now, within: overlap(lines, most) }
}

/// The figure of a bid as a line in the share that one group has of all weight.
fn in_weight(
    contest: &Contest<'_>,
    bid: usize,
    (group, rest): (usize, &Ratio),
    field: &Field,
) -> Option<Line> {
    let contender = &contest.bids[bid];
    let (intercept, slope) = in_score(contest, contender, field)?;
    let others =
        contest.groups.iter().zip(&contender.shares).enumerate().filter(|(place, _)| *place != group);
    let sum = others.fold(Ratio::default(), |sum, (_, (of, share))| &sum + &(&of.weight * share));
    let mean = sum.checked_div(rest)?;
    let at_zero = &intercept + &(&slope * &mean);
    Some((at_zero, &slope * &(&contender.shares[group] - &mean)))
}

/// The figure of a bid as a line in the value of one group, the others as they are.
fn in_value(contest: &Contest<'_>, bid: usize, (group, now): (usize, &Ratio), field: &Field) -> Option<Line> {
    let contender = &contest.bids[bid];
    let figure = contest.exact(&contender.standing, field)?;
    let slope = -&contender.shares[group].checked_div(&Ratio::from(100))?;
    Some((&figure - &(&slope * now), slope))
}

/// Where the weight of the price, as a share of that of quality and price together, must lie for `own` to be
/// above or level with every one of `rivals`; nothing where the method weighs no price.
#[must_use]
pub fn of_price(contest: &Contest<'_>, own: usize, rivals: &[usize]) -> Option<Interval> {
    contest.method.formula()?;
    let award = contest.award;
    let (quality, price) = (Ratio::from(award.quality_weight), Ratio::from(award.price_weight));
    let now = price.checked_div(&(&quality + &price))?;
    let field = contest.field(None);
    let alone = Award { quality_weight: Dec::ZERO, price_weight: Dec::whole(100), ..award.clone() };
    let alone = Contest { award: &alone, ..contest.clone() };
    let line = |bid: usize| {
        let standing = &contest.bids[bid].standing;
        let (score, part) = (standing.score.clone()?, alone.exact(standing, &field)?);
        Some((score.clone(), &part - &score))
    };
    Some(interval(contest, now, Some(Ratio::from(1)), own, rivals, &line))
}
