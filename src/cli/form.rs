//! `keur form`: questionnaires for bidders as workbooks, and filled ones read back into TOML.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};
use keur::diag::{Family, Finding, Findings, Severity, Source, Sources};
use keur::exchange::form::composed::is_tender;
use keur::exchange::form::{Against, Filled, kind, read, refusal};
use keur::exchange::workbook::{self, Workbook};
use keur::lang::{Form, Help, Lang, Say};
use keur::model::bid::{Bid, Price};
use keur::model::form::Kind;
use keur::model::judging::Seen;
use keur::model::rules::Rules;
use keur::read;
use keur::report::excerpts;
use keur::report::form::{self, Asked, ENDINGS};
use keur::resolve::{ASSESSMENTS, Opened, canonical, canonical_text, named};

use super::arguments::{examples, flag, several, switch};
use super::new::{for_tender, rules_of, shown};
use super::{Ended, Stop, compose, output, score};

/// The most bytes of a file that is read.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// `keur form`.
pub fn command(lang: Lang) -> Command {
    let say = |text: Form| text.text(lang);
    let path = || Arg::new("path").value_name("PATH").help(say(Form::TenderPath));
    let output = |help: Form| Arg::new("output").short('o').long("output").value_name("FILE").help(say(help));
    let force = || switch("force", Help::Force, lang);
    let fill = || flag("fill", Help::Form(Box::new(Form::Fill)), lang).value_name("BID");
    let bid = Command::new("bid")
        .about(say(Form::BidAbout))
        .arg(path())
        .arg(output(Form::OutFile))
        .arg(fill())
        .arg(force());
    let price = Command::new("price")
        .about(say(Form::PriceAbout))
        .arg(path())
        .arg(output(Form::OutFile))
        .arg(fill())
        .arg(force());
    let read = Command::new("read")
        .about(say(Form::ReadAbout))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .action(ArgAction::Append)
                .num_args(1..)
                .help(say(Form::Files)),
        )
        .arg(flag("tender", Help::Form(Box::new(Form::TenderPath)), lang).value_name("PATH"))
        .arg(output(Form::OutFolder).value_name("FOLDER"))
        .arg(force());
    Command::new("form")
        .about(say(Form::About))
        .after_help(examples(Help::Form(Box::new(Form::Examples)), lang))
        .subcommand_required(true)
        .subcommand(bid)
        .subcommand(price)
        .subcommand(super::judging::command(output(Form::OutFile), lang))
        .subcommand(compose::command(lang))
        .subcommand(read)
}

/// Runs `form`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    match given.subcommand() {
        Some(("bid", given)) => written(given, Kind::Bid, lang),
        Some(("price", given)) => written(given, Kind::Price, lang),
        Some(("assessment", given)) => super::judging::written(given, lang),
        Some(("tender", given)) => compose::written(given, lang),
        Some(("read", given)) => taken(given, lang),
        _ => Err(Stop::advising(Help::NeedsCommand, Help::MoreHelp)),
    }
}

pub fn stop(form: Form) -> anyhow::Error {
    Stop::because(Help::Form(Box::new(form)))
}

/// The tender at a path, without errors, and its folder. What somebody wrote about bids may have some: it changes
/// nothing of what is asked, and may be what is to be written anew.
pub fn tender(path: &str) -> Result<(Opened, PathBuf)> {
    let (opened, root) = for_tender(path)?;
    let findings = opened.findings.sorted();
    let is_error = |one: &&Finding| one.severity == Severity::Error && one.code.family != Family::Assessment;
    let errors = findings.into_iter().filter(is_error).count();
    if errors > 0 {
        return Err(Stop::because(Help::RulesHaveErrors(errors)));
    }
    tender_of(&opened)?;
    Ok((opened, root))
}

/// The rules of a tender, and not of a catalogue alone.
///
/// # Errors
/// Rules without a tender, and none at all.
pub fn tender_of(opened: &Opened) -> Result<&Rules> {
    let rules = rules_of(opened)?;
    if rules.tender.is_some() { Ok(rules) } else { Err(stop(Form::NoTender)) }
}

/// The digest of the rules, as `publish` prints or would print it.
pub fn digest(opened: &Opened) -> String {
    read::digest(canonical_text(&canonical(opened)).as_bytes())
}

/// The digests of versions before the one that holds.
pub fn earlier(opened: &Opened) -> Vec<(i64, String)> {
    let versions = opened.lock.iter().flat_map(|locked| &locked.lock.versions);
    versions.map(|version| (version.n, version.digest.value.clone())).collect()
}

