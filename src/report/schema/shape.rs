//! What a file may hold, as data: tables, keys, the kind of each value, and what it is for.

use crate::lang::Lang;

/// The kind of a value.
#[derive(Clone, Copy)]
pub enum Shape {
    /// The number 1.
    Format,
    /// A text.
    Text,
    /// A text in one language or two.
    Words,
    /// An id.
    Id,
    /// What names an id; it may be written as a whole number.
    Name,
    /// The id of a fact or a context key.
    PathId,
    /// A condition.
    Condition,
    /// A whole number.
    Whole,
    /// A decimal from and to, where it has limits.
    Number(Option<i64>, Option<i64>),
    /// Yes or no.
    Bool,
    /// A day.
    Day,
    /// A moment with an offset.
    Moment,
    /// A country, ISO 3166-1 alpha-2.
    Country,
    /// A currency, ISO 4217.
    Currency,
    /// A SHA-256.
    Digest,
    /// One of some words.
    OneOf(fn() -> Vec<&'static str>),
    /// A value of a fact or a context key.
    Stated,
    /// A list.
    List(&'static Shape),
    /// A table.
    Table(&'static Table),
    /// Tables under a repeated header.
    Tables(&'static Table),
    /// A table with ids as keys, which may be dotted.
    Pairs(&'static Shape),
    /// One or the other.
    Either(&'static Shape, &'static Shape),
    /// Pairs of numbers.
    Points,
}

/// A table with its keys.
pub struct Table {
    /// Its keys, in the order in which people write them.
    pub keys: &'static [Key],
}

/// A key of a table.
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The kind of its value.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
    nl: &'static str,
    en: &'static str,
}

impl Key {
    /// What it is for.
    #[must_use]
    pub const fn says(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

/// A key that may be there.
pub const fn key(name: &'static str, shape: Shape, nl: &'static str, en: &'static str) -> Key {
    Key { name, shape, needed: false, nl, en }
}

/// A key that must be there.
pub const fn need(name: &'static str, shape: Shape, nl: &'static str, en: &'static str) -> Key {
    Key { name, shape, needed: true, nl, en }
}

/// `format = 1`
pub const FORMAT: Key =
    need("format", Shape::Format, "versie van het bestandsformaat: 1", "version of the file format: 1");
