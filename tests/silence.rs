//! Silence never beats an honest answer: whatever is left out of an example bid, it gains nothing by it;
//! a fact moves only what reads it; and no state of the EEA stands above another.
#![allow(clippy::disallowed_methods, reason = "a test may read the examples")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use keur::assess::{self, BidFile, Round};
use keur::diag::{Findings, Sources};
use keur::lang::Lang;
use keur::read::Memory;
use keur::report::{FORMATS, Options, Report, Studies, Subject};
use keur::resolve::{self, Opened};
use num_rational::BigRational;
use serde_json::Value;
use toml::Table;

use crate::golden;

/// The example that asks facts.
const EXAMPLE: &str = "examples/zaaksysteem";

struct Example {
    files: BTreeMap<String, String>,
    opened: Opened,
    bids: Vec<(String, Table)>,
}

fn walk(folder: &Path, prefix: &str, into: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &format!("{name}/"), into);
        } else {
            into.insert(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn example() -> Example {
    let mut files = BTreeMap::new();
    walk(&golden::root().join(EXAMPLE), "", &mut files);
    let opened = resolve::open(&Memory::new(files.clone()), "tender.toml");
    assert!(opened.rules.is_some());
    let is_bid = |path: &&String| path.starts_with("bids/") && path.ends_with("bid.toml");
    let bids = files.keys().filter(is_bid).map(|path| (path.clone(), files[path].parse().unwrap())).collect();
    Example { files, opened, bids }
}

impl Example {
    /// The report on one bid, with another text in place of its file.
    fn report(&self, path: &str, text: String) -> Value {
        let folder = path.trim_end_matches("bid.toml");
        let own = self.files.iter().filter(|(name, _)| name.starts_with(folder));
        let mut files: BTreeMap<String, String> =
            own.map(|(name, text)| (name.clone(), text.clone())).collect();
        files.insert(path.to_owned(), text);
        let memory = Memory::new(files);
        let rules = self.opened.rules.as_ref().unwrap();
        let bids = [BidFile::new(path)];
        let options = assess::Options {
            threads: 1,
            keep: 10,
            digests: false,
            authority: &self.opened.authority,
            look: None,
            progress: &|_| {},
        };
        let next = self.opened.next_file();
        let round = Round::run((rules, &self.opened.conditions), &memory, &bids, next, options);
        let report = Report {
            subject: Subject::Score,
            opened: &self.opened,
            round: Some(&round),
            studies: Studies::default(),
            findings: &Findings::default(),
            sources: &Sources::default(),
            lang: Lang::Nl,
            options: &Options::default(),
        };
        let mut out = Vec::new();
        let format = FORMATS.iter().find(|format| format.name() == "ndjson").unwrap();
        format.write(&report, &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }
}

fn score(bid: &Value) -> BigRational {
    let exact =
        bid["score"]["exact"].as_str().unwrap_or_else(|| panic!("no score: {}", bid["verdict_reasons"]));
    exact.parse().unwrap()
}

/// Facts by their ids: the ends of nested tables, or tables that hold a `value`.
fn facts(table: &Table, prefix: &str, into: &mut Vec<String>) {
    for (key, value) in table {
        let id = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value.as_table() {
            Some(inner) if !inner.contains_key("value") => facts(inner, &id, into),
            _ => into.push(id),
        }
    }
}

/// The bid without one fact.
fn without_fact(bid: &Table, id: &str) -> Table {
    let mut bid = bid.clone();
    let mut at = bid["facts"].as_table_mut().unwrap();
    let (folders, last) = id.rsplit_once('.').unwrap_or(("", id));
    for folder in folders.split('.').filter(|folder| !folder.is_empty()) {
        at = at[folder].as_table_mut().unwrap();
    }
    at.remove(last).unwrap();
    bid
}

/// The bid without one thing in its supply chain, for everything that can be left out there.
fn without_chain(bid: &Table) -> Vec<(String, Table)> {
    let mut less = Vec::new();
    let keys =
        [("party", &["owners", "independent"][..]), ("component", &["holds", "readable", "locations"][..])];
    for (kind, keys) in keys {
        let entries = bid.get(kind).and_then(|list| list.as_array()).map(Vec::len).unwrap_or(0);
        for place in 0..entries {
            for key in keys {
                let mut bid = bid.clone();
                if bid[kind][place].as_table_mut().unwrap().remove(*key).is_some() {
                    less.push((format!("{kind} {place} {key}"), bid));
                }
            }
            let owners =
                bid[kind][place].get("owners").and_then(|list| list.as_array()).map(Vec::len).unwrap_or(0);
            for owner in 0..owners {
                let mut bid = bid.clone();
                bid[kind][place]["owners"].as_array_mut().unwrap().remove(owner);
                less.push((format!("{kind} {place} owner {owner}"), bid));
            }
            if kind == "component" {
                let mut bid = bid.clone();
                bid[kind].as_array_mut().unwrap().remove(place);
                less.push((format!("component {place}"), bid));
            }
        }
    }
    less
}

/// What a bid would gain by leaving something out, if it does.
fn gains(before: &Value, after: &Value) -> Option<&'static str> {
    if score(after) > score(before) {
        return Some("score");
    }
    if after["level"]["n"].as_i64() > before["level"]["n"].as_i64() {
        return Some("level");
    }
    let admissible = |bid: &Value| bid["verdict"] == "admissible";
    (admissible(after) && !admissible(before)).then_some("verdict")
}

#[test]
fn leaving_anything_out_gains_nothing_and_a_fact_moves_only_what_reads_it() {
    let example = example();
    let rules = example.opened.rules.as_ref().unwrap();
    let mut tried = 0;
    for (path, bid) in &example.bids {
        let before = example.report(path, written(bid));
        let mut ids = Vec::new();
        facts(bid["facts"].as_table().unwrap(), "", &mut ids);
        for id in ids {
            let after = example.report(path, written(&without_fact(bid, &id)));
            assert_eq!(gains(&before, &after), None, "{path} without {id}");
            let place = rules.facts.iter().position(|fact| fact.id == id);
            let reads: BTreeSet<&str> = rules
                .criteria
                .iter()
                .filter(|criterion| place.is_some_and(|place| criterion.reads.contains(&place)))
                .map(|criterion| criterion.id.as_str())
                .collect();
            for (a, b) in
                before["criteria"].as_array().unwrap().iter().zip(after["criteria"].as_array().unwrap())
            {
                let moved = ["status", "option", "points", "level"].iter().any(|key| a[*key] != b[*key]);
                assert!(
                    !moved || reads.contains(a["id"].as_str().unwrap()),
                    "{path}: {id} moved {}",
                    a["id"]
                );
            }
            tried += 1;
        }
        for (what, less) in without_chain(bid) {
            let after = example.report(path, written(&less));
            assert_eq!(gains(&before, &after), None, "{path} without {what}");
            tried += 1;
        }
    }
    assert!(tried > 300, "only {tried} things were left out");
}

/// The states of the EEA, in turn.
const EEA: [&str; 6] = ["NL", "DE", "FR", "FI", "IE", "NO"];

#[test]
fn no_state_of_the_eea_stands_above_another() {
    let example = example();
    for (path, bid) in &example.bids {
        let before = example.report(path, written(bid));
        let mut turned = written(bid);
        for code in EEA {
            turned = turned.replace(&format!("\"{code}\""), &format!("\"<{code}>\""));
        }
        for (i, code) in EEA.iter().enumerate() {
            turned = turned.replace(&format!("\"<{code}>\""), &format!("\"{}\"", EEA[(i + 1) % EEA.len()]));
        }
        assert_ne!(turned, written(bid));
        let after = example.report(path, turned);
        for key in ["score", "range", "level", "verdict", "groups"] {
            assert_eq!(before[key], after[key], "{path}: {key}");
        }
    }
}

#[test]
fn the_seat_of_a_party_that_can_read_nothing_changes_no_score() {
    let example = example();
    let mut tried = 0;
    for (path, bid) in &example.bids {
        let before = example.report(path, written(bid));
        for (place, party) in bid["party"].as_array().unwrap().iter().enumerate() {
            let id = party["id"].as_str().unwrap();
            if can_read(bid, id) || owns(bid, id) {
                continue;
            }
            let mut moved = bid.clone();
            let seat = moved["party"][place].as_table_mut().unwrap();
            seat.insert("country".to_owned(), "US".into());
            let after = example.report(path, written(&moved));
            assert_eq!(before["score"], after["score"], "{path}: the seat of {id}");
            tried += 1;
        }
    }
    assert!(tried > 0);
}

/// Whether a party runs something that it holds and can read.
fn can_read(bid: &Table, party: &str) -> bool {
    let components = bid["component"].as_array().unwrap();
    components.iter().any(|component| {
        let of_it = component.get("party").and_then(|id| id.as_str()) == Some(party);
        let holds = component.get("holds").and_then(|held| held.as_str()) != Some("nothing");
        let unread = component.get("readable").and_then(|yes| yes.as_bool()) == Some(false);
        of_it && holds && !unread
    })
}

fn owns(bid: &Table, party: &str) -> bool {
    let owners = bid["party"].as_array().unwrap().iter().filter_map(|of| of.get("owners")?.as_array());
    owners.flatten().any(|owner| owner["party"].as_str() == Some(party))
}

/// A file of TOML, a line for each of its tables.
fn written(table: &Table) -> String {
    table.iter().map(|(key, value)| format!("{} = {}\n", quoted(key), inline(value))).collect()
}

/// A value on one line.
fn inline(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => quoted(text),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => format!("{number:?}"),
        toml::Value::Boolean(yes) => yes.to_string(),
        toml::Value::Datetime(moment) => moment.to_string(),
        toml::Value::Array(all) => format!("[{}]", all.iter().map(inline).collect::<Vec<_>>().join(", ")),
        toml::Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{} = {}", quoted(key), inline(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text in quotes, as JSON and TOML both have it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
