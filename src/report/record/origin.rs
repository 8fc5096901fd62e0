//! Where the numbers of an explanation come from, as data.

use serde::Serialize;

use crate::assess::steps::{Ledger, Operand};
use crate::diag::{Sources, Span};

/// A file with a line.
#[derive(Serialize)]
pub(super) struct Origin {
    path: String,
    line: usize,
}

/// What a step reckons with.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Reckoned {
    Step { step: String },
    Given { value: String, what: &'static str, of: String, at: Option<Origin> },
}

/// An operand, as data.
pub(super) fn reckoned(operand: &Operand, ledger: &Ledger, sources: &Sources) -> Reckoned {
    match operand {
        Operand::Step(step) => Reckoned::Step { step: ledger.step(*step).id.clone() },
        Operand::Given(given) => Reckoned::Given {
            value: given.value.to_string(),
            what: given.what.name(),
            of: given.of.clone(),
            at: origin(given.at, sources),
        },
    }
}

/// A place, as data.
pub(super) fn origin(at: Option<Span>, sources: &Sources) -> Option<Origin> {
    let at = at?;
    let source = sources.get(at.file)?;
    Some(Origin { path: source.path.clone(), line: source.position(at.start).line })
}
