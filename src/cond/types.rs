//! Types and values of conditions.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::country::is_country;
use crate::num::Ratio;

/// The texts that a value can be, where they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Any text.
    Any,
    /// One of these.
    Of(Arc<[String]>),
    /// A country code.
    Country,
}

impl Domain {
    /// Whether a text can be such a value.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        match self {
            Domain::Any => true,
            Domain::Of(all) => all.iter().any(|one| one == text),
            Domain::Country => is_country(text),
        }
    }
}

/// The type of a part of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text(Domain),
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// A day.
    Date,
    /// A list of one type; nothing is known of the items of `[]`.
    List(Option<Box<Type>>),
}

impl Type {
    /// A list of texts.
    #[must_use]
    pub fn texts(domain: Domain) -> Type {
        Type::List(Some(Box::new(Type::Text(domain))))
    }

    /// Whether values of both can be compared.
    #[must_use]
    pub fn is_like(&self, other: &Type) -> bool {
        match (self, other) {
            (Type::List(Some(a)), Type::List(Some(b))) => a.is_like(b),
            (Type::List(_), Type::List(_))
            | (Type::Text(_), Type::Text(_))
            | (Type::Number, Type::Number)
            | (Type::Bool, Type::Bool)
            | (Type::Date, Type::Date) => true,
            _ => false,
        }
    }
}

/// A value that is stated, or worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(Arc<str>),
    /// A number.
    Number(Ratio),
    /// True or false.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A list.
    List(Arc<[Value]>),
}

impl Value {
    /// A list of texts.
    #[must_use]
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
        Value::List(texts.into_iter().map(|text| Value::Text(text.into())).collect())
    }
}
