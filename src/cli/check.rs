//! `keur check`: every finding on catalogue, tender and bids.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use clap::{ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use keur::assess::{self, Round, Verdict};
use keur::diag::{Findings, Severity, Source, Sources, Span};
use keur::lang::{Help, Lang, Say};
use keur::model::Spanned;
use keur::model::waiver::Severities;
use keur::report::{Options, Report, Subject, draw_markdown, draw_terminal, located, view};
use keur::resolve::Opened;
use serde::{Deserialize, Serialize};

use super::arguments::{examples, flag, paths, several, switch, without_tender};
use super::inputs::{self, Inputs};
use super::output::{self, Outputs, Progress};
use super::score::{self, all_findings, fail_on, shaped};
use super::{Ended, Stop};

/// Bids whose findings are looked at without reading them a second time.
const KEEP: usize = 2000;

/// `keur check`.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("check").about(Help::Check.text(lang)).arg(paths(lang));
    let command = without_tender(command, lang).after_help(examples(Help::CheckExamples, lang));
    shaped(command, Subject::Check, lang)
        .arg(switch("list", Help::ListFlag, lang))
        .args(["allow", "warn", "deny"].map(|name| {
            flag(name, Help::SeverityFlag(name), lang)
                .value_name("CODE,…")
                .value_delimiter(',')
                .action(ArgAction::Append)
        }))
        .arg(flag("baseline", Help::BaselineFlag, lang).value_name("FILE"))
        .arg(flag("today", Help::TodayFlag, lang).value_name("DATE|now"))
        .arg(flag("root", Help::RootFlag, lang).value_name("FOLDER"))
        .arg(fail_on(lang))
}

/// Runs `check`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    if given.get_flag("list") {
        return list(given, lang);
    }
    let outputs = Outputs::new(given, Subject::Check)?;
    let Inputs { disk, opened, bids, whole, .. } = inputs::find(given)?;
    let lang = score::language(given, &opened);
    let progress = Progress::new(bids.len(), lang);
    let how = assess::Options {
        threads: score::threads(given),
        keep: KEEP,
        digests: outputs.want_digests(),
        look: Some(keur::check::bid),
        progress: &|done| progress.tell(done),
    };
    let round = opened
        .rules
        .as_ref()
        .map(|rules| Round::run((rules, &opened.conditions), &disk, &bids, opened.next_file(), how));
    progress.clear();
    let (mut findings, mut sources) = all_findings(&opened, round.as_ref())?;
    if whole {
        keur::check::rules(&opened, &mut findings);
    }
    let mut waivers = keur::check::waivers(&disk, "", &mut sources, &mut findings);
    waivers.show_catalogues = opened.tender.head.id.is_empty();
    let severities = severities(given, &opened, &mut sources);
    let findings = keur::check::applied(findings, &sources, &waivers, &severities, today(given, &opened)?);
    let from = given.get_one::<String>("root").map_or(".", String::as_str);
    let root = inputs::relative(&inputs::absolute(Path::new(from)), disk.root());
    let options = Options { root, ..score::options(given) };
    let report = Report {
        subject: Subject::Check,
        opened: &opened,
        round: round.as_ref(),
        findings: &findings,
        sources: &sources,
        lang,
        options: &options,
    };
    outputs.write(&report)?;
    let found = match given.get_one::<String>("baseline") {
        Some(file) => worst_new(&report, Path::new(file), lang)?,
        None => worst(&findings),
    };
    let asked = several(given, "fail-on");
    let asked = if asked.is_empty() { vec!["error".to_owned()] } else { asked };
    let verdict = |wanted| {
        round.as_ref().is_some_and(|round| round.entries.iter().any(|e| e.standing.verdict == Some(wanted)))
    };
    let hits = asked.iter().any(|word| match word.as_str() {
        "error" => found == Some(Severity::Error),
        "warning" => found.is_some(),
        "rejected" => verdict(Verdict::Rejected),
        "undetermined" => verdict(Verdict::Rejected) || verdict(Verdict::Undetermined),
        _ => false,
    });
    Ok(if hits { Ended::Found } else { Ended::Done })
}

