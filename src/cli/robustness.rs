//! `keur robustness`: how firm the outcome is.

use anyhow::Result;
use clap::{Arg, ArgMatches, Command, value_parser};
use keur::assess::Round;
use keur::lang::{Help, Lang, Robust};
use keur::report::{Report, Studies, Subject};
use keur::study::robustness::{Draws, Settings, study};

use super::Ended;
use super::arguments::{examples, flag, paths, without_tender};
use super::inputs::{self, Inputs};
use super::output::{Outputs, Progress};
use super::score::{ended, fail_on, how, language, options, refuse, shaped, threads};

/// Draws, where the user does not say; above [`MANY`] bids fewer in proportion.
const DRAWS: u64 = 1_000_000;
/// Bids from which fewer weights are drawn.
const MANY: u64 = 1_000;
/// The most draws that can be asked for.
const MOST_DRAWS: u64 = 1_000_000_000;

fn own(name: &'static str, text: Robust, lang: Lang) -> Arg {
    flag(name, Help::Robust(text), lang).value_name("N")
}

/// `keur robustness`.
pub fn command(lang: Lang) -> Command {
    let help = |text: Robust| keur::lang::Say::text(&text, lang);
    let command = Command::new("robustness").about(help(Robust::Command)).arg(paths(lang));
    let command = without_tender(command, lang).after_help(examples(Help::Robust(Robust::Examples), lang));
    let most = value_parser!(u64).range(0..=MOST_DRAWS);
    shaped(command, Subject::Robustness, lang)
        .mut_arg("top", |top| top.help(help(Robust::TopFlag)))
        .arg(own("within", Robust::WithinFlag, lang).value_parser(value_parser!(u32).range(1..=100)))
        .arg(own("draws", Robust::DrawsFlag, lang).value_parser(most))
        .arg(own("seed", Robust::SeedFlag, lang).value_parser(value_parser!(u64)))
        .arg(fail_on(lang))
}

/// How weights are drawn.
fn draws(given: &ArgMatches, bids: usize) -> Draws {
    let bids = u64::try_from(bids).unwrap_or(u64::MAX).max(MANY);
    Draws {
        draws: given.get_one::<u64>("draws").copied().unwrap_or(DRAWS * MANY / bids),
        seed: given.get_one::<u64>("seed").copied().unwrap_or(1),
        within: given.get_one::<u32>("within").copied(),
    }
}

/// Runs `robustness`.
pub fn run(given: &ArgMatches) -> Result<Ended> {
    let outputs = Outputs::new(given, Subject::Robustness)?;
    let Inputs { disk, mut opened, bids, whole, .. } = inputs::find(given)?;
    let lang = language(given, &opened);
    let mut options = options(given);
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
    let draws = draws(given, bids.len());
    for (name, value) in [("draws", draws.draws), ("seed", draws.seed)] {
        options.said.push((name.to_owned(), value.to_string()));
    }
    options.said.extend(draws.within.map(|percent| ("within".to_owned(), percent.to_string())));
    let watched = Progress::new(0, lang);
    let told = |done: u64| watched.say(&Robust::Progress { done, all: draws.draws });
    let settings = Settings { top: options.top, draws, threads: threads(given), progress: &told };
    let found = study(&round, &opened.conditions, settings)?;
    watched.clear();
    outputs.write(&Report {
        subject: Subject::Robustness,
        opened: &opened,
        round: Some(&round),
        studies: Studies { robustness: Some(&found), ..Studies::default() },
        findings: &opened.findings,
        sources: &opened.sources,
        lang,
        options: &options,
    })?;
    Ok(ended(given, &opened.findings, &round, lang))
}
