//! `keur robustness`, from the files to the report: what it says turns the order is put into the files, and turns it
//! there; and what it must never do.

use std::collections::BTreeMap;

use keur::lang::Lang;
use keur::report::Subject;
use serde_json::Value;

use crate::engine::{self, Wanted};
use crate::golden;
use crate::run::{Folder, keur};

/// The case with three bids that lie close, and one that misses a gate.
fn case() -> BTreeMap<String, String> {
    let root = golden::root().join("tests/cases/robustness");
    let bids = ["berkenhof", "kraanvogel", "mosterd", "wadloper"].map(|bid| format!("bids/{bid}.toml"));
    let files = ["tender.toml", "cat/catalogue.toml"].map(str::to_owned).into_iter().chain(bids);
    #[allow(clippy::disallowed_methods, reason = "a test may read its own case")]
    files.map(|path| (path.clone(), std::fs::read_to_string(root.join(&path)).unwrap())).collect()
}

fn study(files: &BTreeMap<String, String>) -> Value {
    let wanted = Wanted { subject: Subject::Robustness, ..Wanted::default() };
    let said = engine::report(files, &wanted).unwrap_or_else(|opened| panic!("{}", engine::said(&opened)));
    serde_json::from_str::<Value>(&said).unwrap()["robustness"].clone()
}

/// Ranked bids, best first.
fn order(files: &BTreeMap<String, String>) -> Vec<String> {
    let report = engine::json(files);
    let ranked = report["bids"].as_array().unwrap().iter().filter(|bid| bid["rank"].is_u64());
    ranked.map(|bid| bid["id"].as_str().unwrap().to_owned()).collect()
}

/// The files with one line of a bid otherwise.
fn with(files: &BTreeMap<String, String>, bid: &str, key: &str, value: &str) -> BTreeMap<String, String> {
    let mut files = files.clone();
    let text = files.get_mut(&format!("bids/{bid}.toml")).unwrap();
    let line = text.lines().find(|line| line.starts_with(&format!("{key} ="))).unwrap().to_owned();
    *text = text.replace(&line, &format!("{key} = {value}"));
    files
}

#[test]
fn a_cent_turns_the_order_of_the_report() {
    let files = case();
    assert_eq!(order(&files), ["kraanvogel", "berkenhof", "mosterd"]);
    let found = study(&files);
    let prices = found["prices"].as_array().unwrap();
    assert_eq!(prices.len(), 3);
    for price in prices {
        let bid = price["bid"].as_str().unwrap();
        let first_at = |key: &str| order(&with(&files, bid, "amount", price[key]["value"].as_str().unwrap()));
        let (last, first) = (first_at("last"), first_at("first"));
        assert_eq!(last[0] == bid, bid == "kraanvogel", "{bid} at {}", price["last"]["value"]);
        assert_eq!(first[0] == bid, bid != "kraanvogel", "{bid} at {}", price["first"]["value"]);
    }
}

#[test]
fn an_answer_turns_the_order_of_the_report() {
    let files = case();
    let mut ways = 0;
    for chaser in study(&files)["answers"].as_array().unwrap() {
        let bid = chaser["bid"].as_str().unwrap();
        for way in chaser["ways"].as_array().unwrap() {
            let mut changed = files.clone();
            for change in way["changes"].as_array().unwrap() {
                let option = format!("{:?}", change["option"].as_str().unwrap());
                changed = with(&changed, bid, change["criterion"].as_str().unwrap(), &option);
            }
            assert_eq!(order(&changed)[0], bid, "{way}");
            ways += 1;
        }
    }
    assert_eq!(ways, 6);
}

#[test]
fn a_losing_bid_that_stays_away_turns_the_order_of_the_report() {
    let mut files = case();
    let found = study(&files);
    assert_eq!(found["judgement"]["losing_bid"]["without"], "mosterd");
    assert_eq!(found["left_out"][0]["order"], serde_json::json!(["berkenhof", "kraanvogel"]));
    files.remove("bids/mosterd.toml");
    assert_eq!(order(&files), ["berkenhof", "kraanvogel"]);
    let found = study(&files);
    assert_eq!(found["left_out"], serde_json::json!([]));
    assert_eq!(found["judgement"]["losing_bid"], Value::Null);
}

#[test]
fn the_answers_that_a_gate_lacks_let_the_bid_pass() {
    let files = case();
    let found = study(&files);
    let lack = &found["barred"][0]["lacks"][0];
    assert_eq!((&found["barred"][0]["bid"], &lack["gate"]), (&"wadloper".into(), &"exit-half".into()));
    assert_eq!(lack["missing"]["exact"], "10/1");
    let [needed] = lack["answers"].as_array().unwrap().as_slice() else { panic!("{lack}") };
    let option = format!("{:?}", needed["options"][0].as_str().unwrap());
    let changed = with(&files, "wadloper", needed["criterion"].as_str().unwrap(), &option);
    assert!(order(&changed).contains(&"wadloper".to_owned()));
}

/// Weights that make the winner one of another group's, a thousandth to either side of the end.
#[test]
fn a_weight_turns_the_order_of_the_report() {
    let files = case();
    let found = study(&files);
    let exit = &found["weights"][0];
    assert_eq!((&exit["group"], &exit["first_below"]), (&"exit".into(), &"berkenhof".into()));
    assert_eq!(exit["from"]["exact"], "1040900/30591");
    // 1040900/30591 percent lies between 34.026 and 34.027; the other groups keep 30 to 20.
    for (exit, open, keys, first) in
        [("34.027", "39.5838", "26.3892", "kraanvogel"), ("34.026", "39.5844", "26.3896", "berkenhof")]
    {
        let mut files = files.clone();
        let tender = files.get_mut("tender.toml").unwrap();
        *tender = tender.replace(
            "use = [\"./cat\"]",
            &format!("use = [\"./cat\"]\nweights = {{ exit = {exit}, open = {open}, keys = {keys} }}"),
        );
        assert_eq!(order(&files)[0], first, "exit = {exit}");
    }
}

