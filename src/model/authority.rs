//! What the authority writes beside a tender: assessments of bids, and decisions about them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Spanned;
use super::fact::Stated;
use super::tender::Moment;
use crate::diag::{Sources, Span};

/// The file of one assessor: `assessments/<assessor>.toml`.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// A pseudonym.
    pub assessor: Spanned<String>,
    /// Whether it holds what all assessors agreed on.
    pub consensus: bool,
    /// The tender it is for.
    pub tender: Option<Spanned<String>>,
    /// The day on which it was finished.
    pub date: Option<Spanned<Date>>,
    /// What was chosen, per bid and criterion.
    pub judgements: Vec<Judgement>,
    /// Evidence that was looked at and found true.
    pub verified: Vec<Verified>,
}

/// What an assessor chose for one bid on one criterion.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The bid, by its id.
    pub bid: Spanned<String>,
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// Where it stands.
    pub at: Span,
    /// The option, by its id.
    pub option: Option<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// Whether the equivalent that the bid offers is accepted.
    pub equivalent: Option<bool>,
}

/// A document that was looked at and found true.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The bid, by its id.
    pub bid: Spanned<String>,
    /// The document, by its id there.
    pub evidence: Spanned<String>,
    /// Who looked.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}

/// `decisions.toml`.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// When bids came in.
    pub receipts: Vec<Receipt>,
    /// What was decided about bids.
    pub decisions: Vec<Decision>,
    /// Facts and answers that are otherwise than stated.
    pub rulings: Vec<Ruling>,
    /// Draws by lot.
    pub draws: Vec<Draw>,
}

/// When a bid came in: the record of the authority.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The bid, by its id.
    pub bid: Spanned<String>,
    /// The moment.
    pub at: Spanned<Moment>,
}

/// What a decision comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The bid is set aside.
    Reject,
    /// What is open is settled in its favour.
    Admit,
    /// The bidder withdrew.
    Withdrawn,
    /// An explanation is accepted.
    Accepted,
    /// An explanation is not accepted.
    Refused,
}

impl Outcome {
    /// All, with their names in TOML.
    pub const ALL: [(&'static str, Outcome); 5] = [
        ("reject", Outcome::Reject),
        ("admit", Outcome::Admit),
        ("withdrawn", Outcome::Withdrawn),
        ("accepted", Outcome::Accepted),
        ("refused", Outcome::Refused),
    ];

    /// Its name in TOML.
    #[must_use]
    pub fn name(self) -> &'static str {
        Outcome::ALL.iter().find(|(_, one)| *one == self).map_or("", |(name, _)| name)
    }

    /// Whether the bid takes part no longer.
    #[must_use]
    pub const fn removes(self) -> bool {
        matches!(self, Outcome::Reject | Outcome::Withdrawn)
    }
}

/// What the authority decided about a bid.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The bid, by its id.
    pub bid: Spanned<String>,
    /// A gate, a criterion, or `deadline`, `exclusion`, `suitability`, `price`, `withdrawal`.
    pub about: Spanned<String>,
    /// What it comes to.
    pub result: Outcome,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}

/// A stated fact, or a claimed answer, that the authority finds otherwise.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// The bid, by its id.
    pub bid: Spanned<String>,
    /// The fact, by its id.
    pub fact: Option<Spanned<String>>,
    /// What it is; nothing where it is not established.
    pub value: Option<Spanned<Stated>>,
    /// The criterion, by its id.
    pub criterion: Option<Spanned<String>>,
    /// The option that counts; nothing where none is established.
    pub option: Option<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// Who found so.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}

/// The outcome of a draw by lot.
#[derive(Clone, Debug)]
pub struct Draw {
    /// The bids, by id, the one drawn first before the others.
    pub order: Vec<Spanned<String>>,
    /// Who drew.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}

/// Everything that the authority wrote, held against the rules, by bid.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// What is written about each bid, by its id in lower case.
    pub bids: BTreeMap<String, OfBid>,
    /// Per criterion, by its place, who assesses it: everybody who judged it for some bid.
    pub assessors: BTreeMap<usize, BTreeSet<String>>,
    /// Draws by lot.
    pub draws: Vec<Draw>,
    /// The days on which assessors say that they were done.
    pub dates: Vec<(String, Spanned<Date>)>,
    /// The files that say so.
    pub sources: Sources,
}

impl Authority {
    /// What is written about a bid.
    #[must_use]
    pub fn of(&self, bid: &str) -> Option<&OfBid> {
        self.bids.get(&bid.to_ascii_lowercase())
    }
}

/// What the authority wrote about one bid.
#[derive(Clone, Debug, Default)]
pub struct OfBid {
    /// The bid, as it is named first.
    pub bid: Spanned<String>,
    /// What assessors chose, per criterion by its place, in the order of their pseudonyms.
    pub votes: BTreeMap<usize, Vec<Vote>>,
    /// Facts that are otherwise than stated, by place.
    pub facts: BTreeMap<usize, FactRuling>,
    /// Answers that are otherwise than claimed, by place of the criterion.
    pub answers: BTreeMap<usize, AnswerRuling>,
    /// When it came in.
    pub receipt: Option<Spanned<Moment>>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Documents that were found true, by id.
    pub verified: BTreeSet<String>,
    /// Who found them true, and when.
    pub looked: Vec<Verified>,
}

/// What one assessor chose.
#[derive(Clone, Debug)]
pub struct Vote {
    /// Who.
    pub assessor: String,
    /// Whether it is what all agreed on.
    pub consensus: bool,
    /// The option, by its place.
    pub option: Option<usize>,
    /// Whether an equivalent is accepted.
    pub equivalent: Option<bool>,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub at: Span,
}

/// A fact that the authority finds otherwise.
#[derive(Clone, Debug)]
pub struct FactRuling {
    /// What it is; nothing where it is not established.
    pub value: Option<Stated>,
    /// Where the ruling stands.
    pub at: Span,
    /// Why.
    pub reason: String,
    /// Who found so.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}

/// An answer that the authority finds otherwise.
#[derive(Clone, Debug)]
pub struct AnswerRuling {
    /// The option that counts, by its place; nothing where none is established.
    pub option: Option<usize>,
    /// Where the ruling stands.
    pub at: Span,
    /// Why.
    pub reason: String,
    /// Who found so.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}
