//! Why a bid has its score, as data: every step, what each criterion rests on, and from one bid to another.

use std::io;

use serde::Serialize;

use super::Number;
use super::origin::{Origin, Reckoned, origin, reckoned};
use super::written::{self, Clarification, Decision, Ruling, Vote, clarifications};
use crate::assess::steps::{
    CriterionSteps, Explained, Explanation, Operand, Places, Reading, Step, StepId, explain, looks_at,
};
use crate::assess::{Answer, Assessed, Round};
use crate::cond::Truth;
use crate::diag::Span;
use crate::model::authority::OfBid;
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::num::Ratio;
use crate::report::Report;

#[derive(Serialize)]
struct Picked {
    how: &'static str,
    among: Vec<Reckoned>,
}

#[derive(Serialize)]
struct OneStep {
    id: String,
    kind: &'static str,
    op: &'static str,
    operands: Vec<Reckoned>,
    #[serde(skip_serializing_if = "Option::is_none")]
    picked: Option<Picked>,
    result: String,
}

/// What a step is the last one to: nothing else is promised to come out.
#[derive(Serialize)]
struct Comes {
    what: &'static str,
    bid: String,
    of: String,
    step: String,
}

#[derive(Serialize)]
struct Condition {
    option: String,
    condition: Option<String>,
    holds: Option<bool>,
    at: Option<Origin>,
}

#[derive(Serialize)]
struct Fact {
    id: String,
    stated: bool,
    at: Option<Origin>,
}

#[derive(Serialize)]
struct Cited {
    id: String,
    kind: String,
    fact: Option<String>,
    counts: bool,
    at: Option<Origin>,
}

#[derive(Serialize)]
struct Better {
    option: String,
    points: Number,
    adds_more: Option<Number>,
    at: Option<Origin>,
}

#[derive(Serialize)]
struct Criterion {
    bid: String,
    id: String,
    at: Option<Origin>,
    rule: u8,
    status: &'static str,
    source: Option<&'static str>,
    option: Option<String>,
    answered_at: Option<Origin>,
    overruled: Option<String>,
    points: String,
    maximum: String,
    floor: String,
    adds: Option<String>,
    could_add: Option<String>,
    loss: Option<String>,
    level: Option<i64>,
    conditions: Vec<Condition>,
    facts: Vec<Fact>,
    evidence_asked: Vec<String>,
    evidence: Vec<Cited>,
    supported: Option<bool>,
    gates: Vec<String>,
    better: Vec<Better>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assessments: Vec<Vote>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rulings: Vec<Ruling>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<Decision>,
}

#[derive(Serialize)]
struct Fall {
    criterion: String,
    difference: String,
    so_far: String,
}

#[derive(Serialize)]
struct AwardFall {
    quality: String,
    price: String,
    rounding: Option<String>,
    difference: String,
}

#[derive(Serialize)]
struct Waterfall {
    falls: Vec<Fall>,
    alike: usize,
    difference: String,
    award: Option<AwardFall>,
}

/// An explanation; wherever a number belongs stands the id of the step that gives it.
#[derive(Serialize)]
pub struct Explaining {
    results: Vec<Comes>,
    steps: Vec<OneStep>,
    criteria: Vec<Criterion>,
    waterfall: Option<Waterfall>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    clarifications: Vec<Clarification>,
}

/// The explanation that a report asks for.
///
/// # Errors
/// A bid that changed while the report was made, and steps that do not come to the report's figures.
pub fn explaining(report: &Report<'_>) -> io::Result<Option<Explaining>> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else { return Ok(None) };
    let explanation = explain(report.opened, round, &report.options.asked.places)?;
    let places = Places::new(report.opened, rules);
    let only = report.options.asked.criterion;
    let maker = Maker { round, rules, places, explanation: &explanation, only };
    Ok(Some(maker.whole()))
}

struct Maker<'m> {
    round: &'m Round<'m>,
    rules: &'m Rules,
    places: Places<'m>,
    explanation: &'m Explanation,
    only: Option<usize>,
}

