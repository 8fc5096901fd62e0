//! Workbooks before any format: sheets of texts, numbers and live formulas.
//!
//! In: what a builder puts into a [`Book`]. Out: one thing that `xlsx` and `ods` both draw, so that the two
//! cannot disagree. A formula is an [`Expr`], which only this crate's code makes: no text from a file ever
//! becomes part of one. What a formula comes to is reckoned here as well, exactly, and written beside it
//! for viewers that do not reckon.

pub mod expr;
mod reckon;
pub mod scored;

use jiff::civil::Date;

use super::layout::clean;
use crate::lang::{Book as Words, Lang, Say};
use crate::num::{Dec, Ratio};
pub use expr::{At, Dialect, Expr};
pub use reckon::{Reckoner, Value};

/// The most characters that Excel keeps in one cell.
pub const MOST_TEXT: usize = 32_767;
/// The most lines of a row: Excel has none that is higher.
const MOST_LINES: usize = 27;
/// The most characters of a sheet's name, in units of UTF-16.
const MOST_NAME: usize = 31;

/// A workbook.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its title, among its properties.
    pub title: String,
    /// The language of its texts.
    pub lang: Lang,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// A workbook without sheets.
    #[must_use]
    pub fn new(title: &str, lang: Lang) -> Book {
        Book { title: clean(title), lang, sheets: Vec::new() }
    }

    /// Adds a sheet, under a name that both formats allow and that no other sheet has; gives its place.
    pub fn push(&mut self, mut sheet: Sheet) -> usize {
        let plain: String = clean(&sheet.name)
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { '-' } else { c })
            .collect();
        let plain = if plain.trim().is_empty() { "-".to_owned() } else { plain.trim().to_owned() };
        let cut = |most: usize| shortened(&plain, most);
        let taken =
            |name: &str| self.sheets.iter().any(|other| other.name.to_lowercase() == name.to_lowercase());
        sheet.name = cut(MOST_NAME);
        let mut n = 2;
        while taken(&sheet.name) {
            sheet.name = format!("{} {n}", cut(MOST_NAME - 5));
            n += 1;
        }
        self.sheets.push(sheet);
        self.sheets.len() - 1
    }

    /// The cell at a place; nothing stands where none was put.
    #[must_use]
    pub fn cell(&self, at: At) -> Option<&Cell> {
        self.sheets.get(at.sheet)?.rows.get(at.row)?.get(at.column)
    }
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its columns, as wide as they are to be.
    pub columns: Vec<Column>,
    /// Its rows, each with its cells from the first column on.
    pub rows: Vec<Vec<Cell>>,
    /// Rows, by their places, that are not shown.
    pub hidden_rows: Vec<usize>,
    /// How many rows and columns stay in sight.
    pub frozen: (usize, usize),
    /// The row of heads that is repeated on every page.
    pub head: Option<usize>,
    /// Whether the rows below the head can be filtered.
    pub filtered: bool,
    /// Whether only cells whose look is [`Role::Input`] can be changed.
    pub locked: bool,
    /// Whether it is not shown.
    pub hidden: bool,
    /// What may be filled in where.
    pub checks: Vec<Check>,
    /// How many pages across it is fitted to in print, at least one.
    pub across: usize,
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(name: &str) -> Sheet {
        Sheet { name: name.to_owned(), ..Sheet::default() }
    }

    /// Adds a row; gives its place.
    pub fn row(&mut self, cells: Vec<Cell>) -> usize {
        self.rows.push(cells);
        self.rows.len() - 1
    }

    /// Adds a row of heads, which is repeated on every page and stays in sight with all above it.
    pub fn heads(&mut self, heads: Vec<Cell>, columns: usize) -> usize {
        let row = self.row(heads);
        self.head = Some(row);
        self.frozen = (row + 1, columns);
        row
    }

    /// Puts a cell somewhere, with empty ones before it where there are none yet.
    pub fn put(&mut self, row: usize, column: usize, cell: Cell) {
        while self.rows.len() <= row {
            self.rows.push(Vec::new());
        }
        let cells = &mut self.rows[row];
        while cells.len() <= column {
            cells.push(Cell::default());
        }
        cells[column] = cell;
    }

    /// How many lines a row needs for its longest text; only an estimate, for no font is measured here.
    #[must_use]
    pub fn lines(&self, row: usize) -> usize {
        let lines = |(place, cell): (usize, &Cell)| {
            let Holds::Text(text) = &cell.holds else { return 1 };
            if matches!(cell.look.role, Role::Title | Role::Note) {
                return 1;
            }
            let width = usize::from(self.columns.get(place).map_or(10, |column| column.width)).max(4);
            text.split('\n').map(|line| wrapped(line, width + width / 10 - 1)).sum()
        };
        let most = self.rows[row].iter().enumerate().map(lines).max().unwrap_or(1);
        most.clamp(1, MOST_LINES)
    }

    /// How many columns it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0).max(self.columns.len())
    }
}

/// A name of at most so many characters as Excel counts them, in units of UTF-16; cut between words where it has some.
fn shortened(name: &str, most: usize) -> String {
    if name.encode_utf16().count() <= most {
        return name.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < most
    };
    let start: String = name.chars().take_while(fits).collect();
    let end = start.rfind(' ').filter(|end| *end > most / 2).unwrap_or(start.len());
    format!("{}…", start[..end].trim_end())
}

