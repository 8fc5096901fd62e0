//! How far assessors agree, as data.

use serde::Serialize;

use super::Number;
use crate::assess::{Alpha, OnCriterion, Round, Spread};
use crate::model::rules::Rules;

/// Decimals that alpha is published with.
const DECIMALS: u8 = 3;

/// How far assessors agree: Krippendorff's alpha by the ordinal metric.
#[derive(Serialize)]
pub struct Agreement {
    alpha: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    criteria: Vec<OfCriterion>,
}

#[derive(Serialize)]
struct OfCriterion {
    id: String,
    alpha: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    bids: Vec<OfBid>,
}

#[derive(Serialize)]
struct OfBid {
    id: String,
    assessors: usize,
    lowest: String,
    highest: String,
    steps: usize,
}

/// How far the assessors of a tender agree; nothing where nobody judged.
pub fn agreement(round: &Round<'_>) -> Option<Agreement> {
    let agreement = round.agreement()?;
    Some(Agreement {
        alpha: number(&agreement.overall),
        why: agreement.overall.why(),
        criteria: agreement.criteria.iter().map(|of| criterion(of, round.rules)).collect(),
    })
}

fn criterion(of: &OnCriterion, rules: &Rules) -> OfCriterion {
    let criterion = &rules.criteria[of.criterion];
    let option = |option: usize| criterion.options[option].id.clone();
    let bid = |spread: &Spread| OfBid {
        id: spread.bid.clone(),
        assessors: spread.assessors,
        lowest: option(spread.lowest),
        highest: option(spread.highest),
        steps: spread.steps,
    };
    OfCriterion {
        id: criterion.id.clone(),
        alpha: number(&of.alpha),
        why: of.alpha.why(),
        bids: of.spreads.iter().map(bid).collect(),
    }
}

fn number(alpha: &Alpha) -> Option<Number> {
    alpha.value().map(|value| Number::new(value, DECIMALS))
}
