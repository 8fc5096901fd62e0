//! Gates: passed, failed, or not yet known.

use std::cmp::Ordering;

use super::answer::Answer;
use super::plan::Plan;
use super::score::Reckoned;
use crate::model::offer::Offer;
use crate::model::rules::{Gate, GateRule, Rules};
use crate::model::tender::UnansweredLevel;
use crate::num::{Money, Ratio};

/// What a gate says of a bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The minimum is reached.
    Pass,
    /// It is not.
    Fail,
    /// It cannot yet be said.
    Unknown,
}

impl Outcome {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Unknown => "unknown",
        }
    }
}

/// The outcome of a gate, with the criteria that make it so.
#[derive(Clone, Debug)]
pub struct GateResult {
    /// Passed, failed or unknown.
    pub outcome: Outcome,
    /// Criteria below the minimum, or those that are missing to say.
    pub binding: Vec<usize>,
}

/// Holds a bid against a gate.
#[must_use]
pub fn gate(
    gate: &Gate,
    rules: &Rules,
    plan: &Plan,
    offer: &Offer,
    answers: &[Answer],
    r: &Reckoned,
) -> GateResult {
    match &gate.rule {
        GateRule::Level { criteria, level, .. } => of_levels(criteria, *level, rules, answers),
        GateRule::Share { group, share } => {
            let firm = r.groups[*group].firm;
            let share = Ratio::from(*share);
            let end = |units| plan.share(*group, units).unwrap_or_default().cmp(&share);
            plain(by_range(end(firm.worst), end(firm.best)))
        }
        GateRule::Points { criterion, points } => {
            let firm = answers[*criterion].firm;
            let asked = Ratio::from(*points);
            let end = |units| plan.points(units).cmp(&asked);
            plain(by_range(end(firm.worst), end(firm.best)))
        }
        GateRule::Score { score } => {
            let Some(figure) = &r.score else { return plain(Outcome::Unknown) };
            let asked = Ratio::from(*score);
            let end = |numerator| plan.score(numerator).cmp(&asked);
            plain(by_range(end(&figure.firm_worst), end(&figure.firm_best)))
        }
        GateRule::Options { criterion, options } => of_options(*criterion, options, answers),
        GateRule::Price { price } => plain(of_price(*price, rules, offer)),
    }
}

fn plain(outcome: Outcome) -> GateResult {
    GateResult { outcome, binding: Vec::new() }
}

/// Passes if the worst end reaches the minimum, fails if the best end does not.
fn by_range(worst: Ordering, best: Ordering) -> Outcome {
    match (worst, best) {
        (Ordering::Less, Ordering::Less) => Outcome::Fail,
        (Ordering::Less, _) => Outcome::Unknown,
        _ => Outcome::Pass,
    }
}

/// Fails on a known level below the minimum, whatever is missing; else a missing one makes it unknown.
fn of_levels(criteria: &[usize], level: i64, rules: &Rules, answers: &[Answer]) -> GateResult {
    let known = |place: &usize| answers[*place].level;
    let below: Vec<usize> =
        criteria.iter().copied().filter(|c| known(c).is_some_and(|n| n < level)).collect();
    if !below.is_empty() {
        return GateResult { outcome: Outcome::Fail, binding: below };
    }
    let missing: Vec<usize> = criteria.iter().copied().filter(|c| known(c).is_none()).collect();
    let nothing_known = missing.len() == criteria.len();
    let left_out = rules.unanswered_level == UnansweredLevel::Skip && !nothing_known;
    if missing.is_empty() || left_out {
        return plain(Outcome::Pass);
    }
    GateResult { outcome: Outcome::Unknown, binding: missing }
}

fn of_options(criterion: usize, options: &[usize], answers: &[Answer]) -> GateResult {
    let outcome = match answers[criterion].option {
        Some(option) if options.contains(&option) => return plain(Outcome::Pass),
        Some(_) => Outcome::Fail,
        None => Outcome::Unknown,
    };
    GateResult { outcome, binding: vec![criterion] }
}

/// Passes at or below the amount; unknown without a price in the currency of the tender.
fn of_price(most: Money, rules: &Rules, offer: &Offer) -> Outcome {
    let Some(price) = &offer.price else { return Outcome::Unknown };
    if price.currency.as_ref().is_some_and(|currency| currency.value != rules.currency) {
        return Outcome::Unknown;
    }
    if price.amount.value <= most { Outcome::Pass } else { Outcome::Fail }
}
