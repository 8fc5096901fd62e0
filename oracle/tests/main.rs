//! Keur held against other programs: its conditions against `cel`, where on what both accept they agree
//! and all that Keur accepts `cel` reads; its JSON Schemas and its files against `boon`.

mod agree;
mod dice;
mod oracle;
mod parses;
mod parts;
mod schemas;
mod sentence;
mod tally;
mod values;
mod words;
mod world;
