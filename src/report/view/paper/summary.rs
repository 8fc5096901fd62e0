//! Who is first, who is out and why; and how the order came about.

use super::desk::{Desk, Entrant, row};
use super::{Cell, Grid, Part, Piece};
use crate::assess::{Reason, Verdict};
use crate::lang::whole::By;
use crate::lang::{Label, Whole};
use crate::model::award::Tie;
use crate::report::layout::{Item, clean};
use crate::report::view::ranking;
use crate::report::view::reasons::gate_name;

impl Desk<'_> {
    /// The first page: what a reader must know who reads no further.
    pub(super) fn summary(&self) -> Part {
        let mut pieces: Vec<Piece> = self.caveats().into_iter().map(Piece::Notice).collect();
        pieces.insert(0, Piece::Line(self.first()));
        if !self.bids.is_empty() {
            pieces.push(Piece::Grid(self.all()));
        }
        let out = self.out();
        if !out.is_empty() {
            pieces.push(Piece::Line(self.say(&Whole::Out)));
            pieces.push(Piece::Items(out));
        }
        let (warnings, secrets) = (self.warnings(), self.withheld_prices());
        pieces.extend(warnings.into_iter().map(Piece::Notice));
        pieces.extend(secrets.into_iter().map(Piece::Line));
        if self.is_public() {
            pieces.push(Piece::Line(self.say(&Whole::WithheldParts)));
        }
        if self.left > 0 {
            pieces.push(Piece::Line(self.say(&Whole::LeftOut(self.left))));
        }
        let heading = self.say(&Whole::Summary);
        Part { id: "summary".to_owned(), heading, pieces, ..Part::default() }
    }

    /// Who is first, in one sentence.
    fn first(&self) -> String {
        if self.round.entries.is_empty() {
            return self.say(&Label::NoBids);
        }
        let first: Vec<&Entrant> = self.ranked().take_while(|bid| bid.bid.place.rank == Some(1)).collect();
        let provisional = self.round.provisional;
        let bidders = first.iter().map(|bid| bid.bid.name()).collect();
        match first.as_slice() {
            [] => self.say(&Whole::Nobody),
            [one] => self.say(&Whole::First { bidder: one.bid.name(), by: self.by(one), provisional }),
            _ => {
                let lot = self.rules().award.ties.contains(&Tie::Draw);
                self.say(&Whole::Tied { bidders, lot, provisional })
            }
        }
    }

    /// By what a bid is first.
    fn by(&self, bid: &Entrant) -> By {
        let method = self.round.plan().method;
        if !method.uses_price() {
            return By::Score(bid.bid.score().map(|score| self.speaker.number(&score)));
        }
        if bid.bid.place.figure.is_none() || self.figure(bid).mark.is_some() {
            return By::Nothing;
        }
        By::Figure { figure: self.figure(bid).text, lowest: method.lowest_is_best() }
    }

    /// What keeps the order from being final.
    fn caveats(&self) -> Vec<String> {
        let open = self.round.entries.iter().filter(|e| e.standing.verdict == Some(Verdict::Undetermined));
        let (open, sealed) = (open.count(), self.rules().policy.sealed);
        let provisional = (self.round.provisional && open > 0).then_some(Label::Provisional(open));
        let sealed = sealed.then_some(Label::Sealed);
        sealed.iter().chain(&provisional).map(|label| self.say(label)).collect()
    }

    /// Every bid with its verdict and its figures.
    fn all(&self) -> Grid {
        let (levels, price) = (self.has_levels(), self.needs_price());
        let figure = self.round.plan().method.uses_price();
        let heads = [
            (true, Label::Rank, true),
            (true, Label::Bidder, false),
            (true, Label::Verdict, false),
            (true, Label::Score, true),
            (levels, Label::Level, false),
            (price, Label::Price, true),
            (figure, Label::Figure, true),
        ];
        let on: Vec<bool> = heads.iter().map(|(on, ..)| *on).collect();
        let heads = heads.into_iter().filter(|(on, ..)| *on);
        let heads = heads.map(|(_, label, right)| (Cell::from(self.say(&label)), right));
        let mut grid = self.grid(&Whole::CaptionSummary, 2, heads);
        for bid in &self.bids {
            let cells = [
                self.rank(bid),
                self.named(bid),
                self.verdict(bid.verdict),
                self.score(bid),
                self.level(bid),
                self.price(bid),
                self.figure(bid),
            ];
            let cells = cells.into_iter().zip(&on).filter(|(_, on)| **on).map(|(cell, _)| cell);
            grid.rows.push(row(cells));
        }
        grid
    }

    fn rank(&self, bid: &Entrant) -> Cell {
        let place = &bid.bid.place;
        let shared = if place.tied.1 - place.tied.0 > 1 { "=" } else { "" };
        place.rank.map_or_else(|| self.nothing(), |rank| Cell::from(format!("{rank}{shared}")))
    }

    /// Who has no rank, each on one line, with further reasons under it.
    fn out(&self) -> Vec<Item> {
        let one = |bid: &Entrant| {
            let mut why = self.reasons(bid).into_iter();
            let line = Whole::OutLine {
                bidder: bid.bid.name(),
                verdict: self.verdict(bid.verdict).text,
                why: why.next().unwrap_or_default(),
            };
            Item { text: self.say(&line), under: why.collect() }
        };
        self.bids.iter().filter(|bid| bid.bid.place.rank.is_none()).map(one).collect()
    }

    /// What a reader would else overlook: a high score that fails a gate, and prices to ask about.
    fn warnings(&self) -> Vec<String> {
        let low = if self.is_public() { Vec::new() } else { ranking::low(self.round, self.speaker) };
        let high = self.high_score_fails();
        high.into_iter().chain(low.iter().map(|line| clean(line))).collect()
    }

    /// A score above every admissible one that fails a gate.
    fn high_score_fails(&self) -> Option<String> {
        let best = self.ranked().filter_map(|bid| bid.bid.score()).max()?;
        let rejected = self.bids.iter().filter(|bid| bid.verdict == Some(Verdict::Rejected));
        let scored = rejected.filter_map(|bid| Some((bid.bid.score()?, bid)));
        let (score, bid) = scored.max_by(|a, b| a.0.cmp(&b.0).then(b.1.id().cmp(a.1.id())))?;
        if best >= score {
            return None;
        }
        let failed = |reason: &Reason| match reason {
            Reason::GateFailed(gate) => Some(gate_name(&self.rules().gates[*gate], self.speaker)),
            _ => None,
        };
        let reasons = self.round.reasons(bid.bid.place.bid, &bid.bid.sheet);
        let gates: Vec<String> = reasons.iter().filter_map(failed).collect();
        let score = self.speaker.number(&score);
        let label = Label::HighScoreFails { bidder: bid.bid.name(), score, gates: gates.clone() };
        (!gates.is_empty()).then(|| self.say(&label))
    }

    /// Which prices a document for anybody leaves out.
    fn withheld_prices(&self) -> Vec<String> {
        let hidden = self.bids.iter().filter(|bid| bid.bid.hides_price && self.needs_price());
        hidden.map(|bid| self.say(&Whole::WithheldPrice { bidder: bid.bid.name() })).collect()
    }

    /// The ranking with its ranges, and how it came about.
    pub(super) fn order(&self) -> Part {
        let mut pieces = Vec::new();
        if self.ranked().next().is_some() {
            pieces.push(Piece::Grid(self.ranking()));
        }
        if self.ranked().any(|bid| bid.bid.range().is_some()) {
            pieces.push(Piece::Line(self.say(&Label::RangeLegend)));
        }
        let ranked: Vec<_> = self.ranked().map(|bid| &bid.bid).collect();
        let said = ranking::came_about(self.round, self.speaker, &ranked);
        pieces.extend(said.iter().map(|line| Piece::Line(clean(line))));
        pieces.push(Piece::Line(self.say(&self.ties())));
        let heading = self.say(&Whole::Order);
        Part { id: "ranking".to_owned(), heading, pieces, ..Part::default() }
    }

    fn ranking(&self) -> Grid {
        let price = self.needs_price();
        let figure = self.round.plan().method.uses_price();
        let range = self.ranked().any(|bid| bid.bid.range().is_some());
        let heads = [
            (true, Label::Rank, true),
            (true, Label::Bidder, false),
            (true, Label::Score, true),
            (range, Label::Range, true),
            (price, Label::Price, true),
            (figure, Label::Figure, true),
            (self.round.provisional, Label::RankIfAdmitted, true),
        ];
        let on: Vec<bool> = heads.iter().map(|(on, ..)| *on).collect();
        let heads = heads.into_iter().filter(|(on, ..)| *on);
        let heads = heads.map(|(_, label, right)| (Cell::from(self.say(&label)), right));
        let mut grid = self.grid(&Whole::CaptionOrder, 2, heads);
        for bid in self.ranked() {
            let range = bid.bid.range().map(|(worst, best)| {
                let (worst, best) = (self.speaker.number(&worst), self.speaker.number(&best));
                Cell::from(self.say(&Label::RangeOf { worst, best }))
            });
            let admitted = bid.bid.place.rank_if_admitted.map(|rank| Cell::from(rank.to_string()));
            let cells = [
                self.rank(bid),
                self.named(bid),
                self.score(bid),
                range.unwrap_or_else(|| self.nothing()),
                self.price(bid),
                self.figure(bid),
                admitted.unwrap_or_else(|| self.nothing()),
            ];
            let cells = cells.into_iter().zip(&on).filter(|(_, on)| **on).map(|(cell, _)| cell);
            grid.rows.push(row(cells));
        }
        grid
    }

    /// By which rules ties are broken.
    pub(super) fn ties(&self) -> Whole {
        use crate::lang::whole::TieBy;
        let rules = self.rules();
        let by = |tie: &Tie| match tie {
            Tie::Score => TieBy::Score,
            Tie::Group(group) => TieBy::Group(rules.groups[*group].id.clone()),
            Tie::Criterion(place) => TieBy::Criterion(rules.criteria[*place].id.clone()),
            Tie::Price => TieBy::Price,
            Tie::Draw => TieBy::Draw,
        };
        let said = rules.award.ties.iter().map(|tie| self.say(&Whole::TieOf(by(tie))));
        Whole::TieRules(said.collect())
    }
}