/// Lines of a text in a column of so many characters, broken between words.
fn wrapped(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            (lines, used) = (lines + 1, 0);
        }
        used += length + usize::from(used > 0);
        lines += used.saturating_sub(1) / width;
        used = if used > width { used % width } else { used };
    }
    lines
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its width in characters.
    pub width: u16,
    /// Whether it is not shown.
    pub hidden: bool,
}

impl Column {
    /// Columns of some widths, in characters.
    #[must_use]
    pub fn of(widths: &[u16]) -> Vec<Column> {
        widths.iter().map(|&width| Column { width, hidden: false }).collect()
    }
}

/// What may be filled in, and where.
#[derive(Clone, Debug)]
pub struct Check {
    /// The first and the last cell, by row and column.
    pub area: ((usize, usize), (usize, usize)),
    /// What.
    pub rule: Rule,
    /// What is said where something else is filled in.
    pub message: String,
}

/// What may be filled in.
#[derive(Clone, Debug)]
pub enum Rule {
    /// A number, zero or above.
    NotNegative,
    /// One of some texts, none of which holds a comma, and which have at most 255 characters together: Excel
    /// keeps them in one.
    OneOf(Vec<String>),
    /// One of the texts from one cell to another: Excel takes no more than 255 characters otherwise.
    Listed(At, At),
    /// A number, within limits where there are any.
    Number {
        /// The least.
        least: Option<Dec>,
        /// The most.
        most: Option<Dec>,
        /// Whether it is a whole one.
        whole: bool,
    },
    /// A day.
    Day,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What stands in it.
    pub holds: Holds,
    /// How it looks.
    pub look: Look,
}

impl Cell {
    /// A text, in which nothing is hidden; what Excel cannot keep is cut, and the text says so.
    #[must_use]
    pub fn text(text: &str, role: Role, lang: Lang) -> Cell {
        let lines: Vec<String> = text.split('\n').map(clean).collect();
        let text = lines.join("\n");
        let long = text.encode_utf16().count() > MOST_TEXT;
        let text = if long { cut(&text, &Words::Cut(MOST_TEXT).text(lang)) } else { text };
        Cell { holds: Holds::Text(text), look: Look { role, form: Form::Text } }
    }

    /// A number.
    #[must_use]
    pub fn number(value: Ratio, form: Form, role: Role) -> Cell {
        Cell { holds: Holds::Number(value), look: Look { role, form } }
    }

    /// A day.
    #[must_use]
    pub fn day(day: Date) -> Cell {
        Cell { holds: Holds::Day(day), look: Look { role: Role::Plain, form: Form::Day } }
    }

    /// A formula, whose value is what it comes to.
    #[must_use]
    pub fn formula(expr: Expr, form: Form, role: Role) -> Cell {
        Cell { holds: Holds::Formula(expr, None), look: Look { role, form } }
    }

    /// A formula with the value that was reckoned elsewhere.
    #[must_use]
    pub fn known(expr: Expr, value: Value, form: Form, role: Role) -> Cell {
        Cell { holds: Holds::Formula(expr, Some(value)), look: Look { role, form } }
    }

    /// The same cell with another form of what stands in it.
    #[must_use]
    pub fn formed(mut self, form: Form) -> Cell {
        self.look.form = form;
        self
    }

    /// An empty cell with a look.
    #[must_use]
    pub fn empty(role: Role) -> Cell {
        Cell { holds: Holds::Nothing, look: Look { role, ..Look::default() } }
    }
}

/// The start of a text that is too long, and that it was cut.
fn cut(text: &str, said: &str) -> String {
    let most = MOST_TEXT - said.encode_utf16().count();
    let mut kept = 0;
    let fits = |c: &char| {
        kept += c.len_utf16();
        kept <= most
    };
    text.chars().take_while(fits).chain(said.chars()).collect()
}

/// What stands in a cell.
#[derive(Clone, Debug, Default)]
pub enum Holds {
    /// Nothing.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// A number.
    Number(Ratio),
    /// A day.
    Day(Date),
    /// A formula, with its value where that was reckoned elsewhere.
    Formula(Expr, Option<Value>),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// What it is there for.
    pub role: Role,
    /// How its number is written.
    pub form: Form,
}

/// What a cell is there for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// One of many.
    #[default]
    Plain,
    /// The name of the whole.
    Title,
    /// A sentence that runs on over the cells beside it.
    Note,
    /// The head of a column.
    Head,
    /// Sums up or heads others.
    Strong,
    /// To be filled in or changed.
    Input,
    /// As reckoned by Keur: fixed.
    Fixed,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As it is.
    #[default]
    General,
    /// No number but a text, a little away from the number before it.
    Text,
    /// With so many decimals, and below one with as many as it has.
    Decimals(u8),
    /// With so many decimals, and thousands apart.
    Money(u8),
    /// A day.
    Day,
    /// What is typed stays a text: a number keeps its zeros, and nothing becomes a day.
    Typed,
}
