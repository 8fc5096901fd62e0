//! Values of conditions in words: numbers, days, texts by the options that they are of, and what is reckoned.

use super::say::Telling;
use super::{Sort, quoted};
use crate::cond::node::{Id, Node, Op};
use crate::cond::types::Value;
use crate::lang::words;
use crate::lang::{Say, Words, day, localised};
use crate::num::Ratio;

/// What stands for the item of a loop.
#[derive(Clone, Debug)]
pub enum Loop {
    /// A literal.
    Fixed(Value),
    /// Any item of a list: the letter that it has, the input that it is of, and what it is.
    Open {
        /// Its letter.
        name: String,
        /// The input that its options are those of.
        owner: Option<u32>,
        /// What it is, where that is known.
        sort: Option<Sort>,
    },
}

/// A comparison in words.
pub struct How(pub words::How);

impl From<Op> for How {
    fn from(op: Op) -> How {
        How(match op {
            Op::Equal => words::How::Equal,
            Op::NotEqual => words::How::NotEqual,
            Op::Less => words::How::Less,
            Op::AtMost => words::How::AtMost,
            Op::More => words::How::More,
            Op::AtLeast => words::How::AtLeast,
        })
    }
}

/// The comparison that holds where this one does not.
pub const fn turned(op: Op) -> Op {
    match op {
        Op::Equal => Op::NotEqual,
        Op::NotEqual => Op::Equal,
        Op::Less => Op::AtLeast,
        Op::AtMost => Op::More,
        Op::More => Op::AtMost,
        Op::AtLeast => Op::Less,
    }
}

/// The same comparison with its sides exchanged.
pub const fn mirrored(op: Op) -> Op {
    match op {
        Op::Less => Op::More,
        Op::AtMost => Op::AtLeast,
        Op::More => Op::Less,
        Op::AtLeast => Op::AtMost,
        Op::Equal | Op::NotEqual => op,
    }
}

/// A number that stands in a condition, with all its digits.
#[must_use]
pub fn exact(number: &Ratio) -> String {
    let digits = (0..=18).find(|digits| number.to_decimals(*digits) == *number).unwrap_or(18);
    number.fixed(usize::from(digits))
}

