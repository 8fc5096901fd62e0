//! Dossiers: the reports of a run with everything that they rest on, in one file that anybody can check.
//!
//! In: the files of a tender and what was asked. Out: a zip file with the reports, the letters where they are
//! asked for, every file that the run looked at, and a manifest; the same bytes for the same inputs. Checking makes the reports again,
//! from the inputs in the zip alone, and compares byte for byte. Nothing is unpacked.

mod check;
mod compare;
mod make;
mod manifest;
mod places;
mod product;
mod replay;
mod sign;
mod witness;

use serde::{Deserialize, Serialize};

use super::{Format, Options, Report, Studies, Subject, json, markdown};
use crate::assess::{self, BidFile, Round};
use crate::diag::{Findings, Severity};
use crate::lang::{Dossier, Lang, Say};
use crate::read::Files;
use crate::resolve::{Opened, Origin};

pub use check::{Verified, verify};
pub use make::{Originals, make};
pub use manifest::{MANIFEST, Tool};
pub use product::Post;
pub use sign::{ENVELOPE, Key, Signed, Signer};

/// The reports of a dossier, by name.
const REPORTS: [(&str, &dyn Format, Lang); 3] = [
    ("keur-report.en.md", &markdown::Markdown, Lang::En),
    ("keur-report.json", &json::Json, Lang::Nl),
    ("keur-report.nl.md", &markdown::Markdown, Lang::Nl),
];

/// Bids that are kept in memory as they were assessed; more are read a second time.
const KEEP: usize = 2000;

/// What was asked for, as far as it bears on the reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// What is reported.
    pub command: Command,
    /// Where the rules come from.
    pub rules: Origin,
    /// The files of the bids, in order.
    pub bids: Vec<String>,
    /// Whether those are all bids of the tender, so that what the authority wrote must be about them.
    pub whole: bool,
    /// Bids per section of the reports for people.
    pub top: usize,
    /// The letters that are kept with the reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letters: Option<Post>,
}

/// What a dossier can report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Verdicts, ranking, groups and gates.
    Score,
}

impl Run {
    /// Assesses, and hands rules and bids to `then`.
    fn go<T>(
        &self,
        files: &dyn Files,
        threads: usize,
        then: impl FnOnce(&Opened, &Round<'_>) -> Result<T, Dossier>,
    ) -> Result<T, Dossier> {
        let opened = self.rules.open(files).map_err(|why| Dossier::BadManifest(why.text(Lang::En)))?;
        // `score` does not ask for waivers, but who reads the dossier wants to see them
        crate::check::waivers(files, "", &mut opened.sources.clone(), &mut Findings::default());
        let rules = opened.rules.as_ref().filter(|_| !opened.findings.has_errors());
        let Some(rules) = rules else {
            return Err(Dossier::RulesHaveErrors(opened.findings.count(Severity::Error)));
        };
        let bids: Vec<BidFile> = self.bids.iter().map(|path| BidFile::new(path)).collect();
        let how = assess::Options {
            threads,
            keep: KEEP,
            digests: true,
            authority: &opened.authority,
            look: Some(crate::check::bid),
            progress: &|_| {},
        };
        let round = Round::run((rules, &opened.conditions), files, &bids, opened.next_file(), how);
        let strangers = if self.whole { round.strangers().len() } else { 0 };
        if strangers > 0 { Err(Dossier::RulesHaveErrors(strangers)) } else { then(&opened, &round) }
    }

    /// The report in one form and language.
    fn report(
        &self,
        (opened, round): (&Opened, &Round<'_>),
        (format, lang): (&dyn Format, Lang),
        out: &mut dyn std::io::Write,
    ) -> std::io::Result<()> {
        let Command::Score = self.command;
        let options = Options { top: self.top, said: self.rules.said(), ..Options::default() };
        let report = Report {
            subject: Subject::Score,
            opened,
            round: Some(round),
            studies: Studies::default(),
            findings: &opened.findings,
            sources: &opened.sources,
            lang,
            options: &options,
        };
        format.write(&report, out)
    }
}
