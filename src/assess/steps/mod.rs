//! The steps that led to a number, as data: recorded where somebody asks why.
//!
//! A step is one sum, difference, product or quotient of numbers that stand in a file and of earlier
//! steps, so that a reader with nothing but the four operations can follow it. What is picked out of
//! several (a maximum, a floor, the lowest price) is written as the one that was picked, beside all that
//! it was picked from. Steps are written from the very [`Plan`](super::Plan) and
//! [`Assessed`](super::Assessed) that the score came from, and every figure of theirs is held against
//! the engine's own: where the two differ there is no explanation but an error.
//!
//! `ledger → places → bid → reading → award → waterfall → explain`: a file uses only the ones before it.

mod award;
mod bid;
mod explain;
mod ledger;
mod places;
mod reading;
mod waterfall;

pub use award::{FigureSteps, Parts};
pub use bid::{BidSteps, CriterionSteps, GroupSteps, Weighed};
pub use explain::{Explained, Explanation, explain};
pub use ledger::{Differs, Given, Kind, Ledger, Op, Operand, Pick, Picked, Step, StepId, What};
pub use places::Places;
pub use reading::{Cited, Reading, Rule, bears_on, looks_at, read};
pub use waterfall::{AwardFall, Fall, Waterfall};
