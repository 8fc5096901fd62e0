//! A document as the template reads it: sections of pages that stand upright or lie on their side, and in them blocks
//! in the order in which they are read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::{self, Fitted};
use super::fonts::Fonts;
use crate::lang::{Lang, Pdf, Say as _};
use crate::report::layout::Item;
use crate::report::view::paper::{Cell, Grid, Mark, Paper, Part, Picture, Piece};

/// Characters that read a picture aloud. PDF/A has no string of more than 32,767 bytes.
const MOST_SAID: usize = 6_000;
/// Characters of the name that stands on top of each page.
const MOST_OF_A_NAME: usize = 70;
/// Characters and cells of a document, a cell being as much work as so many characters.
const MOST: usize = 12_000_000;
const CELL: usize = 30;
/// How deep headings go.
const DEEPEST: u8 = 4;

/// What a document is, and whose.
pub struct Kind {
    /// What it is.
    pub name: String,
    /// The authority.
    pub author: String,
    /// Whether its ranking is provisional; nothing where it has none.
    pub provisional: Option<bool>,
}

/// A text: in one, or in pieces between which it may be broken.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Text {
    Whole(String),
    Pieces(Vec<String>),
}

#[derive(Serialize)]
pub struct Data {
    lang: &'static str,
    title: String,
    author: String,
    kind: String,
    /// The name of the whole, as it stands on top of each page.
    short: String,
    heading: Text,
    under: Vec<Text>,
    provisional: bool,
    state: Option<String>,
    contents: String,
    sections: Vec<Section>,
}

/// Pages of one form.
#[derive(Serialize)]
struct Section {
    on_side: bool,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Block {
    Heading { text: Text, level: u8, name: String, internal: bool, page: bool, first: bool },
    Line { text: Text },
    Notice { text: Text },
    Items { items: Vec<One> },
    Grid(Table),
    Picture { caption: Text, says: String, svg: String, width: u64 },
}

#[derive(Serialize)]
struct One {
    text: Text,
    under: Vec<Text>,
}

#[derive(Serialize)]
struct Table {
    caption: Option<Text>,
    /// Whether a heading stands right above it.
    headed: bool,
    widths: Vec<u64>,
    right: Vec<bool>,
    fixed: usize,
    head: Vec<Text>,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    strong: bool,
    whole: bool,
    cells: Vec<In>,
}

#[derive(Serialize)]
struct In {
    text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Whether it has a word that must be broken.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    breaks: bool,
}

/// What writes the blocks, one after the other.
struct Writing<'w> {
    fonts: &'w Fonts,
    lang: Lang,
    /// The names of parts in the document, by their id.
    names: BTreeMap<&'w str, String>,
    sections: Vec<Section>,
    /// Parts so far.
    parts: usize,
    /// Whether a heading was written with nothing under it.
    alone: bool,
    size: usize,
}

/// The data of a document.
///
/// # Errors
/// A document of more than can be drawn in reasonable time.
pub fn of(paper: &Paper, kind: &Kind, fonts: &Fonts, lang: Lang) -> Result<Data, Pdf> {
    let mut names = BTreeMap::new();
    name(&paper.parts, &mut 0, &mut names);
    let mut writing = Writing { fonts, lang, names, sections: Vec::new(), parts: 0, alone: false, size: 0 };
    for part in &paper.parts {
        writing.part(part, 1, false);
    }
    if writing.size > MOST {
        return Err(Pdf::TooLong { found: writing.size, most: MOST });
    }
    let title = if paper.title.is_empty() { &kind.name } else { &paper.title };
    Ok(Data {
        lang: lang.code(),
        title: writing.plain(title, columns::MOST),
        author: writing.plain(&kind.author, columns::MOST),
        kind: writing.plain(&kind.name, columns::MOST),
        short: short(&writing.plain(title, columns::MOST), MOST_OF_A_NAME),
        heading: writing.text(title),
        under: paper.under.iter().map(|line| writing.text(line)).collect(),
        provisional: kind.provisional == Some(true),
        state: kind
            .provisional
            .map(|yes| if yes { Pdf::Provisional } else { Pdf::NotProvisional }.text(lang)),
        contents: Pdf::Contents.text(lang),
        sections: writing.sections,
    })
}

