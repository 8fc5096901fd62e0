//! What a report says that is handed over as a document: its headings, its sentences, and its controls.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Whole {
    // headings
    Summary,
    Order,
    Gates,
    Evidence,
    Firmness,
    Bids,
    Inputs,
    Reckoned,
    Numbers,
    Papers,
    Internal(String),
    // who is first
    First { bidder: String, by: By, provisional: bool },
    Tied { bidders: Vec<String>, lot: bool, provisional: bool },
    Nobody,
    OnQuality,
    Out,
    OutLine { bidder: String, verdict: String, why: String },
    LeftOut(usize),
    // what anybody may not see
    Withheld,
    WithheldBecause(String),
    WithheldPrice { bidder: String },
    WithheldParts,
    // tables
    ResultColumn,
    AnswerColumn,
    Support,
    Supported,
    NotSupported,
    NoneAsked,
    PaperColumn,
    KindColumn,
    StatusColumn,
    UsedFor,
    File,
    Digest,
    NoDigest,
    CaptionSummary,
    CaptionOrder,
    CaptionComparison,
    CaptionGroups,
    CaptionGates,
    CaptionExposure,
    CaptionCoverage,
    CaptionPapers,
    CaptionNumbers,
    CaptionCriteria(String),
    CaptionPapersOf(String),
    CaptionFindings,
    CaptionFindingsOf(String),
    CaptionInputs,
    CaptionIntervals,
    // a bid
    Statement(String),
    Cut(usize),
    Equivalent(String),
    Reasons(String),
    Offers(String),
    Received(String),
    // pictures
    BarsOf(String),
    BarsSay(Vec<(String, String, String)>),
    WaysOf(String),
    WaySays { law: String, degree: String, way: String },
    ChainOf(String),
    ChainSays(Vec<String>),
    RunBy,
    OwnedBy,
    Seat,
    Component,
    GroupWeight(String),
    // how it was reckoned
    Method { method: u32, version: String },
    ScoreIs,
    Exact(u8),
    TieRules(Vec<String>),
    TieOf(TieBy),
    NotClocked,
    SeeReplay,
    // the page
    Skip,
    Contents,
    Made { version: String },
    Table(String),
    Picture(String),
    Filter,
    FilterText,
    FilterVerdict,
    AllVerdicts,
    OnlyDifferences,
    Shown,
    Sort,
    Unfold,
    Fold,
    // what if
    WhatIf,
    WhatIfNot,
    WhatIfHow,
    WhatIfWeight,
    WhatIfValue,
    WhatIfQuality,
    WhatIfPrice,
    WhatIfReset,
    WhatIfOrder,
    WhatIfNoWeight,
    WhatIfBad,
    WhatIfSame,
    WhatIfOther,
}

/// By what the first is first.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum By {
    Score(Option<String>),
    Figure { figure: String, lowest: bool },
    Nothing,
}

/// By what a tie is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum TieBy {
    Score,
    Group(String),
    Criterion(String),
    Price,
    Draw,
}

impl Say for Whole {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::whole::say(self, f),
            Lang::En => en::whole::say(self, f),
        }
    }
}
