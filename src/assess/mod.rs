//! Assessing: from answers to points, levels, gates, verdicts and ranks (method 1).
//!
//! In: the [`Rules`](crate::model::rules::Rules) of a tender and the offers of its bidders. Out: per
//! bid an [`Assessed`], and the order of all. A file here uses only the ones before it:
//! `amount → plan → control → chain → known → answer → level → score → gate → verdict → bid → sheet → rank → round`. Numbers are exact;
//! nothing is rounded here, and nothing here reads a disk or a clock.

mod amount;
mod answer;
mod bid;
mod chain;
mod control;
mod gate;
mod known;
mod level;
mod parallel;
mod plan;
mod rank;
mod round;
mod score;
mod sheet;
mod verdict;

pub use amount::{Amount, Span};
pub use answer::{Answer, Question, Source, Status};
pub use bid::{Assessed, assess};
pub use chain::{Degree, Exposure};
pub use control::{Control, Step, listed};
pub use gate::{GateResult, Outcome};
pub use known::Known;
pub use level::{LevelResult, Reached};
pub use plan::Plan;
pub use rank::{Place, Standing, rank};
pub use round::{Entry, Options, Reading, Round, file_of};
pub use score::{GroupResult, Reckoned};
pub use sheet::{BidFile, Bidding, Input, Look, Sheet, State, bid_files};
pub use verdict::{Reason, Verdict};

/// The number of the method that is reckoned by; a change of the rules raises it.
pub const METHOD: u32 = 1;
