//! PDF: a report that is handed over, on A4, tagged (PDF/UA-1) and to be kept (PDF/A-2a).
//!
//! In: the document of a report, as [`view::paper`]. It becomes data (`data`), with columns as wide as their texts
//! need (`columns`) in letters that are built in (`fonts`); Typst draws it by `template.typ` in a world without a disk
//! or a clock (`world`). Texts are data and never markup. The same report gives the same bytes.

mod columns;
mod data;
mod fonts;
mod world;

use std::io::{self, Write};

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::view::paper::{self, Paper};
use super::{Format, Report, Subject};
use crate::lang::{Lang, Pdf as Text, Say as _};
use crate::read::digest;
use data::Kind;
use fonts::Fonts;
use world::Drawn;

/// The day that stands in a document of no day: PDF/A asks for one, and a clock would give other bytes each time.
const NO_DAY: (i16, i8, i8) = (2000, 1, 1);
/// Reasons of a refusal that are told.
const REASONS: usize = 3;

/// The format `pdf`.
pub struct Pdf;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn wants_digests(&self) -> bool {
        true
    }

    fn wants_study(&self) -> bool {
        true
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let paper = paper::paper(report)?;
        let rules = report.opened.rules.as_ref();
        let day =
            rules.and_then(|rules| rules.as_of).map_or(NO_DAY, |day| (day.year(), day.month(), day.day()));
        let author = rules.and_then(|rules| rules.tender.as_ref()).map(|tender| tender.authority.clone());
        let provisional = report.round.filter(|_| report.subject == Subject::Score);
        let kind = Kind {
            name: kind(report.subject).text(report.lang),
            author: author.unwrap_or_default(),
            provisional: provisional
                .map(|round| round.provisional || rules.is_some_and(|rules| rules.policy.sealed)),
        };
        let pdf =
            draw(&paper, &kind, day, report.lang).map_err(|why| io::Error::other(why.text(report.lang)))?;
        out.write_all(&pdf)
    }
}

/// What a report of a subject is.
const fn kind(subject: Subject) -> Text {
    match subject {
        Subject::Score => Text::Assessment,
        Subject::Compare => Text::Comparison,
        Subject::Check => Text::Findings,
        Subject::Chain => Text::Chains,
        Subject::Evidence => Text::Papers,
        Subject::Explain => Text::Explanation,
        Subject::Robustness => Text::Firmness,
        Subject::Rehearse => Text::Rehearsal,
    }
}

/// Draws a document; `day` is its date, as year, month and day.
fn draw(paper: &Paper, kind: &Kind, day: (i16, i8, i8), lang: Lang) -> Result<Vec<u8>, Text> {
    let refused = |why: &str| Text::Refused(why.to_owned());
    let fonts = Fonts::new(lang).ok_or_else(|| refused("fonts"))?;
    let data = data::of(paper, kind, &fonts, lang)?;
    let json = serde_json::to_vec(&data).map_err(|why| Text::Refused(why.to_string()))?;
    let ident = digest(&json);
    let world = Drawn::new(json).ok_or_else(|| refused("data.json"))?;
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|why| said(&why))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let (year, month, day) = day;
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    let midnight = Datetime::from_ymd_hms(i32::from(year), part(month), part(day), 0, 0, 0);
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(format!("Keur {}", env!("CARGO_PKG_VERSION")))),
        timestamp: midnight.map(Timestamp::new_utc),
        standards: standards.map_err(|why| refused(why.message()))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|why| said(&why))
}

/// Why Typst refuses, in its own words.
fn said(why: &[SourceDiagnostic]) -> Text {
    let told: Vec<&str> = why.iter().take(REASONS).map(|one| one.message.as_str()).collect();
    Text::Refused(told.join("; "))
}
