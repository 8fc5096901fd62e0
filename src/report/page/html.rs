//! HTML: one page that asks nothing of anywhere, and prints well.

use std::io;

use super::{Form, Item, Page, Piece, Run, Table, branches};
use crate::report::markup::escape;

/// The form `html`.
pub struct Html;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:11pt/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1.05rem}h4{font-size:1rem;margin-bottom:.3rem}\
table{border-collapse:collapse;width:100%;margin:.3rem 0 1rem}\
th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word;hyphens:auto}\
th{background:#8882}.r{text-align:right}\
@page{size:A4;margin:2.5cm}\
@media print{body{margin:0;max-width:none}h1,h2,h3,h4{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}";

impl Form for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn bytes(&self, of: &Page) -> io::Result<Vec<u8>> {
        let title = of.pieces.iter().find_map(|piece| match piece {
            Piece::Heading(1, runs) => Some(runs.iter().map(|run| escape(&run.text)).collect::<String>()),
            _ => None,
        });
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
            of.lang.code(),
            title.unwrap_or_default(),
        );
        of.pieces.iter().for_each(|piece| draw(piece, &mut page));
        page.push_str("</main>\n</body>\n</html>\n");
        Ok(page.into_bytes())
    }
}

fn draw(piece: &Piece, page: &mut String) {
    match piece {
        Piece::Heading(depth, runs) => {
            page.push_str(&format!("<h{depth}>{}</h{depth}>\n", inline(runs)));
        }
        Piece::Paragraph(runs) => page.push_str(&format!("<p>{}</p>\n", inline(runs))),
        Piece::Items(items) => list(items, page),
        Piece::Table(table) => draw_table(table, page),
    }
}

fn list(items: &[Item], page: &mut String) {
    page.push_str("<ul>\n");
    for (item, below) in branches(items) {
        page.push_str(&format!("<li>{}", inline(&item.runs)));
        if !below.is_empty() {
            page.push('\n');
            list(below, page);
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
}

fn draw_table(table: &Table, page: &mut String) {
    let Table { caption, head, rows, right, .. } = table;
    page.push_str("<table>\n");
    if !caption.is_empty() {
        page.push_str(&format!("<caption>{}</caption>\n", inline(caption)));
    }
    page.push_str("<thead>\n");
    row(head, right, true, page);
    page.push_str("</thead>\n<tbody>\n");
    rows.iter().for_each(|cells| row(cells, right, false, page));
    page.push_str("</tbody>\n</table>\n");
}

/// A row; its first cell heads it.
fn row(cells: &[Vec<Run>], right: &[bool], head: bool, page: &mut String) {
    page.push_str("<tr>");
    for (place, cell) in cells.iter().enumerate() {
        let class = if right.get(place) == Some(&true) { " class=\"r\"" } else { "" };
        let (tag, scope) = match (head, place) {
            (true, _) if !cell.is_empty() => ("th", " scope=\"col\""),
            (true, _) => ("td", ""),
            (false, 0) => ("th", " scope=\"row\""),
            _ => ("td", ""),
        };
        page.push_str(&format!("<{tag}{scope}{class}>{}</{tag}>", inline(cell)));
    }
    page.push_str("</tr>\n");
}

fn inline(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let mut said = escape(&run.text).replace('\n', "<br>");
        if run.stressed {
            said = format!("<em>{said}</em>");
        }
        if run.strong {
            said = format!("<strong>{said}</strong>");
        }
        said
    };
    runs.iter().map(run).collect()
}
