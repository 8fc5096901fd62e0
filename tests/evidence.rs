//! `keur evidence`: the list of documents, and digests filled in without disturbing the file.

#![allow(clippy::disallowed_methods, reason = "these tests lay files beside a bid")]

use std::fs;

use keur::diag::{FileId, Findings, Source};
use keur::read::{Filed, filed, with_digests};
use serde_json::{Value, json};

use crate::run::{CATALOGUE, Folder, TENDER, bid};

const ANSWERS: &str = "[answers.g.a]\noption = 2\nevidence = [\"plan\", \"note\"]\n";

fn evidence(rows: &[&str]) -> String {
    rows.iter().map(|row| format!("[[evidence]]\n{row}\n")).collect()
}

fn folder(name: &str, documents: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", TENDER);
    folder.write("cat/catalogue.toml", CATALOGUE);
    let answers = bid("a").replace("g.a = 2\n", "");
    folder.write("bids/a/bid.toml", format!("{answers}{ANSWERS}{documents}"));
    folder.write("bids/a/plan.txt", "the plan");
    folder
}

const DIGEST: &str = "c0c4a6cfa38c3c8f6ad0d9d6dc0de3b4f23c0b0e";

fn digest(text: &str) -> String {
    keur::read::digest(text.as_bytes())
}

