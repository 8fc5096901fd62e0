//! The award, written down once more from its table: figures, ties, ranks, and prices that are abnormally low.
//!
//! Every bid is held against every other, and every figure is made from the formula as it is written.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde_json::{Value, json};

use super::exact;
use super::read::{Award, hundred};

/// What the award looks at in a bid.
#[derive(Default)]
pub(super) struct Offer {
    pub(super) path: String,
    /// None: it is not assessed.
    pub(super) verdict: Option<&'static str>,
    pub(super) score: Option<BigRational>,
    /// Of the groups that have one, by id.
    pub(super) shares: BTreeMap<String, BigRational>,
    /// Of the criteria that count, by id.
    pub(super) points: BTreeMap<String, BigRational>,
    /// What it asks in the tender's currency.
    pub(super) price: Option<BigRational>,
}

impl Offer {
    /// The price that an award can reckon with is above 0.
    fn counted_price(&self) -> Option<&BigRational> {
        self.price.as_ref().filter(|price| price.is_positive())
    }

    fn is_one_of(&self, verdicts: &[&str]) -> bool {
        self.verdict.is_some_and(|verdict| verdicts.contains(&verdict))
    }
}

impl Award {
    fn method_uses_price(&self) -> bool {
        self.method != "quality"
    }

    fn lowest_is_best(&self) -> bool {
        self.method == "value"
    }

    fn depends_on_other_bids(&self) -> bool {
        ["lowest-ratio", "relative-linear", "to-lowest"].contains(&self.formula.as_deref().unwrap_or(""))
    }

    /// Whether the award needs a price and there is none.
    pub(super) fn lacks_price(&self, price: Option<&BigRational>) -> bool {
        let needs = self.method_uses_price() || self.ties.iter().any(|rule| rule == "price");
        needs && !price.is_some_and(Signed::is_positive)
    }
}

/// The lowest and the highest price of the bids that are ranked.
struct Field {
    lowest: BigRational,
    highest: BigRational,
}

/// Some of the bids, ranked among each other.
pub(super) struct Ranking<'r> {
    award: &'r Award,
    offers: &'r [Offer],
    takes_part: Vec<bool>,
    field: Option<Field>,
    figures: Vec<Option<BigRational>>,
}

impl<'r> Ranking<'r> {
    /// Ranks the bids with one of the verdicts, but those without the price that the method reckons with.
    pub(super) fn new(award: &'r Award, offers: &'r [Offer], verdicts: &[&str]) -> Self {
        let has_price = |offer: &Offer| !award.method_uses_price() || offer.counted_price().is_some();
        let takes_part: Vec<bool> =
            offers.iter().map(|offer| offer.is_one_of(verdicts) && has_price(offer)).collect();
        let mut ranking = Ranking { award, offers, takes_part, field: None, figures: Vec::new() };
        ranking.field = ranking.field_of_prices();
        ranking.figures = (0..offers.len()).map(|at| ranking.rounded_figure(at)).collect();
        ranking
    }

    fn field_of_prices(&self) -> Option<Field> {
        let part = self.offers.iter().zip(&self.takes_part).filter(|(_, takes_part)| **takes_part);
        let prices: Vec<&BigRational> = part.filter_map(|(offer, _)| offer.counted_price()).collect();
        let (lowest, highest) = (prices.iter().min()?, prices.iter().max()?);
        Some(Field { lowest: (*lowest).clone(), highest: (*highest).clone() })
    }

    fn rounded_figure(&self, at: usize) -> Option<BigRational> {
        let figure = self.takes_part[at].then(|| self.exact_figure(&self.offers[at])).flatten()?;
        Some(match self.award.round {
            Some(decimals) => rounded(&figure, decimals),
            None => figure,
        })
    }

    fn exact_figure(&self, offer: &Offer) -> Option<BigRational> {
        let award = self.award;
        let quality = offer.score.as_ref().map(|score| score / hundred());
        if !award.method_uses_price() {
            return quality.map(|quality| hundred() * quality);
        }
        let price = offer.counted_price()?;
        if award.method == "value" {
            let worth = |(group, value): (&String, &BigRational)| value * &offer.shares[group] / hundred();
            return Some(price - award.values.iter().map(worth).sum::<BigRational>());
        }
        if award.method == "value-for-money" {
            return Some(quality? / price);
        }
        // Where quality weighs nothing there may be none.
        let for_quality = match quality {
            Some(quality) => &award.quality_weight * quality,
            None if award.quality_weight.is_zero() => BigRational::zero(),
            None => return None,
        };
        Some(for_quality + &award.price_weight * self.part_of_price(price)?)
    }