/// Writes a questionnaire.
fn written(given: &ArgMatches, kind: Kind, lang: Lang) -> Result<Ended> {
    let (opened, _) = tender(given.get_one::<String>("path").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let rules = rules_of(&opened)?;
    if kind == Kind::Price && !rules.policy.price_apart {
        return Err(stop(Form::PriceInBid));
    }
    let usual = match (kind, lang) {
        (Kind::Price, Lang::Nl) => "prijsblad.xlsx",
        (Kind::Price, Lang::En) => "price-sheet.xlsx",
        (_, Lang::Nl) => "vragenlijst.xlsx",
        (_, Lang::En) => "questionnaire.xlsx",
    };
    let file = PathBuf::from(given.get_one::<String>("output").map_or(usual, String::as_str));
    let ending = ending(&file)?;
    if file.symlink_metadata().is_ok() && !given.get_flag("force") {
        return Err(Stop::because(Help::Exists(shown(&file))));
    }
    let filled = given.get_one::<String>("fill").map(|path| stated(Path::new(path), &opened)).transpose()?;
    let digest = digest(&opened);
    let (bid, price) = match &filled {
        Some((bid, price)) => (Some(bid), price.as_ref()),
        None => (None, None),
    };
    let asked = Asked { rules, digest: &digest, kind, lang, bid, price, judging: None };
    let unfit = form::unfit(&asked);
    if !unfit.is_empty() {
        let bid = given.get_one::<String>("fill").cloned().unwrap_or_default();
        return Err(stop(Form::Unfit { bid, what: unfit }));
    }
    put(&file, &form::bytes(&form::book(&asked), &ending)?)?;
    anstream::eprintln!("{}", Help::Wrote(shown(&file)).text(lang));
    anstream::eprintln!("{}", Form::Next(shown(&file)).text(lang));
    Ok(Ended::Done)
}

/// The ending of a file that a questionnaire can have.
pub fn ending(file: &Path) -> Result<String> {
    let own = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ENDINGS.contains(&own.as_str()) { Ok(own) } else { Err(stop(Form::NotAName(shown(file)))) }
}

/// A bid that was written already, with its price.
fn stated(path: &Path, opened: &Opened) -> Result<(Bid, Option<Price>)> {
    let file = if path.is_dir() { path.join("bid.toml") } else { path.to_owned() };
    let rules = rules_of(opened)?;
    let wrong = || stop(Form::BidHasErrors(shown(&file)));
    let mut findings = Findings::default();
    let mut sources = Sources::default();
    let bid = {
        let source = text(&file)?;
        let id = sources.add(Arc::clone(&source));
        let tree = read::parse(&source, id, Family::Bid, &mut findings).ok_or_else(wrong)?;
        read::bid(&tree, &named(rules), &mut findings)
    };
    let beside = file.with_file_name("price.toml");
    let mut price = bid.price.clone();
    if price.is_none() && beside.symlink_metadata().is_ok() {
        let source = text(&beside)?;
        let id = sources.add(Arc::clone(&source));
        let tree = read::parse(&source, id, Family::Bid, &mut findings).ok_or_else(wrong)?;
        price = read::price(&tree, &mut findings);
    }
    if findings.has_errors() { Err(wrong()) } else { Ok((bid, price)) }
}

/// The text of a file.
pub fn text(file: &Path) -> Result<Arc<Source>> {
    let bytes = bytes_of(file, read::MOST_BYTES)?.map_err(stop)?;
    let text = String::from_utf8(bytes).map_err(|_| stop(Form::BidHasErrors(shown(file))))?;
    Ok(Arc::new(Source { path: shown(file), text }))
}

/// The bytes of a plain file, up to a limit; else that it is larger.
fn bytes_of(file: &Path, most: u64) -> Result<Result<Vec<u8>, Form>> {
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotRead { file: shown(file), why: why.to_string() });
    if !fs::metadata(file).map_err(cannot)?.is_file() {
        return Err(Stop::because(Help::NothingThere(shown(file))));
    }
    let mut bytes = Vec::new();
    File::open(file).map_err(cannot)?.take(most + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > most) {
        return Ok(Err(refused(file, Form::LargeFile(most))));
    }
    Ok(Ok(bytes))
}

fn refused(file: &Path, why: Form) -> Form {
    Form::Refused { file: shown(file), why: Box::new(why) }
}

/// The workbook in a file; else why it is none.
///
/// # Errors
/// A file that is not there, or cannot be read at all.
pub fn book_in(file: &Path) -> Result<Result<Workbook, Form>> {
    let bytes = bytes_of(file, MOST_BYTES)?;
    Ok(bytes.and_then(|bytes| workbook::open(bytes).map_err(|why| refused(file, refusal(&why)))))
}

