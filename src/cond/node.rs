//! The parts of a condition, as a flat list: nothing is nested in memory.

use super::types::Value;

/// The place of a node in its condition.
pub type Id = usize;

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// A macro over a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// True for every item.
    All,
    /// True for some item.
    Exists,
    /// True for exactly one item.
    ExistsOne,
}

/// A part of a condition.
#[derive(Clone, Debug)]
pub enum Node {
    /// A literal.
    Literal(Value),
    /// A list of parts.
    List(Vec<Id>),
    /// An input, by its number in the scope.
    Input(u32),
    /// The item of the loop at this depth.
    Item(usize),
    /// `!`
    Not(Id),
    /// `-`
    Minus(Id),
    /// `&&`, over all its operands.
    And(Vec<Id>),
    /// `||`, over all its operands.
    Or(Vec<Id>),
    /// `? :`
    If(Id, Id, Id),
    /// A comparison.
    Compare(Op, Id, Id),
    /// `in`
    In(Id, Id),
    /// `+` and `-`: operands, and whether each is taken away.
    Sum(Vec<(Id, bool)>),
    /// `*`, over all its operands.
    Product(Vec<Id>),
    /// `size()`
    Size(Id),
    /// A macro: over which list, the depth of its loop, and what is asked of each item.
    Over(Over, Id, usize, Id),
}

/// A condition that was checked.
#[derive(Clone, Debug)]
pub struct Cond {
    pub(super) nodes: Vec<Node>,
    pub(super) root: Id,
    pub(super) inputs: Vec<u32>,
}

impl Cond {
    /// The inputs that it names, each once, in order of number.
    #[must_use]
    pub fn inputs(&self) -> &[u32] {
        &self.inputs
    }
}
