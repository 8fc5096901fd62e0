//! The report of `robustness`: how firm the outcome is, the judgement first.

mod chances;
mod moves;
mod weights;

pub(in crate::report) use chances::share;

use std::io;

use super::{Speaker, name, score};
use crate::assess::Round;
use crate::lang::{Robust, Say};
use crate::num::Ratio;
use crate::report::Report;
use crate::report::layout::{Block, Item, clean};
use crate::study::robustness::{Judgement, PRICE, Robustness, WEIGHT};

/// The blocks of the report.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    let Some(told) = told(report) else { return Ok(Vec::new()) };
    let found = told.found;
    let mut blocks = score::head(report, told.speaker);
    blocks.insert(1, told.line(&Robust::Internal));
    told.judgement(&mut blocks);
    told.weights(&mut blocks);
    told.prices(&mut blocks);
    told.answers(&mut blocks);
    told.pairs(&mut blocks);
    told.left_out(&mut blocks);
    told.barred(&mut blocks);
    told.margins(&mut blocks);
    told.chances(&mut blocks);
    blocks.push(told.heading(&Robust::Reading));
    let read = [Robust::Held, Robust::Thresholds { weight: WEIGHT, price: PRICE }];
    let rounds = found.round.filter(|_| found.first.is_some()).map(Robust::RoundedIntervals);
    blocks.push(told.items(read.iter().chain(&rounds).map(|text| (told.say(text), Vec::new()))));
    Ok(blocks)
}

/// What a report on it tells; nothing where it is about something else.
pub(in crate::report) fn told<'t>(report: &'t Report<'_>) -> Option<Told<'t>> {
    let (rules, round) = (report.opened.rules.as_ref()?, report.round?);
    Some(Told { speaker: Speaker { rules, lang: report.lang }, round, found: report.studies.robustness? })
}

/// What is told, and what it is told from.
pub(in crate::report) struct Told<'t> {
    pub(in crate::report) speaker: Speaker<'t>,
    pub(in crate::report) round: &'t Round<'t>,
    pub(in crate::report) found: &'t Robustness,
}

impl Told<'_> {
    pub(in crate::report) fn say(&self, text: &Robust) -> String {
        text.text(self.speaker.lang)
    }

    fn line(&self, text: &Robust) -> Block {
        Block::Line(clean(&self.say(text)))
    }

    fn heading(&self, text: &Robust) -> Block {
        Block::Heading(clean(&self.say(text)))
    }

    fn items(&self, items: impl Iterator<Item = (String, Vec<String>)>) -> Block {
        let item = |(text, under): (String, Vec<String>)| Item {
            text: clean(&text),
            under: under.iter().map(|line| clean(line)).collect(),
        };
        Block::Items(items.map(item).collect())
    }

    /// The name of a bid, by its place in the round.
    pub(in crate::report) fn entry(&self, entry: usize) -> String {
        let entry = &self.round.entries[entry];
        name(&entry.supplier, &entry.standing.id)
    }

    /// The name of a bid, by its place in the order.
    pub(in crate::report) fn bid(&self, place: usize) -> String {
        self.entry(self.found.bids[place].entry)
    }

    /// The id of a bid, by its place in the order.
    pub(in crate::report) fn id(&self, place: usize) -> String {
        self.round.entries[self.found.bids[place].entry].standing.id.clone()
    }

    pub(in crate::report) fn group(&self, place: usize) -> String {
        self.speaker.rules.groups[place].id.clone()
    }

    /// A share from 0 to 1 as a percentage, without its sign.
    pub(in crate::report) fn percent(&self, share: &Ratio) -> String {
        self.speaker.number(&(share * &Ratio::from(100)))
    }

    pub(in crate::report) fn judgement(&self, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(&Robust::Firmness));
        if self.found.first.is_none() {
            blocks.push(self.line(&Robust::TooFew));
        } else {
            blocks.push(Block::Line(clean(&self.judged())));
        }
        if self.found.provisional {
            blocks.push(self.line(&Robust::Provisional));
        }
    }

    /// One sentence: the word, and what makes it so.
    pub(in crate::report) fn judged(&self) -> String {
        let judgement = &self.found.judgement;
        let firm = judgement.is_firm();
        let (weights, price) = (judgement.turns_on_weights(), judgement.turns_on_price());
        let losing = judgement
            .losing
            .map(|(out, rival)| Robust::Without { out: self.entry(out), rival: self.bid(rival) });
        let weight = self.near_weight(judgement).filter(|_| weights || firm);
        let near = self.near_price(judgement).filter(|_| price || firm);
        let because: Vec<String> =
            losing.iter().chain(&weight).chain(&near).map(|text| self.say(text)).collect();
        let because = if because.is_empty() { vec![self.say(&Robust::NothingMoves)] } else { because };
        self.say(&Robust::Judged { firm, losing: losing.is_some(), weights, price, because })
    }

    fn near_weight(&self, judgement: &Judgement) -> Option<Robust> {
        let near = judgement.weight.as_ref()?;
        let rival = self.bid(near.rival);
        let group = near.group.map(|group| self.group(group));
        if self.found.by_value {
            let (now, end) = (self.speaker.money(&near.now), self.speaker.money(&near.end));
            return Some(Robust::NearValue { group: group?, now, end, rival });
        }
        let (now, end) = (self.percent(&near.now), self.percent(&near.end));
        Some(Robust::NearWeight { group, now, end, percent: self.speaker.number(&near.percent), rival })
    }

    fn near_price(&self, judgement: &Judgement) -> Option<Robust> {
        let near = judgement.price.as_ref()?;
        Some(Robust::NearPrice {
            bidder: self.bid(near.bid),
            cheaper: near.bid != 0,
            percent: self.speaker.number(&near.percent),
            first: self.speaker.money(&near.first),
        })
    }
}
