//! Dossiers that were built to do harm: each is refused by name, in little time and memory, and nothing is
//! written anywhere.
#![allow(clippy::disallowed_methods, reason = "these tests write the files that the program then reads")]

use std::io::Cursor;
use std::sync::OnceLock;

use keur::lang::Dossier;
use keur::report::dossier::verify;

use crate::dossier::{at, change, differences};
use crate::run::{Folder, assert_plain};
use crate::zips::{Entry, pack, unpack};

const MB: usize = 1024 * 1024;

fn good(name: &str) -> Vec<u8> {
    static GOOD: OnceLock<Vec<u8>> = OnceLock::new();
    let make = || {
        let folder = Folder::tender(name);
        folder.keur(&["score", "-o", "d.zip"]).ends(0);
        std::fs::read(folder.join("d.zip")).unwrap()
    };
    GOOD.get_or_init(make).clone()
}

fn refused(bytes: Vec<u8>) -> Dossier {
    match verify(Cursor::new(bytes), None, 1) {
        Err(why) => why,
        Ok(verified) => panic!("it is read: {:?}", verified.differences),
    }
}

/// A good dossier with one more entry.
fn with(name: &str, more: Entry) -> Vec<u8> {
    let mut entries = unpack(&good(name));
    entries.push(more);
    pack(&entries)
}

#[test]
fn what_is_no_zip_file() {
    for bytes in [&b""[..], b"PK", b"not a zip file, but long enough to be one", &[0; 22], &[0xff; 4096]] {
        assert_eq!(refused(bytes.to_vec()), Dossier::NotZip);
    }
    let folder = Folder::new("hostile-no-zip");
    folder.write("text.zip", "no zip");
    for name in ["text.zip", "missing.zip", "."] {
        folder.keur(&["verify", name]).ends(2);
    }
    assert_eq!(refused(pack(&[])), Dossier::NoManifest);
}

#[test]
fn what_was_cut_off_or_added() {
    let bytes = good("hostile-cut");
    for cut in (0..bytes.len()).step_by(97).chain(bytes.len() - 30..bytes.len()) {
        refused(bytes[..cut].to_vec());
        if cut > 0 {
            refused(bytes[cut..].to_vec());
        }
    }
    assert_eq!(refused([&bytes[..], b"\n"].concat()), Dossier::NotZip);
    assert_eq!(refused([b"#!/bin/sh\n", &bytes[..]].concat()), Dossier::NotZip);
}

/// Whatever bit is turned: it is refused, it differs, or it holds where only times and the like were
/// touched, which say nothing. It never panics.
#[test]
fn any_bit_that_is_turned() {
    let bytes = good("hostile-bits");
    let list = bytes.len() - 22 - 900.min(bytes.len() / 2);
    let places = (0..bytes.len()).step_by(211).chain(0..64).chain(list..bytes.len());
    for place in places {
        let mut turned = bytes.clone();
        turned[place] ^= 1 << (place % 8);
        drop(verify(Cursor::new(turned), None, 1));
    }
}

#[test]
fn names_that_lead_elsewhere() {
    let long = "a/".repeat(600);
    for name in [
        "../x",
        "inputs/../../x",
        "/etc/passwd",
        "..",
        ".",
        "",
        "inputs//x",
        "inputs/./x",
        "C:/x",
        "C:x",
        "inputs\\x",
        "..\\x",
        "inputs/x\0y",
        "inputs/x\ny",
        "\u{202e}x",
        "inputs/x:stream",
        "\u{1b}[31m",
    ] {
        assert_eq!(refused(with("hostile-names", Entry::new(name, b""))), Dossier::BadName(name.into()));
    }
    assert!(matches!(refused(with("hostile-names", Entry::new(&long, b""))), Dossier::NameTooLong { .. }));
    let bytes = Entry { name: b"inputs/\xff".to_vec(), ..Entry::new("", b"") };
    assert!(matches!(refused(with("hostile-names", bytes)), Dossier::BadName(_)));
    let folder = Folder::new("hostile-names-said");
    folder.write("d.zip", with("hostile-names", Entry::new("\u{1b}[31m\u{202e}", b"")));
    let ran = folder.keur(&["verify", "d.zip"]).ends(2);
    assert_plain(&ran.err, "what is said of a name");
}

