//! What the scores rest on, and the documents of every bid.

use super::desk::{Desk, Entrant, row};
use super::{Cell, Grid, Mark, Part, Piece};
use crate::assess::{Document, Paper, documents, due};
use crate::lang::{Papers, Say, Whole};
use crate::report::layout::{Block, clean};
use crate::report::view::{Shown, coverage, evidence};

impl Desk<'_> {
    fn documents<'b>(&'b self, bid: &'b Entrant) -> Vec<Document<'b>> {
        let Some((offer, _)) = bid.assessed() else { return Vec::new() };
        documents(self.rules(), offer, self.round.written(&offer.id))
    }

    /// What scores rest on, and documents counted per bid.
    pub(super) fn evidence(&self) -> Option<Part> {
        if self.is_public() {
            return None;
        }
        let mut pieces = Vec::new();
        let bids: Vec<&Shown> = self.assessed().map(|bid| &bid.bid).collect();
        let mut blocks = Vec::new();
        coverage::table(self.round, self.speaker, &bids, &mut blocks);
        for block in blocks {
            if let Block::Table(table) = block {
                let mut grid = Grid::from(table);
                grid.caption = self.say(&Whole::CaptionCoverage);
                pieces.push(Piece::Grid(grid));
            }
        }
        if self.assessed().any(|bid| !self.documents(bid).is_empty() || !self.owes(bid).is_empty()) {
            pieces.push(Piece::Grid(self.counted()));
        }
        let heading = self.say(&Whole::Evidence);
        (!pieces.is_empty()).then(|| Part { id: "evidence".to_owned(), heading, pieces, ..Part::default() })
    }

    fn owes(&self, bid: &Entrant) -> Vec<usize> {
        bid.assessed().map(|(_, assessed)| due(assessed)).unwrap_or_default()
    }

    fn counted(&self) -> Grid {
        let heads = [Papers::Bid, Papers::Documents, Papers::Counting, Papers::Unused, Papers::DueColumn];
        let heads = heads.iter().enumerate().map(|(at, head)| (Cell::from(self.say(head)), at > 0));
        let mut grid = self.grid(&Whole::CaptionPapers, 1, heads);
        for bid in self.assessed() {
            let all = self.documents(bid);
            let count = |is: &dyn Fn(&Document<'_>) -> bool| all.iter().filter(|one| is(one)).count();
            let (valid, unused) = (count(&|one| one.paper == Paper::Valid), count(&|one| one.is_unused()));
            let owed = self.owes(bid).len();
            let owed = Cell { mark: (owed > 0).then_some(Mark::Open), ..Cell::from(owed.to_string()) };
            let counts = [all.len(), valid, unused].map(|n| Cell::from(n.to_string()));
            grid.rows.push(row(std::iter::once(self.named(bid)).chain(counts).chain([owed])));
        }
        grid
    }

    /// The documents of a bid, with how each stands and what it is cited for.
    pub(super) fn papers(&self, bid: &Entrant) -> Vec<Piece> {
        let all = self.documents(bid);
        if all.is_empty() {
            return vec![Piece::Line(self.say(&Papers::None))];
        }
        let heads = [Whole::PaperColumn, Whole::KindColumn, Whole::StatusColumn, Whole::UsedFor];
        let heads = heads.iter().map(|head| (Cell::from(self.say(head)), false));
        let mut grid = self.grid(&Whole::CaptionPapersOf(bid.bid.name()), 1, heads);
        grid.rows = all.iter().map(|one| self.paper(one)).collect();
        vec![Piece::Grid(grid)]
    }

    fn paper(&self, one: &Document<'_>) -> super::Row {
        let (view, of) = (evidence::View { round: self.round, speaker: self.speaker }, one.evidence);
        let kind = self.cell(&crate::report::view::kind(self.speaker, &of.kind.value));
        let mark = if one.paper == Paper::Valid { Mark::Good } else { Mark::Bad };
        let status = Papers::Stands(one.paper.name()).text(self.report.lang);
        let place = of.file.as_ref().or(of.url.as_ref()).map(|place| place.value.as_str());
        let name = [of.title.as_str(), place.unwrap_or_default()];
        let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let name = if name.is_empty() { of.id.value.clone() } else { format!("{}: {name}", of.id.value) };
        let from = Papers::From {
            issuer: of.issuer.clone(),
            issued: of.issued.as_ref().map(|on| on.value),
            expires: of.expires.as_ref().map(|on| on.value),
            page: of.page.clone(),
        };
        let looked = one.looked.iter().map(|by| Papers::Looked { by: by.by.clone(), on: by.date });
        let from = self.say(&from);
        let name = if from.is_empty() { name } else { format!("{name} ({from})") };
        let status = std::iter::once(status)
            .chain(looked.map(|looked| self.say(&looked)))
            .chain(of.confidential.iter().map(|why| self.say(&Papers::Confidential(why.clone()))))
            .filter(|part| !part.is_empty());
        let status = clean(&status.collect::<Vec<_>>().join("; "));
        let used = self.cell(&view.supports(one).join("; "));
        row([self.cell(&name), kind, self.marked(&status, mark), used])
    }
}
