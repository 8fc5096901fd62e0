//! The figure of the award, on the sheet that reckons: a sum of two fractions, `X/A + Y/B`, of quality and of price.
//!
//! It is rounded as it comes, which is certain unless it lies next to a half. There the remainders of both
//! fractions tell whether it is exactly a half: their sum is whole, in units of half a digit.

use super::bids::Bid;
use super::exact::{clear, fits, power, rest, scale, scaled, snapped};
use super::layout::{Column, Figures, Input, Layout};
use super::places::AWARD;
use super::working::{Maker, fixed, live};
use crate::award::Method;
use crate::num::Ratio;
use crate::report::book::expr::{Expr, Func, Op, abs, call, int, num, ten, when, whole};
use crate::report::book::{Cell, Sheet};

/// Rows of what holds for all bids.
pub const ROWS: usize = 8;
const SCALE: usize = 0;
const QUALITY: usize = 1;
const PRICE: usize = 2;
const LOWEST: usize = 3;
const HIGHEST: usize = 4;
const FLOOR: usize = 5;
const CEILING: usize = 6;
/// The row of the scale of the values.
pub const VALUE_SCALE: usize = 7;

/// Columns of a bid.
const CENTS: usize = 0;
const IN_FIELD: usize = 1;
const PART: usize = 2;
const PART_OF: usize = 3;
const X: usize = 4;
const A: usize = 5;
const Y: usize = 6;
const B: usize = 7;
const PLAIN: usize = 8;
const POWER: usize = 9;
const SIZE: usize = 10;
const HALF: usize = 15;
const ROUNDED: usize = 16;
/// Whether the figure is certain to the last digit.
pub const SURE: usize = 17;
const SHOWN: usize = 18;
const HEADS: [&str; 19] = [
    "Pc", "Pf", "pn", "pd", "X", "A", "Y", "B", "f", "M2", "y2", "kX", "rX", "kY", "rY", "h", "F", "s2", "F2",
];

/// The heads of the columns of a bid.
pub fn heads(layout: &Layout) -> Vec<String> {
    if layout.figures == Figures::Live { HEADS.map(str::to_owned).to_vec() } else { Vec::new() }
}

/// Puts what holds for all bids.
pub fn tender(maker: &Maker<'_>, sheet: &mut Sheet) {
    let (layout, at) = (maker.making.layout, maker.at);
    if layout.figures != Figures::Live {
        return;
    }
    let cents = ten(i32::from(layout.cents));
    let mut put = |row: usize, label: &str, expr: Expr| maker.put(sheet, AWARD + row, label, live(expr));
    let input = |input| layout.input(input).map(Expr::Cell);
    if let Some((quality, price)) = input(Input::Quality).zip(input(Input::Price)) {
        put(SCALE, "Ka", scale(&[quality.clone(), price.clone()]));
        put(QUALITY, "Wq", scaled(quality, &at.tender(AWARD + SCALE)));
        put(PRICE, "Wp", scaled(price, &at.tender(AWARD + SCALE)));
    }
    let ends = |func, end: Option<Ratio>| {
        let beyond = end.map(|end| Expr::Number(&end * &power_of(layout.cents)));
        let field: Vec<Expr> = [at.bids(at.award(IN_FIELD))].into_iter().chain(beyond).collect();
        call(func, field)
    };
    let (lowest, highest) = beyond(maker);
    put(LOWEST, "Pmin", ends(Func::Min, lowest));
    put(HIGHEST, "Pmax", ends(Func::Max, highest));
    if let Some((floor, ceiling)) = input(Input::Floor).zip(input(Input::Ceiling)) {
        put(FLOOR, "Pv", whole(floor * cents.clone()));
        put(CEILING, "Pp", whole(ceiling * cents));
    }
    if let Some(values) = layout.values {
        put(VALUE_SCALE, "Kv", scale(&[layout.by_group(values)]));
    }
}

fn power_of(decimals: u8) -> Ratio {
    (0..decimals).fold(Ratio::from(1), |power, _| &power * &Ratio::from(10))
}

