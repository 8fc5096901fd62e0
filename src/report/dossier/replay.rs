//! The files of a dossier, asked as those on a disk are.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek};
use std::sync::{Mutex, PoisonError};

use super::manifest::Manifest;
use super::places::Places;
use super::witness::Why;
use crate::model::offer::{Found, MOST_EVIDENCE};
use crate::read::{Failed, Files, MOST_BYTES, inside, join};
use crate::zip::Archive;
use crate::zip::Sum;

/// The inputs that a dossier holds.
pub struct Replay<'a, R> {
    archive: &'a Archive<R>,
    places: Places,
    sums: BTreeMap<&'a str, &'a Sum>,
    not_read: BTreeMap<&'a str, &'a Why>,
    too_large: Mutex<Option<String>>,
}

impl<'a, R: Read + Seek> Replay<'a, R> {
    /// The inputs of an archive whose entries have been held against its manifest.
    pub fn new(archive: &'a Archive<R>, manifest: &'a Manifest, places: Places) -> Replay<'a, R> {
        let sums = manifest.entries.iter().map(|entry| (entry.path.as_str(), &entry.sum)).collect();
        let not_read = manifest.not_read.iter().map(|one| (one.path.as_str(), &one.why)).collect();
        Replay { archive, places, sums, not_read, too_large: Mutex::default() }
    }

    /// An entry that was read as a text and is larger than a text may be: no run would have kept it.
    pub fn too_large(&self) -> Option<String> {
        self.too_large.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The entry of a path, if the dossier holds it or says why it does not.
    fn find(&self, path: &str) -> Result<(String, &Sum), Option<&Why>> {
        let entry = self.places.entry(&join("", path)).ok_or(None)?;
        match self.sums.get(entry.as_str()) {
            Some(sum) => Ok((entry, sum)),
            None => Err(self.not_read.get(entry.as_str()).copied()),
        }
    }

    fn entry_text(&self, entry: &str) -> Result<String, Failed> {
        let failed = |why: io::Error| Failed::Io(why.to_string());
        let Some(bytes) = self.archive.bytes(entry, MOST_BYTES).map_err(failed)? else {
            let mut too_large = self.too_large.lock().unwrap_or_else(PoisonError::into_inner);
            too_large.get_or_insert_with(|| entry.to_owned());
            return Err(Failed::TooLarge);
        };
        String::from_utf8(bytes).map_err(|why| Failed::NotText(why.utf8_error().valid_up_to()))
    }
}

impl<R: Read + Seek + Send> Files for Replay<'_, R> {
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed> {
        match self.find(path) {
            Ok((entry, _)) => self.entry_text(&entry).map(Cow::Owned),
            Err(why) => Err(why.map_or(Failed::Missing, Why::failed)),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Failed> {
        let entry = self.places.entry(&join("", folder)).ok_or(Failed::Missing)?;
        let prefix = entry + "/";
        let refused = self.not_read.range(prefix.as_str()..).map(|(path, _)| *path);
        let refused = refused.take_while(|path| path.starts_with(&prefix));
        let below = self.archive.names_from(&prefix).chain(refused);
        let names: BTreeSet<String> = below
            .filter_map(|path| path.strip_prefix(&prefix))
            .map(|path| path.split_once('/').map_or_else(|| path.to_owned(), |(name, _)| format!("{name}/")))
            .collect();
        if names.is_empty() { Err(Failed::Missing) } else { Ok(names.into_iter().collect()) }
    }

    fn evidence(&self, folder: &str, path: &str) -> Found {
        let Some(path) = inside("", path) else { return Found::Refused };
        match self.find(&join(folder, &path)) {
            Ok((_, sum)) if sum.size > MOST_EVIDENCE => Found::TooLarge,
            Ok((_, sum)) => Found::Present { size: sum.size, sha256: sum.sha256.clone() },
            Err(why) => why.map_or(Found::Missing, Why::found),
        }
    }

    fn shipped(&self, id: &str) -> Vec<(String, Cow<'_, str>)> {
        let prefix = format!("catalogues/{id}/");
        let mut paths: Vec<&str> = self.archive.names_from(&prefix).collect();
        paths.sort_by_key(|path| (!path.ends_with("/catalogue.toml"), *path));
        let text = |entry: &str| {
            let path = entry.strip_prefix("catalogues/")?.to_owned();
            Some((path, Cow::Owned(self.entry_text(entry).ok()?)))
        };
        paths.into_iter().filter_map(text).collect()
    }
}
