//! One word on how firm the outcome is, with what makes it so.
//!
//! | word | when |
//! |---|---|
//! | depends on a losing bid | without some bid that does not win, another bid would be first |
//! | sensitive to weights | the weight (or value) of one group, or that of the price, moved by at most [`WEIGHT`] percent of itself, makes another bid first |
//! | sensitive to price | the first bid dearer by at most [`PRICE`] percent, or another one cheaper by as much, makes another bid first |
//! | firm | none of these |
//!
//! The thresholds are this program's own; no law and no standard sets them.

use super::price::Flip;
use super::weights::Interval;
use super::{Chaser, First};
use crate::num::Ratio;

/// Percent of itself that the weight of a group may move.
pub const WEIGHT: u32 = 20;
/// Percent of itself that a price may move.
pub const PRICE: u32 = 5;

/// What is nearest to turning the outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The weight that need move least.
    pub weight: Option<NearWeight>,
    /// The price that need move least.
    pub price: Option<NearPrice>,
    /// A losing bid without which another would be first, by its place in
    /// [`Round::entries`](crate::assess::Round::entries), and who would be, by its place in the order.
    pub losing: Option<(usize, usize)>,
}

/// The weight that need move least for another bid to be first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearWeight {
    /// The group, by its place in the rules; nothing for the weight of the price.
    pub group: Option<usize>,
    /// What it is, and the end of what it may be: a share of all weight from 0 to 1, or euros of value.
    pub now: Ratio,
    /// The end.
    pub end: Ratio,
    /// By how much of itself it moves to get there, in percent.
    pub percent: Ratio,
    /// Who is first beyond.
    pub rival: usize,
}

/// The price that need move least for another bid to be first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearPrice {
    /// Whose price, by its place in the order.
    pub bid: usize,
    /// What it is, in the tender's currency.
    pub now: Ratio,
    /// The first price at which another bid is first.
    pub first: Ratio,
    /// By how much of itself it moves to get there, in percent.
    pub percent: Ratio,
}

impl Judgement {
    /// What is nearest, over all that was found.
    #[must_use]
    pub(super) fn new(first: &First, chasers: &[Chaser], losing: Option<(usize, usize)>) -> Judgement {
        let of_price = first.price_weight.iter().flat_map(|interval| ends(None, interval));
        let of_groups = first.weights.iter().filter_map(|of| Some((of.group, of.interval.as_ref()?)));
        let weights = of_groups.flat_map(|(group, interval)| ends(Some(group), interval)).chain(of_price);
        let own = near(0, first.price_now.as_ref(), &first.price);
        let prices = own.into_iter().chain(
            chasers.iter().filter_map(|chaser| near(chaser.bid, chaser.price_now.as_ref(), &chaser.price)),
        );
        Judgement {
            weight: weights.min_by(|a, b| a.percent.cmp(&b.percent)),
            price: prices.min_by(|a, b| a.percent.cmp(&b.percent)),
            losing,
        }
    }

    /// Whether a weight need move too little.
    #[must_use]
    pub fn turns_on_weights(&self) -> bool {
        self.weight.as_ref().is_some_and(|near| near.percent <= Ratio::from(i64::from(WEIGHT)))
    }

    /// Whether a price need move too little.
    #[must_use]
    pub fn turns_on_price(&self) -> bool {
        self.price.as_ref().is_some_and(|near| near.percent <= Ratio::from(i64::from(PRICE)))
    }

    /// Whether the outcome is firm.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        !self.turns_on_weights() && !self.turns_on_price() && self.losing.is_none()
    }
}

/// Both ends of an interval beyond which another bid is first.
fn ends(group: Option<usize>, interval: &Interval) -> Vec<NearWeight> {
    let Some(within) = interval.within.as_ref() else { return Vec::new() };
    let near = |end: &Ratio, rival: Option<usize>| {
        let now = interval.now.clone();
        Some(NearWeight { group, end: end.clone(), percent: percent(&now, end)?, now, rival: rival? })
    };
    let above = within.upto.as_ref().and_then(|upto| near(upto, within.above));
    near(&within.from, within.below).into_iter().chain(above).collect()
}

fn near(bid: usize, now: Option<&Ratio>, flip: &Flip) -> Option<NearPrice> {
    let (now, Flip::At { first, .. }) = (now?, flip) else { return None };
    Some(NearPrice { bid, now: now.clone(), first: first.clone(), percent: percent(now, first)? })
}

/// By how much of itself something moves, in percent, without sign.
fn percent(now: &Ratio, then: &Ratio) -> Option<Ratio> {
    let moved = &(then - now) * &Ratio::from(100);
    let part = moved.checked_div(now)?;
    Some(if part.is_negative() { -&part } else { part })
}
