//! The report of `compare`: bids in columns, criteria in rows.

use std::io;

use super::score::head;
use super::{Shown, Speaker, ranking, seen};
use crate::assess::{Answer, Place, Round, Status, Verdict};
use crate::lang::{Label, Public, Say as _};
use crate::model::rules::Rules;
use crate::num::Ratio;
use crate::report::Report;
use crate::report::layout::{Block, Table};

/// The blocks of the report.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(Vec::new());
    };
    let speaker = Speaker { rules, lang: report.lang };
    let bids = chosen(report, round)?;
    let mut blocks = head(report, speaker);
    blocks.push(Block::Heading(speaker.say(&Label::Comparison)));
    if bids.is_empty() {
        blocks.push(Block::Line(speaker.say(&Label::NoBids)));
        return Ok(blocks);
    }
    let view = View { round, speaker, bids: &bids };
    let (table, alike) = view.table(report.options.differences);
    blocks.push(Block::Table(table));
    blocks.push(Block::Line(speaker.say(&Label::CompareLegend)));
    if alike > 0 {
        blocks.push(Block::Line(speaker.say(&Label::AlikeLeftOut(alike))));
    }
    let left = round.places.len() - bids.len();
    if report.options.only.is_empty() && left > 0 {
        blocks.push(Block::Line(speaker.say(&Label::More(left))));
    }
    Ok(blocks)
}

/// The bids that were asked for, in the order of the report; else the first so many.
fn chosen(report: &Report<'_>, round: &Round<'_>) -> io::Result<Vec<Shown>> {
    let only = &report.options.only;
    let is_asked = |place: &&Place| {
        let id = &round.entries[place.bid].standing.id;
        only.is_empty() || only.iter().any(|asked| asked.eq_ignore_ascii_case(id))
    };
    let most = if only.is_empty() { report.options.top } else { usize::MAX };
    let places: Vec<Place> = round.places.iter().filter(is_asked).take(most).cloned().collect();
    seen(report, round, &places)
}

/// Bids side by side.
pub(super) struct View<'v> {
    pub(super) round: &'v Round<'v>,
    pub(super) speaker: Speaker<'v>,
    pub(super) bids: &'v [Shown],
}

