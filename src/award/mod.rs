//! Award methods: from quality and price to the figure that bids are ranked by.
//!
//! In: the terms of the award, one bid's quality and price, and the [`Field`] of prices that it competes
//! with. Out: an exact figure. Each method is a file; nothing here knows a catalogue or a bid file.
//! The formulas are those of section 4 of the design (method 1); Q is the quality score as a share from
//! 0 to 1, P the price.
//!
//! To add a method or a formula: one file here, `mod NAME;` and `&NAME::Name,` in [`METHODS`].

mod absolute_linear;
mod lowest_ratio;
mod quality;
mod relative_linear;
mod to_lowest;
mod value;
mod value_for_money;

use std::fmt;

use crate::model::award::Award;
use crate::num::Ratio;

/// Every method, `weighted` once for each of its formulas.
pub const METHODS: &[&dyn Method] = &[
    &quality::Quality,
    &absolute_linear::AbsoluteLinear,
    &lowest_ratio::LowestRatio,
    &relative_linear::RelativeLinear,
    &to_lowest::ToLowest,
    &value::Value,
    &value_for_money::ValueForMoney,
];

/// The method with formulas.
pub const WEIGHTED: &str = "weighted";

/// A way from quality and price to one figure.
pub trait Method: Sync {
    /// Its name in `[award] method`.
    fn name(&self) -> &'static str {
        WEIGHTED
    }

    /// Its name in `[award] formula`, where the method has several.
    fn formula(&self) -> Option<&'static str> {
        None
    }

    /// Whether it needs a price above zero.
    fn uses_price(&self) -> bool {
        true
    }

    /// Whether the lowest figure is the best.
    fn lowest_is_best(&self) -> bool {
        false
    }

    /// Whether the figure of a bid depends on other bids, so that a bid that joins or leaves can
    /// change the order of the others (rank reversal).
    fn depends_on_others(&self) -> bool {
        false
    }

    /// The keys of `[award]` that it reads besides those that every method has.
    fn keys(&self) -> &'static [&'static str];

    /// The figure of a bid; nothing where it lacks what the method needs.
    fn figure(&self, award: &Award, bid: &Offered, field: &Field) -> Option<Ratio>;

    /// The price at which a bid with this quality has that figure in that field, and below and above which
    /// it has a better and a worse one; nothing where there is no such price. The other way round of
    /// [`Method::figure`]: the price of `bid` itself is not looked at.
    fn price_at(&self, award: &Award, bid: &Offered, field: &Field, figure: &Ratio) -> Option<Ratio>;
}

impl fmt::Debug for dyn Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name(), self.formula().unwrap_or_default())
    }
}

/// What an award method sees of a bid.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'b> {
    /// The quality score in percent; nothing where nothing has points.
    pub score: Option<&'b Ratio>,
    /// Σ value of a group · share / 100 over the groups with a value, in the tender's currency.
    pub worth: &'b Ratio,
    /// The price, above zero and in the tender's currency, where there is one.
    pub price: Option<&'b Ratio>,
}

impl Offered<'_> {
    /// The quality score as a share from 0 to 1.
    fn quality(&self) -> Option<Ratio> {
        self.score?.checked_div(&Ratio::from(100))
    }
}

/// The prices of the bids that compete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The lowest and the highest price; nothing where no bid has a price.
    pub ends: Option<(Ratio, Ratio)>,
}

impl Field {
    /// The field of some prices.
    #[must_use]
    pub fn new<'p>(prices: impl Iterator<Item = &'p Ratio> + Clone) -> Field {
        let ends = prices.clone().min().zip(prices.max());
        Field { ends: ends.map(|(lowest, highest)| (lowest.clone(), highest.clone())) }
    }
}

/// The method of an award.
#[must_use]
pub fn method(award: &Award) -> Option<&'static dyn Method> {
    let fits =
        |method: &&&dyn Method| method.name() == award.method && method.formula() == award.formula.as_deref();
    METHODS.iter().find(fits).copied()
}

/// The method of an award, or quality alone: for rules without errors the two are the same.
#[must_use]
pub fn method_or_quality(award: &Award) -> &'static dyn Method {
    method(award).unwrap_or(&quality::Quality)
}

/// The names of the methods, each once.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = METHODS.iter().map(|method| method.name()).collect();
    names.dedup();
    names
}

/// The names of the formulas.
#[must_use]
pub fn formulas() -> Vec<&'static str> {
    METHODS.iter().filter_map(|method| method.formula()).collect()
}

/// Wq·Q + Wp·part: the two weighed together.
fn weighed(award: &Award, bid: &Offered, part: &Ratio) -> Option<Ratio> {
    let price = &Ratio::from(award.price_weight) * part;
    if award.quality_weight.is_zero() {
        return Some(price);
    }
    Some(&(&Ratio::from(award.quality_weight) * &bid.quality()?) + &price)
}

/// The share of the price weight, from 0 to 1, that a bid must earn to come to a figure; nothing where the
/// price has no weight, or no price earns so little or so much.
fn part_for(award: &Award, bid: &Offered, figure: &Ratio) -> Option<Ratio> {
    let quality = match award.quality_weight.is_zero() {
        true => Ratio::default(),
        false => &Ratio::from(award.quality_weight) * &bid.quality()?,
    };
    let part = (figure - &quality).checked_div(&Ratio::from(award.price_weight))?;
    // where nothing is left to lose, a higher price is no worse
    (part > Ratio::default() && part <= Ratio::from(1)).then_some(part)
}

#[cfg(test)]
mod tests;
