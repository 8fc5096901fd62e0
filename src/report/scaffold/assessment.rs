//! The score sheet of one assessor: per criterion the question, the scale with its anchors, and what each bid
//! says to it, side by side; no prices, and no judgement of anybody else.

use std::fmt::Write as _;

use super::{template, wrapped};
use crate::lang::{Lang, number};
use crate::model::judging::{Item, Seen};
use crate::model::rules::{Criterion, Rules};
use crate::num::Ratio;
use crate::read::quoted;
use crate::report::layout::clean;

const ASSESSMENT: [&str; 2] = [include_str!("assessment.nl.toml"), include_str!("assessment.en.toml")];

/// The sheet of an assessor, with what is to be assessed of each bid.
#[must_use]
pub fn assessment(assessor: &str, rules: &Rules, seen: &[Seen], lang: Lang) -> String {
    let tender = rules.tender.as_ref().map(|tender| tender.id.as_str()).unwrap_or_default();
    let mut text = template(ASSESSMENT, lang)
        .replace("{TENDER_QUOTED}", &quoted(tender))
        .replace("{QUOTED}", &quoted(assessor))
        .replace("{TENDER}", &clean(tender))
        .replace("{ASSESSOR}", &clean(assessor));
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let mut bids = seen.iter().filter_map(|seen| Some((seen, seen.items.get(&place)?))).peekable();
        if bids.peek().is_some() {
            question(place, rules, lang, &mut text);
        }
        for (seen, item) in bids {
            sheet(criterion, (seen, item), lang, &mut text);
        }
    }
    text
}

/// A criterion with its question and the anchors of its scale, best first.
fn question(place: usize, rules: &Rules, lang: Lang, into: &mut String) {
    let criterion = &rules.criteria[place];
    let line = "─".repeat(96);
    let _ = writeln!(into, "\n# {line}\n# {} {}", criterion.id, clean(&criterion.title.get(lang)));
    for line in wrapped(&criterion.question.get(lang)) {
        let _ = writeln!(into, "# {line}");
    }
    let word = match lang {
        Lang::Nl => "punten",
        Lang::En => "points",
    };
    let mut options: Vec<_> = criterion.options.iter().collect();
    options.sort_by_key(|option| std::cmp::Reverse(option.points));
    for option in options {
        let points = number(&Ratio::from(option.points), 0, lang);
        let text = clean(&option.text.get(lang));
        let _ = writeln!(into, "#   {} ({points} {word}): {text}", option.id);
    }
}

/// The place where one bid is judged, under what it says.
fn sheet(criterion: &Criterion, (seen, said): (&Seen, &Item), lang: Lang, into: &mut String) {
    let (words, offered) = match lang {
        Lang::Nl => ("schrijft", "biedt als gelijkwaardig aan"),
        Lang::En => ("says", "offers as an equivalent"),
    };
    let nothing = match lang {
        Lang::Nl => "(geen toelichting)",
        Lang::En => "(no statement)",
    };
    let _ = writeln!(into, "\n# {} ({}) {words}:", clean(&seen.supplier), clean(&seen.bid));
    let statement = if said.statement.trim().is_empty() { nothing } else { &said.statement };
    quote(statement, into);
    if !said.equivalent.is_empty() {
        let _ = writeln!(into, "# {offered}:");
        quote(&said.equivalent, into);
    }
    let _ = writeln!(into, "[answers.{}.{}]", quoted(&seen.bid), quoted(&criterion.id));
    let _ = writeln!(into, "# option = \"\"\n# reason = \"\"");
    if !said.equivalent.is_empty() {
        let _ = writeln!(into, "# equivalent = \"accepted\"   # accepted | refused");
    }
}

/// A text of an outsider as comments: no line of it can end the comment.
fn quote(text: &str, into: &mut String) {
    for line in text.lines().flat_map(wrapped) {
        let _ = writeln!(into, "#   > {line}");
    }
}

const CLARIFICATION: [&str; 2] =
    [include_str!("clarification.nl.toml"), include_str!("clarification.en.toml")];

/// A question to a bidder, with room for the answer.
#[must_use]
pub fn clarification(bid: &str, number: u32, lang: Lang) -> String {
    let text = template(CLARIFICATION, lang);
    text.replace("{NUMBER}", &number.to_string()).replace("{BID}", &clean(bid))
}