#[test]
fn every_form_says_that_it_is_internal_and_none_depends_on_threads() {
    let files = case();
    for format in ["terminal", "markdown", "json", "svg"] {
        for (lang, mark) in [(Lang::Nl, "Intern; geen onderdeel"), (Lang::En, "Internal; no part")] {
            let said = |threads| {
                let wanted =
                    Wanted { subject: Subject::Robustness, format, lang, threads, ..Wanted::default() };
                engine::report(&files, &wanted).unwrap_or_else(|opened| panic!("{}", engine::said(&opened)))
            };
            let text = said(1);
            assert!(
                text.contains(if format == "json" { "\"internal\": true" } else { mark }),
                "{format}: {text}"
            );
            assert_eq!(text, said(3), "{format}");
        }
    }
}

/// A supplier whose name is markup, in a picture.
#[test]
fn a_picture_holds_no_markup_of_a_bidder() {
    let files = with(&case(), "kraanvogel", "supplier", "'</title><script>alert(1)</script>&\"'");
    let wanted = Wanted { subject: Subject::Robustness, format: "svg", ..Wanted::default() };
    let text = engine::report(&files, &wanted).unwrap_or_else(|opened| panic!("{}", engine::said(&opened)));
    assert!(text.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"), "{text}");
    assert!(!text.contains("<script"));
    assert_eq!(text.matches("<svg ").count(), 1);
    assert_eq!(text.matches("<g>").count(), text.matches("</g>").count());
}

#[test]
fn it_goes_into_no_dossier_and_refuses_what_it_cannot_draw() {
    let folder = Folder::new("robustness");
    let case = golden::root().join("tests/cases/robustness");
    let case = case.to_str().unwrap();
    let zip = folder.join("firm.zip");
    let refused = keur(&golden::root(), &["robustness", case, "-o", zip.to_str().unwrap()]).ends(2);
    assert!(refused.err.contains("firm.zip") && !zip.exists(), "{}", refused.err);
    keur(&golden::root(), &["explain", "berkenhof", "--tender", case, "--format", "svg"]).ends(2);
    keur(&golden::root(), &["robustness", case, "--within", "101"]).ends(2);
    keur(&golden::root(), &["robustness", case, "--draws", "0", "--within", "20"]).ends(0);
}

#[test]
fn without_two_ranked_bids_there_is_nothing_to_turn() {
    let mut files = case();
    files.retain(|path, _| !path.starts_with("bids/") || path.ends_with("kraanvogel.toml"));
    let wanted = Wanted { subject: Subject::Robustness, format: "terminal", ..Wanted::default() };
    let said = engine::report(&files, &wanted).unwrap_or_else(|opened| panic!("{}", engine::said(&opened)));
    assert!(said.contains("geen twee inschrijvingen met een rang"), "{said}");
    files.remove("bids/kraanvogel.toml");
    assert_eq!(study(&files)["judgement"], Value::Null);
}

/// A gate that asks as much more as the report says there is to spare is passed still, and a thousandth more fails.
#[test]
fn the_margin_to_each_gate_is_what_can_be_asked_more() {
    let gate = |id: &str, rest: &str| format!("[[gate]]\nid = \"{id}\"\n{rest}\n");
    let asked = |score: &str, price: &str, share: &str| {
        let mut files = case();
        let tender = files.get_mut("tender.toml").unwrap();
        let gates = gate("least-score", &format!("score = {score}"))
            + &gate("most-price", &format!("price = {price}"))
            + &gate("open-share", &format!("group = \"open\"\nshare = {share}"));
        tender.push_str(&gates);
        files
    };
    let files = asked("10", "900000", "20");
    let found = study(&files);
    let of = |id: &str, key: &str| {
        let margins = found["margins"].as_array().unwrap();
        let margin = margins.iter().find(|margin| margin["gate"] == id).unwrap();
        assert_eq!(margin["bid"], "kraanvogel");
        let exact = margin[key]["exact"].as_str().unwrap().to_owned();
        let (over, under) = exact.split_once('/').unwrap();
        let thousandths = over.parse::<i64>().unwrap() * 1000;
        let under = under.parse::<i64>().unwrap();
        assert_eq!(thousandths % under, 0, "{id}: {exact} has more decimals than this test writes");
        thousandths / under
    };
    let (score, price, share) = (of("least-score", "by"), of("most-price", "price"), of("open-share", "by"));
    let written = |thousandths: i64| format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let first = |files: &BTreeMap<String, String>| order(files).first().cloned().unwrap_or_default();
    let at = |extra: [i64; 3]| {
        let (score, price, share) =
            (10_000 + score + extra[0], 900_000_000 - price - extra[1], 20_000 + share + extra[2]);
        first(&asked(&written(score), &written(price), &written(share)))
    };
    assert_eq!(at([0, 0, 0]), "kraanvogel");
    for extra in [[1, 0, 0], [0, 1, 0], [0, 0, 1]] {
        assert_ne!(at(extra), "kraanvogel", "{extra:?}");
    }
}
