//! `keur completions` and `keur man`.

use std::fs;
use std::path::Path;

use anyhow::Result;
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use keur::lang::{Help, Lang, Say};

use super::output::to_stdout;
use super::{Ended, Stop, arguments};

/// `keur completions`.
pub fn command(lang: Lang) -> Command {
    let shell = Arg::new("shell")
        .value_name("SHELL")
        .required(true)
        .value_parser(value_parser!(Shell))
        .hide_possible_values(true)
        .help(Help::Shell.text(lang));
    Command::new("completions").about(Help::Completions.text(lang)).arg(shell)
}

/// `keur man`.
pub fn man_command(lang: Lang) -> Command {
    let folder = Arg::new("folder").value_name("FOLDER").help(Help::ManFolder.text(lang));
    Command::new("man").about(Help::Man.text(lang)).arg(folder)
}

/// Runs `completions`.
pub fn completions(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    if let Some(&shell) = given.get_one::<Shell>("shell") {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut arguments::command(lang), "keur", &mut script);
        to_stdout(&mut |out| out.write_all(&script))?;
    }
    Ok(Ended::Done)
}

/// Runs `man`: one page per command into a folder, or the main one to standard output.
pub fn man(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let mut keur = arguments::command(lang);
    keur.build();
    let Some(folder) = given.get_one::<String>("folder") else {
        let page = page(keur)?;
        to_stdout(&mut |out| out.write_all(&page))?;
        return Ok(Ended::Done);
    };
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotWrite { file: folder.clone(), why: why.to_string() });
    fs::create_dir_all(folder).map_err(cannot)?;
    for command in family(keur) {
        let name = format!("{}.1", command.get_name());
        fs::write(Path::new(folder).join(&name), page(command)?).map_err(cannot)?;
    }
    anstream::eprintln!("{}", Help::Wrote(folder.clone()).text(lang));
    Ok(Ended::Done)
}

/// A command and all below it, each named after its place: `keur-catalogue-show`.
fn family(command: Command) -> Vec<Command> {
    let mut all = Vec::new();
    for sub in command.get_subcommands().cloned().collect::<Vec<_>>() {
        let name: &'static str =
            Box::leak(format!("{}-{}", command.get_name(), sub.get_name()).into_boxed_str());
        all.extend(family(sub.name(name)));
    }
    all.insert(0, command);
    all
}

fn page(command: Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
