//! What stands in a cell as what was asked: understood, or refused with the reason. Nothing is guessed.

use jiff::civil::Date;

use crate::diag::{Code, codes};
use crate::exchange::workbook::Value;
use crate::lang::Form;
use crate::model::country::{is_country, meant};
use crate::num::Dec;
use crate::read::said::{self, Unclear};
use crate::read::{MOST_ID, nearest, short};

/// Why a cell is refused.
#[derive(Debug, PartialEq, Eq)]
pub struct Bad {
    /// The code of the finding.
    pub code: Code,
    /// What is wrong, and what it should be.
    pub why: Form,
}

/// What was asked, or why it is refused.
pub type Took<T> = Result<T, Bad>;

impl From<Unclear> for Bad {
    fn from(unclear: Unclear) -> Bad {
        let code = if unclear.has_two_readings() { codes::FORM_AMBIGUOUS } else { codes::FORM_CELL };
        Bad { code, why: unclear.form() }
    }
}

fn wrong<T>(why: Form) -> Took<T> {
    Err(Bad { code: codes::FORM_CELL, why })
}

fn ambiguous<T>(why: Form) -> Took<T> {
    Err(Bad { code: codes::FORM_AMBIGUOUS, why })
}

/// What a cell shows, for messages.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) | Value::Day(text) | Value::Error(text) => short(text),
        Value::Percent(text) => format!("{text} %"),
        Value::Yes(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
    }
}

/// A text: its lines, without what is blank before and after it.
pub fn text(value: &Value) -> Took<String> {
    match value {
        Value::Text(text) => Ok(text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()),
        Value::Number(number) => Ok(number.clone()),
        Value::Day(_) => wrong(Form::BecameDay),
        Value::Percent(_) | Value::Yes(_) | Value::Error(_) => wrong(Form::NotText),
    }
}

/// Words on one line, for everything that is no text of its own.
fn word(value: &Value) -> Took<String> {
    let text = text(value)?;
    Ok(text.replace(['\u{a0}', '\u{202f}'], " ").trim().to_owned())
}

/// A number; `units` may stand behind it.
pub fn number(value: &Value, units: &[String]) -> Took<Dec> {
    match value {
        Value::Number(number) => Dec::parse(number).or_else(|_| wrong(Form::NotANumber)),
        Value::Text(_) => {
            let said = word(value)?;
            let lower = said.to_lowercase();
            let unit = units.iter().map(|unit| unit.to_lowercase()).filter(|unit| !unit.is_empty());
            let bare = unit.filter_map(|unit| lower.strip_suffix(&unit)).min_by_key(|rest| rest.len());
            Ok(said::decimal(bare.unwrap_or(&lower).trim())?)
        }
        Value::Percent(_) => ambiguous(Form::PercentForNumber),
        Value::Day(_) => wrong(Form::BecameDay),
        Value::Yes(_) | Value::Error(_) => wrong(Form::NotANumber),
    }
}

/// A whole number.
pub fn whole(value: &Value, units: &[String]) -> Took<Dec> {
    let number = number(value, units)?;
    if number.scale() == 0 { Ok(number) } else { wrong(Form::NotWhole) }
}

/// A share of a hundred: as a percentage, or as the number before the sign.
pub fn percent(value: &Value) -> Took<Dec> {
    match value {
        Value::Percent(shown) => Dec::parse(shown).or_else(|_| wrong(Form::NotANumber)),
        Value::Text(_) => Ok(said::percent(&word(value)?)?),
        _ => Ok(said::whole_percent(number(value, &[])?)?),
    }
}

/// An amount, with or without the sign of the euro.
pub fn money(value: &Value) -> Took<Dec> {
    let Value::Text(_) = value else { return number(value, &[]) };
    Ok(said::amount(&word(value)?)?)
}

/// A day: as the program keeps it, or in a form that has one reading.
pub fn day(value: &Value) -> Took<Date> {
    match value {
        Value::Day(day) if day.contains('T') => wrong(Form::DayWithTime),
        Value::Day(day) => day.parse().or_else(|_| wrong(Form::NotADay)),
        Value::Text(_) => Ok(said::day(&word(value)?)?),
        Value::Number(_) | Value::Percent(_) | Value::Yes(_) | Value::Error(_) => wrong(Form::NotADay),
    }
}

/// A moment with its offset, as TOML writes it; seconds may be left out.
pub fn moment(value: &Value) -> Took<String> {
    let Value::Text(_) = value else { return wrong(Form::NotAMoment) };
    let said = word(value)?;
    let shape: String = said.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let offset = ["Z", "+00:00", "-00:00"].into_iter().find_map(|offset| shape.strip_suffix(offset));
    let time = offset.and_then(|rest| {
        ["0000-00-00T00:00", "0000-00-00 00:00"].into_iter().find_map(|start| rest.strip_prefix(start))
    });
    let seconds = match time {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix(":00").filter(|part| {
            part.is_empty()
                || (part.len() <= 10
                    && part.strip_prefix('.').is_some_and(|p| !p.is_empty() && p.bytes().all(|b| b == b'0')))
        }),
        None => None,
    };
    if seconds.is_none() || said.parse::<jiff::Timestamp>().is_err() {
        return wrong(Form::NotAMoment);
    }
    let (minutes, rest) = said.split_at(16);
    Ok(if time == Some("") { format!("{minutes}:00{rest}") } else { said })
}

