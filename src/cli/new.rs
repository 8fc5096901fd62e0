//! `keur new`: scaffolds that are never written over what is there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};
use keur::assess::bid_files;
use keur::lang::{Asked, Clarified, Help, Lang, Letter, Say};
use keur::model::fact::Context;
use keur::model::rules::Rules;
use keur::read::MOST_ID;
use keur::report::letter::{self, Kind};
use keur::report::{scaffold, schema};
use keur::resolve::{ASSESSMENTS, LETTER, Opened, open};

use super::arguments::{examples, flag, several, switch};
use super::disk::Disk;
use super::inputs::{absolute, nearest_tender};
use super::letter::TEMPLATES;
use super::{Ended, Stop, asking, catalogue, judging, score};

/// `keur new`.
pub fn command(lang: Lang) -> Command {
    let folder = Arg::new("folder").value_name("FOLDER").required(true).help(Help::Folder.text(lang));
    let force = switch("force", Help::Force, lang);
    let catalogues =
        flag("catalogue", Help::CatalogueId, lang).value_name("ID|PATH").action(ArgAction::Append);
    let tender = Command::new("tender")
        .about(Help::NewTender.text(lang))
        .arg(folder.clone())
        .arg(catalogues.clone())
        .arg(switch("interactive", Help::Asked(Box::new(Asked::Flag)), lang))
        .arg(force.clone());
    let bid = Command::new("bid")
        .about(Help::NewBid.text(lang))
        .arg(Arg::new("id").value_name("ID").required(true).help(Help::BidId.text(lang)))
        .arg(flag("tender", Help::TenderFlag, lang).value_name("PATH").conflicts_with("catalogue"))
        .arg(catalogues.help(Help::CatalogueFlag.text(lang)))
        .arg(force.clone());
    let assessment = Command::new("assessment")
        .about(Help::NewAssessment.text(lang))
        .arg(Arg::new("assessor").value_name("ASSESSOR").required(true).help(Help::AssessorId.text(lang)))
        .arg(flag("tender", Help::TenderFlag, lang).value_name("PATH"))
        .arg(force.clone());
    let letter = Command::new("letter")
        .about(Letter::New.text(lang))
        .arg(
            Arg::new("folder")
                .value_name("FOLDER")
                .default_value(".")
                .help(Letter::NewFolder.text(lang))
                .hide_default_value(true),
        )
        .arg(force.clone());
    let clarification = Command::new("clarification")
        .about(Help::Clarified(Clarified::New).text(lang))
        .arg(
            Arg::new("bid")
                .value_name("BID")
                .required(true)
                .help(Help::Clarified(Clarified::BidFlag).text(lang)),
        )
        .arg(flag("tender", Help::TenderFlag, lang).value_name("PATH"));
    let catalogue = Command::new("catalogue").about(Help::NewCatalogue.text(lang)).arg(folder).arg(force);
    Command::new("new")
        .about(Help::New.text(lang))
        .after_help(examples(Help::NewExamples, lang))
        .subcommand_required(true)
        .subcommand(tender)
        .subcommand(bid)
        .subcommand(assessment)
        .subcommand(clarification)
        .subcommand(letter)
        .subcommand(catalogue)
}

/// Runs `new`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    match given.subcommand() {
        Some(("tender", given)) => tender(given, lang),
        Some(("bid", given)) => bid(given, lang),
        Some(("assessment", given)) => assessment(given, lang),
        Some(("clarification", given)) => clarification(given, lang),
        Some(("letter", given)) => new_letter(given, lang),
        Some(("catalogue", given)) => new_catalogue(given, lang),
        _ => Err(Stop::advising(Help::NeedsCommand, Help::MoreHelp)),
    }
}

/// The folder that was named, and the id that its name suggests.
fn folder(given: &ArgMatches) -> Result<(String, String)> {
    let folder = given.get_one::<String>("folder").cloned().unwrap_or_default();
    let name = absolute(Path::new(&folder)).file_name().map(|name| name.to_string_lossy().into_owned());
    let id = checked(&name.unwrap_or_default())?;
    Ok((folder, id))
}

/// An id, if it is made as one must be.
pub fn checked(id: &str) -> Result<String> {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let fine =
        id.starts_with(|c: char| c.is_ascii_alphanumeric()) && id.len() <= MOST_ID && id.chars().all(good);
    if fine { Ok(id.to_owned()) } else { Err(Stop::because(Help::NotAnId(id.to_owned()))) }
}

