//! A tender as its file says it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::fact::Stated;
use super::gate::Gate;
use super::waiver::Severities;
use super::{Spanned, Text};
use crate::num::{Dec, Money, Percent, Weight};

/// A procedure, or one lot of it.
#[derive(Clone, Debug, Default)]
pub struct Tender {
    /// What it is.
    pub head: TenderHead,
    /// Catalogues, weights and what is left out.
    pub rules: TenderRules,
    /// What is bought.
    pub context: Vec<(Spanned<String>, Spanned<Stated>)>,
    /// Minima of this tender.
    pub gates: Vec<Gate>,
    /// How the unknown and the unsupported are treated.
    pub policy: Policy,
    /// How it is awarded; nothing where on quality alone.
    pub award: Award,
    /// Severities of findings.
    pub check: Severities,
}

/// The table `[tender]`.
#[derive(Clone, Debug, Default)]
pub struct TenderHead {
    /// Its id.
    pub id: String,
    /// The procedure it is a lot of.
    pub procedure: String,
    /// Its name.
    pub title: Text,
    /// Who buys.
    pub authority: String,
    /// Where it was announced.
    pub notice: String,
    /// The language of the procedure.
    pub language: Option<crate::lang::Lang>,
    /// The day of publication.
    pub published: Option<Spanned<Date>>,
    /// The last day for questions.
    pub questions_until: Option<Spanned<Date>>,
    /// The last moment for bids.
    pub deadline: Option<Spanned<Moment>>,
    /// The day on which validity and age are judged.
    pub as_of: Option<Spanned<Date>>,
}

/// A moment with its offset, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As it stands in the file.
    pub written: String,
    /// The moment itself.
    pub at: Timestamp,
    /// The day it falls on where it was written.
    pub day: Date,
}

/// The table `[rules]`.
#[derive(Clone, Debug, Default)]
pub struct TenderRules {
    /// Catalogues, by id or path.
    pub catalogues: Vec<Spanned<String>>,
    /// A profile for all catalogues.
    pub profile: Option<Spanned<String>>,
    /// A profile per catalogue.
    pub profiles: Vec<(Spanned<String>, Spanned<String>)>,
    /// Weights in place of the profile's.
    pub weights: Vec<(Spanned<String>, Spanned<Weight>)>,
    /// Groups, criteria and gates that are left out.
    pub drop: Vec<Spanned<String>>,
    /// How much of the quality score each catalogue carries.
    pub share: Vec<(Spanned<String>, Spanned<Weight>)>,
}

/// What an unanswered criterion does to a level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnansweredLevel {
    /// It makes the level unknown.
    #[default]
    Unknown,
    /// It is left out of the minimum.
    Skip,
}

/// The table `[policy]`.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// What an unanswered criterion does to a level.
    pub unanswered_level: UnansweredLevel,
    /// What an answer without valid evidence does: `flag` or `withhold`.
    pub unsupported: Option<Spanned<String>>,
    /// Who is held to evidence: `all` or `winner`.
    pub evidence_from: Option<Spanned<String>>,
    /// How assessors agree: `consensus` or `mean`.
    pub assessors: Option<Spanned<String>>,
    /// Steps that assessors may lie apart before a consensus is asked for.
    pub spread: Option<i64>,
    /// Whether prices stay shut until quality is fixed.
    pub price_after_quality: Option<Spanned<bool>>,
    /// What relative formulas do when a bid drops out: `recompute` or `keep`.
    pub dropped_bids: Option<Spanned<String>>,
}

/// The table `[award]`.
#[derive(Clone, Debug, Default)]
pub struct Award {
    /// Where it stands, if it does.
    pub at: Option<crate::diag::Span>,
    /// The method.
    pub method: Option<Spanned<String>>,
    /// The weight of quality.
    pub quality_weight: Option<Spanned<Dec>>,
    /// The weight of price.
    pub price_weight: Option<Spanned<Dec>>,
    /// The formula for price.
    pub formula: Option<Spanned<String>>,
    /// The price that earns all price points.
    pub floor: Option<Spanned<Money>>,
    /// The price that earns none.
    pub ceiling: Option<Spanned<Money>>,
    /// What a group is worth in money.
    pub values: Vec<(Spanned<String>, Spanned<Money>)>,
    /// The currency of prices.
    pub currency: Option<Spanned<String>>,
    /// Printed decimals.
    pub decimals: Option<u8>,
    /// Decimals to which figures are rounded before ranking.
    pub round: Option<Spanned<Dec>>,
    /// How many bids win.
    pub winners: Option<Spanned<Dec>>,
    /// How ties are broken, in order.
    pub tie: Vec<Spanned<String>>,
    /// Percent below the mean of the others that is flagged.
    pub abnormally_low: Option<Spanned<Percent>>,
}