impl Maker<'_> {
    fn whole(&self) -> Explaining {
        let results: Vec<(Comes, StepId)> =
            self.explanation.bids.iter().flat_map(|bid| self.results(bid)).chain(self.apart()).collect();
        let ends: Vec<StepId> = results.iter().map(|(_, step)| *step).collect();
        let ledger = &self.explanation.ledger;
        Explaining {
            results: results.into_iter().map(|(result, _)| result).collect(),
            steps: ledger.behind(&ends).into_iter().map(|id| self.step(ledger.step(id))).collect(),
            criteria: self.explanation.bids.iter().flat_map(|bid| self.criteria(bid)).collect(),
            waterfall: self.waterfall(),
            clarifications: self.explanation.bids.iter().flat_map(|bid| clarifications(&bid.sheet)).collect(),
        }
    }

    fn id(&self, step: StepId) -> String {
        self.explanation.ledger.step(step).id.clone()
    }

    fn number(&self, value: &Ratio) -> Number {
        Number::new(value, self.rules.decimals)
    }

    fn step(&self, step: &Step) -> OneStep {
        let (ledger, sources) = (&self.explanation.ledger, &self.explanation.sources);
        let all = |operands: &[Operand]| operands.iter().map(|one| reckoned(one, ledger, sources)).collect();
        OneStep {
            id: step.id.clone(),
            kind: step.kind.name(),
            op: step.op.sign(),
            operands: all(&step.operands),
            picked: step
                .picked
                .as_ref()
                .map(|picked| Picked { how: picked.how.name(), among: all(&picked.among) }),
            result: step.result.to_string(),
        }
    }

    /// Every number of a bid that its steps come to.
    fn results(&self, bid: &Explained) -> Vec<(Comes, StepId)> {
        let Some(steps) = &bid.steps else { return Vec::new() };
        let mut results = Vec::new();
        let mut comes = |what, of: &str, step: Option<StepId>| {
            results.extend(step.map(|step| {
                let (bid, of) = (bid.sheet.id.clone(), of.to_owned());
                (Comes { what, bid, of, step: self.id(step) }, step)
            }));
        };
        for (place, criterion) in steps.criteria.iter().enumerate() {
            let id = &self.rules.criteria[place].id;
            if self.only.is_none_or(|only| only == place) {
                comes("criterion", id, Some(criterion.points));
                comes("maximum", id, Some(criterion.maximum));
                comes("floor", id, Some(criterion.floor));
                comes("loss", id, criterion.loss);
            }
        }
        if self.only.is_some() {
            return results;
        }
        for (group, of) in self.rules.groups.iter().zip(&steps.groups) {
            comes("group", &group.id, Some(of.points));
            comes("share", &group.id, of.weighed.map(|weighed| weighed.share));
            comes("weight", &group.id, of.weighed.map(|weighed| weighed.weight));
        }
        comes("score", "", steps.score);
        comes("score", "criteria", steps.together);
        comes("figure", "", bid.figure.map(|figure| figure.figure));
        results
    }

    /// The ends of the way from one bid to another.
    fn apart(&self) -> Vec<(Comes, StepId)> {
        let (Some(waterfall), [first, second]) =
            (&self.explanation.waterfall, self.explanation.bids.as_slice())
        else {
            return Vec::new();
        };
        let mut results = Vec::new();
        let mut comes = |what, of: &str, step: StepId| {
            let bid = format!("{}:{}", first.sheet.id, second.sheet.id);
            results.push((Comes { what, bid, of: of.to_owned(), step: self.id(step) }, step));
        };
        comes("difference", "score", waterfall.difference);
        if let Some(last) = waterfall.falls.last() {
            comes("waterfall", "score", last.so_far);
        }
        if let Some(award) = waterfall.award {
            comes("difference", "figure", award.difference);
            comes("waterfall", "figure", award.end);
        }
        results
    }

    fn waterfall(&self) -> Option<Waterfall> {
        let waterfall = self.explanation.waterfall.as_ref()?;
        let fall = |fall: &crate::assess::steps::Fall| Fall {
            criterion: self.rules.criteria[fall.criterion].id.clone(),
            difference: self.id(fall.difference),
            so_far: self.id(fall.so_far),
        };
        Some(Waterfall {
            falls: waterfall.falls.iter().map(fall).collect(),
            alike: waterfall.alike,
            difference: self.id(waterfall.difference),
            award: waterfall.award.map(|award| AwardFall {
                quality: self.id(award.quality),
                price: self.id(award.price),
                rounding: award.rounding.map(|step| self.id(step)),
                difference: self.id(award.difference),
            }),
        })
    }

    fn criteria(&self, bid: &Explained) -> Vec<Criterion> {
        let Some((offer, assessed, steps)) = bid.assessed() else { return Vec::new() };
        let readings = bid.readings(&self.places);
        let each =
            readings.iter().enumerate().filter(|(place, _)| self.only.is_none_or(|only| only == *place));
        each.map(|(place, reading)| self.criterion(place, (offer, assessed), steps.criteria[place], reading))
            .collect()
    }

    fn criterion(
        &self,
        place: usize,
        (offer, assessed): (&Offer, &Assessed),
        steps: CriterionSteps,
        reading: &Reading<'_>,
    ) -> Criterion {
        let (criterion, answer): (_, &Answer) = (&self.rules.criteria[place], &assessed.answers[place]);
        let option = |option: usize| criterion.options[option].id.clone();
        let step = |step: Option<StepId>| step.map(|step| self.id(step));
        let gates = self.rules.gates.iter().filter(|gate| looks_at(&gate.rule, place, self.rules));
        Criterion {
            bid: offer.id.clone(),
            id: criterion.id.clone(),
            at: self.at(self.places.criterion(place).map(|said| said.id.at)),
            rule: reading.rule.number(),
            status: answer.status.name(),
            source: answer.source.map(crate::assess::Source::name),
            option: answer.option.map(option),
            answered_at: self.at(reading.at),
            overruled: answer.overruled.map(option),
            points: self.id(steps.points),
            maximum: self.id(steps.maximum),
            floor: self.id(steps.floor),
            adds: step(steps.adds),
            could_add: step(steps.could),
            loss: step(steps.loss),
            level: answer.level,
            conditions: self.conditions(place, &reading.holds),
            facts: reading.facts.iter().map(|(fact, at)| self.fact(*fact, *at)).collect(),
            evidence_asked: criterion.evidence_kinds.clone(),
            evidence: reading.cited.iter().map(|cited| self.cited(cited)).collect(),
            supported: answer.supported,
            gates: gates.map(|gate| gate.id.clone()).collect(),
            better: self.better(place, steps),
            assessments: self.told(offer, |of| written::votes(self.round, of, place, criterion)),
            rulings: self.told(offer, |of| written::rulings(of, place, self.rules)),
            decisions: self.told(offer, |of| written::decisions_on(of, place, self.rules)),
        }
    }

    /// Something that the authority wrote about a bid.
    fn told<T>(&self, offer: &Offer, of: impl Fn(&OfBid) -> Vec<T>) -> Vec<T> {
        self.round.written(&offer.id).map(of).unwrap_or_default()
    }

    fn conditions(&self, place: usize, holds: &[Option<Truth>]) -> Vec<Condition> {
        let options = &self.rules.criteria[place].options;
        let one = |option: usize| {
            let holds = (*holds.get(option)?)?;
            let at = self.places.condition(place, option).or_else(|| self.places.option(place, option));
            let (of, at) = (&options[option], self.at(at));
            Some(Condition { option: of.id.clone(), condition: of.when.clone(), holds, at })
        };
        (0..options.len()).filter_map(one).collect()
    }

    fn fact(&self, fact: usize, at: Option<Span>) -> Fact {
        Fact { id: self.rules.facts[fact].id.clone(), stated: at.is_some(), at: self.at(at) }
    }

    fn cited(&self, cited: &crate::assess::steps::Cited<'_>) -> Cited {
        Cited {
            id: cited.document.id.value.clone(),
            kind: cited.document.kind.value.clone(),
            fact: cited.through.map(|fact| self.rules.facts[fact].id.clone()),
            counts: cited.right_kind && cited.valid,
            at: self.at(Some(cited.document.id.at)),
        }
    }

    fn better(&self, place: usize, steps: CriterionSteps) -> Vec<Better> {
        let options = self.rules.criteria[place].options.iter().enumerate();
        let points = options.map(|(option, of)| (option, &of.id, Ratio::from(of.points)));
        let better = points.filter(|(_, _, points)| points > self.explanation.value(steps.points));
        better
            .map(|(option, id, points)| Better {
                option: id.clone(),
                points: self.number(&points),
                adds_more: self.explanation.adds_more(steps, &points).map(|more| self.number(&more)),
                at: self.at(self.places.option(place, option)),
            })
            .collect()
    }

    fn at(&self, at: Option<Span>) -> Option<Origin> {
        origin(at, &self.explanation.sources)
    }
}
