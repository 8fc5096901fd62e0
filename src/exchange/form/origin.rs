//! Which cell each line of the TOML came from, so that whoever reads a finding about a line knows where to look.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::cells::{Cells, Place, Table};
use crate::model::form::{Entries, Key, Role, key_of};
use crate::model::judging::{Line, mark};
use crate::model::rules::Rules;

/// A part of the file, from one head to the next.
enum Section {
    /// Single rows: of the bid, its price or its chain.
    Whole(fn(String) -> Key),
    /// Facts, one a line.
    Facts,
    /// One answer.
    Answer(Key),
    /// What an assessor chose of a bid on a criterion.
    Judgement(String, String),
    /// One entry of a table, by the row that it came from.
    Entry(Table, u32),
    /// What no cell asks.
    None,
}

/// The TOML of a questionnaire with the cell of each line behind it, as a remark.
pub fn located(toml: &str, cells: &Cells<'_>, rules: &Rules) -> String {
    let mut out = String::with_capacity(toml.len() * 2);
    let mut walk = Walk { cells, rules, section: Section::None, entries: BTreeMap::new() };
    for line in toml.lines() {
        out.push_str(line);
        if let Some(place) = walk.place(line) {
            let spot: String =
                cells.spot(place).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let _ = write!(out, "   # {spot}");
        }
        out.push('\n');
    }
    out
}

/// Walks through the lines.
struct Walk<'a, 'w> {
    cells: &'a Cells<'w>,
    rules: &'a Rules,
    section: Section,
    /// The rows of the entries of each kind that have not passed yet, from the last to the first.
    entries: BTreeMap<Entries, Vec<u32>>,
}

impl Walk<'_, '_> {
    fn place(&mut self, line: &str) -> Option<Place> {
        if line.starts_with('[') {
            self.section = self.head(line);
            return self.first();
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
            Section::Judgement(bid, criterion) => {
                let line = match key {
                    "option" => Line::Choice,
                    "equivalent" => Line::Equivalent,
                    _ => Line::Reason,
                };
                self.judging(bid, criterion, line)
            }
            Section::Entry(table, row) => Some((table.sheet, (*row, *table.columns.get(key)?))),
            Section::None => None,
        }
    }

    /// The cell that a whole section stands for.
    fn first(&self) -> Option<Place> {
        match &self.section {
            Section::Answer(asked) => self.of(asked, Role::Answer),
            Section::Judgement(bid, criterion) => self.judging(bid, criterion, Line::Choice),
            Section::Entry(table, row) => {
                let column = table.columns.values().min()?;
                Some((table.sheet, (*row, *column)))
            }
            Section::Whole(_) | Section::Facts | Section::None => None,
        }
    }

    fn judging(&self, bid: &str, criterion: &str, line: Line) -> Option<Place> {
        let row = self.cells.rows.get(&line.key(criterion))?;
        Some((row.key.0, (row.key.1.0, *row.columns.get(&mark(bid))?)))
    }

    fn head(&mut self, line: &str) -> Section {
        match line {
            "[bid]" => return Section::Whole(Key::Bid),
            "[price]" => return Section::Whole(Key::Price),
            "[chain]" => return Section::Whole(Key::Chain),
            "[assessment]" => return Section::Whole(Key::Assessment),
            "[facts]" => return Section::Facts,
            _ => {}
        }
        let answers = (0..self.rules.criteria.len()).map(|criterion| key_of(self.rules, criterion));
        let answer = line.strip_prefix("[answers.\"").and_then(|rest| rest.strip_suffix("\"]"));
        if let Some(id) = answer {
            let mut own =
                answers.filter(|key| matches!(key, Key::Answer(own) | Key::Statement(own) if own == id));
            if let Some(own) = own.next() {
                return Section::Answer(own);
            }
        }
        if let Some(keys) = line.strip_prefix("[answers.").and_then(|rest| rest.strip_suffix(']')) {
            return self.judgement(keys);
        }
        let mut kinds = Entries::ALL.into_iter().filter(|entries| line == format!("[[{}]]", entries.name()));
        kinds.next().map_or(Section::None, |entries| self.entry(entries))
    }

    /// A bid and a criterion, each an id as TOML writes it.
    fn judgement(&self, keys: &str) -> Section {
        let bare = keys.replace('"', "");
        let mut criteria = self.rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let split = |id: &str| Some(bare.strip_suffix(id)?.strip_suffix('.')?.to_owned());
        let is_judged = |bid: &String| self.cells.head.contains_key(&mark(bid));
        let own = criteria.find_map(|id| Some((split(id).filter(is_judged)?, id.to_owned())));
        own.map_or(Section::None, |(bid, criterion)| Section::Judgement(bid, criterion))
    }

    fn entry(&mut self, entries: Entries) -> Section {
        let Some(table) = self.cells.tables.get(&entries) else { return Section::None };
        let all = || self.cells.entries(table).into_iter().rev().collect();
        let row = self.entries.entry(entries).or_insert_with(all).pop();
        row.map_or(Section::None, |row| Section::Entry(table.clone(), row))
    }

    fn of(&self, key: &Key, role: Role) -> Option<Place> {
        let row = self.cells.rows.get(&key.text())?;
        let column = row.columns.get(role.mark()).copied().unwrap_or(row.key.1.1);
        Some((row.key.0, (row.key.1.0, column)))
    }
}
