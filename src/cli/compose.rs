//! `keur form tender`: the tender itself as a workbook, and what was changed in it taken back into its file.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};
use keur::diag::{Finding, Findings, Severity, Sources, codes};
use keur::exchange::form::composed::{Base, Changed, change};
use keur::exchange::workbook::Workbook;
use keur::lang::{Composed as Words, Form, Help, Lang, Say};
use keur::read;
use keur::report::excerpts;
use keur::report::form::tender::{Offer, book};
use keur::report::form::{self};
use keur::resolve::{self, Opened, composed};

use super::arguments::switch;
use super::disk::Disk;
use super::form::{digest, ending, put, stop, tender};
use super::new::{rules_of, shown};
use super::{Ended, Stop, output, score};

/// `keur form tender`.
pub fn command(lang: Lang) -> Command {
    let say = |text: Form| text.text(lang);
    Command::new("tender")
        .about(say(Form::Composed(Words::About)))
        .arg(Arg::new("path").value_name("PATH").help(say(Form::TenderPath)))
        .arg(Arg::new("output").short('o').long("output").value_name("FILE").help(say(Form::OutFile)))
        .arg(switch("force", Help::Force, lang))
}

/// Writes the workbook.
pub fn written(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let (opened, _) = tender(given.get_one::<String>("path").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let usual = match lang {
        Lang::Nl => "aanbesteding.xlsx",
        Lang::En => "tender.xlsx",
    };
    let file = PathBuf::from(given.get_one::<String>("output").map_or(usual, String::as_str));
    let ending = ending(&file)?;
    if file.symlink_metadata().is_ok() && !given.get_flag("force") {
        return Err(Stop::because(Help::Exists(shown(&file))));
    }
    rules_of(&opened)?;
    let Some(composed) = composed(&opened) else { return Err(stop(Form::NoTender)) };
    let (base, digest) = (read::digest(text(&opened).as_bytes()), digest(&opened));
    let offer = Offer { opened: &opened, composed: &composed, base: &base, digest: &digest, lang };
    put(&file, &form::bytes(&book(&offer), &ending)?)?;
    anstream::eprintln!("{}", Help::Wrote(shown(&file)).text(lang));
    anstream::eprintln!("{}", keur::report::clean(&Words::Next(shown(&file)).text(lang)));
    Ok(Ended::Done)
}

/// The text of the file of a tender: the first that was read.
fn text(opened: &Opened) -> &str {
    opened.sources.iter().next().map_or("", |(_, source)| source.text.as_str())
}

/// Where a tender lies, and what may become of its file.
pub struct To<'a> {
    /// The tender.
    pub opened: &'a Opened,
    /// Its folder.
    pub root: &'a Path,
    /// The file or folder that was named for what comes out.
    pub output: Option<&'a str>,
    /// Whether what is there may be written over.
    pub force: bool,
}

/// Takes a workbook back into the file of its tender.
pub fn taken(book: &Workbook, file: &Path, to: &To<'_>, lang: Lang) -> Result<Ended> {
    let Some(composed) = composed(to.opened) else { return Err(stop(Form::NoTender)) };
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let own = to.opened.tender.head.language.unwrap_or(lang);
    let base = Base {
        opened: to.opened,
        composed: &composed,
        text: text(to.opened),
        digest: &digest(to.opened),
        lang: own,
    };
    let changed = change(book, &shown(file), base, (&mut sources, &mut findings));
    say(&findings, &sources, lang)?;
    let Some(changed) = changed else { return wrong(file, lang) };
    let name = name(to.opened);
    let here = to.root.join(&name);
    let target = match to.output {
        Some(path) if Path::new(path).is_dir() => Path::new(path).join("tender.toml"),
        Some(path) => PathBuf::from(path),
        None => here.clone(),
    };
    if changed.changes == 0 && to.output.is_none() {
        return note(&Words::Same { file: shown(file), to: shown(&target) }, lang);
    }
    if !holds(&changed, &name, to, lang)? {
        return wrong(file, lang);
    }
    let in_place = target.canonicalize().ok() == here.canonicalize().ok();
    if to.opened.lock.is_some() && in_place {
        return Err(stop(Form::Composed(Words::IsLocked { to: shown(&target) })));
    }
    if target.symlink_metadata().is_ok() && !to.force {
        let to = shown(&target);
        return Err(stop(Form::Composed(Words::NeedsForce { to, changes: changed.changes })));
    }
    put(&target, changed.text.as_bytes())?;
    if to.opened.lock.is_some() {
        note(&Words::LockedNote, lang)?;
    }
    note(&Words::Took { file: shown(file), to: shown(&target), changes: changed.changes }, lang)
}

fn name(opened: &Opened) -> String {
    opened.sources.iter().next().map_or_else(|| "tender.toml".to_owned(), |(_, source)| source.path.clone())
}

fn note(words: &Words, lang: Lang) -> Result<Ended> {
    anstream::eprintln!("{}", keur::report::clean(&words.text(lang)));
    Ok(Ended::Done)
}

fn wrong(file: &Path, lang: Lang) -> Result<Ended> {
    anstream::eprintln!("{}", Form::WithErrors(shown(file)).text(lang));
    Ok(Ended::Found)
}

fn say(findings: &Findings, sources: &Sources, lang: Lang) -> Result<()> {
    let mut out = Vec::new();
    excerpts(findings, sources, lang, false, output::PLAIN_WIDTH, &mut out)?;
    anstream::eprint!("{}", String::from_utf8_lossy(&out));
    Ok(())
}

/// Whether the changed tender resolves without errors; says what was found in it. That it is not as it was locked is
/// no error of a proposal.
fn holds(changed: &Changed, name: &str, to: &To<'_>, lang: Lang) -> Result<bool> {
    let mut disk = Disk::new(to.root);
    disk.lay(name, changed.text.clone());
    let opened = resolve::open(&disk, name);
    let findings = opened.findings.changed(|finding: Finding| {
        let of_lock = [codes::RULES_DIFFER, codes::TEXTS_DIFFER].contains(&finding.code);
        (!of_lock || to.opened.lock.is_none()).then_some(finding)
    });
    say(&findings, &opened.sources, lang)?;
    Ok(findings.count(Severity::Error) == 0)
}
