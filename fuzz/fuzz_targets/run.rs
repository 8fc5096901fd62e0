// One tender in memory, from its files to its JSON, as every target runs it.

use std::collections::BTreeMap;

use keur::assess::{self, Round, bid_files};
use keur::diag::{Findings, Sources};
use keur::lang::Lang;
use keur::read::Memory;
use keur::report::{FORMATS, Options, Report, Studies, Subject};
use keur::resolve;

/// A tender that uses one shipped catalogue.
#[allow(dead_code, reason = "the target of tenders brings its own")]
pub const TENDER: &str =
    "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-01-01\n[rules]\nuse = [\"autonomie-nl\"]\n";

/// Reads, assesses and reports; only its end matters.
pub fn run(files: &[(&str, &str)]) {
    let files: BTreeMap<String, String> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let memory = Memory::new(files);
    let opened = resolve::open(&memory, "tender.toml");
    let mut out = Vec::new();
    let _ = keur::report::excerpts(&opened.findings, &opened.sources, Lang::Nl, false, 80, &mut out);
    let _ = keur::check::waivers(&memory, "", &mut Sources::default(), &mut Findings::default());
    let Some(rules) = &opened.rules else { return };
    let bids = bid_files(&memory, "bids").unwrap_or_default();
    let options = assess::Options { threads: 1, keep: 100, digests: false, authority: &opened.authority, look: Some(keur::check::bid), progress: &|_| {} };
    let round = Round::run_with_clarifications((rules, &opened.conditions), &memory, &bids, opened.next_file(), options);
    for subject in [Subject::Score, Subject::Compare, Subject::Chain, Subject::Evidence] {
        let report = Report {
            subject,
            opened: &opened,
            round: Some(&round),
            studies: Studies::default(),
            findings: &Findings::default(),
            sources: &Sources::default(),
            lang: Lang::Nl,
            options: &Options::default(),
        };
        for format in FORMATS {
            let _ = format.write(&report, &mut out);
        }
    }
}
