//! SVG: pictures that say in words what they show, for light and dark, without a script or a font of their own.
//!
//! Of `robustness`: how often each rank, where weights must lie, price and quality. Of `explain A --against B`:
//! from the one score to the other. Coordinates are whole numbers, rounded only here.

mod bars;
mod falls;
mod firm;
mod sheet;
mod ways;

use std::io::{self, Write};

use super::{Format, Report, Subject, view};
use crate::assess::steps::explain;
use crate::lang::{Lang, Robust, Say as _};
use sheet::Sheet;

pub use bars::{Bar, bars};
pub(super) use sheet::STYLE;
pub use ways::{Way, ways};

/// The format `svg`.
pub struct Svg;

impl Format for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["svg"]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Robustness, Subject::Explain]
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let lang = report.lang;
        let mut sheet = Sheet::new();
        let title = match report.subject {
            Subject::Explain => apart(report, &mut sheet)?,
            _ => on_one_sheet(report, &mut sheet),
        };
        out.write_all(sheet.finish("", &title, lang.code()).as_bytes())
    }
}

/// How firm the outcome is, each picture for itself: what stands under it, what it says in words, and the picture.
pub(super) fn firm(told: &view::Told<'_>, lang: Lang) -> Vec<(String, String, String)> {
    let one = |(n, sheet): (usize, Sheet)| {
        let (caption, says) = sheet.words();
        let svg = sheet.finish(&format!("firm-{}", n + 1), &caption, lang.code());
        (caption, says, svg)
    };
    firm::each(told).into_iter().enumerate().map(one).collect()
}

fn on_one_sheet(report: &Report<'_>, sheet: &mut Sheet) -> String {
    let Some(told) = view::told(report) else { return String::new() };
    let tender = view::title(report);
    let internal = told.say(&Robust::Internal);
    sheet.y += 14;
    sheet.text(24, sheet.y, "h", &tender);
    sheet.y += 19;
    sheet.text(24, sheet.y, "s", &internal);
    sheet.y += 4;
    firm::draw(&told, sheet);
    format!("{tender}. {internal}. {}", told.judged())
}

fn apart(report: &Report<'_>, sheet: &mut Sheet) -> io::Result<String> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(String::new());
    };
    let explanation = explain(report.opened, round, &report.options.asked.places)?;
    let name = |at: usize| explanation.bids.get(at).map(|bid| bid.sheet.id.clone()).unwrap_or_default();
    let names = [name(0), name(1)];
    let drawn = falls::draw(&explanation, rules, names, report.lang, sheet);
    Ok(drawn.unwrap_or_else(|| Robust::NoPicture.text(report.lang)))
}
