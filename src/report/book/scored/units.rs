//! Points and shares in whole numbers.

use super::Making;
use super::bids::Counted;
use crate::assess::Amount;
use crate::num::{Int, Ratio};

/// What the points of a group are divided by.
pub fn divisor(making: &Making<'_>, group: usize) -> Ratio {
    let share = share_of_point(making, group);
    Ratio::from(100).checked_div(&share).unwrap_or_default()
}

/// The share, in percent, of one point of a group.
pub fn share_of_point(making: &Making<'_>, group: usize) -> Ratio {
    making.round.plan().share(group, &Amount::of(Ratio::from(1))).unwrap_or_default()
}

/// The common denominator of what one point of each group is a share of, and per group the number above it.
pub fn units(making: &Making<'_>) -> (Int, Vec<Int>) {
    let shares: Vec<Ratio> =
        making.layout.groups.iter().map(|&group| share_of_point(making, group)).collect();
    let common = shares.iter().fold(Int::from(1_u8), |common, share| multiple(&common, &share.denominator()));
    if common > most() {
        return (most(), vec![Int::from(0_u8); shares.len()]);
    }
    let units =
        shares.iter().map(|share| share.numerator().clone() * (&common / share.denominator())).collect();
    (common, units)
}

/// Units in one point, such that all points of a bid, and those of every option, are whole.
pub fn unit_of(making: &Making<'_>, reckoned: &Counted) -> Ratio {
    let finest = Int::from(10_u8).pow(usize::from(making.round.plan().scale()));
    let unit = reckoned.points.iter().fold(finest, |unit, points| multiple(&unit, &points.denominator()));
    Ratio::new(unit.min(most()), Int::from(1_u8)).unwrap_or_default()
}

/// The least common multiple.
pub fn multiple(a: &Int, b: &Int) -> Int {
    let rest = Ratio::new(a.clone(), b.clone()).map_or_else(|| Int::from(1_u8), |ratio| ratio.denominator());
    a * rest
}

/// What is no longer exact in a spreadsheet, and still a number there: it stands for every longer one.
fn most() -> Int {
    Int::from(10_u8).pow(18)
}