impl View<'_> {
    /// The table, and how many criteria it leaves out because all bids answer alike.
    fn table(&self, differences: bool) -> (Table, usize) {
        let rules = self.speaker.rules;
        let mut columns = vec![(self.speaker.say(&Label::Criterion), false)];
        columns.extend(self.bids.iter().map(|bid| (bid.sheet.id.clone(), true)));
        let mut table = Table::new(1, columns);
        self.summary(&mut table);
        let mut alike = 0;
        for (place, group) in rules.groups.iter().enumerate() {
            let (kept, left): (Vec<usize>, Vec<usize>) =
                group.criteria.iter().partition(|&&criterion| !differences || !self.is_alike(criterion));
            alike += left.len();
            if kept.is_empty() {
                continue;
            }
            table.strong(self.group_row(place));
            for criterion in kept {
                table.row(self.criterion_row(rules, criterion));
            }
        }
        (table, alike)
    }

    fn row(&self, head: String, cell: impl Fn(&Shown) -> String) -> Vec<String> {
        std::iter::once(head).chain(self.bids.iter().map(cell)).collect()
    }

    fn summary(&self, table: &mut Table) {
        let say = |label: Label| self.speaker.say(&label);
        table.strong(
            self.row(say(Label::Rank), |bid| bid.place.rank.map_or_else(|| "–".into(), |r| r.to_string())),
        );
        table.strong(self.row(say(Label::Verdict), |bid| {
            say(verdict(self.round.entries[bid.place.bid].standing.verdict))
        }));
        table.strong(self.row(say(Label::Score), |bid| {
            bid.score().map_or_else(|| "–".into(), |score| self.speaker.number(&score))
        }));
        let plan = self.round.plan();
        if plan.needs_price(self.round.rules) {
            table.strong(self.row(say(Label::Price), |bid| ranking::price(bid, self.speaker)));
        }
        if plan.method.uses_price() {
            table.strong(self.row(say(Label::Figure), |bid| ranking::figure(bid, self.speaker)));
        }
    }

    /// A group with its weight, and what each bid reaches in it.
    pub(super) fn group_row(&self, place: usize) -> Vec<String> {
        let group = &self.speaker.rules.groups[place];
        let plan = self.round.plan();
        let all = plan.groups.iter().filter_map(|group| group.weight.as_ref());
        let sum = all.fold(Ratio::default(), |sum, weight| &sum + weight);
        let own = plan.groups[place].weight.clone().unwrap_or_default();
        let weight = (&own * &Ratio::from(100)).checked_div(&sum).unwrap_or_default();
        let title = group.title.get(self.speaker.lang);
        let head = self.speaker.say(&Label::GroupOf {
            id: group.id.clone(),
            title,
            weight: self.speaker.dec(weight),
        });
        self.row(head, |bid| {
            let points = bid.sheet.assessed().map(|(_, assessed)| &assessed.reckoned.groups[place].points);
            let share = points.and_then(|points| self.round.plan().share(place, points));
            share.map_or_else(|| "–".into(), |share| format!("{} %", self.speaker.number(&share)))
        })
    }

    fn criterion_row(&self, rules: &Rules, place: usize) -> Vec<String> {
        let criterion = &rules.criteria[place];
        let head = format!("{} {}", criterion.id, criterion.title.get(self.speaker.lang));
        self.row(head, |bid| {
            bid.sheet
                .assessed()
                .map_or_else(String::new, |(_, a)| self.cell(place, &a.answers[place], bid.hides(place)))
        })
    }

    /// An answer in short, with its points.
    pub(super) fn cell(&self, place: usize, answer: &Answer, hidden: bool) -> String {
        if hidden {
            let has_points = self.speaker.rules.criteria[place].has_points;
            let points = has_points.then(|| self.speaker.dec(self.round.plan().points(&answer.points)));
            return Public::Hidden(points).text(self.speaker.lang);
        }
        let mark = if answer.supported == Some(false) {
            self.speaker.say(&Label::Unsupported)
        } else {
            String::new()
        };
        if let Some(label) = status(answer) {
            return self.speaker.say(&label);
        }
        match answer.option {
            None => self.speaker.dec(self.round.plan().points(&answer.points)),
            Some(option) => {
                let criterion = &self.speaker.rules.criteria[place];
                let id = &criterion.options[option].id;
                if !criterion.has_points {
                    return format!("{id}{mark}");
                }
                format!("{id}{mark}: {}", self.speaker.dec(self.round.plan().points(&answer.points)))
            }
        }
    }

    /// Whether every bid gives the same answer.
    fn is_alike(&self, criterion: usize) -> bool {
        let mut answers = self.bids.iter().map(|bid| {
            bid.sheet.assessed().map(|(_, assessed)| {
                let answer = &assessed.answers[criterion];
                (answer.status, answer.option)
            })
        });
        let first = answers.next();
        answers.all(|answer| Some(answer) == first)
    }
}

/// What stands in the place of an answer, where none counts.
pub fn status(answer: &Answer) -> Option<Label> {
    match (answer.status, answer.option) {
        (Status::EquivalentOffered, _) => Some(Label::EquivalentOffered),
        (_, None) if answer.source.is_some() => None,
        (Status::NotSettled, _) => Some(Label::NotSettled),
        (Status::NotAssessed, _) => Some(Label::NotYetAssessed),
        (Status::Contradicted, None) => Some(Label::Contradicted),
        (_, None) => Some(Label::Unanswered),
        (_, Some(_)) => None,
    }
}

/// The words for a verdict.
pub const fn verdict(verdict: Option<Verdict>) -> Label {
    match verdict {
        Some(Verdict::Admissible) => Label::Admissible,
        Some(Verdict::Undetermined) => Label::IsUndetermined,
        Some(Verdict::Rejected) => Label::IsRejected,
        None => Label::IsNotAssessed,
    }
}
