//! Draws synthetic bids: some that aim at something, and many that take after those.
//!
//! Facts are shared by criteria, and most answers ask several facts at once, so that facts drawn at random
//! would hardly ever give a good answer. A few bids look for one, criterion by criterion, over the values that
//! the conditions tell apart; each of the others takes every criterion, with the facts that it reads, from one
//! of those.

use std::cell::Cell;

use super::dice::Dice;
use super::field::Field;
use super::search::Search;
use super::write::{ChainDraft, Draft, Named, bid, is_claimed};
use crate::assess::{Degree, Known, Plan};
use crate::cond::Value;
use crate::diag::{Family, FileId, Findings, Source};
use crate::model::offer::{Found, Offer};
use crate::model::rules::{AnswerOption, Criterion, GateRule};
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

/// Draws bids under one seed; any of them at any time, the same whichever came before.
pub struct Drawing<'d> {
    /// What there is to choose from.
    pub(super) field: &'d Field<'d>,
    /// The reckoning, prepared.
    pub(super) plan: &'d Plan,
    seed: u64,
    /// Per criterion and option, whether the gates that look at that criterion alone let it pass.
    pub(super) allowed: Vec<Vec<bool>>,
    parents: Vec<(Aim, Draft)>,
}

impl<'d> Drawing<'d> {
    /// Makes the bids that aim at something; at most `most` of them.
    #[must_use]
    pub fn new(field: &'d Field<'d>, plan: &'d Plan, seed: u64, most: usize) -> Drawing<'d> {
        let count = field.rules.criteria.len();
        let allowed = (0..count).map(|place| allowed(field, place)).collect();
        let mut drawing = Drawing { field, plan, seed, allowed, parents: Vec::new() };
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
        if aim == Aim::Points {
            search.climb(&mut dice);
        }
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

/// Whether an option is chosen, by the bidder or an assessor, and not derived.
pub(super) fn has_choice(criterion: &Criterion) -> bool {
    !criterion.options.is_empty() && (criterion.judged || is_claimed(criterion))
}
