//! Bids that are broken, by accident or to do harm: each gives a finding with its place and the code
//! that belongs to it, and the good bid beside it is ranked all the same.

use serde_json::Value;

use crate::run::{Folder, Ran, assert_plain, bid};

/// The formats that a run writes beside JSON on standard output.
const REPORTS: [&str; 5] = ["r.txt", "r.md", "r.csv", "r.ndjson", "r.html"];

/// A bad bid, with the code of its finding and the line that it is on.
pub struct Bad {
    pub name: &'static str,
    pub text: Vec<u8>,
    pub code: &'static str,
    pub line: u64,
}

/// A bad bid by its bytes.
pub fn bad(name: &'static str, text: impl Into<Vec<u8>>, code: &'static str, line: u64) -> Bad {
    Bad { name, text: text.into(), code, line }
}

/// A bid with something after it.
fn with(after: &str) -> String {
    format!("{}{after}\n", bid("bad"))
}

/// Runs a command that writes every format, and looks at each: nothing raw, and JSON that parses.
pub fn in_every_format(folder: &Folder, command: &str, what: &str) -> Ran {
    let mut arguments = vec![command, "--format", "json"];
    arguments.extend(REPORTS.iter().flat_map(|file| ["-o", file]));
    let ran = folder.keur(&arguments);
    ran.code();
    for file in REPORTS {
        assert_plain(&folder.text(file), &format!("{what}: {command} in {file}"));
    }
    assert_plain(&ran.out, &format!("{what}: {command} in JSON"));
    assert_plain(&ran.err, &format!("{what}: {command} on stderr"));
    for line in folder.text("r.ndjson").lines() {
        assert!(serde_json::from_str::<Value>(line).is_ok(), "{what}: {line}");
    }
    ran
}

/// What a report says of a bid.
pub fn of<'r>(report: &'r Value, id: &str) -> &'r Value {
    let bids = report["bids"].as_array().unwrap();
    bids.iter().find(|bid| bid["id"] == id).unwrap_or_else(|| panic!("no bid {id}: {report:#}"))
}

/// Whether there is a finding with this code on this line of a file whose path holds `path`.
#[track_caller]
pub fn assert_found(report: &Value, path: &str, code: &str, line: u64, what: &str) {
    let findings = report["findings"].as_array().unwrap();
    let said = |f: &&Value| f["code"] == code && f["path"].as_str().is_some_and(|p| p.contains(path));
    let lines: Vec<u64> = findings.iter().filter(said).filter_map(|f| f["line"].as_u64()).collect();
    let all: Vec<String> =
        findings.iter().map(|f| format!("{} {}:{}", f["code"], f["path"], f["line"])).collect();
    assert!(lines.contains(&line), "{what}: no {code} on line {line} of {path}\n{}", all.join("\n"));
}

/// The good bid stands first, the bad one is undetermined, and both commands end as they must.
#[track_caller]
pub fn assert_unreadable(folder: &Folder, id: &str, bad: &Bad) {
    let score = in_every_format(folder, "score", bad.name).ends(2).json();
    assert_eq!(of(&score, "good")["rank"], 1, "{}", bad.name);
    assert_eq!(of(&score, id)["verdict"], "undetermined", "{}", bad.name);
    assert_eq!(of(&score, id)["verdict_reasons"][0]["reason"], "unreadable", "{}", bad.name);
    assert_eq!(score["provisional"], true, "{}", bad.name);
    let check = in_every_format(folder, "check", bad.name).ends(1).json();
    assert_found(&check, "bids/bad", bad.code, bad.line, bad.name);
}

fn unreadable(test: &str, cases: Vec<Bad>) {
    let folder = Folder::tender(test);
    for bad in cases {
        folder.write("bids/bad.toml", &bad.text);
        assert_unreadable(&folder, "bad", &bad);
    }
}

