//! What the authority waives, with its reason ("pas toe of leg uit").

use jiff::civil::Date;

use super::Spanned;

/// A finding that the authority knows of and accepts.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The code, or its name.
    pub code: Spanned<String>,
    /// What it is about: the id of a criterion, gate, group or bid, or the path of a file.
    pub on: Spanned<String>,
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub by: String,
    /// The last day on which it holds.
    pub until: Spanned<Date>,
}

/// Severities of findings that are set otherwise, by code or name.
#[derive(Clone, Debug, Default)]
pub struct Severities {
    /// Not shown.
    pub allow: Vec<Spanned<String>>,
    /// Shown as warnings.
    pub warn: Vec<Spanned<String>>,
    /// Shown as errors.
    pub deny: Vec<Spanned<String>>,
}
