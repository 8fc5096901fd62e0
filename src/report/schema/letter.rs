//! The keys of `letter.toml` and `calendar.toml`.

use super::shape::{FORMAT, Shape, Table, key, need};

/// `letter.toml`
pub const LETTER: Table = Table {
    keys: &[
        FORMAT,
        need("letter", Shape::Table(&DETAILS), "wie de brieven verstuurt", "who sends the letters"),
    ],
};

const DETAILS: Table = Table {
    keys: &[
        key("reference", Shape::Text, "eigen kenmerk", "reference of the authority"),
        key("place", Shape::Text, "plaats van dagtekening", "place that the letter is dated from"),
        key("contact", Shape::Text, "bij wie vragen terechtkunnen", "whom to ask"),
        key("signed_by", Shape::Text, "wie ondertekent", "who signs"),
        key("role", Shape::Text, "in welke functie", "in what capacity"),
        key("court", Shape::Text, "rechtbank waar bezwaar dient", "court that an objection goes to"),
        key("complaints", Shape::Text, "klachtenmeldpunt", "complaints desk"),
    ],
};

/// `calendar.toml`
pub const CALENDAR: Table = Table {
    keys: &[
        FORMAT,
        need("calendar", Shape::Table(&HEAD), "welke kalender dit is", "which calendar this is"),
        key("day", Shape::Tables(&DAY), "een feestdag", "a public holiday"),
    ],
};

const HEAD: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de kalender", "id of the calendar"),
        key("title", Shape::Words, "naam", "name"),
        key("source", Shape::Text, "wet of besluit", "act or decree"),
        key("note", Shape::Text, "hoe zeker het is", "how certain it is"),
        key("as_of", Shape::Day, "dag waarop dit gold", "day on which this was true"),
        need("from", Shape::Day, "eerste dag die bekend is", "first day that is known"),
        need("until", Shape::Day, "laatste dag die bekend is", "last day that is known"),
    ],
};

const DAY: Table = Table {
    keys: &[need("date", Shape::Day, "de dag", "the day"), key("title", Shape::Words, "naam", "name")],
};
