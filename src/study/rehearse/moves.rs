//! What a bidder gains by the cheapest moves, and how much of each weight can be used at all.

use super::pool::{Pool, Synthetic};
use super::prices::Prices;
use super::weight::Weighed;
use super::worth::Scales;
use crate::assess::{Standing, rank};
use crate::award::{Field, Offered, WEIGHTED};
use crate::model::award::Tie;
use crate::num::Ratio;

/// How much of the figure quality and price can make a difference of, in its units.
#[derive(Clone, Debug)]
pub struct Reach {
    /// From the lowest score of a bid that was ranked to the highest, at the same price.
    pub quality: Ratio,
    /// From the highest price to the lowest, at the same score; nothing where price has no effect.
    pub price: Option<Ratio>,
    /// The weights of quality and price, where the method has them.
    pub nominal: Option<(Ratio, Ratio)>,
}

impl Reach {
    /// The share of quality in what can make a difference, in percent.
    #[must_use]
    pub fn quality_share(&self) -> Option<Ratio> {
        let all = &self.quality + self.price.as_ref()?;
        (&self.quality * &Ratio::from(100)).checked_div(&all)
    }
}

/// What a bidder gains by moves that cost it little.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// The largest single steps on any ladder: the criterion by its place, and the step by its place there.
    pub steps: Vec<(usize, usize)>,
    /// What a tenth off the reference price gains, in units of the figure.
    pub tenth_off: Option<Ratio>,
    /// What a price of one cent does.
    pub token: Option<Token>,
}

/// A bid with hardly any quality and a price of one cent, next to the best one at the reference price.
#[derive(Clone, Debug)]
pub struct Token {
    /// Their scores, in percent.
    pub scores: [Option<Ratio>; 2],
    /// Their figures.
    pub figures: [Ratio; 2],
    /// Whether the token bid wins.
    pub wins: bool,
    /// The bids, by their numbers: the best, and the token bid.
    pub bids: [usize; 2],
    /// What lies between the lowest and the highest price in the figure, without and with the token bid.
    pub between: (Ratio, Ratio),
}

/// The largest steps that are named.
const MOST_STEPS: usize = 3;

/// What the weights come to over the scores and prices of the bids that were ranked.
#[must_use]
pub fn reach(scales: &Scales<'_>, pool: &Pool) -> Option<Reach> {
    let scores = || pool.admissible().filter_map(|bid| bid.standing.score.as_ref());
    let worths = || pool.admissible().map(|bid| &bid.standing.worth);
    let field = scales.prices.map(Prices::field).unwrap_or_default();
    let figure = |score: Option<&Ratio>, worth: &Ratio, price: Option<&Ratio>| {
        scales.plan.method.figure(scales.award(), &Offered { score, worth, price }, &field)
    };
    let price = scales.prices.map(|prices| &prices.reference);
    let best = figure(scores().max(), worths().max()?, price)?;
    let least = figure(scores().min(), worths().min()?, price)?;
    let of_price = scales.prices.filter(|_| scales.plan.method.uses_price()).and_then(|prices| {
        let zero = Ratio::default();
        let at = |price: &Ratio| figure(Some(&scales.reference), &zero, Some(price));
        Some(distance(&at(&prices.lowest)?, &at(&prices.highest)?))
    });
    let award = scales.award();
    let nominal = (award.method == WEIGHTED)
        .then(|| (Ratio::from(award.quality_weight), Ratio::from(award.price_weight)));
    Some(Reach { quality: distance(&best, &least), price: of_price, nominal })
}

fn distance(a: &Ratio, b: &Ratio) -> Ratio {
    let difference = a - b;
    if difference.is_negative() { -&difference } else { difference }
}

/// The moves of a bidder.
#[must_use]
pub fn moves(scales: &Scales<'_>, pool: &Pool, criteria: &[Weighed]) -> Moves {
    let mut steps: Vec<(usize, usize)> = criteria
        .iter()
        .flat_map(|one| (0..one.steps.len()).map(|step| (one.criterion, step)))
        .filter(|(criterion, step)| !scales.decisive(&criteria[*criterion].steps[*step].gain).is_zero())
        .collect();
    steps.sort_by(|a, b| {
        let gain =
            |(criterion, step): &(usize, usize)| scales.decisive(&criteria[*criterion].steps[*step].gain);
        gain(b).cmp(gain(a)).then(a.cmp(b))
    });
    steps.truncate(MOST_STEPS);
    let prices = scales.prices.filter(|_| scales.plan.method.uses_price());
    Moves {
        steps,
        tenth_off: prices.and_then(|prices| tenth_off(scales, prices)),
        token: prices.and_then(|prices| token(scales, pool, prices)),
    }
}

fn tenth_off(scales: &Scales<'_>, prices: &Prices) -> Option<Ratio> {
    let lower = (&prices.reference * &Ratio::from(9)).checked_div(&Ratio::from(10))?;
    let zero = Ratio::default();
    let at = |price: &Ratio| {
        let offered = Offered { score: Some(&scales.reference), worth: &zero, price: Some(price) };
        scales.plan.method.figure(scales.award(), &offered, &prices.field())
    };
    Some(distance(&at(&lower)?, &at(&prices.reference)?))
}

/// One cent.
fn cent() -> Ratio {
    Ratio::from(1).checked_div(&Ratio::from(100)).unwrap_or_default()
}

/// The standing of a bid at another price.
#[must_use]
pub fn at_price(scales: &Scales<'_>, bid: &Synthetic, price: &Ratio) -> Standing {
    let mut standing = bid.standing.clone();
    standing.price = Some(price.clone());
    standing.asked = Some(price.clone());
    for (tie, by) in scales.award().ties.iter().zip(&mut standing.ties) {
        if *tie == Tie::Price {
            *by = Some(-price);
        }
    }
    standing
}

fn token(scales: &Scales<'_>, pool: &Pool, prices: &Prices) -> Option<Token> {
    let merit = |bid: &&Synthetic| {
        let standing = &bid.standing;
        let by =
            if scales.award().method == "value" { Some(&standing.worth) } else { standing.score.as_ref() };
        (by.cloned(), std::cmp::Reverse(bid.number))
    };
    let (best, least) = (pool.admissible().max_by_key(merit)?, pool.admissible().min_by_key(merit)?);
    let cent = cent();
    let two = [at_price(scales, best, &prices.reference), at_price(scales, least, &cent)];
    let order = rank(scales.award(), scales.plan.method, &[&two[0], &two[1]], &[]);
    let figure = |bid: usize| order.places.iter().find(|place| place.bid == bid)?.figure.clone();
    let between = |lowest: &Ratio| {
        let field = Field { ends: Some((lowest.clone(), prices.highest.clone())) };
        let zero = Ratio::default();
        let at = |price: &Ratio| {
            let offered = Offered { score: Some(&scales.reference), worth: &zero, price: Some(price) };
            scales.plan.method.figure(scales.award(), &offered, &field)
        };
        Some(distance(&at(&prices.lowest)?, &at(&prices.highest)?))
    };
    Some(Token {
        scores: two.each_ref().map(|bid| bid.score.clone()),
        figures: [figure(0)?, figure(1)?],
        wins: order.places.first()?.bid == 1 && order.places.first()?.tied == (0, 1),
        bids: [best.number, least.number],
        between: (between(&prices.lowest)?, between(&cent)?),
    })
}
