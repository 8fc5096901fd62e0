//! Plain data: catalogues, tenders and bids as their files say them, and the rules that follow.
//!
//! In: nothing. Out: types without behaviour beyond looking things up. Ids are still names in
//! [`catalogue`], [`tender`] and [`bid`]; in [`rules`] and [`offer`] they have become numbers.

pub mod authority;
pub mod award;
pub mod bid;
pub mod calendar;
pub mod catalogue;
pub mod clarification;
pub mod composed;
pub mod country;
pub mod fact;
pub mod form;
pub mod gate;
pub mod judging;
pub mod letter;
pub mod lock;
pub mod offer;
pub mod rules;
pub mod summer_time;
pub mod tender;
mod text;
pub mod waiver;

pub use text::{Spanned, Text};
