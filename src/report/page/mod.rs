//! Text of several pages as pieces, and the forms that draw them: letters, and the assessment chapter.
//!
//! In: headings, paragraphs, lists and tables, in one language. Out: bytes. A form only draws, so that two forms
//! of one text cannot disagree.
//!
//! To add a form: one file here, `mod NAME;` and `&NAME::Name,` in [`FORMS`].

mod docx;
mod html;
mod markdown;
mod odt;

use std::io::{self, Cursor};

pub use docx::Docx;
pub use html::Html;
pub use odt::Odt;

use crate::lang::Lang;
use crate::zip::Writer;

/// Every form, the first one being the default.
pub const FORMS: &[&dyn Form] = &[&docx::Docx, &odt::Odt, &html::Html, &markdown::Markdown];

/// A form that a text can take.
pub trait Form: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// The ending of its files.
    fn extension(&self) -> &'static str;

    /// The bytes of a text.
    ///
    /// # Errors
    /// Those of writing.
    fn bytes(&self, page: &Page) -> io::Result<Vec<u8>>;
}

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What a list of documents calls it.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

impl Page {
    /// The country whose spelling it has, ISO 3166-1 alpha-2.
    #[must_use]
    pub const fn country(&self) -> &'static str {
        match self.lang {
            Lang::Nl => "NL",
            Lang::En => "GB",
        }
    }
}

/// A stretch of text with one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text; a line break where it is `\n`.
    pub text: String,
    /// Whether it is strong.
    pub strong: bool,
    /// Whether it is stressed.
    pub stressed: bool,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading: 1 is the title.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    Items(Vec<Item>),
    /// A table.
    Table(Table),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How deep it stands: those behind a lesser one that are deeper belong under it.
    pub depth: u8,
    /// What it says.
    pub runs: Vec<Run>,
}

/// A table; the first cell of a row heads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows; empty where the text before it says so.
    pub caption: Vec<Run>,
    /// The head.
    pub head: Vec<Vec<Run>>,
    /// The rows.
    pub rows: Vec<Vec<Vec<Run>>>,
    /// Per column whether it stands to the right.
    pub right: Vec<bool>,
    /// How wide the columns are to each other; empty where that follows from the head.
    pub widths: Vec<usize>,
}

/// The items of a list that stand in it, each with those under it.
fn branches(items: &[Item]) -> Vec<(&Item, &[Item])> {
    let mut all = Vec::new();
    let mut rest = items;
    while let Some((first, after)) = rest.split_first() {
        let below = after.iter().take_while(|item| item.depth > first.depth).count();
        let (below, next) = after.split_at(below);
        all.push((first, below));
        rest = next;
    }
    all
}

/// The width of each column of a table that is so wide. Where nothing says how wide they are, the first is narrow if
/// its head is empty, and wide if it names things.
fn parts(table: &Table, width: usize) -> Vec<usize> {
    let columns = table.head.len();
    let narrow = table.head.first().is_some_and(Vec::is_empty);
    let (first, other) = if narrow { (2, 6) } else { (5, 3) };
    let part = |place: usize| if place == 0 { first } else { other };
    let parts: Vec<usize> = match table.widths.len() == columns {
        true => table.widths.clone(),
        false => (0..columns).map(part).collect(),
    };
    let all: usize = parts.iter().sum();
    parts.into_iter().map(|part| width * part / all.max(1)).collect()
}

/// An archive of some files.
fn zipped(entries: &[(&str, String)]) -> io::Result<Vec<u8>> {
    let too_large = |_| io::Error::from(io::ErrorKind::FileTooLarge);
    let mut file = Cursor::new(Vec::new());
    let mut archive = Writer::new(&mut file);
    for (name, text) in entries {
        archive.entry(name, &mut |out| out.write_all(text.as_bytes())).map_err(too_large)?;
    }
    archive.finish().map_err(too_large)?;
    Ok(file.into_inner())
}
