//! What the authority wrote about a bid, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Number;
use crate::assess::steps::bears_on;
use crate::assess::{self, Assessed, Round, Sheet};
use crate::model::authority::OfBid;
use crate::model::fact::Stated;
use crate::model::offer::Offer;
use crate::model::rules::{Criterion, Rules};

/// What one assessor chose.
#[derive(Serialize)]
pub struct Vote {
    assessor: String,
    consensus: bool,
    option: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    equivalent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    reason: String,
}

/// What assessors chose on a criterion.
pub fn votes(round: &Round<'_>, of: &OfBid, place: usize, criterion: &Criterion) -> Vec<Vote> {
    let votes = of.votes.get(&place).map(Vec::as_slice).unwrap_or_default();
    let word = |accepted: bool| if accepted { "accepted" } else { "refused" };
    votes
        .iter()
        .map(|vote| Vote {
            assessor: vote.assessor.clone(),
            consensus: vote.consensus,
            option: vote.option.map(|option| criterion.options[option].id.clone()),
            equivalent: vote.equivalent.map(word),
            date: round.assessed_on(&vote.assessor).map(|day| day.to_string()),
            reason: vote.reason.clone(),
        })
        .collect()
}

/// What the authority found to be otherwise than a bid states.
#[derive(Serialize)]
pub struct Ruling {
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<String>,
    reason: String,
    by: String,
    date: Option<String>,
}

/// The ruling on an answer, where there is one.
pub fn ruling(of: &OfBid, place: usize, criterion: &Criterion) -> Option<Ruling> {
    let ruling = of.answers.get(&place)?;
    Some(Ruling {
        fact: None,
        value: None,
        option: ruling.option.map(|option| criterion.options[option].id.clone()),
        reason: ruling.reason.clone(),
        by: ruling.by.clone(),
        date: ruling.date.map(|day| day.to_string()),
    })
}

/// The rulings on facts.
pub fn facts(of: &OfBid, rules: &Rules) -> Vec<Ruling> {
    of.facts.iter().map(|(&place, ruling)| fact(place, ruling, rules)).collect()
}

fn fact(place: usize, ruling: &crate::model::authority::FactRuling, rules: &Rules) -> Ruling {
    Ruling {
        fact: Some(rules.facts[place].id.clone()),
        value: ruling.value.as_ref().map(value),
        option: None,
        reason: ruling.reason.clone(),
        by: ruling.by.clone(),
        date: ruling.date.map(|day| day.to_string()),
    }
}

/// The rulings that bear on a criterion: on facts that it reads, and on its answer.
pub fn rulings(of: &OfBid, place: usize, rules: &Rules) -> Vec<Ruling> {
    let criterion = &rules.criteria[place];
    let read = of.facts.iter().filter(|(fact, _)| criterion.reads.contains(fact));
    let facts = read.map(|(&one, ruling)| fact(one, ruling, rules));
    facts.chain(ruling(of, place, criterion)).collect()
}

/// A stated value; a number as its decimal text, since JSON readers round.
fn value(stated: &Stated) -> serde_json::Value {
    match stated {
        Stated::Text(text) => text.clone().into(),
        Stated::Number(number) => number.to_string().into(),
        Stated::Bool(yes) => (*yes).into(),
        Stated::Date(day) => day.to_string().into(),
        Stated::List(texts) => texts.clone().into(),
    }
}

/// What was decided about a bid.
#[derive(Serialize)]
pub struct Decision {
    about: String,
    result: &'static str,
    reason: String,
    by: String,
    date: Option<String>,
}

/// The decisions on a bid.
pub fn decisions(of: &OfBid) -> Vec<Decision> {
    of.decisions.iter().map(decision).collect()
}

/// The decisions that bear on a criterion: about it, or about a gate that looks at it.
pub fn decisions_on(of: &OfBid, place: usize, rules: &Rules) -> Vec<Decision> {
    let about = |one: &&crate::model::authority::Decision| bears_on(&one.about.value, place, rules);
    of.decisions.iter().filter(about).map(decision).collect()
}

fn decision(decision: &crate::model::authority::Decision) -> Decision {
    Decision {
        about: decision.about.value.clone(),
        result: decision.result.name(),
        reason: decision.reason.clone(),
        by: decision.by.clone(),
        date: decision.date.map(|day| day.to_string()),
    }
}

/// The points of the score by what they rest on.
pub fn coverage(
    round: &Round<'_>,
    both: (&Offer, &Assessed),
    of: Option<&OfBid>,
) -> Option<BTreeMap<&'static str, Number>> {
    let parts = assess::coverage((round.rules, round.plan()), both, of)?;
    let number = |part| Number::new(part, round.rules.decimals);
    Some(parts.iter().map(|(strength, part)| (strength.name(), number(part))).collect())
}

/// A question to a bidder with its answer: it counts nowhere.
#[derive(Serialize)]
pub struct Clarification {
    bid: String,
    path: String,
    asked: Option<String>,
    question: String,
    answered: Option<String>,
    answer: String,
}

/// The clarifications of a bid.
pub fn clarifications(sheet: &Sheet) -> Vec<Clarification> {
    let one = |one: &crate::model::clarification::Clarification| Clarification {
        bid: sheet.id.clone(),
        path: one.path.clone(),
        asked: one.asked.as_ref().map(|on| on.value.to_string()),
        question: one.question.clone(),
        answered: one.answered.as_ref().map(|on| on.value.to_string()),
        answer: one.answer.clone(),
    };
    sheet.clarifications.iter().map(one).collect()
}
