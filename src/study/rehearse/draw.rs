//! Draws synthetic bids: some that aim at something, and many that take after those.
//!
//! Facts are shared by criteria, and most answers ask several facts at once, so that facts drawn at random
//! would hardly ever give a good answer. A few bids look for one, criterion by criterion, over the values that
//! the conditions tell apart; each of the others takes every criterion, with the facts that it reads, from one
//! of those.

use std::cell::Cell;

use super::dice::Dice;
use super::field::Field;
use super::write::{ChainDraft, Draft, Named, bid, is_claimed};
use crate::assess::{Degree, Known};
use crate::cond::{Cond, Truth, Value};
use crate::diag::{Family, FileId, Findings, Source};
use crate::model::offer::{Found, Offer};
use crate::model::rules::{AnswerOption, Criterion, GateRule};
use crate::num::Ratio;
use crate::read;
use crate::resolve::{self, Input};

/// What a bid aims at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The gates, and then as many points as it can.
    Points,
    /// The gates, and then as high a level as it can.
    Level,
    /// The gates, and then as few points as it can.
    Least,
    /// Nothing.
    Nothing,
}

/// The aims of the first bids, in order.
const AIMS: [Aim; 24] = {
    let mut aims = [Aim::Points; 24];
    let mut place = 0;
    while place < aims.len() {
        aims[place] = match place % 6 {
            0 | 3 => Aim::Points,
            1 => Aim::Level,
            2 | 4 => Aim::Least,
            _ => Aim::Nothing,
        };
        place += 1;
    }
    aims
};

/// The most steps of conditions that looking for answers takes, so that hostile rules end as well.
const MOST_STEPS: u32 = 100_000_000;
/// How often each fact of a criterion is looked at anew.
const PASSES: usize = 2;
/// The most values of one fact that are looked at in a pass.
const MOST_LOOKED_AT: usize = 48;

/// Draws bids under one seed; any of them at any time, the same whichever came before.
pub struct Drawing<'d> {
    field: &'d Field<'d>,
    seed: u64,
    /// Per criterion and option, whether the gates that look at that criterion alone let it pass.
    allowed: Vec<Vec<bool>>,
    parents: Vec<(Aim, Draft)>,
}

