//! Combinations of values: what the conditions of a criterion come to when everything is stated.
//!
//! In: the rules and the conditions of a criterion. Out: every combination of the values that its
//! conditions tell apart, where there are at most [`MOST_TRIED`]; else that many, spread over all, and
//! then nothing that they do not show may be said to be impossible.
//!
//! Regions, the day that counts and numbers of the context are as the tender has them. Other properties
//! of what is bought are tried with every value, because a catalogue is written for many tenders; what
//! can happen in this tender is told apart by [`Combination::fits_tender`].

mod survey;

pub use survey::{Survey, surveys};

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::OfRules;
use crate::cond::{Asked, Cond, Range, Truth, Value, Values, chosen, values};
use crate::model::fact::{FactOption, FactType};
use crate::resolve::{Conditions, DEGREES, Input};

/// The most combinations that are tried for one criterion.
pub const MOST_TRIED: usize = 10_000;

/// A step through all combinations that comes past each once, unless their number is a multiple of it.
const PRIME: usize = 7919;

/// An input with the values that are tried for it.
struct Variable {
    input: u32,
    list: Vec<Value>,
    /// Per value, whether it can occur in this tender.
    fits: Vec<bool>,
}

/// The combinations of the values of some inputs.
pub struct Combinations<'c> {
    conditions: &'c Conditions,
    variables: Vec<Variable>,
    /// Per input, the place of its variable.
    places: Vec<Option<usize>>,
    /// Exposures of one law: content, and overall, which is never less.
    ordered: Vec<(usize, usize)>,
    /// Whether every combination that matters is among those that are tried.
    pub complete: bool,
}

/// One combination.
pub struct Combination<'c> {
    of: &'c Combinations<'c>,
    /// Per variable, the place of its value.
    chosen: &'c [usize],
}

