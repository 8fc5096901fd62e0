//! Tenders reckoned by hand, the arithmetic beside them.
//!
//! They hold the naive scorer to the rules, and the engine too: what a case says of a field is what both must
//! say. A case names only the fields it is about, but lists are complete.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::generate::{self, Made};
use super::{difference, score};

/// A tender, and what must come of it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) expected: Value,
}

pub(crate) fn all() -> Vec<Case> {
    vec![
        malus(),
        out_of_and_drop(),
        levels(),
        skip(),
        ties(),
        two_catalogues(),
        undetermined_lowest(),
        value_and_weights(),
        rounded_tie(),
        half_below_zero(),
    ]
}

/// c1 has 0, 4 or 10 points; c2 is 0 or a malus of 3. D = 10 + 0.
///
/// - y answers 4 and −3: 100 · 1/10 = 10, and nothing is open.
/// - z answers nothing: its floors are 0 and −3, so 100 · −3/10 = −30; at best 10 and 0, so 100.
/// - x answers 10 and 0: 100, above what z has now.
fn malus() -> Case {
    let catalogue = catalogue(
        "auto",
        &[
            "[[group]]\nid = 'g'\ntitle.nl = 'G'\nweight = 7",
            &criterion("c1", "g", &["0", "4", "10"].map(|points| (points, "", false))),
            &criterion("c2", "g", &[("0", "", false), ("-3", "", false)]),
        ],
    );
    let files = files(&[
        ("tender.toml", &tender("use = ['./cat']", "")),
        ("cat/catalogue.toml", &catalogue),
        ("bids/x.toml", &bid("x", "[answers]\nc1 = 2\nc2 = 0")),
        ("bids/y.toml", &bid("y", "[answers]\nc1 = '1'\n[answers.c2]\noption = '1'")),
        ("bids/z.toml", &bid("z", "")),
    ]);
    let range = |worst, best| json!({ "worst": { "exact": worst }, "best": { "exact": best } });
    let expected = json!({ "provisional": false, "bids": [
        { "id": "x", "verdict": "admissible", "rank": 1, "rank_if_admitted": null, "level": null,
          "score": { "exact": "100/1" }, "range": range("100/1", "100/1") },
        { "id": "y", "rank": 2, "score": { "exact": "10/1" }, "range": range("10/1", "10/1"),
          "groups": [{ "id": "g", "weight": { "exact": "7/1" }, "points": { "exact": "1/1" },
                       "share": { "exact": "10/1" }, "level": null }] },
        { "id": "z", "rank": 3, "score": { "exact": "-30/1" }, "range": range("-30/1", "100/1"),
          "criteria": [
            { "id": "c1", "status": "unanswered", "source": null, "option": null,
              "points": { "exact": "0/1" } },
            { "id": "c2", "status": "unanswered", "points": { "exact": "-3/1" } },
          ] },
    ] });
    Case { name: "malus", files, expected }
}

/// Group a counts to 1000 and holds maxima of 300.5 and 199.5, of which the second is dropped:
/// D = 1000 · 300.5/500 = 601, and 150.25 points are 100 · 150.25/601 = 25.
///
/// Group b has 3 of 4 points: 75. Every criterion of c is dropped: it stays, without a share or a weight. Group
/// d is dropped as a whole: it is gone. With weights 20 and 10 the score is (20 · 25 + 10 · 75)/30 = 125/3.
/// The weights of c and d weigh nothing.
fn out_of_and_drop() -> Case {
    let catalogue = catalogue(
        "auto",
        &[
            "[[group]]\nid = 'a'\ntitle.nl = 'A'\nweight = 20\nout_of = 1000",
            "[[group]]\nid = 'b'\ntitle.nl = 'B'\nweight = 5",
            "[[group]]\nid = 'c'\ntitle.nl = 'C'\nweight = 50",
            "[[group]]\nid = 'd'\ntitle.nl = 'D'\nweight = 50",
            &criterion("a.1", "a", &["0", "150.25", "300.5"].map(|points| (points, "", false))),
            &criterion("a.2", "a", &[("0", "", false), ("199.50", "", false)]),
            &criterion("b.1", "b", &[("3", "", false), ("4", "", false)]),
            &criterion("c.1", "c", &[("0", "", false), ("1", "", false)]),
            &criterion("d.1", "d", &[("0", "", false), ("1", "", false)]),
        ],
    );
    let rules = "use = ['./cat']\nweights = { b = 10 }\ndrop = ['a.2', 'c.1', 'd']";
    let files = files(&[
        ("tender.toml", &tender(rules, "")),
        ("cat/catalogue.toml", &catalogue),
        ("bids/x.toml", &bid("x", "[answers]\na.1 = 1\n'b.1' = 0")),
    ]);
    let expected = json!({ "bids": [
        { "id": "x", "score": { "exact": "125/3" },
          "criteria": [{ "id": "a.1", "option": "1", "points": { "exact": "601/4" } }, { "id": "b.1" }],
          "groups": [
            { "id": "a", "weight": { "exact": "20/1" }, "share": { "exact": "25/1" } },
            { "id": "b", "weight": { "exact": "10/1" }, "share": { "exact": "75/1" } },
            { "id": "c", "weight": null, "points": { "exact": "0/1" }, "share": null, "level": null },
          ] },
    ] });
    Case { name: "out_of and drop", files, expected }
}

