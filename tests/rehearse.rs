//! Rehearsals: synthetic bids are real ones, what they show is so when the program scores them, and amounts of
//! money hold on both sides.
#![allow(clippy::disallowed_methods, reason = "a test may read the examples and play the user")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use keur::assess::{Standing, Verdict, rank};
use keur::award::method;
use keur::model::rules::Rules;
use keur::num::{Dec, Money as Amount, Ratio};
use keur::read::Memory;
use keur::resolve::{self, Opened};
use keur::study::rehearse::{Exhibit, Gain, Idle, Money, Options, Rehearsal, Why, Words, rehearse};

use crate::golden;
use crate::run::{Folder, Ran};

const TENDER: &str = "format = 1\n[tender]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nas_of = 2027-01-01\n\
    [rules]\nuse = [\"./cat\"]\n";

/// Two groups that weigh, one that does not, a curve, a judged criterion, derived options, a knock-out, evidence.
const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "small"
version = "1"
title = "Small"
[[level]]
n = 0
name = "L0"
[[level]]
n = 1
name = "L1"
[[kind]]
id = "paper"
title = "a paper"
[[law]]
id = "far"
title = "A law from afar"
countries = ["US"]
[[region]]
id = "near"
countries = ["NL", "DE"]
[[fact]]
id = "months"
type = "decimal"
min = 0
max = 24
[[fact]]
id = "where"
type = "countries"
[[fact]]
id = "tests"
type = "set"
options = [{ id = "none", exclusive = true }, { id = "own" }, { id = "other" }]
[[group]]
id = "g"
weight = 45
[[group]]
id = "h"
weight = 55
[[group]]
id = "idle"
[[criterion]]
id = "g.plan"
group = "g"
evidence_kinds = ["paper"]
option = [{ id = "no", rejects = true, level = 0 }, { id = "some", points = 7, level = 1 }, { id = "all", points = 10, level = 1 }]
[[criterion]]
id = "g.months"
group = "g"
curve = { fact = "months", points = [[1, 9], [3, 4], [12, 0]] }
[[criterion]]
id = "h.where"
group = "h"
option = [
    { id = "near", points = 12, when = 'fact.where.all(c, c in region.near) && "own" in fact.tests' },
    { id = "half", points = 5, when = 'fact.where.exists(c, c in region.near)' },
    { id = "far", points = 0, otherwise = true },
]
[[criterion]]
id = "h.reach"
group = "h"
option = [
    { id = "free", points = 6, when = 'content_exposure["far"] in ["none", "shielded"]' },
    { id = "reached", points = -2, otherwise = true },
]
[[criterion]]
id = "h.approach"
group = "h"
judged = true
option = [{ id = "weak", points = 0 }, { id = "fair", points = 4 }, { id = "strong", points = 8 }]
[[criterion]]
id = "idle.report"
group = "idle"
option = [{ id = "no" }, { id = "yes", points = 3 }]
[chain]
layers = ["application", "keys"]
"#;

/// Every method that there is, as a tender says it.
const AWARDS: [(&str, &str); 7] = [
    ("quality", "method = \"quality\""),
    (
        "absolute-linear",
        "method = \"weighted\"\nformula = \"absolute-linear\"\nquality_weight = 60\nprice_weight = 40\nfloor = 70000\nceiling = 130000",
    ),
    (
        "lowest-ratio",
        "method = \"weighted\"\nformula = \"lowest-ratio\"\nquality_weight = 60\nprice_weight = 40",
    ),
    (
        "relative-linear",
        "method = \"weighted\"\nformula = \"relative-linear\"\nquality_weight = 60\nprice_weight = 40",
    ),
    ("to-lowest", "method = \"weighted\"\nformula = \"to-lowest\"\nquality_weight = 60\nprice_weight = 40"),
    ("value", "method = \"value\"\nvalues = { g = 20000, h = 35000 }"),
    ("value-for-money", "method = \"value-for-money\""),
];

