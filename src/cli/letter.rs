//! `keur letter`: the notice of the award decision, and a letter to each losing or rejected bidder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;
use keur::assess::Round;
use keur::diag::Severity;
use keur::lang::{Dossier, Help, Lang, Letter, Say};
use keur::report::dossier;
use keur::report::letter::{Batch, DAYS, FORMS, Form, Refusal, Settings, Written, write};
use keur::report::view::letter::Kind;
use keur::report::{clean, excerpts};
use keur::resolve::Origin;

use super::arguments::{examples, flag, several, switch};
use super::dossier::{Dossiers, ENDING};
use super::inputs::{self, Inputs, absolute, relative};
use super::new::shown;
use super::output::{self, Progress};
use super::score::{TOP, how, language, refuse};
use super::{Ended, Stop};

/// The folder for letters, beside the tender.
const LETTERS: &str = "letters";
/// The folder with the templates of a buyer, beside the tender.
pub const TEMPLATES: &str = "templates";

/// `keur letter`.
pub fn command(lang: Lang) -> Command {
    let names: Vec<&str> = FORMS.iter().map(|form| form.name()).collect();
    let text = |text: Letter| Help::Letter(text);
    Command::new("letter")
        .about(Letter::Command.text(lang))
        .arg(Arg::new("path").value_name("PATH").help(Help::Path.text(lang)))
        .arg(flag("sent", text(Letter::SentFlag), lang).value_name("DATE").required(true))
        .arg(flag("days", text(Letter::DaysFlag), lang).value_name("N").value_parser(value_parser!(u16)))
        .arg(flag("to", text(Letter::ToFlag), lang).value_name("FOLDER"))
        .arg(flag("templates", text(Letter::TemplatesFlag), lang).value_name("FOLDER"))
        .arg(
            flag("only", text(Letter::OnlyFlag), lang)
                .value_name("BID")
                .value_delimiter(',')
                .action(ArgAction::Append),
        )
        .arg(
            flag("format", text(Letter::FormatFlag), lang)
                .value_name("NAME")
                .value_parser(names)
                .hide_possible_values(true)
                .action(ArgAction::Append),
        )
        .arg(
            flag("output", text(Letter::DossierFlag), lang)
                .short('o')
                .value_name("FILE.zip")
                .action(ArgAction::Append),
        )
        .arg(flag("sign", Help::Dossier(Dossier::SignFlag), lang).value_name("FILE"))
        .arg(switch("force", Help::Force, lang))
        .arg(flag("threads", Help::Threads, lang).value_name("N").value_parser(value_parser!(u32).range(1..)))
        .after_help(examples(text(Letter::Examples), lang))
}

/// Runs `letter`.
pub fn run(given: &ArgMatches) -> Result<Ended> {
    let sent = day(given)?;
    let paths = several(given, "path").into_iter().map(PathBuf::from).collect();
    let dossiers = dossiers(given)?;
    let Inputs { disk, mut opened, bids, whole, origin } = inputs::find_at(given, paths)?;
    let lang = language(given, &opened);
    let Origin::Tender(file) = origin.clone() else {
        return Err(Stop::because(Help::Letter(Letter::NotWhole)));
    };
    if !whole {
        return Err(Stop::because(Help::Letter(Letter::NotWhole)));
    }
    let colour = output::colour(given);
    let rules = opened.rules.as_ref().filter(|_| !opened.findings.has_errors());
    let Some(rules) = rules else { return refuse(&opened, lang, colour) };
    let progress = Progress::new(bids.len(), lang);
    let tell = |done| progress.tell(done);
    let how = how(given, &opened.authority, false, &tell);
    let round = Round::run((rules, &opened.conditions), &disk, &bids, opened.next_file(), how);
    progress.clear();
    let strangers = round.strangers();
    if !strangers.is_empty() {
        strangers.into_iter().for_each(|finding| opened.findings.push(finding));
        return refuse(&opened, lang, colour);
    }
    let root = disk.root().to_owned();
    let templates = match given.get_one::<String>("templates") {
        Some(folder) if !Path::new(folder).is_dir() => {
            return Err(Stop::because(Help::NothingThere(folder.clone())));
        }
        Some(folder) => relative(&root, &absolute(Path::new(folder))),
        None => TEMPLATES.to_owned(),
    };
    let days = given.get_one::<u16>("days").copied().unwrap_or(DAYS);
    let folder = keur::read::folder(&file).to_owned();
    let settings = Settings { sent, days, lang, folder, templates, trusts_templates: true };
    let batch = match write(&disk, (&opened, &round), &settings) {
        Ok(batch) => batch,
        Err(why) => return Err(refused(why, lang, colour)?),
    };
    keep(given, &root, &batch, lang)?;
    if !dossiers.files.is_empty() {
        let forms = forms(given).iter().map(|form| form.name().to_owned()).collect();
        let (sent, lang_code, templates) = (sent.to_string(), lang.code().to_owned(), settings.templates);
        let post = dossier::Post { sent, days, lang: lang_code, templates, forms };
        let bids = bids.iter().map(|bid| bid.path.clone()).collect();
        let (command, letters) = (dossier::Command::Score, Some(post));
        let run = dossier::Run { command, rules: origin, bids, whole, top: TOP, letters };
        dossiers.write(&disk, &run, lang)?;
    }
    ended(&batch, lang, colour)
}

