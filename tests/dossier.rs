//! A dossier holds everything that its reports rest on; they follow from it anywhere, and whatever is
//! changed in it is named.
#![allow(clippy::disallowed_methods, reason = "these tests look at what was written")]

use std::fs;
use std::io::Cursor;

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _};
use keur::lang::Dossier;
use keur::report::dossier::{Key, Signed, Verified, verify};
use serde_json::Value;

use crate::console::copy;
use crate::golden;
use crate::run::{CATALOGUE, Folder, Ran, bid, bounded, finish, keur};
use crate::zips::{Entry, pack, unpack};

/// Two bids that cite files, a price on its own, waivers, and things that no bid speaks of.
fn folder(name: &str) -> Folder {
    let folder = Folder::tender(name);
    let answer = "g.a = { option = 2, evidence = [\"e\"] }";
    let evidence = "[[evidence]]\nid = \"e\"\nkind = \"paper\"\nfile = \"docs/één.pdf\"\n";
    folder.write("bids/paper/bid.toml", bid("paper").replace("g.a = 2", answer) + evidence);
    folder.write("bids/paper/docs/één.pdf", b"%PDF\0\xff\xfe").write("bids/paper/docs/other.pdf", "secret");
    folder.write("bids/paper/price.toml", "format = 1\n[price]\namount = 5\ncurrency = \"EUR\"\n");
    folder.write("notes.txt", "secret");
    folder
}

/// The dossier of a folder, by `keur score`.
fn made(folder: &Folder, more: &[&str]) -> Vec<u8> {
    folder.keur(&[&["score", "-o", "d.zip"], more].concat()).ends(0);
    fs::read(folder.join("d.zip")).unwrap()
}

fn checked(bytes: Vec<u8>) -> Result<Verified, Dossier> {
    verify(Cursor::new(bytes), None, 1)
}

/// What differs in a dossier.
#[track_caller]
pub fn differences(entries: &[Entry]) -> Vec<Dossier> {
    checked(pack(entries)).unwrap_or_else(|why| panic!("{why:?}")).differences
}

/// The place of an entry.
pub fn at(entries: &[Entry], name: &str) -> usize {
    let names: Vec<String> = entries.iter().map(Entry::name).collect();
    names.iter().position(|found| found == name).unwrap_or_else(|| panic!("{name} is not in {names:?}"))
}

/// Changes a text in an entry, and leaves the rest as it is.
pub fn change(entries: &mut [Entry], name: &str, from: &str, to: &str) {
    let entry = &mut entries[at(entries, name)];
    let text = String::from_utf8(entry.packed.clone()).unwrap();
    assert!(text.contains(from), "{from} does not stand in {name}:\n{text}");
    entry.set(text.replacen(from, to, 1).as_bytes());
}

/// Writes into the manifest what an entry is now, as a forger would.
fn forge(entries: &mut [Entry], name: &str) {
    let sum = &entries[at(entries, name)].packed;
    let (sha256, size) = (keur::read::digest(sum), sum.len());
    let text = String::from_utf8(entries[at(entries, "manifest.json")].packed.clone()).unwrap();
    let start = text.find(&format!("\"path\": \"{name}\"")).unwrap();
    let end = start + text[start..].find('}').unwrap();
    let new = format!("\"path\": \"{name}\",\n      \"sha256\": \"{sha256}\",\n      \"size\": {size}\n    ");
    let manifest = at(entries, "manifest.json");
    entries[manifest].set(format!("{}{new}{}", &text[..start], &text[end..]).as_bytes());
}

/// A dossier in which a text was changed, and the manifest with it.
pub fn forged(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    let mut entries = unpack(bytes);
    change(&mut entries, name, from, to);
    forge(&mut entries, name);
    pack(&entries)
}

