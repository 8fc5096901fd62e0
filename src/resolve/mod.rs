//! Resolving: names become numbers, included catalogues one, and a tender's choices the rules.
//!
//! In: catalogues, a tender and bids as their files say them. Out: [`Rules`](crate::model::rules)
//! and [`Offer`](crate::model::offer)s, with a finding for every name that leads nowhere.

mod authority;
mod award;
mod canonical;
mod composed;
mod conditions;
mod criteria;
mod facts;
mod gates;
mod letter;
mod library;
mod lock;
mod merge;
mod named;
mod offer;
mod open;
mod origin;
mod quality;
mod rules;
mod scope;

pub use authority::{ASSESSMENTS, DECISIONS, authority, named};
pub use canonical::{Line, canonical, text as canonical_text};
pub use composed::{Composed, composed};
pub use conditions::Conditions;
pub use facts::typed;
pub use letter::{CALENDAR, LETTER, letter};
pub use library::WAIVERS;
pub use library::{Library, Loaded};
pub use lock::{COPIES, Change, Difference, LOCK, Locked, differences, is_closed, version};
pub use offer::{Citation, offer};
pub use open::{Opened, open, open_without};
pub use origin::{Given, Origin};
pub use quality::assessments;
pub use rules::rules;
pub use scope::{DEGREES, Input};
