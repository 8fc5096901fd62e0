//! Keur held against other programs: its conditions against `cel`, where on what both accept they agree
//! and all that Keur accepts `cel` reads; its JSON Schemas and its files against `boon`; its reports for
//! pipelines against the published schema and against readers of others; its dossiers and their signatures
//! against `zip` and `ed25519-compact`.

mod agree;
mod dice;
mod dossier;
mod oracle;
mod parses;
mod parts;
mod readers;
mod schemas;
mod sentence;
mod tally;
mod values;
mod words;
mod world;
