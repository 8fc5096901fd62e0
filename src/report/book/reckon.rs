//! What the formulas of a book come to, exactly.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::expr::{At, Expr, Func, Op};
use super::{Book, Holds};
use crate::num::{Int, Ratio};

/// What a cell or a formula comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Nothing,
    /// A number.
    Number(Ratio),
    /// A text.
    Text(String),
    /// Whether something is so.
    Truth(bool),
    /// No value: a division by zero, or reckoning with a text.
    Wrong,
}

impl Value {
    /// The number that spreadsheets take it for.
    fn number(&self) -> Option<Ratio> {
        match self {
            Value::Nothing => Some(Ratio::default()),
            Value::Number(number) => Some(number.clone()),
            Value::Truth(so) => Some(Ratio::from(i64::from(*so))),
            Value::Text(_) | Value::Wrong => None,
        }
    }

    fn of(number: Option<Ratio>) -> Value {
        number.map_or(Value::Wrong, Value::Number)
    }
}

/// Reckons the formulas of a book, each once.
pub struct Reckoner<'b> {
    book: &'b Book,
    /// Whether values that were reckoned elsewhere are taken as they are.
    trusting: bool,
    known: RefCell<BTreeMap<At, Value>>,
}

impl<'b> Reckoner<'b> {
    /// For a book; values that were reckoned elsewhere are taken as they are.
    #[must_use]
    pub fn new(book: &'b Book) -> Reckoner<'b> {
        Reckoner { book, trusting: true, known: RefCell::default() }
    }

    /// For a book of which every formula is reckoned.
    #[must_use]
    pub fn from_nothing(book: &'b Book) -> Reckoner<'b> {
        Reckoner { book, trusting: false, known: RefCell::default() }
    }

    /// What a cell comes to.
    pub fn value(&self, at: At) -> Value {
        let Some(cell) = self.book.cell(at) else { return Value::Nothing };
        match &cell.holds {
            Holds::Nothing => Value::Nothing,
            Holds::Text(text) => Value::Text(text.clone()),
            Holds::Number(number) => Value::Number(number.clone()),
            Holds::Day(_) => Value::Wrong,
            Holds::Formula(_, Some(value)) if self.trusting => value.clone(),
            Holds::Formula(expr, _) => {
                if let Some(value) = self.known.borrow().get(&at) {
                    return value.clone();
                }
                let value = self.expr(expr, 0);
                self.known.borrow_mut().insert(at, value.clone());
                value
            }
        }
    }

    /// What an expression comes to; areas stand for their cell at place `n`.
    fn expr(&self, expr: &Expr, n: usize) -> Value {
        match expr {
            Expr::Number(number) => Value::Number(number.clone()),
            Expr::Text(text) => Value::Text(text.clone()),
            Expr::Cell(at) => self.value(*at),
            Expr::Area(from, to) => self.value(nth(*from, *to, n)),
            Expr::Op(left, op, right) => between(&self.expr(left, n), *op, &self.expr(right, n)),
            Expr::Call(func, of) => self.call(*func, of, n),
        }
    }

    fn call(&self, func: Func, of: &[Expr], n: usize) -> Value {
        let one = |place: usize| self.expr(&of[place], n).number();
        let truth = |so: bool| Value::Truth(so);
        match func {
            Func::If => match one(0) {
                Some(condition) => self.expr(&of[if condition.is_zero() { 2 } else { 1 }], n),
                None => Value::Wrong,
            },
            Func::Abs => Value::of(one(0).map(|x| if x.is_negative() { -&x } else { x })),
            Func::Int => Value::of(one(0).map(|x| x.floor())),
            Func::Sign => Value::of(one(0).map(|x| sign(&x))),
            Func::Round => Value::of(one(0).zip(one(1)).map(|(x, digits)| rounded(&x, &digits))),
            Func::Not => one(0).map_or(Value::Wrong, |x| truth(x.is_zero())),
            Func::SumProduct => {
                let cells = of.iter().map(size).max().unwrap_or(0).max(1);
                let mut each = (0..cells).map(|n| self.expr(&of[0], n).number());
                Value::of(each.try_fold(Ratio::default(), |sum, one| Some(&sum + &one?)))
            }
            Func::And | Func::Or | Func::Sum | Func::Min | Func::Max | Func::Gcd => {
                let Some(all) = self.all(of, n) else { return Value::Wrong };
                let least = || all.iter().min().cloned().unwrap_or_default();
                match func {
                    Func::And => truth(!all.iter().any(Ratio::is_zero)),
                    Func::Or => truth(all.iter().any(|x| !x.is_zero())),
                    Func::Sum => Value::Number(all.iter().fold(Ratio::default(), |sum, x| &sum + x)),
                    Func::Min => Value::Number(least()),
                    Func::Max => Value::Number(all.iter().max().cloned().unwrap_or_default()),
                    _ => Value::of(all.iter().try_fold(Ratio::default(), |a, b| gcd(a, b.clone()))),
                }
            }
        }
    }

    /// The numbers of some values; texts in areas are passed over, as spreadsheets do.
    fn all(&self, of: &[Expr], n: usize) -> Option<Vec<Ratio>> {
        let mut all = Vec::new();
        for one in of {
            match one {
                Expr::Area(from, to) => {
                    let cells = (0..size(one)).map(|n| self.value(nth(*from, *to, n)));
                    let numbers = cells.filter(|value| matches!(value, Value::Number(_)));
                    all.extend(numbers.filter_map(|value| value.number()));
                }
                one => all.push(self.expr(one, n).number()?),
            }
        }
        Some(all)
    }
}

/// The cell of an area at a place, row by row.
fn nth(from: At, to: At, n: usize) -> At {
    let width = to.column - from.column + 1;
    At { sheet: from.sheet, row: from.row + n / width, column: from.column + n % width }
}

/// How many cells the areas of an expression have.
fn size(expr: &Expr) -> usize {
    match expr {
        Expr::Area(from, to) => (to.row - from.row + 1) * (to.column - from.column + 1),
        Expr::Op(left, _, right) => size(left).max(size(right)),
        Expr::Call(_, of) => of.iter().map(size).max().unwrap_or(0),
        Expr::Number(_) | Expr::Text(_) | Expr::Cell(_) => 0,
    }
}

fn between(left: &Value, op: Op, right: &Value) -> Value {
    if let (Value::Text(left), Value::Text(right)) = (left, right) {
        return match op {
            Op::Eq => Value::Truth(left == right),
            Op::Ne => Value::Truth(left != right),
            _ => Value::Wrong,
        };
    }
    if let (Value::Text(text), Value::Nothing) | (Value::Nothing, Value::Text(text)) = (left, right) {
        return match op {
            Op::Eq => Value::Truth(text.is_empty()),
            Op::Ne => Value::Truth(!text.is_empty()),
            _ => Value::Wrong,
        };
    }
    if matches!((left, right), (Value::Text(_), _) | (_, Value::Text(_))) {
        return match op {
            Op::Eq => Value::Truth(false),
            Op::Ne => Value::Truth(true),
            _ => Value::Wrong,
        };
    }
    let Some((left, right)) = left.number().zip(right.number()) else { return Value::Wrong };
    match op {
        Op::Add => Value::Number(&left + &right),
        Op::Sub => Value::Number(&left - &right),
        Op::Mul => Value::Number(&left * &right),
        Op::Div => Value::of(left.checked_div(&right)),
        Op::Eq => Value::Truth(left == right),
        Op::Ne => Value::Truth(left != right),
        Op::Lt => Value::Truth(left < right),
        Op::Le => Value::Truth(left <= right),
        Op::Gt => Value::Truth(left > right),
        Op::Ge => Value::Truth(left >= right),
    }
}

fn sign(x: &Ratio) -> Ratio {
    let sign = i64::from(!x.is_zero()) * if x.is_negative() { -1 } else { 1 };
    Ratio::from(sign)
}

fn rounded(x: &Ratio, digits: &Ratio) -> Ratio {
    let digits = (0..=40_u8).find(|&n| Ratio::from(i64::from(n)) == *digits);
    x.to_decimals(digits.unwrap_or_default())
}

/// The greatest common divisor; nothing where one is no whole number or below zero.
fn gcd(mut a: Ratio, mut b: Ratio) -> Option<Ratio> {
    let fits = |x: &Ratio| x.denominator() == Int::from(1_u8) && !x.is_negative();
    if !fits(&a) || !fits(&b) {
        return None;
    }
    while !b.is_zero() {
        let times = a.checked_div(&b)?.floor();
        (a, b) = (b.clone(), &a - &(&times * &b));
    }
    Some(a)
}
