//! Decimals, exactly as a file says them.

use std::cmp::Ordering;
use std::fmt;

use super::Ratio;

/// The most significant digits that a decimal may have.
pub const DIGITS: usize = 18;
/// The most digits that a decimal may have after its point.
pub const SCALE: u8 = 9;
/// The most digits after the point of what follows from decimals: a share in percent of points.
const FINEST: u8 = 2 * SCALE + 2;

/// A decimal, exactly as a file says it: `mantissa / 10^scale`, with trailing zeros removed.
///
/// What is read has at most [`DIGITS`] digits; what follows from it may have as many as fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dec {
    pub(super) mantissa: i128,
    pub(super) scale: u8,
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
pub(super) fn point(mut digits: String, scale: usize, negative: bool) -> String {
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
