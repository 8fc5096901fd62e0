//! The shipped catalogues reproduce what is known of the frameworks that they follow.

use std::collections::BTreeMap;

use keur::model::rules::{AnswerOption, Criterion, Rules};
use keur::read::{Memory, shipped_ids};
use keur::resolve;
use serde_json::Value;

use crate::engine;

fn tender(catalogue: &str, more: &str) -> String {
    format!("format = 1\n[tender]\nid = \"t\"\nas_of = 2026-11-01\n[rules]\nuse = [\"{catalogue}\"]\n{more}")
}

fn rules(catalogue: &str) -> Rules {
    let files = [("tender.toml".to_owned(), tender(catalogue, ""))].into();
    let opened = resolve::open(&Memory::new(files), "tender.toml");
    assert!(opened.findings.is_empty(), "{}", engine::said(&opened));
    opened.rules.unwrap()
}

/// A bid that answers each criterion with the option that `choose` picks; none where it picks none.
fn scored(catalogue: &str, more: &str, choose: impl Fn(&Criterion) -> Option<&AnswerOption>) -> Value {
    let mut bid = String::from("format = 1\n[bid]\nid = \"b\"\nsupplier = \"B\"\n[answers]\n");
    for criterion in &rules(catalogue).criteria {
        if let Some(option) = choose(criterion) {
            bid.push_str(&format!("\"{}\" = \"{}\"\n", criterion.id, option.id));
        }
    }
    let files: BTreeMap<String, String> =
        [("tender.toml".to_owned(), tender(catalogue, more)), ("bids/b.toml".to_owned(), bid)].into();
    engine::json(&files)["bids"][0].clone()
}

fn best(criterion: &Criterion) -> Option<&AnswerOption> {
    criterion.options.iter().max_by_key(|option| option.points)
}

fn worst(criterion: &Criterion) -> Option<&AnswerOption> {
    criterion.options.iter().min_by_key(|option| option.points)
}

fn exact(bid: &Value) -> &str {
    bid["score"]["exact"].as_str().unwrap()
}

const YEAR_2025: &str = "profile = \"2025-10\"\n";

#[test]
fn the_best_answers_score_what_the_workbook_gives() {
    let bid = scored("eu-csf", "", best);
    assert_eq!((exact(&bid), &bid["level"]["n"]), ("250189/2500", &Value::from(4)), "100.0756 %");
    let bid = scored("eu-csf", YEAR_2025, best);
    assert_eq!((exact(&bid), &bid["level"]["n"]), ("2001609/20000", &Value::from(4)), "100.08045 %");
}

#[test]
fn a_perfect_bid_under_foreign_law_scores_90_and_has_no_level() {
    let bid = scored("eu-csf", "", |c| if c.id.starts_with("SOV-2.") { worst(c) } else { best(c) });
    assert_eq!((exact(&bid), &bid["level"]["n"]), ("225139/2500", &Value::from(0)), "90.0556 %");
}

#[test]
fn an_empty_bid_is_unknown_and_never_passes_a_gate_on_a_level() {
    for policy in ["", "[policy]\nunanswered_level = \"skip\"\n"] {
        for level in 0..=4 {
            let gate = format!("{policy}[[gate]]\nid = \"g\"\nlevel = {level}\n");
            let bid = scored("eu-csf", &gate, |_| None);
            assert_eq!(exact(&bid), "0/1");
            assert_eq!(bid["range"]["worst"]["exact"], "0/1");
            assert_eq!(bid["range"]["best"]["exact"], "250189/2500");
            assert_eq!(bid["level"]["n"], Value::Null);
            assert_eq!(bid["gates"][0]["result"], "unknown");
            assert_eq!(bid["verdict"], "undetermined");
        }
    }
}

#[test]
fn the_framework_is_there_in_full() {
    let rules = rules("eu-csf");
    let options = rules.criteria.iter().map(|criterion| criterion.options.len()).sum::<usize>();
    assert_eq!((rules.groups.len(), rules.criteria.len(), options), (8, 48, 235));
    let maxima: Vec<String> = rules.groups.iter().map(|group| group.all_maxima.to_string()).collect();
    assert_eq!(maxima, ["1000.03", "1002", "1000", "1002", "1001", "1000", "1001", "1000"]);
    let per_group: Vec<usize> = rules.groups.iter().map(|group| group.criteria.len()).collect();
    assert_eq!(per_group, [8, 6, 5, 6, 7, 5, 7, 4]);
    let inert = |c: &&Criterion| c.options.iter().all(|option| option.level == Some(4));
    let inert: Vec<&str> = rules.criteria.iter().filter(inert).map(|c| c.id.as_str()).collect();
    assert_eq!(
        inert,
        ["SOV-1.2", "SOV-1.4", "SOV-1.5", "SOV-1.6", "SOV-1.7", "SOV-2.5", "SOV-5.3", "SOV-7.2", "SOV-8.4"]
    );
    for criterion in &rules.criteria {
        let ids: Vec<String> = (1..=criterion.options.len()).map(|n| n.to_string()).collect();
        assert!(criterion.options.iter().map(|option| &option.id).eq(&ids), "{}", criterion.id);
        assert!(!criterion.evidence_kinds.is_empty(), "{}", criterion.id);
    }
}

#[test]
fn score_and_level_come_apart_as_the_framework_lets_them() {
    let at_least = |level: i64| {
        move |criterion: &Criterion| {
            let reaching = criterion.options.iter().filter(|option| option.level >= Some(level));
            reaching.min_by_key(|option| option.points).map(|option| option.id.clone())
        }
    };
    for (level, lowest) in [(1, "10.48"), (2, "37.62"), (3, "52.71"), (4, "75.40")] {
        let choose = at_least(level);
        let bid = scored("eu-csf", "", |c| {
            let id = choose(c);
            c.options.iter().find(|option| Some(&option.id) == id.as_ref())
        });
        assert_eq!(bid["score"]["value"], lowest, "the lowest score at level {level}");
        assert_eq!(bid["level"]["n"], level);
    }
}

#[test]
fn the_linear_reading_gives_a_quarter_per_level() {
    for level in 0..=4 {
        let bid =
            scored("eu-csf-objectives", "", |c| c.options.iter().find(|option| option.level == Some(level)));
        assert_eq!(exact(&bid), format!("{}/1", level * 25));
        assert_eq!(bid["level"]["n"], level);
    }
    let bid = scored("eu-csf-objectives", "", |c| if c.id.starts_with("SOV-5") { worst(c) } else { best(c) });
    assert_eq!(exact(&bid), "80/1", "SOV-5 weighs 20 in October 2025");
}

#[test]
fn every_shipped_catalogue_stands_alone_without_a_finding_and_in_both_languages() {
    for id in shipped_ids() {
        let files = [("tender.toml".to_owned(), tender(id, ""))].into();
        let opened = resolve::open(&Memory::new(files), "tender.toml");
        let context = |finding: &&keur::diag::Finding| finding.code == keur::diag::codes::APPLIES_OPEN;
        let all = opened.findings.sorted();
        assert!(all.iter().all(context), "{id}:\n{}", engine::said(&opened));
        let catalogue = &opened.catalogues[0];
        let texts = catalogue.criteria.iter().flat_map(|c| {
            [&c.title, &c.question, &c.why, &c.link]
                .into_iter()
                .chain(c.options.iter().map(|option| &option.text))
        });
        for text in texts.chain(catalogue.kinds.iter().map(|kind| &kind.title)) {
            assert!(text.nl.is_some() && text.en.is_some(), "{id}: {text:?}");
        }
    }
}
