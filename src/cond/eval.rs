//! Runs a condition: true, false, or not established; within a number of steps.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::node::{Cond, Id, Node, Op, Over};
use super::types::Value;
use crate::num::Ratio;

/// The most steps that one run may take.
pub const MOST_STEPS: u32 = 100_000;

/// What a condition comes to; nothing is known where something that it needs is not stated.
pub type Truth = Option<bool>;

/// A run that took more steps than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop;

impl Cond {
    /// Runs the condition; `input` gives the value of an input, or nothing where it is not stated.
    ///
    /// # Errors
    /// [`Stop`] where it takes more than `steps`.
    pub fn run<'v>(&self, input: &dyn Fn(u32) -> Option<&'v Value>, mut steps: u32) -> Result<Truth, Stop> {
        self.run_on(input, &mut steps)
    }

    /// The same, for one of many runs that share their steps: what it takes is taken off.
    ///
    /// # Errors
    /// [`Stop`] where it takes more than are left.
    pub fn run_on<'v>(
        &self,
        input: &dyn Fn(u32) -> Option<&'v Value>,
        steps: &mut u32,
    ) -> Result<Truth, Stop> {
        let mut run = Run { nodes: &self.nodes, input, steps: *steps, items: Vec::new() };
        let found = run.truth(self.root);
        *steps = if found.is_ok() { run.steps } else { 0 };
        found
    }

    /// The value of a part outside of loops, where it is known within `steps`.
    pub(super) fn value_of<'v>(
        &self,
        part: Id,
        input: &dyn Fn(u32) -> Option<&'v Value>,
        steps: u32,
    ) -> Option<Value> {
        let mut run = Run { nodes: &self.nodes, input, steps, items: Vec::new() };
        run.value(part).ok().flatten().map(Cow::into_owned)
    }
}

struct Run<'r, 'v> {
    nodes: &'r [Node],
    input: &'r dyn Fn(u32) -> Option<&'v Value>,
    steps: u32,
    items: Vec<Value>,
}

type Found<'r> = Result<Option<Cow<'r, Value>>, Stop>;

