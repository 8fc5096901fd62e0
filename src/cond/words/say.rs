//! From the parts of a condition to sentences.

use super::merge::joined;
use super::value::{How, Loop, mirrored, turned};
use super::{Clause, Names, Sort};
use crate::cond::node::{Id, Node, Op, Over};
use crate::cond::types::Value;
use crate::lang::Words;
use crate::lang::words::{Among, Many};

/// The longest list of literals that is told item by item.
const MOST_ITEMS: usize = 12;
/// Parts that may be told because such a list is told item by item.
const MOST_REPEATED: usize = 400;

/// A condition while it is told.
pub struct Telling<'t> {
    pub nodes: &'t [Node],
    pub names: &'t dyn Names,
    /// What stands for the item of each loop that is open.
    pub loops: Vec<Loop>,
    repeated: usize,
}

impl<'t> Telling<'t> {
    /// Nothing told yet.
    pub fn new(nodes: &'t [Node], names: &'t dyn Names) -> Telling<'t> {
        Telling { nodes, names, loops: Vec::new(), repeated: 0 }
    }

    /// What must hold for a part to be true; where not `yes`, to be false.
    pub fn clause(&mut self, id: Id, yes: bool) -> Clause {
        let nodes = self.nodes;
        match &nodes[id] {
            Node::Not(part) => self.clause(*part, !yes),
            Node::And(parts) => self.parts(parts, yes, yes),
            Node::Or(parts) => self.parts(parts, yes, !yes),
            Node::If(when, then, otherwise) => {
                let parts = [self.clause(*when, true), self.clause(*then, yes), self.clause(*otherwise, yes)];
                Clause::Choice(Box::new(parts))
            }
            Node::Compare(op, a, b) => self.compare(if yes { *op } else { turned(*op) }, *a, *b),
            Node::In(item, list) => self.within(*item, *list, yes),
            Node::Over(over, list, slot, body) => self.over(*over, *list, *slot, *body, yes),
            Node::Literal(Value::Bool(is)) => Clause::Says(Words::Always(*is == yes)),
            Node::Literal(_)
            | Node::List(_)
            | Node::Input(_)
            | Node::Item(_)
            | Node::Minus(_)
            | Node::Sum(_)
            | Node::Product(_)
            | Node::Size(_) => match self.fixed(id) {
                Some(Value::Bool(is)) => Clause::Says(Words::Always(is == yes)),
                _ => Clause::Says(Words::Yes { subject: self.value(id, None), yes }),
            },
        }
    }

    fn parts(&mut self, parts: &[Id], yes: bool, all: bool) -> Clause {
        let told = parts.iter().map(|part| self.clause(*part, yes)).collect();
        joined(told, all)
    }

    fn compare(&mut self, op: Op, a: Id, b: Id) -> Clause {
        if self.fixed(a).is_some() && self.fixed(b).is_none() {
            return self.compare(mirrored(op), b, a);
        }
        match (self.sort(a), self.fixed(b)) {
            (Some(Sort::Bool), Some(Value::Bool(is))) => self.clause(a, is == (op == Op::Equal)),
            (Some(Sort::Bool), _) => {
                let of = Box::new([self.clause(a, true), self.clause(b, true)]);
                Clause::Alike { of, alike: op == Op::Equal }
            }
            (Some(Sort::Number), _) => {
                let (subject, value) = (self.value(a, self.input(b)), self.value(b, self.input(a)));
                Clause::Says(Words::Number { subject, how: How::from(op).0, value })
            }
            (Some(Sort::Day), _) => {
                let (subject, value) = (self.value(a, None), self.value(b, None));
                Clause::Says(Words::Day { subject, how: How::from(op).0, value })
            }
            (Some(Sort::Text | Sort::Country | Sort::Reach { .. }), Some(Value::Text(text))) => {
                if text.is_empty() {
                    let subject = self.value(a, None);
                    return Clause::Says(Words::Empty { subject, empty: op == Op::Equal });
                }
                self.among(a, &[b], op == Op::Equal)
            }
            _ => {
                let (a, b) = (self.value(a, self.input(b)), self.value(b, self.input(a)));
                Clause::Says(Words::Same { a, b, same: op == Op::Equal })
            }
        }
    }

    /// A text that is one of some literals, or none of them.
    fn among(&mut self, item: Id, of: &[Id], is: bool) -> Clause {
        let input = self.input(item);
        let values: Vec<String> = of.iter().map(|literal| self.value(*literal, input)).collect();
        if let Some((input, Sort::Reach { content })) = self.reach(item) {
            let laws = vec![self.names.named(input).subject.clone()];
            let many = Many::All;
            return Clause::Says(Words::Reach { laws, content, degrees: values, none: !is, many });
        }
        let among = Among { regions: Vec::new(), values, none: !is };
        Clause::Says(Words::Is { subject: self.value(item, None), among })
    }

    fn within(&mut self, item: Id, list: Id, within: bool) -> Clause {
        let nodes = self.nodes;
        if let Node::List(all) = &nodes[list]
            && self.fixed(item).is_none()
            && !all.is_empty()
            && all.iter().all(|one| matches!(self.fixed(*one), Some(Value::Text(text)) if !text.is_empty()))
        {
            return self.among(item, all, within);
        }
        if let Node::Input(input) = &nodes[list] {
            let named = self.names.named(*input);
            let is_text = matches!(self.fixed(item), Some(Value::Text(_)));
            match named.sort {
                Sort::Set | Sort::Countries if is_text => {
                    let many = if within { Many::All } else { Many::None };
                    let (values, is_named) = (vec![self.value(item, Some(*input))], named.sort != Sort::Set);
                    return Clause::Says(Words::Chosen {
                        at: named.at.clone(),
                        values,
                        many,
                        named: is_named,
                    });
                }
                Sort::Region if !is_text => {
                    let among =
                        Among { regions: vec![named.subject.clone()], values: Vec::new(), none: !within };
                    return Clause::Says(Words::Is { subject: self.value(item, None), among });
                }
                _ => {}
            }
        }
        let (item, list) = (self.value(item, self.input(list)), self.value(list, self.input(item)));
        Clause::Says(Words::Member { item, list, within })
    }

    fn over(&mut self, over: Over, list: Id, slot: usize, body: Id, yes: bool) -> Clause {
        self.loops.truncate(slot);
        let nodes = self.nodes;
        if let (Node::List(items), Over::All | Over::Exists) = (&nodes[list], over)
            && items.len() <= MOST_ITEMS
            && self.repeated + items.len() <= MOST_REPEATED
            && items.iter().all(|item| self.fixed(*item).is_some())
        {
            self.repeated += items.len();
            let told = items.iter().map(|item| {
                let fixed = self.fixed(*item);
                self.loops.push(Loop::Fixed(fixed.unwrap_or(Value::Bool(false))));
                let told = self.clause(body, yes);
                self.loops.truncate(slot);
                told
            });
            let told: Vec<Clause> = told.collect();
            return match told.is_empty() {
                true => Clause::Says(Words::Always((over == Over::All) == yes)),
                false => joined(told, (over == Over::All) == yes),
            };
        }
        let (many, body_is) = match (over, yes) {
            (Over::All, true) => (Many::All, true),
            (Over::All, false) => (Many::Some, false),
            (Over::Exists, true) => (Many::Some, true),
            (Over::Exists, false) => (Many::All, false),
            (Over::ExistsOne, true) => (Many::One, true),
            (Over::ExistsOne, false) => (Many::NotOne, true),
        };
        let (one, owner, sort) = self.item_of(list);
        let name = self.letter(slot);
        self.loops.push(Loop::Open { name: name.clone(), owner, sort });
        let told = self.clause(body, body_is);
        self.loops.truncate(slot);
        match told {
            Clause::Says(Words::Is { subject, among }) if subject == name => {
                Clause::Says(Words::Each { many, one, among })
            }
            body => Clause::ForEach { many, one, name, body: Box::new(body) },
        }
    }
}
