//! Workflow commands, which GitHub and Forgejo show as annotations on the lines of a change.
//!
//! `::error file=…,line=…,endLine=…,col=…,title=…::message`, with `%`, line ends, and in properties `:` and
//! `,` as `%XX` (docs.github.com, "Workflow commands for GitHub Actions").

use std::io::{self, Write};

use super::located::located;
use super::{Format, Parts, Report, Subject};

/// The format `github`.
pub struct Github;

impl Format for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Check]
    }

    fn parts(&self) -> Option<&dyn Parts> {
        Some(self)
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.part(report, out)
    }
}

impl Parts for Github {
    fn part(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        for one in located(report) {
            let command = one.by_severity("error", "warning", "notice");
            let place = one.path.as_ref().map(|path| {
                let (start, end) = (one.start, one.end);
                let file = property(path);
                format!("file={file},line={},endLine={},col={},", start.line, end.line, start.column)
            });
            let (place, title) = (place.unwrap_or_default(), property(&one.rule()));
            writeln!(out, "::{command} {place}title={title}::{}", message(&one.whole()))?;
        }
        Ok(())
    }
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(&super::clean(text)).replace(':', "%3A").replace(',', "%2C")
}
