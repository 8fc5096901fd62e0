//! Numbers, amounts and days as people write them, in Dutch or in English: understood where one reading is
//! possible, refused otherwise. Nothing is guessed.

use jiff::civil::{Date, date};

use crate::lang::Form;
use crate::num::Dec;

/// Why what was written is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It is no number.
    NotANumber,
    /// Its one mark may part thousands, or be that of the decimals.
    ThousandOrPart {
        /// The number without the mark.
        thousand: String,
        /// What stands before the mark.
        whole: String,
        /// What stands behind it.
        part: String,
    },
    /// It may be so many percent, or a part of one.
    PartOrPercent(Dec),
    /// It is no day.
    NotADay,
    /// Which number is the day cannot be seen.
    DayOrMonth,
}

impl Unclear {
    /// Whether it has more than one reading, and not none.
    #[must_use]
    pub const fn has_two_readings(&self) -> bool {
        matches!(self, Unclear::ThousandOrPart { .. } | Unclear::PartOrPercent(_) | Unclear::DayOrMonth)
    }

    /// What to say of it.
    #[must_use]
    pub fn form(self) -> Form {
        match self {
            Unclear::NotANumber => Form::NotANumber,
            Unclear::ThousandOrPart { thousand, whole, part } => {
                Form::ThousandOrPart { thousand, whole, part }
            }
            Unclear::PartOrPercent(part) => Form::PartOrPercent(part),
            Unclear::NotADay => Form::NotADay,
            Unclear::DayOrMonth => Form::DayOrMonth,
        }
    }
}

/// A share of a hundred: as a percentage, or as the number before the sign.
///
/// # Errors
/// [`Unclear`] where there is none, or more than one.
pub fn percent(said: &str) -> Result<Dec, Unclear> {
    match said.strip_suffix('%') {
        Some(before) => decimal(before.trim()),
        None => whole_percent(decimal(said)?),
    }
}

/// A number without a sign as a share of a hundred.
///
/// # Errors
/// [`Unclear`] where it may be a part of one.
pub fn whole_percent(plain: Dec) -> Result<Dec, Unclear> {
    let is_part = plain.scale() > 0 && Dec::whole(-1) < plain && plain < Dec::whole(1);
    if is_part { Err(Unclear::PartOrPercent(plain)) } else { Ok(plain) }
}

/// An amount, with or without the sign of the euro.
///
/// # Errors
/// [`Unclear`] where there is none, or more than one.
pub fn amount(said: &str) -> Result<Dec, Unclear> {
    let said = said.to_lowercase();
    let bare = ["€", "eur"].iter().find_map(|sign| said.strip_prefix(sign)).unwrap_or(&said).trim();
    let bare = ["€", "euro", "eur"].iter().find_map(|sign| bare.strip_suffix(sign)).unwrap_or(bare).trim();
    let dashed = [",--", ",-", ",–", ",—"].iter().find_map(|dash| bare.strip_suffix(dash));
    match dashed {
        Some(before) => decimal(&format!("{before},00")),
        None => decimal(bare),
    }
}

/// A decimal as people write it, in Dutch or in English, where only one reading is possible.
///
/// # Errors
/// [`Unclear`] where there is none, or more than one.
pub fn decimal(said: &str) -> Result<Dec, Unclear> {
    let (sign, body) = match said.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", said.strip_prefix('+').unwrap_or(said)),
    };
    let good = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    if !body.starts_with(|c: char| c.is_ascii_digit()) || !body.chars().all(good) {
        return Err(Unclear::NotANumber);
    }
    let mut marks: Vec<char> = body.chars().filter(|c| !c.is_ascii_digit()).collect();
    let last = marks.pop();
    let kinds_differ = marks.iter().any(|mark| Some(*mark) != last);
    let plain = match last {
        None => body.to_owned(),
        Some(' ') => ungrouped(body, ' ').ok_or(Unclear::NotANumber)?,
        Some(point) if marks.is_empty() => one_mark(body, point)?,
        Some(point) if kinds_differ => mixed(body, point, &marks)?,
        Some(group) => ungrouped(body, group).ok_or(Unclear::NotANumber)?,
    };
    Dec::parse(&format!("{sign}{plain}")).map_err(|_| Unclear::NotANumber)
}

