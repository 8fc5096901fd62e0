//! Sheets with entries, one a row: parties, owners, components and documents.

use super::fill::{self, Said};
use super::questions::cell;
use super::{Making, filled, marks};
use crate::lang::Form;
use crate::model::bid::{Holds, LAYERS};
use crate::model::form::{Content, Entries, HEADS, Part};
use crate::report::book::{At, Cell, Check, Column, Form as Shape, Role, Rule, Sheet};

use super::ask::label;

/// Rows that are free to fill in.
const FREE: usize = 40;

/// Every table.
pub fn all(making: &mut Making<'_>) {
    for entries in making.asked.kind.tables() {
        table(making, *entries);
    }
}

fn table(making: &mut Making<'_>, entries: Entries) {
    let lang = making.asked.lang;
    let name = entries.name();
    let mut sheet = Sheet::new(&making.say(&Form::SheetOf(name)));
    let columns = entries.columns();
    let own: Vec<(usize, &str)> = columns.iter().enumerate().map(|(n, (key, _))| (n + 1, *key)).collect();
    marks(&mut sheet, Part::Table(entries), &own, lang);
    sheet.row(vec![
        making.text(HEADS, Role::Note),
        making.text(&making.say(&Form::SheetOf(name)), Role::Title),
    ]);
    sheet
        .row(vec![making.text(HEADS, Role::Note), making.text(&making.say(&Form::NoteOf(name)), Role::Note)]);
    let count = sheet.row(vec![
        making.text(HEADS, Role::Note),
        Cell::default(),
        making.text(&making.say(&Form::Rows), Role::Strong),
    ]);
    let row = |making: &Making<'_>, role: Role, text: fn(&'static str, &'static str) -> Form| {
        let mut cells = vec![making.text(HEADS, Role::Note)];
        cells.extend(columns.iter().map(|(key, _)| making.text(&making.say(&text(name, key)), role)));
        cells
    };
    let hints = row(making, Role::Plain, Form::Hint);
    let heads = row(making, Role::Head, Form::Question);
    sheet.row(hints);
    let head = sheet.heads(heads, 2);
    let rows = said(making, entries);
    let first = head + 1;
    for said in &rows {
        let mut cells = vec![Cell::default()];
        cells
            .extend(said.iter().zip(columns).map(|(said, (_, content))| cell(making, said, shape(*content))));
        sheet.row(cells);
    }
    for _ in 0..FREE {
        let mut cells = vec![Cell::default()];
        cells.extend(columns.iter().map(|(_, content)| cell(making, &Said::Nothing, shape(*content))));
        sheet.row(cells);
    }
    let last = sheet.rows.len() - 1;
    for (n, (_, content)) in columns.iter().enumerate() {
        checks(making, &mut sheet, *content, ((first, n + 1), (last, n + 1)));
    }
    sheet.columns = vec![Column { width: 12, hidden: true }];
    sheet
        .columns
        .extend(columns.iter().map(|(key, content)| Column { width: width(key, *content), hidden: false }));
    sheet.locked = true;
    let at = |row, column| At { sheet: making.book.sheets.len(), row, column };
    let many = filled(at(first, 1), at(last, 1));
    sheet.put(count, 1, Cell::formula(many, Shape::General, Role::Strong));
    let counted = at(count, 1);
    let place = making.book.push(sheet);
    making.counts.push((place, counted, None));
}

/// How a cell of some content looks: numbers and days are what they are, the rest stays as typed.
fn shape(content: Content) -> Shape {
    match content {
        Content::Day => Shape::Day,
        Content::Number | Content::Percent | Content::Money => Shape::General,
        _ => Shape::Typed,
    }
}

fn checks(
    making: &mut Making<'_>,
    sheet: &mut Sheet,
    content: Content,
    area: ((usize, usize), (usize, usize)),
) {
    let lang = making.asked.lang;
    let list = match content {
        Content::Bid => making.asked.seen().iter().map(|seen| label(&seen.bid, &seen.supplier)).collect(),
        Content::YesNo => vec![making.say(&Form::Yes), making.say(&Form::No)],
        Content::Layer => LAYERS.iter().map(|layer| (*layer).to_owned()).collect(),
        Content::Holds => Holds::ALL.iter().map(|(name, _)| (*name).to_owned()).collect(),
        Content::Kind => making.rules().kinds.iter().map(|(id, title)| label(id, &title.get(lang))).collect(),
        _ => Vec::new(),
    };
    let (rule, message) = match content {
        Content::Day => (Rule::Day, Form::WriteDay),
        _ if list.is_empty() => return,
        _ => {
            let (from, to) = making.lists.place(list);
            (Rule::Listed(from, to), Form::Pick)
        }
    };
    sheet.checks.push(Check { area, rule, message: making.say(&message) });
}

fn width(key: &str, content: Content) -> u16 {
    match (key, content) {
        ("name" | "title" | "issuer" | "file" | "url", _) => 30,
        (_, Content::Kind | Content::Bid) => 34,
        ("by", _) => 40,
        ("sha256", _) => 20,
        (_, Content::Countries | Content::Names) => 20,
        ("confidential", _) => 20,
        _ => 16,
    }
}

/// What the bid says, row by row.
fn said(making: &Making<'_>, entries: Entries) -> Vec<Vec<Said>> {
    let keys = || entries.columns().iter().map(|(key, _)| *key);
    if entries == Entries::Verified {
        let said = making.asked.judging.and_then(|judging| judging.said);
        let verified = said.iter().flat_map(|said| &said.verified);
        return verified
            .map(|one| keys().map(|key| fill::verified(making.asked.seen(), one, key)).collect())
            .collect();
    }
    let Some(bid) = making.asked.bid else { return Vec::new() };
    match entries {
        Entries::Verified => Vec::new(),
        Entries::Party => {
            bid.parties.iter().map(|one| keys().map(|key| fill::party(one, key)).collect()).collect()
        }
        Entries::Owner => {
            let owners =
                bid.parties.iter().flat_map(|party| party.owners.iter().map(move |own| (party, own)));
            owners.map(|(of, own)| keys().map(|key| fill::owner(&of.id.value, own, key)).collect()).collect()
        }
        Entries::Component => {
            bid.components.iter().map(|one| keys().map(|key| fill::component(one, key)).collect()).collect()
        }
        Entries::Evidence => bid
            .evidence
            .iter()
            .map(|one| keys().map(|key| kind(making, fill::evidence(one, key), key)).collect())
            .collect(),
    }
}

/// A kind of evidence as the list shows it.
fn kind(making: &Making<'_>, said: Said, key: &str) -> Said {
    let Said::Text(id) = &said else { return said };
    let known = making.rules().kinds.iter().find(|(known, _)| known == id).filter(|_| key == "kind");
    known.map_or(said.clone(), |(id, title)| Said::Text(label(id, &title.get(making.asked.lang))))
}
