//! What letters say besides their templates, and why none can be written.

use std::fmt;

use jiff::civil::Date;

use super::{Lang, Say, en, nl};

/// A text about letters, or in them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Letter {
    // the command and its flags
    Command,
    Examples,
    SentFlag,
    DaysFlag,
    ToFlag,
    TemplatesFlag,
    OnlyFlag,
    FormatFlag,
    DossierFlag,
    New,
    NewFolder,
    // why no letter can be written
    NotWhole,
    Sealed,
    Provisional(Vec<String>),
    ProvisionalHelp,
    NobodyAdmissible,
    TiedAtEnd(Vec<String>),
    TiedAtEndHelp,
    TooFewDays { least: u16 },
    BeforeDeadline { sent: Date, deadline: String },
    CalendarEnds { until: Option<Date> },
    CalendarHelp,
    BadTemplate { file: String, line: Option<usize>, why: String },
    UnreadableTemplate { file: String, why: String },
    Errors(usize),
    NoSuchLetter(String),
    // what was written
    Standstill { last: Date },
    Award { bidder: String },
    Lost { bidder: String },
    Rejected { bidder: String },
    Withdrawn { bidder: String },
    // moments and figures
    Weekday(Date),
    PointsOf { points: String, most: String },
    Score,
    Figure,
    Fictional,
    Curve(Vec<(String, String)>),
    HiddenAnswer,
    // why an answer has its points
    Judged(String),
    JudgedEach(Vec<String>),
    EquivalentAccepted,
    EquivalentRefused,
    Ruled { reason: String, by: String, date: Option<Date> },
    Claimed,
    ClaimedWith(Vec<String>),
    ClaimedWithout,
    Follows,
    Fact { question: String, value: String },
    FactRuled { question: String, value: String, reason: String },
    FactHidden { question: String },
    Reach { law: String, degree: String },
    Contradicted { option: String },
    NoAnswer,
    NoAnswerFor(Vec<String>),
    HeldBack,
    Hidden,
    HiddenOwn,
    NoReason,
    Yes(bool),
    // what is withheld
    WithheldAnswer { bidder: String, criterion: String },
    WithheldPrice { bidder: String },
    WithheldOthers,
    // requirements
    Late,
    Decision(String),
}

impl Say for Letter {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::letter::say(self, f),
            Lang::En => en::letter::say(self, f),
        }
    }
}
