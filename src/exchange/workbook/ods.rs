//! ODS: the part that holds what stands in cells (OpenDocument 1.3, part 3).

use super::formats;
use super::xml::{Element, Token, Tokens};
use super::{Cell, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, Taken, Unreadable, Value, Workbook};

const CONTENT: &str = "content.xml";

/// Reads a workbook.
pub fn read(content: &[u8]) -> Result<Workbook, Unreadable> {
    let mut reading = Reading::default();
    let mut tokens = Tokens::new(content, CONTENT);
    let mut is_one = false;
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start(element) => {
                is_one |= element.name == "spreadsheet";
                reading.start(&element)?;
            }
            Token::Text(text) => reading.text(&text)?,
            Token::End(name) => reading.end(&name)?,
        }
    }
    if is_one { Ok(Workbook { sheets: reading.sheets }) } else { Err(Unreadable::NotAWorkbook) }
}

/// A cell while it is read.
struct Open {
    of: String,
    stored: Option<String>,
    formula: bool,
    times: u32,
    span: (u32, u32),
    lines: Vec<String>,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    taken: Taken,
    row: u32,
    column: u32,
    /// How often the row stands there, and its cells, each from a column up to another.
    times: u32,
    cells: Vec<((u32, u32), Cell)>,
    open: Option<Open>,
    /// How deep within what is no text of the cell: remarks and drawings.
    aside: usize,
    in_line: bool,
}

/// Elements whose text is not that of the cell.
fn is_aside(name: &str) -> bool {
    matches!(name, "annotation" | "frame" | "g" | "custom-shape" | "control" | "shapes" | "tracked-changes")
}

impl Reading {
    fn start(&mut self, element: &Element) -> Result<(), Unreadable> {
        if self.aside > 0 || is_aside(&element.name) {
            self.aside += 1;
            return Ok(());
        }
        match element.name.as_str() {
            "table" => {
                if self.sheets.len() == MOST_SHEETS {
                    return Err(Unreadable::Sheets);
                }
                self.sheets.push(Sheet {
                    name: element.get("name").unwrap_or_default().to_owned(),
                    ..Sheet::default()
                });
                (self.row, self.column) = (0, 0);
            }
            "table-row" => {
                (self.column, self.times) = (0, element.times("number-rows-repeated"));
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => self.open = Some(opened(element)),
            "p" => self.line(),
            "s" => {
                let spaces = usize::try_from(element.times("c")).unwrap_or(1).min(1000);
                self.text(&" ".repeat(spaces))?;
            }
            "tab" => self.text("\t")?,
            "line-break" => self.text("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn line(&mut self) {
        self.in_line = true;
        if let Some(open) = &mut self.open {
            open.lines.push(String::new());
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        if self.aside > 0 || !self.in_line {
            return Ok(());
        }
        if let Some(line) = self.open.as_mut().and_then(|open| open.lines.last_mut()) {
            self.taken.hear(text.len())?;
            line.push_str(text);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "p" => self.in_line = false,
            "table-cell" | "covered-table-cell" => self.close()?,
            "table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    /// Keeps a cell as often as it stands there; an empty one only moves the place.
    fn close(&mut self) -> Result<(), Unreadable> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let next = self.column.saturating_add(open.times);
        if open.span != (1, 1) {
            let last =
                (self.row.saturating_add(open.span.0 - 1), self.column.saturating_add(open.span.1 - 1));
            let first = (self.row, self.column);
            if let Some(sheet) = self.sheets.last_mut() {
                self.taken.join(sheet, (first, last))?;
            }
        }
        if let Some(cell) = cell(&open) {
            if next > MOST_COLUMNS {
                return Err(Unreadable::Cells);
            }
            self.cells.push(((self.column, next), cell));
        }
        self.column = next;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        let next = self.row.saturating_add(self.times);
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            if next > MOST_ROWS {
                return Err(Unreadable::Cells);
            }
            let Some(sheet) = self.sheets.last_mut() else {
                return Err(Unreadable::Broken(CONTENT.to_owned()));
            };
            for row in self.row..next {
                let mut places =
                    cells.iter().flat_map(|((from, to), cell)| (*from..*to).map(move |at| (at, cell)));
                places.try_for_each(|(at, cell)| self.taken.put(sheet, (row, at), cell.clone()))?;
            }
        }
        self.row = next;
        Ok(())
    }
}

fn opened(element: &Element) -> Open {
    let of = element.get("value-type").unwrap_or_default().to_owned();
    let stored = match of.as_str() {
        "float" | "percentage" | "currency" => element.get("value"),
        "date" => element.get("date-value"),
        "time" => element.get("time-value"),
        "boolean" => element.get("boolean-value"),
        _ => element.get("string-value"),
    };
    Open {
        stored: stored.map(str::to_owned),
        of,
        formula: element.get("formula").is_some(),
        times: element.times("number-columns-repeated"),
        span: (element.times("number-rows-spanned"), element.times("number-columns-spanned")),
        lines: Vec::new(),
    }
}

/// What a cell holds; nothing where it is empty.
fn cell(open: &Open) -> Option<Cell> {
    let shown = open.lines.join("\n");
    let stored = open.stored.clone();
    let value = match (open.of.as_str(), stored) {
        ("float" | "currency", Some(stored)) => Value::Number(formats::shortest(&stored)?),
        ("percentage", Some(stored)) => Value::Percent(formats::shifted(&formats::shortest(&stored)?, 2)),
        ("date", Some(stored)) => formats::iso(&stored).map_or(Value::Text(shown), Value::Day),
        ("boolean", Some(stored)) => Value::Yes(stored == "true"),
        ("string" | "", stored) => Value::Text(stored.unwrap_or(shown)),
        _ => Value::Text(shown),
    };
    let is_error = open.formula
        && matches!(&value, Value::Text(text) if text.starts_with('#') || text.starts_with("Err:"));
    let value = match value {
        Value::Text(text) if is_error => Value::Error(text),
        Value::Text(text) if text.trim().is_empty() && !open.formula => return None,
        value => value,
    };
    Some(Cell { value, formula: open.formula })
}
