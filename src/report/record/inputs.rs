//! The files that a report rests on.

use crate::report::Report;

/// Every file that could change the result, by path, with its SHA-256 where it is there.
#[must_use]
pub fn inputs(report: &Report<'_>) -> Vec<(String, Option<String>)> {
    let rules = report.sources.iter().filter(|(_, source)| !source.path.starts_with("--"));
    let rules =
        rules.map(|(_, source)| (source.path.clone(), Some(crate::read::digest(source.text.as_bytes()))));
    let bids = report.round.iter().flat_map(|round| &round.entries).flat_map(|entry| &entry.inputs);
    let bids = bids.map(|input| (input.path.clone(), input.sha256.clone()));
    let mut all: Vec<_> = rules.chain(bids).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.dedup_by(|a, b| a.0 == b.0);
    all
}
