//! The pages of codes that are raised while reading, resolving and assessing: a folder each in `raised/`.
//!
//! To add a page: a folder with `nl.md` and `en.md`, whose third line names the codes.

use super::page::{Page, Pages};
use crate::lang::Lang;

/// Every page, by its path in `raised/`.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/raised.rs"));

/// The pages of a code such as `B028`; what can be wrong with any file (001 to 019) shares its pages.
#[must_use]
pub fn pages(code: &str) -> Option<Pages> {
    let shared = code.get(1..).filter(|digits| *digits < "020").map(|digits| format!("B{digits}"));
    let code = shared.as_deref().unwrap_or(code);
    let named = |text: &'static str| {
        let codes = Pages { nl: text, en: text }.page(Lang::Nl).sentence("code").unwrap_or_default();
        codes.split(' ').any(|named| named == code)
    };
    let (path, nl) = FILES.iter().find(|(path, text)| path.ends_with("/nl.md") && named(text))?;
    let folder = path.trim_end_matches("nl.md");
    let (_, en) = FILES.iter().find(|(path, _)| path.strip_prefix(folder) == Some("en.md"))?;
    Some(Pages { nl, en })
}

/// Every page in a language, with its path.
pub fn all(lang: Lang) -> impl Iterator<Item = (&'static str, Page)> {
    let ending = format!("/{}.md", lang.code());
    FILES
        .iter()
        .filter(move |(path, _)| path.ends_with(&ending))
        .map(move |(path, text)| (*path, Pages { nl: text, en: text }.page(lang)))
}
