//! Random whole numbers that are the same on every machine and in every version, by two published algorithms:
//! SplitMix64 (Steele, Lea and Flood, 2014) and xoshiro256++ (Blackman and Vigna, 2021).
//!
//! A library's generator may change its stream from one version to the next; a report must come out the same
//! for years.

/// SplitMix64: turns any seed into good ones.
#[derive(Clone, Debug)]
pub struct SplitMix64(pub u64);

impl SplitMix64 {
    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// xoshiro256++: 64 bits at a time, period 2^256 − 1.
#[derive(Clone, Debug)]
pub struct Xoshiro256(pub [u64; 4]);

impl Xoshiro256 {
    /// The generator of one block of draws.
    #[must_use]
    pub const fn of_block(seed: u64, block: u64) -> Xoshiro256 {
        let mut start = SplitMix64(SplitMix64(seed).next() ^ block);
        Xoshiro256([start.next(), start.next(), start.next(), start.next()])
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A whole number of 53 bits: from 0 up to and without 2^53.
    pub const fn next53(&mut self) -> u64 {
        self.next() >> 11
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_streams_come_out() {
        let mut split = SplitMix64(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!([(); 5].map(|()| split.next()), expected);
        let mut xoshiro = Xoshiro256([1, 2, 3, 4]);
        let expected = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
            14_011_001_112_246_962_877,
            12_406_186_145_184_390_807,
            15_849_039_046_786_891_736,
            10_450_023_813_501_588_000,
        ];
        assert_eq!([(); 10].map(|()| xoshiro.next()), expected);
    }
}
