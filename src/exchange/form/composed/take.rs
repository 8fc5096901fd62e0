//! What stands in a cell of the workbook of a tender, and how the file says it.

use crate::diag::codes;
use crate::exchange::form::cells::{Cells, Place};
use crate::exchange::form::value::{self, Bad, Took};
use crate::exchange::workbook::Value;
use crate::lang::{Composed as Words, Form};
use crate::model::composed::{Input, Said, Want};
use crate::num::Dec;
use crate::read::quoted;

/// What stands in a cell; nothing where it was refused and reported.
pub fn said(cells: &mut Cells<'_>, place: Place, input: &Input) -> Option<Said> {
    if !cells.holds(place) {
        return Some(Said::Nothing);
    }
    cells.take(place, |value| taken(&input.want, value))
}

/// What stands in the file, as it would be read from its cell.
pub fn as_read(input: &Input) -> Said {
    let value = match &input.said {
        Said::Nothing => return Said::Nothing,
        Said::Text(text) => Value::Text(text.clone()),
        Said::YesNo(yes) => Value::Yes(*yes),
        Said::Day(day) => Value::Day(day.to_string()),
        Said::Number(number) => Value::Number(number.to_string()),
    };
    taken(&input.want, &value).unwrap_or_else(|_| input.said.clone())
}

/// A value as it is wanted.
pub fn taken(want: &Want, value: &Value) -> Took<Said> {
    let number = |number: Dec| Said::Number(number);
    match want {
        Want::Text => value::text(value).map(Said::Text),
        Want::Day => value::day(value).map(Said::Day),
        Want::Moment => value::moment(value).map(Said::Text),
        Want::Number => value::number(value, &[]).map(number),
        Want::Weight => match value::number(value, &[])? {
            below if below.is_negative() => {
                Err(Bad { code: codes::FORM_CELL, why: Form::Composed(Words::NotNegative) })
            }
            weight => Ok(Said::Number(weight)),
        },
        Want::Whole => value::whole(value, &[]).map(number),
        Want::Percent => value::percent(value).map(number),
        Want::Money => value::money(value).map(number),
        Want::Currency => value::currency(value).map(Said::Text),
        Want::Country => value::country(value).map(Said::Text),
        Want::Countries => value::countries(value).map(|all| Said::Text(all.join(", "))),
        Want::YesNo => value::yes(value).map(Said::YesNo),
        Want::Later => Ok(Said::Text(value::shown(value))),
        Want::Marked => value::marked(value).map(|yes| if yes { Said::YesNo(true) } else { Said::Nothing }),
        Want::Choice { options, .. } => {
            let options: Vec<(String, Vec<String>)> =
                options.iter().map(|one| (one.id.clone(), one.texts.to_vec())).collect();
            value::option(value, &options).map(Said::Text)
        }
    }
}

/// How TOML writes it; nothing where nothing is said.
pub fn literal(want: &Want, said: &Said) -> Option<String> {
    Some(match (said, want) {
        (Said::Nothing, _) => return None,
        (Said::Text(text), Want::Moment | Want::Choice { numbers: true, .. }) => text.clone(),
        (Said::Text(text), Want::Countries) => list(text.split(", ")),
        (Said::Text(text), _) => quoted(text),
        (Said::YesNo(yes), _) => yes.to_string(),
        (Said::Day(day), _) => day.to_string(),
        (Said::Number(number), _) => number.to_string(),
    })
}

/// A list of texts.
pub fn list<'t>(items: impl Iterator<Item = &'t str>) -> String {
    let items: Vec<String> = items.filter(|item| !item.is_empty()).map(quoted).collect();
    format!("[{}]", items.join(", "))
}
