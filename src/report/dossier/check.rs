//! Checks a dossier: its form, every digest, and the reports, which are made again from its inputs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Read, Seek, Write as _};

use super::compare::Comparer;
use super::make::{entry, places, subjects};
use super::manifest::{MANIFEST, Manifest, Tool};
use super::places::Places;
use super::product::{Product, is_product, is_report};
use super::replay::Replay;
use super::sign::{self, ENVELOPE, Key, MOST_ENVELOPE, Signed, statement};
use super::witness::{Seen, Witness};
use super::{REPORTS, Run};
use crate::lang::Dossier;
use crate::zip::Archive;
use crate::zip::Sum;

/// The most bytes of a manifest.
const MOST_MANIFEST: u64 = 32 * 1024 * 1024;

/// What checking a dossier gave.
#[derive(Debug)]
pub struct Verified {
    /// What made it.
    pub tool: Tool,
    /// The number of the method of reckoning.
    pub method: u32,
    /// How many files the reports rest on.
    pub inputs: usize,
    /// How many letters are from templates of the buyer's own, and were not filled in again.
    pub kept: usize,
    /// What is known of its signature.
    pub signed: Signed,
    /// What is not as it should be; nothing if it holds.
    pub differences: Vec<Dossier>,
}

/// Checks a dossier, with a key if it should be signed with it.
///
/// # Errors
/// Why it cannot be read as a dossier.
pub fn verify<R: Read + Seek + Send>(
    file: R,
    key: Option<&Key>,
    threads: usize,
) -> Result<Verified, Dossier> {
    let archive = Archive::open(file)?;
    let bytes = archive.bytes(MANIFEST, MOST_MANIFEST)?.ok_or(Dossier::NoManifest)?;
    let manifest = Manifest::read(&bytes)?;
    let places = Places::named(&manifest.base).ok_or_else(|| Dossier::BadName(manifest.base.clone()))?;
    let (sums, damaged) = sums(&archive)?;
    let (mut differences, mut kept) = (held(&manifest, &sums, &damaged), 0);
    if differences.is_empty() {
        (differences, kept) = reckoned(&archive, &manifest, places, threads)?;
    }
    let statement = statement(&manifest, &subjects(&manifest, &bytes))?;
    let signed = signed(&archive, &statement, key)?.unwrap_or_else(|difference| {
        differences.push(difference);
        Signed::Not
    });
    let inputs = manifest.entries.iter().filter(|entry| !is_product(&entry.path)).count();
    Ok(Verified { tool: manifest.tool, method: manifest.method, inputs, kept, signed, differences })
}

/// The sum of every entry, from its bytes; and those whose bytes are not what was packed.
fn sums<R: Read + Seek>(archive: &Archive<R>) -> Result<(Sums, BTreeSet<String>), Dossier> {
    let (mut sums, mut damaged) = (Sums::new(), BTreeSet::new());
    for name in archive.names() {
        match archive.sum(name)? {
            Some(sum) => drop(sums.insert(name.to_owned(), sum)),
            None => drop(damaged.insert(name.to_owned())),
        }
    }
    Ok((sums, damaged))
}

type Sums = BTreeMap<String, Sum>;

/// What differs between the entries and what the manifest says of them. Reports are compared when they
/// are made again, so that the line can be named.
fn held(manifest: &Manifest, sums: &Sums, damaged: &BTreeSet<String>) -> Vec<Dossier> {
    let listed: BTreeMap<&str, &Sum> =
        manifest.entries.iter().map(|entry| (entry.path.as_str(), &entry.sum)).collect();
    let reports = REPORTS.iter().map(|(name, ..)| *name);
    let gone = listed
        .keys()
        .copied()
        .chain(reports)
        .filter(|name| !sums.contains_key(*name) && !damaged.contains(*name));
    let gone: BTreeSet<&str> = gone.collect();
    let own = |name: &str| matches!(name, MANIFEST | ENVELOPE) || is_product(name);
    let unknown = sums.keys().filter(|name| !listed.contains_key(name.as_str()) && !own(name));
    let changed = listed.iter().filter_map(|(name, said)| {
        let found = sums.get(*name).filter(|found| found != said && !is_report(name))?;
        let (said, found) = (said.sha256.clone(), found.sha256.clone());
        Some(Dossier::InputDiffers { entry: (*name).to_owned(), said, found })
    });
    let gone = gone.into_iter().map(|name| Dossier::Gone(name.to_owned()));
    let damaged = damaged.iter().map(|name| Dossier::Damaged(name.clone()));
    gone.chain(unknown.map(|name| Dossier::NotListed(name.clone()))).chain(damaged).chain(changed).collect()
}

