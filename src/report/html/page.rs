//! The page: its head, the way about it, its parts, and what stands under them.

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use super::grid::{grid, items, picture};
use super::tags::Tags;
use super::what_if;
use crate::lang::{Lang, Say as _, Whole};
use crate::report::view::paper::{Paper, Part, Piece};
use crate::report::{Report, svg};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const WITH_WHAT_IF: &str = concat!(include_str!("script.js"), include_str!("what_if.js"));
/// Names of headings by how deep their part lies; deeper ones share the last.
const HEADINGS: [&str; 4] = ["h2", "h3", "h4", "h5"];
/// From this depth a list under a sentence can be folded away.
const FOLDS: usize = 2;

/// The whole page.
pub fn page(report: &Report<'_>, paper: &Paper) -> String {
    let lang = report.lang;
    let style = format!("{STYLE}{}", svg::STYLE);
    let what_if = what_if::data(report);
    let script = if what_if.is_some() { WITH_WHAT_IF } else { SCRIPT };
    let mut tags = Tags::new();
    tags.void("!DOCTYPE html", &[]);
    tags.tag("html", &[("lang", lang.code())], |tags| {
        tags.tag("head", &[], |tags| head(paper, &style, script, tags));
        tags.tag("body", &[], |tags| {
            tags.line("a", &[("class", "skip"), ("href", "#content")], &Whole::Skip.text(lang));
            tags.tag("header", &[("class", "masthead")], |tags| {
                tags.line("h1", &[], &paper.title);
                paper.under.iter().for_each(|line| tags.line("p", &[], line));
            });
            contents(paper, lang, tags);
            tags.tag("main", &[("id", "content"), ("tabindex", "-1")], |tags| {
                paper.parts.iter().for_each(|part| self::part(part, 0, lang, tags));
            });
            let version = env!("CARGO_PKG_VERSION").to_owned();
            tags.tag("footer", &[], |tags| tags.line("p", &[], &Whole::Made { version }.text(lang)));
            tags.data("texts", &texts(what_if.is_some(), lang));
            if let Some(data) = &what_if {
                tags.data("what-if-data", data);
            }
            tags.ours("script", script);
        });
    });
    tags.finish()
}

fn head(paper: &Paper, style: &str, script: &str, tags: &mut Tags) {
    let hash = |text: &str| format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(text.as_bytes())));
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    );
    tags.void("meta", &[("charset", "utf-8")]);
    tags.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    tags.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    tags.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    tags.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    tags.line("title", &[], if paper.title.is_empty() { "keur" } else { &paper.title });
    tags.ours("style", style);
}

/// Links to all parts, and to those within parts that hold nothing else.
fn contents(paper: &Paper, lang: Lang, tags: &mut Tags) {
    let named: Vec<&Part> = paper.parts.iter().filter(|part| !part.heading.is_empty()).collect();
    if named.len() < 2 {
        return;
    }
    let name = Whole::Contents.text(lang);
    tags.tag("nav", &[("class", "contents"), ("aria-label", &name)], |tags| {
        tags.tag("ol", &[], |tags| named.iter().for_each(|part| link(part, tags)));
    });
}

fn link(part: &Part, tags: &mut Tags) {
    tags.tag("li", &[], |tags| {
        tags.tag("a", &[("href", &format!("#{}", part.id))], |tags| tags.line("bdi", &[], &part.heading));
        if part.pieces.is_empty() && !part.parts.is_empty() {
            tags.tag("ol", &[], |tags| part.parts.iter().for_each(|part| link(part, tags)));
        }
    });
}

fn part(part: &Part, depth: usize, lang: Lang, tags: &mut Tags) {
    let class = match (depth, part.internal) {
        (0, true) => "part internal",
        (0, false) => "part",
        (1, _) => "page",
        _ => "section",
    };
    let heading = format!("{}-heading", part.id);
    let mut attributes = vec![("id", part.id.as_str()), ("class", class)];
    // deeper parts of two bids share their names, and a landmark has one of its own
    if !part.heading.is_empty() && depth < 2 {
        attributes.push(("aria-labelledby", &heading));
    }
    tags.tag("section", &attributes, |tags| {
        if !part.heading.is_empty() {
            let name = HEADINGS[depth.min(HEADINGS.len() - 1)];
            tags.line(name, &[("id", &heading)], &part.heading);
        }
        pieces(part, depth, lang, tags);
        part.parts.iter().for_each(|within| self::part(within, depth + 1, lang, tags));
    });
}

fn pieces(part: &Part, depth: usize, lang: Lang, tags: &mut Tags) {
    let mut at = 0;
    while let Some(piece) = part.pieces.get(at) {
        at += 1;
        match piece {
            Piece::Line(line) => match part.pieces.get(at) {
                Some(Piece::Items(list)) if depth >= FOLDS => {
                    at += 1;
                    tags.tag("details", &[("open", "")], |tags| {
                        tags.line("summary", &[], line);
                        items(list, tags);
                    });
                }
                _ => tags.line("p", &[], line),
            },
            Piece::Notice(line) => tags.line("p", &[("class", "notice"), ("role", "note")], line),
            Piece::Items(list) => items(list, tags),
            Piece::Grid(table) => grid(table, &format!("{}-{at}", part.id), lang, tags),
            Piece::Picture(drawn) => picture(drawn, &format!("{}-{at}", part.id), lang, tags),
        }
    }
}

/// What the script says; of what is internal nothing where it has no part.
fn texts(internal: bool, lang: Lang) -> String {
    let all = [
        ("filter", Whole::Filter),
        ("text", Whole::FilterText),
        ("verdict", Whole::FilterVerdict),
        ("all", Whole::AllVerdicts),
        ("differences", Whole::OnlyDifferences),
        ("shown", Whole::Shown),
        ("sort", Whole::Sort),
        ("unfold", Whole::Unfold),
        ("fold", Whole::Fold),
        ("whatIf", Whole::Internal(Whole::WhatIf.text(lang))),
        ("whatIfNot", Whole::WhatIfNot),
        ("whatIfHow", Whole::WhatIfHow),
        ("whatIfWeight", Whole::WhatIfWeight),
        ("whatIfValue", Whole::WhatIfValue),
        ("whatIfQuality", Whole::WhatIfQuality),
        ("whatIfPrice", Whole::WhatIfPrice),
        ("whatIfReset", Whole::WhatIfReset),
        ("whatIfOrder", Whole::WhatIfOrder),
        ("whatIfNoWeight", Whole::WhatIfNoWeight),
        ("whatIfBad", Whole::WhatIfBad),
        ("whatIfSame", Whole::WhatIfSame),
        ("whatIfOther", Whole::WhatIfOther),
    ];
    let all = all.into_iter().filter(|(key, _)| internal || !key.starts_with("whatIf"));
    let all = all.map(|(key, text)| (key.to_owned(), text.text(lang).into()));
    serde_json::Value::Object(all.collect()).to_string()
}
