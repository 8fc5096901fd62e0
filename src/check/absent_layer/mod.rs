//! A layer that is said to be absent, and that a component runs.

use std::collections::BTreeSet;

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct AbsentLayer;

impl Rule for AbsentLayer {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 31, name: "absent-layer-present", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let offer = bid.bidding.offer;
        let absent: BTreeSet<&str> = offer.absent.iter().map(String::as_str).collect();
        for component in &offer.components {
            let Some(layer) = &component.layer else { continue };
            if absent.contains(layer.value.as_str()) {
                let words = [
                    ("component", Word::from(component.id.value.as_str())),
                    ("layer", Word::from(layer.value.as_str())),
                ];
                say.say(say.finding(layer.at, words));
            }
        }
    }
}
