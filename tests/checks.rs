//! Every rule of `src/check` has its pages in both languages, speaks on its bad fixture, and is silent
//! on its good one.

#![allow(clippy::disallowed_methods, reason = "this test reads pages and fixtures")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keur::assess::{self, Round, bid_files};
use keur::check::{RULES, Rule};
use keur::diag::{Severity, codes};
use keur::lang::{Lang, Say};
use keur::read::Memory;
use keur::resolve;

const TENDER: &str = "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-12-01\n[rules]\nuse = [\"./cat\"]\n";

/// A catalogue that asks for all that the rules look at.
const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[chain]
layers = ["application", "backup"]
[[law]]
id = "us"
countries = ["US"]
[[fact]]
id = "where"
type = "countries"
question = "?"
covers = "content-locations"
[[fact]]
id = "long"
type = "countries"
question = "?"
[[group]]
id = "g"
[[criterion]]
id = "g.where"
group = "g"
  [[criterion.option]]
  id = "home"
  when = "fact.where.all(c, c == 'NL')"
[[criterion]]
id = "g.long"
group = "g"
  [[criterion.option]]
  id = "yes"
  when = "fact.long.all(a, fact.long.all(b, fact.long.all(c, a == b || b == c || a == c || true)))"
"#;

/// A finding: its code, and what it says in Dutch and in English, with its help and marks.
struct Said {
    code: String,
    texts: Vec<String>,
}

fn found(bid: &str) -> Vec<Said> {
    let files = [("tender.toml", TENDER), ("cat/catalogue.toml", CATALOGUE), ("bids/b.toml", bid)];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let memory = Memory::new(files);
    let opened = resolve::open(&memory, "tender.toml");
    let rules = opened.rules.as_ref().expect("the common catalogue reads");
    let bids = bid_files(&memory, "bids").expect("one bid");
    let look = Some(keur::check::bid as assess::Look);
    let options = assess::Options { threads: 1, keep: 10, digests: false, look, progress: &|_| {} };
    let round = Round::run((rules, &opened.conditions), &memory, &bids, opened.next_file(), options);
    let mut said = Vec::new();
    round
        .each(&mut |_, sheet| {
            assert!(sheet.assessed().is_some(), "a fixture must be readable: {:?}", sheet.findings);
            for finding in sheet.findings.sorted() {
                let marks = finding.marks.iter().map(|mark| &mark.message);
                let all: Vec<_> = [&finding.message].into_iter().chain(&finding.help).chain(marks).collect();
                let texts = Lang::ALL.iter().flat_map(|lang| all.iter().map(|message| message.text(*lang)));
                said.push(Said { code: finding.code.id(), texts: texts.collect() });
            }
            Ok(())
        })
        .expect("the bids do not change");
    said
}

/// The folder of each rule: the one whose Dutch page it holds.
fn folders() -> Vec<(&'static dyn Rule, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
    let folders: Vec<PathBuf> = fs::read_dir(&root)
        .expect("src/check")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    assert_eq!(folders.len(), RULES.len(), "a folder for each rule, and a rule for each folder");
    let holds = |rule: &dyn Rule, folder: &Path| {
        fs::read_to_string(folder.join("nl.md")).is_ok_and(|page| page == rule.pages().nl)
    };
    RULES
        .iter()
        .map(|rule| {
            let folder = folders.iter().find(|folder| holds(*rule, folder));
            (*rule, folder.unwrap_or_else(|| panic!("{} has no folder", rule.code().id())).clone())
        })
        .collect()
}

#[test]
fn every_rule_speaks_on_its_bad_fixture_and_is_silent_on_its_good_one() {
    for (rule, folder) in folders() {
        let code = rule.code().id();
        let read = |name: &str| {
            fs::read_to_string(folder.join(name)).unwrap_or_else(|why| panic!("{code} {name}: {why}"))
        };
        let bad: Vec<Said> =
            found(&read("bad.bid.toml")).into_iter().filter(|said| said.code == code).collect();
        assert_eq!(bad.len(), 1, "{code} on its bad fixture");
        for text in bad.iter().flat_map(|said| &said.texts) {
            assert!(!text.contains(['{', '}']) && text.len() > 10, "{code}: {text}");
        }
        let good = found(&read("good.bid.toml"));
        assert!(good.iter().all(|said| said.code != code), "{code} on its good fixture");
    }
}

#[test]
fn good_fixtures_are_good_all_through() {
    for (rule, folder) in folders().into_iter().filter(|(rule, _)| rule.code().id().starts_with('S')) {
        let bid = fs::read_to_string(folder.join("good.bid.toml")).expect("a good fixture");
        let chain: Vec<String> =
            found(&bid).into_iter().map(|said| said.code).filter(|code| code.starts_with('S')).collect();
        assert!(chain.is_empty(), "{} {chain:?}", rule.code().id());
    }
}

#[test]
fn pages_say_the_same_in_both_languages() {
    for rule in RULES {
        let [nl, en] = Lang::ALL.map(|lang| rule.pages().page(lang));
        let names = |page: keur::check::Page| page.sentences().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(nl), names(en), "{}", rule.code().id());
        assert!(nl.sentence("message").is_some());
        for (name, sentence) in nl.sentences() {
            let other = en.sentence(name).unwrap_or_default();
            assert_eq!(values(sentence), values(other), "{} {name}", rule.code().id());
        }
        for page in [nl, en] {
            assert!(!page.title().is_empty());
            let headings = page.explanation().lines().filter(|line| line.starts_with("## ")).count();
            assert!(headings >= 2, "{}: why it matters, and how to mend it", rule.code().id());
        }
    }
}

/// The names of the values in a sentence, sorted.
fn values(sentence: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

#[test]
fn no_code_is_used_twice() {
    let mut ids: Vec<String> = codes::all().iter().map(|code| code.id()).collect();
    ids.extend(RULES.iter().map(|rule| rule.code().id()));
    let many = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), many);
    let kebab = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    assert!(RULES.iter().all(|rule| kebab(rule.code().name) && rule.code().severity != Severity::Error));
}
