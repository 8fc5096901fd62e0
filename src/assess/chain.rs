//! The supply chain: who controls whom, which jurisdictions reach whom, and what that exposes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::model::bid::{Component, Holds, Party};
use crate::model::offer::Offer;
use crate::model::rules::{Law, Rules};
use crate::num::{Dec, Ratio};

/// How far a law reaches, from harmless to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    /// No party is reached.
    None,
    /// A party is reached that holds nothing.
    Dependency,
    /// A party is reached that cannot read what it holds.
    Shielded,
    /// It cannot be said.
    Unknown,
    /// A party is reached that can read what it holds.
    Exposed,
}

impl Degree {
    /// The word in conditions and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Degree::None => "none",
            Degree::Dependency => "dependency",
            Degree::Shielded => "shielded",
            Degree::Unknown => "unknown",
            Degree::Exposed => "exposed",
        }
    }
}

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

/// How far one law reaches a bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// Over all components.
    pub overall: Degree,
    /// Over components that hold content.
    pub content: Degree,
    /// Over components that hold content or metadata.
    pub metadata: Degree,
    /// The way that makes it so; empty where no party is reached.
    pub path: Vec<Step>,
}

impl Exposure {
    /// The way as people read it: `hosting → noorderlicht → globex → US`.
    #[must_use]
    pub fn way(&self) -> String {
        let names = self.path.iter().map(|step| match step {
            Step::Component(id) | Step::Party(id) | Step::Country(id) | Step::Layer(id) => id.as_str(),
        });
        names.collect::<Vec<_>>().join(" → ")
    }
}

/// Steps that working out control may take; beyond, what is left counts as not known.
const MOST_STEPS: usize = 2_000_000;

/// How far each law of the rules reaches a bid, in their order.
#[must_use]
pub fn exposures(rules: &Rules, offer: &Offer) -> Vec<Exposure> {
    if rules.laws.is_empty() {
        return Vec::new();
    }
    let control = Control::new(&offer.parties);
    rules.laws.iter().map(|law| Reach { law, control: &control, offer, rules }.exposure()).collect()
}

/// Who controls whom, by the places of parties.
pub struct Control<'c> {
    parties: &'c [Party],
    places: BTreeMap<&'c str, usize>,
    /// Per party: owners that control it directly.
    pub above: Vec<Vec<usize>>,
    tangled: bool,
}

