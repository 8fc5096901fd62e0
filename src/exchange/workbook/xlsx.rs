//! XLSX: the parts that hold what stands in cells (ISO/IEC 29500-1).

use std::collections::BTreeMap;

use super::formats::{self, Kind};
use super::xml::{Element, Token, Tokens};
use super::{At, Cell, MOST_CELLS, MOST_SHEETS, MOST_TEXT, Parts, Sheet, Taken, Unreadable, Value, Workbook};

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STRINGS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";

/// Reads a workbook.
pub fn read(parts: &dyn Parts) -> Result<Workbook, Unreadable> {
    let front = front(&required(parts, WORKBOOK)?)?;
    let targets = targets(&required(parts, RELATIONS)?)?;
    let strings = parts.part(STRINGS)?.map(|bytes| strings(&bytes)).transpose()?.unwrap_or_default();
    let kinds = parts.part(STYLES)?.map(|bytes| kinds(&bytes)).transpose()?.unwrap_or_default();
    let known = Known { strings, kinds, since_1904: front.since_1904 };
    let mut taken = Taken::default();
    let mut sheets = Vec::new();
    for (name, relation) in front.sheets {
        let Some(part) = targets.get(&relation) else { return Err(Unreadable::Broken(WORKBOOK.to_owned())) };
        let bytes = required(parts, part)?;
        let mut sheet = Sheet { name, ..Sheet::default() };
        Rows { known: &known, taken: &mut taken, sheet: &mut sheet }.read(&bytes, part)?;
        sheets.push(sheet);
    }
    Ok(Workbook { sheets })
}

fn required(parts: &dyn Parts, name: &str) -> Result<Vec<u8>, Unreadable> {
    parts.part(name)?.ok_or_else(|| Unreadable::Broken(name.to_owned()))
}

/// What the workbook says of its sheets: their names and relations.
#[derive(Default)]
struct Front {
    sheets: Vec<(String, String)>,
    since_1904: bool,
}

fn front(bytes: &[u8]) -> Result<Front, Unreadable> {
    let mut front = Front::default();
    each(bytes, WORKBOOK, &mut |element| {
        match element.name.as_str() {
            "workbookPr" => front.since_1904 = matches!(element.get("date1904"), Some("1" | "true")),
            "sheet" => {
                let relation = element.get("id").unwrap_or_default().to_owned();
                front.sheets.push((element.get("name").unwrap_or_default().to_owned(), relation));
            }
            _ => {}
        }
        if front.sheets.len() > MOST_SHEETS { Err(Unreadable::Sheets) } else { Ok(()) }
    })?;
    Ok(front)
}

/// The parts that relations point to, within the archive.
fn targets(bytes: &[u8]) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut targets = BTreeMap::new();
    each(bytes, RELATIONS, &mut |element| {
        let inside = element.get("TargetMode") != Some("External");
        if let (true, Some(id), Some(target)) = (inside, element.get("Id"), element.get("Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id.to_owned(), part);
        }
        Ok(())
    })?;
    Ok(targets)
}

/// Calls `take` for the start of every element.
fn each(
    bytes: &[u8],
    part: &str,
    take: &mut dyn FnMut(&Element) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut tokens = Tokens::new(bytes, part);
    while let Some(token) = tokens.next()? {
        if let Token::Start(element) = token {
            take(&element)?;
        }
    }
    Ok(())
}

/// The texts that cells point to by number; of a text in several looks all of it, and nothing of how it is said.
fn strings(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let mut tokens = Tokens::new(bytes, STRINGS);
    let (mut all, mut size) = (Vec::new(), 0);
    let (mut own, mut within, mut spoken) = (String::new(), false, false);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start(element) => match element.name.as_str() {
                "si" => own.clear(),
                "t" => within = !spoken,
                "rPh" => spoken = true,
                _ => {}
            },
            Token::Text(text) if within => own.push_str(&text),
            Token::Text(_) => {}
            Token::End(name) => match name.as_str() {
                "si" => {
                    size += own.len();
                    if all.len() > MOST_CELLS || size > MOST_TEXT {
                        return Err(Unreadable::Text);
                    }
                    all.push(unmarked(&std::mem::take(&mut own)));
                }
                "t" => within = false,
                "rPh" => spoken = false,
                _ => {}
            },
        }
    }
    Ok(all)
}

/// What each style of cells shows.
fn kinds(bytes: &[u8]) -> Result<Vec<Kind>, Unreadable> {
    let mut own: BTreeMap<u32, Kind> = BTreeMap::new();
    let mut kinds = Vec::new();
    let mut tokens = Tokens::new(bytes, STYLES);
    let mut in_cells = false;
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start(element) => {
                let id = element.get("numFmtId").and_then(|id| id.parse().ok());
                match (element.name.as_str(), id) {
                    ("numFmt", Some(id)) => {
                        own.insert(id, formats::of_code(element.get("formatCode").unwrap_or_default()));
                    }
                    ("cellXfs", _) => in_cells = true,
                    ("xf", id) if in_cells => {
                        let id: u32 = id.unwrap_or(0);
                        let known = own.get(&id).copied().or_else(|| formats::builtin(id));
                        kinds.push(known.unwrap_or_default());
                    }
                    _ => {}
                }
            }
            Token::End(name) if name == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(kinds)
}

