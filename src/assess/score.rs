//! Groups and the score.

use super::amount::{Amount, Span};
use super::answer::Answer;
use super::level::{LevelResult, level};
use super::plan::Plan;
use crate::model::rules::Rules;
use crate::num::Ratio;

/// What a bid reaches in one group.
#[derive(Clone, Debug)]
pub struct GroupResult {
    /// Σ points.
    pub points: Amount,
    /// Σ of the shown ranges.
    pub shown: Span,
    /// Σ of the ranges that gates read.
    pub firm: Span,
    /// Its level; nothing where its criteria have none.
    pub level: Option<LevelResult>,
}

/// Points, levels and the score of a bid.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// Per group of the rules, in order.
    pub groups: Vec<GroupResult>,
    /// The score; nothing where no group has a share.
    pub score: Option<Figure>,
    /// The level of everything; nothing where there are none, or several scales.
    pub level: Option<LevelResult>,
    /// The level per catalogue, where their scales differ.
    pub levels: Vec<(usize, LevelResult)>,
}

/// A score in percent, with the range that it can still turn out in.
#[derive(Clone, Debug)]
pub struct Figure {
    /// As it stands.
    pub score: Ratio,
    /// The lowest that is shown.
    pub worst: Ratio,
    /// The highest that is shown.
    pub best: Ratio,
    /// The lowest that gates read.
    pub firm_worst: Ratio,
    /// The highest that gates read.
    pub firm_best: Ratio,
}

/// Sums answers up to groups and the score.
#[must_use]
pub fn reckon(rules: &Rules, plan: &Plan, answers: &[Answer]) -> Reckoned {
    let groups: Vec<GroupResult> = rules
        .groups
        .iter()
        .map(|group| {
            let own = || group.criteria.iter().map(|&place| &answers[place]);
            GroupResult {
                points: Amount::sum(own().map(|answer| &answer.points)),
                shown: Span::sum(own().map(|answer| &answer.shown)),
                firm: Span::sum(own().map(|answer| &answer.firm)),
                level: level(rules, answers, group.criteria.iter().copied()),
            }
        })
        .collect();
    let everything = 0..rules.criteria.len();
    let one_scale = rules.common_levels().is_some();
    let level = if one_scale { level(rules, answers, everything) } else { None };
    let levels = if one_scale { Vec::new() } else { per_catalogue(rules, answers) };
    Reckoned { score: figure(plan, &groups), groups, level, levels }
}

fn per_catalogue(rules: &Rules, answers: &[Answer]) -> Vec<(usize, LevelResult)> {
    let of = |catalogue: usize| {
        let within = move |&c: &usize| rules.groups[rules.criteria[c].group].catalogue == catalogue;
        level(rules, answers, (0..rules.criteria.len()).filter(within)).map(|level| (catalogue, level))
    };
    (0..rules.catalogues.len()).filter_map(of).collect()
}

fn figure(plan: &Plan, groups: &[GroupResult]) -> Option<Figure> {
    let of = |amount: fn(&GroupResult) -> &Amount| plan.score(groups.iter().map(amount));
    Some(Figure {
        score: of(|group| &group.points)?,
        worst: of(|group| &group.shown.worst)?,
        best: of(|group| &group.shown.best)?,
        firm_worst: of(|group| &group.firm.worst)?,
        firm_best: of(|group| &group.firm.best)?,
    })
}
