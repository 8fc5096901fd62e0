//! A finding, as data.

use serde::Serialize;

use crate::diag::{Finding, Sources};
use crate::lang::{Lang, Msg, Say};

/// A text in both languages.
#[derive(Serialize)]
pub struct Both {
    nl: String,
    en: String,
}

impl Both {
    fn new(msg: &Msg) -> Both {
        Both { nl: msg.text(Lang::Nl), en: msg.text(Lang::En) }
    }
}

/// A finding with its place.
#[derive(Serialize)]
pub struct Found {
    code: String,
    name: &'static str,
    severity: &'static str,
    message: Both,
    help: Option<Both>,
    path: String,
    line: usize,
    column: usize,
}

impl Found {
    /// A finding as data.
    #[must_use]
    pub fn new(finding: &Finding, sources: &Sources) -> Found {
        let source = sources.get(finding.at.file);
        let at = source.map(|source| source.position(finding.at.start));
        Found {
            code: finding.code.id(),
            name: finding.code.name,
            severity: finding.severity.name(),
            message: Both::new(&finding.message),
            help: finding.help.as_ref().map(Both::new),
            path: source.map(|source| source.path.clone()).unwrap_or_default(),
            line: at.map_or(1, |at| at.line),
            column: at.map_or(1, |at| at.column),
        }
    }
}
