//! The sheet with the findings on the rules and on every bid.

use crate::diag::{Finding, Findings, Sources};
use crate::lang::Book as Words;
use crate::lang::{Label, Lang, Say};
use crate::num::Ratio;
use crate::report::book::{Cell, Column, Form, Role, Sheet};
use crate::report::view::{Speaker, severity};

/// The most rows; what comes after is counted in a last one.
const MOST_ROWS: usize = 10_000;

/// The rows of findings on the rules.
pub fn rows(findings: &Findings, sources: &Sources, lang: Lang) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    take(findings, sources, lang, &mut rows);
    rows
}

/// Adds findings.
pub fn take(findings: &Findings, sources: &Sources, lang: Lang, rows: &mut Vec<Vec<Cell>>) {
    for finding in findings.sorted() {
        if rows.len() < MOST_ROWS {
            rows.push(row(finding, sources, lang));
        } else if rows.len() == MOST_ROWS {
            rows.push(vec![Cell::text(&Words::MoreFindings(MOST_ROWS).text(lang), Role::Note, lang)]);
        }
    }
}

fn row(finding: &Finding, sources: &Sources, lang: Lang) -> Vec<Cell> {
    let text = |text: &str| Cell::text(text, Role::Plain, lang);
    let source = sources.get(finding.at.file);
    let line = source.and_then(|source| i64::try_from(source.position(finding.at.start).line).ok());
    vec![
        text(&severity(finding.severity).text(lang)),
        text(&format!("{} {}", finding.code.id(), finding.code.name)),
        text(source.map(|source| source.path.as_str()).unwrap_or_default()),
        line.map_or_else(Cell::default, |line| Cell::number(Ratio::from(line), Form::General, Role::Plain)),
        text(&finding.message.text(lang)),
        text(&finding.help.as_ref().map(|help| help.text(lang)).unwrap_or_default()),
    ]
}

/// The sheet.
pub fn sheet(speaker: Speaker<'_>, rows: Vec<Vec<Cell>>) -> Sheet {
    let lang = speaker.lang;
    let mut sheet = Sheet::new(&Words::SheetFindings.text(lang));
    let heads = [
        Label::Severity.text(lang),
        Label::Code.text(lang),
        Words::File.text(lang),
        Words::Line.text(lang),
        Label::Message.text(lang),
        Label::Help.text(lang),
    ];
    sheet.heads(heads.iter().map(|head| Cell::text(head, Role::Head, lang)).collect(), 0);
    sheet.filtered = true;
    sheet.rows.extend(rows);
    sheet.columns = Column::of(&[14, 26, 34, 8, 70, 60]);
    sheet
}
