//! Exact numbers: what is read, and what is reckoned.
//!
//! In: decimal text, as it stands in a file. Out: [`Dec`] (what a file says, at most 18 digits, 9 of
//! them after the point) and [`Ratio`] (what is reckoned, of any size, always in lowest terms).
//! There is no binary floating point here, and rounding happens only in [`Ratio::rounded`].
//!
//! `dashu` is named in this file only.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// The most significant digits that a decimal may have.
pub const DIGITS: usize = 18;
/// The most digits that a decimal may have after its point.
pub const SCALE: u8 = 9;
/// The most digits after the point of what follows from decimals: a share in percent of points.
const FINEST: u8 = 2 * SCALE + 2;

/// An integer without bound, for reckoning over a common denominator.
pub type Int = IBig;

/// A decimal, exactly as a file says it: `mantissa / 10^scale`, with trailing zeros removed.
///
/// What is read has at most [`DIGITS`] digits; what follows from it may have as many as fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dec {
    mantissa: i128,
    scale: u8,
}

/// Why a text is no decimal that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDec {
    /// No decimal digits, or something else between them.
    NotDecimal,
    /// An exponent, `inf`, `nan` or another base than ten.
    NotPlain,
    /// More than [`DIGITS`] significant digits.
    TooManyDigits,
    /// More than [`SCALE`] digits after the point.
    TooFine,
}

impl Dec {
    /// Zero.
    pub const ZERO: Dec = Dec { mantissa: 0, scale: 0 };

    /// The decimal of a whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Dec {
        Dec { mantissa: n as i128, scale: 0 }
    }

    /// Reads a decimal from its text: an optional sign, digits, and a point with digits.
    ///
    /// # Errors
    /// [`BadDec`] says what is wrong with the text; nothing is ever rounded.
    pub fn parse(text: &str) -> Result<Dec, BadDec> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let mut seen = Digits::default();
        for &byte in digits {
            seen.take(byte)?;
        }
        seen.finish(negative)
    }

    /// Digits after the point, without trailing zeros.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The decimal as an integer of units of `10^-scale`; nothing where it is finer than that, or
    /// the integer too large.
    #[must_use]
    pub fn units(self, scale: u8) -> Option<i128> {
        let times = 10_i128.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        self.mantissa.checked_mul(times)
    }

    /// The sum of some decimals; nothing where it is too large to keep.
    #[must_use]
    pub fn sum(all: impl Iterator<Item = Dec> + Clone) -> Option<Dec> {
        let scale = all.clone().map(Dec::scale).max().unwrap_or(0);
        let mut units = 0_i128;
        for dec in all {
            units = units.checked_add(dec.units(scale)?)?;
        }
        Some(Dec::from_units(units, scale))
    }

    /// `self · percent / 100`, exactly; nothing where it is too large to keep.
    #[must_use]
    pub fn percent(self, percent: Dec) -> Option<Dec> {
        let units = self.mantissa.checked_mul(percent.mantissa)?;
        let scale = self.scale + percent.scale + 2;
        (scale <= FINEST).then(|| Dec::from_units(units, scale))
    }

    fn from_units(mut units: i128, mut scale: u8) -> Dec {
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        Dec { mantissa: units, scale }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }
}

/// The digits read so far by [`Dec::parse`].
#[derive(Default)]
struct Digits {
    mantissa: i128,
    significant: usize,
    after_point: Option<usize>,
    any: bool,
}

impl Digits {
    fn take(&mut self, byte: u8) -> Result<(), BadDec> {
        match byte {
            b'0'..=b'9' => self.digit(byte - b'0'),
            b'.' if self.after_point.is_none() && self.any => {
                self.after_point = Some(0);
                Ok(())
            }
            b'_' if self.any => Ok(()),
            b'e' | b'E' | b'i' | b'n' | b'x' | b'o' | b'b' => Err(BadDec::NotPlain),
            _ => Err(BadDec::NotDecimal),
        }
    }

    fn digit(&mut self, digit: u8) -> Result<(), BadDec> {
        self.any = true;
        if self.significant > 0 || digit > 0 {
            self.significant += 1;
        }
        if let Some(n) = &mut self.after_point {
            *n += 1;
            if *n > usize::from(SCALE) {
                return Err(BadDec::TooFine);
            }
        }
        if self.significant > DIGITS {
            return Err(BadDec::TooManyDigits);
        }
        self.mantissa = self.mantissa * 10 + i128::from(digit);
        Ok(())
    }

