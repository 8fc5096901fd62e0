//! The texts that people read, in Dutch and in English.
//!
//! In: typed facts (an enum variant with its values). Out: a sentence. A text is an enum variant
//! with one arm per language, so that a missing translation or a forgotten value does not compile.
//! Nothing here knows what a catalogue or a bid is.
//!
//! To add a text: a variant in the file of its subject, and its arm in `nl/` and `en/`.

mod en;
mod nl;

pub mod asked;
pub mod book;
pub mod clarified;
pub mod composed;
pub mod document;
pub mod dossier;
pub mod form;
pub mod help;
pub mod judging;
pub mod label;
pub mod letter;
pub mod msg;
pub mod panel;
pub mod papers;
pub mod pdf;
pub mod public;
pub mod rehearse;
pub mod robust;
pub mod whole;
pub mod why;
pub mod words;

use std::fmt;

pub use asked::Asked;
pub use book::Book;
pub use clarified::Clarified;
pub use composed::Composed;
pub use document::Chapter;
pub use dossier::Dossier;
pub use form::{Form, Outlook};
pub use help::Help;
pub use judging::Judging;
pub use label::Label;
pub use letter::Letter;
pub use msg::Msg;
pub use panel::Panel;
pub use papers::Papers;
pub use pdf::Pdf;
pub use public::Public;
pub use rehearse::Rehearse;
pub use robust::Robust;
pub use whole::Whole;
pub use why::Why;
pub use words::Words;

use crate::num::Ratio;

/// A language of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Both, Dutch first.
    pub const ALL: [Lang; 2] = [Lang::Nl, Lang::En];

    /// The two-letter code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
    }

    /// The language of a two-letter code.
    #[must_use]
    pub fn of(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Lang {
        match self {
            Lang::Nl => Lang::En,
            Lang::En => Lang::Nl,
        }
    }

    const fn comma(self) -> char {
        match self {
            Lang::Nl => ',',
            Lang::En => '.',
        }
    }

    const fn thousands(self) -> char {
        match self {
            Lang::Nl => '.',
            Lang::En => ',',
        }
    }
}

/// A text that can be said in either language.
pub trait Say {
    /// Writes the text in `lang`.
    ///
    /// # Errors
    /// Those of the formatter.
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The text in `lang`, to be displayed.
    fn in_lang(&self, lang: Lang) -> Said<'_, Self> {
        Said { what: self, lang }
    }

    /// The text in `lang`, as a string.
    fn text(&self, lang: Lang) -> String {
        self.in_lang(lang).to_string()
    }
}

/// A text with the language to say it in.
pub struct Said<'a, T: ?Sized> {
    what: &'a T,
    lang: Lang,
}

impl<T: Say + ?Sized> fmt::Display for Said<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.say(self.lang, f)
    }
}

/// An exact number, rounded for people: `1.234,56` in Dutch, `1,234.56` in English.
#[must_use]
pub fn number(value: &Ratio, decimals: u8, lang: Lang) -> String {
    localised(&value.rounded(decimals), lang)
}

/// Plain decimal text (`-1234.5`) with the marks of a language.
#[must_use]
pub fn localised(plain: &str, lang: Lang) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut said = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            said.push(lang.thousands());
        }
        said.push(digit);
    }
    if !fraction.is_empty() {
        said.push(lang.comma());
        said.push_str(fraction);
    }
    said
}

/// A day, in full: `1 november 2026` or `1 November 2026`.
#[must_use]
pub fn day(date: jiff::civil::Date, lang: Lang) -> String {
    const NL: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let name = match lang {
        Lang::Nl => NL[month],
        Lang::En => EN[month],
    };
    format!("{} {name} {}", date.day(), date.year())
}

/// `a, b en c`: a list as a sentence holds it.
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T], lang: Lang) -> String {
    let and = match lang {
        Lang::Nl => " en ",
        Lang::En => " and ",
    };
    joined(items, and)
}

/// `a, b of c`: alternatives as a sentence holds them.
#[must_use]
pub fn either<T: AsRef<str>>(items: &[T], lang: Lang) -> String {
    let or = match lang {
        Lang::Nl => " of ",
        Lang::En => " or ",
    };
    joined(items, or)
}

fn joined<T: AsRef<str>>(items: &[T], last: &str) -> String {
    let mut said = String::new();
    for (i, item) in items.iter().enumerate() {
        match i {
            0 => {}
            _ if i + 1 == items.len() => said.push_str(last),
            _ => said.push_str(", "),
        }
        said.push_str(item.as_ref());
    }
    said
}

/// One word or the other, by number.
#[must_use]
pub fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::Dec;

    #[test]
    fn numbers_carry_the_marks_of_their_language() {
        let number = Ratio::from(Dec::parse("-1234567.891").unwrap());
        assert_eq!(super::number(&number, 2, Lang::Nl), "\u{2212}1.234.567,89");
        assert_eq!(super::number(&number, 2, Lang::En), "\u{2212}1,234,567.89");
        assert_eq!(super::number(&Ratio::from(100), 0, Lang::Nl), "100");
    }

    #[test]
    fn lists_and_days_read_as_sentences() {
        assert_eq!(list(&["a", "b", "c"], Lang::Nl), "a, b en c");
        assert_eq!(either(&["a", "b"], Lang::En), "a or b");
        assert_eq!(list::<&str>(&[], Lang::En), "");
        assert_eq!(day(jiff::civil::date(2026, 3, 1), Lang::Nl), "1 maart 2026");
    }
}
