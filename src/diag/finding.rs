//! One finding, and the collection of them.

use std::collections::BTreeMap;

use super::{Code, FileId, Span};
use crate::lang::Msg;

/// Findings kept per file; what comes after is counted.
pub const MOST_PER_FILE: usize = 100;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not what was meant.
    Warning,
    /// Wrong: what depends on it cannot be reckoned.
    Error,
}

impl Severity {
    /// The word in TOML, JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A second place that a finding speaks of, with what stands there.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The place.
    pub at: Span,
    /// What stands there.
    pub message: Msg,
}

/// One thing that was found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its code, from the table.
    pub code: Code,
    /// How bad it is; the code's own severity unless a tender says otherwise.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: Msg,
    /// Where.
    pub at: Span,
    /// Other places that belong to it.
    pub marks: Vec<Mark>,
    /// What to write instead.
    pub help: Option<Msg>,
}

impl Finding {
    /// A finding with the severity of its code.
    #[must_use]
    pub fn new(code: Code, at: Span, message: Msg) -> Finding {
        Finding { code, severity: code.severity, message, at, marks: Vec::new(), help: None }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: Msg) -> Finding {
        self.help = Some(help);
        self
    }

    /// Adds what to write instead, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<Msg>) -> Finding {
        self.help = help;
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn mark(mut self, at: Span, message: Msg) -> Finding {
        self.marks.push(Mark { at, message });
        self
    }
}

/// Findings of a run: at most [`MOST_PER_FILE`] per file, and a count of the rest.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    kept: BTreeMap<FileId, usize>,
    beyond: BTreeMap<FileId, usize>,
    /// Errors that are counted and not kept.
    errors_beyond: usize,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        let kept = self.kept.entry(finding.at.file).or_default();
        if *kept == MOST_PER_FILE {
            self.count_only(finding.at.file, finding.severity, 1);
            return;
        }
        *kept += 1;
        self.list.push(finding);
    }

    /// Whether a file has so many findings that more are only counted.
    #[must_use]
    pub fn is_full(&self, file: FileId) -> bool {
        self.kept.get(&file).is_some_and(|kept| *kept == MOST_PER_FILE)
    }

    /// Counts findings of a severity that are not kept.
    pub fn count_only(&mut self, file: FileId, severity: Severity, n: usize) {
        self.errors_beyond += if severity == Severity::Error { n } else { 0 };
        if n > 0 {
            *self.beyond.entry(file).or_default() += n;
        }
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Findings) {
        self.errors_beyond += other.errors_beyond;
        for (file, n) in other.beyond {
            *self.beyond.entry(file).or_default() += n;
        }
        for finding in other.list {
            self.push(finding);
        }
    }

    /// Those that are kept, by file and place; equal places by code.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.list.iter().collect();
        all.sort_by_key(|f| (f.at.file, f.at.start, f.at.end, f.code.id()));
        all
    }

    /// Whether a finding of at least this severity was added.
    #[must_use]
    pub fn any(&self, at_least: Severity) -> bool {
        self.errors_beyond > 0 || self.list.iter().any(|f| f.severity >= at_least)
    }

    /// Whether an error was added.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.any(Severity::Error)
    }

    /// How many of a severity are kept.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|f| f.severity == severity).count()
    }

    /// How many errors, warnings and notes are kept.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| self.count(severity))
    }

    /// The worst that is no note.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        [Severity::Error, Severity::Warning].into_iter().find(|severity| self.any(*severity))
    }

    /// Findings of a file that were counted but not kept.
    pub fn beyond(&self) -> impl Iterator<Item = (FileId, usize)> {
        self.beyond.iter().map(|(file, n)| (*file, *n))
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many are kept.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// The same with each finding as `change` gives it; those that it gives nothing for are left out.
    #[must_use]
    pub fn changed(self, mut change: impl FnMut(Finding) -> Option<Finding>) -> Findings {
        let Findings { beyond, errors_beyond, .. } = self;
        let mut all = Findings { beyond, errors_beyond, ..Findings::default() };
        self.list.into_iter().filter_map(&mut change).for_each(|finding| all.push(finding));
        all
    }

    /// Lets go of those that are no errors beyond the first `most`, for runs of very many bids.
    pub fn keep_first(&mut self, most: usize) {
        for gone in self.list.drain(most.min(self.list.len())..) {
            *self.beyond.entry(gone.at.file).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::codes;

    #[test]
    fn an_error_behind_a_hundred_others_is_not_forgotten() {
        let finding = |code: Code| Finding::new(code, Span::default(), Msg::NoAsOf);
        let mut all = Findings::default();
        (0..MOST_PER_FILE).for_each(|_| all.push(finding(codes::UNANSWERED)));
        assert!(!all.has_errors());
        all.push(finding(codes::UNKNOWN_PARTY));
        assert_eq!((all.len(), all.has_errors()), (MOST_PER_FILE, true));
        let mut more = Findings::default();
        more.extend(all);
        assert!(more.has_errors());
        assert!(more.changed(Some).has_errors());
    }
}
