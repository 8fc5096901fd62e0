//! A dossier in the hands of others: `zip` reads it, and `ed25519-compact` checks its signature, by nothing
//! but the specifications of in-toto and DSSE.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _, Write};

use ed25519_compact::{KeyPair, PublicKey, Seed, Signature};
use keur::read::{Files as _, Memory, digest};
use keur::report::dossier::{Command, Originals, Run, Signer, make};
use keur::resolve::Origin;
use serde_json::Value;

const TENDER: &str =
    "format = 1\n[tender]\nid = \"t\"\ntitle = \"T\"\nas_of = 2026-11-01\n[rules]\nuse = [\"eu-csf\"]\n";
const BID: &str = "format = 1\n[bid]\nid = \"a\"\ntender = \"t\"\nsupplier = \"A\"\n[answers]\nSOV-1.1 = 4\n";

/// Files in memory, to be copied as they are.
struct Copies(Memory);

impl Originals for Copies {
    fn copy_text(&self, path: &str, out: &mut dyn Write) -> io::Result<()> {
        let text = self.0.text(path).map_err(|why| io::Error::other(format!("{why:?}")))?;
        out.write_all(text.as_bytes())
    }

    fn copy_evidence(&self, _: &str, path: &str, _: &mut dyn Write) -> io::Result<()> {
        panic!("no bid cites {path}")
    }
}

/// A signed dossier.
fn dossier(keys: &KeyPair) -> Vec<u8> {
    let files = [("tender.toml", TENDER), ("bids/a.toml", BID)];
    let files = Memory::new(files.map(|(path, text)| (path.to_owned(), text.to_owned())).into());
    let copies = Copies(files.clone());
    let run = Run {
        command: Command::Score,
        rules: Origin::Tender("tender.toml".to_owned()),
        bids: vec!["bids/a.toml".to_owned()],
        whole: true,
        top: 20,
        letters: None,
    };
    let signer = Signer::from_pem(&keys.sk.to_pem()).expect("a PKCS#8 key of another program is read");
    let mut out = Cursor::new(Vec::new());
    make((&files, &copies), &run, 1, Some(&signer), &mut out).expect("a dossier");
    out.into_inner()
}

/// The entries, as `zip` reads them.
fn entries(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut entries = BTreeMap::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).expect("an entry");
        let name = entry.name().expect("a name that is text").into_owned();
        assert!(entry.is_file() && entry.enclosed_name().is_some(), "{name}");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("bytes with their checksum");
        entries.insert(name, bytes);
    }
    entries
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// Base64 of RFC 4648, with padding.
fn unbase64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value =
        |c: u8| u32::try_from(LETTERS.iter().position(|&l| l == c).expect("a letter")).expect("small");
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = four.iter().fold(0, |bits, &c| bits << 6 | value(c)) << (6 * (4 - four.len()));
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}

#[test]
fn another_program_reads_it_and_its_digests() {
    let entries = entries(dossier(&KeyPair::from_seed(Seed::new([7; 32]))));
    let manifest = json(&entries["manifest.json"]);
    let listed = manifest["entries"].as_array().expect("entries");
    assert_eq!(listed.len() + 2, entries.len(), "all but the manifest and its signature");
    for entry in listed {
        let bytes = &entries[entry["path"].as_str().expect("a path")];
        assert_eq!(entry["sha256"], digest(bytes));
        assert_eq!(entry["size"], bytes.len());
    }
}

#[test]
fn another_program_checks_its_signature() {
    let keys = KeyPair::from_seed(Seed::new([7; 32]));
    let entries = entries(dossier(&keys));
    let envelope = json(&entries["manifest.dsse.json"]);
    let kind = envelope["payloadType"].as_str().expect("a type");
    assert_eq!(kind, "application/vnd.in-toto+json");
    let payload = unbase64(envelope["payload"].as_str().expect("a payload"));
    let one = &envelope["signatures"][0];
    let signature =
        Signature::from_slice(&unbase64(one["sig"].as_str().expect("a signature"))).expect("64 bytes");
    let encoded = |kind: &str| {
        [format!("DSSEv1 {} {kind} {} ", kind.len(), payload.len()).as_bytes(), &payload[..]].concat()
    };
    keys.pk.verify(encoded(kind), &signature).expect("the signature is right");
    assert!(keys.pk.verify(encoded("text/plain"), &signature).is_err(), "of that type only");
    assert!(keys.pk.verify(&payload, &signature).is_err());
    let other: PublicKey = KeyPair::from_seed(Seed::new([8; 32])).pk;
    assert!(other.verify(encoded(kind), &signature).is_err());
    assert_eq!(one["keyid"], digest(&keys.pk.to_der()), "the key is named by the digest of its SPKI form");

    let statement = json(&payload);
    assert_eq!(statement["_type"], "https://in-toto.io/Statement/v1");
    assert_eq!(statement["predicateType"], "tag:keur.example,2026:dossier/1");
    let subjects = statement["subject"].as_array().expect("subjects");
    let names: Vec<&str> = subjects.iter().map(|one| one["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["keur-report.en.md", "keur-report.json", "keur-report.nl.md", "manifest.json"]);
    for subject in subjects {
        let bytes = &entries[subject["name"].as_str().expect("a name")];
        assert_eq!(subject["digest"]["sha256"], digest(bytes));
    }
}
