//! The report of `check`, for formats that draw no source: one row per finding.

use crate::check;
use crate::diag::{Code, Finding, Severity};
use crate::lang::{Label, Lang, Say};
use crate::report::Report;
use crate::report::layout::{Block, Table};
use crate::report::located::shown_path;

/// The blocks of the report.
pub fn blocks(report: &Report<'_>) -> Vec<Block> {
    let lang = report.lang;
    let mut blocks = vec![Block::Title(Label::Findings.text(lang))];
    if report.findings.is_empty() {
        blocks.push(Block::Line(Label::NoFindings.text(lang)));
        return blocks;
    }
    let columns = [Label::Severity, Label::Code, Label::Place, Label::Message, Label::Help];
    let mut table = Table::new(2, columns.iter().map(|label| (label.text(lang), false)).collect());
    for finding in report.findings.sorted() {
        table.row(row(report, finding));
    }
    blocks.push(Block::Table(table));
    for (file, count) in report.findings.beyond() {
        let file = report.sources.get(file).map(|source| source.path.clone()).unwrap_or_default();
        blocks.push(Block::Line(Label::BeyondFindings { file, count }.text(lang)));
    }
    blocks
}

fn row(report: &Report<'_>, finding: &Finding) -> Vec<String> {
    let lang = report.lang;
    let source = report.sources.get(finding.at.file);
    let place = source.map(|source| {
        let at = source.position(finding.at.start);
        format!("{}:{}:{}", shown_path(&report.options.root, &source.path), at.line, at.column)
    });
    vec![
        severity(finding.severity).text(lang),
        format!("{} {}", finding.code.id(), finding.code.name),
        place.unwrap_or_default(),
        finding.message.text(lang),
        finding.help.as_ref().map(|help| help.text(lang)).unwrap_or_default(),
    ]
}

/// The word for a severity.
pub fn severity(severity: Severity) -> Label {
    match severity {
        Severity::Error => Label::Error,
        Severity::Warning => Label::Warning,
        Severity::Note => Label::Note,
    }
}

/// A code with its name and how bad it is: `B028 unanswered (warning)`.
#[must_use]
pub fn code_line(code: Code, lang: Lang) -> String {
    format!("{} {} ({})", code.id(), code.name, severity(code.severity).text(lang))
}

/// Every code with what is wrong, as a table.
#[must_use]
pub fn codes(lang: Lang) -> Vec<Block> {
    let columns = [Label::Code, Label::Severity, Label::Message];
    let mut table =
        Table::new(columns.len(), columns.iter().map(|label| (label.text(lang), false)).collect());
    for (code, pages) in check::codes() {
        let name = format!("{} {}", code.id(), code.name);
        table.row(vec![name, severity(code.severity).text(lang), pages.page(lang).title().to_owned()]);
    }
    vec![Block::Title(Label::Findings.text(lang)), Block::Table(table)]
}
