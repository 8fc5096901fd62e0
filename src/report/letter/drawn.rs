//! Letters in the forms that any text can take.

use std::io;

use super::pieces::pieces;
use super::{Form, Written};
use crate::report::page::{self, Form as _, Page};

fn page(letter: &Written) -> Page {
    let title = format!("{}: {}", letter.contents.tender.title, letter.contents.addressee);
    Page { title, lang: letter.lang, pieces: pieces(&letter.text) }
}

/// The form `odt`.
pub struct Odt;

impl Form for Odt {
    fn name(&self) -> &'static str {
        page::Odt.name()
    }

    fn extension(&self) -> &'static str {
        page::Odt.extension()
    }

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        page::Odt.bytes(&page(letter))
    }
}

/// The form `docx`.
pub struct Docx;

impl Form for Docx {
    fn name(&self) -> &'static str {
        page::Docx.name()
    }

    fn extension(&self) -> &'static str {
        page::Docx.extension()
    }

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        page::Docx.bytes(&page(letter))
    }
}

/// The form `html`.
pub struct Html;

impl Form for Html {
    fn name(&self) -> &'static str {
        page::Html.name()
    }

    fn extension(&self) -> &'static str {
        page::Html.extension()
    }

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        page::Html.bytes(&page(letter))
    }
}
