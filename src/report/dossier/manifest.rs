//! The manifest of a dossier: what it holds, and how its reports were made.

use std::io;

use serde::{Deserialize, Serialize};

use super::Run;

use super::witness::{Seen, Why};
use crate::assess::METHOD;
use crate::lang::Dossier;
use crate::report::visible;
use crate::zip::{Sum, is_good};

/// The name of its entry.
pub const MANIFEST: &str = "manifest.json";
/// The form that is written and read.
pub const FORMAT: &str = "keur-dossier-1";

/// What a dossier holds, and how its reports were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form, [`FORMAT`].
    pub format: String,
    /// What made it.
    pub tool: Tool,
    /// The number of the method of reckoning.
    pub method: u32,
    /// What was asked for.
    pub run: Run,
    /// The folder in the dossier that stands for that of the tender.
    pub base: String,
    /// Every entry but this one and its signature, by path.
    pub entries: Vec<Entry>,
    /// Files that were looked at and could not be read, where they would lie, by path.
    pub not_read: Vec<NotRead>,
}

/// A version of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Tool {
    /// This one.
    pub fn this() -> Tool {
        Tool { name: "keur".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// An entry of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub path: String,
    /// What its bytes are.
    #[serde(flatten)]
    pub sum: Sum,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotRead {
    /// Where it would lie.
    pub path: String,
    /// Why it does not.
    pub why: Why,
}

impl Manifest {
    /// The manifest of a run that looked at these files and made these entries. `sum` says what an entry became.
    pub fn new(
        run: &Run,
        (seen, made): (&Seen, &[String]),
        entry: &dyn Fn(&str) -> Result<String, Dossier>,
        base: &str,
        sum: &dyn Fn(&str) -> Option<Sum>,
    ) -> Result<Manifest, Dossier> {
        let mut paths = seen.kept.keys().map(|path| entry(path)).collect::<Result<Vec<_>, _>>()?;
        paths.extend_from_slice(made);
        paths.sort();
        let entries = paths.into_iter().filter_map(|path| Some(Entry { sum: sum(&path)?, path })).collect();
        let not_read = seen.not_read.iter();
        let not_read = not_read.map(|(path, why)| Ok(NotRead { path: entry(path)?, why: why.clone() }));
        let mut not_read = not_read.collect::<Result<Vec<_>, Dossier>>()?;
        not_read.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Manifest {
            format: FORMAT.to_owned(),
            tool: Tool::this(),
            method: METHOD,
            run: run.clone(),
            base: base.to_owned(),
            entries,
            not_read,
        })
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Those of writing to memory: none.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        visible::pretty(self, &mut bytes)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Manifest, Dossier> {
        let bad = |why: &serde_json::Error| Dossier::BadManifest(why.to_string());
        let form: Form = serde_json::from_slice(bytes).map_err(|why| bad(&why))?;
        if form.format != FORMAT {
            return Err(Dossier::OtherForm { found: form.format, known: FORMAT.to_owned() });
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|why| bad(&why))?;
        if u32::try_from(manifest.run.top).is_ok_and(|top| top > 0) {
            manifest.in_order()?;
            return Ok(manifest);
        }
        Err(Dossier::BadManifest("`top`".to_owned()))
    }

    /// Lists are in order and name nothing twice; entries have names that they may have.
    fn in_order(&self) -> Result<(), Dossier> {
        let paths: Vec<&str> = self.entries.iter().map(|entry| entry.path.as_str()).collect();
        let not_read: Vec<&str> = self.not_read.iter().map(|one| one.path.as_str()).collect();
        let bids: Vec<&str> = self.run.bids.iter().map(String::as_str).collect();
        if let Some(bad) = paths.iter().chain(&not_read).find(|path| !is_good(path)) {
            return Err(Dossier::BadName((*bad).to_owned()));
        }
        let unsorted = [&paths, &not_read, &bids]
            .into_iter()
            .find_map(|list| list.windows(2).find(|pair| pair[0] >= pair[1]).map(|pair| pair[1].to_owned()));
        let both = not_read.iter().find(|path| paths.binary_search(path).is_ok());
        match unsorted.or_else(|| both.map(|path| (*path).to_owned())) {
            Some(path) => Err(Dossier::Twice(path)),
            None => Ok(()),
        }
    }
}

/// The form alone, which a later program may read although it knows no more.
#[derive(Deserialize)]
struct Form {
    format: String,
}
