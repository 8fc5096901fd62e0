//! Who can turn whose order, who passes the gates, and which scores can be had.

use super::Told;
use crate::lang::{Label, Rehearse};
use crate::num::Ratio;
use crate::report::layout::{Block, Table};
use crate::report::view::reasons::gate_name;
use crate::study::rehearse::{Reversal, Why};

impl Told<'_> {
    /// Whether a loser can decide who wins.
    pub(super) fn answer(&self) -> Rehearse {
        let search = &self.of.reversal;
        let (turned, tries) = (search.turned, search.tries);
        match search.why {
            Why::Independent => Rehearse::Independent { tries },
            Why::TooFew => Rehearse::TooFew,
            Why::Dependent if turned > 0 => Rehearse::Turns { turned, tries },
            Why::Dependent => Rehearse::NotFound { tries },
        }
    }

    /// The three bids that show it, where there are any.
    pub(super) fn order(&self, blocks: &mut Vec<Block>) {
        let Some(found) = &self.of.reversal.clearest else { return };
        blocks.push(self.heading(&Rehearse::Order));
        blocks.push(self.line(&Rehearse::TurnsBy));
        blocks.push(Block::Table(self.three(found)));
        blocks.push(self.line(&Rehearse::Dependent));
    }

    fn three(&self, found: &Reversal) -> Table {
        let heads = [
            (self.say(&Rehearse::Bid), false),
            (self.speaker.say(&Label::Price), true),
            (self.speaker.say(&Label::Score), true),
            (self.say(&Rehearse::WithoutThird), true),
            (self.say(&Rehearse::WithThird), true),
        ];
        let mut table = Table::new(1, heads.into());
        let said = |number: Option<&Ratio>| number.map_or_else(|| "–".to_owned(), |n| self.speaker.number(n));
        for (place, letter) in ['A', 'B', 'C'].into_iter().enumerate() {
            table.row(vec![
                self.say(&Rehearse::BidNamed(letter)),
                said(found.prices[place].as_ref()),
                said(found.scores[place].as_ref()),
                said(found.without.get(place)),
                said(found.with.get(place)),
            ]);
        }
        table
    }

    /// How the synthetic bids fare at each gate.
    pub(super) fn gates(&self, blocks: &mut Vec<Block>) {
        let (rules, gates) = (self.speaker.rules, &self.of.gates);
        blocks.push(self.heading(&Rehearse::Gates));
        if rules.gates.is_empty() {
            blocks.push(self.line(&Rehearse::NoGates));
        } else {
            let heads = [
                (self.speaker.say(&Label::Gate), false),
                (self.say(&Rehearse::Passes), true),
                (self.say(&Rehearse::Fails), true),
                (self.say(&Rehearse::Open), true),
            ];
            let mut table = Table::new(1, heads.into());
            for (gate, [pass, fail, open, _]) in rules.gates.iter().zip(&gates.each) {
                let counts = [pass, fail, open].map(ToString::to_string);
                table.row([gate_name(gate, self.speaker)].into_iter().chain(counts).collect());
            }
            blocks.push(Block::Table(table));
        }
        let asked = |counts: &[usize; 4]| counts[3] < gates.all;
        let never = rules.gates.iter().zip(&gates.each).filter(|(_, counts)| asked(counts) && counts[0] == 0);
        let mut said: Vec<Rehearse> =
            never.map(|(gate, _)| Rehearse::GatePassedByNone(gate.id.clone())).collect();
        said.extend((gates.knocked_out > 0).then_some(Rehearse::KnockedOut(gates.knocked_out)));
        said.extend((!rules.gates.is_empty()).then_some(Rehearse::NotALikelihood));
        blocks.extend(said.iter().map(|text| self.line(text)));
    }

    /// Which scores can be had.
    pub(super) fn scores(&self, blocks: &mut Vec<Block>) {
        let scores = &self.of.scores;
        let number = |score: &Ratio| self.speaker.number(score);
        let (highest, lowest) = (number(&scores.bounds.0), number(&scores.bounds.1));
        blocks.push(self.heading(&Rehearse::Scores));
        if let Some((highest, lowest)) = &scores.ranked {
            let (highest, lowest) = (number(highest), number(lowest));
            blocks.push(self.line(&Rehearse::ScoresRanked { lowest, highest }));
        }
        blocks.push(self.line(&Rehearse::ScoresBounds { lowest, highest }));
        if let Some(score) = &scores.best_rejected {
            blocks.push(self.line(&Rehearse::BestRejected { score: number(score) }));
        }
    }
}
