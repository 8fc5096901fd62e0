//! How quality and price become an order, with every name a number.

use crate::num::{Dec, Money, Percent};

/// How quality and price become an order; on quality alone where the tender does not say.
#[derive(Clone, Debug)]
pub struct Award {
    /// The method, by its name in `[award]`.
    pub method: String,
    /// The formula of a method that has several.
    pub formula: Option<String>,
    /// The weight of quality; only its proportion to that of price counts.
    pub quality_weight: Dec,
    /// The weight of price.
    pub price_weight: Dec,
    /// The price that earns all price points.
    pub floor: Option<Money>,
    /// The price that earns none.
    pub ceiling: Option<Money>,
    /// What a group is worth at a share of 100 percent, per group of the rules that has a value.
    pub values: Vec<(usize, Money)>,
    /// Decimals to which figures are rounded before ranking, where the documents promise it.
    pub round: Option<u8>,
    /// How many bids win.
    pub winners: usize,
    /// How ties are broken, in order.
    pub ties: Vec<Tie>,
    /// Percent below the mean of the other prices from which a price is flagged.
    pub abnormally_low: Option<Percent>,
    /// Whether relative formulas keep the prices of bids that a decision removed.
    pub keeps_dropped: bool,
}

impl Default for Award {
    fn default() -> Self {
        Award {
            method: "quality".to_owned(),
            formula: None,
            quality_weight: Dec::ZERO,
            price_weight: Dec::ZERO,
            floor: None,
            ceiling: None,
            values: Vec::new(),
            round: None,
            winners: 1,
            ties: Vec::new(),
            abnormally_low: None,
            keeps_dropped: false,
        }
    }
}

/// A rule that breaks ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The higher score.
    Score,
    /// The higher share of a group, by its place.
    Group(usize),
    /// The higher points on a criterion, by its place.
    Criterion(usize),
    /// The lower price.
    Price,
    /// Drawn by lot, by people.
    Draw,
}
