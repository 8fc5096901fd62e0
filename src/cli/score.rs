//! `keur score` and `keur compare`.

use std::path::Path;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use keur::assess::{self, Round, Verdict};
use keur::diag::{Findings, Severity};
use keur::lang::{Dossier, Help, Lang, Say};
use keur::model::authority::Authority;
use keur::report::dossier;
use keur::report::{Options, Reader, Report, Studies, Subject, excerpts};
use keur::resolve::Opened;
use keur::study::robustness::{Draws, Robustness, Settings, study};

use super::arguments::{self, examples, flag, paths, several, switch, without_tender};
use super::disk::Disk;
use super::dossier::Dossiers;
use super::inputs::{self, Inputs};
use super::output::{self, Outputs, Progress};
use super::{Ended, Stop};

/// Bids that are kept in memory as they were assessed; more are read a second time.
const KEEP: usize = 2000;
/// Bids per section of a report, where the user does not say.
pub const TOP: usize = 20;
/// Weights that are drawn where a report tells how firm its outcome is; `keur robustness` draws more.
const DRAWS: Draws = Draws { draws: 20_000, seed: 1, within: None };
/// Ranked bids of which it still tells so.
const STUDIED: usize = 100;

/// `keur score`.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("score").about(Help::Score.text(lang)).arg(paths(lang));
    let command = without_tender(command, lang).after_help(examples(Help::ScoreExamples, lang));
    shaped(command, Subject::Score, lang)
        .arg(flag("sign", Help::Dossier(Dossier::SignFlag), lang).value_name("FILE"))
        .arg(fail_on(lang))
}

/// `keur compare`.
pub fn compare_command(lang: Lang) -> Command {
    let command = Command::new("compare").about(Help::Compare.text(lang)).arg(paths(lang));
    shaped(without_tender(command, lang), Subject::Compare, lang)
        .arg(
            flag("only", Help::Only, lang).value_name("ID,ID").value_delimiter(',').action(ArgAction::Append),
        )
        .arg(switch("differences", Help::Differences, lang))
        .arg(fail_on(lang))
}

/// `keur chain`.
pub fn chain_command(lang: Lang) -> Command {
    let command = Command::new("chain").about(Help::Chain.text(lang)).arg(paths(lang));
    shaped(without_tender(command, lang), Subject::Chain, lang)
        .arg(
            flag("only", Help::Only, lang).value_name("ID,ID").value_delimiter(',').action(ArgAction::Append),
        )
        .arg(flag("law", Help::Law, lang).value_name("ID").action(ArgAction::Append))
        .arg(fail_on(lang))
}

/// Flags for form and destination.
pub fn shaped(command: Command, subject: Subject, lang: Lang) -> Command {
    let names: Vec<&'static str> = output::formats(subject).map(|format| format.name()).collect();
    let format = Help::Format(names.join(", "));
    let number = value_parser!(u32).range(1..);
    command
        .arg(flag("format", format, lang).value_name("FORMAT").value_parser(names).hide_possible_values(true))
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name("FILE")
                .action(ArgAction::Append)
                .help(Help::Output(output::endings(subject).join(" ")).text(lang)),
        )
        .arg(
            flag("for", Help::ForFlag, lang)
                .value_name("READER")
                .value_parser(Reader::ALL.map(Reader::name))
                .hide_possible_values(true),
        )
        .arg(flag("top", Help::Top, lang).value_name("N").value_parser(number))
        .arg(flag("width", Help::Width, lang).value_name("N").value_parser(value_parser!(usize)))
        .arg(flag("threads", Help::Threads, lang).value_name("N").value_parser(number))
}

/// `--fail-on`.
pub fn fail_on(lang: Lang) -> Arg {
    flag("fail-on", Help::FailOn, lang)
        .value_name("LIST")
        .value_delimiter(',')
        .value_parser(["error", "warning", "rejected", "undetermined", "never"])
        .hide_possible_values(true)
        .action(ArgAction::Append)
}

/// The language of a report: as given, else the tender's, else the terminal's, else Dutch.
pub fn language(given: &ArgMatches, opened: &Opened) -> Lang {
    let asked = given.get_one::<String>("lang").and_then(|code| Lang::of(code));
    let tender = || opened.tender.head.language;
    asked.or_else(tender).or_else(arguments::terminal_language).unwrap_or(Lang::Nl)
}

