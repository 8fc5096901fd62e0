//! Which answers, given otherwise, turn the order of two bids: one answer, else the smallest sets of two.
//!
//! A figure is a straight line in the points of every criterion, so that what two changes do together is the
//! sum of what each does; only where that sum just makes up the difference, or where the tender rounds and it
//! nearly does, is the order asked for.

use std::cmp::Ordering;

use super::contest::{Contest, Otherwise, ratio};
use crate::award::Field;
use crate::num::Ratio;

/// Changes that are listed; the rest is counted.
const LISTED: usize = 5;

/// One criterion, answered otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// The option, by its place; nothing for a corner of a curve.
    pub option: Option<usize>,
    /// Its points now.
    pub from: Ratio,
    /// Its points then.
    pub to: Ratio,
}

/// Changes that turn the order together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// One or two changes.
    pub changes: Vec<Change>,
    /// By how much they move the figure of the bid, in its unit, without sign.
    pub size: Ratio,
}

/// What turns the order of two bids: the smallest changes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// How many answers must be otherwise: 1 or 2; 0 where not even two are enough.
    pub answers: usize,
    /// The smallest, at most five.
    pub listed: Vec<Turn>,
    /// How many more criteria, or pairs of criteria, would do.
    pub more: usize,
}

/// A change that helps, by the place of its question.
struct Step<'s> {
    question: usize,
    option: Option<usize>,
    points: &'s Ratio,
    size: Ratio,
}

/// Whose answers are otherwise, and whom it passes.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    /// The bid whose answers are otherwise.
    pub bid: usize,
    /// The bid that it then is above, or below.
    pub rival: usize,
    /// Whether it rises above the rival; else it falls below it.
    pub rises: bool,
}

/// The answers of one bid that, given otherwise, turn its order with another.
#[must_use]
pub fn turns(contest: &Contest<'_>, one: Move) -> Turns {
    let field = contest.field(None);
    let Some(gap) = gap(contest, one, &field) else { return Turns::default() };
    let steps = steps(contest, one, &field);
    let digits = contest.award.round.map(|decimals| 10_i128.pow(u32::from(decimals).min(38)));
    let blur = digits.map(|digits| ratio(1, digits)).unwrap_or_default();
    let turner = Turner { contest, one, field, gap, blur };
    let mut found: Vec<Turn> = steps
        .iter()
        .filter_map(|steps| steps.iter().find(|step| turner.turns(&[*step])))
        .map(|step| turner.turn(&[step]))
        .collect();
    let mut answers = 1;
    if found.is_empty() {
        answers = 2;
        let firsts = steps.iter().enumerate();
        let pairs = firsts.flat_map(|(i, one)| steps[i + 1..].iter().map(move |other| (one, other)));
        found = pairs.filter_map(|(one, other)| turner.smallest(one, other)).collect();
    }
    found.sort_by(|a, b| a.size.cmp(&b.size));
    if found.is_empty() {
        return Turns::default();
    }
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    Turns { answers, listed: found, more }
}

/// By how much the figure must move, without sign; nothing where there is no figure.
fn gap(contest: &Contest<'_>, one: Move, field: &Field) -> Option<Ratio> {
    let figure = |bid: usize| contest.exact(&contest.bids[bid].standing, field);
    let (up, down) = if one.rises { (one.rival, one.bid) } else { (one.bid, one.rival) };
    let ahead = &figure(up)? - &figure(down)?;
    Some(if contest.method.lowest_is_best() { -&ahead } else { ahead })
}

/// Per criterion the answers that move the bid the right way, the smallest first.
fn steps<'s>(contest: &'s Contest<'_>, one: Move, field: &Field) -> Vec<Vec<Step<'s>>> {
    let contender = &contest.bids[one.bid];
    let Some(now) = contest.exact(&contender.standing, field) else { return Vec::new() };
    let of = |question: usize| {
        let points = &contender.points[question];
        let raised = points + &Ratio::from(1);
        let more = [(question, &raised)];
        let standing = contest.standing(one.bid, &Otherwise { points: &more, ..Otherwise::default() });
        let unit = contest.exact(&standing, field).map(|then| &then - &now).unwrap_or_default();
        let helps = |to: &Ratio| if one.rises { to > points } else { to < points };
        let alternatives = contest.questions[question].alternatives.iter();
        let mut steps: Vec<Step<'s>> = alternatives
            .filter(|other| helps(&other.points))
            .map(|other| {
                let moved = &(&other.points - points) * &unit;
                let size = if moved.is_negative() { -&moved } else { moved };
                Step { question, option: other.option, points: &other.points, size }
            })
            .collect();
        // By points, since where quality weighs nothing, points can break a tie all the same.
        if one.rises {
            steps.sort_by(|a, b| a.points.cmp(b.points));
        } else {
            steps.sort_by(|a, b| b.points.cmp(a.points));
        }
        steps
    };
    (0..contest.questions.len()).map(of).collect()
}

struct Turner<'t, 'c> {
    contest: &'t Contest<'c>,
    one: Move,
    field: Field,
    gap: Ratio,
    /// How far rounding can carry two figures towards or from each other.
    blur: Ratio,
}

impl Turner<'_, '_> {
    /// Whether these changes together turn the order.
    fn turns(&self, steps: &[&Step<'_>]) -> bool {
        let sum = steps.iter().fold(Ratio::default(), |sum, step| &sum + &step.size);
        let beyond = &sum - &self.gap;
        let size = if beyond.is_negative() { -&beyond } else { beyond.clone() };
        if size > self.blur {
            return !beyond.is_negative();
        }
        let points: Vec<(usize, &Ratio)> = steps.iter().map(|step| (step.question, step.points)).collect();
        let other = Otherwise { points: &points, ..Otherwise::default() };
        let standing = self.contest.standing(self.one.bid, &other);
        let order = self.contest.compare(&standing, &self.contest.bids[self.one.rival].standing, &self.field);
        order == if self.one.rises { Ordering::Less } else { Ordering::Greater }
    }

    /// The smallest change of two criteria that turns the order.
    fn smallest(&self, one: &[Step<'_>], other: &[Step<'_>]) -> Option<Turn> {
        let (most, more) = (one.last()?, other.last()?);
        if !self.turns(&[most, more]) {
            return None;
        }
        let pairs = one.iter().filter_map(|first| {
            let second = other.iter().find(|second| self.turns(&[first, second]))?;
            Some((&first.size + &second.size, first, second))
        });
        let (_, first, second) = pairs.min_by(|a, b| a.0.cmp(&b.0))?;
        Some(self.turn(&[first, second]))
    }

    fn turn(&self, steps: &[&Step<'_>]) -> Turn {
        let contender = &self.contest.bids[self.one.bid];
        let change = |step: &&Step<'_>| Change {
            criterion: self.contest.questions[step.question].place,
            option: step.option,
            from: contender.points[step.question].clone(),
            to: step.points.clone(),
        };
        Turn {
            changes: steps.iter().map(change).collect(),
            size: steps.iter().fold(Ratio::default(), |sum, step| &sum + &step.size),
        }
    }
}
