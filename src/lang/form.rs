//! What questionnaires say, and what is said of those that come back.

use std::fmt;

use super::{Composed, Judging, Lang, Say, en, nl};
use crate::num::Dec;

/// A text of or about a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Form {
    // the command and its flags
    About,
    BidAbout,
    PriceAbout,
    ReadAbout,
    Examples,
    TenderPath,
    OutFile,
    OutFolder,
    Files,
    Fill,
    Next(String),
    Read { file: String, id: String, to: String },
    WithErrors(String),
    NotAName(String),
    NoTender,
    PriceInBid,
    Unfit { bid: String, what: Vec<String> },
    BidHasErrors(String),
    // files that are no questionnaire
    Refused { file: String, why: Box<Form> },
    NoArchive,
    NoWorkbook,
    BrokenPart(String),
    LargePart { part: String, most: u64 },
    LargeParts(u64),
    ManySheets(usize),
    ManyCells(usize),
    MuchText(usize),
    LargeFile(u64),
    NotAForm,
    OtherVersion { found: String },
    OtherKind(String),
    OtherTender { found: String, this: String },
    OtherRules { found: String, this: String, version: Option<i64> },
    // sheets, rows and columns
    At { sheet: String, cell: String, said: String, why: Box<Form> },
    RowTwice { first: String },
    SheetTwice { first: String },
    NoColumn(String),
    UnknownRow { key: String, near: Option<String> },
    RowGone(String),
    RowsGone { key: String, more: usize },
    SheetGone(String),
    // cells
    NotText,
    BecameDay,
    NotANumber,
    NotWhole,
    PercentForNumber,
    PartOrPercent(Dec),
    ThousandOrPart { thousand: String, whole: String, part: String },
    NotADay,
    DayWithTime,
    DayOrMonth,
    NotAMoment,
    NotYesNo,
    NotMarked,
    MarkBelow,
    NoneAndSome,
    OnlyBeside,
    NotAnOption { near: Option<String>, options: Vec<String> },
    NotAnId,
    NotACountry { said: String, meant: Option<String> },
    OneCountry,
    NotACurrency,
    NotADigest,
    ZerosLost,
    NoSuchParty,
    Needed,
    NeededInRow(String),
    FileOrUrl,
    IsFormula,
    IsError,
    Joined,
    // help with them
    TakeNew,
    PasteValues,
    TypeAsText,
    Unjoin,
    PutBack,
    // the workbook itself
    TitleOf { kind: &'static str, tender: String },
    Authority(String),
    Deadline(String),
    How(&'static str),
    HowHead,
    SheetsHead,
    SheetStart,
    SheetBid,
    SheetPrice,
    SheetOther,
    SheetLists,
    SheetOf(&'static str),
    NoteOf(&'static str),
    Head(&'static str),
    Answered,
    Open,
    Rows,
    Yes,
    No,
    AsText,
    AsYesNo,
    AsWhole,
    AsNumber,
    AsPercent,
    AsMoney,
    AsDay,
    AsOption,
    AsSet,
    AsCountry,
    AsCountries,
    AsStatement,
    AsNothing,
    Unit(String),
    AtLeast(String),
    AtMost(String),
    Between(String, String),
    Why(String),
    Link(String),
    Grounds(String),
    Proof(String),
    FollowsFrom(String),
    FollowsFromChain,
    CountsFor(String),
    Rejects,
    Chosen,
    NoneOfThese,
    Question(&'static str, &'static str),
    Hint(&'static str, &'static str),
    Pick,
    WriteNumber,
    WriteDay,
    RulesAre(String),
    Composed(Composed),
    WorkbookByTender,
    IsWorkbook(String),
    ReadFirst,
    Outlook(Box<Outlook>),
    // assessments, which have texts of their own
    Judging(Judging),
}

/// What the answers of a bid give as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Its verdict, by its word in JSON.
    pub verdict: &'static str,
    /// The reasons for it, each by its word in JSON with the id of the gate or criterion that it is about.
    pub reasons: Vec<(&'static str, String)>,
    /// Its score, with the lowest and the highest that it can come to, in percent.
    pub score: Option<[String; 3]>,
    /// How many criteria have no answer that counts, besides those that wait for assessors.
    pub open: usize,
    /// How many criteria wait for assessors.
    pub judged: usize,
    /// How many criteria there are.
    pub all: usize,
}

impl Form {
    /// What to do about it, where there is more to say than what it is.
    #[must_use]
    pub fn help(&self) -> Option<Form> {
        Some(match self {
            Form::OtherVersion { .. }
            | Form::OtherTender { .. }
            | Form::OtherRules { .. }
            | Form::OtherKind(_) => Form::TakeNew,
            Form::IsFormula | Form::IsError => Form::PasteValues,
            Form::BecameDay | Form::ZerosLost => Form::TypeAsText,
            Form::Joined => Form::Unjoin,
            Form::Composed(
                Composed::OtherTender { .. } | Composed::OtherText { .. } | Composed::OtherRules { .. },
            ) => Form::Composed(Composed::WriteAnew),
            Form::Composed(Composed::CannotChange) => Form::Composed(Composed::ByHand),
            Form::RowGone(_)
            | Form::RowsGone { .. }
            | Form::SheetGone(_)
            | Form::NoColumn(_)
            | Form::UnknownRow { .. } => Form::PutBack,
            Form::Judging(judging) => Form::Judging(judging.help()?),
            _ => return None,
        })
    }
}

impl Say for Form {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::form::say(self, f),
            Lang::En => en::form::say(self, f),
        }
    }
}
