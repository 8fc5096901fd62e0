//! Workbooks as other programs save them: XLSX (ISO/IEC 29500) and ODS (ISO/IEC 26300), read within bounds.
//!
//! In: the parts of an archive. Out: per sheet the cells that hold something, by row and column, each with what is
//! stored and not with how it looks. Formulas are never reckoned and links never followed: a cell says that it
//! holds one. Whatever says that it repeats itself is unfolded only as far as the bounds go.

mod formats;
mod ods;
mod xlsx;
mod xml;

use std::cell;
use std::collections::BTreeMap;
use std::io::Cursor;

use crate::zip::Archive;

/// The most bytes of one part, unpacked.
pub const MOST_PART: u64 = 64 * 1024 * 1024;
/// The most bytes of all parts that are read, unpacked; a part that is read twice counts twice.
pub const MOST_PARTS: u64 = 4 * MOST_PART;
/// The most sheets.
pub const MOST_SHEETS: usize = 100;
/// The most cells that hold something or are joined, in all sheets together.
pub const MOST_CELLS: usize = 200_000;
/// The most bytes of all texts together.
pub const MOST_TEXT: usize = 32 * 1024 * 1024;
/// The most rows of a sheet, as Excel has them.
pub const MOST_ROWS: u32 = 1_048_576;
/// The most columns of a sheet, as Excel has them.
pub const MOST_COLUMNS: u32 = 16_384;

/// The parts of an archive, by name.
pub trait Parts {
    /// A part as a whole; nothing where it is not there.
    ///
    /// # Errors
    /// A part that cannot be unpacked, or is larger than [`MOST_PART`].
    fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable>;
}

/// A place: row and column, both from 0.
pub type At = (u32, u32);

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in order, shown or not.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The cells that hold something.
    pub cells: BTreeMap<At, Cell>,
    /// Cells that were joined: the first and the last of each.
    pub joined: Vec<(At, At)>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is stored in it.
    pub value: Value,
    /// Whether it holds a formula; what is stored is then what that last came to.
    pub formula: bool,
}

/// What is stored in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, with its line breaks.
    Text(String),
    /// A number, as the shortest decimal text that means what is stored.
    Number(String),
    /// A number that is shown as a percentage, as what is shown: `50` where 0.5 is stored.
    Percent(String),
    /// A day, or a day with a time, in the form of ISO 8601.
    Day(String),
    /// Yes or no.
    Yes(bool),
    /// An error, as the program that saved it names it.
    Error(String),
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no archive, or one that cannot be unpacked.
    Archive,
    /// It is an archive, and not that of a workbook.
    NotAWorkbook,
    /// A part is not what the format says.
    Broken(String),
    /// A part is larger than [`MOST_PART`].
    LargePart(String),
    /// Its parts are larger than [`MOST_PARTS`] together.
    LargeParts,
    /// It has more than [`MOST_SHEETS`] sheets.
    Sheets,
    /// It has more than [`MOST_CELLS`] cells that hold something, or cells beyond the last row or column.
    Cells,
    /// Its texts are longer than [`MOST_TEXT`] together.
    Text,
}

/// Reads a workbook of either format.
///
/// # Errors
/// Why it cannot be read.
pub fn read(parts: &dyn Parts) -> Result<Workbook, Unreadable> {
    if parts.part("xl/workbook.xml")?.is_some() {
        return xlsx::read(parts);
    }
    match parts.part("content.xml")? {
        Some(content) => ods::read(&content),
        None => Err(Unreadable::NotAWorkbook),
    }
}

/// The name of a place as people see it: `B12`.
#[must_use]
pub fn name((row, column): At) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

/// Takes cells, as many as may be.
#[derive(Default)]
struct Taken {
    cells: usize,
    text: usize,
    heard: usize,
}

impl Taken {
    /// Takes the bytes of a text while it is read, before it is known how often it stands there.
    fn hear(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.heard = self.heard.saturating_add(bytes);
        if self.heard > MOST_TEXT { Err(Unreadable::Text) } else { Ok(()) }
    }

    /// Puts down that cells are joined.
    fn join(&mut self, sheet: &mut Sheet, area: (At, At)) -> Result<(), Unreadable> {
        self.cells += 1;
        sheet.joined.push(area);
        if self.cells > MOST_CELLS { Err(Unreadable::Cells) } else { Ok(()) }
    }

    /// Puts a cell in a sheet; an empty text is no cell.
    fn put(&mut self, sheet: &mut Sheet, at: At, cell: Cell) -> Result<(), Unreadable> {
        let text = match &cell.value {
            Value::Text(text) if text.trim().is_empty() && !cell.formula => return Ok(()),
            Value::Text(text)
            | Value::Number(text)
            | Value::Percent(text)
            | Value::Day(text)
            | Value::Error(text) => text.len(),
            Value::Yes(_) => 0,
        };
        self.cells += 1;
        self.text += text;
        if self.cells > MOST_CELLS || at.0 >= MOST_ROWS || at.1 >= MOST_COLUMNS {
            return Err(Unreadable::Cells);
        }
        if self.text > MOST_TEXT {
            return Err(Unreadable::Text);
        }
        sheet.cells.insert(at, cell);
        Ok(())
    }
}

/// The parts of an archive in memory.
struct Packed {
    archive: Archive<Cursor<Vec<u8>>>,
    /// The bytes that were unpacked so far.
    unpacked: cell::Cell<u64>,
}

impl Parts for Packed {
    fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(size) = self.archive.size(name) else { return Ok(None) };
        if size > MOST_PART {
            return Err(Unreadable::LargePart(name.to_owned()));
        }
        self.unpacked.set(self.unpacked.get().saturating_add(size));
        if self.unpacked.get() > MOST_PARTS {
            return Err(Unreadable::LargeParts);
        }
        self.archive.bytes(name, MOST_PART).map_err(|_| Unreadable::Archive)
    }
}

/// Reads a workbook from the bytes of its file.
///
/// # Errors
/// Why it cannot be read.
pub fn open(bytes: Vec<u8>) -> Result<Workbook, Unreadable> {
    let archive = Archive::open(Cursor::new(bytes)).map_err(|_| Unreadable::Archive)?;
    read(&Packed { archive, unpacked: cell::Cell::new(0) })
}
