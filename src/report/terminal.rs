//! The terminal: headings, tables that fit the width, and findings on their line of source.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use unicode_width::UnicodeWidthStr as _;

use super::layout::{Block, Item, Row, Table, clean};
use super::{Format, Options, Parts, Report, Subject, view};
use crate::diag::{FileId, Finding, Findings, Severity, Source, Sources, Span};
use crate::lang::{Label, Lang, Say};
use crate::read::is_hidden;

/// The format `terminal`.
pub struct Terminal;

/// The widest that a column of a bid gets.
const WIDEST: usize = 15;
/// The least of a line that a table uses, however narrow the terminal says it is.
const NARROWEST: usize = 40;

impl Format for Terminal {
    fn name(&self) -> &'static str {
        "terminal"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn parts(&self) -> Option<&dyn Parts> {
        Some(self)
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        if report.subject == Subject::Check {
            self.part(report, out)?;
            return self.end(report.findings.counts(), report.lang, out);
        }
        let pen = Pen {
            width: report.options.width.max(NARROWEST),
            colour: report.options.colour,
            lang: report.lang,
        };
        pen.blocks(&view::blocks(report)?, out)
    }
}

impl Parts for Terminal {
    fn part(&self, part: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let Options { width, colour, .. } = *part.options;
        excerpts(part.findings, part.sources, part.lang, colour, width, out)
    }

    fn end(&self, found: [usize; 3], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let [errors, warnings, notes] = found;
        let counts = Label::FindingCount { errors, warnings, notes };
        let label = if found == [0; 3] { Label::NoFindings } else { counts };
        writeln!(out, "{}", label.text(lang))
    }
}

/// Draws blocks for a terminal.
///
/// # Errors
/// Those of writing.
pub fn draw(blocks: &[Block], width: usize, colour: bool, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    Pen { width: width.max(NARROWEST), colour, lang }.blocks(blocks, out)
}

struct Pen {
    width: usize,
    colour: bool,
    lang: Lang,
}

impl Pen {
    fn blocks(&self, blocks: &[Block], out: &mut dyn Write) -> io::Result<()> {
        for (i, block) in blocks.iter().enumerate() {
            match block {
                Block::Title(text) => self.bold(text, out)?,
                Block::Heading(text) => {
                    if i > 0 {
                        writeln!(out)?;
                    }
                    self.bold(text, out)?;
                }
                Block::Line(text) => self.wrapped(text, "", "", out)?,
                Block::Table(table) => self.table(table, out)?,
                Block::Items(items) => self.items(items, out)?,
            }
        }
        Ok(())
    }

    fn items(&self, items: &[Item], out: &mut dyn Write) -> io::Result<()> {
        for item in items {
            self.wrapped(&item.text, "  ", "  ", out)?;
            for under in &item.under {
                self.wrapped(under, "    - ", "      ", out)?;
            }
        }
        Ok(())
    }

    fn bold(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        for line in wrap(text, self.width) {
            if self.colour {
                writeln!(out, "\x1b[1m{line}\x1b[0m")?;
            } else {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }

    fn wrapped(&self, text: &str, first: &str, next: &str, out: &mut dyn Write) -> io::Result<()> {
        for (i, line) in wrap(text, self.width.saturating_sub(next.len())).iter().enumerate() {
            writeln!(out, "{}{line}", if i == 0 { first } else { next })?;
        }
        Ok(())
    }

    /// A table; where its columns do not fit, in pages of columns that repeat the fixed ones.
    fn table(&self, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        let pages = self.pages(table);
        for (i, page) in pages.iter().enumerate() {
            if pages.len() > 1 {
                let said = Label::PageOf { page: i + 1, pages: pages.len() }.text(self.lang);
                writeln!(out, "{}({said})", if i > 0 { "\n" } else { "" })?;
            }
            for line in self.draw(table, page).lines() {
                writeln!(out, "{}", line.trim_end())?;
            }
        }
        Ok(())
    }

    /// The columns of each page, by number.
    fn pages(&self, table: &Table) -> Vec<Vec<usize>> {
        let fixed: Vec<usize> = (0..table.fixed).collect();
        let paged: Vec<usize> = (table.fixed..table.head.len()).collect();
        if paged.is_empty() {
            return vec![fixed];
        }
        let least: usize = fixed.iter().map(|&column| natural(table, column).min(20) + 2).sum();
        let mut pages: Vec<Vec<usize>> = Vec::new();
        let mut left = 0;
        for column in paged {
            let width = paged_width(table, column) + 2;
            if pages.is_empty() || width > left {
                pages.push(fixed.clone());
                left = self.width.saturating_sub(least);
            }
            left = left.saturating_sub(width);
            if let Some(page) = pages.last_mut() {
                page.push(column);
            }
        }
        pages
    }

    fn draw(&self, table: &Table, columns: &[usize]) -> String {
        let pick = |cells: &[String]| -> Vec<String> {
            columns.iter().map(|&column| cells.get(column).cloned().unwrap_or_default()).collect()
        };
        let mut drawn = comfy_table::Table::new();
        drawn.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
        drawn.set_width(u16::try_from(self.width).unwrap_or(u16::MAX));
        drawn.set_header(pick(&table.head));
        for Row { cells, .. } in &table.rows {
            drawn.add_row(pick(cells));
        }
        let constraints = self.constraints(table, columns);
        drawn.set_constraints(constraints);
        for (place, &column) in columns.iter().enumerate() {
            if let Some(drawn) = drawn.column_mut(place).filter(|_| table.right[column]) {
                drawn.set_cell_alignment(comfy_table::CellAlignment::Right);
            }
        }
        drawn.to_string()
    }

    /// Columns of bids get what they need up to [`WIDEST`]; the first column gets what is left.
    fn constraints(&self, table: &Table, columns: &[usize]) -> Vec<ColumnConstraint> {
        if table.fixed == table.head.len() {
            let least = |&column: &usize| {
                let width = u16::try_from(natural(table, column).min(8) + 2).unwrap_or(10);
                ColumnConstraint::LowerBoundary(Width::Fixed(width))
            };
            return columns.iter().map(least).collect();
        }
        let wanted = |column: usize| {
            if column < table.fixed { natural(table, column) + 2 } else { paged_width(table, column) + 2 }
        };
        let others: usize = columns.iter().skip(1).map(|&column| wanted(column)).sum();
        let first = wanted(0).min(self.width.saturating_sub(others)).max(12);
        let width = |&column: &usize| if column == 0 { first } else { wanted(column) };
        let fixed =
            |width: usize| ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width).unwrap_or(20)));
        columns.iter().map(width).map(fixed).collect()
    }
}

