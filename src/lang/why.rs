//! What `explain` says: why a bid has its score, and why one is above another.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Why {
    // titles and headings
    OfBid(String),
    OfCriterion { bidder: String, criterion: String },
    Above { first: String, second: String },
    NotAbove { first: String, second: String },
    FromGroups,
    LossesFirst,
    Answer,
    Points,
    More,
    QualityAndPrice,
    FigureOf(String),
    Standards,
    // heads of columns
    AnswerColumn,
    Source,
    Line,
    PointsColumn,
    DividedBy,
    Share,
    Adds,
    Loss,
    SoFar,
    Difference,
    AddsMore,
    Condition,
    Where,
    // where an answer comes from, and which rule chose it
    Claimed,
    Derived,
    Assessed,
    Ruled,
    Rule(u8),
    // sentences on a bid
    RankIs { rank: usize, shared: bool },
    NotRanked(Vec<String>),
    NoSteps,
    FilesOf { bid: String },
    Rounded,
    LossIs,
    WeightsStand { at: String, groups: Vec<String> },
    Requirements,
    AddsTogether(String),
    // sentences on a criterion
    Question(String),
    Because(String),
    Basis(Vec<String>),
    AnswerIs { option: String, text: String, source: String, at: String },
    AlongCurve { points: String, fact: String },
    NoAnswer(&'static str),
    ClaimNotCounted { option: String, at: String },
    Chosen(String),
    OptionHolds { option: String, condition: Option<String>, holds: Option<bool>, at: String },
    FactIs { fact: String, value: String, at: String },
    FactMissing(String),
    ReachOf { law: String, degree: String, way: String },
    BetterOpen { points: String },
    NoEvidenceAsked,
    EvidenceAsked(Vec<String>),
    EvidenceCounts,
    EvidenceLacks,
    Cited { document: String, kind: String, file: String, at: String, through: Option<String> },
    Supports { right_kind: bool, valid: bool },
    LevelIs(String),
    LevelOpen,
    NoGates,
    GateSays { gate: String, outcome: &'static str, at: String },
    NothingMore,
    NoShare(String),
    StepOf(&'static str),
    Picked { how: &'static str, among: Vec<String> },
    // sentences on two bids
    Scores { first: String, second: String, difference: String },
    Figures { first: String, second: String, difference: String, lowest_is_best: bool },
    ScoreOf(String),
    AtLine(String),
    AlikeOn(usize),
    Apart,
    Quality,
    Price,
    Rounding,
    QuotientSplit(String),
    SameFigure,
    Yes(bool),
}

impl Say for Why {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::why::say(self, f),
            Lang::En => en::why::say(self, f),
        }
    }
}

/// A place after what stands there: ` (bids/a.toml:12)`; nothing where there is none.
pub(super) fn at_place(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!(" ({at})") }
}
