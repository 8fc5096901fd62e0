//! What reports say: headings, column heads and sentences, with the values that they name.

use std::fmt;

use super::{Lang, Say, en, nl};

/// A text in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Label {
    // heads of columns and rows
    Rank,
    RankIfAdmitted,
    Bidder,
    Score,
    Range,
    Level,
    Verdict,
    Group,
    Weight,
    Criterion,
    Criteria,
    Gate,
    Code,
    Severity,
    Place,
    Message,
    Help,
    Catalogue,
    Version,
    Title,
    Evidence,
    Basis,
    TrueOn(jiff::civil::Date),
    Ladder,
    RejectsBid,
    WaitsForAssessors {
        criteria: Vec<String>,
        more: usize,
    },
    SeeChain,
    FurtherUp,
    PartyAgain(String),
    LacksFacts {
        facts: Vec<String>,
        more: usize,
    },
    LacksChain {
        way: String,
    },
    AssessorsChoose,
    CurveLine {
        fact: String,
        unit: String,
        pairs: String,
    },
    // headings
    Ranking,
    ProvisionalRanking,
    Undetermined,
    Rejected,
    NotAssessed,
    Groups,
    Gates,
    Findings,
    Comparison,
    Catalogues,
    Profiles,
    Levels,
    // verdicts and outcomes
    Admissible,
    IsUndetermined,
    IsRejected,
    IsNotAssessed,
    Pass,
    Fail,
    Open,
    NotApplicable,
    Contradicted,
    NotYetAssessed,
    NotSettled,
    ReceivedLate {
        at: String,
        deadline: String,
    },
    Decided {
        withdrawn: bool,
        about: String,
        reason: String,
        by: String,
        date: Option<jiff::civil::Date>,
    },
    Error,
    Warning,
    Note,
    Unanswered,
    EquivalentOffered,
    Unsupported,
    // sentences
    ForCommittee,
    ForPublic,
    Profile(String),
    AsOf(jiff::civil::Date),
    NoAsOf,
    LockedOn {
        date: jiff::civil::Date,
        version: i64,
        digest: String,
    },
    Provisional(usize),
    Sealed,
    NobodyAdmissible,
    NoBids,
    NoScore,
    LevelUnknown {
        at_most: Option<String>,
    },
    Binding {
        level: String,
        by: Vec<String>,
        more: usize,
    },
    ScoreIs {
        score: String,
        range: Option<(String, String)>,
    },
    RangeLegend,
    RangeOf {
        worst: String,
        best: String,
    },
    HighScoreFails {
        bidder: String,
        score: String,
        gates: Vec<String>,
    },
    GateName {
        id: String,
        title: String,
    },
    FailsLevel {
        gate: String,
        criteria: Vec<(String, String)>,
        more: usize,
        asked: String,
    },
    FailsShare {
        gate: String,
        group: String,
        share: String,
        asked: String,
    },
    FailsPoints {
        gate: String,
        criterion: String,
        points: String,
        asked: String,
    },
    FailsOption {
        gate: String,
        criterion: String,
        option: String,
    },
    FailsScore {
        gate: String,
        score: String,
        asked: String,
    },
    FailsPrice {
        gate: String,
        asked: String,
    },
    OpenLevel {
        gate: String,
        criteria: Vec<String>,
        more: usize,
    },
    OpenRange {
        gate: String,
        worst: String,
        best: String,
        asked: String,
    },
    OpenOption {
        gate: String,
        criterion: String,
    },
    OpenPrice {
        gate: String,
    },
    FailsWhen {
        gate: String,
        condition: String,
    },
    OpenWhen {
        gate: String,
        facts: Vec<String>,
        more: usize,
    },
    KnockOut {
        criterion: String,
        title: String,
        option: String,
    },
    KnockOutOpen {
        criterion: String,
        title: String,
    },
    Unreadable {
        errors: usize,
    },
    OtherTender(String),
    DuplicateId,
    More(usize),
    FindingCount {
        errors: usize,
        warnings: usize,
        notes: usize,
    },
    NoFindings,
    SeeCheck,
    // what scores rest on
    Coverage,
    RestsOn,
    Strength(&'static str),
    // the award
    Price,
    Figure,
    AwardOf {
        method: &'static str,
        quality: String,
        price: String,
        floor: String,
        ceiling: String,
    },
    FieldOf {
        lowest: String,
        highest: String,
    },
    RoundedTo(u8),
    Winners(usize),
    LotDecides(Vec<String>),
    NothingBreaksTie(Vec<String>),
    LowPrice {
        bidder: String,
        price: String,
        percent: String,
        others: usize,
        mean: String,
    },
    PriceOpen(String),
    PageOf {
        page: usize,
        pages: usize,
    },
    Legend,
    CompareLegend,
    AlikeLeftOut(usize),
    ChainOf(String),
    Components,
    NoComponents,
    AbsentLayers(String),
    ExposureHeading,
    Law,
    Overall,
    Content,
    Metadata,
    Way,
    Lapsed(jiff::civil::Date),
    Degree(&'static str),
    NotStated,
    NoParty,
    HoldsNothing,
    HoldsUnknown,
    HoldsData {
        content: bool,
        readable: Option<bool>,
    },
    Layer(String),
    ComponentLine {
        id: String,
        layer: String,
        locations: String,
        access: String,
        holds: String,
    },
    PartyLine {
        runs: bool,
        id: String,
        name: String,
        country: String,
        owners: Vec<String>,
        independent: bool,
    },
    GroupOf {
        id: String,
        title: String,
        weight: String,
    },
    CatalogueLine {
        title: String,
        id: String,
        version: String,
    },
    QuestionCount {
        groups: usize,
        criteria: usize,
        options: usize,
    },
    Default,
    BeyondFindings {
        file: String,
        count: usize,
    },
    Progress {
        done: usize,
        all: usize,
    },
}

impl Say for Label {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::label::say(self, f),
            Lang::En => en::label::say(self, f),
        }
    }
}

/// Names, and how many more there are.
pub(super) fn and_more(names: &[String], more: usize, lang: Lang) -> String {
    match (more, lang) {
        (0, _) => super::list(names, lang),
        (_, Lang::Nl) => format!("{} en nog {more}", names.join(", ")),
        (_, Lang::En) => format!("{} and {more} more", names.join(", ")),
    }
}
