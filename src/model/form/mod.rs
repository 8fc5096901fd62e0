//! What whoever writes a questionnaire agrees with whoever reads it back.
//!
//! Every sheet that is read has a row with marks, which is hidden. Its first mark, `keur:questions` and its like,
//! says what the sheet is, and its column holds the keys of the rows below; the other marks of the row name what
//! stands in their columns. So sheets may be called otherwise, and rows and columns may come or move.

mod entries;

use super::fact::FactType;
use super::rules::Rules;

pub use entries::{Column, Content, Entries};

/// The form of questionnaires that this version writes and reads.
pub const VERSION: &str = "1";

/// The key of rows that people read and nobody answers: titles, counts, heads.
pub const HEADS: &str = "keur:heads";

/// What a questionnaire asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole bid.
    Bid,
    /// The price alone, where it stays shut until the quality is locked.
    Price,
    /// What one assessor makes of the bids.
    Assessment,
}

impl Kind {
    /// All, with their names in the file.
    pub const ALL: [(&'static str, Kind); 3] =
        [("bid", Kind::Bid), ("price", Kind::Price), ("assessment", Kind::Assessment)];

    /// Its name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Bid => "bid",
            Kind::Price => "price",
            Kind::Assessment => "assessment",
        }
    }

    /// The tables that it has, in the order of their sheets.
    #[must_use]
    pub const fn tables(self) -> &'static [Entries] {
        match self {
            Kind::Bid => &[Entries::Party, Entries::Owner, Entries::Component, Entries::Evidence],
            Kind::Price => &[],
            Kind::Assessment => &[Entries::Verified],
        }
    }
}

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the whole workbook is.
    Head,
    /// Questions, one a row.
    Questions,
    /// Bids side by side, one a column, to be judged row by row (`model::judging`).
    Judgements,
    /// Entries of one kind, one a row.
    Table(Entries),
}

impl Part {
    /// The mark of the sheet.
    #[must_use]
    pub fn mark(self) -> String {
        match self {
            Part::Head => "keur:head".to_owned(),
            Part::Questions => "keur:questions".to_owned(),
            Part::Judgements => "keur:judgements".to_owned(),
            Part::Table(entries) => format!("keur:table {}", entries.name()),
        }
    }

    /// The part that a mark means; nothing where it is none.
    #[must_use]
    pub fn of(mark: &str) -> Option<Part> {
        let tables = Entries::ALL.map(Part::Table);
        let others = [Part::Head, Part::Questions, Part::Judgements];
        others.into_iter().chain(tables).find(|part| part.mark() == mark)
    }
}

/// The rows of the head, by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The form of the questionnaire.
    Version,
    /// What it asks for.
    Kind,
    /// The tender that it belongs to.
    Tender,
    /// The digest of the rules that it asks by.
    Rules,
    /// Who assesses.
    Assessor,
    /// The digest of the file that the workbook of a tender was made from.
    Base,
}

impl Head {
    /// The key of the row.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Head::Version => "form",
            Head::Kind => "kind",
            Head::Tender => "tender",
            Head::Rules => "rules",
            Head::Assessor => "assessor",
            Head::Base => "base",
        }
    }
}

/// What stands in a column of a sheet with questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The answer itself.
    Answer,
    /// Documents that support it, by id.
    Evidence,
    /// What the bidder says of it.
    Statement,
    /// What is offered in the place of what was named.
    Equivalent,
    /// Why it is confidential.
    Confidential,
    /// Whether it is left out, on the workbook of a tender.
    Drop,
    /// What a new gate asks.
    Kind,
    /// Of what a new gate asks it.
    Of,
    /// The name of a new gate.
    Title,
    /// Why a new gate is asked.
    Why,
}

impl Role {
    /// Those of a bid, in the order of their columns.
    pub const ALL: [Role; 5] =
        [Role::Answer, Role::Evidence, Role::Statement, Role::Equivalent, Role::Confidential];
    /// Those of the workbook of a tender besides the answer.
    pub const OF_TENDER: [Role; 5] = [Role::Drop, Role::Kind, Role::Of, Role::Title, Role::Why];

