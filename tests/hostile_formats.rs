//! Names that are meant to break out of a format: each comes through harmless in every format of `check`.

use keur::report::{FORMATS, Subject};

use crate::run::{Folder, assert_plain, bid};

const NAMES: [&str; 9] = [
    "::error file=x,line=1::owned",
    "%0A::warning::owned",
    "]]><script>alert(1)</script>",
    "<!--&#x27;\"'",
    "\\u001b[31mred\\u001b]8;;http://e\\u0007",
    "=cmd|' /C calc'!A1",
    "a|b`c`*d*[e](f)",
    "one\\ntwo\\r\\nthree",
    "abc\\u202Edef\\u2066",
];

/// A bid that answers questions with such names, and cites files with such names.
fn folder() -> Folder {
    let folder = Folder::tender("hostile-formats");
    let answers: String =
        NAMES.iter().map(|name| format!("\"{}\" = 1\n", name.replace('"', "\\\""))).collect();
    let evidence: String = NAMES
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let name = name.replace('"', "\\\"");
            format!("[[evidence]]\nid = \"e{n}\"\nkind = \"paper\"\nfile = \"{name}\"\n")
        })
        .collect();
    folder.write("bids/bad.toml", bid("bad") + &answers + &evidence);
    folder
}

#[test]
fn names_come_through_harmless_in_every_format() {
    let folder = folder();
    let formats =
        FORMATS.iter().filter(|format| format.is_text() && format.subjects().contains(&Subject::Check));
    for format in formats.map(|format| format.name()) {
        let ran = folder.keur(&["check", "--format", format, "--fail-on", "never"]).ends(0);
        assert_plain(&ran.out, format);
        assert!(ran.out.contains("owned"), "{format}: the names are there\n{}", ran.out);
        match format {
            "github" => assert_commands(&ran.out),
            "concise" => assert_lines(&ran.out),
            "junit" => assert_xml(&ran.out),
            "json" | "sarif" | "gitlab" => {
                ran.json();
            }
            "ndjson" => ran.out.lines().for_each(|line| {
                serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON");
            }),
            "csv" => {
                assert!(!ran.out.lines().any(|line| line.starts_with(['=', '+', '-', '@'])), "{}", ran.out)
            }
            "markdown" => assert!(!ran.out.contains("<script>"), "{}", ran.out),
            _ => {}
        }
    }
}

/// Every line is one command of ours, and what it says holds no other.
fn assert_commands(text: &str) {
    for line in text.lines() {
        let ours = ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start));
        assert!(ours, "{line}");
        let (properties, _) = line[2..].split_once("::").expect("properties and a message");
        assert!(properties.starts_with(['e', 'w', 'n']) && !properties.contains("file=x"), "{line}");
    }
}

fn assert_lines(text: &str) {
    for line in text.lines() {
        let mut parts = line.splitn(4, ':');
        let (path, row, column) = (parts.next(), parts.next(), parts.next());
        let number = |part: Option<&str>| part.is_some_and(|part| part.parse::<usize>().is_ok());
        assert!(path.is_some_and(|path| path.contains('/')) && number(row) && number(column), "{line}");
    }
}

/// Only our own tags, each closed, and no end of a section that was never opened.
fn assert_xml(text: &str) {
    assert!(!text.contains("]]>"), "{text}");
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        let name = tag.trim_start_matches(['/', '?']).split([' ', '/']).next().unwrap_or_default();
        let known = ["xml", "testsuites", "testsuite", "testcase", "failure", "system-out"].contains(&name);
        assert!(known, "<{tag}>");
        match (tag.starts_with('/'), tag.ends_with(['/', '?'])) {
            (true, _) => assert_eq!(open.pop(), Some(name), "<{tag}>"),
            (false, true) => {}
            (false, false) => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
