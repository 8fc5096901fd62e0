//! Questionnaires as workbooks: what a bidder is asked, with room for the answers, and what it takes to read them
//! back (`model::form`).
//!
//! In: the rules with their digest, and a bid whose answers are filled in where there is one. Out: a [`Book`].
//! Every fact is asked once, on the sheet of the first group that needs it. No cell has an answer that the bidder
//! did not give.

mod ask;
mod fill;
mod front;
mod judge;
mod pieces;
mod questions;
mod tables;
pub mod tender;

use std::collections::BTreeMap;
use std::io;

use super::book::{At, Book, Cell, Column, Expr, Form as Shape, Role, Sheet, expr};
use super::{ods, xlsx};
use crate::lang::{Form, Lang, Say};
use crate::model::authority::Assessment;
use crate::model::bid::{Bid, Price};
use crate::model::form::{Kind, Part};
use crate::model::judging::Seen;
use crate::model::rules::Rules;

pub use fill::unfit;
pub use judge::unfit as unfit_assessment;

/// What a questionnaire is made of.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// Their digest, lower-case hexadecimal.
    pub digest: &'a str,
    /// What it asks for.
    pub kind: Kind,
    /// The language of its texts.
    pub lang: Lang,
    /// The bid whose answers are filled in.
    pub bid: Option<&'a Bid>,
    /// Its price, which may stand in a file of its own.
    pub price: Option<&'a Price>,
    /// Who judges which bids, where it is for an assessor.
    pub judging: Option<Judging<'a>>,
}

/// Who judges which bids.
#[derive(Clone, Copy, Debug)]
pub struct Judging<'a> {
    /// The assessor, by pseudonym.
    pub assessor: &'a str,
    /// What the assessor sees of each bid, in the order of its columns.
    pub seen: &'a [Seen],
    /// What the assessor wrote already.
    pub said: Option<&'a Assessment>,
}

impl Asked<'_> {
    /// The bids to judge; none where it is for no assessor.
    fn seen(&self) -> &[Seen] {
        self.judging.map_or(&[], |judging| judging.seen)
    }
}

/// The endings of the files that it can be written to.
pub const ENDINGS: [&str; 2] = ["xlsx", "ods"];

/// The bytes of a book, in the form of a file's ending.
///
/// # Errors
/// A book of more than four gigabytes.
pub fn bytes(book: &Book, ending: &str) -> io::Result<Vec<u8>> {
    if ending == "ods" { ods::bytes(book) } else { xlsx::bytes(book) }
}

/// The questionnaire.
#[must_use]
pub fn book(asked: &Asked<'_>) -> Book {
    let title = front::title(asked);
    let mut making =
        Making { asked, book: Book::new(&title, asked.lang), lists: Lists::default(), counts: Vec::new() };
    // the first sheet is made last, and the lists stand behind all others
    making.book.push(Sheet::new(&making.say(&Form::SheetStart)));
    making.lists.sheet = making.sheets();
    match asked.kind {
        Kind::Price => questions::price(&mut making),
        Kind::Bid => {
            questions::bid(&mut making);
            questions::groups(&mut making);
            tables::all(&mut making);
        }
        Kind::Assessment => {
            judge::groups(&mut making);
            tables::all(&mut making);
        }
    }
    front::fill(&mut making);
    making.finish()
}

/// A questionnaire while it is made.
struct Making<'a> {
    asked: &'a Asked<'a>,
    book: Book,
    lists: Lists,
    /// Sheets with where they count what is answered and what is open.
    counts: Vec<(usize, At, Option<At>)>,
}

/// Lists that drop-downs show, each a column of a sheet that is hidden.
#[derive(Default)]
struct Lists {
    /// The sheet, by the place that it will have.
    sheet: usize,
    columns: Vec<Vec<String>>,
    known: BTreeMap<Vec<String>, usize>,
}

impl Lists {
    /// Where a list stands.
    fn place(&mut self, list: Vec<String>) -> (At, At) {
        let next = self.columns.len();
        let column = *self.known.entry(list.clone()).or_insert(next);
        if column == next {
            self.columns.push(list.clone());
        }
        let at = |row| At { sheet: self.sheet, row, column };
        (at(0), at(list.len().max(1) - 1))
    }
}

impl Making<'_> {
    fn say(&self, text: &Form) -> String {
        text.text(self.asked.lang)
    }

    fn rules(&self) -> &Rules {
        self.asked.rules
    }

    /// The place of the sheet with lists: behind all others.
    fn sheets(&self) -> usize {
        let rules = self.asked.rules;
        let kind = self.asked.kind;
        let questions = match kind {
            Kind::Price => 1,
            Kind::Bid => 1 + ask::sheets(rules, self.asked.bid).len(),
            Kind::Assessment => judge::sheets(self.asked).len(),
        };
        1 + questions + kind.tables().len()
    }

    fn text(&self, text: &str, role: Role) -> Cell {
        Cell::text(text, role, self.asked.lang)
    }

    fn finish(mut self) -> Book {
        let mut sheet = Sheet::new(&self.say(&Form::SheetLists));
        sheet.hidden = true;
        sheet.locked = true;
        for (column, list) in self.lists.columns.iter().enumerate() {
            for (row, one) in list.iter().enumerate() {
                sheet.put(row, column, Cell::text(one, Role::Plain, self.asked.lang));
            }
        }
        self.book.push(sheet);
        self.book
    }

    /// A cell for an answer that is a text as typed.
    fn typed(&self, text: &str) -> Cell {
        let cell = if text.is_empty() { Cell::empty(Role::Input) } else { self.text(text, Role::Input) };
        cell.formed(Shape::Typed)
    }
}

/// A hidden row of marks: the sheet's own in its first cell, and others in their columns.
fn marks(sheet: &mut Sheet, part: Part, columns: &[(usize, &str)], lang: Lang) {
    let row = sheet.row(vec![Cell::text(&part.mark(), Role::Note, lang)]);
    for (column, mark) in columns {
        sheet.put(row, *column, Cell::text(mark, Role::Plain, lang));
    }
    sheet.hidden_rows.push(row);
}

/// Columns of which the first, with the keys, is hidden.
fn widths(widths: &[u16]) -> Vec<Column> {
    let mut columns = vec![Column { width: 12, hidden: true }];
    columns.extend(Column::of(widths));
    columns
}

/// How many cells of an area hold a text.
fn count(from: At, to: At, text: String) -> Expr {
    let area = Expr::Area(from, to);
    expr::product(area.is(expr::Op::Eq, Expr::Text(text)) * expr::num(1))
}

/// How many cells of an area hold anything.
fn filled(from: At, to: At) -> Expr {
    let area = Expr::Area(from, to);
    expr::product(area.is(expr::Op::Ne, Expr::Text(String::new())) * expr::num(1))
}
