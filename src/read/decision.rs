//! `decisions.toml`.

use super::fields::Fields;
use super::tree::{Item, Table, Tree};
use super::values::Reader;
use crate::diag::codes::Fault;
use crate::diag::{Family, Findings};
use crate::lang::Msg;
use crate::model::authority::{Decision, Decisions, Draw, Outcome, Receipt, Ruling};

/// Reads what the authority decided.
pub fn decisions(tree: &Tree<'_>, findings: &mut Findings) -> Decisions {
    let root = tree.root();
    let r = &mut Reader { family: Family::Assessment, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let decisions = Decisions {
        receipts: f.each(r, "receipt", receipt),
        decisions: f.each(r, "decision", decision),
        rulings: f.each(r, "ruling", ruling),
        draws: f.each(r, "draw", draw),
    };
    f.finish(r);
    decisions
}

fn receipt(r: &mut Reader<'_>, table: Table<'_>) -> Option<Receipt> {
    let mut f = Fields::new(table, "[[receipt]]");
    let (bid, at) = (f.need(r, "bid", Reader::name), f.need(r, "at", Reader::moment));
    f.finish(r);
    Some(Receipt { bid: bid?, at: at? })
}

fn decision(r: &mut Reader<'_>, table: Table<'_>) -> Option<Decision> {
    let mut f = Fields::new(table, "[[decision]]");
    let (bid, about) = (f.need(r, "bid", Reader::name), f.need(r, "about", Reader::name));
    let result = f.need(r, "result", outcome);
    let reason = reason(r, &mut f);
    let (by, date) = (f.text(r, "by"), f.get(r, "date", Reader::plain_day));
    f.finish(r);
    Some(Decision { bid: bid?, about: about?, result: result?, reason: reason?, by, date })
}

fn outcome(r: &mut Reader<'_>, item: Item<'_>) -> Option<Outcome> {
    let word = r.spanned(item)?;
    r.one_of(&word, &Outcome::ALL)
}

/// A reason that says something: a decision without one stands up nowhere.
fn reason(r: &mut Reader<'_>, f: &mut Fields<'_>) -> Option<String> {
    let at = f.at();
    let reason = f.need(r, "reason", Reader::text)?;
    if reason.trim().is_empty() {
        r.fault(Fault::BadValue, at, Msg::DecisionWithoutReason);
        return None;
    }
    Some(reason)
}

fn ruling(r: &mut Reader<'_>, table: Table<'_>) -> Option<Ruling> {
    let mut f = Fields::new(table, "[[ruling]]");
    let bid = f.need(r, "bid", Reader::name);
    let (fact, value) = (f.get(r, "fact", Reader::name), f.get(r, "value", Reader::stated));
    let (criterion, option) = (f.get(r, "criterion", Reader::name), f.get(r, "option", Reader::name));
    let reason = reason(r, &mut f);
    let (by, date) = (f.text(r, "by"), f.get(r, "date", Reader::plain_day));
    let at = f.at();
    f.finish(r);
    let mixed = (value.is_some() && fact.is_none()) || (option.is_some() && criterion.is_none());
    if fact.is_some() == criterion.is_some() || mixed {
        r.fault(Fault::BadValue, at, Msg::RulingShape);
        return None;
    }
    Some(Ruling { bid: bid?, fact, value, criterion, option, reason: reason?, by, date })
}

fn draw(r: &mut Reader<'_>, table: Table<'_>) -> Option<Draw> {
    let mut f = Fields::new(table, "[[draw]]");
    let order = f.need(r, "order", Reader::names);
    let (by, date) = (f.text(r, "by"), f.get(r, "date", Reader::plain_day));
    f.finish(r);
    Some(Draw { order: order?, by, date })
}