    /// The mark of the column.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Role::Answer => "answer",
            Role::Evidence => "evidence",
            Role::Statement => "statement",
            Role::Equivalent => "equivalent",
            Role::Confidential => "confidential",
            Role::Drop => "drop",
            Role::Kind => "kind",
            Role::Of => "of",
            Role::Title => "title",
            Role::Why => "why",
        }
    }
}

/// What is asked of the bid as a whole.
pub const BID: &[Column] = &[
    ("id", Content::Id),
    ("supplier", Content::Text),
    ("party", Content::Name),
    ("members", Content::Names),
    ("service", Content::Text),
    ("submitted", Content::Moment),
];

/// What is asked of the price.
pub const PRICE: &[Column] =
    &[("amount", Content::Money), ("currency", Content::Currency), ("confidential", Content::Text)];

/// What is asked of the chain as a whole.
pub const CHAIN: &[Column] = &[("absent", Content::Layers)];

/// What is asked of an assessment as a whole.
pub const ASSESSMENT: &[Column] = &[("consensus", Content::YesNo), ("date", Content::Day)];

/// A row with a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Something of the bid as a whole, by its key in TOML.
    Bid(String),
    /// Something of its price.
    Price(String),
    /// Something of its chain.
    Chain(String),
    /// Something of an assessment as a whole.
    Assessment(String),
    /// A fact.
    Fact(String),
    /// One option of a fact that has several; without one, that none of them holds.
    Option(String, String),
    /// A criterion that the bidder answers, or that follows from facts.
    Answer(String),
    /// A criterion that assessors judge by what the bidder says.
    Statement(String),
}

impl Key {
    /// As it stands in the cell.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Key::Bid(key) => format!("bid:{key}"),
            Key::Price(key) => format!("price:{key}"),
            Key::Chain(key) => format!("chain:{key}"),
            Key::Assessment(key) => format!("assessment:{key}"),
            Key::Fact(id) => format!("fact:{id}"),
            Key::Option(id, option) => format!("fact:{id}={option}"),
            Key::Answer(id) => format!("answer:{id}"),
            Key::Statement(id) => format!("statement:{id}"),
        }
    }
}

/// The key of a question to a criterion.
#[must_use]
pub fn key_of(rules: &Rules, criterion: usize) -> Key {
    let criterion = &rules.criteria[criterion];
    let id = criterion.id.clone();
    if criterion.judged { Key::Statement(id) } else { Key::Answer(id) }
}

/// The keys of a fact: its own, then those of its options, then that none holds.
#[must_use]
pub fn keys_of_fact(rules: &Rules, fact: usize) -> Vec<Key> {
    let fact = &rules.facts[fact];
    let mut keys = vec![Key::Fact(fact.id.clone())];
    if fact.kind == FactType::Set {
        let options = fact.options.iter().map(|option| option.id.value.clone());
        keys.extend(options.map(|option| Key::Option(fact.id.clone(), option)));
    }
    if says_none(fact.kind, fact.may_be_empty) {
        keys.push(Key::Option(fact.id.clone(), String::new()));
    }
    keys
}

/// Whether it can be stated of a fact that there is nothing to name.
#[must_use]
pub const fn says_none(kind: FactType, may_be_empty: bool) -> bool {
    may_be_empty && matches!(kind, FactType::Text | FactType::Set | FactType::Countries)
}

/// Every question that a questionnaire of a kind must have.
#[must_use]
pub fn keys(rules: &Rules, kind: Kind) -> Vec<Key> {
    let of = |columns: &[Column], make: fn(String) -> Key| -> Vec<Key> {
        columns.iter().map(|(key, _)| make((*key).to_owned())).collect()
    };
    if kind == Kind::Price {
        let mut keys = vec![Key::Bid("id".to_owned())];
        keys.extend(of(PRICE, Key::Price));
        return keys;
    }
    if kind == Kind::Assessment {
        return of(ASSESSMENT, Key::Assessment);
    }
    let mut keys = of(BID, Key::Bid);
    if !rules.policy.price_apart {
        keys.extend(of(PRICE, Key::Price));
    }
    keys.extend(of(CHAIN, Key::Chain));
    let asked = (0..rules.facts.len()).filter(|&fact| rules.facts[fact].asked);
    keys.extend(asked.flat_map(|fact| keys_of_fact(rules, fact)));
    keys.extend((0..rules.criteria.len()).map(|criterion| key_of(rules, criterion)));
    keys
}
