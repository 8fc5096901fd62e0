//! What stands at the end: findings on the rules, decisions, the files that all rests on, and how it was reckoned.

use super::desk::{Desk, row};
use super::{Cell, Mark, Part, Piece};
use crate::assess::METHOD;
use crate::diag::{Finding, Findings, Severity, Sources};
use crate::lang::{Label, Panel, Say, Whole};
use crate::report::layout::{Item, clean};
use crate::report::record;
use crate::report::view::check::severity;
use crate::report::view::written::Writings;

/// Findings of one table; what comes after is counted.
const MOST: usize = 200;

impl Desk<'_> {
    /// Findings on the rules; those on a bid stand on its pages.
    pub(super) fn findings(&self) -> Option<Part> {
        if self.is_public() {
            return None;
        }
        let found = &self.report.opened.findings;
        let mut pieces = self.finding_pieces(&Whole::CaptionFindings, found, self.report.sources);
        let bids = self.round.entries.iter().map(|entry| entry.found);
        let sum = bids.fold([0; 3], |sum, found| [sum[0] + found[0], sum[1] + found[1], sum[2] + found[2]]);
        let errors = sum[0]
            + self.round.entries.iter().filter(|entry| entry.twin.is_some()).count()
            + found.count(Severity::Error);
        let warnings = sum[1] + found.count(Severity::Warning);
        let notes = sum[2] + found.count(Severity::Note);
        let line = if errors + warnings + notes == 0 {
            self.say(&Label::NoFindings)
        } else {
            let count = self.say(&Label::FindingCount { errors, warnings, notes });
            format!("{count}. {}", self.say(&Label::SeeCheck))
        };
        pieces.insert(0, Piece::Line(line));
        let heading = self.say(&Label::Findings);
        Some(Part { id: "findings".to_owned(), heading, pieces, ..Part::default() })
    }

    /// A table of findings, and how many more there are; nothing where there are none.
    pub(super) fn finding_pieces(&self, caption: &Whole, found: &Findings, sources: &Sources) -> Vec<Piece> {
        let all = found.sorted();
        if all.is_empty() {
            return Vec::new();
        }
        let heads = [Label::Severity, Label::Code, Label::Message, Label::Help, Label::Place];
        let heads = heads.iter().map(|label| (Cell::from(self.say(label)), false));
        let mut grid = self.grid(caption, 1, heads);
        grid.rows.extend(all.iter().take(MOST).map(|finding| self.finding(finding, sources)));
        let mut pieces = vec![Piece::Grid(grid)];
        let more = all.len().saturating_sub(MOST);
        if more > 0 {
            pieces.push(Piece::Line(self.say(&Label::BeyondFindings { file: String::new(), count: more })));
        }
        for (file, count) in found.beyond() {
            let file = sources.get(file).map(|source| source.path.clone()).unwrap_or_default();
            pieces.push(Piece::Line(self.say(&Label::BeyondFindings { file, count })));
        }
        pieces
    }

    fn finding(&self, finding: &Finding, sources: &Sources) -> super::Row {
        let lang = self.report.lang;
        let source = sources.get(finding.at.file);
        let place =
            source.map(|source| format!("{}:{}", source.path, source.position(finding.at.start).line));
        let mark = match finding.severity {
            Severity::Error => Mark::Bad,
            Severity::Warning => Mark::Open,
            Severity::Note => Mark::Quiet,
        };
        row([
            self.marked(&severity(finding.severity).text(lang), mark),
            self.cell(&format!("{} {}", finding.code.id(), finding.code.name)),
            self.cell(&finding.message.text(lang)),
            self.cell(&finding.help.as_ref().map(|help| help.text(lang)).unwrap_or_default()),
            self.cell(&place.unwrap_or_default()),
        ])
    }

    /// What was found and decided about bids, and draws by lot.
    pub(super) fn decisions(&self) -> Option<Part> {
        let writings = Writings { speaker: self.speaker, sources: self.report.sources };
        let told = self.bids.iter().filter_map(|bid| {
            let of = self.round.written(bid.id())?;
            let under = if self.is_public() {
                let said = of.decisions.iter().map(|decision| {
                    let about = decision.about.value.clone();
                    let said = Panel::About { about, result: decision.result.name() };
                    let said = said.text(self.report.lang);
                    let on = decision.date;
                    self.say(&Panel::Signed { said, by: String::new(), on, at: String::new() })
                });
                said.collect()
            } else {
                let line =
                    |item: Item| std::iter::once(item.text).chain(item.under).collect::<Vec<_>>().join(": ");
                writings.items(of).into_iter().map(line).collect::<Vec<_>>()
            };
            Some(Item { text: clean(&bid.bid.name()), under })
        });
        let told = told.filter(|item| !item.under.is_empty());
        let draws = self.round.draws().iter().filter(|_| !self.is_public());
        let items: Vec<Item> = told.chain(draws.map(|draw| writings.draw(draw))).collect();
        let heading = self.say(&Panel::Decided);
        let pieces = vec![Piece::Items(items.clone())];
        (!items.is_empty()).then(|| Part { id: "decisions".to_owned(), heading, pieces, ..Part::default() })
    }

    /// Every file that could change the result; for anybody those whose path may be told.
    pub(super) fn inputs(&self) -> Option<Part> {
        let heads = [Whole::File, Whole::Digest];
        let heads = heads.iter().map(|head| (Cell::from(self.say(head)), false));
        let mut grid = self.grid(&Whole::CaptionInputs, 1, heads);
        for input in record::inputs(self.report) {
            let digest = match &input.sha256 {
                Some(digest) => self.cell(digest),
                None => self.marked(&self.say(&Whole::NoDigest), Mark::Open),
            };
            grid.rows.push(row([self.cell(&input.path), digest]));
        }
        let (heading, is_empty) = (self.say(&Whole::Inputs), grid.rows.is_empty());
        let pieces = vec![Piece::Grid(grid)];
        (!is_empty).then(|| Part { id: "inputs".to_owned(), heading, pieces, ..Part::default() })
    }

    /// Method, formula in words, rounding, and where to ask on.
    pub(super) fn reckoned(&self) -> Part {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let method = crate::report::view::ranking::method(self.round, self.speaker);
        let texts = [Whole::Method { method: METHOD, version }, Whole::ScoreIs];
        let mut lines: Vec<String> = texts.iter().map(|text| self.say(text)).collect();
        lines.extend(method.map(|method| self.say(&method)));
        let rounded = self.rules().award.round.map(Label::RoundedTo);
        lines.extend(rounded.map(|rounded| self.say(&rounded)));
        let rest = [self.ties(), Whole::Exact(self.rules().decimals), Whole::NotClocked];
        lines.extend(rest.iter().map(|text| self.say(text)));
        if !self.is_public() {
            lines.push(self.say(&Whole::SeeReplay));
        }
        let pieces = lines.into_iter().map(Piece::Line).collect();
        let heading = self.say(&Whole::Reckoned);
        Part { id: "reckoned".to_owned(), heading, pieces, ..Part::default() }
    }
}
