//! Every number is reckoned again by a reader that knows nothing but the JSON of the steps and the four
//! operations. What it comes to is held against the report of `score`.
#![allow(clippy::disallowed_methods, reason = "a test may read the examples")]

use std::collections::BTreeMap;
use std::path::Path;

use keur::assess::steps::{BidSteps, explain};
use keur::assess::{self, Round, bid_files};
use keur::read::Memory;
use keur::resolve;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use serde_json::Value;

use crate::console::copy;
use crate::golden::root;
use crate::naive::generate;
use crate::run::{Folder, keur};

/// The report of a run as JSON.
#[track_caller]
fn json(folder: &Path, arguments: &[&str]) -> Value {
    keur(folder, &[arguments, &["--format", "json"]].concat()).ends(0).json()
}

fn ratio(exact: &Value) -> Option<BigRational> {
    let (n, d) = exact.as_str()?.split_once('/')?;
    let (n, d): (BigInt, BigInt) = (n.parse().ok()?, d.parse().ok()?);
    (!d.is_zero()).then(|| BigRational::new(n, d))
}

/// The steps as they stand, each reckoned again from the ones before it.
struct Replay {
    values: BTreeMap<String, BigRational>,
}

impl Replay {
    /// Reckons every step again; says which one cannot be, or comes to something else than is written.
    fn new(steps: &[&Value]) -> Result<Replay, String> {
        let mut replay = Replay { values: BTreeMap::new() };
        for step in steps {
            let id = step["id"].as_str().ok_or("a step without id")?;
            let value = replay.step(step).ok_or_else(|| format!("{id} cannot be reckoned"))?;
            if Some(&value) != ratio(&step["result"]).as_ref() {
                return Err(format!("{id} comes to {value}"));
            }
            replay.values.insert(id.to_owned(), value);
        }
        Ok(replay)
    }

    fn operands(&self, of: &Value) -> Option<Vec<BigRational>> {
        let one = |operand: &Value| match operand["step"].as_str() {
            Some(id) => self.values.get(id).cloned(),
            None => ratio(&operand["value"]),
        };
        of.as_array()?.iter().map(one).collect()
    }

    fn step(&self, step: &Value) -> Option<BigRational> {
        let operands = self.operands(&step["operands"])?;
        let mut each = operands.iter();
        let first = each.next().cloned().unwrap_or_else(BigRational::zero);
        let result = match step["op"].as_str()? {
            "+" => each.fold(first, |sum, one| sum + one),
            "-" => each.fold(first, |rest, one| rest - one),
            "*" => each.fold(first, |product, one| product * one),
            "/" => each.try_fold(first, |part, one| (!one.is_zero()).then(|| part / one))?,
            _ => return None,
        };
        if let Some(picked) = step.get("picked") {
            let mut among = self.operands(&picked["among"])?;
            among.sort();
            let right = match picked["how"].as_str()? {
                "lowest" => among.first(),
                "highest" => among.last(),
                "middle" if among.len() == 3 => among.get(1),
                _ => None,
            };
            return (right == Some(&result) && operands.len() == 1).then_some(result);
        }
        Some(result)
    }

    /// What a result comes to.
    fn result(&self, of: &Value) -> Result<&BigRational, String> {
        let id = of["step"].as_str().ok_or("a result without a step")?;
        self.values.get(id).ok_or_else(|| format!("{id} is not there"))
    }
}

/// Replays an explanation, without the step of a place where one is to be left out.
fn replayed(explanation: &Value, without: Option<usize>) -> Result<Replay, String> {
    let steps = explanation["steps"].as_array().ok_or("no steps")?.iter().enumerate();
    let steps: Vec<&Value> = steps.filter(|(at, _)| Some(*at) != without).map(|(_, step)| step).collect();
    let replay = Replay::new(&steps)?;
    for result in explanation["results"].as_array().ok_or("no results")? {
        replay.result(result)?;
    }
    Ok(replay)
}

fn array(of: &Value) -> &[Value] {
    of.as_array().map_or(&[], Vec::as_slice)
}

fn with_id<'v>(all: &'v Value, id: &Value) -> &'v Value {
    array(all).iter().find(|one| one["id"] == *id).unwrap_or(&Value::Null)
}

