//! Conditions in words: what is asked of one thing, and how such sentences are joined.

use std::fmt;

use super::{Lang, Say, en, nl};

/// How a number or a day lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the comparison that it is called after")]
pub enum How {
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// How many of some things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the number that it is called after")]
pub enum Many {
    All,
    Some,
    None,
    NotAll,
    One,
    NotOne,
}

/// What a value must be: in one of some regions, or one of some values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among {
    /// Titles of regions.
    pub regions: Vec<String>,
    /// Values, as they are shown.
    pub values: Vec<String>,
    /// Whether it must be none of them.
    pub none: bool,
}

/// A sentence of a condition. Subjects, lists and values are shown as they come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Words {
    // sentences
    Always(bool),
    Number { subject: String, how: How, value: String },
    Day { subject: String, how: How, value: String },
    Is { subject: String, among: Among },
    Each { many: Many, one: String, among: Among },
    Yes { subject: String, yes: bool },
    Empty { subject: String, empty: bool },
    Chosen { at: String, values: Vec<String>, many: Many, named: bool },
    Reach { laws: Vec<String>, content: bool, degrees: Vec<String>, none: bool, many: Many },
    Same { a: String, b: String, same: bool },
    Member { item: String, list: String, within: bool },
    // what joins them; parts that need brackets have them already
    All(Vec<String>),
    Any(Vec<String>),
    When { when: String, yes: String, no: String },
    Alike { a: String, b: String, alike: bool },
    ForEach { many: Many, one: String, name: String, body: String },
    // heads of lists of such parts
    AllOf,
    AnyOf,
    If,
    Then,
    Otherwise,
    BothOrNeither { alike: bool },
    Of { many: Many, one: String, name: String },
    // values
    TrueFalse(bool),
    Sum(Vec<(String, bool)>),
    Product(Vec<String>),
    Minus(String),
    Size(String),
    List(Vec<String>),
    Choice { when: String, yes: String, no: String },
    InRegion(String),
    ItemOf(String),
    // what inputs are called
    AnswerTo(String),
    AnAnswerTo(String),
    AnswersTo(String),
    CountryAt(String),
    CountriesAt(String),
    At(String),
    Location { many: bool },
    AtLocation,
    Access { many: bool },
    AtAccess,
    ReferenceDay,
    ReachOf { law: String, content: bool },
}

impl Say for Words {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::words::say(self, f),
            Lang::En => en::words::say(self, f),
        }
    }
}