fn open(tender: &str, catalogue: &str) -> Opened {
    let files = [("tender.toml", tender), ("cat/catalogue.toml", catalogue)];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let opened = resolve::open(&Memory::new(files), "tender.toml");
    assert!(!opened.findings.has_errors(), "{:?}", opened.findings);
    opened
}

fn awarded(award: &str) -> Opened {
    open(&format!("{TENDER}[award]\n{award}\n"), CATALOGUE)
}

fn rehearsed(opened: &Opened, seed: u64, budget: usize, threads: usize) -> Rehearsal {
    let options = Options { seed, budget, price: None, threads, progress: &|_| {} };
    rehearse((opened.rules.as_ref().unwrap(), &opened.conditions), &options).unwrap()
}

fn exhibit(opened: &Opened, of: &Rehearsal) -> Option<Exhibit> {
    let words = Words { remark: "made up", supplier: "Bidder", statement: "made up" };
    of.exhibit(opened.rules.as_ref().unwrap(), &opened.conditions, words)
}

// ---- synthetic bids are real ones ----

#[test]
fn every_synthetic_bid_is_read_and_assessed_under_rules_of_every_kind() {
    let read = |path: &str| std::fs::read_to_string(golden::root().join(path)).unwrap();
    let extra = read("examples/eu-csf/requirements/catalogue.toml");
    for name in ["zaaksysteem", "eu-csf"] {
        let files = [
            ("tender.toml".to_owned(), read(&format!("examples/{name}/tender.toml"))),
            ("requirements/catalogue.toml".to_owned(), extra.clone()),
        ];
        let opened = resolve::open(&Memory::new(files.into()), "tender.toml");
        let found = rehearsed(&opened, 3, 60, 2);
        assert_eq!((found.unreadable, found.gates.all), (0, 60), "{name}");
        // the gates of both examples leave real bids, so the search must find some
        assert!(found.gates.admissible > 5, "{name}: {:?}", found.gates);
        let (best, _) = found.scores.ranked.clone().unwrap();
        assert!(best > Ratio::from(80), "{name}: the best of the bids has {}", best.rounded(2));
    }
    let opened = awarded(AWARDS[0].1);
    assert_eq!(rehearsed(&opened, 3, 60, 2).unreadable, 0);
}

#[test]
fn bids_that_aim_high_find_what_the_facts_allow() {
    let opened = awarded(AWARDS[0].1);
    let found = rehearsed(&opened, 1, 24, 1);
    let (best, least) = found.scores.ranked.clone().unwrap();
    assert_eq!((best.rounded(2), &found.scores.bounds.0), ("100.00".to_owned(), &best));
    // 7 of 19 points for 45, and −2 of 26 for 55: a bid without a plan is rejected
    assert_eq!((least.rounded(2), least), (found.scores.bounds.1.rounded(2), found.scores.bounds.1));
}

#[test]
fn what_a_bidder_must_deliver_is_counted() {
    let burden = rehearsed(&awarded(AWARDS[0].1), 1, 1, 1).burden;
    assert_eq!((burden.claims, burden.statements, burden.facts, burden.layers), (2, 1, 3, 2));
    assert_eq!((burden.questions(), burden.supported, burden.documents), (8, 1, 1));
}

#[test]
fn one_seed_gives_the_same_whoever_shares_the_work() {
    let opened = awarded(AWARDS[2].1);
    let said = |seed, threads| format!("{:?}", rehearsed(&opened, seed, 150, threads));
    let one = said(5, 1);
    assert_eq!(one, said(5, 2));
    assert_eq!(one, said(5, 7));
    assert_ne!(one, said(6, 1));
}

// ---- rank reversal ----

