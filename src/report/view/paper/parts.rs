//! The parts of a whole report, in the order in which they are read.

use std::io;

use super::{Paper, cut};
use crate::report::Report;
use crate::report::view::score;

/// The document of `score`: all there is to say about its bids.
pub fn whole(report: &Report<'_>) -> io::Result<Paper> {
    Ok(cut(score::blocks(report)?))
}
