//! What workbooks for assessors say, and what is said of those that come back.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text of or about the workbook of an assessor.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Judging {
    // the command
    About,
    Fill,
    Next { file: String, assessor: String },
    LeftOut(Vec<String>),
    Took { file: String, assessor: String, to: String },
    HasErrors(String),
    OfAnother { file: String, assessor: String },
    Unfit { file: String, what: Vec<String> },
    // the workbook
    Title(String),
    Assessor(String),
    How,
    Own,
    Date,
    Consensus,
    Judged,
    Left,
    Scale,
    Points(String),
    NoStatement,
    NothingHere,
    Offered,
    Documents,
    Page(String),
    IsConfidential,
    Confidential,
    Choice,
    Reason,
    Equivalent,
    Accepted,
    Refused,
    State,
    IsJudged,
    // cells that are refused
    Nothing,
    NoReason,
    NoChoice,
    SayEquivalent,
    AcceptedAs,
    NotAsked,
    BidChanged(String),
    BidGone(String),
    NoAssessor,
    ColumnGone(String),
    ColumnTwice { first: String },
    // help with them
    TakeNew,
}

impl Judging {
    /// What to do about it, where there is more to say than what it is.
    #[must_use]
    pub const fn help(&self) -> Option<Judging> {
        match self {
            Judging::BidChanged(_) | Judging::BidGone(_) => Some(Judging::TakeNew),
            _ => None,
        }
    }
}

impl From<Judging> for super::Form {
    fn from(judging: Judging) -> super::Form {
        super::Form::Judging(judging)
    }
}

impl Say for Judging {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::judging::say(self, f),
            Lang::En => en::judging::say(self, f),
        }
    }
}
