//! What a bid states, as conditions see it; what is not stated is absent.

use std::cell::Cell;

use super::chain::{self, Degree, Exposure};
use crate::cond::{Cond, MOST_STEPS, Truth, Value};
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::num::Ratio;
use crate::resolve::{Conditions, Input, typed};

/// The values of one bid for every input of the conditions.
pub struct Known<'k> {
    conditions: &'k Conditions,
    values: Vec<Option<Value>>,
    /// How far each law of the rules reaches the bid, in their order.
    pub exposures: Vec<Exposure>,
    stopped: Cell<bool>,
}

impl<'k> Known<'k> {
    /// Gathers what is known of a bid.
    #[must_use]
    pub fn new(rules: &Rules, conditions: &'k Conditions, offer: &Offer) -> Known<'k> {
        let exposures = chain::exposures(rules, offer);
        let degree = |degree: Degree| (degree != Degree::Unknown).then(|| Value::Text(degree.name().into()));
        let countries = |found: Option<std::collections::BTreeSet<&str>>| found.map(Value::texts);
        let value = |input: &Input| match *input {
            Input::Fact(place) => fact(rules, offer, place),
            Input::Exposure(law) => degree(exposures[law].overall),
            Input::ContentExposure(law) => degree(exposures[law].content),
            Input::Locations => countries(chain::countries(offer, |component| &component.locations)),
            Input::AccessFrom => countries(chain::countries(offer, |component| &component.access_from)),
            Input::Constant => None,
        };
        let values = conditions.inputs.iter().map(value).collect();
        Known { conditions, values, exposures, stopped: Cell::new(false) }
    }

    fn get(&self, input: u32) -> Option<&Value> {
        let place = usize::try_from(input).ok()?;
        self.values.get(place)?.as_ref().or(self.conditions.constants.get(place)?.as_ref())
    }

    /// What a condition comes to; one that takes too many steps is not established.
    #[must_use]
    pub fn truth(&self, cond: &Cond) -> Truth {
        cond.run(&|input| self.get(input), MOST_STEPS).unwrap_or_else(|_| {
            self.stopped.set(true);
            None
        })
    }

    /// Whether some condition took more steps than it may.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.stopped.get()
    }

    /// Facts that a condition reads and that are not stated, by their places.
    pub fn missing<'c>(&'c self, cond: &'c Cond) -> impl Iterator<Item = usize> + 'c {
        cond.inputs().iter().filter_map(|&input| match self.conditions.inputs[input as usize] {
            Input::Fact(place) if self.get(input).is_none() => Some(place),
            _ => None,
        })
    }
}

fn fact(rules: &Rules, offer: &Offer, place: usize) -> Option<Value> {
    let stated = offer.facts[place].as_ref()?;
    let of = &rules.facts[place];
    typed(&stated.value, of.kind, &of.options).ok()
}

/// The number that a bid states for a fact.
#[must_use]
pub fn number(rules: &Rules, offer: &Offer, place: usize) -> Option<Ratio> {
    match fact(rules, offer, place)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}
