//! The report as data: the shapes of the JSON that is promised to be stable.

mod agreement;
mod award;
mod evidence;
mod explain;
mod found;
mod inputs;
mod origin;
mod rehearse;
mod robustness;
mod written;

use std::collections::BTreeMap;

use serde::Serialize;

pub use agreement::{Agreement, agreement};
pub use award::{Terms, terms};
pub use evidence::{Evidence, Paper, evidence, owed, papers};
pub use explain::{Explaining, explaining};
pub use found::Found;
pub use inputs::{Input, inputs};
pub use rehearse::{Rehearsing, rehearsing};
pub use robustness::{Firm, firm};
use written::{Decision, Ruling, Vote};

use crate::assess::{
    Amount, Exposure as Reach, LevelResult, Place, Plan, Reached, Reason, Round, Sheet, Step,
};
use crate::model::authority::OfBid;
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::num::{Dec, Ratio};
use crate::report::public::Seen;

/// A number that counts: exact, and rounded for reading.
#[derive(Serialize)]
pub struct Number {
    exact: String,
    value: String,
}

impl Number {
    fn new(number: &Ratio, decimals: u8) -> Number {
        Number { exact: number.to_string(), value: number.rounded(decimals) }
    }
}

#[derive(Serialize)]
struct Range {
    worst: Number,
    best: Number,
}

#[derive(Serialize)]
struct Why {
    reason: &'static str,
    on: String,
}

#[derive(Serialize)]
struct Level {
    n: Option<i64>,
    name: Option<String>,
    lowest_known: Option<i64>,
    binding: Vec<String>,
    missing: Vec<String>,
}

#[derive(Serialize)]
struct CatalogueLevel {
    catalogue: String,
    #[serde(flatten)]
    level: Level,
}

#[derive(Serialize)]
struct Group {
    id: String,
    weight: Option<Number>,
    points: Number,
    share: Option<Number>,
    range: Option<Range>,
    level: Option<Level>,
}

#[derive(Serialize)]
struct Criterion {
    id: String,
    group: String,
    status: &'static str,
    source: Option<&'static str>,
    option: Option<String>,
    points: Number,
    range: Range,
    level: Option<i64>,
    supported: Option<bool>,
    rejects: bool,
    /// Whether the answer is left out for the reader.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    confidential: bool,
    evidence: Vec<String>,
    missing_facts: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assessments: Vec<Vote>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruling: Option<Ruling>,
}

#[derive(Serialize)]
struct Gate {
    id: String,
    result: &'static str,
    binding: Vec<String>,
}

#[derive(Serialize)]
struct Exposure {
    degree: &'static str,
    content: &'static str,
    metadata: &'static str,
    path: Vec<String>,
}

#[derive(Serialize)]
struct Price {
    #[serde(flatten)]
    amount: Number,
    currency: String,
}

/// One bid.
#[derive(Serialize)]
pub struct Bid {
    id: String,
    supplier: String,
    path: String,
    verdict: Option<&'static str>,
    verdict_reasons: Vec<Why>,
    rank: Option<usize>,
    rank_if_admitted: Option<usize>,
    tied_with: Vec<String>,
    score: Option<Number>,
    range: Option<Range>,
    level: Option<Level>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<CatalogueLevel>,
    groups: Vec<Group>,
    criteria: Vec<Criterion>,
    gates: Vec<Gate>,
    exposure: BTreeMap<String, Exposure>,
    coverage: Option<BTreeMap<&'static str, Number>>,
    price: Option<Price>,
    /// Whether the price is left out for the reader.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    price_confidential: bool,
    award: Option<award::Award>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<Decision>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rulings: Vec<Ruling>,
}

/// Bids that share a rank and are named in full; more are not.
const MOST_TIED: usize = 100;

