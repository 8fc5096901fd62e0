//! Where reports go: standard output, files, and how wide and colourful a terminal is.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ArgMatches;
use keur::lang::{Help, Label, Lang, Pdf, Say};
use keur::report::{FORMATS, Format, Options, Parts, Reader, Report, Studies, Subject};

use super::arguments::{reader, several};
use super::{Stop, dossier};

/// The width of a table that goes to no terminal.
const WIDTH: usize = 80;
/// The width of excerpts on standard error.
pub const PLAIN_WIDTH: usize = 100;
/// The widest that a terminal is used.
const WIDEST: usize = 160;

/// Where one run writes to.
pub struct Outputs {
    to_stdout: Option<&'static dyn Format>,
    files: Vec<(String, &'static dyn Format)>,
    /// The dossiers that are asked for, by the ending of their names.
    pub dossiers: Vec<String>,
}

impl Outputs {
    /// What `--format` and `-o` ask for: a file's format is that of its ending.
    ///
    /// # Errors
    /// An ending that no format has, and readers for whom the subject is not.
    pub fn new(given: &ArgMatches, subject: Subject) -> Result<Outputs> {
        if reader(given) == Reader::Public && !subject.is_for_public() {
            return Err(Stop::because(Help::NotForPublic(subject.name())));
        }
        let (mut files, mut dossiers) = (Vec::new(), Vec::new());
        for file in several(given, "output") {
            let ending = Path::new(&file).extension().and_then(|end| end.to_str()).map(str::to_lowercase);
            if subject == Subject::Score && ending.as_deref() == Some(dossier::ENDING) {
                if reader(given) == Reader::Public {
                    return Err(Stop::because(Help::NotForPublic("score -o dossier.zip")));
                }
                dossiers.push(file);
                continue;
            }
            let known = |format: &&dyn Format| {
                ending.as_deref().is_some_and(|end| format.extensions().contains(&end))
            };
            let Some(format) = formats(subject).find(known) else {
                if ending.as_deref() == Some("pdf") {
                    return Err(Stop::advising(Help::Pdf(Pdf::NotBuilt), Help::Pdf(Pdf::HowToBuild)));
                }
                return Err(Stop::because(Help::NotAFormat { file, known: endings(subject) }));
            };
            files.push((file, format));
        }
        let named = given.get_one::<String>("format");
        let to_stdout = match named {
            Some(name) => formats(subject).find(|format| format.name() == name),
            None if files.is_empty() && dossiers.is_empty() => formats(subject).next(),
            None => None,
        };
        if let Some(format) = to_stdout.filter(|format| !format.is_text() && io::stdout().is_terminal()) {
            return Err(Stop::because(Help::NotForTerminal(format.name())));
        }
        Ok(Outputs { to_stdout, files, dossiers })
    }

    /// Whether any of them has this name.
    pub fn names(&self, name: &str) -> bool {
        let formats = self.files.iter().map(|(_, format)| *format).chain(self.to_stdout);
        formats.into_iter().any(|format| format.name() == name)
    }

    /// Whether any of them says which file had which digest.
    pub fn want_digests(&self) -> bool {
        let formats = self.files.iter().map(|(_, format)| *format).chain(self.to_stdout);
        formats.into_iter().any(Format::wants_digests)
    }

    /// Whether any of them tells how firm the outcome is.
    pub fn want_study(&self) -> bool {
        let formats = self.files.iter().map(|(_, format)| *format).chain(self.to_stdout);
        formats.into_iter().any(Format::wants_study)
    }

    /// Writes a report everywhere.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn write(&self, report: &Report<'_>) -> Result<()> {
        for (file, format) in &self.files {
            let plain = Options { colour: false, ..report.options.clone() };
            let report = Report { options: &plain, studies: studies(*format, report), ..*report };
            let mut out = Late { file, open: None };
            let written = format.write(&report, &mut out).and_then(|()| out.flush());
            written.map_err(|why| cannot(file, &why))?;
            anstream::eprintln!("{}", Help::Wrote(file.clone()).text(report.lang));
        }
        if let Some(format) = self.to_stdout {
            let report = Report { studies: studies(format, report), ..*report };
            to_stdout(&mut |out| format.write(&report, out))?;
        }
        Ok(())
    }

    /// Takes out, opened, those that write findings before all of them are known.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn streams(&mut self) -> Result<Vec<Stream>> {
        let mut streams = Vec::new();
        for (file, format) in std::mem::take(&mut self.files) {
            match format.parts() {
                Some(parts) => {
                    let out = Box::new(create(&file)?);
                    streams.push(Stream { parts, out, file: Some(file) });
                }
                None => self.files.push((file, format)),
            }
        }
        if let Some(parts) = self.to_stdout.and_then(Format::parts) {
            self.to_stdout = None;
            streams.push(Stream { parts, out: Box::new(Pipe::to_stdout()), file: None });
        }
        Ok(streams)
    }

    /// Whether nothing is to be written.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.to_stdout.is_none()
    }
}

/// What a format tells of studies: a report of `score` is the same whatever else is written beside it.
fn studies<'r>(format: &dyn Format, report: &Report<'r>) -> Studies<'r> {
    if report.subject == Subject::Score && !format.wants_study() {
        Studies::default()
    } else {
        report.studies
    }
}

/// Findings that are written in one form as they come.
pub struct Stream {
    parts: &'static dyn Parts,
    out: Box<dyn Write>,
    file: Option<String>,
}

