//! Files held against the schemas of Keur by another program, as an editor does while somebody types.

#![allow(clippy::disallowed_methods, reason = "this test reads the files of the project")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use keur::lang::Lang;
use keur::read::Memory;
use keur::report::{scaffold, schema};
use keur::resolve::{self, Opened};
use serde_json::{Value, json};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A TOML file as editors see it: days and moments as texts.
fn as_json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(moment) => Value::from(moment.to_string()),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, convert(value))).collect()
            }
            toml::Value::String(text) => Value::from(text),
            toml::Value::Integer(n) => Value::from(n),
            toml::Value::Float(n) => Value::from(n),
            toml::Value::Boolean(yes) => Value::from(yes),
        }
    }
    convert(toml::Value::Table(text.parse().unwrap_or_else(|why| panic!("{why}\n{text}"))))
}

/// What is wrong with a file by a schema.
pub fn faults(schema: &Value, file: &Value) -> Vec<String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("schema.json", schema.clone()).expect("a schema is JSON");
    let place = compiler.compile("schema.json", &mut schemas).expect("a schema of draft 7");
    match schemas.validate(file, place) {
        Ok(()) => Vec::new(),
        Err(error) => vec![format!("{error:#}")],
    }
}

fn holds(schema: &Value, path: &Path) {
    let text = fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let faults = faults(schema, &as_json(&text));
    assert!(faults.is_empty(), "{}\n{}", path.display(), faults.join("\n"));
}

/// Files below a folder with an ending, deepest last.
pub fn below(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, into);
        } else if path.extension().is_some_and(|end| end == "toml") {
            into.push(path);
        }
    }
}

#[test]
fn every_shipped_file_is_good_by_its_schema() {
    let root = root();
    let schema = |kind: &str| schema::schema(kind, Lang::Nl).expect("a kind");
    let (mut catalogues, mut examples) = (Vec::new(), Vec::new());
    below(&root.join("criteria"), &mut catalogues);
    below(&root.join("examples"), &mut examples);
    assert!(catalogues.len() > 20 && examples.len() > 10);
    for path in catalogues {
        let kind = match path.file_name().and_then(|name| name.to_str()) {
            Some("catalogue.toml") => "catalogue",
            Some("waivers.toml") => "waivers",
            _ => "catalogue-part",
        };
        holds(&schema(kind), &path);
    }
    for path in examples {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match name.as_str() {
            "waivers.toml" => holds(&schema("waivers"), &path),
            "catalogue.toml" => holds(&schema("catalogue"), &path),
            "tender.toml" => holds(&schema("tender"), &path),
            "price.toml" => holds(&schema("price"), &path),
            "bid.toml" => holds(&schema("bid"), &path),
            name if name.starts_with("clarification-") => holds(&schema("clarification"), &path),
            // What the authority writes has no schema.
            _ => assert!(!path.components().any(|part| part.as_os_str() == "bids"), "{}", path.display()),
        }
    }
}

/// A tender in memory: its own file and the catalogues beside it.
fn open(folder: &Path) -> Opened {
    let mut paths = Vec::new();
    below(folder, &mut paths);
    let mut files = BTreeMap::new();
    for path in paths.iter().filter(|path| !path.starts_with(folder.join("bids"))) {
        let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        files.insert(name, fs::read_to_string(path).expect("a text"));
    }
    resolve::open(&Memory::new(files), "tender.toml")
}

fn open_catalogue(id: &str) -> Opened {
    let tender = format!("format = 1\n[tender]\nid = \"t\"\nas_of = 2026-11-01\n[rules]\nuse = [\"{id}\"]\n");
    resolve::open(&Memory::new([("tender.toml".to_owned(), tender)].into()), "tender.toml")
}

#[test]
fn a_bid_has_a_schema_of_its_own_for_its_tender() {
    for tender in ["zaaksysteem", "eu-csf"] {
        let folder = root().join("examples").join(tender);
        let opened = open(&folder);
        let schema = schema::bid_for(opened.rules.as_ref().expect("rules"), Lang::En);
        let mut bids = Vec::new();
        below(&folder.join("bids"), &mut bids);
        let bids: Vec<PathBuf> = bids.into_iter().filter(|path| !path.ends_with("price.toml")).collect();
        assert!(bids.len() > 4);
        bids.iter().for_each(|path| holds(&schema, path));
    }
}

#[test]
fn schemas_find_what_is_wrong() {
    let opened = open_catalogue("autonomie-nl");
    let schema = schema::bid_for(opened.rules.as_ref().expect("rules"), Lang::Nl);
    let bid = |facts: &str, answers: &str| {
        as_json(&format!(
            "format = 1\n[bid]\nid = \"b\"\nsupplier = \"B\"\n[facts]\n{facts}\n[answers]\n{answers}\n"
        ))
    };
    assert_eq!(faults(&schema, &bid("exit.notice_months = 2", "")), [""; 0]);
    assert_eq!(
        faults(&schema, &bid("\"exit.notice_months\" = { value = 2, evidence = [\"a\"] }", "")),
        [""; 0]
    );
    for (what, facts, answers) in [
        ("a fact that nobody asks", "exit.notise_months = 2", ""),
        ("a text for a number", "exit.notice_months = \"2\"", ""),
        ("a choice that there is not", "exit.charges = \"much\"", ""),
        ("a country that there is not", "hosting.storage_countries = [\"UK\"]", ""),
        ("a fact with a key that there is not", "exit.notice_months = { value = 2, proof = [] }", ""),
        ("an answer that nobody asks", "", "exit.plam.statement = \"x\""),
    ] {
        assert!(!faults(&schema, &bid(facts, answers)).is_empty(), "{what}");
    }
    let plain = schema::schema("tender", Lang::En).expect("a kind");
    let tender = json!({ "format": 1, "tender": { "id": "t" }, "rules": { "use": ["x"], "profil": "y" } });
    assert!(faults(&plain, &tender).iter().any(|fault| fault.contains("profil")));
}

#[test]
fn scaffolds_are_good_by_their_schemas() {
    for lang in Lang::ALL {
        for id in ["autonomie-nl", "eu-csf"] {
            let opened = open_catalogue(id);
            let rules = opened.rules.as_ref().expect("rules");
            let catalogues = [id.to_owned()];
            let contexts: Vec<_> =
                opened.catalogues.iter().flat_map(|catalogue| &catalogue.contexts).collect();
            let tender = as_json(&scaffold::tender("t", &catalogues, Some(rules), &contexts, lang));
            assert_eq!(faults(&schema::schema("tender", lang).expect("a kind"), &tender), [""; 0]);
            let bid = as_json(&scaffold::bid("b", "t", rules, "", lang));
            assert_eq!(faults(&schema::bid_for(rules, lang), &bid), [""; 0]);
        }
        let catalogue = as_json(&scaffold::catalogue("c", lang));
        assert_eq!(faults(&schema::schema("catalogue", lang).expect("a kind"), &catalogue), [""; 0]);
    }
}
