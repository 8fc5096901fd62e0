//! Figures worked out by hand, or found by others.

use super::{NO_DRAWS, World, award, ratio, settings};
use crate::model::award::Award;
use crate::num::Ratio;
use crate::study::robustness::contest::{Contender, Contest};
use crate::study::robustness::dice::{SplitMix64, Xoshiro256};
use crate::study::robustness::sample::{LANES, Sample};
use crate::study::robustness::{Draws, OfGroup, acceptability, of};

fn three() -> World {
    World::plain(
        Award::default(),
        &[50, 30, 20],
        &[(&[70, 80, 60], 1), (&[90, 40, 75], 1), (&[50, 95, 85], 1)],
    )
}

#[test]
fn the_winner_stays_first_within_exact_intervals() {
    let world = three();
    let found = of(&world.contest(), settings(NO_DRAWS, 1));
    assert_eq!(found.bids[0].entry, 1);
    let within = |of: &OfGroup| {
        let ends = of.interval.clone().unwrap().within.unwrap();
        (ends.from, ends.upto.unwrap())
    };
    let weights: Vec<_> = found.first.unwrap().weights.iter().map(within).collect();
    let expected = [(ratio(37, 77), ratio(1, 1)), (ratio(0, 1), ratio(13, 41)), (ratio(1, 7), ratio(7, 23))];
    assert_eq!(weights, expected);
}

/// n/N against p in parts of a thousand, within four standard errors: (n − Np)² ≤ 16·N·p·(1 − p).
#[track_caller]
fn about(n: u64, all: u64, thousandths: u64) {
    let (n, all, p) = (i128::from(n), i128::from(all), i128::from(thousandths));
    let off = 1000 * n - all * p;
    // The published share is itself rounded to a thousandth: half of one is allowed for.
    let off = (off.abs() - all / 2).max(0);
    assert!(off * off <= 16 * all * p * (1000 - p), "{n} of {all} is not {p}/1000");
}

#[test]
fn rank_acceptability_is_what_others_found() {
    const N: u64 = 200_000;
    let world = three();
    let draws = Draws { draws: N, seed: 1, within: None };
    let found = acceptability(&world.contest(), draws, 2, &|_| ()).unwrap();
    // In order of rank: the second bid of the matrix, then the others.
    let contest = world.contest();
    let by_entry = |entry: usize| contest.bids.iter().position(|bid| bid.entry == entry).unwrap();
    for (entry, thousandths) in [(0, 47), (1, 321), (2, 632)] {
        about(found.ranks[by_entry(entry)][0], N, thousandths);
    }
    for of in 0..3 {
        assert_eq!(found.ranks[of].iter().sum::<u64>(), N, "every draw gives a bid one rank");
        let central = found.central[of].as_ref().unwrap();
        assert_eq!(central.iter().fold(Ratio::default(), |sum, one| &sum + one), Ratio::from(1));
    }
}

#[test]
fn draws_are_the_same_for_any_number_of_threads() {
    let world = three();
    let contest = world.contest();
    for within in [None, Some(20)] {
        let draws = Draws { draws: 50_001, seed: 7, within };
        let one = acceptability(&contest, draws, 1, &|_| ()).unwrap();
        for threads in [2, 3, 8] {
            assert_eq!(acceptability(&contest, draws, threads, &|_| ()).unwrap(), one);
        }
        assert_ne!(acceptability(&contest, Draws { seed: 8, ..draws }, 1, &|_| ()).unwrap(), one);
    }
}

