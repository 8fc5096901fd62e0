//! What letters say of the authority that sends them.

use serde::Serialize;

/// `letter.toml`; each is empty where it is not given.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Details {
    /// The authority's own reference.
    pub reference: String,
    /// The place that the letter is dated from.
    pub place: String,
    /// Whom to ask.
    pub contact: String,
    /// Who signs.
    pub signed_by: String,
    /// In what capacity.
    pub role: String,
    /// The court that an objection goes to.
    pub court: String,
    /// Where complaints go.
    pub complaints: String,
}