#[test]
fn files_that_are_no_text_or_no_toml() {
    let utf16: Vec<u8> = bid("bad").encode_utf16().flat_map(u16::to_le_bytes).collect();
    unreadable(
        "notoml",
        vec![
            bad("not UTF-8", b"format = 1\n[bid]\nid = \"bad\xff\"".to_vec(), "B002", 1),
            bad("UTF-16", utf16, "B004", 1),
            bad("empty", "", "B004", 1),
            bad("white space", " \n\t\n", "B004", 1),
            bad("only a comment", "# nothing\n", "B006", 1),
            bad("not TOML", "Geachte heer, mevrouw,\n", "B004", 1),
            bad("a null byte", with("x_a = \"\0\""), "B004", 10),
            bad("curly quotes", bid("bad").replace("\"bad\"", "“bad”"), "B004", 3),
            bad("a comma decimal", with("[price]\namount = 1,5"), "B004", 11),
            bad("a key twice", with("g.a = 1"), "B004", 10),
            bad("a table twice", with("[answers]"), "B004", 10),
            bad("only carriage returns", bid("bad").replace('\n', "\r"), "B004", 1),
            bad("another format", bid("bad").replace("format = 1", "format = 2"), "B013", 1),
            bad("no format", bid("bad").replace("format = 1", "x_format = 1"), "B006", 1),
            bad("no [bid]", "format = 1\n", "B006", 1),
            bad("[[bid]]", "format = 1\n[[bid]]\nid = \"bad\"\n", "B007", 2),
        ],
    );
}

#[test]
fn files_that_nest_too_deep() {
    let arrays = "[".repeat(10_000);
    let tables = "{ a = ".repeat(10_000);
    let keys = vec!["a"; 10_000].join(".");
    unreadable(
        "deep",
        vec![
            bad("arrays", with(&format!("x_a = {arrays}{}", "]".repeat(10_000))), "B011", 1),
            bad("open arrays", with(&format!("x_a = {arrays}")), "B011", 1),
            bad("inline tables", with(&format!("x_a = {tables}1{}", "}".repeat(10_000))), "B011", 1),
            bad("open tables", with(&format!("x_a = {tables}")), "B011", 1),
            bad("dotted keys", with(&format!("x_a.{keys} = 1")), "B011", 1),
            bad("an answer with dots", with(&format!("{keys} = 1")), "B011", 1),
            bad("headers", with(&format!("[x_a.{keys}]")), "B011", 1),
            bad("headers of lists", with(&format!("[[x_a.{keys}]]")), "B011", 1),
            bad(
                "a header over arrays",
                with(&format!("[{}]\nb = {}{}", &keys[..99], "[".repeat(60), "]".repeat(60))),
                "B011",
                1,
            ),
        ],
    );
}

#[test]
fn files_that_are_too_large() {
    let answers = with(&"a=1\n".repeat(2_000_000));
    let entries = |n: usize| "[[evidence]]\nid = \"e\"\nkind = \"paper\"\nurl = \"u\"\n".repeat(n);
    unreadable(
        "large",
        vec![
            bad("two million answers", answers, "B003", 1),
            bad("4 MiB of list headers", "[[a]]\n".repeat((4 << 20) / 6), "B011", 1),
            bad("4 MiB of dots", ".".repeat(4 << 20), "B011", 1),
            bad("10,001 documents", with(&entries(10_001)), "B011", 10),
            bad(
                "a text of 101 kB",
                with(&format!("[answers.x]\n[[evidence]]\nid = \"e\"\nkind = \"{}\"", "a".repeat(101_000))),
                "B011",
                13,
            ),
        ],
    );
}

#[test]
fn a_sparse_file_of_100_mb_is_not_read() {
    let folder = Folder::tender("sparse");
    folder.write("bids/bad.toml", "");
    #[allow(clippy::disallowed_types, reason = "a sparse file needs its length set")]
    std::fs::File::options()
        .write(true)
        .open(folder.join("bids/bad.toml"))
        .unwrap()
        .set_len(100_000_000)
        .unwrap();
    assert_unreadable(&folder, "bad", &bad("100 MB", "", "B003", 1));
}

