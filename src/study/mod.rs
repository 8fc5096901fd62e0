//! Studies: what would happen, before anything has.
//!
//! In: the rules of a tender. Out: plain data that a report shows. Everything a study tries is read and
//! assessed by the very code that reads and assesses bids; nothing here decides about one.

pub mod rehearse;
