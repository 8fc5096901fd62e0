//! `bid.toml` and `price.toml`.

use super::catalogue::{country, known_layer};
use super::fields::{Fields, dotted};
use super::near::{nearest, short};
use super::tender::currency;
use super::tree::{Entry, Item, Table, Tree, Value};
use super::values::Reader;
use crate::diag::{Family, Finding, Findings, Severity, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::bid::{Answer, Bid, Component, Evidence, Holds, Owner, Party, Price, StatedFact};
use crate::num::Percent;

/// The criteria that answers can be for: their ids with their numbers, and ids that are not asked.
#[derive(Clone, Debug, Default)]
pub struct Named {
    sorted: Vec<(String, Option<usize>)>,
    complete: bool,
}

impl Named {
    /// The ids of criteria that count, by number, and of those that are dropped. Where they are not
    /// `complete`, as without a tender, an answer to something else is worth a warning only.
    #[must_use]
    pub fn new<'a>(
        counting: impl Iterator<Item = &'a str>,
        dropped: impl Iterator<Item = &'a str>,
        complete: bool,
    ) -> Named {
        let counting = counting.enumerate().map(|(n, id)| (id.to_owned(), Some(n)));
        let mut sorted: Vec<(String, Option<usize>)> =
            counting.chain(dropped.map(|id| (id.to_owned(), None))).collect();
        sorted.sort();
        Named { sorted, complete }
    }

    pub(super) fn get(&self, id: &str) -> Option<Option<usize>> {
        let at = self.sorted.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        Some(self.sorted[at].1)
    }

    pub(super) fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.sorted.iter().map(|(known, _)| known.as_str()))
    }
}

