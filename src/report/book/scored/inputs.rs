//! The sheet with the files that the book rests on.

use super::Making;
use crate::lang::Book as Words;
use crate::report::book::{Cell, Column, Role, Sheet};
use crate::report::record::{Input, inputs};

/// The most rows.
const MOST_ROWS: usize = 20_000;

/// The sheet with the files that the book rests on; for the public the bids and the rules, and no documents, whose
/// names are the bidders' own.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let lang = making.speaker.lang;
    let text = |text: &str, role| Cell::text(text, role, lang);
    let mut sheet = Sheet::new(&making.say(&Words::SheetInputs));
    let heads = vec![text(&making.say(&Words::File), Role::Head), text("sha256", Role::Head)];
    sheet.heads(heads, 0);
    sheet.filtered = true;
    for Input { path, sha256 } in inputs(making.report).into_iter().take(MOST_ROWS) {
        sheet.row(vec![text(&path, Role::Plain), text(sha256.as_deref().unwrap_or("–"), Role::Plain)]);
    }
    sheet.columns = Column::of(&[60, 68]);
    sheet
}
