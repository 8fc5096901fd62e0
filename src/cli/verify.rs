//! `keur verify`: checks a dossier, byte for byte.

use std::fs::File;
use std::io;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use keur::lang::{Dossier, Help, Lang, Say};
use keur::report::clean;
use keur::report::dossier::{Key, Signed, Tool, Verified, verify};

use super::arguments::{examples, flag, several};
use super::dossier::small;
use super::{Ended, Stop, output, score};

/// Differences that are said; more are counted.
const SHOWN: usize = 20;

/// `keur verify`.
pub fn command(lang: Lang) -> Command {
    Command::new("verify")
        .about(Dossier::Verify.text(lang))
        .arg(Arg::new("file").value_name("FILE").required(true).help(Dossier::VerifyPath.text(lang)))
        .arg(flag("key", Help::Dossier(Dossier::KeyFlag), lang).value_name("FILE"))
        .arg(flag("threads", Help::Threads, lang).value_name("N").value_parser(value_parser!(u32).range(1..)))
        .arg(
            flag("fail-on", Help::Dossier(Dossier::FailOn), lang)
                .value_name("LIST")
                .value_delimiter(',')
                .value_parser(["error", "warning", "never"])
                .hide_possible_values(true)
                .action(ArgAction::Append),
        )
        .after_help(examples(Help::Dossier(Dossier::VerifyExamples), lang))
}

/// Runs `verify`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let name = given.get_one::<String>("file").cloned().unwrap_or_default();
    let key = given.get_one::<String>("key").map(|file| key(file)).transpose()?;
    let file = plain(&name)?;
    let verified = verify(file, key.as_ref(), score::threads(given)).map_err(|why| {
        let (file, why) = (name.clone(), Box::new(why));
        Stop::because(Help::Dossier(Dossier::CannotVerify { file, why }))
    })?;
    let lines: Vec<String> = said(&name, &verified).iter().map(|text| text.text(lang)).collect();
    output::to_stdout(&mut |out| lines.iter().try_for_each(|text| show(text, out)))?;
    let asked = several(given, "fail-on");
    let asks = |word: &str| asked.iter().any(|one| one == word);
    let unchecked = matches!(verified.signed, Signed::Unchecked(_));
    let fails = !verified.differences.is_empty() && (asked.is_empty() || asks("error") || asks("warning"));
    Ok(if fails || unchecked && asks("warning") { Ended::Found } else { Ended::Done })
}

/// Opens a plain file; a pipe would hang.
fn plain(name: &str) -> Result<File> {
    let cannot =
        |why: &io::Error| Stop::because(Help::CannotRead { file: name.to_owned(), why: why.to_string() });
    let found = std::fs::metadata(name).map_err(|why| cannot(&why))?;
    if !found.is_file() {
        return Err(Stop::because(Help::NothingThere(name.to_owned())));
    }
    File::open(name).map_err(|why| cannot(&why))
}

fn key(file: &str) -> Result<Key> {
    let pem = small(file)?;
    let no_key = || Stop::because(Help::Dossier(Dossier::NoPublicKey(file.to_owned())));
    Key::from_pem(&pem).ok_or_else(no_key)
}

/// What came of it, text by text.
fn said(name: &str, verified: &Verified) -> Vec<Dossier> {
    let name = name.to_owned();
    let mut said = Vec::new();
    if verified.differences.is_empty() {
        let (inputs, version, method) = (verified.inputs, verified.tool.version.clone(), verified.method);
        said.extend([Dossier::Holds(name), Dossier::Held { inputs, version, method }]);
        said.extend((verified.kept > 0).then_some(Dossier::KeptLetters(verified.kept)));
    } else {
        said.push(Dossier::Fails(name));
        said.extend(verified.differences.iter().take(SHOWN).cloned());
        let more = verified.differences.len().saturating_sub(SHOWN);
        said.extend((more > 0).then_some(Dossier::More(more)));
        let (made, this) = (verified.tool.version.clone(), Tool::this().version);
        said.extend((made != this).then_some(Dossier::OtherVersion { made, this }));
    }
    said.extend(match &verified.signed {
        Signed::By(key) => Some(Dossier::SignedBy(key.clone())),
        Signed::Unchecked(key) => Some(Dossier::SignatureUnchecked(key.clone())),
        Signed::Not if verified.differences.is_empty() => Some(Dossier::Unsigned),
        Signed::Not => None,
    });
    said
}

/// Shows a text of one or more lines; what came from the dossier is made harmless.
fn show(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    text.lines().try_for_each(|line| writeln!(out, "{}", clean(line)))
}
