//! Conditions: a typed, exact and bounded subset of CEL, the Common Expression Language.
//!
//! In: the text of a condition and a [`Scope`] that knows the names. Out: a [`Cond`], checked once;
//! and from a [`Cond`] and the stated values true, false, or not established. Every condition is
//! valid CEL and means the same there; numbers are exact, what is not stated is absent, and both
//! compiling and running end within bounds. Nothing here knows a catalogue or a bid.
//!
//! Supported: literals, lists, paths, `["id"]`, `== != < <= > >=`, `in`, `+ - *`, `&& || ! ?:`,
//! `size()`, `all`, `exists`, `exists_one`.

mod asked;
mod check;
mod eval;
mod lex;
mod node;
mod parse;
mod types;
mod values;
pub mod words;

pub use asked::{Asked, Figure};
pub use eval::{MOST_STEPS, Stop, Truth};
pub use lex::RESERVED;
pub use node::Cond;
pub use parse::{MOST_BYTES, MOST_DEPTH, MOST_LIST, compile};
pub use types::{Domain, Type, Value};
pub use values::{Range, Values, chosen, values};
pub use words::{Clause, Named, Names, Sort};

use std::ops;

use crate::lang::msg::Why;

/// The names that a condition may use.
pub trait Scope {
    /// The input of a whole path such as `fact.exit.notice_months`, with its type.
    fn find(&self, path: &str) -> Option<(u32, Type)>;

    /// Whether some path starts with these parts.
    fn begins(&self, parts: &str) -> bool;

    /// The path that was probably meant.
    fn nearest(&self, path: &str) -> Option<String>;
}

/// What is wrong with a condition, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The bytes of the text.
    pub at: ops::Range<usize>,
    /// What is wrong.
    pub why: Why,
    /// The name that was probably meant.
    pub near: Option<String>,
}

#[cfg(test)]
mod tests;
