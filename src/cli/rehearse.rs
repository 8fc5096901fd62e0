//! `keur rehearse`: before publication, attack your own criteria with synthetic bids.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use keur::lang::{Help, Lang, Rehearse, Say};
use keur::model::Spanned;
use keur::num::{Dec, Money};
use keur::read::quoted;
use keur::report::{Rehearsed, Report, Studies, Subject};
use keur::resolve::{ASSESSMENTS, COPIES, Opened, Origin, is_closed};
use keur::study::rehearse::{Exhibit, Options, Words, rehearse};

use super::arguments::{examples, flag, switch, without_tender};
use super::inputs::{self, Inputs, absolute, relative};
use super::new::shown;
use super::output::{Outputs, Progress};
use super::score::{language, options, refuse, shaped, threads};
use super::{Ended, Stop};

/// Synthetic bids, where the user does not say.
const BUDGET: u32 = 1000;
/// The most that can be asked for.
const MOST: i64 = 100_000;
/// The seed, where the user does not say.
const SEED: u64 = 1;
/// The file of the assessor who is made up.
const ASSESSOR: &str = "rehearsal.toml";

/// `keur rehearse`.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("rehearse")
        .about(help(Rehearse::Rehearse).text(lang))
        .arg(Arg::new("path").value_name("TENDER").help(help(Rehearse::Path).text(lang)))
        .arg(flag("seed", help(Rehearse::SeedFlag), lang).value_name("N").value_parser(value_parser!(u64)))
        .arg(
            flag("budget", help(Rehearse::BudgetFlag), lang)
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..=MOST)),
        )
        .arg(flag("price", help(Rehearse::PriceFlag), lang).value_name("AMOUNT"))
        .arg(flag("bids", help(Rehearse::BidsFlag), lang).value_name("FOLDER"))
        .arg(switch("force", Help::Force, lang).requires("bids"));
    let command = without_tender(command, lang).after_help(examples(help(Rehearse::Examples), lang));
    // Everything is shown: what is left out could be the fault.
    shaped(command, Subject::Rehearse, lang).mut_arg("top", |top| top.hide(true))
}

/// A text about rehearsals as one of the command line.
fn help(text: Rehearse) -> Help {
    Help::Rehearse(Box::new(text))
}

/// Runs `rehearse`.
pub fn run(given: &ArgMatches) -> Result<Ended> {
    let outputs = Outputs::new(given, Subject::Rehearse)?;
    let price = given.get_one::<String>("price").map(|said| amount(said)).transpose()?;
    let Inputs { disk, origin, opened, bids, .. } = inputs::find(given)?;
    let lang = language(given, &opened);
    let mut options = options(given);
    let rules = opened.rules.as_ref().filter(|_| !opened.findings.has_errors());
    let Some(rules) = rules else { return refuse(&opened, lang, options.colour) };
    let folder =
        given.get_one::<String>("bids").map(|folder| Target::new(folder, given, disk.root())).transpose()?;
    let budget = given.get_one::<u32>("budget").copied().unwrap_or(BUDGET);
    let budget = usize::try_from(budget).unwrap_or(usize::MAX);
    let seed = given.get_one::<u64>("seed").copied().unwrap_or(SEED);
    let progress = Progress::new(budget, lang);
    let how = Options { seed, budget, price, threads: threads(given), progress: &|done| progress.tell(done) };
    let rehearsed = rehearse((rules, &opened.conditions), &how);
    progress.clear();
    let said = given.get_one::<String>("price").cloned().unwrap_or_default();
    let rehearsal = rehearsed.map_err(|_| Stop::because(help(Rehearse::PriceOutside(said.clone()))))?;
    options.said.extend([("seed".to_owned(), seed.to_string()), ("budget".to_owned(), budget.to_string())]);
    options.said.extend(price.map(|_| ("price".to_owned(), said)));
    let words = words(seed, lang);
    let exhibit = rehearsal.exhibit(rules, &opened.conditions, words.words());
    let rehearsed = Rehearsed { rehearsal, bids: bids.len() };
    outputs.write(&Report {
        subject: Subject::Rehearse,
        opened: &opened,
        round: None,
        studies: Studies { rehearsal: Some(&rehearsed), ..Studies::default() },
        findings: &opened.findings,
        sources: &opened.sources,
        lang,
        options: &options,
    })?;
    if is_closed(&opened, Timestamp::now()) {
        anstream::eprintln!("{}", Rehearse::Closed.text(lang));
    }
    match (folder, exhibit) {
        (Some(target), Some(exhibit)) => {
            let from = From { opened: &opened, origin: &origin, root: disk.root() };
            target.write(&from, &exhibit, &words.remark, lang)?;
        }
        (Some(_), None) => anstream::eprintln!("{}", Rehearse::NothingToShow.text(lang)),
        (None, _) => {}
    }
    Ok(Ended::Done)
}

/// An amount above zero.
fn amount(said: &str) -> Result<Money> {
    let amount = Dec::parse(said).ok().filter(|amount| !amount.is_negative() && !amount.is_zero());
    amount.map(Money).ok_or_else(|| Stop::because(help(Rehearse::NotAPrice(said.to_owned()))))
}

/// The words of the files that are written.
struct Said {
    remark: String,
    supplier: String,
    statement: String,
}

impl Said {
    fn words(&self) -> Words<'_> {
        Words { remark: &self.remark, supplier: &self.supplier, statement: &self.statement }
    }
}

