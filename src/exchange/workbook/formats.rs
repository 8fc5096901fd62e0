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

/// The digits that spreadsheets keep of a number (ECMA-376, 18.3.1.96, and the habit of all of them).
const DIGITS: usize = 15;
/// The furthest that a point is moved by an exponent.
const MOST_POWER: i32 = 400;

/// The decimal that a stored number means, to the fifteen digits that spreadsheets show: programs write 0.07 as
/// `7.0000000000000007E-2`. Nothing for what is no number.
pub fn shortest(stored: &str) -> Option<String> {
    let stored = stored.trim();
    let (sign, rest) = match stored.as_bytes().first()? {
        b'-' => ("-", &stored[1..]),
        b'+' => ("", &stored[1..]),
        _ => ("", stored),
    };
    let (mantissa, power) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let power: i32 = power.parse().ok().filter(|power: &i32| power.abs() <= MOST_POWER)?;
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || digits.len() > 1000 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()? + power;
    let zeros = digits.bytes().take_while(|b| *b == b'0').count();
    let (kept, carried) = rounded(digits.get(zeros..)?);
    let point = point - i32::try_from(zeros).ok()? + i32::from(carried);
    let plain = placed(&kept, point);
    Some(if plain == "0" { plain } else { format!("{sign}{plain}") })
}

/// The first fifteen digits of a number, rounded by those after them, and whether that made one more.
fn rounded(digits: &str) -> (String, bool) {
    let mut kept: Vec<u8> = digits.bytes().take(DIGITS).collect();
    let up = digits.as_bytes().get(DIGITS).is_some_and(|b| *b >= b'5');
    let mut carried = up;
    for digit in kept.iter_mut().rev().take_while(|_| up) {
        if *digit < b'9' {
            *digit += 1;
            carried = false;
            break;
        }
        *digit = b'0';
    }
    if carried {
        kept.insert(0, b'1');
    }
    (kept.into_iter().map(char::from).collect(), carried)
}

/// Digits with the point behind the first `point` of them.
fn placed(digits: &str, point: i32) -> String {
    let digits = digits.trim_end_matches('0');
    let many = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or_default());
    if digits.is_empty() {
        "0".to_owned()
    } else if point <= 0 {
        format!("0.{}{digits}", zeros(-point))
    } else if point >= many {
        format!("{digits}{}", zeros(point - many))
    } else {
        let (whole, part) = digits.split_at(usize::try_from(point).unwrap_or_default());
        format!("{whole}.{part}")
    }
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