/// A number with one mark in it: a decimal one, unless it may as well part thousands.
fn one_mark(body: &str, point: char) -> Result<String, Unclear> {
    let (whole, part) = body.split_once(point).unwrap_or((body, ""));
    let may_part_thousands = part.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    if part.is_empty() {
        return Err(Unclear::NotANumber);
    }
    if may_part_thousands {
        return Err(Unclear::ThousandOrPart {
            thousand: format!("{whole}{part}"),
            part: part.to_owned(),
            whole: whole.to_owned(),
        });
    }
    Ok(format!("{whole}.{part}"))
}

/// A number with two kinds of marks: the last is that of the decimals, the others part thousands.
fn mixed(body: &str, point: char, groups: &[char]) -> Result<String, Unclear> {
    let group = groups[0];
    let (whole, part) = body.rsplit_once(point).unwrap_or((body, ""));
    let same = groups.iter().all(|mark| *mark == group);
    let whole = ungrouped(whole, group).filter(|_| same && !part.is_empty());
    whole.map(|whole| format!("{whole}.{part}")).ok_or(Unclear::NotANumber)
}

/// The digits of a whole number whose thousands are parted.
fn ungrouped(body: &str, group: char) -> Option<String> {
    let parts: Vec<&str> = body.split(group).collect();
    let fits = parts.iter().skip(1).all(|part| part.len() == 3) && (1..=3).contains(&parts[0].len());
    fits.then(|| parts.concat())
}

/// A day with its year in four digits: the year first, or the day first with marks that only Europeans use so.
///
/// # Errors
/// [`Unclear`] where there is none, or more than one.
pub fn day(said: &str) -> Result<Date, Unclear> {
    let Some(mark) = said.chars().find(|c| !c.is_ascii_digit()) else { return Err(Unclear::NotADay) };
    let parts: Vec<&str> = said.split(mark).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let ([a, b, c], true, true) = (&parts[..], matches!(mark, '-' | '/' | '.'), parts.iter().all(digits))
    else {
        return Err(Unclear::NotADay);
    };
    let number = |part: &str| part.parse::<i16>().unwrap_or_default();
    let (first, second, third) = (number(a), number(b), number(c));
    let (year, month, day) = if a.len() == 4 {
        (first, second, third)
    } else if c.len() != 4 || a.len() > 2 || b.len() > 2 {
        return Err(Unclear::NotADay);
    } else if mark != '/' || first > 12 || first == second {
        (third, second, first)
    } else if second > 12 {
        (third, first, second)
    } else {
        return Err(Unclear::DayOrMonth);
    };
    let small = |n: i16| i8::try_from(n).unwrap_or_default();
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
        return Err(Unclear::NotADay);
    }
    let days = date(year, small(month), 1).days_in_month();
    if !(1..=days).contains(&small(day)) {
        return Err(Unclear::NotADay);
    }
    Ok(date(year, small(month), small(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_one_reading_is_understood_and_the_rest_is_not() {
        let dec = |text: &str| Dec::parse(text).unwrap();
        for (said, read) in
            [("€ 1.250.000,50", "1250000.50"), ("EUR 600,000.00", "600000.00"), ("300 000,-", "300000.00")]
        {
            assert_eq!(amount(said), Ok(dec(read)), "{said}");
        }
        let thousand =
            Unclear::ThousandOrPart { thousand: "300000".into(), whole: "300".into(), part: "000".into() };
        assert_eq!(amount("300.000"), Err(thousand));
        assert_eq!(amount("drie ton"), Err(Unclear::NotANumber));
        assert_eq!(percent("30 %"), Ok(dec("30")));
        assert_eq!(percent("0,3"), Err(Unclear::PartOrPercent(dec("0.3"))));
        assert_eq!(day("26-2-2027"), Ok(date(2027, 2, 26)));
        assert_eq!(day("2027-02-26"), Ok(date(2027, 2, 26)));
        assert_eq!(day("3/2/2027"), Err(Unclear::DayOrMonth));
        assert_eq!(day("30-2-2027"), Err(Unclear::NotADay));
    }
}
