//! Letters about the award decision: from templates that a buyer can replace, to Markdown, HTML and ODT.
//!
//! In: the contents of a letter ([`view::letter`](super::view::letter)) and a template. A template is
//! Markdown with fields (MiniJinja); whatever is filled in is escaped, so that no bid can put marks into a
//! letter. Out: the Markdown itself, or the same drawn in another form. All forms show the same text.
//!
//! To add a form: where it draws text, a file in [`page`](super::page) and a line in `drawn.rs`; else one file here;
//! and its entry in [`FORMS`].

mod data;
mod drawn;
mod markdown;
mod pieces;
mod standstill;
mod template;

use std::io;

use jiff::civil::Date;

use super::view::letter::{Asked, NoLetters, letters};

pub use super::view::letter::{Contents, Kind};
use crate::assess::Round;
use crate::diag::{Findings, Sources};
use crate::lang::{Lang, Letter};
use crate::read::{self, Files};
use crate::resolve::{self, Opened};

pub use standstill::{DAYS, last_day};
pub use template::Templates;

/// Every form, the first one being the default.
pub const FORMS: &[&dyn Form] = &[&drawn::Odt, &drawn::Docx, &drawn::Html, &markdown::Markdown, &data::Data];

/// A form that a letter can take.
pub trait Form: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// The ending of its files.
    fn extension(&self) -> &'static str;

    /// Whether it shows the template filled in, and not the contents alone.
    fn fills_template(&self) -> bool {
        true
    }

    /// The bytes of a letter.
    ///
    /// # Errors
    /// Those of writing.
    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>>;
}

/// A letter with its text.
pub struct Written {
    /// What stands in it.
    pub contents: Contents,
    /// Its text, as Markdown; empty where its template is not to be trusted.
    pub text: String,
    /// Whether its template is the buyer's own.
    pub is_own: bool,
    /// Its language.
    pub lang: Lang,
}

/// What letters are asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day on which they are sent.
    pub sent: Date,
    /// Calendar days of the standstill.
    pub days: u16,
    /// Their language.
    pub lang: Lang,
    /// The folder with the tender's file, as `files` names it.
    pub folder: String,
    /// The folder with templates, as `files` names it.
    pub templates: String,
    /// Whether templates in that folder are filled in. One that comes from a stranger is not: no bound on steps
    /// keeps it from filling the memory.
    pub trusts_templates: bool,
}

/// The letters of a tender.
pub struct Batch {
    /// In the order of the report.
    pub letters: Vec<Written>,
    /// The names of bidders that withdrew, and get none.
    pub withdrawn: Vec<String>,
    /// The last day of the standstill.
    pub last: Date,
    /// What is missing in them.
    pub findings: Findings,
    /// The texts that those point into.
    pub sources: Sources,
}

/// Why there are no letters.
pub enum Refusal {
    /// A reason to say.
    Because(Letter),
    /// Files with errors.
    Errors(Findings, Sources),
    /// A bid that changed meanwhile.
    Io(io::Error),
}

impl From<Letter> for Refusal {
    fn from(why: Letter) -> Refusal {
        Refusal::Because(why)
    }
}

impl From<NoLetters> for Refusal {
    fn from(why: NoLetters) -> Refusal {
        match why {
            NoLetters::Because(why) => Refusal::Because(why),
            NoLetters::Io(why) => Refusal::Io(why),
        }
    }
}

/// Writes all letters of a tender.
///
/// # Errors
/// An order that is not final, a term that cannot be worked out, and files or templates with errors.
pub fn write(
    files: &dyn Files,
    (opened, round): (&Opened, &Round<'_>),
    settings: &Settings,
) -> Result<Batch, Refusal> {
    let (mut sources, mut findings) = (opened.sources.clone(), Findings::default());
    let (details, calendar) = resolve::letter(files, &settings.folder, (&mut sources, &mut findings));
    if findings.has_errors() {
        return Err(Refusal::Errors(findings, sources));
    }
    let Settings { sent, days, lang, .. } = *settings;
    if let Some(deadline) = opened.tender.head.deadline.as_ref().filter(|moment| moment.value.day > sent) {
        return Err(Letter::BeforeDeadline { sent, deadline: deadline.value.written.clone() }.into());
    }
    let last = last_day(sent, days, &calendar)?;
    let asked = Asked { opened, round, lang, sent, days, last, details: &details };
    let told = letters(&asked, round.rules)?;
    told.findings.into_iter().for_each(|finding| findings.push(finding));
    let engine = Templates::default();
    let mut written = Vec::with_capacity(told.all.len());
    for contents in told.all {
        let Template { name, text, is_own } = template(files, &settings.templates, contents.kind, lang)?;
        let is_filled = settings.trusts_templates || !is_own;
        let text = if is_filled { engine.fill(&name, &text, &contents)? } else { String::new() };
        written.push(Written { contents, text, is_own, lang });
    }
    Ok(Batch { letters: written, withdrawn: told.withdrawn, last, findings, sources })
}

/// A shipped template, by kind and language.
#[must_use]
pub const fn shipped(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Award, Lang::Nl) => include_str!("templates/award.nl.md"),
        (Kind::Award, Lang::En) => include_str!("templates/award.en.md"),
        (Kind::Lost, Lang::Nl) => include_str!("templates/lost.nl.md"),
        (Kind::Lost, Lang::En) => include_str!("templates/lost.en.md"),
        (Kind::Rejected, Lang::Nl) => include_str!("templates/rejected.nl.md"),
        (Kind::Rejected, Lang::En) => include_str!("templates/rejected.en.md"),
    }
}

/// The name of the file of a template.
#[must_use]
pub fn template_name(kind: Kind, lang: Lang) -> String {
    format!("{}.{}.md", kind.name(), lang.code())
}

/// A template with the name that an error calls it by.
struct Template {
    name: String,
    text: String,
    is_own: bool,
}

/// The template of a kind in a folder, else the shipped one.
///
/// # Errors
/// A file that is there and cannot be read.
fn template(files: &dyn Files, folder: &str, kind: Kind, lang: Lang) -> Result<Template, Letter> {
    let name = template_name(kind, lang);
    let file = read::join(folder, &name);
    match files.text(&file) {
        Ok(text) => Ok(Template { name: file, text: text.into_owned(), is_own: true }),
        Err(read::Failed::Missing) => {
            let text = shipped(kind, lang).to_owned();
            Ok(Template { name: format!("keur:templates/{name}"), text, is_own: false })
        }
        Err(why) => Err(Letter::UnreadableTemplate { file, why: format!("{why:?}") }),
    }
}
