//! Assessing: from answers to points, levels, gates, verdicts and ranks (method 1).
//!
//! In: the [`Rules`](crate::model::rules::Rules) of a tender and the offers of its bidders. Out: per
//! bid an [`Assessed`], and the order of all. A file here uses only the ones before it:
//! `amount → plan → control → chain → known → judged → agreement → answer → level → score → gate → verdict → bid → coverage → documents → clarified → sheet → seen →
//! standing → low → rank → round → steps`. Numbers are exact;
//! nothing is rounded here, and nothing here reads a disk or a clock.

mod agreement;
mod amount;
mod answer;
mod bid;
mod chain;
mod clarified;
mod control;
mod coverage;
mod documents;
mod gate;
mod judged;
mod known;
mod level;
mod low;
mod parallel;
mod plan;
mod rank;
mod round;
mod score;
mod seen;
mod sheet;
mod standing;
pub mod steps;
mod verdict;

pub use agreement::{Agreement, Alpha, OnCriterion, Spread, agreement};
pub use amount::{Amount, Span};
pub use answer::{Answer, Question, Source, Status};
pub use bid::{Assessed, Written, assess};
pub use chain::{Degree, Exposure};
pub use control::{Control, Step, listed};
pub use coverage::{Strength, coverage};
pub use documents::{Document, Paper, documents, due};
pub use gate::{GateResult, Outcome};
pub use known::Known;
pub use level::{LevelResult, Reached};
pub use low::Low;
pub use parallel::gathered;
pub use plan::Plan;
pub use rank::{Order, Place, rank};
pub use round::{Entry, Options, Reading, Round, file_of};
pub use score::{GroupResult, Reckoned};
pub use seen::seen;
pub use sheet::{BidFile, Bidding, Input, Look, Sheet, State, bid_files};
pub use standing::Standing;
pub use verdict::{Reason, Verdict};

pub use crate::model::lock::METHOD;
