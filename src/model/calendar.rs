//! Days on which a term does not end.

use jiff::civil::{Date, Weekday};

use super::Text;

/// Public holidays of a country, within the years that are known.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The act or decree that it follows.
    pub source: String,
    /// How certain it is.
    pub note: String,
    /// The day on which it was true.
    pub as_of: Option<Date>,
    /// The first and the last day that it knows.
    pub known: Option<(Date, Date)>,
    /// Holidays with their names, in the order of their dates.
    pub days: Vec<(Date, Text)>,
}

impl Calendar {
    /// Whether it knows which days are holidays up to and with this one.
    #[must_use]
    pub fn knows(&self, day: Date) -> bool {
        self.known.is_some_and(|(from, until)| from <= day && day <= until)
    }

    /// Whether no term ends on a day: a Saturday, a Sunday or a holiday (Algemene termijnenwet, art. 1).
    #[must_use]
    pub fn is_free(&self, day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            || self.days.binary_search_by_key(&day, |(date, _)| *date).is_ok()
    }
}