#[test]
fn it_holds_what_the_run_looked_at_and_nothing_else() {
    let folder = folder("dossier-holds");
    let entries = unpack(&made(&folder, &[]));
    let names: Vec<String> = entries.iter().map(Entry::name).collect();
    let expected = [
        "inputs/bids/good.toml",
        "inputs/bids/paper/bid.toml",
        "inputs/bids/paper/docs/één.pdf",
        "inputs/bids/paper/price.toml",
        "inputs/cat/catalogue.toml",
        "inputs/tender.toml",
        "inputs/waivers.toml",
        "keur-report.en.md",
        "keur-report.json",
        "keur-report.nl.md",
        "manifest.json",
    ];
    assert_eq!(names, expected);
    for entry in entries.iter().filter(|entry| entry.name().starts_with("inputs/")) {
        let path = entry.name().replacen("inputs/", "", 1);
        assert_eq!(entry.packed, fs::read(folder.join(&path)).unwrap(), "{path}");
    }
    let manifest: Value = serde_json::from_slice(&entries.last().unwrap().packed).unwrap();
    assert_eq!(manifest["format"], "keur-dossier-1");
    assert_eq!(manifest["method"], 1);
    assert_eq!(manifest["tool"]["version"], env!("CARGO_PKG_VERSION"));
    let listed = manifest["entries"].as_array().unwrap();
    assert_eq!(listed.len(), expected.len() - 1);
    for (listed, entry) in listed.iter().zip(&entries) {
        assert_eq!(listed["path"], entry.name());
        assert_eq!(listed["sha256"], keur::read::digest(&entry.packed));
        assert_eq!(listed["size"], entry.packed.len());
    }
    let json = folder.keur(&["score", "--format", "json"]).out;
    assert_eq!(entries[at(&entries, "keur-report.json")].packed, json.as_bytes());
    for lang in ["nl", "en"] {
        let text = folder.keur(&["score", "--format", "markdown", "--lang", lang]).out;
        assert_eq!(entries[at(&entries, &format!("keur-report.{lang}.md"))].packed, text.as_bytes());
    }
}