/// A bid as data.
#[must_use]
pub fn bid(round: &Round<'_>, seen: &Seen<'_>) -> Bid {
    let (place, sheet) = (seen.place.as_ref(), seen.sheet.as_ref());
    let written = round.written(&sheet.id).filter(|_| !seen.public);
    let maker = Maker { round, rules: round.rules, written, plan: round.plan(), seen };
    let entry = &round.entries[place.bid];
    let reasons = round.reasons(place.bid, sheet);
    let counted = if entry.twin.is_some() { None } else { sheet.assessed() };
    let figure = counted.and_then(|(_, assessed)| assessed.reckoned.score.as_ref());
    let (groups, criteria, gates) = match counted {
        Some((offer, assessed)) => {
            (maker.groups(assessed), maker.criteria(offer, assessed), maker.gates(assessed))
        }
        None => Default::default(),
    };
    Bid {
        id: sheet.id.clone(),
        supplier: sheet.supplier.clone(),
        path: entry.path.clone(),
        verdict: entry.standing.verdict.map(|verdict| verdict.name()),
        verdict_reasons: reasons
            .iter()
            .map(|why| Why { reason: why.name(), on: on(round, why, sheet) })
            .collect(),
        rank: place.rank,
        rank_if_admitted: place.rank_if_admitted,
        tied_with: tied(round, place),
        score: figure.map(|figure| maker.percent(&figure.score)),
        range: figure
            .map(|figure| Range { worst: maker.percent(&figure.worst), best: maker.percent(&figure.best) }),
        level: counted.and_then(|(_, a)| a.reckoned.level.as_ref()).map(|level| maker.level(level)),
        levels: counted.map(|(_, a)| maker.levels(&a.reckoned.levels)).unwrap_or_default(),
        groups,
        criteria,
        gates,
        exposure: counted
            .filter(|_| !seen.public)
            .map(|(_, assessed)| maker.exposure(&assessed.exposures))
            .unwrap_or_default(),
        coverage: counted.filter(|_| !seen.public).and_then(|both| written::coverage(round, both, written)),
        price: counted.and_then(|(offer, _)| offer.price.as_ref()).map(|price| maker.price(price)),
        price_confidential: seen.hides_price,
        award: counted.map(|_| award::Award::new(place, round.rules.decimals)),
        received: written.and_then(|of| of.receipt.as_ref()).map(|at| at.value.written.clone()),
        decisions: written.map(written::decisions).unwrap_or_default(),
        rulings: written.map(|of| written::facts(of, round.rules)).unwrap_or_default(),
    }
}

/// What a reason is about; the bid itself where it is about nothing else.
fn on(round: &Round<'_>, why: &Reason, sheet: &Sheet) -> String {
    let about = round.about(why, sheet);
    if about.is_empty() { sheet.id.clone() } else { about }
}

/// A step of a path as one word: what it is, and its id.
pub fn step(step: &Step) -> String {
    let (kind, id) = match step {
        Step::Component(id) => ("component", id),
        Step::Party(id) => ("party", id),
        Step::Country(id) => ("country", id),
        Step::Layer(id) => ("layer", id),
    };
    format!("{kind}:{id}")
}

fn tied(round: &Round<'_>, place: &Place) -> Vec<String> {
    let (from, upto) = place.tied;
    let others = round.places[from..upto].iter().filter(|other| other.bid != place.bid);
    others.take(MOST_TIED).map(|other| round.entries[other.bid].standing.id.clone()).collect()
}

struct Maker<'m> {
    round: &'m Round<'m>,
    rules: &'m Rules,
    written: Option<&'m OfBid>,
    plan: &'m Plan,
    seen: &'m Seen<'m>,
}

