//! What the parts of a document are made from: the bids in their order, their pages, and what may be shown of them.

use std::collections::BTreeSet;
use std::io;

use super::{Cell, Grid, Mark, Row};
use crate::assess::{Assessed, Place, Round, Verdict};
use crate::lang::{Label, Say, Whole};
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::report::Report;
use crate::report::layout::clean;
use crate::report::view::reasons::reasons;
use crate::report::view::{Shown, Speaker, seen};

/// Everything that parts are made from.
pub(super) struct Desk<'d> {
    pub(super) report: &'d Report<'d>,
    pub(super) round: &'d Round<'d>,
    pub(super) speaker: Speaker<'d>,
    /// Bids that are worked out, in the order of reports.
    pub(super) bids: Vec<Entrant>,
    /// How many there are besides.
    pub(super) left: usize,
}

/// A bid that is worked out.
pub(super) struct Entrant {
    pub(super) bid: Shown,
    /// Its part, by id.
    pub(super) part: String,
    pub(super) verdict: Option<Verdict>,
}

impl Entrant {
    /// The bid and what was reckoned of it, where it takes part.
    pub(super) fn assessed(&self) -> Option<(&Offer, &Assessed)> {
        self.verdict?;
        self.bid.sheet.assessed()
    }

    /// Its id, as a column is headed.
    pub(super) fn id(&self) -> &str {
        &self.bid.sheet.id
    }
}

impl<'d> Desk<'d> {
    /// The bids of a report: of each outcome the first so many.
    pub(super) fn new(
        report: &'d Report<'d>,
        round: &'d Round<'d>,
        speaker: Speaker<'d>,
    ) -> io::Result<Desk<'d>> {
        let verdict = |place: &Place| round.entries[place.bid].standing.verdict;
        let mut places: Vec<Place> = Vec::new();
        for wanted in [Some(Verdict::Admissible), Some(Verdict::Undetermined), Some(Verdict::Rejected), None]
        {
            let of_it = round.places.iter().filter(|place| verdict(place) == wanted);
            places.extend(of_it.take(report.options.top).cloned());
        }
        let left = round.places.len() - places.len();
        let mut ids = BTreeSet::new();

