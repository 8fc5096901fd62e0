//! Markdown, with tables as GitHub, GitLab and Forgejo read them.

use std::io::{self, Write};

use super::layout::{Block, Table};
use super::{Format, Report, view};

/// The format `markdown`.
pub struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md"]
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        draw(&view::blocks(report)?, out)
    }
}

/// Draws blocks as Markdown.
///
/// # Errors
/// Those of writing.
pub fn draw(blocks: &[Block], out: &mut dyn Write) -> io::Result<()> {
    for (i, block) in blocks.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Title(text) => writeln!(out, "# {}", escape(text))?,
            Block::Heading(text) => writeln!(out, "## {}", escape(text))?,
            Block::Line(text) => writeln!(out, "{}", escape(text))?,
            Block::Table(table) => draw_table(table, out)?,
            Block::Items(items) => {
                for item in items {
                    writeln!(out, "- {}", escape(&item.text))?;
                    for under in &item.under {
                        writeln!(out, "  - {}", escape(under))?;
                    }
                }
            }
        }
    }
    Ok(())
}

fn draw_table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    line(table.head.iter().map(|head| escape(head)), out)?;
    line(table.right.iter().map(|right| (if *right { "---:" } else { "---" }).to_owned()), out)?;
    for row in &table.rows {
        line(
            row.cells.iter().map(|cell| {
                if row.strong && !cell.is_empty() { format!("**{}**", escape(cell)) } else { escape(cell) }
            }),
            out,
        )?;
    }
    Ok(())
}

fn line(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// The text with every mark of Markdown and HTML as plain characters.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (i, c) in text.chars().enumerate() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '#' | '+' | '-' | '=' if i == 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '@' => escaped.push_str("&#64;"),
            ':' if escaped.ends_with("http") || escaped.ends_with("https") => escaped.push_str("&#58;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_and_html_come_out_as_characters() {
        assert_eq!(
            escape("a|b <script> *x* [l](http://e)"),
            "a\\|b &lt;script&gt; \\*x\\* \\[l\\](http&#58;//e)"
        );
        assert_eq!(escape("# kop"), "\\# kop");
        assert_eq!(escape("snake_case"), "snake\\_case");
    }

    #[test]
    fn a_table_has_a_line_per_row_whatever_is_in_it() {
        let mut table = Table::new(1, vec![("a".into(), false), ("b".into(), true)]);
        table.row(vec!["x\ny".into(), "1|2".into()]);
        let mut out = Vec::new();
        draw_table(&table, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "| a | b |\n| --- | ---: |\n| x y | 1\\|2 |\n");
    }
}
