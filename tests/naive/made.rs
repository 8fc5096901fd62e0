//! What came out: how often the random tenders held each thing that they are meant to hold.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use serde_json::Value;

use super::read::{self, Rules, Subject};

/// Everything that is counted, but gates: those are each kind with each result.
const THINGS: [&str; 28] = [
    "status answered",
    "status unanswered",
    "status equivalent-offered",
    "malus option",
    "group with maximum 0",
    "dropped criterion",
    "dropped group",
    "group with every criterion dropped",
    "exact tie",
    "provisional order",
    "more than ten groups with two-decimal points",
    "policy skip",
    "out_of",
    "profile",
    "weights of the groups themselves",
    "weights of the tender",
    "rules share",
    "knock-out that rejects",
    "knock-out left open",
    "unsupported answer",
    "supported answer",
    "options of a scale",
    "two level scales",
    "no group with a share",
    "score above 100",
    "score below 0",
    "bid for another tender",
    "duplicate bid id",
];

const GATES: [&str; 9] = [
    "overall level",
    "catalogue level",
    "group level",
    "criterion level",
    "group share",
    "criterion points",
    "criterion options",
    "score",
    "price",
];

/// How often each thing that matters was made.
pub(crate) struct Made {
    counts: BTreeMap<String, usize>,
}

impl Made {
    pub(crate) fn new() -> Self {
        let mut counts: BTreeMap<String, usize> = THINGS.iter().map(|thing| (thing.to_string(), 0)).collect();
        for gate in GATES {
            for result in ["pass", "fail", "unknown"] {
                counts.insert(format!("gate on {gate}: {result}"), 0);
            }
        }
        Made { counts }
    }

    /// Counts what is in the files of a tender and in what the naive scorer made of it.
    pub(crate) fn observe(&mut self, files: &BTreeMap<String, String>, scored: &Value) {
        let rules = read::rules(files);
        self.observe_rules(&rules);
        self.add("weights of the tender", usize::from(has_line(&files["tender.toml"], "weights")));
        let uses_scale = files.values().any(|text| has_line(text, "scale"));
        self.add("options of a scale", usize::from(uses_scale));
        self.add("provisional order", usize::from(scored["provisional"] == Value::Bool(true)));
        for bid in scored["bids"].as_array().expect("a list of bids") {
            self.observe_bid(&rules, bid);
        }
    }

    /// What was made 0 times.
    pub(crate) fn empty(&self) -> Vec<String> {
        let never = self.counts.iter().filter(|(_, count)| **count == 0);
        never.map(|(thing, _)| thing.clone()).collect()
    }

    /// Every count, for people.
    pub(crate) fn table(&self) -> String {
        let lines = self.counts.iter().map(|(thing, count)| format!("{count:8}  {thing}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Takes over the counts of another thread.
    pub(crate) fn merge(&mut self, other: &Made) {
        for (thing, count) in &other.counts {
            self.add(thing, *count);
        }
    }

    fn add(&mut self, thing: &str, count: usize) {
        *self.counts.get_mut(thing).unwrap_or_else(|| panic!("{thing} is not counted")) += count;
    }

    fn observe_rules(&mut self, rules: &Rules) {
        let options = || rules.criteria.iter().flat_map(|criterion| &criterion.options);
        let cents = options().any(|option| *option.points.denom() == BigInt::from(100));
        let dropped = rules.criteria.iter().filter(|criterion| criterion.dropped);
        let with_profiles = rules.catalogues.iter().filter(|catalogue| catalogue.has_profiles).count();
        let mut scales: Vec<_> = rules.catalogues.iter().map(|catalogue| &catalogue.levels).collect();
        scales.retain(|levels| !levels.is_empty());
        scales.dedup();
        self.add("malus option", options().filter(|option| option.points.is_negative()).count());
        self.add("dropped criterion", dropped.count());
        self.add("dropped group", rules.groups.iter().filter(|group| group.dropped).count());
        self.add(
            "more than ten groups with two-decimal points",
            usize::from(cents && rules.groups.len() > 10),
        );
        self.add("policy skip", usize::from(rules.skip));
        self.add("out_of", rules.groups.iter().filter(|group| group.out_of.is_some()).count());
        self.add("profile", with_profiles);
        self.add("weights of the groups themselves", rules.catalogues.len() - with_profiles);
        self.add("rules share", usize::from(rules.shares.is_some()));
        self.add("two level scales", usize::from(scales.len() > 1));
        for group in rules.groups.iter().filter(|group| !group.dropped) {
            self.observe_group(rules, &group.id);
        }
    }

    fn observe_group(&mut self, rules: &Rules, group: &str) {
        let inside = rules.criteria.iter().filter(|criterion| criterion.group == group);
        let counting: Vec<_> = inside.filter(|criterion| !criterion.dropped).collect();
        let mut options = counting.iter().flat_map(|criterion| &criterion.options);
        let worthless = options.all(|option| !option.points.is_positive());
        self.add("group with every criterion dropped", usize::from(counting.is_empty()));
        self.add("group with maximum 0", usize::from(worthless && !counting.is_empty()));
    }

    fn observe_bid(&mut self, rules: &Rules, bid: &Value) {
        let list = |key: &str| bid[key].as_array().expect("a list").iter();
        for criterion in list("criteria") {
            self.add(&format!("status {}", criterion["status"].as_str().expect("a status")), 1);
            self.add("supported answer", usize::from(criterion["supported"] == Value::Bool(true)));
            self.add("unsupported answer", usize::from(criterion["supported"] == Value::Bool(false)));
        }
        for reason in list("verdict_reasons") {
            match reason["reason"].as_str().expect("a reason") {
                "knock-out" => self.add("knock-out that rejects", 1),
                "knock-out-open" => self.add("knock-out left open", 1),
                "other-tender" => self.add("bid for another tender", 1),
                "duplicate-id" => self.add("duplicate bid id", 1),
                _ => {}
            }
        }
        for (gate, seen) in rules.gates.iter().zip(list("gates")) {
            let result = seen["result"].as_str().expect("a result");
            self.add(&format!("gate on {}: {result}", kind(&gate.subject)), 1);
        }
        self.observe_score(bid);
    }

    fn observe_score(&mut self, bid: &Value) {
        let assessed = !bid["verdict"].is_null();
        let Some(exact) = bid["score"]["exact"].as_str() else {
            self.add("no group with a share", usize::from(assessed));
            return;
        };
        let (above, below) = exact.split_once('/').expect("a fraction");
        let above: BigInt = above.parse().expect("a whole number");
        let below: BigInt = below.parse().expect("a whole number");
        self.add("score above 100", usize::from(above > &below * 100));
        self.add("score below 0", usize::from(above < BigInt::zero()));
        self.add("exact tie", bid["tied_with"].as_array().map_or(0, Vec::len));
    }
}

fn has_line(text: &str, key: &str) -> bool {
    text.lines().any(|line| line.starts_with(&format!("{key} = ")))
}

fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::OverallLevel(_) => "overall level",
        Subject::CatalogueLevel(..) => "catalogue level",
        Subject::GroupLevel(..) => "group level",
        Subject::CriterionLevel(..) => "criterion level",
        Subject::GroupShare(..) => "group share",
        Subject::CriterionPoints(..) => "criterion points",
        Subject::CriterionOptions(..) => "criterion options",
        Subject::Score(_) => "score",
        Subject::Price(_) => "price",
    }
}
