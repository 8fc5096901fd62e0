//! A bid held against the rules: every answer an option, every document looked at.

use super::bid::{Component, Evidence, Party, Price};
use super::fact::Stated;
use crate::diag::{FileId, Span};

/// What is reckoned with of a bid.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The file it was read from.
    pub file: FileId,
    /// Its id.
    pub id: String,
    /// Who offers.
    pub supplier: String,
    /// What is offered.
    pub service: String,
    /// The price.
    pub price: Option<Price>,
    /// Where the answers stand.
    pub at: Span,
    /// Per criterion of the rules, in their order.
    pub claims: Vec<Option<Claim>>,
    /// Per fact of the rules, in their order; nothing where it is not stated.
    pub facts: Vec<Option<Fact>>,
    /// The supplier in the list of parties.
    pub party: Option<String>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Who runs what.
    pub components: Vec<Component>,
    /// Layers that the service does not have, as stated.
    pub absent: Vec<String>,
    /// Every document that it lists.
    pub evidence: Vec<Evidence>,
    /// How the file of each document was found, in the order of `evidence`; nothing where it has an address.
    pub found: Vec<Option<Found>>,
    /// Documents that are of some kind, present and valid, with that kind.
    pub valid: Vec<(String, String)>,
}

/// A fact that a bid states.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Where its value stands.
    pub at: Span,
    /// What is stated.
    pub value: Stated,
    /// Documents it cites, by id.
    pub evidence: Vec<String>,
    /// Whether it is as the authority found it, and not as the bid states it.
    pub ruled: bool,
    /// Why it may not be shown to others; nothing where it may.
    pub confidential: Option<String>,
}

/// What a bid says to one criterion.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Where it stands.
    pub at: Span,
    /// What is claimed.
    pub answer: Claimed,
    /// Documents it cites, by id.
    pub evidence: Vec<String>,
    /// Whether one of them is of a kind that the criterion names, present and valid.
    pub supported: bool,
    /// What the bid says of it.
    pub statement: String,
    /// What it offers in the place of what was named; empty where it does not.
    pub equivalent: String,
    /// Why it may not be shown to others; nothing where it may.
    pub confidential: Option<String>,
}

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// An option of the criterion, by its place.
    Option(usize),
    /// Something equivalent to what was named.
    Equivalent,
    /// A statement for assessors to judge.
    Statement,
}

/// The most bytes of one file of evidence.
pub const MOST_EVIDENCE: u64 = 256 * 1024 * 1024;

/// A file that a bid cites, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there, with this size in bytes and SHA-256 in hexadecimal.
    Present {
        /// Bytes.
        size: u64,
        /// Lower-case hexadecimal.
        sha256: String,
    },
    /// It is not there.
    Missing,
    /// It is larger than [`MOST_EVIDENCE`].
    TooLarge,
    /// It lies outside the folder of the bid, or is a link out of it, or no plain file.
    Refused,
}
