//! Days and moments as an officer types them.

use jiff::civil::{Date, date};

use super::answers::Deadline;
use crate::lang::{Asked, Lang};
use crate::read::said::{self, Unclear};

/// A day in figures, or with the month in words: `26 februari 2027`.
pub fn day(text: &str) -> Result<Date, Unclear> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [number, month, year] = words[..] else { return said::day(text) };
    let Some(month) = month_of(month) else { return said::day(text) };
    said::day(&format!("{number}-{month}-{year}"))
}

/// The number of a month by its name in either language, or by the first three letters of that.
fn month_of(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let name = |month: i8, lang: Lang| {
        let written = crate::lang::day(date(2000, month, 1), lang).to_lowercase();
        written.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    let is_it = |month: i8| {
        Lang::ALL.into_iter().any(|lang| {
            let name = name(month, lang);
            name == word || (word.chars().count() == 3 && name.starts_with(&word))
        })
    };
    if word == "mrt" { Some(3) } else { (1..=12).find(|&month| is_it(month)) }
}

/// A day with a time, and with the difference from UTC where it is typed.
pub fn deadline(text: &str) -> Result<Deadline, Asked> {
    let lower = text.to_lowercase();
    let lower = lower.trim().trim_end_matches("uur").trim_end();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !matches!(*word, "om" | "at")).collect();
    let (written, clock) = match words[..] {
        [one] => match one.split_once('t') {
            Some((day, clock)) => (day.to_owned(), clock.to_owned()),
            None => (one.to_owned(), String::new()),
        },
        [day, clock] => (day.to_owned(), clock.to_owned()),
        [day, clock, offset] if month_of(clock).is_none() => (day.to_owned(), format!("{clock}{offset}")),
        [day, month, year] => (format!("{day} {month} {year}"), String::new()),
        [day, month, year, clock] => (format!("{day} {month} {year}"), clock.to_owned()),
        [day, month, year, clock, offset] => (format!("{day} {month} {year}"), format!("{clock}{offset}")),
        _ => return Err(Asked::NotAMoment),
    };
    let day = day(&written).map_err(|unclear| match unclear {
        Unclear::DayOrMonth => super::unclear(Unclear::DayOrMonth),
        _ => Asked::NotAMoment,
    })?;
    if clock.is_empty() {
        return Err(Asked::NoTime);
    }
    let at = clock.find(['z', '+', '-', '\u{2212}']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(at);
    let offset = if zone.is_empty() { None } else { Some(self::offset(zone)?) };
    Ok(Deadline { day, time: self::time(time)?, offset })
}

/// Hours and minutes, and seconds where they are typed, as `12:00:00`.
fn time(text: &str) -> Result<String, Asked> {
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(digits) || parts[1..].iter().any(|p| p.len() != 2)
    {
        return Err(Asked::NotAMoment);
    }
    let number = |part: &str| part.parse::<u8>().unwrap_or(u8::MAX);
    let [hour, minute] = [parts[0], parts[1]].map(number);
    let second = parts.get(2).map_or(0, |part| number(part));
    if hour > 23 || minute > 59 || second > 59 {
        return Err(Asked::NotAMoment);
    }
    Ok(format!("{hour:02}:{minute:02}:{second:02}"))
}

/// A difference from UTC, as `+01:00` or `Z`.
pub fn offset(text: &str) -> Result<String, Asked> {
    let text = text.trim().replace('\u{2212}', "-");
    if text.eq_ignore_ascii_case("z") {
        return Ok("Z".to_owned());
    }
    let (sign, clock) = text.split_at_checked(1).ok_or(Asked::NotAnOffset)?;
    let (hours, minutes) = clock.split_once(':').ok_or(Asked::NotAnOffset)?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let fits = matches!(sign, "+" | "-") && digits(hours) && digits(minutes);
    let fits = fits && hours <= "14" && minutes <= "59";
    if fits { Ok(text) } else { Err(Asked::NotAnOffset) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_read_as_people_write_it() {
        let noon = |offset: Option<&str>| {
            let offset = offset.map(str::to_owned);
            Ok(Deadline { day: date(2027, 2, 26), time: "12:00:00".to_owned(), offset })
        };
        for said in [
            "26-02-2027 12:00",
            "26-2-2027 12.00 uur",
            "26 februari 2027 om 12:00 uur",
            "26 Feb 2027 at 12:00",
            "2027-02-26 12:00:00",
            "2027-02-26T12:00",
        ] {
            assert_eq!(deadline(said), noon(None), "{said}");
        }
        for said in ["2027-02-26T12:00:00+01:00", "26-02-2027 12:00 +01:00", "26 feb 2027 12:00 +01:00"] {
            assert_eq!(deadline(said), noon(Some("+01:00")), "{said}");
        }
        assert_eq!(deadline("2027-02-26T11:00:00Z").unwrap().offset.as_deref(), Some("Z"));
        assert_eq!(deadline("26-02-2027"), Err(Asked::NoTime));
        assert_eq!(deadline("26 februari 2027"), Err(Asked::NoTime));
        assert_eq!(deadline("3/2/2027 12:00"), Err(crate::report::asking::unclear(Unclear::DayOrMonth)));
        for bad in
            ["morgen", "26-02-2027 25:00", "26-02-2027 12", "26-02-2027 12:00 +1", "", "26-02-2027 12:0"]
        {
            assert!(deadline(bad).is_err(), "{bad}");
        }
        assert_eq!(day("1 maart 2027"), Ok(date(2027, 3, 1)));
        assert_eq!(day("31 mei 2027"), day("31 May 2027"));
        assert_eq!(day("31 april 2027"), Err(Unclear::NotADay));
    }
}
