//! The files that a result rests on, with their digests.

use serde::Serialize;

use crate::report::Report;
use crate::report::public::tells_path;

/// A file with its digest.
#[derive(Serialize)]
pub struct Input {
    /// Its path, relative to the tender.
    pub path: String,
    /// Its SHA-256 in hexadecimal; nothing where it could not be read.
    pub sha256: Option<String>,
}

/// Every file that could change the result, by path. For the public the rules and the bids themselves: documents have
/// names of the bidder's own, assessments those of people, and the digest of a file with nothing but a price tells it to
/// whoever tries them all.
#[must_use]
pub fn inputs(report: &Report<'_>) -> Vec<Input> {
    let public = report.is_public();
    let rules = rule_inputs(report).into_iter().filter(|input| !public || tells_path(&input.path));
    let entries = report.round.iter().flat_map(|round| &round.entries);
    let bids = entries.flat_map(|entry| entry.inputs.iter().map(move |input| (entry, input)));
    let bids = bids.filter(|(entry, input)| !public || input.path == entry.path);
    let bids = bids.map(|(_, input)| Input { path: input.path.clone(), sha256: input.sha256.clone() });
    sorted(rules.chain(bids).collect())
}

/// The files of the rules alone, and of what the authority wrote.
fn rule_inputs(report: &Report<'_>) -> Vec<Input> {
    let rules = report.sources.iter().filter(|(_, source)| !source.path.starts_with("--"));
    let rules = rules.map(|(_, source)| Input {
        path: source.path.clone(),
        sha256: Some(crate::read::digest(source.text.as_bytes())),
    });
    sorted(rules.collect())
}

fn sorted(mut all: Vec<Input>) -> Vec<Input> {
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all.dedup_by(|a, b| a.path == b.path);
    all
}
