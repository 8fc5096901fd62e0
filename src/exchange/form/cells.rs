//! Where the questions of a questionnaire are: sheets by their marks, rows by their keys, columns by their roles.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Code, Finding, Findings, Severity, Source, Sources, Span, codes};
use crate::exchange::workbook::{At, Cell, Sheet, Value, Workbook, name};
use crate::lang::{Form, Judging, Msg};
use crate::model::form::{Entries, HEADS, Part, Role};
use crate::model::judging::BID_MARK;
use crate::read::short;

use super::value::{Bad, Took, shown};

/// Findings that are kept; the others are as many more.
const MOST: usize = 1000;
/// The most roles of columns that a sheet can have, with room for what people add.
const MOST_COLUMNS: usize = 16_384;

/// The most parts of a sheet: it has one, and the first sheet of an assessor two.
const MOST_PARTS: usize = 20;

/// A cell: its sheet, by place, and where it is.
pub type Place = (usize, At);

/// A row with a question.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where its key stands.
    pub key: Place,
    /// The columns of its sheet, by their marks.
    pub columns: Arc<BTreeMap<String, u32>>,
}

/// A sheet with entries.
#[derive(Clone, Debug)]
pub struct Table {
    /// The sheet, by place.
    pub sheet: usize,
    /// The row of marks.
    pub mark: u32,
    /// Columns by the keys of TOML.
    pub columns: BTreeMap<String, u32>,
}

/// What was found in a workbook, and what is wrong with it.
pub struct Cells<'w> {
    book: &'w Workbook,
    /// The rows of the head by their keys, each with its value.
    pub head: BTreeMap<String, String>,
    /// The rows of questions, by their keys.
    pub rows: BTreeMap<String, Row>,
    /// The tables.
    pub tables: BTreeMap<Entries, Table>,
    faults: Vec<(Place, Code, Form)>,
}

