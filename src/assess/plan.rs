//! What is the same for every bid, worked out once: integer points and a common denominator.
//!
//! Score = Σ weight · share / Σ weight with share = 100 · points / D becomes
//! Σ coefficient · points / denominator, where points, coefficients and denominator are integers.

use super::amount::Amount;
use crate::award::{Method, method_or_quality};
use crate::model::award::{Award, Tie};
use crate::model::rules::{Group, Rules};
use crate::num::{Dec, Int, Ratio};

/// The reckoning of one tender, prepared.
#[derive(Clone, Debug)]
pub struct Plan {
    scale: u8,
    /// Per criterion of the rules, in order.
    pub criteria: Vec<CriterionPlan>,
    /// Per group of the rules, in order.
    pub groups: Vec<GroupPlan>,
    /// The award method.
    pub method: &'static dyn Method,
    denominator: Option<Int>,
}

/// A criterion in units: integers of the finest step that any points of the tender have.
#[derive(Clone, Debug)]
pub struct CriterionPlan {
    /// Per option.
    pub options: Vec<i128>,
    /// The most that can be had.
    pub maximum: i128,
    /// What counts while nothing is known: the lower of zero and the lowest.
    pub floor: i128,
    /// Units in one point.
    ten: i128,
}

impl CriterionPlan {
    /// An amount of so many units, which may be a fraction.
    #[must_use]
    pub fn points(&self, units: &Ratio) -> Amount {
        let one = Ratio::new(Int::from(1), Int::from(self.ten)).unwrap_or_default();
        Amount::of(units * &one)
    }
}

/// A group in the score.
#[derive(Clone, Debug)]
pub struct GroupPlan {
    /// The weight it carries; nothing where it has no share.
    pub weight: Option<Ratio>,
    /// The share, in percent, of one unit of points.
    per_unit: Option<Ratio>,
    /// What one unit adds to the score, over the common denominator.
    coefficient: Int,
}

impl Plan {
    /// Prepares the reckoning of a tender whose points add up ([`Rules::adds_up`]).
    #[must_use]
    pub fn new(rules: &Rules) -> Plan {
        let scale = rules.scale();
        let units = |dec: Dec| dec.units(scale).unwrap_or_default();
        let criteria: Vec<CriterionPlan> = rules
            .criteria
            .iter()
            .map(|criterion| CriterionPlan {
                options: criterion.options.iter().map(|option| units(option.points.0)).collect(),
                maximum: units(criterion.maximum()),
                floor: units(criterion.floor()),
                ten: 10_i128.pow(u32::from(scale)),
            })
            .collect();
        let per_unit: Vec<Option<Ratio>> =
            rules.groups.iter().map(|g| per_unit(g, &criteria, scale)).collect();
        let weights = weights(rules, &per_unit);
        let (coefficients, denominator) = common(&weights, &per_unit);
        let parts = weights.into_iter().zip(per_unit).zip(coefficients);
        let groups = parts
            .map(|((weight, per_unit), coefficient)| GroupPlan { weight, per_unit, coefficient })
            .collect();
        Plan {
            scale,
            criteria,
            groups,
            method: if rules.policy.sealed {
                method_or_quality(&Award::default())
            } else {
                method_or_quality(&rules.award)
            },
            denominator,
        }
    }

    /// Whether the award needs a price: its method, or a rule that breaks ties.
    #[must_use]
    pub fn needs_price(&self, rules: &Rules) -> bool {
        !rules.policy.sealed && (self.method.uses_price() || rules.award.ties.contains(&Tie::Price))
    }

    /// Digits after the point of one unit of points.
    #[must_use]
    pub const fn scale(&self) -> u8 {
        self.scale
    }

    /// An amount as points.
    #[must_use]
    pub fn points(&self, amount: &Amount) -> Ratio {
        let ten = Int::from(10_u8).pow(usize::from(self.scale));
        let units = Ratio::new(Int::from(amount.units), ten).unwrap_or_default();
        amount.rest.as_ref().map_or_else(|| units.clone(), |rest| &units + rest)
    }

    /// The share of a group, in percent, for its points; nothing where it has no share.
    #[must_use]
    pub fn share(&self, group: usize, amount: &Amount) -> Option<Ratio> {
        let whole = self.in_units(amount);
        self.groups[group].per_unit.as_ref().map(|per_unit| &whole * per_unit)
    }

    /// An amount in units, which a curve may give a fraction of.
    fn in_units(&self, amount: &Amount) -> Ratio {
        let units = Ratio::new(Int::from(amount.units), Int::ONE).unwrap_or_default();
        let Some(rest) = &amount.rest else { return units };
        let ten = Ratio::new(Int::from(10_u8).pow(usize::from(self.scale)), Int::ONE).unwrap_or_default();
        &units + &(rest * &ten)
    }

