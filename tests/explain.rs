//! `keur explain`: what it finds, what it refuses, and which rule it says chose an answer.

use serde_json::Value;

use crate::run::{CATALOGUE, Folder, TENDER, assert_plain, bid};

/// A tender whose catalogue derives, claims, judges and rejects.
fn ruled() -> Folder {
    let folder = Folder::new("explain-rules");
    let more = "[[fact]]\nid = 'f.n'\ntype = 'integer'\nmin = 0\nmax = 9\n\
        [[fact]]\nid = 'f.m'\ntype = 'integer'\nmin = 0\nmax = 9\n\
        [[group]]\nid = 'k'\ntitle = 'K'\nweight = 1\n\
        [[criterion]]\nid = 'k.derived'\ngroup = 'k'\noption = [{ id = 'a', points = 3, when = 'fact.f.n > 3' }, { id = 'b', points = 1, otherwise = true }]\n\
        [[criterion]]\nid = 'k.open'\ngroup = 'k'\noption = [{ id = 'a', points = 3, when = 'fact.f.m > 3' }, { id = 'b', points = 1, otherwise = true }]\n\
        [[criterion]]\nid = 'k.out'\ngroup = 'k'\noption = [{ id = 'a', rejects = true, when = 'fact.f.m > 3' }, { id = 'b', points = 1 }]\n\
        [[criterion]]\nid = 'k.judged'\ngroup = 'k'\njudged = true\noption = [{ id = 'a' }, { id = 'b', points = 2 }]\n";
    folder.write("tender.toml", TENDER);
    folder.write(
        "cat/catalogue.toml",
        CATALOGUE.replace("weights = { g = 60, h = 40 }", "weights = { g = 60, h = 30, k = 10 }") + more,
    );
    let all = "k.derived = 'b'\nk.out = 'b'\n[answers.k.judged]\nstatement = 'S'\n[facts]\nf.n = 5\n";
    folder.write("bids/one.toml", bid("one").replace("h.a = \"yes\"\n", "") + all);
    folder.write("bids/two.toml", bid("two"));
    folder
}

