//! The first sheet: what the book is about, who reads it, and what its formulas follow and do not.

use super::Making;
use crate::lang::Book as Words;
use crate::model::award::Tie;
use crate::report::book::{Cell, Column, Role, Sheet};
use crate::report::layout::Block;
use crate::report::view;

/// The first sheet.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let lang = making.speaker.lang;
    let text = |text: &str, role| Cell::text(text, role, lang);
    let mut sheet = Sheet::new(&making.say(&Words::SheetAbout));
    for block in view::head(making.report, making.speaker) {
        match block {
            Block::Title(title) => sheet.row(vec![text(&title, Role::Title)]),
            Block::Line(line) => sheet.row(vec![text(&line, Role::Plain)]),
            Block::Heading(_) | Block::Table(_) | Block::Items(_) => 0,
        };
    }
    let said = |sheet: &mut Sheet, head: Words, lines: Vec<String>| {
        sheet.row(Vec::new());
        sheet.row(vec![text(&making.say(&head), Role::Strong)]);
        for line in lines {
            sheet.row(vec![text(&line, Role::Plain)]);
        }
    };
    let sheets = making.say(&if making.report.is_public() { Words::SheetsPublic } else { Words::Sheets });
    said(&mut sheet, Words::WhatIsHere, sheets.split('\n').map(str::to_owned).collect());
    if making.layout.is_live() {
        said(&mut sheet, Words::WhatFollows, vec![making.say(&Words::Follows)]);
        said(&mut sheet, Words::WhatStays, stays(making));
    }
    if let Some(method) = view::award_method(making.round, making.speaker) {
        said(&mut sheet, Words::AwardMethod, vec![making.label(&method)]);
    }
    sheet.columns = Column::of(&[110]);
    sheet
}

/// What does not change when an input does.
fn stays(making: &Making<'_>) -> Vec<String> {
    let award = &making.round.rules.award;
    let mut lines = vec![Words::VerdictsStay];
    let conditions = [
        (making.round.provisional, Words::IfAdmittedStays),
        (award.ties.contains(&Tie::Draw), Words::DrawStays),
        (!making.layout.ranks_follow, Words::FiguresStay),
        (making.bids.len() < making.round.places.len(), Words::LeftOutStay),
        (making.layout.compared.len() < making.layout.counted.len(), Words::PointsStay),
    ];
    lines.extend(conditions.into_iter().filter(|(so, _)| *so).map(|(_, line)| line));
    lines.push(Words::LastDigitMay);
    lines.iter().map(|line| making.say(line)).collect()
}
