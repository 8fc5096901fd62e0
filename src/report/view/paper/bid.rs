//! The pages of one bid: its outcome and why, its figures, and everything that bears on it.

use super::desk::{Desk, Entrant, row, strong};
use super::{Cell, Grid, Mark, Part, Picture, Piece};
use crate::lang::{Clarified, Label, Panel, Say, Whole, Why};
use crate::model::clarification::Clarification;
use crate::report::layout::{Item, clean};
use crate::report::svg;
use crate::report::view::written::Writings;

impl Desk<'_> {
    /// Every bid on pages of its own.
    pub(super) fn pages(&self) -> Option<Part> {
        let parts: Vec<Part> = self.bids.iter().enumerate().map(|(n, bid)| self.page(n + 1, bid)).collect();
        let heading = self.say(&Whole::Bids);
        (!parts.is_empty()).then(|| Part { id: "bids".to_owned(), heading, parts, ..Part::default() })
    }

    /// The pages of the `n`th bid; parts within them are called after that number.
    fn page(&self, n: usize, bid: &Entrant) -> Part {
        let mut pieces = Vec::new();
        if let Some((offer, _)) = bid.assessed().filter(|(offer, _)| !offer.service.is_empty()) {
            pieces.push(Piece::Line(self.say(&Whole::Offers(offer.service.clone()))));
        }
        let written = self.round.written(bid.id()).filter(|_| !self.is_public());
        if let Some(receipt) = written.and_then(|of| of.receipt.as_ref()) {
            pieces.push(Piece::Line(self.say(&Whole::Received(receipt.value.written.clone()))));
        }
        pieces.push(Piece::Grid(self.figures(bid)));
        let reasons = self.reasons(bid).into_iter();
        let reasons: Vec<Item> = reasons.map(|text| Item { text, under: Vec::new() }).collect();
        if !reasons.is_empty() {
            pieces.push(Piece::Items(reasons));
        }
        let mut parts = Vec::new();
        if bid.assessed().is_some() {
            parts.extend(self.numbers(n, bid));
            parts.extend((0..self.rules().groups.len()).filter_map(|group| self.answers(n, bid, group)));
            parts.extend(self.reach(n, bid));
        }
        if !self.is_public() {
            let (id, heading) = (format!("b{n}-papers"), self.say(&Whole::Papers));
            let papers =
                bid.assessed().map(|_| Part { id, heading, pieces: self.papers(bid), ..Part::default() });
            parts.extend(papers);
            parts.extend(self.found(n, bid));
            parts.extend(self.decided(n, bid));
            parts.extend(self.clarified(n, bid));
        }
        let heading = clean(&bid.bid.name());
        Part { id: bid.part.clone(), heading, pieces, parts, ..Part::default() }
    }

    /// Its outcome on one line.
    fn figures(&self, bid: &Entrant) -> Grid {
        let range = bid.bid.range().map(|(worst, best)| {
            let (worst, best) = (self.speaker.number(&worst), self.speaker.number(&best));
            Cell::from(self.say(&Label::RangeOf { worst, best }))
        });
        let rank = bid.bid.place.rank.map_or_else(|| self.nothing(), |rank| Cell::from(rank.to_string()));
        let (price, figure) = (self.needs_price(), self.round.plan().method.uses_price());
        let columns = [
            (true, Label::Verdict, false, self.verdict(bid.verdict)),
            (true, Label::Rank, true, rank),
            (true, Label::Score, true, self.score(bid)),
            (range.is_some(), Label::Range, true, range.unwrap_or_default()),
            (self.has_levels(), Label::Level, false, self.level(bid)),
            (price, Label::Price, true, self.price(bid)),
            (figure, Label::Figure, true, self.figure(bid)),
        ];
        let shown = columns.into_iter().filter(|(on, ..)| *on);
        let (heads, cells): (Vec<_>, Vec<_>) =
            shown.map(|(_, label, right, cell)| ((Cell::from(self.say(&label)), right), cell)).unzip();
        let mut grid = self.grid(&Whole::Numbers, 1, heads);
        grid.rows.push(row(cells));
        grid
    }

    /// Groups with points, share, weight and what they add to the score; as a table and as bars.
    fn numbers(&self, n: usize, bid: &Entrant) -> Option<Part> {
        let (_, assessed) = bid.assessed()?;
        let (rules, plan) = (self.rules(), self.round.plan());
        if rules.groups.is_empty() {
            return None;
        }
        let levels = assessed.reckoned.groups.iter().any(|group| group.level.is_some()) && !self.is_public();
        let say = |why: &Why| Cell::from(self.say(why));
        let mut heads = vec![
            (Cell::from(self.say(&Label::Group)), false),
            (say(&Why::PointsColumn), true),
            (say(&Why::Share), true),
            (Cell::from(self.say(&Label::Weight)), true),
            (say(&Why::Adds), true),
        ];
        heads.extend(levels.then(|| (Cell::from(self.say(&Label::Level)), false)));
        let mut grid = self.grid(&Whole::CaptionNumbers, 1, heads);
        for (place, result) in assessed.reckoned.groups.iter().enumerate() {
            let or_nothing = |text: Option<String>| text.map_or_else(|| self.nothing(), Cell::from);
            let share = self.share(bid, place);
            let adds = plan.part(place, &result.points).filter(|_| share.is_some());
            let mut cells = vec![
                self.cell(&self.group(place)),
                Cell::from(self.speaker.dec(plan.points(&result.points))),
                or_nothing(share),
                or_nothing(self.weight(place)),
                or_nothing(adds.map(|adds| self.speaker.number(&adds))),
            ];
            cells.extend(levels.then(|| self.cell(&self.speaker.level(result.level.as_ref()))));
            grid.rows.push(row(cells));
        }
        let blank = Cell::default;
        let sum = [Cell::from(self.say(&Label::Score)), blank(), blank(), blank(), self.score(bid)];
        grid.rows.push(strong(sum.into_iter().chain(levels.then(blank))));
        let bars = self.bars(bid).map(Piece::Picture);
        let pieces = bars.into_iter().chain([Piece::Grid(grid)]).collect();
        let heading = self.say(&Why::FromGroups);
        Some(Part { id: format!("b{n}-groups"), heading, pieces, ..Part::default() })
    }

    /// What a bid reaches in each group, drawn.
    fn bars(&self, bid: &Entrant) -> Option<Picture> {
        let (_, assessed) = bid.assessed()?;
        let plan = self.round.plan();
        let groups = self.rules().groups.iter().zip(&assessed.reckoned.groups).enumerate();
        let bars: Vec<svg::Bar> = groups
            .filter_map(|(place, (group, result))| {
                let (share, weight) = (plan.share(place, &result.points)?, self.weight(place)?);
                Some(svg::Bar { name: group.id.clone(), said: self.speaker.number(&share), share, weight })
            })
            .collect();
        if bars.is_empty() {
            return None;
        }
        let words = bars.iter().map(|bar| (bar.name.clone(), bar.said.clone(), bar.weight.clone()));
        let says = self.say(&Whole::BarsSay(words.collect()));
        let caption = self.say(&Whole::BarsOf(bid.bid.name()));
        let svg = svg::bars(&bars, &format!("bars-{}", bid.part), (&caption, &says), self.report.lang);
        Some(Picture { caption, says, svg })
    }

    /// How far each law reaches it, and by which way.
    fn reach(&self, n: usize, bid: &Entrant) -> Option<Part> {
        let (offer, assessed) = bid.assessed()?;
        if self.is_public() || offer.components.is_empty() || assessed.exposures.is_empty() {
            return None;
        }
        let heads = [Label::Law, Label::Overall, Label::Content, Label::Metadata, Label::Way];
        let heads = heads.iter().map(|label| (Cell::from(self.say(label)), false));
        let mut grid = self.grid(&Whole::CaptionExposure, 1, heads);
        for (law, exposure) in self.rules().laws.iter().zip(&assessed.exposures) {
            let degrees = [exposure.overall, exposure.content, exposure.metadata];
            let degrees = degrees.map(|degree| self.degree(degree));
            let cells = std::iter::once(self.cell(&self.speaker.law(law))).chain(degrees);
            grid.rows.push(row(cells.chain([self.cell(&exposure.way())])));
        }
        let heading = self.say(&Label::ExposureHeading);
        let pieces = vec![Piece::Grid(grid)];
        Some(Part { id: format!("b{n}-reach"), heading, pieces, ..Part::default() })
    }

    fn found(&self, n: usize, bid: &Entrant) -> Option<Part> {
        let (findings, sources) = (&bid.bid.sheet.findings, &bid.bid.sheet.sources);
        let caption = Whole::CaptionFindingsOf(bid.bid.name());
        let pieces = self.finding_pieces(&caption, findings, sources);
        let heading = self.say(&Label::Findings);
        (!pieces.is_empty()).then(|| Part {
            id: format!("b{n}-findings"),
            heading,
            pieces,
            ..Part::default()
        })
    }

    /// What the authority found and decided about it.
    fn decided(&self, n: usize, bid: &Entrant) -> Option<Part> {
        let of = self.round.written(bid.id())?;
        let items = Writings { speaker: self.speaker, sources: self.report.sources }.items(of);
        let (heading, pieces) = (self.say(&Panel::Decided), vec![Piece::Items(items.clone())]);
        (!items.is_empty()).then(|| Part {
            id: format!("b{n}-decisions"),
            heading,
            pieces,
            ..Part::default()
        })
    }

    /// Questions to the bidder after the deadline; no result rests on them.
    fn clarified(&self, n: usize, bid: &Entrant) -> Option<Part> {
        let one = |one: &Clarification| {
            let asked = one.asked.as_ref().map(|on| on.value);
            let text = one.question.clone();
            let question = Clarified::Question { asked, at: String::new(), text };
            let answered = one.answered.as_ref().map(|on| on.value);
            let answer = match one.answer.trim() {
                "" => Clarified::NotAnswered,
                text => Clarified::Answer { answered, text: text.to_owned() },
            };
            Item { text: self.say(&question), under: vec![self.say(&answer)] }
        };
        let all = &bid.bid.sheet.clarifications;
        if all.is_empty() {
            return None;
        }
        let items = Piece::Items(all.iter().map(one).collect());
        let pieces = vec![items, Piece::Line(clean(&Clarified::CountsNot.text(self.report.lang)))];
        let heading = self.say(&Clarified::Heading);
        Some(Part { id: format!("b{n}-questions"), heading, pieces, ..Part::default() })
    }
}

/// How evidence is stressed: there, lacking, or not asked.
pub(super) fn support(supported: Option<bool>) -> (Whole, Mark) {
    match supported {
        Some(true) => (Whole::Supported, Mark::Good),
        Some(false) => (Whole::NotSupported, Mark::Open),
        None => (Whole::NoneAsked, Mark::Quiet),
    }
}
