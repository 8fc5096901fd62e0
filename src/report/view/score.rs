//! The report of `score`: verdicts and ranking first, then groups, gates and findings in short.

use std::io;

use super::reasons::{gate_name, reasons};
use super::{Shown, Speaker, agreement, coverage, ranking, seen, written};
use crate::assess::{Outcome, Place, Reason, Round, Verdict};
use crate::diag::Severity;
use crate::lang::{Label, Lang};
use crate::model::rules::{GateRule, Rules};
use crate::report::Report;
use crate::report::layout::{Block, Item, Table, clean};

/// The blocks of the report.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(Vec::new());
    };
    let view = View { report, round, speaker: Speaker { rules, lang: report.lang } };
    let mut blocks = head(report, view.speaker);
    let parts = view.parts()?;
    view.ranking(&parts, &mut blocks);
    for (label, part) in [
        (Label::Undetermined, &parts.undetermined),
        (Label::Rejected, &parts.rejected),
        (Label::NotAssessed, &parts.not_assessed),
    ] {
        view.apart(label, part, &mut blocks);
    }
    view.groups(&parts, &mut blocks);
    view.gates(&parts, &mut blocks);
    if !report.is_public() {
        view.internal(&parts, &mut blocks);
    }
    Ok(blocks)
}

/// The name of the tender, who buys, by which catalogues, on which day, and who reads.
pub fn head(report: &Report<'_>, speaker: Speaker<'_>) -> Vec<Block> {
    let reader = if report.is_public() { Label::ForPublic } else { Label::ForCommittee };
    head_for(report, speaker, &speaker.say(&reader))
}

/// The same, for other readers.
pub fn head_for(report: &Report<'_>, speaker: Speaker<'_>, reader: &str) -> Vec<Block> {
    let (rules, lang) = (speaker.rules, report.lang);
    let mut blocks = Vec::new();
    let mut line = |parts: Vec<String>| {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            blocks.push(Block::Line(clean(&parts.join(" · "))));
        }
    };
    if let Some(tender) = &rules.tender {
        line(vec![tender.authority.clone(), tender.notice.clone()]);
    }
    for catalogue in &rules.catalogues {
        let (title, id, version) =
            (catalogue.title.get(lang), catalogue.id.clone(), catalogue.version.clone());
        let name = speaker.say(&Label::CatalogueLine { title, id, version });
        let profile = catalogue.profile.clone().map(|profile| speaker.say(&Label::Profile(profile)));
        line(vec![name, profile.unwrap_or_default()]);
    }
    let day = rules.as_of.map_or(Label::NoAsOf, Label::AsOf);
    line(vec![speaker.say(&day), reader.to_owned()]);
    if let Some(last) = report.opened.lock.as_ref().and_then(|locked| locked.lock.last()) {
        let digest = last.digest.value.clone();
        line(vec![speaker.say(&Label::LockedOn { date: last.date, version: last.n, digest })]);
    }
    blocks.insert(0, Block::Title(clean(&title(rules, lang))));
    blocks
}

/// The name of the tender, or of its catalogues.
pub fn title(rules: &Rules, lang: Lang) -> String {
    match &rules.tender {
        Some(tender) => {
            let title = tender.title.get(lang);
            if title.is_empty() { tender.id.clone() } else { title }
        }
        None => rules.catalogues.iter().map(|c| c.title.get(lang)).collect::<Vec<_>>().join(", "),
    }
}

/// The bids of a report by what became of them: as many as are shown, and how many there are.
struct Parts {
    ranked: Part,
    undetermined: Part,
    rejected: Part,
    not_assessed: Part,
}

struct Part {
    shown: Vec<Shown>,
    all: usize,
}

struct View<'v> {
    report: &'v Report<'v>,
    round: &'v Round<'v>,
    speaker: Speaker<'v>,
}

