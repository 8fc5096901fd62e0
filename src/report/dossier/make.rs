//! Makes a dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Seek, Write};

use super::manifest::{Entry, MANIFEST, Manifest};
use super::places::{Places, is_good};
use super::sign::{ENVELOPE, Signer, statement};
use super::witness::{Kept, Original, Seen, Witness};
use super::{REPORTS, Run};
use crate::lang::Dossier;
use crate::read::Files;
use crate::report::zip::{MOST_ENTRIES, Sum, Writer};

/// The bytes of files, as they are.
pub trait Originals {
    /// Copies the file of a text.
    ///
    /// # Errors
    /// Those of reading and writing.
    fn copy_text(&self, path: &str, out: &mut dyn Write) -> io::Result<()>;

    /// Copies a file that a bid cites, below the folder of that bid.
    ///
    /// # Errors
    /// Those of reading and writing.
    fn copy_evidence(&self, folder: &str, path: &str, out: &mut dyn Write) -> io::Result<()>;
}

/// Makes the reports of a run, and writes them with all that they rest on.
///
/// # Errors
/// A file that a dossier cannot hold or that changed meanwhile, and those of writing.
pub fn make<W: Write + Seek>(
    (files, originals): (&dyn Files, &dyn Originals),
    run: &Run,
    threads: usize,
    signer: Option<&Signer>,
    out: W,
) -> Result<(), Dossier> {
    let witness = Witness::new(files);
    run.go(&witness, threads, |opened, round| {
        let seen = witness.seen();
        let places = places(&seen);
        let mut writer = Writer::new(out);
        let mut sums = inputs(&seen, &places, originals, &mut writer)?;
        for (name, format, lang) in REPORTS {
            let both = (opened, round);
            let sum = writer.entry(name, &mut |out| run.report(both, (format, lang), out))?;
            sums.insert(name.to_owned(), sum);
        }
        let sum = |name: &str| sums.get(name).cloned();
        let manifest = Manifest::new(run, &seen, &|path| entry(&places, path), &places.base, &sum)?;
        let bytes = manifest.bytes()?;
        if let Some(signer) = signer {
            let envelope = signer.envelope(&statement(&manifest, &subjects(&bytes, &sum))?)?;
            writer.entry(ENVELOPE, &mut |out| out.write_all(&envelope))?;
        }
        writer.entry(MANIFEST, &mut |out| out.write_all(&bytes))?;
        writer.finish()
    })
}

/// Where the files of a run lie in its dossier.
pub fn places(seen: &Seen) -> Places {
    Places::around(seen.kept.keys().chain(seen.not_read.keys()).map(String::as_str))
}

/// The entry of a file, if it can have one.
pub fn entry(places: &Places, path: &str) -> Result<String, Dossier> {
    places.entry(path).filter(|name| is_good(name)).ok_or_else(|| Dossier::CannotKeep(path.to_owned()))
}

/// What a signature is on: the reports, and the manifest that has these bytes.
pub fn subjects(manifest: &[u8], sum: &dyn Fn(&str) -> Option<Sum>) -> Vec<Entry> {
    let reports = REPORTS.iter().filter_map(|(name, ..)| Some((*name, sum(name)?)));
    let sum = Sum { sha256: crate::read::digest(manifest), size: manifest.len() as u64 };
    let all = reports.chain([(MANIFEST, sum)]);
    all.map(|(name, sum)| Entry { path: name.to_owned(), sum }).collect()
}

/// Writes the files that the run looked at, in the order of their names.
fn inputs<W: Write + Seek>(
    seen: &Seen,
    places: &Places,
    originals: &dyn Originals,
    writer: &mut Writer<W>,
) -> Result<BTreeMap<String, Sum>, Dossier> {
    let mut sums = BTreeMap::new();
    for (name, (path, kept)) in named(seen, places)? {
        let sum = writer.entry(&name, &mut |out| match &kept.original {
            Original::Text(path) => originals.copy_text(path, out),
            Original::Evidence(folder, path) => originals.copy_evidence(folder, path, out),
            Original::Shipped(text) => out.write_all(text.as_bytes()),
        })?;
        if kept.sha256.as_ref().is_some_and(|sha256| *sha256 != sum.sha256) {
            return Err(Dossier::ChangedMeanwhile(path.to_owned()));
        }
        sums.insert(name, sum);
    }
    Ok(sums)
}

type Named<'s> = BTreeMap<String, (&'s str, &'s Kept)>;

/// The files of a run by the names of their entries, which must differ in more than case.
fn named<'s>(seen: &'s Seen, places: &Places) -> Result<Named<'s>, Dossier> {
    let mut named = BTreeMap::new();
    let mut folded = BTreeSet::new();
    for (path, kept) in &seen.kept {
        let name = entry(places, path)?;
        if !folded.insert(name.to_lowercase()) {
            return Err(Dossier::SameName(path.clone()));
        }
        named.insert(name, (path.as_str(), kept));
    }
    let most = MOST_ENTRIES - REPORTS.len() - 2;
    if named.len() > most {
        return Err(Dossier::TooManyEntries { found: named.len(), most });
    }
    Ok(named)
}
