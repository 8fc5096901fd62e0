//! How far laws reach each bid, and by which way. Only for the authority's own people: chains are theirs alone.

use super::desk::{Desk, Entrant, row};
use super::{Cell, Mark, Part, Picture, Piece};
use crate::assess::{Degree, Exposure};
use crate::lang::{Label, Whole};
use crate::report::layout::clean;
use crate::report::svg;

impl Desk<'_> {
    /// Degrees of all bids, and of each the ways.
    pub(super) fn exposure(&self) -> Option<Part> {
        let rules = self.rules();
        let chained = |bid: &&Entrant| bid.assessed().is_some_and(|(offer, _)| !offer.components.is_empty());
        if self.is_public() || rules.laws.is_empty() || self.assessed().find(chained).is_none() {
            return None;
        }
        let mut grid = self.beside(&Whole::CaptionExposure, &Label::Law, self.assessed());
        grid.right.iter_mut().for_each(|right| *right = false);
        for (place, law) in rules.laws.iter().enumerate() {
            let degrees = self.assessed().map(|bid| {
                let exposure = bid.assessed().map(|(_, assessed)| &assessed.exposures[place]);
                exposure.map_or_else(|| self.nothing(), |exposure| self.degree(exposure.overall))
            });
            grid.rows.push(row(std::iter::once(self.cell(&self.speaker.law(law))).chain(degrees)));
        }
        let mut pieces = vec![Piece::Grid(grid)];
        pieces.extend(self.assessed().filter_map(|bid| self.ways(bid)).map(Piece::Picture));
        let heading = self.say(&Label::ExposureHeading);
        Some(Part { id: "exposure".to_owned(), heading, pieces, ..Part::default() })
    }

    /// A degree in words.
    pub(super) fn degree(&self, degree: Degree) -> Cell {
        let mark = match degree {
            Degree::None => Mark::Good,
            Degree::Dependency | Degree::Shielded => Mark::Quiet,
            Degree::Unknown => Mark::Open,
            Degree::Exposed => Mark::Bad,
        };
        self.marked(&self.say(&Label::Degree(degree.name())), mark)
    }

    /// The ways by which laws reach a bid, drawn; nothing where none does.
    fn ways(&self, bid: &Entrant) -> Option<Picture> {
        let (offer, assessed) = bid.assessed()?;
        let reached: Vec<(usize, &Exposure)> =
            assessed.exposures.iter().enumerate().filter(|(_, exposure)| !exposure.path.is_empty()).collect();
        if reached.is_empty() {
            return None;
        }
        let (lang, rules) = (self.report.lang, self.rules());
        let mut ways: Vec<svg::Way<'_>> = Vec::new();
        for (law, exposure) in &reached {
            let (law, degree) =
                (clean(&rules.laws[*law].title.get(lang)), self.degree(exposure.overall).text);
            match ways.iter_mut().find(|way| way.path == exposure.path && way.degree == degree) {
                Some(same) => same.law = format!("{}; {law}", same.law),
                None => {
                    let (is_bad, path) = (exposure.overall == Degree::Exposed, exposure.path.as_slice());
                    ways.push(svg::Way { law, degree, is_bad, path });
                }
            }
        }
        let says = reached.iter().map(|(law, exposure)| {
            let (law, degree) = (self.speaker.law(&rules.laws[*law]), self.degree(exposure.overall).text);
            self.say(&Whole::WaySays { law, degree, way: exposure.way() })
        });
        let says = says.collect::<Vec<_>>().join(" ");
        let caption = self.say(&Whole::WaysOf(bid.bid.name()));
        let svg = svg::ways(&ways, offer, &format!("ways-{}", bid.part), (&caption, &says), lang);
        Some(Picture { caption, says, svg })
    }
}
