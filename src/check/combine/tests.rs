//! Combinations against brute force over more values than they try, and by table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Survey, surveys};
use crate::check::OfRules;
use crate::cond::{MOST_STEPS, Value};
use crate::num::{Dec, Ratio};
use crate::read::Memory;
use crate::resolve::{self, Opened};

/// Random criteria that are compared.
const CASES: u32 = 500;

const FACTS: &str = r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[region]]
id = "r"
countries = ["NL", "DE", "CH"]
[[region]]
id = "s"
countries = ["DE", "US"]
[[law]]
id = "law"
countries = ["US"]
[[context]]
id = "kind"
type = "choice"
options = [{ id = "x", text = "x" }, { id = "y", text = "y" }]
question = "?"
[[fact]]
id = "whole"
type = "integer"
min = 0
max = 8
question = "?"
[[fact]]
id = "part"
type = "percent"
question = "?"
[[fact]]
id = "yes"
type = "bool"
question = "?"
[[fact]]
id = "day"
type = "date"
question = "?"
[[fact]]
id = "one"
type = "choice"
options = [{ id = "x", text = "x" }, { id = "y", text = "y" }, { id = "z", text = "z" }]
question = "?"
[[fact]]
id = "set"
type = "set"
options = [{ id = "none", text = "n", exclusive = true }, { id = "x", text = "x" }, { id = "y", text = "y" }, { id = "z", text = "z" }]
question = "?"
[[fact]]
id = "land"
type = "country"
question = "?"
[[fact]]
id = "lands"
type = "countries"
question = "?"
[[fact]]
id = "maybe"
type = "countries"
may_be_empty = true
question = "?"
[[group]]
id = "g"
weight = 1
[[criterion]]
id = "g.c"
group = "g"
"#;