#[test]
fn a_loser_decides_where_the_formula_depends_on_others_and_nowhere_else() {
    for (name, award) in AWARDS {
        let opened = awarded(award);
        let found = rehearsed(&opened, 1, 200, 2).reversal;
        assert_eq!(found.tries, 200 * 20, "{name}");
        if ["lowest-ratio", "relative-linear", "to-lowest"].contains(&name) {
            assert_eq!(found.why, Why::Dependent, "{name}");
            assert!(found.turned > 0 && found.clearest.is_some(), "{name} finds none");
        } else {
            assert_eq!((found.why, found.turned), (Why::Independent, 0), "{name}");
        }
    }
}

#[test]
fn why_no_loser_can_decide_is_said() {
    for (name, award) in [AWARDS[0], AWARDS[1], AWARDS[5], AWARDS[6]] {
        let folder = folder("why", award);
        let said = folder.keur(&["rehearse", "--budget", "30"]).ends(0).out;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let why = "in 600 sets of three that were tried the order never turns, and it cannot. The award figure of a \
            bid follows from its own price and quality alone.";
        assert!(said.contains(why), "{name}: {said}");
        let report = folder.keur(&["rehearse", "--budget", "30", "--format", "json"]).ends(0).json();
        assert_eq!(report["rehearsal"]["reversal"]["answer"], "cannot-happen", "{name}");
    }
}

/// The rank of each bid, by its id, as the program prints it.
fn ranks(ran: &Ran) -> BTreeMap<String, u64> {
    let report = ran.json();
    let bids = report["bids"].as_array().unwrap().iter();
    bids.map(|bid| (bid["id"].as_str().unwrap().to_owned(), bid["rank"].as_u64().unwrap())).collect()
}

fn by_rank(ran: &Ran) -> String {
    let mut ranks: Vec<(u64, String)> = ranks(ran).into_iter().map(|(id, rank)| (rank, id)).collect();
    ranks.sort();
    assert!(ranks.iter().enumerate().all(|(place, (rank, _))| *rank == place as u64 + 1), "{ranks:?}");
    ranks.into_iter().map(|(_, id)| id).collect::<Vec<_>>().join(" ")
}

fn folder(name: &str, award: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", format!("{TENDER}[award]\n{award}\n")).write("cat/catalogue.toml", CATALOGUE);
    folder
}

#[test]
fn the_bids_that_are_written_do_turn_the_order_when_they_are_scored() {
    for (name, award) in &AWARDS[2..5] {
        let folder = folder("reversal", award);
        folder.keur(&["rehearse", "--budget", "200", "--bids", "trial/deep", "--format", "json"]).ends(0);
        let score = |paths: &[&str]| {
            let words: Vec<&str> =
                ["score"].iter().chain(paths).chain(&["--format", "json"]).copied().collect();
            folder.keur(&words).ends(0)
        };
        let (a, b) = ("trial/deep/bids/a.toml", "trial/deep/bids/b.toml");
        assert_eq!(by_rank(&score(&[a, b])), "a b", "{name}");
        assert_eq!(by_rank(&score(&["trial/deep"])), "b a c", "{name}");
    }
}

#[test]
fn a_bid_of_one_cent_that_wins_is_written_and_wins() {
    let folder = folder("token", AWARDS[6].1);
    let ran = folder.keur(&["rehearse", "--budget", "50", "--bids", "trial", "--format", "json"]).ends(0);
    assert_eq!(ran.json()["rehearsal"]["moves"]["token_price"]["wins"], true);
    assert_eq!(by_rank(&folder.keur(&["score", "trial", "--format", "json"]).ends(0)), "token best");
}

#[test]
fn without_a_fault_nothing_is_written() {
    let folder = folder("nothing", AWARDS[0].1);
    let ran = folder.keur(&["rehearse", "--budget", "50", "--bids", "trial"]).ends(0);
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert!(!folder.join("trial").exists());
}

// ---- money ----

