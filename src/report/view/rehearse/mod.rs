//! The report of `rehearse`: what synthetic bids bring to light, in short first, and then what it rests on.
//!
//! It is written to be pasted into a memo of those who write the tender, and says so.

mod moves;
mod order;
mod weights;

use super::{Speaker, score};
use crate::award::{Method, method_or_quality};
use crate::lang::rehearse::PricesFrom;
use crate::lang::{Lang, Rehearse, Say, day};
use crate::report::layout::{Block, Item, clean};
use crate::report::{Rehearsed, Report};
use crate::study::rehearse::{Money, Origin, Rehearsal};

/// The blocks of the report.
pub fn blocks(report: &Report<'_>) -> Vec<Block> {
    let (Some(rehearsed), Some(rules)) = (report.studies.rehearsal, report.opened.rules.as_ref()) else {
        return Vec::new();
    };
    let told = Told {
        speaker: Speaker { rules, lang: report.lang },
        of: &rehearsed.rehearsal,
        method: method_or_quality(&rules.award),
    };
    let mut blocks = score::head_for(report, told.speaker, &told.say(&Rehearse::Internal));
    if let Some(Block::Title(title)) = blocks.first_mut() {
        *title = told.say(&Rehearse::Title(title.clone()));
    }
    told.basis(report, rehearsed, &mut blocks);
    told.in_short(&mut blocks);
    told.order(&mut blocks);
    told.gates(&mut blocks);
    told.scores(&mut blocks);
    told.weights(&mut blocks);
    told.steps(&mut blocks);
    told.moves(&mut blocks);
    told.burden(&mut blocks);
    blocks
}

/// What is told, and what it is told from.
struct Told<'t> {
    speaker: Speaker<'t>,
    of: &'t Rehearsal,
    method: &'static dyn Method,
}

impl Told<'_> {
    fn lang(&self) -> Lang {
        self.speaker.lang
    }

    fn say(&self, text: &Rehearse) -> String {
        text.text(self.lang())
    }

    fn line(&self, text: &Rehearse) -> Block {
        Block::Line(clean(&self.say(text)))
    }

    fn heading(&self, text: &Rehearse) -> Block {
        Block::Heading(clean(&self.say(text)))
    }

    fn items(&self, texts: &[Rehearse]) -> Block {
        let item = |text: &Rehearse| Item { text: clean(&self.say(text)), under: Vec::new() };
        Block::Items(texts.iter().map(item).collect())
    }

    /// An amount without its currency, or why there is none.
    fn amount(&self, money: &Money) -> String {
        match money {
            Money::Exactly(amount) => self.speaker.number(amount),
            Money::Beyond => self.say(&Rehearse::Beyond),
            Money::Uncounted => "–".to_owned(),
        }
    }

    /// Whether values in money mean anything here.
    fn has_money(&self) -> bool {
        self.of.criteria.iter().any(|one| one.money != Money::Uncounted)
    }

    /// A criterion by its id.
    fn id(&self, criterion: usize) -> String {
        self.speaker.rules.criteria[criterion].id.clone()
    }

    /// What the figures rest on.
    fn basis(&self, report: &Report<'_>, rehearsed: &Rehearsed, blocks: &mut Vec<Block>) {
        let rules = self.speaker.rules;
        let judged = rules.criteria.iter().any(|criterion| criterion.judged);
        let mut said = Vec::new();
        said.extend((rehearsed.bids > 0).then_some(Rehearse::BidsThere(rehearsed.bids)));
        let locked = report.opened.lock.as_ref().and_then(|locked| locked.lock.last());
        said.extend(locked.map(|last| Rehearse::LockedAlready(day(last.date, self.lang()))));
        said.push(Rehearse::Made { made: self.of.made, seed: self.of.seed });
        said.push(Rehearse::Assumes { judged });
        said.extend((self.of.unreadable > 0).then_some(Rehearse::Unreadable(self.of.unreadable)));
        said.push(match &self.of.prices {
            Some(prices) => Rehearse::Prices {
                lowest: self.speaker.money(&prices.lowest),
                highest: self.speaker.money(&prices.highest),
                reference: self.speaker.money(&prices.reference),
                from: match prices.origin {
                    Origin::FloorAndCeiling => PricesFrom::FloorAndCeiling,
                    Origin::Given => PricesFrom::Given,
                    Origin::Gate => PricesFrom::Gate,
                    Origin::Assumed => PricesFrom::Assumed,
                },
            },
            None => Rehearse::NoPrices,
        });
        said.extend(rules.award.round.filter(|_| self.has_money()).map(Rehearse::RoundedFirst));
        blocks.extend(said.iter().map(|text| self.line(text)));
    }

    /// What it comes to, each thing in a sentence.
    fn in_short(&self, blocks: &mut Vec<Block>) {
        let gates = &self.of.gates;
        let mut said = vec![self.answer()];
        said.push(match gates.admissible {
            0 => Rehearse::NobodyPasses { all: gates.all },
            admissible => Rehearse::SomePass { admissible, all: gates.all },
        });
        for one in self.of.criteria.iter().filter(|one| one.decides_alone) {
            let share = self.speaker.number(&one.share);
            said.push(Rehearse::DecidesAlone { criterion: self.id(one.criterion), share });
        }
        let idle = self.of.criteria.iter().filter(|one| one.idle.is_some()).count();
        said.extend((idle > 0).then_some(Rehearse::Idle { idle, of: self.of.criteria.len() }));
        said.extend((!self.method.uses_price()).then_some(Rehearse::QualityOnly));
        said.extend(self.reach());
        said.extend(self.token().filter(|_| self.of.moves.token.as_ref().is_some_and(|token| token.wins)));
        blocks.push(self.heading(&Rehearse::InShort));
        blocks.push(self.items(&said));
    }
}
