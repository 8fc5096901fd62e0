//! `keur document`: the assessment chapter for the tender documents.

use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};
use keur::lang::{Chapter, Help, Lang, Say};
use keur::report::document::chapter;
use keur::report::page::{FORMS, Form, Page};

use super::arguments::{examples, flag, several, switch, without_tender};
use super::inputs::{self, Inputs};
use super::new::shown;
use super::output::{self, to_stdout};
use super::score::{language, refuse};
use super::{Ended, Stop};

/// The form on standard output where none is named.
const PLAIN: &str = "markdown";

/// `keur document`.
pub fn command(lang: Lang) -> Command {
    let names: Vec<&str> = FORMS.iter().map(|form| form.name()).collect();
    let text = |text: Chapter| Help::Chapter(text);
    let command = Command::new("document")
        .about(Chapter::Command.text(lang))
        .arg(Arg::new("path").value_name("PATH").help(Help::Path.text(lang)));
    without_tender(command, lang)
        .arg(
            flag("output", text(Chapter::OutputFlag), lang)
                .short('o')
                .value_name("FILE")
                .action(ArgAction::Append),
        )
        .arg(
            flag("format", text(Chapter::FormatFlag), lang)
                .value_name("NAME")
                .value_parser(names)
                .hide_possible_values(true),
        )
        .arg(switch("force", Help::Force, lang))
        .after_help(examples(text(Chapter::Examples), lang))
}

/// Runs `document`. It reads no bids.
pub fn run(given: &ArgMatches) -> Result<Ended> {
    let files = files(given)?;
    let Inputs { opened, .. } =
        inputs::find_at(given, several(given, "path").iter().map(PathBuf::from).collect())?;
    let lang = language(given, &opened);
    let rules = opened.rules.as_ref().filter(|_| !opened.findings.has_errors());
    let Some(rules) = rules else { return refuse(&opened, lang, output::colour(given)) };
    let page = chapter(&opened, rules, lang);
    for (file, form) in &files {
        let cannot = |why: std::io::Error| {
            Stop::because(Help::CannotWrite { file: shown(file), why: why.to_string() })
        };
        fs::write(file, form.bytes(&page)?).map_err(cannot)?;
        anstream::eprintln!("{}", Help::Wrote(shown(file)).text(lang));
    }
    print(given, &page, files.is_empty())?;
    Ok(Ended::Done)
}

/// The files that are asked for, each in the form of its ending: none where one would be written over.
fn files(given: &ArgMatches) -> Result<Vec<(PathBuf, &'static dyn Form)>> {
    let mut files: Vec<(PathBuf, &'static dyn Form)> = Vec::new();
    for file in several(given, "output") {
        let ending = Path::new(&file).extension().and_then(|end| end.to_str()).map(str::to_lowercase);
        let Some(form) = FORMS.iter().find(|form| Some(form.extension()) == ending.as_deref()) else {
            let known = FORMS.iter().map(|form| format!(".{}", form.extension())).collect();
            return Err(Stop::because(Help::NotAFormat { file, known }));
        };
        files.push((PathBuf::from(file), *form));
    }
    let there = files.iter().find(|(file, _)| file.symlink_metadata().is_ok());
    if let Some((file, _)) = there.filter(|_| !given.get_flag("force")) {
        return Err(Stop::because(Help::Exists(shown(file))));
    }
    Ok(files)
}

/// Prints the chapter: in the form that is named, or as Markdown where nothing else is asked.
fn print(given: &ArgMatches, page: &Page, alone: bool) -> Result<()> {
    let named = given.get_one::<String>("format").map(String::as_str);
    let Some(name) = named.or_else(|| alone.then_some(PLAIN)) else { return Ok(()) };
    let Some(form) = FORMS.iter().find(|form| form.name() == name) else { return Ok(()) };
    if std::io::stdout().is_terminal() && matches!(name, "docx" | "odt") {
        return Err(Stop::because(Help::Chapter(Chapter::NotText { format: name.to_owned() })));
    }
    let bytes = form.bytes(page)?;
    to_stdout(&mut |out| out.write_all(&bytes))
}