/// How many threads: as given, else as many as there are cores.
pub fn threads(given: &ArgMatches) -> usize {
    let asked = given.get_one::<u32>("threads").and_then(|&n| usize::try_from(n).ok());
    asked.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
}

/// How people want to see it.
pub fn options(given: &ArgMatches) -> Options {
    let top = given.get_one::<u32>("top").and_then(|&n| usize::try_from(n).ok()).unwrap_or(TOP);
    let text =
        |name: &str| given.try_get_one::<String>(name).ok().flatten().map(|v| (name.to_owned(), v.clone()));
    let mut said: Vec<(String, String)> = ["profile", "as-of"].into_iter().filter_map(text).collect();
    for name in ["catalogue", "context"] {
        if given.try_contains_id(name).unwrap_or(false) {
            said.extend(several(given, name).into_iter().map(|value| (name.to_owned(), value)));
        }
    }
    let reader = arguments::reader(given);
    if reader != Reader::default() {
        said.push(("for".to_owned(), reader.name().to_owned()));
    }
    Options {
        reader,
        width: output::width(given),
        top,
        colour: output::colour(given),
        said,
        ..Options::default()
    }
}

/// How the bids of a tender are assessed for a report.
pub fn how<'o>(
    given: &ArgMatches,
    authority: &'o Authority,
    digests: bool,
    progress: &'o (dyn Fn(usize) + Sync),
) -> assess::Options<'o> {
    let look = Some(keur::check::bid as assess::Look);
    assess::Options { threads: threads(given), keep: KEEP, digests, authority, look, progress }
}

/// Runs `score` or `compare`.
pub fn run(given: &ArgMatches, subject: Subject) -> Result<Ended> {
    let outputs = Outputs::new(given, subject)?;
    let dossiers = Dossiers::new(given, outputs.dossiers.clone())?;
    let Inputs { disk, origin, mut opened, bids, whole } = inputs::find(given)?;
    let lang = language(given, &opened);
    let mut options = options(given);
    if subject != Subject::Score {
        options.only = several(given, "only");
    }
    if subject == Subject::Chain {
        options.laws = several(given, "law");
    }
    if subject == Subject::Compare {
        options.differences = given.get_flag("differences");
    }
    let rules = opened.rules.as_ref().filter(|_| !opened.findings.has_errors());
    let Some(rules) = rules else { return refuse(&opened, lang, options.colour) };
    let progress = Progress::new(bids.len(), lang);
    let tell = |done| progress.tell(done);
    let how = how(given, &opened.authority, outputs.want_digests(), &tell);
    let round = Round::run((rules, &opened.conditions), &disk, &bids, opened.next_file(), how);
    progress.clear();
    let strangers = if whole { round.strangers() } else { Vec::new() };
    if !strangers.is_empty() {
        strangers.into_iter().for_each(|finding| opened.findings.push(finding));
        return refuse(&opened, lang, options.colour);
    }
    known(&options.only, &round)?;
    known_laws(&options.laws, &round)?;
    let wanted = subject == Subject::Score && options.reader == Reader::Committee && outputs.want_study();
    let firm = if wanted { firm(given, &round, &opened)? } else { None };
    outputs.write(&Report {
        subject,
        opened: &opened,
        round: Some(&round),
        studies: Studies { robustness: firm.as_ref(), ..Studies::default() },
        findings: &opened.findings,
        sources: &opened.sources,
        lang,
        options: &options,
    })?;
    if !dossiers.files.is_empty() {
        let paths = bids.iter().map(|bid| bid.path.clone()).collect();
        let (command, top) = (dossier::Command::Score, options.top);
        let run = dossier::Run { command, rules: origin, bids: paths, whole, top, letters: None };
        dossiers.write(&disk, &run, lang)?;
    }
    Ok(ended(given, &opened.findings, &round, lang))
}

