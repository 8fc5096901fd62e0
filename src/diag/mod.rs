//! Findings: what was found, where, and what to write instead.
//!
//! In: a code, a message and a place, from whatever floor notices something. Out: [`Findings`], in
//! the order of the files they speak of. Nothing here prints or knows a rule.
//!
//! To add a finding: a row in `codes.rs` and its message in `lang`.

pub mod codes;
mod finding;
mod source;

pub use codes::{Code, Family};
pub use finding::{Finding, Findings, MOST_PER_FILE, Mark, Severity};
pub use source::{FileId, Position, Source, Sources, Span};
