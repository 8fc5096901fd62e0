//! Letters in the forms that any text can take.

use std::io;

use super::pieces::pieces;
use super::{Form, Written};
use crate::report::page::{self, Page};

/// The form `odt`.
pub const ODT: Drawn = Drawn(&page::Odt);
/// The form `docx`.
pub const DOCX: Drawn = Drawn(&page::Docx);
/// The form `html`.
pub const HTML: Drawn = Drawn(&page::Html);

/// A form in which a letter is drawn piece by piece.
pub struct Drawn(&'static dyn page::Form);

impl Form for Drawn {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn extension(&self) -> &'static str {
        self.0.extension()
    }

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        let title = format!("{}: {}", letter.contents.tender.title, letter.contents.addressee);
        self.0.bytes(&Page { title, lang: letter.lang, pieces: pieces(&letter.text) })
    }
}
