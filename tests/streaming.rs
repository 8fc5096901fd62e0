//! `check` tells what it finds while it reads: in forms of lines and blocks the first findings are there before
//! the last bid is read, and all of them together are what the other forms say.
#![allow(clippy::disallowed_methods, reason = "this test plays the user, who changes a bid meanwhile")]

use std::fs;
use std::io::Read as _;
use std::process::Child;

use serde_json::Value;

use crate::run::{Folder, bid, bounded, end, start};

/// More than one batch of bids.
const MANY: usize = 150;

/// A bid with answers to questions that nobody asked: an error for each.
fn with_errors(id: &str, name: &str, many: usize) -> String {
    (0..many).fold(bid(id), |text, n| format!("{text}\"{name}-{n}\" = 1\n"))
}

/// A tender with bids of every kind: good, silent, for another, broken, with more errors than are shown.
fn folder(name: &str) -> Folder {
    let folder = Folder::tender(name);
    for n in 0..MANY {
        let id = format!("b{n:03}");
        let text = match n % 7 {
            1 => bid(&id).replace("h.a", "x_h.a"),
            2 => bid(&id).replace("\"t\"", "\"another\""),
            3 => "this is no TOML".to_owned(),
            4 => with_errors(&id, "x", n),
            _ => bid(&id),
        };
        folder.write(&format!("bids/{id}.toml"), text);
    }
    let waivers = folder.text("waivers.toml");
    let one = |on: &str, until: &str| {
        format!("[[waiver]]\ncode = \"B028\"\non = \"{on}\"\nreason = \"x\"\nuntil = {until}\n")
    };
    let more = [one("b001", "2099-01-01"), one("nobody", "2099-01-01"), one("b008", "2026-01-01")];
    folder.write("waivers.toml", waivers + &more.concat());
    folder
}

/// The next line of what a run writes, and not a byte more.
fn line(child: &mut Child) -> String {
    let pipe = child.stdout.as_mut().expect("a pipe");
    let (mut line, mut byte) = (Vec::new(), [0]);
    while pipe.read(&mut byte).expect("a byte") == 1 && byte != [b'\n'] {
        line.extend(byte);
    }
    String::from_utf8(line).expect("UTF-8")
}

/// The run cannot end before its output is read, as that is more than a pipe holds: so that a last bid which
/// is changed after the first finding was read, and is reported as it is then, was not read before.
#[test]
fn the_first_findings_come_before_the_last_bid_is_read() {
    const BIDS: usize = 1000;
    let folder = Folder::tender("streaming");
    fs::remove_file(folder.join("waivers.toml")).unwrap();
    let name = "a-question-that-nobody-has-asked-of-anyone".repeat(2);
    for n in 0..BIDS {
        folder.write(&format!("bids/b{n:03}.toml"), with_errors(&format!("b{n:03}"), &name, 5));
    }
    for format in ["concise", "ndjson", "github", "terminal"] {
        folder.write("bids/b999.toml", with_errors("b999", "early", 1));
        let mut command = bounded();
        command.args(["check", "--format", format]).current_dir(folder.join(""));
        let mut child = start(&mut command);
        let mut first = line(&mut child);
        if format == "terminal" {
            first += &line(&mut child);
        }
        assert!(
            first.contains("cat/catalogue.toml"),
            "{format}: first what is wrong with the rules: {first}"
        );
        while !first.contains("bids/b000.toml") {
            assert!(child.try_wait().expect("a state").is_none(), "{format}: it ended");
            first = line(&mut child);
        }
        folder.write("bids/b999.toml", with_errors("b999", "late", 1));
        let ran = end(child).ends(1);
        assert!(ran.out.len() > 200_000, "{format}: more than a pipe holds");
        assert!(ran.out.contains("`late-0`") && !ran.out.contains("`early-0`"), "{format}");
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn what_comes_in_parts_is_what_is_gathered() {
    let folder = folder("parts");
    let whole = folder.keur(&["check", "--format", "json"]).ends(1).json();
    let whole = whole["findings"].as_array().expect("findings");
    let parts = lines(&folder.keur(&["check", "--format", "ndjson"]).ends(1).out);
    assert_eq!(&parts, whole);
    let last = parts.last().and_then(|last| last["path"].as_str());
    assert_eq!(last, Some("waivers.toml"), "what is unused or has expired is known at the end");
}

#[test]
fn bids_with_one_id_are_told_at_the_end() {
    let folder = folder("parts-twins");
    folder.write("bids/b000.toml", bid("B149")).write("bids/b149.toml", bid("b149"));
    let whole = folder.keur(&["check", "--format", "json"]).ends(1).json();
    let is_twin = |found: &&Value| found["code"] == "B021";
    let whole = whole["findings"].as_array().expect("findings");
    let parts = lines(&folder.keur(&["check", "--format", "ndjson"]).ends(1).out);
    let (of_whole, of_parts) = (whole.iter().filter(is_twin), parts.iter().filter(is_twin));
    assert_eq!(of_parts.clone().count(), 2);
    assert!(of_parts.eq(of_whole));
    let others = |found: &&Value| !is_twin(found);
    assert!(parts.iter().filter(others).eq(whole.iter().filter(others)));
    let place = |wanted: &str| parts.iter().rposition(|found| found["path"] == wanted);
    assert!(place("bids/b000.toml") > place("bids/b148.toml"), "after those of every bid");
}

#[test]
fn threads_and_files_change_nothing() {
    let folder = folder("parts-threads");
    for format in ["terminal", "concise", "github", "ndjson"] {
        let run = |threads| {
            folder
                .keur(&["check", "--format", format, "--threads", threads, "--fail-on", "never"])
                .ends(0)
                .out
        };
        let one = run("1");
        for threads in ["2", "7"] {
            assert!(run(threads) == one, "{format} on {threads} threads");
        }
    }
    let alone = |format| folder.keur(&["check", "--format", format]).ends(1).out;
    let outputs =
        ["-o", "x.txt", "-o", "x.json", "-o", "x.ndjson", "--format", "concise", "--color", "always"];
    let ran = folder.keur(&[&["check"], outputs.as_slice()].concat()).ends(1);
    assert!(ran.out == alone("concise"));
    assert!(folder.text("x.txt") == alone("terminal"), "a file has no colour");
    assert!(folder.text("x.ndjson") == alone("ndjson"));
    assert!(folder.text("x.json") == alone("json"));
}
