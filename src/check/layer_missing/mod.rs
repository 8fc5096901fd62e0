//! A layer of the service that nobody accounts for.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::lang::Label;

/// The rule.
pub struct LayerMissing;

impl Rule for LayerMissing {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 29, name: "layer-not-stated", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let (rules, offer) = (bid.bidding.rules, bid.bidding.offer);
        if offer.components.is_empty() {
            if bid.asks_chain() {
                say.say(say.named("none", offer.at, []));
            }
            return;
        }
        let runs = |layer: &String| {
            offer
                .components
                .iter()
                .any(|component| component.layer.as_ref().is_some_and(|l| l.value == *layer))
        };
        let open = rules.layers.iter().filter(|layer| !runs(layer) && !offer.absent.contains(layer));
        let open: Vec<String> = open.cloned().collect();
        if !open.is_empty() {
            let words = open.iter().cloned().map(Label::Layer).collect();
            say.say(say.finding(offer.at, [("layers", Word::Names(open)), ("words", Word::Labels(words))]));
        }
    }
}
