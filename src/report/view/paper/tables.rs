//! Bids side by side: criterion by criterion, group by group, gate by gate.

use super::desk::{Desk, Entrant, row, strong};
use super::{Cell, Grid, Mark, Part, Piece};
use crate::assess::{Answer, Outcome};
use crate::lang::{Label, Whole};
use crate::model::rules::GateRule;
use crate::report::view::compare;

impl Desk<'_> {
    /// Answers and points, bids side by side.
    pub(super) fn comparison(&self) -> Option<Part> {
        self.assessed().next()?;
        let mut grid = self.beside(&Whole::CaptionComparison, &Label::Criterion, self.assessed());
        for (place, group) in self.rules().groups.iter().enumerate() {
            if group.criteria.is_empty() {
                continue;
            }
            grid.rows.push(self.group_row(place));
            grid.rows.extend(group.criteria.iter().map(|&criterion| self.criterion_row(criterion)));
        }
        let pieces = vec![Piece::Grid(grid), Piece::Line(self.say(&Label::CompareLegend))];
        let heading = self.say(&Label::Comparison);
        Some(Part { id: "comparison".to_owned(), heading, pieces, ..Part::default() })
    }

    fn group_row(&self, place: usize) -> super::Row {
        let view = compare::View { round: self.round, speaker: self.speaker, bids: &[] };
        let head = view.group_row(place).into_iter().next().unwrap_or_default();
        let shares = self.assessed().map(|bid| match self.share(bid, place) {
            Some(share) => self.cell(&format!("{share} %")),
            None => self.nothing(),
        });
        strong(std::iter::once(self.cell(&head)).chain(shares))
    }

    fn criterion_row(&self, place: usize) -> super::Row {
        let view = compare::View { round: self.round, speaker: self.speaker, bids: &[] };
        let cells = self.assessed().map(|bid| {
            let answer = bid.assessed().map(|(_, assessed)| &assessed.answers[place]);
            answer.map_or_else(
                || self.nothing(),
                |answer| {
                    let hidden = bid.bid.hides(place);
                    let mark = if hidden { Some(Mark::Quiet) } else { mark(answer) };
                    Cell { mark, ..self.cell(&view.cell(place, answer, hidden)) }
                },
            )
        });
        row(std::iter::once(self.cell(&self.criterion(place))).chain(cells))
    }

    /// What a bid reaches in a group, in percent.
    pub(super) fn share(&self, bid: &Entrant, group: usize) -> Option<String> {
        let points = &bid.assessed()?.1.reckoned.groups[group].points;
        self.round.plan().share(group, points).map(|share| self.speaker.number(&share))
    }

    /// The weight of a group in the score; nothing where it has no share.
    pub(super) fn weight(&self, group: usize) -> Option<String> {
        self.round.plan().groups[group].weight.as_ref().map(|weight| self.speaker.dec(weight.clone()))
    }

    /// What each group reaches.
    pub(super) fn groups(&self) -> Option<Part> {
        let rules = self.rules();
        self.assessed().next()?;
        if rules.groups.is_empty() {
            return None;
        }
        let mut grid = self.groups_head();
        for place in 0..rules.groups.len() {
            let weight = self.weight(place).map_or_else(|| self.nothing(), Cell::from);
            let shares = self.assessed().map(|bid| match self.share(bid, place) {
                Some(share) => Cell::from(share),
                None => self.nothing(),
            });
            grid.rows.push(row([self.cell(&self.group(place)), weight].into_iter().chain(shares)));
        }
        let scores = self.assessed().map(|bid| self.score(bid));
        let sum = [Cell::from(self.say(&Label::Score)), Cell::default()];
        grid.rows.push(strong(sum.into_iter().chain(scores)));
        let heading = self.say(&Label::Groups);
        Some(Part { id: "groups".to_owned(), heading, pieces: vec![Piece::Grid(grid)], ..Part::default() })
    }

    fn groups_head(&self) -> Grid {
        let mut grid = self.beside(&Whole::CaptionGroups, &Label::Group, self.assessed());
        grid.head.insert(1, Cell::from(self.say(&Label::Weight)));
        grid.right.insert(1, true);
        grid
    }

    /// Which minimum each bid reaches.
    pub(super) fn gates(&self) -> Option<Part> {
        self.assessed().next()?;
        if self.rules().gates.is_empty() {
            return None;
        }
        let mut grid = self.beside(&Whole::CaptionGates, &Label::Gate, self.assessed());
        for (place, gate) in self.rules().gates.iter().enumerate() {
            let name = format!("{} {}", gate.id, gate.title.get(self.report.lang));
            let outcomes = self.assessed().map(|bid| self.outcome(bid, place));
            grid.rows.push(row(std::iter::once(self.cell(name.trim())).chain(outcomes)));
        }
        let pieces = vec![Piece::Grid(grid), Piece::Line(self.say(&Label::Legend))];
        let heading = self.say(&Whole::Gates);
        Some(Part { id: "gates".to_owned(), heading, pieces, ..Part::default() })
    }

    fn outcome(&self, bid: &Entrant, gate: usize) -> Cell {
        let Some((_, assessed)) = bid.assessed() else { return self.nothing() };
        let outcome = assessed.gates[gate].outcome;
        let (label, mark) = match outcome {
            Outcome::Pass => (Label::Pass, Mark::Good),
            Outcome::Fail => (Label::Fail, Mark::Bad),
            Outcome::NotApplicable => (Label::NotApplicable, Mark::Quiet),
            Outcome::Unknown => (Label::Open, Mark::Open),
        };
        let claimed = outcome == Outcome::Pass && self.rests_on_claims(bid, gate);
        let said = format!("{}{}", self.say(&label), if claimed { "*" } else { "" });
        self.marked(&said, if claimed { Mark::Open } else { mark })
    }

    /// Whether a gate looks at an answer that no valid evidence supports.
    fn rests_on_claims(&self, bid: &Entrant, gate: usize) -> bool {
        let rules = self.rules();
        let Some((_, assessed)) = bid.assessed() else { return false };
        let criteria: &[usize] = match &rules.gates[gate].rule {
            GateRule::Level { criteria, .. } => criteria,
            GateRule::Points { criterion, .. } | GateRule::Options { criterion, .. } => &[*criterion],
            GateRule::Share { group, .. } => &rules.groups[*group].criteria,
            _ => &[],
        };
        criteria.iter().any(|&place| assessed.answers[place].supported == Some(false))
    }
}

/// How an answer is stressed.
pub(super) fn mark(answer: &Answer) -> Option<Mark> {
    if answer.rejects {
        return Some(Mark::Bad);
    }
    (answer.is_open() || answer.supported == Some(false)).then_some(Mark::Open)
}
