//! The order of bids: by the figure of the award, with exact ties broken by the tender's rules.

use std::cmp::Ordering;

use super::standing::Standing;
use super::verdict::Verdict;
use crate::award::{Field, Method, Offered};
use crate::model::authority::Draw;
use crate::model::award::Award;
use crate::num::Ratio;

/// Where a bid stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bid, by its place in the list that was ranked.
    pub bid: usize,
    /// Its rank among admissible bids; 1 is best.
    pub rank: Option<usize>,
    /// Its rank if every undetermined bid were admitted, while there are any.
    pub rank_if_admitted: Option<usize>,
    /// The places, from and up to, of those that share its rank; itself among them.
    pub tied: (usize, usize),
    /// The figure that it is ranked by, where it is ranked.
    pub figure: Option<Ratio>,
    /// That figure if every undetermined bid were admitted, while there are any.
    pub figure_if_admitted: Option<Ratio>,
}

/// All bids in order.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Every bid: ranked ones by rank, then undetermined, rejected, and those that are not assessed;
    /// within each by id.
    pub places: Vec<Place>,
    /// Whether some bid is undetermined.
    pub provisional: bool,
    /// The prices of admissible bids.
    pub field: Field,
}

/// Ranks bids by an award method; what is still tied is as people drew it by lot, where they did.
#[must_use]
pub fn rank(award: &Award, method: &dyn Method, standings: &[&Standing], draws: &[Draw]) -> Order {
    let admissible = |s: &Standing| s.verdict == Some(Verdict::Admissible);
    let ranking = Ranking::new(award, method, standings, &admissible);
    let mut order: Vec<usize> = (0..standings.len()).collect();
    let class = |bid: usize| standings[bid].verdict.map_or(3, |verdict| verdict as u8);
    order.sort_unstable_by(|&a, &b| {
        let by_class = class(a).cmp(&class(b));
        let by_merit = || if class(a) == 0 { ranking.compare(a, b) } else { Ordering::Equal };
        let by_id = || (&standings[a].id, a).cmp(&(&standings[b].id, b));
        by_class.then_with(by_merit).then_with(by_id)
    });
    let provisional = standings.iter().any(|s| s.verdict == Some(Verdict::Undetermined));
    let place = |bid: usize| Place {
        bid,
        rank: None,
        rank_if_admitted: None,
        tied: (0, 0),
        figure: ranking.figures[bid].clone(),
        figure_if_admitted: None,
    };
    let mut places: Vec<Place> = order.into_iter().map(place).collect();
    ranking.share_ranks(&mut places, draws);
    if provisional {
        admit_all(&mut places, award, method, standings);
    }
    Order { places, provisional, field: ranking.field }
}

/// The figures of the bids that take part, among which each has its place.
struct Ranking<'r> {
    standings: &'r [&'r Standing],
    field: Field,
    /// Per bid; nothing where it takes no part.
    figures: Vec<Option<Ratio>>,
    takes_part: Vec<bool>,
    lowest_is_best: bool,
}

