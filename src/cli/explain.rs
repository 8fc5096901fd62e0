//! `keur explain`: why a bid has its score, why one is above another, and what a finding means.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};
use keur::assess::Round;
use keur::check::{self, Pages};
use keur::diag::Code;
use keur::lang::{Help, Lang, Robust, Say};
use keur::model::rules::Rules;
use keur::read::nearest;
use keur::report::{Asked, Report, Studies, Subject, view};

use super::arguments::{examples, flag, without_tender};
use super::inputs::{self, Inputs};
use super::output::{Outputs, Progress, to_stdout};
use super::score::{how, language, options, refuse, shaped};
use super::workbooks::no_workbook;
use super::{Ended, Stop};

/// `keur explain`.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("explain")
        .about(Help::Explain.text(lang))
        .arg(Arg::new("what").value_name("BID|CODE").required(true).help(Help::ExplainCode.text(lang)))
        .arg(Arg::new("criterion").value_name("CRITERION").help(Help::ExplainCriterion.text(lang)))
        .arg(flag("against", Help::Against, lang).value_name("BID"))
        .arg(flag("tender", Help::ExplainTender, lang).value_name("PATH").conflicts_with("catalogue"));
    let command = without_tender(command, lang).after_help(examples(Help::ExplainExamples, lang));
    // Two bids at most are shown, and never some of many.
    shaped(command, Subject::Explain, lang).mut_arg("top", |top| top.hide(true))
}

fn said<'g>(given: &'g ArgMatches, name: &str) -> Option<&'g str> {
    given.get_one::<String>(name).map(String::as_str)
}

/// Runs `explain`: a code by its letter and digits, or by its name, goes before a bid of that name.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let what = said(given, "what").unwrap_or_default();
    let of_bid = ["criterion", "against", "tender", "catalogue"].iter().any(|name| given.contains_id(name));
    match finding(what) {
        Some((code, pages)) if !of_bid => page(code, pages, lang),
        _ => bid(given, what),
    }
}

/// The finding of a code, or of a name.
fn finding(said: &str) -> Option<(Code, Pages)> {
    let is_it = |code: &Code| code.id().eq_ignore_ascii_case(said) || code.name == said;
    check::codes().into_iter().find(|(code, _)| is_it(code))
}

fn page(code: Code, pages: Pages, lang: Lang) -> Result<Ended> {
    to_stdout(&mut |out| {
        writeln!(out, "{}", view::code_line(code, lang))?;
        writeln!(out, "{}\n\n{}", pages.page(lang).title(), pages.page(lang).explanation())
    })?;
    Ok(Ended::Done)
}

/// Whether something is written as the code of a finding: a letter and three digits.
fn is_code(said: &str) -> bool {
    let (letter, digits) = said.split_at(said.len().min(1));
    let is_letter = letter.chars().all(|c| c.is_ascii_alphabetic()) && !letter.is_empty();
    is_letter && digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit())
}