/// Every code that a finding can have.
fn list(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let blocks = view::codes(lang);
    let markdown = given.get_one::<String>("format").is_some_and(|format| format == "markdown");
    output::to_stdout(&mut |out| {
        if markdown {
            return draw_markdown(&blocks, out);
        }
        draw_terminal(&blocks, output::width(given), output::colour(given), lang, out)
    })?;
    Ok(Ended::Done)
}

/// The severities of the tender, with those of the command line in place of or after them.
fn severities(given: &ArgMatches, opened: &Opened, sources: &mut Sources) -> Severities {
    let asked = ["allow", "warn", "deny"].map(|name| several(given, name));
    let mut text = String::new();
    let mut places = Vec::new();
    for code in asked.iter().flatten() {
        places.push((text.len(), text.len() + code.len()));
        text.push_str(code);
        text.push(' ');
    }
    let file = sources.add(Arc::new(Source { path: "--allow --warn --deny".to_owned(), text }));
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut places = places.into_iter();
    let [allow, warn, deny] = asked.map(|codes| -> Vec<Spanned<String>> {
        let spanned = |value| {
            let (start, end) = places.next().unwrap_or_default();
            Spanned { value, at: Span { file, start: byte(start), end: byte(end) } }
        };
        codes.into_iter().map(spanned).collect()
    });
    let typed: Vec<String> = allow.iter().chain(&warn).chain(&deny).map(|code| code.value.clone()).collect();
    let theirs = |codes: &[Spanned<String>], own: Vec<Spanned<String>>| {
        let kept = codes.iter().filter(|code| !typed.contains(&code.value)).cloned();
        own.into_iter().chain(kept).collect()
    };
    let check = &opened.tender.check;
    Severities {
        allow: theirs(&check.allow, allow),
        warn: theirs(&check.warn, warn),
        deny: theirs(&check.deny, deny),
    }
}

/// The day on which it is judged what has aged in a repository: as given, else the tender's.
fn today(given: &ArgMatches, opened: &Opened) -> Result<Option<Date>> {
    let as_of = opened.tender.head.as_of.as_ref().map(|day| day.value);
    match given.get_one::<String>("today").map(String::as_str) {
        None => Ok(as_of),
        Some("now") => Ok(Some(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())),
        Some(day) => day.parse().map(Some).map_err(|_| Stop::because(Help::NotADay(day.to_owned()))),
    }
}

fn worst(findings: &Findings) -> Option<Severity> {
    [Severity::Error, Severity::Warning].into_iter().find(|severity| findings.any(*severity))
}

/// What is known already, by fingerprint.
#[derive(Serialize, Deserialize)]
struct Baseline {
    format: String,
    known: BTreeSet<String>,
}

const BASELINE: &str = "keur-baseline-1";

/// The worst of the warnings and errors that a baseline does not know yet. A baseline that is not there is
/// written, and then knows them all. Where findings of a file are only counted nothing can be said of
/// them, so that all count.
fn worst_new(report: &Report<'_>, file: &Path, lang: Lang) -> Result<Option<Severity>> {
    let found = located(report);
    let cannot = |why: String| Stop::because(Help::CannotWrite { file: file.display().to_string(), why });
    if !file.exists() {
        let known = found.iter().map(|one| one.fingerprint.clone()).collect();
        let baseline = Baseline { format: BASELINE.to_owned(), known };
        let text = serde_json::to_string_pretty(&baseline).map_err(|why| cannot(why.to_string()))?;
        fs::write(file, text + "\n").map_err(|why| cannot(why.to_string()))?;
        anstream::eprintln!("{}", Help::Wrote(file.display().to_string()).text(lang));
        return Ok(None);
    }
    let unread = || Stop::because(Help::NoBaseline(file.display().to_string()));
    let text = fs::read_to_string(file).map_err(|_| unread())?;
    let baseline: Baseline = serde_json::from_str(&text).map_err(|_| unread())?;
    if baseline.format != BASELINE {
        return Err(unread());
    }
    if report.findings.beyond().next().is_some() {
        return Ok(worst(report.findings));
    }
    let new = found.iter().filter(|one| !baseline.known.contains(&one.fingerprint));
    Ok(new.map(|one| one.finding.severity).filter(|severity| *severity > Severity::Note).max())
}
