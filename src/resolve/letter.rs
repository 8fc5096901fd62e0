//! What letters need besides the rules: who sends them, and the days on which no term ends.

use std::sync::Arc;

use crate::diag::{Family, Findings, Source, Sources};
use crate::model::calendar::Calendar;
use crate::model::letter::Details;
use crate::read::{self, Failed, Files, Tree};

/// The file beside the tender that says who sends letters.
pub const LETTER: &str = "letter.toml";
/// The file beside the tender that takes the place of the shipped calendar.
pub const CALENDAR: &str = "calendar.toml";
/// The calendar of the Netherlands.
const SHIPPED: &str = include_str!("../../calendars/nl.toml");

/// Who sends letters, and the days on which no term ends, as they stand beside a tender.
pub fn letter(
    files: &dyn Files,
    folder: &str,
    (sources, findings): (&mut Sources, &mut Findings),
) -> (Details, Calendar) {
    let mut side = Side { files, sources, findings };
    let details = side.beside(&read::join(folder, LETTER), read::details).unwrap_or_default();
    let own = side.beside(&read::join(folder, CALENDAR), read::calendar);
    let shipped = || Source { path: "keur:calendars/nl.toml".to_owned(), text: SHIPPED.to_owned() };
    let calendar = own.or_else(|| side.parsed(shipped(), read::calendar));
    (details, calendar.unwrap_or_default())
}

/// Reads files that lie beside a tender.
struct Side<'s> {
    files: &'s dyn Files,
    sources: &'s mut Sources,
    findings: &'s mut Findings,
}

impl Side<'_> {
    /// What a file says; nothing where it is not there.
    fn beside<T>(&mut self, path: &str, read: fn(&Tree<'_>, &mut Findings) -> T) -> Option<T> {
        let path = path.to_owned();
        match self.files.text(&path) {
            Ok(text) => self.parsed(Source { path, text: text.into_owned() }, read),
            Err(Failed::Missing) => None,
            Err(why) => {
                let file = self.sources.add(Arc::new(Source { path, text: String::new() }));
                self.findings.push(read::failed(&why, file, Family::Assessment));
                None
            }
        }
    }

    fn parsed<T>(&mut self, source: Source, read: fn(&Tree<'_>, &mut Findings) -> T) -> Option<T> {
        let source = Arc::new(source);
        let file = self.sources.add(Arc::clone(&source));
        let tree = read::parse(&source, file, Family::Assessment, self.findings)?;
        Some(read(&tree, self.findings))
    }
}