impl View<'_> {
    fn parts(&self) -> io::Result<Parts> {
        Ok(Parts {
            ranked: self.part(Some(Verdict::Admissible))?,
            undetermined: self.part(Some(Verdict::Undetermined))?,
            rejected: self.part(Some(Verdict::Rejected))?,
            not_assessed: self.part(None)?,
        })
    }

    /// What only the committee reads.
    fn internal(&self, parts: &Parts, blocks: &mut Vec<Block>) {
        let (round, speaker) = (self.round, self.speaker);
        coverage::table(round, speaker, &self.assessed(parts), blocks);
        agreement::table(round, speaker, blocks);
        written::part((round, self.report.sources), speaker, &self.all(parts), blocks);
        self.exposures(parts, blocks);
        self.findings(blocks);
    }

    fn part(&self, verdict: Option<Verdict>) -> io::Result<Part> {
        let entries = &self.round.entries;
        let of_it = |place: &&Place| entries[place.bid].standing.verdict == verdict;
        let places: Vec<Place> = self.round.places.iter().filter(of_it).cloned().collect();
        let most = self.report.options.top.min(places.len());
        Ok(Part { shown: seen(self.report, self.round, &places[..most])?, all: places.len() })
    }

    fn ranking(&self, parts: &Parts, blocks: &mut Vec<Block>) {
        let say = |label: &Label| self.speaker.say(label);
        let provisional = self.round.provisional;
        let heading = if provisional { Label::ProvisionalRanking } else { Label::Ranking };
        blocks.push(Block::Heading(say(&heading)));
        if self.round.entries.is_empty() {
            blocks.push(Block::Line(say(&Label::NoBids)));
            return;
        }
        if self.speaker.rules.policy.sealed {
            blocks.push(Block::Line(say(&Label::Sealed)));
        }
        if provisional && parts.undetermined.all > 0 {
            blocks.push(Block::Line(say(&Label::Provisional(parts.undetermined.all))));
        }
        if parts.ranked.shown.is_empty() {
            blocks.push(Block::Line(say(&Label::NobodyAdmissible)));
        } else {
            blocks.push(Block::Table(ranking::table(self.round, self.speaker, &parts.ranked.shown)));
            self.more(&parts.ranked, blocks);
        }
        let waiting = self.waiting(parts);
        if !waiting.is_empty() {
            let (criteria, more) = super::first(waiting);
            blocks.push(Block::Line(clean(&say(&Label::WaitsForAssessors { criteria, more }))));
        }
        let awarded =
            ranking::sentences(self.round, self.speaker, &parts.ranked.shown, self.report.is_public());
        blocks.extend(awarded.iter().map(|sentence| Block::Line(clean(sentence))));
        if parts.ranked.shown.iter().any(|bid| bid.range().is_some()) {
            blocks.push(Block::Line(say(&Label::RangeLegend)));
        }
        if let Some(sentence) = self.high_score_fails(parts) {
            blocks.push(Block::Line(sentence));
        }
    }

    /// Criteria that assessors have yet to judge, or to agree on, for some bid that is shown.
    fn waiting(&self, parts: &Parts) -> Vec<String> {
        let bids = self.assessed(parts);
        let waits = |place: usize| {
            let status =
                |bid: &&&Shown| bid.sheet.assessed().is_some_and(|(_, a)| a.answers[place].status.waits());
            bids.iter().any(|bid| status(&bid))
        };
        let rules = self.speaker.rules;
        (0..rules.criteria.len())
            .filter(|&place| waits(place))
            .map(|place| rules.criteria[place].id.clone())
            .collect()
    }

    fn more(&self, part: &Part, blocks: &mut Vec<Block>) {
        if part.all > part.shown.len() {
            blocks.push(Block::Line(self.speaker.say(&Label::More(part.all - part.shown.len()))));
        }
    }

    /// A score above every admissible one that fails a gate is said in so many words.
    fn high_score_fails(&self, parts: &Parts) -> Option<String> {
        let best = parts.ranked.shown.first().and_then(|bid| bid.score())?;
        let scored = parts.rejected.shown.iter().filter_map(|bid| Some((bid.score()?, bid)));
        let (score, bid) = scored.max_by(|a, b| a.0.cmp(&b.0).then(b.1.sheet.id.cmp(&a.1.sheet.id)))?;
        if best >= score {
            return None;
        }
        let failed = |reason: &Reason| match reason {
            Reason::GateFailed(gate) => Some(gate_name(&self.speaker.rules.gates[*gate], self.speaker)),
            _ => None,
        };
        let gates: Vec<String> =
            self.round.reasons(bid.place.bid, &bid.sheet).iter().filter_map(failed).collect();
        let score = self.speaker.number(&score);
        let label = Label::HighScoreFails { bidder: bid.name(), score, gates: gates.clone() };
        (!gates.is_empty()).then(|| clean(&self.speaker.say(&label)))
    }

    fn apart(&self, heading: Label, part: &Part, blocks: &mut Vec<Block>) {
        if part.all == 0 {
            return;
        }
        blocks.push(Block::Heading(self.speaker.say(&heading)));
        let items = part.shown.iter().map(|bid| {
            let under = reasons(self.round, bid, self.speaker).iter().map(|reason| clean(reason)).collect();
            Item { text: clean(&self.one_line(bid)), under }
        });
        blocks.push(Block::Items(items.collect()));
        self.more(part, blocks);
    }

    /// A bid that is not ranked: its name, score and level.
    fn one_line(&self, bid: &Shown) -> String {
        let mut parts = vec![bid.name()];
        if let Some(score) = bid.score() {
            let range = bid.range();
            let range = range.map(|(worst, best)| (self.speaker.number(&worst), self.speaker.number(&best)));
            parts.push(self.speaker.say(&Label::ScoreIs { score: self.speaker.number(&score), range }));
        }
        let level = bid.sheet.assessed().and_then(|(_, assessed)| assessed.reckoned.level.as_ref());
        if let Some(level) = level {
            let said = self.speaker.level(Some(level));
            parts.push(format!("{} {said}", self.speaker.say(&Label::Level).to_lowercase()));
        }
        parts.join("; ")
    }

    /// Bids that are shown, in the order of the report.
    fn all<'p>(&self, parts: &'p Parts) -> Vec<&'p Shown> {
        let all = [&parts.ranked, &parts.undetermined, &parts.rejected, &parts.not_assessed];
        all.into_iter().flat_map(|part| &part.shown).collect()
    }

    /// Bids that are assessed, in the order of the report.
    fn assessed<'p>(&self, parts: &'p Parts) -> Vec<&'p Shown> {
        let has_verdict = |bid: &&Shown| self.round.entries[bid.place.bid].standing.verdict.is_some();
        let all = self.all(parts).into_iter().filter(has_verdict);
        all.filter(|bid| bid.sheet.assessed().is_some()).collect()
    }

    fn groups(&self, parts: &Parts, blocks: &mut Vec<Block>) {
        let bids = self.assessed(parts);
        let rules = self.speaker.rules;
        if bids.is_empty() || rules.groups.is_empty() {
            return;
        }
        blocks.push(Block::Heading(self.speaker.say(&Label::Groups)));
        let say = |label: Label| self.speaker.say(&label);
        let mut columns = vec![(say(Label::Group), false), (say(Label::Weight), true)];
        columns.extend(bids.iter().map(|bid| (bid.sheet.id.clone(), true)));
        let mut table = Table::new(2, columns);
        for (place, group) in rules.groups.iter().enumerate() {
            let plan = &self.round.plan().groups[place];
            let weight = plan
                .weight
                .as_ref()
                .map_or_else(|| "–".to_owned(), |weight| self.speaker.dec(weight.clone()));
            let mut cells = vec![format!("{} {}", group.id, group.title.get(self.speaker.lang)), weight];
            cells.extend(bids.iter().map(|bid| self.share(bid, place)));
            table.row(cells);
        }
        let mut score = vec![say(Label::Score), String::new()];
        score.extend(
            bids.iter().map(|bid| bid.score().map(|score| self.speaker.number(&score)).unwrap_or_default()),
        );
        table.strong(score);
        blocks.push(Block::Table(table));
    }

    fn share(&self, bid: &Shown, group: usize) -> String {
        let points = bid.sheet.assessed().map(|(_, assessed)| &assessed.reckoned.groups[group].points);
        let share = points.and_then(|points| self.round.plan().share(group, points));
        share.map_or_else(|| "–".to_owned(), |share| self.speaker.number(&share))
    }

    fn gates(&self, parts: &Parts, blocks: &mut Vec<Block>) {
        let bids = self.assessed(parts);
        let rules = self.speaker.rules;
        if bids.is_empty() || rules.gates.is_empty() {
            return;
        }
        blocks.push(Block::Heading(self.speaker.say(&Label::Gates)));
        let mut columns = vec![(self.speaker.say(&Label::Gate), false)];
        columns.extend(bids.iter().map(|bid| (bid.sheet.id.clone(), true)));
        let mut table = Table::new(1, columns);
        for (place, gate) in rules.gates.iter().enumerate() {
            let mut cells = vec![format!("{} {}", gate.id, gate.title.get(self.speaker.lang))];
            cells.extend(bids.iter().map(|bid| {
                let outcome = bid.sheet.assessed().map(|(_, assessed)| assessed.gates[place].outcome);
                let mark =
                    if outcome == Some(Outcome::Pass) && self.rests_on_claims(bid, place) { "*" } else { "" };
                let said = self.speaker.say(&match outcome {
                    Some(Outcome::Pass) => Label::Pass,
                    Some(Outcome::Fail) => Label::Fail,
                    Some(Outcome::NotApplicable) => Label::NotApplicable,
                    Some(Outcome::Unknown) | None => Label::Open,
                });
                said + mark
            }));
            table.row(cells);
        }
        blocks.push(Block::Table(table));
        blocks.push(Block::Line(self.speaker.say(&Label::Legend)));
    }

    /// Whether a gate looks at an answer that no valid evidence supports.
    fn rests_on_claims(&self, bid: &Shown, gate: usize) -> bool {
        let rules = self.speaker.rules;
        let Some((_, assessed)) = bid.sheet.assessed() else { return false };
        let criteria: &[usize] = match &rules.gates[gate].rule {
            GateRule::Level { criteria, .. } => criteria,
            GateRule::Points { criterion, .. } | GateRule::Options { criterion, .. } => &[*criterion],
            GateRule::Share { group, .. } => &rules.groups[*group].criteria,
            _ => &[],
        };
        criteria.iter().any(|&place| assessed.answers[place].supported == Some(false))
    }

    /// How far each law reaches each bid, where some bid states a supply chain.
    fn exposures(&self, parts: &Parts, blocks: &mut Vec<Block>) {
        let bids = self.assessed(parts);
        let chained =
            bids.iter().any(|b| b.sheet.assessed().is_some_and(|(offer, _)| !offer.components.is_empty()));
        if !chained || self.speaker.rules.laws.is_empty() {
            return;
        }
        blocks.push(Block::Heading(self.speaker.say(&Label::ExposureHeading)));
        let mut columns = vec![(self.speaker.say(&Label::Law), false)];
        columns.extend(bids.iter().map(|bid| (bid.sheet.id.clone(), true)));
        let mut table = Table::new(1, columns);
        for (place, law) in self.speaker.rules.laws.iter().enumerate() {
            let mut cells = vec![self.speaker.law(law)];
            cells.extend(bids.iter().map(|bid| {
                let degree = bid.sheet.assessed().map(|(_, assessed)| assessed.exposures[place].overall);
                degree.map(|degree| self.speaker.say(&Label::Degree(degree.name()))).unwrap_or_default()
            }));
            table.row(cells);
        }
        blocks.push(Block::Table(table));
        blocks.push(Block::Line(self.speaker.say(&Label::SeeChain)));
    }

    fn findings(&self, blocks: &mut Vec<Block>) {
        let own = &self.report.opened.findings;
        let bids = self.round.entries.iter().map(|entry| entry.found);
        let sum = bids.fold([0; 3], |sum, found| [sum[0] + found[0], sum[1] + found[1], sum[2] + found[2]]);
        let twins = self.round.entries.iter().filter(|entry| entry.twin.is_some()).count();
        let errors = sum[0] + twins + own.count(Severity::Error);
        let warnings = sum[1] + own.count(Severity::Warning);
        let notes = sum[2] + own.count(Severity::Note);
        blocks.push(Block::Heading(self.speaker.say(&Label::Findings)));
        if errors + warnings + notes == 0 {
            blocks.push(Block::Line(self.speaker.say(&Label::NoFindings)));
            return;
        }
        let count = self.speaker.say(&Label::FindingCount { errors, warnings, notes });
        blocks.push(Block::Line(format!("{count}. {}", self.speaker.say(&Label::SeeCheck))));
    }
}
