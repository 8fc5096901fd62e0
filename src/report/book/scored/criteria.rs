//! The sheet with the criteria: every option with its points, level and condition.

use super::Making;
use crate::lang::{Book as Words, Label};
use crate::model::rules::Criterion;
use crate::num::Ratio;
use crate::report::book::{Cell, Column, Form, Role, Sheet};

/// The sheet with the criteria.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let (lang, rules) = (making.speaker.lang, making.round.rules);
    let text = |text: &str, role| Cell::text(text, role, lang);
    let mut sheet = Sheet::new(&making.say(&Words::SheetCriteria));
    let heads = [
        making.label(&Label::Group),
        making.label(&Label::Criterion),
        making.say(&Words::Question),
        making.say(&Words::Option),
        making.say(&Words::OptionText),
        making.say(&Words::Points),
        making.label(&Label::Level),
        making.say(&Words::Rejects),
        making.say(&Words::Condition),
    ];
    sheet.heads(heads.iter().map(|head| text(head, Role::Head)).collect(), 2);
    sheet.filtered = true;
    for group in &rules.groups {
        let title = format!("{} {}", group.id, group.title.get(lang));
        for &place in &group.criteria {
            rows(making, &title, &rules.criteria[place], place, &mut sheet);
        }
    }
    sheet.columns = Column::of(&[24, 30, 44, 14, 44, 9, 14, 10, 44]);
    sheet
}

fn rows(making: &Making<'_>, group: &str, criterion: &Criterion, place: usize, sheet: &mut Sheet) {
    let (lang, speaker) = (making.speaker.lang, making.speaker);
    let text = |text: &str| Cell::text(text, Role::Plain, lang);
    let number = |points: Ratio| Cell::number(points, Form::General, Role::Plain);
    let title = format!("{} {}", criterion.id, criterion.title.get(lang));
    let start = || vec![text(group), text(&title), text(&criterion.question.get(lang))];
    if let Some(curve) = &criterion.curve {
        let fact = &speaker.rules.facts[curve.fact];
        for (x, points) in &curve.points {
            let at = format!("{} = {} {}", fact.id, speaker.dec(*x), fact.unit.get(lang));
            let mut cells = start();
            cells.extend([text(""), text(at.trim_end()), number(Ratio::from(*points))]);
            sheet.row(cells);
        }
        return;
    }
    for option in &criterion.options {
        let scale = speaker.rules.levels_of(place);
        let level = option.level.map(|n| speaker.step(scale, n)).unwrap_or_default();
        let rejects = if option.rejects { making.say(&Words::Yes) } else { String::new() };
        let mut cells = start();
        cells.extend([
            text(&option.id),
            text(&option.text.get(lang)),
            if criterion.has_points { number(Ratio::from(option.points)) } else { Cell::default() },
            text(&level),
            text(&rejects),
            text(option.when.as_deref().unwrap_or_default()),
        ]);
        sheet.row(cells);
    }
}
