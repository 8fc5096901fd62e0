//! What Keur accepts `cel` reads: every condition of the shipped catalogues, and the deepest and longest
//! ones; random ones are read in `agree.rs`.

#![allow(clippy::disallowed_methods, reason = "this test reads the catalogues")]

use std::fs;
use std::path::{Path, PathBuf};

use cel::Program;
use keur::cond::{MOST_BYTES, MOST_DEPTH};
use toml::{Table, Value};

use crate::dice::Dice;
use crate::oracle::Both;
use crate::world::World;

/// Keys whose values are conditions.
const KEYS: [&str; 2] = ["when", "applies"];
/// There are at least so many, or they are not where this test looks for them.
const LEAST: usize = 400;
/// The stack for the longest: a sum of 2,000 is 2,000 calls deep in `cel`.
const STACK: usize = 512 << 20;

#[test]
fn cel_reads_every_condition_of_the_shipped_catalogues() {
    let mut conditions = Vec::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../criteria")) {
        let text = fs::read_to_string(&file).expect("a text");
        let table: Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        gather(&Value::Table(table), &mut conditions);
    }
    for condition in &conditions {
        Program::compile(condition).unwrap_or_else(|errors| panic!("cel refuses {condition:?}: {errors}"));
    }
    assert!(conditions.len() >= LEAST, "{} conditions", conditions.len());
}

#[test]
fn cel_reads_what_is_as_deep_and_as_long_as_keur_allows() {
    let run = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let deep = MOST_DEPTH - 1;
        let brackets = format!("{}true{}", "(".repeat(deep), ")".repeat(deep));
        let choices = format!("{}true", "false ? true : ".repeat(deep));
        let loops = format!("{}true{}", "[1].all(x, ".repeat(deep), ")".repeat(deep));
        let lists = format!("{}{} == []", "[".repeat(deep), "]".repeat(deep));
        let long = |first: &str, next: &str, last: &str| {
            let many = (MOST_BYTES - first.len() - last.len()) / next.len();
            format!("{first}{}{last}", next.repeat(many))
        };
        let chain = long("true", "&&true", "");
        let sum = long("1", "+1", ">1");
        let list = format!("[{}].size() > 1", "1,".repeat(1000));
        for text in [brackets, choices, loops, lists, chain, sum, list] {
            Both::compile(&text).run(&text, &World::new(&mut Dice::new(0)));
        }
    });
    run.expect("a thread").join().expect("no difference");
}

/// The TOML files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let below = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = below.partition(|path| path.is_dir());
    let toml = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml"));
    toml.chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}

/// The conditions in a value, at any depth.
fn gather(value: &Value, conditions: &mut Vec<String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                match value {
                    Value::String(text) if KEYS.contains(&key.as_str()) => conditions.push(text.clone()),
                    _ => gather(value, conditions),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, conditions)),
        _ => {}
    }
}
