//! How far assessors agree: Krippendorff's alpha over their steps, and the spread of each bid and criterion.
//!
//! Alpha is 1 − Do/De (K. Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011; *Content Analysis*,
//! chapter on reliability). A unit is one bid on one criterion, its values are the steps that assessors chose
//! before they agreed, and who did not judge is left out. With n values in units that have at least two, n_c of
//! them at step c, and m_u of them in unit u:
//!
//! Do = 1/n · Σ over units of 1/(m_u − 1) · Σ over its pairs of δ², De = 1/(n(n − 1)) · Σ over c, k of n_c · n_k · δ²,
//! and δ(c, k) = Σ of n_g for c ≤ g ≤ k, less (n_c + n_k)/2: the ordinal metric, which counts how many chose a step
//! in between and takes no step to be twice another.

use std::collections::BTreeMap;

use crate::model::authority::{Authority, Vote};
use crate::model::rules::Rules;
use crate::num::Ratio;

/// How far all agree, or why that cannot be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alpha {
    /// At most 1, which is full agreement; 0 is what chance gives.
    Is(Ratio),
    /// No bid was judged by two.
    TooFew,
    /// All chose one and the same step everywhere: nothing to tell agreement by.
    NoVariation,
}

impl Alpha {
    /// The value, where there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&Ratio> {
        match self {
            Alpha::Is(value) => Some(value),
            Alpha::TooFew | Alpha::NoVariation => None,
        }
    }

    /// Why there is no value, as a word in JSON.
    #[must_use]
    pub const fn why(&self) -> Option<&'static str> {
        match self {
            Alpha::Is(_) => None,
            Alpha::TooFew => Some("fewer-than-two"),
            Alpha::NoVariation => Some("no-variation"),
        }
    }
}

/// What assessors chose for one bid on one criterion, from the lowest to the highest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The bid, as it is named first.
    pub bid: String,
    /// How many judged it.
    pub assessors: usize,
    /// The option of the lowest step, by its place.
    pub lowest: usize,
    /// The option of the highest step, by its place.
    pub highest: usize,
    /// Steps between them.
    pub steps: usize,
}

/// How far assessors agree on one criterion.
#[derive(Clone, Debug)]
pub struct OnCriterion {
    /// The criterion, by its place.
    pub criterion: usize,
    /// Alpha over the bids.
    pub alpha: Alpha,
    /// Per bid that somebody judged, by id.
    pub spreads: Vec<Spread>,
}

impl OnCriterion {
    /// The largest spread, the first of several.
    #[must_use]
    pub fn widest(&self) -> Option<&Spread> {
        self.spreads.iter().rev().max_by_key(|spread| spread.steps)
    }
}

/// How far assessors agree.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Alpha over all bids and criteria, a step being counted from the lowest of its criterion.
    pub overall: Alpha,
    /// Per criterion that somebody judged, in the order of the rules.
    pub criteria: Vec<OnCriterion>,
}

/// How far assessors agree; nothing where none judged. What they agreed on together does not count, and neither
/// does a judgement where the bid answers itself.
#[must_use]
pub fn agreement(rules: &Rules, authority: &Authority) -> Option<Agreement> {
    let mut units: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    let mut spreads: BTreeMap<usize, Vec<Spread>> = BTreeMap::new();
    for of in authority.bids.values() {
        for (&place, votes) in &of.votes {
            let criterion = &rules.criteria[place];
            let counts = |vote: &&Vote| !vote.consensus && (criterion.judged || vote.equivalent.is_some());
            let mut chosen: Vec<(usize, usize)> = votes
                .iter()
                .filter(counts)
                .filter_map(|vote| vote.option)
                .map(|option| (criterion.step(option), option))
                .collect();
            chosen.sort_unstable();
            let (Some(&(low, lowest)), Some(&(high, highest))) = (chosen.first(), chosen.last()) else {
                continue;
            };
            let bid = of.bid.value.clone();
            let spread = Spread { bid, assessors: chosen.len(), lowest, highest, steps: high - low };
            spreads.entry(place).or_default().push(spread);
            units.entry(place).or_default().push(chosen.into_iter().map(|(step, _)| step).collect());
        }
    }
    if units.is_empty() {
        return None;
    }
    let overall = alpha(units.values().flatten(), ordinal);
    let one = |(criterion, spreads): (usize, Vec<Spread>)| OnCriterion {
        criterion,
        alpha: alpha(&units[&criterion], ordinal),
        spreads,
    };
    Some(Agreement { overall, criteria: spreads.into_iter().map(one).collect() })
}

