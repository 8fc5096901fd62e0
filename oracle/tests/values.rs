//! Sorts of values, samples of each, and how a value looks to Keur and to `cel`.

use std::sync::Arc;

use keur::cond::{Domain, Type, Value};
use keur::num::{Dec, Ratio};

use crate::dice::Dice;

/// Options of a choice.
const CHOICES: [&str; 3] = ["no", "yes", "partly"];
const COUNTRIES: [&str; 5] = ["NL", "DE", "FR", "CH", "US"];
/// Texts with everything in them that a lexer may stumble over.
const TEXTS: [&str; 14] = [
    "",
    "a",
    "it's",
    "say \"no\"",
    "back\\slash",
    "'",
    "\"",
    "é",
    "日本語",
    "😀",
    "  two  ",
    "a\tb",
    "// no comment",
    "{a: [1]}",
];
const DAYS: [&str; 6] = ["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01", "2026-11-01", "2027-01-09"];

/// A sort of single values.
///
/// Keur knows one sort of numbers, exact ones. CEL has integers and binary fractions, which never
/// meet in a sum or a product there; both are made here, apart, and the fractions are halves, so
/// that they are exact in binary too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// True or false.
    Bool,
    /// A whole number.
    Whole,
    /// A number of halves.
    Half,
    /// Any text.
    Text,
    /// An option of a choice.
    Choice,
    /// A country.
    Country,
    /// A day.
    Day,
}

/// All sorts.
pub const SORTS: [Sort; 7] =
    [Sort::Bool, Sort::Whole, Sort::Half, Sort::Text, Sort::Choice, Sort::Country, Sort::Day];

impl Sort {
    /// Its type in Keur.
    pub fn keur(self) -> Type {
        match self {
            Sort::Bool => Type::Bool,
            Sort::Whole | Sort::Half => Type::Number,
            Sort::Text => Type::Text(Domain::Any),
            Sort::Choice => Type::Text(Domain::Of(CHOICES.map(str::to_owned).into())),
            Sort::Country => Type::Text(Domain::Country),
            Sort::Day => Type::Date,
        }
    }

    /// A value of this sort that is not negative, as literals are.
    pub fn sample(self, dice: &mut Dice) -> Plain {
        let own = |texts: &[&'static str], dice: &mut Dice| (*dice.one(texts)).to_owned();
        match self {
            Sort::Bool => Plain::Bool(dice.once_in(2)),
            Sort::Whole => Plain::Whole(i64::try_from(dice.below(10)).expect("small")),
            Sort::Half => Plain::Half(format!("{}.{}", dice.below(7), dice.one(&["0", "5", "50"]))),
            Sort::Text => Plain::Text(own(&TEXTS, dice)),
            Sort::Choice => Plain::Text(own(&CHOICES, dice)),
            Sort::Country => Plain::Text(own(&COUNTRIES, dice)),
            Sort::Day => Plain::Day(own(&DAYS, dice)),
        }
    }
}

/// A single value.
#[derive(Clone, Debug)]
pub enum Plain {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A decimal, as it is written.
    Half(String),
    /// A text.
    Text(String),
    /// A day, as ISO 8601 writes it.
    Day(String),
}

impl Plain {
    /// The value in Keur.
    pub fn keur(&self) -> Value {
        match self {
            Plain::Bool(yes) => Value::Bool(*yes),
            Plain::Whole(n) => Value::Number(Ratio::from(*n)),
            Plain::Half(text) => Value::Number(Ratio::from(Dec::parse(text).expect("a decimal"))),
            Plain::Text(text) => Value::Text(text.as_str().into()),
            Plain::Day(text) => Value::Date(text.parse().expect("a day")),
        }
    }

    /// The value in `cel`, where a day is its text: ISO 8601 keeps the order of days.
    pub fn cel(&self) -> cel::Value {
        match self {
            Plain::Bool(yes) => cel::Value::Bool(*yes),
            Plain::Whole(n) => cel::Value::Int(*n),
            Plain::Half(text) => cel::Value::Float(text.parse().expect("a decimal")),
            Plain::Text(text) | Plain::Day(text) => cel::Value::String(Arc::new(text.clone())),
        }
    }
}
