//! Rounding in a spreadsheet as Keur rounds: half away from zero, to the last printed digit.
//!
//! Spreadsheets reckon in binary doubles, keep 15 digits, and round what is nearly whole before they cut. So
//! a fraction is kept as two whole numbers, `num / den`, of at most 15 digits each, and divided with a
//! remainder: sums, differences and products of such numbers are exact, and a quotient that `INT` takes one too
//! high or too low shows in its remainder and is put right. Where the numbers would be longer the plain
//! quotient is rounded, and nothing is certain only if it lies next to a half.

use crate::report::book::expr::{Expr, Func, Op, abs, call, int, num, product, ten, when};

/// Whole numbers below ten to this power are exact in every spreadsheet.
pub const EXACT: i32 = 15;
/// The most zeros after the point that a figure below one is looked at for.
const MOST_ZEROS: u8 = 12;

/// Whether a whole number is exact.
#[must_use]
pub fn fits(value: Expr) -> Expr {
    value.is(Op::Lt, ten(EXACT))
}

/// Ten to the number of decimals that `n / d` is printed with, both at or above zero: so many, and below one as
/// many as show four digits.
#[must_use]
pub fn power(n: &Expr, d: &Expr, decimals: u8) -> Expr {
    let enough = ten(i32::from(decimals));
    let digits = |zeros: u8| ten(i32::from(zeros + 4).max(i32::from(decimals)));
    let chain = (0..MOST_ZEROS).rev().fold(digits(MOST_ZEROS), |finer, zeros| {
        let reaches = (n.clone() * ten(i32::from(zeros) + 1)).is(Op::Ge, d.clone());
        when(reaches, digits(zeros), finer)
    });
    let plain = call(Func::Or, [n.clone().is(Op::Eq, num(0)), n.clone().is(Op::Ge, d.clone())]);
    when(plain, enough, chain)
}

/// A quotient that is one too high or too low put right, given what is divided and by what.
#[must_use]
pub fn righted(quotient: Expr, of: &Expr, by: &Expr) -> Expr {
    let rest = of.clone() - quotient.clone() * by.clone();
    quotient + (rest.clone().is(Op::Ge, by.clone()) - rest.is(Op::Lt, num(0)))
}

/// What is left of a number after whole multiples of another, given their quotient, which may be off by one.
#[must_use]
pub fn rest(quotient: &Expr, of: &Expr, by: &Expr) -> Expr {
    let rest = of.clone() - quotient.clone() * by.clone();
    let low = rest.clone().is(Op::Lt, num(0));
    let high = rest.clone().is(Op::Ge, by.clone());
    when(low, rest.clone() + by.clone(), when(high, rest.clone() - by.clone(), rest))
}

/// A value rounded at a power of ten, a half away from zero: what is as near to a half as the margin is one.
#[must_use]
pub fn snapped(value: &Expr, power: &Expr, margin: Expr) -> Expr {
    let size = abs(value.clone()) * power.clone();
    call(Func::Sign, [value.clone()]) * int(size + (ten(-1) * num(5) + margin)) / power.clone()
}

/// Whether a value, in units of its last printed digit, lies further from every half than the margin.
#[must_use]
pub fn clear(size: &Expr, margin: Expr) -> Expr {
    let part = size.clone() - int(size.clone());
    abs(part - ten(-1) * num(5)).is(Op::Gt, margin)
}

/// The scale at which all numbers of some areas are whole: a power of ten, and 0 where a million is not enough.
#[must_use]
pub fn scale(areas: &[Expr]) -> Expr {
    let off = |power: i32| {
        let one = |area: &Expr| {
            let scaled = area.clone() * ten(power);
            let near = call(Func::Round, [scaled.clone(), num(0)]);
            product(abs(near - scaled).is(Op::Gt, ten(-9)) * num(1))
        };
        areas.iter().map(one).reduce(|all, one| all + one).unwrap_or_else(|| num(0))
    };
    (0..=6).rev().fold(num(0), |finer, power| when(off(power).is(Op::Eq, num(0)), ten(power), finer))
}

/// A number at a scale, as a whole number; as it is where there is no scale.
#[must_use]
pub fn scaled(value: Expr, scale: &Expr) -> Expr {
    let whole = call(Func::Round, [value.clone() * scale.clone(), num(0)]);
    when(scale.clone().is(Op::Eq, num(0)), value, whole)
}
