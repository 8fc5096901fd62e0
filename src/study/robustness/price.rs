//! The price at which the order turns: found by bisecting over whole cents with the award's own method.
//!
//! That bisecting finds it rests on this: when one bid's price rises, its own figure never gets better, and
//! that of no other gets worse, in every method and formula, also where its price is the lowest or the highest
//! that the others are held against; rounding keeps that. Only a negative quality per price turns it around,
//! and then it holds the other way. So along the price of one bid the order of two turns at most once.

use std::cmp::Ordering;

use super::contest::{Contest, Otherwise, ratio};
use crate::assess::Standing;
use crate::award::Field;
use crate::num::{Int, Ratio};

/// The price of one bid at which something is no longer so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Flip {
    /// At no price that a file can hold.
    #[default]
    Never,
    /// Between two prices, one cent apart.
    At {
        /// The last price, in whole cents, at which all is as it is; nothing where that would be no price at all.
        last: Option<Ratio>,
        /// The first at which it is not.
        first: Ratio,
    },
}

/// The highest price that is tried, in cents: what 18 digits can say.
const MOST: i128 = 100_000_000_000_000_000_000;

/// The price of `own` at which `holds` comes out otherwise than now.
fn flip(contest: &Contest<'_>, own: usize, holds: &dyn Fn(&Standing, &Field) -> bool) -> Flip {
    // Also where only a rule that breaks ties looks at it.
    let Some(price) = contest.bids[own].standing.price.as_ref() else { return Flip::Never };
    let at = |price: &Ratio| {
        let standing =
            contest.standing(own, &Otherwise { price: Some(price.clone()), ..Otherwise::default() });
        holds(&standing, &contest.field(Some((own, Some(price)))))
    };
    let now = at(price);
    let same = |cents: i128| at(&ratio(cents, 100)) == now;
    let below = cents(price).unwrap_or(MOST).min(MOST);
    let above = if ratio(below, 100) == *price { below } else { below + 1 };
    if !same(MOST) {
        let (last, first) = bisect(below, MOST, &same);
        return Flip::At { last: (last > 0).then(|| ratio(last, 100)), first: ratio(first, 100) };
    }
    if !same(1) {
        let (last, first) = bisect(above, 1, &same);
        return Flip::At { last: Some(ratio(last, 100)), first: ratio(first, 100) };
    }
    Flip::Never
}

/// Two neighbours between `same` and `other`: the last that is the same, and the first that is not.
fn bisect(mut same: i128, mut other: i128, is_same: &dyn Fn(i128) -> bool) -> (i128, i128) {
    while (same - other).abs() > 1 {
        let middle = other + (same - other) / 2;
        if is_same(middle) {
            same = middle;
        } else {
            other = middle;
        }
    }
    (same, other)
}

/// Whole cents that are not above a price.
fn cents(price: &Ratio) -> Option<i128> {
    let whole = (price * &Ratio::from(100)).floor();
    i128::try_from(Int::clone(whole.numerator())).ok()
}

/// The price of `first` at which it is not above or level with all others any more.
#[must_use]
pub fn loses(contest: &Contest<'_>, first: usize) -> Flip {
    flip(contest, first, &|standing, field| {
        let mut others = (0..contest.bids.len()).filter(|&bid| bid != first);
        others.all(|bid| contest.compare(standing, &contest.bids[bid].standing, field) != Ordering::Greater)
    })
}

/// The price of `bid` at which it is above all others.
#[must_use]
pub fn wins(contest: &Contest<'_>, bid: usize) -> Flip {
    flip(contest, bid, &|standing, field| {
        let mut others = (0..contest.bids.len()).filter(|&other| other != bid);
        let is_first = others
            .all(|other| contest.compare(standing, &contest.bids[other].standing, field) == Ordering::Less);
        !is_first
    })
}

/// The price of `moved` at which `above` is below `under`; one of the two is moved.
#[must_use]
pub fn turns(contest: &Contest<'_>, (above, under): (usize, usize), moved: usize) -> Flip {
    flip(contest, moved, &|standing, field| {
        let of = |bid: usize| if bid == moved { standing } else { &contest.bids[bid].standing };
        contest.compare(of(above), of(under), field) != Ordering::Greater
    })
}
