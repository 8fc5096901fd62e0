//! What would have to be otherwise: prices, answers, bids that stay away, and what keeps bids out.

use super::Told;
use crate::lang::{Label, Robust};
use crate::model::rules::GateRule;
use crate::num::Ratio;
use crate::report::layout::{Block, Table};
use crate::study::robustness::{
    Above, Barrier, Change, Flip, Least, LeftOut, Margin, Needed, OfGroup, Pair, Turn, Turns,
};

impl Told<'_> {
    pub(super) fn prices(&self, blocks: &mut Vec<Block>) {
        let Some(first) = &self.found.first else { return };
        blocks.push(self.heading(&Robust::Prices));
        let chasers = self.found.chasers.iter();
        let flips = chasers.map(|chaser| (chaser.bid, chaser.price_now.as_ref(), &chaser.price));
        let all: Vec<_> = std::iter::once((0, first.price_now.as_ref(), &first.price)).chain(flips).collect();
        if all.iter().all(|(_, _, flip)| **flip == Flip::Never)
            && !self.round.plan().needs_price(self.speaker.rules)
        {
            blocks.push(self.line(&Robust::NoPrices));
            return;
        }
        let columns = [
            (self.speaker.say(&Label::Bidder), false),
            (self.say(&Robust::Now), true),
            (self.say(&Robust::LastSame), true),
            (self.say(&Robust::FirstOther), true),
            (self.say(&Robust::Differs), true),
            (self.say(&Robust::Effect), false),
        ];
        let mut table = Table::new(columns.len(), columns.to_vec());
        for (bid, now, flip) in all {
            let price = |price: &Ratio| self.speaker.number(price);
            let mut cells = vec![self.id(bid), now.map(price).unwrap_or_default()];
            match flip {
                Flip::At { last, first } => {
                    let differs = now.and_then(|now| (&(first - now) * &Ratio::from(100)).checked_div(now));
                    let effect = if bid == 0 { Robust::StaysFirst } else { Robust::BecomesFirst };
                    cells.push(last.as_ref().map_or_else(|| "–".to_owned(), price));
                    cells.push(price(first));
                    cells.push(differs.map(|by| signed(self.speaker.number(&by), &by)).unwrap_or_default());
                    cells.push(self.say(&effect));
                }
                Flip::Never => {
                    cells.extend(["–", "–", "–"].map(str::to_owned));
                    cells.push(self.say(&Robust::NoPriceDoes));
                }
            }
            table.row(cells);
        }
        blocks.push(Block::Table(table));
        blocks.push(self.line(&Robust::OwnPriceMoves));
    }

    pub(super) fn answers(&self, blocks: &mut Vec<Block>) {
        if self.found.chasers.is_empty() {
            return;
        }
        blocks.push(self.heading(&Robust::Answers));
        let rival = self.bid(0);
        let of = |chaser: &crate::study::robustness::Chaser| {
            let (bidder, rival, answers) = (self.bid(chaser.bid), rival.clone(), chaser.answers.answers);
            if answers == 0 {
                return (self.say(&Robust::AnswersDoNot { bidder, rival }), Vec::new());
            }
            (self.say(&Robust::AnswersDo { bidder, rival, answers }), self.turns(&chaser.answers))
        };
        blocks.push(self.items(self.found.chasers.iter().map(of)));
    }

    fn turns(&self, turns: &Turns) -> Vec<String> {
        let more = (turns.more > 0).then(|| self.say(&Robust::MoreSuch(turns.more)));
        turns.listed.iter().map(|turn| self.turn(turn)).chain(more).collect()
    }

    fn turn(&self, turn: &Turn) -> String {
        let steps = turn.changes.iter().map(|change| self.change(change)).collect();
        self.say(&Robust::Together { steps, size: self.speaker.number(&turn.size) })
    }

    fn change(&self, change: &Change) -> String {
        let criterion = &self.speaker.rules.criteria[change.criterion];
        self.say(&Robust::Step {
            criterion: criterion.id.clone(),
            from: self.speaker.dec(change.from.clone()),
            to: self.speaker.dec(change.to.clone()),
            option: change.option.map(|option| criterion.options[option].id.clone()),
        })
    }

    pub(super) fn pairs(&self, blocks: &mut Vec<Block>) {
        if self.found.pairs.is_empty() {
            return;
        }
        blocks.push(self.heading(&Robust::Pairs));
        blocks.push(self.items(self.found.pairs.iter().map(|pair| self.pair(pair))));
    }

    fn pair(&self, pair: &Pair) -> (String, Vec<String>) {
        let [upper, lower] = pair.bids;
        let mut under = vec![self.say(&self.pair_weight(&pair.weights))];
        if self.round.plan().needs_price(self.speaker.rules) {
            let prices = pair.bids.iter().zip(&pair.prices);
            under.extend(prices.map(|(bid, flip)| self.say(&self.pair_price(*bid, flip))));
        }
        let answers = pair.bids.iter().zip(&pair.answers).zip([true, false]);
        under.extend(answers.map(|((bid, turns), worse)| {
            let ways = turns.listed.len() + turns.more;
            self.say(&Robust::PairAnswers { bidder: self.id(*bid), worse, answers: turns.answers, ways })
        }));
        (self.say(&Robust::Pair { upper: self.bid(upper), lower: self.bid(lower) }), under)
    }

    /// The weight that turns two neighbours after the least movement.
    fn pair_weight(&self, weights: &[OfGroup]) -> Robust {
        let ends = weights.iter().flat_map(|of| {
            let within = of.interval.as_ref().and_then(|one| Some((&one.now, one.within.as_ref()?)));
            let ends = within.map(|(now, ends)| {
                let below = ends.below.map(|_| &ends.from);
                let above = ends.above.and(ends.upto.as_ref());
                [below, above].into_iter().flatten().map(move |end| (of.group, now, end))
            });
            ends.into_iter().flatten()
        });
        let moved = |(_, now, end): &(usize, &Ratio, &Ratio)| {
            let by = (*end - *now).checked_div(now).unwrap_or_default();
            if by.is_negative() { -&by } else { by }
        };
        match ends.min_by(|a, b| moved(a).cmp(&moved(b))) {
            None => Robust::PairNoWeight,
            Some((group, now, end)) if self.found.by_value => Robust::PairValue {
                group: self.group(group),
                now: self.speaker.money(now),
                end: self.speaker.money(end),
            },
            Some((group, now, end)) => Robust::PairWeight {
                group: self.group(group),
                now: self.percent(now),
                end: self.percent(end),
            },
        }
    }

    fn pair_price(&self, bid: usize, flip: &Flip) -> Robust {
        let bidder = self.id(bid);
        match flip {
            Flip::Never => Robust::PairNoPrice(bidder),
            Flip::At { last, first } => Robust::PairPrice {
                bidder,
                last: last.as_ref().map_or_else(|| "–".to_owned(), |last| self.speaker.money(last)),
                first: self.speaker.money(first),
            },
        }
    }

    pub(super) fn left_out(&self, blocks: &mut Vec<Block>) {
        if self.found.first.is_none() {
            return;
        }
        blocks.push(self.heading(&Robust::LeaveOut));
        if self.found.left_out.is_empty() {
            let why = if self.found.depends_on_others { Robust::NoneTurns } else { Robust::NothingRests };
            blocks.push(self.line(&why));
            return;
        }
        blocks.push(self.items(self.found.left_out.iter().map(|left| (self.without(left), Vec::new()))));
    }

    fn without(&self, left: &LeftOut) -> String {
        let was_first = self.found.bids.first().is_some_and(|first| first.entry == left.entry);
        let new = left.order.first().filter(|new| **new != 0 && !was_first);
        let pair = |&(above, under): &(usize, usize)| (self.bid(above), self.bid(under));
        self.say(&Robust::Turns {
            out: self.entry(left.entry),
            pairs: left.turned.iter().map(pair).collect(),
            more: left.more,
            first: if was_first {
                left.order.first().map(|new| self.bid(*new))
            } else {
                new.map(|new| self.bid(*new))
            },
        })
    }

    pub(super) fn barred(&self, blocks: &mut Vec<Block>) {
        if self.found.barred.is_empty() {
            return;
        }
        blocks.push(self.heading(&Robust::Barred));
        let of = |barred: &crate::study::robustness::Barred| {
            let besides = barred.besides.then(|| self.say(&Robust::Besides));
            let barriers = barred.barriers.iter().map(|barrier| self.say(&self.barrier(barrier)));
            (self.entry(barred.entry), barriers.chain(besides).collect())
        };
        blocks.push(self.items(self.found.barred.iter().map(of)));
    }

    pub(super) fn margins(&self, blocks: &mut Vec<Block>) {
        if self.found.margins.is_empty() {
            return;
        }
        blocks.push(self.heading(&Robust::Margins));
        let mut entries: Vec<usize> = self.found.margins.iter().map(|margin| margin.entry).collect();
        entries.dedup();
        let of = |entry: usize| {
            let own = self.found.margins.iter().filter(|margin| margin.entry == entry);
            (self.entry(entry), own.map(|margin| self.say(&self.margin(margin))).collect())
        };
        blocks.push(self.items(entries.into_iter().map(of)));
    }

    fn margin(&self, margin: &Margin) -> Robust {
        let rules = self.speaker.rules;
        let of = &rules.gates[margin.gate];
        let gate = self.say(&Robust::Gate(of.id.clone()));
        match &margin.above {
            Above::Figure(by) => {
                let is_points = matches!(of.rule, GateRule::Points { .. });
                Robust::MarginFigure { gate, by: self.speaker.dec(by.clone()), is_points }
            }
            Above::Price(by) => Robust::MarginPrice { gate, by: self.speaker.money(by) },
            Above::Answers(criteria) => Robust::MarginAnswers { gate, criteria: self.speaker.ids(criteria) },
            Above::Facts(facts) => {
                let facts = facts.iter().map(|fact| rules.facts[*fact].id.clone()).collect();
                Robust::MarginFacts { gate, facts }
            }
        }
    }

    fn barrier(&self, barrier: &Barrier) -> Robust {
        let gate = match barrier.gate {
            Some(gate) => self.say(&Robust::Gate(self.speaker.rules.gates[gate].id.clone())),
            None => self.say(&Robust::KnockOut),
        };
        let each = |answers: &[Needed]| answers.iter().map(|needed| self.needed(needed)).collect();
        match &barrier.least {
            Least::Answers(answers) => Robust::AllOf { gate, answers: each(answers) },
            Least::Figure { missing, answers } => Robust::Missing {
                gate,
                missing: self.speaker.dec(missing.clone()),
                unit: if self.is_points(barrier) { "" } else { "%" },
                answers: answers.as_ref().map(|answers| each(answers)),
            },
            Least::Price(by) => Robust::Cheaper { gate, by: self.speaker.money(by) },
            Least::Facts(facts) if facts.is_empty() => Robust::Condition(gate),
            Least::Facts(facts) => {
                let facts = facts.iter().map(|fact| self.speaker.rules.facts[*fact].id.clone()).collect();
                Robust::Facts { gate, facts }
            }
        }
    }

    fn is_points(&self, barrier: &Barrier) -> bool {
        let rule = barrier.gate.map(|gate| &self.speaker.rules.gates[gate].rule);
        matches!(rule, Some(GateRule::Points { .. }))
    }

    fn needed(&self, needed: &Needed) -> String {
        let criterion = &self.speaker.rules.criteria[needed.criterion];
        let options: Vec<String> =
            needed.options.iter().map(|option| criterion.options[*option].id.clone()).collect();
        let id = criterion.id.clone();
        if options.is_empty() && criterion.curve.is_none() {
            return self.say(&Robust::OutOfReach(id));
        }
        self.say(&Robust::OneOf { criterion: id, options })
    }
}

/// A percentage with its sign.
fn signed(said: String, value: &Ratio) -> String {
    if value.is_negative() || value.is_zero() { format!("{said}%") } else { format!("+{said}%") }
}
