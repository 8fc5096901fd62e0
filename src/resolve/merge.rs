//! Makes one catalogue of several: what is reached twice counts once, what differs is an error.

use std::collections::BTreeMap;

use crate::diag::codes::Fault;
use crate::diag::{Family, FileId, Finding, Findings, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::Noun;
use crate::model::Spanned;
use crate::model::catalogue::{Catalogue, Level};

/// Which catalogue a file belongs to, by its id.
type Owners = BTreeMap<FileId, String>;

/// Takes in a catalogue, but for its head and profiles.
pub fn include(all: &mut Catalogue, other: &Catalogue, owners: &Owners, findings: &mut Findings) {
    let mut m = Merge { owners, findings };
    m.weighed(all, other);
    m.cited(all, other);
    m.levels(all, other);
}

/// Adds what a catalogue says itself, with its head and profiles.
pub fn own(all: &mut Catalogue, own: Catalogue, owners: &Owners, findings: &mut Findings) {
    let mut m = Merge { owners, findings };
    m.weighed(all, &own);
    m.cited(all, &own);
    if !own.levels.is_empty() {
        let leveled = all.criteria.iter().any(|c| {
            let is_included = !own.criteria.iter().any(|mine| mine.id.at == c.id.at);
            is_included && c.options.iter().any(|option| option.level.is_some())
        });
        if leveled {
            m.levels(all, &own);
        } else {
            all.levels.clone_from(&own.levels);
            all.levels.sort_by_key(|level| level.n.value);
        }
    }
    m.unique_levels(&own.levels);
    all.head = own.head;
    all.profiles = own.profiles;
    m.unique(all.profiles.iter().map(|p| &p.id));
}

/// Leaves groups, criteria and gates out of what was included.
pub fn drop_from(all: &mut Catalogue, drop: &[Spanned<String>], findings: &mut Findings) {
    for name in drop {
        let before = all.groups.len() + all.criteria.len() + all.gates.len();
        all.groups.retain(|group| group.id.value != name.value);
        all.criteria.retain(|c| c.id.value != name.value && c.group.value != name.value);
        all.gates.retain(|gate| gate.id.value != name.value);
        if before == all.groups.len() + all.criteria.len() + all.gates.len() {
            let message = Msg::UnknownName { noun: Noun::GroupCriterionOrGate, id: name.value.clone() };
            findings.push(Finding::new(codes::UNKNOWN_NAME, name.at, message));
        }
    }
}

struct Merge<'m> {
    owners: &'m Owners,
    findings: &'m mut Findings,
}

/// An entry with an id; equal ids of one kind must be one entry, or entries that say the same.
trait Entry: Clone {
    fn id(&self) -> &Spanned<String>;
    fn same(&self, other: &Self) -> bool;
}

macro_rules! entries {
    ($($type:ident: $same:expr;)*) => {$(
        impl Entry for crate::model::catalogue::$type {
            fn id(&self) -> &Spanned<String> {
                &self.id
            }
            fn same(&self, other: &Self) -> bool {
                let same: fn(&Self, &Self) -> bool = $same;
                same(self, other)
            }
        }
    )*};
}

entries! {
    Reference: |a, b| a == b;
    Scale: |a, b| a == b;
    Law: |a, b| a == b;
    Region: |a, b| a == b;
    Kind: |a, b| a == b;
    Group: |_, _| false;
    Criterion: |_, _| false;
}

impl Entry for crate::model::gate::Gate {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
    fn same(&self, _: &Self) -> bool {
        false
    }
}

impl Entry for crate::model::fact::Fact {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
    fn same(&self, _: &Self) -> bool {
        false
    }
}

impl Entry for crate::model::fact::Context {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
    fn same(&self, _: &Self) -> bool {
        false
    }
}

