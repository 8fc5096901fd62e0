//! Findings with the place that tools of a pipeline point at: a path from the folder that they look from,
//! lines and columns, and a fingerprint that stays when lines above it move.

use std::collections::BTreeMap;

use super::Report;
use crate::diag::{Finding, Position, Severity};
use crate::lang::Say;
use crate::read;

/// A finding with its place.
pub struct Located<'l> {
    /// The finding.
    pub finding: &'l Finding,
    /// Its file, from the folder that the reader looks from; nothing for a file that is not on the disk.
    pub path: Option<String>,
    /// Its file as reports name it.
    pub name: &'l str,
    /// Where it starts.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// What it says, on one line.
    pub message: String,
    /// What to do, on one line.
    pub help: Option<String>,
    /// 64 hexadecimal digits: the same as long as code, file and the text of the line are the same.
    pub fingerprint: String,
}

/// Every finding of a report, in the order of files and places.
pub fn located<'l>(report: &'l Report<'_>) -> Vec<Located<'l>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for finding in report.findings.sorted() {
        let Some(source) = report.sources.get(finding.at.file) else { continue };
        let (start, end) = (source.position(finding.at.start), source.position(finding.at.end));
        let line = source.text.lines().nth(start.line - 1).unwrap_or_default().trim();
        let path = is_on_disk(&source.path).then(|| from_root(&report.options.root, &source.path));
        let what = format!("{}\0{}\0{line}", finding.code.id(), path.as_deref().unwrap_or(&source.path));
        let again = seen.entry(what.clone()).or_default();
        let fingerprint = read::digest(format!("{what}\0{again}").as_bytes());
        *again += 1;
        let one_line = |text: String| super::clean(&text);
        all.push(Located {
            finding,
            path,
            name: &source.path,
            start,
            end: if end > start { end } else { start },
            message: one_line(finding.message.text(report.lang)),
            help: finding.help.as_ref().map(|help| one_line(help.text(report.lang))),
            fingerprint,
        });
    }
    all
}

/// A path as reports for pipelines show it: what lies on the disk from the reader's folder.
pub fn shown_path(root: &str, path: &str) -> String {
    if is_on_disk(path) { from_root(root, path) } else { path.to_owned() }
}

fn is_on_disk(path: &str) -> bool {
    !path.starts_with("keur:") && !path.starts_with("--")
}

/// A path from the tender's folder as a path from the reader's folder, without `.` and `..` where it can be.
fn from_root(root: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in root.split('/').chain(path.split('/')).filter(|part| !part.is_empty() && *part != ".") {
        match (part, parts.last()) {
            ("..", Some(last)) if *last != ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

impl Located<'_> {
    /// The code with its name.
    pub fn rule(&self) -> String {
        format!("{} {}", self.finding.code.id(), self.finding.code.name)
    }

    /// One of three, by how bad it is.
    pub fn by_severity<T>(&self, error: T, warning: T, note: T) -> T {
        match self.finding.severity {
            Severity::Error => error,
            Severity::Warning => warning,
            Severity::Note => note,
        }
    }

    /// What it says and what to do.
    pub fn whole(&self) -> String {
        match &self.help {
            Some(help) => format!("{}\n{help}", self.message),
            None => self.message.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::from_root;

    #[test]
    fn paths_start_where_the_reader_looks_from() {
        assert_eq!(from_root("", "bids/a.toml"), "bids/a.toml");
        assert_eq!(from_root("tenders/x", "./bids/a.toml"), "tenders/x/bids/a.toml");
        assert_eq!(from_root("tenders/x", "../common/c.toml"), "tenders/common/c.toml");
        assert_eq!(from_root("..", "a.toml"), "../a.toml");
    }
}