/// Makes reports, letters and manifest again, and says how they differ; and how many letters were left as they are.
fn reckoned<R: Read + Seek + Send>(
    archive: &Archive<R>,
    manifest: &Manifest,
    places: Places,
    threads: usize,
) -> Result<(Vec<Dossier>, usize), Dossier> {
    let replay = Replay::new(archive, manifest, places);
    let witness = Witness::new(&replay);
    let made = manifest.run.go(&witness, threads, |opened, round| {
        let mut differences = Vec::new();
        let (mut made, mut kept) = (BTreeMap::new(), 0);
        for (name, product) in manifest.run.products(&witness, (opened, round), false)? {
            if archive.size(&name).is_none() {
                differences.push(Dossier::Gone(name));
                continue;
            }
            if let Product::Kept = product {
                let sum =
                    manifest.entries.iter().find(|entry| entry.path == name).map(|entry| entry.sum.clone());
                made.extend(sum.map(|sum| (name, sum)));
                kept += 1;
                continue;
            }
            let write = |out: &mut dyn std::io::Write| manifest.run.make(&product, (opened, round), out);
            match compared(archive, &name, write)? {
                Ok(sum) => drop(made.insert(name, sum)),
                Err(difference) => differences.push(difference),
            }
        }
        Ok((differences, made, kept))
    });
    if let Some(entry) = replay.too_large() {
        return Err(Dossier::TextTooLarge(entry));
    }
    match made {
        Ok((differences, _, kept)) if !differences.is_empty() => Ok((differences, kept)),
        Ok((_, made, kept)) => Ok((of_manifest(archive, manifest, &witness.seen(), &made)?, kept)),
        Err(why @ (Dossier::RulesHaveErrors(_) | Dossier::NoLetters(_))) => Ok((vec![why], 0)),
        Err(why) => Err(why),
    }
}

/// Compares an entry with what is written now.
fn compared<R: Read + Seek>(
    archive: &Archive<R>,
    name: &str,
    write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> Result<Result<Sum, Dossier>, Dossier> {
    let mut comparer = Comparer::new(archive, name);
    let mut out = BufWriter::with_capacity(64 * 1024, &mut comparer);
    let wrote = write(&mut out).and_then(|()| out.flush());
    drop(out.into_parts());
    match wrote {
        Err(why) if !comparer.differs() => Err(why.into()),
        _ => Ok(comparer.finish()?),
    }
}

/// What differs between the manifest and the one that this run would have: a file that no assessment
/// asks for, or anything else, by line.
fn of_manifest<R: Read + Seek>(
    archive: &Archive<R>,
    manifest: &Manifest,
    seen: &Seen,
    made: &BTreeMap<String, Sum>,
) -> Result<Vec<Dossier>, Dossier> {
    let places = places(seen);
    let listed: BTreeMap<&str, &Sum> =
        manifest.entries.iter().map(|entry| (entry.path.as_str(), &entry.sum)).collect();
    let used = seen.kept.keys().map(|path| entry(&places, path)).collect::<Result<BTreeSet<_>, _>>()?;
    let unused = listed.keys().filter(|name| !used.contains(**name) && !made.contains_key(**name));
    let unused: Vec<Dossier> = unused.map(|name| Dossier::NotUsed((*name).to_owned())).collect();
    if !unused.is_empty() {
        return Ok(unused);
    }
    let sum = |name: &str| made.get(name).or_else(|| listed.get(name).copied()).cloned();
    let run: &Run = &manifest.run;
    let names: Vec<String> = made.keys().cloned().collect();
    let again = Manifest::new(run, (seen, &names), &|path| entry(&places, path), &places.base, &sum)?;
    let again = again.bytes()?;
    let same = compared(archive, MANIFEST, |out| out.write_all(&again))?;
    Ok(same.err().into_iter().collect())
}

/// What is known of the signature, or what is wrong with it.
fn signed<R: Read + Seek>(
    archive: &Archive<R>,
    statement: &[u8],
    key: Option<&Key>,
) -> Result<Result<Signed, Dossier>, Dossier> {
    if archive.size(ENVELOPE).is_none() {
        return Ok(if key.is_some() { Err(Dossier::NotSigned) } else { Ok(Signed::Not) });
    }
    let Some(envelope) = archive.bytes(ENVELOPE, MOST_ENVELOPE)? else {
        return Ok(Err(Dossier::BadEnvelope));
    };
    Ok(sign::check(&envelope, statement, key))
}
