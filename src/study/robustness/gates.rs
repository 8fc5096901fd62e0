//! What keeps a bid out, and the least that would let it in, minimum by minimum.

use std::io;

use crate::assess::{Amount, Assessed, Outcome, Place, Plan, Reason, Round};
use crate::model::offer::Offer;
use crate::model::rules::{Criterion, GateRule, Rules};
use crate::model::tender::UnansweredLevel;
use crate::num::{Dec, Ratio};

/// A bid that is not ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// The bid, by its place in [`Round::entries`].
    pub entry: usize,
    /// What would have to be otherwise, all of it.
    pub barriers: Vec<Barrier>,
    /// Whether something keeps it out besides, which no answer and no price mends: the deadline, a decision, a
    /// price that is missing, or that it cannot be read.
    pub besides: bool,
}

/// A minimum that is not, or not yet, reached, or an answer that rejects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// The gate, by its place; nothing where an answer rejects by itself or is awaited because it could.
    pub gate: Option<usize>,
    /// The least that would do.
    pub least: Least,
}

/// The least that would turn a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Least {
    /// Each of these criteria answered otherwise: none can be left out.
    Answers(Vec<Needed>),
    /// So much more; and the fewest answers that can bring it, where all together can.
    Figure {
        /// What is missing, in percent, or in points of the criterion.
        missing: Ratio,
        /// The fewest criteria that bring it when each gets its most; nothing where it is out of reach.
        answers: Option<Vec<Needed>>,
    },
    /// A price so much lower, in the tender's currency.
    Price(Ratio),
    /// These facts stated, by their places; none where the condition holds against facts that are known.
    Facts(Vec<usize>),
}

/// A criterion that must be answered otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// The options that do, by their places; none where no option does, or it has a curve.
    pub options: Vec<usize>,
}

/// What keeps out the first of the bids that are not ranked.
///
/// # Errors
/// A bid that changed since it was first read.
pub fn barred(round: &Round<'_>, most: usize) -> io::Result<Vec<Barred>> {
    let out = |place: &&Place| place.rank.is_none() && round.entries[place.bid].standing.verdict.is_some();
    let places: Vec<Place> = round.places.iter().filter(out).take(most).cloned().collect();
    let mut all = Vec::new();
    round.some(&places, &mut |place, sheet| {
        let reasons = round.reasons(place.bid, sheet);
        let at = sheet.assessed().map(|both| At::new(round, both));
        let barrier = |reason: &Reason| at.as_ref()?.barrier(reason);
        let barriers: Vec<Barrier> = reasons.iter().filter_map(barrier).collect();
        let besides = barriers.len() < reasons.len();
        all.push(Barred { entry: place.bid, barriers, besides });
        Ok(())
    })?;
    Ok(all)
}

/// A bid at the gates of its tender.
pub(super) struct At<'a> {
    pub(super) rules: &'a Rules,
    pub(super) plan: &'a Plan,
    pub(super) offer: &'a Offer,
    pub(super) assessed: &'a Assessed,
}

impl<'a> At<'a> {
    /// A bid that was assessed.
    pub(super) fn new(round: &'a Round<'a>, (offer, assessed): (&'a Offer, &'a Assessed)) -> At<'a> {
        At { rules: round.rules, plan: round.plan(), offer, assessed }
    }
}

