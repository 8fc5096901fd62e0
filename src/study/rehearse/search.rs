//! Looks for what a bid that aims at something must state: criterion by criterion, and then over all at once.

use std::cell::Cell;
use std::cmp::Reverse;

use super::dice::Dice;
use super::draw::{Aim, Drawing, has_choice};
use super::write::Draft;
use crate::assess::Amount;
use crate::cond::{Cond, Truth, Value};
use crate::num::{Dec, Points, Ratio};
use crate::resolve::Input;

/// How often each fact of a criterion is looked at anew.
const PASSES: usize = 2;
/// The most values of one fact that are looked at in a pass.
const MOST_LOOKED_AT: usize = 48;

/// Looks for the values that a bid wants.
pub struct Search<'s> {
    /// What it looks for it in.
    pub drawing: &'s Drawing<'s>,
    /// What the bid aims at.
    pub aim: Aim,
    /// What it states so far.
    pub draft: Draft,
    /// What its supply chain gives conditions to read, per input.
    pub of_chain: Vec<Option<Value>>,
    /// Per fact, whether a criterion that came before has settled it.
    pub settled: Vec<bool>,
    /// The steps of conditions that are left.
    pub left: &'s Cell<u32>,
}

/// What reads a fact.
struct Readers<'r> {
    criteria: Vec<usize>,
    gates: Vec<&'r Cond>,
}

/// How much a bid wants something; more is better.
type Wish = (bool, i64, Option<Ratio>, Option<Ratio>);

impl Search<'_> {
    /// Looks at each gate and each criterion, and settles the facts that it reads.
    pub fn run(&mut self, dice: &mut Dice) {
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
            let at = |corner: &&(Dec, Points)| Ratio::from(corner.0) <= *x;
            let corner = curve.points.iter().rev().find(at).or(curve.points.first());
            let points = corner.map(|(_, points)| Ratio::from(*points)).unwrap_or_default();
            return (true, 1, Some(self.signed(points)), None);
        }
        match self.option(place) {
            Some(option) => self.wish(place, option),
            None => (false, 0, None, None),
        }
    }

    /// The option that the facts give for a criterion.
    fn option(&self, place: usize) -> Option<usize> {
        let field = self.drawing.field;
        let criterion = &field.rules.criteria[place];
        let conds = &field.conditions.options[place];
        let truths: Vec<Truth> =
            conds.iter().map(|cond| cond.as_ref().map_or(Some(false), |cond| self.truth(cond))).collect();
        let holding = (0..truths.len()).filter(|option| truths[*option] == Some(true));
        let first = holding.min_by_key(|option| {
            let option = &criterion.options[*option];
            (!option.rejects, Reverse((option.points, option.level)), option.id.as_str())
        });
        first.or(field.conditions.otherwise[place].filter(|_| !truths.contains(&None)))
    }

    /// Goes over every fact with all that reads it, and keeps what is best for all of those together: what one
    /// criterion took may have cost another more.
    pub fn climb(&mut self, dice: &mut Dice) {
        let field = self.drawing.field;
        let mut facts: Vec<usize> =
            (0..field.values.len()).filter(|fact| field.values[*fact].len() > 1).collect();
        dice.shuffle(&mut facts);
        for fact in facts {
            let criteria = 0..field.rules.criteria.len();
            let criteria =
                criteria.filter(|place| field.rules.criteria[*place].reads.contains(&fact)).collect();
            let gates = field.conditions.gates.iter().flatten();
            let gates = gates.filter(|cond| field.conditions.facts(cond).contains(&fact)).collect();
            self.climb_one(fact, &Readers { criteria, gates });
        }
    }

    fn climb_one(&mut self, fact: usize, readers: &Readers<'_>) {
        let list = &self.drawing.field.values[fact];
        let every = list.len().div_ceil(MOST_LOOKED_AT);
        let mut best = self.together(readers);
        for value in list.iter().rev().step_by(every) {
            let before = self.draft.facts[fact].replace(value.clone());
            let now = self.together(readers);
            if now > best {
                best = now;
            } else {
                self.draft.facts[fact] = before;
            }
        }
    }

    /// How many gates and criteria are as they must be, and what the criteria add to the score.
    fn together(&self, readers: &Readers<'_>) -> (usize, Ratio) {
        let passed = readers.gates.iter().filter(|cond| self.truth(cond) == Some(true)).count();
        let mut all = (passed, Ratio::default());
        for &place in &readers.criteria {
            let criterion = &self.drawing.field.rules.criteria[place];
            let (allowed, _, points, _) = self.reached(place);
            all.0 += usize::from(allowed);
            let points = Amount::of(points.unwrap_or_default());
            all.1 = &all.1 + &self.drawing.plan.part(criterion.group, &points).unwrap_or_default();
        }
        all
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
