//! `explain BID`: the score from top to bottom, the largest losses first.

use std::collections::{BTreeMap, BTreeSet};

use super::Told;
use crate::assess::Assessed;
use crate::assess::steps::{BidSteps, CriterionSteps, Explained, Operand, Reading, StepId};
use crate::diag::Span;
use crate::lang::{Label, Why};
use crate::model::offer::Offer;
use crate::num::Ratio;
use crate::report::layout::{Block, Table};
use crate::report::view::reasons::gate_name;

impl Told<'_> {
    /// Everything that makes the score of a bid.
    pub(super) fn bid(&self, bid: &Explained, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(&Why::OfBid(self.name(bid))));
        blocks.push(self.standing(bid));
        let Some((offer, assessed, steps)) = bid.assessed() else {
            blocks.push(self.line(&Why::NoSteps));
            return;
        };
        if steps.score.is_none() {
            self.requirements(bid, steps, blocks);
            blocks.push(self.line(&Why::FilesOf { bid: self.path(bid) }));
            self.gates(assessed, blocks);
            return;
        }
        self.groups(steps, blocks);
        self.losses(bid, (offer, assessed, steps), blocks);
        self.requirements(bid, steps, blocks);
        self.gates(assessed, blocks);
        if let Some(of) = self.round.written(&bid.sheet.id) {
            self.all_found(of, blocks);
        }
        self.figure(bid, blocks);
        self.clarifications(bid, blocks);
        blocks.push(self.line(&Why::Rounded));
    }

    /// Points, divisor, share and weight of each group, up to the score.
    fn groups(&self, steps: &BidSteps, blocks: &mut Vec<Block>) {
        let rules = self.speaker.rules;
        blocks.push(self.heading(&Why::FromGroups));
        let heads = [
            (self.label(&Label::Group), false),
            (self.say(&Why::PointsColumn), true),
            (self.say(&Why::DividedBy), true),
            (self.say(&Why::Share), true),
            (self.label(&Label::Weight), true),
            (self.say(&Why::Adds), true),
            (self.say(&Why::SoFar), true),
        ];
        let mut table = Table::new(heads.len(), heads.to_vec());
        let mut aside = Vec::new();
        for (group, of) in rules.groups.iter().zip(&steps.groups) {
            let Some(weighed) = &of.weighed else {
                aside.push(self.line(&Why::NoShare(group.id.clone())));
                continue;
            };
            table.row(vec![
                group.id.clone(),
                self.short(of.points),
                self.short(weighed.divisor),
                self.number(weighed.share),
                self.short(weighed.weight),
                self.number(weighed.contribution),
                self.number(weighed.sum),
            ]);
        }
        if let (Some(weights), Some(score)) = (steps.weights, steps.score) {
            let (weights, score) = (self.short(weights), self.number(score));
            let blank = String::new;
            table.strong(vec![
                self.label(&Label::Score),
                blank(),
                blank(),
                blank(),
                weights,
                score.clone(),
                score,
            ]);
        }
        blocks.push(Block::Table(table));
        blocks.extend(aside);
        blocks.push(Told::items(self.weights(steps)));
    }

    /// Where the weights stand: per place the groups.
    fn weights(&self, steps: &BidSteps) -> Vec<String> {
        let mut places: BTreeMap<(Span, String), Vec<String>> = BTreeMap::new();
        for (place, group) in self.speaker.rules.groups.iter().enumerate() {
            let counts = steps.groups[place].weighed.is_some();
            let Operand::Given(given) = self.places.weight(place) else { continue };
            if let Some(at) = given.at.filter(|_| counts) {
                let line = self.at(Some(at));
                let start = Span { start: 0, end: 0, ..at };
                places.entry((start, line)).or_default().push(group.id.clone());
            }
        }
        let said =
            |((_, at), groups): ((Span, String), Vec<String>)| self.say(&Why::WeightsStand { at, groups });
        places.into_iter().map(said).collect()
    }

    fn losses(
        &self,
        bid: &Explained,
        (offer, assessed, steps): (&Offer, &Assessed, &BidSteps),
        blocks: &mut Vec<Block>,
    ) {
        blocks.push(self.heading(&Why::LossesFirst));
        let heads = [
            (self.label(&Label::Criterion), false),
            (self.say(&Why::AnswerColumn), false),
            (self.say(&Why::Source), false),
            (self.say(&Why::Line), true),
            (self.say(&Why::PointsColumn), true),
            (self.say(&Why::Adds), true),
            (self.say(&Why::Loss), true),
        ];
        let mut table = Table::new(heads.len(), heads.to_vec());
        let readings = bid.readings(&self.places);
        for (place, of) in self.by_loss(steps) {
            let (Some(adds), Some(loss)) = (of.adds, of.loss) else { continue };
            let answer = &assessed.answers[place];
            table.row(vec![
                self.speaker.rules.criteria[place].id.clone(),
                self.answer(place, answer),
                self.source(answer),
                self.lines(offer, &readings[place]),
                format!("{} / {}", self.short(of.points), self.short(of.maximum)),
                self.number(adds),
                self.number(loss),
            ]);
        }
        blocks.push(Block::Table(table));
        if let Some(together) = steps.together {
            blocks.push(self.line(&Why::AddsTogether(self.number(together))));
        }
        blocks.push(self.line(&Why::LossIs));
        blocks.push(self.line(&Why::FilesOf { bid: self.path(bid) }));
    }

    /// Criteria that can add something, the largest loss first; of equal ones in the order of the rules.
    fn by_loss(&self, steps: &BidSteps) -> Vec<(usize, CriterionSteps)> {
        let value = |step: Option<StepId>| step.map(|step| self.explanation.value(step).clone());
        let has_points = |of: &CriterionSteps| {
            let zero = |step: StepId| self.explanation.value(step).is_zero();
            !(zero(of.maximum) && zero(of.floor) && zero(of.points))
        };
        let each = steps.criteria.iter().copied().enumerate();
        let mut all: Vec<(Ratio, usize, CriterionSteps)> = each
            .filter(|(_, of)| has_points(of))
            .filter_map(|(place, of)| Some((value(of.loss)?, place, of)))
            .collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        all.into_iter().map(|(_, place, of)| (place, of)).collect()
    }

    /// The lines that decided an answer, from the first to the last: of a derived one those of its facts,
    /// else its own.
    pub(super) fn lines(&self, offer: &Offer, reading: &Reading<'_>) -> String {
        let here = |at: &Span| at.file == offer.file;
        let facts = reading.facts.iter().filter_map(|(_, at)| self.row(at.filter(here)));
        let own = || self.row(reading.at.filter(here));
        match (facts.clone().min().or_else(own), facts.max().or_else(own)) {
            (Some(first), Some(last)) if first < last => format!("{first}–{last}"),
            (first, _) => first.map(|line| line.to_string()).unwrap_or_default(),
        }
    }

    /// Criteria without points, which only ask: each with its answer.
    fn requirements(&self, bid: &Explained, steps: &BidSteps, blocks: &mut Vec<Block>) {
        let Some((offer, assessed)) = bid.sheet.assessed() else { return };
        let scored: BTreeSet<usize> = self.by_loss(steps).into_iter().map(|(place, _)| place).collect();
        let readings = bid.readings(&self.places);
        let one = |place: usize| {
            let answer = &assessed.answers[place];
            let lines = Some(self.lines(offer, &readings[place])).filter(|lines| !lines.is_empty());
            let lines = lines.map(|lines| self.say(&Why::AtLine(lines)));
            let source = Some(self.source(answer)).filter(|source| !source.is_empty());
            let said = [Some(self.answer(place, answer)), source, lines];
            let said: Vec<String> = said.into_iter().flatten().collect();
            format!("{}: {}", self.speaker.rules.criteria[place].id, said.join(", "))
        };
        let rest: Vec<String> =
            (0..readings.len()).filter(|place| !scored.contains(place)).map(one).collect();
        if !rest.is_empty() {
            blocks.push(self.line(&Why::Requirements));
            blocks.push(Told::items(rest));
        }
    }

    /// Every gate with its outcome and where it stands.
    fn gates(&self, assessed: &Assessed, blocks: &mut Vec<Block>) {
        if self.speaker.rules.gates.is_empty() {
            return;
        }
        blocks.push(Block::Heading(self.label(&Label::Gates)));
        let all = 0..self.speaker.rules.gates.len();
        blocks.push(Told::items(all.map(|place| self.gate(place, assessed))));
    }

    /// A gate with its outcome.
    pub(super) fn gate(&self, place: usize, assessed: &Assessed) -> String {
        let gate = &self.speaker.rules.gates[place];
        let name = gate_name(gate, self.speaker);
        let outcome = assessed.gates[place].outcome.name();
        self.say(&Why::GateSays { gate: name, outcome, at: self.at(Some(gate.at)) })
    }

    /// The steps to the figure of the award, where the price bears on it.
    pub(super) fn figure(&self, bid: &Explained, blocks: &mut Vec<Block>) {
        let Some(figure) = bid.figure.filter(|_| self.round.plan().method.uses_price()) else { return };
        blocks.push(self.heading(&Why::FigureOf(self.name(bid))));
        let score = bid.steps.as_ref().and_then(|steps| steps.score);
        let shares = bid.steps.iter().flat_map(|steps| &steps.groups).filter_map(|group| group.weighed);
        let known: Vec<StepId> = score.into_iter().chain(shares.map(|weighed| weighed.share)).collect();
        let before = self.explanation.ledger.behind(&known);
        let own = self.explanation.ledger.behind(&[figure.figure]);
        let steps = own.into_iter().filter(|step| !before.contains(step));
        blocks.push(Block::Items(steps.map(|step| self.formula(step)).collect()));
    }
}
