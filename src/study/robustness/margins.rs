//! How far ranked bids are above the minima that they pass.

use std::io;

use super::gates::At;
use crate::assess::{Outcome, Place, Round};
use crate::model::rules::GateRule;
use crate::num::Ratio;

/// How near a bid is to failing a minimum that it passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The bid, by its place in [`Round::entries`].
    pub entry: usize,
    /// The gate, by its place.
    pub gate: usize,
    /// What stands between.
    pub above: Above,
}

/// What stands between a bid and failing a minimum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Above {
    /// So much more than is asked, in percent, or in points of the criterion.
    Figure(Ratio),
    /// A price so much below the highest one, in the tender's currency.
    Price(Ratio),
    /// The answers to these criteria reach what is asked and no more: one of them a step lower fails it.
    Answers(Vec<usize>),
    /// Facts: another value of one of these can fail it.
    Facts(Vec<usize>),
}

/// How far the first ranked bids are above their minima; a minimum that is passed with a level to spare is left out.
///
/// # Errors
/// A bid that changed since it was first read.
pub fn margins(
    round: &Round<'_>,
    reads: &dyn Fn(usize) -> Vec<usize>,
    most: usize,
) -> io::Result<Vec<Margin>> {
    let winners = round.rules.award.winners;
    let is_first = |place: &&Place| place.rank.is_some_and(|rank| rank <= winners);
    let places: Vec<Place> = round.places.iter().filter(is_first).take(most).cloned().collect();
    let mut all = Vec::new();
    round.some(&places, &mut |place, sheet| {
        let Some(both) = sheet.assessed() else { return Ok(()) };
        let at = At::new(round, both);
        let passes = at.assessed.gates.iter().enumerate().filter(|(_, gate)| gate.outcome == Outcome::Pass);
        all.extend(passes.filter_map(|(gate, _)| {
            let above = at.above(gate, reads)?;
            Some(Margin { entry: place.bid, gate, above })
        }));
        Ok(())
    })?;
    Ok(all)
}

impl At<'_> {
    fn above(&self, gate: usize, reads: &dyn Fn(usize) -> Vec<usize>) -> Option<Above> {
        Some(match &self.rules.gates[gate].rule {
            GateRule::Level { criteria, level, .. } => {
                let just = |place: &&usize| self.assessed.answers[**place].level == Some(*level);
                let just: Vec<usize> = criteria.iter().filter(just).copied().collect();
                (!just.is_empty()).then_some(Above::Answers(just))?
            }
            GateRule::Share { group, share } => {
                let worst = self.plan.share(*group, &self.assessed.reckoned.groups[*group].firm.worst)?;
                Above::Figure(&worst - &Ratio::from(*share))
            }
            GateRule::Score { score } => {
                Above::Figure(&self.assessed.reckoned.score.as_ref()?.firm_worst - &Ratio::from(*score))
            }
            GateRule::Points { criterion, points } => {
                let worst = self.plan.points(&self.assessed.answers[*criterion].firm.worst);
                Above::Figure(&worst - &Ratio::from(*points))
            }
            GateRule::Options { criterion, .. } => Above::Answers(vec![*criterion]),
            GateRule::Price { price } => {
                let asked = self.offer.price.as_ref()?;
                Above::Price(&Ratio::from(*price) - &Ratio::from(asked.amount.value))
            }
            GateRule::When { .. } => {
                let facts = reads(gate);
                (!facts.is_empty()).then_some(Above::Facts(facts))?
            }
            GateRule::NotApplicable => return None,
        })
    }
}