#[test]
fn names_that_stand_there_twice() {
    for name in ["manifest.json", "MANIFEST.json", "inputs/Tender.toml"] {
        assert_eq!(refused(with("hostile-twice", Entry::new(name, b""))), Dossier::Twice(name.into()));
    }
}

#[test]
fn links_and_other_things_that_are_no_file() {
    for mode in [0o120_777, 0o010_644, 0o020_644, 0o060_644, 0o140_644, 0o040_755] {
        let link = Entry { mode, ..Entry::new("inputs/link", b"/etc/passwd") };
        assert_eq!(refused(with("hostile-links", link)), Dossier::Link("inputs/link".into()));
    }
    let folder = Entry { mode: 0o040_755, ..Entry::new("inputs/tender.toml/", b"") };
    assert_eq!(refused(with("hostile-links", folder)), Dossier::Twice("inputs/tender.toml/".into()));
    let folder = Entry { mode: 0o040_755, ..Entry::new("inputs/folder/", b"with content") };
    assert_eq!(refused(with("hostile-links", folder)), Dossier::BadName("inputs/folder/".into()));
}

#[test]
fn ways_of_packing_that_are_not_read() {
    let name = "inputs/x";
    for method in [1, 9, 12, 14, 93, 95, 98, 99] {
        let entry = Entry { method, ..Entry::new(name, b"x") };
        assert_eq!(refused(with("hostile-packing", entry)), Dossier::Packing(name.into()));
    }
    for flags in [0x0001, 0x0020, 0x0040, 0x2000] {
        let entry = Entry { flags, ..Entry::new(name, b"x") };
        assert_eq!(refused(with("hostile-packing", entry)), Dossier::Packing(name.into()));
    }
}

#[test]
fn entries_over_each_other_or_elsewhere() {
    let damaged = |entry: Entry| {
        let name = entry.name();
        let found = refused(with("hostile-overlap", entry));
        assert!(matches!(found, Dossier::Damaged(_)), "{name}: {found:?}");
    };
    damaged(Entry { offset: Some(0), ..Entry::new("catalogues", b"x") });
    damaged(Entry { offset: Some(u32::MAX), ..Entry::new("inputs/x", b"x") });
    damaged(Entry { own_name: Some(b"inputs/y".to_vec()), ..Entry::new("inputs/x", b"x") });
    damaged(Entry { size: 2, ..Entry::new("inputs/x", b"x") });
    let mut entries = unpack(&good("hostile-overlap"));
    let first = entries[0].clone();
    entries[1] = Entry { offset: Some(0), ..first };
    entries[1].name = b"inputs/again".to_vec();
    assert!(matches!(refused(pack(&entries)), Dossier::Damaged(_)));
}

#[test]
fn bombs() {
    let announced = Entry { size: u32::MAX - 1, ..Entry::deflated("inputs/x", b"x") };
    assert!(matches!(refused(with("hostile-bomb", announced)), Dossier::Bomb { .. }));
    let zeros = Entry::deflated("inputs/x", &vec![0; 64 * MB]);
    assert!(zeros.packed.len() < MB, "it is a bomb");
    assert!(matches!(refused(with("hostile-bomb", zeros.clone())), Dossier::Bomb { .. }));
    let silent = Entry { size: 10, ..zeros };
    let mut entries = unpack(&good("hostile-bomb"));
    entries.push(silent);
    assert!(differences(&entries).contains(&Dossier::Damaged("inputs/x".into())), "it is not unfolded");
    let folder = Folder::new("hostile-bomb-run");
    let many: Vec<Entry> =
        (0..40).map(|n| Entry::deflated(&format!("inputs/{n}"), &vec![0; 8 * MB])).collect();
    folder.write("d.zip", pack(&many));
    let ran = folder.keur(&["verify", "d.zip", "--lang", "en"]).ends(2);
    assert!(ran.err.contains("would unfold to"), "{}", ran.err);
}

#[test]
fn more_entries_than_a_dossier_has() {
    let many: Vec<Entry> = (0..60_001).map(|n| Entry::new(&format!("{n:05}"), b"")).collect();
    assert_eq!(refused(pack(&many)), Dossier::TooManyEntries { found: 60_001, most: 60_000 });
    assert_eq!(refused(pack(&many[1..])), Dossier::NoManifest);
}

#[test]
fn a_zip_file_in_it_is_a_file_like_any() {
    let inner = good("hostile-nested");
    let mut entries = unpack(&inner);
    entries.push(Entry::new("inputs/inner.zip", &inner));
    assert_eq!(differences(&entries), [Dossier::NotListed("inputs/inner.zip".into())]);
}