/// Gives every part with a heading a name of its own in the document, by the order in which they are written.
fn name<'p>(parts: &'p [Part], before: &mut usize, names: &mut BTreeMap<&'p str, String>) {
    for part in parts {
        *before += 1;
        if !part.heading.is_empty() {
            names.entry(part.id.as_str()).or_insert_with(|| format!("part{before}"));
        }
        name(&part.parts, before, names);
    }
}

fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

impl<'w> Writing<'w> {
    /// Writes a part; one that has parts within its parts is as a book, whose chapters begin on a page of their own.
    fn part(&mut self, part: &'w Part, level: u8, chapter: bool) {
        let book = part.parts.iter().any(|within| !within.parts.is_empty());
        let tables = part.pieces.iter().map(|piece| match piece {
            Piece::Grid(grid) => Some(columns::fit(grid, self.fonts)),
            _ => None,
        });
        let tables: Vec<Option<(Vec<Fitted>, bool)>> = tables.collect();
        let on_side = tables.iter().flatten().any(|(_, on_side)| *on_side);
        self.turn(on_side);
        self.parts += 1;
        if !part.heading.is_empty() {
            let text = self.text(&part.heading);
            let name = format!("part{}", self.parts);
            let first = self.sections.last().is_none_or(|section| section.blocks.is_empty());
            let page = (chapter && !self.alone) || (level == 1 && book);
            self.put(Block::Heading { text, level, name, internal: part.internal, page, first });
        }
        self.alone = part.pieces.is_empty();
        for (piece, tables) in part.pieces.iter().zip(tables) {
            self.piece(piece, tables);
        }
        for within in &part.parts {
            self.part(within, level.saturating_add(1).min(DEEPEST), book);
        }
    }

    /// Goes on on pages of this form.
    fn turn(&mut self, on_side: bool) {
        if self.sections.last().is_none_or(|last| last.on_side != on_side) {
            self.sections.push(Section { on_side, blocks: Vec::new() });
        }
    }

    fn put(&mut self, block: Block) {
        if let Some(last) = self.sections.last_mut() {
            last.blocks.push(block);
        }
    }

    fn piece(&mut self, piece: &'w Piece, tables: Option<(Vec<Fitted>, bool)>) {
        match piece {
            Piece::Line(line) => {
                let text = self.text(line);
                self.put(Block::Line { text });
            }
            Piece::Notice(line) => {
                let text = self.text(line);
                self.put(Block::Notice { text });
            }
            Piece::Items(items) => {
                let items = items.iter().map(|item| self.item(item)).collect();
                self.put(Block::Items { items });
            }
            Piece::Grid(grid) => self.grid(grid, tables.map(|(fitted, _)| fitted).unwrap_or_default()),
            Piece::Picture(picture) => self.picture(picture),
        }
    }

    fn item(&mut self, item: &Item) -> One {
        One { text: self.text(&item.text), under: item.under.iter().map(|line| self.text(line)).collect() }
    }

