//! What the authority writes: assessments, decisions, receipts, rulings and draws, each where it works.

#![allow(clippy::disallowed_methods, reason = "this test moves bids")]

use std::fs;

use serde_json::{Value, json};

use crate::run::{Folder, Ran};

const TENDER: &str = r#"format = 1
[tender]
id = "t"
title = "T"
language = "en"
deadline = 2026-10-31T12:00:00+01:00
as_of = 2026-11-01
[rules]
use = ["./cat"]
"#;

/// A judged criterion of 10 points, one derived from a fact, one claimed with evidence, and a knock-out.
const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[kind]]
id = "paper"
title = "a paper"
[[fact]]
id = "days"
type = "integer"
question = "How many days?"
[[group]]
id = "g"
weight = 1
out_of = 100
[[criterion]]
id = "g.plan"
group = "g"
judged = true
option = [{ id = "bad" }, { id = "fair", points = 10 }, { id = "good", points = 30 }, { id = "best", points = 40 }]
[[criterion]]
id = "g.days"
group = "g"
option = [{ id = "fast", points = 20, when = "fact.days <= 10" }, { id = "slow", otherwise = true }]
[[criterion]]
id = "g.paper"
group = "g"
evidence_kinds = ["paper"]
option = [{ id = "no" }, { id = "yes", points = 30 }]
[[criterion]]
id = "g.must"
group = "g"
option = [{ id = "ok", points = 10 }, { id = "never", rejects = true }]
"#;

pub fn bid(id: &str) -> String {
    format!(
        "format = 1\n[bid]\nid = {id:?}\ntender = \"t\"\nsupplier = \"S {id}\"\n[facts]\ndays = 5\n\
         [answers]\n\"g.paper\" = \"yes\"\n\"g.must\" = \"ok\"\n[answers.\"g.plan\"]\nstatement = \"our plan\"\n"
    )
}

pub fn folder(name: &str, policy: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", format!("{TENDER}{policy}"));
    folder.write("cat/catalogue.toml", CATALOGUE);
    for id in ["a", "b"] {
        folder.write(&format!("bids/{id}.toml"), bid(id));
    }
    folder
}

pub fn assess(folder: &Folder, who: &str, head: &str, judgements: &[(&str, &str, &str)]) {
    let mut text =
        format!("format = 1\n[assessment]\nassessor = {who:?}\ntender = \"t\"\ndate = 2026-11-10\n{head}\n");
    for (bid, criterion, rest) in judgements {
        text += &format!("[answers.{bid:?}.{criterion:?}]\n{rest}\n");
    }
    folder.write(&format!("assessments/{who}.toml"), text);
}

pub fn scored(folder: &Folder) -> Value {
    folder.keur(&["score", "--format", "json"]).ends(0).json()
}

pub fn of(report: &Value, id: &str) -> Value {
    report["bids"].as_array().unwrap().iter().find(|bid| bid["id"] == id).unwrap().clone()
}

