//! The questions by which a tender is composed at the terminal, with their help, and what is said of answers.

use std::fmt;

use jiff::civil::Date;

use super::{Form, Lang, Say, en, nl};

/// A part of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Part {
    Tender,
    Days,
    Catalogue,
    Bought,
    Weights,
    Minima,
    Policy,
    Award,
    End,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Quest {
    Id,
    Title,
    Authority,
    Notice,
    Published,
    QuestionsUntil,
    Deadline,
    /// The day and the time as shown, and whether it is summer time: nothing where the clock is set that hour.
    Offset {
        day: Date,
        time: String,
        summer: Option<bool>,
    },
    AsOf,
    Catalogues,
    /// Of a catalogue, by its title.
    Profile(String),
    /// As the catalogue asks it.
    Context(String),
    Weights,
    Drop,
    /// With how many there are already.
    Gate(usize),
    GateGroup,
    GateLevel,
    GateShare,
    GateTitle,
    Unsupported,
    Assessors,
    Method,
    Formula,
    QualityWeight,
    PriceWeight,
    Floor,
    Ceiling,
    /// Of a group, by its title.
    Value(String),
    PriceAfterQuality,
    Tie,
    AbnormallyLow,
    Write,
}

/// What can be chosen where the files of a catalogue do not say it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Pick {
    Yes,
    No,
    Summer,
    Winter,
    GateOverall,
    GateGroupLevel,
    GateGroupShare,
    Flag,
    Withhold,
    Consensus,
    Mean,
    TieScore,
    TiePrice,
    TieDraw,
    TieGroup(String),
    Criteria(usize),
    /// A name for a gate: the least level of everything.
    NameOverall(String),
    /// The least level of a group.
    NameLevel {
        group: String,
        level: String,
    },
    /// The least share of a group, in percent.
    NameShare {
        group: String,
        share: String,
    },
}

/// A text of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Asked {
    // the command
    Flag,
    Intro(String),
    Replaces(String),
    Locked(String),
    // the questions
    Part(Part),
    Ask(Quest),
    About(Quest),
    Ways,
    Pick(Pick),
    Named { id: String, title: String },
    DependsOnOthers,
    // what stands with a question
    WeightsNow,
    NotHundred,
    NoGates,
    Gates,
    GatesSet,
    Chosen,
    Line { what: Box<Asked>, said: String },
    Sound,
    Warnings(usize),
    More(usize),
    // what is chosen, in short
    Id,
    Title,
    Authority,
    Notice,
    Published,
    QuestionsUntil,
    Deadline,
    AsOf,
    Catalogues,
    Profile(String),
    Dropped,
    Unsupported,
    Assessors,
    Method,
    AwardWeights,
    Ends,
    PriceAfterQuality,
    Tie,
    AbnormallyLow,
    NotSaid,
    Day(Date),
    // why an answer is not taken
    First,
    Needed,
    NotOne { near: Option<String> },
    NotYesNo,
    NotAnId,
    Hidden,
    TooLong(usize),
    NotText,
    Unclear(Box<Form>),
    NotAMoment,
    NoTime,
    NotAnOffset,
    Before { what: Box<Asked>, day: Date },
    NotBelow,
    OutOfRange { least: String, most: String },
    BelowZero,
    NotAWeight,
    Untrue(String),
    NoValue,
    TooMany(usize),
    NotWhole,
    // how it ends
    Next { folder: String },
    Ended,
    Declined,
    Endless,
    Stuck(usize),
    Much(usize),
}

impl Say for Asked {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::asked::say(self, f),
            Lang::En => en::asked::say(self, f),
        }
    }
}
