//! Findings of a run as they come: written at once in the forms that allow it, gathered for the others.

use std::path::Path;

use anyhow::Result;
use keur::assess::Round;
use keur::diag::{Findings, Severity, Sources};
use keur::lang::Lang;
use keur::report::{Options, Report, Studies, Subject};
use keur::resolve::Opened;

use super::baseline::Baseline;
use super::output::{Outputs, Stream};

/// What the findings of a run are about, and how people want to see them.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The tender and its catalogues.
    pub opened: &'a Opened,
    /// The language.
    pub lang: Lang,
    /// How people want to see it.
    pub options: &'a Options,
}

impl<'a> About<'a> {
    fn report<'r>(
        self,
        round: Option<&'r Round<'r>>,
        findings: &'r Findings,
        sources: &'r Sources,
    ) -> Report<'r>
    where
        'a: 'r,
    {
        let About { opened, lang, options } = self;
        Report {
            subject: Subject::Check,
            opened,
            round,
            studies: Studies::default(),
            findings,
            sources,
            lang,
            options,
        }
    }
}

/// What was told of a run so far.
pub struct Told<'a> {
    about: About<'a>,
    streams: Vec<Stream>,
    /// The forms that need all findings at once, and what was found for them.
    others: Outputs,
    gathered: (Findings, Sources),
    baseline: Option<Baseline>,
    found: [usize; 3],
    worst: Option<Severity>,
}

impl<'a> Told<'a> {
    /// Nothing told yet. `sources` are the texts of the tender and of what lies beside it.
    ///
    /// # Errors
    /// A file that cannot be written, and a baseline that is none.
    pub fn new(
        about: About<'a>,
        mut outputs: Outputs,
        baseline: Option<&String>,
        sources: &Sources,
    ) -> Result<Told<'a>> {
        let baseline = baseline.map(|file| Baseline::read(Path::new(file))).transpose()?;
        let streams = outputs.streams()?;
        let gathered = (Findings::default(), sources.clone());
        Ok(Told { about, streams, others: outputs, gathered, baseline, found: [0; 3], worst: None })
    }

    /// Tells the findings of a part; those of one file are all in one part, but for what is known of a file
    /// only at the end.
    ///
    /// # Errors
    /// Those of writing.
    pub fn part(&mut self, findings: Findings, sources: &Sources) -> Result<()> {
        let part = self.about.report(None, &findings, sources);
        for stream in &mut self.streams {
            stream.part(&part)?;
        }
        if let Some(baseline) = &mut self.baseline {
            baseline.take(&part);
        }
        for (all, more) in self.found.iter_mut().zip(findings.counts()) {
            *all += more;
        }
        self.worst = self.worst.max(findings.worst());
        if !self.others.is_empty() {
            self.gathered.0.extend(findings);
            self.gathered.1.extend(sources);
        }
        Ok(())
    }

    /// Tells what is known at the end only; gives the worst warning or error, of those that no baseline knows.
    ///
    /// # Errors
    /// Those of writing.
    pub fn end(self, round: Option<&Round<'_>>) -> Result<Option<Severity>> {
        let lang = self.about.lang;
        for stream in self.streams {
            stream.end(self.found, lang)?;
        }
        self.others.write(&self.about.report(round, &self.gathered.0, &self.gathered.1))?;
        match self.baseline {
            Some(baseline) => baseline.end(self.worst, lang),
            None => Ok(self.worst),
        }
    }
}