#[test]
fn a_hopeless_bid_turns_the_order_of_two_others_and_value_never_does() {
    let bids: [(&[i64], i64); 3] = [(&[70], 100), (&[80], 125), (&[20], 60)];
    let ratio_award = award("weighted", Some("lowest-ratio"));
    let two = World::plain(ratio_award.clone(), &[100], &bids[..2]);
    let figures = |world: &World| -> Vec<Ratio> {
        let contest = world.contest();
        let field = contest.field(None);
        contest.bids.iter().map(|bid| contest.exact(&bid.standing, &field).unwrap()).collect()
    };
    assert_eq!(figures(&two), [ratio(82, 1), ratio(80, 1)]);
    assert!(of(&two.contest(), settings(NO_DRAWS, 1)).left_out.iter().all(|left| left.turned.is_empty()));
    let three = World::plain(ratio_award, &[100], &bids);
    assert_eq!(figures(&three), [ratio(336, 5), ratio(66, 1), ratio(52, 1)]);
    let found = of(&three.contest(), settings(NO_DRAWS, 1));
    let left: Vec<_> = found.left_out.iter().map(|left| (left.entry, left.turned.clone())).collect();
    assert_eq!(left, [(2, vec![(0, 1)])]);
    assert_eq!(found.judgement.losing, Some((2, 1)));
    let value = World { values: vec![100], ..World::plain(award("value", None), &[100], &bids) };
    let found = of(&value.contest(), settings(NO_DRAWS, 1));
    assert_eq!(found.bids.iter().map(|bid| bid.entry).collect::<Vec<_>>(), [0, 2, 1]);
    assert!(!found.depends_on_others && found.left_out.is_empty());
}

#[test]
fn equal_bids_share_every_rank() {
    let world = World::plain(Award::default(), &[1, 1], &[(&[70, 30], 1), (&[70, 30], 1), (&[0, 0], 1)]);
    let draws = Draws { draws: 1000, seed: 1, within: None };
    let found = acceptability(&world.contest(), draws, 1, &|_| ()).unwrap();
    assert_eq!(found.ranks, [[1000, 0, 0], [1000, 0, 0], [0, 0, 1000]]);
}

/// Sums that lie close are put in order exactly: against exact sums for each draw, over bids made to lie close.
#[test]
fn counts_do_not_depend_on_luck() {
    let mut dice = SplitMix64(5);
    for (bids, within) in [(4, None), (30, None), (5, Some(3))] {
        let rows: Vec<Vec<i64>> = (0..bids)
            .map(|bid| {
                // The first two groups differ by one part in 10^12 from bid to bid.
                let far = i64::try_from(dice.next() % 3).unwrap();
                vec![1_000_000_000_000 + bid, 1_000_000_000_000 - bid, far]
            })
            .collect();
        let rows: Vec<(&[i64], i64)> = rows.iter().map(|row| (row.as_slice(), 1)).collect();
        let world = World::plain(Award::default(), &[3, 2, 1], &rows);
        let contest = world.contest();
        let draws = Draws { draws: 200, seed: 3, within };
        let found = acceptability(&contest, draws, 1, &|_| ()).unwrap();
        assert_eq!(found.ranks, slowly(&contest, draws));
    }
}

/// The same counts by exact fractions alone.
fn slowly(contest: &Contest<'_>, draws: Draws) -> Vec<Vec<u64>> {
    let weights: Vec<Ratio> = contest.groups.iter().map(|group| group.weight.clone()).collect();
    let sample = draws.within.map_or_else(|| Sample::uniform(3), |percent| Sample::within(&weights, percent));
    let mut dice = Xoshiro256::of_block(draws.seed, 0);
    let bids = contest.bids.len();
    let mut counts = vec![vec![0; bids]; bids];
    let mut drawn = vec![[0; LANES]; 3];
    for draw in 0..usize::try_from(draws.draws).unwrap() {
        if draw % LANES == 0 {
            sample.draw(&mut dice, &mut drawn);
        }
        let sum = |bid: &Contender| {
            let parts = bid.shares.iter().zip(&drawn);
            let weight = |lane: u64| Ratio::from(i64::try_from(lane).unwrap());
            parts.fold(Ratio::default(), |sum, (share, w)| &sum + &(share * &weight(w[draw % LANES])))
        };
        let sums: Vec<Ratio> = contest.bids.iter().map(sum).collect();
        for (bid, own) in sums.iter().enumerate() {
            counts[bid][sums.iter().filter(|other| *other > own).count()] += 1;
        }
    }
    counts
}
