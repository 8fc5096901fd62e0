//! Quality alone: 100·Q, whatever the price.

use super::{Field, Method, Offered};
use crate::model::award::Award;
use crate::num::Ratio;

/// The method `quality`.
pub struct Quality;

impl Method for Quality {
    fn name(&self) -> &'static str {
        "quality"
    }

    fn uses_price(&self) -> bool {
        false
    }

    fn keys(&self) -> &'static [&'static str] {
        &[]
    }

    fn figure(&self, _: &Award, bid: &Offered, _: &Field) -> Option<Ratio> {
        bid.score.cloned()
    }

    fn price_at(&self, _: &Award, _: &Offered, _: &Field, _: &Ratio) -> Option<Ratio> {
        None
    }
}
