//! Sheets with entries, one a row: their columns, and what stands in them.

/// Entries that a bid or an assessment lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entries {
    /// Legal entities.
    Party,
    /// Who owns them.
    Owner,
    /// Who runs what.
    Component,
    /// Documents.
    Evidence,
    /// Documents of bids that were looked at and found true.
    Verified,
}

/// What may stand in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text,
    /// The id of the entry.
    Id,
    /// The id of another entry.
    Name,
    /// A bid, by its id.
    Bid,
    /// Ids of other entries.
    Names,
    /// A country.
    Country,
    /// Several countries.
    Countries,
    /// A day.
    Day,
    /// A moment with its offset.
    Moment,
    /// Yes or no.
    YesNo,
    /// A number.
    Number,
    /// A share of a hundred.
    Percent,
    /// An amount.
    Money,
    /// A currency, ISO 4217.
    Currency,
    /// A kind of evidence.
    Kind,
    /// A layer of the service.
    Layer,
    /// Several layers.
    Layers,
    /// What a component holds.
    Holds,
    /// A SHA-256 in hexadecimal.
    Digest,
}

/// A column of a table, by its key in TOML, and what stands in it.
pub type Column = (&'static str, Content);

impl Entries {
    /// All.
    pub const ALL: [Entries; 5] =
        [Entries::Party, Entries::Owner, Entries::Component, Entries::Evidence, Entries::Verified];

    /// Its name in the mark of its sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Entries::Party => "party",
            Entries::Owner => "owner",
            Entries::Component => "component",
            Entries::Evidence => "evidence",
            Entries::Verified => "verified",
        }
    }

    /// Its columns, in order; without the first an entry is none.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Entries::Party => &[
                ("id", Content::Id),
                ("name", Content::Text),
                ("country", Content::Country),
                ("kvk", Content::Text),
                ("lei", Content::Text),
                ("euid", Content::Text),
                ("independent", Content::YesNo),
                ("subject_to", Content::Countries),
                ("confidential", Content::Text),
            ],
            Entries::Owner => &[
                ("of", Content::Name),
                ("party", Content::Name),
                ("share", Content::Percent),
                ("control", Content::YesNo),
            ],
            Entries::Component => &[
                ("id", Content::Id),
                ("layer", Content::Layer),
                ("party", Content::Name),
                ("locations", Content::Countries),
                ("access_from", Content::Countries),
                ("holds", Content::Holds),
                ("readable", Content::YesNo),
                ("depends_on", Content::Names),
                ("replaceable_in", Content::Number),
                ("confidential", Content::Text),
            ],
            Entries::Evidence => &[
                ("id", Content::Id),
                ("kind", Content::Kind),
                ("title", Content::Text),
                ("file", Content::Text),
                ("url", Content::Text),
                ("sha256", Content::Digest),
                ("page", Content::Text),
                ("issuer", Content::Text),
                ("issued", Content::Day),
                ("expires", Content::Day),
                ("confidential", Content::Text),
            ],
            Entries::Verified => &[
                ("bid", Content::Bid),
                ("evidence", Content::Name),
                ("by", Content::Text),
                ("date", Content::Day),
            ],
        }
    }

    /// The columns that an entry cannot do without.
    #[must_use]
    pub const fn needed(self) -> &'static [&'static str] {
        match self {
            Entries::Party => &["id", "name"],
            Entries::Owner => &["of", "party"],
            Entries::Component => &["id"],
            Entries::Evidence => &["id", "kind"],
            Entries::Verified => &["bid", "evidence"],
        }
    }
}
