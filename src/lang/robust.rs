//! What is said about how firm an outcome is: the report of `robustness`, and its help texts.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text about how firm an outcome is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Robust {
    // the command and its flags
    Command,
    Examples,
    WithinFlag,
    DrawsFlag,
    SeedFlag,
    TopFlag,
    Progress { done: u64, all: u64 },
    // the judgement
    Internal,
    Firmness,
    TooFew,
    Judged { firm: bool, losing: bool, weights: bool, price: bool, because: Vec<String> },
    NearWeight { group: Option<String>, now: String, end: String, percent: String, rival: String },
    NearValue { group: String, now: String, end: String, rival: String },
    NearPrice { bidder: String, cheaper: bool, percent: String, first: String },
    Without { out: String, rival: String },
    NothingMoves,
    Provisional,
    // weights
    Weights { bidder: String },
    Values { bidder: String },
    Now,
    From,
    Upto,
    Where,
    Beyond,
    Below(String),
    AboveIt(String),
    Always,
    NoEnd,
    AllWeight,
    NoWithin,
    PriceWeight,
    Legend,
    RoundedIntervals(u8),
    // prices
    Prices,
    LastSame,
    FirstOther,
    Differs,
    Effect,
    StaysFirst,
    BecomesFirst,
    NoPriceDoes,
    NoPrices,
    OwnPriceMoves,
    // answers
    Answers,
    AnswersDo { bidder: String, rival: String, answers: usize },
    AnswersDoNot { bidder: String, rival: String },
    Step { criterion: String, from: String, to: String, option: Option<String> },
    Together { steps: Vec<String>, size: String },
    MoreSuch(usize),
    // neighbours
    Pairs,
    Pair { upper: String, lower: String },
    PairWeight { group: String, now: String, end: String },
    PairValue { group: String, now: String, end: String },
    PairNoWeight,
    PairPrice { bidder: String, last: String, first: String },
    PairNoPrice(String),
    PairAnswers { bidder: String, worse: bool, answers: usize, ways: usize },
    // leaving out
    LeaveOut,
    NothingRests,
    NoneTurns,
    Turns { out: String, pairs: Vec<(String, String)>, more: usize, first: Option<String> },
    // what keeps bids out
    Barred,
    Margins,
    MarginFigure { gate: String, by: String, is_points: bool },
    MarginPrice { gate: String, by: String },
    MarginAnswers { gate: String, criteria: Vec<String> },
    MarginFacts { gate: String, facts: Vec<String> },
    Gate(String),
    KnockOut,
    AllOf { gate: String, answers: Vec<String> },
    OneOf { criterion: String, options: Vec<String> },
    OutOfReach(String),
    Missing { gate: String, missing: String, unit: &'static str, answers: Option<Vec<String>> },
    Cheaper { gate: String, by: String },
    Facts { gate: String, facts: Vec<String> },
    Condition(String),
    Besides,
    // random weights
    Acceptability,
    DrawnUniform { draws: String, seed: u64 },
    DrawnWithin { draws: String, seed: u64, percent: u32 },
    NotDrawnByValue,
    NotDrawnOneGroup,
    NotAsked,
    HowOften,
    Rank(usize),
    RankAndLower(usize),
    Central,
    CentralMeans,
    TenderWeights,
    Drawn,
    // what must be known to read it
    Reading,
    Held,
    Thresholds { weight: u32, price: u32 },
    // pictures
    PictureRanks,
    PictureMap,
    PictureFalls { first: String, second: String },
    PictureRanksSays(Vec<(String, String)>),
    PictureWeightsSays(Vec<(String, String, String, String)>),
    PictureMapSays(Vec<(String, String, String)>),
    PictureFallsSays { from: String, to: String, falls: Vec<(String, String)> },
    SameScore(String),
    QualityAxis,
    PriceAxis(String),
    WorthAxis(String),
    UniformShort(String),
    WithinShort { draws: String, percent: u32 },
    WeightsShort,
    MapShort,
    FallsShort { first: String, second: String },
    NoPicture,
    PictureNeedsOther,
    ScoreAxis,
    RankAxis,
    WeightAxis,
    Rest(usize),
}

impl Say for Robust {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::robust::say(self, f),
            Lang::En => en::robust::say(self, f),
        }
    }
}
