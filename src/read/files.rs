//! Where texts come from: a trait, so that nothing but the command line knows a disk.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::offer::Found;

/// The most bytes of one file that are read.
pub const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It is not there.
    Missing,
    /// It is no UTF-8; the first byte that is not.
    NotText(usize),
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It lies outside of where it may lie, or is a link out of it.
    Outside,
    /// It is no plain file.
    NotFile,
    /// The system says no, in these words.
    Io(String),
}

/// A tree of files. Paths are relative to the tender, with `/`.
pub trait Files: Sync {
    /// The text of a file.
    ///
    /// # Errors
    /// [`Failed`] says why there is none.
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed>;

    /// The names in a folder, sorted; folders end in `/`.
    ///
    /// # Errors
    /// [`Failed`] says why there are none.
    fn list(&self, folder: &str) -> Result<Vec<String>, Failed>;

    /// A file that a bid cites, below the folder of that bid; no link leads out of it.
    fn evidence(&self, folder: &str, path: &str) -> Found;

    /// The files of a catalogue that comes with the program, by its id, in the order in which they are
    /// read; none if there is no such. A dossier brings its own.
    fn shipped(&self, id: &str) -> Vec<(String, Cow<'_, str>)> {
        let files = super::shipped_files(id).into_iter();
        files.map(|(path, text)| (path.to_owned(), Cow::Borrowed(text))).collect()
    }
}

/// Joins a path that an outsider wrote to the folder it may not leave.
///
/// Refused are absolute paths, `..`, drives, backslashes, control characters and empty paths.
#[must_use]
pub fn inside(folder: &str, said: &str) -> Option<String> {
    let odd = |c: char| c == '\\' || c == ':' || c.is_control();
    if said.is_empty() || said.starts_with(['/', '~']) || said.contains(odd) {
        return None;
    }
    let parts: Vec<&str> = said.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.is_empty() || parts.contains(&"..") {
        return None;
    }
    Some(join(folder, &parts.join("/")))
}

/// Joins two paths of the authority's own; `.` and `..` are worked out.
#[must_use]
pub fn join(folder: &str, said: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let rooted = said.starts_with('/') || (folder.starts_with('/') && !said.starts_with('/'));
    let base = if said.starts_with('/') { "" } else { folder };
    for part in base.split('/').chain(said.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if rooted { format!("/{joined}") } else { joined }
}

/// The folder of a path; empty for a file at the top.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a path's file.
#[must_use]
pub fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Files in memory: for tests, and for what is built into the binary.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, String>,
}

impl Memory {
    /// A tree of these files.
    #[must_use]
    pub fn new(files: BTreeMap<String, String>) -> Memory {
        Memory { files }
    }
}

impl Files for Memory {
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed> {
        self.files.get(path).map(|text| Cow::Borrowed(text.as_str())).ok_or(Failed::Missing)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Failed> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut names: Vec<String> = Vec::new();
        for path in self.files.keys().filter_map(|path| path.strip_prefix(&prefix)) {
            let name = path.split_once('/').map_or_else(|| path.to_owned(), |(name, _)| format!("{name}/"));
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        if names.is_empty() { Err(Failed::Missing) } else { Ok(names) }
    }

    fn evidence(&self, folder: &str, path: &str) -> Found {
        let Some(path) = inside(folder, path) else { return Found::Refused };
        self.files.get(&path).map_or(Found::Missing, |text| Found::Present {
            size: text.len() as u64,
            sha256: super::digest(text.as_bytes()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_outsider_writes_stays_inside() {
        assert_eq!(inside("bids/a", "evidence/x.pdf").as_deref(), Some("bids/a/evidence/x.pdf"));
        assert_eq!(inside("bids/a", "./x.pdf").as_deref(), Some("bids/a/x.pdf"));
        for bad in
            ["", "/etc/passwd", "../b/bid.toml", "a/../../x", "C:\\x", "..\\x", "a\0b", "~/.ssh", ".", "a/.."]
        {
            assert_eq!(inside("bids/a", bad), None, "{bad:?}");
        }
    }

    #[test]
    fn paths_of_the_authority_may_go_up() {
        assert_eq!(join("tenders/a", "../cat"), "tenders/cat");
        assert_eq!(join("", "./cat/"), "cat");
        assert_eq!(join("", "../cat"), "../cat");
        assert_eq!(join("a", "/b/c"), "/b/c");
        assert_eq!(folder("a/b/c.toml"), "a/b");
        assert_eq!(name("a/b/c.toml"), "c.toml");
    }

    #[test]
    fn folders_in_memory_list_each_name_once() {
        let files = ["b/x.toml", "b/y/bid.toml", "b/y/e.pdf"].map(|p| (p.to_owned(), String::new()));
        let memory = Memory::new(files.into());
        assert_eq!(memory.list("b").unwrap(), ["x.toml", "y/"]);
        assert_eq!(memory.list("c"), Err(Failed::Missing));
    }
}
