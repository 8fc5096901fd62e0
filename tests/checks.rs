//! Every rule of `src/check` has its pages in both languages, speaks on its bad fixture, and is silent
//! on its good one.

#![allow(clippy::disallowed_methods, reason = "this test reads pages and fixtures")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keur::assess::{self, Round, bid_files};
use keur::check::{Judge, RULES, Rule};
use keur::diag::{Family, Finding, Findings, Severity, codes};
use keur::lang::{Lang, Msg, Say};
use keur::read::Memory;
use keur::resolve::{self, Opened};

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
[[kind]]
id = "location-statement"
[[criterion]]
id = "g.plan"
group = "g"
judged = true
  [[criterion.option]]
  id = "good"
[[criterion]]
id = "g.long"
group = "g"
  [[criterion.option]]
  id = "yes"
  when = "fact.long.all(a, fact.long.all(b, fact.long.all(c, a == b || b == c || a == c || true)))"
"#;

/// A catalogue of two groups, for rules that look at a tender.
const TWO_GROUPS: &str = r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[group]]
id = "een"
weight = 50
[[group]]
id = "twee"
weight = 50
[[criterion]]
id = "een.vraag"
group = "een"
  [[criterion.option]]
  id = "nee"
  [[criterion.option]]
  id = "ja"
  points = 10
[[criterion]]
id = "twee.vraag"
group = "twee"
  [[criterion.option]]
  id = "nee"
  [[criterion.option]]
  id = "ja"
  points = 10
"#;

/// A finding: its code, and what it says in Dutch and in English, with its help and marks.
struct Said {
    code: String,
    texts: Vec<String>,
}

fn said(findings: &Findings) -> Vec<Said> {
    let one = |finding: &Finding| {
        let marks = finding.marks.iter().map(|mark| &mark.message);
        let all: Vec<_> = [&finding.message].into_iter().chain(&finding.help).chain(marks).collect();
        let texts = Lang::ALL.iter().flat_map(|lang| all.iter().map(|message| message.text(*lang)));
        Said { code: finding.code.id(), texts: texts.collect() }
    };
    findings.sorted().into_iter().map(one).collect()
}

fn open(files: &[(&str, &str)]) -> (Memory, Opened) {
    let files: BTreeMap<String, String> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let memory = Memory::new(files);
    let opened = resolve::open(&memory, "tender.toml");
    let errors = opened.findings.has_errors();
    assert!(!errors, "a fixture must be readable: {:?}", opened.findings);
    (memory, opened)
}

/// What the rules find in a fixture of a kind.
fn found(kind: &str, text: &str) -> Vec<Said> {
    let (tender, catalogue) = match kind {
        "bid" => return found_in_bid(text),
        "catalogue" => (TENDER, text),
        _ => (text, TWO_GROUPS),
    };
    let (_, opened) = open(&[("tender.toml", tender), ("cat/catalogue.toml", catalogue)]);
    let mut findings = Findings::default();
    keur::check::rules(&opened, &mut findings);
    said(&findings)
}

fn found_in_bid(bid: &str) -> Vec<Said> {
    let (memory, opened) =
        open(&[("tender.toml", TENDER), ("cat/catalogue.toml", CATALOGUE), ("bids/b.toml", bid)]);
    let rules = opened.rules.as_ref().expect("the common catalogue reads");
    let bids = bid_files(&memory, "bids").expect("one bid");
    let look = Some(keur::check::bid as assess::Look);
    let options = assess::Options {
        threads: 1,
        keep: 10,
        digests: false,
        authority: &opened.authority,
        look,
        progress: &|_| {},
    };
    let round = Round::run((rules, &opened.conditions), &memory, &bids, opened.next_file(), options);
    let mut all = Vec::new();
    round
        .each(&mut |_, sheet| {
            assert!(sheet.assessed().is_some(), "a fixture must be readable: {:?}", sheet.findings);
            all.extend(said(&sheet.findings));
            Ok(())
        })
        .expect("the bids do not change");
    all
}

/// The folder of each rule: the one whose Dutch page it holds.
fn folders() -> Vec<(&'static dyn Rule, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
    let folders: Vec<PathBuf> = fs::read_dir(&root)
        .expect("src/check")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir() && !path.ends_with("raised") && !path.ends_with("combine"))
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

/// The kind of a rule's fixtures with the text of one of them.
fn fixture(folder: &Path, name: &str) -> (&'static str, String) {
    let read = |kind: &'static str| {
        fs::read_to_string(folder.join(format!("{name}.{kind}.toml"))).ok().map(|text| (kind, text))
    };
    let mut all = ["bid", "catalogue", "tender"].into_iter().filter_map(read);
    all.next().unwrap_or_else(|| panic!("{} has no {name} fixture", folder.display()))
}

