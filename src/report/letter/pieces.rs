//! The text of a letter as pieces that any form can draw.
//!
//! Markdown is read by `pulldown-cmark` (CommonMark with tables). HTML in it is text like any other.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::report::page::{Item, Piece, Run, Table};

/// Takes the text of a letter apart.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut reading = Reading::default();
    Parser::new_ext(text, Options::ENABLE_TABLES).for_each(|event| reading.take(event));
    reading.paragraph();
    reading.pieces
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    runs: Vec<Run>,
    items: Vec<Vec<Run>>,
    rows: Vec<Vec<Vec<Run>>>,
    cells: Vec<Vec<Run>>,
    right: Vec<bool>,
    lists: usize,
    strong: usize,
    stressed: usize,
}

impl Reading {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(&text);
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let (strong, stressed) = (self.strong > 0, self.stressed > 0);
        match self.runs.last_mut() {
            Some(run) if (run.strong, run.stressed) == (strong, stressed) => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), strong, stressed }),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.stressed += 1,
            Tag::List(_) => {
                self.item();
                self.lists += 1;
            }
            Tag::Table(columns) => {
                self.right = columns.iter().map(|column| *column == Alignment::Right).collect();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.stressed = self.stressed.saturating_sub(1),
            TagEnd::Heading(level) => {
                let runs = std::mem::take(&mut self.runs);
                self.pieces.push(Piece::Heading(depth(level), runs));
            }
            TagEnd::Item => self.item(),
            TagEnd::List(_) => self.list(),
            TagEnd::Paragraph if self.lists == 0 => self.paragraph(),
            TagEnd::Paragraph => self.text(" "),
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.runs)),
            TagEnd::TableHead | TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.cells)),
            TagEnd::Table => self.table(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.paragraph(),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if !runs.is_empty() {
            self.pieces.push(Piece::Paragraph(runs));
        }
    }

    fn item(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if self.lists > 0 && !runs.is_empty() {
            self.items.push(runs);
        }
    }

    fn list(&mut self) {
        self.lists = self.lists.saturating_sub(1);
        if self.lists == 0 {
            let items = std::mem::take(&mut self.items).into_iter().map(|runs| Item { depth: 0, runs });
            self.pieces.push(Piece::Items(items.collect()));
        }
    }

    fn table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let right = std::mem::take(&mut self.right);
        self.pieces.push(Piece::Table(Table { head, rows, right, ..Table::default() }));
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<Run> {
        vec![Run { text: text.to_owned(), ..Run::default() }]
    }

    #[test]
    fn a_letter_falls_apart_into_its_pieces() {
        let text = "# Kop\n\nEerste **sterk**\nregel\\\ntweede\n\n- a\n- b *c*\n\n| x | y |\n| --- | ---: |\n| 1 | 2 |\n";
        let strong = Run { text: "sterk".to_owned(), strong: true, stressed: false };
        let stressed = Run { text: "c".to_owned(), strong: false, stressed: true };
        assert_eq!(
            pieces(text),
            [
                Piece::Heading(1, plain("Kop")),
                Piece::Paragraph([plain("Eerste "), vec![strong], plain(" regel\ntweede")].concat()),
                Piece::Items(vec![
                    Item { depth: 0, runs: plain("a") },
                    Item { depth: 0, runs: [plain("b "), vec![stressed]].concat() },
                ]),
                Piece::Table(Table {
                    head: vec![plain("x"), plain("y")],
                    rows: vec![vec![plain("1"), plain("2")]],
                    right: vec![false, true],
                    ..Table::default()
                }),
            ]
        );
    }

    #[test]
    fn html_is_text() {
        assert_eq!(pieces("a <b onclick=\"x\">b</b>"), [Piece::Paragraph(plain("a <b onclick=\"x\">b</b>"))]);
        assert_eq!(pieces("<script>x</script>\n"), [Piece::Paragraph(plain("<script>x</script>\n"))]);
    }
}
