//! Weighted, the price on a straight line between a floor and a ceiling that were published:
//! Wq·Q + Wp·clamp((ceiling − P)/(ceiling − floor), 0, 1).

use super::{Field, Method, Offered, part_for, weighed};
use crate::model::award::Award;
use crate::num::Ratio;

/// The formula `absolute-linear`.
pub struct AbsoluteLinear;

impl Method for AbsoluteLinear {
    fn formula(&self) -> Option<&'static str> {
        Some("absolute-linear")
    }

    fn keys(&self) -> &'static [&'static str] {
        &["quality_weight", "price_weight", "formula", "floor", "ceiling"]
    }

    fn figure(&self, award: &Award, bid: &Offered, _: &Field) -> Option<Ratio> {
        let (floor, ceiling) = (Ratio::from(award.floor?), Ratio::from(award.ceiling?));
        let below = &ceiling - bid.price?;
        let part = below.checked_div(&(&ceiling - &floor))?;
        weighed(award, bid, &part.clamp(Ratio::default(), Ratio::from(1)))
    }

    fn price_at(&self, award: &Award, bid: &Offered, _: &Field, figure: &Ratio) -> Option<Ratio> {
        let (floor, ceiling) = (Ratio::from(award.floor?), Ratio::from(award.ceiling?));
        let part = part_for(award, bid, figure)?;
        Some(&ceiling - &(&(&ceiling - &floor) * &part))
    }
}
