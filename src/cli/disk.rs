//! Files on disk, below the folder of a tender.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use keur::model::offer::{Found, MOST_EVIDENCE};
use keur::read::{Digester, Failed, Files, MOST_BYTES, inside};

/// Files below a folder. No link is followed below it; the authority may name paths above it.
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The files below a folder.
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned() }
    }

    /// Where a path lies, if no part of it below the root is a link.
    fn find(&self, path: &str) -> Result<PathBuf, Failed> {
        let full = self.root.join(path);
        if path.starts_with('/') || path.starts_with("..") {
            return Ok(full);
        }
        let mut at = self.root.clone();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            at.push(part);
            let found = fs::symlink_metadata(&at).map_err(|error| failed(&error))?;
            if found.is_symlink() {
                return Err(Failed::Outside);
            }
        }
        Ok(full)
    }
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
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            names.push(if is_folder { format!("{name}/") } else { name });
        }
        names.sort();
        Ok(names)
    }

    fn evidence(&self, folder: &str, path: &str) -> Found {
        let Some(path) = inside(folder, path) else { return Found::Refused };
        let opened = self.find(&path).and_then(|path| open(&path));
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