impl At<'_> {
    fn barrier(&self, reason: &Reason) -> Option<Barrier> {
        match reason {
            Reason::GateFailed(gate) | Reason::GateUnknown(gate) => {
                Some(Barrier { gate: Some(*gate), least: self.least(*gate)? })
            }
            Reason::KnockOut(place) | Reason::KnockOutOpen(place) => {
                let stays = |option: &usize| !self.rules.criteria[*place].options[*option].rejects;
                let least = Least::Answers(vec![self.needed(*place, &stays)]);
                Some(Barrier { gate: None, least })
            }
            _ => None,
        }
    }

    fn needed(&self, criterion: usize, does: &dyn Fn(&usize) -> bool) -> Needed {
        let options = 0..self.rules.criteria[criterion].options.len();
        Needed { criterion, options: options.filter(|option| does(option)).collect() }
    }

    fn least(&self, gate: usize) -> Option<Least> {
        let result = &self.assessed.gates[gate];
        debug_assert!(matches!(result.outcome, Outcome::Fail | Outcome::Unknown), "a gate that keeps out");
        Some(match &self.rules.gates[gate].rule {
            GateRule::Level { criteria, level, .. } => Least::Answers(self.levels(criteria, *level)),
            GateRule::Share { group, share } => {
                let worst = self.plan.share(*group, &self.assessed.reckoned.groups[*group].firm.worst)?;
                let of = self.rules.groups[*group].criteria.iter().copied();
                let gain = |_: &Criterion, points: &Ratio| {
                    self.plan.share(*group, &Amount::of(points.clone())).unwrap_or_default()
                };
                self.figure(&Ratio::from(*share) - &worst, of, &gain)
            }
            GateRule::Score { score } => {
                let worst = &self.assessed.reckoned.score.as_ref()?.firm_worst;
                let gain = |criterion: &Criterion, points: &Ratio| {
                    self.plan.part(criterion.group, &Amount::of(points.clone())).unwrap_or_default()
                };
                self.figure(&Ratio::from(*score) - worst, 0..self.rules.criteria.len(), &gain)
            }
            GateRule::Points { criterion, points } => {
                let worst = self.plan.points(&self.assessed.answers[*criterion].firm.worst);
                let asked = Ratio::from(*points);
                let options = &self.rules.criteria[*criterion].options;
                let needed = self.needed(*criterion, &|&option| Ratio::from(options[option].points) >= asked);
                let reach = Ratio::from(self.rules.criteria[*criterion].maximum()) >= asked;
                Least::Figure { missing: &asked - &worst, answers: reach.then(|| vec![needed]) }
            }
            GateRule::Options { criterion, options } => {
                Least::Answers(vec![Needed { criterion: *criterion, options: options.clone() }])
            }
            GateRule::Price { price } => {
                let asked = self.offer.price.as_ref()?;
                let over = &Ratio::from(asked.amount.value) - &Ratio::from(*price);
                if over.is_negative() || over.is_zero() {
                    return None;
                }
                Least::Price(over)
            }
            GateRule::When { .. } => Least::Facts(result.facts.clone()),
            GateRule::NotApplicable => return None,
        })
    }

    /// Every criterion below a level, or without one: each must reach it.
    fn levels(&self, criteria: &[usize], level: i64) -> Vec<Needed> {
        let known = |place: &usize| self.assessed.answers[*place].level;
        let skips = self.rules.unanswered_level == UnansweredLevel::Skip
            && criteria.iter().any(|place| known(place).is_some());
        let lacks = |place: &&usize| known(place).map_or(!skips, |n| n < level);
        let reaches = |place: usize| {
            move |option: &usize| {
                let of = &self.rules.criteria[place].options[*option];
                of.level.is_some_and(|n| n >= level) && !of.rejects
            }
        };
        criteria.iter().filter(lacks).map(|&place| self.needed(place, &reaches(place))).collect()
    }

    /// The fewest criteria that bring what is missing: those that can bring most first.
    fn figure(
        &self,
        missing: Ratio,
        criteria: impl Iterator<Item = usize>,
        gain: &dyn Fn(&Criterion, &Ratio) -> Ratio,
    ) -> Least {
        let of = |place: usize| {
            let criterion = &self.rules.criteria[place];
            let most =
                criterion.options.iter().filter(|option| !option.rejects).map(|option| option.points.0);
            let corners = criterion.curve.iter().flat_map(|curve| &curve.points).map(|(_, points)| points.0);
            let most: Dec = most.chain(corners).max().unwrap_or_default();
            let now = self.plan.points(&self.assessed.answers[place].firm.worst);
            let best = |option: &usize| {
                let of = &criterion.options[*option];
                of.points.0 == most && !of.rejects
            };
            (gain(criterion, &(&Ratio::from(most) - &now)), self.needed(place, &best))
        };
        let mut gains: Vec<(Ratio, Needed)> =
            criteria.map(of).filter(|(gain, _)| *gain > Ratio::default()).collect();
        gains.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.criterion.cmp(&b.1.criterion)));
        let (mut sum, mut answers) = (Ratio::default(), Vec::new());
        for (gain, needed) in gains {
            if sum >= missing {
                break;
            }
            sum = &sum + &gain;
            answers.push(needed);
        }
        let reached = sum >= missing;
        Least::Figure { missing, answers: reached.then_some(answers) }
    }
}
