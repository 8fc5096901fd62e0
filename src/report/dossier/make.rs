//! Makes a dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Seek, Write};

use super::Run;
use super::manifest::{Entry, MANIFEST, Manifest};
use super::places::Places;
use super::product::is_product;
use super::sign::{ENVELOPE, Signer, statement};
use super::witness::{Kept, Original, Seen, Witness};
use crate::lang::Dossier;
use crate::read::Files;
use crate::zip::{MOST_ENTRIES, Sum, Writer, is_good};

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
        let products = run.products(&witness, (opened, round), true)?;
        let seen = witness.seen();
        let places = places(&seen);
        let mut writer = Writer::new(out);
        let mut sums = inputs((&seen, &places), products.len(), originals, &mut writer)?;
        for (name, product) in &products {
            let sum = writer.entry(name, &mut |out| run.make(product, (opened, round), out))?;
            sums.insert(name.clone(), sum);
        }
        let sum = |name: &str| sums.get(name).cloned();
        let made: Vec<String> = products.into_iter().map(|(name, _)| name).collect();
        let manifest = Manifest::new(run, (&seen, &made), &|path| entry(&places, path), &places.base, &sum)?;
        let bytes = manifest.bytes()?;
        if let Some(signer) = signer {
            let envelope = signer.envelope(&statement(&manifest, &subjects(&manifest, &bytes))?)?;
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

/// What a signature is on: the reports and letters, and the manifest that has these bytes.
pub fn subjects(manifest: &Manifest, bytes: &[u8]) -> Vec<Entry> {
    let products = manifest.entries.iter().filter(|entry| is_product(&entry.path)).cloned();
    let sum = Sum { sha256: crate::read::digest(bytes), size: bytes.len() as u64 };
    products.chain([Entry { path: MANIFEST.to_owned(), sum }]).collect()
}

/// Writes the files that the run looked at, in the order of their names.
fn inputs<W: Write + Seek>(
    (seen, places): (&Seen, &Places),
    products: usize,
    originals: &dyn Originals,
    writer: &mut Writer<W>,
) -> Result<BTreeMap<String, Sum>, Dossier> {
    let mut sums = BTreeMap::new();
    for (name, (path, kept)) in named(seen, places, products)? {
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
fn named<'s>(seen: &'s Seen, places: &Places, products: usize) -> Result<Named<'s>, Dossier> {
    let mut named = BTreeMap::new();
    let mut folded = BTreeSet::new();
    for (path, kept) in &seen.kept {
        let name = entry(places, path)?;
        if !folded.insert(name.to_lowercase()) {
            return Err(Dossier::SameName(path.clone()));
        }
        named.insert(name, (path.as_str(), kept));
    }
    let most = MOST_ENTRIES.saturating_sub(products + 2);
    if named.len() > most {
        return Err(Dossier::TooManyEntries { found: named.len(), most });
    }
    Ok(named)
}
