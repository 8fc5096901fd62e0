//! The first sheet: what this is, how to fill it in, and how far one is.

use super::{Making, marks};
use crate::lang::{Form, Say};
use crate::model::form::{self, Head, Part};
use crate::report::book::{At, Cell, Expr, Form as Shape, Role};

/// The name of the whole.
pub fn title(asked: &super::Asked<'_>) -> String {
    let tender = asked.rules.tender.as_ref().map(|tender| tender.title.get(asked.lang)).unwrap_or_default();
    Form::TitleOf { kind: asked.kind.name(), tender }.text(asked.lang)
}

/// Fills the first sheet in.
pub fn fill(making: &mut Making<'_>) {
    let asked = making.asked;
    let mut sheet = making.book.sheets[0].clone();
    marks(&mut sheet, Part::Head, &[(1, "value")], asked.lang);
    let tender = asked.rules.tender.as_ref();
    let id = tender.map(|tender| tender.id.clone()).unwrap_or_default();
    let head = [
        (Head::Version, form::VERSION.to_owned()),
        (Head::Kind, asked.kind.name().to_owned()),
        (Head::Tender, id),
        (Head::Rules, asked.digest.to_owned()),
    ];
    for (key, value) in head {
        let row = sheet.row(vec![
            making.text(key.key(), Role::Plain),
            making.text(&value, Role::Plain).formed(Shape::Typed),
        ]);
        sheet.hidden_rows.push(row);
    }
    let line = |cell: Cell| vec![Cell::default(), cell];
    sheet.row(line(making.text(&title(asked), Role::Title)));
    if let Some(tender) = tender {
        sheet.row(line(making.text(&making.say(&Form::Authority(tender.authority.clone())), Role::Plain)));
        if let Some(deadline) = &tender.deadline {
            sheet.row(line(making.text(&making.say(&Form::Deadline(deadline.written.clone())), Role::Plain)));
        }
    }
    sheet.row(line(making.text(&making.say(&Form::RulesAre(asked.digest.to_owned())), Role::Plain)));
    sheet.row(Vec::new());
    sheet.row(line(making.text(&making.say(&Form::HowHead), Role::Strong)));
    for (n, text) in making.say(&Form::How(asked.kind.name())).lines().enumerate() {
        sheet.row(line(making.text(&format!("{}. {text}", n + 1), Role::Plain)));
    }
    sheet.row(Vec::new());
    let heads = [Form::SheetsHead, Form::Answered, Form::Open];
    let mut cells = vec![Cell::default()];
    cells.extend(heads.iter().map(|head| making.text(&making.say(head), Role::Head)));
    sheet.row(cells);
    for (place, answered, open) in &making.counts {
        let name = making.book.sheets[*place].name.clone();
        let count = |at: At| Cell::formula(Expr::Cell(at), Shape::General, Role::Plain);
        let unit = making.text(&making.say(&Form::Rows), Role::Plain);
        let last = open.map_or(unit, count);
        sheet.row(vec![Cell::default(), making.text(&name, Role::Plain), count(*answered), last]);
    }
    sheet.columns = super::widths(&[130, 14, 14]);
    sheet.locked = true;
    making.book.sheets[0] = sheet;
}
