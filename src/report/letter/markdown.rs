//! Letters as Markdown.

use std::io;

use super::{Form, Written};

/// The form `markdown`.
pub struct Markdown;

impl Form for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        Ok(letter.text.clone().into_bytes())
    }
}
