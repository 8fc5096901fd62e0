//! Rank acceptability: how often each bid has each rank over random weights, and the weights it is first at.
//!
//! The order of two bids under drawn weights is the sign of a sum of weight times coefficient, and must not
//! depend on luck. So every sum is first taken in whole numbers of 64 bits over coefficients that were cut
//! down to 32, with a bound on what was cut off; where two sums lie closer than that bound, and only
//! there, the exact fractions decide. Bids whose coefficients are all equal are level under any weights.

use std::cmp::{Ordering, Reverse};

use super::contest::Contest;
use super::dice::Xoshiro256;
use super::sample::{LANES, Lane, Sample};
use super::weights::in_score;
use crate::assess::gathered;
use crate::num::{Int, Ratio};

/// Draws with one generator; what a draw is does not depend on how many threads there are.
const BLOCK: usize = 4096;
/// Up to so many bids every pair is compared; more are sorted.
const FEW: usize = 24;
/// The most cells that a table of ranks has.
const CELLS: usize = 4_000_000;
/// Bits that are left out of a weight of 53 bits, so that the sums fit.
const CUT: u32 = 22;

/// How weights are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// How many times; none where 0.
    pub draws: u64,
    /// The seed of the generators.
    pub seed: u64,
    /// Within how many percent of the tender's weights, at most 100; uniform where nothing.
    pub within: Option<u32>,
}

/// How often each bid has each rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptability {
    /// How the weights were drawn.
    pub draws: Draws,
    /// Per bid in the order of all, per rank from the best on, how often; the last column holds all lower
    /// ranks too where there are too many bids for a column each.
    pub ranks: Vec<Vec<u64>>,
    /// Per bid the mean of the weights, each as a share of all from 0 to 1, at which it is first; nothing
    /// where it never was.
    pub central: Vec<Option<Vec<Ratio>>>,
}

/// Bids with the same coefficients.
struct Class {
    members: Vec<usize>,
    exact: Vec<Ratio>,
}

/// What a draw is ranked by.
struct Scaled {
    classes: Vec<Class>,
    /// Per class, per group: the coefficient cut down to 32 bits.
    cut: Vec<u32>,
    groups: usize,
    columns: usize,
    /// Two sums this far apart or further are in their true order.
    sure: u64,
}

/// What one thread counts, and where it reckons.
struct Tally {
    counts: Vec<u64>,
    central: Vec<u128>,
    weights: Vec<Lane>,
    sums: Vec<Lane>,
    ranks: Vec<[u32; LANES]>,
}

/// Draws weights and counts ranks; nothing where weights cannot change the order: of a method by value, or
/// with fewer than two groups or bids.
#[must_use]
pub fn acceptability(
    contest: &Contest<'_>,
    draws: Draws,
    threads: usize,
    progress: &(dyn Fn(u64) + Sync),
) -> Option<Acceptability> {
    let moves = contest.groups.len() > 1 && contest.bids.len() > 1 && !contest.is_by_value();
    if !moves || draws.draws == 0 {
        return None;
    }
    let scaled = Scaled::new(contest)?;
    let weights: Vec<Ratio> = contest.groups.iter().map(|group| group.weight.clone()).collect();
    let sample = match draws.within {
        Some(percent) => Sample::within(&weights, percent),
        None => Sample::uniform(weights.len()),
    };
    let blocks = usize::try_from(draws.draws.div_ceil(BLOCK as u64)).unwrap_or(usize::MAX);
    let done = std::sync::atomic::AtomicU64::new(0);
    let tallies = gathered(blocks, threads, &|| scaled.tally(), &|tally, block| {
        let left = draws.draws - (block * BLOCK) as u64;
        let now = usize::try_from(left).unwrap_or(BLOCK).min(BLOCK);
        let mut dice = Xoshiro256::of_block(draws.seed, block as u64);
        scaled.block(&sample, &mut dice, now, tally);
        let before = done.fetch_add(now as u64, std::sync::atomic::Ordering::Relaxed);
        progress(before + now as u64);
    });
    let mut all = scaled.tally();
    for tally in tallies {
        all.counts.iter_mut().zip(tally.counts).for_each(|(sum, n)| *sum += n);
        all.central.iter_mut().zip(tally.central).for_each(|(sum, n)| *sum += n);
    }
    Some(scaled.told(draws, contest.bids.len(), &all))
}

