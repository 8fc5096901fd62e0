//! From cells that differ to changes of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::take::{list, literal, taken};
use super::{Base, Differs, place};
use crate::diag::codes;
use crate::exchange::form::cells::{Cells, Place};
use crate::lang::{Composed as Words, Form};
use crate::model::composed::{Input, NewGate, Said, Target, Want};
use crate::model::fact::Stated;
use crate::model::form::Role;
use crate::read::{Edit, MOST_ID, quoted};

/// Changes, each with the cell that asks for it, in the order in which they are made.
pub fn edits(cells: &mut Cells<'_>, base: Base<'_>, differs: &[Differs<'_>]) -> Vec<(Place, Edit)> {
    let mut all: Vec<(Place, Edit)> = differs.iter().filter_map(one).collect();
    all.extend(drops(base, differs));
    all.extend(ties(cells, base, differs));
    all.extend(options(cells, base, differs));
    all.extend(profiles(base, differs));
    clashes(cells, base, differs);
    // those behind a gate that goes would move up
    let mut closed: Vec<(usize, Place)> = differs
        .iter()
        .filter_map(|one| match one.input.target {
            Target::Close(nth) if one.now != Said::Nothing => Some((nth, one.place)),
            _ => None,
        })
        .collect();
    closed.sort_by_key(|(nth, _)| std::cmp::Reverse(*nth));
    all.extend(closed.into_iter().map(|(nth, place)| (place, Edit::Close { list: "gate", nth })));
    for one in differs {
        if let (Target::Replace { block, key }, Some(value)) =
            (&one.input.target, literal(&one.input.want, &one.now))
        {
            all.push((one.place, Edit::Append { list: "gate", block: format!("{block}{key} = {value}\n") }));
        }
    }
    all.extend(new(cells, base, differs));
    all
}

/// The change of a cell that stands for a value of its own.
fn one(differs: &Differs<'_>) -> Option<(Place, Edit)> {
    let literal = literal(&differs.input.want, &differs.now);
    let edit = match &differs.input.target {
        Target::Value { tables, key } => Edit::Set { tables: tables.clone(), key: key.clone(), literal },
        Target::Minimum { nth, key } => {
            Edit::SetIn { list: "gate", nth: *nth, key: (*key).to_owned(), literal: literal? }
        }
        _ => return None,
    };
    Some((differs.place, edit))
}

/// A list with what was taken out, and what was put in behind the rest.
fn relisted(before: &[String], gone: &BTreeSet<&str>, come: &[&str]) -> Vec<String> {
    let kept = before.iter().filter(|own| !gone.contains(own.as_str())).cloned();
    let come = come.iter().filter(|new| !before.iter().any(|own| own == *new)).map(|new| (*new).to_owned());
    kept.chain(come).collect()
}

fn set(tables: &[&'static str], key: &str, all: &[String], is_said: bool) -> Edit {
    let literal = is_said.then(|| list(all.iter().map(String::as_str)));
    Edit::Set { tables: tables.to_vec(), key: key.to_owned(), literal }
}

/// What is left out.
fn drops(base: Base<'_>, differs: &[Differs<'_>]) -> Option<(Place, Edit)> {
    let mut first = None;
    let (mut gone, mut come) = (BTreeSet::new(), Vec::new());
    for one in differs {
        let Target::Drop(id) = &one.input.target else { continue };
        first.get_or_insert(one.place);
        if one.now == Said::Nothing {
            gone.insert(id.as_str());
        } else {
            come.push(id.as_str());
        }
    }
    let before: Vec<String> = base.opened.tender.rules.drop.iter().map(|id| id.value.clone()).collect();
    let all = relisted(&before, &gone, &come);
    Some((first?, set(&["rules"], "drop", &all, !all.is_empty())))
}

/// Rules for ties, as all of their rows have them now.
fn ties(cells: &mut Cells<'_>, base: Base<'_>, differs: &[Differs<'_>]) -> Option<(Place, Edit)> {
    let first = differs.iter().find(|one| one.input.target == Target::Tie)?.place;
    let rows: Vec<&Input> = base.composed.inputs.iter().filter(|input| input.target == Target::Tie).collect();
    let mut all = Vec::new();
    for input in rows {
        let at = place(cells, input)?;
        if let Said::Text(rule) = super::take::said(cells, at, input)? {
            all.push(rule);
        }
    }
    Some((first, set(&["award"], "tie", &all, !all.is_empty())))
}

/// Lists whose options have a row each.
fn options(cells: &mut Cells<'_>, base: Base<'_>, differs: &[Differs<'_>]) -> Vec<(Place, Edit)> {
    let mut lists: BTreeMap<&str, (Place, &[&'static str])> = BTreeMap::new();
    for one in differs {
        if let Target::Option { tables, key, .. } = &one.input.target {
            lists.entry(key).or_insert((one.place, tables));
        }
    }
    let mut edits = Vec::new();
    for (key, (first, tables)) in lists {
        let (mut chosen, mut none) = (Vec::new(), false);
        for input in &base.composed.inputs {
            let Target::Option { key: own, option, .. } = &input.target else { continue };
            if own != key {
                continue;
            }
            let now = place(cells, input).and_then(|at| super::take::said(cells, at, input));
            if now.is_none_or(|now| now == Said::Nothing) {
                continue;
            }
            none |= option.is_empty();
            chosen.extend(Some(option.as_str()).filter(|option| !option.is_empty()));
        }
        if none && !chosen.is_empty() {
            cells.fault(first, codes::FORM_CELL, Form::NoneAndSome);
            continue;
        }
        let own = base.opened.tender.context.iter().find(|(id, _)| id.value == key);
        let before = match own.map(|(_, stated)| &stated.value) {
            Some(Stated::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        let gone = before.iter().map(String::as_str).filter(|own| !chosen.contains(own)).collect();
        let all = relisted(&before, &gone, &chosen);
        edits.push((first, set(tables, key, &all, none || !all.is_empty())));
    }
    edits
}

/// Profiles of several catalogues that the file names by one word: from then on each has its own.
fn profiles(base: Base<'_>, differs: &[Differs<'_>]) -> Option<(Place, Edit)> {
    let now = |input: &Input| {
        let other = differs.iter().find(|one| one.input.key == input.key);
        other.map_or(&input.said, |one| &one.now).clone()
    };
    let first = differs.iter().find(|one| matches!(one.input.target, Target::Profile(_)))?.place;
    let rows = base.composed.inputs.iter().filter_map(|input| match (&input.target, now(input)) {
        (Target::Profile(id), Said::Text(name)) => Some(format!("{} = {}", quoted(id), quoted(&name))),
        _ => None,
    });
    let rows: Vec<String> = rows.collect();
    let literal = (!rows.is_empty()).then(|| format!("{{ {} }}", rows.join(", ")));
    Some((first, Edit::Set { tables: vec!["rules"], key: "profile".to_owned(), literal }))
}

/// A gate of a catalogue cannot be left out and asked otherwise, nor be without a minimum.
fn clashes(cells: &mut Cells<'_>, base: Base<'_>, differs: &[Differs<'_>]) {
    for one in differs {
        let is_minimum = matches!(one.input.target, Target::Replace { .. } | Target::Minimum { .. });
        if is_minimum && one.now == Said::Nothing {
            cells.fault(one.place, codes::FORM_INCOMPLETE, Form::Composed(Words::NewNeeds("minimum")));
        }
        let drop = base.composed.find(&one.input.key, Role::Drop);
        let drop = drop.filter(|_| matches!(one.input.target, Target::Replace { .. }));
        let now = drop.map(|drop| {
            let other = differs.iter().find(|other| other.input == drop);
            other.map_or(&drop.said, |other| &other.now)
        });
        if now.is_some_and(|now| *now != Said::Nothing) {
            cells.fault(one.place, codes::FORM_CELL, Form::Composed(Words::DropOrChange));
        }
    }
}

/// Gates that are not there yet.
fn new(cells: &mut Cells<'_>, base: Base<'_>, differs: &[Differs<'_>]) -> Vec<(Place, Edit)> {
    let mut rows: BTreeMap<usize, BTreeMap<Role, &Differs<'_>>> = BTreeMap::new();
    for one in differs {
        if let Target::New(n) = one.input.target {
            rows.entry(n).or_default().insert(one.input.role, one);
        }
    }
    let mut ids = names(base);
    let mut edits = Vec::new();
    for row in rows.values() {
        let Some(at) = row.values().next().map(|one| one.place) else { continue };
        let word = |role: Role| match row.get(&role).map(|one| &one.now) {
            Some(Said::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let kind = NewGate::ALL.into_iter().find(|(name, _)| Some(*name) == word(Role::Kind));
        let Some((_, kind)) = kind else {
            cells.fault(at, codes::FORM_INCOMPLETE, Form::Composed(Words::NewNeeds("kind")));
            continue;
        };
        let group = match (kind.of_group(), word(Role::Of)) {
            (true, None) => {
                cells.fault(at, codes::FORM_INCOMPLETE, Form::Composed(Words::NewNeeds("group")));
                continue;
            }
            (false, Some(_)) => {
                let at = row.get(&Role::Of).map_or(at, |one| one.place);
                cells.fault(at, codes::FORM_CELL, Form::Composed(Words::NewUnused("group")));
                continue;
            }
            (_, group) => group,
        };
        let Some(answer) = row.get(&Role::Answer) else {
            cells.fault(at, codes::FORM_INCOMPLETE, Form::Composed(Words::NewNeeds("minimum")));
            continue;
        };
        let Some(minimum) = minimum(cells, kind, answer.place) else { continue };
        let mut block = format!("[[gate]]\nid = {}\n", quoted(&id(&mut ids, kind, group)));
        for (key, said) in [("title", word(Role::Title)), ("why", word(Role::Why))] {
            if let Some(said) = said {
                let _ = writeln!(block, "{key}.{} = {}", base.lang.code(), quoted(said));
            }
        }
        if let Some(group) = group {
            let _ = writeln!(block, "group = {}", quoted(group));
        }
        let _ = writeln!(block, "{} = {minimum}", kind.key());
        edits.push((at, Edit::Append { list: "gate", block }));
    }
    edits
}

/// The minimum of a new gate, in the way of its kind.
fn minimum(cells: &mut Cells<'_>, kind: NewGate, at: Place) -> Option<String> {
    let want = match kind {
        NewGate::Level | NewGate::GroupLevel => Want::Whole,
        NewGate::GroupShare | NewGate::Score => Want::Percent,
        NewGate::Price => Want::Money,
    };
    let said = cells.take(at, |value| taken(&want, value))?;
    literal(&want, &said)
}

/// The names that a gate cannot have: groups, criteria and gates share one space.
fn names(base: Base<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for catalogue in &base.opened.catalogues {
        names.extend(catalogue.groups.iter().map(|one| one.id.value.to_lowercase()));
        names.extend(catalogue.criteria.iter().map(|one| one.id.value.to_lowercase()));
        names.extend(catalogue.gates.iter().map(|one| one.id.value.to_lowercase()));
    }
    names.extend(base.opened.tender.gates.iter().map(|one| one.id.value.to_lowercase()));
    names
}

/// A name for a new gate that tells what it asks.
fn id(taken: &mut BTreeSet<String>, kind: NewGate, group: Option<&str>) -> String {
    let plain = match group.filter(|group| group.len() + 16 <= MOST_ID) {
        Some(group) => format!("min-{group}-{}", kind.key()),
        None => format!("min-{}", kind.key()),
    };
    let mut id = plain.clone();
    let mut n = 2;
    while !taken.insert(id.to_lowercase()) {
        id = format!("{plain}-{n}");
        n += 1;
    }
    id
}