fn tender(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    if given.get_flag("interactive") {
        return asked_tender(given, lang);
    }
    let (folder, id) = folder(given)?;
    let mut catalogues = several(given, "catalogue");
    if catalogues.is_empty() {
        catalogues.push("eu-csf".to_owned());
    }
    let mut weighed = Vec::new();
    for name in &catalogues {
        weighed.push(loaded(name)?);
    }
    let first = weighed.first().and_then(|opened| opened.rules.as_ref());
    let mut contexts: Vec<&Context> = Vec::new();
    for context in weighed.iter().flat_map(|opened| &opened.catalogues).flat_map(|c| &c.contexts) {
        if contexts.iter().all(|known| known.id != context.id) {
            contexts.push(context);
        }
    }
    let text = scaffold::tender(&id, &catalogues, first, &contexts, lang);
    write_tender(&folder, &text, given, lang)?;
    anstream::eprintln!("{}", Help::NextTender { folder }.text(lang));
    Ok(Ended::Done)
}

/// A tender from answers to questions. That a file stands in the way is said before the first.
fn asked_tender(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let folder = given.get_one::<String>("folder").cloned().unwrap_or_default();
    let file = Path::new(&folder).join("tender.toml");
    if file.symlink_metadata().is_ok() && !given.get_flag("force") {
        return Err(Stop::because(Help::Exists(shown(&file))));
    }
    let text = asking::compose(&folder, &several(given, "catalogue"), lang)?;
    write_tender(&folder, &text, given, lang)?;
    anstream::eprintln!("{}", Asked::Next { folder }.text(lang));
    Ok(Ended::Done)
}

/// Writes a tender with its schema, beside an empty folder for bids.
fn write_tender(folder: &str, text: &str, given: &ArgMatches, lang: Lang) -> Result<()> {
    write(&Path::new(folder).join("tender.toml"), text, given, lang)?;
    keep_schema(Path::new(folder), "tender", &schema::schema("tender", lang).unwrap_or_default())?;
    fs::create_dir_all(Path::new(folder).join("bids"))
        .map_err(|why| Stop::because(Help::CannotWrite { file: folder.to_owned(), why: why.to_string() }))
}

/// The rules that a catalogue gives by itself.
pub fn loaded(name: &str) -> Result<Opened> {
    let opened = catalogue::load(name);
    if opened.rules.is_some() {
        return Ok(opened);
    }
    let known = keur::read::shipped_ids().into_iter().map(str::to_owned).collect();
    Err(Stop::because(Help::NoSuchCatalogue { name: name.to_owned(), known }))
}

fn bid(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let id = checked(given.get_one::<String>("id").map(String::as_str).unwrap_or_default())?;
    let names = several(given, "catalogue");
    let (opened, folder) = match names.first() {
        Some(name) => (loaded(name)?, PathBuf::from(&id)),
        None => for_tender(given.get_one::<String>("tender").map_or(".", String::as_str))?,
    };
    let root = folder.clone();
    let folder = if names.is_empty() { folder.join("bids").join(&id) } else { folder };
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let rules = rules_of(&opened)?;
    let tender = rules.tender.as_ref().map(|tender| tender.id.as_str()).unwrap_or_default();
    let file = folder.join("bid.toml");
    let (root, up) = if names.is_empty() { (root, "../../") } else { (folder.clone(), "") };
    write(&file, &scaffold::bid(&id, tender, rules, up, lang), given, lang)?;
    keep_schema(&root, "bid", &schema::bid_for(rules, lang))?;
    anstream::eprintln!("{}", Help::NextBid { file: shown(&file) }.text(lang));
    Ok(Ended::Done)
}

