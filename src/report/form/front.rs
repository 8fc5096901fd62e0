//! The first sheet: what this is, how to fill it in, and how far one is.

use super::fill::Said;
use super::questions::{cell, listed};
use super::{Asked, Making, marks};
use crate::lang::{Form, Judging as Words, Say};
use crate::model::form::{self, HEADS, Head, Key, Kind, Part, Role as Mark};
use crate::model::judging::mark;
use crate::report::book::{At, Cell, Check, Expr, Form as Shape, Role, Rule, Sheet};

/// The name of the whole.
pub fn title(asked: &Asked<'_>) -> String {
    let tender = asked.rules.tender.as_ref().map(|tender| tender.title.get(asked.lang)).unwrap_or_default();
    match asked.kind {
        Kind::Assessment => Words::Title(tender).text(asked.lang),
        kind => Form::TitleOf { kind: kind.name(), tender }.text(asked.lang),
    }
}

/// Fills the first sheet in.
pub fn fill(making: &mut Making<'_>) {
    let asked = making.asked;
    let mut sheet = making.book.sheets[0].clone();
    marks(&mut sheet, Part::Head, &[(1, "value")], asked.lang);
    let tender = asked.rules.tender.as_ref();
    for (key, value) in head(asked) {
        let row = sheet
            .row(vec![making.text(&key, Role::Plain), making.text(&value, Role::Plain).formed(Shape::Typed)]);
        sheet.hidden_rows.push(row);
    }
    let line = |cell: Cell| vec![Cell::default(), cell];
    sheet.row(line(making.text(&title(asked), Role::Title)));
    if let Some(tender) = tender {
        sheet.row(line(making.text(&making.say(&Form::Authority(tender.authority.clone())), Role::Plain)));
        let deadline = tender.deadline.as_ref().filter(|_| asked.kind != Kind::Assessment);
        if let Some(deadline) = deadline {
            sheet.row(line(making.text(&making.say(&Form::Deadline(deadline.written.clone())), Role::Plain)));
        }
    }
    if let Some(judging) = asked.judging {
        let name = Words::Assessor(judging.assessor.to_owned()).text(asked.lang);
        sheet.row(line(making.text(&name, Role::Strong)));
    }
    sheet.row(line(making.text(&making.say(&Form::RulesAre(asked.digest.to_owned())), Role::Plain)));
    sheet.row(Vec::new());
    sheet.row(line(making.text(&making.say(&Form::HowHead), Role::Strong)));
    let how = match asked.kind {
        Kind::Assessment => Words::How.text(asked.lang),
        kind => making.say(&Form::How(kind.name())),
    };
    for (n, text) in how.lines().enumerate() {
        sheet.row(line(making.text(&format!("{}. {text}", n + 1), Role::Plain)));
    }
    sheet.row(Vec::new());
    if asked.kind == Kind::Assessment {
        own(making, &mut sheet);
    }
    let heads = match asked.kind {
        Kind::Assessment => {
            [making.say(&Form::SheetsHead), Words::Judged.text(asked.lang), Words::Left.text(asked.lang)]
        }
        _ => [Form::SheetsHead, Form::Answered, Form::Open].map(|head| making.say(&head)),
    };
    let mut cells = vec![making.text(HEADS, Role::Plain)];
    cells.extend(heads.iter().map(|head| making.text(head, Role::Head)));
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

/// What the workbook says of itself, by key.
fn head(asked: &Asked<'_>) -> Vec<(String, String)> {
    let tender = asked.rules.tender.as_ref().map(|tender| tender.id.clone()).unwrap_or_default();
    let mut head = vec![
        (Head::Version, form::VERSION.to_owned()),
        (Head::Kind, asked.kind.name().to_owned()),
        (Head::Tender, tender),
        (Head::Rules, asked.digest.to_owned()),
    ];
    head.extend(asked.judging.map(|judging| (Head::Assessor, judging.assessor.to_owned())));
    let head = head.into_iter().map(|(key, value)| (key.key().to_owned(), value));
    head.chain(asked.seen().iter().map(|seen| (mark(&seen.bid), seen.digest.clone()))).collect()
}

/// What an assessor says of the whole.
fn own(making: &mut Making<'_>, sheet: &mut Sheet) {
    let lang = making.asked.lang;
    let said = making.asked.judging.and_then(|judging| judging.said);
    sheet.row(vec![Cell::default(), making.text(&Words::Own.text(lang), Role::Strong)]);
    marks(sheet, Part::Questions, &[(2, Mark::Answer.mark())], lang);
    let date = said.and_then(|said| said.date.as_ref()).map_or(Said::Nothing, |date| Said::Day(date.value));
    let consensus = if said.is_some_and(|said| said.consensus) { Said::YesNo(true) } else { Said::Nothing };
    let rows =
        [("date", Words::Date, date, Shape::Day), ("consensus", Words::Consensus, consensus, Shape::Typed)];
    for (key, ask, said, shape) in rows {
        let row = sheet.row(vec![
            making.text(&Key::Assessment(key.to_owned()).text(), Role::Note),
            making.text(&ask.text(lang), Role::Plain),
            cell(making, &said, shape),
        ]);
        match key {
            "date" => {
                let message = making.say(&Form::WriteDay);
                sheet.checks.push(Check { area: ((row, 2), (row, 2)), rule: Rule::Day, message });
            }
            _ => listed(making, sheet, vec![making.say(&Form::Yes)], (row, 2)),
        }
    }
    sheet.row(Vec::new());
}