impl Scaled {
    /// Per bid and group the coefficient slope·share + intercept, so that Σ weight·coefficient / Σ weight is the
    /// figure; less the lowest of the group, which is common to all, and over the highest of all.
    fn new(contest: &Contest<'_>) -> Option<Scaled> {
        let field = contest.field(None);
        let of = |bid: &super::contest::Contender| -> Option<Vec<Ratio>> {
            let (intercept, slope) = in_score(contest, bid, &field)?;
            Some(bid.shares.iter().map(|share| &(&slope * share) + &intercept).collect())
        };
        let all: Vec<Vec<Ratio>> = contest.bids.iter().map(of).collect::<Option<_>>()?;
        let groups = contest.groups.len();
        let least: Vec<Ratio> =
            (0..groups).filter_map(|g| all.iter().map(|of| &of[g]).min().cloned()).collect();
        let lowered = |of: &Vec<Ratio>| of.iter().zip(&least).map(|(one, least)| one - least).collect();
        let lowered: Vec<Vec<Ratio>> = all.iter().map(lowered).collect();
        let mut order: Vec<usize> = (0..lowered.len()).collect();
        order.sort_by(|&a, &b| lowered[a].cmp(&lowered[b]).then(a.cmp(&b)));
        let mut classes: Vec<Class> = Vec::new();
        for bid in order {
            match classes.last_mut().filter(|class| class.exact == lowered[bid]) {
                Some(class) => class.members.push(bid),
                None => classes.push(Class { members: vec![bid], exact: lowered[bid].clone() }),
            }
        }
        let most = lowered.iter().flatten().max().cloned().unwrap_or_default();
        let cut = classes.iter().flat_map(|class| &class.exact).map(|one| cut(one, &most)).collect();
        // Of weights below 2^31 together, of coefficients below 2^32: what is cut off of a sum is less than one
        // per weight and one per coefficient. A group more, for the sum that may be over by one for each.
        let sure = (1 << 31) + (groups as u64 + 2) * (1 << 32);
        let columns = contest.bids.len().min((CELLS / contest.bids.len().max(1)).max(2));
        Some(Scaled { classes, cut, groups, columns, sure })
    }

    fn tally(&self) -> Tally {
        let classes = self.classes.len();
        Tally {
            counts: vec![0; classes * self.columns],
            central: vec![0; classes * self.groups],
            weights: vec![[0; LANES]; self.groups],
            sums: vec![[0; LANES]; classes],
            ranks: vec![[0; LANES]; classes],
        }
    }

    /// Draws and counts one block.
    fn block(&self, sample: &Sample, dice: &mut Xoshiro256, draws: usize, tally: &mut Tally) {
        let mut left = draws;
        while left > 0 {
            sample.draw(dice, &mut tally.weights);
            self.sum(tally);
            if self.classes.len() <= FEW {
                self.compare(tally);
            } else {
                (0..LANES.min(left)).for_each(|lane| self.sort(tally, lane));
            }
            self.count(tally, left.min(LANES));
            left -= left.min(LANES);
        }
    }

    /// Per class Σ of cut weight times cut coefficient: below 2^31 · 2^32.
    fn sum(&self, tally: &mut Tally) {
        let coefficients = self.cut.chunks_exact(self.groups);
        for (sums, of) in tally.sums.iter_mut().zip(coefficients) {
            let mut own = [0_u64; LANES];
            for (weights, &coefficient) in tally.weights.iter().zip(of) {
                for (sum, weight) in own.iter_mut().zip(weights) {
                    *sum += (weight >> CUT & 0xffff_ffff) * u64::from(coefficient);
                }
            }
            *sums = own;
        }
    }

    /// Ranks from every pair; a draw with two sums that lie too close is sorted instead.
    fn compare(&self, tally: &mut Tally) {
        let mut close = [false; LANES];
        tally.ranks.fill([0; LANES]);
        for (a, one) in self.classes.iter().enumerate() {
            let size = one.members.len() as u32;
            for (b, other) in self.classes.iter().enumerate().skip(a + 1) {
                let others = other.members.len() as u32;
                for (lane, close) in close.iter_mut().enumerate() {
                    let (own, rival) = (tally.sums[a][lane], tally.sums[b][lane]);
                    let behind = u32::from(own < rival);
                    tally.ranks[a][lane] += behind * others;
                    tally.ranks[b][lane] += (1 - behind) * size;
                    *close |= own.abs_diff(rival) < self.sure;
                }
            }
        }
        for lane in (0..LANES).filter(|&lane| close[lane]) {
            self.sort(tally, lane);
        }
    }

