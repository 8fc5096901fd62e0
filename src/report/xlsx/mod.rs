//! Workbooks as Excel keeps them (ISO/IEC 29500, SpreadsheetML).
//!
//! Texts stand in their cells as texts, whatever they start with; formulas come from `book` alone. Numbers
//! are written as the decimals that they are, so that nothing here reckons in floating point.

mod parts;
mod sheet;

use std::io::{self, Cursor, Write};

use super::book::{Book, Reckoner, scored};
use super::{Format, Report, Subject};
use crate::zip::Writer;

/// The format `xlsx`.
pub struct Xlsx;

impl Format for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx"]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Score, Subject::Compare]
    }

    fn wants_digests(&self) -> bool {
        true
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&bytes(&scored::book(report)?)?)
    }
}

/// The file of a book.
///
/// # Errors
/// A book of more than four gigabytes.
pub fn bytes(book: &Book) -> io::Result<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    let mut archive = Writer::new(&mut file);
    let reckoner = Reckoner::new(book);
    let looks = parts::looks(book);
    let mut entries = vec![
        ("[Content_Types].xml".to_owned(), parts::types(book)),
        ("_rels/.rels".to_owned(), parts::relations()),
        ("docProps/app.xml".to_owned(), parts::application()),
        ("docProps/core.xml".to_owned(), parts::properties(book)),
        ("xl/_rels/workbook.xml.rels".to_owned(), parts::sheet_relations(book)),
        ("xl/styles.xml".to_owned(), parts::styles(&looks)),
        ("xl/workbook.xml".to_owned(), parts::workbook(book)),
    ];
    for place in 0..book.sheets.len() {
        let name = format!("xl/worksheets/sheet{}.xml", place + 1);
        entries.push((name, sheet::written(book, place, &looks, &reckoner)));
    }
    for (name, text) in &entries {
        let written = archive.entry(name, &mut |out| out.write_all(text.as_bytes()));
        written.map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    }
    archive.finish().map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    Ok(file.into_inner())
}
