//! Assessors and decisions, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use jiff::civil::Date;

use crate::lang::panel::Panel;
use crate::lang::why::at_place;
use crate::lang::{Lang, day, plural};

const EN: Lang = Lang::En;

/// Writes a text on assessors and decisions in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(panel: &Panel, f: &mut Formatter<'_>) -> Result {
    match panel {
        Panel::Assessors => f.write_str("The assessors"),
        Panel::Decided => f.write_str("Found and decided"),
        Panel::Vote { assessor, consensus, on, at, choice } => {
            let who = if *consensus { format!("consensus ({assessor})") } else { assessor.clone() };
            write!(f, "{who}{}{}: {choice}", on_day(*on), at_place(at))
        }
        Panel::Choice { option, points } => write!(f, "{option}, {points} points"),
        Panel::Equivalent { accepted, choice } => {
            f.write_str(if *accepted { "equivalent accepted" } else { "equivalent refused" })?;
            choice.as_ref().map_or(Ok(()), |choice| write!(f, "; {choice}"))
        }
        Panel::MeanIs(points) => {
            write!(f, "The answer that counts: the mean of the assessors, {points} points")
        }
        Panel::CountsConsensus => f.write_str("The consensus counts; the individual scores stay next to it."),
        Panel::CountsSame => f.write_str("The assessors chose the same answer; it counts."),
        Panel::CountsMean => {
            f.write_str("The points are the mean of what the assessors chose, without rounding on the way.")
        }
        Panel::Agreement => f.write_str("How far the assessors agree"),
        Panel::BidsJudged => f.write_str("Judged"),
        Panel::Widest => f.write_str("Widest difference"),
        Panel::AlphaColumn => f.write_str("Alpha"),
        Panel::AllTogether => f.write_str("All together"),
        Panel::Apart { steps: 0, .. } => f.write_str("none"),
        Panel::Apart { steps, bid, lowest, highest } => {
            write!(f, "{steps} {} ({bid}: {lowest} to {highest})", plural(*steps, "step", "steps"))
        }
        Panel::NoAlpha("no-variation") => f.write_str("no difference"),
        Panel::NoAlpha(_) => f.write_str("too few judgements"),
        Panel::AlphaIs => f.write_str("Judged: bids that assessors judged one by one. Alpha: Krippendorff's alpha (ordinal), over what they chose before they came together; 1 is full agreement, 0 is what chance gives. No rule depends on it."),
        Panel::Received { at } => write!(f, "received on {at}"),
        Panel::RuledFact { fact, value: Some(value) } => write!(f, "found that {fact} = {value}"),
        Panel::RuledFact { fact, value: None } => write!(f, "found that {fact} is not established"),
        Panel::RuledAnswer { criterion, option: Some(option) } => {
            write!(f, "found that the answer to {criterion} is {option}")
        }
        Panel::RuledAnswer { criterion, option: None } => {
            write!(f, "found that no answer to {criterion} counts")
        }
        Panel::About { about, result } => {
            let about = match about.as_str() {
                "deadline" => "the deadline",
                "exclusion" => "exclusion",
                "suitability" => "suitability",
                "price" => "the price",
                "withdrawal" => "withdrawal",
                other => other,
            };
            let result = match *result {
                "reject" => "the bid is set aside",
                "admit" => "the bid is admitted",
                "withdrawn" => "the bidder withdrew the bid",
                "accepted" => "the explanation is accepted",
                _ => "the explanation is refused",
            };
            write!(f, "decision on {about}: {result}")
        }
        Panel::Drawn(order) => write!(f, "draw by lot, in order: {}", order.join(", ")),
        Panel::Signed { said, by, on, at } => {
            write!(f, "{said}{}{}{}", by_whom(by), on_day(*on), at_place(at))
        }
        Panel::AskWhyLow => f.write_str("Ask for an explanation before you decide."),
        Panel::LowPriceDecided { accepted, reason, by, on } => {
            let word = if *accepted { "accepted" } else { "refused" };
            write!(f, "The explanation of it was {word}{}{}: {reason}", by_whom(by), on_day(*on))
        }
    }
}

fn by_whom(by: &str) -> String {
    if by.is_empty() { String::new() } else { format!(", by {by}") }
}

fn on_day(on: Option<Date>) -> String {
    on.map_or_else(String::new, |on| format!(", {}", day(on, EN)))
}
