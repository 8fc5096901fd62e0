//! A component that depends on one that is not there.

use std::collections::BTreeSet;

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct UnknownComponent;

impl Rule for UnknownComponent {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 30, name: "unknown-component", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let components = &bid.bidding.offer.components;
        let known: BTreeSet<&str> = components.iter().map(|component| component.id.value.as_str()).collect();
        for name in components.iter().flat_map(|component| &component.depends_on) {
            if known.contains(name.value.as_str()) {
                continue;
            }
            let mut finding = say.finding(name.at, [("name", Word::Text(crate::read::short(&name.value)))]);
            if let Some(meant) = say.meant(name, &known) {
                finding = finding.help(meant);
            }
            say.say(finding);
        }
    }
}
