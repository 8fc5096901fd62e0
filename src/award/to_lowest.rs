//! Weighted, the price by how far it lies above the lowest: Wq·Q + Wp·max(0, 2 − P/Pmin).

use super::{Field, Method, Offered, part_for, weighed};
use crate::model::award::Award;
use crate::num::Ratio;

/// The formula `to-lowest`.
pub struct ToLowest;

impl Method for ToLowest {
    fn formula(&self) -> Option<&'static str> {
        Some("to-lowest")
    }

    fn depends_on_others(&self) -> bool {
        true
    }

    fn keys(&self) -> &'static [&'static str] {
        &["quality_weight", "price_weight", "formula"]
    }

    fn figure(&self, award: &Award, bid: &Offered, field: &Field) -> Option<Ratio> {
        let (lowest, _) = field.ends.as_ref()?;
        let part = &Ratio::from(2) - &bid.price?.checked_div(lowest)?;
        weighed(award, bid, &part.max(Ratio::default()))
    }

    fn price_at(&self, award: &Award, bid: &Offered, field: &Field, figure: &Ratio) -> Option<Ratio> {
        let (lowest, _) = field.ends.as_ref()?;
        Some(lowest * &(&Ratio::from(2) - &part_for(award, bid, figure)?))
    }
}
