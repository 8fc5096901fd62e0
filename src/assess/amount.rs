//! Points of one criterion or of many: integer units, and what a curve gives between them.

use std::ops::Add;

use crate::num::Ratio;

/// Points, exactly: `units` of the finest step that any option has, plus `rest` points from curves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Units of points of options.
    pub units: i128,
    /// Points that curves add; nothing where there are none.
    pub rest: Option<Ratio>,
}

impl Amount {
    /// Points of an option.
    #[must_use]
    pub const fn units(units: i128) -> Amount {
        Amount { units, rest: None }
    }

    /// Points that a curve gives.
    #[must_use]
    pub const fn of(points: Ratio) -> Amount {
        Amount { units: 0, rest: Some(points) }
    }

    /// The sum of some amounts.
    #[must_use]
    pub fn sum<'a>(all: impl Iterator<Item = &'a Amount>) -> Amount {
        all.fold(Amount::default(), |sum, one| &sum + one)
    }
}

impl Add for &Amount {
    type Output = Amount;
    fn add(self, other: &Amount) -> Amount {
        let rest = match (&self.rest, &other.rest) {
            (Some(a), Some(b)) => Some(a + b),
            (one, None) | (None, one) => one.clone(),
        };
        Amount { units: self.units + other.units, rest }
    }
}

/// The lowest and the highest that something can turn out to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The lowest.
    pub worst: Amount,
    /// The highest.
    pub best: Amount,
}

impl Span {
    /// Nothing open: both ends are the same.
    #[must_use]
    pub fn exact(amount: &Amount) -> Span {
        Span { worst: amount.clone(), best: amount.clone() }
    }

    /// The sum of some spans, end by end.
    #[must_use]
    pub fn sum<'a>(all: impl Iterator<Item = &'a Span> + Clone) -> Span {
        Span {
            worst: Amount::sum(all.clone().map(|span| &span.worst)),
            best: Amount::sum(all.map(|span| &span.best)),
        }
    }
}