impl<'w> Cells<'w> {
    /// Finds every sheet that has marks.
    pub fn new(book: &'w Workbook) -> Cells<'w> {
        let mut cells = Cells {
            book,
            head: BTreeMap::new(),
            rows: BTreeMap::new(),
            tables: BTreeMap::new(),
            faults: Vec::new(),
        };
        for (place, sheet) in book.sheets.iter().enumerate() {
            for (at, part, end) in parts(sheet) {
                match part {
                    Part::Head => cells.take_head(sheet, at, end),
                    Part::Questions | Part::Judgements => cells.take_questions((place, sheet), part, at, end),
                    Part::Table(entries) => cells.take_table(entries, (place, sheet), at),
                }
            }
        }
        cells
    }

    /// The head: keys below the mark, and values beside them.
    fn take_head(&mut self, sheet: &Sheet, mark: At, end: u32) {
        for (at, cell) in sheet.cells.range((mark.0 + 1, 0)..(end, 0)).filter(|(at, _)| at.1 == mark.1) {
            let beside = sheet.cells.range((at.0, at.1 + 1)..(at.0 + 1, 0)).next();
            let value = beside.and_then(|(_, cell)| match &cell.value {
                Value::Text(text) | Value::Number(text) => Some(text.trim().to_owned()),
                _ => None,
            });
            if let (Some(key), Some(value)) = (said(cell), value) {
                self.head.entry(key.trim().to_owned()).or_insert(value);
            }
        }
    }

    fn take_questions(&mut self, (place, sheet): (usize, &Sheet), part: Part, mark: At, end: u32) {
        let is_ours = |text: &str| match part {
            Part::Judgements => text.starts_with(BID_MARK),
            _ => Role::ALL.into_iter().chain(Role::OF_TENDER).any(|role| role.mark() == text),
        };
        let mut columns: BTreeMap<String, u32> = BTreeMap::new();
        for (text, column) in marks(sheet, mark).into_iter().filter(|(text, _)| is_ours(text)) {
            if let Some(first) = columns.get(&text) {
                let first = self.spot((place, (mark.0, *first)));
                self.fault((place, (mark.0, column)), codes::FORM_ROW, Judging::ColumnTwice { first }.into());
                continue;
            }
            columns.insert(text, column);
        }
        let columns = Arc::new(columns);
        for (at, cell) in sheet.cells.range((mark.0 + 1, 0)..(end, 0)).filter(|(at, _)| at.1 == mark.1) {
            let key = said(cell).map(str::trim).filter(|key| !key.is_empty() && *key != HEADS);
            let Some(key) = key else { continue };
            let row = Row { key: (place, *at), columns: Arc::clone(&columns) };
            match self.rows.get(key) {
                Some(first) => {
                    let first = self.spot(first.key);
                    self.fault((place, *at), codes::FORM_ROW, Form::RowTwice { first });
                }
                None => {
                    self.rows.insert(key.to_owned(), row);
                }
            }
        }
        let mut rows: Vec<u32> =
            self.rows.values().filter(|row| row.key.0 == place).map(|row| row.key.1.0).collect();
        rows.sort_unstable();
        let columns: Vec<u32> = columns.values().copied().collect();
        self.joined((place, sheet), &columns, &|first, last| {
            let before = rows.partition_point(|row| *row < first);
            rows.partition_point(|row| *row <= last).saturating_sub(before)
        });
    }

    fn take_table(&mut self, entries: Entries, (place, sheet): (usize, &Sheet), mark: At) {
        if let Some(first) = self.tables.get(&entries) {
            let first = self.spot((first.sheet, (first.mark, mark.1)));
            self.fault((place, mark), codes::FORM_ROW, Form::SheetTwice { first });
            return;
        }
        let mut columns: BTreeMap<String, u32> = BTreeMap::new();
        for (key, column) in marks(sheet, mark) {
            if let Some(first) = columns.get(&key) {
                let first = self.spot((place, (mark.0, *first)));
                self.fault((place, (mark.0, column)), codes::FORM_ROW, Judging::ColumnTwice { first }.into());
                continue;
            }
            columns.insert(key, column);
        }
        for (key, _) in entries.columns().iter().filter(|(key, _)| !columns.contains_key(*key)) {
            self.fault((place, mark), codes::FORM_ROW, Form::NoColumn((*key).to_owned()));
        }
        let own: Vec<u32> = columns.values().copied().collect();
        self.joined((place, sheet), &own, &|first, last| {
            usize::try_from(last.saturating_sub(first.max(mark.0 + 1)))
                .unwrap_or(usize::MAX)
                .saturating_add(1)
        });
        self.tables.insert(entries, Table { sheet: place, mark: mark.0, columns });
    }

    /// Joined cells hide what stood in all but the first: they are refused where that may have been an answer.
    fn joined(&mut self, (place, sheet): (usize, &Sheet), columns: &[u32], rows: &dyn Fn(u32, u32) -> usize) {
        for (first, last) in &sheet.joined {
            let across = columns.iter().filter(|column| (first.1..=last.1).contains(column)).count();
            let down = rows(first.0, last.0);
            if across > 0 && down > 0 && across.saturating_mul(down) > 1 {
                self.fault((place, *first), codes::FORM_JOINED, Form::Joined);
            }
        }
    }

    /// The cell at a place, where something stands in it that can be an answer.
    pub fn get(&mut self, place: Place) -> Option<&'w Value> {
        let cell = self.book.sheets.get(place.0)?.cells.get(&place.1)?;
        if let Value::Error(_) = cell.value {
            self.fault(place, codes::FORM_FORMULA, Form::IsError);
            return None;
        }
        if cell.formula {
            self.fault(place, codes::FORM_FORMULA, Form::IsFormula);
            return None;
        }
        Some(&cell.value)
    }

    /// What stands at a place as `take` understands it; nothing where it is empty, or was refused and reported.
    pub fn take<T>(&mut self, place: Place, take: impl Fn(&Value) -> Took<T>) -> Option<T> {
        let value = self.get(place)?;
        match take(value) {
            Ok(value) => Some(value),
            Err(Bad { code, why }) => {
                self.fault(place, code, why);
                None
            }
        }
    }

    /// Whether anything stands at a place.
    pub fn holds(&self, place: Place) -> bool {
        self.book.sheets.get(place.0).is_some_and(|sheet| sheet.cells.contains_key(&place.1))
    }

    /// The rows of a table that hold something in one of its columns.
    pub fn entries(&self, table: &Table) -> Vec<u32> {
        let Some(sheet) = self.book.sheets.get(table.sheet) else { return Vec::new() };
        let own = |column: u32| table.columns.values().any(|known| *known == column);
        let cells = sheet.cells.range((table.mark + 1, 0)..).filter(|(at, _)| own(at.1));
        let is_head = |row: u32| {
            let cells = sheet.cells.range((row, 0)..(row + 1, 0));
            cells.clone().any(|(_, cell)| said(cell) == Some(HEADS))
        };
        let mut rows: Vec<u32> = cells.map(|(at, _)| at.0).collect();
        rows.dedup();
        rows.retain(|row| !is_head(*row));
        rows
    }

