//! How firm the outcome is, as data.

use serde::Serialize;

use super::Number;
use crate::assess::Round;
use crate::model::rules::Rules;
use crate::num::Ratio;
use crate::report::Report;
use crate::study::robustness::{
    Above as Spare, Acceptability, Barrier, Change, Ends, Flip, Interval, Least, LeftOut, Margin, Needed,
    OfGroup, PRICE, Pair, Robustness, Turns, WEIGHT,
};

#[derive(Serialize)]
struct Within {
    /// A group; nothing for the weight of the price.
    group: Option<String>,
    now: Option<Number>,
    from: Option<Number>,
    upto: Option<Number>,
    first_below: Option<String>,
    first_above: Option<String>,
}

#[derive(Serialize)]
struct Price {
    bid: String,
    now: Option<Number>,
    last: Option<Number>,
    first: Option<Number>,
}

#[derive(Serialize)]
struct Step {
    criterion: String,
    option: Option<String>,
    from: Number,
    to: Number,
}

#[derive(Serialize)]
struct Way {
    changes: Vec<Step>,
    size: Number,
}

#[derive(Serialize)]
struct Answers {
    bid: String,
    answers: usize,
    ways: Vec<Way>,
    more: usize,
}

#[derive(Serialize)]
struct Neighbours {
    upper: String,
    lower: String,
    weights: Vec<Within>,
    prices: Vec<Price>,
    answers: Vec<Answers>,
}

#[derive(Serialize)]
struct Left {
    out: String,
    order: Vec<String>,
    turned: Vec<[String; 2]>,
    more: usize,
}

#[derive(Serialize)]
struct Kept {
    criterion: String,
    options: Vec<String>,
}

#[derive(Serialize)]
struct Lack {
    gate: Option<String>,
    missing: Option<Number>,
    answers: Option<Vec<Kept>>,
    price: Option<Number>,
    facts: Vec<String>,
}

#[derive(Serialize)]
struct Barred {
    bid: String,
    lacks: Vec<Lack>,
    besides: bool,
}

#[derive(Serialize)]
struct Above {
    bid: String,
    gate: String,
    by: Option<Number>,
    price: Option<Number>,
    criteria: Vec<String>,
    facts: Vec<String>,
}

#[derive(Serialize)]
struct Counts {
    bid: String,
    /// How often each rank, from the first on.
    ranks: Vec<u64>,
    /// Per group, in the order of `groups`; nothing where it was never first.
    central_weights: Option<Vec<Number>>,
}

#[derive(Serialize)]
struct Drawn {
    draws: u64,
    seed: u64,
    within_percent: Option<u32>,
    groups: Vec<String>,
    bids: Vec<Counts>,
}

#[derive(Serialize)]
struct Losing {
    without: String,
    first: String,
}

#[derive(Serialize)]
struct NearWeight {
    group: Option<String>,
    now: Number,
    end: Number,
    percent: Number,
    first: String,
}

#[derive(Serialize)]
struct NearPrice {
    bid: String,
    now: Number,
    first: Number,
    percent: Number,
}

#[derive(Serialize)]
struct Judged {
    words: Vec<&'static str>,
    nearest_weight: Option<NearWeight>,
    nearest_price: Option<NearPrice>,
    losing_bid: Option<Losing>,
    weight_threshold_percent: u32,
    price_threshold_percent: u32,
}

/// How firm the outcome is; weights are in percent of all, or values in the tender's currency.
#[derive(Serialize)]
pub struct Firm {
    internal: bool,
    judgement: Option<Judged>,
    by_value: bool,
    rounded_before_ranking: Option<u8>,
    weights: Vec<Within>,
    prices: Vec<Price>,
    answers: Vec<Answers>,
    pairs: Vec<Neighbours>,
    left_out: Vec<Left>,
    barred: Vec<Barred>,
    margins: Vec<Above>,
    acceptability: Option<Drawn>,
}

/// How firm the outcome is, where the report is about that.
pub fn firm(report: &Report<'_>) -> Option<Firm> {
    let (round, found) = (report.round?, report.studies.robustness?);
    Some(Maker { rules: round.rules, round, found }.whole())
}

struct Maker<'m> {
    rules: &'m Rules,
    round: &'m Round<'m>,
    found: &'m Robustness,
}

