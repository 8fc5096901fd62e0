//! From tokens to a checked condition, in one pass: grammar, names, types and limits.

use std::ops::Range;

use super::check;
use super::lex::{KEYWORDS, RESERVED, ROOTS, Token, tokens};
use super::node::{Cond, Id, Node, Op, Over};
use super::types::{Type, Value};
use super::{Scope, Wrong};
use crate::lang::msg::Why;
use crate::num::Ratio;

/// The most bytes of a condition.
pub const MOST_BYTES: usize = 4096;
/// How deep a condition may nest.
pub const MOST_DEPTH: usize = 16;
/// The most items of a list that is written out.
pub const MOST_LIST: usize = 1000;

/// Compiles a condition, which must be true or false.
///
/// # Errors
/// The first thing that is wrong, at its own characters.
pub fn compile(text: &str, scope: &dyn Scope) -> Result<Cond, Wrong> {
    if text.len() > MOST_BYTES {
        return Err(Wrong { at: 0..text.len(), why: Why::TooLong, near: None });
    }
    let tokens = tokens(text)?;
    let mut parser =
        Parser { tokens, at: 0, scope, nodes: Vec::new(), inputs: Vec::new(), loops: Vec::new(), depth: 0 };
    let whole = parser.expression()?;
    parser.end()?;
    check::is(&whole, &Type::Bool)?;
    let (nodes, mut inputs) = (parser.nodes, parser.inputs);
    inputs.sort_unstable();
    inputs.dedup();
    Ok(Cond { nodes, root: whole.id, inputs })
}

/// A part with its type and its place.
#[derive(Clone, Debug)]
pub struct Part {
    /// The node.
    pub id: Id,
    /// Its type.
    pub ty: Type,
    /// Its place in the text.
    pub at: Range<usize>,
}

pub struct Parser<'p> {
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    scope: &'p dyn Scope,
    pub nodes: Vec<Node>,
    inputs: Vec<u32>,
    loops: Vec<(String, Type)>,
    depth: usize,
}

