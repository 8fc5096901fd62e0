//! Where everything stands on the sheet that reckons, and how it is named in formulas.

use super::figure;
use super::layout::{Figures, Layout};
use crate::report::book::expr::{At, Expr, Func, Op, abs, call, num, product, ten, when};

/// The first row of what holds for all bids.
pub const TENDER: usize = 12;
/// The scale of the weights.
pub const SCALE: usize = 0;
/// The common denominator of the shares of one point.
pub const COMMON: usize = 1;
/// The sum of the weights.
pub const SUM: usize = 2;
/// Whether divisors are those of the units.
pub const DIVISORS: usize = 3;
/// How many inputs were changed.
pub const CHANGED: usize = 4;
/// The rows of the award, see [`figure`].
pub const AWARD: usize = 5;
/// The first row of inputs as they were.
pub const ORIGINALS: usize = AWARD + figure::ROWS;

/// What points are divided by.
pub const DIVISOR: usize = 1;
/// What one point is worth, over the common denominator.
pub const UNIT: usize = 2;
/// The weight in whole numbers.
pub const WEIGHT: usize = 3;
/// The weight, scaled to what its catalogue carries.
pub const CARRIES: usize = 4;
/// The weight as it was.
pub const WEIGHT_WAS: usize = 5;
/// The value in whole numbers.
pub const WORTH: usize = 6;
/// The value as it was.
pub const WORTH_WAS: usize = 7;
/// How many rows there are per group.
pub const GROUP_ROWS: usize = 9;

/// The first column per group.
pub const GROUPS: usize = 2;
/// The numerator of the score.
pub const NUM: usize = 4;
/// The denominator of the score.
pub const DEN: usize = 5;
/// Whether its whole numbers are exact.
pub const OK: usize = 3;
/// Whether it is certain to the last digit.
pub const SURE: usize = 14;
/// The score, rounded.
pub const SCORE: usize = 15;
/// Whether the bid is ranked.
pub const PART: usize = 16;
/// What it is ranked by.
pub const KEY: usize = 17;
/// The first of what its ties are broken by.
pub const TIES: usize = 18;

/// Where things stand on the sheet that reckons.
#[derive(Clone, Copy)]
pub struct Places<'l> {
    layout: &'l Layout,
    ties: usize,
}

impl<'l> Places<'l> {
    /// For a layout and a number of tie rules.
    pub fn new(layout: &'l Layout, ties: usize) -> Places<'l> {
        Places { layout, ties }
    }

    /// A cell of the sheet.
    pub fn at(self, row: usize, column: usize) -> At {
        At { sheet: self.layout.working, row, column }
    }

    /// A value that holds for all bids.
    pub fn tender(self, row: usize) -> Expr {
        Expr::Cell(self.at(TENDER + row, 1))
    }

    /// A row per group.
    pub fn group_row(self, row: usize) -> usize {
        TENDER + ORIGINALS + self.layout.inputs.len() + 1 + row
    }

    /// A value of a group.
    pub fn group(self, row: usize, group: usize) -> Expr {
        Expr::Cell(self.at(self.group_row(row), GROUPS + group))
    }

    /// A row of all groups.
    pub fn groups(self, row: usize) -> Expr {
        let at = |column| self.at(self.group_row(row), column);
        Expr::Area(at(GROUPS), at(GROUPS + self.layout.groups.len() - 1))
    }

    /// The row of a bid, by its place among those with a score.
    pub fn bid_row(self, counted: usize) -> usize {
        self.group_row(GROUP_ROWS) + 1 + counted
    }

    /// The column of what comes after the groups.
    pub fn scalar(self, column: usize) -> usize {
        GROUPS + 3 * self.layout.groups.len() + column
    }

    /// A column of the award, see [`figure`].
    pub fn award(self, column: usize) -> usize {
        self.scalar(TIES + self.ties + column)
    }

    /// A cell of a bid, by its place among those with a score.
    pub fn bid(self, counted: usize, column: usize) -> Expr {
        Expr::Cell(self.at(self.bid_row(counted), column))
    }

    /// A column of all bids.
    pub fn bids(self, column: usize) -> Expr {
        Expr::Area(
            self.at(self.bid_row(0), column),
            self.at(self.bid_row(self.layout.counted.len() - 1), column),
        )
    }

    /// Per group the points, the units or the share of a bid: 0, 1 or 2.
    pub fn per_group(self, counted: usize, block: usize) -> Expr {
        let groups = self.layout.groups.len();
        let at = |group| self.at(self.bid_row(counted), GROUPS + block * groups + group);
        Expr::Area(at(0), at(groups - 1))
    }

    /// The share of a group, as it is.
    pub fn share(self, counted: usize, group: usize) -> Expr {
        self.bid(counted, GROUPS + 2 * self.layout.groups.len() + group)
    }

    /// The numerator and the denominator of the score.
    pub fn fraction(self, counted: usize) -> (Expr, Expr) {
        (self.bid(counted, self.scalar(NUM)), self.bid(counted, self.scalar(DEN)))
    }

    /// Whether the whole numbers of a bid are exact.
    pub fn is_exact(self, counted: usize) -> Expr {
        self.bid(counted, self.scalar(OK))
    }

    /// The score of a bid, rounded; nothing where no weight is left.
    pub fn score(self, counted: usize) -> Expr {
        let none = self.tender(SUM).is(Op::Eq, num(0));
        when(none, Expr::Text(String::new()), self.bid(counted, self.scalar(SCORE)))
    }

    /// Whether inputs were changed.
    pub fn changed(self) -> Expr {
        self.tender(CHANGED).is(Op::Gt, num(0))
    }

    /// Whether score and figure of a bid are certain to the last digit.
    pub fn sure(self, counted: usize) -> Expr {
        let score = self.bid(counted, self.scalar(SURE)).is(Op::Eq, num(1));
        if self.layout.figures != Figures::Live {
            return score;
        }
        call(Func::And, [score, self.bid(counted, self.award(figure::SURE)).is(Op::Eq, num(1))])
    }

    /// The rank of a bid: one more than there are better ones.
    pub fn rank(self, counted: usize) -> Expr {
        let margin = ten(-12);
        let better = |column: usize, then: Option<Expr>| {
            let (all, own) = (self.bids(column), self.bid(counted, column));
            let ahead = (all.clone() - own.clone()).is(Op::Gt, abs(own.clone()) * margin.clone());
            match then {
                None => ahead,
                Some(then) => {
                    let level = abs(all - own.clone()).is(Op::Le, abs(own) * margin.clone());
                    ahead + level * then
                }
            }
        };
        let ties = (0..self.ties).rev().fold(None, |then, tie| Some(better(self.scalar(TIES + tie), then)));
        let part = self.scalar(PART);
        let ahead = product(self.bids(part) * better(self.scalar(KEY), ties));
        when(self.bid(counted, part).is(Op::Eq, num(1)), num(1) + ahead, Expr::Text(String::new()))
    }

    /// Per group what one point is worth, the values, and the units of a bid: for values.
    pub fn worth(self, counted: usize) -> (Expr, Expr) {
        let whole = self.groups(WORTH) * self.groups(UNIT) * self.per_group(counted, 1);
        (product(whole), product(self.groups(WORTH) * self.per_group(counted, 2)))
    }

    /// What a unit of points is a fraction of: the common denominator times the units in a point.
    pub fn unit(self, counted: usize) -> Expr {
        self.tender(COMMON) * self.bid(counted, 1)
    }
}
