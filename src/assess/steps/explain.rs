//! Why a bid has its score, or why one is above another: the steps of the run that assessed them.

use std::io;

use super::award::{FieldPrice, FigureSteps, Terms};
use super::bid::{BidSteps, CriterionSteps, Recorder};
use super::ledger::{Differs, Ledger, StepId};
use super::places::Places;
use super::reading::{Reading, read};
use super::waterfall::{Side, Waterfall, waterfall};
use crate::assess::{Assessed, Known, Place, Round, Sheet, Verdict};
use crate::diag::Sources;
use crate::model::offer::Offer;
use crate::num::Ratio;
use crate::resolve::Opened;

/// A bid with its steps.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Where it stands.
    pub place: Place,
    /// The bid.
    pub sheet: Sheet,
    /// Its steps; nothing where it was not assessed.
    pub steps: Option<BidSteps>,
    /// The steps of its figure; nothing where it has none.
    pub figure: Option<FigureSteps>,
}

impl Explained {
    /// The bid and its assessment, where its steps were recorded.
    #[must_use]
    pub fn assessed(&self) -> Option<(&Offer, &Assessed, &BidSteps)> {
        let ((offer, assessed), steps) = self.sheet.assessed().zip(self.steps.as_ref())?;
        Some((offer, assessed, steps))
    }

    /// How the answer to every criterion was read.
    #[must_use]
    pub fn readings(&self, places: &Places<'_>) -> Vec<Reading<'_>> {
        let Some((offer, assessed)) = self.sheet.assessed() else { return Vec::new() };
        let known = Known::new(places.rules, &places.opened.conditions, offer);
        let with = (places, &places.opened.conditions);
        (0..places.rules.criteria.len()).map(|place| read(with, (offer, assessed), &known, place)).collect()
    }
}

/// One bid explained, or two.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Every step.
    pub ledger: Ledger,
    /// The bids.
    pub bids: Vec<Explained>,
    /// From the score of the second to that of the first, where there are two that have one.
    pub waterfall: Option<Waterfall>,
    /// The texts that steps and bids point into.
    pub sources: Sources,
}

impl Explanation {
    /// What a step gave.
    #[must_use]
    pub fn value(&self, step: StepId) -> &Ratio {
        self.ledger.value(step)
    }

    /// What other points on a criterion would add more, by what one point is worth in its steps.
    #[must_use]
    pub fn adds_more(&self, of: CriterionSteps, points: &Ratio) -> Option<Ratio> {
        let adds = self.ledger.step(of.adds?);
        let of_point = self.ledger.worth(adds.operands.get(1)?);
        Some(&(points - self.value(of.points)) * of_point)
    }
}

/// Explains the bids at some places of the report: one, or one against another.
///
/// # Errors
/// A bid that changed while the report was made, and steps that do not come to what the engine reckoned.
pub fn explain(opened: &Opened, round: &Round<'_>, asked: &[Place]) -> io::Result<Explanation> {
    let mut explanation = Explanation {
        ledger: Ledger::default(),
        bids: Vec::new(),
        waterfall: None,
        sources: opened.sources.clone(),
    };
    round.some(asked, &mut |place, sheet| {
        explanation.sources.extend(&sheet.sources);
        let (place, sheet) = (place.clone(), sheet.clone());
        explanation.bids.push(Explained { place, sheet, steps: None, figure: None });
        Ok(())
    })?;
    let field = field(round, &mut explanation.sources)?;
    let places = Places::new(opened, round.rules);
    let ledger = &mut explanation.ledger;
    let recorded = record(round, &places, ledger, &mut explanation.bids, &field);
    recorded.map_err(io::Error::other)?;
    if let [first, second] = explanation.bids.as_slice()
        && let (Some(a), Some(b)) = (&first.steps, &second.steps)
    {
        let a = Side { bid: &first.sheet.id, steps: a, figure: first.figure };
        let b = Side { bid: &second.sheet.id, steps: b, figure: second.figure };
        explanation.waterfall = waterfall(ledger, round.rules, [a, b]).map_err(io::Error::other)?;
    }
    Ok(explanation)
}

fn record(
    round: &Round<'_>,
    places: &Places<'_>,
    ledger: &mut Ledger,
    bids: &mut [Explained],
    field: &[FieldPrice],
) -> Result<(), Differs> {
    for bid in bids {
        if round.entries[bid.place.bid].twin.is_some() {
            continue;
        }
        let Some((offer, assessed)) = bid.sheet.assessed() else { continue };
        let (plan, written) = (round.plan(), round.written(&bid.sheet.id));
        let mut recorder = Recorder { ledger: &mut *ledger, places, plan, offer, assessed, written };
        let steps = recorder.record()?;
        let figure = recorder.figure(&steps, &Terms { place: &bid.place, field })?;
        for (place, reading) in bid.readings(places).iter().enumerate() {
            if !reading.bears_out(&assessed.answers[place]) {
                return Err(Differs(places.rules.criteria[place].id.clone()));
            }
        }
        (bid.steps, bid.figure) = (Some(steps), figure);
    }
    Ok(())
}

/// The prices of the bids that are ranked, where the figure of one depends on the others. Where the
/// lowest and the highest stand is looked up; the others are only held against them.
fn field(round: &Round<'_>, sources: &mut Sources) -> io::Result<Vec<FieldPrice>> {
    if !round.plan().method.depends_on_others() {
        return Ok(Vec::new());
    }
    let Some((lowest, highest)) = &round.field.ends else { return Ok(Vec::new()) };
    let mut field = Vec::new();
    for place in &round.places {
        let standing = &round.entries[place.bid].standing;
        let (Some(Verdict::Admissible), Some(price)) = (standing.verdict, &standing.price) else { continue };
        let mut at = None;
        if price == lowest || price == highest {
            round.some(std::slice::from_ref(place), &mut |_, sheet| {
                let price = sheet.assessed().and_then(|(offer, _)| offer.price.as_ref());
                at = price.map(|price| price.amount.at);
                sources.extend(&sheet.sources);
                Ok(())
            })?;
        }
        field.push(FieldPrice { bid: standing.id.clone(), price: price.clone(), at });
    }
    Ok(field)
}
