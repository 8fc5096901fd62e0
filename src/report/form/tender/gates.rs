//! Gates: those that there are, in words and with the minimum that they ask, and rows for new ones.

use super::{GATES, Making};
use crate::lang::Composed as Words;
use crate::model::composed::{NEW_GATES, Target};
use crate::model::form::{HEADS, Role as Column};
use crate::report::book::{At, Role, Sheet};
use crate::report::document::minima;
use crate::report::form::ask::label;

const TITLE: usize = 1;
const KIND: usize = 2;
const OF: usize = 3;
const MINIMUM: usize = 4;
const WHY: usize = 5;
const DROP: usize = 7;

/// The columns that are read.
const COLUMNS: [(usize, Column); 6] = [
    (TITLE, Column::Title),
    (KIND, Column::Kind),
    (OF, Column::Of),
    (MINIMUM, Column::Answer),
    (WHY, Column::Why),
    (DROP, Column::Drop),
];

/// The gates.
pub fn sheet(making: &mut Making<'_>) -> Sheet {
    let mut sheet = making.sheet("gates", &COLUMNS);
    sheet.heads(making.heads(&["gate", "words", "why", "minimum", "unit", "from", "drop"]), 0);
    let (of, lang) = (making.of, making.of.lang);
    let gates = of.composed.whole.rules.as_ref().map(|rules| rules.gates.as_slice()).unwrap_or_default();
    for (gate, words) in gates.iter().zip(minima(&of.composed.whole, lang)) {
        let key = format!("gate:{}", gate.id);
        let input = of.composed.find(&key, Column::Answer).map(|input| &input.target);
        let unit = match input {
            Some(Target::Minimum { key, .. } | Target::Replace { key, .. }) => key,
            _ => "",
        };
        let drop = of.composed.find(&key, Column::Drop).map(|input| &input.target);
        let from = match drop {
            Some(Target::Close(_)) => Words::OwnGate,
            _ => Words::OfCatalogue,
        };
        let title = gate.title.get(lang);
        let row = sheet.row(vec![
            making.key(&key),
            making.text(if title.is_empty() { &gate.id } else { &title }, Role::Strong),
            making.text(&words, Role::Plain),
            making.text(&gate.why.get(lang), Role::Plain),
        ]);
        let at = |column| At { sheet: GATES, row, column };
        making.put(&mut sheet, at(MINIMUM), &key, Column::Answer);
        sheet.put(row, 5, making.words(&Words::Unit(unit), Role::Plain));
        sheet.put(row, 6, making.words(&from, Role::Plain));
        making.put(&mut sheet, at(DROP), &key, Column::Drop);
    }
    sheet.row(vec![making.key(HEADS)]);
    making.line(&mut sheet, &Words::Section("new"), Role::Strong);
    if let Some(levels) = levels(making) {
        making.line(&mut sheet, &Words::Levels(levels), Role::Note);
    }
    let heads = making.heads(&["name", "kind", "of", "minimum", "why"]);
    sheet.row(heads);
    for n in 1..=NEW_GATES {
        let key = format!("new:{n}");
        let row = sheet.row(vec![making.key(&key)]);
        for (column, role) in COLUMNS.into_iter().filter(|(column, _)| *column != DROP) {
            making.put(&mut sheet, At { sheet: GATES, row, column }, &key, role);
        }
    }
    sheet.columns = super::widths(&[34, 52, 44, 24, 24, 16, 9]);
    sheet
}

/// The steps of the level scales.
fn levels(making: &Making<'_>) -> Option<String> {
    let rules = making.of.composed.whole.rules.as_ref()?;
    let mut all: Vec<String> = Vec::new();
    for level in rules.catalogues.iter().flat_map(|catalogue| &catalogue.levels) {
        let title = format!("{} {}", level.name, level.title.get(making.of.lang));
        let said = label(&level.n.to_string(), title.trim());
        if !all.contains(&said) {
            all.push(said);
        }
    }
    (!all.is_empty()).then(|| all.join("; "))
}
