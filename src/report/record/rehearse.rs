//! A rehearsal as data.

use serde::Serialize;

use super::Number;
use crate::model::rules::Rules;
use crate::num::Ratio;
use crate::report::Report;
use crate::study::rehearse::{Ends, Gain, Money, Rehearsal, Reversal, Step, Token, Weighed, Why};

/// A rehearsal.
#[derive(Serialize)]
pub struct Rehearsing {
    internal: bool,
    seed: u64,
    synthetic_bids: usize,
    unreadable: usize,
    real_bids: usize,
    prices: Option<Prices>,
    reference_score: Number,
    reversal: Search,
    gates: Vec<Gate>,
    knocked_out: usize,
    admissible: usize,
    scores: Scores,
    groups: Vec<Group>,
    criteria: Vec<Criterion>,
    not_applicable: Vec<String>,
    weights: Option<Weights>,
    moves: Moves,
    burden: Burden,
}

#[derive(Serialize)]
struct Prices {
    lowest: Number,
    reference: Number,
    highest: Number,
    origin: &'static str,
}

#[derive(Serialize)]
struct Search {
    answer: &'static str,
    tries: usize,
    turned: usize,
    clearest: Option<Vec<Third>>,
}

/// One of the three bids, in the order A, B, C.
#[derive(Serialize)]
struct Third {
    price: Option<Number>,
    score: Option<Number>,
    figure_without_c: Option<Number>,
    figure_with_c: Number,
}

#[derive(Serialize)]
struct Gate {
    id: String,
    pass: usize,
    fail: usize,
    unknown: usize,
    not_applicable: usize,
}

#[derive(Serialize)]
struct Scores {
    highest_ranked: Option<Number>,
    lowest_ranked: Option<Number>,
    highest_not_ranked: Option<Number>,
    upper_bound: Number,
    lower_bound: Number,
}

#[derive(Serialize)]
struct Group {
    id: String,
    points: Number,
    share: Number,
}

#[derive(Serialize)]
struct Criterion {
    id: String,
    points: Number,
    share: Number,
    worth: Worth,
    turns: Option<Number>,
    decides_alone: bool,
    makes_no_difference: Option<&'static str>,
    can_reject: bool,
    steps: Vec<OneStep>,
}

#[derive(Serialize)]
struct OneStep {
    from: String,
    to: String,
    points: Number,
    worth: Worth,
}

/// What something is worth: an amount, or why there is none.
#[derive(Serialize)]
struct Worth {
    amount: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    none_because: Option<&'static str>,
}

#[derive(Serialize)]
struct Weights {
    quality_in_effect: Number,
    price_in_effect: Option<Number>,
    quality_share_in_effect: Option<Number>,
    quality_weight: Option<Number>,
    price_weight: Option<Number>,
}

#[derive(Serialize)]
struct Moves {
    largest_steps: Vec<Largest>,
    tenth_off_the_price: Option<Number>,
    token_price: Option<TokenPrice>,
}

#[derive(Serialize)]
struct Largest {
    criterion: String,
    #[serde(flatten)]
    step: OneStep,
}

#[derive(Serialize)]
struct TokenPrice {
    wins: bool,
    token_score: Option<Number>,
    token_figure: Number,
    best_score: Option<Number>,
    best_figure: Number,
    price_range_without: Number,
    price_range_with: Number,
}

#[derive(Serialize)]
struct Burden {
    questions: usize,
    claims: usize,
    statements: usize,
    facts: usize,
    layers: usize,
    criteria_with_evidence: usize,
    documents: usize,
}

/// The rehearsal of a report, where one was held.
#[must_use]
pub fn rehearsing(report: &Report<'_>) -> Option<Rehearsing> {
    let (rehearsed, rules) = (report.studies.rehearsal?, report.opened.rules.as_ref()?);
    let (of, told) = (&rehearsed.rehearsal, Told { rules });
    let (upper, lower) = &of.scores.bounds;
    Some(Rehearsing {
        internal: true,
        seed: of.seed,
        synthetic_bids: of.made,
        unreadable: of.unreadable,
        real_bids: rehearsed.bids,
        prices: of.prices.as_ref().map(|prices| Prices {
            lowest: told.number(&prices.lowest),
            reference: told.number(&prices.reference),
            highest: told.number(&prices.highest),
            origin: prices.origin.name(),
        }),
        reference_score: told.number(&of.reference),
        reversal: told.search(of),
        gates: told.gates(of),
        knocked_out: of.gates.knocked_out,
        admissible: of.gates.admissible,
        scores: Scores {
            highest_ranked: of.scores.ranked.as_ref().map(|(highest, _)| told.number(highest)),
            lowest_ranked: of.scores.ranked.as_ref().map(|(_, lowest)| told.number(lowest)),
            highest_not_ranked: told.maybe(of.scores.best_rejected.as_ref()),
            upper_bound: told.number(upper),
            lower_bound: told.number(lower),
        },
        groups: told.groups(of),
        criteria: of.criteria.iter().map(|one| told.criterion(one)).collect(),
        not_applicable: rules.not_applicable.iter().map(|(id, _)| id.clone()).collect(),
        weights: told.weights(of),
        moves: told.moves(of),
        burden: Burden {
            questions: of.burden.questions(),
            claims: of.burden.claims,
            statements: of.burden.statements,
            facts: of.burden.facts,
            layers: of.burden.layers,
            criteria_with_evidence: of.burden.supported,
            documents: of.burden.documents,
        },
    })
}

