//! One line per finding, for editors and for reading along: `path:line:column: severity[code name]: message`.

use std::io::{self, Write};

use super::located::located;
use super::view::severity;
use super::{Format, Parts, Report, Subject};
use crate::lang::Say;

/// The format `concise`.
pub struct Concise;

impl Format for Concise {
    fn name(&self) -> &'static str {
        "concise"
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

impl Parts for Concise {
    fn part(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        for one in located(report) {
            let (path, at) = (super::clean(one.path.as_deref().unwrap_or(one.name)), one.start);
            let severity = severity(one.finding.severity).text(report.lang);
            writeln!(out, "{path}:{}:{}: {severity}[{}]: {}", at.line, at.column, one.rule(), one.message)?;
        }
        Ok(())
    }
}
