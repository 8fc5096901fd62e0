//! Types: which values go with which, and literals that can never be what they are compared with.

use std::ops::Range;

use jiff::civil::Date;

use super::Wrong;
use super::node::{Node, Op};
use super::parse::{Parser, Part};
use super::types::{Domain, Type, Value};
use crate::lang::msg::{Kind, Why};

fn wrong<T>(at: &Range<usize>, why: Why) -> Result<T, Wrong> {
    Err(Wrong { at: at.clone(), why, near: None })
}

/// The word for a type.
pub fn kind(ty: &Type) -> Kind {
    match ty {
        Type::Text(_) => Kind::Text,
        Type::Number => Kind::Number,
        Type::Bool => Kind::Bool,
        Type::Date => Kind::Date,
        Type::List(_) => Kind::List,
    }
}

/// A part must be of a type.
pub fn is(part: &Part, wanted: &Type) -> Result<(), Wrong> {
    if part.ty.is_like(wanted) {
        return Ok(());
    }
    wrong(&part.at, Why::Type { wanted: kind(wanted), found: kind(&part.ty) })
}

/// The type of both of two alternatives.
pub fn joined(a: &Type, b: &Type) -> Type {
    match (a, b) {
        (Type::Text(x), Type::Text(y)) if x != y => Type::Text(Domain::Any),
        (Type::List(Some(x)), Type::List(Some(y))) => Type::List(Some(Box::new(joined(x, y)))),
        (Type::List(None), known @ Type::List(Some(_))) => known.clone(),
        _ => a.clone(),
    }
}

/// Two parts of one type; a text literal beside a day becomes a day.
pub fn alike(parser: &mut Parser<'_>, a: Part, b: Part) -> Result<(Part, Part), Wrong> {
    let (a, b) = match (&a.ty, &b.ty) {
        (Type::Date, Type::Text(_)) => (a, as_date(parser, b)?),
        (Type::Text(_), Type::Date) => (as_date(parser, a)?, b),
        _ => (a, b),
    };
    if !a.ty.is_like(&b.ty) {
        let at = a.at.start..b.at.end;
        return wrong(&at, Why::Unlike(kind(&a.ty), kind(&b.ty)));
    }
    can_be(parser, &a, &b)?;
    can_be(parser, &b, &a)?;
    Ok((a, b))
}

fn as_date(parser: &mut Parser<'_>, part: Part) -> Result<Part, Wrong> {
    let Node::Literal(Value::Text(text)) = &parser.nodes[part.id] else {
        return wrong(&part.at, Why::Unlike(Kind::Date, Kind::Text));
    };
    let date = match text.parse::<Date>() {
        // other ways to write a day do not sort as texts, which they are in CEL
        Ok(date) if date.to_string() == **text => date,
        _ => return wrong(&part.at, Why::NotADate),
    };
    Ok(parser.node(Node::Literal(Value::Date(date)), Type::Date, part.at))
}

/// A text literal must be among the texts that the other side can be.
fn can_be(parser: &Parser<'_>, literal: &Part, other: &Part) -> Result<(), Wrong> {
    match (&parser.nodes[literal.id], &other.ty) {
        (Node::Literal(Value::Text(text)), Type::Text(domain)) => in_domain(text, domain, &literal.at),
        (Node::List(items), Type::List(Some(item))) => {
            let Type::Text(domain) = item.as_ref() else { return Ok(()) };
            each_in_domain(parser, items, domain, &literal.at)
        }
        _ => Ok(()),
    }
}

fn each_in_domain(
    parser: &Parser<'_>,
    items: &[usize],
    domain: &Domain,
    at: &Range<usize>,
) -> Result<(), Wrong> {
    for &item in items {
        if let Node::Literal(Value::Text(text)) = &parser.nodes[item] {
            in_domain(text, domain, at)?;
        }
    }
    Ok(())
}

fn in_domain(text: &str, domain: &Domain, at: &Range<usize>) -> Result<(), Wrong> {
    if domain.holds(text) {
        return Ok(());
    }
    let known = match domain {
        Domain::Of(all) => all.to_vec(),
        Domain::Any | Domain::Country => Vec::new(),
    };
    wrong(at, Why::NeverEqual { text: text.to_owned(), known })
}

/// `a == b` and its like: texts, yes and no, and lists can only be equal or not.
pub fn compare(parser: &mut Parser<'_>, op: Op, a: Part, b: Part) -> Result<Part, Wrong> {
    let (a, b) = alike(parser, a, b)?;
    let at = a.at.start..b.at.end;
    let ordered = matches!(a.ty, Type::Number | Type::Date);
    if !ordered && !matches!(op, Op::Equal | Op::NotEqual) {
        return wrong(&at, Why::NoOrder(kind(&a.ty)));
    }
    Ok(parser.node(Node::Compare(op, a.id, b.id), Type::Bool, at))
}

/// `item in list`
pub fn within(parser: &mut Parser<'_>, item: Part, list: Part) -> Result<Part, Wrong> {
    let at = item.at.start..list.at.end;
    let Type::List(of) = &list.ty else {
        return wrong(&list.at, Why::Type { wanted: Kind::List, found: kind(&list.ty) });
    };
    let Some(of) = of.as_deref().cloned() else {
        return Ok(parser.node(Node::In(item.id, list.id), Type::Bool, at));
    };
    if !of.is_like(&item.ty) {
        return wrong(&at, Why::Unlike(kind(&item.ty), kind(&of)));
    }
    if let (Node::Literal(Value::Text(text)), Type::Text(domain)) = (&parser.nodes[item.id], &of) {
        in_domain(text, domain, &item.at)?;
    }
    if let (Node::List(items), Type::Text(domain)) = (&parser.nodes[list.id], &item.ty) {
        each_in_domain(parser, items, domain, &list.at)?;
    }
    Ok(parser.node(Node::In(item.id, list.id), Type::Bool, at))
}

/// `size(list)`
pub fn size(parser: &mut Parser<'_>, list: &Part, at: Range<usize>) -> Result<Part, Wrong> {
    if !matches!(list.ty, Type::List(_)) {
        return wrong(&list.at, Why::Type { wanted: Kind::List, found: kind(&list.ty) });
    }
    Ok(parser.node(Node::Size(list.id), Type::Number, at))
}

/// The type of the items of a list.
pub fn item_of(list: &Part) -> Result<Type, Wrong> {
    match &list.ty {
        Type::List(Some(item)) => Ok(item.as_ref().clone()),
        Type::List(None) => wrong(&list.at, Why::EmptyList),
        other => wrong(&list.at, Why::Type { wanted: Kind::List, found: kind(other) }),
    }
}

/// The type of the items of a list, given that of those before the last one: they are all of one type.
pub fn fits_list(before: Option<Type>, item: &Part) -> Result<Type, Wrong> {
    match before {
        Some(before) if !before.is_like(&item.ty) => {
            wrong(&item.at, Why::Unlike(kind(&before), kind(&item.ty)))
        }
        Some(before) => Ok(joined(&before, &item.ty)),
        None => Ok(item.ty.clone()),
    }
}
