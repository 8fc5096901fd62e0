//! A component that leaves out what exposure rests on.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::bid::{Component, Holds};
use crate::resolve::Input;

/// The rule.
pub struct ComponentIncomplete;

impl Rule for ComponentIncomplete {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 28, name: "component-incomplete", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let covered = bid.bidding.rules.facts.iter().any(|fact| fact.covers.is_some());
        let places = covered || bid.reads(|input| matches!(input, Input::Locations | Input::AccessFrom));
        for component in &bid.bidding.offer.components {
            let lacks = lacks(component, places);
            if !lacks.is_empty() {
                let lacks = lacks.into_iter().map(str::to_owned).collect();
                let words =
                    [("component", Word::from(component.id.value.as_str())), ("keys", Word::Names(lacks))];
                say.say(say.finding(component.id.at, words));
            }
        }
    }
}

/// The keys that a component lacks; where it holds nothing it needs no more than its party.
fn lacks(component: &Component, places: bool) -> Vec<&'static str> {
    let holds_something = component.holds != Some(Holds::Nothing);
    let keys = [
        ("party", component.party.is_none()),
        ("holds", component.holds.is_none()),
        ("readable", holds_something && component.readable.is_none()),
        ("locations", places && holds_something && component.locations.is_empty()),
        ("access_from", places && holds_something && component.access_from.is_empty()),
    ];
    keys.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| key).collect()
}
