//! What came out: how often the random tenders held each thing that they are meant to hold.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde_json::Value;

use super::read::{self, Award, Bid, Rules, Subject};

/// Everything that is counted, but gates and the award: gates are each kind with each result.
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

/// Tenders with two ranked bids or more, by method and formula.
const METHODS: [&str; 7] = [
    "quality",
    "weighted absolute-linear",
    "weighted lowest-ratio",
    "weighted relative-linear",
    "weighted to-lowest",
    "value",
    "value-for-money",
];

/// What the award can come to. Ties are pairs of ranked bids with the same figure.
const AWARDS: [&str; 31] = [
    "tie decided by score",
    "tie decided by group",
    "tie decided by criterion",
    "tie decided by price",
    "tie decided by the second rule or a later one",
    "tie left to draw",
    "tie that no rule decides",
    "tie rule on a group without a share",
    "tie made by rounding",
    "order other than without rounding",
    "half that is rounded",
    "half below 0 that is rounded",
    "figure below 0",
    "price below the floor",
    "price above the ceiling",
    "price above twice the lowest",
    "all prices equal under relative-linear",
    "quality that weighs nothing",
    "price that weighs nothing",
    "value of 0",
    "values as weights",
    "value tender with weights",
    "value tender with rules share",
    "more than one winner",
    "price missing",
    "price of 0",
    "price in another currency",
    "price-open as the only reason",
    "abnormally low",
    "figure other if the undetermined are admitted",
    "order other if the undetermined are admitted",
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
        counts.extend(METHODS.iter().map(|method| (format!("award by {method}"), 0)));
        counts.extend(AWARDS.iter().map(|thing| (thing.to_string(), 0)));
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
        let findings = scored["findings"].as_array().expect("a list of findings");
        self.add("abnormally low", findings.len());
        for bid in read::bids(files, &rules) {
            self.observe_price(&rules, &bid);
        }
        self.observe_terms(files, &rules.award);
        let ranked = ranked(scored);
        self.observe_ranked(&rules, &ranked);
        if let Some(decimals) = rules.award.round {
            self.observe_rounding(files, decimals, &ranked);
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
                "price-open" => {
                    let only = list("verdict_reasons").count() == 1;
                    self.add("price-open as the only reason", usize::from(only));
                }
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

    fn observe_price(&mut self, rules: &Rules, bid: &Bid) {
        match &bid.price {
            None => self.add("price missing", 1),
            Some((_, currency)) if *currency != rules.currency => self.add("price in another currency", 1),
            Some((amount, _)) => self.add("price of 0", usize::from(amount.is_zero())),
        }
    }

    fn observe_terms(&mut self, files: &BTreeMap<String, String>, award: &Award) {
        let has = |key| usize::from(has_line(&files["tender.toml"], key));
        self.add("more than one winner", usize::from(award.winners > 1));
        self.add("value of 0", award.values.values().filter(|value| value.is_zero()).count());
        if award.method == "value" {
            self.add("values as weights", 1 - has("weights"));
            self.add("value tender with weights", has("weights"));
            self.add("value tender with rules share", has("share"));
        }
        if award.method == "weighted" {
            self.add("quality that weighs nothing", usize::from(award.quality_weight.is_zero()));
            self.add("price that weighs nothing", usize::from(award.price_weight.is_zero()));
        }
    }

    /// What the award came to for the bids that are ranked, each against each.
    fn observe_ranked(&mut self, rules: &Rules, ranked: &[&Value]) {
        let award = &rules.award;
        if ranked.len() < 2 {
            return;
        }
        let method = award.formula.iter().fold(award.method.clone(), |name, formula| name + " " + formula);
        self.add(&format!("award by {method}"), 1);
        for bid in ranked {
            let (now, then) = (&bid["award"]["figure"], &bid["award"]["figure_if_admitted"]);
            self.add("figure below 0", usize::from(fraction(now).is_some_and(|now| now.is_negative())));
            self.add(
                "figure other if the undetermined are admitted",
                usize::from(!then.is_null() && now != then),
            );
        }
        self.observe_formula(award, ranked);
        for (one, other) in pairs(ranked) {
            let (now, then) = (before(one, other, "rank"), before(one, other, "rank_if_admitted"));
            let same = now == then || one["rank_if_admitted"].is_null();
            self.add("order other if the undetermined are admitted", usize::from(!same));
            if one["award"]["figure"] == other["award"]["figure"] && !one["award"]["figure"].is_null() {
                self.observe_tie(award, one, other);
            }
        }
    }

    fn observe_formula(&mut self, award: &Award, ranked: &[&Value]) {
        let prices: Vec<BigRational> = ranked.iter().filter_map(|bid| fraction(&bid["price"])).collect();
        let Some(lowest) = prices.iter().min() else { return };
        let twice = lowest + lowest;
        let count = |above: &dyn Fn(&BigRational) -> bool| prices.iter().filter(|price| above(price)).count();
        match award.formula.as_deref() {
            Some("absolute-linear") => {
                self.add("price below the floor", count(&|price| *price < award.floor));
                self.add("price above the ceiling", count(&|price| *price > award.ceiling));
            }
            Some("to-lowest") => self.add("price above twice the lowest", count(&|price| *price > twice)),
            Some("relative-linear") => {
                let equal = count(&|price| price > lowest) == 0;
                self.add("all prices equal under relative-linear", usize::from(equal));
            }
            _ => {}
        }
    }

    /// Which rule decides between two bids with one figure: the first that sees a difference. What it sees is
    /// read from the report, so that this does not follow the naive scorer in an error.
    fn observe_tie(&mut self, award: &Award, one: &Value, other: &Value) {
        let without_share = |rule: &&String| rule.starts_with("group:") && seen(rule, one).is_none();
        self.add("tie rule on a group without a share", award.ties.iter().filter(without_share).count());
        let decides = award.ties.iter().position(|rule| seen(rule, one) != seen(rule, other));
        let Some(decides) = decides else {
            let drawn = award.ties.iter().any(|rule| rule == "draw");
            self.add(if drawn { "tie left to draw" } else { "tie that no rule decides" }, 1);
            assert_eq!(one["rank"], other["rank"], "nothing tells the bids apart");
            return;
        };
        let rule = award.ties[decides].split(':').next().expect("a first part");
        self.add(&format!("tie decided by {rule}"), 1);
        self.add("tie decided by the second rule or a later one", usize::from(decides > 0));
        assert_ne!(one["rank"], other["rank"], "a rule tells the bids apart");
    }

    /// Holds the order against that of the same tender without rounding.
    fn observe_rounding(&mut self, files: &BTreeMap<String, String>, decimals: u32, ranked: &[&Value]) {
        let mut files = files.clone();
        let tender = files["tender.toml"].lines().filter(|line| !line.starts_with("round = "));
        let tender = tender.collect::<Vec<_>>().join("\n");
        files.insert("tender.toml".to_string(), tender);
        let scored = super::score(&files);
        let exact = |bid: &Value| {
            let mut bids = scored["bids"].as_array().expect("a list of bids").iter();
            bids.find(|exact| exact["id"] == bid["id"]).expect("the same bids").clone()
        };
        for figure in ranked.iter().filter_map(|bid| fraction(&exact(bid)["award"]["figure"])) {
            let scaled = &figure * BigRational::from_integer(BigInt::from(10).pow(decimals));
            let is_half = *scaled.denom() == BigInt::from(2);
            self.add("half that is rounded", usize::from(is_half));
            self.add("half below 0 that is rounded", usize::from(is_half && figure.is_negative()));
        }
        for (one, other) in pairs(ranked) {
            let (exact_one, exact_other) = (exact(one), exact(other));
            let tied = one["award"]["figure"] == other["award"]["figure"];
            let apart = exact_one["award"]["figure"] != exact_other["award"]["figure"];
            self.add("tie made by rounding", usize::from(tied && apart));
            let (now, exactly) = (before(one, other, "rank"), before(&exact_one, &exact_other, "rank"));
            self.add("order other than without rounding", usize::from(now != exactly));
        }
    }
}

fn ranked(scored: &Value) -> Vec<&Value> {
    let bids = scored["bids"].as_array().expect("a list of bids");
    bids.iter().filter(|bid| !bid["rank"].is_null()).collect()
}

fn pairs<'v>(bids: &[&'v Value]) -> Vec<(&'v Value, &'v Value)> {
    let after = |at: usize| bids[at + 1..].iter().map(move |other| (bids[at], *other));
    (0..bids.len()).flat_map(after).collect()
}

/// Which of two bids comes first, by a rank that both have.
fn before(one: &Value, other: &Value, rank: &str) -> Ordering {
    one[rank].as_u64().cmp(&other[rank].as_u64())
}

/// What a tie rule looks at in a bid of the report.
fn seen(rule: &str, bid: &Value) -> Option<BigRational> {
    let entry = |list: &str, id: &str| {
        let mut entries = bid[list].as_array().expect("a list").iter();
        entries.find(|entry| entry["id"] == id).expect("what the rule names").clone()
    };
    match rule.split_once(':') {
        Some(("group", id)) => fraction(&entry("groups", id)["share"]),
        Some((_, id)) => fraction(&entry("criteria", id)["points"]),
        None if rule == "draw" => None,
        None => fraction(&bid[rule]),
    }
}

/// An exact number of the report.
fn fraction(number: &Value) -> Option<BigRational> {
    number["exact"].as_str().map(|exact| exact.parse().expect("a fraction"))
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
