//! Value ("gunnen op waarde"): the price less what the quality is worth, P − Σ value of group · share/100.

use super::{Field, Method, Offered};
use crate::model::award::Award;
use crate::num::Ratio;

/// The method `value`.
pub struct Value;

impl Method for Value {
    fn name(&self) -> &'static str {
        "value"
    }

    fn lowest_is_best(&self) -> bool {
        true
    }

    fn keys(&self) -> &'static [&'static str] {
        &["values"]
    }

    fn figure(&self, _: &Award, bid: &Offered, _: &Field) -> Option<Ratio> {
        Some(bid.price? - bid.worth)
    }

    fn price_at(&self, _: &Award, bid: &Offered, _: &Field, figure: &Ratio) -> Option<Ratio> {
        Some(figure + bid.worth).filter(|price| *price > Ratio::default())
    }
}