/// A bid with this score, worth and price.
fn standing(id: &str, gain: &Gain, price: &Ratio) -> Standing {
    Standing {
        id: id.to_owned(),
        verdict: Some(Verdict::Admissible),
        readable: true,
        score: Some(gain.score.clone()),
        worth: gain.worth.clone(),
        price: Some(price.clone()),
        ..Standing::default()
    }
}

/// How the bid that gains and asks `more` lies to the one that does neither, in the field of the lowest and the
/// highest price, by the ranking itself.
fn against(rules: &Rules, of: &Rehearsal, gain: &Gain, more: &Ratio) -> std::cmp::Ordering {
    let prices = of.prices.as_ref().unwrap();
    let hopeless = Gain { score: Ratio::from(-100_000), worth: Ratio::from(-100_000_000) };
    let plain = Gain { score: of.reference.clone(), worth: Ratio::default() };
    let all = [
        standing("plain", &plain, &prices.reference),
        standing("gains", &plain.plus(gain), &(&prices.reference + more)),
        standing("lowest", &hopeless, &prices.lowest),
        standing("highest", &hopeless, &prices.highest),
    ];
    let refs: Vec<&Standing> = all.iter().collect();
    let order = rank(&rules.award, method(&rules.award).unwrap(), &refs, &[]);
    let rank = |bid: usize| order.places.iter().find(|place| place.bid == bid).unwrap().rank.unwrap();
    rank(0).cmp(&rank(1))
}

/// Ranks on both sides of an amount, and at it.
fn holds(rules: &Rules, of: &Rehearsal, gain: &Gain, money: &Money, what: &str) -> bool {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let a_bit = Ratio::from(1).checked_div(&Ratio::from(1_000_000)).unwrap();
    let prices = of.prices.as_ref().unwrap();
    match money {
        Money::Exactly(amount) => {
            // a bit less and the bid that gains is above; a bit more and it is below
            assert_eq!(against(rules, of, gain, amount), Equal, "{what}: at {amount}");
            assert_eq!(against(rules, of, gain, &(amount - &a_bit)), Greater, "{what}: below {amount}");
            assert_eq!(against(rules, of, gain, &(amount + &a_bit)), Less, "{what}: above {amount}");
        }
        Money::Beyond => {
            let dearest = &prices.highest - &prices.reference;
            assert_eq!(against(rules, of, gain, &dearest), Greater, "{what}: at the highest price");
        }
        Money::Uncounted => return false,
    }
    true
}

/// A catalogue with these points per criterion, each in a group of its own with these weights.
fn catalogue(ladders: &[(u64, Vec<u64>)]) -> String {
    let mut text = "format = 1\n[catalogue]\nid = \"c\"\nversion = \"1\"\ntitle = \"C\"\n".to_owned();
    for (place, (weight, points)) in ladders.iter().enumerate() {
        let _ = writeln!(text, "[[group]]\nid = \"g{place}\"\nweight = {weight}");
        let _ = writeln!(text, "[[criterion]]\nid = \"c{place}\"\ngroup = \"g{place}\"");
        for (option, points) in points.iter().enumerate() {
            let _ = writeln!(text, "[[criterion.option]]\nid = \"o{option}\"\npoints = {points}");
        }
    }
    text
}

#[test]
fn every_amount_of_money_holds_on_both_sides_of_it() {
    // a generator of the test's own, so that it does not share a fault with what it tests
    let mut state = 12_345_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let (mut exact, mut beyond) = (0, 0);
    for _ in 0..12 {
        let mut ladder =
            || (1 + next(30), (0..2 + next(3)).map(|step| step * 7 + next(7)).collect::<Vec<_>>());
        let ladders: Vec<(u64, Vec<u64>)> = (0..4).map(|_| ladder()).collect();
        for (name, award) in &AWARDS[1..] {
            let award = award.replace("{ g = 20000, h = 35000 }", "{ g0 = 20000, g1 = 35000, g2 = 9000 }");
            let opened = open(&format!("{TENDER}[award]\n{award}\n"), &catalogue(&ladders));
            let (rules, of) = (opened.rules.as_ref().unwrap(), rehearsed(&opened, 1, 8, 1));
            let steps = of.criteria.iter().flat_map(|one| &one.steps).map(|step| (&step.gain, &step.money));
            let whole = of.criteria.iter().map(|one| (&one.span, &one.money));
            for (gain, money) in steps.chain(whole) {
                if *money == Money::Exactly(Ratio::default()) {
                    continue;
                }
                assert!(holds(rules, &of, gain, money, name), "{name} has no amount");
                *if *money == Money::Beyond { &mut beyond } else { &mut exact } += 1;
            }
        }
    }
    assert!(exact > 400 && beyond > 20, "{exact} amounts, and {beyond} that no price makes up for");
}