#[test]
fn every_rule_speaks_on_its_bad_fixture_and_is_silent_on_its_good_one() {
    for (rule, folder) in folders() {
        let code = rule.code().id();
        let (kind, bad) = fixture(&folder, "bad");
        let bad: Vec<Said> = found(kind, &bad).into_iter().filter(|said| said.code == code).collect();
        assert_eq!(bad.len(), 1, "{code} on its bad fixture");
        for text in bad.iter().flat_map(|said| &said.texts) {
            assert!(!text.contains(['{', '}']) && text.len() > 10, "{code}: {text}");
        }
        let (kind, good) = fixture(&folder, "good");
        assert!(found(kind, &good).iter().all(|said| said.code != code), "{code} on its good fixture");
    }
}

#[test]
fn good_fixtures_are_good_all_through() {
    for (rule, folder) in folders() {
        let (kind, good) = fixture(&folder, "good");
        let own = rule.code().id();
        let family = own.get(..1).unwrap_or_default();
        let others: Vec<String> = found(kind, &good)
            .into_iter()
            .map(|said| said.code)
            .filter(|code| code.starts_with(family))
            .collect();
        let of_facts = |code: &String| matches!(code.as_str(), "B028" | "B035" | "B039");
        assert!(others.iter().all(of_facts), "{own} {others:?}");
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

#[test]
fn every_code_has_a_page_in_both_languages_and_explain_prints_it() {
    for (code, pages) in keur::check::codes() {
        let id = code.id();
        for (lang, headings) in [
            (Lang::Nl, ["## Waarom dit ertoe doet", "## Voorbeeld", "## Zo herstelt u het"]),
            (Lang::En, ["## Why it matters", "## Example", "## How to mend it"]),
        ] {
            let page = pages.page(lang);
            assert!(!page.title().is_empty(), "{id} has no page in {}", lang.code());
            for heading in headings {
                assert!(page.explanation().contains(heading), "{id}: no `{heading}`");
            }
        }
        let named = pages.page(Lang::Nl).sentence("code").is_none_or(|line| line.ends_with(code.name));
        assert!(named, "{id}: its page names {:?}", pages.page(Lang::Nl).sentence("code"));
    }
    let said = crate::run::keur(Path::new("."), &["explain", "S021", "--lang", "en"]).ends(0).out;
    assert!(said.starts_with("S021 ownership-cycle (warning)\nOwnership in a circle\n"), "{said}");
    let named = crate::run::keur(Path::new("."), &["explain", "Ownership-Cycle"]).ends(2);
    assert!(named.err.contains("keur check --list"), "{}", named.err);
}

#[test]
fn every_page_belongs_to_a_code() {
    let known: Vec<String> = keur::check::codes().iter().map(|(code, _)| code.id()).collect();
    for (path, page) in keur::check::raised::all(Lang::En) {
        let codes = page.sentence("code").unwrap_or_else(|| panic!("{path} names no code"));
        for code in codes.split(' ').filter(|word| word.len() == 4 && word.starts_with(char::is_uppercase)) {
            assert!(known.contains(&code.to_owned()), "{path}: {code}");
        }
    }
}

#[test]
fn rules_are_silent_on_every_shipped_catalogue_but_for_what_they_waive() {
    for id in keur::read::shipped_ids() {
        let tender =
            format!("format = 1\n[tender]\nid = \"t\"\nas_of = 2026-12-01\n[rules]\nuse = [\"{id}\"]\n");
        let (memory, opened) = open(&[("tender.toml", &tender)]);
        let (mut findings, mut sources) = (Findings::default(), opened.sources.clone());
        keur::check::rules(&opened, &mut findings);
        let waivers = keur::check::waivers(&memory, "", &mut sources, &mut findings);
        let day = opened.tender.head.as_of.as_ref().map(|day| day.value);
        let left = Judge::new(&waivers, &opened.tender.check, day).part(findings, &sources);
        let left: Vec<String> = left
            .sorted()
            .into_iter()
            .filter(|finding| finding.code.family == Family::Catalogue)
            .filter(|finding| !finding.help.as_ref().is_some_and(|help| matches!(help, Msg::Waived { .. })))
            .map(|finding| format!("{} {}", finding.code.id(), finding.message.text(Lang::En)))
            .collect();
        assert!(left.is_empty(), "{id}: {left:?}");
    }
}
