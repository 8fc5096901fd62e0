//! Who controls whom in a supply chain, and by which way a law comes to a party. Everything here is linear
//! in parties and owners, but for shares that add up, which are bounded.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::model::bid::Party;
use crate::model::rules::Law;
use crate::num::{Dec, Ratio};

/// A step on the way from a component to the country whose law reaches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A component, by its id.
    Component(String),
    /// A party, by its id.
    Party(String),
    /// A country, ISO 3166-1 alpha-2.
    Country(String),
    /// A layer that nobody accounts for.
    Layer(String),
}

/// Steps that working out control may take; beyond, what is left counts as not known.
const MOST_STEPS: usize = 2_000_000;

/// Who controls whom, by the places of parties.
pub struct Control<'c> {
    parties: &'c [Party],
    places: BTreeMap<&'c str, usize>,
    /// Per party: owners that control it directly.
    pub above: Vec<Vec<usize>>,
    /// Per party: those that it controls directly.
    below: Vec<Vec<usize>>,
    /// Per party: whether it is not known who controls it, or someone who does.
    open: Vec<bool>,
    tangled: bool,
}

impl<'c> Control<'c> {
    /// Works out control: a share above 50, counting shares held through parties that one controls,
    /// or `control = true`; `control = false` denies it.
    #[must_use]
    pub fn new(parties: &'c [Party]) -> Control<'c> {
        let places =
            parties.iter().enumerate().map(|(place, party)| (party.id.value.as_str(), place)).collect();
        let nobody = vec![Vec::new(); parties.len()];
        let (above, below, open) = (nobody.clone(), nobody, Vec::new());
        let mut control = Control { parties, places, above, below, open, tangled: false };
        for party in 0..parties.len() {
            control.above[party] = control.direct(party);
        }
        control.indirect();
        for (party, owners) in control.above.iter().enumerate() {
            owners.iter().for_each(|&owner| control.below[owner].push(party));
        }
        control.open = control.opened();
        control
    }

    /// What is not known of an owner is not known of any party that it controls, through the whole chain.
    fn opened(&self) -> Vec<bool> {
        let known = |place: usize| self.owned(place) && self.parties[place].country.is_some();
        let mut open: Vec<bool> = (0..self.parties.len()).map(|place| !known(place)).collect();
        let mut next: Vec<usize> = (0..open.len()).filter(|&place| open[place]).collect();
        while let Some(place) = next.pop() {
            for &party in &self.below[place] {
                if !std::mem::replace(&mut open[party], true) {
                    next.push(party);
                }
            }
        }
        open
    }

    /// The place of a party.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn direct(&self, party: usize) -> Vec<usize> {
        let half = Dec::whole(50);
        let controls = |owner: &&crate::model::bid::Owner| {
            owner.control.unwrap_or_else(|| owner.share.is_some_and(|share| share.0 > half))
        };
        let owners = self.parties[party].owners.iter().filter(controls);
        owners.filter_map(|owner| self.place(&owner.party.value)).collect()
    }

    /// Adds control by shares that add up, until nothing changes.
    fn indirect(&mut self) {
        let mut steps = 0;
        loop {
            let mut changed = false;
            for party in 0..self.parties.len() {
                if !self.above[party].is_empty() || self.parties[party].owners.len() < 2 {
                    continue;
                }
                let found = self.by_sum(party, &mut steps);
                if steps > MOST_STEPS {
                    self.tangled = true;
                    return;
                }
                changed |= found.is_some();
                self.above[party].extend(found);
            }
            if !changed {
                return;
            }
        }
    }