pub fn criterion(report: &Value, bid: &str, id: &str) -> Value {
    let bid = of(report, bid);
    bid["criteria"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
}

/// Status, source, option and exact points of the plan of bid a.
fn plan(report: &Value) -> [Value; 4] {
    let plan = criterion(report, "a", "g.plan");
    [plan["status"].clone(), plan["source"].clone(), plan["option"].clone(), plan["points"]["exact"].clone()]
}

pub fn chosen(option: &str) -> String {
    format!("option = {option:?}\nreason = \"because of {option}\"")
}

#[test]
fn one_assessor_is_enough_if_there_is_one_and_all_are_needed_if_there_are_more() {
    let folder = folder("panel", "");
    assert_eq!(plan(&scored(&folder)), [json!("not-assessed"), Value::Null, Value::Null, json!("0/1")]);
    assess(&folder, "a1", "", &[("a", "g.plan", &chosen("good"))]);
    assert_eq!(plan(&scored(&folder)), [json!("answered"), json!("assessed"), json!("good"), json!("30/1")]);
    assess(&folder, "a2", "", &[("b", "g.plan", &chosen("good"))]);
    assert_eq!(
        plan(&scored(&folder))[0],
        "not-assessed",
        "a2 judges this criterion too, and has not judged a"
    );
    assess(&folder, "a2", "", &[("a", "g.plan", &chosen("good")), ("b", "g.plan", &chosen("bad"))]);
    let report = scored(&folder);
    assert_eq!(plan(&report), [json!("answered"), json!("assessed"), json!("good"), json!("30/1")]);
    let votes = criterion(&report, "a", "g.plan")["assessments"].clone();
    assert_eq!(
        votes[0],
        json!({ "assessor": "a1", "consensus": false, "option": "good", "date": "2026-11-10", "reason": "because of good" })
    );
    assert_eq!(votes.as_array().unwrap().len(), 2, "each score stays next to the others");
}

fn two(folder: &Folder, first: &str, second: &str) {
    assess(folder, "a1", "", &[("a", "g.plan", &chosen(first))]);
    assess(folder, "a2", "", &[("a", "g.plan", &chosen(second))]);
}

#[test]
fn who_differ_need_a_consensus() {
    let folder = folder("consensus", "");
    two(&folder, "bad", "best");
    assert_eq!(plan(&scored(&folder)), [json!("not-settled"), Value::Null, Value::Null, json!("0/1")]);
    let check = folder.keur(&["check"]);
    assert!(check.out.contains("warning[A031 assessors-far-apart]"), "{}", check.out);
    assert!(check.out.contains("note[A032 to-assess]"), "{}", check.out);
    two(&folder, "fair", "good");
    assert!(!folder.keur(&["check"]).out.contains("A031"), "one step apart is no matter");
    assess(&folder, "all", "consensus = true", &[("a", "g.plan", &chosen("fair"))]);
    assert_eq!(plan(&scored(&folder)), [json!("answered"), json!("assessed"), json!("fair"), json!("10/1")]);
    assert!(
        !folder.keur(&["check"]).out.contains("A032 to-assess]: still to be assessed: `g.plan`\n --> bids/a")
    );
}

#[test]
fn the_mean_is_exact_and_knock_outs_need_agreement() {
    let folder = folder("mean", "[policy]\nassessors = \"mean\"\n");
    two(&folder, "fair", "good");
    assess(&folder, "a3", "", &[("a", "g.plan", &chosen("best"))]);
    assert_eq!(plan(&scored(&folder)), [json!("answered"), json!("assessed"), Value::Null, json!("80/3")]);
    let catalogue = CATALOGUE.replace("{ id = \"bad\" }", "{ id = \"bad\", rejects = true }");
    folder.write("cat/catalogue.toml", catalogue);
    assess(&folder, "a3", "", &[("a", "g.plan", &chosen("bad"))]);
    let report = scored(&folder);
    assert_eq!(plan(&report)[0], "not-settled");
    assert_eq!(of(&report, "a")["verdict"], "undetermined");
}

#[test]
fn an_equivalent_is_accepted_or_refused() {
    let folder = folder("equivalent", "");
    let offered =
        bid("a").replace("\"g.paper\" = \"yes\"", "\"g.paper\" = { equivalent = \"another label\" }");
    folder.write("bids/a.toml", offered);
    let paper = |folder: &Folder| {
        let paper = criterion(&scored(folder), "a", "g.paper");
        [paper["status"].clone(), paper["option"].clone(), paper["supported"].clone()]
    };
    assert_eq!(paper(&folder), [json!("equivalent-offered"), Value::Null, Value::Null]);
    let judge = |text: &str| assess(&folder, "a1", "", &[("a", "g.paper", text)]);
    judge("option = \"yes\"\nreason = \"as good\"");
    assert_eq!(paper(&folder)[0], "equivalent-offered", "neither accepted nor refused");
    judge("option = \"yes\"\nequivalent = \"accepted\"\nreason = \"as good\"");
    assert_eq!(paper(&folder), [json!("answered"), json!("yes"), Value::Null]);
    judge("equivalent = \"refused\"\nreason = \"covers half of it\"");
    assert_eq!(paper(&folder), [json!("unanswered"), Value::Null, Value::Null]);
}

#[test]
fn an_assessment_replaces_no_answer_of_the_bid_itself() {
    let folder = folder("needless", "");
    assess(&folder, "a1", "", &[("a", "g.days", &chosen("slow")), ("a", "g.paper", &chosen("no"))]);
    let report = scored(&folder);
    assert_eq!(criterion(&report, "a", "g.days")["option"], "fast");
    assert_eq!(criterion(&report, "a", "g.paper")["option"], "yes");
    let check = folder.keur(&["check"]);
    assert!(check.out.contains("warning[A029 judged-without-need]"), "{}", check.out);
    assert!(check.out.contains("--> assessments/a1.toml:"), "{}", check.out);
}

#[test]
fn what_is_wrong_with_an_assessment_is_said_and_nothing_is_reckoned() {
    let cases = [
        ("option = \"good\"", "A021"),
        ("option = \"good\"\nreason = \"  \"", "A021"),
        ("option = \"great\"\nreason = \"r\"", "A020"),
        ("reason = \"r\"", "A020"),
        ("option = \"good\"\nreason = \"r\"\nequivalent = \"perhaps\"", "A010"),
        ("option = \"good\"\nreason = \"r\"\npoints = 9", "A005"),
    ];
    for (text, code) in cases {
        let folder = folder("wrong", "");
        assess(&folder, "a1", "", &[("a", "g.plan", text)]);
        let score = folder.keur(&["score"]).ends(2);
        assert!(score.err.contains(code), "{text}\n{}", score.err);
        assert!(folder.keur(&["check"]).ends(1).out.contains(code), "{text}");
    }
    let folder = folder("unknown", "");
    assess(&folder, "a1", "", &[("a", "g.plann", &chosen("good"))]);
    let score = folder.keur(&["score"]).ends(2);
    assert!(score.err.contains("A020") && score.err.contains("g.plan`?"), "{}", score.err);
    assess(&folder, "a1", "", &[("nobody", "g.plan", &chosen("good"))]);
    let check = folder.keur(&["check"]);
    assert!(check.out.contains("error[A030 no-such-bid]"), "{}", check.out);
    assert!(folder.keur(&["score"]).ends(2).err.contains("A030"), "a decision on nobody is none");
    folder.keur(&["score", "bids/a.toml"]).ends(0);
}

#[test]
fn assessors_are_told_apart_and_belong_to_the_tender() {
    let folder = folder("files", "");
    assess(&folder, "a1", "", &[("a", "g.plan", &chosen("good"))]);
    let first = folder.text("assessments/a1.toml");
    folder.write("assessments/a2.toml", &first);
    assert!(folder.keur(&["score"]).ends(2).err.contains("A024"));
    folder.write("assessments/a2.toml", first.replace("\"t\"", "\"other\"").replace("\"a1\"", "\"a2\""));
    assert!(folder.keur(&["score"]).ends(2).err.contains("A023"));
    assess(&folder, "a2", "consensus = true", &[]);
    assess(&folder, "a3", "consensus = true", &[]);
    assert!(folder.keur(&["score"]).ends(2).err.contains("A025"));
}

#[test]
fn nobody_votes_twice_on_one_bid() {
    let folder = folder("twice", "");
    assess(&folder, "a1", "", &[("a", "g.plan", &chosen("good")), ("A", "g.plan", &chosen("best"))]);
    assert!(folder.keur(&["score"]).ends(2).err.contains("A012"));
}

#[test]
fn reasons_that_repeat_and_days_that_cannot_be_are_found() {
    let folder = folder("reasons", "");
    let same = "option = \"good\"\nreason = \"good plan\"";
    assess(&folder, "a1", "", &[("a", "g.plan", same), ("b", "g.plan", same)]);
    let early = folder.text("assessments/a1.toml").replace("2026-11-10", "2026-10-30");
    folder.write("assessments/a1.toml", early);
    let check = folder.keur(&["check"]);
    assert!(check.out.contains("warning[A034 same-reason]"), "{}", check.out);
    assert!(check.out.contains("warning[A035 assessed-at-wrong-time]"), "{}", check.out);
    folder.keur(&["score"]).ends(0);
}

pub fn decide(folder: &Folder, text: &str) {
    folder.write("decisions.toml", format!("format = 1\n{text}"));
}

fn verdict(folder: &Folder, bid: &str) -> (Value, Value) {
    let bid = of(&scored(folder), bid);
    (bid["verdict"].clone(), bid["verdict_reasons"].clone())
}

#[test]
fn a_bid_that_came_in_late_is_rejected_by_the_record_of_the_authority() {
    let folder = folder("receipt", "");
    let receipt = |at: &str| decide(&folder, &format!("[[receipt]]\nbid = \"a\"\nat = {at}\n"));
    receipt("2026-10-31T11:00:00Z");
    assert_eq!(verdict(&folder, "a").0, "admissible", "the last moment is in time");
    receipt("2026-10-31T12:00:01+01:00");
    assert_eq!(verdict(&folder, "a"), (json!("rejected"), json!([{ "reason": "received-late", "on": "a" }])));
    let score = folder.keur(&["score"]).ends(0);
    assert!(score.out.contains("received on 2026-10-31T12:00:01+01:00, after the deadline"), "{}", score.out);
}

pub fn decision(about: &str, result: &str) -> String {
    format!(
        "[[decision]]\nbid = \"A\"\nabout = {about:?}\nresult = {result:?}\nreason = \"why\"\nby = \"x\"\ndate = 2026-11-14\n"
    )
}

#[test]
fn decisions_reject_withdraw_and_settle() {
    let folder = folder("decisions", "");
    decide(&folder, &decision("exclusion", "reject"));
    assert_eq!(
        verdict(&folder, "a"),
        (json!("rejected"), json!([{ "reason": "decided", "on": "exclusion" }]))
    );
    let score = folder.keur(&["score"]).ends(0);
    assert!(
        score.out.contains("set aside by decision (x, 14 November 2026), exclusion: why"),
        "{}",
        score.out
    );
    decide(&folder, &decision("withdrawal", "withdrawn"));
    assert_eq!(verdict(&folder, "a").0, "rejected");
    folder.write("bids/a.toml", bid("a").replace("\"g.must\" = \"ok\"\n", ""));
    decide(&folder, "");
    assert_eq!(verdict(&folder, "a").0, "undetermined");
    decide(&folder, &decision("g.must", "admit"));
    assert_eq!(verdict(&folder, "a").0, "admissible");
    folder.write("bids/a.toml", bid("a").replace("\"ok\"", "\"never\""));
    assert_eq!(verdict(&folder, "a").0, "rejected", "a knock-out is not undone");
    assert!(folder.keur(&["check"]).out.contains("warning[A033 decision-without-effect]"));
    decide(&folder, &decision("g.most", "admit"));
    let score = folder.keur(&["score"]).ends(2);
    assert!(score.err.contains("A027") && score.err.contains("g.must"), "{}", score.err);
}

#[test]
fn rulings_take_the_place_of_what_is_stated() {
    let folder = folder("rulings", "");
    let rule = |text: &str| {
        decide(&folder, &format!("[[ruling]]\nbid = \"a\"\n{text}\nreason = \"seen\"\nby = \"x\"\n"))
    };
    rule("fact = \"days\"\nvalue = 11");
    let report = scored(&folder);
    assert_eq!(criterion(&report, "a", "g.days")["option"], "slow", "derivation runs on the ruled value");
    assert_eq!(of(&report, "a")["rulings"][0]["value"], "11");
    assert_eq!(criterion(&report, "b", "g.days")["option"], "fast");
    rule("fact = \"days\"");
    let open = criterion(&scored(&folder), "a", "g.days");
    assert_eq!((&open["status"], &open["missing_facts"]), (&json!("unanswered"), &json!(["days"])));
    rule("criterion = \"g.paper\"\noption = \"no\"");
    let paper = criterion(&scored(&folder), "a", "g.paper");
    assert_eq!((&paper["source"], &paper["option"]), (&json!("ruled"), &json!("no")));
    assert_eq!(paper["ruling"]["reason"], "seen");
    rule("criterion = \"g.paper\"");
    assert_eq!(criterion(&scored(&folder), "a", "g.paper")["status"], "unanswered");
    for (text, code) in [
        ("fact = \"days\"\nvalue = \"many\"", "A028"),
        ("fact = \"hours\"\nvalue = 5", "A020"),
        ("criterion = \"g.paper\"\noption = \"maybe\"", "A020"),
        ("fact = \"days\"\ncriterion = \"g.paper\"", "A010"),
        ("criterion = \"g.paper\"\nvalue = 5", "A010"),
        ("criterion = \"g.days\"\noption = \"slow\"", "A037"),
        ("criterion = \"g.plan\"\noption = \"bad\"", "A037"),
        ("fact = \"days\"\nvalue = 1\nreason = \"r\"\n[[ruling]]\nbid = \"A\"\nfact = \"days\"", "A036"),
    ] {
        rule(text);
        assert!(folder.keur(&["score"]).ends(2).err.contains(code), "{text}");
    }
}

#[test]
fn a_draw_decides_a_tie_and_stands_in_the_order() {
    let folder = folder("draw", "[award]\ntie = [\"score\", \"draw\"]\n");
    let ranks = |folder: &Folder| {
        let report = scored(folder);
        [of(&report, "a")["rank"].clone(), of(&report, "b")["rank"].clone()]
    };
    assert_eq!(ranks(&folder), [1, 1]);
    assert!(folder.keur(&["score"]).out.contains("The lot decides"));
    let draw = "[[draw]]\norder = [\"b\", \"a\"]\nby = \"a notary\"\n";
    decide(&folder, draw);
    assert_eq!(ranks(&folder), [2, 1]);
    folder.write("tender.toml", format!("{TENDER}[award]\ntie = [\"score\"]\n"));
    assert_eq!(ranks(&folder), [1, 1], "a draw that was not published decides nothing");
    assert!(folder.keur(&["check"]).out.contains("warning[A033"));
    decide(&folder, &draw.replace("\"a\"]", "\"z\"]"));
    folder.write("tender.toml", format!("{TENDER}[award]\ntie = [\"draw\"]\n"));
    assert!(folder.keur(&["score"]).ends(2).err.contains("A030"));
}

#[test]
fn withholding_takes_points_and_level_until_there_is_evidence() {
    let flagged = scored(&folder("flag", ""));
    assert_eq!(criterion(&flagged, "a", "g.paper")["points"]["exact"], "30/1");
    let withheld = folder("withhold", "[policy]\nunsupported = \"withhold\"\n");
    let paper = criterion(&scored(&withheld), "a", "g.paper");
    assert_eq!(paper["points"]["exact"], "0/1");
    assert_eq!(
        (&paper["range"]["worst"]["exact"], &paper["range"]["best"]["exact"]),
        (&json!("0/1"), &json!("30/1"))
    );
    assert_eq!(
        (&paper["status"], &paper["option"], &paper["supported"]),
        (&json!("answered"), &json!("yes"), &json!(false))
    );
    let gate = "[[gate]]\nid = \"paper\"\ncriterion = \"g.paper\"\noptions = [\"yes\"]\n";
    withheld.write("tender.toml", format!("{TENDER}[policy]\nunsupported = \"withhold\"\n{gate}"));
    assert_eq!(verdict(&withheld, "a").0, "undetermined", "an answer that is withheld passes no gate");
}

#[test]
fn only_the_first_in_rank_is_held_to_evidence_and_each_first_in_turn() {
    let policy = "[policy]\nunsupported = \"withhold\"\nevidence_from = \"winner\"\n[award]\nwinners = 1\n";
    let folder = folder("winner", policy);
    // Without evidence a has 60 (days 20, paper 30, must 10), b 60 less what it lacks, c 40 and a paper.
    folder.write("bids/b.toml", bid("b").replace("days = 5", "days = 50"));
    let supported = bid("c")
        .replace("days = 5", "days = 50")
        .replace("\"g.paper\" = \"yes\"", "\"g.paper\" = { option = \"yes\", evidence = [\"p\"] }");
    let paper =
        "[[evidence]]\nid = \"p\"\nkind = \"paper\"\ntitle = \"P\"\nurl = \"https://example.org/p\"\n";
    folder.write("bids/c.toml", format!("{supported}{paper}"));
    let report = scored(&folder);
    let row = |id: &str| {
        let bid = of(&report, id);
        (bid["rank"].clone(), bid["score"]["exact"].clone())
    };
    assert_eq!(row("a"), (json!(2), json!("30/1")), "a was first, and lost its paper");
    assert_eq!(row("c"), (json!(1), json!("40/1")));
    // b ties with c before anybody is held, is held with it as a first, and loses its paper too.
    assert_eq!(row("b"), (json!(3), json!("10/1")));
}

#[test]
fn nothing_of_the_authority_is_no_fault() {
    let folder = folder("nothing", "");
    decide(&folder, "");
    let ran: Ran = folder.keur(&["score"]);
    ran.ends(0);
}

/// A tender in which prices stay shut: locked, its deadline passed, with prices beside the bids.
fn sealed(name: &str) -> Folder {
    let award = "[policy]\nprice_after_quality = true\n[award]\nmethod = \"weighted\"\nquality_weight = 60\n\
                 price_weight = 40\nformula = \"lowest-ratio\"\n";
    let folder = folder(name, award);
    for (id, price) in [("a", 200), ("b", 100)] {
        fs::remove_file(folder.join(&format!("bids/{id}.toml"))).unwrap();
        folder.write(&format!("bids/{id}/bid.toml"), bid(id));
        folder.write(&format!("bids/{id}/price.toml"), format!("format = 1\n[price]\namount = {price}\n"));
    }
    folder.write("tender.toml", folder.text("tender.toml").replace("2026-10-31", "2099-10-31"));
    folder.keur(&["publish", "--date", "2026-09-01"]).ends(0);
    folder
}

#[test]
fn prices_stay_shut_until_the_quality_is_locked() {
    let folder = sealed("sealed");
    let quality = |date: &str| folder.keur(&["publish", "--lang", "en", "--quality", "--date", date]);
    let before = scored(&folder);
    assert_eq!((&before["provisional"], &of(&before, "a")["price"]), (&json!(true), &Value::Null));
    assert_eq!(of(&before, "a")["verdict"], "admissible", "a price that is shut is no lack of the bid");
    let inputs = before["inputs"].to_string();
    assert!(!inputs.contains("price.toml"), "a shut price is not even read: {inputs}");
    let shown = folder.keur(&["score"]).ends(0).out;
    assert!(shown.contains("Prices are still shut") && !shown.contains("200"), "{shown}");
    let early = quality("2099-11-10").ends(2);
    assert!(early.err.contains("has not passed"), "what counts is the clock: {}", early.err);
    folder.passes("2099-10-31", "2026-10-31");
    assert!(quality("2026-10-30").ends(2).err.contains("has not passed"));
    let open = quality("2026-11-10").ends(2);
    assert!(open.err.contains("a: g.plan") && open.err.contains("2 bids are not assessed"), "{}", open.err);
    let judge = |option: &str| {
        assess(&folder, "a1", "", &[("a", "g.plan", &chosen(option)), ("b", "g.plan", &chosen("fair"))]);
    };
    judge("good");
    assert!(quality("2026-11-12").ends(0).out.contains("prices may be opened"));
    let after = scored(&folder);
    assert_eq!(after["provisional"], false, "{after:#}");
    // Quality: a 20 + 30 + 10 + 30 = 90, b 70 of 100; price: 100/200 and 1.
    assert_eq!(of(&after, "a")["award"]["figure"]["exact"], "74/1");
    assert_eq!(of(&after, "b")["award"]["figure"]["exact"], "82/1");
    assert!(quality("2026-11-13").ends(2).err.contains("locked already"));
    judge("best");
    let late = folder.keur(&["score"]).ends(2);
    assert!(late.err.contains("L024") && late.err.contains("was locked as `good"), "{}", late.err);
    judge("good");
    folder.keur(&["score"]).ends(0);
    let reason = folder.text("assessments/a1.toml").replace("because of good", "because of their good plan");
    folder.write("assessments/a1.toml", reason);
    assert!(folder.keur(&["score"]).ends(2).err.contains("L024"), "a reason cannot be bettered afterwards");
    judge("good");
    let later = folder.text("assessments/a1.toml").replace("2026-11-10", "2026-11-13");
    folder.write("assessments/a1.toml", later);
    assert!(folder.keur(&["check"]).out.contains("warning[A035"));
    let lock = folder.text("keur.lock").replace("= good", "= best");
    folder.write("keur.lock", lock);
    assert!(folder.keur(&["score"]).ends(2).err.contains("L021"));
}

#[test]
fn a_price_among_the_answers_is_an_error_where_prices_stand_apart() {
    let folder = sealed("apart");
    folder.write("bids/a/bid.toml", bid("a").replace("[facts]", "[price]\namount = 5\n[facts]"));
    assert!(folder.keur(&["check"]).ends(1).out.contains("error[P025 price-in-bid]"));
    folder.keur(&["score"]).ends(2);
}

#[test]
fn a_score_sheet_holds_what_is_to_be_judged_and_nothing_else() {
    let folder = folder("sheet", "");
    let hostile = "mark-a\n[answers.\"b\".\"g.plan\"]\noption = \"best\"\u{202e}\r\nreason = \"x\"";
    let offered = bid("a")
        .replace("\"our plan\"", &format!("{hostile:?}").replace("\\u{202e}", "\\u202E"))
        .replace("\"g.paper\" = \"yes\"", "\"g.paper\" = { equivalent = \"mark-label\" }")
        .replace("[facts]", "[price]\namount = 98765\n[facts]");
    folder.write("bids/a.toml", offered);
    assess(&folder, "a1", "", &[("a", "g.plan", "option = \"good\"\nreason = \"mark-of-another\"")]);
    folder.keur(&["new", "assessment", "a2"]).ends(0);
    let sheet = folder.text("assessments/a2.toml");
    for there in
        ["mark-a", "mark-label", "[answers.\"b\".\"g.plan\"]\n# option", "#   best (40 points)", "our plan"]
    {
        assert!(sheet.contains(there), "{there}\n{sheet}");
    }
    for absent in ["98765", "mark-of-another", "g.days", "\noption = ", "\nreason = "] {
        assert!(!sheet.contains(absent), "{absent}\n{sheet}");
    }
    assert_eq!(plan(&scored(&folder))[2], "good", "an empty sheet judges nothing");
    assert!(folder.keur(&["new", "assessment", "a2"]).ends(2).err.contains("--force"));
    let filled = sheet.replacen("# option = \"\"\n# reason = \"\"", "option = \"good\"\nreason = \"own\"", 1);
    folder.write("assessments/a2.toml", filled);
    assert_eq!(criterion(&scored(&folder), "a", "g.plan")["assessments"].as_array().unwrap().len(), 2);
    assert!(folder.keur(&["new", "assessment", "../a3"]).ends(2).err.contains("a3"));
}

#[test]
fn the_score_says_what_it_rests_on() {
    let folder = folder("coverage", "");
    let supported =
        bid("a").replace("\"g.paper\" = \"yes\"", "\"g.paper\" = { option = \"yes\", evidence = [\"p\"] }");
    let paper =
        "[[evidence]]\nid = \"p\"\nkind = \"paper\"\ntitle = \"P\"\nurl = \"https://example.org/p\"\n";
    folder.write("bids/a.toml", format!("{supported}{paper}"));
    assess(&folder, "a1", "", &[("a", "g.plan", &chosen("good"))]);
    let rests = |folder: &Folder| {
        let coverage = of(&scored(folder), "a")["coverage"].clone();
        ["verified", "evidenced", "assessed", "claimed"].map(|one| coverage[one]["exact"].clone())
    };
    // The paper 30, the plan 30, and 20 for the days with 10 for the knock-out, which ask for no evidence.
    assert_eq!(rests(&folder), ["0/1", "30/1", "30/1", "30/1"]);
    let seen = "\n[[verified]]\nbid = \"A\"\nevidence = \"p\"\nby = \"x\"\ndate = 2026-11-12\n";
    let sheet = folder.text("assessments/a1.toml");
    folder.write("assessments/a1.toml", format!("{sheet}{seen}"));
    assert_eq!(rests(&folder), ["30/1", "0/1", "30/1", "30/1"]);
    let shown = folder.keur(&["score"]).ends(0).out;
    assert!(shown.contains("What scores rest on") && shown.contains("evidence, verified"), "{shown}");
}

#[test]
fn a_bid_that_a_decision_removes_stays_in_the_field_only_where_the_tender_says_so() {
    let award = "[award]\nmethod = \"weighted\"\nquality_weight = 60\nprice_weight = 40\nformula = \"lowest-ratio\"\n";
    let lowest = |policy: &str, decided: &str| {
        let folder = folder("dropped", &format!("{policy}{award}"));
        for (id, price) in [("a", 100), ("b", 200)] {
            let priced = bid(id).replace("[facts]", &format!("[price]\namount = {price}\n[facts]"));
            folder.write(&format!("bids/{id}.toml"), priced);
        }
        decide(&folder, decided);
        scored(&folder)["award"]["lowest_price"]["exact"].clone()
    };
    let removed = decision("exclusion", "reject");
    let keep = "[policy]\ndropped_bids = \"keep\"\n";
    assert_eq!(lowest("", ""), "100/1");
    assert_eq!(lowest("", &removed), "200/1");
    assert_eq!(lowest(keep, &removed), "100/1");
}
