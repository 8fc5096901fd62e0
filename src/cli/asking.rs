//! `keur new tender --interactive`: lines from standard input to the conversation, its questions to standard error.

use std::io::{self, BufRead, IsTerminal as _, Read as _};
use std::path::Path;

use anyhow::Result;
use keur::lang::{Asked, Help, Lang, Say};
use keur::read::{Failed, Files, shipped_ids};
use keur::report::asking::{Shelved, Talk, Told};
use keur::report::clean;
use keur::resolve::LOCK;

use super::disk::Disk;
use super::inputs::{absolute, relative};
use super::{Stop, catalogue, new};

/// The most bytes of a line; what is typed is never so long.
const MOST_LINE: usize = 8 * 1024;
/// The most bytes that are read to find the end of a line that is too long.
const MOST_SKIPPED: usize = 4 * 1024 * 1024;
/// Columns of a question where no terminal says how wide it is.
const WIDTH: usize = 100;
/// The fewest columns that are written for.
const NARROWEST: usize = 40;

/// A line of standard input.
enum Line {
    Typed(String),
    NotText,
    TooLong,
    Endless,
    End,
}

/// The text of a tender as it was composed in a conversation.
///
/// # Errors
/// The input ended or led nowhere, the officer does not want it written, or the rules are locked already.
pub fn compose(folder: &str, given: &[String], lang: Lang) -> Result<String> {
    let root = absolute(Path::new(folder));
    let shown = new::shown(&root.join("tender.toml"));
    if root.join(LOCK).symlink_metadata().is_ok() {
        return Err(stop(Asked::Locked(new::shown(&root.join(LOCK)))));
    }
    for name in given {
        new::loaded(name)?;
    }
    let catalogues: Vec<String> = given.iter().map(|name| from_there(name, &root)).collect();
    let files = Around::new(&root);
    let shelf = shelf();
    let id = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = new::checked(&id).unwrap_or_default();
    let mut talk = Talk::new(&files, &shelf, (&id, &catalogues), lang).map_err(stop)?;
    tell(&Asked::Intro(shown.clone()), lang);
    if root.join("tender.toml").symlink_metadata().is_ok() {
        tell(&Asked::Replaces(shown), lang);
    }
    tell(&Asked::Ways, lang);
    converse(&mut talk, lang)
}

fn converse(talk: &mut Talk<'_>, lang: Lang) -> Result<String> {
    let echoes = !io::stdin().is_terminal();
    let seen = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    let width = seen.unwrap_or(WIDTH).clamp(NARROWEST, WIDTH);
    let mut input = io::stdin().lock();
    loop {
        anstream::eprint!("{}", talk.ask(width));
        let line = line(&mut input)?;
        if let (true, Line::Typed(typed)) = (echoes, &line) {
            anstream::eprintln!("{}", clean(typed.trim_end()));
        } else if echoes {
            anstream::eprintln!();
        }
        let told = match line {
            Line::Typed(typed) => talk.answer(&typed),
            Line::NotText => talk.unreadable(Asked::NotText),
            Line::TooLong => talk.unreadable(Asked::TooLong(MOST_LINE)),
            Line::Endless => return Err(stop(Asked::Endless)),
            Line::End => {
                anstream::eprintln!();
                return Err(stop(Asked::Ended));
            }
        };
        match told {
            Told::Taken => {}
            Told::Said(said) => anstream::eprint!("\n{said}"),
            Told::Refused(why) => {
                let said = clean(&why.text(lang));
                for (n, line) in keur::report::wrap(&said, width - 4).iter().enumerate() {
                    anstream::eprintln!("  {} {line}", if n == 0 { "!" } else { " " });
                }
            }
            Told::Write(text) => return Ok(text),
            Told::Stop(why) => return Err(stop(why)),
        }
    }
}

/// The next line, in bounded memory.
fn line(input: &mut impl BufRead) -> Result<Line> {
    let cannot =
        |why: io::Error| Stop::because(Help::CannotRead { file: "-".to_owned(), why: why.to_string() });
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_LINE).unwrap_or(u64::MAX);
    let read = input.by_ref().take(most + 1).read_until(b'\n', &mut bytes).map_err(cannot)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() > MOST_LINE {
        return Ok(if skipped(input).map_err(cannot)? { Line::TooLong } else { Line::Endless });
    }
    Ok(String::from_utf8(bytes).map_or(Line::NotText, Line::Typed))
}

/// Reads on to the end of a line; whether it was found.
fn skipped(input: &mut impl BufRead) -> io::Result<bool> {
    let mut left = MOST_SKIPPED;
    while left > 0 {
        let held = input.fill_buf()?;
        if held.is_empty() {
            return Ok(true);
        }
        let end = held.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(held.len(), |end| end + 1);
        input.consume(length);
        if end.is_some() {
            return Ok(true);
        }
        left = left.saturating_sub(length);
    }
    Ok(false)
}

fn tell(text: &Asked, lang: Lang) {
    for line in keur::report::wrap(&text.text(lang), WIDTH) {
        anstream::eprintln!("{}", clean(&line));
    }
}

fn stop(why: Asked) -> anyhow::Error {
    Stop::because(Help::Asked(Box::new(why)))
}

/// The catalogues that come with the program and have criteria.
fn shelf() -> Vec<Shelved> {
    let opened = shipped_ids().into_iter().map(|id| (id, catalogue::load(id)));
    let shelved = opened.filter_map(|(id, opened)| {
        let title = opened.catalogues.first()?.head.title.clone();
        Some(Shelved { id: id.to_owned(), title, criteria: opened.catalogues.first()?.criteria.len() })
    });
    shelved.filter(|shelved| shelved.criteria > 0).collect()
}

/// A catalogue that was named from the working folder, as a tender in another folder names it.
fn from_there(name: &str, root: &Path) -> String {
    if !name.contains('/') && Path::new(name).extension().is_none_or(|end| end != "toml") {
        return name.to_owned();
    }
    let way = relative(root, &absolute(Path::new(name)));
    if way.contains('/') || way.ends_with(".toml") { way } else { format!("./{way}") }
}

/// The files around a folder that need not be there yet: they are looked for from the nearest that is.
struct Around {
    disk: Disk,
    rest: String,
}

impl Around {
    fn new(root: &Path) -> Around {
        let there = root.ancestors().find(|folder| folder.is_dir()).unwrap_or(root);
        Around { disk: Disk::new(there), rest: relative(there, root) }
    }

    fn at(&self, path: &str) -> String {
        keur::read::join(&self.rest, path)
    }
}

impl Files for Around {
    fn text(&self, path: &str) -> Result<std::borrow::Cow<'_, str>, Failed> {
        self.disk.text(&self.at(path))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Failed> {
        self.disk.list(&self.at(folder))
    }

    fn evidence(&self, _: &str, _: &str) -> keur::model::offer::Found {
        keur::model::offer::Found::Missing
    }
}