    /// What some points of a group add to the score, in percent; nothing where no group has a share.
    #[must_use]
    pub fn part(&self, group: usize, amount: &Amount) -> Option<Ratio> {
        let denominator = Ratio::new(self.denominator.clone()?, Int::ONE)?;
        let coefficient = Ratio::new(self.groups[group].coefficient.clone(), Int::ONE)?;
        (&self.in_units(amount) * &coefficient).checked_div(&denominator)
    }

    /// The score in percent, for the points of each group; nothing where no group has a share.
    #[must_use]
    pub fn score<'a>(&self, amounts: impl Iterator<Item = &'a Amount>) -> Option<Ratio> {
        let denominator = self.denominator.as_ref()?;
        let (mut sum, mut rest) = (Int::ZERO, Ratio::default());
        for (group, amount) in self.groups.iter().zip(amounts).filter(|(group, _)| group.per_unit.is_some()) {
            sum += &group.coefficient * Int::from(amount.units);
            if amount.rest.is_some() {
                let only = Amount { units: 0, rest: amount.rest.clone() };
                let coefficient = Ratio::new(group.coefficient.clone(), Int::ONE)?;
                rest = &rest + &(&self.in_units(&only) * &coefficient);
            }
        }
        let whole = Ratio::new(sum, denominator.clone())?;
        if rest.is_zero() {
            return Some(whole);
        }
        let part = rest.checked_div(&Ratio::new(denominator.clone(), Int::ONE)?)?;
        Some(&whole + &part)
    }
}

/// 100 / D per unit, with D = `out_of` · Σ maxima that count / Σ maxima of all; nothing where Σ is 0.
fn per_unit(group: &Group, criteria: &[CriterionPlan], scale: u8) -> Option<Ratio> {
    let ten = Int::from(10_u8).pow(usize::from(scale));
    let counting: i128 = group.criteria.iter().map(|&c| criteria[c].maximum).sum();
    let counting = Ratio::new(Int::from(counting), ten.clone())?;
    let all = Ratio::from(group.all_maxima);
    let out_of = group.out_of.map_or_else(|| all.clone(), Ratio::from);
    let divisor = (&out_of * &counting).checked_div(&all)?;
    let unit = Ratio::new(Int::from(100), ten)?;
    unit.checked_div(&divisor)
}

/// The weight of each group with a share, scaled to what its catalogue carries where that is said.
fn weights(rules: &Rules, per_unit: &[Option<Ratio>]) -> Vec<Option<Ratio>> {
    let own = |place: usize| per_unit[place].as_ref().map(|_| Ratio::from(rules.groups[place].weight));
    let all: Vec<Option<Ratio>> = (0..rules.groups.len()).map(own).collect();
    let sums: Vec<Ratio> = (0..rules.catalogues.len())
        .map(|catalogue| {
            let of_it = rules.groups.iter().zip(&all).filter(|(group, _)| group.catalogue == catalogue);
            of_it
                .filter_map(|(_, weight)| weight.as_ref())
                .fold(Ratio::default(), |sum, weight| &sum + weight)
        })
        .collect();
    let scaled = |(group, weight): (&Group, Option<Ratio>)| {
        let weight = weight?;
        let Some(share) = rules.catalogues[group.catalogue].share else { return Some(weight) };
        let scaled = (&weight * &Ratio::from(share)).checked_div(&sums[group.catalogue]);
        Some(scaled.unwrap_or_default())
    };
    rules.groups.iter().zip(all).map(scaled).collect()
}

/// Coefficients of the groups over their least common denominator; no denominator without weight.
fn common(weights: &[Option<Ratio>], per_unit: &[Option<Ratio>]) -> (Vec<Int>, Option<Int>) {
    let sum = weights.iter().flatten().fold(Ratio::default(), |sum, weight| &sum + weight);
    let part = |(weight, per_unit): (&Option<Ratio>, &Option<Ratio>)| {
        let product = weight.as_ref()? * per_unit.as_ref()?;
        product.checked_div(&sum)
    };
    let parts: Vec<Option<Ratio>> = weights.iter().zip(per_unit).map(part).collect();
    let mut denominator = Int::ONE;
    for part in parts.iter().flatten() {
        let new =
            Ratio::new(denominator.clone(), part.denominator()).map_or(Int::ONE, |rest| rest.denominator());
        denominator *= new;
    }
    let coefficient = |part: Option<Ratio>| {
        let part = part.unwrap_or_default();
        let times = &denominator / part.denominator();
        part.numerator() * times
    };
    let any = parts.iter().any(Option::is_some);
    (parts.into_iter().map(coefficient).collect(), any.then_some(denominator))
}