/// How firm the outcome is; nothing while prices are shut, or where there is no ranking of a size to look into.
fn firm(given: &ArgMatches, round: &Round<'_>, opened: &Opened) -> Result<Option<Robustness>> {
    let ranked = round.places.iter().filter(|place| place.rank.is_some()).count();
    if round.rules.policy.sealed || !(1..=STUDIED).contains(&ranked) {
        return Ok(None);
    }
    let settings = Settings { top: TOP, draws: DRAWS, threads: threads(given), progress: &|_| {} };
    Ok(Some(study(round, &opened.conditions, settings)?))
}

/// Assesses all bids of a tender and calls `take` for each, in the order of reports.
///
/// # Errors
/// Those of `take`, and a bid that changed meanwhile.
pub fn with_round(
    opened: &Opened,
    root: &Path,
    take: &mut dyn FnMut(&assess::Place, &assess::Sheet) -> std::io::Result<()>,
) -> Result<()> {
    with_round_under(&opened.authority, opened, root, take)
}

/// The same under something else that the authority wrote.
pub fn with_round_under(
    authority: &Authority,
    opened: &Opened,
    root: &Path,
    take: &mut dyn FnMut(&assess::Place, &assess::Sheet) -> std::io::Result<()>,
) -> Result<()> {
    let Some(rules) = &opened.rules else { return Ok(()) };
    let disk = Disk::new(root);
    let bids = assess::bid_files(&disk, "bids").unwrap_or_default();
    let how =
        assess::Options { threads: 1, keep: KEEP, digests: false, authority, look: None, progress: &|_| {} };
    let round = Round::run((rules, &opened.conditions), &disk, &bids, opened.next_file(), how);
    Ok(round.each(take)?)
}

fn known(only: &[String], round: &Round<'_>) -> Result<()> {
    let is_there =
        |id: &&String| round.entries.iter().any(|entry| entry.standing.id.eq_ignore_ascii_case(id));
    match only.iter().find(|id| !is_there(id)) {
        Some(id) => Err(Stop::because(Help::NoSuchBid(id.clone()))),
        None => Ok(()),
    }
}

fn known_laws(laws: &[String], round: &Round<'_>) -> Result<()> {
    let known: Vec<String> = round.rules.laws.iter().map(|law| law.id.clone()).collect();
    match laws.iter().find(|law| !known.contains(law)) {
        Some(law) => Err(Stop::because(Help::NoSuchLaw { law: law.clone(), known })),
        None => Ok(()),
    }
}

/// Rules with errors assess nothing: what is wrong goes to standard error.
pub fn refuse(opened: &Opened, lang: Lang, colour: bool) -> Result<Ended> {
    let mut out = Vec::new();
    excerpts(&opened.findings, &opened.sources, lang, colour, output::PLAIN_WIDTH, &mut out)?;
    anstream::eprint!("{}", String::from_utf8_lossy(&out));
    Err(Stop::because(Help::RulesHaveErrors(opened.findings.count(Severity::Error))))
}

/// Code 2 where a bid could not be read, 1 where something was found that the user fails on.
pub fn ended(given: &ArgMatches, findings: &Findings, round: &Round<'_>, lang: Lang) -> Ended {
    let is_unreadable = |entry: &&assess::Entry| entry.unreadable;
    let unreadable = round.entries.iter().filter(is_unreadable).count();
    if unreadable > 0 {
        anstream::eprintln!("{}", Help::UnreadableBids(unreadable).text(lang));
        return Ended::Failed;
    }
    let asked = several(given, "fail-on");
    let found =
        |severity: usize| round.entries.iter().any(|entry| entry.found[..=severity].iter().any(|&n| n > 0));
    let verdict = |wanted| round.entries.iter().any(|entry| entry.standing.verdict == Some(wanted));
    let twins = round.entries.iter().any(|entry| entry.twin.is_some());
    let hits = asked.iter().any(|word| match word.as_str() {
        "error" => twins || found(0) || findings.any(Severity::Error),
        "warning" => twins || found(1) || findings.any(Severity::Warning),
        "rejected" => verdict(Verdict::Rejected),
        "undetermined" => verdict(Verdict::Rejected) || verdict(Verdict::Undetermined),
        _ => false,
    });
    if hits { Ended::Found } else { Ended::Done }
}
