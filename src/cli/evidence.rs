//! `keur evidence`: the documents of each bid, and the digests that it lacks.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{ArgAction, ArgMatches, Command};
use keur::assess::{BidFile, bid_files};
use keur::diag::{FileId, Findings, Source};
use keur::lang::{Help, Lang, Papers, Say};
use keur::model::offer::Found;
use keur::read::{self, Filed, Files as _};
use keur::report::{Subject, clean};

use super::arguments::{examples, flag, paths, several, switch, without_tender};
use super::disk::Disk;
use super::{Ended, Stop, inputs, score};

/// `keur evidence`.
pub fn command(lang: Lang) -> Command {
    let say = Help::Papers;
    let command = Command::new("evidence").about(say(Papers::About).text(lang)).arg(paths(lang));
    let command = without_tender(command, lang).after_help(examples(say(Papers::Examples), lang));
    score::shaped(command, Subject::Evidence, lang)
        .arg(
            flag("only", Help::Only, lang).value_name("ID,ID").value_delimiter(',').action(ArgAction::Append),
        )
        .arg(switch("fill", say(Papers::FillFlag), lang).conflicts_with_all(["format", "output", "only"]))
        .arg(switch("force", say(Papers::ForceFlag), lang).requires("fill"))
        .arg(score::fail_on(lang))
}

/// Runs `evidence`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    if !given.get_flag("fill") {
        return score::run(given, Subject::Evidence);
    }
    let mut paths: Vec<PathBuf> = several(given, "path").into_iter().map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    let mut ended = Ended::Done;
    for path in paths {
        if !path.exists() {
            return Err(Stop::because(Help::NothingThere(path.display().to_string())));
        }
        let (root, bids) = bids(&path)?;
        for bid in bids {
            let one = fill(&root, &bid, given.get_flag("force"), lang)?;
            ended = worse(ended, one);
        }
    }
    Ok(ended)
}

/// The worse of two ends.
pub fn worse(a: Ended, b: Ended) -> Ended {
    match (a, b) {
        (Ended::Failed, _) | (_, Ended::Failed) => Ended::Failed,
        (Ended::Found, _) | (_, Ended::Found) => Ended::Found,
        _ => Ended::Done,
    }
}

/// The bids that a path means, with the folder that theirs are below: a bid, a folder of bids, or a tender.
fn bids(path: &Path) -> Result<(PathBuf, Vec<BidFile>)> {
    let path = inputs::absolute(path);
    if !path.is_dir() {
        let root = path.parent().map(Path::to_owned).unwrap_or_default();
        let file = inputs::relative(&root, &path);
        return Ok((root, vec![BidFile::new(&file)]));
    }
    let folder = if path.join("tender.toml").exists() { "bids" } else { "" };
    let found = bid_files(&Disk::new(&path), folder);
    let found =
        found.map_err(|_| Stop::because(Help::NothingThere(path.join(folder).display().to_string())))?;
    Ok((path, found))
}

/// Fills in the digests that one bid lacks, and says what it found.
fn fill(root: &Path, bid: &BidFile, force: bool, lang: Lang) -> Result<Ended> {
    let disk = Disk::new(root);
    let shown = inputs::relative(&inputs::absolute(Path::new(".")), &root.join(&bid.path));
    let tell = |papers: Papers| anstream::eprintln!("{}", clean_lines(&papers.text(lang)));
    let cannot = || {
        tell(Papers::CannotFill(shown.clone()));
        Ok(Ended::Failed)
    };
    let Ok(text) = disk.text(&bid.path) else { return cannot() };
    let source = Source { path: bid.path.clone(), text: text.into_owned() };
    let Some(filed) = read::filed(&source, FileId(0), &mut Findings::default()) else { return cannot() };
    let looked: Vec<Look> = filed.iter().map(|one| look(&disk, bid, one)).collect();
    let mut ended = Ended::Done;
    for (one, look) in filed.iter().zip(&looked) {
        let (file, id) = (shown.clone(), one.id.clone());
        match look {
            Look::Gone => tell(Papers::NotFound { file, id, place: one.file.clone() }),
            Look::Differs(found) if !force => {
                let stated = one.sha256.clone().unwrap_or_default();
                tell(Papers::Differs { file, id, stated, found: found.clone() });
            }
            _ => continue,
        }
        ended = Ended::Found;
    }
    let digest = |look: &Look| match look {
        Look::Lacks(found) => Some(found.clone()),
        Look::Differs(found) if force => Some(found.clone()),
        _ => None,
    };
    let digests: Vec<Option<String>> = looked.iter().map(digest).collect();
    let lacking = looked.iter().filter(|look| matches!(look, Look::Lacks(_))).count();
    if digests.iter().any(Option::is_some) {
        let Some(changed) = read::with_digests(&source.text, &filed, &digests) else { return cannot() };
        replace(&root.join(&bid.path), &changed)?;
    }
    for (one, look) in filed.iter().zip(&looked) {
        if let (Look::Differs(_), true, Some(was)) = (look, force, one.sha256.clone()) {
            tell(Papers::Replaced { file: shown.clone(), id: one.id.clone(), was });
        }
    }
    if lacking > 0 {
        tell(Papers::Filled { file: shown.clone(), n: lacking });
    } else if ended == Ended::Done && digests.iter().all(Option::is_none) {
        tell(Papers::NothingToFill(shown.clone()));
    }
    if ended == Ended::Found && looked.iter().any(|look| matches!(look, Look::Differs(_))) && !force {
        tell(Papers::DiffersHelp);
    }
    Ok(ended)
}

/// A text with its line breaks kept and everything that cannot be seen made visible.
fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// What became of a document.
enum Look {
    /// It states no digest; this is the file's.
    Lacks(String),
    /// It states another digest than the file's.
    Differs(String),
    /// It states the file's.
    Same,
    /// There is no file to look at.
    Gone,
}

fn look(disk: &Disk, bid: &BidFile, one: &Filed) -> Look {
    let Found::Present { sha256, .. } = disk.evidence(&bid.folder, &one.file) else { return Look::Gone };
    match &one.sha256 {
        None => Look::Lacks(sha256),
        Some(stated) if stated.eq_ignore_ascii_case(&sha256) => Look::Same,
        Some(_) => Look::Differs(sha256),
    }
}

/// Writes a file whole or not at all. The new text is written beside it first, in a file that was not there: a link
/// that somebody laid in its place is not followed.
fn replace(path: &Path, text: &str) -> Result<()> {
    let shown = path.display().to_string();
    let cannot =
        |why: std::io::Error| Stop::because(Help::CannotWrite { file: shown.clone(), why: why.to_string() });
    let beside = path.with_file_name(format!(
        ".{}.new",
        path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default()
    ));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside).map_err(cannot)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(cannot)
}
