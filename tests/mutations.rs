//! Damaged files: whatever stands in them, reading ends, in a report or in findings that point into
//! the text. The fuzz targets in `fuzz/` look further; this runs everywhere, the same every time.
#![allow(clippy::disallowed_methods, reason = "a test may read the example that it damages")]

use std::collections::BTreeMap;

use keur::diag::{Findings, Sources};

use crate::engine::{self, Wanted};
use crate::golden;

/// Damaged tenders that are tried.
const TRIES: u64 = 300;

/// SplitMix64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }
}

/// What damage puts in: marks of TOML, numbers at the edge, characters that hide.
const BITS: [&str; 26] = [
    "\"",
    "'",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\n",
    "#",
    "\\",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "é",
    "“",
    "1e9",
    "-1",
    "inf",
    "999999999999999999999",
    "true",
    "2026-13-45",
    "\"\"\"",
];

fn damaged(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        let place = |random: &mut Random, text: &str| {
            let mut at = random.below(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (a, b) = (place(random, &text), place(random, &text));
        let (from, upto) = (a.min(b), a.max(b));
        match random.below(4) {
            0 => text.insert_str(from, BITS[random.below(BITS.len())]),
            1 if upto - from < 200 => text.replace_range(from..upto, ""),
            2 => text.truncate(upto),
            _ => {
                let piece = text[from..upto].chars().take(80).collect::<String>();
                text.insert_str(from, &piece);
            }
        }
    }
    text
}

fn example() -> BTreeMap<String, String> {
    let read =
        |path: &str| std::fs::read_to_string(golden::root().join("examples/eu-csf").join(path)).unwrap();
    let tender = read("tender.toml").replace("\"./requirements\"", "\"./cat\"");
    [
        ("tender.toml".to_owned(), tender),
        ("cat/catalogue.toml".to_owned(), read("requirements/catalogue.toml")),
        ("bids/roerdomp.toml".to_owned(), read("bids/roerdomp/bid.toml")),
        ("bids/pluvier.toml".to_owned(), read("bids/pluvier/bid.toml")),
    ]
    .into()
}

#[test]
fn damaged_files_end_in_a_report_or_in_findings() {
    let whole = example();
    let names: Vec<&String> = whole.keys().collect();
    let mut reports = 0;
    for seed in 0..TRIES {
        let mut random = Random(seed);
        let mut files = whole.clone();
        let name = names[random.below(names.len())];
        files.insert(name.clone(), damaged(&whole[name], &mut random));
        match engine::report(&files, &Wanted::default()) {
            Ok(json) => {
                reports += 1;
                assert!(json.chars().all(|c| c == '\n' || !keur::read::is_hidden(c)), "seed {seed}");
            }
            Err(opened) => assert_points_inside(&opened.findings, &opened.sources, seed),
        }
    }
    assert!(reports > TRIES / 10 && reports < TRIES, "{reports} of {TRIES} gave a report");
}

fn assert_points_inside(findings: &Findings, sources: &Sources, seed: u64) {
    assert!(findings.has_errors(), "seed {seed}");
    for finding in findings.sorted() {
        let source = sources.get(finding.at.file).unwrap();
        assert!(finding.at.start <= finding.at.end, "seed {seed}: {finding:?}");
        assert!(finding.at.end as usize <= source.text.len(), "seed {seed}: {finding:?}");
    }
    let said = engine::text(findings, sources);
    assert!(said.chars().all(|c| c == '\n' || !keur::read::is_hidden(c)), "seed {seed}: {said}");
}
