//! What a report says to anybody, where the committee is told more.

use std::fmt;

use jiff::civil::Date;

use super::{Lang, Say, en, nl};

/// A text for the public.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the sentences name")]
pub enum Public {
    /// The answer to a criterion, with its points, where it has any.
    Hidden(Option<String>),
    /// A price, or a figure that would give one away.
    HiddenFigure,
    /// Why there is no figure.
    FiguresHidden,
    GateFailed(String),
    GateOpen(String),
    KnockOut {
        criterion: String,
        title: String,
    },
    Decided {
        withdrawn: bool,
        about: String,
        date: Option<Date>,
    },
}

impl Say for Public {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::public::say(self, f),
            Lang::En => en::public::say(self, f),
        }
    }
}
