//! Clarifications, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use jiff::civil::Date;

use crate::lang::clarified::{Change, Clarified, Would};
use crate::lang::why::at_place;
use crate::lang::{Lang, day, number};
use crate::num::Ratio;

const EN: Lang = Lang::En;

/// Writes a text on clarifications in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(clarified: &Clarified, f: &mut Formatter<'_>) -> Result {
    match clarified {
        Clarified::Would(would) => self::would(would, f),
        Clarified::WouldHelp => f.write_str("find out whether this clarifies and does not amend: an answer that changes points or validity rarely does only that (art. 56(3) Directive 2014/24/EU); the bid and its score stay as they are"),
        Clarified::NoEffect => f.write_str("this answer would change no points, level or verdict"),
        Clarified::Unanswered { asked } => write!(f, "this question{} has not been answered yet", asked.map_or_else(String::new, |on| format!(" of {}", day(on, EN)))),
        Clarified::AskedEarly { asked, deadline } => write!(f, "this question was asked on {}, before the deadline of {}", day(*asked, EN), day(*deadline, EN)),
        Clarified::AnsweredEarly { asked, answered } => write!(f, "this answer is of {}, and the question of {}", day(*answered, EN), day(*asked, EN)),
        Clarified::Name(name) => write!(f, "`{name}` is not read: a clarification is called `clarification-NN.toml`"),
        Clarified::NameHelp => f.write_str("give the file a number of two digits, such as `clarification-01.toml`"),
        Clarified::Heading => f.write_str("Clarifications"),
        Clarified::Question { asked, at, text } => write!(f, "Question{}{}: {text}", on(*asked), at_place(at)),
        Clarified::Answer { answered, text } => write!(f, "Answer{}: {text}", on(*answered)),
        Clarified::NotAnswered => f.write_str("Not answered yet."),
        Clarified::CountsNot => f.write_str("A clarification changes neither the bid nor the score; keur check says what it would change."),
        Clarified::New => f.write_str("Record a question to a bidder, with room for the answer"),
        Clarified::BidFlag => f.write_str("Bid, by its id"),
        Clarified::Next { file } => write!(f, "Fill in {file}: the question, and the answer once it is there. keur check says what the answer would change."),
        Clarified::TooMany => f.write_str("this bid has 99 clarifications already"),
    }
}

fn on(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| format!(", {}", day(date, EN)))
}

fn would(would: &Would, f: &mut Formatter<'_>) -> Result {
    let mut said: Vec<String> = would.changes.iter().map(|change| one(change, would.decimals)).collect();
    if would.more > 0 {
        said.push(format!("{} more criteria", would.more));
    }
    let shown = |value: &Ratio| number(value, would.decimals, EN);
    if let Some((from, to)) = would.scores.as_ref().filter(|(from, to)| from != to) {
        said.push(format!("score from {} to {}", shown(from), shown(to)));
    }
    let (from, to) = would.verdicts;
    if from != to {
        said.push(format!("verdict from {} to {}", verdict(from), verdict(to)));
    }
    write!(f, "this answer would change: {}", said.join("; "))
}

fn one(change: &Change, decimals: u8) -> String {
    let mut said = Vec::new();
    if change.options.0 != change.options.1 {
        let name = |option: &Option<String>| option.clone().unwrap_or_else(|| "no answer".to_owned());
        said.push(format!("from {} to {}", name(&change.options.0), name(&change.options.1)));
    }
    if change.points.0 != change.points.1 {
        let shown = |value: &Ratio| number(value, decimals, EN);
        said.push(format!("from {} to {} points", shown(&change.points.0), shown(&change.points.1)));
    }
    if change.levels.0 != change.levels.1 {
        let level = |n: Option<i64>| n.map_or_else(|| "unknown".to_owned(), |n| n.to_string());
        said.push(format!("from level {} to {}", level(change.levels.0), level(change.levels.1)));
    }
    format!("`{}` {}", change.criterion, said.join(", "))
}

fn verdict(name: &str) -> &'static str {
    match name {
        "admissible" => "admissible",
        "rejected" => "rejected",
        _ => "undetermined",
    }
}
