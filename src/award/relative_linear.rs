//! Weighted, the price on a straight line between the lowest and the highest of the bids:
//! Wq·Q + Wp·(Pmax − P)/(Pmax − Pmin), and 1 where all prices are equal.

use super::{Field, Method, Offered, part_for, weighed};
use crate::model::award::Award;
use crate::num::Ratio;

/// The formula `relative-linear`.
pub struct RelativeLinear;

impl Method for RelativeLinear {
    fn formula(&self) -> Option<&'static str> {
        Some("relative-linear")
    }

    fn depends_on_others(&self) -> bool {
        true
    }

    fn keys(&self) -> &'static [&'static str] {
        &["quality_weight", "price_weight", "formula"]
    }

    fn figure(&self, award: &Award, bid: &Offered, field: &Field) -> Option<Ratio> {
        let (lowest, highest) = field.ends.as_ref()?;
        let part = (highest - bid.price?).checked_div(&(highest - lowest));
        weighed(award, bid, &part.unwrap_or_else(|| Ratio::from(1)))
    }

    fn price_at(&self, award: &Award, bid: &Offered, field: &Field, figure: &Ratio) -> Option<Ratio> {
        let (lowest, highest) = field.ends.as_ref()?;
        let part = part_for(award, bid, figure)?;
        (lowest < highest).then(|| highest - &(&(highest - lowest) * &part))
    }
}
