//! Reports: what was reckoned, in forms that people and programs read.
//!
//! In: a [`Report`], which holds the rules, the assessed bids and who reads. Out: bytes. `view` says
//! what people see, as headings, tables and sentences without a format; a format only draws them,
//! so that two formats cannot disagree. Nothing here reckons.
//!
//! To add a format: one file here, `mod NAME;` and `&NAME::Name,` in [`FORMATS`].

pub mod asking;
pub mod book;
mod concise;
mod csv;
pub mod document;
pub mod dossier;
pub mod form;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod layout;
pub mod letter;
mod located;
mod markdown;
mod markup;
mod ndjson;
mod ods;
pub mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod public;
mod record;
mod sarif;
pub mod scaffold;
pub mod schema;
mod svg;
mod terminal;
pub mod view;
mod visible;
mod xlsx;

use std::io::{self, Write};

use crate::assess::{Place, Round};
use crate::diag::{Findings, Sources};
use crate::lang::Lang;
use crate::resolve::Opened;
use crate::study::rehearse::Rehearsal;
use crate::study::robustness::Robustness;

pub use layout::{Block, clean};
pub use located::{Located, located};
pub use markdown::draw as draw_markdown;
pub use terminal::{draw as draw_terminal, excerpts, wrap};

/// Every format, the first one being the default.
pub const FORMATS: &[&dyn Format] = &[
    &terminal::Terminal,
    &markdown::Markdown,
    &csv::Csv,
    &ndjson::Ndjson,
    &json::Json,
    &concise::Concise,
    &sarif::Sarif,
    &junit::Junit,
    &gitlab::Gitlab,
    &github::Github,
    &svg::Svg,
    &html::Html,
    &xlsx::Xlsx,
    &ods::Ods,
    #[cfg(feature = "pdf")]
    &pdf::Pdf,
];

/// A form that a report can take.
pub trait Format: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// The endings of files that are written in it.
    fn extensions(&self) -> &'static [&'static str];

    /// What it can report.
    fn subjects(&self) -> &'static [Subject] {
        &Subject::ALL
    }

    /// Whether it says which file had which digest.
    fn wants_digests(&self) -> bool {
        false
    }

    /// Whether a report of `score` in it tells the authority's own people how firm the outcome is.
    fn wants_study(&self) -> bool {
        false
    }

    /// Whether what it writes is text, which a terminal can show.
    fn is_text(&self) -> bool {
        true
    }

    /// How it writes findings before all of them are known; nothing where it needs all at once.
    fn parts(&self) -> Option<&dyn Parts> {
        None
    }

    /// Writes the report.
    ///
    /// # Errors
    /// Those of writing, and a bid that changed while the report was made.
    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// A form in which findings are lines or blocks of their own: parts, one after the other, are the same as
/// the whole.
pub trait Parts: Sync {
    /// Writes the findings of a part; those of one file are all in one part.
    ///
    /// # Errors
    /// Those of writing.
    fn part(&self, part: &Report<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands after the last part, given how many errors, warnings and notes there were.
    ///
    /// # Errors
    /// Those of writing.
    fn end(&self, _found: [usize; 3], _lang: Lang, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Verdicts, ranking, groups and gates.
    Score,
    /// Bids side by side, criterion by criterion.
    Compare,
    /// Every finding.
    Check,
    /// Supply chains, with what they expose.
    Chain,
    /// Documents, with what they support.
    Evidence,
    /// Why a bid has its score, step by step.
    Explain,
    /// How firm the outcome is.
    Robustness,
    /// What synthetic bids bring to light before publication.
    Rehearse,
}

impl Subject {
    /// All.
    pub const ALL: [Subject; 8] = [
        Subject::Score,
        Subject::Compare,
        Subject::Check,
        Subject::Chain,
        Subject::Evidence,
        Subject::Explain,
        Subject::Robustness,
        Subject::Rehearse,
    ];

    /// Those that make rows of one shape.
    pub const ROWS: [Subject; 5] =
        [Subject::Score, Subject::Compare, Subject::Check, Subject::Chain, Subject::Evidence];

    /// Whether it has a form for the public; the others show chains, statements or what is internal.
    #[must_use]
    pub const fn is_for_public(self) -> bool {
        matches!(self, Subject::Score | Subject::Compare)
    }

    /// The command that makes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Subject::Score => "score",
            Subject::Compare => "compare",
            Subject::Check => "check",
            Subject::Chain => "chain",
            Subject::Evidence => "evidence",
            Subject::Explain => "explain",
            Subject::Robustness => "robustness",
            Subject::Rehearse => "rehearse",
        }
    }
}

