//! Value for money: quality per unit of price, Q/P.

use super::{Field, Method, Offered};
use crate::model::award::Award;
use crate::num::Ratio;

/// The method `value-for-money`.
pub struct ValueForMoney;

impl Method for ValueForMoney {
    fn name(&self) -> &'static str {
        "value-for-money"
    }

    fn keys(&self) -> &'static [&'static str] {
        &[]
    }

    fn figure(&self, _: &Award, bid: &Offered, _: &Field) -> Option<Ratio> {
        bid.quality()?.checked_div(bid.price?)
    }

    fn price_at(&self, _: &Award, bid: &Offered, _: &Field, figure: &Ratio) -> Option<Ratio> {
        let price = bid.quality()?.checked_div(figure)?;
        (price > Ratio::default()).then_some(price)
    }
}