/// Explains a bid, one criterion of it, or why it is above another.
fn bid(given: &ArgMatches, what: &str) -> Result<Ended> {
    let outputs = Outputs::new(given, Subject::Explain)?;
    let against = said(given, "against");
    if against.is_some() && given.contains_id("criterion") {
        return Err(Stop::because(Help::CriterionOrOther));
    }
    if outputs.names("svg") && against.is_none() {
        return Err(Stop::because(Help::Robust(Robust::PictureNeedsOther)));
    }
    let Inputs { disk, opened, bids, .. } = inputs_of(given, what, against)?;
    let lang = language(given, &opened);
    let mut options = options(given);
    let rules = opened.rules.as_ref().filter(|_| !opened.findings.has_errors());
    let Some(rules) = rules else { return refuse(&opened, lang, options.colour) };
    let progress = Progress::new(bids.len(), lang);
    let tell = |done| progress.tell(done);
    let how = how(given, &opened.authority, outputs.want_digests(), &tell);
    let round =
        Round::run_with_clarifications((rules, &opened.conditions), &disk, &bids, opened.next_file(), how);
    progress.clear();
    let mut places = vec![place(&round, disk.root(), what)?];
    if let Some(other) = against {
        places.push(place(&round, disk.root(), other)?);
    }
    if let [one, other] = places.as_slice()
        && one == other
    {
        return Err(Stop::because(Help::SameBid(against.unwrap_or_default().to_owned())));
    }
    let criterion = said(given, "criterion").map(|id| criterion(rules, id)).transpose()?;
    for (name, value) in [("bid", Some(what)), ("criterion", said(given, "criterion")), ("against", against)]
    {
        options.said.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }
    let place = |at: &usize| round.places[*at].clone();
    options.asked = Asked { places: places.iter().map(place).collect(), criterion };
    outputs.write(&Report {
        subject: Subject::Explain,
        opened: &opened,
        round: Some(&round),
        studies: Studies::default(),
        findings: &opened.findings,
        sources: &opened.sources,
        lang,
        options: &options,
    })?;
    Ok(Ended::Done)
}

/// The tender that was pointed at, else the one of a bid that was named by its path, else the one here.
/// Of a tender every bid is assessed, as in `score`: the order and the figure may rest on the others.
fn inputs_of(given: &ArgMatches, what: &str, against: Option<&str>) -> Result<Inputs> {
    let is_path = |said: &&str| Path::new(said).exists();
    let bids: Vec<PathBuf> = [Some(what), against].into_iter().flatten().filter(is_path).map(file).collect();
    no_workbook(&bids)?;
    if given.contains_id("catalogue") {
        return inputs::find_at(given, bids);
    }
    if let Some(tender) = said(given, "tender") {
        return inputs::find_at(given, vec![PathBuf::from(tender)]);
    }
    if let Some(tender) = bids.first().and_then(|bid| inputs::above(bid)) {
        return inputs::find_at(given, vec![tender]);
    }
    if inputs::above(Path::new(".")).is_none() {
        let what = what.to_owned();
        let why = if is_code(&what) { Help::NoSuchCode(what) } else { Help::NotACode(what) };
        return Err(Stop::advising(why, Help::SeeCodesOrTender));
    }
    let here = inputs::above(Path::new(".")).unwrap_or_default();
    inputs::find_at(given, vec![here])
}

/// The file of a bid that was named by its path.
fn file(said: &str) -> PathBuf {
    let path = Path::new(said);
    if path.is_dir() { path.join("bid.toml") } else { path.to_owned() }
}

/// The place of a bid in the order of reports: by its id, else by its path.
fn place(round: &Round<'_>, root: &Path, said: &str) -> Result<usize> {
    let path = inputs::relative(root, &inputs::absolute(&file(said)));
    let id = |at: &usize| &round.entries[round.places[*at].bid].standing.id;
    let places = || 0..round.places.len();
    let found = places()
        .find(|at| id(at) == said)
        .or_else(|| places().find(|at| id(at).eq_ignore_ascii_case(said)))
        .or_else(|| places().find(|at| round.entries[round.places[*at].bid].path == path));
    found.ok_or_else(|| {
        let bids = places().map(|at| id(&at).clone()).collect();
        let what = if is_code(said) {
            Help::NoSuchCode(said.to_owned())
        } else {
            Help::NeitherCodeNorBid { said: said.to_owned(), bids }
        };
        Stop::advising(what, Help::SeeCodesOrTender)
    })
}

/// The place of a criterion that counts.
fn criterion(rules: &Rules, said: &str) -> Result<usize> {
    let ids = || rules.criteria.iter().map(|criterion| criterion.id.as_str());
    let same = |id: &str| id.eq_ignore_ascii_case(said);
    ids().position(same).ok_or_else(|| {
        let near = nearest(said, ids()).map(str::to_owned);
        Stop::because(Help::NoSuchCriterion { said: said.to_owned(), near })
    })
}
