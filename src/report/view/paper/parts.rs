//! The parts of a whole report, in the order in which they are read.

use std::io;

use super::desk::Desk;
use super::{Paper, Part};
use crate::report::Report;
use crate::report::layout::Block;
use crate::report::view::{Speaker, score};

/// The document of `score`: all there is to say about its bids.
pub fn whole(report: &Report<'_>) -> io::Result<Paper> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(Paper::default());
    };
    let speaker = Speaker { rules, lang: report.lang };
    let desk = Desk::new(report, round, speaker)?;
    let parts: [Option<Part>; 13] = [
        Some(desk.summary()),
        Some(desk.order()),
        desk.comparison(),
        desk.groups(),
        desk.gates(),
        desk.exposure(),
        desk.evidence(),
        desk.firmness(),
        desk.pages(),
        desk.findings(),
        desk.decisions(),
        desk.inputs(),
        Some(desk.reckoned()),
    ];
    let (title, under) = head(report, speaker);
    Ok(Paper { title, under, parts: parts.into_iter().flatten().collect() })
}

/// The name of the tender, and what stands under it.
fn head(report: &Report<'_>, speaker: Speaker<'_>) -> (String, Vec<String>) {
    let mut under = Vec::new();
    let mut title = String::new();
    for block in score::head(report, speaker) {
        match block {
            Block::Title(text) => title = text,
            Block::Line(line) => under.push(line),
            _ => {}
        }
    }
    (title, under)
}
