//! `letter.toml` and `calendar.toml`: who sends letters, and on which days no term ends.

use jiff::civil::Date;

use super::fields::Fields;
use super::tree::{Table, Tree};
use super::values::Reader;
use crate::diag::codes::Fault;
use crate::diag::{Family, Findings};
use crate::lang::Msg;
use crate::model::calendar::Calendar;
use crate::model::letter::Details;
use crate::model::{Spanned, Text};

/// Reads who sends letters.
pub fn details(tree: &Tree<'_>, findings: &mut Findings) -> Details {
    let r = &mut Reader { family: Family::Assessment, findings };
    let mut f = Fields::new(tree.root(), "");
    super::catalogue::format(r, &mut f);
    let table = f.need(r, "letter", Reader::table);
    f.finish(r);
    let Some(table) = table else { return Details::default() };
    let mut f = Fields::new(table, "[letter]");
    let mut text = |key| f.text(r, key);
    let details = Details {
        reference: text("reference"),
        place: text("place"),
        contact: text("contact"),
        signed_by: text("signed_by"),
        role: text("role"),
        court: text("court"),
        complaints: text("complaints"),
    };
    f.finish(r);
    details
}

/// Reads a calendar.
pub fn calendar(tree: &Tree<'_>, findings: &mut Findings) -> Calendar {
    let r = &mut Reader { family: Family::Assessment, findings };
    let mut f = Fields::new(tree.root(), "");
    super::catalogue::format(r, &mut f);
    let (table, days) = (f.need(r, "calendar", Reader::table), f.each(r, "day", holiday));
    f.finish(r);
    let Some(table) = table else { return Calendar::default() };
    let mut calendar = head(r, table);
    calendar.days = days.iter().map(|(day, title)| (day.value, title.clone())).collect();
    calendar.days.sort_by_key(|(day, _)| *day);
    if let Some(outside) = days.iter().find(|(day, _)| calendar.known.is_some() && !calendar.knows(day.value))
    {
        r.fault(Fault::BadValue, outside.0.at, Msg::OutsideCalendar);
    }
    calendar
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> Calendar {
    let mut f = Fields::new(table, "[calendar]");
    let id = f.need(r, "id", Reader::id).map(|id| id.value).unwrap_or_default();
    let (title, source, note) = (f.words(r, "title"), f.text(r, "source"), f.text(r, "note"));
    let as_of = f.get(r, "as_of", Reader::plain_day);
    let (from, until) = (f.need(r, "from", Reader::plain_day), f.need(r, "until", Reader::plain_day));
    f.finish(r);
    Calendar { id, title, source, note, as_of, known: from.zip(until), days: Vec::new() }
}

fn holiday(r: &mut Reader<'_>, table: Table<'_>) -> Option<(Spanned<Date>, Text)> {
    let mut f = Fields::new(table, "[[day]]");
    let (date, title) = (f.need(r, "date", Reader::day), f.words(r, "title"));
    f.finish(r);
    Some((date?, title))
}
