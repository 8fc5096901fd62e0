//! How often each bid has each rank under drawn weights, and at which weights it is first.

use super::Told;
use super::weights::filled;
use crate::lang::{Label, Robust, localised};
use crate::num::{Int, Ratio};
use crate::report::layout::{Block, Table};
use crate::study::robustness::Acceptability;

/// Ranks that have a column; what is below comes together.
const RANKS: usize = 6;
/// Bids that are shown.
const BIDS: usize = 20;
/// Signs of the bar of the first rank.
const BAR: usize = 20;

impl Told<'_> {
    pub(super) fn chances(&self, blocks: &mut Vec<Block>) {
        if self.found.first.is_none() {
            return;
        }
        blocks.push(self.heading(&Robust::Acceptability));
        let Some(found) = &self.found.acceptability else {
            let why = if self.found.by_value {
                Robust::NotDrawnByValue
            } else if self.found.groups.len() < 2 {
                Robust::NotDrawnOneGroup
            } else {
                Robust::NotAsked
            };
            blocks.push(self.line(&why));
            return;
        };
        let (draws, seed) = (localised(&found.draws.draws.to_string(), self.speaker.lang), found.draws.seed);
        blocks.push(self.line(&match found.draws.within {
            None => Robust::DrawnUniform { draws, seed },
            Some(percent) => Robust::DrawnWithin { draws, seed, percent },
        }));
        blocks.push(Block::Table(self.ranks(found)));
        if found.ranks.len() > BIDS {
            blocks.push(self.line(&Robust::Rest(found.ranks.len() - BIDS)));
        }
        self.central(found, blocks);
    }

    fn ranks(&self, found: &Acceptability) -> Table {
        let all = found.ranks.first().map_or(0, Vec::len);
        let shown = all.min(RANKS);
        let mut columns =
            vec![(self.speaker.say(&Label::Bidder), false), (self.say(&Robust::HowOften), false)];
        columns.extend((1..=shown).map(|rank| {
            let pooled = rank == shown && self.found.bids.len() > shown;
            (self.say(&if pooled { Robust::RankAndLower(rank) } else { Robust::Rank(rank) }), true)
        }));
        let mut table = Table::new(columns.len(), columns);
        for (bid, counts) in found.ranks.iter().enumerate().take(BIDS) {
            let part = |count: u64| share(count, found.draws.draws);
            let mut cells = vec![self.id(bid), filled(&part(counts[0]), BAR)];
            for rank in 0..shown {
                let upto = if rank + 1 == shown { all } else { rank + 1 };
                cells.push(self.percent(&part(counts[rank..upto].iter().sum())));
            }
            table.row(cells);
        }
        table
    }

    fn central(&self, found: &Acceptability, blocks: &mut Vec<Block>) {
        let ever: Vec<(usize, &Vec<Ratio>)> = found
            .central
            .iter()
            .enumerate()
            .filter_map(|(bid, central)| Some((bid, central.as_ref()?)))
            .take(BIDS)
            .collect();
        blocks.push(self.heading(&Robust::Central));
        let fixed = [(self.say(&Robust::Drawn), false), (self.say(&Robust::TenderWeights), true)];
        let bids = ever.iter().map(|(bid, _)| (self.id(*bid), true));
        let mut table = Table::new(2, fixed.into_iter().chain(bids).collect());
        let now = self.found.first.iter().flat_map(|first| &first.weights);
        for (at, (group, now)) in self.found.groups.iter().zip(now).enumerate() {
            let now = now.interval.as_ref().map(|interval| self.percent(&interval.now));
            let means = ever.iter().map(|(_, central)| self.percent(&central[at]));
            table.row([self.group(*group), now.unwrap_or_default()].into_iter().chain(means).collect());
        }
        blocks.push(Block::Table(table));
        blocks.push(self.line(&Robust::CentralMeans));
    }
}

/// A count as a share of all, from 0 to 1.
pub(in crate::report) fn share(count: u64, all: u64) -> Ratio {
    Ratio::new(Int::from(count), Int::from(all)).unwrap_or_default()
}