    /// Reports what is wrong at a place.
    pub fn fault(&mut self, place: Place, code: Code, why: Form) {
        if self.faults.len() < MOST {
            self.faults.push((place, code, why));
        }
    }

    /// A place as people know it: the sheet and the cell.
    pub fn spot(&self, place: Place) -> String {
        let sheet = self.book.sheets.get(place.0).map_or("", |sheet| &sheet.name);
        format!("{}!{}", short(sheet), name(place.1))
    }

    /// Whether anything was reported.
    pub fn is_wrong(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Hands over what was reported. Every sheet becomes a text whose lines are its rows, so that a place in it is
    /// a row of the sheet.
    pub fn report(self, file: &str, sources: &mut Sources, findings: &mut Findings) {
        let Cells { book, faults, .. } = self;
        for (place, sheet) in book.sheets.iter().enumerate() {
            let own: Vec<&(Place, Code, Form)> = faults.iter().filter(|(at, _, _)| at.0 == place).collect();
            if own.is_empty() {
                continue;
            }
            let mut at: BTreeMap<At, (u32, u32)> = own.iter().map(|(at, _, _)| (at.1, (0, 0))).collect();
            let text = lines(sheet, &mut at);
            let path = format!("{file} [{}]", short(&sheet.name));
            let id = sources.add(Arc::new(Source { path, text }));
            for ((_, cell), code, why) in own {
                let (start, end) = at.get(cell).copied().unwrap_or_default();
                let value = sheet.cells.get(cell).map(|cell| shown(&cell.value)).unwrap_or_default();
                let message = Form::At {
                    sheet: short(&sheet.name),
                    cell: name(*cell),
                    said: value,
                    why: Box::new(why.clone()),
                };
                let mut finding = Finding::new(*code, Span { file: id, start, end }, Msg::Form(message));
                finding.severity = Severity::Error;
                findings.push(finding.maybe_help(why.help().map(Msg::Form)));
            }
        }
    }
}

fn said(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) if !cell.formula => Some(text),
        _ => None,
    }
}

/// The parts of a sheet: where each has its mark, and the row at which it ends. All marks stand in one column, so
/// that no text of anybody is one.
fn parts(sheet: &Sheet) -> Vec<(At, Part, u32)> {
    let part = |cell: &Cell| Part::of(said(cell)?.trim());
    let Some(first) = sheet.cells.iter().find_map(|(at, cell)| part(cell).map(|_| *at)) else {
        return Vec::new();
    };
    let own = sheet.cells.iter().filter(|(at, _)| at.1 == first.1);
    let marks: Vec<(At, Part)> =
        own.filter_map(|(at, cell)| Some((*at, part(cell)?))).take(MOST_PARTS).collect();
    let ends = marks.iter().skip(1).map(|(at, _)| at.0).chain([u32::MAX]);
    marks.iter().zip(ends).map(|((at, part), end)| (*at, *part, end)).collect()
}

/// The marks of a row besides its first, each with its column.
fn marks(sheet: &Sheet, mark: At) -> Vec<(String, u32)> {
    let row = sheet.cells.range((mark.0, 0)..(mark.0 + 1, 0)).filter(|(at, _)| at.1 != mark.1);
    let mut all: Vec<(String, u32)> = Vec::new();
    for (at, cell) in row.take(MOST_COLUMNS) {
        let text = said(cell).map(str::trim).unwrap_or_default();
        if !text.is_empty() {
            all.push((text.to_owned(), at.1));
        }
    }
    all
}

/// A line for each row up to the last of `at`, with the cells of `at` on it; their bytes are put into `at`.
fn lines(sheet: &Sheet, at: &mut BTreeMap<At, (u32, u32)>) -> String {
    let (mut text, mut row) = (String::new(), 0);
    let byte = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
    for (cell, span) in at.iter_mut() {
        while row < cell.0 {
            text.push('\n');
            row += 1;
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push_str("   ");
        }
        let start = byte(&text);
        let value = sheet.cells.get(cell).map(|cell| shown(&cell.value)).unwrap_or_default();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&format!("{}: {value}", name(*cell)));
        *span = (start, byte(&text));
    }
    text
}
