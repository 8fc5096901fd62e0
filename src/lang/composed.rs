//! What the workbook of a tender says, and what is said of one that comes back.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text of or about the workbook of a tender.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Composed {
    // the command
    About,
    Next(String),
    Same { file: String, to: String },
    Took { file: String, to: String, changes: usize },
    NeedsForce { to: String, changes: usize },
    IsLocked { to: String },
    LockedNote,
    // what is wrong with one
    OtherTender { found: String, this: String },
    OtherText { found: String, this: String },
    OtherRules { found: String, this: String },
    CannotChange,
    NotNegative,
    NewNeeds(&'static str),
    NewUnused(&'static str),
    DropOrChange,
    IsTender,
    // what to do about it
    WriteAnew,
    ByHand,
    // the workbook
    Title(String),
    How,
    BaseIs(String),
    Published,
    Sheet(&'static str),
    Note(&'static str),
    Section(&'static str),
    Head(&'static str),
    Question(&'static str),
    Hint(&'static str),
    Option(&'static str, &'static str),
    Ident(String),
    CatalogueIs { id: String, version: String },
    ProfileOf(String),
    ProfileNow(String),
    ShareOf(String),
    ValueOf(String),
    Tie(usize),
    TieGroup(String),
    TieCriterion(String),
    UsualIs(String),
    NoUsual,
    NoneOfThese,
    NotApplicable(Vec<String>),
    NoContext,
    Pick,
    Number,
    NotBelowZero,
    ProfileChanged,
    Differ,
    New(usize),
    OwnGate,
    OfCatalogue,
    Unit(&'static str),
    Bid(char),
    NoFigure,
    Levels(String),
    ExampleNotes,
}

impl Say for Composed {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::composed::say(self, f),
            Lang::En => en::composed::say(self, f),
        }
    }
}
