//! Exact numbers: what is read, and what is reckoned.
//!
//! In: decimal text, as it stands in a file. Out: [`Dec`] (what a file says, at most 18 digits, 9 of
//! them after the point) and [`Ratio`] (what is reckoned, of any size, always in lowest terms).
//! There is no binary floating point here, and rounding happens only in [`Ratio::rounded`], and in
//! [`Ratio::to_decimals`] where tender documents promise it.
//!
//! `dashu` is named in this folder only.

mod dec;
mod ratio;

pub use dec::{BadDec, DIGITS, Dec, SCALE};
pub use ratio::{Int, Ratio};

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

#[cfg(test)]
mod tests;
