//! What the score of each bid rests on: verified evidence, evidence, assessors, or the bidder's word.

use super::{Shown, Speaker};
use crate::assess::{Round, Strength, coverage};
use crate::lang::Label;
use crate::num::Ratio;
use crate::report::layout::{Block, Table};

/// A table with a bid in each column, and the score of each as the sum; where nothing has evidence or was assessed it
/// says nothing that the score does not.
pub fn table(round: &Round<'_>, speaker: Speaker<'_>, bids: &[&Shown], blocks: &mut Vec<Block>) {
    let parts: Vec<Option<[(Strength, Ratio); 4]>> = bids
        .iter()
        .map(|bid| {
            let both = bid.sheet.assessed()?;
            coverage((round.rules, round.plan()), both, round.written(&bid.sheet.id))
        })
        .collect();
    let told = |strength: Strength| {
        parts.iter().flatten().flatten().any(|(one, part)| *one == strength && !part.is_zero())
    };
    if !Strength::ALL.into_iter().any(|strength| strength != Strength::Claimed && told(strength)) {
        return;
    }
    blocks.push(Block::Heading(speaker.say(&Label::Coverage)));
    let mut columns = vec![(speaker.say(&Label::RestsOn), false)];
    columns.extend(bids.iter().map(|bid| (bid.sheet.id.clone(), true)));
    let mut table = Table::new(1, columns);
    for (row, strength) in Strength::ALL.into_iter().enumerate().filter(|(_, strength)| told(*strength)) {
        let mut cells = vec![speaker.say(&Label::Strength(strength.name()))];
        cells.extend(parts.iter().map(|parts| {
            parts.as_ref().map_or_else(|| "–".to_owned(), |parts| speaker.number(&parts[row].1))
        }));
        table.row(cells);
    }
    let mut sum = vec![speaker.say(&Label::Score)];
    let score = |bid: &&Shown| bid.score().map_or_else(|| "–".to_owned(), |score| speaker.number(&score));
    sum.extend(bids.iter().map(score));
    table.strong(sum);
    blocks.push(Block::Table(table));
}
