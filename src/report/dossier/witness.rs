//! Files that remember what was asked of them: what a dossier must hold is what the run looked at, and
//! nothing else. A file that is not there is not remembered; in the dossier it is not there either.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::model::offer::Found;
use crate::read::{Failed, Files, digest, inside, join};

/// What was looked at, by path as the tender sees it.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Files that were read.
    pub kept: BTreeMap<String, Kept>,
    /// Files that could not be read, and why.
    pub not_read: BTreeMap<String, Why>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Kept {
    /// How it is asked for.
    pub original: Original,
    /// Its SHA-256 when it was read; nothing for a file that is no text.
    pub sha256: Option<String>,
}

/// How a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Original {
    /// A text, by its path.
    Text(String),
    /// A file that a bid cites: the folder of the bid, and the path below it.
    Evidence(String, String),
    /// A file of a catalogue that comes with the program: its text.
    Shipped(String),
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It lies outside, or is a link.
    Outside,
    /// It is no plain file.
    NotFile,
    /// It is too large.
    TooLarge,
    /// It is evidence that is a link, or no plain file.
    Refused,
    /// The system said no, in these words.
    Io(String),
}

impl Why {
    /// As it was for a text.
    pub fn failed(&self) -> Failed {
        match self {
            Why::Outside | Why::Refused => Failed::Outside,
            Why::NotFile => Failed::NotFile,
            Why::TooLarge => Failed::TooLarge,
            Why::Io(words) => Failed::Io(words.clone()),
        }
    }

    /// As it was for evidence.
    pub fn found(&self) -> Found {
        match self {
            Why::TooLarge => Found::TooLarge,
            _ => Found::Refused,
        }
    }
}

/// Files that remember what was asked.
pub struct Witness<'f> {
    files: &'f dyn Files,
    seen: Mutex<Seen>,
}

impl<'f> Witness<'f> {
    /// Looks on while these files are asked.
    pub fn new(files: &'f dyn Files) -> Witness<'f> {
        Witness { files, seen: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was looked at until now.
    pub fn seen(&self) -> Seen {
        self.lock().clone()
    }

    fn keep(&self, path: String, original: Original, sha256: Option<String>) {
        self.lock().kept.entry(path).or_insert(Kept { original, sha256 });
    }

    fn fail(&self, path: String, why: Why) {
        self.lock().not_read.entry(path).or_insert(why);
    }
}

impl Files for Witness<'_> {
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed> {
        let text = self.files.text(path);
        let path = join("", path);
        let original = Original::Text(path.clone());
        match &text {
            Ok(text) => self.keep(path, original, Some(digest(text.as_bytes()))),
            Err(Failed::NotText(_)) => self.keep(path, original, None),
            Err(Failed::Missing) => {}
            Err(Failed::Outside) => self.fail(path, Why::Outside),
            Err(Failed::NotFile) => self.fail(path, Why::NotFile),
            Err(Failed::TooLarge) => self.fail(path, Why::TooLarge),
            Err(Failed::Io(words)) => self.fail(path, Why::Io(words.clone())),
        }
        text
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Failed> {
        self.files.list(folder)
    }

    fn evidence(&self, folder: &str, path: &str) -> Found {
        let found = self.files.evidence(folder, path);
        let Some(path) = inside("", path) else { return found };
        let whole = join(folder, &path);
        match &found {
            Found::Present { sha256, .. } => {
                let original = Original::Evidence(folder.to_owned(), path);
                self.keep(whole, original, Some(sha256.clone()));
            }
            Found::Missing => {}
            Found::TooLarge => self.fail(whole, Why::TooLarge),
            Found::Refused => self.fail(whole, Why::Refused),
        }
        found
    }

    fn shipped(&self, id: &str) -> Vec<(String, Cow<'_, str>)> {
        let files = self.files.shipped(id);
        for (path, text) in &files {
            let original = Original::Shipped(text.clone().into_owned());
            self.keep(format!("keur:{path}"), original, Some(digest(text.as_bytes())));
        }
        files
    }
}