#[test]
fn money_is_what_the_formula_says_it_is() {
    let money = |award: &str, criterion: usize| {
        let opened = open(
            &format!("{TENDER}[award]\n{award}\n"),
            &catalogue(&[(30, vec![0, 5, 10]), (70, vec![0, 10])]),
        );
        let found = rehearsed(&opened, 1, 8, 1);
        let steps = &found.criteria[criterion].steps;
        let said = |money: &Money| match money {
            Money::Exactly(amount) => amount.rounded(2),
            other => format!("{other:?}"),
        };
        steps.iter().map(|step| said(&step.money)).collect::<Vec<_>>()
    };
    // 60 · 0.15 · (130,000 − 70,000) / 40
    assert_eq!(money(AWARDS[1].1, 0), ["13500.00", "13500.00"]);
    // 60 · 0.70 is more than the 40 that price can earn
    assert_eq!(money(AWARDS[1].1, 1), ["Beyond"]);
    // 40·70/100 − 60·0.15 = 19 = 40·70/P, and P is 147,368.42
    assert_eq!(money(AWARDS[2].1, 0), ["47368.42", "47368.42"]);
    assert_eq!(money("method = \"value\"\nvalues = { g0 = 20000, g1 = 35000 }", 0), ["10000.00", "10000.00"]);
    assert_eq!(money("method = \"value\"\nvalues = { g0 = 20000, g1 = 35000 }", 1), ["35000.00"]);
    // from half of 100: (50 + 15) / 50 of 100,000
    assert_eq!(money(AWARDS[6].1, 0), ["30000.00", "30000.00"]);
    assert_eq!(money(AWARDS[0].1, 0), ["Uncounted", "Uncounted"]);
}

// ---- gates and weights ----

#[test]
fn gates_that_no_bid_passes_are_said() {
    let tender = TENDER.to_owned()
        + "[[gate]]\nid = \"one\"\ncriterion = \"h.approach\"\noptions = [\"weak\"]\n\
           [[gate]]\nid = \"other\"\ncriterion = \"h.approach\"\noptions = [\"strong\"]\n\
           [[gate]]\nid = \"never\"\nscore = 101\n";
    let folder = Folder::new("gates");
    folder.write("tender.toml", tender).write("cat/catalogue.toml", CATALOGUE);
    let ran = folder.keur(&["rehearse", "--budget", "90", "--format", "json"]).ends(0);
    let found = &ran.json()["rehearsal"];
    assert_eq!(found["admissible"], 0);
    let pass = |gate: usize| found["gates"][gate]["pass"].as_u64().unwrap();
    assert!(pass(0) > 0 && pass(1) > 0, "{found}");
    assert_eq!(pass(2), 0);
    let said = folder.keur(&["rehearse", "--budget", "90"]).ends(0).out;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("None of the 90 synthetic bids passes every gate and knock-out"), "{said}");
    assert!(said.contains("No synthetic bid passes gate never."), "{said}");
    assert!(!said.contains("passes gate one."), "{said}");
}

