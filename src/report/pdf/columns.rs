//! How wide the columns of a table are: wide enough for every word, and the rest where most text stands. What does
//! not fit on a page lying on its side is cut into tables of some columns each.
//!
//! Lengths are hundredths of a point.

use super::fonts::{Fonts, KEPT};
use crate::report::view::paper::{Cell, Grid, Row};

/// What stands beside the text of a cell, left and right together.
const PADDING: u64 = 900;
/// What widths are rounded by.
const SLACK: u64 = 60;
/// The size of letters in tables.
pub const SIZE: u64 = 850;
/// Between the margins of an upright page, and of one on its side.
pub const UPRIGHT: u64 = 48_180;
pub const ON_SIDE: u64 = 72_850;
/// Letters that a column of sentences has on a line, so that it reads.
const READABLE: u64 = 20;
/// Lines of a cell up to which its row stays on one page.
const WHOLE: u64 = 14;
/// Rows by which columns are made wider.
const LOOKED_AT: usize = 60;
/// By how much a column is made wider at a time.
const STEP: u64 = 900;
/// Letters of a text that is not broken where it can be helped.
const SHORT: u64 = 13;
/// How wide a letter is on average, in thousandths of its size.
const LETTER: u64 = 560;

/// Characters of one text that are drawn.
pub const MOST: usize = 4_000;

/// The first characters of a text.
pub fn head(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

/// A table that fits.
pub struct Fitted {
    /// How wide each column is.
    pub widths: Vec<u64>,
    /// The places of its columns in the whole table.
    pub places: Vec<usize>,
    /// Per row whether it is short enough to stay on one page.
    pub whole: Vec<bool>,
}

/// How long the texts of the first rows are, row by row.
fn texts(grid: &Grid, places: &[usize], fonts: &Fonts) -> Vec<Vec<u64>> {
    let row = |row: &Row| {
        let cells = places.iter().map(|&place| row.cells.get(place));
        cells.map(|cell| cell.map_or(0, |cell| length(cell, row.strong, fonts))).collect()
    };
    grid.rows.iter().take(LOOKED_AT).map(row).collect()
}

/// What a column needs.
#[derive(Clone, Copy, Default)]
struct Need {
    /// The widest word.
    least: u64,
    /// Enough to read well.
    readable: u64,
    /// All on one line.
    all: u64,
}

/// The tables that a table becomes, and whether they need a page on its side.
pub fn fit(grid: &Grid, fonts: &Fonts) -> (Vec<Fitted>, bool) {
    let columns = grid.head.len().max(grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0));
    let needs: Vec<Need> = (0..columns).map(|place| need(grid, place, fonts)).collect();
    let readable: u64 = needs.iter().map(|need| need.readable).sum();
    let least: u64 = needs.iter().map(|need| need.least).sum();
    let on_side = readable > UPRIGHT;
    let room = if on_side { ON_SIDE } else { UPRIGHT };
    let parts = if least <= room { vec![(0..columns).collect()] } else { cut(&needs, grid.fixed, room) };
    let fitted = parts.into_iter().map(|places| {
        let needs: Vec<Need> = places.iter().map(|&place| needs[place]).collect();
        let widths = share(&needs, &texts(grid, &places, fonts), room);
        let whole = grid.rows.iter().map(|row| is_whole(row, &places, &widths, fonts)).collect();
        Fitted { widths, places, whole }
    });
    (fitted.collect(), on_side)
}

fn need(grid: &Grid, place: usize, fonts: &Fonts) -> Need {
    let mut need = Need { least: PADDING + 1000, ..Need::default() };
    let points = |width: u64| width * SIZE / 1000 + PADDING + SLACK;
    let mut take = |cell: &Cell, bold: bool| {
        let text = head(&cell.text, MOST);
        let all = points(fonts.width(text, bold));
        need.all = need.all.max(all);
        need.readable = need.readable.max(all.min(points(READABLE * LETTER)));
        if all <= points(SHORT * LETTER) {
            need.least = need.least.max(all);
        }
        for word in text.split_whitespace() {
            let pieces = fonts.pieces(word);
            let widest = pieces.iter().map(|piece| fonts.width(piece, bold)).max().unwrap_or(0);
            let kept = if word.chars().count() > KEPT { widest.min(KEPT as u64 * LETTER) } else { widest };
            need.least = need.least.max(points(kept));
        }
    };
    grid.head.get(place).into_iter().for_each(|cell| take(cell, true));
    for row in &grid.rows {
        row.cells.get(place).into_iter().for_each(|cell| take(cell, row.strong));
    }
    need.readable = need.readable.max(need.least);
    need.all = need.all.max(need.least);
    need
}

