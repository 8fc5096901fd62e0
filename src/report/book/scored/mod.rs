//! The workbook of `score` and `compare`: the ranking with live formulas, and what it rests on.
//!
//! A builder per sheet. The figures of the ranking are reckoned on the sheet `working` from the points of the
//! comparison and the weights that stand above the ranking; beside each stands what Keur itself reckoned.

mod about;
mod bids;
mod comparison;
mod criteria;
mod evidence;
mod exact;
mod figure;
mod findings;
mod inputs;
mod layout;
mod places;
mod ranking;
mod units;
mod working;

use std::io;

use self::bids::{Bid, gather};
use self::layout::Layout;
use super::Book;
use crate::assess::Round;
use crate::lang::{Book as Words, Label, Say};
use crate::report::Report;
use crate::report::view::Speaker;

/// The most bids that a book lists.
pub const MOST_BIDS: usize = 1000;
/// The most bids that the comparison holds side by side.
pub const MOST_COMPARED: usize = 100;

/// What the builders of sheets see.
struct Making<'m> {
    report: &'m Report<'m>,
    round: &'m Round<'m>,
    speaker: Speaker<'m>,
    bids: &'m [Bid],
    layout: &'m Layout,
}

impl Making<'_> {
    fn say(&self, words: &Words) -> String {
        words.text(self.speaker.lang)
    }

    fn label(&self, label: &Label) -> String {
        label.text(self.speaker.lang)
    }
}

/// The workbook of a report; nothing where there are no bids to speak of.
///
/// # Errors
/// A bid that changed while the report was made.
pub fn book(report: &Report<'_>) -> io::Result<Book> {
    let mut book = Book::new(&crate::report::view::title(report), report.lang);
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(book);
    };
    let speaker = Speaker { rules, lang: report.lang };
    let gathered = gather(report, round, speaker)?;
    let layout = Layout::new(report, round, &gathered.bids);
    let making = Making { report, round, speaker, bids: &gathered.bids, layout: &layout };
    book.push(about::sheet(&making));
    book.push(ranking::sheet(&making));
    book.push(comparison::sheet(&making));
    book.push(criteria::sheet(&making));
    if !report.is_public() {
        book.push(evidence::sheet(speaker, gathered.evidence));
        book.push(findings::sheet(speaker, gathered.findings));
    }
    book.push(inputs::sheet(&making));
    if layout.is_live() {
        book.push(working::sheet(&making));
    }
    Ok(book)
}