    /// A party whose shares, with those of parties that it controls, come to more than half.
    fn by_sum(&self, party: usize, steps: &mut usize) -> Option<usize> {
        let mut held: BTreeMap<usize, Ratio> = BTreeMap::new();
        for owner in &self.parties[party].owners {
            let (Some(place), Some(share)) = (self.place(&owner.party.value), owner.share) else { continue };
            let share = Ratio::from(share);
            for holder in self.line(place, usize::MAX) {
                *steps += 1;
                let sum = held.entry(holder).or_default();
                *sum = &*sum + &share;
            }
            if *steps > MOST_STEPS {
                return None;
            }
        }
        let half = Ratio::from(50);
        let denied = |holder: usize| {
            let id = &self.parties[holder].id.value;
            self.parties[party]
                .owners
                .iter()
                .any(|owner| owner.party.value == *id && owner.control == Some(false))
        };
        held.into_iter()
            .find(|(holder, sum)| *sum > half && *holder != party && !denied(*holder))
            .map(|(h, _)| h)
    }

    /// A party and everyone who controls it, through the whole chain, nearest first: all of them, or at
    /// least `enough` and one more.
    #[must_use]
    pub fn line(&self, party: usize, enough: usize) -> Vec<usize> {
        let mut seen = BTreeSet::from([party]);
        let mut line = vec![party];
        let mut at = 0;
        while at < line.len() && line.len() <= enough {
            for &owner in &self.above[line[at]] {
                if seen.insert(owner) {
                    line.push(owner);
                }
            }
            at += 1;
        }
        line
    }

    /// Whether it is known who controls a party, and everyone who does: it is independent, names a
    /// controlling owner, or lists shares of at least 50 together; and its seat is stated.
    pub(super) fn is_known(&self, place: usize) -> bool {
        !self.tangled && !self.open[place]
    }

    /// Whether a party says who controls it: nobody, a controlling owner, or shares of at least 50
    /// together.
    #[must_use]
    pub fn owned(&self, place: usize) -> bool {
        let party = &self.parties[place];
        let listed = listed(party);
        party.independent == Some(true) || !self.above[place].is_empty() || listed >= Ratio::from(50)
    }

    /// How each party comes to a jurisdiction of the law: steps up the chain, the fewest there are.
    pub(super) fn toward(&self, law: &Law) -> Vec<Option<usize>> {
        let mut steps: Vec<Option<usize>> =
            self.parties.iter().map(|party| reaches(party, law).map(|_| 0)).collect();
        let mut next: VecDeque<usize> = (0..steps.len()).filter(|&place| steps[place].is_some()).collect();
        while let Some(at) = next.pop_front() {
            for &party in &self.below[at] {
                if steps[party].is_none() {
                    steps[party] = steps[at].map(|n| n + 1);
                    next.push_back(party);
                }
            }
        }
        steps
    }

    /// The way from a party up to one that a jurisdiction of the law reaches: of several the first by the
    /// order of owners. Nothing where there is none.
    pub(super) fn way(&self, from: usize, law: &Law, toward: &[Option<usize>]) -> Option<Vec<Step>> {
        let (mut at, mut left) = (from, toward[from]?);
        let mut way = vec![Step::Party(self.parties[at].id.value.clone())];
        while left > 0 {
            left -= 1;
            at = self.above[at].iter().copied().find(|&owner| toward[owner] == Some(left))?;
            way.push(Step::Party(self.parties[at].id.value.clone()));
        }
        way.push(Step::Country(reaches(&self.parties[at], law)?.to_owned()));
        Some(way)
    }
}

/// The shares in a party that are listed, together, in percent.
#[must_use]
pub fn listed(party: &Party) -> Ratio {
    let shares = party.owners.iter().filter_map(|owner| owner.share);
    shares.fold(Ratio::default(), |sum, share| &sum + &Ratio::from(share))
}

/// The country by which a law reaches a party itself: its seat, or another jurisdiction it states.
fn reaches<'p>(party: &'p Party, law: &Law) -> Option<&'p str> {
    let own = party.country.iter().chain(&party.subject_to);
    own.map(|country| country.value.as_str()).find(|country| law.countries.iter().any(|of| of == country))
}
