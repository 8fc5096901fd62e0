//! Levels: the lowest known, unless an unknown one could lie below it.

use super::answer::Answer;
use crate::model::rules::Rules;
use crate::model::tender::UnansweredLevel;

/// The level of some criteria together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelResult {
    /// One of the criteria, by whose scale the levels are named.
    pub of: usize,
    /// What they reach.
    pub reached: Reached,
    /// The lowest level that is known among them.
    pub lowest: Option<i64>,
    /// Those at the lowest known level, unless that is the top of the scale.
    pub binding: Vec<usize>,
    /// Those that are unknown.
    pub missing: Vec<usize>,
}

/// What some criteria reach together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// This level.
    Level(i64),
    /// It is not established.
    Unknown,
}

/// The level of the criteria among `places` that have levels; nothing where none has.
#[must_use]
pub fn level(rules: &Rules, answers: &[Answer], places: impl Iterator<Item = usize>) -> Option<LevelResult> {
    let places: Vec<usize> = places.filter(|&place| rules.criteria[place].has_levels()).collect();
    let of = *places.first()?;
    let scale = rules.levels_of(of);
    let (bottom, top) = (scale.first().map(|level| level.n), scale.last().map(|level| level.n));
    let lowest = places.iter().filter_map(|&place| answers[place].level).min();
    let at_lowest = |place: &usize| lowest.is_some() && answers[*place].level == lowest && lowest != top;
    let missing: Vec<usize> =
        places.iter().copied().filter(|&place| answers[place].level.is_none()).collect();
    let is_open =
        !missing.is_empty() && rules.unanswered_level == UnansweredLevel::Unknown && lowest != bottom;
    let reached = match lowest {
        Some(n) if !is_open => Reached::Level(n),
        _ => Reached::Unknown,
    };
    let binding = places.iter().copied().filter(at_lowest).collect();
    Some(LevelResult { of, reached, lowest, binding, missing })
}
