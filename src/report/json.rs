//! JSON: one document, stable; fields may be added. Bids are written as they come.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::{Error as _, SerializeSeq};
use serde::{Serialize, Serializer};

use super::public::Curtain;
use super::record::{self, Found, inputs};
use super::{Format, Report, Subject, visible};
use crate::assess::{METHOD, Round};
use crate::diag::{Findings, Sources};

/// The format `json`.
pub struct Json;

/// Findings that one document holds; what comes after is counted.
const MOST_FINDINGS: usize = 10_000;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn wants_digests(&self) -> bool {
        true
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let findings = Gathered::default();
        let curtain = report.round.map(|round| Curtain::new(report, round)).transpose()?.unwrap_or_default();
        if !report.is_public() {
            findings.take(report.findings, report.sources);
        }
        let rehearsal = record::rehearsing(report);
        let explanation = if report.subject == Subject::Explain { record::explaining(report)? } else { None };
        let evidence = match report.round.filter(|_| report.subject == Subject::Evidence) {
            Some(round) => Some(record::evidence(round, &|id| report.is_asked(id))?),
            None => None,
        };
        visible::pretty(
            &Document { explanation, evidence, rehearsal, ..document(report, &findings, curtain) },
            out,
        )?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Document<'d> {
    format: &'static str,
    method: u32,
    tool: Tool,
    run: Run<'d>,
    tender: Option<Tender<'d>>,
    as_of: Option<String>,
    catalogues: Vec<Catalogue<'d>>,
    lock: Option<Lock<'d>>,
    award: Option<record::Terms>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<record::Agreement>,
    inputs: Vec<record::Input>,
    provisional: bool,
    bids: Bids<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<record::Explaining>,
    #[serde(skip_serializing_if = "Option::is_none")]
    robustness: Option<record::Firm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<record::Evidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rehearsal: Option<record::Rehearsing>,
    findings: &'d Gathered,
    findings_left_out: LeftOut<'d>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Run<'d> {
    command: &'static str,
    options: Said<'d>,
}

struct Said<'d>(&'d [(String, String)]);

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[derive(Serialize)]
struct Tender<'d> {
    id: &'d str,
}

/// The version of the locked rules that holds.
#[derive(Serialize)]
struct Lock<'d> {
    version: i64,
    date: String,
    sha256: &'d str,
}

#[derive(Serialize)]
struct Catalogue<'d> {
    id: &'d str,
    version: &'d str,
    profile: Option<&'d str>,
}

fn document<'d>(report: &'d Report<'d>, findings: &'d Gathered, curtain: Curtain) -> Document<'d> {
    let rules = report.opened.rules.as_ref();
    let catalogues = rules.map(|rules| rules.catalogues.as_slice()).unwrap_or_default();
    Document {
        format: "keur-report-1",
        method: METHOD,
        tool: Tool { name: "keur", version: env!("CARGO_PKG_VERSION") },
        run: Run { command: report.subject.name(), options: Said(&report.options.said) },
        tender: rules.and_then(|rules| rules.tender.as_ref()).map(|tender| Tender { id: &tender.id }),
        as_of: rules.and_then(|rules| rules.as_of).map(|day| day.to_string()),
        catalogues: catalogues
            .iter()
            .map(|c| Catalogue { id: &c.id, version: &c.version, profile: c.profile.as_deref() })
            .collect(),
        lock: report.opened.lock.as_ref().and_then(|locked| locked.lock.last()).map(|last| Lock {
            version: last.n,
            date: last.date.to_string(),
            sha256: &last.digest.value,
        }),
        award: report.round.map(|round| record::terms(round, curtain)),
        agreement: report
            .round
            .filter(|_| report.subject == Subject::Score && !report.is_public())
            .and_then(record::agreement),
        inputs: inputs(report),
        provisional: report.round.is_some_and(|round| round.provisional),
        bids: Bids { report, findings, curtain },
        explanation: None,
        robustness: record::firm(report),
        evidence: None,
        rehearsal: None,
        findings,
        findings_left_out: LeftOut(findings),
    }
}

/// Bids, written one by one; their findings are gathered on the way.
struct Bids<'d> {
    report: &'d Report<'d>,
    findings: &'d Gathered,
    curtain: Curtain,
}

impl Serialize for Bids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let round = if self.report.subject == Subject::Check { None } else { self.report.round };
        let Some(round) = round else { return serializer.serialize_seq(Some(0))?.end() };
        let mut seq = serializer.serialize_seq(None)?;
        self.each(round, &mut |bid| {
            seq.serialize_element(bid).map_err(|why| io::Error::other(why.to_string()))
        })
        .map_err(S::Error::custom)?;
        seq.end()
    }
}

impl Bids<'_> {
    fn each(
        &self,
        round: &Round<'_>,
        take: &mut dyn FnMut(&record::Bid) -> io::Result<()>,
    ) -> io::Result<()> {
        let asked = &self.report.options.asked.places;
        let places = if self.report.subject == Subject::Explain { asked } else { &round.places };
        round.some(places, &mut |place, sheet| {
            let seen = self.curtain.show(round, place, sheet);
            self.findings.take(&seen.sheet.findings, &seen.sheet.sources);
            take(&record::bid(round, &seen))
        })
    }
}

/// Findings as data, by file and place.
#[derive(Default)]
struct Gathered {
    all: RefCell<Vec<((u32, u32), Found)>>,
    left_out: RefCell<usize>,
}

impl Gathered {
    fn take(&self, findings: &Findings, sources: &Sources) {
        let mut all = self.all.borrow_mut();
        let mut left_out = self.left_out.borrow_mut();
        *left_out += findings.beyond().map(|(_, n)| n).sum::<usize>();
        for finding in findings.sorted() {
            if all.len() == MOST_FINDINGS {
                *left_out += 1;
            } else {
                all.push(((finding.at.file.0, finding.at.start), Found::new(finding, sources)));
            }
        }
    }
}

impl Serialize for Gathered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = self.all.borrow();
        let mut sorted: Vec<&((u32, u32), Found)> = all.iter().collect();
        sorted.sort_by_key(|(at, _)| *at);
        serializer.collect_seq(sorted.into_iter().map(|(_, found)| found))
    }
}

/// How many findings were counted and not written; read after they were gathered.
struct LeftOut<'d>(&'d Gathered);

impl Serialize for LeftOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(*self.0.left_out.borrow() as u64)
    }
}