/// A score sheet with what each bid says, so that an assessor needs no other file.
fn assessment(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let assessor = checked(given.get_one::<String>("assessor").map(String::as_str).unwrap_or_default())?;
    let (opened, root) = for_tender(given.get_one::<String>("tender").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let (seen, _) = judging::to_judge(judging::blind(&opened, &root)?);
    let rules = rules_of(&opened)?;
    if seen.iter().all(|seen| seen.items.is_empty()) {
        return Err(Stop::because(Help::NothingToAssess));
    }
    let file = root.join(ASSESSMENTS).join(format!("{assessor}.toml"));
    write(&file, &scaffold::assessment(&assessor, rules, &seen, lang), given, lang)?;
    anstream::eprintln!("{}", Help::NextAssessment { file: shown(&file) }.text(lang));
    Ok(Ended::Done)
}

/// A question to a bidder, under the first number that is free.
fn clarification(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let id = checked(given.get_one::<String>("bid").map(String::as_str).unwrap_or_default())?;
    let (opened, root) = for_tender(given.get_one::<String>("tender").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let mut found = None;
    score::with_round(&opened, &root, &mut |place, sheet| {
        if sheet.id.eq_ignore_ascii_case(&id) {
            found = Some(place.bid);
        }
        Ok(())
    })?;
    let bids = bid_files(&Disk::new(&root), "bids").unwrap_or_default();
    let Some(bid) = found.and_then(|bid| bids.get(bid)) else {
        return Err(Stop::because(Help::NoSuchBid(id)));
    };
    let free = |n: u32| {
        let file = root.join(&bid.folder).join(format!("clarification-{n:02}.toml"));
        file.symlink_metadata().is_err().then_some((n, file))
    };
    let Some((n, file)) = (1..100).find_map(free) else {
        return Err(Stop::because(Help::Clarified(Clarified::TooMany)));
    };
    write(&file, &scaffold::clarification(&id, n, lang), given, lang)?;
    anstream::eprintln!("{}", Help::Clarified(Clarified::Next { file: shown(&file) }).text(lang));
    Ok(Ended::Done)
}

/// The rules, or how many errors stand in their way.
pub fn rules_of(opened: &Opened) -> Result<&Rules> {
    let count = || opened.findings.count(keur::diag::Severity::Error);
    opened.rules.as_ref().ok_or_else(|| Stop::because(Help::RulesHaveErrors(count())))
}

/// The tender at a path or around it, and its folder.
pub fn for_tender(named: &str) -> Result<(Opened, PathBuf)> {
    let Some(file) = nearest_tender(Path::new(named)) else {
        return Err(Stop::advising(Help::NoTender(named.to_owned()), Help::NoTenderHelp));
    };
    let file = absolute(&file);
    let root = file.parent().map(Path::to_owned).unwrap_or_default();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((open(&Disk::new(&root), &name), root))
}

/// The sender's details and the templates of letters, beside a tender: all of it, or nothing.
fn new_letter(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let (opened, root) = for_tender(given.get_one::<String>("folder").map_or(".", String::as_str))?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let mut files = vec![(root.join(LETTER), scaffold::letter(lang).to_owned())];
    for kind in Kind::ALL {
        let name = letter::template_name(kind, lang);
        files.push((root.join(TEMPLATES).join(name), letter::shipped(kind, lang).to_owned()));
    }
    let there = files.iter().find(|(file, _)| file.symlink_metadata().is_ok());
    if let Some((file, _)) = there.filter(|_| !given.get_flag("force")) {
        return Err(Stop::because(Help::Exists(shown(file))));
    }
    for (file, text) in &files {
        write(file, text, given, lang)?;
    }
    keep_schema(&root, "letter", &schema::schema("letter", lang).unwrap_or_default())?;
    Ok(Ended::Done)
}

fn new_catalogue(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let (folder, id) = folder(given)?;
    write(&Path::new(&folder).join("catalogue.toml"), &scaffold::catalogue(&id, lang), given, lang)?;
    keep_schema(Path::new(&folder), "catalogue", &schema::schema("catalogue", lang).unwrap_or_default())?;
    anstream::eprintln!("{}", Help::NextCatalogue { folder }.text(lang));
    Ok(Ended::Done)
}

/// A path as the user would type it: from the working folder where it lies below it.
pub fn shown(path: &Path) -> String {
    let here = absolute(Path::new("."));
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}

/// Writes a file that is not there yet, or any with `--force`.
fn write(path: &Path, text: &str, given: &ArgMatches, lang: Lang) -> Result<()> {
    if path.symlink_metadata().is_ok() && !given.try_get_one("force").ok().flatten().copied().unwrap_or(false)
    {
        return Err(Stop::because(Help::Exists(shown(path))));
    }
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotWrite { file: shown(path), why: why.to_string() });
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    fs::write(path, text).map_err(cannot)?;
    anstream::eprintln!("{}", Help::Wrote(shown(path)).text(lang));
    Ok(())
}

/// Keeps a schema in the folder `.keur`, where the first line of a scaffold points an editor to. What
/// lies there is the program's own and follows from the rules, so it is written anew each time.
fn keep_schema(folder: &Path, kind: &str, schema: &serde_json::Value) -> Result<()> {
    let path = folder.join(scaffold::SCHEMAS).join(format!("{kind}.schema.json"));
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotWrite { file: shown(&path), why: why.to_string() });
    fs::create_dir_all(folder.join(scaffold::SCHEMAS)).map_err(cannot)?;
    fs::write(&path, format!("{schema:#}\n")).map_err(cannot)
}
