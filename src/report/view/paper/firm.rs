//! How firm the outcome is: internal, and in no document for anybody.

use super::desk::Desk;
use super::{Grid, Part, Picture, Piece};
use crate::lang::{Robust, Say, Whole};
use crate::report::layout::{Block, clean};
use crate::report::svg;
use crate::report::view::told;

impl Desk<'_> {
    /// The judgement, pictures, and where the weights must lie; nothing where it was not studied.
    pub(super) fn firmness(&self) -> Option<Part> {
        if self.is_public() {
            return None;
        }
        let told = told(self.report)?;
        let mut pieces = vec![Piece::Notice(clean(&told.say(&Robust::Internal)))];
        let mut blocks = Vec::new();
        told.judgement(&mut blocks);
        blocks.retain(|block| matches!(block, Block::Line(_)));
        let pictures = svg::firm(&told, self.report.lang);
        let pictures: Vec<Piece> = pictures
            .into_iter()
            .map(|(caption, says, svg)| Piece::Picture(Picture { caption, says, svg }))
            .collect();
        let mut after = Vec::new();
        told.weights(&mut after);
        pieces.extend(blocks.into_iter().filter_map(|block| self.piece(block)));
        pieces.extend(pictures);
        pieces.extend(after.into_iter().filter_map(|block| self.piece(block)));
        pieces.push(Piece::Line(clean(&Robust::Held.text(self.report.lang))));
        let heading = self.say(&Whole::Internal(self.say(&Whole::Firmness)));
        Some(Part { id: "firmness".to_owned(), heading, internal: true, pieces, ..Part::default() })
    }

    /// A block as a piece; headings are none.
    fn piece(&self, block: Block) -> Option<Piece> {
        match block {
            Block::Title(_) | Block::Heading(_) => None,
            Block::Line(line) => Some(Piece::Line(line)),
            Block::Items(items) => Some(Piece::Items(items)),
            Block::Table(table) => {
                let caption = self.say(&Whole::CaptionIntervals);
                Some(Piece::Grid(Grid { caption, ..Grid::from(table) }))
            }
        }
    }
}
