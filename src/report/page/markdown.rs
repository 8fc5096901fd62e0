//! Markdown, with tables as GitHub, GitLab and Forgejo read them.

use std::io;

use super::{Form, Item, Page, Piece, Run, Table};
use crate::report::markdown::escape;

/// The form `markdown`.
pub struct Markdown;

impl Form for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn bytes(&self, page: &Page) -> io::Result<Vec<u8>> {
        let pieces: Vec<String> = page.pieces.iter().map(draw).collect();
        Ok(pieces.join("\n").into_bytes())
    }
}

fn draw(piece: &Piece) -> String {
    match piece {
        Piece::Heading(depth, runs) => format!("{} {}\n", "#".repeat(usize::from(*depth)), inline(runs)),
        Piece::Paragraph(runs) => format!("{}\n", inline(runs)),
        Piece::Items(items) => items.iter().map(item).collect(),
        Piece::Table(table) => draw_table(table),
    }
}

fn item(item: &Item) -> String {
    format!("{}- {}\n", "  ".repeat(usize::from(item.depth)), inline(&item.runs))
}

fn draw_table(table: &Table) -> String {
    let mut said = String::new();
    if !table.caption.is_empty() {
        said.push_str(&format!("**{}**\n\n", inline(&table.caption)));
    }
    said.push_str(&line(&table.head));
    let rule = |right: &bool| if *right { "---:" } else { "---" };
    said.push_str(&format!("| {} |\n", table.right.iter().map(rule).collect::<Vec<_>>().join(" | ")));
    said.extend(table.rows.iter().map(|row| line(row)));
    said
}

fn line(cells: &[Vec<Run>]) -> String {
    format!("| {} |\n", cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | "))
}

fn inline(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let said = escape(&run.text).replace('\n', "<br>");
        match (run.strong, run.stressed) {
            (true, _) => format!("**{said}**"),
            (false, true) => format!("*{said}*"),
            _ => said,
        }
    };
    runs.iter().map(run).collect()
}
