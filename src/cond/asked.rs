//! What a condition asks of its inputs, without running it: which values make a difference to it.
//!
//! Two values of an input that answer everything asked of it in the same way cannot be told apart by
//! the condition, so that one of them stands for both.

use std::collections::BTreeMap;

use super::eval::MOST_STEPS;
use super::node::{Cond, Id, Node, Op, Over};
use super::types::Value;
use crate::num::Ratio;

/// One thing that a condition asks of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether it is true.
    Itself,
    /// Whether it is one of these values.
    Among(Vec<Value>),
    /// How it lies to a number or a day.
    Against(Value),
    /// Whether an item of it is one of these values.
    ItemAmong(Vec<Value>),
    /// How its number of items lies to a number.
    Size(Ratio),
    /// Whether exactly one of its items is such.
    One,
    /// Something that is reckoned, or that depends on another input as well.
    Other,
}

/// A number or a day that a condition names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As the condition has it.
    pub value: Value,
    /// The input that it is held against, where it is that alone and not its size.
    pub against: Option<u32>,
    /// What takes it to the whole number, or the day, that says the same the other way round: `< 3` is
    /// `<= 2`, so minus one.
    pub other_way: i64,
}

/// What a part of a condition stands for.
#[derive(Clone, Debug)]
enum Seen {
    /// One of these values, whatever is stated.
    Fixed(Vec<Value>),
    /// An input.
    Input(u32),
    /// An item of an input.
    Item(u32),
    /// How many items an input has.
    Size(u32),
    /// Something else.
    Mixed,
}

impl Cond {
    /// Everything that is asked of inputs, in the order of the condition. `fixed` gives the values of
    /// the inputs that are the same for every bid; they stand in the answers, and not among the inputs.
    #[must_use]
    pub fn asks<'v>(&self, fixed: &dyn Fn(u32) -> Option<&'v Value>) -> Vec<(u32, Asked)> {
        let mut walk = Walk { cond: self, fixed, loops: Vec::new(), asked: Vec::new() };
        walk.truth(self.root);
        walk.asked
    }

    /// The condition as it would be if the list of `input` always held an item that speaks against it:
    /// `all` over the list is false, `exists` is true. Nothing where it asks neither.
    #[must_use]
    pub fn turned(&self, input: u32) -> Option<Cond> {
        let mut turned = self.clone();
        let of_list = |list: Id| matches!(self.nodes[list], Node::Input(of) if of == input);
        let mut any = false;
        for (node, own) in turned.nodes.iter_mut().zip(&self.nodes) {
            if let Node::Over(over, list, ..) = own
                && of_list(*list)
            {
                *node = Node::Literal(Value::Bool(*over != Over::All));
                any = true;
            }
        }
        any.then_some(turned)
    }

    /// The numbers and days that it names.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        let mut held: BTreeMap<Id, (Op, Id)> = BTreeMap::new();
        for node in &self.nodes {
            if let Node::Compare(op, a, b) = node {
                held.extend([(*b, (*op, *a)), (*a, (op.swapped(), *b))]);
            }
        }
        let figure = |(id, node): (Id, &Node)| {
            let Node::Literal(value @ (Value::Number(_) | Value::Date(_))) = node else { return None };
            let held = held.get(&id);
            let other_way = match held.map(|(op, _)| op) {
                Some(Op::Less | Op::AtLeast) => -1,
                Some(Op::More | Op::AtMost) => 1,
                _ => 0,
            };
            let against = held.and_then(|(_, other)| match self.nodes[*other] {
                Node::Input(input) => Some(input),
                _ => None,
            });
            Some(Figure { value: value.clone(), against, other_way })
        };
        self.nodes.iter().enumerate().filter_map(figure).collect()
    }
}

impl Op {
    /// The same comparison with its sides exchanged.
    const fn swapped(self) -> Op {
        match self {
            Op::Less => Op::More,
            Op::More => Op::Less,
            Op::AtMost => Op::AtLeast,
            Op::AtLeast => Op::AtMost,
            Op::Equal | Op::NotEqual => self,
        }
    }
}

struct Walk<'w, 'v> {
    cond: &'w Cond,
    fixed: &'w dyn Fn(u32) -> Option<&'v Value>,
    loops: Vec<Seen>,
    asked: Vec<(u32, Asked)>,
}

impl Walk<'_, '_> {
    fn ask(&mut self, input: u32, asked: Asked) {
        if !self.asked.iter().any(|(of, known)| *of == input && *known == asked) {
            self.asked.push((input, asked));
        }
    }

    /// Looks at a part that is true or false.
    fn truth(&mut self, id: Id) {
        match &self.cond.nodes[id] {
            Node::Not(operand) => self.truth(*operand),
            Node::And(operands) | Node::Or(operands) => {
                operands.iter().for_each(|operand| self.truth(*operand));
            }
            Node::If(condition, yes, no) => {
                [condition, yes, no].into_iter().for_each(|part| self.truth(*part))
            }
            Node::Compare(_, a, b) => self.compare(*a, *b),
            Node::In(item, list) => self.within(*item, *list),
            Node::Over(over, list, slot, body) => self.over(*over, *list, *slot, *body),
            Node::Input(input) if (self.fixed)(*input).is_none() => self.ask(*input, Asked::Itself),
            _ => self.other(id),
        }
    }