    fn finish(self, negative: bool) -> Result<Dec, BadDec> {
        if !self.any || self.after_point == Some(0) {
            return Err(BadDec::NotDecimal);
        }
        let scale = u8::try_from(self.after_point.unwrap_or(0)).map_err(|_| BadDec::TooFine)?;
        Ok(Dec::from_units(if negative { -self.mantissa } else { self.mantissa }, scale))
    }
}

impl Ord for Dec {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        match (self.units(scale), other.units(scale)) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => Ratio::from(*self).cmp(&Ratio::from(*other)),
        }
    }
}

impl PartialOrd for Dec {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Plain decimal text with a point, as a TOML file would hold it.
impl fmt::Display for Dec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&point(
            self.mantissa.unsigned_abs().to_string(),
            usize::from(self.scale),
            self.is_negative(),
        ))
    }
}

/// Puts a point before the last `scale` of `digits`, and a sign before all.
fn point(mut digits: String, scale: usize, negative: bool) -> String {
    while digits.len() <= scale {
        digits.insert(0, '0');
    }
    if scale > 0 {
        digits.insert(digits.len() - scale, '.');
    }
    if negative {
        digits.insert(0, '-');
    }
    digits
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub Dec);

        impl From<$name> for Ratio {
            fn from(quantity: $name) -> Ratio {
                Ratio::from(quantity.0)
            }
        }
    };
}

quantity! {
    /// Points of an option, in the unit of its catalogue; below zero for a malus.
    Points
}
quantity! {
    /// The weight of a group; only its proportion to the other weights counts.
    Weight
}
quantity! {
    /// A share of what can be had, in percent.
    Percent
}
quantity! {
    /// An amount of money, in units of its currency.
    Money
}

/// An exact rational number without bound, in lowest terms.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(RBig);

impl Ratio {
    /// The fraction `numerator / denominator`; nothing where the denominator is zero.
    #[must_use]
    pub fn new(numerator: Int, denominator: Int) -> Option<Ratio> {
        if denominator == IBig::ZERO {
            return None;
        }
        Some(Ratio(RBig::from_parts_signed(numerator, denominator)))
    }

    /// The quotient; nothing where `by` is zero.
    #[must_use]
    pub fn checked_div(&self, by: &Ratio) -> Option<Ratio> {
        (!by.is_zero()).then(|| Ratio(&self.0 / &by.0))
    }

    /// The part above the line, with the sign.
    #[must_use]
    pub fn numerator(&self) -> &Int {
        self.0.numerator()
    }

    /// The part below the line, above zero.
    #[must_use]
    pub fn denominator(&self) -> Int {
        IBig::from(self.0.denominator().clone())
    }

    /// The greatest whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> Ratio {
        Ratio(RBig::from(self.0.floor()))
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.numerator() == &IBig::ZERO
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.numerator() < &IBig::ZERO
    }

    /// The decimal text with `decimals` digits after the point, rounded half away from zero.
    /// A figure that is not zero but below one gets four significant digits instead where that is
    /// finer, so that a small difference does not print as none; `-0` never appears.
    #[must_use]
    pub fn rounded(&self, decimals: u8) -> String {
        let mut decimals = usize::from(decimals);
        let size = self.magnitude();
        if !self.is_zero() && size < RBig::ONE {
            decimals = decimals.max(leading_zeros(&size) + 4);
            return trim(&self.fixed(decimals)).to_owned();
        }
        self.fixed(decimals)
    }

    /// The decimal text with exactly `decimals` digits, rounded half away from zero.
    #[must_use]
    pub fn fixed(&self, decimals: usize) -> String {
        let ten = UBig::from(10_u8).pow(decimals);
        let scaled = self.magnitude() * RBig::from(ten);
        let (n, d) = (scaled.numerator(), IBig::from(scaled.denominator().clone()));
        let doubled: IBig = n * 2 + &d;
        let units: IBig = doubled / (d * 2);
        let negative = self.is_negative() && units != IBig::ZERO;
        point(units.to_string(), decimals, negative)
    }

    fn magnitude(&self) -> RBig {
        if self.is_negative() { -self.0.clone() } else { self.0.clone() }
    }
}

/// Zeros between the point and the first digit of a number between 0 and 1, at most 40.
fn leading_zeros(size: &RBig) -> usize {
    let ten = RBig::from(UBig::from(10_u8));
    let mut scaled = size * &ten;
    let mut zeros = 0;
    while scaled < RBig::ONE && zeros < 40 {
        scaled *= &ten;
        zeros += 1;
    }
    zeros
}

