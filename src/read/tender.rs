//! `tender.toml`.

use super::fields::Fields;
use super::gate::gate;
use super::tree::{Item, Table, Tree, Value};
use super::values::Reader;
use crate::diag::codes::Fault;
use crate::diag::{Family, Findings};
use crate::lang::{Lang, Msg};
use crate::model::Spanned;
use crate::model::tender::{Award, Policy, Tender, TenderHead, TenderRules, UnansweredLevel};
use crate::model::waiver::Severities;
use crate::num::Dec;

/// The most decimals that can be asked for in print.
const MOST_DECIMALS: i64 = 9;
/// Steps that assessors can be allowed to lie apart: more options than any criterion has.
const MOST_SPREAD: i64 = 10_000;

/// Reads a tender.
pub fn tender(tree: &Tree<'_>, findings: &mut Findings) -> Tender {
    let root = tree.root();
    let r = &mut Reader { family: Family::Tender, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let tender = Tender {
        head: f.need(r, "tender", Reader::table).map(|table| head(r, table)).unwrap_or_default(),
        rules: f.need(r, "rules", Reader::table).map(|table| rules(r, table)).unwrap_or_default(),
        context: f.pairs(r, "context", Reader::stated),
        gates: f.each(r, "gate", gate),
        policy: f.get(r, "policy", Reader::table).map(|table| policy(r, table)).unwrap_or_default(),
        award: f.get(r, "award", Reader::table).map(|table| award(r, table)).unwrap_or_default(),
        check: f.get(r, "check", Reader::table).map(|table| check(r, table)).unwrap_or_default(),
    };
    f.finish(r);
    tender
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> TenderHead {
    let mut f = Fields::new(table, "[tender]");
    let head = TenderHead {
        id: f.need(r, "id", Reader::id).map(|id| id.value).unwrap_or_default(),
        procedure: f.text(r, "procedure"),
        title: f.words(r, "title"),
        authority: f.text(r, "authority"),
        notice: f.text(r, "notice"),
        language: f.get(r, "language", language),
        published: f.get(r, "published", Reader::day),
        questions_until: f.get(r, "questions_until", Reader::day),
        deadline: f.get(r, "deadline", Reader::moment),
        as_of: f.get(r, "as_of", Reader::day),
    };
    f.finish(r);
    head
}

fn language(r: &mut Reader<'_>, item: Item<'_>) -> Option<Lang> {
    let word = r.spanned(item)?;
    r.one_of(&word, &[("nl", Lang::Nl), ("en", Lang::En)])
}

fn rules(r: &mut Reader<'_>, table: Table<'_>) -> TenderRules {
    let mut f = Fields::new(table, "[rules]");
    let mut rules = TenderRules {
        catalogues: f.need(r, "use", Reader::names).unwrap_or_default(),
        ..TenderRules::default()
    };
    if let Some(item) =
        f.item("use").filter(|item| matches!(item.value, Value::Array(array) if array.is_empty()))
    {
        r.fault(Fault::BadValue, item.at, Msg::UsesNothing);
    }
    match f.item("profile") {
        Some(Item { value: Value::Table(_), .. }) => rules.profiles = f.pairs(r, "profile", Reader::name),
        Some(item) => rules.profile = r.name(item),
        None => {}
    }
    rules.weights = f.pairs(r, "weights", Reader::weight);
    rules.drop = f.names(r, "drop");
    rules.share = f.pairs(r, "share", Reader::weight);
    f.finish(r);
    rules
}

fn check(r: &mut Reader<'_>, table: Table<'_>) -> Severities {
    let mut f = Fields::new(table, "[check]");
    let severities =
        Severities { allow: f.names(r, "allow"), warn: f.names(r, "warn"), deny: f.names(r, "deny") };
    f.finish(r);
    severities
}

fn policy(r: &mut Reader<'_>, table: Table<'_>) -> Policy {
    let mut f = Fields::new(table, "[policy]");
    let policy = Policy {
        unanswered_level: f.get(r, "unanswered_level", unanswered).unwrap_or_default(),
        unsupported: f.get(r, "unsupported", |r, item| word(r, item, &["flag", "withhold"])),
        evidence_from: f.get(r, "evidence_from", |r, item| word(r, item, &["all", "winner"])),
        assessors: f.get(r, "assessors", |r, item| word(r, item, &["consensus", "mean"])),
        spread: f.get(r, "spread", |r, item| between(r, item, MOST_SPREAD)),
        price_after_quality: f.get(r, "price_after_quality", Reader::spanned_bool),
        dropped_bids: f.get(r, "dropped_bids", |r, item| word(r, item, &["recompute", "keep"])),
    };
    f.finish(r);
    policy
}

fn unanswered(r: &mut Reader<'_>, item: Item<'_>) -> Option<UnansweredLevel> {
    let word = r.spanned(item)?;
    r.one_of(&word, &[("unknown", UnansweredLevel::Unknown), ("skip", UnansweredLevel::Skip)])
}

/// A word that must be one of a few.
fn word(r: &mut Reader<'_>, item: Item<'_>, words: &[&'static str]) -> Option<Spanned<String>> {
    let word = r.spanned(item)?;
    let allowed: Vec<(&'static str, ())> = words.iter().map(|word| (*word, ())).collect();
    r.one_of(&word, &allowed)?;
    Some(word)
}

fn award(r: &mut Reader<'_>, table: Table<'_>) -> Award {
    let mut f = Fields::new(table, "[award]");
    let (methods, formulas) = (crate::award::names(), crate::award::formulas());
    let award = Award {
        at: Some(table.at),
        method: f.get(r, "method", |r, item| r.spanned(item)).filter(|w| allowed(r, w, &methods)),
        quality_weight: f.get(r, "quality_weight", Reader::spanned_dec),
        price_weight: f.get(r, "price_weight", Reader::spanned_dec),
        formula: f.get(r, "formula", |r, item| r.spanned(item)).filter(|w| allowed(r, w, &formulas)),
        floor: f.get(r, "floor", Reader::money),
        ceiling: f.get(r, "ceiling", Reader::money),
        values: f.pairs(r, "values", Reader::money),
        currency: f.get(r, "currency", currency),
        decimals: f.get(r, "decimals", |r, item| u8::try_from(between(r, item, MOST_DECIMALS)?).ok()),
        round: f.get(r, "round", Reader::spanned_dec),
        winners: f.get(r, "winners", Reader::spanned_dec),
        tie: f.names(r, "tie"),
        abnormally_low: f.get(r, "abnormally_low", Reader::spanned_percent),
    };
    f.finish(r);
    award
}

fn allowed(r: &mut Reader<'_>, word: &Spanned<String>, words: &[&'static str]) -> bool {
    let words: Vec<(&'static str, ())> = words.iter().map(|word| (*word, ())).collect();
    r.one_of(word, &words).is_some()
}

/// A currency, as ISO 4217 writes it: three capitals.
pub(super) fn currency(r: &mut Reader<'_>, item: Item<'_>) -> Option<Spanned<String>> {
    let code = r.spanned(item)?;
    let fine = code.value.len() == 3 && code.value.bytes().all(|b| b.is_ascii_uppercase());
    if !fine {
        r.fault(Fault::BadValue, code.at, Msg::NotACurrency(code.value.clone()));
    }
    fine.then_some(code)
}

/// A whole number from zero up to some limit.
fn between(r: &mut Reader<'_>, item: Item<'_>, most: i64) -> Option<i64> {
    let n = r.whole(item)?;
    if !(0..=most).contains(&n.value) {
        let message = Msg::OutOfRange { least: Dec::ZERO, most: Dec::whole(most) };
        r.fault(Fault::BadNumber, n.at, message);
        return None;
    }
    Some(n.value)
}
