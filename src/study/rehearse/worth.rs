//! What each step on a ladder is worth: in points of the score, and in money at the chosen weights.
//!
//! The money is a difference in price: as much more may a bid ask that stands one step higher, and rank
//! exactly where it ranked. It is reckoned from the reference price, in the field of the lowest and the
//! highest price, by the award method itself the other way round.

use super::prices::Prices;
use crate::assess::{Amount, Plan};
use crate::award::Offered;
use crate::model::award::Award;
use crate::model::rules::{Criterion, Rules};
use crate::num::{Dec, Ratio};

/// What something is worth in money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Money {
    /// A bid with it may ask exactly so much more.
    Exactly(Ratio),
    /// No price makes up for it, or none up to the highest of others where that one counts.
    Beyond,
    /// Price and quality are not weighed against each other.
    Uncounted,
}

/// What some points are worth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// In points of the score, which is a percentage.
    pub score: Ratio,
    /// In money, by the values of groups; only the method `value` reads it.
    pub worth: Ratio,
}

impl Gain {
    /// The sum of both.
    #[must_use]
    pub fn plus(&self, other: &Gain) -> Gain {
        Gain { score: &self.score + &other.score, worth: &self.worth + &other.worth }
    }

    /// What is left without the other.
    #[must_use]
    pub fn less(&self, other: &Gain) -> Gain {
        Gain { score: &self.score - &other.score, worth: &self.worth - &other.worth }
    }
}

/// Reckons gains and what they are worth, under the rules of one tender.
pub struct Scales<'s> {
    /// The rules.
    pub rules: &'s Rules,
    /// The reckoning, prepared.
    pub plan: &'s Plan,
    /// The prices; nothing where price has no effect.
    pub prices: Option<&'s Prices>,
    /// The score of the bid that money is reckoned from, in percent.
    pub reference: Ratio,
}

impl Scales<'_> {
    /// The terms of the award.
    #[must_use]
    pub fn award(&self) -> &Award {
        &self.rules.award
    }

    /// What some points on a criterion add.
    #[must_use]
    pub fn gain(&self, criterion: usize, points: &Amount) -> Gain {
        let group = self.rules.criteria[criterion].group;
        let value = self.award().values.iter().find(|(of, _)| *of == group);
        let share = value.and_then(|_| self.plan.share(group, points));
        let worth = value
            .zip(share)
            .and_then(|((_, value), share)| (&Ratio::from(*value) * &share).checked_div(&Ratio::from(100)));
        Gain { score: self.plan.part(group, points).unwrap_or_default(), worth: worth.unwrap_or_default() }
    }

    /// The gain that decides under the award method: money under `value`, else points of the score.
    #[must_use]
    pub fn decisive<'g>(&self, gain: &'g Gain) -> &'g Ratio {
        if self.award().method == "value" { &gain.worth } else { &gain.score }
    }

    /// How much more a bid may ask that has this gain over the reference.
    #[must_use]
    pub fn money(&self, gain: &Gain) -> Money {
        let Some(prices) = self.prices.filter(|_| self.plan.method.uses_price()) else {
            return Money::Uncounted;
        };
        if self.award().method == crate::award::WEIGHTED && self.award().price_weight.is_zero() {
            return Money::Uncounted;
        }
        if self.decisive(gain).is_zero() {
            return Money::Exactly(Ratio::default());
        }
        let field = prices.field();
        let nothing = Ratio::default();
        let below = Offered { score: Some(&self.reference), worth: &nothing, price: Some(&prices.reference) };
        let score = &self.reference + &gain.score;
        let above = Offered { score: Some(&score), worth: &gain.worth, price: None };
        let figure = self.plan.method.figure(self.award(), &below, &field);
        let price =
            figure.and_then(|figure| self.plan.method.price_at(self.award(), &above, &field, &figure));
        price.map_or(Money::Beyond, |price| Money::Exactly(&price - &prices.reference))
    }
}

/// One step on the ladder of a criterion.
#[derive(Clone, Debug)]
pub struct Step {
    /// Where it starts and ends.
    pub ends: Ends,
    /// What it adds.
    pub gain: Gain,
    /// What that is worth.
    pub money: Money,
}

/// Where a step starts and ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ends {
    /// At options, by their ids; of several with the same points the first in the catalogue.
    Options(String, String),
    /// At values of the fact of a curve.
    Values(Dec, Dec),
}

/// The steps of a criterion, from the fewest points up; none where all answers have the same.
#[must_use]
pub fn steps(scales: &Scales<'_>, criterion: usize) -> Vec<Step> {
    let of = &scales.rules.criteria[criterion];
    let ladder = ladder(of, scales.plan, criterion);
    let step = |pair: &[(Rung, Amount)]| {
        let gain = scales.gain(criterion, &pair[1].1).less(&scales.gain(criterion, &pair[0].1));
        let ends = match (&pair[0].0, &pair[1].0) {
            (Rung::Value(from), Rung::Value(to)) => Ends::Values(*from, *to),
            (from, to) => Ends::Options(from.id(of), to.id(of)),
        };
        Step { ends, money: scales.money(&gain), gain }
    };
    ladder.windows(2).map(step).collect()
}

/// The fewest and the most points of a criterion.
#[must_use]
pub fn ends(scales: &Scales<'_>, criterion: usize) -> (Gain, Gain) {
    let ladder = ladder(&scales.rules.criteria[criterion], scales.plan, criterion);
    let gain = |rung: Option<&(Rung, Amount)>| {
        rung.map(|(_, points)| scales.gain(criterion, points)).unwrap_or_default()
    };
    (gain(ladder.first()), gain(ladder.last()))
}

enum Rung {
    Option(usize),
    Value(Dec),
}

impl Rung {
    fn id(&self, of: &Criterion) -> String {
        match self {
            Rung::Option(place) => of.options[*place].id.clone(),
            Rung::Value(value) => value.to_string(),
        }
    }
}

/// Points with an answer that has them, each once, fewest first. An option that rejects is no rung.
fn ladder(of: &Criterion, plan: &Plan, criterion: usize) -> Vec<(Rung, Amount)> {
    let units = &plan.criteria[criterion].options;
    let mut options: Vec<usize> = (0..of.options.len()).filter(|place| !of.options[*place].rejects).collect();
    options.sort_by_key(|place| units[*place]);
    options.dedup_by_key(|place| units[*place]);
    let options = options.into_iter().map(|place| (Rung::Option(place), Amount::units(units[place])));
    let mut corners: Vec<_> = of.curve.iter().flat_map(|curve| curve.points.iter().copied()).collect();
    corners.sort_by_key(|(_, points)| *points);
    corners.dedup_by_key(|(_, points)| *points);
    let corners = corners.into_iter().map(|(x, points)| (Rung::Value(x), Amount::of(points.into())));
    options.chain(corners).collect()
}