/// The text without trailing zeros after its point.
fn trim(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

impl From<Dec> for Ratio {
    fn from(dec: Dec) -> Ratio {
        let ten = UBig::from(10_u8).pow(usize::from(dec.scale));
        Ratio(RBig::from_parts(IBig::from(dec.mantissa), ten))
    }
}

impl From<i64> for Ratio {
    fn from(n: i64) -> Ratio {
        Ratio(RBig::from(IBig::from(n)))
    }
}

impl Add for &Ratio {
    type Output = Ratio;
    fn add(self, other: &Ratio) -> Ratio {
        Ratio(&self.0 + &other.0)
    }
}

impl Sub for &Ratio {
    type Output = Ratio;
    fn sub(self, other: &Ratio) -> Ratio {
        Ratio(&self.0 - &other.0)
    }
}

impl Mul for &Ratio {
    type Output = Ratio;
    fn mul(self, other: &Ratio) -> Ratio {
        Ratio(&self.0 * &other.0)
    }
}

impl Neg for &Ratio {
    type Output = Ratio;
    fn neg(self) -> Ratio {
        Ratio(-self.0.clone())
    }
}

/// `n/d` in lowest terms; whole numbers keep their `/1`, so that the form never changes.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0.numerator(), self.0.denominator())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Dec {
        Dec::parse(text).unwrap()
    }

    fn ratio(n: i64, d: i64) -> Ratio {
        Ratio::new(Int::from(n), Int::from(d)).unwrap()
    }

    #[test]
    fn decimals_are_read_from_their_text() {
        assert_eq!(dec("0.10").to_string(), "0.1");
        assert_eq!(dec("-125.01").to_string(), "-125.01");
        assert_eq!(dec("+1_000.5").to_string(), "1000.5");
        assert_eq!(dec("-0.0"), Dec::ZERO);
        assert_eq!(dec("123456789.123456789").units(9), Some(123_456_789_123_456_789));
        assert_eq!(dec("000000000000000000000.5").to_string(), "0.5");
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for (text, why) in [
            ("", BadDec::NotDecimal),
            ("-", BadDec::NotDecimal),
            (".5", BadDec::NotDecimal),
            ("5.", BadDec::NotDecimal),
            ("1,5", BadDec::NotDecimal),
            ("1e3", BadDec::NotPlain),
            ("inf", BadDec::NotPlain),
            ("-nan", BadDec::NotPlain),
            ("0x10", BadDec::NotPlain),
            ("1234567890123456789", BadDec::TooManyDigits),
            ("0.1234567890", BadDec::TooFine),
        ] {
            assert_eq!(Dec::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn decimals_compare_by_value() {
        assert_eq!(dec("1.50"), dec("1.5"));
        assert!(dec("1.5") < dec("1.51"));
        assert!(dec("-2") < dec("-1.999999999"));
    }

    #[test]
    fn sums_and_shares_are_exact_or_nothing() {
        assert_eq!(Dec::sum([dec("0.1"), dec("0.2")].into_iter()), Some(dec("0.3")));
        let most = Dec { mantissa: i128::MAX, scale: 0 };
        assert_eq!(Dec::sum([most, most].into_iter()), None);
        assert!(most > dec("0.000000001"));
        assert_eq!(dec("20").percent(dec("37.5")), Some(dec("7.5")));
        assert_eq!(
            dec("0.000000001").percent(dec("50")).map(|d| d.to_string()).as_deref(),
            Some("0.0000000005")
        );
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(ratio(1005, 1000).fixed(2), "1.01");
        assert_eq!(ratio(-1005, 1000).fixed(2), "-1.01");
        assert_eq!(ratio(2345, 1000).rounded(2), "2.35");
        assert_eq!(ratio(15463, 200).rounded(2), "77.32");
        assert_eq!(ratio(77, 1).rounded(2), "77.00");
        assert_eq!(ratio(7, 2).fixed(0), "4");
    }

    #[test]
    fn small_figures_get_four_significant_digits_and_zero_has_no_sign() {
        assert_eq!(ratio(1, 3).rounded(2), "0.3333");
        assert_eq!(ratio(-1, 30000).rounded(2), "-0.00003333");
        assert_eq!(ratio(1, 2).rounded(2), "0.5");
        assert_eq!(ratio(0, 5).rounded(2), "0.00");
        assert_eq!(ratio(-1, 1000).fixed(2), "0.00");
    }

    #[test]
    fn ratios_print_in_lowest_terms() {
        assert_eq!(ratio(4, -6).to_string(), "-2/3");
        assert_eq!(Ratio::from(dec("12.50")).to_string(), "25/2");
        assert_eq!(ratio(0, 7).to_string(), "0/1");
        assert_eq!(ratio(1, 2).checked_div(&ratio(0, 1)), None);
    }
}