/// The ends of the prices of bids that the book leaves out.
fn beyond(maker: &Maker<'_>) -> (Option<Ratio>, Option<Ratio>) {
    let round = maker.making.round;
    let left = round.places.iter().skip(maker.making.bids.len()).filter(|place| place.rank.is_some());
    let prices: Vec<&Ratio> =
        left.filter_map(|place| round.entries[place.bid].standing.price.as_ref()).collect();
    (prices.iter().min().map(|&p| p.clone()), prices.iter().max().map(|&p| p.clone()))
}

/// What a bid is ranked by; the higher the better.
pub fn key(maker: &Maker<'_>, counted: usize) -> Expr {
    let round = maker.making.round;
    let column = if round.rules.award.round.is_some() { ROUNDED } else { PLAIN };
    let figure = maker.at.bid(counted, maker.at.award(column));
    if round.plan().method.lowest_is_best() { num(0) - figure } else { figure }
}

/// The figure of a bid as it is printed.
pub fn shown(maker: &Maker<'_>, counted: usize) -> Expr {
    maker.at.bid(counted, maker.at.award(SHOWN))
}

/// The columns of a bid, in the order of [`HEADS`]; zeros where it has no figure.
pub fn bid(maker: &Maker<'_>, counted: usize, place: usize, bid: &Bid) -> Vec<Cell> {
    let (layout, at, round) = (maker.making.layout, maker.at, maker.making.round);
    let price = bid.counted.as_ref().and_then(|one| one.price.as_ref());
    let price = price.and_then(|_| layout.ranked(place, Column::Price));
    let cents = |at| live(whole(Expr::Cell(at) * ten(i32::from(layout.cents))));
    let takes_part = bid.place.figure.is_some();
    let kept = round.rules.award.keeps_dropped && round.entries[bid.place.bid].standing.dropped;
    let mut cells = vec![price.map_or_else(|| fixed(Ratio::default()), cents)];
    let in_field = price.is_some() && (takes_part || kept);
    cells.push(if in_field { live(at.bid(counted, at.award(CENTS))) } else { Cell::default() });
    if takes_part {
        cells.extend(Figure { maker, counted }.columns().into_iter().map(live));
    } else {
        let none = |column| fixed(Ratio::from(i64::from(column == SURE)));
        cells.extend((PART..HEADS.len()).map(none));
    }
    cells
}

struct Figure<'f> {
    maker: &'f Maker<'f>,
    counted: usize,
}

