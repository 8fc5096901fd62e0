//! `keur explain CODE`: what a finding means, why it matters, and how to mend it.

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};
use keur::check;
use keur::lang::{Help, Lang, Say};
use keur::report::view;

use super::arguments::examples;
use super::output::to_stdout;
use super::{Ended, Stop};

/// `keur explain`.
pub fn command(lang: Lang) -> Command {
    Command::new("explain")
        .about(Help::Explain.text(lang))
        .arg(Arg::new("code").value_name("CODE").required(true).help(Help::ExplainCode.text(lang)))
        .after_help(examples(Help::ExplainExamples, lang))
}

/// Runs `explain`: a code by its letter and digits, or by its name.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let said = given.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    let asked: Vec<_> = check::codes()
        .into_iter()
        .filter(|(code, _)| code.id().eq_ignore_ascii_case(said) || code.name == said)
        .collect();
    let Some((code, pages)) = asked.first() else {
        return Err(Stop::advising(Help::NoSuchCode(said.to_owned()), Help::SeeCodes));
    };
    to_stdout(&mut |out| {
        writeln!(out, "{}", view::code_line(*code, lang))?;
        writeln!(out, "{}\n\n{}", pages.page(lang).title(), pages.page(lang).explanation())
    })?;
    Ok(Ended::Done)
}
