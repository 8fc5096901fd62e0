//! HTML: one page that asks nothing of anywhere, reads without a script, and prints well.
//!
//! It draws a [`Paper`](super::view::paper::Paper) and nothing else. Every element is closed and every text escaped by
//! [`Tags`](tags::Tags), by construction and without a template; what may run and what may style is named by
//! its SHA-256 in the page itself, so that nothing in a bid can do either.

mod grid;
mod page;
mod tags;
mod what_if;

use std::io::{self, Write};

use super::{Format, Report, view};

/// The format `html`.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn wants_digests(&self) -> bool {
        true
    }

    fn wants_study(&self) -> bool {
        true
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let paper = view::paper::paper(report)?;
        out.write_all(page::page(report, &paper).as_bytes())
    }
}
