//! What findings say: a variant per message, with the values that it names.

use std::fmt;

use jiff::civil::Date;

use super::{Clarified, Form, Lang, Say, en, nl};
use crate::num::{BadDec, Dec, Ratio};

/// The message of a finding, of a mark beside it, or of its help.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Msg {
    // what can be wrong with any file
    FileMissing,
    FileOutside,
    NotAFile,
    FileRefused(String),
    NotText(usize),
    SaveAsUtf8,
    EmptyFile,
    Syntax(String),
    StraightQuotes,
    DecimalPoint,
    KeyOnce,
    PutQuotes,
    OverLimit(Limit, usize),
    WrongFormat(i64),
    UnknownKey { key: String, table: &'static str },
    MissingKey { key: &'static str, table: &'static str },
    MoveAbove { key: String, before: &'static str },
    DidYouMean(String),
    KnownKeys(Vec<String>),
    WrongType { wanted: Wanted, found: Wanted },
    LeaveQuotesOut(String),
    WriteAsList(String),
    WriteDay,
    WriteMoment,
    BadNumber(BadDec),
    OutOfRange { least: Dec, most: Dec },
    MustBeAboveZero(&'static str),
    BelowZero,
    BadId(String),
    BadPathId(String),
    ReservedWord(String),
    NotOneOf { found: String, allowed: Vec<String> },
    NotACountry(String),
    NotACurrency(String),
    NotADigest,
    HiddenCharacter(char),
    DuplicateId(String),
    FirstHere,
    // catalogues
    GateShape,
    GateShapes,
    CurveNotRising,
    NotAPair,
    CatalogueMissing(String),
    KnownCatalogues(Vec<String>),
    WrongVersion { id: String, found: String },
    IncludeCircle(Vec<String>),
    Conflict { noun: Noun, id: String, first: String, second: String },
    UnknownName { noun: Noun, id: String },
    UnknownLevel(i64),
    LevelMissing(String),
    ProfileIncomplete { profile: String, groups: Vec<String> },
    TwoDefaults,
    NegativeWeight(String),
    NoOptions,
    MaximumBelowZero,
    ScaleAndOptions,
    ScaleNeedsPoints,
    // tenders
    UnknownProfile { profile: String, catalogue: String },
    ProfilesOf { catalogue: String, profiles: Vec<String> },
    AllWeightsZero,
    GateMeasuresNothing { gate: String, why: Nothing },
    GateAsksLess { gate: String, catalogue: String },
    NoAsOf,
    DatesOutOfOrder { earlier: &'static str, later: &'static str },
    ShareMissing(Vec<String>),
    UnknownContext(String),
    AppliesOpen,
    // the award
    AwardNeeds { method: &'static str, key: &'static str },
    AwardUnused { method: &'static str, key: &'static str },
    FloorAboveCeiling { floor: Dec, ceiling: Dec },
    NothingScored,
    ValueOfNothing(String),
    TieTwice(String),
    DrawNotLast,
    PriceNeeded { currency: String },
    AbnormallyLow(Box<LowPrice>),
    AbnormallyLowHelp,
    // the lock
    RuleAdded(String),
    RuleGone(String),
    RuleDiffers { entity: String, field: String, was: Option<String>, is: Option<String> },
    RulesDifferHelp,
    LockEmpty,
    LockOfOther { said: String },
    LockDigest(i64),
    LockNumbers,
    LockQualityDigest,
    QualityDiffersHelp,
    PriceInBid,
    TextsDiffer(Vec<String>),
    AmendedLate { on: Date, days: i32, enough: i32 },
    // what the authority writes
    JudgementWithoutReason,
    JudgementWithoutOption(String),
    DecisionWithoutReason,
    RulingShape,
    AssessedOther { said: String, ours: String },
    TwoConsensus,
    TwoReceipts,
    UnknownAbout(String),
    JudgedWithoutNeed(String),
    AboutNoBid(String),
    Clarified(Clarified),
    Form(Form),
    FarApart { criterion: String, bid: String, spread: usize, choices: Vec<(String, String)> },
    FarApartHelp,
    ToAssess(Vec<String>),
    NoEffect { about: String },
    DrawNotPublished,
    TwoRulings,
    RulingOnFollowing { criterion: String, judged: bool },
    SameReason { assessor: String, times: usize },
    AssessedEarly { assessor: String, on: Date, deadline: Date },
    AssessedLate { assessor: String, on: Date, locked: Date },
    // facts
    OutsideLimits { least: Option<Dec>, most: Option<Dec> },
    GoesAlone(String),
    UnknownFact(String),
    Fraction(String),
    EmptyFact(String),
    FactsMissing(Vec<String>),
    AllOfThem(Vec<String>),
    StateTheFact(String),
    OptionOfJudged(String),
    UsesNothing,
    TwoOtherwise,
    PrefixOf { longer: String, shorter: String },
    ClaimOfDerived { criterion: String, option: String },
    ClaimDiffers { criterion: String, claimed: String, derived: Option<String> },
    StatedHere(String),
    ReachedBy { law: String, way: String },
    ReachedHelp { way: String, country: String },
    // bids
    UnknownCriterion(String),
    NotAsked(String),
    UnknownOption { criterion: String, option: String },
    OptionsAre(Vec<String>),
    EmptyAnswer(String),
    OtherTender { said: String, ours: String },
    SameBid(String),
    SubmittedLate { submitted: String, deadline: String },
    Unanswered(Vec<String>),
    Unsupported(Vec<String>),
    TwoPrices,
    OtherCurrency { said: String, ours: String },
    FileOrUrl,
    CitedMissing(String),
    CitedOutside(String),
    CitedTooLarge(String),
    CitedInside,
    DigestDiffers { found: String },
    Expired { expires: Date, day: Date },
    NotYetValid { issued: Date, day: Date },
    OtherKind { evidence: String, kind: String, wanted: Vec<String> },
    // conditions
    Condition(Why),
    // the run as a whole
    ChangedMeanwhile(String),
    // what a rule of checking says, from its own pages
    Told(Both),
    // waivers and severities
    CodeUnknown(String),
    NoReason,
    LetterLacks { bid: String, criterion: String },
    AfterLetter { date: jiff::civil::Date, sent: jiff::civil::Date },
    OutsideCalendar,
    ErrorStays(String),
    Waived { reason: String, by: String, until: Date },
    WaiverExpired { until: Date, day: Date },
    WaiverUnused { code: String, on: String },
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// A limit on what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of a file.
    File,
    /// How deep tables and lists nest.
    Depth,
    /// Entries in a file, of all kinds together.
    Marks,
    /// Entries of one kind.
    Entries,
    /// Bytes of one text.
    Text,
}

/// A type of value, as a sentence names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the type that it is called after")]
pub enum Wanted {
    Text,
    Number,
    Whole,
    Bool,
    Day,
    Moment,
    List,
    Table,
    Value,
}

/// What an id is the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the thing that it is called after")]
pub enum Noun {
    Group,
    Criterion,
    Gate,
    Option,
    Reference,
    Kind,
    Scale,
    Level,
    Law,
    Region,
    Fact,
    Context,
    Catalogue,
    Evidence,
    Party,
    Component,
    GroupOrCriterion,
    GroupCriterionOrGate,
}

/// Why a gate has nothing to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// What it looks at is dropped.
    Dropped,
    /// What it looks at has no levels.
    NoLevels,
    /// Catalogues have different scales and the gate names none of them.
    SeveralScales,
    /// The criterion has no points.
    NoPoints,
    /// The group has no share, as all its maxima are zero.
    NoShare,
    /// Nothing has a share, so there is no score.
    NoScore,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Why {
    Number(BadDec),
    Escape,
    OpenText,
    NoDivision,
    Character(char),
    TooLong,
    TooDeep,
    Expected(&'static str),
    Reserved(String),
    NoFunction(String),
    UnknownPath(String),
    NotConstant,
    Type { wanted: Kind, found: Kind },
    Unlike(Kind, Kind),
    NotADate,
    NeverEqual { text: String, known: Vec<String> },
    NoOrder(Kind),
    EmptyList,
}

/// A type in a condition, as a sentence names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the type that it is called after")]
pub enum Kind {
    Text,
    Number,
    Bool,
    Date,
    List,
}

/// A price far below the others, with the figures that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LowPrice {
    /// The price.
    pub price: Ratio,
    /// The mean of the others.
    pub mean: Ratio,
    /// The limit that it lies below.
    pub below: Ratio,
    /// Percent below the mean where the limit lies.
    pub percent: Dec,
    /// How many others there are.
    pub others: usize,
    /// Printed decimals.
    pub decimals: u8,
}

impl Say for Msg {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::msg::say(self, f),
            Lang::En => en::msg::say(self, f),
        }
    }
}

/// Names in backticks, as a list.
pub(crate) fn ticked(names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

/// How many names of a list a sentence holds before it counts the rest.
pub(super) const MOST_NAMED: usize = 5;