impl<'r, 'v: 'r> Run<'r, 'v> {
    fn step(&mut self, n: usize) -> Result<(), Stop> {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        self.steps = self.steps.checked_sub(n).ok_or(Stop)?;
        Ok(())
    }

    fn truth(&mut self, id: Id) -> Result<Truth, Stop> {
        self.step(1)?;
        match &self.nodes[id] {
            Node::Not(operand) => Ok(self.truth(*operand)?.map(|yes| !yes)),
            Node::And(operands) => self.settle(operands, false),
            Node::Or(operands) => self.settle(operands, true),
            Node::If(condition, yes, no) => match self.truth(*condition)? {
                Some(true) => self.truth(*yes),
                Some(false) => self.truth(*no),
                None => Ok(None),
            },
            Node::Compare(op, a, b) => {
                let (a, b) = (self.value(*a)?, self.value(*b)?);
                self.compare(*op, a.as_deref(), b.as_deref())
            }
            Node::In(item, list) => {
                let (item, list) = (self.value(*item)?, self.value(*list)?);
                self.within(item.as_deref(), list.as_deref())
            }
            Node::Over(over, list, slot, body) => self.over(*over, *list, *slot, *body),
            _ => Ok(self.value(id)?.and_then(|value| match value.as_ref() {
                Value::Bool(yes) => Some(*yes),
                _ => None,
            })),
        }
    }

    /// `&&` is settled by one false, `||` by one true, whatever else is not known.
    fn settle(&mut self, operands: &[Id], by: bool) -> Result<Truth, Stop> {
        let mut open = false;
        for &operand in operands {
            match self.truth(operand)? {
                Some(found) if found == by => return Ok(Some(by)),
                Some(_) => {}
                None => open = true,
            }
        }
        Ok((!open).then_some(!by))
    }

    fn compare(&mut self, op: Op, a: Option<&Value>, b: Option<&Value>) -> Result<Truth, Stop> {
        let (Some(a), Some(b)) = (a, b) else { return Ok(None) };
        if let (Value::List(a), Value::List(b)) = (a, b) {
            self.step(a.len().min(b.len()))?;
        }
        let order = || match (a, b) {
            (Value::Number(a), Value::Number(b)) => a.cmp(b),
            (Value::Date(a), Value::Date(b)) => a.cmp(b),
            _ => Ordering::Equal,
        };
        Ok(Some(match op {
            Op::Equal => a == b,
            Op::NotEqual => a != b,
            Op::Less => order() == Ordering::Less,
            Op::AtMost => order() != Ordering::Greater,
            Op::More => order() == Ordering::Greater,
            Op::AtLeast => order() != Ordering::Less,
        }))
    }

    fn within(&mut self, item: Option<&Value>, list: Option<&Value>) -> Result<Truth, Stop> {
        let (Some(item), Some(Value::List(list))) = (item, list) else { return Ok(None) };
        self.step(list.len())?;
        Ok(Some(list.contains(item)))
    }

    fn over(&mut self, over: Over, list: Id, slot: usize, body: Id) -> Result<Truth, Stop> {
        let Some(list) = self.value(list)?.map(Cow::into_owned) else { return Ok(None) };
        let Value::List(list) = list else { return Ok(None) };
        let (mut trues, mut open) = (0, false);
        self.items.truncate(slot);
        for item in list.iter() {
            self.items.truncate(slot);
            self.items.push(item.clone());
            match (self.truth(body)?, over) {
                (Some(false), Over::All) => return Ok(Some(false)),
                (Some(true), Over::Exists) => return Ok(Some(true)),
                (Some(true), _) => trues += 1,
                (Some(false), _) => {}
                (None, _) => open = true,
            }
        }
        self.items.truncate(slot);
        let decided = match over {
            Over::All => true,
            Over::Exists => false,
            Over::ExistsOne => trues == 1,
        };
        Ok((!open).then_some(decided))
    }

    fn value(&mut self, id: Id) -> Found<'r> {
        self.step(1)?;
        let nodes = self.nodes;
        match &nodes[id] {
            Node::Literal(value) => Ok(Some(Cow::Borrowed(value))),
            Node::Input(input) => Ok((self.input)(*input).map(Cow::Borrowed)),
            Node::Item(slot) => Ok(self.items.get(*slot).cloned().map(Cow::Owned)),
            Node::List(items) => self.list(items),
            Node::Minus(operand) => Ok(self.number(*operand)?.map(|n| Cow::Owned(Value::Number(-&n)))),
            Node::Sum(operands) => self.sum(operands),
            Node::Product(operands) => self.product(operands),
            Node::Size(list) => Ok(self.value(*list)?.and_then(|list| match list.as_ref() {
                Value::List(items) => {
                    let size = i64::try_from(items.len()).unwrap_or(i64::MAX);
                    Some(Cow::Owned(Value::Number(Ratio::from(size))))
                }
                _ => None,
            })),
            Node::If(condition, yes, no) => match self.truth(*condition)? {
                Some(true) => self.value(*yes),
                Some(false) => self.value(*no),
                None => Ok(None),
            },
            _ => Ok(self.truth(id)?.map(|yes| Cow::Owned(Value::Bool(yes)))),
        }
    }

    fn list(&mut self, items: &[Id]) -> Found<'r> {
        let mut values = Vec::with_capacity(items.len());
        for &item in items {
            let Some(value) = self.value(item)? else { return Ok(None) };
            values.push(value.into_owned());
        }
        Ok(Some(Cow::Owned(Value::List(values.into()))))
    }

    fn number(&mut self, id: Id) -> Result<Option<Ratio>, Stop> {
        Ok(self.value(id)?.and_then(|value| match value.into_owned() {
            Value::Number(number) => Some(number),
            _ => None,
        }))
    }

    fn sum(&mut self, operands: &[(Id, bool)]) -> Found<'r> {
        let mut sum = Ratio::default();
        for &(operand, minus) in operands {
            let Some(number) = self.number(operand)? else { return Ok(None) };
            sum = if minus { &sum - &number } else { &sum + &number };
        }
        Ok(Some(Cow::Owned(Value::Number(sum))))
    }

    fn product(&mut self, operands: &[Id]) -> Found<'r> {
        let mut product = Ratio::from(1);
        for &operand in operands {
            let Some(number) = self.number(operand)? else { return Ok(None) };
            product = &product * &number;
        }
        Ok(Some(Cow::Owned(Value::Number(product))))
    }
}
