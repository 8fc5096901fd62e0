//! Numbers that look drawn by lot and are the same every time: SplitMix64, in integers only.
//!
//! Source: G. Steele, D. Lea, C. Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014.

/// A generator with its state.
#[derive(Clone, Debug)]
pub struct Dice(u64);

/// What the state advances by: 2^64 divided by the golden ratio, odd.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Dice {
    /// The generator of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A generator of its own for each of many things that are drawn under one seed, so that none depends on
    /// the order in which they are made.
    #[must_use]
    pub fn of(seed: u64, thing: u64) -> Dice {
        let mut own = Dice::new(seed ^ thing.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Dice::new(own.next())
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A place in a list of `n`; 0 where the list is empty.
    pub fn below(&mut self, n: usize) -> usize {
        let product = u128::from(self.next()) * n as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// Whether something with this chance in a hundred happens.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of some things; nothing of none.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let place = self.below(all.len());
        all.get(place)
    }

    /// Puts things in some order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_that_were_published() {
        let drawn = |seed| {
            let mut dice = Dice::new(seed);
            [dice.next(), dice.next(), dice.next()]
        };
        assert_eq!(
            drawn(1_234_567),
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
        assert_eq!(drawn(0), [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
    }

    #[test]
    fn places_stay_within_their_list_and_reach_all_of_it() {
        let mut dice = Dice::new(7);
        let mut seen = [0; 5];
        (0..500).for_each(|_| seen[dice.below(5)] += 1);
        assert!(seen.iter().all(|times| *times > 50), "{seen:?}");
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.one_of::<u8>(&[]), None);
        let mut all = [1, 2, 3, 4, 5, 6];
        dice.shuffle(&mut all);
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3, 4, 5, 6]);
    }
}