impl<'d> Drawing<'d> {
    /// Makes the bids that aim at something; at most `most` of them.
    #[must_use]
    pub fn new(field: &'d Field<'d>, seed: u64, most: usize) -> Drawing<'d> {
        let count = field.rules.criteria.len();
        let allowed = (0..count).map(|place| allowed(field, place)).collect();
        let mut drawing = Drawing { field, seed, allowed, parents: Vec::new() };
        let left = Cell::new(MOST_STEPS);
        let aims = AIMS.into_iter().take(most).enumerate();
        drawing.parents = aims.map(|(place, aim)| (aim, drawing.aimed(aim, place, &left))).collect();
        drawing
    }

    /// How many bids aim at something; they come first.
    #[must_use]
    pub fn aiming(&self) -> usize {
        self.parents.len()
    }

    /// A bid by its number, without a price.
    #[must_use]
    pub fn draft(&self, number: usize) -> Draft {
        match self.parents.get(number) {
            Some((_, draft)) => draft.clone(),
            None => self.child(number),
        }
    }

    fn dice(&self, number: usize) -> Dice {
        Dice::of(self.seed, u64::try_from(number).unwrap_or_default())
    }

    fn aimed(&self, aim: Aim, number: usize, left: &Cell<u32>) -> Draft {
        let mut dice = self.dice(number);
        let chain = ChainDraft {
            foreign: if aim == Aim::Nothing || number >= AIMS.len() / 2 {
                dice.below(self.field.chains.len())
            } else {
                0
            },
            locations: dice.below(self.field.locations.len()),
            access: dice.below(self.field.access.len()),
        };
        let facts = self.field.values.iter().map(|list| dice.one_of(list).cloned()).collect();
        let choices = vec![None; self.field.rules.criteria.len()];
        let mut search = Search {
            drawing: self,
            aim,
            draft: Draft { facts, choices, chain, price: None },
            of_chain: of_chain(self.field, chain),
            settled: vec![false; self.field.rules.facts.len()],
            left,
        };
        search.run(&mut dice);
        search.draft
    }

    /// A bid whose answers each come from one that aims at something. How good it is on the whole, and
    /// whether it minds the gates, is drawn first.
    fn child(&self, number: usize) -> Draft {
        let mut dice = self.dice(number);
        let field = self.field;
        let good = dice.below(101);
        let minds_gates = dice.happens(50);
        let of = |aims: &[Aim]| -> Vec<&Draft> {
            self.parents.iter().filter(|(aim, _)| aims.contains(aim)).map(|(_, draft)| draft).collect()
        };
        let best = of(&[Aim::Points, Aim::Level]);
        let others = if minds_gates { of(&[Aim::Least]) } else { of(&[Aim::Least, Aim::Nothing]) };
        let (Some(first), all) = (dice.one_of(&best).copied(), others) else {
            return Draft::default();
        };
        let second = dice.one_of(&all).copied().unwrap_or(first);
        let from = |dice: &mut Dice| if dice.happens(good) { first } else { second };
        let mut draft = Draft {
            facts: vec![None; field.rules.facts.len()],
            choices: vec![None; field.rules.criteria.len()],
            chain: from(&mut dice).chain,
            price: None,
        };
        let mut order: Vec<usize> = (0..field.rules.criteria.len()).collect();
        dice.shuffle(&mut order);
        for place in order {
            let parent = from(&mut dice);
            draft.choices[place] = parent.choices[place];
            for &fact in &field.rules.criteria[place].reads {
                if draft.facts[fact].is_none() {
                    draft.facts[fact].clone_from(&parent.facts[fact]);
                }
            }
        }
        for fact in 0..draft.facts.len() {
            if draft.facts[fact].is_none() {
                draft.facts[fact].clone_from(&from(&mut dice).facts[fact]);
            }
        }
        self.vary(&mut draft, minds_gates, &mut dice);
        draft
    }

    /// Chooses another option here and there, so that not only the ends of a scale occur.
    fn vary(&self, draft: &mut Draft, minds_gates: bool, dice: &mut Dice) {
        for (place, criterion) in self.field.rules.criteria.iter().enumerate() {
            if draft.choices[place].is_none() || !dice.happens(30) {
                continue;
            }
            let fits = |option: &usize| !minds_gates || self.allowed[place][*option];
            let options: Vec<usize> = (0..criterion.options.len()).filter(fits).collect();
            if let Some(option) = dice.one_of(&options) {
                draft.choices[place] = Some(*option);
            }
        }
    }
}

/// Which options the gates leave that look at a criterion alone, or at its level; all, where they leave none.
fn allowed(field: &Field<'_>, place: usize) -> Vec<bool> {
    let looks = |rule: &&GateRule| match rule {
        GateRule::Level { criteria, .. } => criteria.contains(&place),
        GateRule::Points { criterion, .. } | GateRule::Options { criterion, .. } => *criterion == place,
        _ => false,
    };
    let looking: Vec<&GateRule> = field.rules.gates.iter().map(|gate| &gate.rule).filter(looks).collect();
    let passes = |at: usize, option: &AnswerOption, rule: &GateRule| match rule {
        GateRule::Level { level, .. } => option.level.is_some_and(|own| own >= *level),
        GateRule::Points { points, .. } => option.points >= *points,
        GateRule::Options { options, .. } => options.contains(&at),
        _ => true,
    };
    let lets = |(at, option): (usize, &AnswerOption)| {
        !option.rejects && looking.iter().all(|rule| passes(at, option, rule))
    };
    let lets: Vec<bool> = field.rules.criteria[place].options.iter().enumerate().map(lets).collect();
    if lets.contains(&true) { lets } else { vec![true; lets.len()] }
}

