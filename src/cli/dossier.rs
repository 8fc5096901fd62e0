//! Dossiers on disk: written beside their place, read back, and only then put there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ArgMatches;
use keur::lang::{Dossier, Help, Lang, Say};
use keur::report::dossier::{Run, Signer, make, verify};

use super::Stop;
use super::disk::Disk;
use super::score;

/// The most bytes of a file with a key.
const MOST_KEY: u64 = 64 * 1024;

/// The ending of a dossier.
pub const ENDING: &str = "zip";

/// The dossiers of a run.
pub struct Dossiers {
    /// Their files.
    pub files: Vec<String>,
    signer: Option<Signer>,
    threads: usize,
}

impl Dossiers {
    /// The dossiers that were asked for, and the key to sign them with.
    ///
    /// # Errors
    /// A key that is none, or that has nothing to sign.
    pub fn new(given: &ArgMatches, files: Vec<String>) -> Result<Dossiers> {
        let keyfile = given.try_get_one::<String>("sign").ok().flatten();
        if keyfile.is_some() && files.is_empty() {
            return Err(Stop::because(Help::Dossier(Dossier::SignNeedsDossier)));
        }
        let signer = keyfile.map(|file| signer(file)).transpose()?;
        Ok(Dossiers { files, signer, threads: score::threads(given) })
    }

    /// Writes them all.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn write(&self, disk: &Disk, run: &Run, lang: Lang) -> Result<()> {
        for file in &self.files {
            self.one(disk, run, file)?;
            anstream::eprintln!("{}", Help::Wrote(file.clone()).text(lang));
        }
        Ok(())
    }

    /// One dossier: whole, and right when it is read back, or not at all.
    fn one(&self, disk: &Disk, run: &Run, file: &str) -> Result<()> {
        let mut beside = PathBuf::from(file).into_os_string();
        beside.push(".new");
        let beside = Path::new(&beside);
        let done = self.made(disk, run, beside).and_then(|()| {
            fs::rename(beside, file)
                .map_err(|why| Help::CannotWrite { file: file.to_owned(), why: why.to_string() })
        });
        done.map_err(|why| {
            let _ = fs::remove_file(beside);
            Stop::because(why)
        })
    }

    fn made(&self, disk: &Disk, run: &Run, beside: &Path) -> Result<(), Help> {
        let cannot =
            |why: io::Error| Help::CannotWrite { file: beside.display().to_string(), why: why.to_string() };
        let out = File::create(beside).map_err(cannot)?;
        let files = (disk as _, disk as _);
        make(files, run, self.threads, self.signer.as_ref(), BufWriter::new(out)).map_err(Help::Dossier)?;
        let read = File::open(beside).map_err(cannot)?;
        let verified = verify(read, None, self.threads).map_err(Help::Dossier)?;
        match verified.differences.into_iter().next() {
            Some(first) => Err(Help::Dossier(Dossier::NotTheSame(Box::new(first)))),
            None => Ok(()),
        }
    }
}

fn signer(file: &str) -> Result<Signer> {
    let pem = small(file)?;
    Signer::from_pem(&pem).ok_or_else(|| Stop::because(Help::Dossier(Dossier::NoPrivateKey(file.to_owned()))))
}

/// The text of a small plain file, such as a key.
pub fn small(file: &str) -> Result<String> {
    let cannot =
        |why: io::Error| Stop::because(Help::CannotRead { file: file.to_owned(), why: why.to_string() });
    if !fs::metadata(file).map_err(cannot)?.is_file() {
        return Err(Stop::because(Help::NothingThere(file.to_owned())));
    }
    let mut text = String::new();
    File::open(file).and_then(|file| file.take(MOST_KEY).read_to_string(&mut text)).map_err(cannot)?;
    Ok(text)
}
