//! The texts that findings point into.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The number of a file in one run; it decides the order of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A file that was read: its path as a reader knows it, and its text.
#[derive(Debug)]
pub struct Source {
    /// Relative to the tender, with `/`; shipped files start with `keur:`.
    pub path: String,
    /// The whole text; empty where the file could not be read.
    pub text: String,
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Source {
    /// Where a byte of the text stands.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let upto = self.upto(byte);
        let line_start = upto.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: upto.bytes().filter(|&b| b == b'\n').count() + 1,
            column: upto[line_start..].chars().count() + 1,
        }
    }

    /// The text before a byte; a byte inside a character counts as its start.
    fn upto(&self, byte: u32) -> &str {
        let mut end = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[..end]
    }
}

/// The files of a run by number.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<FileId, Arc<Source>>,
    /// The least number for a file that is added.
    from: u32,
}

impl Sources {
    /// Keeps a file under its number.
    pub fn insert(&mut self, id: FileId, source: Arc<Source>) {
        self.files.insert(id, source);
    }

    /// Leaves the numbers below one free, for files that are known by theirs.
    pub fn number_from(&mut self, id: FileId) {
        self.from = id.0;
    }

    /// Keeps a file under the next free number.
    pub fn add(&mut self, source: Arc<Source>) -> FileId {
        let next = self.files.last_key_value().map_or(0, |(id, _)| id.0 + 1).max(self.from);
        self.insert(FileId(next), source);
        FileId(next)
    }

    /// The file of a number.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(&id).map(Arc::as_ref)
    }

    /// All files in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().map(|(id, source)| (*id, source.as_ref()))
    }

    /// Takes over the files of another set.
    pub fn extend(&mut self, other: &Sources) {
        self.files.extend(other.files.iter().map(|(id, source)| (*id, Arc::clone(source))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_not_bytes() {
        let source = Source { path: String::new(), text: "a\né=1\n".into() };
        assert_eq!(source.position(4), Position { line: 2, column: 2 });
        assert_eq!(source.position(3), Position { line: 2, column: 1 });
        assert_eq!(source.position(900), Position { line: 3, column: 1 });
    }
}