    /// How much of the weight of price a price earns under the formula.
    fn part_of_price(&self, price: &BigRational) -> Option<BigRational> {
        let Award { floor, ceiling, .. } = self.award;
        let Field { lowest, highest } = self.field.as_ref()?;
        let (zero, one) = (BigRational::zero(), BigRational::one());
        let two = &one + &one;
        Some(match self.award.formula.as_deref().expect("a formula") {
            "absolute-linear" => ((ceiling - price) / (ceiling - floor)).max(zero).min(one),
            "lowest-ratio" => lowest / price,
            "relative-linear" if highest == lowest => one,
            "relative-linear" => (highest - price) / (highest - lowest),
            "to-lowest" => (two - price / lowest).max(zero),
            other => panic!("no formula {other}"),
        })
    }

    pub(super) fn figure(&self, at: usize) -> Value {
        json!(self.figures[at].as_ref().map(exact))
    }

    /// One more than the bids that come before it.
    pub(super) fn rank(&self, at: usize) -> Option<usize> {
        let before = |other: &usize| self.takes_part[*other] && self.comes_before(*other, at);
        self.takes_part[at].then(|| 1 + (0..self.offers.len()).filter(before).count())
    }

    fn comes_before(&self, one: usize, other: usize) -> bool {
        let figures = self.figures[one].cmp(&self.figures[other]);
        let mut better = if self.award.lowest_is_best() { figures.reverse() } else { figures };
        for rule in &self.award.ties {
            better = better.then_with(|| better_by(rule, &self.offers[one], &self.offers[other]));
        }
        better == Ordering::Greater
    }

    /// The award as the report tells it.
    pub(super) fn terms(&self) -> Value {
        let award = self.award;
        let field = self.field.as_ref().filter(|_| award.method_uses_price());
        json!({
            "method": award.method,
            "formula": award.formula,
            "depends_on_other_bids": award.depends_on_other_bids(),
            "lowest_is_best": award.lowest_is_best(),
            "lowest_price": field.map(|field| exact(&field.lowest)),
            "highest_price": field.map(|field| exact(&field.highest)),
            "round": award.round,
            "winners": award.winners,
        })
    }
}

/// Greater is better. What is not there comes last: a price, for a group or a score without points lacks in
/// every bid alike. A draw is by people, so it tells nothing here.
fn better_by(rule: &str, one: &Offer, other: &Offer) -> Ordering {
    match rule.split_once(':') {
        Some(("group", id)) => one.shares.get(id).cmp(&other.shares.get(id)),
        Some(("criterion", id)) => one.points[id].cmp(&other.points[id]),
        None if rule == "score" => one.score.cmp(&other.score),
        None if rule == "draw" => Ordering::Equal,
        None if rule == "price" => match (one.counted_price(), other.counted_price()) {
            (Some(one), Some(other)) => other.cmp(one),
            (one, other) => one.is_some().cmp(&other.is_some()),
        },
        _ => panic!("no tie rule {rule}"),
    }
}

/// To some decimals, half away from zero.
pub(super) fn rounded(number: &BigRational, decimals: u32) -> BigRational {
    let scale = BigRational::from_integer(BigInt::from(10).pow(decimals));
    let half = BigRational::new(BigInt::one(), BigInt::from(2));
    let size = (number.abs() * &scale + half).floor() / scale;
    if number.is_negative() { -size } else { size }
}

/// The files of the bids whose price is below (1 − p/100) · the mean of at least two other prices of bids that
/// are not rejected.
pub(super) fn abnormally_low(award: &Award, offers: &[Offer]) -> Vec<String> {
    let Some(percent) = &award.abnormally_low else { return Vec::new() };
    let competes = |offer: &Offer| offer.is_one_of(&["admissible", "undetermined"]);
    let mut flagged = Vec::new();
    for (at, offer) in offers.iter().enumerate().filter(|(_, offer)| competes(offer)) {
        let Some(price) = &offer.price else { continue };
        let others = offers.iter().enumerate().filter(|(other, offer)| *other != at && competes(offer));
        let others: Vec<&BigRational> = others.filter_map(|(_, other)| other.price.as_ref()).collect();
        if others.len() < 2 {
            continue;
        }
        let count = BigRational::from_integer(BigInt::from(others.len()));
        let mean = others.into_iter().sum::<BigRational>() / count;
        if *price < (BigRational::one() - percent / hundred()) * mean {
            flagged.push(offer.path.clone());
        }
    }
    flagged.sort();
    flagged
}
