//! The lock: the rules as they were published, in every version that bidders were told of.

use jiff::civil::Date;

use super::Spanned;
use super::tender::Moment;

/// The number of the method that is reckoned by (section 4 of the design); a change of it raises it.
pub const METHOD: u32 = 1;

/// `keur.lock`.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// The tender whose rules these are.
    pub tender: String,
    /// Every version, the first as published, the others as amended.
    pub versions: Vec<Version>,
    /// The assessments as they were locked before prices were opened, where they were.
    pub quality: Option<Quality>,
}

/// Assessments that no longer change.
#[derive(Clone, Debug)]
pub struct Quality {
    /// The day on which they were locked.
    pub date: Date,
    /// The version of keur that wrote it.
    pub tool: String,
    /// SHA-256 of the assessments, lower-case hexadecimal.
    pub digest: Spanned<String>,
    /// The assessments in canonical form: one line for each judgement, sorted.
    pub assessments: Spanned<String>,
}

impl Lock {
    /// The version that holds.
    #[must_use]
    pub fn last(&self) -> Option<&Version> {
        self.versions.last()
    }
}

/// The rules as they held from one day on.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number, from 1.
    pub n: i64,
    /// The day on which it was published.
    pub date: Date,
    /// Why the rules were amended; empty for the first.
    pub reason: String,
    /// The method of reckoning, section 4 of the design.
    pub method: i64,
    /// The version of keur that wrote it.
    pub tool: String,
    /// The last moment for bids, as these rules had it.
    pub deadline: Option<Spanned<Moment>>,
    /// SHA-256 of the rules, lower-case hexadecimal: what the tender documents print.
    pub digest: Spanned<String>,
    /// Every file that the rules were read from: its path, and its SHA-256 in lower-case hexadecimal.
    pub files: Vec<(String, String)>,
    /// The rules in canonical form: one line for each thing that counts, sorted.
    pub rules: Spanned<String>,
}