impl Merge<'_> {
    fn weighed(&mut self, all: &mut Catalogue, other: &Catalogue) {
        let mut names = names_of(all);
        self.add(Noun::Group, &mut all.groups, &other.groups, &mut names);
        self.add(Noun::Criterion, &mut all.criteria, &other.criteria, &mut names);
        self.add(Noun::Gate, &mut all.gates, &other.gates, &mut names);
    }

    fn cited(&mut self, all: &mut Catalogue, other: &Catalogue) {
        self.add_own(Noun::Reference, &mut all.references, &other.references);
        self.add_own(Noun::Scale, &mut all.scales, &other.scales);
        self.add_own(Noun::Law, &mut all.laws, &other.laws);
        self.add_own(Noun::Region, &mut all.regions, &other.regions);
        self.add_own(Noun::Kind, &mut all.kinds, &other.kinds);
        self.add_own(Noun::Fact, &mut all.facts, &other.facts);
        self.add_own(Noun::Context, &mut all.contexts, &other.contexts);
        self.prefixes(other.facts.iter().map(|fact| &fact.id));
        self.prefixes(other.contexts.iter().map(|context| &context.id));
        for layer in &other.layers {
            if !all.layers.contains(layer) {
                all.layers.push(layer.clone());
            }
        }
    }

    /// No id with dots is the start of another: a bid could not tell the two apart.
    fn prefixes<'a>(&mut self, ids: impl Iterator<Item = &'a Spanned<String>>) {
        let mut ids: Vec<&Spanned<String>> = ids.collect();
        ids.sort_by(|a, b| a.value.cmp(&b.value));
        for pair in ids.windows(2) {
            let (shorter, longer) = (pair[0], pair[1]);
            if longer.value.strip_prefix(&shorter.value).is_some_and(|rest| rest.starts_with('.')) {
                let message = Msg::PrefixOf { longer: longer.value.clone(), shorter: shorter.value.clone() };
                let finding = Finding::new(Fault::BadId.code(Family::Catalogue), shorter.at, message);
                self.findings.push(finding.mark(longer.at, Msg::FirstHere));
            }
        }
    }

    fn add_own<T: Entry>(&mut self, noun: Noun, all: &mut Vec<T>, other: &[T]) {
        let mut names = all.iter().map(|entry| named(entry.id())).collect();
        self.add(noun, all, other, &mut names);
    }

    /// Adds entries whose names are not taken; `names` is the name space, in lower case.
    fn add<T: Entry>(
        &mut self,
        noun: Noun,
        all: &mut Vec<T>,
        other: &[T],
        names: &mut BTreeMap<String, Span>,
    ) {
        for entry in other {
            let (name, at) = named(entry.id());
            let Some(first) = names.get(&name).copied() else {
                names.insert(name, at);
                all.push(entry.clone());
                continue;
            };
            let known = all.iter().find(|known| known.id().at == first);
            if first != at && !known.is_some_and(|known| known.same(entry)) {
                self.clash(noun, entry.id(), first);
            }
        }
    }

    fn clash(&mut self, noun: Noun, id: &Spanned<String>, first: Span) {
        let owner = |span: Span| self.owners.get(&span.file).cloned().unwrap_or_default();
        let finding = if owner(first) == owner(id.at) {
            Finding::new(
                Fault::DuplicateId.code(Family::Catalogue),
                id.at,
                Msg::DuplicateId(id.value.clone()),
            )
        } else {
            let (first, second) = (owner(first), owner(id.at));
            Finding::new(codes::CONFLICT, id.at, Msg::Conflict { noun, id: id.value.clone(), first, second })
        };
        self.findings.push(finding.mark(first, Msg::FirstHere));
    }

    /// Takes over the levels of another catalogue, which must be the same ones where both have some.
    fn levels(&mut self, all: &mut Catalogue, other: &Catalogue) {
        if all.levels.is_empty() {
            all.levels.clone_from(&other.levels);
            all.levels.sort_by_key(|level| level.n.value);
            return;
        }
        let names =
            |levels: &[Level]| levels.iter().map(|l| (l.n.value, l.name.clone())).collect::<BTreeMap<_, _>>();
        if let (false, Some(level)) = (names(&all.levels) == names(&other.levels), other.levels.first()) {
            let first = all.levels[0].n.at;
            self.clash(Noun::Level, &Spanned { value: level.name.clone(), at: level.n.at }, first);
        }
    }

    fn unique_levels(&mut self, levels: &[Level]) {
        let ids: Vec<_> =
            levels.iter().map(|level| Spanned { value: level.n.value.to_string(), at: level.n.at }).collect();
        self.unique(ids.iter());
    }

    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Spanned<String>>) {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for id in ids {
            if let Some(first) = seen.insert(id.value.to_ascii_lowercase(), id.at) {
                let message = Msg::DuplicateId(id.value.clone());
                let code = Fault::DuplicateId.code(Family::Catalogue);
                self.findings.push(Finding::new(code, id.at, message).mark(first, Msg::FirstHere));
            }
        }
    }
}

fn named(id: &Spanned<String>) -> (String, Span) {
    (id.value.to_ascii_lowercase(), id.at)
}

/// Groups, criteria and gates share one name space.
fn names_of(all: &Catalogue) -> BTreeMap<String, Span> {
    let groups = all.groups.iter().map(|group| named(&group.id));
    let criteria = all.criteria.iter().map(|criterion| named(&criterion.id));
    let gates = all.gates.iter().map(|gate| named(&gate.id));
    groups.chain(criteria).chain(gates).collect()
}