    fn grid(&mut self, grid: &Grid, parts: Vec<Fitted>) {
        let of = parts.len();
        for (n, part) in parts.into_iter().enumerate() {
            let mut caption = grid.caption.clone();
            if of > 1 {
                let which = Pdf::Part { n: n + 1, of }.text(self.lang);
                caption = if caption.is_empty() { which } else { format!("{caption} ({which})") };
            }
            let empty = Cell::default();
            let head = part.places.iter().map(|&place| grid.head.get(place).unwrap_or(&empty));
            let head = head.map(|cell| self.text(&cell.text)).collect();
            let mut rows = Vec::new();
            for (row, &whole) in grid.rows.iter().zip(&part.whole) {
                let places = part.places.iter().zip(&part.widths);
                let cells = places
                    .map(|(&at, &width)| self.cell(row.cells.get(at).unwrap_or(&empty), row.strong, width));
                rows.push(Line { strong: row.strong, whole, cells: cells.collect() });
            }
            let right = part.places.iter().map(|&at| grid.right.get(at).copied().unwrap_or(false)).collect();
            let fixed = part.places.iter().filter(|&&place| place < grid.fixed).count();
            let caption = (!caption.is_empty()).then(|| self.text(&caption));
            let blocks = self.sections.last().map(|section| section.blocks.as_slice()).unwrap_or_default();
            let headed = matches!(blocks, [] | [.., Block::Heading { .. }]);
            self.put(Block::Grid(Table { caption, headed, widths: part.widths, right, fixed, head, rows }));
        }
    }

    fn cell(&mut self, cell: &Cell, bold: bool, width: u64) -> In {
        self.size += CELL;
        let mark = cell.mark.map(|mark| match mark {
            Mark::Good => "good",
            Mark::Bad => "bad",
            Mark::Open => "open",
            Mark::Quiet => "quiet",
        });
        let to = cell.to.as_ref().and_then(|id| self.names.get(id.as_str()).cloned());
        // a link without a text has nothing to be read out or clicked on
        let breaks = columns::breaks(cell, bold, width, self.fonts);
        In { text: self.text(&cell.text), mark, to: to.filter(|_| !cell.text.trim().is_empty()), breaks }
    }

    fn picture(&mut self, picture: &Picture) {
        let caption = self.text(&picture.caption);
        let says = if picture.says.is_empty() { &picture.caption } else { &picture.says };
        let says = self.plain(says, MOST_SAID);
        let svg = self.fonts.visible(&picture.svg).replace("13px system-ui,", "13px 'Open Sans',");
        self.size += svg.len();
        let width = width_of(&svg);
        self.put(Block::Picture { caption, says, svg, width });
    }

    /// A text without what no font has, cut where it is very long.
    fn plain(&mut self, text: &str, most: usize) -> String {
        let (mut kept, mut size, mut left) = (String::new(), 0, text.chars().count());
        for c in text.chars() {
            let seen = self.fonts.visible(c.encode_utf8(&mut [0; 4]));
            size += seen.chars().count();
            if size > most {
                let cut = Pdf::Cut(left).text(self.lang);
                self.size += most;
                return format!("{} {cut}", kept.trim_end());
            }
            kept.push_str(&seen);
            left -= 1;
        }
        self.size += size;
        kept
    }

    fn text(&mut self, text: &str) -> Text {
        let plain = self.plain(text, columns::MOST);
        let mut pieces: Vec<String> = Vec::new();
        let mut open = String::new();
        for word in plain.split_inclusive(' ') {
            let parts = self.fonts.pieces(word);
            let (last, before) = parts.split_last().map_or((word, &[][..]), |(last, before)| (*last, before));
            for part in before {
                open.push_str(part);
                pieces.push(std::mem::take(&mut open));
            }
            open.push_str(last);
        }
        if pieces.is_empty() {
            return Text::Whole(open);
        }
        pieces.push(open);
        Text::Pieces(pieces)
    }
}

/// How wide a picture is drawn, in hundredths of a point, so that its height fits on an upright page.
fn width_of(svg: &str) -> u64 {
    let side = |name: &str| -> Option<u64> {
        let tag = svg.get(..svg.find('>')?)?;
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split(['"', '.', 'p']).next()?.parse().ok().filter(|&side| side > 0)
    };
    let (Some(width), Some(height)) = (side("width"), side("height")) else { return columns::UPRIGHT };
    columns::UPRIGHT.min(TALLEST.saturating_mul(width) / height)
}

/// How tall a picture may be, so that it and what stands under it fit on a page.
const TALLEST: u64 = 58_000;