impl Maker<'_> {
    fn whole(&self) -> Firm {
        let found = self.found;
        let first = found.first.as_ref();
        let price_weight =
            first.and_then(|first| first.price_weight.as_ref()).map(|one| self.within(None, Some(one)));
        let weights = first.map(|first| self.groups(&first.weights)).unwrap_or_default();
        let own = first.map(|first| self.price(0, first.price_now.as_ref(), &first.price));
        let chasers = found.chasers.iter();
        let rest = chasers.map(|one| self.price(one.bid, one.price_now.as_ref(), &one.price));
        Firm {
            internal: true,
            judgement: first.map(|_| self.judged()),
            by_value: found.by_value,
            rounded_before_ranking: found.round,
            weights: weights.into_iter().chain(price_weight).collect(),
            prices: own.into_iter().chain(rest).collect(),
            answers: found.chasers.iter().map(|one| self.answers(one.bid, &one.answers)).collect(),
            pairs: found.pairs.iter().map(|pair| self.pair(pair)).collect(),
            left_out: found.left_out.iter().map(|left| self.left(left)).collect(),
            margins: found.margins.iter().map(|margin| self.margin(margin)).collect(),
            barred: found.barred.iter().map(|barred| self.barred(barred)).collect(),
            acceptability: found.acceptability.as_ref().map(|drawn| self.drawn(drawn)),
        }
    }

    fn number(&self, value: &Ratio) -> Number {
        Number::new(value, self.rules.decimals)
    }

    fn entry(&self, entry: usize) -> String {
        self.round.entries[entry].standing.id.clone()
    }

    fn bid(&self, place: usize) -> String {
        self.entry(self.found.bids[place].entry)
    }

    fn group(&self, place: usize) -> String {
        self.rules.groups[place].id.clone()
    }

    fn judged(&self) -> Judged {
        let judgement = &self.found.judgement;
        let words = [
            (judgement.is_firm(), "firm"),
            (judgement.losing.is_some(), "depends-on-losing-bid"),
            (judgement.turns_on_weights(), "weight-sensitive"),
            (judgement.turns_on_price(), "price-sensitive"),
        ];
        Judged {
            words: words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word).collect(),
            nearest_weight: judgement.weight.as_ref().map(|near| NearWeight {
                group: near.group.map(|group| self.group(group)),
                now: self.weight(&near.now),
                end: self.weight(&near.end),
                percent: self.number(&near.percent),
                first: self.bid(near.rival),
            }),
            nearest_price: judgement.price.as_ref().map(|near| NearPrice {
                bid: self.bid(near.bid),
                now: self.number(&near.now),
                first: self.number(&near.first),
                percent: self.number(&near.percent),
            }),
            losing_bid: judgement
                .losing
                .map(|(without, first)| Losing { without: self.entry(without), first: self.bid(first) }),
            weight_threshold_percent: WEIGHT,
            price_threshold_percent: PRICE,
        }
    }

    fn groups(&self, all: &[OfGroup]) -> Vec<Within> {
        all.iter().map(|of| self.within(Some(self.group(of.group)), of.interval.as_ref())).collect()
    }

    /// A weight in percent of all, or a value in the tender's currency.
    fn weight(&self, weight: &Ratio) -> Number {
        if self.found.by_value { self.number(weight) } else { self.number(&(weight * &Ratio::from(100))) }
    }

    fn within(&self, group: Option<String>, interval: Option<&Interval>) -> Within {
        let ends: Option<&Ends> = interval.and_then(|interval| interval.within.as_ref());
        Within {
            group,
            now: interval.map(|interval| self.weight(&interval.now)),
            from: ends.map(|ends| self.weight(&ends.from)),
            upto: ends.and_then(|ends| ends.upto.as_ref()).map(|upto| self.weight(upto)),
            first_below: ends.and_then(|ends| ends.below).map(|bid| self.bid(bid)),
            first_above: ends.and_then(|ends| ends.above).map(|bid| self.bid(bid)),
        }
    }

    fn price(&self, bid: usize, now: Option<&Ratio>, flip: &Flip) -> Price {
        let (last, first) = match flip {
            Flip::Never => (None, None),
            Flip::At { last, first } => (last.as_ref(), Some(first)),
        };
        let number = |price: Option<&Ratio>| price.map(|price| self.number(price));
        Price { bid: self.bid(bid), now: number(now), last: number(last), first: number(first) }
    }

    fn answers(&self, bid: usize, turns: &Turns) -> Answers {
        let ways = turns.listed.iter().map(|turn| Way {
            changes: turn.changes.iter().map(|change| self.step(change)).collect(),
            size: self.number(&turn.size),
        });
        Answers { bid: self.bid(bid), answers: turns.answers, ways: ways.collect(), more: turns.more }
    }

    fn step(&self, change: &Change) -> Step {
        let criterion = &self.rules.criteria[change.criterion];
        Step {
            criterion: criterion.id.clone(),
            option: change.option.map(|option| criterion.options[option].id.clone()),
            from: self.number(&change.from),
            to: self.number(&change.to),
        }
    }

    fn pair(&self, pair: &Pair) -> Neighbours {
        let prices = pair.bids.iter().zip(&pair.prices);
        let answers = pair.bids.iter().zip(&pair.answers);
        Neighbours {
            upper: self.bid(pair.bids[0]),
            lower: self.bid(pair.bids[1]),
            weights: self.groups(&pair.weights),
            prices: prices
                .map(|(bid, flip)| self.price(*bid, self.found.bids[*bid].price.as_ref(), flip))
                .collect(),
            answers: answers.map(|(bid, turns)| self.answers(*bid, turns)).collect(),
        }
    }

    fn left(&self, left: &LeftOut) -> Left {
        Left {
            out: self.entry(left.entry),
            order: left.order.iter().map(|bid| self.bid(*bid)).collect(),
            turned: left.turned.iter().map(|(above, under)| [self.bid(*above), self.bid(*under)]).collect(),
            more: left.more,
        }
    }

    fn barred(&self, barred: &crate::study::robustness::Barred) -> Barred {
        Barred {
            bid: self.entry(barred.entry),
            lacks: barred.barriers.iter().map(|barrier| self.lack(barrier)).collect(),
            besides: barred.besides,
        }
    }

    fn margin(&self, margin: &Margin) -> Above {
        let (bid, gate) = (self.entry(margin.entry), self.rules.gates[margin.gate].id.clone());
        let mut above = Above { bid, gate, by: None, price: None, criteria: Vec::new(), facts: Vec::new() };
        match &margin.above {
            Spare::Figure(by) => above.by = Some(self.number(by)),
            Spare::Price(by) => above.price = Some(self.number(by)),
            Spare::Answers(criteria) => {
                above.criteria =
                    criteria.iter().map(|place| self.rules.criteria[*place].id.clone()).collect();
            }
            Spare::Facts(facts) => {
                above.facts = facts.iter().map(|fact| self.rules.facts[*fact].id.clone()).collect();
            }
        }
        above
    }

    fn lack(&self, barrier: &Barrier) -> Lack {
        let gate = barrier.gate.map(|gate| self.rules.gates[gate].id.clone());
        let mut lack = Lack { gate, missing: None, answers: None, price: None, facts: Vec::new() };
        match &barrier.least {
            Least::Answers(answers) => lack.answers = Some(self.needed(answers)),
            Least::Figure { missing, answers } => {
                lack.missing = Some(self.number(missing));
                lack.answers = answers.as_ref().map(|answers| self.needed(answers));
            }
            Least::Price(by) => lack.price = Some(self.number(by)),
            Least::Facts(facts) => {
                lack.facts = facts.iter().map(|fact| self.rules.facts[*fact].id.clone()).collect();
            }
        }
        lack
    }

    fn needed(&self, all: &[Needed]) -> Vec<Kept> {
        let one = |needed: &Needed| {
            let criterion = &self.rules.criteria[needed.criterion];
            let options = needed.options.iter().map(|option| criterion.options[*option].id.clone());
            Kept { criterion: criterion.id.clone(), options: options.collect() }
        };
        all.iter().map(one).collect()
    }

    fn drawn(&self, drawn: &Acceptability) -> Drawn {
        let each = drawn.ranks.iter().zip(&drawn.central).enumerate();
        let weights = |means: &Vec<Ratio>| means.iter().map(|mean| self.weight(mean)).collect();
        Drawn {
            draws: drawn.draws.draws,
            seed: drawn.draws.seed,
            within_percent: drawn.draws.within,
            groups: self.found.groups.iter().map(|group| self.group(*group)).collect(),
            bids: each
                .map(|(bid, (ranks, central))| Counts {
                    bid: self.bid(bid),
                    ranks: ranks.clone(),
                    central_weights: central.as_ref().map(weights),
                })
                .collect(),
        }
    }
}
