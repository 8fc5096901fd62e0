//! Weighted, the price as the ratio of the lowest to it: Wq·Q + Wp·Pmin/P.

use super::{Field, Method, Offered, part_for, weighed};
use crate::model::award::Award;
use crate::num::Ratio;

/// The formula `lowest-ratio`.
pub struct LowestRatio;

impl Method for LowestRatio {
    fn formula(&self) -> Option<&'static str> {
        Some("lowest-ratio")
    }

    fn depends_on_others(&self) -> bool {
        true
    }

    fn keys(&self) -> &'static [&'static str] {
        &["quality_weight", "price_weight", "formula"]
    }

    fn figure(&self, award: &Award, bid: &Offered, field: &Field) -> Option<Ratio> {
        let (lowest, _) = field.ends.as_ref()?;
        weighed(award, bid, &lowest.checked_div(bid.price?)?)
    }

    fn price_at(&self, award: &Award, bid: &Offered, field: &Field, figure: &Ratio) -> Option<Ratio> {
        let (lowest, _) = field.ends.as_ref()?;
        lowest.checked_div(&part_for(award, bid, figure)?)
    }
}