impl Stream {
    /// Writes the findings of a part, so that a reader has them now.
    ///
    /// # Errors
    /// Those of writing.
    pub fn part(&mut self, part: &Report<'_>) -> Result<()> {
        let colour = part.options.colour && self.file.is_none();
        let options = Options { colour, ..part.options.clone() };
        let written = self.parts.part(&Report { options: &options, ..*part }, &mut self.out);
        let written = written.and_then(|()| self.out.flush());
        written.map_err(|why| self.cannot(why))
    }

    /// Writes what stands after the last part.
    ///
    /// # Errors
    /// Those of writing.
    pub fn end(mut self, found: [usize; 3], lang: Lang) -> Result<()> {
        let written = self.parts.end(found, lang, &mut self.out).and_then(|()| self.out.flush());
        written.map_err(|why| self.cannot(why))?;
        if let Some(file) = self.file {
            anstream::eprintln!("{}", Help::Wrote(file).text(lang));
        }
        Ok(())
    }

    fn cannot(&self, why: io::Error) -> anyhow::Error {
        match &self.file {
            Some(file) => cannot(file, &why),
            None => why.into(),
        }
    }
}

fn create(file: &str) -> Result<BufWriter<File>> {
    File::create(file).map(BufWriter::new).map_err(|why| cannot(file, &why))
}

/// A file that is made when there is something to write: a report that cannot be made empties none that is there.
struct Late<'f> {
    file: &'f str,
    open: Option<BufWriter<File>>,
}

impl Late<'_> {
    fn open(&mut self) -> io::Result<&mut BufWriter<File>> {
        if self.open.is_none() {
            self.open = Some(BufWriter::new(File::create(self.file)?));
        }
        self.open.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Write for Late<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.open()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.open()?.flush()
    }
}

fn cannot(file: &str, why: &io::Error) -> anyhow::Error {
    Stop::because(Help::CannotWrite { file: file.to_owned(), why: why.to_string() })
}

/// The formats that can report on a subject.
pub fn formats(subject: Subject) -> impl Iterator<Item = &'static dyn Format> {
    FORMATS.iter().copied().filter(move |format| format.subjects().contains(&subject))
}

/// The endings of files that some format has, with their dot.
pub fn endings(subject: Subject) -> Vec<String> {
    let dossier = (subject == Subject::Score).then_some(dossier::ENDING);
    let ends = formats(subject).flat_map(|format| format.extensions()).copied();
    ends.chain(dossier).map(|end| format!(".{end}")).collect()
}

/// Writes to standard output; a reader that stops reading is no fault.
///
/// # Errors
/// Those of writing.
pub fn to_stdout(write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut pipe = Pipe::to_stdout();
    write(&mut pipe)?;
    pipe.flush()?;
    Ok(())
}

/// Standard output that goes quiet when nobody reads it any more.
struct Pipe<W: Write> {
    out: W,
    closed: bool,
}

impl Pipe<BufWriter<io::StdoutLock<'static>>> {
    fn to_stdout() -> Self {
        Pipe { out: BufWriter::new(io::stdout().lock()), closed: false }
    }
}

impl<W: Write> Pipe<W> {
    fn quiet<T>(&mut self, done: io::Result<T>, otherwise: T) -> io::Result<T> {
        match done {
            Err(why) if why.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(otherwise)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let done = self.out.write(bytes);
        self.quiet(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let done = self.out.flush();
        self.quiet(done, ())
    }
}

/// Whether the terminal gets colour: `--color`, `NO_COLOR`, and only a terminal by itself.
pub fn colour(given: &ArgMatches) -> bool {
    match given.get_one::<String>("color").map(String::as_str) {
        Some("always") => true,
        Some("never") => false,
        _ => {
            let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
            wanted && io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// The width of tables: as given, else the terminal's, else 80.
pub fn width(given: &ArgMatches) -> usize {
    let asked = given.try_get_one::<usize>("width").ok().flatten().copied();
    asked.unwrap_or_else(|| {
        let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        terminal.map_or(WIDTH, |(width, _)| usize::from(width.0).min(WIDEST))
    })
}

/// Says on standard error how far a long run is, where somebody watches.
pub struct Progress {
    started: Instant,
    all: usize,
    lang: Lang,
    shown: std::sync::Mutex<Option<Instant>>,
    watched: bool,
}

impl Progress {
    /// Progress of a run over so many bids.
    pub fn new(all: usize, lang: Lang) -> Progress {
        let watched = io::stderr().is_terminal();
        Progress { started: Instant::now(), all, lang, shown: std::sync::Mutex::new(None), watched }
    }

    /// Told how many are done; says so after a second, and then ten times a second.
    pub fn tell(&self, done: usize) {
        self.say(&Label::Progress { done, all: self.all });
    }

    /// Says a line; after a second, and then ten times a second.
    pub fn say(&self, line: &impl Say) {
        if !self.watched || self.started.elapsed() < Duration::from_secs(1) {
            return;
        }
        let Ok(mut shown) = self.shown.try_lock() else { return };
        if shown.is_some_and(|last| last.elapsed() < Duration::from_millis(100)) {
            return;
        }
        *shown = Some(Instant::now());
        eprint!("\r{}", line.in_lang(self.lang));
    }

    /// Clears the line, where something is written on it.
    pub fn clear(&self) {
        if self.shown.lock().is_ok_and(|mut shown| shown.take().is_some()) {
            eprint!("\r{}\r", " ".repeat(60));
        }
    }
}
