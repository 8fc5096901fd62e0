//! `keur publish`: locks the rules of a tender as they are announced, and amends them before the deadline.

use std::fs;
use std::path::Path;

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use keur::assess::Verdict;
use keur::diag::{Severity, Span, codes};
use keur::lang::{Help, Lang, Say, day};
use keur::model::Spanned;
use keur::model::lock::{Lock, Quality, Version};
use keur::read::{lock_text, shipped_files};
use keur::report::{clean, excerpts};
use keur::resolve::{
    COPIES, Difference, LOCK, Opened, assessments, canonical, canonical_text, differences, is_closed, version,
};

use super::arguments::{examples, flag, switch};
use super::new::{for_tender, shown};
use super::{Ended, Stop, output, score};

/// `keur publish`.
pub fn command(lang: Lang) -> Command {
    Command::new("publish")
        .about(Help::Publish.text(lang))
        .arg(Arg::new("path").value_name("PATH").help(Help::PublishPath.text(lang)))
        .arg(flag("amend", Help::AmendFlag, lang).value_name("REASON"))
        .arg(switch("quality", Help::QualityFlag, lang).conflicts_with("amend"))
        .arg(flag("date", Help::DateFlag, lang).value_name("DATE"))
        .after_help(examples(Help::PublishExamples, lang))
}

/// Runs `publish`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let (opened, root) = for_tender(given.get_one::<String>("path").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    fit_to_lock(&opened, lang)?;
    let date = dated(given)?;
    let is_closed = is_closed(&opened, Timestamp::now());
    if given.get_flag("quality") {
        return quality(&opened, &root, (date, is_closed), lang);
    }
    if is_closed || is_closed_on(&opened, date) {
        return Err(Stop::advising(Help::DeadlinePassed, Help::DeadlinePassedHelp));
    }
    let lines = canonical(&opened);
    let reason = given.get_one::<String>("amend").map(|reason| reason.trim());
    let before = opened.lock.as_ref().map(|locked| locked.lock.clone());
    let changed = before.as_ref().and_then(Lock::last).map(|last| differences(&last.rules.value, &lines));
    if let Some(unchanged) = may_lock(before.as_ref(), changed.as_deref(), reason, lang)? {
        return say_unchanged(unchanged, lang);
    }
    let next = version(&opened, &lines, date, reason.unwrap_or_default().to_owned());
    let mut lock = before.unwrap_or_default();
    lock.tender.clone_from(&opened.tender.head.id);
    lock.versions.push(next);
    let copied = copy_shipped(&opened, &root)?;
    replace(&root.join(LOCK), &lock_text(&lock))?;
    said(&opened, &lock, &root.join(LOCK), (&copied, changed.as_deref().unwrap_or_default()), lang)
}

/// Locks the assessments, so that prices can be opened.
fn quality(opened: &Opened, root: &Path, (date, is_closed): (Date, bool), lang: Lang) -> Result<Ended> {
    let Some(locked) = opened.lock.as_ref().filter(|_| !opened.findings.has_errors()) else {
        return Err(Stop::advising(Help::QualityNeedsLock, Help::QualityNeedsLockHelp));
    };
    let next_day = date.tomorrow().unwrap_or(date);
    if !is_closed || !is_closed_on(opened, next_day) {
        return Err(Stop::because(Help::QualityTooEarly));
    }
    if let Some(quality) = &locked.lock.quality {
        let words = Help::QualityLocked { date: day(quality.date, lang) };
        return Err(Stop::because(words));
    }
    let Some(rules) = &opened.rules else { return Ok(Ended::Failed) };
    let open = still_open(opened, root)?;
    if !open.is_empty() {
        for (bid, criteria) in &open {
            anstream::eprintln!("  {}", clean(&format!("{bid}: {}", criteria.join(", "))));
        }
        return Err(Stop::because(Help::QualityOpen(open.len())));
    }
    let text = canonical_text(&assessments(&opened.authority, rules));
    let spanned = |value: String| Spanned { value, at: Span::default() };
    let mut lock = locked.lock.clone();
    let digest = keur::read::digest(text.as_bytes());
    lock.quality = Some(Quality {
        date,
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        digest: spanned(digest.clone()),
        assessments: spanned(text),
    });
    replace(&root.join(LOCK), &lock_text(&lock))?;
    output::to_stdout(&mut |out| {
        let words = Help::QualityDone { tender: opened.tender.head.id.clone(), date: day(date, lang) };
        writeln!(out, "{}\n\nsha256:{digest}", clean(&words.text(lang)))
    })?;
    Ok(Ended::Done)
}

/// Per bid that may still be ranked, the criteria that assessors have yet to judge or to agree on.
fn still_open(opened: &Opened, root: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let Some(rules) = &opened.rules else { return Ok(Vec::new()) };
    let mut open = Vec::new();
    score::with_round(opened, root, &mut |_, sheet| {
        let assessed = sheet.assessed().filter(|(_, assessed)| assessed.verdict != Verdict::Rejected);
        let answers = assessed.iter().flat_map(|(_, assessed)| rules.criteria.iter().zip(&assessed.answers));
        let waits =
            answers.filter(|(_, answer)| answer.status.waits()).map(|(criterion, _)| criterion.id.clone());
        let waits: Vec<String> = waits.collect();
        if !waits.is_empty() {
            open.push((sheet.id.clone(), waits));
        }
        Ok(())
    })?;
    Ok(open)
}

