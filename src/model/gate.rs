//! Gates as a catalogue or a tender says them: one subject, one minimum.

use super::{Spanned, Text};
use crate::diag::Span;
use crate::num::{Dec, Money, Percent, Points};

/// A minimum that must be reached.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Its id.
    pub id: Spanned<String>,
    /// Where it stands.
    pub at: Span,
    /// Its name.
    pub title: Text,
    /// Why it is asked.
    pub why: Text,
    /// References by id.
    pub references: Vec<Spanned<String>>,
    /// Whether it applies only under profiles that name it.
    pub profile_only: bool,
    /// What must reach what.
    pub rule: Option<GateRule>,
}

/// What must reach what.
#[derive(Clone, Debug)]
pub enum GateRule {
    /// A level: of a group, of a criterion, of one catalogue, or of everything.
    Level {
        /// Of what.
        of: Subject,
        /// At least this level.
        level: Spanned<i64>,
    },
    /// A share of a group, in percent.
    Share {
        /// The group.
        group: Spanned<String>,
        /// At least this share.
        share: Percent,
    },
    /// Points of a criterion.
    Points {
        /// The criterion.
        criterion: Spanned<String>,
        /// At least these points.
        points: Points,
    },
    /// One of a list of options of a criterion.
    Options {
        /// The criterion.
        criterion: Spanned<String>,
        /// The options that pass.
        options: Vec<Spanned<String>>,
    },
    /// The score, in percent.
    Score {
        /// At least this score.
        score: Percent,
    },
    /// The price.
    Price {
        /// At most this amount, in the currency of the tender.
        price: Money,
    },
    /// A condition over facts and exposure.
    When {
        /// The condition.
        when: Spanned<String>,
    },
}

/// What a level gate looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Every criterion.
    Overall,
    /// The criteria of one catalogue.
    Catalogue(Spanned<String>),
    /// The criteria of a group.
    Group(Spanned<String>),
    /// One criterion.
    Criterion(Spanned<String>),
}

impl GateRule {
    /// The minimum as a number that can be compared with another gate's of the same kind.
    #[must_use]
    pub fn minimum(&self) -> Option<Dec> {
        match self {
            GateRule::Level { level, .. } => Some(Dec::whole(level.value)),
            GateRule::Share { share, .. } => Some(share.0),
            GateRule::Points { points, .. } => Some(points.0),
            GateRule::Score { score } => Some(score.0),
            GateRule::Price { .. } | GateRule::Options { .. } | GateRule::When { .. } => None,
        }
    }
}
