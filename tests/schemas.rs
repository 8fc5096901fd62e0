//! The schemas say what the reader reads, key by key. That files are good by them is seen in `oracle/`,
//! where another program judges.

#![allow(clippy::disallowed_methods, reason = "this test reads the files of the project")]

use std::fs;

use keur::diag::{Family, FileId, Finding, Findings, Source};
use keur::lang::Msg;
use keur::model::catalogue::Catalogue;
use keur::read::{self, Named};
use keur::report::schema;
use serde_json::Value;

use crate::run::{Folder, keur};

const NOBODYS: &str = "zzzzzzzzzzzzzzzzzzzz";

/// What the reader says of a file of a kind.
fn read(kind: &str, text: &str) -> Vec<Finding> {
    let source = Source { path: "file.toml".to_owned(), text: text.to_owned() };
    let family = match kind {
        "bid" | "price" | "clarification" => Family::Bid,
        "tender" => Family::Tender,
        _ => Family::Catalogue,
    };
    let mut findings = Findings::default();
    let Some(tree) = read::parse(&source, FileId(0), family, &mut findings) else {
        panic!("no TOML:\n{text}\n{findings:?}");
    };
    match kind {
        "catalogue" => read::catalogue(&tree, true, &mut Catalogue::default(), &mut findings),
        "catalogue-part" => read::catalogue(&tree, false, &mut Catalogue::default(), &mut findings),
        "tender" => drop(read::tender(&tree, &mut findings)),
        "bid" => {
            let named = Named::new(["x"].into_iter(), [].into_iter(), true);
            drop(read::bid(&tree, &named, &mut findings));
        }
        "price" => drop(read::price(&tree, &mut findings)),
        "clarification" => {
            let named = Named::new(["x"].into_iter(), [].into_iter(), true);
            drop(read::clarification(&tree, &named, &mut findings));
        }
        "waivers" => drop(read::waivers(&tree, &mut findings)),
        "letter" => drop(read::details(&tree, &mut findings)),
        "calendar" => drop(read::calendar(&tree, &mut findings)),
        other => panic!("no reader for {other}"),
    }
    findings.sorted().into_iter().cloned().collect()
}

/// A file that holds the table and in it a key that nobody knows.
fn with_nobodys_key(way: &[(&str, bool)]) -> String {
    let mut text = String::new();
    let names: Vec<&str> = way.iter().map(|(name, _)| *name).collect();
    for (i, (_, repeated)) in way.iter().enumerate() {
        let path = names[..=i].join(".");
        let last = i + 1 == way.len();
        match (repeated, last) {
            (true, _) => text.push_str(&format!("[[{path}]]\n")),
            (false, true) => text.push_str(&format!("[{path}]\n")),
            (false, false) => {}
        }
    }
    if way.first().is_some_and(|(name, _)| *name == "facts") {
        text.push_str("value = 1\n");
    }
    text + NOBODYS + " = 1\n"
}

#[test]
fn every_table_has_the_keys_that_the_reader_asks_for() {
    let tables = schema::tables();
    assert!(tables.len() > 50, "{} tables", tables.len());
    for (kind, way, keys) in tables {
        let text = with_nobodys_key(&way);
        let known = read(kind, &text).into_iter().find_map(|finding| match (finding.message, finding.help) {
            (Msg::UnknownKey { key, .. }, Some(Msg::KnownKeys(known))) if key == NOBODYS => Some(known),
            _ => None,
        });
        let mut known = known.unwrap_or_else(|| panic!("{kind}: nothing said of the key in\n{text}"));
        let mut keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        known.sort();
        keys.sort();
        assert_eq!(keys, known, "{kind} {way:?}: the schema, and the reader");
    }
}

#[test]
fn scaffolds_point_to_a_schema_by_which_they_are_good() {
    let folder = Folder::new("schema-scaffold");
    let run = |arguments: &[&str]| keur(&folder.join(""), arguments).ends(0);
    run(&["new", "tender", "t", "--catalogue", "autonomie-nl"]);
    run(&["new", "bid", "noord", "--tender", "t"]);
    run(&["new", "bid", "los", "--catalogue", "eu-csf"]);
    run(&["new", "catalogue", "eigen"]);
    for file in ["t/tender.toml", "t/bids/noord/bid.toml", "los/bid.toml", "eigen/catalogue.toml"] {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).expect("the scaffold");
        let pointer = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).expect("a pointer");
        let schema = path.parent().expect("a folder").join(pointer);
        let schema = fs::read_to_string(&schema).unwrap_or_else(|why| panic!("{}: {why}", schema.display()));
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        let known = schema["properties"].as_object().expect("keys");
        let file: toml::Table = text.parse().expect("TOML");
        assert!(file.keys().all(|key| known.contains_key(key)), "{file:?} by {}", schema["title"]);
    }
}
