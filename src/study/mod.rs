//! Studies of a tender: what its rules and bids would do if something were otherwise. Nothing here
//! changes a result.

pub mod robustness;
