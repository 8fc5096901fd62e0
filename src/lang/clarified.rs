//! What is said of questions to a bidder after the deadline, and of what their answers would change.

use std::fmt;

use jiff::civil::Date;

use super::{Lang, Say, en, nl};
use crate::num::Ratio;

/// A text on clarifications.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Clarified {
    Would(Box<Would>),
    WouldHelp,
    NoEffect,
    Unanswered { asked: Option<Date> },
    AskedEarly { asked: Date, deadline: Date },
    AnsweredEarly { asked: Date, answered: Date },
    Name(String),
    NameHelp,
    // in an explanation
    Heading,
    Question { asked: Option<Date>, at: String, text: String },
    Answer { answered: Option<Date>, text: String },
    NotAnswered,
    CountsNot,
    // on the command line
    New,
    BidFlag,
    Next { file: String },
    TooMany,
}

/// What an answer would change if it counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Would {
    /// Answers that would differ, in the order of the rules.
    pub changes: Vec<Change>,
    /// How many more there are.
    pub more: usize,
    /// The score, from and to; nothing where there is none.
    pub scores: Option<(Ratio, Ratio)>,
    /// The verdict, from and to, as words of JSON.
    pub verdicts: (&'static str, &'static str),
    /// Decimals to print.
    pub decimals: u8,
}

/// One answer that would differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The criterion.
    pub criterion: String,
    /// Points, from and to.
    pub points: (Ratio, Ratio),
    /// Options, from and to.
    pub options: (Option<String>, Option<String>),
    /// Levels, from and to.
    pub levels: (Option<i64>, Option<i64>),
}

impl Change {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.points.0 == self.points.1 && self.options.0 == self.options.1 && self.levels.0 == self.levels.1
    }
}

impl Say for Clarified {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::clarified::say(self, f),
            Lang::En => en::clarified::say(self, f),
        }
    }
}