impl<'c> Control<'c> {
    /// Works out control: a share above 50, counting shares held through parties that one controls,
    /// or `control = true`; `control = false` denies it.
    #[must_use]
    pub fn new(parties: &'c [Party]) -> Control<'c> {
        let places =
            parties.iter().enumerate().map(|(place, party)| (party.id.value.as_str(), place)).collect();
        let mut control = Control { parties, places, above: vec![Vec::new(); parties.len()], tangled: false };
        for party in 0..parties.len() {
            control.above[party] = control.direct(party);
        }
        control.indirect();
        control
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
            for holder in self.line(place) {
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

    /// A party and everyone who controls it, through the whole chain, nearest first.
    #[must_use]
    pub fn line(&self, party: usize) -> Vec<usize> {
        let mut seen = BTreeSet::from([party]);
        let mut line = vec![party];
        let mut next = VecDeque::from([party]);
        while let Some(at) = next.pop_front() {
            for &owner in &self.above[at] {
                if seen.insert(owner) {
                    line.push(owner);
                    next.push_back(owner);
                }
            }
        }
        line
    }

    /// Whether it is known who controls a party, and everyone who does: it is independent, names a
    /// controlling owner, or lists shares of at least 50 together; and its seat is stated.
    fn is_known(&self, line: &[usize]) -> bool {
        let known = |place: usize| self.owned(place) && self.parties[place].country.is_some();
        !self.tangled && line.iter().all(|&place| known(place))
    }

    /// Whether a party says who controls it: nobody, a controlling owner, or shares of at least 50
    /// together.
    #[must_use]
    pub fn owned(&self, place: usize) -> bool {
        let party = &self.parties[place];
        let listed = listed(party);
        party.independent == Some(true) || !self.above[place].is_empty() || listed >= Ratio::from(50)
    }

    /// The way from a party up to one that a jurisdiction of the law reaches.
    fn way(&self, from: usize, law: &Law) -> Option<Vec<Step>> {
        let mut before: BTreeMap<usize, usize> = BTreeMap::new();
        let mut next = VecDeque::from([from]);
        while let Some(at) = next.pop_front() {
            if let Some(country) = reaches(&self.parties[at], law) {
                return Some(self.steps(from, at, &before, country));
            }
            for &owner in &self.above[at] {
                if owner != from && !before.contains_key(&owner) {
                    before.insert(owner, at);
                    next.push_back(owner);
                }
            }
        }
        None
    }

    fn steps(&self, from: usize, to: usize, before: &BTreeMap<usize, usize>, country: &str) -> Vec<Step> {
        let mut steps = vec![Step::Country(country.to_owned())];
        let mut at = to;
        loop {
            steps.push(Step::Party(self.parties[at].id.value.clone()));
            match before.get(&at) {
                Some(&below) if at != from => at = below,
                _ => break,
            }
        }
        steps.reverse();
        steps
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

struct Reach<'r> {
    law: &'r Law,
    control: &'r Control<'r>,
    offer: &'r Offer,
    rules: &'r Rules,
}

/// A degree with the way that makes it so.
type Found = (Degree, Vec<Step>);

impl Reach<'_> {
    fn exposure(&self) -> Exposure {
        let each: Vec<(&Component, Found)> =
            self.offer.components.iter().map(|component| (component, self.component(component))).collect();
        let worst = |chosen: &dyn Fn(&Component) -> bool| -> Found {
            let found = each.iter().filter(|(component, _)| chosen(component)).map(|(_, found)| found);
            found.fold((Degree::None, Vec::new()), |worst, found| worse(worst, found.clone()))
        };
        let gaps = self.gaps();
        let holds =
            |component: &Component, what: &[Holds]| component.holds.is_none_or(|held| what.contains(&held));
        let all = worse(worse(worst(&|_| true), self.own_party()), gaps.clone());
        let content = worse(worst(&|component| holds(component, &[Holds::Content])), gaps.clone());
        let metadata = worse(worst(&|component| holds(component, &[Holds::Content, Holds::Metadata])), gaps);
        Exposure { overall: all.0, content: content.0, metadata: metadata.0, path: all.1 }
    }

    /// What the bid leaves out: everything, or a layer that it must account for.
    fn gaps(&self) -> Found {
        let unknown = |path: Vec<Step>| (Degree::Unknown, path);
        if self.offer.components.is_empty() {
            return unknown(Vec::new());
        }
        let stated = |layer: &String| {
            let runs = |c: &Component| c.layer.as_ref().is_some_and(|of| of.value == *layer);
            self.offer.components.iter().any(runs) || self.offer.absent.contains(layer)
        };
        match self.rules.layers.iter().find(|layer| !stated(layer)) {
            Some(layer) => unknown(vec![Step::Layer(layer.clone())]),
            None => (Degree::None, Vec::new()),
        }
    }

    /// The bidder counts as a component that holds nothing, where it runs none.
    fn own_party(&self) -> Found {
        let Some(id) = &self.offer.party else { return (Degree::Unknown, Vec::new()) };
        let runs = |c: &Component| c.party.as_ref().is_some_and(|party| party.value == *id);
        if self.offer.components.iter().any(runs) {
            return (Degree::None, Vec::new());
        }
        let Some(place) = self.control.place(id) else { return (Degree::Unknown, Vec::new()) };
        self.party(place, Some(Holds::Nothing), None)
    }

    fn component(&self, component: &Component) -> Found {
        let step = Step::Component(component.id.value.clone());
        let place = component.party.as_ref().and_then(|party| self.control.place(&party.value));
        let Some(place) = place else { return (Degree::Unknown, vec![step]) };
        let (degree, mut path) = self.party(place, component.holds, component.readable);
        let unread = !matches!(component.holds, Some(Holds::Nothing)) && component.readable.is_none();
        let lacks = component.holds.is_none() || unread;
        let degree = if lacks { degree.max(Degree::Unknown) } else { degree };
        if degree != Degree::None {
            path.insert(0, step);
        }
        (degree, path)
    }

    /// What it means that a party runs something: first what rules exposure out, then what it is.
    fn party(&self, place: usize, holds: Option<Holds>, readable: Option<bool>) -> Found {
        let line = self.control.line(place);
        let way = self.control.way(place, self.law);
        let known = self.control.is_known(&line);
        let own = || vec![Step::Party(self.offer.parties[place].id.value.clone())];
        match way {
            None if known => (Degree::None, Vec::new()),
            way if holds == Some(Holds::Nothing) => (Degree::Dependency, way.unwrap_or_else(own)),
            way if holds.is_some() && readable == Some(false) => (Degree::Shielded, way.unwrap_or_else(own)),
            Some(way) => (Degree::Exposed, way),
            None => (Degree::Unknown, own()),
        }
    }
}

/// The worse of two; the first where they are equal.
fn worse(a: Found, b: Found) -> Found {
    if b.0 > a.0 { b } else { a }
}

/// Countries of components that hold something, by `of`; nothing where one of them states none.
#[must_use]
pub fn countries<'o>(
    offer: &'o Offer,
    of: impl Fn(&'o Component) -> &'o [crate::model::Spanned<String>],
) -> Option<BTreeSet<&'o str>> {
    let holding = offer.components.iter().filter(|component| component.holds != Some(Holds::Nothing));
    let mut all = BTreeSet::new();
    for component in holding {
        let stated = of(component);
        if stated.is_empty() || component.holds.is_none() {
            return None;
        }
        all.extend(stated.iter().map(|country| country.value.as_str()));
    }
    if offer.components.is_empty() { None } else { Some(all) }
}
