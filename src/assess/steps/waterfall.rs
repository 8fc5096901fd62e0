//! From the score of one bid to that of another, criterion by criterion, in steps that add up exactly.

use super::award::{FigureSteps, Parts};
use super::bid::BidSteps;
use super::ledger::{Differs, Kind, Ledger, Op, Operand, StepId};
use crate::model::rules::Rules;

/// One criterion that sets two bids apart.
#[derive(Clone, Copy, Debug)]
pub struct Fall {
    /// The criterion, by its place.
    pub criterion: usize,
    /// By how much the first bid is ahead on it, in points of the score.
    pub difference: StepId,
    /// From the score of the second bid to here.
    pub so_far: StepId,
}

/// From the score of the second bid to that of the first.
#[derive(Clone, Debug)]
pub struct Waterfall {
    /// What sets them apart: where the first is ahead, most first; then where the second is, most last.
    pub falls: Vec<Fall>,
    /// Criteria on which they are alike.
    pub alike: usize,
    /// The score of the first less that of the second.
    pub difference: StepId,
    /// The same for the figure of the award, where both have one that the price bears on.
    pub award: Option<AwardFall>,
}

/// From the figure of the second bid to that of the first.
#[derive(Clone, Copy, Debug)]
pub struct AwardFall {
    /// What the difference in quality makes.
    pub quality: StepId,
    /// What the difference in price makes.
    pub price: StepId,
    /// What the difference in rounding makes, where the tender rounds.
    pub rounding: Option<StepId>,
    /// The figure of the first less that of the second.
    pub difference: StepId,
    /// The end of the way from the one figure to the other.
    pub end: StepId,
}

/// A bid of the two.
#[derive(Clone, Copy)]
pub struct Side<'s> {
    /// Its id.
    pub bid: &'s str,
    /// Its steps.
    pub steps: &'s BidSteps,
    /// The steps of its figure.
    pub figure: Option<FigureSteps>,
}

/// Writes down the way from the score of the second bid to that of the first.
///
/// # Errors
/// Where it does not lead there.
pub fn waterfall(
    ledger: &mut Ledger,
    rules: &Rules,
    [first, second]: [Side<'_>; 2],
) -> Result<Option<Waterfall>, Differs> {
    let (Some(from), Some(to)) = (second.steps.score, first.steps.score) else { return Ok(None) };
    let both = format!("{}:{}", first.bid, second.bid);
    let mut apart = Vec::new();
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let (a, b) = (first.steps.criteria[place].adds, second.steps.criteria[place].adds);
        let (Some(a), Some(b)) = (a, b) else { continue };
        if ledger.value(a) != ledger.value(b) {
            let name = format!("{both}:{}", criterion.id);
            apart.push((place, minus(ledger, &name, a, b)));
        }
    }
    apart.sort_by(|a, b| ledger.value(b.1).cmp(ledger.value(a.1)));
    let mut so_far = from;
    let mut falls = Vec::new();
    for (criterion, difference) in apart {
        let name = format!("{both}:{}", rules.criteria[criterion].id);
        so_far = plus(ledger, &name, so_far, difference);
        falls.push(Fall { criterion, difference, so_far });
    }
    let end = ledger.value(to).clone();
    ledger.must(so_far, Some(&end))?;
    let difference = minus(ledger, &both, to, from);
    let alike = rules.criteria.len() - falls.len();
    let award = match (first.figure, second.figure) {
        (Some(a), Some(b)) => award(ledger, &both, a, b)?,
        _ => None,
    };
    Ok(Some(Waterfall { falls, alike, difference, award }))
}

fn minus(ledger: &mut Ledger, name: &str, a: StepId, b: StepId) -> StepId {
    ledger.push(Kind::Difference, name, Op::Sub, vec![Operand::Step(a), Operand::Step(b)])
}

fn plus(ledger: &mut Ledger, name: &str, a: StepId, b: StepId) -> StepId {
    ledger.push(Kind::Fall, name, Op::Add, vec![Operand::Step(a), Operand::Step(b)])
}

/// The part of quality and the part of price in the difference of two figures. Of a quotient the part of
/// quality is what it would make at the price of the second bid, and the part of price is the rest.
fn award(
    ledger: &mut Ledger,
    both: &str,
    a: FigureSteps,
    b: FigureSteps,
) -> Result<Option<AwardFall>, Differs> {
    // No criterion has a colon in its id, and so none has the name of a part.
    let named = |what: &str| format!("{both}:award:{what}");
    let (quality, price) = match (a.parts, b.parts) {
        (Parts::Sum { quality: of_a, price: price_a }, Parts::Sum { quality: of_b, price: price_b }) => {
            let quality = match (of_a, of_b) {
                (Some(of_a), Some(of_b)) => minus(ledger, &named("quality"), of_a, of_b),
                _ => ledger.push(Kind::Difference, &named("quality"), Op::Add, Vec::new()),
            };
            (quality, minus(ledger, &named("price"), price_a, price_b))
        }
        (Parts::Quotient { quality: of_a, exact: exact_a }, Parts::Quotient { exact: exact_b, .. }) => {
            let Some(price_b) = ledger.step(exact_b).operands.get(1).cloned() else { return Ok(None) };
            let operands = vec![Operand::Step(of_a), price_b];
            let at_b = ledger.push(Kind::Quality, &named("at-price-of-second"), Op::Div, operands);
            (minus(ledger, &named("quality"), at_b, exact_b), minus(ledger, &named("price"), exact_a, at_b))
        }
        _ => return Ok(None),
    };
    let rounding = match (a.rounding, b.rounding) {
        (Some(of_a), Some(of_b)) => Some(minus(ledger, &named("rounding"), of_a, of_b)),
        _ => None,
    };
    let mut so_far = b.figure;
    for (what, part) in [("quality", Some(quality)), ("price", Some(price)), ("rounding", rounding)] {
        if let Some(part) = part {
            so_far = plus(ledger, &named(what), so_far, part);
        }
    }
    let end = ledger.value(a.figure).clone();
    ledger.must(so_far, Some(&end))?;
    let difference = minus(ledger, &named("figure"), a.figure, b.figure);
    Ok(Some(AwardFall { quality, price, rounding, difference, end: so_far }))
}
