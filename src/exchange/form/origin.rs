//! Which cell each line of the TOML came from, so that whoever reads a finding about a line knows where to look.

use std::fmt::Write as _;

use super::cells::{Cells, Place, Table};
use crate::model::form::{Entries, Key, Role, key_of};
use crate::model::rules::Rules;

/// A part of the file, from one head to the next.
enum Section {
    /// Single rows: of the bid, its price or its chain.
    Whole(fn(String) -> Key),
    /// Facts, one a line.
    Facts,
    /// One answer.
    Answer(Key),
    /// One entry of a table, by the row that it came from.
    Entry(Table, u32),
    /// What no cell asks.
    None,
}

/// The TOML of a questionnaire with the cell of each line behind it, as a remark.
pub fn located(toml: &str, cells: &Cells<'_>, rules: &Rules) -> String {
    let mut out = String::with_capacity(toml.len() * 2);
    let mut finding = Finding { cells, rules, section: Section::None, entries: Default::default() };
    for line in toml.lines() {
        out.push_str(line);
        if let Some(place) = finding.place(line) {
            let spot: String =
                cells.spot(place).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let _ = write!(out, "   # {spot}");
        }
        out.push('\n');
    }
    out
}

/// Walks through the lines.
struct Finding<'a, 'w> {
    cells: &'a Cells<'w>,
    rules: &'a Rules,
    section: Section,
    /// How many entries of each kind have passed.
    entries: [usize; Entries::ALL.len()],
}

impl Finding<'_, '_> {
    fn place(&mut self, line: &str) -> Option<Place> {
        if line.starts_with('[') {
            self.section = self.head(line);
            return None;
        }
        let key = line.split_once(" = ")?.0;
        match &self.section {
            Section::Whole(make) => self.of(&make(key.to_owned()), Role::Answer),
            Section::Facts => self.of(&Key::Fact(key.to_owned()), Role::Answer),
            Section::Answer(asked) => {
                let role = Role::ALL.into_iter().find(|role| role.mark() == key).unwrap_or(Role::Answer);
                let role = if matches!(asked, Key::Statement(_)) && role == Role::Statement {
                    Role::Answer
                } else {
                    role
                };
                self.of(asked, role)
            }
            Section::Entry(table, row) => Some((table.sheet, (*row, *table.columns.get(key)?))),
            Section::None => None,
        }
    }

    fn head(&mut self, line: &str) -> Section {
        match line {
            "[bid]" => return Section::Whole(Key::Bid),
            "[price]" => return Section::Whole(Key::Price),
            "[chain]" => return Section::Whole(Key::Chain),
            "[facts]" => return Section::Facts,
            _ => {}
        }
        let answers = (0..self.rules.criteria.len()).map(|criterion| key_of(self.rules, criterion));
        let answer = line.strip_prefix("[answers.\"").and_then(|rest| rest.strip_suffix("\"]"));
        if let Some(id) = answer {
            let mut own =
                answers.filter(|key| matches!(key, Key::Answer(own) | Key::Statement(own) if own == id));
            return own.next().map_or(Section::None, Section::Answer);
        }
        let kinds = Entries::ALL.into_iter().enumerate();
        let mut kinds = kinds.filter(|(_, entries)| line == format!("[[{}]]", entries.name()));
        kinds.next().map_or(Section::None, |(place, entries)| self.entry(place, entries))
    }

    fn entry(&mut self, place: usize, entries: Entries) -> Section {
        let Some(table) = self.cells.tables.get(&entries) else { return Section::None };
        let row = self.cells.entries(table).get(self.entries[place]).copied();
        self.entries[place] += 1;
        row.map_or(Section::None, |row| Section::Entry(table.clone(), row))
    }

    fn of(&self, key: &Key, role: Role) -> Option<Place> {
        let row = self.cells.rows.get(&key.text())?;
        let column = row.columns.get(&role).copied().unwrap_or(row.key.1.1);
        Some((row.key.0, (row.key.1.0, column)))
    }
}
