//! The map of price and quality: lines along which the figure is the same, at the prices that bids are held
//! against now. Whatever lies on the better side of the line of the first bid would be first.

use super::contest::{Contest, Otherwise, ratio};
use crate::num::Ratio;

/// Lines that are drawn, each through one of the first bids.
const LINES: usize = 3;
/// Places along the way from the lowest to the highest price.
const STEPS: i128 = 48;

/// Lines of one figure over price and quality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The prices at the left and right edge, in the tender's currency.
    pub prices: [Ratio; 2],
    /// Per bid in the order of all: its price and its quality, a score in percent or, by value, what it is worth.
    pub bids: Vec<(Ratio, Ratio)>,
    /// Lines through the first bids.
    pub lines: Vec<Line>,
}

/// Where the figure is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The figure.
    pub figure: Ratio,
    /// Prices and qualities along the line.
    pub points: Vec<(Ratio, Ratio)>,
}

/// The map of a contest; nothing where the figure looks at no price, or at no quality.
#[must_use]
pub fn map(contest: &Contest<'_>) -> Option<Map> {
    let bids: Vec<(Ratio, Ratio)> = contest
        .bids
        .iter()
        .map(|bid| {
            let standing = &bid.standing;
            let quality =
                if contest.is_by_value() { Some(standing.worth.clone()) } else { standing.score.clone() };
            Some((standing.price.clone()?, quality?))
        })
        .collect::<Option<_>>()?;
    if !contest.method.uses_price() {
        return None;
    }
    let prices = || bids.iter().map(|(price, _)| price);
    let (low, high) = (prices().min()?, prices().max()?);
    let width = high - low;
    let width = if width.is_zero() { low.clone() } else { width };
    let margin = &width * &ratio(8, 100);
    let left = (low - &margin).max(low * &ratio(1, 2));
    let edges = [left, high + &margin];
    let lines = (0..contest.bids.len().min(LINES)).filter_map(|bid| line(contest, bid, &edges)).collect();
    Some(Map { prices: edges, bids, lines })
}

fn line(contest: &Contest<'_>, bid: usize, [left, right]: &[Ratio; 2]) -> Option<Line> {
    let field = contest.field(None);
    let figure = contest.exact(&contest.bids[bid].standing, &field)?;
    let step = (right - left).checked_div(&ratio(STEPS, 1))?;
    let point = |at: i128| {
        let price = left + &(&step * &ratio(at, 1));
        let mut standing =
            contest.standing(bid, &Otherwise { price: Some(price.clone()), ..Otherwise::default() });
        let mut at_quality = |quality: i64| {
            let quality = Ratio::from(quality);
            if contest.is_by_value() {
                standing.worth = quality;
            } else {
                standing.score = Some(quality);
            }
            contest.exact(&standing, &field)
        };
        let (zero, hundred) = (at_quality(0)?, at_quality(100)?);
        let slope = (&hundred - &zero).checked_div(&Ratio::from(100))?;
        Some((price, (&figure - &zero).checked_div(&slope)?))
    };
    let points = (0..=STEPS).map(point).collect::<Option<_>>()?;
    Some(Line { figure, points })
}
