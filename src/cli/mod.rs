//! The command line: the only place with disk, clock, environment and standard output.
//!
//! In: what the user typed. Out: reports, and an exit code: 0 done; 1 done, and something at or
//! above `--fail-on` was found; 2 could not do it. No flag changes what a code means.
//!
//! To add a command: one file with `command()` and `run()`, and its lines in [`arguments`] and
//! [`dispatch`].
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "this is where the program meets the machine"
)]

mod arguments;
mod asking;
mod baseline;
mod catalogue;
mod check;
mod completions;
mod compose;
mod disk;
mod document;
mod dossier;
mod evidence;
mod explain;
mod form;
mod inputs;
mod judging;
mod letter;
mod new;
mod output;
mod publish;
mod rehearse;
mod robustness;
mod score;
mod told;
mod verify;
mod workbooks;

use std::process::ExitCode;

use anyhow::Result;
use clap::ArgMatches;
use keur::lang::{Help, Lang, Say};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Done.
    Done,
    /// Done, and something was found that the user asked to fail on.
    Found,
    /// It could not be done, or not wholly; why was said already.
    Failed,
}

/// Something that the user must mend: said as it is, without a trace.
#[derive(Debug)]
pub struct Stop {
    /// What is wrong.
    pub what: Help,
    /// What to do.
    pub help: Option<Help>,
}

impl Stop {
    /// A stop without advice.
    pub fn because(what: Help) -> anyhow::Error {
        anyhow::Error::new(Stop { what, help: None })
    }

    /// A stop with advice.
    pub fn advising(what: Help, help: Help) -> anyhow::Error {
        anyhow::Error::new(Stop { what, help: Some(help) })
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.what.say(Lang::En, f)
    }
}

impl std::error::Error for Stop {}

/// Runs the program.
pub fn run() -> ExitCode {
    let typed: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let lang = arguments::language(&typed);
    let ended = match arguments::command(lang).try_get_matches_from(&typed) {
        Ok(matches) => match dispatch(&matches, lang) {
            Ok(ended) => ended,
            Err(error) => {
                complain(&error, lang);
                Ended::Failed
            }
        },
        Err(error) => arguments::refuse(&error, lang),
    };
    ExitCode::from(match ended {
        Ended::Done => 0,
        Ended::Found => 1,
        Ended::Failed => 2,
    })
}

fn dispatch(matches: &ArgMatches, lang: Lang) -> Result<Ended> {
    match matches.subcommand() {
        Some(("score", given)) => score::run(given, keur::report::Subject::Score),
        Some(("compare", given)) => score::run(given, keur::report::Subject::Compare),
        Some(("chain", given)) => score::run(given, keur::report::Subject::Chain),
        Some(("evidence", given)) => evidence::run(given, lang),
        Some(("check", given)) => check::run(given, lang),
        Some(("explain", given)) => explain::run(given, lang),
        Some(("robustness", given)) => robustness::run(given),
        Some(("rehearse", given)) => rehearse::run(given),
        Some(("catalogue", given)) => catalogue::run(given, lang),
        Some(("new", given)) => new::run(given, lang),
        Some(("form", given)) => form::run(given, lang),
        Some(("publish", given)) => publish::run(given, lang),
        Some(("document", given)) => document::run(given),
        Some(("letter", given)) => letter::run(given),
        Some(("verify", given)) => verify::run(given, lang),
        Some(("completions", given)) => completions::completions(given, lang),
        Some(("man", given)) => completions::man(given, lang),
        _ => Err(Stop::advising(Help::NeedsCommand, Help::MoreHelp)),
    }
}

/// Says on standard error what went wrong.
fn complain(error: &anyhow::Error, lang: Lang) {
    let word = match lang {
        Lang::Nl => "fout",
        Lang::En => "error",
    };
    match error.downcast_ref::<Stop>() {
        Some(stop) => {
            anstream::eprintln!("{word}: {}", keur::report::clean(&stop.what.text(lang)));
            if let Some(help) = &stop.help {
                anstream::eprintln!("  {}", help.text(lang));
            }
        }
        None => anstream::eprintln!("{word}: {}", keur::report::clean(&format!("{error:#}"))),
    }
}
