//! Files on disk, below the folder of a tender.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use keur::model::offer::{Found, MOST_EVIDENCE};
use keur::read::{Digester, Failed, Files, MOST_BYTES, inside};
use keur::report::dossier::Originals;

/// Files below a folder. No link is followed below it; the authority may name paths above it.
pub struct Disk {
    root: PathBuf,
    laid: BTreeMap<String, String>,
}

impl Disk {
    /// The files below a folder.
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned(), laid: BTreeMap::new() }
    }

    /// Lays a text over the file at a path, which is read in its place.
    #[allow(dead_code, reason = "the bench shares this file and lays nothing")]
    pub fn lay(&mut self, path: &str, text: String) {
        self.laid.insert(path.to_owned(), text);
    }

    /// The folder itself.
    #[allow(dead_code, reason = "the bench shares this file and does not ask")]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a path lies, if no part of it below the root is a link. Of a path that goes up, which
    /// the authority named, only the file itself is looked at.
    fn find(&self, path: &str) -> Result<PathBuf, Failed> {
        if path.starts_with('/') || path == ".." || path.starts_with("../") {
            return no_link(self.root.join(path));
        }
        self.below("", path)
    }

    /// Where a path below a folder lies, if no part of it below that folder is a link.
    fn below(&self, folder: &str, path: &str) -> Result<PathBuf, Failed> {
        let mut at = self.root.join(folder);
        for part in path.split('/').filter(|part| !part.is_empty()) {
            at = no_link(at.join(part))?;
        }
        Ok(at)
    }
}

fn no_link(path: PathBuf) -> Result<PathBuf, Failed> {
    let found = fs::symlink_metadata(&path).map_err(|error| failed(&error))?;
    if found.is_symlink() { Err(Failed::Outside) } else { Ok(path) }
}

fn failed(error: &io::Error) -> Failed {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Failed::Missing,
        _ => Failed::Io(error.to_string()),
    }
}

/// Opens a plain file; anything else, such as a pipe, is refused before it is opened.
fn open(path: &Path) -> Result<(File, u64), Failed> {
    let found = fs::metadata(path).map_err(|error| failed(&error))?;
    if !found.is_file() {
        return Err(Failed::NotFile);
    }
    let file = File::open(path).map_err(|error| failed(&error))?;
    Ok((file, found.len()))
}

impl Files for Disk {
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed> {
        if let Some(text) = self.laid.get(path) {
            return Ok(Cow::Borrowed(text));
        }
        let (file, size) = open(&self.find(path)?)?;
        if size > MOST_BYTES {
            return Err(Failed::TooLarge);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Failed::TooLarge);
        }
        let text = String::from_utf8(bytes);
        text.map(Cow::Owned).map_err(|error| Failed::NotText(error.utf8_error().valid_up_to()))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Failed> {
        let path = self.find(folder)?;
        let mut names = Vec::new();
        for entry in fs::read_dir(path).map_err(|error| failed(&error))? {
            let entry = entry.map_err(|error| failed(&error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_folder = entry.path().is_dir();
            names.push(if is_folder { format!("{name}/") } else { name });
        }
        names.sort();
        Ok(names)
    }

    fn evidence(&self, folder: &str, path: &str) -> Found {
        let Some(path) = inside("", path) else { return Found::Refused };
        let opened = self.find(folder).and_then(|_| self.below(folder, &path)).and_then(|path| open(&path));
        match opened {
            Ok((_, size)) if size > MOST_EVIDENCE => Found::TooLarge,
            Ok((file, size)) => match digest(file) {
                Ok(sha256) => Found::Present { size, sha256 },
                Err(_) => Found::Missing,
            },
            Err(Failed::Missing) => Found::Missing,
            Err(_) => Found::Refused,
        }
    }
}

impl Originals for Disk {
    fn copy_text(&self, path: &str, out: &mut dyn Write) -> io::Result<()> {
        copy(self.find(path), out)
    }

    fn copy_evidence(&self, folder: &str, path: &str, out: &mut dyn Write) -> io::Result<()> {
        let below = inside("", path).ok_or(Failed::Outside).and_then(|path| self.below(folder, &path));
        copy(below, out)
    }
}

/// Copies a plain file, up to the size that any file may have.
fn copy(path: Result<PathBuf, Failed>, out: &mut dyn Write) -> io::Result<()> {
    let opened = path.and_then(|path| open(&path));
    let (file, _) = opened.map_err(|why| io::Error::other(format!("{why:?}")))?;
    io::copy(&mut file.take(MOST_EVIDENCE + 1), out).map(|_| ())
}

fn digest(file: File) -> io::Result<String> {
    let mut digester = Digester::default();
    let mut file = file.take(MOST_EVIDENCE);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digester.finish()),
            n => digester.update(&buffer[..n]),
        }
    }
}
