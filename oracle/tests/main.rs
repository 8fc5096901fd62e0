//! Keur's conditions against `cel`: on what both accept they agree, and all that Keur accepts `cel` reads.

mod agree;
mod dice;
mod oracle;
mod parses;
mod parts;
mod sentence;
mod tally;
mod values;
mod words;
mod world;