const LEVELS: &str = "[[level]]\nn = 0\nname = 'N0'\ntitle.nl = 'nul'\n\n[[level]]\nn = 1\nname = 'N1'\n\
    title.nl = 'een'\n\n[[level]]\nn = 2\nname = 'N2'\ntitle.nl = 'twee'";

/// Two criteria with levels 0 to 2 and one without; the tender asks level 1 overall.
fn level_files(policy: &str) -> BTreeMap<String, String> {
    let stairs = [("0", "0", false), ("1", "1", false), ("2", "2", false)];
    let catalogue = catalogue(
        "auto",
        &[
            LEVELS,
            "[[group]]\nid = 'g'\ntitle.nl = 'G'\nweight = 1",
            &criterion("c1", "g", &stairs),
            &criterion("c2", "g", &stairs),
            &criterion("c3", "g", &[("0", "", false), ("1", "", false)]),
        ],
    );
    let gate = "[[gate]]\nid = 'one'\ntitle.nl = 'Een'\nlevel = 1";
    files(&[
        ("tender.toml", &tender("use = ['./cat']", &format!("{policy}\n{gate}"))),
        ("cat/catalogue.toml", &catalogue),
        ("bids/a.toml", &bid("a", "[answers]\nc1 = 2\nc2 = 2")),
        ("bids/b.toml", &bid("b", "[answers]\nc1 = 1\nc3 = 1")),
        ("bids/c.toml", &bid("c", "[answers]\nc2 = 0")),
        ("bids/d.toml", &bid("d", "[answers.c1]\nequivalent = 'een ander keurmerk'")),
    ])
}

/// What is missing makes the level unknown, unless a known one is at the bottom: it cannot get lower.
///
/// - a: 2 and 2, the top, so nothing holds it down; c3 has no levels and is not missed. Pass. 4/5 points: 80.
/// - b: 1 and a missing one: unknown, held down by c1, and the gate open. 2/5 points: 40.
/// - d: an equivalent is no answer yet: nothing known. The gate is open. 0.
/// - c: 0 is the bottom, so the level is 0 and the gate fails though c1 is missing.
///
/// b and d are undetermined, so the order is provisional: if admitted, 80, 40, 0.
fn levels() -> Case {
    let expected = json!({ "provisional": true, "bids": [
        { "id": "a", "verdict": "admissible", "rank": 1, "rank_if_admitted": 1, "verdict_reasons": [],
          "score": { "exact": "80/1" },
          "level": { "n": 2, "name": "N2", "binding": [], "missing": [] },
          "gates": [{ "id": "one", "result": "pass", "binding": [] }] },
        { "id": "b", "verdict": "undetermined", "rank": null, "rank_if_admitted": 2,
          "verdict_reasons": [{ "reason": "gate-unknown", "on": "one" }],
          "level": { "n": null, "name": null, "binding": ["c1"], "missing": ["c2"] },
          "gates": [{ "id": "one", "result": "unknown", "binding": ["c2"] }] },
        { "id": "d", "verdict": "undetermined", "rank": null, "rank_if_admitted": 3,
          "level": { "n": null, "name": null, "binding": [], "missing": ["c1", "c2"] },
          "criteria": [{ "id": "c1", "status": "equivalent-offered", "level": null }, {}, {}],
          "gates": [{ "id": "one", "result": "unknown", "binding": ["c1", "c2"] }] },
        { "id": "c", "verdict": "rejected", "rank": null, "rank_if_admitted": null,
          "verdict_reasons": [{ "reason": "gate-failed", "on": "one" }],
          "level": { "n": 0, "name": "N0", "binding": ["c2"], "missing": ["c1"] },
          "gates": [{ "id": "one", "result": "fail", "binding": ["c2"] }] },
    ] });
    Case { name: "levels", files: level_files(""), expected }
}

