//! Every reported end turns the order where it says, and not a step before, by the ranking of the assessment.

use super::{NO_DRAWS, World, ratio, settings, worlds};
use crate::assess::Standing;
use crate::num::Ratio;
use crate::study::robustness::{Flip, of};

/// Standings with one of them otherwise.
fn but(world: &World, bid: usize, other: Standing) -> Vec<Standing> {
    let mut all = world.all();
    all[bid] = other;
    all
}

#[test]
fn prices_turn_the_order_between_two_neighbouring_cents() {
    let mut flips = 0;
    for world in worlds() {
        let contest = world.contest();
        let found = of(&contest, settings(NO_DRAWS, 1));
        let entry = |bid: usize| contest.bids[bid].entry;
        let at = |bid: usize, price: &Ratio| {
            let points = |question: usize| world.points(bid, question);
            let other = world.standing(bid, (&world.weights(), &world.values()), &points, price.clone());
            world.ranks(&but(&world, bid, other))
        };
        let mut check = |bid: usize, flip: &Flip, holds: &dyn Fn(&[usize]) -> bool| {
            let bid = entry(bid);
            let now = ratio(world.bids[bid].1, 100);
            let before = holds(&at(bid, &now));
            match flip {
                Flip::At { last, first } => {
                    flips += 1;
                    assert_ne!(holds(&at(bid, first)), before, "{world:?}: {bid} at {first}");
                    let last = last.as_ref().expect("no price here is below a cent");
                    assert_eq!(holds(&at(bid, last)), before, "{world:?}: {bid} at {last}");
                    let step = first - last;
                    assert!(step == ratio(1, 100) || step == ratio(-1, 100), "{last} {first}");
                }
                Flip::Never => {
                    let far = [(1, 100), (1, 1), (50, 1), (100, 1), (1000, 1), (1_000_000_000, 1)];
                    for (n, d) in far {
                        assert_eq!(holds(&at(bid, &ratio(n, d))), before, "{world:?}: {bid} at {n}/{d}");
                    }
                }
            }
        };
        let first = entry(0);
        check(0, &found.first.as_ref().unwrap().price, &|ranks| ranks[first] == 1);
        for chaser in &found.chasers {
            let own = entry(chaser.bid);
            check(chaser.bid, &chaser.price, &|ranks| {
                ranks[own] == 1 && ranks.iter().filter(|rank| **rank == 1).count() == 1
            });
        }
        for pair in &found.pairs {
            let [upper, lower] = pair.bids.map(entry);
            for (bid, flip) in pair.bids.iter().zip(&pair.prices) {
                check(*bid, flip, &|ranks| ranks[upper] <= ranks[lower]);
            }
        }
    }
    assert!(flips > 400, "only {flips} prices turned anything");
}

/// The weights with that of one group at a share of all, the others in their proportions.
fn shifted(weights: &[Ratio], group: usize, share: &Ratio) -> Vec<Ratio> {
    let rest = weights.iter().enumerate().filter(|(at, _)| *at != group);
    let rest = rest.fold(Ratio::default(), |sum, (_, one)| &sum + one);
    let left = &Ratio::from(1) - share;
    let one = |(at, weight): (usize, &Ratio)| {
        if at == group { share.clone() } else { (weight * &left).checked_div(&rest).unwrap() }
    };
    weights.iter().enumerate().map(one).collect()
}

#[test]
fn weights_turn_the_order_a_thousandth_beyond_their_ends() {
    let mut ends = 0;
    for mut world in worlds() {
        // Figures that are rounded have no such ends, and tie rules decide nothing here: level is not below.
        (world.award.round, world.award.ties) = (None, Vec::new());
        let contest = world.contest();
        let found = of(&contest, settings(NO_DRAWS, 1));
        let first = contest.bids[0].entry;
        for of in &found.first.as_ref().unwrap().weights {
            let Some(interval) = &of.interval else { continue };
            let stays = |value: &Ratio| {
                let (mut weights, mut values) = (world.weights(), world.values());
                if found.by_value {
                    values[of.group] = value.clone();
                } else {
                    weights = shifted(&weights, of.group, value);
                }
                let one = |bid: usize| {
                    let points = |question: usize| world.points(bid, question);
                    world.standing(bid, (&weights, &values), &points, ratio(world.bids[bid].1, 100))
                };
                world.ranks(&(0..world.bids.len()).map(one).collect::<Vec<_>>())[first] == 1
            };
            let within = interval.within.as_ref().expect("without rounding the winner is first as it is");
            assert!(stays(&interval.now), "{world:?}");
            let beyond = ratio(1, 1000);
            let outer = within.upto.clone().unwrap_or_else(|| ratio(1_000_000, 1));
            assert!(stays(&within.from) && stays(&outer), "{world:?}: {within:?}");
            if within.below.is_some() {
                ends += 1;
                assert!(!stays(&(&within.from - &beyond)), "{world:?}: {within:?}");
            }
            if within.above.is_some() {
                ends += 1;
                assert!(!stays(&(&outer + &beyond)), "{world:?}: {within:?}");
            }
        }
    }
    assert!(ends > 120, "only {ends} ends");
}