/// The exact number in the report of `score` for a result; nothing for what that report does not hold.
fn reported<'v>(bid: &'v Value, result: &Value) -> Option<&'v Value> {
    let of = &result["of"];
    let found = match result["what"].as_str()? {
        "score" => &bid["score"],
        "group" => &with_id(&bid["groups"], of)["points"],
        "share" => &with_id(&bid["groups"], of)["share"],
        "weight" => &with_id(&bid["groups"], of)["weight"],
        "criterion" => &with_id(&bid["criteria"], of)["points"],
        "figure" => &bid["award"]["figure"],
        _ => return None,
    };
    Some(&found["exact"])
}

/// Replays an explanation against a report with its bids; how many numbers came out the same.
#[track_caller]
fn same(explanation: &Value, report: &Value) -> usize {
    let replay = replayed(explanation, None).unwrap_or_else(|why| panic!("{why}"));
    let mut same = 0;
    for result in array(&explanation["results"]) {
        let bid = with_id(&report["bids"], &result["bid"]);
        let Some(exact) = reported(bid, result) else { continue };
        assert_eq!(Some(replay.result(result).unwrap()), ratio(exact).as_ref(), "{result}");
        same += 1;
    }
    same
}

/// Replays the steps of every bid of a tender against its report; none of its numbers is left out.
#[track_caller]
fn all_the_same(folder: &Path) -> usize {
    let report = json(folder, &["score"]);
    let mut numbers = 0;
    for bid in array(&report["bids"]) {
        let id = bid["id"].as_str().unwrap();
        let explanation = json(folder, &["explain", id])["explanation"].clone();
        numbers += same(&explanation, &report);
        let all = |what: &str| array(&explanation["results"]).iter().filter(|r| r["what"] == what).count();
        let counts = array(&bid["criteria"]).iter().filter(|one| one["status"] != "not-applicable").count();
        assert_eq!((all("criterion"), all("group")), (counts, array(&bid["groups"]).len()), "{id}");
        assert_eq!(all("figure") > 0, !bid["award"]["figure"].is_null(), "{id}");
        assert_eq!(all("score") > 0, !bid["score"].is_null(), "{id}");
    }
    numbers
}

/// Random tenders whose bids are explained against each other.
const TENDERS: u64 = 300;

const EXAMPLES: [&str; 3] = ["examples/zaaksysteem", "examples/eu-csf", "examples/beoordeling"];

#[test]
fn the_steps_of_every_example_come_to_the_numbers_of_its_report() {
    for (example, least) in EXAMPLES.into_iter().zip([250, 250, 50]) {
        let same = all_the_same(&root().join(example));
        assert!(same > least, "{example}: only {same} numbers");
    }
}

#[test]
fn no_step_can_be_left_out() {
    for (example, first, second) in
        [("examples/zaaksysteem", "vlierhof", "moeraslinde"), ("examples/eu-csf", "roerdomp", "pluvier")]
    {
        let explanation =
            &json(&root().join(example), &["explain", first, "--against", second])["explanation"];
        replayed(explanation, None).unwrap();
        let steps = array(&explanation["steps"]).len();
        assert!(steps > 100, "{example}: {steps} steps");
        for step in 0..steps {
            let id = &explanation["steps"][step]["id"];
            assert!(replayed(explanation, Some(step)).is_err(), "{example}: {id} is not needed");
        }
    }
}

/// The sum of some steps, and the exact number that they start from.
fn walked<'v>(replay: &Replay, from: &Value, steps: impl Iterator<Item = &'v Value>) -> BigRational {
    let step = |id: &Value| replay.values[id.as_str().unwrap()].clone();
    steps.filter(|id| !id.is_null()).fold(ratio(from).unwrap(), |sum, id| sum + step(id))
}