/// The same under `skip`: b is admissible now, at the level of what it did answer (80 and 40, so second). d
/// stays open, for nothing at all is known of it.
fn skip() -> Case {
    let expected = json!({ "provisional": true, "bids": [
        { "id": "a", "rank": 1, "level": { "n": 2 } },
        { "id": "b", "verdict": "admissible", "rank": 2, "rank_if_admitted": 2,
          "level": { "n": 1, "name": "N1", "binding": ["c1"], "missing": ["c2"] },
          "gates": [{ "id": "one", "result": "pass", "binding": [] }] },
        { "id": "d", "verdict": "undetermined", "rank_if_admitted": 3,
          "level": { "n": null, "name": null, "binding": [], "missing": ["c1", "c2"] },
          "gates": [{ "id": "one", "result": "unknown", "binding": ["c1", "c2"] }] },
        { "id": "c", "verdict": "rejected", "level": { "n": 0, "binding": ["c2"], "missing": ["c1"] } },
    ] });
    Case { name: "skip", files: level_files("[policy]\nunanswered_level = 'skip'"), expected }
}

/// Three groups of weight 1 with 3 points each. One third each way round ties exactly, which no binary
/// fraction would: (100/3 + 200/3 + 0)/3 = (0 + 100/3 + 200/3)/3 = 100/3.
///
/// - p: 1, 2, 0 and q: 0, 1, 2 tie at 100/3, ranks 1 and 1.
/// - r: 0, 0, 2: (200/3)/3 = 200/9 comes third, not second.
/// - s: 3, 3 and no answer to k3, which may reject: undetermined at (100 + 100 + 0)/3 = 200/3, range to 100. If
///   admitted it is first and the others move down: 2, 2, 4.
/// - t: rejected by its own answer to k3. Its 3, 3, 0 come to 200/3, but it has no rank.
fn ties() -> Case {
    let steps = ["0", "1", "2", "3"].map(|points| (points, "", false));
    let mut last = steps;
    last[3].2 = true;
    last[3].0 = "0";
    let last = [&last[..], &[("3", "", false)]].concat();
    let mut parts: Vec<String> = Vec::new();
    for id in ["1", "2", "3"] {
        parts.push(format!("[[group]]\nid = 'g{id}'\ntitle.nl = 'G'\nweight = 1"));
        let options = if id == "3" { &last } else { &steps[..] };
        parts.push(criterion(&format!("k{id}"), &format!("g{id}"), options));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let answers =
        |id, first, second, third| bid(id, &format!("[answers]\nk1 = {first}\nk2 = {second}\nk3 = {third}"));
    let files = files(&[
        ("tender.toml", &tender("use = ['./cat']", "")),
        ("cat/catalogue.toml", &catalogue("auto", &parts)),
        ("bids/p.toml", &answers("p", 1, 2, 0)),
        ("bids/q.toml", &answers("q", 0, 1, 2)),
        ("bids/r.toml", &answers("r", 0, 0, 2)),
        ("bids/s.toml", &bid("s", "[answers]\nk1 = 3\nk2 = 3")),
        ("bids/t.toml", &answers("t", 3, 3, 3)),
    ]);
    let expected = json!({ "provisional": true, "bids": [
        { "id": "p", "rank": 1, "tied_with": ["q"], "rank_if_admitted": 2, "score": { "exact": "100/3" } },
        { "id": "q", "rank": 1, "tied_with": ["p"], "rank_if_admitted": 2, "score": { "exact": "100/3" } },
        { "id": "r", "rank": 3, "tied_with": [], "rank_if_admitted": 4, "score": { "exact": "200/9" } },
        { "id": "s", "verdict": "undetermined", "rank": null, "tied_with": [], "rank_if_admitted": 1,
          "verdict_reasons": [{ "reason": "knock-out-open", "on": "k3" }],
          "score": { "exact": "200/3" },
          "range": { "worst": { "exact": "200/3" }, "best": { "exact": "100/1" } } },
        { "id": "t", "verdict": "rejected", "rank": null, "rank_if_admitted": null,
          "verdict_reasons": [{ "reason": "knock-out", "on": "k3" }],
          "score": { "exact": "200/3" } },
    ] });
    Case { name: "ties", files, expected }
}

/// Two catalogues, the first with 25 of 100 and evidence, the second with 75, weights of another size and its
/// own scale of levels.
///
/// Weights: auto has one group, scaled to 25. wensen has 30 and 10 with a share, scaled by 75/40 to 225/4 and
/// 75/4; its third group weighs 500 but has no points, so it has no part in it.
///
/// - x: auto 8 of 10, without good evidence (its document expired the day before): 80, shown from 0. wensen
///   1 of 2 and 1 of 1: 50 and 100. Score (25·80 + 225/4·50 + 75/4·100)/100 = (2000 + 2812.5 + 1875)/100 =
///   66.875 = 535/8; at worst 46.875 = 375/8. The score gate at 60 reads the 8 points and passes.
/// - y: the same with a document that expires on the day itself: supported. Its price is in dollars: open.
/// - z: names another tender, and is not assessed.
/// - w twice: two bids with one id are both not assessed.
fn two_catalogues() -> Case {
    let catalogues = two_catalogue_texts();
    let gates = "[[gate]]\nid = 'sixty'\ntitle.nl = 'Zestig'\nscore = 60\n\n[[gate]]\nid = 'cap'\n\
        title.nl = 'Prijs'\nprice = 100.5\n\n[[gate]]\nid = 'wens'\ntitle.nl = 'Wens'\n\
        catalogue = 'wensen'\nlevel = 5\n\n[[gate]]\nid = 'kind'\ntitle.nl = 'Soort'\ncriterion = 'w1'\n\
        options = ['0', 1]";
    let rules = "use = ['./cat', './other']\nshare = { auto = 25, wensen = 75 }";
    let answers = |expires, currency| {
        format!(
            "[price]\namount = 100.50\ncurrency = '{currency}'\n\n[answers]\nw1 = 1\nw2 = 1\n\
             a1 = {{ option = 1, evidence = ['doc'] }}\n\n[[evidence]]\nid = 'doc'\nkind = 'contract'\n\
             title = 'Contract'\nfile = 'evidence/doc.pdf'\nexpires = {expires}"
        )
    };
    let other = bid("z", "").replace("'proef'", "'andere'");
    let files = files(&[
        ("tender.toml", &tender(rules, gates)),
        ("cat/catalogue.toml", &catalogues.0),
        ("other/catalogue.toml", &catalogues.1),
        ("bids/x.toml", &bid("x", &answers("2026-10-31", "EUR"))),
        ("bids/x/evidence/doc.pdf", "bewijs"),
        ("bids/y.toml", &bid("y", &answers("2026-11-01", "USD"))),
        ("bids/y/evidence/doc.pdf", "bewijs"),
        ("bids/z.toml", &other),
        ("bids/w.toml", &bid("w", "[answers]\na1 = 1")),
        ("bids/w-2.toml", &bid("w", "[answers]\na1 = 0")),
    ]);
    Case { name: "two catalogues", files, expected: two_catalogues_expected() }
}

fn two_catalogue_texts() -> (String, String) {
    let asked = criterion("a1", "a", &[("0", "0", false), ("8", "2", false), ("10", "2", false)]);
    let asked = asked.replace("title.nl = 'C'", "title.nl = 'C'\nevidence_kinds = ['contract']");
    let kind = "[[kind]]\nid = 'contract'\ntitle.nl = 'overeenkomst'";
    let group = "[[group]]\nid = 'a'\ntitle.nl = 'A'\nweight = 3";
    let first = catalogue("auto", &[LEVELS, kind, group, &asked]);
    let second = catalogue(
        "wensen",
        &[
            "[[level]]\nn = 3\nname = 'W3'\ntitle.nl = 'drie'\n\n[[level]]\nn = 5\nname = 'W5'\n\
             title.nl = 'vijf'",
            "[[group]]\nid = 'w.a'\ntitle.nl = 'W'\nweight = 30",
            "[[group]]\nid = 'w.b'\ntitle.nl = 'W'\nweight = 10",
            "[[group]]\nid = 'w.c'\ntitle.nl = 'W'\nweight = 500",
            &criterion("w1", "w.a", &[("0", "3", false), ("1", "5", false), ("2", "5", false)]),
            &criterion("w2", "w.b", &[("0", "", false), ("1", "", false)]),
            &criterion("w3", "w.c", &[("0", "", false), ("-1", "", false)]),
        ],
    );
    (first, second)
}

fn two_catalogues_expected() -> Value {
    let gates = |price| {
        json!([
            { "id": "sixty", "result": "pass", "binding": [] },
            { "id": "cap", "result": price, "binding": [] },
            { "id": "wens", "result": "pass", "binding": [] },
            { "id": "kind", "result": "pass", "binding": [] },
        ])
    };
    let twice = json!({ "id": "w", "verdict": null, "rank": null, "score": null, "range": null,
        "verdict_reasons": [{ "reason": "duplicate-id", "on": "w" }], "criteria": [], "gates": [] });
    json!({ "provisional": true, "bids": [
        { "id": "x", "verdict": "admissible", "rank": 1, "rank_if_admitted": 1, "tied_with": [],
          "score": { "exact": "535/8" }, "level": null,
          "range": { "worst": { "exact": "375/8" }, "best": { "exact": "535/8" } },
          "groups": [
            { "id": "a", "weight": { "exact": "25/1" }, "share": { "exact": "80/1" }, "level": { "n": 2 } },
            { "id": "w.a", "weight": { "exact": "225/4" }, "share": { "exact": "50/1" },
              "level": { "n": 5, "name": "W5", "binding": [], "missing": [] } },
            { "id": "w.b", "weight": { "exact": "75/4" }, "share": { "exact": "100/1" }, "level": null },
            { "id": "w.c", "weight": null, "points": { "exact": "-1/1" }, "share": null, "level": null },
          ],
          "criteria": [{ "id": "a1", "supported": false }, { "id": "w1", "supported": null }, {}, {}],
          "gates": gates("pass"),
          "price": { "exact": "201/2", "currency": "EUR" } },
        { "id": "y", "verdict": "undetermined", "rank": null, "rank_if_admitted": 1, "tied_with": [],
          "verdict_reasons": [{ "reason": "gate-unknown", "on": "cap" }],
          "score": { "exact": "535/8" },
          "range": { "worst": { "exact": "535/8" }, "best": { "exact": "535/8" } },
          "criteria": [{ "id": "a1", "supported": true }, {}, {}, {}],
          "gates": gates("unknown"),
          "price": { "exact": "201/2", "currency": "USD" } },
        twice.clone(),
        twice,
        { "id": "z", "verdict": null, "verdict_reasons": [{ "reason": "other-tender", "on": "andere" }] },
    ] })
}

/// One criterion of 0 to 10 points in a group of weight 1, one of 0 to 4 in a group of weight 0, and one
/// without points whose first option rejects.
fn award_files(rules: &str, award: &str, bids: &[(&str, &str, &str)]) -> BTreeMap<String, String> {
    let steps = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"].map(|points| (points, "", false));
    let groups = [("g", "1"), ("h", "0"), ("i", "1")];
    let groups =
        groups.map(|(id, weight)| format!("[[group]]\nid = '{id}'\ntitle.nl = 'G'\nweight = {weight}"));
    let text = catalogue(
        "auto",
        &[
            &groups.join("\n\n"),
            &criterion("g1", "g", &steps),
            &criterion("h1", "h", &steps[..5]),
            &criterion("i1", "i", &[("0", "", true), ("0", "", false)]),
        ],
    );
    let tender = tender(&format!("use = ['./cat']\n{rules}"), &format!("[award]\n{award}"));
    let mut files = files(&[("tender.toml", &tender), ("cat/catalogue.toml", &text)]);
    for (id, price, answers) in bids {
        let price = if price.is_empty() { String::new() } else { format!("[price]\n{price}\n\n") };
        files.insert(format!("bids/{id}.toml"), bid(id, &format!("{price}[answers]\n{answers}")));
    }
    files
}

/// Quality 60 and price 40, by how a price stands to the lowest: 40 · (2 − P/Pmin), at least 0.
///
/// - a: 7 of 10 points and 100. Q = 0.7. Among a and b: 42 + 40 = 82.
/// - b: 8 points and 125: 48 + 40 · (2 − 1.25) = 78.
/// - c: 2 points and 50, and no answer to i1: undetermined. Admitted it comes to 12 + 40 = 52; then a comes to
///   42 + 40 · (2 − 2) = 42, and b, whose 125 is more than twice 50, to 48. The order turns: c, b, a.
/// - d: 10 points and no price; e: in dollars; f: 0. All three are open, f for its answer
///   too, and no figure can be given.
/// - r: rejected by i1; its 1000 counts for nothing.
///
/// Abnormally low at 30 percent, among those not rejected with a price in euro (100, 125, 50, 0):
///
/// - a: below 0.7 · (125 + 50 + 0)/3 = 40.8…? No. b: no.
/// - c: below 0.7 · (100 + 125 + 0)/3 = 52.5: yes.
/// - f: 0 is below 0.7 · 275/3: yes.
fn undetermined_lowest() -> Case {
    let award = "method = 'weighted'\nformula = 'to-lowest'\nquality_weight = 60\nprice_weight = 40\n\
        abnormally_low = 30\nwinners = 2";
    let files = award_files(
        "",
        award,
        &[
            ("a", "amount = 100", "g1 = 7\ni1 = 1"),
            ("b", "amount = 125\ncurrency = 'EUR'", "g1 = 8\ni1 = 1"),
            ("c", "amount = 50", "g1 = 2"),
            ("d", "", "g1 = 10\ni1 = 1"),
            ("e", "amount = 100\ncurrency = 'USD'", "g1 = 10\ni1 = 1"),
            ("f", "amount = 0", "g1 = 10"),
            ("r", "amount = 1000", "g1 = 10\ni1 = 0"),
        ],
    );
    let award = |figure: Value, if_admitted: Value| {
        let exact = |figure: Value| if figure.is_null() { figure } else { json!({ "exact": figure }) };
        json!({ "figure": exact(figure), "figure_if_admitted": exact(if_admitted) })
    };
    let open = |id| json!([{ "reason": "price-open", "on": id }]);
    let nothing = || award(Value::Null, Value::Null);
    let expected = json!({
        "provisional": true,
        "award": { "method": "weighted", "formula": "to-lowest", "depends_on_other_bids": true,
            "lowest_is_best": false, "lowest_price": { "exact": "100/1" },
            "highest_price": { "exact": "125/1" }, "round": null, "winners": 2 },
        "bids": [
            { "id": "a", "rank": 1, "rank_if_admitted": 3, "award": award(json!("82/1"), json!("42/1")) },
            { "id": "b", "rank": 2, "rank_if_admitted": 2, "award": award(json!("78/1"), json!("48/1")) },
            { "id": "c", "rank": null, "rank_if_admitted": 1, "award": award(Value::Null, json!("52/1")),
              "verdict_reasons": [{ "reason": "knock-out-open", "on": "i1" }] },
            { "id": "d", "rank_if_admitted": null, "award": nothing(), "verdict_reasons": open("d") },
            { "id": "e", "rank_if_admitted": null, "award": nothing(), "verdict_reasons": open("e") },
            { "id": "f", "rank_if_admitted": null, "award": nothing(), "verdict_reasons": [
                { "reason": "knock-out-open", "on": "i1" }, { "reason": "price-open", "on": "f" }] },
            { "id": "r", "verdict": "rejected", "award": nothing() },
        ],
        "findings": [{ "code": "P024", "path": "bids/c.toml" }, { "code": "P024", "path": "bids/f.toml" }],
    });
    Case { name: "undetermined lowest", files, expected }
}

/// Quality is worth 1000 in group g and 300 in h, and those are the weights too; i has no share.
///
/// - a: 6 of 10 and 1 of 4, so 60 and 25: 5000 − 600 − 75 = 4325. Score (1000·60 + 300·25)/1300 = 675/13.
/// - b: 3 of 10 and 4 of 4, so 30 and 100: 4925 − 300 − 300 = 4325. Score (30000 + 30000)/1300 = 600/13.
/// - c: 0 of both: 4325. Score 0.
///
/// All three tie. The share of i is no help, for it has none; by points on h1 they have 1, 4 and 0.
fn value_and_weights() -> Case {
    let award =
        "method = 'value'\nvalues = { g = 1000, h = 300 }\ntie = ['group:i', 'criterion:h1', 'score']";
    let files = award_files(
        "",
        award,
        &[
            ("a", "amount = 5000", "g1 = 6\nh1 = 1\ni1 = 1"),
            ("b", "amount = 4925", "g1 = 3\nh1 = 4\ni1 = 1"),
            ("c", "amount = 4325", "g1 = 0\nh1 = 0\ni1 = 1"),
        ],
    );
    let figure = json!({ "figure": { "exact": "4325/1" }, "figure_if_admitted": null });
    let expected = json!({
        "provisional": false,
        "award": { "method": "value", "formula": null, "depends_on_other_bids": false, "lowest_is_best": true,
            "lowest_price": { "exact": "4325/1" }, "highest_price": { "exact": "5000/1" }, "winners": 1 },
        "bids": [
            { "id": "b", "rank": 1, "tied_with": [], "award": figure, "score": { "exact": "600/13" } },
            { "id": "a", "rank": 2, "award": figure, "score": { "exact": "675/13" },
              "groups": [{ "weight": { "exact": "1000/1" } }, { "weight": { "exact": "300/1" } },
                { "weight": null }] },
            { "id": "c", "rank": 3, "award": figure, "score": { "exact": "0/1" } },
        ],
        "findings": [],
    });
    Case { name: "value and weights", files, expected }
}

/// On quality, rounded to whole figures before ranking. Weights 9 and 1, so that a point on g1 is 9 and one on
/// h1 is 2.5.
///
/// - a: 5 and 1: 47.5, rounded away from zero to 48; b: 5 and 1 for 90: 48 too; c: 4 and 4: 46; d: 0 and 4 is
///   10.
/// - e: 5 and 1 without a price: open, for a tie may be broken by the price. If admitted it ties with a and b,
///   and comes after them: what is not known beats nothing.
///
/// The score tells a and b nothing; the price puts b first. Without rounding the order would be the same here,
/// but the figures would not.
fn rounded_tie() -> Case {
    let award = "round = 0\ntie = ['score', 'price', 'draw']";
    let files = award_files(
        "weights = { g = 9, h = 1 }",
        award,
        &[
            ("a", "amount = 100", "g1 = 5\nh1 = 1\ni1 = 1"),
            ("b", "amount = 90", "g1 = 5\nh1 = 1\ni1 = 1"),
            ("c", "amount = 80", "g1 = 4\nh1 = 4\ni1 = 1"),
            ("d", "amount = 70", "g1 = 0\nh1 = 4\ni1 = 1"),
            ("e", "", "g1 = 5\nh1 = 1\ni1 = 1"),
        ],
    );
    let award = |figure| json!({ "figure": { "exact": figure }, "figure_if_admitted": { "exact": figure } });
    let expected = json!({
        "provisional": true,
        "award": { "method": "quality", "formula": null, "depends_on_other_bids": false, "round": 0,
            "lowest_price": null, "highest_price": null },
        "bids": [
            { "id": "b", "rank": 1, "rank_if_admitted": 1, "award": award("48/1"), "score": { "exact": "95/2" } },
            { "id": "a", "rank": 2, "rank_if_admitted": 2, "award": award("48/1") },
            { "id": "c", "rank": 3, "rank_if_admitted": 4, "award": award("46/1") },
            { "id": "d", "rank": 4, "rank_if_admitted": 5, "award": award("10/1") },
            { "id": "e", "rank": null, "rank_if_admitted": 3,
              "verdict_reasons": [{ "reason": "price-open", "on": "e" }],
              "award": { "figure": null, "figure_if_admitted": { "exact": "48/1" } } },
        ],
    });
    Case { name: "rounded tie", files, expected }
}

/// Quality in g is worth 200, and figures are rounded to whole ones, half away from zero on both sides of it.
///
/// - a: 10 of 10 for 100.5 is −99.5, rounded to −100; b: the same for 100 is −100. They share the first rank.
/// - c: 0 of 10 for 0.5 is 0.5, rounded to 1; d: for 1.4 is 1 too; e: for 1.5 is 2.
fn half_below_zero() -> Case {
    let award = "method = 'value'\nvalues = { g = 200 }\nround = 0";
    let files = award_files(
        "",
        award,
        &[
            ("a", "amount = 100.5", "g1 = 10\ni1 = 1"),
            ("b", "amount = 100", "g1 = 10\ni1 = 1"),
            ("c", "amount = 0.5", "g1 = 0\ni1 = 1"),
            ("d", "amount = 1.4", "g1 = 0\ni1 = 1"),
            ("e", "amount = 1.5", "g1 = 0\ni1 = 1"),
        ],
    );
    let bid = |id, rank, tied: &[&str], figure| json!({ "id": id, "rank": rank, "tied_with": tied, "award": { "figure": { "exact": figure } } });
    let expected = json!({ "award": { "round": 0 }, "bids": [
        bid("a", 1, &["b"], "-100/1"),
        bid("b", 1, &["a"], "-100/1"),
        bid("c", 3, &["d"], "1/1"),
        bid("d", 3, &["c"], "1/1"),
        bid("e", 5, &[], "2/1"),
    ] });
    Case { name: "half below zero", files, expected }
}

// ---- the texts they are made of ----

fn files(parts: &[(&str, &str)]) -> BTreeMap<String, String> {
    parts.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

fn catalogue(id: &str, parts: &[&str]) -> String {
    format!(
        "format = 1\n\n[catalogue]\nid = '{id}'\nversion = '1'\ntitle.nl = 'Proef'\nas_of = 2026-06-01\n\n{}\n",
        parts.join("\n\n")
    )
}

/// A criterion whose options are called 0, 1, 2 …; each is points, a level or nothing, and whether it rejects.
fn criterion(id: &str, group: &str, options: &[(&str, &str, bool)]) -> String {
    let mut text =
        format!("[[criterion]]\nid = '{id}'\ngroup = '{group}'\ntitle.nl = 'C'\nquestion.nl = 'Hoe?'\n");
    for (at, (points, level, rejects)) in options.iter().enumerate() {
        let level = if level.is_empty() { String::new() } else { format!("level = {level}\n") };
        text += &format!(
            "[[criterion.option]]\nid = '{at}'\ntext.nl = 'zo'\npoints = {points}\n{level}rejects = {rejects}\n"
        );
    }
    text
}

fn tender(rules: &str, rest: &str) -> String {
    format!(
        "format = 1\n\n[tender]\nid = 'proef'\ntitle.nl = 'Proef'\nas_of = 2026-11-01\n\n[rules]\n{rules}\n\n{rest}\n"
    )
}

fn bid(id: &str, rest: &str) -> String {
    format!("format = 1\n\n[bid]\nid = '{id}'\ntender = 'proef'\nsupplier = 'S'\n\n{rest}\n")
}

// ---- tests ----

#[test]
fn the_naive_scorer_reckons_as_by_hand() {
    for case in all() {
        let scored = score(&case.files);
        assert_eq!(difference(&case.expected, &scored), None, "{}: {scored:#}", case.name);
    }
}

#[test]
fn random_tenders_cover_every_case() {
    let mut made = Made::new();
    for seed in 0..600 {
        let files = generate::tender(seed);
        made.observe(&files, &score(&files));
    }
    assert_eq!(made.empty(), Vec::<String>::new(), "\n{}", made.table());
}

#[test]
fn a_seed_makes_the_same_tender_every_time() {
    assert_eq!(generate::tender(7), generate::tender(7));
    assert_ne!(generate::tender(7), generate::tender(8));
}

#[test]
fn a_difference_names_its_place() {
    let naive = json!({ "bids": [{ "id": "a", "score": { "exact": "1/2" } }] });
    let engine = json!({ "bids": [{ "id": "a", "score": { "exact": "1/3", "value": "0.3333" } }] });
    let found = difference(&naive, &engine).expect("a difference");
    assert_eq!(found, ".bids[a].score.exact\n  naive:  \"1/2\"\n  engine: \"1/3\"");
    assert_eq!(difference(&naive, &naive), None);
    assert!(difference(&naive, &json!({ "bids": [] })).is_some());
    assert!(difference(&naive, &json!({})).is_some());
}