impl<'r> Ranking<'r> {
    fn new(
        award: &Award,
        method: &dyn Method,
        standings: &'r [&'r Standing],
        takes_part: &dyn Fn(&Standing) -> bool,
    ) -> Ranking<'r> {
        let priced = |s: &Standing| !method.uses_price() || s.price.is_some();
        let takes_part: Vec<bool> = standings.iter().map(|s| takes_part(s) && priced(s)).collect();
        let mut part = standings.iter().zip(&takes_part).filter(|(_, part)| **part);
        let kept = standings.iter().filter(|s| award.keeps_dropped && s.dropped);
        let field = Field::new(part.clone().map(|(s, _)| s).chain(kept).filter_map(|s| s.price.as_ref()));
        let figure = |s: &Standing| {
            let offered = Offered { score: s.score.as_ref(), worth: &s.worth, price: s.price.as_ref() };
            let figure = method.figure(award, &offered, &field)?;
            Some(award.round.map_or_else(|| figure.clone(), |decimals| figure.to_decimals(decimals)))
        };
        let mut figures = vec![None; standings.len()];
        let places = takes_part.iter().enumerate().filter(|(_, part)| **part).map(|(place, _)| place);
        for place in places {
            figures[place] = part.next().and_then(|(s, _)| figure(s));
        }
        Ranking { standings, field, figures, takes_part, lowest_is_best: method.lowest_is_best() }
    }

    /// The better one first; equal where only a draw can tell them apart.
    fn compare(&self, a: usize, b: usize) -> Ordering {
        let figures = self.figures[a].cmp(&self.figures[b]);
        let by_figure = if self.lowest_is_best { figures } else { figures.reverse() };
        by_figure.then_with(|| self.standings[b].ties.cmp(&self.standings[a].ties))
    }

    /// Bids that nothing tells apart share the best rank, and the next one counts them all: 1, 1, 3.
    fn share_ranks(&self, places: &mut [Place], draws: &[Draw]) {
        let admissible = places.iter().take_while(|p| self.takes_part[p.bid]).count();
        let mut start = 0;
        while start < admissible {
            let first = places[start].bid;
            let same = |p: &&Place| self.compare(first, p.bid) == Ordering::Equal;
            let same = places[start..admissible].iter().take_while(same).count();
            let tied = &mut places[start..start + same];
            let drawn = same > 1 && self.draw(tied, draws);
            for (i, place) in tied.iter_mut().enumerate() {
                let (from, upto) = if drawn { (start + i, start + i + 1) } else { (start, start + same) };
                place.rank = Some(from + 1);
                place.tied = (from, upto);
            }
            start += same;
        }
    }

    /// Puts tied bids in the order in which they were drawn, if one draw names them all.
    fn draw(&self, tied: &mut [Place], draws: &[Draw]) -> bool {
        let at = |draw: &Draw, bid: usize| {
            draw.order.iter().position(|id| id.value.eq_ignore_ascii_case(&self.standings[bid].id))
        };
        let names_all = |draw: &&Draw| tied.iter().all(|place| at(draw, place.bid).is_some());
        let Some(draw) = draws.iter().find(names_all) else { return false };
        tied.sort_by_key(|place| at(draw, place.bid));
        true
    }
}

