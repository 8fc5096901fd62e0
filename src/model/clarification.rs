//! A question to a bidder after the deadline, with its answer. It changes no bid and no score.

use jiff::civil::Date;

use super::Spanned;
use super::bid::{Answer, StatedFact};
use crate::diag::Span;

/// `clarification-NN.toml` beside a bid.
#[derive(Clone, Debug, Default)]
pub struct Clarification {
    /// Its file, relative to the tender.
    pub path: String,
    /// Where its head stands.
    pub at: Span,
    /// What was asked.
    pub question: String,
    /// When.
    pub asked: Option<Spanned<Date>>,
    /// What was answered; empty while it was not.
    pub answer: String,
    /// When.
    pub answered: Option<Spanned<Date>>,
    /// Facts that the answer would state.
    pub facts: Vec<StatedFact>,
    /// Answers that it would give.
    pub answers: Vec<Answer>,
}

impl Clarification {
    /// Whether the answer says anything that could be reckoned with.
    #[must_use]
    pub fn states_something(&self) -> bool {
        !self.facts.is_empty() || !self.answers.is_empty()
    }
}
