//! What stands in a workbook besides what other reports say too.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Book {
    // sheets
    SheetAbout,
    SheetRanking,
    SheetComparison,
    SheetCriteria,
    SheetEvidence,
    SheetFindings,
    SheetInputs,
    SheetWorking,
    // what is here
    WhatIsHere,
    Sheets,
    SheetsPublic,
    WhatFollows,
    Follows,
    WhatStays,
    VerdictsStay,
    IfAdmittedStays,
    DrawStays,
    FiguresStay,
    LeftOutStay,
    PointsStay,
    LastDigitMay,
    AwardMethod,
    // ranking
    HowReckoned,
    NothingReckoned,
    HowToChange,
    Weight,
    Value,
    QualityWeight,
    PriceWeight,
    FloorPrice,
    CeilingPrice,
    CatalogueCarries(String),
    MustBeNumber,
    ScoreFixed,
    FigureFixed,
    RankFixed,
    Check,
    Worst,
    Best,
    Reasons,
    Matches,
    Changed,
    Deviates,
    LastDigit,
    Confidential,
    LeftOut(usize),
    // other sheets
    ComparisonNote,
    NotCompared(usize),
    Most,
    PointsOf(String),
    Question,
    Option,
    OptionText,
    Points,
    Rejects,
    Condition,
    Yes,
    Kind,
    DocumentTitle,
    Stands,
    Supports,
    Issuer,
    Issued,
    Expires,
    Page,
    FileOrUrl,
    ConfidentialWhy,
    LookedAt,
    StillDue,
    File,
    Line,
    MoreFindings(usize),
    Cut(usize),
    // working
    WorkingTitle,
    InputsChanged,
    AsItWas,
    WorkingLegend,
}

impl Say for Book {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::book::say(self, f),
            Lang::En => en::book::say(self, f),
        }
    }
}
