//! Blocks of a report before any format: headings, sentences, tables and lists.

use crate::read::is_hidden;

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The name of the whole.
    Title(String),
    /// The head of a part.
    Heading(String),
    /// A sentence of its own.
    Line(String),
    /// A table.
    Table(Table),
    /// A list, each item with what belongs under it.
    Items(Vec<Item>),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: String,
    /// What belongs under it.
    pub under: Vec<String>,
}

/// A table; its first columns are repeated where it is cut into pages of columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Columns whose cells stand to the right.
    pub right: Vec<bool>,
    /// Columns that are repeated on every page.
    pub fixed: usize,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it sums up or heads others.
    pub strong: bool,
}

impl Table {
    /// An empty table with columns; `true` puts a column to the right.
    #[must_use]
    pub fn new(fixed: usize, columns: Vec<(String, bool)>) -> Table {
        let (head, right) = columns.into_iter().map(|(head, right)| (clean(&head), right)).unzip();
        Table { head, right, fixed, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.push(cells, false);
    }

    /// Adds a row that sums up or heads others.
    pub fn strong(&mut self, cells: Vec<String>) {
        self.push(cells, true);
    }

    fn push(&mut self, cells: Vec<String>, strong: bool) {
        let cells = cells.iter().map(|cell| clean(cell)).collect();
        self.rows.push(Row { cells, strong });
    }
}

/// The text with what cannot be seen made visible and line breaks as spaces, safe in any format
/// that escapes its own marks. No report writes a text from a file in any other way.
#[must_use]
pub fn clean(text: &str) -> String {
    if !text.contains(|c: char| is_hidden(c) || matches!(c, '\n' | '\r' | '\t')) {
        return text.to_owned();
    }
    let mut seen = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\t' => seen.push(' '),
            '\r' => {}
            c if is_hidden(c) => seen.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => seen.push(c),
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_made_visible() {
        assert_eq!(clean("a\x1b[31mb"), "a⟨U+001B⟩[31mb");
        assert_eq!(clean("x\u{202e}y\r\nz"), "x⟨U+202E⟩y z");
        assert_eq!(clean("gewoon"), "gewoon");
    }
}