impl Figure<'_> {
    fn own(&self, column: usize) -> Expr {
        self.maker.at.bid(self.counted, self.maker.at.award(column))
    }

    fn award(&self, row: usize) -> Expr {
        self.maker.at.tender(AWARD + row)
    }

    fn columns(&self) -> Vec<Expr> {
        let round = self.maker.making.round;
        let (part, of) = self.price_part(round.plan().method);
        let [x, a, y, b] = self.fractions(round.plan().method);
        let plain = self.own(X) / self.own(A) + self.own(Y) / self.own(B);
        let size = abs(self.own(PLAIN));
        let digits = match round.rules.award.round {
            Some(decimals) => ten(i32::from(decimals)),
            None => power(&size, &num(1), round.rules.decimals),
        };
        let margin = call(Func::Max, [ten(-8), self.own(SIZE) * ten(-13)]);
        let units = |column: usize| num(2) * self.own(POWER) * self.own(column);
        let doubtful = clear(&self.own(SIZE), margin.clone() * num(10));
        vec![
            part,
            of,
            x,
            a,
            y,
            b,
            plain,
            digits,
            size * self.own(POWER),
            int(units(X) / self.own(A)),
            rest(&self.own(11), &units(X), &self.own(A)),
            int(units(Y) / self.own(B)),
            rest(&self.own(13), &units(Y), &self.own(B)),
            self.is_half(&units(X), &units(Y)) * num(1),
            snapped(&self.own(PLAIN), &self.own(POWER), margin),
            call(Func::Or, [self.own(HALF).is(Op::Eq, num(1)), doubtful]) * num(1),
            self.shown(),
        ]
    }

    /// The part of the price weight that a bid earns, as a fraction of whole numbers.
    fn price_part(&self, method: &dyn Method) -> (Expr, Expr) {
        let price = self.own(CENTS);
        let (lowest, highest) = (self.award(LOWEST), self.award(HIGHEST));
        match method.formula() {
            Some("absolute-linear") => {
                let span = self.award(CEILING) - self.award(FLOOR);
                let below = self.award(CEILING) - price;
                (call(Func::Max, [num(0), call(Func::Min, [span.clone(), below])]), span)
            }
            Some("lowest-ratio") => (lowest, price),
            Some("relative-linear") => {
                let alike = highest.clone().is(Op::Eq, lowest.clone());
                let part = when(alike.clone(), num(1), highest.clone() - price);
                (part, when(alike, num(1), highest - lowest))
            }
            Some("to-lowest") => (call(Func::Max, [num(0), num(2) * lowest.clone() - price]), lowest),
            _ => (num(0), num(1)),
        }
    }

    /// X, A, Y and B of the method.
    fn fractions(&self, method: &dyn Method) -> [Expr; 4] {
        let (at, layout) = (self.maker.at, self.maker.making.layout);
        let (n, d) = at.fraction(self.counted);
        let cents = ten(i32::from(layout.cents));
        let at_least_one = |scale: Expr| when(scale.clone().is(Op::Eq, num(0)), num(1), scale);
        match method.name() {
            "value" => {
                let (exact, plain) = at.worth(self.counted);
                let ok = || at.is_exact(self.counted).is(Op::Eq, num(1));
                let scale = at_least_one(self.award(VALUE_SCALE));
                let unit = when(ok(), at.unit(self.counted), num(1));
                [num(0) - when(ok(), exact, plain), num(100) * unit * scale, self.own(CENTS), cents]
            }
            "value-for-money" => [n * cents, num(100) * d * self.own(CENTS), num(0), num(1)],
            _ => {
                let scale = at_least_one(self.award(SCALE));
                [
                    self.award(QUALITY) * n,
                    num(100) * d * scale.clone(),
                    self.award(PRICE) * self.own(PART),
                    self.own(PART_OF) * scale,
                ]
            }
        }
    }

    /// Whether twice the figure, in units of its last digit, is exactly whole.
    fn is_half(&self, x: &Expr, y: &Expr) -> Expr {
        let at = self.maker.at;
        let ok = call(
            Func::And,
            [
                at.is_exact(self.counted).is(Op::Eq, num(1)),
                self.award_scale().is(Op::Gt, num(0)),
                fits(abs(x.clone())),
                fits(abs(y.clone())),
                fits(self.own(A)),
                fits(self.own(B)),
            ],
        );
        let (rx, ry, a, b) = (self.own(12), self.own(14), self.own(A), self.own(B));
        let none = call(Func::And, [rx.clone().is(Op::Eq, num(0)), ry.clone().is(Op::Eq, num(0))]);
        let by_x = call(Func::Gcd, [rx.clone(), a.clone()]);
        let by_y = call(Func::Gcd, [ry.clone(), b.clone()]);
        let whole = a / by_x.clone();
        let both = call(
            Func::And,
            [
                rx.clone().is(Op::Gt, num(0)),
                ry.clone().is(Op::Gt, num(0)),
                whole.clone().is(Op::Eq, b / by_y.clone()),
                (rx / by_x + ry / by_y).is(Op::Eq, whole),
            ],
        );
        when(ok, when(none, num(1), both * num(1)), num(0))
    }

    /// The scale of the weights or the values that the figure is made with; one where it needs none.
    fn award_scale(&self) -> Expr {
        match self.maker.making.round.plan().method.name() {
            "value" => self.award(VALUE_SCALE),
            "value-for-money" => num(1),
            _ => self.award(SCALE),
        }
    }

    /// The figure as it is printed: where the documents promise a finer rounding than is printed, rounded again.
    fn shown(&self) -> Expr {
        let rules = self.maker.making.round.rules;
        let rounded = self.own(ROUNDED);
        if rules.award.round.is_none_or(|decimals| decimals <= rules.decimals) {
            return rounded;
        }
        let digits = power(&abs(rounded.clone()), &num(1), rules.decimals);
        snapped(&rounded, &digits, ten(-8))
    }
}
