//! `explain A --against B`: from the score of the one to that of the other, criterion by criterion.

use super::Told;
use crate::assess::steps::{AwardFall, Explained, FigureSteps, Parts, StepId, Waterfall};
use crate::lang::{Label, Why};
use crate::report::layout::{Block, Table, clean};

impl Told<'_> {
    /// What sets two bids apart.
    pub(super) fn against(&self, first: &Explained, second: &Explained, blocks: &mut Vec<Block>) {
        let (a, b) = (self.name(first), self.name(second));
        let title = match (first.place.rank, second.place.rank) {
            (Some(one), Some(other)) if one >= other => Why::NotAbove { first: a.clone(), second: b.clone() },
            (None, _) => Why::NotAbove { first: a.clone(), second: b.clone() },
            _ => Why::Above { first: a.clone(), second: b.clone() },
        };
        blocks.push(self.heading(&title));
        blocks.push(self.standing(first));
        blocks.push(self.standing(second));
        let Some(waterfall) = &self.explanation.waterfall else {
            blocks.push(self.line(&Why::NoSteps));
            return;
        };
        self.scores(first, second, waterfall, blocks);
        let decides = waterfall.award.map_or(waterfall.difference, |award| award.difference);
        if self.explanation.value(decides).is_zero() {
            blocks.push(self.line(&Why::SameFigure));
        }
        if let (Some(fall), Some(to), Some(from)) = (waterfall.award, first.figure, second.figure) {
            self.award([first, second], [to, from], fall, blocks);
        }
        blocks.push(self.line(&Why::Rounded));
    }

    fn scores(&self, first: &Explained, second: &Explained, waterfall: &Waterfall, blocks: &mut Vec<Block>) {
        let score = |bid: &Explained| bid.steps.as_ref().and_then(|steps| steps.score);
        let (Some(to), Some(from)) = (score(first), score(second)) else { return };
        let (one, other) = (self.number(to), self.number(from));
        let difference = self.number(waterfall.difference);
        blocks.push(self.line(&Why::Scores { first: one.clone(), second: other.clone(), difference }));
        let heads = [
            (self.label(&Label::Criterion), false),
            (first.sheet.id.clone(), false),
            (second.sheet.id.clone(), false),
            (self.say(&Why::Difference), true),
            (self.say(&Why::SoFar), true),
        ];
        let mut table = Table::new(heads.len(), heads.to_vec());
        let end =
            |name: String, score: String| vec![name, String::new(), String::new(), String::new(), score];
        table.strong(end(self.say(&Why::ScoreOf(self.name(second))), other));
        let readings = [first.readings(&self.places), second.readings(&self.places)];
        for fall in &waterfall.falls {
            let place = fall.criterion;
            let cell = |bid: &Explained, readings: &[crate::assess::steps::Reading<'_>]| {
                self.cell(bid, place, &readings[place]).unwrap_or_default()
            };
            table.row(vec![
                self.speaker.rules.criteria[place].id.clone(),
                cell(first, &readings[0]),
                cell(second, &readings[1]),
                self.signed(fall.difference),
                self.number(fall.so_far),
            ]);
        }
        table.strong(end(self.say(&Why::ScoreOf(self.name(first))), one));
        blocks.push(Block::Table(table));
        if waterfall.alike > 0 {
            blocks.push(self.line(&Why::AlikeOn(waterfall.alike)));
        }
        blocks.push(self.line(&Why::Apart));
        blocks.push(Told::items([self.path(first), self.path(second)]));
    }

    /// An answer with its points and its line.
    fn cell(
        &self,
        bid: &Explained,
        place: usize,
        reading: &crate::assess::steps::Reading<'_>,
    ) -> Option<String> {
        let (offer, assessed, steps) = bid.assessed()?;
        let answer = self.answer(place, &assessed.answers[place]);
        let points = self.short(steps.criteria[place].points);
        let lines = self.lines(offer, reading);
        let lines = if lines.is_empty() { lines } else { format!(", {}", self.say(&Why::AtLine(lines))) };
        Some(format!("{answer} ({points}){lines}"))
    }

    /// From figure to figure: what quality makes, and what the price does.
    fn award(
        &self,
        [first, second]: [&Explained; 2],
        [to, from]: [FigureSteps; 2],
        fall: AwardFall,
        blocks: &mut Vec<Block>,
    ) {
        let figure = |step: StepId| self.number(step);
        blocks.push(self.heading(&Why::QualityAndPrice));
        let lowest_is_best = self.round.plan().method.lowest_is_best();
        let (one, other) = (figure(to.figure), figure(from.figure));
        let difference = self.number(fall.difference);
        let (a, b) = (one.clone(), other.clone());
        blocks.push(self.line(&Why::Figures { first: a, second: b, difference, lowest_is_best }));
        let heads = [(String::new(), false), (self.say(&Why::Difference), true)];
        let mut table = Table::new(heads.len(), heads.to_vec());
        table.strong(vec![self.say(&Why::FigureOf(self.name(second))), other]);
        let parts = [
            (Why::Quality, Some(fall.quality)),
            (Why::Price, Some(fall.price)),
            (Why::Rounding, fall.rounding),
        ];
        for (why, part) in parts {
            if let Some(part) = part {
                table.row(vec![self.say(&why), self.signed(part)]);
            }
        }
        table.strong(vec![self.say(&Why::FigureOf(self.name(first))), one]);
        blocks.push(Block::Table(table));
        if matches!(to.parts, Parts::Quotient { .. }) {
            blocks.push(Block::Line(clean(&self.say(&Why::QuotientSplit(self.name(second))))));
        }
        self.figure(first, blocks);
        self.figure(second, blocks);
    }
}