fn criterion<'v>(report: &'v Value, id: &str) -> &'v Value {
    let all = report["explanation"]["criteria"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn the_rule_that_chose_an_answer_is_named_by_its_number() {
    let folder = ruled();
    let report = folder.keur(&["explain", "one", "--format", "json"]).ends(0).json();
    for (id, rule) in [("g.a", 6), ("h.a", 7), ("k.derived", 4), ("k.open", 5), ("k.out", 3), ("k.judged", 2)]
    {
        assert_eq!(criterion(&report, id)["rule"], rule, "{id}");
    }
    let derived = criterion(&report, "k.derived");
    assert_eq!((&derived["option"], &derived["overruled"]), (&Value::from("a"), &Value::from("b")));
    let holds: Vec<&Value> =
        derived["conditions"].as_array().unwrap().iter().map(|one| &one["holds"]).collect();
    assert_eq!(holds, [&Value::Bool(true), &Value::Bool(false)]);
    assert_eq!(derived["facts"][0]["at"]["path"], "bids/one.toml");
    let open = criterion(&report, "k.open");
    assert_eq!((&open["option"], &open["conditions"][1]["holds"]), (&Value::Null, &Value::Null));
    for (id, sentence) in [
        ("k.derived", "rule 4: the answer follows from the facts"),
        ("k.out", "rule 3: of an answer that rejects the bid"),
        ("k.judged", "rule 2: an equivalent is offered, or assessors"),
        ("h.a", "rule 7: the bidder gave no answer"),
    ] {
        let said = folder.keur(&["explain", "one", id, "--width", "200"]).ends(0).out;
        assert!(said.contains(sentence), "{id}: {said}");
    }
}

#[test]
fn one_criterion_comes_with_its_own_steps_only() {
    let folder = Folder::tender("explain-one");
    let all = folder.keur(&["explain", "good", "--format", "json"]).ends(0).json();
    let one = folder.keur(&["explain", "good", "G.A", "--format", "json"]).ends(0).json();
    let steps = |report: &Value| report["explanation"]["steps"].as_array().unwrap().len();
    assert!(steps(&one) < steps(&all), "{} of {}", steps(&one), steps(&all));
    assert_eq!(one["explanation"]["criteria"].as_array().unwrap().len(), 1);
    assert_eq!(one["bids"].as_array().unwrap().len(), 1);
}

#[test]
fn a_bid_is_found_by_its_id_and_by_its_path() {
    let folder = Folder::tender("explain-found");
    folder.write("bids/sub/bid.toml", bid("other").replace("g.b = \"yes\"", "g.b = \"no\""));
    let by_id = folder.keur(&["explain", "other"]).ends(0).out;
    assert!(by_id.contains("Why this score: Supplier other (other)"), "{by_id}");
    for words in [
        &["explain", "OTHER"][..],
        &["explain", "bids/sub"],
        &["explain", "bids/sub/bid.toml"],
        &["explain", "other", "--tender", "tender.toml"],
        &["explain", "bids/sub/bid.toml", "--tender", "."],
    ] {
        assert_eq!(folder.keur(words).ends(0).out, by_id, "{words:?}");
    }
    let above = folder.keur(&["explain", "good", "--against", "bids/sub"]).ends(0).out;
    assert!(above.contains("Why Supplier good (good) is above Supplier other (other)"), "{above}");
    let below = folder.keur(&["explain", "other", "--against", "good", "--width", "200"]).ends(0).out;
    assert!(below.contains("Supplier other (other) is not above it"), "{below}");
    let files = ["-o", "why.json", "-o", "why.md", "-o", "why.txt"];
    folder.keur(&[&["explain", "good"], &files[..]].concat()).ends(0);
    assert!(folder.text("why.md").contains("## Why this score"));
    assert_eq!(folder.text("why.txt"), folder.keur(&["explain", "good"]).ends(0).out);
}

#[test]
fn a_finding_goes_before_a_bid_and_neither_is_said_so() {
    let folder = Folder::tender("explain-neither");
    folder.write("bids/B028.toml", bid("B028"));
    let page = folder.keur(&["explain", "B028"]).ends(0).out;
    assert!(page.starts_with("B028 unanswered"), "{page}");
    let as_bid = folder.keur(&["explain", "B028", "--tender", "."]).ends(0).out;
    assert!(as_bid.contains("Supplier B028"), "{as_bid}");
    for (words, said) in [
        (&["explain", "nobody"][..], "`nobody` is no finding and no bid; the bids are `B028` and `good`"),
        (&["explain", "good", "--against", "nobody"], "`nobody`"),
        (&["explain", "Q999"], "no finding `Q999`"),
        (&["explain", "good", "g.aa"], "did you mean `g.a`?"),
        (&["explain", "good", "--against", "GOOD"], "the same bid"),
        (&["explain", "good", "g.a", "--against", "B028"], "not both"),
        (&["explain", "good", "--format", "csv"], "csv"),
    ] {
        let ran = folder.keur(&[words, &["--lang", "en"]].concat()).ends(2);
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
    }
    let empty = Folder::new("explain-nowhere");
    let ran = empty.keur(&["explain", "good", "--lang", "en"]).ends(2);
    assert!(ran.err.contains("there is no tender here"), "{}", ran.err);
}

#[test]
fn what_is_not_assessed_says_why() {
    let folder = Folder::tender("explain-not");
    folder.write("bids/broken.toml", "format = 1\n[bid]\nid = 'broken'\nsupplier = 1\n");
    folder.write("bids/away.toml", bid("away").replace("tender = \"t\"", "tender = \"u\""));
    folder.write("bids/a-twin.toml", bid("twin")).write("bids/twin.toml", bid("Twin"));
    for (id, said) in [
        ("broken", "not ranked: could not be read in full"),
        ("away", "not ranked: submitted for another tender: u"),
        ("twin", "not ranked: another bid has the same id"),
    ] {
        let out = folder.keur(&["explain", id, "--width", "200"]).ends(0).out;
        assert!(out.contains("There is no score to explain."), "{out}");
        assert!(out.contains(said), "{id}: {out}");
        let json = folder.keur(&["explain", id, "--format", "json"]).ends(0).json();
        assert_eq!(json["explanation"]["steps"], Value::Array(Vec::new()), "{id}");
        folder.keur(&["explain", id, "g.a"]).ends(0);
        folder.keur(&["explain", "good", "--against", id]).ends(0);
    }
}

#[test]
fn nothing_from_a_file_reaches_the_reader_raw() {
    let folder = Folder::tender("explain-hostile");
    let hostile = bid("bad").replace("Supplier bad", "\\u001b[31m<b>|*x*\\u202e");
    let answer = "[answers.g.a]\noption = 2\nstatement = \"\\u001b]0;x\\u0007\"\nevidence = [\"e\"]\n\
        [[evidence]]\nid = \"e\"\nkind = \"paper\"\ntitle = \"\\u009b\"\nfile = \"\\u202e|x.txt\"\n";
    folder.write("bids/bad.toml", hostile.replace("g.a = 2\n", "") + answer);
    for words in
        [&["explain", "bad"][..], &["explain", "bad", "g.a"], &["explain", "bad", "--against", "good"]]
    {
        for format in ["terminal", "markdown", "json"] {
            let ran = folder.keur(&[words, &["--format", format]].concat()).ends(0);
            assert_plain(&ran.out, &format!("{words:?} {format}"));
            assert!(format != "markdown" || !ran.out.contains("<b>"), "{}", ran.out);
        }
    }
}