/// What a supply chain gives conditions to read, per input.
fn of_chain(field: &Field<'_>, chain: ChainDraft) -> Vec<Option<Value>> {
    let inputs = &field.conditions.inputs;
    if field.chains.is_empty() {
        return vec![None; inputs.len()];
    }
    let offer = offer(field, chain);
    let exposures = Known::new(field.rules, field.conditions, &offer).exposures;
    let degree = |degree: Degree| (degree != Degree::Unknown).then(|| Value::Text(degree.name().into()));
    let countries = |list: &[String]| {
        let mut list: Vec<&str> = list.iter().map(String::as_str).collect();
        list.sort_unstable();
        Some(Value::texts(list))
    };
    let value = |input: &Input| match *input {
        Input::Exposure(law) => degree(exposures[law].overall),
        Input::ContentExposure(law) => degree(exposures[law].content),
        Input::Locations => countries(&field.locations[chain.locations]),
        Input::AccessFrom => countries(&field.access[chain.access]),
        Input::Fact(_) | Input::Constant => None,
    };
    inputs.iter().map(value).collect()
}

/// A bid with nothing but this supply chain, read from its file like any other.
fn offer(field: &Field<'_>, chain: ChainDraft) -> Offer {
    let named = Named { id: "chain", supplier: "", remark: "", statement: "" };
    let text = bid(field, &Draft { chain, ..Draft::default() }, named);
    let (source, mut findings) = (Source { path: String::new(), text }, Findings::default());
    let tree = read::parse(&source, FileId(0), Family::Bid, &mut findings);
    let bid = tree.map(|tree| read::bid(&tree, &resolve::named(field.rules), &mut findings));
    resolve::offer(bid.unwrap_or_default(), field.rules, &|_| Found::Missing, &mut findings).0
}

/// Looks for the values that a bid wants.
struct Search<'s> {
    drawing: &'s Drawing<'s>,
    aim: Aim,
    draft: Draft,
    of_chain: Vec<Option<Value>>,
    /// Per fact, whether a criterion that came before has settled it.
    settled: Vec<bool>,
    left: &'s Cell<u32>,
}

/// How much a bid wants something; more is better.
type Wish = (bool, i64, Option<Ratio>, Option<Ratio>);

