//! What the command line says: help texts, usage faults, and lines about what was done.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Help {
    // what the program and its commands do
    KeurLong,
    Score,
    Compare,
    Chain,
    Check,
    Catalogue,
    CatalogueList,
    CatalogueShow,
    New,
    NewTender,
    NewBid,
    NewCatalogue,
    Completions,
    Man,
    // arguments and flags
    Path,
    CatalogueFlag,
    ProfileFlag,
    AsOf,
    Explain,
    ExplainCode,
    ExplainExamples,
    NoSuchCode(String),
    SeeCodes,
    ListFlag,
    SeverityFlag(&'static str),
    TodayFlag,
    BaselineFlag,
    NoBaseline(String),
    NothingFound(String),
    NoSuchLaw { law: String, known: Vec<String> },
    RootFlag,
    ContextFlag,
    NotAPair(String),
    Format(String),
    Output(String),
    Top,
    Threads,
    Width,
    FailOn,
    Only,
    Law,
    Differences,
    LangFlag,
    Colour,
    Force,
    CatalogueName,
    Find,
    TableFlag,
    CatalogueSchema,
    SchemaKind(String),
    SchemaCatalogue,
    SchemaTender,
    SchemaOfBidOnly,
    ShowFormat,
    Folder,
    BidId,
    CatalogueId,
    TenderFlag,
    Shell,
    ManFolder,
    HelpFlag,
    VersionFlag,
    // headings of the help
    Usage,
    Commands,
    Command,
    Arguments,
    Flags,
    Examples,
    ScoreExamples,
    CheckExamples,
    NewExamples,
    // usage faults
    UnknownArgument(String),
    UnknownCommand(String),
    InvalidValue { value: String, argument: String, possible: Vec<String> },
    MissingArgument(String),
    NeedsCommand,
    WrongUsage(String),
    MoreHelp,
    // what stops a run
    NoTender(String),
    NoTenderHelp,
    SeveralTenders(String, String),
    NothingThere(String),
    NotADay(String),
    NotAFormat { file: String, known: Vec<String> },
    CannotWrite { file: String, why: String },
    CannotRead { file: String, why: String },
    Exists(String),
    RulesHaveErrors(usize),
    UnreadableBids(usize),
    NoSuchBid(String),
    NoSuchCatalogue { name: String, known: Vec<String> },
    NotAnId(String),
    // what was done
    Wrote(String),
    NextTender { folder: String },
    NextBid { file: String },
    NextCatalogue { folder: String },
}

impl Say for Help {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::help::say(self, f),
            Lang::En => en::help::say(self, f),
        }
    }
}
