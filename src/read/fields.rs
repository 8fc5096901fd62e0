//! Takes a table apart key by key, and says everything that is wrong with it.
//!
//! A reader asks [`Fields`] for each key that may be there; [`Fields::finish`] then reports the
//! keys that nobody asked for, with the nearest that somebody did.

use super::near::{nearest, short};
use super::tree::{Item, Table, Value};
use super::values::{Read, Reader};
use crate::diag::codes::Fault;
use crate::diag::{Finding, Severity, Span};
use crate::lang::Msg;
use crate::model::{Spanned, Text};

/// The keys of one table that are asked for, and those that are there.
pub struct Fields<'d> {
    table: Table<'d>,
    name: &'static str,
    asked: Vec<&'static str>,
    left: usize,
    parent: Option<(&'static [&'static str], &'static str)>,
}

impl<'d> Fields<'d> {
    /// The fields of a table; `name` is its header as a user writes it.
    #[must_use]
    pub fn new(table: Table<'d>, name: &'static str) -> Fields<'d> {
        Fields { table, name, asked: Vec::with_capacity(16), left: table.len(), parent: None }
    }

    /// Keys that belong one table higher: they end up here when written after the header `before`.
    #[must_use]
    pub fn under(mut self, keys: &'static [&'static str], before: &'static str) -> Fields<'d> {
        self.parent = Some((keys, before));
        self
    }

    /// Where the table stands.
    #[must_use]
    pub fn at(&self) -> Span {
        self.table.at
    }

    /// The raw value of a key; nothing more is looked up once every key of the table was found.
    pub fn item(&mut self, key: &'static str) -> Option<Item<'d>> {
        let again = self.asked.contains(&key);
        if self.left == 0 && !again {
            self.asked.push(key);
            return None;
        }
        let item = self.table.get(key);
        if !again {
            self.asked.push(key);
            self.left -= usize::from(item.is_some());
        }
        item
    }

    /// A key that may be there.
    pub fn get<'f, T>(
        &mut self,
        reader: &mut Reader<'f>,
        key: &'static str,
        read: Read<'d, 'f, T>,
    ) -> Option<T> {
        let item = self.item(key)?;
        read(reader, item)
    }

    /// A key that must be there.
    pub fn need<'f, T>(
        &mut self,
        reader: &mut Reader<'f>,
        key: &'static str,
        read: Read<'d, 'f, T>,
    ) -> Option<T> {
        let Some(item) = self.item(key) else {
            self.missing(reader, key);
            return None;
        };
        read(reader, item)
    }

    fn missing(&self, reader: &mut Reader<'_>, key: &'static str) {
        let message = Msg::MissingKey { key, table: self.name };
        reader.fault(Fault::MissingKey, self.table.at, message);
    }

    /// A text, empty where it is absent.
    pub fn text(&mut self, reader: &mut Reader<'_>, key: &'static str) -> String {
        self.get(reader, key, Reader::text).unwrap_or_default()
    }

    /// A text in one or two languages, empty where it is absent.
    pub fn words(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Text {
        self.get(reader, key, Reader::words).unwrap_or_default()
    }

    /// A list of names, empty where it is absent.
    pub fn names(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Vec<Spanned<String>> {
        self.get(reader, key, Reader::names).unwrap_or_default()
    }

    /// Tables under a repeated header, each read; none where it is absent.
    pub fn each<'f, T>(
        &mut self,
        reader: &mut Reader<'f>,
        key: &'static str,
        read: fn(&mut Reader<'f>, Table<'d>) -> Option<T>,
    ) -> Vec<T> {
        let tables = self.get(reader, key, Reader::tables).unwrap_or_default();
        tables.into_iter().filter_map(|table| read(reader, table)).collect()
    }

    /// Pairs of an id and a value: dotted ids may be quoted or nested.
    pub fn pairs<'f, T>(
        &mut self,
        reader: &mut Reader<'f>,
        key: &'static str,
        read: Read<'d, 'f, T>,
    ) -> Vec<(Spanned<String>, T)> {
        let Some(table) = self.get(reader, key, Reader::table) else { return Vec::new() };
        let mut pairs = Vec::new();
        flatten(table, "", &mut |id, at, item| {
            if let Some(value) = read(reader, item) {
                pairs.push((Spanned { value: id, at }, value));
            }
        });
        pairs.sort_by_key(|(id, _)| id.at);
        pairs
    }

    /// Reports what nobody asked for, and says whether there was none; `x_…` keys are the user's own.
    pub fn finish(self, reader: &mut Reader<'_>) -> bool {
        let mut all_known = true;
        if self.left == 0 {
            return all_known;
        }
        let asked = |key: &str| self.asked.contains(&key);
        for entry in self.table.entries().filter(|e| !asked(e.key) && !e.key.starts_with("x_")) {
            all_known = false;
            if reader.findings.is_full(entry.key_at.file) {
                reader.findings.count_only(entry.key_at.file, Severity::Error, 1);
                continue;
            }
            let message = Msg::UnknownKey { key: short(entry.key), table: self.name };
            let help = self.help_for(entry.key);
            let code = Fault::UnknownKey.code(reader.family);
            reader.findings.push(Finding::new(code, entry.key_at, message).help(help));
        }
        all_known
    }

    fn help_for(&self, key: &str) -> Msg {
        if let Some((keys, before)) = self.parent
            && keys.contains(&key)
        {
            return Msg::MoveAbove { key: key.to_owned(), before };
        }
        match nearest(key, self.asked.iter().copied()) {
            Some(near) => Msg::DidYouMean(near.to_owned()),
            None => Msg::KnownKeys(self.asked.iter().map(|key| (*key).to_owned()).collect()),
        }
    }
}

/// Walks nested tables down to values, with the joined ids.
fn flatten<'d>(table: Table<'d>, prefix: &str, take: &mut dyn FnMut(String, Span, Item<'d>)) {
    for entry in table.entries() {
        let id = dotted(prefix, entry.key);
        match entry.item.value {
            Value::Table(inner) => flatten(inner, &id, take),
            _ => take(id, entry.key_at, entry.item),
        }
    }
}

/// Two parts of an id with a dot between them.
#[must_use]
pub fn dotted(prefix: &str, key: &str) -> String {
    if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") }
}
