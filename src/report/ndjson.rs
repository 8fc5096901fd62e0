//! Newline JSON: one bid per line, one finding per line for `check`, one document per line for `evidence`.

use std::io::{self, Write};

use super::public::Curtain;
use super::record::{self, Found};
use super::{Format, Parts, Report, Subject, visible};

/// The format `ndjson`.
pub struct Ndjson;

impl Format for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ndjson", "jsonl"]
    }

    fn parts(&self) -> Option<&dyn Parts> {
        Some(self)
    }

    fn subjects(&self) -> &'static [Subject] {
        &Subject::ROWS
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        if report.subject == Subject::Check {
            return self.part(report, out);
        }
        let Some(round) = report.round else { return Ok(()) };
        if report.subject == Subject::Evidence {
            return round.each(&mut |_, sheet| {
                let asked = report.is_asked(&sheet.id);
                let papers = if asked { record::papers(round, sheet) } else { Vec::new() };
                papers.iter().try_for_each(|paper| line(out, paper))
            });
        }
        let curtain = Curtain::new(report, round)?;
        round.each(&mut |place, sheet| line(out, &record::bid(round, &curtain.show(round, place, sheet))))
    }
}

impl Parts for Ndjson {
    fn part(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        report
            .findings
            .sorted()
            .into_iter()
            .try_for_each(|finding| line(out, &Found::new(finding, report.sources)))
    }
}

fn line(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    visible::compact(value, out)?;
    writeln!(out)
}
