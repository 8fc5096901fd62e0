//! `keur check`: every finding on catalogue, tender and bids.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::{ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use keur::assess::{self, BidFile, Place, Reading, Round, Verdict};
use keur::check::Judge;
use keur::diag::{Findings, Severity, Source, Sources, Span};
use keur::lang::{Help, Lang, Say};
use keur::model::Spanned;
use keur::model::waiver::Severities;
use keur::report::{Options, Subject, draw_markdown, draw_terminal, view};
use keur::resolve::Opened;

use super::arguments::{examples, flag, paths, several, switch, without_tender};
use super::disk::Disk;
use super::inputs::{self, Inputs};
use super::output::{self, Outputs, Progress};
use super::score::{self, fail_on, shaped};
use super::told::{About, Told};
use super::workbooks::{lay, split};
use super::{Ended, Stop};

/// Bids of which something is known at the end only, told at once.
const LATE: usize = 64;

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

/// Runs `check`: what is found in the rules is written before the first bid is read, and what is found in bids
/// as they are read.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    if given.get_flag("list") {
        return list(given, lang);
    }
    let outputs = Outputs::new(given, Subject::Check)?;
    let digests = outputs.want_digests();
    let (books, paths) = split(several(given, "path").into_iter().map(PathBuf::from).collect())?;
    let only_books = !books.is_empty() && books.len() == several(given, "path").len();
    let Inputs { mut disk, opened, mut bids, whole, .. } = inputs::find_at(given, paths)?;
    let whole = whole && !only_books;
    if only_books {
        bids.clear();
    }
    let lang = score::language(given, &opened);
    let (mut sources, mut late) = (opened.sources.clone(), Findings::default());
    sources.number_from(assess::file_of(opened.next_file(), bids.len() + books.len()));
    let stated = lay(&books, &opened, &mut disk, (&mut sources, &mut late))?;
    bids.extend(stated.iter().cloned());
    bids.sort();
    let mut waivers = keur::check::waivers(&disk, "", &mut sources, &mut late);
    waivers.show_catalogues = opened.tender.head.id.is_empty();
    let severities = severities(given, &opened, &mut sources);
    let mut judge = Judge::new(&waivers, &severities, today(given, &opened)?);
    let options = Options { root: root(given, &disk), ..score::options(given) };
    let about = About { opened: &opened, lang, options: &options };
    let mut told = Told::new(about, outputs, given.get_one("baseline"), &sources)?;

    let mut first = opened.findings.clone();
    if whole {
        keur::check::rules(&opened, &mut first);
    }
    told.part(judge.part(first, &sources), &sources)?;
    let progress = Progress::new(bids.len(), lang);
    let how = assess::Options {
        threads: score::threads(given),
        keep: 0,
        digests,
        authority: &opened.authority,
        look: Some(keur::check::bid),
        progress: &|done| progress.tell(done),
    };
    let rules = opened.rules.as_ref().map(|rules| (rules, &opened.conditions));
    let reading = rules.map(|rules| Reading::new(rules, &disk, &bids, opened.next_file(), how));
    let mut tell = |findings, of: &Sources| {
        let mut all = sources.clone();
        all.extend(of);
        progress.clear();
        told.part(judge.part(findings, &all), &all)
    };
    let round = reading.map(|reading| of_bids(reading, &mut tell)).transpose()?;
    let strangers = round.as_ref().filter(|_| whole).map(Round::strangers).unwrap_or_default();
    strangers.into_iter().for_each(|finding| late.push(finding));
    if let Some(round) = &round {
        outlooks(round, &stated, &mut tell)?;
    }
    let mut last = judge.part(late, &sources);
    last.extend(judge.end(whole));
    told.part(last, &sources)?;
    let worst = told.end(round.as_ref())?;
    Ok(ended(given, worst, round.as_ref()))
}

/// The way from the folder that the reader looks from to the tender's.
fn root(given: &ArgMatches, disk: &Disk) -> String {
    let from = given.get_one::<String>("root").map_or(".", String::as_str);
    inputs::relative(&inputs::absolute(Path::new(from)), disk.root())
}

/// Tells what is found in bids, as they are read, and in the end what only all of them together show.
fn of_bids<'r>(
    mut reading: Reading<'r>,
    tell: &mut dyn FnMut(Findings, &Sources) -> Result<()>,
) -> Result<Round<'r>> {
    loop {
        let sheets = reading.batch();
        if sheets.is_empty() {
            break;
        }
        let (mut findings, mut sources) = (Findings::default(), Sources::default());
        for sheet in sheets.into_iter().filter(|sheet| !sheet.findings.is_empty()) {
            findings.extend(sheet.findings);
            sources.extend(&sheet.sources);
        }
        tell(findings, &sources)?;
    }
    let round = reading.end();
    let mut late: Vec<Place> = round.places.clone();
    late.retain(|place| !round.beside_others(place.bid).is_empty());
    late.sort_by_key(|place| place.bid);
    for late in late.chunks(LATE) {
        let (mut findings, mut sources) = (Findings::default(), Sources::default());
        round.some(late, &mut |place, sheet| {
            round.beside_others(place.bid).into_iter().for_each(|finding| findings.push(finding));
            sources.extend(&sheet.sources);
            Ok(())
        })?;
        tell(findings, &sources)?;
    }
    Ok(round)
}

/// Tells what the answers of questionnaires give that were not handed in yet.
fn outlooks(
    round: &Round<'_>,
    stated: &[BidFile],
    tell: &mut dyn FnMut(Findings, &Sources) -> Result<()>,
) -> Result<()> {
    let mut places = round.places.clone();
    places.retain(|place| stated.iter().any(|bid| bid.path == round.entries[place.bid].path));
    let mut told = Vec::new();
    round.some(&places, &mut |place, sheet| {
        let reasons = round.reasons(place.bid, sheet);
        let finding = keur::check::outlook::outlook(round.rules, &reasons, sheet);
        told.extend(finding.map(|finding| (finding, sheet.sources.clone())));
        Ok(())
    })?;
    for (finding, sources) in told {
        let mut findings = Findings::default();
        findings.push(finding);
        tell(findings, &sources)?;
    }
    Ok(())
}

/// How a run ends, given the worst that counts.
fn ended(given: &ArgMatches, worst: Option<Severity>, round: Option<&Round<'_>>) -> Ended {
    let asked = several(given, "fail-on");
    let asked = if asked.is_empty() { vec!["error".to_owned()] } else { asked };
    let verdict =
        |wanted| round.is_some_and(|round| round.entries.iter().any(|e| e.standing.verdict == Some(wanted)));
    let hits = asked.iter().any(|word| match word.as_str() {
        "error" => worst == Some(Severity::Error),
        "warning" => worst.is_some(),
        "rejected" => verdict(Verdict::Rejected),
        "undetermined" => verdict(Verdict::Rejected) || verdict(Verdict::Undetermined),
        _ => false,
    });
    if hits { Ended::Found } else { Ended::Done }
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