/// What all sheets share.
struct Known {
    strings: Vec<String>,
    kinds: Vec<Kind>,
    since_1904: bool,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    at: At,
    of: String,
    style: usize,
    stored: String,
    formula: bool,
}

/// Reads the rows of one sheet.
struct Rows<'r> {
    known: &'r Known,
    taken: &'r mut Taken,
    sheet: &'r mut Sheet,
}

impl Rows<'_> {
    fn read(&mut self, bytes: &[u8], part: &str) -> Result<(), Unreadable> {
        let broken = || Unreadable::Broken(part.to_owned());
        let mut tokens = Tokens::new(bytes, part);
        let (mut row, mut next) = (0_u32, (0_u32, 0_u32));
        let (mut open, mut within, mut spoken): (Option<Open>, bool, bool) = (None, false, false);
        while let Some(token) = tokens.next()? {
            match token {
                Token::Start(element) => match element.name.as_str() {
                    "row" => {
                        row = match element.get("r").map(str::parse::<u32>) {
                            Some(Ok(number)) => number.checked_sub(1).ok_or_else(broken)?,
                            Some(Err(_)) => return Err(broken()),
                            None => next.0,
                        };
                        next = (row.saturating_add(1), 0);
                    }
                    "c" => {
                        let cell = opened(&element, (row, next.1)).ok_or_else(broken)?;
                        next.1 = cell.at.1.saturating_add(1);
                        open = Some(cell);
                    }
                    "f" => {
                        if let Some(open) = &mut open {
                            open.formula = true;
                        }
                    }
                    "v" => within = true,
                    "t" => within = !spoken,
                    "rPh" => spoken = true,
                    "mergeCell" => {
                        let area = element.get("ref").and_then(area).ok_or_else(broken)?;
                        self.taken.join(self.sheet, area)?;
                    }
                    _ => {}
                },
                Token::Text(text) => {
                    if let Some(open) = open.as_mut().filter(|_| within) {
                        open.stored.push_str(&text);
                    }
                }
                Token::End(name) => match name.as_str() {
                    "v" | "t" => within = false,
                    "rPh" => spoken = false,
                    "c" => {
                        let cell = open.take().ok_or_else(broken)?;
                        self.close(cell).map_err(|why| why.unwrap_or_else(broken))?;
                    }
                    _ => {}
                },
            }
        }
        Ok(())
    }

    /// Puts a cell in the sheet. Errors: why it cannot be; nothing where what is stored has no meaning.
    fn close(&mut self, open: Open) -> Result<(), Option<Unreadable>> {
        let Open { at, of, style, stored, formula } = open;
        if stored.is_empty() && !formula {
            return Ok(());
        }
        let value = match of.as_str() {
            "s" => {
                let place: usize = stored.trim().parse().map_err(|_| None)?;
                Value::Text(self.known.strings.get(place).cloned().ok_or(None)?)
            }
            "str" | "inlineStr" => Value::Text(unmarked(&stored)),
            "b" => Value::Yes(stored.trim() == "1"),
            "e" => Value::Error(stored),
            "d" => formats::iso(stored.trim()).map_or(Value::Text(stored), Value::Day),
            _ if stored.is_empty() => Value::Text(stored),
            _ => {
                let kind = self.known.kinds.get(style).copied().unwrap_or_default();
                formats::value(&stored, kind, self.known.since_1904)
            }
        };
        self.taken.put(self.sheet, at, Cell { value, formula }).map_err(Some)
    }
}

/// A text with Excel's marks, `_x000A_` and its like, as the characters that they mean (ECMA-376, 22.4.2.4).
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let digits = mark.get(2..6).filter(|_| mark.as_bytes().get(6) == Some(&b'_'));
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &mark[7..];
            }
            None => {
                out.push_str("_x");
                rest = &mark[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn opened(element: &Element, next: At) -> Option<Open> {
    let at = match element.get("r") {
        Some(name) => place(name)?,
        None => next,
    };
    let style = element.get("s").and_then(|style| style.parse().ok()).unwrap_or(0);
    Some(Open { at, of: element.get("t").unwrap_or_default().to_owned(), style, ..Open::default() })
}

/// The place of a name such as `B12`.
fn place(name: &str) -> Option<At> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = name
        .bytes()
        .take(letters)
        .fold(0_u32, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = name.get(letters..)?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The first and the last place of a name such as `A1:B2`.
fn area(name: &str) -> Option<(At, At)> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    Some((place(first)?, place(last)?))
}
