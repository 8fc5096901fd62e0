//! What a stored number means: a plain number, a percentage, or a day.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, date};

use super::Value;

/// What kind of number a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    #[default]
    Plain,
    /// A percentage.
    Percent,
    /// A day, with or without a time.
    Day,
}

/// What a format of ECMA-376 (18.8.30) shows, by its number; nothing for those that a workbook defines itself.
pub fn builtin(id: u32) -> Option<Kind> {
    match id {
        9 | 10 => Some(Kind::Percent),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Some(Kind::Day),
        0..=163 => Some(Kind::Plain),
        _ => None,
    }
}

/// What a format shows, by its code.
pub fn of_code(code: &str) -> Kind {
    let first = code.split(';').next().unwrap_or_default();
    let (mut quoted, mut bracketed, mut skip) = (false, false, false);
    let mut plain = String::new();
    for c in first.chars() {
        match c {
            _ if skip => skip = false,
            '\\' | '_' | '*' => skip = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if bracketed => bracketed = false,
            c if !quoted && !bracketed => plain.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    if plain.contains('%') {
        Kind::Percent
    } else if !plain.contains("general") && plain.contains(['y', 'd', 'm', 'h', 's']) {
        Kind::Day
    } else {
        Kind::Plain
    }
}

/// A stored number as what its format shows.
pub fn value(stored: &str, kind: Kind, since_1904: bool) -> Value {
    let Some(plain) = shortest(stored) else { return Value::Text(stored.to_owned()) };
    match kind {
        Kind::Plain => Value::Number(plain),
        Kind::Percent => Value::Percent(shifted(&plain, 2)),
        Kind::Day => day(&plain, since_1904).map_or_else(|| Value::Number(plain.clone()), Value::Day),
    }
}

/// The shortest decimal text that means the binary number that a text stands for: programs write 0.07 as
/// `7.0000000000000007E-2`. Nothing for what is no number.
pub fn shortest(stored: &str) -> Option<String> {
    let number: f64 = stored.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
    let text = format!("{number}");
    Some(if text == "-0" { "0".to_owned() } else { text })
}

/// A plain decimal text times a power of ten.
pub fn shifted(plain: &str, by: usize) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{part:0<by$}");
    let (over, left) = padded.split_at(by);
    let whole = format!("{whole}{over}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let left = left.trim_end_matches('0');
    if left.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{left}") }
}

/// Seconds of a day.
const DAY: i128 = 86_400;

/// A day, and a time where it is not midnight, by the days since 1900 or 1904 (ECMA-376, 18.17.4.1).
fn day(plain: &str, since_1904: bool) -> Option<String> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let days: i64 = whole.parse().ok().filter(|days| (0..=2_958_465).contains(days))?;
    let part: String = part.chars().take(15).collect();
    let scale = 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?;
    let fraction: i128 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let seconds = i64::try_from((2 * fraction * DAY + scale) / (2 * scale)).ok()?;
    let start = if since_1904 {
        date(1904, 1, 1)
    } else if days < 61 {
        date(1899, 12, 31)
    } else {
        date(1899, 12, 30)
    };
    let at = start.checked_add(days.days()).ok()?.to_datetime(Time::midnight());
    let at: DateTime = at.checked_add(seconds.seconds()).ok()?;
    Some(if at.time() == Time::midnight() { at.date().to_string() } else { at.to_string() })
}

/// A day as ODS stores it: with a time only where there is one.
pub fn iso(stored: &str) -> Option<String> {
    if !stored.contains('T') {
        return stored.parse::<Date>().ok().map(|day| day.to_string());
    }
    let at: DateTime = stored.parse().ok()?;
    Some(if at.time() == Time::midnight() { at.date().to_string() } else { at.to_string() })
}