    /// Ranks of one draw from its sums in order; those that lie too close are put in order exactly.
    fn sort(&self, tally: &mut Tally, lane: usize) {
        let mut order: Vec<(Reverse<u64>, usize)> =
            tally.sums.iter().enumerate().map(|(class, sums)| (Reverse(sums[lane]), class)).collect();
        order.sort_unstable();
        let mut rank = 0;
        let mut rest = order.as_slice();
        while !rest.is_empty() {
            let close = |pair: &[(Reverse<u64>, usize)]| pair[0].0.0 - pair[1].0.0 < self.sure;
            let together = 1 + rest.windows(2).take_while(|pair| close(pair)).count();
            let (now, later) = rest.split_at(together);
            if let [(_, only)] = now {
                tally.ranks[*only][lane] = rank;
                rank += self.classes[*only].members.len() as u32;
            } else {
                rank = self.exactly(now.iter().map(|(_, class)| *class), tally, lane, rank);
            }
            rest = later;
        }
    }

    /// Ranks of some classes of one draw, from `rank` on, by exact sums; gives the next rank.
    fn exactly(
        &self,
        classes: impl Iterator<Item = usize>,
        tally: &mut Tally,
        lane: usize,
        mut rank: u32,
    ) -> u32 {
        let sum = |class: usize| {
            let parts = self.classes[class].exact.iter().zip(&tally.weights);
            let parts = parts.map(|(one, weights)| one * &whole(weights[lane].into()));
            parts.fold(Ratio::default(), |sum, part| &sum + &part)
        };
        let mut sums: Vec<(Ratio, usize)> = classes.map(|class| (sum(class), class)).collect();
        sums.sort_by(|a, b| b.cmp(a));
        for level in sums.chunk_by(|a, b| a.0.cmp(&b.0) == Ordering::Equal) {
            let first = rank;
            for (_, class) in level {
                tally.ranks[*class][lane] = first;
                rank += self.classes[*class].members.len() as u32;
            }
        }
        rank
    }

    fn count(&self, tally: &mut Tally, lanes: usize) {
        for (class, ranks) in tally.ranks.iter().enumerate() {
            let counts = &mut tally.counts[class * self.columns..][..self.columns];
            for &rank in &ranks[..lanes] {
                counts[(rank as usize).min(self.columns - 1)] += 1;
            }
            let central = &mut tally.central[class * self.groups..][..self.groups];
            for lane in (0..lanes).filter(|&lane| ranks[lane] == 0) {
                let sum: u64 = tally.weights.iter().map(|weights| weights[lane]).sum();
                for (all, weights) in central.iter_mut().zip(&tally.weights) {
                    *all += u128::from(share(weights[lane], sum));
                }
            }
        }
    }

    fn told(&self, draws: Draws, bids: usize, all: &Tally) -> Acceptability {
        let mut ranks = vec![Vec::new(); bids];
        let mut central = vec![None; bids];
        for (class, of) in self.classes.iter().enumerate() {
            let counts = &all.counts[class * self.columns..][..self.columns];
            let times = if counts[0] > 0 { Some(counts[0]) } else { None };
            let sums = &all.central[class * self.groups..][..self.groups];
            let mean = times.map(|times| {
                let unit = &whole(u128::from(times)) * &whole(1 << 53);
                sums.iter().map(|&sum| whole(sum).checked_div(&unit).unwrap_or_default()).collect()
            });
            for &bid in &of.members {
                ranks[bid] = counts.to_vec();
                central[bid].clone_from(&mean);
            }
        }
        Acceptability { draws, ranks, central }
    }
}

fn whole(n: u128) -> Ratio {
    Ratio::new(Int::from(n), Int::ONE).unwrap_or_default()
}

/// A coefficient as a whole number: the highest is 2^32 − 1, and what is cut off is less than one.
fn cut(one: &Ratio, most: &Ratio) -> u32 {
    let scaled = (one * &whole(u128::from(u32::MAX))).checked_div(most).unwrap_or_default();
    u32::try_from(Int::clone(scaled.floor().numerator())).unwrap_or_default()
}

/// A weight as a share of their sum, in units of 2^-53; drawn weights that sum to 2^53 are that already. Others
/// are right to 31 bits.
const fn share(weight: u64, sum: u64) -> u64 {
    if sum == 1 << 53 {
        return weight;
    }
    let (weight, sum) = (weight >> CUT, (sum >> CUT) + 1);
    ((weight << 32) / sum) << 21
}
