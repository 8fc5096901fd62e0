//! The order of bids: by score, with exact ties.

use std::cmp::Reverse;

use super::verdict::Verdict;
use crate::num::Ratio;

/// What ranking needs to know of a bid.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Its verdict; nothing where it is not assessed.
    pub verdict: Option<Verdict>,
    /// Its score, in percent; nothing where there is none.
    pub score: Option<Ratio>,
    /// Whether there is anything to rank it by: not where it could not be read.
    pub readable: bool,
}

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
}

/// The order in which reports show bids: ranked ones by rank, then undetermined, rejected, and those
/// that are not assessed; within each by id.
///
/// Also says whether the order is provisional, because some bid is undetermined.
#[must_use]
pub fn rank(standings: &[&Standing]) -> (Vec<Place>, bool) {
    let mut order: Vec<usize> = (0..standings.len()).collect();
    let key = |bid: usize| {
        let s = standings[bid];
        let class = s.verdict.map_or(3, |verdict| verdict as u8);
        let score = if s.verdict == Some(Verdict::Admissible) { s.score.as_ref() } else { None };
        (class, Reverse(score), s.id.as_str(), bid)
    };
    order.sort_unstable_by(|&a, &b| key(a).cmp(&key(b)));
    let provisional = standings.iter().any(|s| s.verdict == Some(Verdict::Undetermined));
    let mut places: Vec<Place> = order
        .into_iter()
        .map(|bid| Place { bid, rank: None, rank_if_admitted: None, tied: (0, 0) })
        .collect();
    share_ranks(&mut places, standings);
    if provisional {
        admit_all(&mut places, standings);
    }
    (places, provisional)
}

/// Equal scores share the best rank, and the next one counts them all: 1, 1, 3.
fn share_ranks(places: &mut [Place], standings: &[&Standing]) {
    let admissible =
        places.iter().take_while(|p| standings[p.bid].verdict == Some(Verdict::Admissible)).count();
    let mut start = 0;
    while start < admissible {
        let score = &standings[places[start].bid].score;
        let same = places[start..admissible].iter().take_while(|p| standings[p.bid].score == *score).count();
        for place in &mut places[start..start + same] {
            place.rank = Some(start + 1);
            place.tied = (start, start + same);
        }
        start += same;
    }
}

fn admit_all(places: &mut [Place], standings: &[&Standing]) {
    let can_be = |p: &&Place| {
        let s = standings[p.bid];
        s.readable && matches!(s.verdict, Some(Verdict::Admissible | Verdict::Undetermined))
    };
    let mut scores: Vec<Option<Ratio>> =
        places.iter().filter(can_be).map(|p| standings[p.bid].score.clone()).collect();
    scores.sort_by(|a, b| b.cmp(a));
    for place in places.iter_mut() {
        if can_be(&&*place) {
            let own = &standings[place.bid].score;
            place.rank_if_admitted = Some(scores.partition_point(|score| score > own) + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(id: &str, verdict: Verdict, score: i64) -> Standing {
        Standing { id: id.into(), verdict: Some(verdict), score: Some(Ratio::from(score)), readable: true }
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
        let (places, provisional) = rank(&all.each_ref());
        assert!(provisional);
        let seen: Vec<_> =
            places.iter().map(|p| (all[p.bid].id.as_str(), p.rank, p.rank_if_admitted)).collect();
        assert_eq!(
            seen,
            [
                ("a", Some(1), Some(1)),
                ("b", Some(1), Some(1)),
                ("c", Some(3), Some(4)),
                ("u", None, Some(3)),
                ("x", None, None),
            ]
        );
        assert_eq!(places[0].tied, (0, 2));
    }
}
