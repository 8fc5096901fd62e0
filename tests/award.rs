//! The award, from the file to the order: vectors worked out by hand, what is refused, and the property
//! that a better bid is never worse off.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::engine;
use crate::run::{Folder, TENDER};

/// A group of 100 points and one of 10, over scales of whole points.
fn catalogue() -> String {
    let options = |most: i64| {
        let one = |n| format!("{{ id = '{n}', points = {n} }}");
        (0..=most).map(one).collect::<Vec<_>>().join(", ")
    };
    format!(
        "format = 1\n[catalogue]\nid = 'c'\nversion = '1'\ntitle = 'C'\n\
         [[group]]\nid = 'g'\nweight = 1\nout_of = 100\n[[group]]\nid = 'h'\nweight = 0\n\
         [[criterion]]\nid = 'g.a'\ngroup = 'g'\noption = [{}]\n\
         [[criterion]]\nid = 'h.a'\ngroup = 'h'\noption = [{}]\n",
        options(100),
        options(10)
    )
}

/// A bid: its id, its price as TOML (empty: none), and its answers to both criteria.
type Offer = (&'static str, &'static str, i64, i64);

fn files(award: &str, bids: &[Offer]) -> BTreeMap<String, String> {
    let tender = format!("{TENDER}[award]\n{award}\n");
    let mut files =
        BTreeMap::from([("tender.toml".to_owned(), tender), ("cat/catalogue.toml".to_owned(), catalogue())]);
    for (id, price, g, h) in bids {
        let price = if price.is_empty() { String::new() } else { format!("[price]\n{price}\n") };
        let text = format!(
            "format = 1\n[bid]\nid = '{id}'\ntender = 't'\nsupplier = 'S'\n{price}[answers]\n'g.a' = {g}\n'h.a' = {h}\n"
        );
        files.insert(format!("bids/{id}.toml"), text);
    }
    files
}

/// Per bid in the order of the report: id, rank, exact figure.
fn order(award: &str, bids: &[Offer]) -> Vec<(String, Value, Value)> {
    let report = engine::json(&files(award, bids));
    let bids = report["bids"].as_array().unwrap();
    let one = |bid: &Value| {
        let id = bid["id"].as_str().unwrap().to_owned();
        (id, bid["rank"].clone(), bid["award"]["figure"]["exact"].clone())
    };
    bids.iter().map(one).collect()
}