    fn compare(&mut self, a: Id, b: Id) {
        match (self.seen(a), self.seen(b)) {
            (Seen::Fixed(_), Seen::Fixed(_)) => {}
            (Seen::Fixed(values), one) | (one, Seen::Fixed(values)) => {
                for value in values {
                    match asked(&one, value) {
                        Some((input, asked)) => self.ask(input, asked),
                        None => self.others(a, b),
                    }
                }
            }
            _ => self.others(a, b),
        }
    }

    fn within(&mut self, item: Id, list: Id) {
        match (self.seen(item), self.seen(list)) {
            (Seen::Fixed(_), Seen::Fixed(_)) => {}
            (Seen::Fixed(values), Seen::Input(input)) => {
                values.into_iter().for_each(|value| self.ask(input, Asked::ItemAmong(vec![value])));
            }
            (one, Seen::Fixed(lists)) => {
                for list in lists {
                    self.among(&one, list, (item, item));
                }
            }
            _ => self.others(item, list),
        }
    }

    /// Whether something is an item of a list that is always the same.
    fn among(&mut self, one: &Seen, list: Value, (a, b): (Id, Id)) {
        let Value::List(items) = list else { return self.others(a, b) };
        let texts = items.iter().all(|item| matches!(item, Value::Text(_)));
        match one {
            Seen::Input(input) if texts => self.ask(*input, Asked::Among(items.to_vec())),
            Seen::Item(input) if texts => self.ask(*input, Asked::ItemAmong(items.to_vec())),
            _ => {
                for item in items.iter() {
                    match asked(one, item.clone()) {
                        Some((input, asked)) => self.ask(input, asked),
                        None => self.others(a, b),
                    }
                }
            }
        }
    }

    fn over(&mut self, over: Over, list: Id, slot: usize, body: Id) {
        let item = match self.seen(list) {
            Seen::Fixed(lists) => match lists.as_slice() {
                [Value::List(items)] => Seen::Fixed(items.to_vec()),
                _ => Seen::Mixed,
            },
            Seen::Input(input) => {
                if over == Over::ExistsOne {
                    self.ask(input, Asked::One);
                }
                Seen::Item(input)
            }
            _ => Seen::Mixed,
        };
        if matches!(item, Seen::Mixed) {
            self.other(list);
        }
        self.loops.truncate(slot);
        self.loops.push(item);
        self.truth(body);
        self.loops.truncate(slot);
    }

    /// What a part that is a value stands for.
    fn seen(&self, id: Id) -> Seen {
        match &self.cond.nodes[id] {
            Node::Input(input) if (self.fixed)(*input).is_none() => return Seen::Input(*input),
            Node::Item(slot) => return self.loops.get(*slot).cloned().unwrap_or(Seen::Mixed),
            Node::Size(list) => {
                if let Seen::Input(input) = self.seen(*list) {
                    return Seen::Size(input);
                }
            }
            _ => {}
        }
        let varies = self.below(id).iter().any(|part| match &self.cond.nodes[*part] {
            Node::Input(input) => (self.fixed)(*input).is_none(),
            Node::Item(_) => true,
            _ => false,
        });
        let value = (!varies).then(|| self.cond.value_of(id, self.fixed, MOST_STEPS)).flatten();
        value.map_or(Seen::Mixed, |value| Seen::Fixed(vec![value]))
    }

    fn others(&mut self, a: Id, b: Id) {
        self.other(a);
        self.other(b);
    }

    /// Whatever is read below a part is read in a way that is not looked into.
    fn other(&mut self, id: Id) {
        for part in self.below(id) {
            let read = match &self.cond.nodes[part] {
                Node::Input(input) if (self.fixed)(*input).is_none() => Seen::Input(*input),
                Node::Item(slot) => self.loops.get(*slot).cloned().unwrap_or(Seen::Mixed),
                _ => Seen::Mixed,
            };
            if let Seen::Input(input) | Seen::Item(input) = read {
                self.ask(input, Asked::Other);
            }
        }
    }

    /// A part with all that it is made of.
    fn below(&self, id: Id) -> Vec<Id> {
        let mut all = vec![id];
        let mut next = 0;
        while let Some(&part) = all.get(next) {
            next += 1;
            match &self.cond.nodes[part] {
                Node::Literal(_) | Node::Input(_) | Node::Item(_) => {}
                Node::List(parts) | Node::And(parts) | Node::Or(parts) | Node::Product(parts) => {
                    all.extend(parts);
                }
                Node::Not(part) | Node::Minus(part) | Node::Size(part) => all.push(*part),
                Node::If(a, b, c) => all.extend([*a, *b, *c]),
                Node::Compare(_, a, b) | Node::In(a, b) | Node::Over(_, a, _, b) => all.extend([*a, *b]),
                Node::Sum(parts) => all.extend(parts.iter().map(|(part, _)| *part)),
            }
        }
        all
    }
}

/// What a comparison with a value asks, where it is one that is looked into.
fn asked(one: &Seen, value: Value) -> Option<(u32, Asked)> {
    match (one, value) {
        (Seen::Input(input), value @ (Value::Number(_) | Value::Date(_))) => {
            Some((*input, Asked::Against(value)))
        }
        (Seen::Input(input), value @ Value::Text(_)) => Some((*input, Asked::Among(vec![value]))),
        (Seen::Input(input), Value::Bool(_)) => Some((*input, Asked::Itself)),
        (Seen::Item(input), value @ Value::Text(_)) => Some((*input, Asked::ItemAmong(vec![value]))),
        (Seen::Size(input), Value::Number(size)) => Some((*input, Asked::Size(size))),
        _ => None,
    }
}