type Parsed = Result<Part, Wrong>;

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.at].0
    }

    fn place(&self) -> Range<usize> {
        self.tokens[self.at].1.clone()
    }

    fn is(&self, mark: &str) -> bool {
        matches!(self.peek(), Token::Mark(found) if *found == mark)
    }

    fn take(&mut self, mark: &str) -> bool {
        let found = self.is(mark);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, mark: &'static str) -> Result<usize, Wrong> {
        let end = self.place().end;
        if self.take(mark) { Ok(end) } else { Err(self.unexpected(mark)) }
    }

    fn unexpected(&self, wanted: &'static str) -> Wrong {
        let at = self.place();
        let at = if at.is_empty() { at.start.saturating_sub(1)..at.end } else { at };
        Wrong { at, why: Why::Expected(wanted), near: None }
    }

    fn end(&self) -> Result<(), Wrong> {
        if *self.peek() == Token::End { Ok(()) } else { Err(self.unexpected("")) }
    }

    pub fn node(&mut self, node: Node, ty: Type, at: Range<usize>) -> Part {
        self.nodes.push(node);
        Part { id: self.nodes.len() - 1, ty, at }
    }

    /// `or ? or : expression`; every level of brackets passes here, and so is counted.
    fn expression(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(Wrong { at: self.place(), why: Why::TooDeep, near: None });
        }
        let condition = self.or()?;
        let part = if self.take("?") { self.choice(condition)? } else { condition };
        self.depth -= 1;
        Ok(part)
    }

    fn choice(&mut self, condition: Part) -> Parsed {
        check::is(&condition, &Type::Bool)?;
        let yes = self.or()?;
        self.expect(":")?;
        let no = self.expression()?;
        let (yes, no) = check::alike(self, yes, no)?;
        let at = condition.at.start..no.at.end;
        Ok(self.node(Node::If(condition.id, yes.id, no.id), check::joined(&yes.ty, &no.ty), at))
    }

    fn or(&mut self) -> Parsed {
        self.chain("||", Self::and, Node::Or)
    }

    fn and(&mut self) -> Parsed {
        self.chain("&&", Self::relation, Node::And)
    }

    /// Operands of `&&` or `||`, all of them true or false.
    fn chain(&mut self, mark: &str, next: fn(&mut Self) -> Parsed, make: fn(Vec<Id>) -> Node) -> Parsed {
        let first = next(self)?;
        if !self.is(mark) {
            return Ok(first);
        }
        check::is(&first, &Type::Bool)?;
        let (start, mut end) = (first.at.start, first.at.end);
        let mut operands = vec![first.id];
        while self.take(mark) {
            let operand = next(self)?;
            check::is(&operand, &Type::Bool)?;
            end = operand.at.end;
            operands.push(operand.id);
        }
        Ok(self.node(make(operands), Type::Bool, start..end))
    }

    fn relation(&mut self) -> Parsed {
        let left = self.sum()?;
        if matches!(self.peek(), Token::Name(name) if name == "in") {
            self.at += 1;
            let right = self.sum()?;
            return check::within(self, left, right);
        }
        let ops = [
            ("==", Op::Equal),
            ("!=", Op::NotEqual),
            ("<=", Op::AtMost),
            (">=", Op::AtLeast),
            ("<", Op::Less),
            (">", Op::More),
        ];
        let Some((_, op)) = ops.into_iter().find(|(mark, _)| self.take(mark)) else { return Ok(left) };
        let right = self.sum()?;
        check::compare(self, op, left, right)
    }

    fn sum(&mut self) -> Parsed {
        let first = self.product()?;
        if !self.is("+") && !self.is("-") {
            return Ok(first);
        }
        check::is(&first, &Type::Number)?;
        let (start, mut end) = (first.at.start, first.at.end);
        let mut operands = vec![(first.id, false)];
        loop {
            let minus = self.is("-");
            if !self.take("+") && !self.take("-") {
                return Ok(self.node(Node::Sum(operands), Type::Number, start..end));
            }
            let operand = self.product()?;
            check::is(&operand, &Type::Number)?;
            end = operand.at.end;
            operands.push((operand.id, minus));
        }
    }

    fn product(&mut self) -> Parsed {
        let first = self.unary()?;
        if !self.is("*") {
            return Ok(first);
        }
        check::is(&first, &Type::Number)?;
        let (start, mut end) = (first.at.start, first.at.end);
        let mut operands = vec![first.id];
        while self.take("*") {
            let operand = self.unary()?;
            check::is(&operand, &Type::Number)?;
            end = operand.at.end;
            operands.push(operand.id);
        }
        Ok(self.node(Node::Product(operands), Type::Number, start..end))
    }

    /// `!` or `-`, once: twice says nothing that none does not.
    fn unary(&mut self) -> Parsed {
        let start = self.place().start;
        if self.take("!") {
            let operand = self.member()?;
            check::is(&operand, &Type::Bool)?;
            let at = start..operand.at.end;
            return Ok(self.node(Node::Not(operand.id), Type::Bool, at));
        }
        if self.take("-") {
            let operand = self.member()?;
            check::is(&operand, &Type::Number)?;
            let at = start..operand.at.end;
            return Ok(self.node(Node::Minus(operand.id), Type::Number, at));
        }
        self.member()
    }

    /// A primary with the calls on it.
    fn member(&mut self) -> Parsed {
        let mut part = self.primary()?;
        let mut calls = 0;
        while self.take(".") {
            calls += 1;
            if calls + self.depth > MOST_DEPTH {
                return Err(Wrong { at: self.place(), why: Why::TooDeep, near: None });
            }
            part = self.call_on(part)?;
        }
        Ok(part)
    }

    fn call_on(&mut self, list: Part) -> Parsed {
        let at = self.place();
        let Token::Name(name) = self.peek().clone() else { return Err(self.unexpected("name")) };
        self.at += 1;
        let over = match name.as_str() {
            "size" => {
                self.expect("(")?;
                let end = self.expect(")")?;
                return check::size(self, &list, list.at.start..end);
            }
            "all" => Over::All,
            "exists" => Over::Exists,
            "exists_one" => Over::ExistsOne,
            _ => return Err(Wrong { at, why: Why::NoFunction(name), near: None }),
        };
        self.over(over, list)
    }

    /// `list.all(item, condition)` and its like.
    fn over(&mut self, over: Over, list: Part) -> Parsed {
        let item_type = check::item_of(&list)?;
        self.expect("(")?;
        let at = self.place();
        let Token::Name(item) = self.peek().clone() else { return Err(self.unexpected("name")) };
        if ROOTS.contains(&item.as_str()) || RESERVED.contains(&item.as_str()) {
            return Err(Wrong { at, why: Why::Reserved(item), near: None });
        }
        self.at += 1;
        self.expect(",")?;
        let slot = self.loops.len();
        self.loops.push((item, item_type));
        let body = self.expression()?;
        self.loops.pop();
        check::is(&body, &Type::Bool)?;
        let end = self.expect(")")?;
        Ok(self.node(Node::Over(over, list.id, slot, body.id), Type::Bool, list.at.start..end))
    }

    fn primary(&mut self) -> Parsed {
        let at = self.place();
        match self.peek().clone() {
            Token::Number(dec) => {
                self.at += 1;
                Ok(self.node(Node::Literal(Value::Number(Ratio::from(dec))), Type::Number, at))
            }
            Token::Text(text) => {
                self.at += 1;
                let domain = super::Domain::Any;
                Ok(self.node(Node::Literal(Value::Text(text.into())), Type::Text(domain), at))
            }
            Token::Mark("(") => {
                self.at += 1;
                let inner = self.expression()?;
                let end = self.expect(")")?;
                Ok(Part { at: at.start..end, ..inner })
            }
            Token::Mark("[") => self.list(),
            Token::Name(name) => self.name(&name),
            Token::Mark(_) | Token::End => Err(self.unexpected("value")),
        }
    }

    fn list(&mut self) -> Parsed {
        let start = self.expect("[")? - 1;
        let (mut ids, mut ty) = (Vec::new(), None);
        while !self.is("]") {
            let item = self.expression()?;
            ty = Some(check::fits_list(ty, &item)?);
            ids.push(item.id);
            if ids.len() > MOST_LIST {
                return Err(Wrong { at: self.place(), why: Why::TooDeep, near: None });
            }
            if !self.take(",") {
                break;
            }
        }
        let end = self.expect("]")?;
        Ok(self.node(Node::List(ids), Type::List(ty.map(Box::new)), start..end))
    }

    fn name(&mut self, name: &str) -> Parsed {
        let at = self.place();
        self.at += 1;
        match name {
            "true" | "false" => {
                return Ok(self.node(Node::Literal(Value::Bool(name == "true")), Type::Bool, at));
            }
            "size" if self.take("(") => {
                let list = self.expression()?;
                let end = self.expect(")")?;
                return check::size(self, &list, at.start..end);
            }
            _ => {}
        }
        if let Some(slot) = self.loops.iter().rposition(|(item, _)| item == name) {
            let ty = self.loops[slot].1.clone();
            return Ok(self.node(Node::Item(slot), ty, at));
        }
        if self.is("(") {
            return Err(Wrong { at, why: Why::NoFunction(name.to_owned()), near: None });
        }
        self.path(name, at)
    }

    /// A path: names and `["id"]` are joined until an input is reached. Ids of facts and context keys
    /// are paths themselves, so that a point in `["id"]` is no part of them.
    fn path(&mut self, root: &str, at: Range<usize>) -> Parsed {
        let (mut path, start, mut end) = (root.to_owned(), at.start, at.end);
        loop {
            if let Some((input, ty)) = self.scope.find(&path) {
                self.inputs.push(input);
                return Ok(self.node(Node::Input(input), ty, start..end));
            }
            let Some((part, upto)) = self.step(&path)? else {
                let near = self.scope.nearest(&path);
                return Err(Wrong { at: start..end, why: Why::UnknownPath(path), near });
            };
            if part.contains('.') && matches!(root, "fact" | "context") {
                let near = Some(format!("{path}.{part}")).filter(|path| self.scope.find(path).is_some());
                let why = Why::UnknownPath(format!("{path}[\"{part}\"]"));
                return Err(Wrong { at: start..upto, why, near });
            }
            path.push('.');
            path.push_str(&part);
            end = upto;
        }
    }

    /// The next part of a path, where there is one.
    fn step(&mut self, path: &str) -> Result<Option<(String, usize)>, Wrong> {
        let next = self.tokens.get(self.at + 1).map(|(token, at)| (token.clone(), at.end));
        match (self.peek(), next) {
            (Token::Mark("."), Some((Token::Name(name), _))) if KEYWORDS.contains(&name.as_str()) => {
                self.at += 1;
                Err(self.unexpected("name"))
            }
            (Token::Mark("."), Some((Token::Name(name), end))) => {
                self.at += 2;
                Ok(Some((name, end)))
            }
            (Token::Mark("["), Some((Token::Text(text), _))) => {
                self.at += 2;
                let end = self.expect("]")?;
                Ok(Some((text, end)))
            }
            (Token::Mark("["), _) if self.scope.begins(path) => {
                Err(Wrong { at: self.place(), why: Why::NotConstant, near: None })
            }
            _ => Ok(None),
        }
    }
}