/// Whether these changes of one bid turn its order with another.
fn turned(world: &World, one: (usize, usize, bool), changes: &[(usize, &Ratio)]) -> bool {
    let (bid, rival, rises) = one;
    let points = |question: usize| {
        let change = changes.iter().find(|(at, _)| *at == question);
        change.map_or_else(|| world.points(bid, question), |(_, points)| (*points).clone())
    };
    let price = ratio(world.bids[bid].1, 100);
    let other = world.standing(bid, (&world.weights(), &world.values()), &points, price);
    let ranks = world.ranks(&but(world, bid, other));
    if rises { ranks[bid] < ranks[rival] } else { ranks[bid] > ranks[rival] }
}

/// Whether some one change, or some two, turn the order.
fn possible(world: &World, one: (usize, usize, bool)) -> [bool; 2] {
    let all = |question: usize| world.questions[question].2.iter().copied().map(Ratio::from);
    let count = world.questions.len();
    let mut found = [false; 2];
    for a in 0..count {
        for points in all(a) {
            found[0] |= turned(world, one, &[(a, &points)]);
            for b in a + 1..count {
                found[1] |= all(b).any(|other| turned(world, one, &[(a, &points), (b, &other)]));
            }
        }
    }
    found
}

#[test]
fn answers_turn_the_order_and_no_fewer_do() {
    let mut counted = [0; 3];
    for world in worlds().step_by(2) {
        let contest = world.contest();
        let found = of(&contest, settings(NO_DRAWS, 1));
        let entry = |bid: usize| contest.bids[bid].entry;
        for pair in found.pairs.iter().take(2) {
            let [upper, lower] = pair.bids.map(entry);
            for (one, turns) in [(upper, lower, false), (lower, upper, true)].into_iter().zip(&pair.answers) {
                counted[turns.answers] += 1;
                let possible = possible(&world, one);
                let expected = match possible {
                    [true, _] => 1,
                    [false, true] => 2,
                    [false, false] => 0,
                };
                assert_eq!(turns.answers, expected, "{world:?} {one:?}");
                for turn in &turns.listed {
                    let changes: Vec<(usize, &Ratio)> =
                        turn.changes.iter().map(|change| (change.criterion, &change.to)).collect();
                    assert_eq!(changes.len(), turns.answers);
                    assert!(turned(&world, one, &changes), "{world:?} {one:?} {turn:?}");
                }
                assert!(turns.listed.is_sorted_by(|a, b| a.size <= b.size));
            }
        }
    }
    assert!(counted.iter().all(|n| *n > 10), "{counted:?}");
}

#[test]
fn leaving_a_bid_out_turns_what_is_named_and_nothing_else() {
    let mut reversed = 0;
    for world in worlds() {
        let contest = world.contest();
        let found = of(&contest, settings(NO_DRAWS, 1));
        let before = world.ranks(&world.all());
        for out in 0..world.bids.len() {
            let mut rest = world.clone();
            rest.bids.remove(out);
            if rest.bids.is_empty() {
                continue;
            }
            let after = rest.ranks(&rest.all());
            let now = |bid: usize| after[if bid > out { bid - 1 } else { bid }];
            let others = || (0..world.bids.len()).filter(|bid| *bid != out);
            let turns = |a: usize, b: usize| before[a] < before[b] && now(a) > now(b);
            let expected: usize = others().map(|a| others().filter(|&b| turns(a, b)).count()).sum();
            let left = found.left_out.iter().find(|left| left.entry == out);
            assert_eq!(left.map_or(0, |left| left.turned.len() + left.more), expected, "{world:?} {out}");
            for &(a, b) in left.iter().flat_map(|left| &left.turned) {
                reversed += 1;
                assert!(turns(contest.bids[a].entry, contest.bids[b].entry));
            }
        }
    }
    assert!(reversed > 4, "only {reversed} pairs were turned");
}