#[test]
fn it_holds_anywhere() {
    let name = {
        let folder = folder("dossier-anywhere");
        made(&folder, &[]);
        let elsewhere = std::env::temp_dir().join(format!("keur-elsewhere-{}.zip", std::process::id()));
        fs::copy(folder.join("d.zip"), &elsewhere).unwrap();
        elsewhere
    };
    for (variable, value) in
        [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C"), ("NO_COLOR", "1")]
    {
        let mut command = bounded();
        command.args(["verify", "--lang", "en"]).arg(&name).env(variable, value).current_dir("/");
        let ran = finish(&mut command).ends(0);
        assert!(
            ran.out.contains(": holds\n") && ran.out.contains("byte for byte from 7 files"),
            "{}",
            ran.out
        );
        assert!(ran.out.contains("Not signed"), "{}", ran.out);
    }
    fs::remove_file(name).unwrap();
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let root = golden::root();
    let folder = Folder::new("dossier-same");
    let into = |name: &str| folder.join(name).display().to_string();
    let run = |at: &std::path::Path, name: &str, arguments: &[&str]| {
        keur(at, &[&["score", "-o", &into(name)], arguments].concat()).ends(0);
        fs::read(folder.join(name)).unwrap()
    };
    let expected = run(&root, "1.zip", &["examples/eu-csf", "--threads", "1"]);
    copy(&root.join("examples/eu-csf"), &folder.join("elsewhere/een map"));
    let others = [
        run(&root, "2.zip", &["examples/eu-csf", "--threads", "7", "--lang", "en"]),
        run(&root.join("examples/eu-csf/bids"), "3.zip", &[".."]),
        run(&folder.join(""), "4.zip", &["elsewhere/een map/tender.toml"]),
    ];
    for (n, other) in others.iter().enumerate() {
        assert!(*other == expected, "run {n}");
    }
    assert!(checked(expected).unwrap().differences.is_empty());
}

#[test]
fn every_input_that_is_changed_is_named() {
    let bytes = made(&folder("dossier-named"), &[]);
    let entries = unpack(&bytes);
    assert!(differences(&entries).is_empty(), "packed again, it holds");
    let inputs = entries.iter().position(|entry| entry.name().starts_with("keur-")).unwrap();
    for place in 0..inputs {
        let mut changed = entries.clone();
        let mut content = changed[place].packed.clone();
        *content.last_mut().unwrap() ^= 1;
        changed[place].set(&content);
        let name = changed[place].name();
        match differences(&changed).as_slice() {
            [Dossier::InputDiffers { entry, .. }] => assert_eq!(*entry, name),
            other => panic!("{name}: {other:?}"),
        }
        changed[place] = entries[place].clone();
        *changed[place].packed.last_mut().unwrap() ^= 1;
        assert_eq!(differences(&changed), [Dossier::Damaged(name.clone())], "a byte of the zip file itself");
        changed.remove(place);
        assert_eq!(differences(&changed), [Dossier::Gone(name)]);
    }
}

/// The only difference, which must be in a report or the manifest.
#[track_caller]
fn line(entries: &[Entry], name: &str) -> (usize, String, String) {
    match differences(entries)
        .into_iter()
        .find(|found| matches!(found, Dossier::Differs { entry, .. } if entry == name))
    {
        Some(Dossier::Differs { line, kept, now, .. }) => (line, kept, now),
        _ => panic!("{:?}", differences(entries)),
    }
}

#[test]
fn a_report_that_is_changed_is_named_with_its_line() {
    let entries = unpack(&made(&folder("dossier-report"), &[]));
    let number = |name: &str, words: &str| {
        let text = String::from_utf8(entries[at(&entries, name)].packed.clone()).unwrap();
        text.lines().position(|line| line.contains(words)).unwrap() + 1
    };
    let mut changed = entries.clone();
    change(&mut changed, "keur-report.json", "\"rank\": 1", "\"rank\": 9");
    let (found, kept, now) = line(&changed, "keur-report.json");
    assert_eq!(found, number("keur-report.json", "\"rank\": 1"));
    assert!(kept.contains("\"rank\": 9") && now.contains("\"rank\": 1"), "{kept}\n{now}");
    forge(&mut changed, "keur-report.json");
    assert_eq!(line(&changed, "keur-report.json"), (found, kept, now), "a right digest does not help");

    let mut changed = entries.clone();
    change(&mut changed, "keur-report.nl.md", "Supplier good", "Supplier best");
    let (found, kept, now) = line(&changed, "keur-report.nl.md");
    assert_eq!(found, number("keur-report.nl.md", "Supplier good"));
    assert!(kept.contains("best") && now.contains("good"), "{kept}\n{now}");

    for cut in [0, 1, 100] {
        let mut changed = entries.clone();
        let report = at(&changed, "keur-report.en.md");
        let text = changed[report].packed.clone();
        changed[report].set(&text[..cut]);
        line(&changed, "keur-report.en.md");
        changed[report].set(&[&text[..], b"more\n"].concat());
        assert_eq!(line(&changed, "keur-report.en.md").2, "", "something follows its end");
    }
}

#[test]
fn a_forged_input_shows_in_the_reports() {
    let mut entries = unpack(&made(&folder("dossier-forged"), &[]));
    change(&mut entries, "inputs/bids/good.toml", "h.a = \"yes\"", "h.a = \"no\"");
    forge(&mut entries, "inputs/bids/good.toml");
    let (_, kept, now) = line(&entries, "keur-report.json");
    assert_ne!(kept, now);
    change(&mut entries, "inputs/tender.toml", "./cat", "./dog");
    forge(&mut entries, "inputs/tender.toml");
    assert_eq!(differences(&entries), [Dossier::RulesHaveErrors(1)]);
}

#[test]
fn what_nobody_asks_for_has_no_place() {
    let entries = unpack(&made(&folder("dossier-more"), &[]));
    let mut more = entries.clone();
    more.push(Entry::new("inputs/bids/paper/docs/other.pdf", b"x"));
    assert_eq!(differences(&more), [Dossier::NotListed("inputs/bids/paper/docs/other.pdf".into())]);
    let listed = "    {\n      \"path\": \"inputs/bids/paper/docs/other.pdf\",\n      \"sha256\": \"\",\n      \
                  \"size\": 0\n    },\n    {\n      \"path\": \"inputs/bids/paper/docs/één.pdf\"";
    change(&mut more, "manifest.json", "    {\n      \"path\": \"inputs/bids/paper/docs/één.pdf\"", listed);
    forge(&mut more, "inputs/bids/paper/docs/other.pdf");
    assert_eq!(differences(&more), [Dossier::NotUsed("inputs/bids/paper/docs/other.pdf".into())]);
}

#[test]
fn a_manifest_that_is_changed_is_named() {
    let entries = unpack(&made(&folder("dossier-manifest"), &[]));
    for (from, to) in
        [("\"method\": 1", "\"method\": 2"), ("\"version\": \"", "\"version\": \"9"), ("\n}\n", "\n}")]
    {
        let mut changed = entries.clone();
        change(&mut changed, "manifest.json", from, to);
        line(&changed, "manifest.json");
    }
    let folder = Folder::new("dossier-version");
    let mut changed = entries.clone();
    change(&mut changed, "manifest.json", "\"version\": \"", "\"version\": \"9");
    folder.write("d.zip", pack(&changed));
    let ran = english(&folder, &[]).ends(1);
    assert!(ran.out.contains("It was made by keur 9"), "{}", ran.out);
    let mut changed = entries.clone();
    change(&mut changed, "manifest.json", "\"top\": 20", "\"top\": 1");
    line(&changed, "keur-report.en.md");
    let mut changed = entries;
    change(&mut changed, "manifest.json", "      \"bids/good.toml\",\n", "");
    line(&changed, "keur-report.json");
}

#[test]
fn other_programs_may_pack_it_again() {
    let entries = unpack(&made(&folder("dossier-again"), &[]));
    let deflated = |entry: &Entry| Entry::deflated(&entry.name(), &entry.packed);
    let mut again: Vec<Entry> = entries.iter().map(deflated).collect();
    again.reverse();
    again[0].extra = b"UT\x05\0\x03abcd".to_vec();
    again.push(Entry { mode: 0o040_755, ..Entry::new("inputs/", b"") });
    assert!(differences(&again).is_empty());
    let bid = at(&again, "inputs/bids/good.toml");
    again[bid] = Entry::deflated("inputs/bids/good.toml", b"format = 1\n");
    let found = differences(&again);
    assert!(matches!(&found[..], [Dossier::InputDiffers { entry, .. }] if entry == "inputs/bids/good.toml"));
}

#[test]
fn catalogues_may_lie_above_the_tender_or_come_with_the_program() {
    let folder = Folder::new("dossier-above");
    folder.write("common/cat/catalogue.toml", CATALOGUE).write("a/t/bids/good.toml", bid("good"));
    let absolute = Folder::new("dossier-absolute");
    absolute.write("other.toml", "format = 1\n[catalogue]\nid = \"other\"\nversion = \"1\"\ntitle = \"O\"\n");
    let named = absolute.join("other.toml").display().to_string();
    let uses = format!("use = [\"../../common/cat\", \"keur-base\", {named:?}]");
    folder.write("a/t/tender.toml", crate::run::TENDER.replace("use = [\"./cat\"]", &uses));
    folder.keur(&["score", "a/t", "-o", "d.zip"]).ends(0);
    let bytes = fs::read(folder.join("d.zip")).unwrap();
    let entries = unpack(&bytes);
    for name in [
        "catalogues/keur-base/catalogue.toml",
        "inputs/common/cat/catalogue.toml",
        "inputs/tender/tender/tender.toml",
        "inputs/tender/tender/bids/good.toml",
    ] {
        at(&entries, name);
    }
    assert!(entries.iter().any(|e| e.name().starts_with("absolute/") && e.name().ends_with("/other.toml")));
    fs::remove_dir_all(folder.join("a")).unwrap();
    fs::remove_dir_all(folder.join("common")).unwrap();
    assert!(checked(bytes).unwrap().differences.is_empty());
    let mut other = entries;
    change(&mut other, "catalogues/keur-base/catalogue.toml", "format = 1", "format = 1\n");
    forge(&mut other, "catalogues/keur-base/catalogue.toml");
    line(&other, "keur-report.json");
}

#[test]
fn rules_may_be_locked_with_their_copies() {
    let folder = Folder::tender("dossier-locked");
    let tender = crate::run::TENDER.replace("./cat", "keur-base\", \"./cat");
    folder.write("tender.toml", tender.replace("as_of", "deadline = 2099-10-31T12:00:00Z\nas_of"));
    folder.keur(&["publish", "--date", "2026-09-01"]).ends(0);
    let bytes = made(&folder, &[]);
    let entries = unpack(&bytes);
    at(&entries, "inputs/keur.lock");
    at(&entries, "inputs/catalogues/keur-base/catalogue.toml");
    assert!(checked(bytes).unwrap().differences.is_empty());
}

#[test]
fn what_the_authority_wrote_is_kept_and_counts() {
    let folder = folder("dossier-authority");
    let judged = "[[criterion]]\nid = \"h.j\"\ngroup = \"h\"\ntitle = \"J\"\njudged = true\n\
                  option = [{ id = \"no\" }, { id = \"yes\", points = 5 }]\n";
    folder.write("cat/catalogue.toml", format!("{CATALOGUE}{judged}"));
    let answers = "[answers.good.\"h.j\"]\noption = \"yes\"\nreason = \"clear\"\n\
                   [answers.paper.\"h.j\"]\noption = \"no\"\nreason = \"absent\"\n";
    let head = "format = 1\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\ndate = 2026-11-10\n";
    folder.write("assessments/a1.toml", format!("{head}{answers}"));
    let receipt = "format = 1\n[[receipt]]\nbid = \"good\"\nat = 2026-10-30T14:03:00+01:00\n";
    folder.write("decisions.toml", receipt);
    let entries = unpack(&made(&folder, &[]));
    at(&entries, "inputs/decisions.toml");
    let mut changed = entries.clone();
    change(&mut changed, "inputs/assessments/a1.toml", "option = \"yes\"", "option = \"no\"");
    forge(&mut changed, "inputs/assessments/a1.toml");
    line(&changed, "keur-report.json");
    let mut fewer = entries;
    change(&mut fewer, "manifest.json", "      \"bids/good.toml\",\n", "");
    assert!(matches!(differences(&fewer)[..], [Dossier::RulesHaveErrors(_)]), "written about a bid left out");
    folder.keur(&["score", "bids/paper", "-o", "d.zip"]).ends(0);
    folder.keur(&["verify", "d.zip"]).ends(0);
}

#[test]
fn a_run_without_a_tender_has_a_dossier_too() {
    let folder = folder("dossier-given");
    fs::remove_file(folder.join("tender.toml")).unwrap();
    folder.write("work/x", "");
    let arguments =
        ["--catalogue", "./cat", "--profile", "one", "--as-of", "2026-11-01", "bids/paper", "bids/good.toml"];
    let bytes = made(&folder, &arguments);
    let entries = unpack(&bytes);
    at(&entries, "inputs/cat/catalogue.toml");
    at(&entries, "inputs/tender/tender/bid.toml");
    let manifest: Value = serde_json::from_slice(&entries.last().unwrap().packed).unwrap();
    assert_eq!(manifest["run"]["rules"]["given"]["profile"], "one");
    let report: Value = serde_json::from_slice(&entries[at(&entries, "keur-report.json")].packed).unwrap();
    assert_eq!(report["run"]["options"]["as-of"], "2026-11-01");
    assert!(checked(bytes).unwrap().differences.is_empty());
    let elsewhere = ["score", "--catalogue", "../cat", "../bids/good.toml", "-o", "d.zip"];
    keur(&folder.join("work"), &elsewhere).ends(0);
    assert!(checked(fs::read(folder.join("work/d.zip")).unwrap()).unwrap().differences.is_empty());
}

#[cfg(unix)]
#[test]
fn what_could_not_be_read_is_told_as_it_was() {
    let folder = folder("dossier-unread");
    folder.write("bids/bytes.toml", b"format = 1\n\xff");
    folder.write("bids/large.toml", vec![b'#'; 4 * 1024 * 1024 + 1]);
    folder.write("secret", "x");
    std::os::unix::fs::symlink("../secret", folder.join("bids/link.toml")).unwrap();
    let docs = folder.join("bids/paper/docs/één.pdf");
    fs::remove_file(&docs).unwrap();
    std::os::unix::fs::symlink(folder.join("secret"), docs).unwrap();
    folder.keur(&["score", "-o", "d.zip"]).ends(2);
    let bytes = fs::read(folder.join("d.zip")).unwrap();
    let entries = unpack(&bytes);
    at(&entries, "inputs/bids/bytes.toml");
    let manifest: Value = serde_json::from_slice(&entries.last().unwrap().packed).unwrap();
    let not_read = serde_json::json!([
        { "path": "inputs/bids/large.toml", "why": "too-large" },
        { "path": "inputs/bids/link.toml", "why": "outside" },
        { "path": "inputs/bids/paper/docs/één.pdf", "why": "refused" },
    ]);
    assert_eq!(manifest["not_read"], not_read);
    assert!(checked(bytes).unwrap().differences.is_empty());
    folder.keur(&["verify", "d.zip"]).ends(0);
}

#[test]
fn what_has_no_place_in_a_dossier_is_said_and_nothing_is_left() {
    let said = |folder: &Folder, words: &str| {
        let ran = folder.keur(&["score", "--lang", "en", "-o", "d.zip"]).ends(2);
        assert!(ran.err.contains(words), "{}", ran.err);
        assert!(!folder.join("d.zip").exists() && !folder.join("d.zip.new").exists());
    };
    #[cfg(unix)]
    {
        let folder = folder("dossier-names");
        folder.write("bids/a:b.toml", bid("colon"));
        said(&folder, "`bids/a:b.toml` cannot lie in a dossier");
    }
    #[cfg(target_os = "linux")]
    {
        let folder = folder("dossier-case");
        folder.write("bids/GOOD.toml", bid("other"));
        said(&folder, "`bids/good.toml` differs from another file in upper and lower case only");
    }
    let folder = folder("dossier-wrong");
    folder.write("tender.toml", "format = 2");
    said(&folder, "tender or catalogue");
    folder.keur(&["compare", "-o", "d.zip"]).ends(2);
}

// ---- signatures ----

/// A key pair as files, made from one byte; nobody else should use it.
fn keys(folder: &Folder, name: &str, seed: u8) -> Key {
    let private = SigningKey::from_bytes(&[seed; 32]);
    let public = private.verifying_key().to_public_key_pem(LineEnding::LF).unwrap();
    folder.write(&format!("{name}.pem"), private.to_pkcs8_pem(LineEnding::LF).unwrap().as_bytes());
    folder.write(&format!("{name}.pub.pem"), &public);
    Key::from_pem(&public).unwrap()
}

fn english(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.keur(&[&["verify", "d.zip", "--lang", "en"], arguments].concat())
}

#[test]
fn a_signature_says_by_which_key() {
    let folder = folder("dossier-signed");
    let key = keys(&folder, "key", 1);
    keys(&folder, "other", 2);
    let plain = made(&folder, &[]);
    let ran = english(&folder, &["--key", "key.pub.pem"]).ends(1);
    assert!(ran.out.contains("the dossier is not signed"), "{}", ran.out);
    let bytes = made(&folder, &["--sign", "key.pem"]);
    assert!(bytes == made(&folder, &["--sign", "key.pem"]), "the same key, the same bytes");
    let without: Vec<Entry> =
        unpack(&bytes).into_iter().filter(|entry| entry.name() != "manifest.dsse.json").collect();
    assert!(pack(&without) == pack(&unpack(&plain)), "a signature changes nothing else");
    let ran = english(&folder, &["--key", "key.pub.pem"]).ends(0);
    assert!(ran.out.contains(&format!("Signed with key sha256:{}", key.id)), "{}", ran.out);
    let ran = english(&folder, &[]).ends(0);
    assert!(ran.out.contains("was not checked") && ran.out.contains(&key.id), "{}", ran.out);
    english(&folder, &["--fail-on", "warning"]).ends(1);
    let ran = english(&folder, &["--key", "other.pub.pem"]).ends(1);
    assert!(ran.out.contains("was not signed with this key"), "{}", ran.out);
    english(&folder, &["--key", "other.pub.pem", "--fail-on", "never"]).ends(0);
    for wrong in ["key.pem", "tender.toml", "missing.pem", "."] {
        let ran = english(&folder, &["--key", wrong]).ends(2);
        assert!(ran.out.is_empty() && ran.err.contains(wrong), "{}", ran.err);
    }
    for wrong in ["key.pub.pem", "tender.toml", "missing.pem"] {
        folder.keur(&["score", "-o", "x.zip", "--sign", wrong]).ends(2);
        assert!(!folder.join("x.zip").exists());
    }
    folder.keur(&["score", "--sign", "key.pem"]).ends(2);
}

#[test]
fn a_false_signature_is_found() {
    let folder = folder("dossier-false");
    let key = keys(&folder, "key", 1);
    let entries = unpack(&made(&folder, &["--sign", "key.pem"]));
    let signed = |entries: &[Entry]| verify(Cursor::new(pack(entries)), Some(&key), 1).unwrap();
    assert_eq!(signed(&entries).signed, Signed::By(key.id.clone()));
    let envelope = at(&entries, "manifest.dsse.json");
    let text = String::from_utf8(entries[envelope].packed.clone()).unwrap();
    let parsed: Value = serde_json::from_str(&text).unwrap();
    let sig = parsed["signatures"][0]["sig"].as_str().unwrap();
    let other = if sig.starts_with('A') { "B" } else { "A" };
    let with = |from: &str, to: &str| {
        let mut changed = entries.clone();
        changed[envelope].set(text.replacen(from, to, 1).as_bytes());
        signed(&changed).differences
    };
    assert_eq!(with(sig, &format!("{other}{}", &sig[1..])), [Dossier::WrongSignature(key.id.clone())]);
    assert_eq!(with(sig, ""), [Dossier::WrongSignature(key.id.clone())]);
    assert_eq!(with("vnd.in-toto", "vnd.in-toto2"), [Dossier::BadEnvelope]);
    assert_eq!(with("{", "{ "), [Dossier::BadEnvelope]);
    assert_eq!(with(&key.id, "<script>"), [Dossier::BadEnvelope]);
    let payload = parsed["payload"].as_str().unwrap();
    assert_eq!(with(payload, "eyJ9"), [Dossier::OtherStatement]);
    let mut moved = entries.clone();
    change(&mut moved, "inputs/bids/good.toml", "h.a = \"yes\"", "h.a = \"no\"");
    forge(&mut moved, "inputs/bids/good.toml");
    assert!(signed(&moved).differences.contains(&Dossier::OtherStatement), "signed over another manifest");
}
