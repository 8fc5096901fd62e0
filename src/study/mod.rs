//! Studies of a tender: what would happen if something were otherwise. Nothing here changes a result.
//!
//! In: rules, and bids that were assessed. Out: plain data that a report shows. Whatever a study tries is
//! reckoned by the very code that assesses and ranks bids.

pub mod rehearse;
pub mod robustness;