/// Walks from the score and the figure of one bid to those of another; whether the figure had its own way.
#[track_caller]
fn walk(folder: &Path, first: &str, second: &str) -> bool {
    let report = json(folder, &["explain", first, "--against", second]);
    assert!(same(&report["explanation"], &report) > 10, "{first}, {second}");
    let (explanation, bids) = (&report["explanation"], &report["bids"]);
    let replay = replayed(explanation, None).unwrap_or_else(|why| panic!("{first}, {second}: {why}"));
    let (waterfall, end) = (&explanation["waterfall"], |n: usize| &bids[n]["score"]["exact"]);
    let falls = array(&waterfall["falls"]).iter().map(|fall| &fall["difference"]);
    assert_eq!(Some(walked(&replay, end(1), falls)), ratio(end(0)), "{first}, {second}");
    let last =
        array(&waterfall["falls"]).last().map(|fall| replay.values[fall["so_far"].as_str().unwrap()].clone());
    assert!(last.is_none() || last == ratio(end(0)), "{first}, {second}");
    let award = &waterfall["award"];
    if award.is_null() {
        return false;
    }
    let figure = |n: usize| &bids[n]["award"]["figure"]["exact"];
    let parts = ["quality", "price", "rounding"].into_iter().map(|part| &award[part]);
    assert_eq!(Some(walked(&replay, figure(1), parts)), ratio(figure(0)), "{first}, {second}");
    true
}

#[test]
fn the_way_from_bid_to_bid_adds_up() {
    let [cases, csf, assessed] = EXAMPLES.map(|example| root().join(example));
    walk(&cases, "moeraslinde", "vlierhof");
    walk(&cases, "duinviool", "veldkers");
    walk(&csf, "roerdomp", "pluvier");
    walk(&csf, "pluvier", "roerdomp");
    assert!(walk(&assessed, "meidoorn", "waterkers"), "this one has a figure");
}

/// A folder with all its texts in memory.
fn in_memory(folder: &Path, below: &str, into: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            in_memory(&entry.path(), &format!("{name}/"), into);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            into.insert(name, text);
        }
    }
}

/// Explains every bid of a tender against every other, and sums the way; how many pairs had one. That the
/// steps come to the engine's own figures is asked where they are recorded.
fn pairs(files: BTreeMap<String, String>) -> usize {
    let memory = Memory::new(files);
    let opened = resolve::open(&memory, "tender.toml");
    let bids = bid_files(&memory, "bids").unwrap_or_default();
    let options = assess::Options {
        threads: 1,
        keep: 1000,
        digests: false,
        authority: &opened.authority,
        look: None,
        progress: &|_| {},
    };
    let with = (opened.rules.as_ref().unwrap(), &opened.conditions);
    let round = Round::run(with, &memory, &bids, opened.next_file(), options);
    let mut pairs = 0;
    for first in &round.places {
        for second in &round.places {
            let asked = [first.clone(), second.clone()];
            let alone = first == second;
            let explanation = explain(&opened, &round, if alone { &asked[..1] } else { &asked }).unwrap();
            let Some(waterfall) = &explanation.waterfall else { continue };
            let score = |n: usize| {
                let steps: &BidSteps = explanation.bids[n].steps.as_ref().unwrap();
                explanation.value(steps.score.unwrap()).clone()
            };
            let falls = waterfall.falls.iter().map(|fall| explanation.value(fall.difference));
            assert_eq!(falls.fold(score(1), |sum, fall| &sum + fall), score(0));
            pairs += 1;
        }
    }
    pairs
}

#[test]
fn the_way_between_every_two_bids_of_every_example_adds_up() {
    for (example, at_least) in EXAMPLES.into_iter().zip([20, 42, 12]) {
        let mut files = BTreeMap::new();
        in_memory(&root().join(example), "", &mut files);
        let pairs = pairs(files);
        assert!(pairs >= at_least, "{example}: {pairs} pairs");
    }
}

#[test]
fn random_tenders_are_explained_without_a_difference() {
    let found: usize = (0..TENDERS).map(|seed| pairs(generate::tender(seed))).sum();
    assert!(found > 500, "{found} pairs");
}

const WEIGHTED: &str = "method = 'weighted'\nquality_weight = 60\nprice_weight = 40\n";

