//! What is said of a rehearsal: help texts, and the sentences of its report.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text about a rehearsal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Rehearse {
    // the command and its flags
    Rehearse,
    Path,
    SeedFlag,
    BudgetFlag,
    PriceFlag,
    BidsFlag,
    Examples,
    // what stops a run, and what was done
    NotAPrice(String),
    PriceOutside(String),
    NotEmpty(String),
    NothingToShow,
    Written { folder: String, bids: Vec<String> },
    Closed,
    Sealed,
    // what the files of synthetic bids hold
    Remark { seed: u64 },
    Supplier,
    Statement,
    // the head of the report
    Internal,
    Made { made: usize, seed: u64 },
    Assumes { judged: bool },
    Unreadable(usize),
    Prices { lowest: String, highest: String, reference: String, from: PricesFrom },
    NoPrices,
    RoundedFirst(u8),
    BidsThere(usize),
    LockedAlready(String),
    // headings
    InShort,
    Order,
    Gates,
    Scores,
    Weights,
    Steps,
    Moves,
    Burden,
    // the order of bids
    Turns { turned: usize, tries: usize },
    TurnsBy,
    Title(String),
    Dependent,
    Independent { tries: usize },
    NotFound { tries: usize },
    TooFew,
    BidNamed(char),
    WithoutThird,
    WithThird,
    Bid,
    // gates and scores
    NobodyPasses { all: usize },
    SomePass { admissible: usize, all: usize },
    NoGates,
    NotALikelihood,
    KnockedOut(usize),
    Passes,
    Fails,
    Open,
    GatePassedByNone(String),
    ScoresRanked { lowest: String, highest: String },
    ScoresBounds { lowest: String, highest: String },
    BestRejected { score: String },
    // what weighs
    DecidesAlone { criterion: String, share: String },
    NoWeight { criterion: String, can_reject: bool },
    SamePoints { criterion: String, can_reject: bool },
    NoPoints { criterion: String, can_reject: bool },
    NotApplicable(String),
    Idle { idle: usize, of: usize },
    WeightsLegend { money: bool },
    MoneyOf { reference: String, score: Option<String>, field: Option<(String, String)> },
    Points,
    Share,
    Worth(String),
    TurnsOrder,
    Step,
    FromTo { from: String, to: String },
    Beyond,
    // price and quality
    ReachOf { quality: String, price: String, share: String, nominal: Option<Nominal> },
    QualityOnly,
    // cheap moves
    LargestStep { criterion: String, from: String, to: String, points: String, money: Option<String> },
    TenthOff { figure: String, price: String },
    TokenWins { token: String, best: String },
    TokenLoses { token: String, best: String },
    Friend,
    TokenFlattens { before: String, after: String },
    // what a bidder has to answer
    Questions(usize),
    QuestionsOf { claims: usize, statements: usize, facts: usize, layers: usize },
    Documents { documents: usize, supported: usize },
}

/// The weights on paper: of quality, of price, and the share of quality in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it is called after")]
pub struct Nominal {
    pub quality: String,
    pub price: String,
    pub share: String,
}

/// Where the prices of a rehearsal come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum PricesFrom {
    FloorAndCeiling,
    Given,
    Gate,
    Assumed,
}

impl Say for Rehearse {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::rehearse::say(self, f),
            Lang::En => en::rehearse::say(self, f),
        }
    }
}
