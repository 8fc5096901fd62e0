//! The report of `explain`: why a bid has its score, why a criterion gives what it gives, and why one
//! bid is above another. It shows the steps of the run and reckons nothing itself.

mod against;
mod bid;
mod criterion;
mod formula;
mod panel;

use std::io;

use super::{Shown, Speaker, score};
use crate::assess::steps::{Explained, Explanation, Places, StepId, explain};
use crate::assess::{Answer, Round, Source, Status};
use crate::diag::Span;
use crate::lang::{Label, Say, Why};
use crate::report::Report;
use crate::report::layout::{Block, Item, clean};

/// The blocks of the report.
///
/// # Errors
/// A bid that changed while the report was made, and steps that do not come to the report's figures.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(Vec::new());
    };
    let asked = &report.options.asked;
    let explanation = explain(report.opened, round, &asked.places)?;
    let speaker = Speaker { rules, lang: report.lang };
    let told = Told { speaker, round, places: Places::new(report.opened, rules), explanation: &explanation };
    let mut blocks = score::head(report, speaker);
    match (explanation.bids.as_slice(), asked.criterion) {
        ([first, second], _) => told.against(first, second, &mut blocks),
        ([bid], Some(criterion)) => told.criterion(bid, criterion, &mut blocks),
        ([bid], None) => told.bid(bid, &mut blocks),
        _ => {}
    }
    Ok(blocks)
}

/// What is told, and what it is told from.
struct Told<'t> {
    speaker: Speaker<'t>,
    round: &'t Round<'t>,
    places: Places<'t>,
    explanation: &'t Explanation,
}

impl Told<'_> {
    fn say(&self, why: &Why) -> String {
        why.text(self.speaker.lang)
    }

    fn label(&self, label: &Label) -> String {
        self.speaker.say(label)
    }

    fn line(&self, why: &Why) -> Block {
        Block::Line(clean(&self.say(why)))
    }

    fn heading(&self, why: &Why) -> Block {
        Block::Heading(clean(&self.say(why)))
    }

    /// What a step gave, rounded for reading.
    fn number(&self, step: StepId) -> String {
        self.speaker.number(self.explanation.value(step))
    }

    /// What a step gave, without zeros that say nothing.
    fn short(&self, step: StepId) -> String {
        self.speaker.dec(self.explanation.value(step).clone())
    }

    /// A difference, with its sign.
    fn signed(&self, step: StepId) -> String {
        let value = self.explanation.value(step);
        let plus = if value.is_negative() || value.is_zero() { "" } else { "+" };
        format!("{plus}{}", self.speaker.number(value))
    }

    /// The file and line of a place.
    fn at(&self, at: Option<Span>) -> String {
        let source = at.and_then(|at| Some((self.explanation.sources.get(at.file)?, at.start)));
        source.map_or_else(String::new, |(source, start)| {
            format!("{}:{}", source.path, source.position(start).line)
        })
    }

    /// The line of a place.
    fn row(&self, at: Option<Span>) -> Option<usize> {
        let at = at?;
        Some(self.explanation.sources.get(at.file)?.position(at.start).line)
    }

    /// The name of a bid.
    fn name(&self, bid: &Explained) -> String {
        super::name(&bid.sheet.supplier, &bid.sheet.id)
    }

    /// The path of the file of a bid.
    fn path(&self, bid: &Explained) -> String {
        self.round.entries[bid.place.bid].path.clone()
    }

    /// Where an answer comes from.
    fn source(&self, answer: &Answer) -> String {
        let Some(source) = answer.source else { return String::new() };
        let why = match source {
            Source::Claimed => Why::Claimed,
            Source::Derived => Why::Derived,
            Source::Assessed => Why::Assessed,
            Source::Ruled => Why::Ruled,
        };
        self.say(&why)
    }

    /// An answer in a word: its option, its points on a curve, or why there is none.
    fn answer(&self, place: usize, answer: &Answer) -> String {
        let label = match (answer.option, answer.source, answer.status) {
            (Some(option), ..) => return self.speaker.rules.criteria[place].options[option].id.clone(),
            (None, Some(_), _) => return self.speaker.dec(self.round.plan().points(&answer.points)),
            (None, None, Status::EquivalentOffered) => Label::EquivalentOffered,
            (None, None, Status::NotAssessed) => Label::NotYetAssessed,
            (None, None, Status::Contradicted) => Label::Contradicted,
            _ => Label::Unanswered,
        };
        self.label(&label)
    }

    /// Where a bid stands in the order, or why it does not.
    fn standing(&self, bid: &Explained) -> Block {
        let (place, shown) = (&bid.place, Shown::whole(&bid.place, &bid.sheet));
        let shared = place.tied.1 - place.tied.0 > 1;
        let score = shown.score().map(|score| {
            let ends = shown.range().map(|(a, b)| (self.speaker.number(&a), self.speaker.number(&b)));
            self.label(&Label::ScoreIs { score: self.speaker.number(&score), range: ends })
        });
        let why = match place.rank {
            Some(rank) => Why::RankIs { rank, shared },
            None => Why::NotRanked(super::reasons::reasons(self.round, &shown, self.speaker)),
        };
        let said: Vec<String> = score.into_iter().chain([self.say(&why)]).collect();
        Block::Line(clean(&format!("{}: {}.", self.name(bid), said.join("; "))))
    }

    /// Items of a list, each on a line.
    fn items(lines: impl IntoIterator<Item = String>) -> Block {
        Block::Items(lines.into_iter().map(|line| Item { text: clean(&line), under: Vec::new() }).collect())
    }

    /// An item with what belongs under it.
    fn under(text: &str, under: impl IntoIterator<Item = String>) -> Item {
        Item { text: clean(text), under: under.into_iter().map(|line| clean(&line)).collect() }
    }
}