impl<'c> Combinations<'c> {
    /// The combinations for some conditions of the rules.
    #[must_use]
    pub fn new(of: &OfRules<'c>, conds: &[&Cond]) -> Combinations<'c> {
        let conditions = &of.opened.conditions;
        let inputs = conds.iter().flat_map(|cond| cond.inputs()).copied();
        let inputs: BTreeMap<u32, Option<&Value>> = inputs.map(|input| (input, fixed(of, input))).collect();
        let known = |input: u32| inputs.get(&input).copied().flatten();
        let asked: Vec<(u32, Asked)> = conds.iter().flat_map(|cond| cond.asks(&known)).collect();
        let mut all = Combinations {
            conditions,
            variables: Vec::new(),
            places: vec![None; conditions.inputs.len()],
            ordered: Vec::new(),
            complete: true,
        };
        for &input in inputs.iter().filter(|(_, fixed)| fixed.is_none()).map(|(input, _)| input) {
            let own: Vec<&Asked> =
                asked.iter().filter(|(of, _)| *of == input).map(|(_, asked)| asked).collect();
            all.add(of, input, &own);
        }
        all.order();
        all.complete &= all.count().is_some_and(|count| count <= MOST_TRIED);
        all
    }

    fn add(&mut self, of: &OfRules<'_>, input: u32, asked: &[&Asked]) {
        let Some(range) = range(of, input) else { return };
        let Values { mut list, complete } = values(&range, asked);
        self.complete &= complete;
        let place = place(input);
        let given = matches!(self.conditions.inputs[place], Input::Constant)
            .then(|| self.conditions.constants[place].as_ref());
        if let Some(Some(given)) = given
            && !list.contains(given)
        {
            list.push(given.clone());
        }
        let fits = |value: &Value| match given {
            Some(Some(given)) => value == given,
            Some(None) => !is_empty(value),
            None => true,
        };
        let fits = list.iter().map(fits).collect();
        self.places[place] = Some(self.variables.len());
        self.variables.push(Variable { input, list, fits });
    }

    /// Finds the exposures that belong together.
    fn order(&mut self) {
        let of = |wanted: Input| {
            self.variables.iter().position(|one| self.conditions.inputs[place(one.input)] == wanted)
        };
        let pair = |one: &Variable| match self.conditions.inputs[place(one.input)] {
            Input::Exposure(law) => of(Input::ContentExposure(law)).zip(of(Input::Exposure(law))),
            _ => None,
        };
        self.ordered = self.variables.iter().filter_map(pair).collect();
    }

    /// How many there are; nothing where that is too many to count.
    fn count(&self) -> Option<usize> {
        self.variables.iter().try_fold(1_usize, |count, one| count.checked_mul(one.list.len()))
    }

    /// What it took to make the values, in steps of conditions, so that hostile rules pay for both.
    #[must_use]
    pub fn cost(&self) -> u32 {
        const OF_ONE: usize = 16;
        let values: usize = self.variables.iter().map(|one| one.list.len()).sum();
        u32::try_from(values.saturating_mul(OF_ONE)).unwrap_or(u32::MAX)
    }

    /// Holds one input to one value, for what only happens then.
    pub fn hold(&mut self, input: u32, value: Value) {
        if let Some(own) = self.places[place(input)] {
            self.variables[own].list = vec![value];
            self.variables[own].fits = vec![true];
        }
    }

    /// Looks at each, until told to stop. In order the simplest come first, which make good examples;
    /// else they come mixed, which shows sooner what is possible at all.
    pub fn each(&self, in_order: bool, mut look: impl FnMut(&Combination<'_>) -> ControlFlow<()>) {
        let sizes: Vec<usize> = self.variables.iter().map(|one| one.list.len()).collect();
        let all = self.count().filter(|count| *count <= MOST_TRIED);
        let step = all.filter(|_| !in_order).map_or(1, |all| if all % PRIME == 0 { 1 } else { PRIME });
        let mut chosen = vec![0; sizes.len()];
        for n in 0..all.unwrap_or(MOST_TRIED) {
            let mut rest = all.map_or(n, |all| n * step % all);
            for (place, (chosen, size)) in chosen.iter_mut().zip(&sizes).enumerate() {
                *chosen = if all.is_some() { rest % size } else { spread(n, place) % size };
                rest /= size;
            }
            let one = Combination { of: self, chosen: &chosen };
            if one.is_possible() && look(&one).is_break() {
                return;
            }
        }
    }
}

/// A number that looks drawn by lot and is the same every time.
fn spread(n: usize, place: usize) -> usize {
    let mixed = |x: u64| (x ^ (x >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let [n, place] = [n, place].map(|x| u64::try_from(x).unwrap_or_default() + 1);
    let x = mixed(mixed(n.wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ place.wrapping_mul(0x94D0_49BB_1331_11EB)));
    usize::try_from(x >> 33).unwrap_or_default()
}

impl Combination<'_> {
    /// The value of an input.
    #[must_use]
    pub fn get(&self, input: u32) -> Option<&Value> {
        match self.of.places[place(input)] {
            Some(own) => self.of.variables[own].list.get(self.chosen[own]),
            None => self.of.conditions.constants[place(input)].as_ref(),
        }
    }

    /// What a condition comes to, within the steps that are left.
    pub fn truth(&self, cond: &Cond, steps: &mut u32) -> Truth {
        cond.run_on(&|input| self.get(input), steps).unwrap_or(None)
    }

    /// Whether the context that the tender states is the one that is tried here.
    #[must_use]
    pub fn fits_tender(&self) -> bool {
        self.of.variables.iter().zip(self.chosen).all(|(one, chosen)| one.fits[*chosen])
    }

    /// A law reaches the whole of a service at least as far as the content in it.
    fn is_possible(&self) -> bool {
        let degree = |own: usize| {
            let value = &self.of.variables[own].list[self.chosen[own]];
            DEGREES.iter().position(|degree| matches!(value, Value::Text(text) if **text == **degree))
        };
        self.of.ordered.iter().all(|(content, overall)| degree(*content) <= degree(*overall))
    }

    /// The values of some inputs, as a bid would state them; `true` where none of them can vary.
    #[must_use]
    pub fn said(&self, inputs: &[u32]) -> String {
        let own = |input: &&u32| self.of.places[place(**input)].is_some();
        let said = |input: &u32| {
            let value = self.get(*input).map(said).unwrap_or_default();
            format!("`{} = {value}`", self.of.conditions.names[place(*input)])
        };
        let all: Vec<String> = inputs.iter().filter(own).map(said).collect();
        if all.is_empty() { "`true`".to_owned() } else { all.join(", ") }
    }
}

fn place(input: u32) -> usize {
    usize::try_from(input).unwrap_or(usize::MAX)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::List(items) => items.is_empty(),
        Value::Text(text) => text.trim().is_empty(),
        Value::Number(_) | Value::Bool(_) | Value::Date(_) => false,
    }
}

/// A value as TOML.
pub fn said(value: &Value) -> String {
    const MOST: usize = 6;
    match value {
        Value::Text(text) => format!("\"{text}\""),
        Value::Bool(yes) => yes.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Number(number) => {
            let plain = number.rounded(9);
            let short = plain.trim_end_matches('0').trim_end_matches('.');
            if plain.contains('.') { short.to_owned() } else { plain }
        }
        Value::List(items) => {
            let shown: Vec<String> = items.iter().take(MOST).map(said).collect();
            let more = if items.len() > MOST { ", …" } else { "" };
            format!("[{}{more}]", shown.join(", "))
        }
    }
}

/// The value of an input that is not varied.
fn fixed<'c>(of: &OfRules<'c>, input: u32) -> Option<&'c Value> {
    let conditions = &of.opened.conditions;
    let varies = || {
        let context = context(of, &conditions.names[place(input)]);
        let number = |kind: FactType| {
            matches!(
                kind,
                FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money | FactType::Date
            )
        };
        context.is_some_and(|(kind, _)| !number(kind))
    };
    match conditions.inputs[place(input)] {
        Input::Constant if !varies() => conditions.constants[place(input)].as_ref(),
        _ => None,
    }
}

/// The type and the options of a context key, by its name in conditions.
fn context<'c>(of: &OfRules<'c>, name: &str) -> Option<(FactType, &'c [FactOption])> {
    let id = name.strip_prefix("context.")?;
    let mut all = of.catalogues().flat_map(|catalogue| &catalogue.contexts);
    let found = all.find(|context| context.id.value == id)?;
    Some((found.kind.value, &found.options))
}

/// What an input can be.
fn range<'c>(of: &OfRules<'c>, input: u32) -> Option<Range<'c>> {
    let conditions = &of.opened.conditions;
    let plain = Range::plain;
    Some(match conditions.inputs[place(input)] {
        Input::Fact(fact) => Range::of(of.rules().facts.get(fact)?),
        Input::Exposure(_) | Input::ContentExposure(_) => {
            let degrees = DEGREES.into_iter().map(|degree| (degree, false)).collect();
            Range { options: degrees, ..plain(FactType::Choice) }
        }
        Input::Locations | Input::AccessFrom => Range { may_be_empty: true, ..plain(FactType::Countries) },
        Input::Constant => match context(of, &conditions.names[place(input)]) {
            Some((kind, options)) => {
                Range { options: chosen(options), may_be_empty: true, repeats: true, ..plain(kind) }
            }
            None => plain(FactType::Date),
        },
    })
}

#[cfg(test)]
mod tests;
