//! What assessors see of bids, and what of it waits for them: the contract between whoever writes a workbook for
//! an assessor and whoever reads it back.
//!
//! No price, no total and nothing that others chose is part of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::offer::Claimed;
use super::rules::{Criterion, Rules};

/// What assessors see of a bid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The bid, by its id.
    pub bid: String,
    /// Who offers.
    pub supplier: String,
    /// What waits for assessors, by the place of its criterion in the rules.
    pub items: BTreeMap<usize, Item>,
    /// The digest of [`Seen::text`], lower-case hexadecimal: who judged another text judged another bid.
    pub digest: String,
}

/// What a bid says to one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it says of itself.
    pub statement: String,
    /// What it offers in the place of what was named; empty where it does not.
    pub equivalent: String,
    /// The documents that it cites.
    pub documents: Vec<Document>,
    /// Why it may not be shown to others than the committee; nothing where it may.
    pub confidential: Option<String>,
}

/// A document that a bid cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its id in the bid.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where in it to look.
    pub page: String,
    /// Its file or its web address.
    pub place: String,
    /// Whether it may not be shown to others than the committee.
    pub confidential: bool,
}

/// Whether a criterion of a bid waits for assessors: it is judged, or an equivalent is offered.
#[must_use]
pub fn is_assessed(criterion: &Criterion, claimed: Option<Claimed>) -> bool {
    criterion.judged || claimed == Some(Claimed::Equivalent)
}

impl Seen {
    /// What is judged of it, in one form: another text is another bid. Names and marks that change no judgement
    /// are no part of it.
    #[must_use]
    pub fn text(&self, rules: &Rules) -> String {
        let mut text = String::new();
        // every part with its length before it, so that no text can pass for two
        let mut add = |part: &str| {
            let _ = writeln!(text, "{}:{part}", part.len());
        };
        for (place, item) in &self.items {
            let id = rules.criteria.get(*place).map_or("", |criterion| criterion.id.as_str());
            [id, &item.statement, &item.equivalent].into_iter().for_each(&mut add);
            add(&item.documents.len().to_string());
            for document in &item.documents {
                [&document.id, &document.title, &document.page, &document.place]
                    .into_iter()
                    .for_each(|part| add(part));
            }
        }
        text
    }
}

/// A row of a sheet on which bids are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The option that is chosen.
    Choice,
    /// Why.
    Reason,
    /// Whether the equivalent that is offered is accepted.
    Equivalent,
}

impl Line {
    /// All.
    pub const ALL: [Line; 3] = [Line::Choice, Line::Reason, Line::Equivalent];

    /// The key of its row for a criterion.
    #[must_use]
    pub fn key(self, criterion: &str) -> String {
        let name = match self {
            Line::Choice => "choice",
            Line::Reason => "reason",
            Line::Equivalent => "equivalent",
        };
        format!("{name}:{criterion}")
    }
}

/// What the mark of the column of a bid starts with, and its key in the head.
pub const BID_MARK: &str = "bid:";

/// The mark of the column of a bid, and the key of the row of the head with its digest.
#[must_use]
pub fn mark(bid: &str) -> String {
    format!("{BID_MARK}{bid}")
}
