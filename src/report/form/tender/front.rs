//! The first sheet: what this is, and how it is used.

use super::{LISTS, Making, NAMES};
use crate::lang::Composed as Words;
use crate::model::composed::TENDER;
use crate::model::form::{self, Head, Part};
use crate::report::book::{Cell, Form as Shape, Role, Sheet};

/// The first sheet.
pub fn sheet(making: &Making<'_>, title: &str) -> Sheet {
    let of = making.of;
    let mut sheet = Sheet::new(&making.say(&Words::Sheet(NAMES[0])));
    super::marks(&mut sheet, Part::Head, &[(1, "value")], of.lang);
    let head = [
        (Head::Version, form::VERSION),
        (Head::Kind, TENDER),
        (Head::Tender, of.opened.tender.head.id.as_str()),
        (Head::Rules, of.digest),
        (Head::Base, of.base),
    ];
    for (key, value) in head {
        let value = making.text(value, Role::Plain).formed(Shape::Typed);
        let row = sheet.row(vec![making.text(key.key(), Role::Plain), value]);
        sheet.hidden_rows.push(row);
    }
    let line = |cell: Cell| vec![Cell::default(), cell];
    sheet.row(line(making.text(title, Role::Title)));
    sheet.row(line(making.text(&of.opened.tender.head.authority, Role::Plain)));
    if of.opened.lock.is_some() {
        sheet.row(line(making.words(&Words::Published, Role::Strong)));
    }
    sheet.row(Vec::new());
    for (n, text) in making.say(&Words::How).lines().enumerate() {
        sheet.row(line(making.text(&format!("{}. {text}", n + 1), Role::Plain)));
    }
    sheet.row(Vec::new());
    sheet.row(line(making.words(&Words::BaseIs(of.base.to_owned()), Role::Plain)));
    sheet.row(Vec::new());
    let heads = ["sheet", "about"].map(|head| making.words(&Words::Head(head), Role::Head));
    let [name, about] = heads;
    sheet.row(vec![Cell::default(), about, name]);
    for name in &NAMES[1..LISTS] {
        let about = making.words(&Words::Note(name), Role::Plain);
        sheet.row(vec![Cell::default(), about, making.words(&Words::Sheet(name), Role::Plain)]);
    }
    sheet.columns = super::widths(&[100, 18]);
    sheet.locked = true;
    sheet
}
