//! What can be typed: commands and flags, with help in the user's language.

use std::ffi::OsString;
use std::io::IsTerminal as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use keur::lang::{Help, Lang, Say};
use keur::report::Reader;

use super::{
    Ended, catalogue, check, completions, document, evidence, explain, form, letter, new, publish, rehearse,
    robustness, score, verify,
};

/// The language before anything is read: `--lang`, else on a terminal `LANG`, else Dutch.
pub fn language(typed: &[OsString]) -> Lang {
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    after.or(joined).and_then(Lang::of).unwrap_or_else(|| terminal_language().unwrap_or(Lang::Nl))
}

/// The language of the terminal, where standard output is one.
pub fn terminal_language() -> Option<Lang> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let first = set.into_iter().find(|value| !value.is_empty())?;
    Lang::of(first.get(..2)?)
}

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let say = |help: Help| help.text(lang);
    let commands = [
        score::command(lang),
        score::compare_command(lang),
        score::chain_command(lang),
        evidence::command(lang),
        check::command(lang),
        explain::command(lang),
        robustness::command(lang),
        rehearse::command(lang),
        catalogue::command(lang),
        new::command(lang),
        form::command(lang),
        publish::command(lang),
        document::command(lang),
        letter::command(lang),
        verify::command(lang),
        completions::command(lang),
        completions::man_command(lang),
    ];
    let keur = Command::new("keur")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(Help::KeurLong))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say(Help::VersionFlag)),
        )
        .arg(
            flag("lang", Help::LangFlag, lang)
                .global(true)
                .value_parser(["nl", "en"])
                .value_name("nl|en")
                .hide_possible_values(true),
        )
        .arg(
            flag("color", Help::Colour, lang)
                .global(true)
                .value_parser(["auto", "always", "never"])
                .value_name("WHEN")
                .hide_possible_values(true),
        )
        .subcommand_required(true)
        .subcommands(commands);
    dress(keur, "", lang)
}

/// A flag with a value.
pub fn flag(name: &'static str, help: Help, lang: Lang) -> Arg {
    Arg::new(name).long(name).help(help.text(lang))
}

/// A flag without a value.
pub fn switch(name: &'static str, help: Help, lang: Lang) -> Arg {
    flag(name, help, lang).action(ArgAction::SetTrue)
}

/// The paths of a tender or its bids.
pub fn paths(lang: Lang) -> Arg {
    Arg::new("path").value_name("PATH").num_args(0..).help(Help::Path.text(lang))
}

/// Flags for rules without a tender.
pub fn without_tender(command: Command, lang: Lang) -> Command {
    command
        .arg(flag("catalogue", Help::CatalogueFlag, lang).value_name("ID|PATH").action(ArgAction::Append))
        .arg(flag("profile", Help::ProfileFlag, lang).value_name("ID").requires("catalogue"))
        .arg(
            flag("context", Help::ContextFlag, lang)
                .value_name("KEY=VALUE")
                .requires("catalogue")
                .action(ArgAction::Append),
        )
        .arg(flag("as-of", Help::AsOf, lang).value_name("DATE").requires("catalogue"))
}

/// Headings in the user's language, and the rest of the help the same everywhere.
fn dress(command: Command, above: &str, lang: Lang) -> Command {
    let path = format!("{above}{}", command.get_name());
    let say = |help: Help| help.text(lang);
    let has = |command: &Command, positional: bool| {
        command.get_arguments().any(|argument| argument.is_positional() == positional)
    };
    let mut template = String::from("{about-with-newline}\n");
    template.push_str(&format!("{}: {}\n", say(Help::Usage), usage(&path, &command, lang)));
    if command.get_subcommands().next().is_some() {
        template.push_str(&format!("\n{}:\n{{subcommands}}\n", say(Help::Commands)));
    }
    if has(&command, true) {
        template.push_str(&format!("\n{}:\n{{positionals}}\n", say(Help::Arguments)));
    }
    template.push_str(&format!("\n{}:\n{{options}}{{after-help}}", say(Help::Flags)));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help(say(Help::HelpFlag)));
    for name in names {
        command = command.mut_subcommand(name, |sub| dress(sub, &format!("{path} "), lang));
    }
    command
}

/// How a command is typed: its name, flags, and what it takes.
fn usage(path: &str, command: &Command, lang: Lang) -> String {
    let mut usage = format!("{path} [{}]", Help::Flags.text(lang).to_uppercase());
    for argument in command.get_positionals() {
        let name = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        let name = name.unwrap_or_default();
        let several = argument.get_num_args().is_some_and(|n| n.max_values() > 1);
        let one = if argument.is_required_set() { format!(" {name}") } else { format!(" [{name}]") };
        usage.push_str(&one);
        usage.push_str(if several { "…" } else { "" });
    }
    if command.get_subcommands().next().is_some() {
        usage.push_str(&format!(" {}", Help::Command.text(lang)));
    }
    usage
}

/// Examples under the help of a command.
pub fn examples(help: Help, lang: Lang) -> String {
    format!("\n{}:\n{}", Help::Examples.text(lang), help.text(lang))
}

/// Who reads, as given.
pub fn reader(given: &ArgMatches) -> Reader {
    let asked = given.try_get_one::<String>("for").ok().flatten();
    Reader::ALL.into_iter().find(|reader| asked.is_some_and(|name| name == reader.name())).unwrap_or_default()
}

/// The texts given to an argument that may stand there several times.
pub fn several(given: &ArgMatches, name: &str) -> Vec<String> {
    given.try_get_many::<String>(name).ok().flatten().into_iter().flatten().cloned().collect()
}

/// Help and version are shown; anything else is a fault of usage, said in the user's language.
pub fn refuse(error: &clap::Error, lang: Lang) -> Ended {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return Ended::Done;
    }
    let named = |kind| error.get(kind).map(said).unwrap_or_default();
    let argument = || named(ContextKind::InvalidArg).join(" ");
    let value = || named(ContextKind::InvalidValue).join(" ");
    let what = match error.kind() {
        ErrorKind::UnknownArgument => Help::UnknownArgument(argument()),
        ErrorKind::InvalidSubcommand => Help::UnknownCommand(named(ContextKind::InvalidSubcommand).join(" ")),
        ErrorKind::InvalidValue if !value().is_empty() => Help::InvalidValue {
            value: value(),
            argument: argument(),
            possible: named(ContextKind::ValidValue),
        },
        ErrorKind::InvalidValue | ErrorKind::MissingRequiredArgument => Help::MissingArgument(argument()),
        ErrorKind::ValueValidation => {
            Help::InvalidValue { value: value(), argument: argument(), possible: Vec::new() }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Help::NeedsCommand
        }
        _ => Help::WrongUsage(error.kind().to_string()),
    };
    super::complain(&super::Stop::advising(what, Help::MoreHelp), lang);
    Ended::Failed
}

fn said(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        _ => Vec::new(),
    }
}