fn words(seed: u64, lang: Lang) -> Said {
    Said {
        remark: Rehearse::Remark { seed }.text(lang),
        supplier: Rehearse::Supplier.text(lang),
        statement: Rehearse::Statement.text(lang),
    }
}

/// Where the rules come from.
struct From<'f> {
    opened: &'f Opened,
    origin: &'f Origin,
    root: &'f Path,
}

/// The folder that bids are written into.
struct Target(PathBuf);

impl Target {
    /// A folder that is new or empty; with `--force` one that an earlier rehearsal wrote.
    fn new(folder: &str, given: &ArgMatches, root: &Path) -> Result<Target> {
        let folder = absolute(Path::new(folder));
        let taken = || Stop::because(help(Rehearse::NotEmpty(shown(&folder))));
        let empty = match fs::read_dir(&folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(_) => folder.symlink_metadata().is_err(),
        };
        let ours = || is_ours(&folder.join("tender.toml")) && folder != root;
        if empty || (given.get_flag("force") && ours()) { Ok(Target(folder)) } else { Err(taken()) }
    }

    fn write(&self, from: &From<'_>, exhibit: &Exhibit, remark: &str, lang: Lang) -> Result<()> {
        let (bids, assessor) = (self.0.join("bids"), self.0.join(ASSESSMENTS).join(ASSESSOR));
        self.clear(&bids, &assessor)?;
        let Some(tender) = self.tender(from, remark) else { return Ok(()) };
        put(&self.0.join("tender.toml"), &tender)?;
        let mut written = Vec::new();
        for (id, text) in &exhibit.bids {
            let file = bids.join(format!("{id}.toml"));
            put(&file, text)?;
            written.push(shown(&file));
        }
        if let Some(text) = &exhibit.assessment {
            put(&assessor, &format!("# {remark}\n{text}"))?;
        }
        anstream::eprintln!("{}", Help::Wrote(shown(&self.0)).text(lang));
        if from.opened.tender.policy.price_after_quality.as_ref().is_some_and(|said| said.value) {
            anstream::eprintln!("{}", Rehearse::Sealed.text(lang));
        }
        // of three the first two are scored without the third; of two there is nothing to leave out
        written.truncate(written.len().saturating_sub(1));
        let written = if exhibit.bids.len() > 2 { written } else { Vec::new() };
        anstream::eprintln!("{}", Rehearse::Written { folder: shown(&self.0), bids: written }.text(lang));
        Ok(())
    }

    /// Removes what an earlier rehearsal wrote, so that its bids do not count any more.
    fn clear(&self, bids: &Path, assessor: &Path) -> Result<()> {
        let entries = fs::read_dir(bids).into_iter().flatten().filter_map(std::result::Result::ok);
        let files = entries.map(|entry| entry.path()).chain([assessor.to_owned()]);
        for file in files.filter(|file| is_ours(file)) {
            fs::remove_file(&file).map_err(|why| cannot(&file, &why))?;
        }
        Ok(())
    }

    /// The tender as it stands, with the way to catalogues on disk as it is from here, and prices open. Nothing
    /// where there is no tender.
    fn tender(&self, from: &From<'_>, remark: &str) -> Option<String> {
        let Origin::Tender(path) = from.origin else { return None };
        let (_, source) = from.opened.sources.iter().find(|(_, source)| source.path == *path)?;
        let tender = &from.opened.tender;
        let mut edits: Vec<(u32, u32, String)> = Vec::new();
        for said in &tender.rules.catalogues {
            let way = self.way(from, said).map(|way| quoted(&way));
            edits.extend(way.map(|way| (said.at.start, said.at.end, way)));
        }
        let open = tender.policy.price_after_quality.as_ref().filter(|said| said.value);
        edits.extend(open.map(|said| (said.at.start, said.at.end, "false".to_owned())));
        edits.sort();
        let mut text = source.text.clone();
        for (start, end, new) in edits.into_iter().rev() {
            let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
            text.replace_range(place(start)..place(end), &new);
        }
        Some(format!("# {remark}\n{text}"))
    }

    /// The way to a catalogue on disk: one that is named by its path, or the copy that was locked with the tender.
    fn way(&self, from: &From<'_>, said: &Spanned<String>) -> Option<String> {
        let is_path = said.value.contains('/') || said.value.ends_with(".toml");
        let id = said.value.split_once('@').map_or(said.value.as_str(), |(id, _)| id);
        let copy = format!("{COPIES}/{id}");
        let is_copied =
            || from.opened.sources.iter().any(|(_, source)| source.path.starts_with(&format!("{copy}/")));
        let there = match is_path {
            true => absolute(&from.root.join(&said.value)),
            false if from.opened.lock.is_some() && is_copied() => from.root.join(copy),
            false => return None,
        };
        let way = relative(&self.0, &there);
        Some(if way.contains('/') || way.ends_with(".toml") { way } else { format!("./{way}") })
    }
}

/// Whether a rehearsal wrote a file: its first line says so.
fn is_ours(file: &Path) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().next().is_some_and(|line| line.starts_with('#') && line.contains("`keur rehearse`"))
}

fn put(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|why| cannot(file, &why))?;
    }
    fs::write(file, text).map_err(|why| cannot(file, &why))
}

fn cannot(file: &Path, why: &std::io::Error) -> anyhow::Error {
    Stop::because(Help::CannotWrite { file: shown(file), why: why.to_string() })
}