#[test]
fn every_document_is_listed_with_what_it_supports_and_what_is_due() {
    let rows = [
        "id = \"plan\"\nkind = \"paper\"\ntitle = \"=Plan\"\nfile = \"plan.txt\"\nissuer = \"X\"\nissued = 2026-10-01\nexpires = 2026-10-31\npage = \"3\"",
        "id = \"note\"\nkind = \"other\"\nurl = \"https://example.org/note\"\nconfidential = \"names\"",
        "id = \"loose\"\nkind = \"paper\"\nfile = \"gone.txt\"",
    ];
    let folder = folder("list", &evidence(&rows));
    folder.write("bids/b.toml", bid("b"));
    let seen = "format = 1\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\n[[verified]]\nbid = \"A\"\nevidence = \"plan\"\nby = \"the clerk\"\ndate = 2026-11-02\n";
    folder.write("assessments/a1.toml", seen);
    let report = folder.keur(&["evidence", "--format", "json"]).ends(0).json();
    let documents = report["evidence"]["documents"].as_array().unwrap();
    assert_eq!(
        documents[0],
        json!({ "bid": "a", "id": "plan", "kind": "paper", "title": "=Plan", "place": "plan.txt",
                "status": "expired", "size": 8, "sha256": digest("the plan"), "sha256_stated": null,
                "issuer": "X", "issued": "2026-10-01", "expires": "2026-10-31", "page": "3",
                "confidential": null, "answers": ["g.a"], "answers_of_other_kind": [], "facts": [],
                "verified": [{ "by": "the clerk", "date": "2026-11-02" }] })
    );
    let statuses: Vec<&Value> = documents.iter().map(|one| &one["status"]).collect();
    assert_eq!(statuses, ["expired", "valid", "missing"]);
    assert_eq!(documents[1]["answers_of_other_kind"], json!(["g.a"]));
    assert_eq!(
        report["evidence"]["due"],
        json!([{ "bid": "a", "criterion": "g.a", "kinds": ["paper"] },
               { "bid": "b", "criterion": "g.a", "kinds": ["paper"] }])
    );
    let only = folder.keur(&["evidence", "--only", "B", "--format", "json"]).ends(0).json();
    assert_eq!(only["evidence"]["documents"], json!([]));
    assert_eq!(only["evidence"]["due"].as_array().unwrap().len(), 1);
    let csv = folder.keur(&["evidence", "--format", "csv"]).ends(0).out;
    assert!(csv.contains("a,plan,paper,'=Plan,plan.txt,expired,8,"), "{csv}");
    assert!(csv.contains("b,,paper,,,due,,,,,,,,,g.a,,,"), "{csv}");
    let lines = folder.keur(&["evidence", "--format", "ndjson"]).ends(0).out;
    assert_eq!(lines.lines().count(), 3);
    let said = folder.keur(&["evidence", "--width", "160"]).ends(0).out;
    for line in [
        "plan (a paper): =Plan, plan.txt",
        "does not count: expired on the day that counts",
        "issued by X; issued on 1 October 2026; valid until 31 October 2026; p. 3",
        "looked at and found true by the clerk, 2 November 2026",
        "of another kind than asked for g.a",
        "confidential: names",
        "no answer and no fact cites it",
        "does not count: the file is not there",
        "g.a: a paper",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(folder.keur(&["evidence", "--only", "z"]).ends(2).err.contains('z'));
}

#[test]
fn a_document_cited_by_a_fact_supports_what_reads_the_fact() {
    let folder = folder("fact", &evidence(&["id = \"plan\"\nkind = \"paper\"\nfile = \"plan.txt\""]));
    let more = "[[fact]]\nid = \"days\"\ntype = \"integer\"\n[[criterion]]\nid = \"h.b\"\ngroup = \"h\"\ntitle = \"D\"\nevidence_kinds = [\"paper\"]\ncurve = { fact = \"days\", points = [[0, 5], [9, 0]] }\n";
    folder.write("cat/catalogue.toml", format!("{CATALOGUE}{more}"));
    let text = folder
        .text("bids/a/bid.toml")
        .replace("[answers]", "[facts]\ndays = { value = 3, evidence = [\"plan\"] }\n[answers]");
    folder.write("bids/a/bid.toml", text.replace(", \"note\"", ""));
    let report = folder.keur(&["evidence", "--format", "json"]).ends(0).json();
    let plan = &report["evidence"]["documents"][0];
    assert_eq!((&plan["answers"], &plan["facts"]), (&json!(["g.a", "h.b"]), &json!(["days"])));
    assert_eq!(report["evidence"]["due"], json!([]));
}

#[test]
fn digests_are_filled_in_and_nothing_else_changes() {
    let rows = [
        "id = \"plan\"\nkind = \"paper\"\nfile = \"plan.txt\"   # the whole plan\npage = \"1\"",
        "id = \"note\"\nkind = \"paper\"\nurl = \"https://example.org/note\"",
    ];
    let folder = folder("fill", &evidence(&rows));
    let before = folder.text("bids/a/bid.toml");
    let ran = folder.keur(&["evidence", "--fill", "--lang", "en"]).ends(0);
    assert!(ran.err.contains("bids/a/bid.toml: 1 digest filled in"), "{}", ran.err);
    let after = folder.text("bids/a/bid.toml");
    let line = format!("sha256 = \"{}\"\n", digest("the plan"));
    assert_eq!(after, before.replace("# the whole plan\n", &format!("# the whole plan\n{line}")));
    let again = folder.keur(&["evidence", "--fill", "bids/a/bid.toml", "--lang", "en"]).ends(0);
    assert!(again.err.contains("nothing to fill in"), "{}", again.err);
    assert_eq!(folder.text("bids/a/bid.toml"), after);
    let names: Vec<_> =
        fs::read_dir(folder.join("bids/a")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_digest_that_is_wrong_is_said_and_replaced_only_by_force() {
    let wrong = DIGEST.repeat(2)[..64].to_owned();
    let row = format!("id = \"plan\"\nkind = \"paper\"\nfile = \"plan.txt\"\nsha256 = \"{wrong}\" # once");
    let folder = folder("wrong", &evidence(&[&row]));
    let before = folder.text("bids/a/bid.toml");
    let ran = folder.keur(&["evidence", "--fill", "--lang", "en"]).ends(1);
    assert!(ran.err.contains("another digest than stated") && ran.err.contains(&wrong), "{}", ran.err);
    assert_eq!(folder.text("bids/a/bid.toml"), before);
    let forced = folder.keur(&["evidence", "--fill", "--force", "--lang", "en"]).ends(0);
    assert!(forced.err.contains("replaced; it was") && !forced.err.contains("nothing"), "{}", forced.err);
    assert_eq!(folder.text("bids/a/bid.toml"), before.replace(&wrong, &digest("the plan")));
    assert!(folder.keur(&["evidence", "--force"]).ends(2).err.contains("--fill"));
}

#[test]
fn what_cannot_be_looked_at_gets_no_digest() {
    let rows = [
        "id = \"plan\"\nkind = \"paper\"\nfile = \"../../tender.toml\"",
        "id = \"note\"\nkind = \"paper\"\nfile = \"gone\\u001b\"",
    ];
    let folder = folder("out", &evidence(&rows));
    let before = folder.text("bids/a/bid.toml");
    let ran = folder.keur(&["evidence", "--fill", "--lang", "en"]).ends(1);
    assert!(ran.err.contains("`../../tender.toml` is not there, lies outside"), "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    assert_eq!(folder.text("bids/a/bid.toml"), before);
    folder.write("bids/a/bid.toml", "[[evidence]\nfile = 1");
    assert!(folder.keur(&["evidence", "--fill", "--lang", "en"]).ends(2).err.contains("by hand"));
    assert!(folder.keur(&["evidence", "--fill", "nowhere"]).ends(2).err.contains("nowhere"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let rows = evidence(&["id = \"plan\"\nkind = \"paper\"\nfile = \"plan.txt\""]);
    let folder = folder("links", &rows);
    folder.write("precious", "precious");
    std::os::unix::fs::symlink(folder.join("precious"), folder.join("bids/a/.bid.toml.new")).unwrap();
    folder.keur(&["evidence", "--fill"]).ends(2);
    assert_eq!(folder.text("precious"), "precious");
    fs::remove_file(folder.join("bids/a/.bid.toml.new")).unwrap();
    fs::rename(folder.join("bids/a/bid.toml"), folder.join("elsewhere.toml")).unwrap();
    std::os::unix::fs::symlink(folder.join("elsewhere.toml"), folder.join("bids/a/bid.toml")).unwrap();
    let before = folder.text("elsewhere.toml");
    folder.keur(&["evidence", "--fill"]).ends(2);
    assert_eq!(folder.text("elsewhere.toml"), before);
}

/// A bid with documents written in every way that TOML has, from a seed.
fn random(seed: u64) -> String {
    let mut state = seed;
    let mut pick = move |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    let end = ["\n", "\r\n"][pick(2)];
    let mut text = format!("# a bid{end}format = 1{end}");
    if pick(3) == 0 {
        let tables: Vec<String> = (0..pick(4))
            .map(|n| match pick(3) {
                0 => format!("{{ id = \"i{n}\", file = \"f{n}\" }}"),
                1 => format!("{{ file = 'f{n}', kind = \"k\", id = \"i{n}\" }}"),
                _ => format!("{{ id = \"i{n}\", file = \"f{n}\", sha256 = \"s{n}\" }}"),
            })
            .collect();
        text += &format!(
            "evidence = [{}{}]{end}",
            tables.join(&format!(",{end}  ")),
            ["", ", "][pick(2) * usize::from(!tables.is_empty())]
        );
        return text + &format!("[answers]{end}a = 1 # x{end}");
    }
    for n in 0..1 + pick(5) {
        let indent = ["", "  ", "\t"][pick(3)];
        let comment = ["", " # file = \"no\"", "\t#é"][pick(3)];
        text += &format!("{}[[evidence]]{end}{indent}id = \"i{n}\"{end}", ["", "# next\n"][pick(2)]);
        let file = ["\"a b\"", "'c\\d'", "\"\\u00e9\"", "\"\"\"multi\"\"\""][pick(4)];
        match pick(4) {
            0 => text += &format!("{indent}url = \"u\"{end}"),
            1 => text += &format!("{indent}sha256 = 'old' {end}{indent}\"file\"   =  {file}{comment}{end}"),
            _ => text += &format!("{indent}file = {file}{comment}{end}"),
        }
        if pick(2) == 0 {
            text += &format!("{indent}title = \"\"\"{end}file = 'x'{end}\"\"\"{end}");
        }
    }
    if pick(3) == 0 { text.trim_end().to_owned() } else { text }
}

/// A bid as TOML reads it, without the digests of its documents.
fn without_digests(text: &str) -> toml::Table {
    let mut table: toml::Table = text.parse().unwrap_or_else(|why| panic!("{why}\n{text}"));
    for document in table.get_mut("evidence").and_then(|all| all.as_array_mut()).into_iter().flatten() {
        document.as_table_mut().unwrap().remove("sha256");
    }
    table
}

#[test]
fn filling_in_changes_the_digests_and_no_other_byte() {
    let mut inserted = 0;
    for seed in 0..2000 {
        let text = random(seed);
        let source = Source { path: "bid.toml".to_owned(), text: text.clone() };
        let before = filed(&source, FileId(0), &mut Findings::default()).unwrap();
        let digests: Vec<Option<String>> = before
            .iter()
            .enumerate()
            .map(|(n, one)| one.sha256.is_none().then(|| digest(&format!("{seed} {n}"))))
            .collect();
        let after = with_digests(&text, &before, &digests).unwrap_or_else(|| panic!("{seed}\n{text}"));
        assert_eq!(without_digests(&after), without_digests(&text), "{seed}");
        let source = Source { path: "bid.toml".to_owned(), text: after.clone() };
        let now = filed(&source, FileId(0), &mut Findings::default()).unwrap();
        let stated = |all: &[Filed]| all.iter().map(|one| one.sha256.clone()).collect::<Vec<_>>();
        let wanted: Vec<Option<String>> =
            stated(&before).into_iter().zip(&digests).map(|(old, new)| new.clone().or(old)).collect();
        assert_eq!(stated(&now), wanted, "{seed}");
        let mut undone = after;
        for new in digests.iter().flatten() {
            let words = format!("sha256 = \"{new}\"");
            let at = undone.find(&words).unwrap();
            let line = undone[..at].rfind('\n').map_or(0, |at| at + 1);
            let (from, upto) = if undone[line..at].trim().is_empty() {
                let end = undone[at..].find('\n').map(|end| at + end + 1);
                // At the end of a file that ends without a line break, the break before it goes too.
                let bare = undone[..line].strip_suffix("\r\n").or(undone[..line].strip_suffix('\n'));
                end.map_or((bare.unwrap().len(), undone.len()), |end| (line, end))
            } else {
                (at - 2, at + words.len())
            };
            undone.replace_range(from..upto, "");
            inserted += 1;
        }
        assert_eq!(undone, text, "{seed}");
    }
    assert!(inserted > 2000, "only {inserted}");
}
