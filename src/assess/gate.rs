//! Gates: passed, failed, or not yet known.

use std::cmp::Ordering;

use super::answer::Answer;
use super::known::Known;
use super::plan::Plan;
use super::score::Reckoned;
use crate::cond::Cond;
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
    /// What it measures does not apply.
    NotApplicable,
}

impl Outcome {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Unknown => "unknown",
            Outcome::NotApplicable => "not-applicable",
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
    /// Facts that are missing to say, by their places.
    pub facts: Vec<usize>,
}

/// A bid with all that is reckoned of it, to be held against gates.
pub struct Bid<'b> {
    /// The rules.
    pub rules: &'b Rules,
    /// The reckoning, prepared.
    pub plan: &'b Plan,
    /// The bid.
    pub offer: &'b Offer,
    /// What it states, as conditions see it.
    pub known: &'b Known<'b>,
    /// Its answers.
    pub answers: &'b [Answer],
    /// Its groups, score and levels.
    pub reckoned: &'b Reckoned,
}

/// Holds a bid against a gate; `cond` is its condition, where it has one.
#[must_use]
pub fn gate(gate: &Gate, cond: Option<&Cond>, bid: &Bid<'_>) -> GateResult {
    match &gate.rule {
        GateRule::Level { criteria, level, .. } => of_levels(criteria, *level, bid.rules, bid.answers),
        GateRule::Share { group, share } => {
            let firm = &bid.reckoned.groups[*group].firm;
            let share = Ratio::from(*share);
            let end = |amount| bid.plan.share(*group, amount).unwrap_or_default().cmp(&share);
            plain(by_range(end(&firm.worst), end(&firm.best)))
        }
        GateRule::Points { criterion, points } => {
            let firm = &bid.answers[*criterion].firm;
            let asked = Ratio::from(*points);
            let end = |amount| bid.plan.points(amount).cmp(&asked);
            plain(by_range(end(&firm.worst), end(&firm.best)))
        }
        GateRule::Score { score } => {
            let Some(figure) = &bid.reckoned.score else { return plain(Outcome::Unknown) };
            let asked = Ratio::from(*score);
            plain(by_range(figure.firm_worst.cmp(&asked), figure.firm_best.cmp(&asked)))
        }
        GateRule::Options { criterion, options } => of_options(*criterion, options, bid.answers),
        GateRule::Price { price } => plain(of_price(*price, bid.rules, bid.offer)),
        GateRule::When { .. } => {
            cond.map_or_else(|| plain(Outcome::Unknown), |cond| of_condition(cond, bid.known))
        }
        GateRule::NotApplicable => plain(Outcome::NotApplicable),
    }
}

fn bound(outcome: Outcome, binding: Vec<usize>) -> GateResult {
    GateResult { outcome, binding, facts: Vec::new() }
}

fn plain(outcome: Outcome) -> GateResult {
    bound(outcome, Vec::new())
}

/// Passes if the worst end reaches the minimum, fails if the best end does not.
fn by_range(worst: Ordering, best: Ordering) -> Outcome {
    match (worst, best) {
        (Ordering::Less, Ordering::Less) => Outcome::Fail,
        (Ordering::Less, _) => Outcome::Unknown,
        _ => Outcome::Pass,
    }
}

/// Fails on a known level below the minimum, whatever is missing, unless missing facts could lift it;
/// else what is missing makes it unknown.
fn of_levels(criteria: &[usize], level: i64, rules: &Rules, answers: &[Answer]) -> GateResult {
    let known = |place: &usize| answers[*place].level;
    let below = |place: &usize| known(place).is_some_and(|n| n < level);
    let could = |place: &usize| answers[*place].may_reach.is_some_and(|n| n >= level);
    let fails: Vec<usize> = criteria.iter().copied().filter(|c| below(c) && !could(c)).collect();
    if !fails.is_empty() {
        return bound(Outcome::Fail, fails);
    }
    let lifted = criteria.iter().any(|c| below(c) && could(c));
    let open = |c: &usize| known(c).is_none() || (below(c) && could(c));
    let missing: Vec<usize> = criteria.iter().copied().filter(open).collect();
    let nothing_known = criteria.iter().all(|c| known(c).is_none());
    let left_out = rules.unanswered_level == UnansweredLevel::Skip && !nothing_known && !lifted;
    if missing.is_empty() || left_out {
        return plain(Outcome::Pass);
    }
    bound(Outcome::Unknown, missing)
}

/// Passes where the condition holds, fails where it does not; else the facts that it lacks are named.
fn of_condition(cond: &Cond, known: &Known<'_>) -> GateResult {
    match known.truth(cond) {
        Some(true) => plain(Outcome::Pass),
        Some(false) => plain(Outcome::Fail),
        None => GateResult { facts: known.missing(cond).collect(), ..plain(Outcome::Unknown) },
    }
}

fn of_options(criterion: usize, options: &[usize], answers: &[Answer]) -> GateResult {
    let outcome = match answers[criterion].counts() {
        Some(option) if options.contains(&option) => return plain(Outcome::Pass),
        Some(_) => Outcome::Fail,
        None => Outcome::Unknown,
    };
    bound(outcome, vec![criterion])
}

/// Passes at or below the amount; unknown without a price in the currency of the tender.
fn of_price(most: Money, rules: &Rules, offer: &Offer) -> Outcome {
    let Some(price) = &offer.price else { return Outcome::Unknown };
    if price.currency.as_ref().is_some_and(|currency| currency.value != rules.currency) {
        return Outcome::Unknown;
    }
    if price.amount.value <= most { Outcome::Pass } else { Outcome::Fail }
}