struct Told<'t> {
    rules: &'t Rules,
}

impl Told<'_> {
    fn number(&self, number: &Ratio) -> Number {
        Number::new(number, self.rules.decimals)
    }

    fn maybe(&self, number: Option<&Ratio>) -> Option<Number> {
        number.map(|number| self.number(number))
    }

    fn search(&self, of: &Rehearsal) -> Search {
        let search = &of.reversal;
        let answer = match search.why {
            Why::Independent => "cannot-happen",
            Why::TooFew => "too-few-bids",
            Why::Dependent if search.turned > 0 => "found",
            Why::Dependent => "not-found",
        };
        let clearest = search.clearest.as_ref().map(|found| self.three(found));
        Search { answer, tries: search.tries, turned: search.turned, clearest }
    }

    fn three(&self, found: &Reversal) -> Vec<Third> {
        let one = |place: usize| Third {
            price: self.maybe(found.prices[place].as_ref()),
            score: self.maybe(found.scores[place].as_ref()),
            figure_without_c: self.maybe(found.without.get(place)),
            figure_with_c: self.number(&found.with[place]),
        };
        (0..3).map(one).collect()
    }

    fn gates(&self, of: &Rehearsal) -> Vec<Gate> {
        let gates = self.rules.gates.iter().zip(&of.gates.each);
        let one = |(gate, [pass, fail, unknown, away]): (&crate::model::rules::Gate, &[usize; 4])| Gate {
            id: gate.id.clone(),
            pass: *pass,
            fail: *fail,
            unknown: *unknown,
            not_applicable: *away,
        };
        gates.map(one).collect()
    }

    fn groups(&self, of: &Rehearsal) -> Vec<Group> {
        let one =
            |(group, weighed): (&crate::model::rules::Group, &crate::study::rehearse::WeighedGroup)| Group {
                id: group.id.clone(),
                points: self.points(&weighed.span),
                share: self.number(&weighed.share),
            };
        self.rules.groups.iter().zip(&of.groups).map(one).collect()
    }

    fn points(&self, gain: &Gain) -> Number {
        self.number(&gain.score)
    }

    fn criterion(&self, one: &Weighed) -> Criterion {
        Criterion {
            id: self.rules.criteria[one.criterion].id.clone(),
            points: self.points(&one.span),
            share: self.number(&one.share),
            worth: self.worth(&one.money),
            turns: self.maybe(one.turns.as_ref()),
            decides_alone: one.decides_alone,
            makes_no_difference: one.idle.map(crate::study::rehearse::Idle::name),
            can_reject: one.can_reject,
            steps: one.steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &Step) -> OneStep {
        let (from, to) = match &step.ends {
            Ends::Options(from, to) => (from.clone(), to.clone()),
            Ends::Values(from, to) => (from.to_string(), to.to_string()),
        };
        OneStep { from, to, points: self.points(&step.gain), worth: self.worth(&step.money) }
    }

    fn worth(&self, money: &Money) -> Worth {
        match money {
            Money::Exactly(amount) => Worth { amount: Some(self.number(amount)), none_because: None },
            Money::Beyond => Worth { amount: None, none_because: Some("more-than-any-price") },
            Money::Uncounted => Worth { amount: None, none_because: Some("price-does-not-count") },
        }
    }

    fn weights(&self, of: &Rehearsal) -> Option<Weights> {
        let reach = of.reach.as_ref()?;
        let share = reach.quality_share();
        Some(Weights {
            quality_in_effect: self.number(&reach.quality),
            price_in_effect: self.maybe(reach.price.as_ref()),
            quality_share_in_effect: self.maybe(share.as_ref()),
            quality_weight: self.maybe(reach.nominal.as_ref().map(|(quality, _)| quality)),
            price_weight: self.maybe(reach.nominal.as_ref().map(|(_, price)| price)),
        })
    }

    fn moves(&self, of: &Rehearsal) -> Moves {
        let largest = |(criterion, step): &(usize, usize)| Largest {
            criterion: self.rules.criteria[*criterion].id.clone(),
            step: self.step(&of.criteria[*criterion].steps[*step]),
        };
        Moves {
            largest_steps: of.moves.steps.iter().map(largest).collect(),
            tenth_off_the_price: self.maybe(of.moves.tenth_off.as_ref()),
            token_price: of.moves.token.as_ref().map(|token| self.token(token)),
        }
    }

    fn token(&self, token: &Token) -> TokenPrice {
        TokenPrice {
            wins: token.wins,
            token_score: self.maybe(token.scores[1].as_ref()),
            token_figure: self.number(&token.figures[1]),
            best_score: self.maybe(token.scores[0].as_ref()),
            best_figure: self.number(&token.figures[0]),
            price_range_without: self.number(&token.between.0),
            price_range_with: self.number(&token.between.1),
        }
    }
}
