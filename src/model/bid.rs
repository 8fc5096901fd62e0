//! A bid as its file says it.

use jiff::civil::Date;

use super::Spanned;
use super::fact::Stated;
use super::tender::Moment;
use crate::diag::{FileId, Span};
use crate::num::{Dec, Money, Percent};

/// What a supplier offers and states.
#[derive(Clone, Debug, Default)]
pub struct Bid {
    /// The file it was read from.
    pub file: FileId,
    /// Its id.
    pub id: Spanned<String>,
    /// The tender it answers.
    pub tender: Option<Spanned<String>>,
    /// Who offers.
    pub supplier: String,
    /// The supplier in the list of parties.
    pub party: Option<Spanned<String>>,
    /// Parties of a joint bid.
    pub members: Vec<Spanned<String>>,
    /// What is offered.
    pub service: String,
    /// When it was submitted, as claimed.
    pub submitted: Option<Spanned<Moment>>,
    /// The price.
    pub price: Option<Price>,
    /// Facts, by path.
    pub facts: Vec<StatedFact>,
    /// Answers, by criterion.
    pub answers: Vec<Answer>,
    /// Documents.
    pub evidence: Vec<Evidence>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Layers that the service does not have, as stated.
    pub absent: Vec<Spanned<String>>,
    /// Who runs what.
    pub components: Vec<Component>,
}

impl Default for Spanned<String> {
    fn default() -> Self {
        Spanned { value: String::new(), at: Span::default() }
    }
}

/// A price, excluding VAT, as the price sheet of the tender defines it.
#[derive(Clone, Debug)]
pub struct Price {
    /// Where it stands.
    pub at: Span,
    /// The amount.
    pub amount: Spanned<Money>,
    /// Its currency, ISO 4217.
    pub currency: Option<Spanned<String>>,
    /// Why it is confidential.
    pub confidential: Option<String>,
}

/// A fact with its value.
#[derive(Clone, Debug)]
pub struct StatedFact {
    /// The id of the fact.
    pub id: Spanned<String>,
    /// What is stated.
    pub value: Spanned<Stated>,
    /// Evidence by id.
    pub evidence: Vec<Spanned<String>>,
    /// Why it is confidential.
    pub confidential: Option<String>,
}

/// An answer to one criterion.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The criterion: its number in the rules.
    pub criterion: usize,
    /// Where it stands.
    pub at: Span,
    /// The option that is claimed.
    pub option: Option<Spanned<String>>,
    /// Why.
    pub statement: String,
    /// Evidence by id.
    pub evidence: Vec<Spanned<String>>,
    /// What is offered instead of the standard or label that was named.
    pub equivalent: Option<String>,
    /// Why it is confidential.
    pub confidential: Option<String>,
}

/// A document that supports answers.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its id.
    pub id: Spanned<String>,
    /// Its kind.
    pub kind: Spanned<String>,
    /// Its name.
    pub title: String,
    /// A file in the folder of the bid.
    pub file: Option<Spanned<String>>,
    /// An address.
    pub url: Option<Spanned<String>>,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: Option<Spanned<String>>,
    /// Pages.
    pub page: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: Option<Spanned<Date>>,
    /// Until when it is valid.
    pub expires: Option<Spanned<Date>>,
    /// Why it is confidential.
    pub confidential: Option<String>,
}

/// A legal entity that takes part.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// Its seat, ISO 3166-1 alpha-2.
    pub country: Option<Spanned<String>>,
    /// Number in the Dutch trade register.
    pub kvk: String,
    /// Legal entity identifier, ISO 17442.
    pub lei: Option<Spanned<String>>,
    /// European unique identifier.
    pub euid: String,
    /// Its owners.
    pub owners: Vec<Owner>,
    /// Whether it states that nobody controls it.
    pub independent: Option<bool>,
    /// Other jurisdictions that reach it, as stated.
    pub subject_to: Vec<Spanned<String>>,
    /// Why it is confidential.
    pub confidential: Option<String>,
}

/// An owner of a party.
#[derive(Clone, Debug)]
pub struct Owner {
    /// The owning party.
    pub party: Spanned<String>,
    /// The share it holds, in percent.
    pub share: Option<Percent>,
    /// Whether it controls, whatever the share.
    pub control: Option<bool>,
}

/// A part of the service, run by a party.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its id.
    pub id: Spanned<String>,
    /// Its layer.
    pub layer: Option<Spanned<String>>,
    /// Who runs it.
    pub party: Option<Spanned<String>>,
    /// Where it is stored and processed.
    pub locations: Vec<Spanned<String>>,
    /// Where the people are who administer it.
    pub access_from: Vec<Spanned<String>>,
    /// What it holds.
    pub holds: Option<Holds>,
    /// Whether its party can ever see it in the clear.
    pub readable: Option<bool>,
    /// Components that it depends on.
    pub depends_on: Vec<Spanned<String>>,
    /// Days in which it can be replaced.
    pub replaceable_in: Option<Dec>,
    /// Why it is confidential.
    pub confidential: Option<String>,
}

/// What a component holds of the customer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Content.
    Content,
    /// Data about use and users.
    Metadata,
    /// Nothing.
    Nothing,
}

impl Holds {
    /// All, with their names in TOML.
    pub const ALL: [(&'static str, Holds); 3] =
        [("content", Holds::Content), ("metadata", Holds::Metadata), ("nothing", Holds::Nothing)];
}

/// The layers of a service.
pub const LAYERS: [&str; 10] = [
    "application",
    "platform",
    "infrastructure",
    "network",
    "identity",
    "keys",
    "backup",
    "support",
    "monitoring",
    "development",
];