        let entrant = |bid: Shown| Entrant {
            part: part_id(&bid.sheet.id, &mut ids),
            verdict: verdict(&bid.place),
            bid,
        };
        let bids = seen(report, round, &places)?.into_iter().map(entrant).collect();
        Ok(Desk { report, round, speaker, bids, left })
    }

    pub(super) fn rules(&self) -> &'d Rules {
        self.speaker.rules
    }

    pub(super) fn is_public(&self) -> bool {
        self.report.is_public()
    }

    pub(super) fn say(&self, text: &impl Say) -> String {
        clean(&text.text(self.report.lang))
    }

    /// Bids that were assessed.
    pub(super) fn assessed(&self) -> impl Iterator<Item = &Entrant> {
        self.bids.iter().filter(|bid| bid.assessed().is_some())
    }

    /// Bids that have a rank.
    pub(super) fn ranked(&self) -> impl Iterator<Item = &Entrant> {
        self.bids.iter().filter(|bid| bid.bid.place.rank.is_some())
    }

    /// An empty table: its caption, and its heads with whether they stand to the right; the first so many are fixed.
    pub(super) fn grid(
        &self,
        caption: &Whole,
        fixed: usize,
        heads: impl IntoIterator<Item = (Cell, bool)>,
    ) -> Grid {
        let (head, right) = heads.into_iter().unzip();
        Grid { caption: self.say(caption), head, right, fixed, rows: Vec::new() }
    }

    /// A table with a bid in each column after the first.
    pub(super) fn beside<'b>(
        &self,
        caption: &Whole,
        first: &impl Say,
        bids: impl Iterator<Item = &'b Entrant>,
    ) -> Grid {
        let first = (self.cell(&self.say(first)), false);
        let bids = bids.map(|bid| (Cell { to: Some(bid.part.clone()), ..self.cell(bid.id()) }, true));
        self.grid(caption, 1, std::iter::once(first).chain(bids))
    }

    pub(super) fn cell(&self, text: &str) -> Cell {
        Cell::from(clean(text))
    }

    pub(super) fn marked(&self, text: &str, mark: Mark) -> Cell {
        Cell { mark: Some(mark), ..self.cell(text) }
    }

    /// The name of a bid, pointing to its part.
    pub(super) fn named(&self, bid: &Entrant) -> Cell {
        Cell { to: Some(bid.part.clone()), ..self.cell(&bid.bid.name()) }
    }

    /// A verdict in words.
    pub(super) fn verdict(&self, verdict: Option<Verdict>) -> Cell {
        let (label, mark) = match verdict {
            Some(Verdict::Admissible) => (Label::Admissible, Mark::Good),
            Some(Verdict::Undetermined) => (Label::IsUndetermined, Mark::Open),
            Some(Verdict::Rejected) => (Label::IsRejected, Mark::Bad),
            None => (Label::IsNotAssessed, Mark::Quiet),
        };
        self.marked(&self.say(&label), mark)
    }

    /// What stands where nothing can be said.
    pub(super) fn nothing(&self) -> Cell {
        self.marked("–", Mark::Quiet)
    }

    /// What stands where only the authority's own people may look.
    pub(super) fn withheld(&self) -> Cell {
        self.marked(&self.say(&Whole::Withheld), Mark::Quiet)
    }

    /// The price that the award reckons with.
    pub(super) fn price(&self, bid: &Entrant) -> Cell {
        if bid.bid.hides_price {
            return self.withheld();
        }
        let price = bid.assessed().and_then(|(_, assessed)| assessed.price.as_ref());
        price.map_or_else(|| self.nothing(), |price| Cell::from(self.speaker.number(price)))
    }

    /// The figure that a bid is ranked by.
    pub(super) fn figure(&self, bid: &Entrant) -> Cell {
        let place = &bid.bid.place;
        match &place.figure {
            Some(figure) => Cell::from(self.speaker.number(figure)),
            None if bid.bid.public && place.rank.is_some() => self.withheld(),
            None => self.nothing(),
        }
    }

    /// Why a bid is not in the ranking, in the order of gates and criteria.
    pub(super) fn reasons(&self, bid: &Entrant) -> Vec<String> {
        let all = reasons(self.round, &bid.bid, self.speaker);
        all.iter().map(|reason| clean(reason)).collect()
    }

    pub(super) fn score(&self, bid: &Entrant) -> Cell {
        bid.bid.score().map_or_else(|| self.nothing(), |score| Cell::from(self.speaker.number(&score)))
    }

    /// The level of everything, with what binds it; for the public without, since that may be confidential.
    pub(super) fn level(&self, bid: &Entrant) -> Cell {
        let level = bid.assessed().and_then(|(_, assessed)| assessed.reckoned.level.as_ref());
        match level {
            None => self.nothing(),
            Some(level) if self.is_public() => {
                let bare = crate::assess::LevelResult { binding: Vec::new(), ..level.clone() };
                self.cell(&self.speaker.level(Some(&bare)))
            }
            Some(level) => self.cell(&self.speaker.level(Some(level))),
        }
    }

    /// Whether any bid has a level of everything.
    pub(super) fn has_levels(&self) -> bool {
        self.assessed().any(|bid| bid.assessed().is_some_and(|(_, a)| a.reckoned.level.is_some()))
    }

    pub(super) fn needs_price(&self) -> bool {
        self.round.plan().needs_price(self.round.rules)
    }

    /// Id and title of a criterion.
    pub(super) fn criterion(&self, place: usize) -> String {
        let criterion = &self.rules().criteria[place];
        format!("{} {}", criterion.id, criterion.title.get(self.report.lang)).trim().to_owned()
    }

    /// Id and title of a group.
    pub(super) fn group(&self, place: usize) -> String {
        let group = &self.rules().groups[place];
        format!("{} {}", group.id, group.title.get(self.report.lang)).trim().to_owned()
    }
}

/// A row of cells.
pub(super) fn row(cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { cells: cells.into_iter().collect(), strong: false }
}

/// A row that sums up or heads others.
pub(super) fn strong(cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { cells: cells.into_iter().collect(), strong: true }
}

/// The name of the part of a bid in links; unique among those that were given before.
fn part_id(id: &str, given: &mut BTreeSet<String>) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '_' };
    let base: String = id.chars().take(64).map(plain).collect();
    let mut name = format!("bid-{base}");
    let mut n = 1;
    while !given.insert(name.to_ascii_lowercase()) {
        n += 1;
        name = format!("bid-{base}_{n}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_names_of_their_own() {
        let mut given = BTreeSet::new();
        assert_eq!(part_id("a.b", &mut given), "bid-a.b");
        assert_eq!(part_id("A.B", &mut given), "bid-A.B_2");
        assert_eq!(part_id("x y\"><é", &mut given), "bid-x_y____");
    }
}