fn open(conditions: &[(&str, &str)], otherwise: bool) -> Opened {
    let mut catalogue = FACTS.to_owned();
    for (id, (points, when)) in ["a", "b", "c", "d", "e"].iter().zip(conditions) {
        let option = format!("[[criterion.option]]\nid = \"{id}\"\n{points}\nwhen = '{when}'\n");
        catalogue.push_str(&option);
    }
    if otherwise {
        catalogue.push_str("[[criterion.option]]\nid = \"o\"\notherwise = true\n");
    }
    let tender = "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-12-01\n[rules]\nuse = [\"./cat\"]\n";
    let files = [("tender.toml", tender), ("cat/catalogue.toml", &catalogue)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let opened = resolve::open(&Memory::new(BTreeMap::from(files)), "tender.toml");
    assert!(opened.rules.is_some(), "{conditions:?}: {:?}", opened.findings);
    opened
}

fn survey(opened: &Opened) -> Survey {
    let of = OfRules::new(opened).expect("the rules read");
    surveys(&of).remove(0)
}

/// Per option: counts, holds, or never holds; and whether something is open.
fn fates(conditions: &[&str], otherwise: bool) -> (Vec<&'static str>, bool) {
    let each: Vec<String> = (0..conditions.len()).map(|n| format!("points = {}", n + 1)).collect();
    let conditions: Vec<(&str, &str)> =
        each.iter().map(String::as_str).zip(conditions.iter().copied()).collect();
    let survey = survey(&open(&conditions, otherwise));
    let word = |fate: &super::survey::Fate| match (fate.counts, fate.holds) {
        (true, _) => "counts",
        (false, true) => "holds",
        (false, false) => "never",
    };
    (survey.options.iter().map(word).collect(), survey.open)
}

#[test]
fn what_can_never_happen_is_known_where_it_can_be_known() {
    for (conditions, expected) in [
        (vec!["fact.whole > 3", "fact.whole <= 3"], vec!["counts", "counts"]),
        (vec!["fact.whole > 8"], vec!["never"]),
        (vec!["fact.whole < 0 || fact.part > 100"], vec!["never"]),
        (vec!["fact.whole > 3 && fact.whole < 4"], vec!["never"]),
        (vec!["fact.part > 3 && fact.part < 4"], vec!["counts"]),
        (vec!["fact.whole == 2.5", "fact.whole > 2.5 && fact.whole < 3"], vec!["never", "never"]),
        (vec!["fact.whole > 2.5 && fact.whole < 3.5", "fact.part == 2.5"], vec!["counts", "counts"]),
        (vec!["fact.part > 2.5 && fact.part < 2.6"], vec!["counts"]),
        (vec!["fact.whole > 2 * 4"], vec!["never"]),
        (vec!["fact.whole > 5", "fact.whole > 3"], vec!["holds", "counts"]),
        (vec!["fact.day > \"2027-01-01\" && fact.day < \"2027-01-02\""], vec!["never"]),
        (vec!["fact.day < \"2027-01-01\" && fact.day > as_of"], vec!["counts"]),
        (vec!["\"none\" in fact.set && \"x\" in fact.set"], vec!["never"]),
        (vec!["[\"x\", \"y\", \"z\"].all(s, s in fact.set)"], vec!["counts"]),
        (vec!["size(fact.set) > 3"], vec!["never"]),
        (vec!["size(fact.lands) == 0"], vec!["never"]),
        (vec!["size(fact.maybe) == 0"], vec!["counts"]),
        (vec!["fact.lands.all(c, c in region.r && !(c in region.s))"], vec!["counts"]),
        (vec!["fact.lands.all(c, c in region.s && !(c in region.r) && c != \"US\")"], vec!["never"]),
        (vec!["fact.lands.exists_one(c, c in region.r) && size(fact.lands) == 3"], vec!["counts"]),
        (vec!["fact.land == \"NL\" && !(fact.land in region.r)"], vec!["never"]),
        (vec!["content_exposure.law == \"exposed\" && exposure.law == \"none\""], vec!["never"]),
        (vec!["context.kind == \"x\"", "context.kind == \"y\""], vec!["counts", "counts"]),
        (vec!["context.kind == \"x\" && context.kind == \"y\""], vec!["never"]),
    ] {
        assert_eq!(fates(&conditions, false), (expected, false), "{conditions:?}");
    }
    let both = ["fact.yes", "!fact.yes"];
    assert_eq!(fates(&both, true), (vec!["counts", "counts", "never"], false));
}

#[test]
fn nothing_is_claimed_of_what_is_not_looked_into() {
    for condition in [
        "fact.whole * 2 > 17",
        "fact.whole > fact.part && fact.part > 8",
        "fact.lands.all(a, fact.maybe.exists(b, a == b && a in region.s && !(b in region.s)))",
        "fact.lands == [\"ZW\"]",
    ] {
        assert_eq!(fates(&[condition], false), (vec!["never"], true), "{condition}");
    }
    let many: Vec<String> = (0..7).map(|n| format!("(fact.part > {n} || fact.whole == {n})")).collect();
    let lists = "fact.set.all(s, s == \"x\") && fact.lands.all(c, c in region.r) && fact.one == \"x\"";
    let more =
        "fact.maybe.all(c, c in region.s) && fact.day > \"2027-01-01\" && fact.yes && fact.land == \"NL\"";
    let too_many = format!("{} && {lists} && {more} && !fact.yes", many.join(" && "));
    assert_eq!(fates(&[&too_many], false), (vec!["never"], true));
}

#[test]
fn a_tie_shows_what_makes_it() {
    let tied = |points: [&str; 2]| {
        let conditions = [(points[0], "fact.whole > 3"), (points[1], "fact.yes && fact.whole < 6")];
        survey(&open(&conditions, false)).ties.iter().map(|tie| tie.said.clone()).collect::<Vec<_>>()
    };
    assert_eq!(tied(["points = 2", "points = 2"]), ["`fact.whole = 4`, `fact.yes = true`"]);
    assert!(tied(["points = 2", "points = 3"]).is_empty());
    assert!(tied(["points = 2\nrejects = true", "points = 2"]).is_empty());
}

// ---- against brute force ----

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// A condition over some facts, which `about` names.
fn condition(random: &mut Random, about: &[&str], depth: usize) -> String {
    if depth > 0 && random.below(3) > 0 {
        let [a, b] = [(), ()].map(|()| condition(random, about, depth - 1));
        return match random.below(5) {
            0 | 1 => format!("({a} && {b})"),
            2 | 3 => format!("({a} || {b})"),
            _ => format!("!({a})"),
        };
    }
    let about = random.of(about);
    let op = random.of(&["==", "!=", "<", "<=", ">", ">="]);
    let (n, over) = (random.below(8), random.of(&["all", "exists", "exists_one"]));
    let item = random.of(&[
        "c in region.r",
        "c in region.s",
        "!(c in region.r)",
        "c == \"NL\"",
        "c in [\"US\", \"FR\"]",
    ]);
    match about {
        "whole" => match random.below(3) {
            0 => format!("fact.whole in [{n}, 3]"),
            1 => format!("{n} {op} fact.whole"),
            _ => format!("fact.whole {op} {n}"),
        },
        "part" => format!("fact.part {op} {n}.5"),
        "yes" => random.of(&["fact.yes", "!fact.yes", "fact.yes == false"]).to_owned(),
        "day" => format!("fact.day {op} \"2027-01-0{}\"", n % 3 + 3),
        "one" => format!("fact.one {} \"{}\"", random.of(&["==", "!="]), random.of(&["x", "y"])),
        "set" => match random.below(4) {
            0 => format!("size(fact.set) {op} {}", n % 4),
            1 => format!("fact.set.{over}(c, c in [\"x\", \"none\"])"),
            2 => "[\"x\", \"y\"].all(c, c in fact.set)".to_owned(),
            _ => format!("\"{}\" in fact.set", random.of(&["x", "y", "none"])),
        },
        "land" => item.replace('c', "fact.land"),
        list => match random.below(4) {
            0 => format!("size(fact.{list}) {op} {}", n % 3),
            1 => format!("\"{}\" in fact.{list}", random.of(&["NL", "US"])),
            _ => format!("fact.{list}.{over}(c, {item})"),
        },
    }
}

/// More values than the combinations try.
fn rich(fact: &str) -> Vec<Value> {
    let codes = ["NL", "DE", "CH", "US", "FR", "BE"];
    let lists = |ids: &[&str]| {
        let one = ids.iter().map(|a| vec![*a]);
        let two = ids.iter().flat_map(|a| ids.iter().map(move |b| vec![*a, *b]));
        let three = ids.iter().flat_map(|a| ids.iter().map(move |b| vec![*a, *b, "AQ"]));
        one.chain(two).chain(three).map(Value::texts).collect::<Vec<_>>()
    };
    match fact {
        "whole" => (0..=8).map(|n| Value::Number(Ratio::from(n))).collect(),
        "part" => [
            "0", "0.1", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6", "6.5", "7",
            "7.5", "99", "100",
        ]
        .map(|text| Value::Number(Ratio::from(Dec::parse(text).unwrap())))
        .to_vec(),
        "yes" => vec![Value::Bool(true), Value::Bool(false)],
        "day" => (1..=8).map(|day| Value::Date(jiff::civil::date(2027, 1, day))).collect(),
        "one" => ["x", "y", "z"].map(|id| Value::Text(id.into())).to_vec(),
        "set" => [
            vec!["none"],
            vec!["x"],
            vec!["y"],
            vec!["z"],
            vec!["x", "y"],
            vec!["x", "z"],
            vec!["y", "z"],
            vec!["x", "y", "z"],
        ]
        .map(Value::texts)
        .to_vec(),
        "land" => codes.map(|code| Value::Text(code.into())).to_vec(),
        "maybe" => [Value::texts([])].into_iter().chain(lists(&codes)).collect(),
        _ => lists(&codes),
    }
}

/// The options that count for some combination of the richer values.
fn by_force(opened: &Opened, about: &[&str; 2]) -> BTreeSet<usize> {
    let conditions = &opened.conditions;
    let criterion = &opened.rules.as_ref().unwrap().criteria[0];
    let [first, second] = about.map(|fact| {
        let name = format!("fact.{fact}");
        conditions.names.iter().position(|known| *known == name).unwrap()
    });
    let mut reached = BTreeSet::new();
    for (a, b) in rich(about[0]).iter().flat_map(|a| rich(about[1]).into_iter().map(move |b| (a.clone(), b)))
    {
        let value = |input: u32| match usize::try_from(input).unwrap() {
            own if own == first => Some(&a),
            own if own == second => Some(&b),
            other => conditions.constants[other].as_ref(),
        };
        let holds = |place: &usize| {
            let cond = conditions.options[0][*place].as_ref();
            cond.is_some_and(|cond| cond.run(&value, MOST_STEPS) == Ok(Some(true)))
        };
        let places = (0..criterion.options.len()).filter(holds);
        let best = places.min_by_key(|place| {
            let option = &criterion.options[*place];
            (!option.rejects, Reverse(option.points.0), option.id.clone())
        });
        reached.extend(best.or(conditions.otherwise[0]));
    }
    reached
}

#[test]
fn random_criteria_come_out_as_by_brute_force() {
    let facts = ["whole", "part", "yes", "day", "one", "set", "land", "lands", "maybe"];
    let points = ["points = 1", "points = 2", "points = 2\nrejects = true"];
    let mut random = Random(7);
    let (mut never, mut open_ones) = (0, 0);
    for case in 0..CASES {
        let first = random.below(facts.len() - 3);
        let about = [facts[first], facts[first + 1 + random.below(facts.len() - 1 - first)]];
        let options: Vec<(&str, String)> =
            (0..3).map(|_| (random.of(&points), condition(&mut random, &about, 2))).collect();
        let options: Vec<(&str, &str)> =
            options.iter().map(|(points, when)| (*points, when.as_str())).collect();
        let opened = open(&options, true);
        let survey = survey(&opened);
        let reached: BTreeSet<usize> = survey
            .options
            .iter()
            .enumerate()
            .filter(|(_, fate)| fate.counts)
            .map(|(place, _)| place)
            .collect();
        let force = by_force(&opened, &about);
        assert_eq!(reached, force, "case {case}: {options:?}");
        never += usize::from(reached.len() < options.len() + 1);
        open_ones += usize::from(survey.open);
    }
    assert!(never > 50 && open_ones < 50, "{never} with an option out of reach, {open_ones} open");
}