#[test]
fn what_decides_alone_and_what_makes_no_difference_is_named() {
    let found = rehearsed(&awarded(AWARDS[0].1), 1, 60, 1);
    let alone: Vec<bool> = found.criteria.iter().map(|one| one.decides_alone).collect();
    assert_eq!(alone, [false; 6]);
    let idle: Vec<Option<Idle>> = found.criteria.iter().map(|one| one.idle).collect();
    assert_eq!(idle, [None, None, None, None, None, Some(Idle::NoWeight)]);
    assert!(found.criteria[0].can_reject && !found.criteria[1].can_reject);
    let sum = found.criteria.iter().fold(Ratio::default(), |sum, one| &sum + &one.share);
    assert_eq!(sum, Ratio::from(100));

    let found = rehearsed(
        &open(TENDER, &catalogue(&[(51, vec![0, 1]), (49, vec![0, 1, 2]), (0, vec![0, 1]), (9, vec![0, 0])])),
        1,
        60,
        1,
    );
    let alone: Vec<bool> = found.criteria.iter().map(|one| one.decides_alone).collect();
    assert_eq!(alone, [true, false, false, false]);
    let idle: Vec<Option<Idle>> = found.criteria.iter().map(|one| one.idle).collect();
    assert_eq!(idle, [None, None, Some(Idle::NoWeight), Some(Idle::SamePoints)]);
    let turns: Vec<bool> =
        found.criteria.iter().map(|one| one.turns.as_ref().is_some_and(|turns| !turns.is_zero())).collect();
    assert_eq!(turns[2..], [false, false], "what has no weight turns no order");
    assert!(turns[0]);
}

#[test]
fn the_weight_of_price_is_what_the_prices_use_of_it() {
    // prices from 70,000 to 130,000: 40 · (2 − 13/7) is left of 40 at the highest
    let found = rehearsed(&awarded(AWARDS[4].1), 1, 60, 1);
    let reach = found.reach.unwrap();
    let price = reach.price.unwrap();
    assert_eq!(price.rounded(4), "34.2857");
    assert_eq!(reach.nominal, Some((Ratio::from(60), Ratio::from(40))));
    let token = found.moves.token.unwrap();
    assert_eq!((token.between.0, token.between.1), (price, Ratio::default()));
    assert_eq!(token.figures[0], Ratio::from(60), "nothing is left of the price of others");
}

// ---- the command ----

#[test]
fn prices_that_cannot_be_reckoned_from_are_refused() {
    let folder = folder("price", AWARDS[1].1);
    for price in ["0", "-5", "much", "1e5"] {
        let ran = folder.keur(&["rehearse", &format!("--price={price}"), "--lang", "en"]).ends(2);
        assert!(ran.err.contains("is no price"), "{}", ran.err);
    }
    for price in ["69999.99", "130000.01"] {
        let ran = folder.keur(&["rehearse", "--price", price, "--lang", "en"]).ends(2);
        assert!(ran.err.contains("between the floor and the ceiling"), "{}", ran.err);
    }
    folder.keur(&["rehearse", "--price", "70000", "--budget", "1"]).ends(0);
}

#[test]
fn what_stands_in_a_folder_is_never_written_over() {
    let folder = folder("over", AWARDS[2].1);
    let rehearse = |arguments: &[&str]| {
        let words = ["rehearse", "--lang", "en", "--budget", "200", "--format", "json", "--bids"];
        folder.keur(&words.iter().chain(arguments).copied().collect::<Vec<_>>())
    };
    let tender = folder.text("tender.toml");
    for into in [&["."][..], &[".", "--force"], &["cat", "--force"]] {
        assert!(rehearse(into).ends(2).err.contains("already"));
    }
    folder.write("mine/tender.toml", "# mine\n");
    rehearse(&["mine", "--force"]).ends(2);
    assert_eq!(
        (folder.text("tender.toml"), folder.text("mine/tender.toml")),
        (tender, "# mine\n".to_owned())
    );

    rehearse(&["trial"]).ends(0);
    rehearse(&["trial"]).ends(2);
    folder.write("trial/bids/own.toml", "# own\n");
    let stale = folder.text("trial/bids/c.toml");
    folder.write("trial/bids/token.toml", stale);
    rehearse(&["trial", "--force"]).ends(0);
    assert_eq!(folder.text("trial/bids/own.toml"), "# own\n", "what others wrote stays");
    assert!(
        !folder.join("trial/bids/token.toml").exists(),
        "bids of an earlier rehearsal do not count any more"
    );
}