/// The ranks that bids would have if every undetermined one were admitted.
fn admit_all(places: &mut [Place], award: &Award, method: &dyn Method, standings: &[&Standing]) {
    let ranking = Ranking::new(award, method, standings, &Standing::competes);
    let mut order: Vec<usize> = (0..standings.len()).filter(|&bid| ranking.takes_part[bid]).collect();
    order.sort_unstable_by(|&a, &b| ranking.compare(a, b));
    for place in places.iter_mut().filter(|place| ranking.takes_part[place.bid]) {
        let better = |&bid: &usize| ranking.compare(bid, place.bid) == Ordering::Less;
        place.rank_if_admitted = Some(order.partition_point(better) + 1);
        place.figure_if_admitted.clone_from(&ranking.figures[place.bid]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::award::method;
    use crate::diag::Span;
    use crate::model::Spanned;
    use crate::num::Dec;

    fn standing(id: &str, verdict: Verdict, score: i64) -> Standing {
        let (verdict, score) = (Some(verdict), Some(Ratio::from(score)));
        Standing { id: id.into(), verdict, score, readable: true, ..Standing::default() }
    }

    fn ranked<'a>(award: &Award, all: &'a [Standing]) -> Vec<(&'a str, Option<usize>, Option<usize>)> {
        let refs: Vec<&Standing> = all.iter().collect();
        let order = rank(award, method(award).unwrap(), &refs, &[]);
        order.places.iter().map(|p| (all[p.bid].id.as_str(), p.rank, p.rank_if_admitted)).collect()
    }

    #[test]
    fn equal_scores_share_the_best_rank() {
        let all = [
            standing("c", Verdict::Admissible, 5),
            standing("b", Verdict::Admissible, 7),
            standing("a", Verdict::Admissible, 7),
            standing("x", Verdict::Rejected, 9),
            standing("u", Verdict::Undetermined, 6),
        ];
        assert_eq!(
            ranked(&Award::default(), &all),
            [
                ("a", Some(1), Some(1)),
                ("b", Some(1), Some(1)),
                ("c", Some(3), Some(4)),
                ("u", None, Some(3)),
                ("x", None, None),
            ]
        );
    }

    #[test]
    fn ties_are_broken_in_order_and_what_is_not_known_comes_last() {
        let tied = |id, first: i64, second: Option<i64>| Standing {
            ties: vec![Some(Ratio::from(first)), second.map(Ratio::from)],
            ..standing(id, Verdict::Admissible, 7)
        };
        let all = [tied("a", 1, Some(9)), tied("b", 2, None), tied("c", 2, Some(-4)), tied("d", 2, Some(-4))];
        let ranks = ranked(&Award::default(), &all);
        let expected =
            [("c", Some(1), None), ("d", Some(1), None), ("b", Some(3), None), ("a", Some(4), None)];
        assert_eq!(ranks, expected);
    }

    #[test]
    fn a_draw_orders_what_is_tied_if_it_names_all_of_it() {
        let all = ["a", "b", "c"].map(|id| standing(id, Verdict::Admissible, 7));
        let refs: Vec<&Standing> = all.iter().collect();
        let id = |value: &str| Spanned { value: value.to_owned(), at: Span::default() };
        let draw = |order: &[&str]| Draw {
            order: order.iter().map(|one| id(one)).collect(),
            by: String::new(),
            date: None,
        };
        let ranked = |draws: &[Draw]| -> Vec<(&str, Option<usize>)> {
            let award = Award::default();
            let order = rank(&award, method(&award).unwrap(), &refs, draws);
            order.places.iter().map(|place| (all[place.bid].id.as_str(), place.rank)).collect()
        };
        assert_eq!(ranked(&[draw(&["C", "a", "b"])]), [("c", Some(1)), ("a", Some(2)), ("b", Some(3))]);
        assert_eq!(ranked(&[draw(&["c", "a"])]), [("a", Some(1)), ("b", Some(1)), ("c", Some(1))]);
    }

    #[test]
    fn rounding_before_ranking_makes_ties() {
        let mut all = [standing("a", Verdict::Admissible, 0), standing("b", Verdict::Admissible, 0)];
        all[0].score = Ratio::from(70_004).checked_div(&Ratio::from(1000));
        all[1].score = Ratio::from(70_001).checked_div(&Ratio::from(1000));
        assert_eq!(ranked(&Award::default(), &all)[1].1, Some(2));
        let rounded = Award { round: Some(2), ..Award::default() };
        assert_eq!(ranked(&rounded, &all)[1].1, Some(1));
    }

    #[test]
    fn an_undetermined_bid_changes_the_field_only_if_admitted() {
        let priced = |id, verdict, score, price: i64| Standing {
            price: Some(Ratio::from(price)),
            ..standing(id, verdict, score)
        };
        let award = Award {
            method: "weighted".into(),
            formula: Some("lowest-ratio".into()),
            quality_weight: Dec::whole(60),
            price_weight: Dec::whole(40),
            ..Award::default()
        };
        let all = [
            priced("a", Verdict::Admissible, 70, 100),
            priced("b", Verdict::Admissible, 80, 125),
            priced("c", Verdict::Undetermined, 20, 60),
            standing("d", Verdict::Undetermined, 90),
        ];
        let ranks = ranked(&award, &all);
        let expected =
            [("a", Some(1), Some(2)), ("b", Some(2), Some(1)), ("c", None, Some(3)), ("d", None, None)];
        assert_eq!(ranks, expected);
    }
}
