//! What each criterion and each group weighs in effect, and whether it can decide alone or not at all.

use super::dice::Dice;
use super::pool::{Pool, Synthetic};
use super::worth::{Gain, Money, Scales, Step, ends, steps};
use crate::award::Offered;
use crate::model::rules::{Criterion, GateRule, Rules};
use crate::num::Ratio;

/// A criterion, weighed.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// From the fewest points to the most.
    pub span: Gain,
    /// What that is worth.
    pub money: Money,
    /// The span as a share of the spans of all criteria, in percent.
    pub share: Ratio,
    /// Its steps, from the fewest points up.
    pub steps: Vec<Step>,
    /// Of the pairs of bids that were tried, how many change order when they exchange this answer alone, in percent;
    /// nothing where no pair could be tried.
    pub turns: Option<Ratio>,
    /// Whether it is worth more than all others together.
    pub decides_alone: bool,
    /// Why its points change nothing, where they do not.
    pub idle: Option<Idle>,
    /// Whether it can keep a bid out: it has a knock-out, or a gate looks at it.
    pub can_reject: bool,
}

/// Why the points of a criterion change nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Its group has no weight, or no value.
    NoWeight,
    /// All its answers earn the same.
    SamePoints,
    /// Its answers have no points: it is a requirement.
    NoPoints,
}

impl Idle {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Idle::NoWeight => "no-weight",
            Idle::SamePoints => "same-points",
            Idle::NoPoints => "no-points",
        }
    }
}

/// A group, weighed: the sum of its criteria.
#[derive(Clone, Debug)]
pub struct WeighedGroup {
    /// The group, by its place in the rules.
    pub group: usize,
    /// From the fewest points to the most.
    pub span: Gain,
    /// The span as a share of the spans of all groups, in percent.
    pub share: Ratio,
}

/// The most pairs of bids whose answers are exchanged.
const PAIRS: usize = 200;
/// The most exchanges for all criteria together.
const MOST_EXCHANGES: usize = 100_000;

/// Weighs every criterion, in the order of the rules.
#[must_use]
pub fn weigh(scales: &Scales<'_>, pool: &Pool, seed: u64) -> Vec<Weighed> {
    let count = scales.rules.criteria.len();
    let spans: Vec<Gain> = (0..count)
        .map(|criterion| {
            let (least, most) = ends(scales, criterion);
            most.less(&least)
        })
        .collect();
    let all = spans.iter().fold(Ratio::default(), |sum, span| &sum + scales.decisive(span));
    let pairs = pairs(pool, seed, PAIRS.min(MOST_EXCHANGES / count.max(1)));
    let weighed = |(criterion, span): (usize, Gain)| {
        let own = scales.decisive(&span);
        Weighed {
            criterion,
            money: scales.money(&span),
            share: percent(own, &all),
            steps: steps(scales, criterion),
            turns: turns(scales, criterion, &pairs),
            decides_alone: count > 1 && *own > (&all - own),
            idle: idle(scales, criterion, &span),
            can_reject: can_reject(scales.rules, criterion),
            span,
        }
    };
    spans.into_iter().enumerate().map(weighed).collect()
}

/// Weighs every group, in the order of the rules.
#[must_use]
pub fn weigh_groups(scales: &Scales<'_>, criteria: &[Weighed]) -> Vec<WeighedGroup> {
    let all = criteria.iter().fold(Ratio::default(), |sum, one| &sum + scales.decisive(&one.span));
    let of = |group: usize| {
        let own = criteria.iter().filter(|one| scales.rules.criteria[one.criterion].group == group);
        let span = own.fold(Gain::default(), |sum, one| sum.plus(&one.span));
        WeighedGroup { group, share: percent(scales.decisive(&span), &all), span }
    };
    (0..scales.rules.groups.len()).map(of).collect()
}

fn percent(part: &Ratio, of: &Ratio) -> Ratio {
    (part * &Ratio::from(100)).checked_div(of).unwrap_or_default()
}

fn idle(scales: &Scales<'_>, criterion: usize, span: &Gain) -> Option<Idle> {
    let of = &scales.rules.criteria[criterion];
    let moves =
        |of: &Criterion| of.curve.is_some() || of.options.iter().any(|o| o.points != of.options[0].points);
    match (scales.decisive(span).is_zero(), moves(of)) {
        (false, _) => None,
        (true, true) => Some(Idle::NoWeight),
        (true, false) if of.has_points => Some(Idle::SamePoints),
        (true, false) => Some(Idle::NoPoints),
    }
}

fn can_reject(rules: &Rules, criterion: usize) -> bool {
    let looks = |rule: &GateRule| match rule {
        GateRule::Level { criteria, .. } => criteria.contains(&criterion),
        GateRule::Points { criterion: of, .. } | GateRule::Options { criterion: of, .. } => *of == criterion,
        _ => false,
    };
    rules.criteria[criterion].has_knock_out() || rules.gates.iter().any(|gate| looks(&gate.rule))
}

/// Pairs of bids that would be ranked.
fn pairs(pool: &Pool, seed: u64, most: usize) -> Vec<(&Synthetic, &Synthetic)> {
    let all: Vec<&Synthetic> = pool.admissible().collect();
    let mut dice = Dice::of(seed, u64::MAX - 1);
    let draw = |_| Some((*dice.one_of(&all)?, *dice.one_of(&all)?));
    (0..most).filter_map(draw).filter(|(a, b)| a.number != b.number).collect()
}

/// How many pairs change order when they exchange their answers on one criterion, in percent of all.
fn turns(scales: &Scales<'_>, criterion: usize, pairs: &[(&Synthetic, &Synthetic)]) -> Option<Ratio> {
    let turned = |(a, b): &&(&Synthetic, &Synthetic)| {
        let of = |bid: &Synthetic| scales.gain(criterion, &bid.points[criterion]);
        let exchanged = of(b).less(&of(a));
        let none = Gain::default();
        let before = figure(scales, a, &none).zip(figure(scales, b, &none));
        let after = figure(scales, a, &exchanged).zip(figure(scales, b, &none.less(&exchanged)));
        let (Some((a, b)), Some((c, d))) = (before, after) else { return false };
        a.cmp(&b) == d.cmp(&c) && a != b
    };
    let tried = i64::try_from(pairs.len()).ok().filter(|tried| *tried > 0)?;
    let turned = i64::try_from(pairs.iter().filter(turned).count()).unwrap_or_default();
    Some(percent(&Ratio::from(turned), &Ratio::from(tried)))
}

/// The figure of a bid that gains something, in the field of the lowest and the highest price.
fn figure(scales: &Scales<'_>, bid: &Synthetic, gain: &Gain) -> Option<Ratio> {
    let field = scales.prices.map(super::prices::Prices::field).unwrap_or_default();
    let standing = &bid.standing;
    let score = standing.score.as_ref().map(|score| score + &gain.score);
    let worth = &standing.worth + &gain.worth;
    let offered = Offered { score: score.as_ref(), worth: &worth, price: standing.price.as_ref() };
    scales.plan.method.figure(scales.award(), &offered, &field)
}
