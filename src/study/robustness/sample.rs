//! Random weights in whole numbers: uniform on the simplex, or each within a percentage of the tender's.
//!
//! *Uniform*: k − 1 whole numbers of 53 bits, sorted, cut the way from 0 to 2^53 into k lengths; those are
//! the weights, and every division of all weight is as likely as any other. *Within p percent*: the weight of a group is
//! a whole number, each as likely, from (1 − p/100) to (1 + p/100) times its share of all weight in
//! units of 2^-52; only proportions count, so that nothing needs to be rescaled. There is no logarithm, no
//! division and no rounding in it, so that it is the same on every machine.

use super::dice::Xoshiro256;
use crate::num::{Int, Ratio};

/// Draws that are made side by side.
pub const LANES: usize = 16;
/// One weight of each draw that is made side by side.
pub type Lane = [u64; LANES];

/// Where weights are drawn from.
#[derive(Clone, Debug)]
pub enum Sample {
    /// Uniform on the simplex.
    Uniform {
        /// Groups.
        groups: usize,
        /// Pairs of places that, put in order one after the other, sort all cuts.
        network: Vec<(usize, usize)>,
    },
    /// Each within its bounds: the lowest, and how many there are from there.
    Within(Vec<(u64, u64)>),
}

impl Sample {
    /// Uniform over so many groups.
    #[must_use]
    pub fn uniform(groups: usize) -> Sample {
        Sample::Uniform { groups, network: network(groups.saturating_sub(1)) }
    }

    /// Each within so many percent of its weight, at most 100.
    #[must_use]
    pub fn within(weights: &[Ratio], percent: u32) -> Sample {
        let sum = weights.iter().fold(Ratio::default(), |sum, weight| &sum + weight);
        let percent = i64::from(percent.min(100));
        let unit = Ratio::from(1 << 52);
        let end = |weight: &Ratio, percent: i64| {
            let hundredths = weight.checked_div(&sum).map(|share| &share * &Ratio::from(percent));
            let end = hundredths.and_then(|share| (&share * &unit).checked_div(&Ratio::from(100)));
            u64::try_from(Int::clone(end.unwrap_or_default().floor().numerator())).unwrap_or_default()
        };
        let bounds = |weight: &Ratio| {
            let (low, high) = (end(weight, 100 - percent), end(weight, 100 + percent));
            (low, high - low + 1)
        };
        Sample::Within(weights.iter().map(bounds).collect())
    }

    /// Draws weights for each lane; none is above 2^53, nor is their sum by more than one for each group.
    pub fn draw(&self, dice: &mut Xoshiro256, weights: &mut [Lane]) {
        match self {
            Sample::Uniform { groups, network } => {
                let cuts = groups.saturating_sub(1);
                for cut in &mut weights[..cuts] {
                    *cut = [(); LANES].map(|()| dice.next53());
                }
                for &(low, high) in network {
                    sort(weights, low, high);
                }
                weights[cuts] = [1 << 53; LANES];
                for place in (1..*groups).rev() {
                    let below = weights[place - 1];
                    for (weight, below) in weights[place].iter_mut().zip(below) {
                        *weight -= below;
                    }
                }
            }
            Sample::Within(bounds) => {
                for (weight, &(low, many)) in weights.iter_mut().zip(bounds) {
                    *weight = [(); LANES].map(|()| low + part(dice.next53(), many));
                }
            }
        }
    }
}

/// The whole part of `random / 2^53 · many`: each whole number below `many` as likely, but for 2^-53 of `many`.
#[expect(clippy::cast_possible_truncation, reason = "the product of 53 and 53 bits, less 53, has 53")]
const fn part(random: u64, many: u64) -> u64 {
    ((random as u128 * many as u128) >> 53) as u64
}

fn sort(weights: &mut [Lane], low: usize, high: usize) {
    let (head, tail) = weights.split_at_mut(high);
    for (a, b) in head[low].iter_mut().zip(&mut tail[0]) {
        let (least, most) = ((*a).min(*b), (*a).max(*b));
        (*a, *b) = (least, most);
    }
}

/// Batcher's merge exchange (Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M).
fn network(n: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if n < 2 {
        return pairs;
    }
    let top = n.next_power_of_two() / 2;
    let mut p = top;
    while p > 0 {
        let (mut q, mut r, mut d) = (top, 0, p);
        loop {
            pairs.extend((0..n - d).filter(|i| i & p == r).map(|i| (i, i + d)));
            if q == p {
                break;
            }
            (d, q, r) = (q - p, q / 2, p);
        }
        p /= 2;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_sorts_every_row_of_zeros_and_ones() {
        // A network that sorts those sorts everything (Knuth, 5.3.4, theorem Z).
        for n in 0..=12_usize {
            let pairs = network(n);
            for row in 0..1_u32 << n {
                let mut bits: Vec<u32> = (0..n).map(|i| row >> i & 1).collect();
                for &(low, high) in &pairs {
                    (bits[low], bits[high]) = (bits[low].min(bits[high]), bits[low].max(bits[high]));
                }
                assert!(bits.is_sorted(), "{n}: {row:b}");
            }
        }
    }

    #[test]
    fn uniform_weights_have_one_sum_and_one_mean() {
        const GROUPS: usize = 5;
        let sample = Sample::uniform(GROUPS);
        let mut dice = Xoshiro256::of_block(1, 0);
        let mut weights = [[0; LANES]; GROUPS];
        let mut sums = [0_u128; GROUPS];
        for _ in 0..2_000 {
            sample.draw(&mut dice, &mut weights);
            for lane in 0..LANES {
                assert_eq!(weights.iter().map(|weight| weight[lane]).sum::<u64>(), 1 << 53);
            }
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight.iter().map(|&weight| u128::from(weight)).sum::<u128>();
            }
        }
        // The mean of a weight is 1/5; its standard deviation over 32,000 draws is below 0.001.
        for sum in sums {
            let mean = sum * 10_000 / (32_000_u128 << 53);
            assert!((1_960..=2_040).contains(&mean), "{mean}");
        }
    }

    #[test]
    fn weights_within_a_percentage_stay_there() {
        let weights = [50, 30, 20, 0].map(Ratio::from);
        let sample = Sample::within(&weights, 20);
        let mut drawn = [[0; LANES]; 4];
        let mut dice = Xoshiro256::of_block(1, 0);
        let (mut least, mut most) = (u64::MAX, 0);
        for _ in 0..500 {
            sample.draw(&mut dice, &mut drawn);
            for (drawn, percent) in drawn.iter().zip([50, 30, 20, 0_u64]) {
                let unit = (1_u64 << 52) / 1000 + 1;
                assert!(drawn.iter().all(|&w| w >= percent * (unit - 2) * 8 && w <= percent * unit * 12));
            }
            least = drawn[0].into_iter().fold(least, u64::min);
            most = drawn[0].into_iter().fold(most, u64::max);
        }
        assert!(most - least > (1 << 52) / 1000 * 190, "the whole range is drawn from");
    }
}