#[test]
fn syntax_errors_without_end_are_counted() {
    let folder = Folder::tender("errors");
    let many = bad("4 MiB of errors", "?\n".repeat(2 << 20), "B004", 1);
    folder.write("bids/bad.toml", &many.text);
    let check = folder.keur(&["check", "--format", "json"]).ends(1).json();
    assert_found(&check, "bids/bad", "B004", 1, many.name);
    assert!(check["findings"].as_array().unwrap().len() < 130, "a hundred per file");
    assert!(check["findings_left_out"].as_u64().unwrap() > 2_000_000, "and a count of the rest");
}

#[test]
fn thousands_of_unknown_names_take_no_time() {
    let lines = |n: usize, line: &dyn Fn(usize) -> String| (0..n).map(line).collect::<String>();
    unreadable(
        "many",
        vec![
            bad("unknown keys", lines(5_000, &|n| format!("key{n} = 1\n")) + &bid("bad"), "B005", 1),
            bad("unknown answers", with(&lines(5_000, &|n| format!("a{n} = 1\n"))), "B022", 10),
        ],
    );
}

#[test]
fn thousands_of_facts_and_owners_take_no_time() {
    let facts: String = (0..40_000).map(|n| format!("a{n}.b = 1\n")).collect();
    let owners = "{ party = \"p\" }, ".repeat(20);
    let party = |n| format!("[[party]]\nid = \"p{n}\"\nname = \"P\"\nowners = [{owners}]\n");
    let parties: String = (0..5_000).map(party).collect();
    let folder = Folder::tender("facts");
    folder.write("bids/bad.toml", with(&format!("[facts]\n{facts}{parties}")));
    let check = folder.keur(&["check", "--format", "json"]).ends(1).json();
    assert_found(&check, "bids/bad", "B029", 40_014, "facts and owners");
}

#[test]
fn numbers_that_cannot_be_kept_exactly() {
    let price = |digits: &str| with(&format!("[price]\namount = {digits}"));
    unreadable(
        "numbers",
        vec![
            bad("19 digits", price("1234567890123456789"), "B008", 11),
            bad("10 digits after the point", price("1.1234567891"), "B008", 11),
            bad("4 MiB of digits", price(&"9".repeat(4_000_000)), "B008", 11),
            bad("an exponent", price("1e3"), "B008", 11),
            bad("inf", price("inf"), "B008", 11),
            bad("-inf", price("-inf"), "B008", 11),
            bad("nan", price("nan"), "B008", 11),
            bad("hex", price("0x10"), "B008", 11),
            bad("octal", price("0o7"), "B008", 11),
            bad("below zero", price("-0.01"), "P021", 11),
            bad("in quotes", price("\"1.5\""), "B007", 11),
            bad(
                "no day of the calendar",
                with("[[evidence]]\nid = \"e\"\nkind = \"paper\"\nurl = \"u\"\nissued = 2026-02-30"),
                "B004",
                14,
            ),
            bad(
                "no clock",
                with("[[evidence]]\nid = \"e\"\nkind = \"paper\"\nurl = \"u\"\nissued = 2026-02-03T25:00:00"),
                "B004",
                14,
            ),
        ],
    );
}

#[test]
fn names_that_lead_nowhere() {
    let answer = |line: &str| bid("bad").replace("g.a = 2", line);
    unreadable(
        "names",
        vec![
            bad("an unknown option", answer("g.a = 9"), "B023", 7),
            bad("an option below zero", answer("g.a = -2"), "B007", 7),
            bad("an option in hex", answer("g.a = 0x2"), "B007", 7),
            bad("an option with a point", answer("g.a = 2.0"), "B007", 7),
            bad("yes for an option", answer("g.a = true"), "B007", 7),
            bad("an option in another case", bid("bad").replace("\"yes\"\nh", "\"YES\"\nh"), "B023", 8),
            bad("an empty answer", answer("g.a = {}"), "B025", 7),
            bad("an unknown criterion", answer("g.c = 2"), "B022", 7),
            bad("a group for a criterion", answer("g = 2").replace("g.b = \"yes\"\n", ""), "B022", 7),
            bad("unlisted evidence", answer("g.a = { option = 2, evidence = [\"e\"] }"), "B024", 7),
            bad("an unlisted party", bid("bad").replace("tender", "party = \"p\"\ntender"), "B029", 4),
            bad(
                "evidence twice, by case",
                with(
                    "[[evidence]]\nid = \"e\"\nkind = \"paper\"\nurl = \"u\"\n[[evidence]]\nid = \"E\"\nkind = \"paper\"\nurl = \"u\"",
                ),
                "B012",
                15,
            ),
            bad(
                "an unknown country",
                with("[[party]]\nid = \"p\"\nname = \"P\"\ncountry = \"Nederland\""),
                "S020",
                13,
            ),
            bad(
                "a short digest",
                with("[[evidence]]\nid = \"e\"\nkind = \"paper\"\nurl = \"u\"\nsha256 = \"ab\""),
                "B010",
                14,
            ),
        ],
    );
}