/// Rules with errors are not locked; that they differ from an earlier lock is what this command is for.
fn fit_to_lock(opened: &Opened, lang: Lang) -> Result<()> {
    let wrong = opened.findings.sorted().into_iter();
    let wrong = wrong.filter(|f| f.severity == Severity::Error && f.code != codes::RULES_DIFFER);
    if wrong.count() > 0 || opened.rules.is_none() {
        let mut out = Vec::new();
        excerpts(&opened.findings, &opened.sources, lang, false, output::PLAIN_WIDTH, &mut out)?;
        anstream::eprint!("{}", String::from_utf8_lossy(&out));
        return Err(Stop::because(Help::RulesHaveErrors(opened.findings.count(Severity::Error))));
    }
    if opened.tender.head.deadline.is_none() {
        return Err(Stop::advising(Help::NoDeadline, Help::NoDeadlineHelp));
    }
    Ok(())
}

/// The day that stands in the lock. It is said by whoever locks, and never takes the place of the clock: a day
/// that was given cannot reopen what has closed.
fn dated(given: &ArgMatches) -> Result<Date> {
    let Some(text) = given.get_one::<String>("date") else { return Ok(Zoned::now().date()) };
    text.parse().map_err(|_| Stop::because(Help::NotADay(text.clone())))
}

/// Whether the deadline has passed when this day begins.
fn is_closed_on(opened: &Opened, date: Date) -> bool {
    let start = date.to_zoned(TimeZone::UTC).map(|start| start.timestamp());
    is_closed(opened, start.unwrap_or(Timestamp::MAX))
}

/// Whether a version may be added; gives the version that holds already where nothing changed.
fn may_lock<'l>(
    before: Option<&'l Lock>,
    changed: Option<&[Difference]>,
    reason: Option<&str>,
    lang: Lang,
) -> Result<Option<&'l Version>> {
    let last = before.and_then(Lock::last);
    match (last, changed, reason) {
        (_, _, Some("")) => Err(Stop::because(Help::AmendNeedsReason)),
        (None, _, Some(_)) => Err(Stop::because(Help::NothingLocked)),
        (Some(_), Some([]), Some(_)) => Err(Stop::because(Help::NothingToAmend)),
        (Some(last), Some([]), None) => Ok(Some(last)),
        (Some(_), Some(changed), None) => {
            for difference in changed {
                anstream::eprintln!("  {}", clean(&difference.message().text(lang)));
            }
            Err(Stop::advising(Help::LockedAlready(changed.len()), Help::LockedAlreadyHelp))
        }
        _ => Ok(None),
    }
}

fn say_unchanged(last: &Version, lang: Lang) -> Result<Ended> {
    let words =
        Help::LockUnchanged { n: last.n, date: day(last.date, lang), digest: last.digest.value.clone() };
    output::to_stdout(&mut |out| writeln!(out, "{}", words.text(lang)))?;
    Ok(Ended::Done)
}

/// Copies the shipped catalogues that the tender uses beside it, so that a later keur with other
/// catalogues reads the same rules. Gives the folders that are there now.
fn copy_shipped(opened: &Opened, root: &Path) -> Result<Vec<String>> {
    let used = opened.sources.iter().filter_map(|(_, source)| source.path.strip_prefix("keur:"));
    let mut ids: Vec<&str> = used.filter_map(|path| path.split_once('/')).map(|(id, _)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    for (path, text) in ids.iter().flat_map(|id| shipped_files(id)) {
        let file = root.join(COPIES).join(path);
        match fs::read_to_string(&file) {
            Ok(there) if there == text => {}
            Ok(_) => return Err(Stop::advising(Help::CopyDiffers(shown(&file)), Help::CopyDiffersHelp)),
            Err(_) => replace(&file, text)?,
        }
    }
    Ok(ids.into_iter().map(|id| format!("{COPIES}/{id}/")).collect())
}

/// Writes a file whole or not at all.
fn replace(path: &Path, text: &str) -> Result<()> {
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotWrite { file: shown(path), why: why.to_string() });
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, text).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)
}

/// Says what was locked, with the digest on a line of its own.
fn said(
    opened: &Opened,
    lock: &Lock,
    file: &Path,
    (copied, changed): (&[String], &[Difference]),
    lang: Lang,
) -> Result<Ended> {
    let Some(last) = lock.last() else { return Ok(Ended::Failed) };
    let (tender, date) = (opened.tender.head.id.clone(), day(last.date, lang));
    output::to_stdout(&mut |out| {
        writeln!(
            out,
            "{}",
            clean(&Help::Locked { tender: tender.clone(), n: last.n, date: date.clone() }.text(lang))
        )?;
        for difference in changed {
            writeln!(out, "  {}", clean(&difference.message().text(lang)))?;
        }
        writeln!(out, "\nsha256:{}\n", last.digest.value)?;
        writeln!(out, "{}", Help::LockedHelp { amended: !last.reason.is_empty() }.text(lang))
    })?;
    anstream::eprintln!("{}", Help::Wrote(shown(file)).text(lang));
    for folder in copied {
        anstream::eprintln!("{}", Help::Wrote(folder.clone()).text(lang));
    }
    Ok(Ended::Done)
}
