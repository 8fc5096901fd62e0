//! The end of the standstill.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::lang::Letter;
use crate::model::calendar::Calendar;

/// The least days of a standstill (art. 2.127 Aanbestedingswet 2012; directive 89/665/EEC, art. 2a).
pub const DAYS: u16 = 20;

/// The last day of a standstill of so many calendar days, counted from the day after sending, and moved past
/// Saturdays, Sundays and holidays (Algemene termijnenwet, art. 1). It ends when that day ends.
///
/// # Errors
/// A term that is too short, or that reaches beyond the calendar.
pub fn last_day(sent: Date, days: u16, calendar: &Calendar) -> Result<Date, Letter> {
    if days < DAYS {
        return Err(Letter::TooFewDays { least: DAYS });
    }
    let unknown = || Letter::CalendarEnds { until: calendar.known.map(|(_, until)| until) };
    let mut last = sent.checked_add(i64::from(days).days()).map_err(|_| unknown())?;
    while calendar.knows(last) && calendar.is_free(last) {
        last = last.tomorrow().map_err(|_| unknown())?;
    }
    if calendar.knows(sent) && calendar.knows(last) { Ok(last) } else { Err(unknown()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Findings, Sources};
    use crate::read::Memory;
    use crate::resolve::letter;

    fn shipped() -> Calendar {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let (_, calendar) = letter(&Memory::default(), "", (&mut sources, &mut findings));
        assert!(findings.sorted().is_empty());
        calendar
    }

    fn ends(sent: &str, days: u16) -> Result<String, Letter> {
        last_day(sent.parse().unwrap(), days, &shipped()).map(|day| day.to_string())
    }

    #[test]
    fn twenty_days_moved_past_weekends_and_holidays() {
        for (sent, last) in [
            ("2026-11-30", "2026-12-21"), // the 20th is a Sunday
            ("2026-12-01", "2026-12-21"),
            ("2026-12-05", "2026-12-28"), // both days of Christmas, then a Sunday
            ("2027-03-06", "2027-03-30"), // Good Friday to Easter Monday
            ("2027-04-16", "2027-05-07"), // Ascension Day
            ("2027-04-07", "2027-04-28"), // King's Day
        ] {
            assert_eq!(ends(sent, DAYS).as_deref(), Ok(last), "sent on {sent}");
        }
        assert_eq!(ends("2026-11-30", 25).as_deref(), Ok("2026-12-28"));
    }

    #[test]
    fn a_term_that_is_too_short_or_beyond_the_calendar_is_refused() {
        assert_eq!(ends("2026-11-30", 19), Err(Letter::TooFewDays { least: 20 }));
        let beyond = |sent| matches!(ends(sent, DAYS), Err(Letter::CalendarEnds { .. }));
        assert!(beyond("2036-12-12") && beyond("2025-12-31") && beyond("9999-12-31"));
        assert!(!beyond("2036-12-01"));
    }
}
