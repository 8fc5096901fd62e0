//! Files of other programs: what stands in them, with nothing guessed.
//!
//! In: bytes that come from outside. Out: plain data, or why there is none; everything is read within bounds, and
//! nothing in them is run, reckoned or followed.

pub mod form;
pub mod workbook;