#[track_caller]
fn comes_to(award: &str, bids: &[Offer], expected: &[(&str, i64, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(id, rank, figure)| ((*id).to_owned(), json!(rank), json!(figure))).collect();
    assert_eq!(order(award, bids), expected, "{award}");
}

const TWO: [Offer; 2] = [("a", "amount = 100", 70, 0), ("b", "amount = 125", 80, 0)];
const THREE: [Offer; 3] = [TWO[0], TWO[1], ("c", "amount = 60", 20, 0)];

fn weighted(formula: &str) -> String {
    format!("method = 'weighted'\nquality_weight = 60\nprice_weight = 40\nformula = '{formula}'")
}

#[test]
fn lowest_ratio() {
    comes_to(&weighted("lowest-ratio"), &TWO, &[("a", 1, "82/1"), ("b", 2, "80/1")]);
    comes_to(&weighted("lowest-ratio"), &THREE, &[("b", 1, "336/5"), ("a", 2, "66/1"), ("c", 3, "52/1")]);
}

#[test]
fn value() {
    let award = "method = 'value'\nvalues = { g = 100 }";
    comes_to(award, &TWO, &[("a", 1, "30/1"), ("b", 2, "45/1")]);
    comes_to(award, &THREE, &[("a", 1, "30/1"), ("c", 2, "40/1"), ("b", 3, "45/1")]);
    // 100 · 50 % + 40 · 50 % = 70 is taken off.
    let two_groups = "method = 'value'\nvalues = { g = 100, h = 40 }";
    comes_to(two_groups, &[("a", "amount = 100", 50, 5)], &[("a", 1, "30/1")]);
}

#[test]
fn absolute_linear() {
    let award = weighted("absolute-linear") + "\nfloor = 60\nceiling = 160";
    // 42 + 40·60/100, 48 + 40·35/100, 12 + 40.
    comes_to(&award, &THREE, &[("a", 1, "66/1"), ("b", 2, "62/1"), ("c", 3, "52/1")]);
}

#[test]
fn relative_linear() {
    // 42 + 40·25/65, 48 + 0, 12 + 40.
    comes_to(&weighted("relative-linear"), &THREE, &[("a", 1, "746/13"), ("c", 2, "52/1"), ("b", 3, "48/1")]);
}

#[test]
fn to_lowest() {
    // 42 + 40·(2 − 100/60), 48 + 0 (125 is more than twice 60), 12 + 40.
    comes_to(&weighted("to-lowest"), &THREE, &[("a", 1, "166/3"), ("c", 2, "52/1"), ("b", 3, "48/1")]);
}

#[test]
fn value_for_money() {
    comes_to(
        "method = 'value-for-money'",
        &THREE,
        &[("a", 1, "7/1000"), ("b", 2, "4/625"), ("c", 3, "1/300")],
    );
}

#[test]
fn values_are_the_weights_unless_weights_are_given() {
    let award = "method = 'value'\nvalues = { g = 100, h = 300 }";
    let score = |files: &BTreeMap<String, String>| {
        let report = engine::json(files);
        let bid = &report["bids"][0];
        (bid["score"]["exact"].clone(), bid["groups"][1]["weight"]["exact"].clone())
    };
    let mut files = files(award, &[("a", "amount = 100", 80, 10)]);
    assert_eq!(score(&files), (json!("95/1"), json!("300/1")));
    let tender = files["tender.toml"].replace("[award]", "weights = { g = 3, h = 1 }\n[award]");
    files.insert("tender.toml".to_owned(), tender);
    assert_eq!(score(&files), (json!("85/1"), json!("1/1")));
}

#[test]
fn ties_are_broken_in_the_order_of_the_tender() {
    let bids = [
        ("a", "amount = 100", 50, 5),
        ("b", "amount = 90", 50, 5),
        ("c", "amount = 90", 50, 5),
        ("d", "amount = 100", 50, 9),
    ];
    let ranks = |award: &str| -> Vec<(String, Value)> {
        order(award, &bids).into_iter().map(|(id, rank, _)| (id, rank)).collect()
    };
    let named = |expected: [(&str, i64); 4]| expected.map(|(id, rank)| (id.to_owned(), json!(rank))).to_vec();
    let all = "tie = ['score', 'group:h', 'criterion:h.a', 'price', 'draw']";
    assert_eq!(ranks(all), named([("d", 1), ("b", 2), ("c", 2), ("a", 4)]));
    assert_eq!(ranks("tie = ['price']"), named([("b", 1), ("c", 1), ("a", 3), ("d", 3)]));
    assert_eq!(ranks("tie = []"), named([("a", 1), ("b", 1), ("c", 1), ("d", 1)]));
}

#[test]
fn figures_are_rounded_before_ranking_only_where_the_documents_say_so() {
    let bids = [("a", "amount = 300", 0, 0), ("b", "amount = 299.99", 0, 0)];
    let award = weighted("absolute-linear") + "\nfloor = 100\nceiling = 400";
    comes_to(&award, &bids, &[("b", 1, "10001/750"), ("a", 2, "40/3")]);
    comes_to(&format!("{award}\nround = 1"), &bids, &[("a", 1, "133/10"), ("b", 1, "133/10")]);
}

#[test]
fn without_a_price_that_counts_nothing_can_be_said() {
    for price in ["", "amount = 0", "amount = 100\ncurrency = 'USD'"] {
        let report = engine::json(&files(&weighted("lowest-ratio"), &[TWO[0], ("b", price, 100, 0)]));
        let bid = &report["bids"][1];
        assert_eq!(bid["verdict"], "undetermined", "{price}");
        assert_eq!(bid["verdict_reasons"], json!([{ "reason": "price-open", "on": "b" }]));
        assert_eq!((&bid["rank"], &bid["rank_if_admitted"]), (&Value::Null, &Value::Null));
        assert_eq!(report["provisional"], true);
        assert_eq!(report["award"]["lowest_price"]["exact"], "100/1");
        let on_quality = engine::json(&files("", &[TWO[0], ("b", price, 100, 0)]));
        assert_eq!(on_quality["bids"][0]["id"], "b", "on quality alone no price is needed: {price}");
    }
}

#[test]
fn what_is_wrong_with_an_award_is_said_at_its_key() {
    let absolute = weighted("absolute-linear");
    let cases: [(&str, &str); 17] = [
        ("method = 'weighted'\nquality_weight = 60\nprice_weight = 40", "T033"),
        ("method = 'weighted'\nformula = 'lowest-ratio'\nquality_weight = 60", "T033"),
        ("method = 'value'", "T033"),
        (&absolute, "T033"),
        (&format!("{absolute}\nfloor = 600\nceiling = 600"), "T035"),
        (&format!("{absolute}\nfloor = -1\nceiling = 600"), "T035"),
        ("tie = ['price', 'price']", "T036"),
        ("tie = ['draw', 'price']", "T036"),
        ("tie = ['luck']", "T036"),
        ("tie = ['group:x']", "T022"),
        ("tie = ['criterion:g']", "T022"),
        ("method = 'value'\nvalues = { x = 5 }", "T022"),
        ("method = 'value'\nvalues = { g = -5 }", "T023"),
        ("method = 'weighted'\nquality_weight = 0\nprice_weight = 0\nformula = 'to-lowest'", "T024"),
        ("method = 'weighted'\nquality_weight = -1\nprice_weight = 2\nformula = 'to-lowest'", "T023"),
        ("winners = 0", "T008"),
        ("abnormally_low = 101", "T008"),
    ];
    for (award, code) in cases {
        let Err(opened) = engine::report(&files(award, &[]), &engine::Wanted::default()) else {
            panic!("{award} is let through");
        };
        let said = engine::said(&opened);
        assert!(said.contains(&format!("error[{code}")), "{award}\n{said}");
    }
}

#[test]
fn a_key_that_the_method_does_not_read_is_a_warning() {
    let folder = Folder::tender("award-unused");
    folder.write("tender.toml", format!("{TENDER}[award]\nfloor = 300\n"));
    let check = folder.keur(&["check"]);
    assert!(check.out.contains("warning[T034 award-key-unused]"), "{}", check.out);
    folder.keur(&["score"]).ends(0);
}

#[test]
fn quality_must_have_points_where_it_weighs() {
    let mut files = files("method = 'value-for-money'", &[]);
    let no_points = catalogue().replace("option = [", "option = [{ id = 'none' }] # ");
    files.insert("cat/catalogue.toml".to_owned(), no_points);
    let Err(opened) = engine::report(&files, &engine::Wanted::default()) else { panic!("let through") };
    assert!(engine::said(&opened).contains("error[T037"), "{}", engine::said(&opened));
}

/// What an award comes to for one bid among two others; lower is better for `value`.
fn figure(award: &str, price: i64, quality: i64) -> (num_rational::BigRational, bool) {
    let own = format!("amount = {price}");
    let own: &'static str = Box::leak(own.into_boxed_str());
    let report = engine::json(&files(award, &[("own", own, quality, 0), TWO[0], THREE[2]]));
    let bid = report["bids"].as_array().unwrap().iter().find(|bid| bid["id"] == "own").unwrap();
    let exact = bid["award"]["figure"]["exact"].as_str().unwrap();
    (exact.parse().unwrap(), report["award"]["lowest_is_best"].as_bool().unwrap())
}

#[test]
fn a_better_or_cheaper_bid_is_never_worse_off() {
    let awards = [
        String::new(),
        weighted("lowest-ratio"),
        weighted("relative-linear"),
        weighted("to-lowest"),
        weighted("absolute-linear") + "\nfloor = 50\nceiling = 160",
        "method = 'value'\nvalues = { g = 100 }".to_owned(),
        "method = 'value-for-money'".to_owned(),
    ];
    let prices = [30, 59, 60, 61, 99, 100, 101, 130, 200];
    let grid = prices.iter().flat_map(|&price| [0, 40, 99].map(|quality| (price, quality)));
    for (award, (price, quality)) in awards.iter().flat_map(|award| grid.clone().map(move |at| (award, at))) {
        let (here, lowest_is_best) = figure(award, price, quality);
        for (other, _) in [figure(award, price - 1, quality), figure(award, price, quality + 1)] {
            let (better, worse) = if lowest_is_best { (&here, &other) } else { (&other, &here) };
            assert!(better >= worse, "{award} at {price} and {quality}: {here} became {other}");
        }
    }
}

#[test]
fn under_an_independent_method_no_third_bid_changes_the_order_of_two() {
    let awards = [
        String::new(),
        weighted("absolute-linear") + "\nfloor = 50\nceiling = 160",
        "method = 'value'\nvalues = { g = 100 }".to_owned(),
        "method = 'value-for-money'".to_owned(),
    ];
    let thirds: [Offer; 5] = [
        ("c", "amount = 1", 0, 0),
        ("c", "amount = 60", 20, 0),
        ("c", "amount = 110", 75, 0),
        ("c", "amount = 1000", 100, 10),
        ("c", "amount = 124.99", 80, 0),
    ];
    for award in &awards {
        let report = engine::json(&files(award, &TWO));
        assert_eq!(report["award"]["depends_on_other_bids"], false, "{award}");
        let two: Vec<String> = order(award, &TWO).into_iter().map(|(id, ..)| id).collect();
        for third in thirds {
            let three = order(award, &[TWO[0], TWO[1], third]);
            let left: Vec<String> = three.into_iter().map(|(id, ..)| id).filter(|id| id != "c").collect();
            assert_eq!(left, two, "{award} with {third:?}");
        }
    }
}
