//! What reports say of assessors, of how far they agree, and of what the authority found and decided.

use std::fmt;

use jiff::civil::Date;

use super::{Lang, Say, en, nl};

/// A text on assessors and decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Panel {
    // headings
    Assessors,
    Decided,
    // one assessor on one answer
    Vote { assessor: String, consensus: bool, on: Option<Date>, at: String, choice: String },
    Choice { option: String, points: String },
    Equivalent { accepted: bool, choice: Option<String> },
    MeanIs(String),
    CountsConsensus,
    CountsSame,
    CountsMean,
    // how far they agree
    Agreement,
    BidsJudged,
    Widest,
    AlphaColumn,
    AllTogether,
    Apart { steps: usize, bid: String, lowest: String, highest: String },
    NoAlpha(&'static str),
    AlphaIs,
    // what the authority found and decided
    Received { at: String },
    RuledFact { fact: String, value: Option<String> },
    RuledAnswer { criterion: String, option: Option<String> },
    About { about: String, result: &'static str },
    Drawn(Vec<String>),
    Signed { said: String, by: String, on: Option<Date>, at: String },
    AskWhyLow,
    LowPriceDecided { accepted: bool, reason: String, by: String, on: Option<Date> },
}

impl Say for Panel {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::panel::say(self, f),
            Lang::En => en::panel::say(self, f),
        }
    }
}
