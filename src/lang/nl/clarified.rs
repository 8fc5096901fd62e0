//! Clarifications, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use jiff::civil::Date;

use crate::lang::clarified::{Change, Clarified, Would};
use crate::lang::why::at_place;
use crate::lang::{Lang, day, number};
use crate::num::Ratio;

const NL: Lang = Lang::Nl;

/// Writes a text on clarifications in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(clarified: &Clarified, f: &mut Formatter<'_>) -> Result {
    match clarified {
        Clarified::Would(would) => self::would(would, f),
        Clarified::WouldHelp => f.write_str("ga na of dit een verduidelijking is en geen wijziging: een antwoord dat de punten of de geldigheid verandert, is dat zelden (art. 56 lid 3 Richtlijn 2014/24/EU); de inschrijving en de score blijven zoals zij zijn"),
        Clarified::NoEffect => f.write_str("dit antwoord zou geen punten, niveau of uitkomst veranderen"),
        Clarified::Unanswered { asked } => write!(f, "deze vraag{} is nog niet beantwoord", asked.map_or_else(String::new, |on| format!(" van {}", day(on, NL)))),
        Clarified::AskedEarly { asked, deadline } => write!(f, "deze vraag is gesteld op {}, vóór de uiterste termijn van {}", day(*asked, NL), day(*deadline, NL)),
        Clarified::AnsweredEarly { asked, answered } => write!(f, "dit antwoord is van {}, en de vraag van {}", day(*answered, NL), day(*asked, NL)),
        Clarified::Name(name) => write!(f, "`{name}` wordt niet gelezen: een verduidelijking heet `clarification-NN.toml`"),
        Clarified::NameHelp => f.write_str("geef het bestand een nummer van twee cijfers, zoals `clarification-01.toml`"),
        Clarified::Heading => f.write_str("Verduidelijkingen"),
        Clarified::Question { asked, at, text } => write!(f, "Vraag{}{}: {text}", on(*asked), at_place(at)),
        Clarified::Answer { answered, text } => write!(f, "Antwoord{}: {text}", on(*answered)),
        Clarified::NotAnswered => f.write_str("Nog niet beantwoord."),
        Clarified::CountsNot => f.write_str("Een verduidelijking verandert de inschrijving en de score niet; wat zij zou veranderen, zegt keur check."),
        Clarified::New => f.write_str("Leg een vraag aan een inschrijver vast, met plaats voor het antwoord"),
        Clarified::BidFlag => f.write_str("Inschrijving, met haar kenmerk"),
        Clarified::Next { file } => write!(f, "Vul {file} in: de vraag, en het antwoord zodra het er is. keur check zegt wat het antwoord zou veranderen."),
        Clarified::TooMany => f.write_str("deze inschrijving heeft al 99 verduidelijkingen"),
    }
}

fn on(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| format!(", {}", day(date, NL)))
}

fn would(would: &Would, f: &mut Formatter<'_>) -> Result {
    let mut said: Vec<String> = would.changes.iter().map(|change| one(change, would.decimals)).collect();
    if would.more > 0 {
        said.push(format!("nog {} criteria", would.more));
    }
    let shown = |value: &Ratio| number(value, would.decimals, NL);
    if let Some((from, to)) = would.scores.as_ref().filter(|(from, to)| from != to) {
        said.push(format!("score van {} naar {}", shown(from), shown(to)));
    }
    let (from, to) = would.verdicts;
    if from != to {
        said.push(format!("uitkomst van {} naar {}", verdict(from), verdict(to)));
    }
    write!(f, "dit antwoord zou veranderen: {}", said.join("; "))
}

fn one(change: &Change, decimals: u8) -> String {
    let mut said = Vec::new();
    if change.options.0 != change.options.1 {
        let name = |option: &Option<String>| option.clone().unwrap_or_else(|| "geen antwoord".to_owned());
        said.push(format!("van {} naar {}", name(&change.options.0), name(&change.options.1)));
    }
    if change.points.0 != change.points.1 {
        let shown = |value: &Ratio| number(value, decimals, NL);
        said.push(format!("van {} naar {} punten", shown(&change.points.0), shown(&change.points.1)));
    }
    if change.levels.0 != change.levels.1 {
        let level = |n: Option<i64>| n.map_or_else(|| "onbekend".to_owned(), |n| n.to_string());
        said.push(format!("van niveau {} naar {}", level(change.levels.0), level(change.levels.1)));
    }
    format!("`{}` {}", change.criterion, said.join(", "))
}

fn verdict(name: &str) -> &'static str {
    match name {
        "admissible" => "geldig",
        "rejected" => "ongeldig",
        _ => "nog niet vast te stellen",
    }
}
