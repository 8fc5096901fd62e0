//! A condition over every item of a list, which nothing at all fulfils as well.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::combine::Combinations;
use super::{OfRules, Pages, Rule, Voice, Word};
use crate::cond::{Cond, Value};
use crate::diag::{Code, Family, Severity};
use crate::model::fact::FactType;
use crate::model::rules::Criterion;
use crate::resolve::Input;

/// The most steps of conditions for all criteria together.
const MOST_STEPS: u32 = 20_000_000;
/// The most of them for one option and one list.
const MOST_OF_ONE: u32 = 1_000_000;

/// The rule.
pub struct AllOverEmpty;

impl Rule for AllOverEmpty {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 58, name: "all-over-empty", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let mut left = MOST_STEPS;
        for (place, (criterion, at)) in of.criteria().enumerate().filter(|(_, (one, _))| !one.judged) {
            let conds = &of.opened.conditions.options[place];
            let earning = earning(criterion);
            let mut inputs: Vec<u32> =
                conds.iter().flatten().flat_map(|cond| cond.inputs()).copied().collect();
            inputs.sort_unstable();
            inputs.dedup();
            for input in inputs.into_iter().filter(|input| can_be_empty(of, *input)) {
                let carried = |option: &usize| {
                    let cond = conds[*option].as_ref();
                    cond.is_some_and(|cond| is_carried(of, cond, input, &mut left))
                };
                let Some(option) = earning.iter().copied().find(carried) else { continue };
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("option", Word::from(criterion.options[option].id.as_str())),
                    ("list", Word::from(name(of, input))),
                ];
                say.say(say.finding(at, words));
            }
        }
    }
}

/// The options that earn more than the least, the best first: points, or levels where none has points.
fn earning(criterion: &Criterion) -> Vec<usize> {
    let worth = |place: &usize| {
        let option = &criterion.options[*place];
        (option.points.0, option.level.filter(|_| !criterion.has_points))
    };
    let mut all: Vec<usize> = (0..criterion.options.len()).collect();
    let least = all.iter().map(worth).min();
    all.retain(|place| !criterion.options[*place].rejects && Some(worth(place)) > least);
    all.sort_by_key(|place| Reverse(worth(place)));
    all
}

/// Whether an input is a list that a bid may leave without items and that then is stated all the same.
fn can_be_empty(of: &OfRules<'_>, input: u32) -> bool {
    let input = usize::try_from(input).ok().and_then(|place| of.opened.conditions.inputs.get(place));
    match input {
        Some(Input::Fact(fact)) => of.rules().facts.get(*fact).is_some_and(|fact| {
            fact.may_be_empty && matches!(fact.kind, FactType::Set | FactType::Countries)
        }),
        Some(Input::Locations | Input::AccessFrom) => true,
        _ => false,
    }
}

/// Whether a condition holds over an empty list, and only because nothing speaks against nothing.
fn is_carried(of: &OfRules<'_>, cond: &Cond, input: u32, left: &mut u32) -> bool {
    let Some(turned) = cond.turned(input) else { return false };
    let before = (*left).min(MOST_OF_ONE);
    if before == 0 {
        return false;
    }
    let mut combinations = Combinations::new(of, &[cond]);
    let (mut found, mut steps) = (false, before.saturating_sub(combinations.cost()));
    combinations.hold(input, Value::texts([]));
    combinations.each(false, |one| {
        found = one.fits_tender()
            && one.truth(cond, &mut steps) == Some(true)
            && one.truth(&turned, &mut steps) == Some(false);
        if found || steps == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    *left -= before - steps;
    found
}

fn name<'r>(of: &OfRules<'r>, input: u32) -> &'r str {
    let place = usize::try_from(input).unwrap_or(usize::MAX);
    of.opened.conditions.names.get(place).map_or("", String::as_str)
}