/// How many values there are of each step.
type Counts = BTreeMap<usize, i64>;

/// Alpha of some units, each the values that were given it, by a metric that gives the square of a difference.
fn alpha<'u>(
    units: impl IntoIterator<Item = &'u Vec<usize>>,
    metric: fn(&Counts, usize, usize) -> Ratio,
) -> Alpha {
    let paired: Vec<Counts> = units.into_iter().filter(|unit| unit.len() > 1).map(counts).collect();
    let mut all = Counts::new();
    for (step, n) in paired.iter().flatten() {
        *all.entry(*step).or_default() += n;
    }
    let total: i64 = all.values().sum();
    if total == 0 {
        return Alpha::TooFew;
    }
    let within = |unit: &Counts| {
        let others = Ratio::from(unit.values().sum::<i64>() - 1);
        disagreement(unit, &all, metric).checked_div(&others).unwrap_or_default()
    };
    let observed = paired.iter().map(within).fold(Ratio::default(), |sum, one| &sum + &one);
    let observed = &observed * &Ratio::from(total - 1);
    match observed.checked_div(&disagreement(&all, &all, metric)) {
        Some(share) => Alpha::Is(&Ratio::from(1) - &share),
        None => Alpha::NoVariation,
    }
}

fn counts(unit: &Vec<usize>) -> Counts {
    let mut counts = Counts::new();
    for step in unit {
        *counts.entry(*step).or_default() += 1;
    }
    counts
}

/// The squared differences of all pairs of values, each pair once.
fn disagreement(of: &Counts, all: &Counts, metric: fn(&Counts, usize, usize) -> Ratio) -> Ratio {
    let mut sum = Ratio::default();
    for (low, n) in of {
        for (high, m) in of.range(low + 1..) {
            sum = &sum + &(&Ratio::from(n * m) * &metric(all, *low, *high));
        }
    }
    sum
}

/// The square of twice the ordinal difference: the factor of four is the same above and below the line.
fn ordinal(all: &Counts, low: usize, high: usize) -> Ratio {
    let between: i64 = all.range(low..=high).map(|(_, n)| n).sum();
    let ends = all.get(&low).copied().unwrap_or_default() + all.get(&high).copied().unwrap_or_default();
    let twice = Ratio::from(2 * between - ends);
    &twice * &twice
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Krippendorff 2011, section D: four observers, twelve units, and 0 where one is missing.
    const OBSERVERS: [[usize; 12]; 4] = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ];

    fn published() -> Vec<Vec<usize>> {
        let unit = |u: usize| OBSERVERS.iter().map(|of| of[u]).filter(|&value| value > 0).collect();
        (0..12).map(unit).collect()
    }

    fn three_decimals(metric: fn(&Counts, usize, usize) -> Ratio) -> String {
        alpha(&published(), metric).value().unwrap().fixed(3)
    }

    #[test]
    fn the_published_example_comes_out_by_every_metric() {
        assert_eq!(three_decimals(ordinal), "0.815");
        assert_eq!(three_decimals(|_, _, _| Ratio::from(1)), "0.743");
        assert_eq!(three_decimals(interval), "0.849");
        assert_eq!(three_decimals(ratio), "0.797");
        assert_eq!(alpha(&published(), ordinal).value().unwrap().to_string(), "108577/133160");
    }

    fn interval(_: &Counts, low: usize, high: usize) -> Ratio {
        let apart = Ratio::from(i64::try_from(high - low).unwrap());
        &apart * &apart
    }

    fn ratio(all: &Counts, low: usize, high: usize) -> Ratio {
        let sum = Ratio::from(i64::try_from(low + high).unwrap());
        interval(all, low, high).checked_div(&(&sum * &sum)).unwrap()
    }

    #[test]
    fn what_cannot_be_said_is_no_number() {
        assert_eq!(alpha(&[], ordinal), Alpha::TooFew);
        assert_eq!(alpha(&[vec![1], vec![2]], ordinal), Alpha::TooFew, "nobody judged what another judged");
        assert_eq!(alpha(&[vec![2, 2], vec![2, 2, 2]], ordinal), Alpha::NoVariation);
        assert_eq!(alpha(&[vec![1, 1], vec![2, 2]], ordinal), Alpha::Is(Ratio::from(1)));
    }

    #[test]
    fn agreement_below_chance_is_below_zero() {
        let Alpha::Is(value) = alpha(&[vec![1, 2], vec![1, 2]], ordinal) else { panic!("it has a value") };
        assert_eq!(value.to_string(), "-1/2");
    }
}