impl Maker<'_> {
    fn percent(&self, number: &Ratio) -> Number {
        Number::new(number, self.rules.decimals)
    }

    fn points(&self, amount: &Amount) -> Number {
        Number::new(&self.plan.points(amount), self.rules.decimals)
    }

    fn range(&self, span: &crate::assess::Span) -> Range {
        Range { worst: self.points(&span.worst), best: self.points(&span.best) }
    }

    fn ids(&self, criteria: &[usize]) -> Vec<String> {
        criteria.iter().map(|&place| self.rules.criteria[place].id.clone()).collect()
    }

    fn level(&self, level: &LevelResult) -> Level {
        let n = match level.reached {
            Reached::Level(n) => Some(n),
            Reached::Unknown => None,
        };
        let scale = self.rules.levels_of(level.of);
        let name = n.and_then(|n| scale.iter().find(|step| step.n == n)).map(|step| step.name.clone());
        Level {
            n,
            name,
            lowest_known: level.lowest,
            binding: self.ids(&level.binding),
            missing: self.ids(&level.missing),
        }
    }

    fn levels(&self, levels: &[(usize, LevelResult)]) -> Vec<CatalogueLevel> {
        let one = |(catalogue, level): &(usize, LevelResult)| CatalogueLevel {
            catalogue: self.rules.catalogues[*catalogue].id.clone(),
            level: self.level(level),
        };
        levels.iter().map(one).collect()
    }

    fn groups(&self, assessed: &crate::assess::Assessed) -> Vec<Group> {
        let each = self.rules.groups.iter().zip(&self.plan.groups).zip(&assessed.reckoned.groups).enumerate();
        each.map(|(place, ((group, plan), result))| {
            let share = |amount| self.plan.share(place, amount).map(|share| self.percent(&share));
            let range = share(&result.shown.worst).zip(share(&result.shown.best));
            Group {
                id: group.id.clone(),
                weight: plan.weight.as_ref().map(|weight| self.percent(weight)),
                points: self.points(&result.points),
                share: share(&result.points),
                range: range.map(|(worst, best)| Range { worst, best }),
                level: result.level.as_ref().map(|level| self.level(level)),
            }
        })
        .collect()
    }

    fn criteria(&self, offer: &Offer, assessed: &crate::assess::Assessed) -> Vec<Criterion> {
        let each = self.rules.criteria.iter().zip(&assessed.answers).zip(&offer.claims).enumerate();
        each.map(|(place, ((criterion, answer), claim))| Criterion {
            id: criterion.id.clone(),
            group: self.rules.groups[criterion.group].id.clone(),
            status: answer.status.name(),
            source: answer.source.map(crate::assess::Source::name),
            option: answer.option.map(|place| criterion.options[place].id.clone()),
            points: self.points(&answer.points),
            range: self.range(&answer.shown),
            level: answer.level,
            supported: answer.supported,
            rejects: answer.rejects,
            confidential: self.seen.hides(place),
            evidence: claim.as_ref().map(|claim| claim.evidence.clone()).unwrap_or_default(),
            missing_facts: answer.missing.iter().map(|&fact| self.rules.facts[fact].id.clone()).collect(),
            assessments: self.votes(place, criterion),
            ruling: self.written.and_then(|of| written::ruling(of, place, criterion)),
        })
        .chain(self.not_applicable())
        .collect()
    }

    fn votes(&self, place: usize, criterion: &crate::model::rules::Criterion) -> Vec<Vote> {
        self.written.map(|of| written::votes(self.round, of, place, criterion)).unwrap_or_default()
    }

    fn gates(&self, assessed: &crate::assess::Assessed) -> Vec<Gate> {
        let each = self.rules.gates.iter().zip(&assessed.gates);
        each.map(|(gate, result)| Gate {
            id: gate.id.clone(),
            result: result.outcome.name(),
            binding: self.ids(&result.binding),
        })
        .collect()
    }

    fn exposure(&self, exposures: &[Reach]) -> BTreeMap<String, Exposure> {
        let one = |reach: &Reach| Exposure {
            degree: reach.overall.name(),
            content: reach.content.name(),
            metadata: reach.metadata.name(),
            path: reach.path.iter().map(step).collect(),
        };
        self.rules.laws.iter().zip(exposures).map(|(law, reach)| (law.id.clone(), one(reach))).collect()
    }

    /// What does not apply stands among the criteria, at its group's place, with nothing to say.
    fn not_applicable(&self) -> impl Iterator<Item = Criterion> {
        self.rules.not_applicable.iter().map(|(id, group)| Criterion {
            id: id.clone(),
            group: self.rules.groups.get(*group).map(|group| group.id.clone()).unwrap_or_default(),
            status: "not-applicable",
            source: None,
            option: None,
            points: self.points(&Amount::default()),
            range: self.range(&crate::assess::Span::default()),
            level: None,
            supported: None,
            rejects: false,
            confidential: false,
            evidence: Vec::new(),
            missing_facts: Vec::new(),
            assessments: Vec::new(),
            ruling: None,
        })
    }

    fn price(&self, price: &crate::model::bid::Price) -> Price {
        let currency = price.currency.as_ref().map_or(&self.rules.currency, |currency| &currency.value);
        let amount: Dec = price.amount.value.0;
        Price { amount: self.percent(&Ratio::from(amount)), currency: currency.clone() }
    }
}