/// Reads a bid; its answers are matched to `named`.
pub fn bid(tree: &Tree<'_>, named: &Named, findings: &mut Findings) -> Bid {
    let root = tree.root();
    let r = &mut Reader { family: Family::Bid, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let mut bid = f.need(r, "bid", Reader::table).map(|table| head(r, table)).unwrap_or_default();
    bid.file = root.at.file;
    bid.price = f.get(r, "price", Reader::table).and_then(|table| amount(r, table));
    if let Some(table) = f.get(r, "facts", Reader::table) {
        facts(r, table, "", &mut bid.facts);
        bid.facts.sort_by_key(|fact| fact.id.at);
    }
    if let Some(table) = f.get(r, "answers", Reader::table) {
        bid.answers.reserve(named.sorted.len().min(64));
        answers(r, named, table, &mut String::new(), &mut bid.answers);
        bid.answers.sort_by_key(|answer| answer.at);
    }
    bid.evidence = f.each(r, "evidence", evidence);
    bid.parties = f.each(r, "party", party);
    if let Some(table) = f.get(r, "chain", Reader::table) {
        let mut chain = Fields::new(table, "[chain]");
        bid.absent = chain.names(r, "absent").into_iter().filter(|layer| known_layer(r, layer)).collect();
        chain.finish(r);
    }
    bid.components = f.each(r, "component", component);
    f.finish(r);
    bid
}

/// Reads `price.toml`, which stands beside a bid.
pub fn price(tree: &Tree<'_>, findings: &mut Findings) -> Option<Price> {
    let root = tree.root();
    let r = &mut Reader { family: Family::Bid, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let price = f.need(r, "price", Reader::table).and_then(|table| amount(r, table));
    f.finish(r);
    price
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> Bid {
    let mut f = Fields::new(table, "[bid]");
    let bid = Bid {
        id: f.need(r, "id", Reader::id).unwrap_or_default(),
        tender: f.get(r, "tender", Reader::name),
        supplier: f.need(r, "supplier", Reader::text).unwrap_or_default(),
        party: f.get(r, "party", Reader::name),
        members: f.names(r, "members"),
        service: f.text(r, "service"),
        submitted: f.get(r, "submitted", Reader::moment),
        ..Bid::default()
    };
    f.finish(r);
    bid
}

fn amount(r: &mut Reader<'_>, table: Table<'_>) -> Option<Price> {
    let mut f = Fields::new(table, "[price]");
    let amount = f.need(r, "amount", Reader::money);
    let currency = f.get(r, "currency", currency);
    let confidential = f.get(r, "confidential", Reader::text);
    f.finish(r);
    let amount = amount?;
    if amount.value.0.is_negative() {
        r.findings.push(Finding::new(codes::NEGATIVE_PRICE, amount.at, Msg::BelowZero));
        return None;
    }
    Some(Price { at: table.at, amount, currency, confidential })
}

/// Facts: a value, or a table with `value`, at the end of nested or dotted keys.
pub(super) fn facts(r: &mut Reader<'_>, table: Table<'_>, prefix: &str, into: &mut Vec<StatedFact>) {
    for entry in table.entries().filter(|entry| !entry.key.starts_with("x_")) {
        let id = dotted(prefix, entry.key);
        match entry.item.value {
            Value::Table(inner) if inner.get("value").is_none() => facts(r, inner, &id, into),
            _ => into.extend(fact(r, id, entry)),
        }
    }
}

fn fact(r: &mut Reader<'_>, id: String, entry: Entry<'_>) -> Option<StatedFact> {
    let id = Spanned { value: id, at: entry.key_at };
    let Value::Table(table) = entry.item.value else {
        let value = r.stated(entry.item)?;
        return Some(StatedFact { id, value, evidence: Vec::new(), confidential: None });
    };
    let mut f = Fields::new(table, "[facts]");
    let value = f.need(r, "value", Reader::stated);
    let evidence = f.names(r, "evidence");
    let confidential = f.get(r, "confidential", Reader::text);
    f.finish(r);
    Some(StatedFact { id, value: value?, evidence, confidential })
}

/// Answers: nested tables are joined until the id of a criterion is reached; `id` holds what was joined.
pub(super) fn answers(
    r: &mut Reader<'_>,
    named: &Named,
    table: Table<'_>,
    id: &mut String,
    into: &mut Vec<Answer>,
) {
    let length = id.len();
    for entry in table.entries() {
        if length > 0 {
            id.push('.');
        }
        id.push_str(entry.key);
        match (named.get(id), entry.item.value) {
            (Some(Some(criterion)), _) => into.extend(answer(r, criterion, entry)),
            (Some(None), _) => {
                r.findings.push(Finding::new(codes::NOT_ASKED, entry.key_at, Msg::NotAsked(id.clone())));
            }
            (None, Value::Table(inner)) if holds_tables_or_ids(named, id) => {
                answers(r, named, inner, id, into);
            }
            (None, _) if entry.key.starts_with("x_") => {}
            (None, _) => unknown(r, named, id, entry),
        }
        id.truncate(length);
    }
}

/// Whether some criterion's id starts with these parts.
fn holds_tables_or_ids(named: &Named, prefix: &str) -> bool {
    let start = format!("{prefix}.");
    let at = named.sorted.partition_point(|(id, _)| id.as_str() < start.as_str());
    named.sorted.get(at).is_some_and(|(id, _)| id.starts_with(&start))
}

fn unknown(r: &mut Reader<'_>, named: &Named, id: &str, entry: Entry<'_>) {
    if r.findings.is_full(entry.key_at.file) {
        let severity = if named.complete { Severity::Error } else { Severity::Warning };
        r.findings.count_only(entry.key_at.file, severity, 1);
        return;
    }
    let help = named.nearest(id).map(|near| Msg::DidYouMean(near.to_owned()));
    let message = Msg::UnknownCriterion(short(id));
    let mut finding = Finding::new(codes::UNKNOWN_CRITERION, entry.key_at, message).maybe_help(help);
    if !named.complete {
        finding.severity = Severity::Warning;
    }
    r.findings.push(finding);
}

fn answer(r: &mut Reader<'_>, criterion: usize, entry: Entry<'_>) -> Option<Answer> {
    let bare = Answer {
        criterion,
        at: entry.key_at,
        option: None,
        statement: String::new(),
        evidence: Vec::new(),
        equivalent: None,
        confidential: None,
    };
    let Value::Table(table) = entry.item.value else {
        return Some(Answer { option: Some(r.name(entry.item)?), at: entry.item.at, ..bare });
    };
    let mut f = Fields::new(table, "[answers.…]");
    let option = f.get(r, "option", Reader::name);
    let answer = Answer {
        at: option.as_ref().map_or(entry.key_at, |option| option.at),
        option,
        statement: f.text(r, "statement"),
        evidence: f.names(r, "evidence"),
        equivalent: f.get(r, "equivalent", Reader::text),
        confidential: f.get(r, "confidential", Reader::text),
        ..bare
    };
    f.finish(r);
    Some(answer)
}

fn evidence(r: &mut Reader<'_>, table: Table<'_>) -> Option<Evidence> {
    let mut f = Fields::new(table, "[[evidence]]");
    let id = f.need(r, "id", Reader::id);
    let kind = f.need(r, "kind", Reader::name);
    let title = f.text(r, "title");
    let (file, url) = (f.get(r, "file", Reader::spanned), f.get(r, "url", Reader::spanned));
    let sha256 = f.get(r, "sha256", Reader::digest);
    let (page, issuer) = (f.text(r, "page"), f.text(r, "issuer"));
    let (issued, expires) = (f.get(r, "issued", Reader::day), f.get(r, "expires", Reader::day));
    let confidential = f.get(r, "confidential", Reader::text);
    f.finish(r);
    if file.is_some() == url.is_some() {
        r.findings.push(Finding::new(codes::FILE_OR_URL, table.at, Msg::FileOrUrl));
    }
    Some(Evidence {
        id: id?,
        kind: kind?,
        title,
        file,
        url,
        sha256,
        page,
        issuer,
        issued,
        expires,
        confidential,
    })
}

fn party(r: &mut Reader<'_>, table: Table<'_>) -> Option<Party> {
    let mut f = Fields::new(table, "[[party]]");
    let id = f.need(r, "id", Reader::id);
    let name = f.need(r, "name", Reader::text).unwrap_or_default();
    let country = f.get(r, "country", country);
    let (kvk, lei, euid) = (f.text(r, "kvk"), f.get(r, "lei", Reader::spanned), f.text(r, "euid"));
    let owners = f.each(r, "owners", owner);
    let independent = f.get(r, "independent", Reader::bool);
    let subject_to = f.get(r, "subject_to", countries).unwrap_or_default();
    let confidential = f.get(r, "confidential", Reader::text);
    f.finish(r);
    Some(Party { id: id?, name, country, kvk, lei, euid, owners, independent, subject_to, confidential })
}

fn countries(r: &mut Reader<'_>, item: Item<'_>) -> Option<Vec<Spanned<String>>> {
    r.list(item, country)
}

fn owner(r: &mut Reader<'_>, table: Table<'_>) -> Option<Owner> {
    let mut f = Fields::new(table, "owners");
    let party = f.need(r, "party", Reader::name);
    let share = f.get(r, "share", share);
    let control = f.get(r, "control", Reader::bool);
    f.finish(r);
    Some(Owner { party: party?, share, control })
}

/// A share of ownership: 0 to 100 percent.
fn share(r: &mut Reader<'_>, item: Item<'_>) -> Option<Percent> {
    r.between(item, 0, 100).map(Percent)
}

fn component(r: &mut Reader<'_>, table: Table<'_>) -> Option<Component> {
    let mut f = Fields::new(table, "[[component]]");
    let id = f.need(r, "id", Reader::id);
    let layer = f.get(r, "layer", Reader::name).filter(|layer| known_layer(r, layer));
    let party = f.get(r, "party", Reader::name);
    let locations = f.get(r, "locations", countries).unwrap_or_default();
    let access_from = f.get(r, "access_from", countries).unwrap_or_default();
    let holds = f.get(r, "holds", Reader::spanned).and_then(|word| r.one_of(&word, &Holds::ALL));
    let readable = f.get(r, "readable", Reader::bool);
    let depends_on = f.names(r, "depends_on");
    let replaceable_in = f.get(r, "replaceable_in", Reader::dec);
    let confidential = f.get(r, "confidential", Reader::text);
    f.finish(r);
    Some(Component {
        id: id?,
        layer,
        party,
        locations,
        access_from,
        holds,
        readable,
        depends_on,
        replaceable_in,
        confidential,
    })
}