/// Awards by every method and formula, with what bends them: clamping, rounding, no weight of quality.
fn awards() -> Vec<String> {
    let weighted = |rest: &str| format!("{WEIGHTED}{rest}\n");
    vec![
        "method = 'quality'\n".to_owned(),
        weighted("formula = 'absolute-linear'\nfloor = 300000\nceiling = 600000"),
        weighted("formula = 'absolute-linear'\nfloor = 100\nceiling = 400000\nround = 1"),
        weighted("formula = 'lowest-ratio'"),
        weighted("formula = 'lowest-ratio'\nround = 3"),
        weighted("formula = 'relative-linear'"),
        weighted("formula = 'to-lowest'"),
        weighted("formula = 'to-lowest'").replace("quality_weight = 60", "quality_weight = 0"),
        "method = 'value'\nvalues = { hosting = 90000, exit = 12345.67 }\n".to_owned(),
        "method = 'value-for-money'\n".to_owned(),
        "method = 'value-for-money'\nround = 9\n".to_owned(),
    ]
}

#[test]
fn the_figure_of_every_award_is_replayed_and_its_parts_add_up() {
    let folder = Folder::new("replay-awards");
    let at = folder.join("tender");
    copy(&root().join("examples/zaaksysteem"), &at);
    let tender = folder.text("tender/tender.toml");
    let seen: Vec<String> = awards();
    for method in keur::award::METHODS {
        let formula = method.formula().map_or(String::new(), |formula| format!("formula = '{formula}'"));
        let is_it = |award: &String| {
            award.contains(&format!("method = '{}'\n", method.name())) && award.contains(&formula)
        };
        assert!(seen.iter().any(is_it), "{method:?} is not tried");
    }
    for award in seen {
        folder.write("tender/tender.toml", format!("{tender}\n[award]\n{award}"));
        let priced = !award.contains("'quality'");
        assert_eq!(walk(&at, "moeraslinde", "vlierhof"), priced, "{award}");
    }
}

/// Shared scales, curves, parts of catalogues, criteria left out of what a group is out of.
#[test]
fn what_a_catalogue_may_say_is_replayed() {
    let folder = Folder::new("replay-forms");
    let other = "format = 1\n[catalogue]\nid = 'o'\nversion = '1'\ntitle = 'O'\n\
        [[scale]]\nid = 'three'\n[[scale.option]]\nid = 'no'\nshare = -10\n[[scale.option]]\nid = 'half'\nshare = 33.3\n\
        [[scale.option]]\nid = 'all'\nshare = 100\n\
        [[fact]]\nid = 'o.days'\ntype = 'decimal'\nmin = 0\nmax = 100\n\
        [[group]]\nid = 'o'\nweight = 7\nout_of = 1000\n[[group]]\nid = 'p'\nweight = 2\n\
        [[criterion]]\nid = 'o.scale'\ngroup = 'o'\nscale = 'three'\npoints = 17.5\n\
        [[criterion]]\nid = 'o.curve'\ngroup = 'o'\n[criterion.curve]\nfact = 'o.days'\npoints = [[10, -3], [40, 20.5], [90, 1]]\n\
        [[criterion]]\nid = 'o.gone'\ngroup = 'o'\noption = [{ id = 'a', points = 11 }, { id = 'b' }]\n\
        [[criterion]]\nid = 'p.malus'\ngroup = 'p'\noption = [{ id = 'a', points = -4 }, { id = 'b', points = 3 }]\n";
    let tender = crate::run::TENDER.replace(
        "use = [\"./cat\"]",
        "use = [\"./cat\", \"./other\"]\ndrop = ['o.gone']\nshare = { small = 40, o = 60 }",
    );
    folder.write("tender.toml", tender).write("cat/catalogue.toml", crate::run::CATALOGUE);
    folder.write("other/catalogue.toml", other);
    for (n, (days, scale)) in
        [("5", "half"), ("40", "all"), ("41.5", "no"), ("99", "half"), ("25", "all")].into_iter().enumerate()
    {
        let id = format!("bid-{n}");
        let more = format!(
            "o.scale = '{scale}'\n{}[facts]\no.days = {days}\n",
            if n % 2 == 0 { "p.malus = 'a'\n" } else { "" }
        );
        folder.write(&format!("bids/{id}.toml"), crate::run::bid(&id) + &more);
    }
    let at = folder.join("");
    assert!(all_the_same(&at) > 50);
    assert!(!walk(&at, "bid-0", "bid-3"));
}