#[test]
fn a_catalogue_elsewhere_and_prices_kept_apart_are_no_hindrance() {
    let folder = Folder::new("elsewhere");
    let tender = TENDER.replace("./cat", "../common/cat");
    let tender = format!("{tender}[policy]\nprice_after_quality = true\n[award]\n{}\n", AWARDS[2].1);
    folder.write("tenders/one/tender.toml", tender).write("tenders/common/cat/catalogue.toml", CATALOGUE);
    let ran =
        folder.keur(&["rehearse", "tenders/one", "--budget", "200", "--bids", "trial", "--format", "json"]);
    assert!(ran.ends(0).err.contains("price_after_quality"));
    assert_eq!(by_rank(&folder.keur(&["score", "trial", "--format", "json"]).ends(0)), "b a c");
}

#[test]
fn rules_that_were_locked_and_bids_that_are_there_are_said() {
    let folder = folder("late", AWARDS[2].1);
    let said = |folder: &Folder| {
        let ran = folder.keur(&["rehearse", "--budget", "30"]).ends(0);
        ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let before = said(&folder);
    assert!(!before.contains("too late") && !before.contains("locked on"), "{before}");
    let tender = folder.text("tender.toml").replace("as_of", "deadline = 2099-01-01T12:00:00Z\nas_of");
    folder.write("tender.toml", tender);
    folder.keur(&["publish", "--date", "2027-01-02"]).ends(0);
    folder.write("bids/x.toml", "format = 1\n[bid]\nid = \"x\"\ntender = \"t\"\n");
    let after = said(&folder);
    assert!(after.contains("1 bid is there already. This rehearsal is internal and too late"), "{after}");
    assert!(after.contains("The rules were locked on 2 January 2027."), "{after}");
    // and what is written needs neither the lock nor the bids
    folder.keur(&["rehearse", "--budget", "200", "--bids", "trial", "--format", "json"]).ends(0);
    assert_eq!(by_rank(&folder.keur(&["score", "trial", "--format", "json"]).ends(0)), "b a c");
}

#[test]
fn every_form_says_that_it_is_internal() {
    let folder = folder("forms", AWARDS[2].1);
    let ran = |format: &str, lang: &str| {
        folder.keur(&["rehearse", "--budget", "30", "--format", format, "--lang", lang]).ends(0)
    };
    for format in ["terminal", "markdown"] {
        assert!(ran(format, "nl").out.contains("Intern: proefberekening"), "{format}");
        assert!(ran(format, "en").out.contains("Internal: a rehearsal"), "{format}");
    }
    let report = ran("json", "en").json();
    assert_eq!(report["rehearsal"]["internal"], true);
    assert_eq!(report["run"]["options"]["seed"], "1");
}

#[test]
fn an_estimate_moves_the_range_of_prices() {
    let opened = awarded(AWARDS[2].1);
    let price = Some(Amount(Dec::whole(400_000)));
    let options = Options { seed: 1, budget: 200, price, threads: 1, progress: &|_| {} };
    let found = rehearse((opened.rules.as_ref().unwrap(), &opened.conditions), &options).unwrap();
    let prices = found.prices.clone().unwrap();
    assert_eq!([prices.lowest, prices.highest], [280_000, 520_000].map(Ratio::from));
    assert!(
        exhibit(&opened, &found).is_some_and(|shown| shown.assessment.is_some()),
        "judged criteria need one"
    );
}
