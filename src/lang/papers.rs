//! What `keur evidence` says: the documents of each bid, and what became of filling in digests.

use std::fmt;

use jiff::civil::Date;

use super::{Lang, Say, en, nl};

/// A text on documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Papers {
    // the list
    Overview,
    Bid,
    Documents,
    Counting,
    WithoutDigest,
    Unused,
    DueColumn,
    OfBid(String),
    None,
    Line { id: String, kind: String, title: String, place: String },
    Stands(&'static str),
    From { issuer: String, issued: Option<Date>, expires: Option<Date>, page: String },
    Size(u64),
    Digest { sha256: String, stated: bool },
    SupportsAnswers(Vec<String>),
    OtherKind(Vec<String>),
    SupportsFacts(Vec<String>),
    SupportsNothing,
    Confidential(String),
    Looked { by: String, on: Option<Date> },
    Due,
    DueLine { criterion: String, kinds: Vec<String> },
    // filling in digests
    About,
    FillFlag,
    ForceFlag,
    Examples,
    Filled { file: String, n: usize },
    Replaced { file: String, id: String, was: String },
    Differs { file: String, id: String, stated: String, found: String },
    DiffersHelp,
    NothingToFill(String),
    NotFound { file: String, id: String, place: String },
    CannotFill(String),
}

impl Say for Papers {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::papers::say(self, f),
            Lang::En => en::papers::say(self, f),
        }
    }
}
