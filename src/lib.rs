//! Keur assesses supplier bids against catalogues of digital-autonomy criteria.
//!
//! Data flows one way:
//!
//! ```text
//!  TOML text ─ read ─ resolve ─ assess ─ report ─ bytes
//!               │        │         │
//!            places    rules    exact numbers
//! ```
//!
//! Each module stands on a floor and uses lower floors only; `tests/architecture.rs` enforces it.
//!
//! | floor | module | what it is |
//! |---|---|---|
//! | 0 | [`num`] | exact numbers: reading decimals, reckoning with fractions, rounding |
//! | 1 | [`lang`] | texts that people read, in Dutch and English |
//! | 2 | [`diag`] | findings, the places they point at, the table of codes |
//! | 3 | [`model`] | plain data: catalogue, tender, bid, rules |
//! | 4 | [`cond`] | conditions: a typed, exact and bounded subset of CEL |
//! | 4 | [`award`] | award methods: quality and price to the figure that bids are ranked by |
//! | 5 | [`read`] | TOML text to data, with every fault at once; no disk |
//! | 6 | [`resolve`] | names to numbers: includes, profiles, tailoring, gates |
//! | 6 | [`zip`] | archives: written so that their bytes follow from what is in them, read within bounds |
//! | 7 | [`assess`] | answers to points, levels, gates, verdicts, ranks; the steps that led there |
//! | 8 | [`study`] | what rules and bids would do if something were otherwise; changes no result |
//! | 8 | [`check`] | what can be wrong although it can be reckoned: one folder per rule |
//! | 9 | [`report`] | what people and programs see |
//! | 9 | [`exchange`] | files of other programs: what stands in them, with nothing guessed |
//!
//! The binary's `cli` stands on top and is the only place with disk, clock, environment and
//! standard output. Nothing here uses binary floating point, and nothing is ordered by a hash.

#![forbid(unsafe_code)]

pub mod assess;
pub mod award;
pub mod check;
pub mod cond;
pub mod diag;
pub mod exchange;
pub mod lang;
pub mod model;
pub mod num;
pub mod read;
pub mod report;
pub mod resolve;
pub mod study;
pub mod zip;
