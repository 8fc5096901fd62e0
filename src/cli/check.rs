//! `keur check`: every finding on catalogue, tender and bids.

use std::path::Path;

use anyhow::Result;
use clap::{ArgMatches, Command};
use keur::assess::{self, Round, Verdict};
use keur::diag::Severity;
use keur::lang::{Help, Lang, Say};
use keur::report::{Options, Report, Subject};

use super::Ended;
use super::arguments::{examples, flag, paths, several, without_tender};
use super::inputs::{self, Inputs};
use super::output::{Outputs, Progress};
use super::score::{self, all_findings, fail_on, shaped};

/// Bids whose findings are looked at without reading them a second time.
const KEEP: usize = 2000;

/// `keur check`.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("check").about(Help::Check.text(lang)).arg(paths(lang));
    let command = without_tender(command, lang).after_help(examples(Help::CheckExamples, lang));
    shaped(command, Subject::Check, lang)
        .arg(flag("root", Help::RootFlag, lang).value_name("FOLDER"))
        .arg(fail_on(lang))
}

/// Runs `check`.
pub fn run(given: &ArgMatches) -> Result<Ended> {
    let outputs = Outputs::new(given, Subject::Check)?;
    let Inputs { disk, opened, bids } = inputs::find(given)?;
    let lang = score::language(given, &opened);
    let progress = Progress::new(bids.len(), lang);
    let how = assess::Options {
        threads: score::threads(given),
        keep: KEEP,
        digests: outputs.want_digests(),
        look: Some(keur::check::bid),
        progress: &|done| progress.tell(done),
    };
    let round = opened
        .rules
        .as_ref()
        .map(|rules| Round::run((rules, &opened.conditions), &disk, &bids, opened.next_file(), how));
    progress.clear();
    let (findings, sources) = all_findings(&opened, round.as_ref())?;
    let from = given.get_one::<String>("root").map_or(".", String::as_str);
    let root = inputs::relative(&inputs::absolute(Path::new(from)), disk.root());
    let options = Options { root, ..score::options(given) };
    outputs.write(&Report {
        subject: Subject::Check,
        opened: &opened,
        round: round.as_ref(),
        findings: &findings,
        sources: &sources,
        lang,
        options: &options,
    })?;
    let asked = several(given, "fail-on");
    let asked = if asked.is_empty() { vec!["error".to_owned()] } else { asked };
    let verdict = |wanted| {
        round.as_ref().is_some_and(|round| round.entries.iter().any(|e| e.standing.verdict == Some(wanted)))
    };
    let hits = asked.iter().any(|word| match word.as_str() {
        "error" => findings.any(Severity::Error),
        "warning" => findings.any(Severity::Warning),
        "rejected" => verdict(Verdict::Rejected),
        "undetermined" => verdict(Verdict::Rejected) || verdict(Verdict::Undetermined),
        _ => false,
    });
    Ok(if hits { Ended::Found } else { Ended::Done })
}
