//! What a supply chain exposes a bid to: the jurisdictions that reach whoever runs it, and what they can read.

use std::collections::BTreeSet;

use super::control::{Control, Step};
use crate::model::bid::{Component, Holds};
use crate::model::offer::Offer;
use crate::model::rules::{Law, Rules};

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
    /// Whether the law reaches readable content, so that its way explains an answer on content and on
    /// the whole alike. Where it reaches metadata only, the way would be a wrong reason for the former.
    #[must_use]
    pub fn exposes_content(&self) -> bool {
        self.content == Degree::Exposed
    }

    /// The way as people read it: `hosting → noorderlicht → globex → US`; of a very long one the ends.
    #[must_use]
    pub fn way(&self) -> String {
        const MOST: usize = 12;
        let names = self.path.iter().map(|step| match step {
            Step::Component(id) | Step::Party(id) | Step::Country(id) | Step::Layer(id) => id.as_str(),
        });
        let mut names: Vec<&str> = names.collect();
        if names.len() > MOST {
            names.splice(MOST - 3..names.len() - 2, ["…"]);
        }
        names.join(" → ")
    }
}

/// How far each law of the rules reaches a bid, in their order.
#[must_use]
pub fn exposures(rules: &Rules, offer: &Offer) -> Vec<Exposure> {
    if rules.laws.is_empty() {
        return Vec::new();
    }
    let control = Control::new(&offer.parties);
    let reach = |law| Reach { law, control: &control, toward: control.toward(law), offer, rules };
    rules.laws.iter().map(|law| reach(law).exposure()).collect()
}

struct Reach<'r> {
    law: &'r Law,
    control: &'r Control<'r>,
    /// Per party: steps up to one that the law reaches.
    toward: Vec<Option<usize>>,
    offer: &'r Offer,
    rules: &'r Rules,
}

/// A degree with the way that makes it so.
type Found = (Degree, Vec<Step>);

impl Reach<'_> {
    fn exposure(&self) -> Exposure {
        let degrees: Vec<Degree> =
            self.offer.components.iter().map(|component| self.degree(component)).collect();
        let worst = |what: &[Holds]| -> Found {
            let holds = |component: &Component| component.holds.is_none_or(|held| what.contains(&held));
            let of_it = self.offer.components.iter().zip(&degrees).filter(|(component, _)| holds(component));
            let (mut worst, mut by) = (Degree::None, None);
            for (component, &degree) in of_it {
                if degree > worst {
                    (worst, by) = (degree, Some(component));
                }
            }
            (worst, by.map(|component| self.path(component, worst)).unwrap_or_default())
        };
        let gaps = self.gaps();
        let everything = [Holds::Content, Holds::Metadata, Holds::Nothing];
        let all = worse(worse(worst(&everything), self.own_party()), gaps.clone());
        let content = worse(worst(&everything[..1]), gaps.clone());
        let metadata = worse(worst(&everything[..2]), gaps);
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
        match self.party(place, Some(Holds::Nothing), None) {
            Degree::None => (Degree::None, Vec::new()),
            degree => (degree, self.way(place)),
        }
    }

    fn place(&self, component: &Component) -> Option<usize> {
        component.party.as_ref().and_then(|party| self.control.place(&party.value))
    }

    fn degree(&self, component: &Component) -> Degree {
        let Some(place) = self.place(component) else { return Degree::Unknown };
        let degree = self.party(place, component.holds, component.readable);
        let unread = !matches!(component.holds, Some(Holds::Nothing)) && component.readable.is_none();
        let lacks = component.holds.is_none() || unread;
        if lacks { degree.max(Degree::Unknown) } else { degree }
    }

    /// The way by which a component has its degree.
    fn path(&self, component: &Component, degree: Degree) -> Vec<Step> {
        let mut path = vec![Step::Component(component.id.value.clone())];
        let place = self.place(component).filter(|&place| {
            degree != Degree::Unknown
                || self.party(place, component.holds, component.readable) != Degree::None
        });
        path.extend(place.map(|place| self.way(place)).unwrap_or_default());
        path
    }

    /// The way up to where the law reaches, or the party alone where nobody can say.
    fn way(&self, place: usize) -> Vec<Step> {
        let way = self.control.way(place, self.law, &self.toward);
        way.unwrap_or_else(|| vec![Step::Party(self.offer.parties[place].id.value.clone())])
    }

    /// What it means that a party runs something: first what rules exposure out, then what it is.
    fn party(&self, place: usize, holds: Option<Holds>, readable: Option<bool>) -> Degree {
        let reached = self.toward[place].is_some();
        if !reached && self.control.is_known(place) {
            return Degree::None;
        }
        match (holds, readable) {
            (Some(Holds::Nothing), _) => Degree::Dependency,
            (Some(_), Some(false)) => Degree::Shielded,
            _ if reached => Degree::Exposed,
            _ => Degree::Unknown,
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