/// The dossiers that are asked for.
fn dossiers(given: &ArgMatches) -> Result<Dossiers> {
    let files = several(given, "output");
    let is_dossier = |file: &&String| Path::new(file).extension().is_some_and(|end| end == ENDING);
    if let Some(file) = files.iter().find(|file| !is_dossier(file)) {
        let (file, known) = (file.clone(), vec![format!(".{ENDING}")]);
        return Err(Stop::because(Help::NotAFormat { file, known }));
    }
    Dossiers::new(given, files)
}

fn day(given: &ArgMatches) -> Result<Date> {
    let text = given.get_one::<String>("sent").cloned().unwrap_or_default();
    text.parse().map_err(|_| Stop::because(Help::NotADay(text)))
}

/// Why there are no letters, as it is said.
fn refused(why: Refusal, lang: Lang, colour: bool) -> Result<anyhow::Error> {
    let (what, help) = match why {
        Refusal::Io(why) => return Ok(why.into()),
        Refusal::Errors(findings, sources) => {
            let mut out = Vec::new();
            excerpts(&findings, &sources, lang, colour, output::PLAIN_WIDTH, &mut out)?;
            anstream::eprint!("{}", String::from_utf8_lossy(&out));
            return Ok(Stop::because(Help::RulesHaveErrors(findings.count(Severity::Error))));
        }
        Refusal::Because(why) => {
            let help = match &why {
                Letter::Provisional(_) => Some(Letter::ProvisionalHelp),
                Letter::TiedAtEnd(_) => Some(Letter::TiedAtEndHelp),
                Letter::CalendarEnds { .. } => Some(Letter::CalendarHelp),
                _ => None,
            };
            (why, help)
        }
    };
    let what = Help::Letter(what);
    Ok(match help {
        Some(help) => Stop::advising(what, Help::Letter(help)),
        None => Stop::because(what),
    })
}

/// Writes the letters that are asked for: none where one would be written over.
fn keep(given: &ArgMatches, root: &Path, batch: &Batch, lang: Lang) -> Result<()> {
    let only = several(given, "only");
    let is_of = |id: &String, letter: &Written| letter.contents.bid.eq_ignore_ascii_case(id);
    if let Some(id) = only.iter().find(|id| !batch.letters.iter().any(|letter| is_of(id, letter))) {
        return Err(Stop::because(Help::Letter(Letter::NoSuchLetter(id.clone()))));
    }
    let forms = forms(given);
    let folder = given.get_one::<String>("to").map_or_else(|| root.join(LETTERS), PathBuf::from);
    let letters = batch.letters.iter();
    let letters = letters.filter(|letter| only.is_empty() || only.iter().any(|id| is_of(id, letter)));
    let mut files: Vec<(PathBuf, &Written, &dyn Form)> = Vec::new();
    for letter in letters {
        for form in &forms {
            let name = format!("{}.{}", letter.contents.bid, form.extension());
            files.push((folder.join(name), letter, *form));
        }
    }
    let there = files.iter().find(|(file, ..)| file.symlink_metadata().is_ok());
    if let Some((file, ..)) = there.filter(|_| !given.get_flag("force")) {
        return Err(Stop::because(Help::Exists(shown(file))));
    }
    for (file, letter, form) in files {
        let cannot = |why: std::io::Error| {
            Stop::because(Help::CannotWrite { file: shown(&file), why: why.to_string() })
        };
        fs::create_dir_all(&folder).map_err(cannot)?;
        fs::write(&file, form.bytes(letter)?).map_err(cannot)?;
        anstream::eprintln!("{}", Help::Wrote(shown(&file)).text(lang));
    }
    Ok(())
}

/// The forms that are asked for.
fn forms(given: &ArgMatches) -> Vec<&'static dyn Form> {
    let asked = several(given, "format");
    let is_asked = |form: &&&dyn Form| asked.iter().any(|name| name == form.name());
    let mut forms: Vec<&dyn Form> = FORMS.iter().filter(is_asked).copied().collect();
    if forms.is_empty() {
        forms.extend(FORMS.first());
    }
    forms
}

/// Says what was written, until when nothing may be signed, and what the letters lack.
fn ended(batch: &Batch, lang: Lang, colour: bool) -> Result<Ended> {
    let bidder = |letter: &Written| letter.contents.addressee.clone();
    let said = batch.letters.iter().map(|letter| match letter.contents.kind {
        Kind::Award => Letter::Award { bidder: bidder(letter) },
        Kind::Lost => Letter::Lost { bidder: bidder(letter) },
        Kind::Rejected => Letter::Rejected { bidder: bidder(letter) },
    });
    let withdrawn = batch.withdrawn.iter().map(|bidder| Letter::Withdrawn { bidder: bidder.clone() });
    output::to_stdout(&mut |out| {
        for text in said.clone().chain(withdrawn.clone()) {
            writeln!(out, "{}", clean(&text.text(lang)))?;
        }
        writeln!(out, "\n{}", Letter::Standstill { last: batch.last }.text(lang))
    })?;
    let mut out = Vec::new();
    excerpts(&batch.findings, &batch.sources, lang, colour, output::PLAIN_WIDTH, &mut out)?;
    anstream::eprint!("{}", String::from_utf8_lossy(&out));
    Ok(if batch.findings.has_errors() { Ended::Found } else { Ended::Done })
}
