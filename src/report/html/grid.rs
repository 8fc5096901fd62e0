//! Tables, lists and pictures of a page.

use super::tags::Tags;
use crate::lang::{Lang, Say as _, Whole};
use crate::report::layout::Item;
use crate::report::svg;
use crate::report::view::paper::{Cell, Grid, Mark, Picture, Row};

/// Rows from which a table scrolls by itself, so that its head stays in sight.
const TALL: usize = 14;
/// Columns from which a table is set small on paper.
const WIDE: usize = 10;

/// A table in a region of its own, which can be scrolled by keyboard.
pub fn grid(grid: &Grid, id: &str, lang: Lang, tags: &mut Tags) {
    let caption = format!("{id}-caption");
    let (tall, wide) = (grid.rows.len() >= TALL, grid.head.len() >= WIDE);
    let class = [(true, "scroll"), (tall, "tall"), (wide, "wide")];
    let class: Vec<&str> = class.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect();
    let class = class.join(" ");
    let name = Whole::Table(grid.caption.clone()).text(lang);
    tags.tag(
        "div",
        &[("class", &class), ("role", "group"), ("tabindex", "0"), ("aria-label", &name)],
        |tags| {
            tags.tag("table", &[("id", id)], |tags| {
                if !grid.caption.is_empty() {
                    tags.line("caption", &[("id", &caption)], &grid.caption);
                }
                tags.tag("thead", &[], |tags| {
                    tags.tag("tr", &[], |tags| {
                        grid.head.iter().enumerate().for_each(|(at, cell)| head(grid, at, cell, tags));
                    });
                });
                tags.tag("tbody", &[], |tags| grid.rows.iter().for_each(|cells| row(grid, cells, tags)));
            });
        },
    );
}

fn head(grid: &Grid, at: usize, cell: &Cell, tags: &mut Tags) {
    let class = if grid.right.get(at) == Some(&true) { "num" } else { "txt" };
    if cell.text.is_empty() {
        return tags.tag("td", &[("class", class)], |_| {});
    }
    tags.tag("th", &[("scope", "col"), ("class", class)], |tags| within(cell, tags));
}

/// A row; the last of the columns that name it heads it.
fn row(grid: &Grid, row: &Row, tags: &mut Tags) {
    let attributes: &[(&'static str, &str)] = if row.strong { &[("class", "strong")] } else { &[] };
    let heads = grid.fixed.clamp(1, 2) - 1;
    tags.tag("tr", attributes, |tags| {
        for (at, cell) in row.cells.iter().enumerate() {
            let mut class = vec![if grid.right.get(at) == Some(&true) { "num" } else { "txt" }];
            class.extend(cell.mark.map(name));
            let class = class.join(" ");
            if at == heads && !cell.text.is_empty() {
                tags.tag("th", &[("scope", "row"), ("class", &class)], |tags| within(cell, tags));
            } else {
                tags.tag("td", &[("class", &class)], |tags| within(cell, tags));
            }
        }
    });
}

fn within(cell: &Cell, tags: &mut Tags) {
    if let Some(sign) = cell.mark.and_then(|mark| sign(mark, &cell.text)) {
        tags.line("span", &[("class", "sign"), ("aria-hidden", "true")], sign);
    }
    match &cell.to {
        Some(to) => {
            let to = format!("#{to}");
            tags.tag("a", &[("href", &to)], |tags| tags.line("bdi", &[], &cell.text));
        }
        None => tags.text(&cell.text),
    }
}

fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Good => "good",
        Mark::Bad => "bad",
        Mark::Open => "open",
        Mark::Quiet => "quiet",
    }
}

/// A sign before a word that is stressed; a number or a mark of its own has none.
fn sign(mark: Mark, text: &str) -> Option<&'static str> {
    match mark {
        Mark::Good => Some("✓\u{a0}"),
        Mark::Bad => Some("✗\u{a0}"),
        Mark::Open if text.contains('*') || text.chars().count() < 4 => None,
        Mark::Open => Some("?\u{a0}"),
        Mark::Quiet => None,
    }
}

/// A list, each item with what belongs under it.
pub fn items(items: &[Item], tags: &mut Tags) {
    if !items.is_empty() {
        tags.tag("ul", &[], |tags| items.iter().for_each(|one| item(one, tags)));
    }
}

fn item(item: &Item, tags: &mut Tags) {
    tags.tag("li", &[], |tags| {
        tags.text(&item.text);
        if !item.under.is_empty() {
            tags.tag("ul", &[], |tags| item.under.iter().for_each(|line| tags.line("li", &[], line)));
        }
    });
}

/// A picture with what stands under it; it can be scrolled where the page is narrower.
pub fn picture(picture: &Picture, id: &str, lang: Lang, tags: &mut Tags) {
    let name = Whole::Picture(picture.caption.clone()).text(lang);
    tags.tag("figure", &[("id", id)], |tags| {
        let region =
            [("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", name.as_str())];
        tags.tag("div", &region, |tags| tags.picture(&picture.svg, svg::STYLE));
        tags.line("figcaption", &[], &picture.caption);
    });
}