/// A manifest that says what an entry is now.
fn relisted(entries: &mut [Entry], name: &str) {
    let text = String::from_utf8(entries[at(entries, "manifest.json")].packed.clone()).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let bytes = entries[at(entries, name)].packed.clone();
    let listed = manifest["entries"].as_array_mut().unwrap();
    let one = listed.iter_mut().find(|entry| entry["path"] == name).unwrap();
    one["sha256"] = keur::read::digest(&bytes).into();
    one["size"] = bytes.len().into();
    let manifest = serde_json::to_vec_pretty(&manifest).unwrap();
    let place = at(entries, "manifest.json");
    entries[place].set(&manifest);
}

#[test]
fn a_text_larger_than_texts_may_be() {
    let mut entries = unpack(&good("hostile-large"));
    for name in ["inputs/tender.toml", "inputs/bids/good.toml"] {
        let mut entries = entries.clone();
        let place = at(&entries, name);
        let text = [&entries[place].packed[..], &vec![b'#'; 5 * MB]].concat();
        entries[place].set(&text);
        relisted(&mut entries, name);
        assert_eq!(refused(pack(&entries)), Dossier::TextTooLarge(name.into()));
    }
    let place = at(&entries, "manifest.json");
    entries[place].set(&vec![b' '; 33 * MB]);
    assert_eq!(refused(pack(&entries)), Dossier::NoManifest);
}

#[test]
fn manifests_that_ask_for_more() {
    let entries = unpack(&good("hostile-manifest"));
    let refused_with = |from: &str, to: &str| {
        let mut entries = entries.clone();
        change(&mut entries, "manifest.json", from, to);
        refused(pack(&entries))
    };
    for base in ["", "..", "inputs/..", "/inputs", "inputs/../..", "other", "inputs\\\\x"] {
        let found = refused_with("\"base\": \"inputs\"", &format!("\"base\": \"{base}\""));
        assert!(matches!(found, Dossier::BadName(_)), "{base}: {found:?}");
    }
    for top in ["0", "-1", "18446744073709551615", "1e3", "\"1\""] {
        let found = refused_with("\"top\": 20", &format!("\"top\": {top}"));
        assert!(matches!(found, Dossier::BadManifest(_)), "{top}: {found:?}");
    }
    let bad =
        |from: &str, to: &str| assert!(matches!(refused_with(from, to), Dossier::BadManifest(_)), "{to}");
    bad("\"method\": 1", "\"method\": 1, \"more\": true");
    bad("\"command\": \"score\"", "\"command\": \"publish\"");
    bad("{\n  \"format\"", "");
    bad(
        "\"tender\": \"tender.toml\"",
        "\"given\": {\"catalogues\": [], \"profile\": null, \"as_of\": \"x\", \"context\": []}",
    );
    bad("\"method\": 1", &format!("\"method\": {}", "[".repeat(100_000)));
    let other = refused_with("keur-dossier-1", "keur-dossier-2");
    assert!(matches!(other, Dossier::OtherForm { .. }));
    for bids in ["[\"bids/good.toml\", \"bids/good.toml\"]", "[\"b\", \"a\"]"] {
        let found = refused_with("[\n      \"bids/good.toml\"\n    ]", bids);
        assert!(matches!(found, Dossier::Twice(_)), "{bids}: {found:?}");
    }
    let escaping =
        refused_with("\"not_read\": []", "\"not_read\": [{\"path\": \"../x\", \"why\": \"outside\"}]");
    assert_eq!(escaping, Dossier::BadName("../x".into()));
}

#[test]
fn paths_out_of_the_archive_lead_to_nothing() {
    let entries = unpack(&good("hostile-outside"));
    for bid in ["/etc/passwd", "../../../etc/passwd", "", "..", "keur:keur-base/catalogue.toml"] {
        let mut entries = entries.clone();
        change(&mut entries, "manifest.json", "\"bids/good.toml\"\n    ]", &format!("\"{bid}\"\n    ]"));
        assert!(!differences(&entries).is_empty(), "{bid}");
    }
    let mut entries = entries;
    change(&mut entries, "manifest.json", "\"tender\": \"tender.toml\"", "\"tender\": \"/etc/passwd\"");
    assert!(matches!(differences(&entries)[..], [Dossier::RulesHaveErrors(_)]));
}