#[test]
fn an_unknown_key_comes_with_the_nearest_known_one() {
    let folder = Folder::tender("key");
    folder.write("bids/bad.toml", bid("bad").replace("supplier", "suplier"));
    let check = folder.keur(&["check"]).ends(1);
    assert!(check.out.contains("B005") && check.out.contains("bids/bad.toml:5"), "{}", check.out);
    assert!(check.out.contains("`supplier`"), "the help names it\n{}", check.out);
}

#[test]
fn ids_that_are_no_ids_are_not_taken_over() {
    let folder = Folder::tender("ids");
    for id in ["../x", "a/b", "", ".", "-a", "é", "a b", "a\\\\b", "=1", &"a".repeat(65)] {
        folder.write("bids/bad.toml", bid("bad").replace("\"bad\"", &format!("\"{id}\"")));
        assert_unreadable(&folder, "bad", &bad("an id that is none", "", "B009", 3));
    }
    folder.write("bids/bad.toml", bid(&"a".repeat(64)));
    folder.keur(&["score"]).ends(0);
}

#[test]
fn what_word_processors_leave_behind_is_read() {
    let folder = Folder::tender("habits");
    let windows = bid("bad").replace('\n', "\r\n");
    for text in [format!("\u{feff}{}", bid("bad")), windows.clone(), format!("\u{feff}{windows}")] {
        folder.write("bids/bad.toml", text);
        let score = folder.keur(&["score", "--format", "json"]).ends(0).json();
        assert_eq!(of(&score, "bad")["verdict"], "admissible");
    }
}

#[test]
fn a_bid_for_another_tender_is_listed_and_not_assessed() {
    let folder = Folder::tender("other");
    folder.write("bids/bad.toml", bid("bad").replace("tender = \"t\"", "tender = \"another\""));
    let score = in_every_format(&folder, "score", "another tender").ends(0).json();
    assert_eq!(of(&score, "good")["rank"], 1);
    assert_eq!(of(&score, "bad")["verdict"], Value::Null);
    assert_eq!(of(&score, "bad")["verdict_reasons"][0]["reason"], "other-tender");
    assert_eq!(score["provisional"], false);
    let check = in_every_format(&folder, "check", "another tender").ends(1).json();
    assert_found(&check, "bids/bad.toml", "B020", 4, "another tender");
}

#[test]
fn two_bids_with_one_id_are_both_not_assessed() {
    let folder = Folder::tender("twins");
    folder.write("bids/bad.toml", bid("twin")).write("bids/worse.toml", bid("TWIN"));
    let score = in_every_format(&folder, "score", "twins").ends(0).json();
    assert_eq!(of(&score, "good")["rank"], 1);
    for id in ["twin", "TWIN"] {
        assert_eq!(of(&score, id)["verdict"], Value::Null);
        assert_eq!(of(&score, id)["verdict_reasons"][0]["reason"], "duplicate-id");
    }
    let check = in_every_format(&folder, "check", "twins").ends(1).json();
    for path in ["bids/bad.toml", "bids/worse.toml"] {
        assert_found(&check, path, "B021", 1, "twins");
    }
}

#[test]
fn a_broken_bid_is_unreadable_whatever_its_file_is_called() {
    let folder = Folder::tender("stem");
    folder.write("bids/good/bid.toml", "this is no TOML");
    folder.write("bids/other.toml", bid("other"));
    let score = in_every_format(&folder, "score", "one stem").ends(2).json();
    assert_eq!(of(&score, "other")["rank"], 1);
}
