//! Runs the engine on files in memory, as the command line would on a folder.

use std::collections::BTreeMap;

use keur::assess::{self, Round, bid_files};
use keur::diag::{Findings, Sources};
use keur::lang::Lang;
use keur::read::Memory;
use keur::report::{FORMATS, Options, Report, Studies, Subject};
use keur::resolve::{self, Opened};
use keur::study::robustness::{Draws, Settings, study};

/// How a test wants a report.
pub struct Wanted<'w> {
    /// What is reported.
    pub subject: Subject,
    /// In which format.
    pub format: &'w str,
    /// In which language.
    pub lang: Lang,
    /// On how many threads.
    pub threads: usize,
    /// How many bids may be kept; more are read again.
    pub keep: usize,
    /// How people want to see it.
    pub options: Options,
}

impl Default for Wanted<'_> {
    fn default() -> Self {
        Wanted {
            subject: Subject::Score,
            format: "json",
            lang: Lang::Nl,
            threads: 1,
            keep: 1000,
            options: Options::default(),
        }
    }
}

/// The report on a tender in memory: `tender.toml`, its catalogues, and `bids/`.
pub fn report(files: &BTreeMap<String, String>, wanted: &Wanted<'_>) -> Result<String, Box<Opened>> {
    with_report(files, wanted, |report| {
        let format = FORMATS.iter().find(|format| format.name() == wanted.format).unwrap();
        let mut out = Vec::new();
        format.write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    })
}

/// What somebody makes of the report on a tender in memory.
pub fn with_report<T>(
    files: &BTreeMap<String, String>,
    wanted: &Wanted<'_>,
    make: impl FnOnce(&Report<'_>) -> T,
) -> Result<T, Box<Opened>> {
    let memory = Memory::new(files.clone());
    let opened = resolve::open(&memory, "tender.toml");
    let Some(rules) = &opened.rules else { return Err(Box::new(opened)) };
    let bids = bid_files(&memory, "bids").unwrap_or_default();
    let options = assess::Options {
        threads: wanted.threads,
        keep: wanted.keep,
        digests: true,
        authority: &opened.authority,
        look: Some(keur::check::bid),
        progress: &|_| {},
    };
    let round = Round::run((rules, &opened.conditions), &memory, &bids, opened.next_file(), options);
    let draws = Draws { draws: 5_000, seed: 1, within: None };
    let settings = Settings { top: 20, draws, threads: wanted.threads, progress: &|_| {} };
    let found =
        (wanted.subject == Subject::Robustness).then(|| study(&round, &opened.conditions, settings).unwrap());
    let report = Report {
        subject: wanted.subject,
        opened: &opened,
        round: Some(&round),
        studies: Studies { robustness: found.as_ref(), ..Studies::default() },
        findings: &Findings::default(),
        sources: &Sources::default(),
        lang: wanted.lang,
        options: &wanted.options,
    };
    Ok(make(&report))
}

/// The JSON report on a tender in memory; panics with the findings where there is none.
pub fn json(files: &BTreeMap<String, String>) -> serde_json::Value {
    match report(files, &Wanted::default()) {
        Ok(text) => serde_json::from_str(&text).unwrap(),
        Err(opened) => panic!("{}", said(&opened)),
    }
}

/// The findings of a tender, as the terminal would show them.
pub fn said(opened: &Opened) -> String {
    text(&opened.findings, &opened.sources)
}

/// Findings as the terminal would show them.
pub fn text(findings: &Findings, sources: &Sources) -> String {
    let mut out = Vec::new();
    keur::report::excerpts(findings, sources, Lang::En, false, 100, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
