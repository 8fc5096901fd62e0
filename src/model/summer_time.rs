//! When it is summer time in the Netherlands, Belgium and the rest of Central European time.
//!
//! Directive 2000/84/EC: summer time begins on the last Sunday of March and ends on the last Sunday of October, both
//! at 1.00 Greenwich time. It serves to propose an offset that a person confirms, never to reckon with.

use jiff::civil::{Date, date};

/// Whether a time of the clock on the wall is summer time; nothing where it does not exist or comes twice, while
/// the clock is set.
#[must_use]
pub fn is_summer(day: Date, hour: i8) -> Option<bool> {
    let (begins, ends) = (last_sunday(day.year(), 3), last_sunday(day.year(), 10));
    match (day == begins, day == ends) {
        (true, _) => (hour != 2).then_some(hour > 2),
        (_, true) => (hour != 2).then_some(hour < 2),
        _ => Some(begins < day && day < ends),
    }
}

fn last_sunday(year: i16, month: i8) -> Date {
    let last = date(year, month, date(year, month, 1).days_in_month());
    let since = last.weekday().to_sunday_zero_offset();
    date(year, month, last.day() - since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_set_on_the_last_sundays_of_march_and_october() {
        assert_eq!(is_summer(date(2027, 2, 26), 12), Some(false));
        assert_eq!(is_summer(date(2027, 7, 1), 12), Some(true));
        for (hour, spring, autumn) in
            [(1, Some(false), Some(true)), (2, None, None), (3, Some(true), Some(false))]
        {
            assert_eq!(is_summer(date(2027, 3, 28), hour), spring, "{hour}");
            assert_eq!(is_summer(date(2026, 10, 25), hour), autumn, "{hour}");
        }
        assert_eq!(is_summer(date(2027, 3, 27), 23), Some(false));
        assert_eq!(is_summer(date(2027, 10, 31), 12), Some(false));
    }
}