/// Yes or no, in either language.
pub fn yes(value: &Value) -> Took<bool> {
    let said = match value {
        Value::Yes(yes) => return Ok(*yes),
        Value::Text(_) => word(value)?.to_lowercase(),
        _ => return wrong(Form::NotYesNo),
    };
    match said.as_str() {
        "ja" | "yes" | "true" | "waar" => Ok(true),
        "nee" | "no" | "false" | "onwaar" => Ok(false),
        _ => wrong(Form::NotYesNo),
    }
}

/// Whether a row is marked: a cross is a yes as well.
pub fn marked(value: &Value) -> Took<bool> {
    match value {
        Value::Text(text) if matches!(text.trim(), "x" | "X" | "✓" | "✔") => Ok(true),
        value => yes(value).or_else(|_| wrong(Form::NotMarked)),
    }
}

/// An option by its id, its text, or both as the list shows them. `options` holds ids with their texts.
pub fn option(value: &Value, options: &[(String, Vec<String>)]) -> Took<String> {
    let (Value::Text(_) | Value::Number(_)) = value else { return not_an_option("", options) };
    let said = word(value)?;
    let one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let by_id = options.iter().find(|(id, _)| same(id, &one_line));
    let before = one_line.split_once(':').map(|(id, _)| id.trim());
    let by_label = || options.iter().find(|(id, _)| before.is_some_and(|before| same(id, before)));
    let by_text = || {
        let is_it = |text: &String| same(&text.split_whitespace().collect::<Vec<_>>().join(" "), &one_line);
        let mut found = options.iter().filter(|(_, texts)| texts.iter().any(is_it));
        found.next().filter(|_| found.next().is_none())
    };
    // a text that holds a colon may look like the label of another option
    let by_words = match (by_label(), by_text()) {
        (Some(label), Some(text)) if label.0 != text.0 => None,
        (label, text) => label.or(text),
    };
    match by_id.or(by_words) {
        Some((id, _)) => Ok(id.clone()),
        None => not_an_option(before.unwrap_or(&one_line), options),
    }
}

fn not_an_option<T>(said: &str, options: &[(String, Vec<String>)]) -> Took<T> {
    let ids = || options.iter().map(|(id, _)| id.as_str());
    let near = nearest(said, ids()).map(str::to_owned);
    wrong(Form::NotAnOption { near, options: ids().take(20).map(str::to_owned).collect() })
}

/// Ids, with commas, semicolons or line ends between them.
pub fn ids(value: &Value) -> Took<Vec<String>> {
    let said = text(value)?;
    let parts = said.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        if !is_id(part) {
            return wrong(Form::NotAnId);
        }
        if !all.iter().any(|known| known == part) {
            all.push(part.to_owned());
        }
    }
    Ok(all)
}

/// One id.
pub fn id(value: &Value) -> Took<String> {
    let said = word(value)?;
    if is_id(&said) { Ok(said) } else { wrong(Form::NotAnId) }
}

fn is_id(text: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.len() <= MOST_ID && text.chars().all(good)
}

/// Countries by their codes, with commas, semicolons, spaces or line ends between them.
pub fn countries(value: &Value) -> Took<Vec<String>> {
    let said = text(value)?;
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let mut all: Vec<String> = Vec::new();
    for part in said.split(between).filter(|part| !part.is_empty()) {
        let code = part.to_ascii_uppercase();
        if !is_country(&code) {
            return wrong(Form::NotACountry { said: short(part), meant: meant(part) });
        }
        if !all.contains(&code) {
            all.push(code);
        }
    }
    Ok(all)
}

/// One country.
pub fn country(value: &Value) -> Took<String> {
    let mut all = countries(value)?;
    match (all.pop(), all.is_empty()) {
        (Some(one), true) => Ok(one),
        _ => wrong(Form::OneCountry),
    }
}

/// Three letters.
pub fn currency(value: &Value) -> Took<String> {
    let said = word(value)?.to_ascii_uppercase();
    let fine = said.len() == 3 && said.bytes().all(|b| b.is_ascii_uppercase());
    if fine { Ok(said) } else { wrong(Form::NotACurrency) }
}

/// A SHA-256 in hexadecimal.
pub fn digest(value: &Value) -> Took<String> {
    let said = word(value)?.to_ascii_lowercase();
    let fine = said.len() == 64 && said.bytes().all(|b| b.is_ascii_hexdigit());
    if fine { Ok(said) } else { wrong(Form::NotADigest) }
}

/// The number of the trade register: eight digits, of which a spreadsheet drops the first where they are zeros.
pub fn register(value: &Value) -> Took<String> {
    match value {
        Value::Number(number) if number.len() < 8 => wrong(Form::ZerosLost),
        value => text(value),
    }
}
