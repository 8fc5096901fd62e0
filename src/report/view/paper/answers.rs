//! The answers of a bid, criterion by criterion: what counts, where it comes from, and what decided it.

use super::bid::support;
use super::desk::{Desk, Entrant, row};
use super::tables::mark;
use super::{Cell, Mark, Part, Piece, Row};
use crate::assess::{Answer, Source};
use crate::lang::{Label, Letter, Panel, Say, Whole, Why};
use crate::model::authority::Vote;
use crate::model::offer::Claim;
use crate::report::layout::{Item, clean};
use crate::report::view::letter::cell::Telling;

/// Characters of one statement that are repeated; the rest is counted.
const MOST_STATED: usize = 4_000;

impl Desk<'_> {
    /// The answers of a bid in one group, and the reasons for them.
    pub(super) fn answers(&self, n: usize, bid: &Entrant, group: usize) -> Option<Part> {
        let (offer, assessed) = bid.assessed()?;
        let of = &self.rules().groups[group];
        if of.criteria.is_empty() {
            return None;
        }
        let levels = of.criteria.iter().any(|&place| self.rules().criteria[place].has_levels());
        let mut heads = vec![
            (Cell::from(self.say(&Label::Criterion)), false),
            (Cell::from(self.say(&Whole::AnswerColumn)), false),
            (Cell::from(self.say(&Why::Source)), false),
            (Cell::from(self.say(&Why::PointsColumn)), true),
        ];
        heads.extend(levels.then(|| (Cell::from(self.say(&Label::Level)), false)));
        heads.push((Cell::from(self.say(&Whole::Support)), false));
        let mut grid = self.grid(&Whole::CaptionCriteria(self.group(group)), 1, heads);
        let telling = Telling {
            speaker: self.speaker,
            plan: self.round.plan(),
            offer,
            assessed,
            of: self.round.written(&offer.id).filter(|_| !self.is_public()),
        };
        grid.rows = of.criteria.iter().map(|&place| self.answer_row(bid, place, &telling, levels)).collect();
        let mut pieces = vec![Piece::Grid(grid)];
        if !self.is_public() {
            let items = of.criteria.iter().map(|&place| self.because(place, &telling));
            let items: Vec<Item> = items.filter(|item| !item.under.is_empty()).collect();
            if !items.is_empty() {
                pieces.push(Piece::Line(self.say(&Whole::Reasons(self.group(group)))));
                pieces.push(Piece::Items(items));
            }
        }
        let (id, heading) = (format!("b{n}-{}", of.id), clean(&self.group(group)));
        Some(Part { id, heading, pieces, ..Part::default() })
    }

    fn answer_row(&self, bid: &Entrant, place: usize, telling: &Telling<'_>, levels: bool) -> Row {
        let (criterion, answer) = (&self.rules().criteria[place], &telling.assessed.answers[place]);
        let name = self.cell(&self.criterion(place));
        let points = if criterion.has_points || criterion.curve.is_some() {
            let (points, most) = (telling.points(place), criterion.maximum());
            let (points, most) = (self.speaker.dec(points), self.speaker.dec(most));
            Cell::from(self.say(&Letter::PointsOf { points, most }))
        } else {
            self.nothing()
        };
        if bid.bid.hides(place) {
            let rest = std::iter::repeat_with(|| self.nothing()).take(1 + usize::from(levels));
            return row([name, self.withheld(), self.nothing(), points].into_iter().chain(rest));
        }
        let (word, mark) = support(answer.supported.filter(|_| answer.source.is_some()));
        let supports = if criterion.evidence_kinds.is_empty() || answer.supported.is_some() {
            self.marked(&self.say(&word), mark)
        } else {
            self.nothing()
        };
        let mut cells = vec![name, self.answer(place, answer, telling), self.source(answer), points];
        cells.extend(levels.then(|| self.step(place, answer)));
        cells.push(supports);
        row(cells)
    }

    /// The answer that counts, in the words of its option.
    fn answer(&self, place: usize, answer: &Answer, telling: &Telling<'_>) -> Cell {
        if answer.source.is_none() && answer.option.is_none() {
            let why = self.say(&Why::NoAnswer(answer.status.name()));
            return self.marked(&why, Mark::Open);
        }
        let criterion = &self.rules().criteria[place];
        let text = telling.anchor(place);
        let id = answer.option.map(|option| criterion.options[option].id.clone());
        let text = match id.filter(|id| *id != text) {
            Some(id) => format!("{id}: {text}"),
            None => text,
        };
        Cell { mark: mark(answer).filter(|mark| *mark == Mark::Bad), ..self.cell(&text) }
    }

    fn source(&self, answer: &Answer) -> Cell {
        let why = match answer.source {
            None => return self.nothing(),
            Some(Source::Claimed) => Why::Claimed,
            Some(Source::Derived) => Why::Derived,
            Some(Source::Assessed) => Why::Assessed,
            Some(Source::Ruled) => Why::Ruled,
        };
        Cell::from(self.say(&why))
    }

    fn step(&self, place: usize, answer: &Answer) -> Cell {
        let rules = self.rules();
        if !rules.criteria[place].has_levels() {
            return self.nothing();
        }
        match answer.level {
            Some(n) => self.cell(&self.speaker.step(rules.levels_of(place), n)),
            None => self.marked(&self.say(&Label::LevelUnknown { at_most: None }), Mark::Open),
        }
    }

    /// Everything that decided an answer: the rules, facts, the authority, assessors, and what the bid says of it.
    fn because(&self, place: usize, telling: &Telling<'_>) -> Item {
        let mut under = telling.reasons(place, true);
        let claim = telling.offer.claims[place].as_ref();
        under.extend(claim.into_iter().flat_map(|claim| self.stated(claim)));
        let votes = telling.of.and_then(|of| of.votes.get(&place)).map(Vec::as_slice).unwrap_or_default();
        under.extend(votes.iter().map(|vote| self.vote(place, vote)));
        let text = clean(&self.criterion(place));
        Item { text, under: under.iter().map(|line| clean(line)).collect() }
    }

    /// What the bid says of its answer.
    fn stated(&self, claim: &Claim) -> Vec<String> {
        let equivalent = (!claim.equivalent.is_empty())
            .then(|| self.say(&Whole::Equivalent(shortened(&claim.equivalent, self))));
        let statement = (!claim.statement.is_empty())
            .then(|| self.say(&Whole::Statement(shortened(&claim.statement, self))));
        let hidden = claim.confidential.clone().map(|why| self.say(&Whole::WithheldBecause(why)));
        equivalent.into_iter().chain(statement).chain(hidden).collect()
    }

    /// What one assessor chose, with the reason.
    fn vote(&self, place: usize, vote: &Vote) -> String {
        let lang = self.report.lang;
        let choice = vote.option.map(|option| {
            let option = &self.rules().criteria[place].options[option];
            let points = self.speaker.dec(option.points);
            Panel::Choice { option: option.id.clone(), points }.text(lang)
        });
        let choice = match vote.equivalent {
            Some(accepted) => Panel::Equivalent { accepted, choice }.text(lang),
            None => choice.unwrap_or_default(),
        };
        let said = Panel::Vote {
            assessor: vote.assessor.clone(),
            consensus: vote.consensus,
            on: self.round.assessed_on(&vote.assessor),
            at: String::new(),
            choice,
        };
        let said = said.text(lang);
        if vote.reason.trim().is_empty() { said } else { format!("{said}. {}", vote.reason.trim()) }
    }
}

/// A long text, cut, with how much is left.
fn shortened(text: &str, desk: &Desk<'_>) -> String {
    let text = text.trim();
    match text.char_indices().nth(MOST_STATED) {
        None => text.to_owned(),
        Some((end, _)) => {
            let left = text[end..].chars().count();
            format!("{}… {}", &text[..end], desk.say(&Whole::Cut(left)))
        }
    }
}
