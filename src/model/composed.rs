//! What can be filled in on the workbook of a tender, and where it stands in the file.
//!
//! Whoever writes the workbook and whoever reads it back go by the same list of [`Input`]s, made from the same
//! tender: so a cell that was not touched is known to be as it was.

use jiff::civil::Date;

use super::form::Role;
use super::gate::GateRule;
use crate::num::Dec;

/// The kind of the workbook, as its head says it.
pub const TENDER: &str = "tender";
/// Rows for new gates.
pub const NEW_GATES: usize = 6;
/// Rows for tie rules, where the tender has no more.
pub const TIES: usize = 4;

/// What is said already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// A text, an id, or a moment as it is written.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Day(Date),
    /// A number.
    Number(Dec),
}

/// What may be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// A text.
    Text,
    /// A day.
    Day,
    /// A moment with its offset.
    Moment,
    /// A number.
    Number,
    /// A number, zero or above.
    Weight,
    /// A whole number.
    Whole,
    /// A share of a hundred.
    Percent,
    /// An amount.
    Money,
    /// A currency, ISO 4217.
    Currency,
    /// A country, ISO 3166-1 alpha-2.
    Country,
    /// Countries.
    Countries,
    /// Yes or no.
    YesNo,
    /// Yes, or nothing.
    Marked,
    /// Whatever the cell beside it says.
    Later,
    /// One of some options.
    Choice {
        /// The options.
        options: Vec<Choice>,
        /// Whether their ids are numbers in TOML.
        numbers: bool,
    },
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id, as the file has it.
    pub id: String,
    /// Its text, in Dutch and in English.
    pub texts: [String; 2],
    /// Whether its id is shown before its text.
    pub named: bool,
}

/// Where something stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A key of a table.
    Value {
        /// The tables that it is in, from the outermost.
        tables: Vec<&'static str>,
        /// Its key.
        key: String,
    },
    /// The profile of a catalogue, by its id.
    Profile(String),
    /// One option of a list: a row each.
    Option {
        /// The tables that the list is in.
        tables: Vec<&'static str>,
        /// Its key.
        key: String,
        /// The option; nothing in it where the row says that none of them holds.
        option: String,
    },
    /// Whether a group, a criterion or a gate of a catalogue is left out, by its id.
    Drop(String),
    /// The minimum of a gate of the tender.
    Minimum {
        /// Which of its gates.
        nth: usize,
        /// The key of the minimum.
        key: &'static str,
    },
    /// The minimum of a gate of a catalogue, which a gate of the tender takes the place of.
    Replace {
        /// The gate as TOML, but for its minimum.
        block: String,
        /// The key of the minimum.
        key: &'static str,
    },
    /// Whether a gate of the tender is taken away.
    Close(usize),
    /// A rule for ties, in order.
    Tie,
    /// Part of a new gate; its role tells which.
    New(usize),
}

/// A cell that can be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The key of its row.
    pub key: String,
    /// The column.
    pub role: Role,
    /// What may stand in it.
    pub want: Want,
    /// What stands in it.
    pub said: Said,
    /// Where it stands in the file.
    pub target: Target,
}

/// What a new gate may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewGate {
    /// A level of everything.
    Level,
    /// A level of a group.
    GroupLevel,
    /// A share of a group.
    GroupShare,
    /// A score.
    Score,
    /// A price at most.
    Price,
}

impl NewGate {
    /// All, with their names in lists.
    pub const ALL: [(&'static str, NewGate); 5] = [
        ("level", NewGate::Level),
        ("group-level", NewGate::GroupLevel),
        ("group-share", NewGate::GroupShare),
        ("score", NewGate::Score),
        ("price", NewGate::Price),
    ];

    /// The key of its minimum.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            NewGate::Level | NewGate::GroupLevel => "level",
            NewGate::GroupShare => "share",
            NewGate::Score => "score",
            NewGate::Price => "price",
        }
    }

    /// Whether it is about a group.
    #[must_use]
    pub const fn of_group(self) -> bool {
        matches!(self, NewGate::GroupLevel | NewGate::GroupShare)
    }
}

/// The key of the minimum of a gate and the minimum itself, where it is a number.
#[must_use]
pub fn minimum(rule: &GateRule) -> Option<(&'static str, Dec)> {
    match rule {
        GateRule::Level { level, .. } => Some(("level", Dec::whole(level.value))),
        GateRule::Share { share, .. } => Some(("share", share.0)),
        GateRule::Points { points, .. } => Some(("points", points.0)),
        GateRule::Score { score } => Some(("score", score.0)),
        GateRule::Price { price } => Some(("price", price.0)),
        GateRule::Options { .. } | GateRule::When { .. } => None,
    }
}
