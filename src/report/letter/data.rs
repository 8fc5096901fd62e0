//! What stands in a letter, as JSON, for who fills in templates elsewhere.

use std::io;

use super::{Form, Written};
use crate::report::visible;

/// The form `json`.
pub struct Data;

impl Form for Data {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn fills_template(&self) -> bool {
        false
    }

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        visible::pretty(&letter.contents, &mut bytes)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