/// Reads filled questionnaires.
fn taken(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let (opened, root) = tender(given.get_one::<String>("tender").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let folder =
        |usual: &str| given.get_one::<String>("output").map_or_else(|| root.join(usual), PathBuf::from);
    let (mut ended, mut written) = (Ended::Done, BTreeSet::new());
    let mut against = Reading { opened, root: &root, seen: None };
    for file in several(given, "file") {
        let file = PathBuf::from(file);
        let book = match book_in(&file)? {
            Ok(book) => book,
            Err(why) => {
                super::complain(&stop(why), lang);
                ended = super::evidence::worse(ended, Ended::Failed);
                continue;
            }
        };
        if is_tender(&book) {
            let output = given.get_one::<String>("output").map(String::as_str);
            // of two workbooks of one tender the second would undo the first
            let force = given.get_flag("force") && written.insert(PathBuf::from("tender.toml"));
            let to = compose::To { opened: &against.opened, root: &root, output, force };
            ended = super::evidence::worse(ended, compose::taken(&book, &file, &to, lang)?);
            continue;
        }
        let filled = match one(&book, &file, &mut against, lang)? {
            Ok(filled) => filled,
            Err(how) => {
                ended = super::evidence::worse(ended, how);
                continue;
            }
        };
        let to = match filled.kind {
            Kind::Bid => folder("bids").join(&filled.id).join("bid.toml"),
            Kind::Price => folder("bids").join(&filled.id).join("price.toml"),
            Kind::Assessment => folder(ASSESSMENTS).join(format!("{}.toml", filled.id)),
        };
        let is_first = written.insert(to.clone());
        if to.symlink_metadata().is_ok() && !(is_first && given.get_flag("force")) {
            return Err(Stop::because(Help::Exists(shown(&to))));
        }
        put(&to, filled.toml.as_bytes())?;
        let said = match filled.kind {
            Kind::Assessment => super::judging::took(shown(&file), filled.id, shown(&to)),
            Kind::Bid | Kind::Price => Form::Read { file: shown(&file), id: filled.id, to: shown(&to) },
        };
        anstream::eprintln!("{}", keur::report::clean(&said.text(lang)));
    }
    Ok(ended)
}

/// What questionnaires are read against.
struct Reading<'r> {
    opened: Opened,
    root: &'r Path,
    /// What assessors see of the bids, once it was asked for.
    seen: Option<Vec<Seen>>,
}

/// One filled questionnaire as TOML that the normal reader takes; else how it ended, which was said.
fn one(book: &Workbook, file: &Path, reading: &mut Reading<'_>, lang: Lang) -> Result<Result<Filled, Ended>> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    if kind(book) == Some(Kind::Assessment) && reading.seen.is_none() {
        reading.seen = Some(super::judging::all_seen(&reading.opened, reading.root)?);
    }
    let opened = &reading.opened;
    let rules = rules_of(opened)?;
    let (digest, earlier) = (digest(opened), earlier(opened));
    let seen = reading.seen.as_deref().unwrap_or_default();
    let against = Against { rules, digest: &digest, earlier: &earlier, seen };
    let filled = read(book, &shown(file), against, (&mut sources, &mut findings));
    if let Some(filled) = &filled {
        let source = Arc::new(Source { path: shown(file), text: filled.located.clone() });
        let id = sources.add(Arc::clone(&source));
        let family = if filled.kind == Kind::Assessment { Family::Assessment } else { Family::Bid };
        if let Some(tree) = read::parse(&source, id, family, &mut findings) {
            match filled.kind {
                Kind::Assessment => drop(read::assessment(&tree, &named(rules), &mut findings)),
                Kind::Bid => drop(read::bid(&tree, &named(rules), &mut findings)),
                Kind::Price => drop(read::price(&tree, &mut findings)),
            }
        }
    }
    let mut out = Vec::new();
    excerpts(&findings, &sources, lang, false, output::PLAIN_WIDTH, &mut out)?;
    anstream::eprint!("{}", String::from_utf8_lossy(&out));
    match filled.filter(|_| !findings.has_errors()) {
        Some(filled) => Ok(Ok(filled)),
        None => {
            anstream::eprintln!("{}", Form::WithErrors(shown(file)).text(lang));
            Ok(Err(Ended::Found))
        }
    }
}

/// Writes a file whole or not at all.
pub fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotWrite { file: shown(path), why: why.to_string() });
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, bytes).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)
}