const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// The width that a column would like to have.
fn natural(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    cells.chain([&table.head[column]]).map(|cell| cell.width()).max().unwrap_or(0)
}

fn paged_width(table: &Table, column: usize) -> usize {
    natural(table, column).clamp(4, WIDEST)
}

/// Breaks a text at spaces; a word that is longer than a line stands on its own.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line =
            lines.last_mut().filter(|line| line.is_empty() || line.width() + 1 + word.width() <= width);
        match line {
            Some(line) => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Writes findings, each on its lines of source; after those of a file, how many more it has.
///
/// # Errors
/// Those of writing.
pub fn excerpts(
    findings: &Findings,
    sources: &Sources,
    lang: Lang,
    colour: bool,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer =
        if colour { Renderer::styled() } else { Renderer::plain() }.term_width(width.max(NARROWEST));
    let mut beyond = findings.beyond().peekable();
    for finding in findings.sorted() {
        while let Some((file, count)) = beyond.next_if(|(file, _)| *file < finding.at.file) {
            more(file, count, sources, lang, out)?;
        }
        let drawn = renderer.render(&[group(finding, sources, lang)]);
        for line in drawn.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    beyond.try_for_each(|(file, count)| more(file, count, sources, lang, out))
}

/// Says how many more findings a file has.
fn more(file: FileId, count: usize, sources: &Sources, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let file = sources.get(file).map(|source| clean(&source.path)).unwrap_or_default();
    writeln!(out, "{}\n", Label::BeyondFindings { file, count }.text(lang))
}

fn group<'g>(finding: &Finding, sources: &'g Sources, lang: Lang) -> Group<'g> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let word = view::severity(finding.severity).text(lang);
    let id = format!("{} {}", finding.code.id(), finding.code.name);
    let title = level.with_name(word).primary_title(clean(&finding.message.text(lang))).id(id);
    let mut group = Group::with_title(title);
    if let Some(source) = sources.get(finding.at.file) {
        group = group.element(snippet(source, finding.at, None));
    }
    for mark in &finding.marks {
        if let Some(source) = sources.get(mark.at.file) {
            group = group.element(snippet(source, mark.at, Some(clean(&mark.message.text(lang)))));
        }
    }
    if let Some(help) = &finding.help {
        let word = match lang {
            Lang::Nl => "wat te doen",
            Lang::En => "help",
        };
        group = group.element(Level::HELP.with_name(word).message(clean(&help.text(lang))));
    }
    group
}

/// Bytes of source that one excerpt shows at most.
const MOST_SHOWN: usize = 400;

/// The line of a place, with what stands there underlined.
fn snippet(
    source: &Source,
    at: Span,
    label: Option<String>,
) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let text = source.text.as_str();
    let start = floor(text, byte(at.start));
    let end = floor(text, byte(at.end)).clamp(start, text.len());
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let from = floor(text, line_start.max(start.saturating_sub(MOST_SHOWN)));
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let upto = floor(text, line_end.min(start + MOST_SHOWN)).max(start);
    let end = end.min(upto);
    let (before, within, after) = (seen(&text[from..start]), seen(&text[start..end]), seen(&text[end..upto]));
    let span = before.len()..before.len() + within.len();
    let annotation = AnnotationKind::Primary.span(span).label(label);
    let line = source.position(at.start).line;
    Snippet::source(before + &within + &after)
        .line_start(line)
        .path(clean(&source.path))
        .annotation(annotation)
}

fn byte(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The last place at or before a byte where a character starts.
fn floor(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Source text with hidden characters as a visible mark.
fn seen(text: &str) -> String {
    text.chars()
        .map(|c| if is_hidden(c) && c != '\r' { '\u{fffd}' } else { c })
        .filter(|&c| c != '\r')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_spaces_and_long_words_stand_alone() {
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrap("a onafscheidelijk b", 5), ["a", "onafscheidelijk", "b"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn columns_that_do_not_fit_go_to_the_next_page() {
        let columns = (0..9).map(|i| (format!("inschrijving-{i}"), i > 0)).collect();
        let mut table = Table::new(1, columns);
        table.row(vec!["x".repeat(60); 9]);
        let pen = Pen { width: 80, colour: false, lang: Lang::Nl };
        let pages = pen.pages(&table);
        assert!(pages.len() > 1);
        assert!(pages.iter().all(|page| page[0] == 0));
        let mut out = Vec::new();
        pen.table(&table, &mut out).unwrap();
        let drawn = String::from_utf8(out).unwrap();
        assert!(drawn.lines().all(|line| line.width() <= 80), "{drawn}");
    }
}
