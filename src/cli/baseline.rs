//! `--baseline`: what is known already fails no run; only what is new does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use keur::diag::Severity;
use keur::lang::{Help, Lang, Say};
use keur::report::{Report, located};
use serde::{Deserialize, Serialize};

use super::Stop;

/// What is known already, by fingerprint.
#[derive(Serialize, Deserialize)]
struct Known {
    format: String,
    known: BTreeSet<String>,
}

const FORMAT: &str = "keur-baseline-1";

/// Findings held against a baseline.
pub struct Baseline {
    file: PathBuf,
    /// What the file knows; nothing where it is not there yet.
    known: Option<BTreeSet<String>>,
    /// What it will know, where it is not there yet.
    found: BTreeSet<String>,
    /// The worst warning or error that it does not know.
    new: Option<Severity>,
    /// Whether findings of some file are only counted, so that nothing can be said of them.
    counted: bool,
}

impl Baseline {
    /// Reads a baseline; one that is not there will be written.
    ///
    /// # Errors
    /// A file that is no baseline.
    pub fn read(file: &Path) -> Result<Baseline> {
        let known = if file.exists() { Some(known(file)?) } else { None };
        Ok(Baseline { file: file.to_owned(), known, found: BTreeSet::new(), new: None, counted: false })
    }

    /// Holds the findings of a part against it.
    pub fn take(&mut self, part: &Report<'_>) {
        self.counted |= part.findings.beyond().next().is_some();
        for one in located(part) {
            match &self.known {
                None => {
                    self.found.insert(one.fingerprint);
                }
                Some(known) if known.contains(&one.fingerprint) => {}
                Some(_) => self.new = self.new.max(Some(one.finding.severity)),
            }
        }
    }

    /// The worst of the warnings and errors that it does not know, given the worst of all. A baseline that was
    /// not there is written, and then knows them all. Where findings are only counted all count.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn end(self, worst: Option<Severity>, lang: Lang) -> Result<Option<Severity>> {
        if self.known.is_some() {
            let new = self.new.filter(|severity| *severity > Severity::Note);
            return Ok(if self.counted { worst } else { new });
        }
        let file = self.file.display().to_string();
        let cannot = |why: String| Stop::because(Help::CannotWrite { file: file.clone(), why });
        let known = Known { format: FORMAT.to_owned(), known: self.found };
        let text = serde_json::to_string_pretty(&known).map_err(|why| cannot(why.to_string()))?;
        fs::write(&self.file, text + "\n").map_err(|why| cannot(why.to_string()))?;
        anstream::eprintln!("{}", Help::Wrote(file).text(lang));
        Ok(None)
    }
}

fn known(file: &Path) -> Result<BTreeSet<String>> {
    let unread = || Stop::because(Help::NoBaseline(file.display().to_string()));
    let text = fs::read_to_string(file).map_err(|_| unread())?;
    let known: Known = serde_json::from_str(&text).map_err(|_| unread())?;
    if known.format == FORMAT { Ok(known.known) } else { Err(unread()) }
}
