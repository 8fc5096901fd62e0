//! The workbook of a tender read back: from cells to changes in the file that a person wrote.
//!
//! In: a workbook within bounds, the tender that it should be of, and the text of its file. Out: that text with what
//! was changed in the workbook, and every other byte as it was; or findings that name sheet and cell.

mod edits;
mod take;

use std::collections::BTreeSet;

use super::cells::{Cells, Place};
use crate::diag::{Findings, Sources, codes};
use crate::exchange::workbook::Workbook;
use crate::lang::{Composed as Words, Form, Lang};
use crate::model::composed::{Input, Said, TENDER};
use crate::model::form::{self, Head};
use crate::read::{digest, edited, nearest, short};
use crate::resolve::{Composed, Opened};

/// What the workbook of a tender is read against.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The tender.
    pub opened: &'a Opened,
    /// What can be filled in.
    pub composed: &'a Composed,
    /// The text of its file.
    pub text: &'a str,
    /// The digest of its rules, lower-case hexadecimal.
    pub digest: &'a str,
    /// The language of what is added.
    pub lang: Lang,
}

/// A tender with what was changed on its workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The text of its file.
    pub text: String,
    /// How many changes were made.
    pub changes: usize,
}

/// A cell that was filled in otherwise than it was.
struct Differs<'a> {
    input: &'a Input,
    place: Place,
    now: Said,
}

/// Whether a workbook says that it is that of a tender.
#[must_use]
pub fn is_tender(book: &Workbook) -> bool {
    Cells::new(book).head.get(Head::Kind.key()).is_some_and(|kind| kind == TENDER)
}

/// Reads the workbook of a tender; `file` is its name in findings. Nothing where an error was found.
pub fn change(
    book: &Workbook,
    file: &str,
    base: Base<'_>,
    (sources, findings): (&mut Sources, &mut Findings),
) -> Option<Changed> {
    let mut cells = Cells::new(book);
    let changed = if head(&mut cells, base) { changed(&mut cells, base) } else { None };
    let is_wrong = cells.is_wrong();
    cells.report(file, sources, findings);
    changed.filter(|_| !is_wrong)
}

/// Whether it is a workbook of this tender and of this text.
fn head(cells: &mut Cells<'_>, base: Base<'_>) -> bool {
    let said = |cells: &Cells<'_>, head: Head| cells.head.get(head.key()).cloned().unwrap_or_default();
    let version = said(cells, Head::Version);
    let (found, text) = (said(cells, Head::Base), digest(base.text.as_bytes()));
    let (rules, tender) = (said(cells, Head::Rules), said(cells, Head::Tender));
    let this = base.opened.tender.head.id.clone();
    let (code, why) = if version != form::VERSION {
        (codes::NOT_A_FORM, Form::OtherVersion { found: short(&version) })
    } else if tender != this {
        (codes::FORM_BASE, Form::Composed(Words::OtherTender { found: short(&tender), this }))
    } else if found != text {
        (codes::FORM_BASE, Form::Composed(Words::OtherText { found: short(&found), this: text }))
    } else if rules != base.digest {
        let this = base.digest.to_owned();
        (codes::FORM_BASE, Form::Composed(Words::OtherRules { found: short(&rules), this }))
    } else {
        return true;
    };
    cells.fault((0, (0, 0)), code, why);
    false
}

fn changed(cells: &mut Cells<'_>, base: Base<'_>) -> Option<Changed> {
    complete(cells, base.composed);
    let mut differs = Vec::new();
    for input in &base.composed.inputs {
        let Some(place) = place(cells, input) else { continue };
        let Some(now) = take::said(cells, place, input) else { continue };
        if now != take::as_read(input) {
            differs.push(Differs { input, place, now });
        }
    }
    let edits = edits::edits(cells, base, &differs);
    if cells.is_wrong() {
        return None;
    }
    let mut text = base.text.to_owned();
    for (place, edit) in &edits {
        match edited(&text, edit) {
            Some(changed) => text = changed,
            None => cells.fault(*place, codes::FORM_FIXED, Form::Composed(Words::CannotChange)),
        }
    }
    Some(Changed { text, changes: differs.len() })
}

/// Where a cell is that can be filled in.
fn place(cells: &Cells<'_>, input: &Input) -> Option<Place> {
    let row = cells.rows.get(&input.key)?;
    let column = row.columns.get(input.role.mark())?;
    Some((row.key.0, (row.key.1.0, *column)))
}

/// Reports rows and columns that are gone, and rows that the tender does not have.
fn complete(cells: &mut Cells<'_>, composed: &Composed) {
    let known: BTreeSet<&str> = composed.inputs.iter().map(|input| input.key.as_str()).collect();
    let strange: Vec<(String, Place)> = cells
        .rows
        .iter()
        .filter(|(key, _)| !known.contains(key.as_str()))
        .map(|(key, row)| (key.clone(), row.key))
        .collect();
    for (key, place) in strange {
        let near = nearest(&key, known.iter().copied()).map(str::to_owned);
        cells.fault(place, codes::FORM_ROW, Form::UnknownRow { key: short(&key), near });
    }
    let gone: Vec<&str> = known.iter().copied().filter(|key| !cells.rows.contains_key(*key)).collect();
    if let [first, _, ..] = gone[..] {
        let more = gone.len() - 1;
        cells.fault((0, (0, 0)), codes::FORM_ROW, Form::RowsGone { key: first.to_owned(), more });
    } else if let [only] = gone[..] {
        cells.fault((0, (0, 0)), codes::FORM_ROW, Form::RowGone(only.to_owned()));
    }
    let mut told = BTreeSet::new();
    for input in &composed.inputs {
        let Some(row) = cells.rows.get(&input.key) else { continue };
        let at = row.key;
        if !row.columns.contains_key(input.role.mark()) && told.insert((at.0, input.role)) {
            cells.fault(at, codes::FORM_ROW, Form::NoColumn(input.role.mark().to_owned()));
        }
    }
}
