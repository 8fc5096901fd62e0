//! `assessments/<assessor>.toml`.

use super::bid::Named;
use super::fields::Fields;
use super::near::short;
use super::tree::{Entry, Item, Table, Tree, Value};
use super::values::Reader;
use crate::diag::{Family, Finding, Findings, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::authority::{Assessment, Judgement, Verified};

/// The keys of a judgement; a table with one of them is one.
const OF_JUDGEMENT: [&str; 3] = ["option", "reason", "equivalent"];

/// Reads what an assessor wrote; criteria are matched to `named`.
pub fn assessment(tree: &Tree<'_>, named: &Named, findings: &mut Findings) -> Assessment {
    let root = tree.root();
    let r = &mut Reader { family: Family::Assessment, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let mut read = f.need(r, "assessment", Reader::table).map(|table| head(r, table)).unwrap_or_default();
    if let Some(table) = f.get(r, "answers", Reader::table) {
        judgements(r, named, table, &mut Vec::new(), &mut read.judgements);
        read.judgements.sort_by_key(|judgement| judgement.at);
    }
    read.verified = f.each(r, "verified", verified);
    f.finish(r);
    read
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> Assessment {
    let mut f = Fields::new(table, "[assessment]");
    let head = Assessment {
        assessor: f.need(r, "assessor", Reader::id).unwrap_or_default(),
        consensus: f.get(r, "consensus", Reader::bool).unwrap_or_default(),
        tender: f.get(r, "tender", Reader::name),
        date: f.get(r, "date", Reader::day),
        ..Assessment::default()
    };
    f.finish(r);
    head
}

/// Judgements at the end of nested tables whose keys are a bid and a criterion, dotted or not.
fn judgements<'d>(
    r: &mut Reader<'_>,
    named: &Named,
    table: Table<'d>,
    parts: &mut Vec<&'d str>,
    into: &mut Vec<Judgement>,
) {
    for entry in table.entries().filter(|entry| !entry.key.starts_with("x_")) {
        parts.push(entry.key);
        match entry.item.value {
            Value::Table(inner) if is_judgement(inner) => {
                into.extend(judgement(r, named, (inner, entry), parts));
            }
            Value::Table(inner) => judgements(r, named, inner, parts, into),
            // A bare value is not enough: a judgement needs its reason.
            _ => {
                let _ = r.table(entry.item);
            }
        }
        parts.pop();
    }
}

fn is_judgement(table: Table<'_>) -> bool {
    let is_plain = |key: &&str| {
        let item = table.get(key);
        item.is_some_and(|item| !matches!(item.value, Value::Table(_)))
    };
    OF_JUDGEMENT.iter().any(is_plain)
}

fn judgement(
    r: &mut Reader<'_>,
    named: &Named,
    (table, entry): (Table<'_>, Entry<'_>),
    parts: &[&str],
) -> Option<Judgement> {
    let mut f = Fields::new(table, "[answers.….…]");
    let option = f.get(r, "option", Reader::name);
    let reason = f.text(r, "reason");
    let equivalent = f.get(r, "equivalent", accepted);
    f.finish(r);
    let (bid, criterion) = whose(r, named, entry, parts)?;
    let at = option.as_ref().map_or(entry.key_at, |option| option.at);
    if reason.trim().is_empty() {
        r.findings.push(Finding::new(codes::NO_REASON, at, Msg::JudgementWithoutReason));
        return None;
    }
    let bid = Spanned { value: bid, at: entry.key_at };
    Some(Judgement { bid, criterion: criterion?, at, option, reason, equivalent })
}

fn accepted(r: &mut Reader<'_>, item: Item<'_>) -> Option<bool> {
    let word = r.spanned(item)?;
    r.one_of(&word, &[("accepted", true), ("refused", false)])
}

/// The bid and the criterion that some keys name: the longest end of them that is a criterion. Nothing
/// for the criterion where it is not asked.
fn whose(
    r: &mut Reader<'_>,
    named: &Named,
    entry: Entry<'_>,
    parts: &[&str],
) -> Option<(String, Option<usize>)> {
    for split in 1..parts.len() {
        let criterion = parts[split..].join(".");
        if let Some(place) = named.get(&criterion) {
            if place.is_none() {
                r.findings.push(Finding::new(
                    codes::JUDGED_NOT_ASKED,
                    entry.key_at,
                    Msg::NotAsked(criterion),
                ));
            }
            return Some((parts[..split].join("."), place));
        }
    }
    let said = parts.get(1..).unwrap_or_default().join(".");
    let help = named.nearest(&said).map(|near| Msg::DidYouMean(near.to_owned()));
    let message = Msg::UnknownCriterion(short(&said));
    let finding = Finding::new(codes::UNKNOWN_TO_AUTHORITY, entry.key_at, message);
    r.findings.push(finding.maybe_help(help));
    None
}

fn verified(r: &mut Reader<'_>, table: Table<'_>) -> Option<Verified> {
    let mut f = Fields::new(table, "[[verified]]");
    let (bid, evidence) = (f.need(r, "bid", Reader::name), f.need(r, "evidence", Reader::name));
    let (by, date) = (f.text(r, "by"), f.get(r, "date", Reader::plain_day));
    f.finish(r);
    Some(Verified { bid: bid?, evidence: evidence?, by, date })
}
