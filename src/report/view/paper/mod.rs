//! A whole report as one document that is handed over: parts in order, without a format.
//!
//! In: a [`Report`]. Out: a [`Paper`], which HTML and PDF draw, so that they cannot disagree. Every text in it
//! was made visible by [`clean`](crate::report::clean) and carries no markup; pictures are SVG of our own.
//! A part that is internal stands in no paper for the public.

mod annex;
mod answers;
mod bid;
mod desk;
mod evidence;
mod exposure;
mod firm;
mod parts;
mod summary;
mod tables;

use std::io;

use crate::report::layout::{Block, Item, Table};
use crate::report::{Report, Subject};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its name: that of the tender.
    pub title: String,
    /// What stands under the name: authority, catalogues, day, lock, and who reads.
    pub under: Vec<String>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its name in links, of letters, digits, `-`, `.` and `_`; unique within the document.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Whether only the authority's own people may see it, and it says so in its heading.
    pub internal: bool,
    /// What stands in it.
    pub pieces: Vec<Piece>,
    /// Parts within it.
    pub parts: Vec<Part>,
}

/// A piece of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A sentence of its own.
    Line(String),
    /// A sentence that must not be missed.
    Notice(String),
    /// A table.
    Grid(Grid),
    /// A list, each item with what belongs under it.
    Items(Vec<Item>),
    /// A picture.
    Picture(Picture),
}

/// A table of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What it shows, read before it.
    pub caption: String,
    /// Heads of the columns.
    pub head: Vec<Cell>,
    /// Columns whose cells stand to the right.
    pub right: Vec<bool>,
    /// Columns at the left that name a row and stay in sight.
    pub fixed: usize,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it sums up or heads others.
    pub strong: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How it may be stressed besides; what it means is in the text already.
    pub mark: Option<Mark>,
    /// The part that it points to, by id.
    pub to: Option<String>,
}

/// How a cell may be stressed. Nothing is said by it that its text does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Passed, admissible.
    Good,
    /// Failed, rejected.
    Bad,
    /// Not established, unsupported, to be looked at.
    Open,
    /// Of less weight than its neighbours.
    Quiet,
}

/// A picture, with what it shows in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What stands under it.
    pub caption: String,
    /// What it shows, for who cannot see it.
    pub says: String,
    /// An SVG document of its own, of fixed colours for light, which its own style changes in the dark.
    pub svg: String,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, ..Cell::default() }
    }
}

impl From<Table> for Grid {
    fn from(table: Table) -> Grid {
        let cells = |cells: Vec<String>| cells.into_iter().map(Cell::from).collect();
        let rows = table.rows.into_iter();
        Grid {
            caption: String::new(),
            head: cells(table.head),
            right: table.right,
            fixed: table.fixed,
            rows: rows.map(|row| Row { cells: cells(row.cells), strong: row.strong }).collect(),
        }
    }
}

/// The document of a report. That of `score` holds all there is to say about its bids; of other subjects it holds
/// what the terminal shows.
///
/// # Errors
/// A bid that changed while the report was made.
pub fn paper(report: &Report<'_>) -> io::Result<Paper> {
    match report.subject {
        Subject::Score => parts::whole(report),
        _ => Ok(cut(super::blocks(report)?)),
    }
}

/// Blocks cut into parts at their headings; what stands before the first is under the name.
fn cut(blocks: Vec<Block>) -> Paper {
    let mut paper = Paper::default();
    for block in blocks {
        match block {
            Block::Title(title) if paper.title.is_empty() => paper.title = title,
            Block::Title(heading) | Block::Heading(heading) => {
                let id = format!("part-{}", paper.parts.len() + 1);
                paper.parts.push(Part { id, heading, ..Part::default() });
            }
            Block::Line(line) if paper.parts.is_empty() => paper.under.push(line),
            Block::Line(line) => put(&mut paper, Piece::Line(line)),
            Block::Table(table) => put(&mut paper, Piece::Grid(table.into())),
            Block::Items(items) => put(&mut paper, Piece::Items(items)),
        }
    }
    paper
}

/// Puts a piece in the last part; where there is none yet, in one without a heading.
fn put(paper: &mut Paper, piece: Piece) {
    if paper.parts.is_empty() {
        paper.parts.push(Part { id: "part-1".to_owned(), ..Part::default() });
    }
    paper.parts.iter_mut().last().into_iter().for_each(|part| part.pieces.push(piece.clone()));
}
