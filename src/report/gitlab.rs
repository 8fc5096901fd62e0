//! The Code Quality report of GitLab: an array of issues, each with a fingerprint of its own
//! (docs.gitlab.com, "Code Quality report format").

use std::io::{self, Write};

use serde::Serialize;

use super::located::located;
use super::{Format, Report, Subject, visible};

/// The format `gitlab`.
pub struct Gitlab;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Format for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Check]
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let issues: Vec<Issue> = located(report)
            .into_iter()
            .map(|one| Issue {
                description: one.whole(),
                check_name: one.rule(),
                severity: one.by_severity("critical", "minor", "info"),
                location: Location {
                    path: super::clean(one.path.as_deref().unwrap_or(one.name)),
                    lines: Lines { begin: one.start.line, end: one.end.line },
                },
                fingerprint: one.fingerprint,
            })
            .collect();
        visible::pretty(&issues, out)?;
        writeln!(out)
    }
}