impl Telling<'_> {
    /// The literal that a part is, or that stands for it.
    pub fn fixed(&self, id: Id) -> Option<Value> {
        match &self.nodes[id] {
            Node::Literal(value) => Some(value.clone()),
            Node::Item(slot) => match self.loops.get(*slot) {
                Some(Loop::Fixed(value)) => Some(value.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The input whose options and unit are those of a part.
    pub fn input(&self, id: Id) -> Option<u32> {
        match &self.nodes[id] {
            Node::Input(input) => Some(*input),
            Node::Item(slot) => match self.loops.get(*slot) {
                Some(Loop::Open { owner, .. }) => *owner,
                _ => None,
            },
            Node::If(_, yes, no) => self.input(*yes).or_else(|| self.input(*no)),
            Node::Minus(part) => self.input(*part),
            _ => None,
        }
    }

    /// How far which law reaches, where a part is that.
    pub fn reach(&self, id: Id) -> Option<(u32, Sort)> {
        let Node::Input(input) = self.nodes[id] else { return None };
        Some((input, self.names.named(input).sort))
    }

    /// What a part is, where that is known.
    pub fn sort(&self, id: Id) -> Option<Sort> {
        match &self.nodes[id] {
            Node::Literal(value) => sort_of(value),
            Node::Input(input) => Some(self.names.named(*input).sort),
            Node::Item(slot) => match self.loops.get(*slot)? {
                Loop::Fixed(value) => sort_of(value),
                Loop::Open { sort, .. } => *sort,
            },
            Node::Not(_) | Node::And(_) | Node::Or(_) | Node::Compare(..) | Node::In(..) | Node::Over(..) => {
                Some(Sort::Bool)
            }
            Node::Minus(_) | Node::Sum(_) | Node::Product(_) | Node::Size(_) => Some(Sort::Number),
            Node::If(_, yes, no) => self.sort(*yes).or_else(|| self.sort(*no)),
            Node::List(_) => None,
        }
    }

    /// A part as a value, as one that `beside` is compared with.
    pub fn value(&mut self, id: Id, beside: Option<u32>) -> String {
        let lang = self.names.lang();
        let nodes = self.nodes;
        match &nodes[id] {
            Node::Literal(value) => self.literal(value, beside),
            Node::Item(slot) => match self.loops.get(*slot).cloned() {
                Some(Loop::Fixed(value)) => self.literal(&value, beside),
                Some(Loop::Open { name, .. }) => name,
                None => String::new(),
            },
            Node::Input(input) => self.called(*input),
            Node::List(items) => {
                let items = items.iter().map(|item| self.value(*item, beside)).collect();
                Words::List(items).text(lang)
            }
            Node::Minus(part) => Words::Minus(self.value(*part, None)).text(lang),
            Node::Sum(parts) => {
                let parts = parts.iter().map(|(part, minus)| (self.value(*part, None), *minus)).collect();
                Words::Sum(parts).text(lang)
            }
            Node::Product(parts) => {
                let parts = parts.iter().map(|part| self.value(*part, None)).collect();
                Words::Product(parts).text(lang)
            }
            Node::Size(list) => Words::Size(self.value(*list, None)).text(lang),
            Node::If(when, yes, no) => {
                let when = self.clause(*when, true).line(lang);
                let (yes, no) = (self.value(*yes, beside), self.value(*no, beside));
                Words::Choice { when, yes, no }.text(lang)
            }
            Node::Not(_) | Node::And(_) | Node::Or(_) | Node::Compare(..) | Node::In(..) | Node::Over(..) => {
                format!("({})", self.clause(id, true).line(lang))
            }
        }
    }

    /// What an input is called where it stands as a value.
    fn called(&self, input: u32) -> String {
        let named = self.names.named(input);
        let words = match named.sort {
            Sort::Set | Sort::Countries => return named.many.clone(),
            Sort::Region => Words::InRegion(named.subject.clone()),
            Sort::Reach { content } => Words::ReachOf { law: named.subject.clone(), content },
            Sort::Text | Sort::Number | Sort::Bool | Sort::Day | Sort::Country => {
                return named.subject.clone();
            }
        };
        words.text(self.names.lang())
    }

    fn literal(&self, value: &Value, beside: Option<u32>) -> String {
        let lang = self.names.lang();
        let named = beside.map(|input| self.names.named(input));
        match value {
            Value::Bool(yes) => Words::TrueFalse(*yes).text(lang),
            Value::Date(date) => day(*date, lang),
            Value::Number(number) => {
                let unit = named.map(|named| &named.unit).filter(|unit| !unit.is_empty());
                let number = localised(&exact(number), lang);
                unit.map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
            }
            Value::Text(text) => {
                let options = named.map(|named| named.options.as_slice()).unwrap_or_default();
                let known = options.iter().find(|(id, _)| **id == **text).map(|(_, shown)| shown.clone());
                let is_country = named.is_some_and(|named| {
                    matches!(named.sort, Sort::Country | Sort::Countries | Sort::Region)
                });
                known.unwrap_or_else(|| if is_country { text.to_string() } else { quoted(text) })
            }
            Value::List(items) => {
                Words::List(items.iter().map(|item| self.literal(item, beside)).collect()).text(lang)
            }
        }
    }

    /// An item of a list: what it is called, whose options it has, and what it is.
    pub fn item_of(&mut self, list: Id) -> (String, Option<u32>, Option<Sort>) {
        let lang = self.names.lang();
        let owner = self.input(list);
        let nodes = self.nodes;
        let sort = match &nodes[list] {
            Node::List(items) => items.iter().find_map(|item| self.sort(*item)),
            _ => owner.map(|input| match self.names.named(input).sort {
                Sort::Countries | Sort::Region => Sort::Country,
                _ => Sort::Text,
            }),
        };
        let named = match &nodes[list] {
            Node::Input(input) => Some(self.names.named(*input)).filter(|named| !named.one.is_empty()),
            _ => None,
        };
        let one = match named {
            Some(named) => named.one.clone(),
            None => Words::ItemOf(self.value(list, None)).text(lang),
        };
        (one, owner, sort)
    }

    /// The letter of a loop: x, y, z, and then with a number.
    pub fn letter(&self, slot: usize) -> String {
        ["x", "y", "z"].get(slot).map_or_else(|| format!("x{}", slot - 1), |letter| (*letter).to_owned())
    }
}

const fn sort_of(value: &Value) -> Option<Sort> {
    match value {
        Value::Text(_) => Some(Sort::Text),
        Value::Number(_) => Some(Sort::Number),
        Value::Bool(_) => Some(Sort::Bool),
        Value::Date(_) => Some(Sort::Day),
        Value::List(_) => None,
    }
}