/// Who reads a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// The authority's own people, who see everything.
    #[default]
    Committee,
    /// Anybody: nothing confidential, no supply chains, assessors, statements or studies.
    Public,
}

impl Reader {
    /// Both, the default first.
    pub const ALL: [Reader; 2] = [Reader::Committee, Reader::Public];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Reader::Committee => "committee",
            Reader::Public => "public",
        }
    }
}

/// How people want to see it.
#[derive(Clone, Debug)]
pub struct Options {
    /// Who reads.
    pub reader: Reader,
    /// Columns of the terminal or page.
    pub width: usize,
    /// Bids that are shown per section; the rest is counted.
    pub top: usize,
    /// Bids to compare, by id; empty for all.
    pub only: Vec<String>,
    /// Laws to show, by id; empty for all.
    pub laws: Vec<String>,
    /// What is to be explained.
    pub asked: Asked,
    /// Whether criteria that all bids answer alike are left out.
    pub differences: bool,
    /// Whether the terminal shows colour.
    pub colour: bool,
    /// The way from the folder that a pipeline looks from to the tender's, with `/`.
    pub root: String,
    /// What was asked for on the command line, as far as it bears on the result.
    pub said: Vec<(String, String)>,
}

/// What is to be explained.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The bid, and the one that it is held against, where there is one.
    pub places: Vec<Place>,
    /// One criterion, by its place; nothing for all.
    pub criterion: Option<usize>,
}

/// What was studied besides the bids as they are; nothing where it is not reported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Studies<'r> {
    /// How firm the outcome is.
    pub robustness: Option<&'r Robustness>,
    /// What synthetic bids brought to light.
    pub rehearsal: Option<&'r Rehearsed>,
}

/// A rehearsal that was held.
#[derive(Debug)]
pub struct Rehearsed {
    /// What it brought to light.
    pub rehearsal: Rehearsal,
    /// How many real bids there are already.
    pub bids: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            reader: Reader::default(),
            width: 80,
            top: 20,
            only: Vec::new(),
            laws: Vec::new(),
            asked: Asked::default(),
            differences: false,
            colour: false,
            root: String::new(),
            said: Vec::new(),
        }
    }
}

/// Everything that a format may draw from.
pub struct Report<'r> {
    /// What is reported.
    pub subject: Subject,
    /// The tender and its catalogues.
    pub opened: &'r Opened,
    /// The bids; nothing where there are none to speak of.
    pub round: Option<&'r Round<'r>>,
    /// What was studied besides.
    pub studies: Studies<'r>,
    /// All findings, where they are wanted at once.
    pub findings: &'r Findings,
    /// The texts that those point into.
    pub sources: &'r Sources,
    /// The language.
    pub lang: Lang,
    /// How people want to see it.
    pub options: &'r Options,
}

impl Report<'_> {
    /// Whether anybody may read it: what is confidential is left out.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.options.reader == Reader::Public
    }

    /// Whether a bid is among those that were asked for.
    #[must_use]
    pub fn is_asked(&self, id: &str) -> bool {
        let only = &self.options.only;
        only.is_empty() || only.iter().any(|asked| asked.eq_ignore_ascii_case(id))
    }
}
