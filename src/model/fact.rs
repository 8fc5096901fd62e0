//! What bidders state in a form that can be checked, and what a tender states about what is bought.

use super::{Spanned, Text};
use crate::num::Dec;

/// A fact that bidders are asked to state.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id.
    pub id: Spanned<String>,
    /// What kind of value it has.
    pub kind: Spanned<FactType>,
    /// Its unit.
    pub unit: Text,
    /// The least that makes sense.
    pub min: Option<Dec>,
    /// The most that makes sense.
    pub max: Option<Dec>,
    /// What can be chosen.
    pub options: Vec<FactOption>,
    /// Whether an empty list or text is a statement.
    pub may_be_empty: bool,
    /// What is asked.
    pub question: Text,
    /// How to answer it.
    pub help: Text,
    /// When it is asked.
    pub applies: Option<Spanned<String>>,
    /// What of the supply chain it sums up: every country there must be named here too.
    pub covers: Option<Covers>,
}

/// Countries of the supply chain that a fact sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// Where components are that hold content.
    ContentLocations,
    /// Where components are that hold metadata and no content.
    MetadataLocations,
    /// From where components that hold something are administered.
    AccessFrom,
}

impl Covers {
    /// All, with their names in TOML.
    pub const ALL: [(&'static str, Covers); 3] = [
        ("content-locations", Covers::ContentLocations),
        ("metadata-locations", Covers::MetadataLocations),
        ("access-from", Covers::AccessFrom),
    ];
}

/// A property of what is bought.
#[derive(Clone, Debug)]
pub struct Context {
    /// Its id.
    pub id: Spanned<String>,
    /// What kind of value it has.
    pub kind: Spanned<FactType>,
    /// What can be chosen.
    pub options: Vec<FactOption>,
    /// What is asked.
    pub question: Text,
    /// The value where the tender gives none.
    pub default: Option<Spanned<Stated>>,
}

/// A value that can be chosen.
#[derive(Clone, Debug)]
pub struct FactOption {
    /// Its id.
    pub id: Spanned<String>,
    /// What it says.
    pub text: Text,
    /// Whether it goes with no other.
    pub exclusive: bool,
}

/// The type of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactType {
    /// Text.
    Text,
    /// Yes or no.
    Bool,
    /// A whole number.
    Integer,
    /// A decimal.
    Decimal,
    /// A share of a hundred.
    Percent,
    /// An amount.
    Money,
    /// A day.
    Date,
    /// One of a list.
    Choice,
    /// Several of a list.
    Set,
    /// A country.
    Country,
    /// Several countries.
    Countries,
}

impl FactType {
    /// All, with their names in TOML.
    pub const ALL: [(&'static str, FactType); 11] = [
        ("text", FactType::Text),
        ("bool", FactType::Bool),
        ("integer", FactType::Integer),
        ("decimal", FactType::Decimal),
        ("percent", FactType::Percent),
        ("money", FactType::Money),
        ("date", FactType::Date),
        ("choice", FactType::Choice),
        ("set", FactType::Set),
        ("country", FactType::Country),
        ("countries", FactType::Countries),
    ];
}

/// A value as a file states it, before anything is known of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A text.
    Text(String),
    /// A number.
    Number(Dec),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(jiff::civil::Date),
    /// A list of texts.
    List(Vec<String>),
}
