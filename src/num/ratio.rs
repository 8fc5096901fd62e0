//! Fractions without bound, always in lowest terms.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

use super::dec::{Dec, point};

/// An integer without bound, for reckoning over a common denominator.
pub type Int = IBig;

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

    /// The number rounded to so many decimals, half away from zero: for documents that promise it.
    #[must_use]
    pub fn to_decimals(&self, decimals: u8) -> Ratio {
        let ten = RBig::from(UBig::from(10_u8).pow(usize::from(decimals)));
        let half = RBig::from_parts(IBig::ONE, UBig::from(2_u8));
        let size = (self.magnitude() * &ten + half).floor();
        let rounded = Ratio(RBig::from(size) / ten);
        if self.is_negative() { -&rounded } else { rounded }
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