/// The columns in parts that fit, each with those that name its rows.
fn cut(needs: &[Need], fixed: usize, room: u64) -> Vec<Vec<usize>> {
    let mut fixed: Vec<usize> = (0..fixed.min(needs.len())).collect();
    let width = |places: &[usize]| places.iter().map(|&place| needs[place].least).sum::<u64>();
    if width(&fixed) > room / 2 {
        fixed.truncate(1);
    }
    let mut parts = vec![fixed.clone()];
    for place in fixed.len()..needs.len() {
        let part = parts
            .last_mut()
            .filter(|part| part.len() == fixed.len() || width(part) + needs[place].readable <= room);
        match part {
            Some(part) => part.push(place),
            None => parts.push(fixed.iter().copied().chain([place]).collect()),
        }
    }
    parts
}

/// Gives the room to columns: to each what its words need, and the rest, bit by bit, where it saves most lines.
fn share(needs: &[Need], texts: &[Vec<u64>], room: u64) -> Vec<u64> {
    let sum = |of: fn(&Need) -> u64| needs.iter().map(of).sum::<u64>();
    if sum(|need| need.all) <= room {
        return needs.iter().map(|need| need.all).collect();
    }
    let mut widths: Vec<u64> = needs.iter().map(|need| need.least).collect();
    let lines = |widths: &[u64]| -> u64 {
        // hundredths, for a column may have to be made wider several times before a line is saved
        let row =
            |row: &Vec<u64>| row.iter().zip(widths).map(|(text, width)| lines(text * 100, *width)).max();
        texts.iter().filter_map(row).sum()
    };
    let mut left = room.saturating_sub(widths.iter().sum());
    while left > 0 {
        let step = STEP.min(left);
        let wider = |place: usize| {
            let mut widths = widths.clone();
            widths[place] += step;
            (lines(&widths), widths[place], place)
        };
        let open = (0..needs.len()).filter(|&place| widths[place] < needs[place].all);
        let Some((_, _, best)) = open.map(wider).min() else { break };
        widths[best] += step;
        left -= step;
    }
    // words that are wider than a page together are broken where they must
    let most = room / (widths.len() as u64).max(1);
    if widths.iter().sum::<u64>() > room {
        widths.iter_mut().for_each(|width| *width = (*width).min(most));
    }
    widths
}

/// Lines that a text takes, all of it so long, in a column of some width.
fn lines(text: u64, width: u64) -> u64 {
    // a line is not filled to its end
    text * 11 / 10 / width.saturating_sub(PADDING).max(1) + 1
}

/// How long the text of a cell is on one line.
fn length(cell: &Cell, bold: bool, fonts: &Fonts) -> u64 {
    fonts.width(head(&cell.text, MOST), bold) * SIZE / 1000
}

/// Whether a cell has a word that is wider than a column of some width.
pub fn breaks(cell: &Cell, bold: bool, width: u64, fonts: &Fonts) -> bool {
    let room = width.saturating_sub(PADDING) * 1000;
    let mut words = head(&cell.text, MOST).split_whitespace().flat_map(|word| fonts.pieces(word));
    words.any(|word| fonts.width(word, bold) * SIZE > room)
}

fn is_whole(row: &Row, places: &[usize], widths: &[u64], fonts: &Fonts) -> bool {
    places.iter().zip(widths).all(|(&place, width)| {
        let Some(cell) = row.cells.get(place) else { return true };
        lines(length(cell, row.strong, fonts), *width) <= WHOLE
    })
}
