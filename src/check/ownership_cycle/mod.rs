//! A party that, through its owners, owns itself.

use super::{OfBid, Pages, Rule, Voice, Word, shortened};
use crate::assess::Control;
use crate::diag::{Code, Family, Severity};
use crate::model::bid::Party;

/// The rule.
pub struct OwnershipCycle;

impl Rule for OwnershipCycle {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 21, name: "ownership-cycle", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let parties = bid.parties();
        for cycle in cycles(parties, &bid.control) {
            let mut way: Vec<String> = cycle.iter().map(|&place| parties[place].id.value.clone()).collect();
            way.push(way[0].clone());
            let first = &parties[cycle[0]];
            let words =
                [("party", Word::from(first.id.value.as_str())), ("way", Word::Text(shortened(&way)))];
            let mut finding = say.finding(first.id.at, words);
            let last = cycle.last().map_or(first, |&place| &parties[place]);
            let closing = last.owners.iter().find(|owner| owner.party.value == first.id.value);
            if let Some(owner) = closing {
                finding =
                    finding.mark(owner.party.at, say.sentence("closes", [("party", way[0].as_str().into())]));
            }
            say.say(finding);
        }
    }
}

/// One circle of owners for each knot of parties that own each other, each from its first party on.
///
/// Parties without owners are taken away until none is left without; in what remains every way up
/// ends in a circle. Linear in parties and owners.
fn cycles(parties: &[Party], control: &Control<'_>) -> Vec<Vec<usize>> {
    let owners: Vec<Vec<usize>> = parties
        .iter()
        .map(|party| party.owners.iter().filter_map(|owner| control.place(&owner.party.value)).collect())
        .collect();
    let mut owned: Vec<Vec<usize>> = vec![Vec::new(); parties.len()];
    for (place, above) in owners.iter().enumerate() {
        above.iter().for_each(|&owner| owned[owner].push(place));
    }
    let mut left: Vec<usize> = owners.iter().map(Vec::len).collect();
    let mut free: Vec<usize> = (0..parties.len()).filter(|&place| left[place] == 0).collect();
    while let Some(place) = free.pop() {
        for &below in &owned[place] {
            left[below] -= 1;
            if left[below] == 0 {
                free.push(below);
            }
        }
    }
    let mut seen: Vec<Option<usize>> = vec![None; parties.len()];
    let mut found = Vec::new();
    for start in (0..parties.len()).filter(|&place| left[place] > 0) {
        found.extend(walk(start, &owners, &left, &mut seen));
    }
    found
}

/// Goes up from a party until it meets one that was met before: a circle if that was on this walk.
fn walk(
    start: usize,
    owners: &[Vec<usize>],
    left: &[usize],
    seen: &mut [Option<usize>],
) -> Option<Vec<usize>> {
    let mut way: Vec<usize> = Vec::new();
    let mut at = start;
    while seen[at].is_none() {
        seen[at] = Some(start);
        way.push(at);
        at = *owners[at].iter().find(|&&owner| left[owner] > 0)?;
    }
    if seen[at] != Some(start) {
        return None;
    }
    let from = way.iter().position(|&place| place == at)?;
    let mut circle = way.split_off(from);
    let first = circle.iter().enumerate().min_by_key(|(_, place)| **place).map_or(0, |(i, _)| i);
    circle.rotate_left(first);
    Some(circle)
}