impl Search<'_> {
    fn run(&mut self, dice: &mut Dice) {
        let field = self.drawing.field;
        if self.aim == Aim::Nothing {
            for (place, criterion) in field.rules.criteria.iter().enumerate() {
                let options = criterion.options.len();
                self.draft.choices[place] = has_choice(criterion).then(|| dice.below(options));
            }
            return;
        }
        let gates: Vec<usize> = (0..field.rules.gates.len()).collect();
        for gate in gates {
            if let Some(cond) = &field.conditions.gates[gate] {
                let facts = field.conditions.facts(cond);
                self.settle(&facts, dice, &|search| {
                    let truth = search.truth(cond);
                    (truth == Some(true), i64::from(truth.is_some()), None, None)
                });
            }
        }
        let mut order: Vec<usize> = (0..field.rules.criteria.len()).collect();
        dice.shuffle(&mut order);
        // what gates look at comes first, or another criterion takes its facts
        order.sort_by_key(|place| self.drawing.allowed[*place].iter().all(|lets| *lets));
        for place in order {
            let criterion = &field.rules.criteria[place];
            if has_choice(criterion) {
                let options = 0..criterion.options.len();
                self.draft.choices[place] = options.max_by_key(|option| self.wish(place, *option));
            } else {
                self.settle(&criterion.reads, dice, &|search| search.reached(place));
            }
        }
    }

    /// Goes over the facts that are still free, and keeps what is wanted most. What is wanted as much as what
    /// stands is taken now and then: the way to something better may lead over it.
    fn settle(&mut self, facts: &[usize], dice: &mut Dice, wish: &dyn Fn(&Self) -> Wish) {
        let free: Vec<usize> = facts.iter().copied().filter(|fact| !self.settled[*fact]).collect();
        let mut best = wish(self);
        for fact in free.iter().cycle().take(free.len() * PASSES) {
            self.settle_one(*fact, &mut best, dice, wish);
        }
        free.into_iter().for_each(|fact| self.settled[fact] = true);
    }

    fn settle_one(&mut self, fact: usize, best: &mut Wish, dice: &mut Dice, wish: &dyn Fn(&Self) -> Wish) {
        let list = &self.drawing.field.values[fact];
        let from = dice.below(list.len());
        let some = list.iter().cycle().skip(from).take(list.len().min(MOST_LOOKED_AT));
        for value in some.chain(list.last()) {
            let before = self.draft.facts[fact].replace(value.clone());
            let now = wish(self);
            if now > *best || (now == *best && dice.happens(25)) {
                *best = now;
            } else {
                self.draft.facts[fact] = before;
            }
        }
    }

    fn truth(&self, cond: &Cond) -> Truth {
        let conditions = self.drawing.field.conditions;
        let value = |input: u32| {
            let place = usize::try_from(input).ok()?;
            match conditions.inputs[place] {
                Input::Fact(fact) => self.draft.facts[fact].as_ref(),
                Input::Constant => conditions.constants[place].as_ref(),
                _ => self.of_chain[place].as_ref(),
            }
        };
        let mut left = self.left.get();
        let truth = cond.run_on(&value, &mut left).unwrap_or(None);
        self.left.set(left);
        truth
    }

    /// How much is wanted what the facts come to for a criterion.
    fn reached(&self, place: usize) -> Wish {
        let field = self.drawing.field;
        let criterion = &field.rules.criteria[place];
        if let Some(curve) = &criterion.curve {
            let Some(Value::Number(x)) = &self.draft.facts[curve.fact] else { return (false, 0, None, None) };
            let at = |corner: &&(crate::num::Dec, crate::num::Points)| Ratio::from(corner.0) <= *x;
            let corner = curve.points.iter().rev().find(at).or(curve.points.first());
            let points = corner.map(|(_, points)| Ratio::from(*points)).unwrap_or_default();
            return (true, 1, Some(self.signed(points)), None);
        }
        let conds = &field.conditions.options[place];
        let truths: Vec<Truth> =
            conds.iter().map(|cond| cond.as_ref().map_or(Some(false), |cond| self.truth(cond))).collect();
        let holding = (0..truths.len()).filter(|option| truths[*option] == Some(true));
        let of = |option: &usize| &criterion.options[*option];
        let first = holding.min_by_key(|option| {
            let option = of(option);
            (!option.rejects, std::cmp::Reverse((option.points, option.level)), option.id.clone())
        });
        let otherwise = field.conditions.otherwise[place].filter(|_| !truths.contains(&None));
        match first.or(otherwise) {
            Some(option) => self.wish(place, option),
            None => (false, 0, None, None),
        }
    }

    /// How much an option is wanted: above all, that it passes the gates.
    fn wish(&self, place: usize, option: usize) -> Wish {
        let one = &self.drawing.field.rules.criteria[place].options[option];
        let points = self.signed(Ratio::from(one.points));
        let level = one.level.map(|level| self.signed(Ratio::from(level)));
        let (first, second) =
            if self.aim == Aim::Level { (level, Some(points)) } else { (Some(points), level) };
        (self.drawing.allowed[place][option], i64::from(!one.rejects), first, second)
    }

    fn signed(&self, value: Ratio) -> Ratio {
        if self.aim == Aim::Least { -&value } else { value }
    }
}

/// Whether an option is chosen, by the bidder or an assessor, and not derived.
fn has_choice(criterion: &Criterion) -> bool {
    !criterion.options.is_empty() && (criterion.judged || is_claimed(criterion))
}
