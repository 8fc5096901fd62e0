//! What `check` writes for pipelines, given to others: SARIF held against its published schema and read by the
//! types of `serde-sarif`, JUnit read by `quick-junit`, the Code Quality report held against the form that
//! GitLab documents. All of them must have every finding, and read names that are meant to break out as names.

#![allow(clippy::disallowed_methods, reason = "this test reads the examples and a schema")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use keur::assess::{self, Reading, bid_files};
use keur::diag::{Findings, Severity, Sources};
use keur::lang::{Lang, Say};
use keur::read::Memory;
use keur::report::{FORMATS, Options, Report, Studies, Subject, clean};
use keur::resolve::{self, Opened};
use quick_junit::{NonSuccessKind, TestCaseStatus, XmlString};
use serde_json::{Value, json};
use serde_sarif::sarif::{ResultLevel, Sarif};

use crate::schemas::{below, faults, root};

/// Names that are meant to break out of a form, as they stand in TOML.
const NAMES: [&str; 12] = [
    "::error file=x,line=1::owned",
    "%0A::warning::owned",
    "]]><failure>owned</failure>",
    "<!--&#x27;\\\"'",
    "&amp;&lt;&nosuch;",
    "\\u001b[31mred\\u001b]8;;http://e\\u0007",
    "=cmd|' /C calc'!A1",
    "a|b`c`*d*[e](f){0}{1}",
    "one\\ntwo\\r\\nthree",
    "abc\\u202Edef\\u2066",
    "zero\\u200Bwidth\\uFEFF",
    "\\uFFFE\\uFFFF\\U0001F600",
];

const TENDER: &str =
    "format = 1\n[tender]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"nl\"\n[rules]\nuse = [\"eu-csf\"]\n";

fn bid(id: &str) -> String {
    format!("format = 1\n[bid]\nid = \"{id}\"\ntender = \"t\"\nsupplier = \"S\"\n")
}

/// A bid that answers questions and cites files with such names, in a file with such a name, and one that
/// answers nothing.
fn hostile() -> BTreeMap<String, String> {
    let answers: String =
        NAMES.iter().map(|name| format!("[answers.\"{name}\"]\noption = \"x\"\n")).collect();
    let evidence = NAMES.iter().enumerate();
    let evidence: String = evidence
        .map(|(n, name)| format!("[[evidence]]\nid = \"e{n}\"\nkind = \"{name}\"\nfile = \"{name}\"\n"))
        .collect();
    let path = "bids/é|a b ]]>'\"&<x>::error,%41#?\u{202e}\u{1b}[31m.toml";
    [
        ("tender.toml".to_owned(), TENDER.to_owned()),
        (path.to_owned(), bid("bad") + &answers + &evidence),
        ("bids/silent.toml".to_owned(), bid("silent")),
    ]
    .into()
}

/// An example of the project.
fn example(name: &str) -> BTreeMap<String, String> {
    let folder = root().join("examples").join(name);
    let mut paths = Vec::new();
    below(&folder, &mut paths);
    let text = |path: &Path| fs::read_to_string(path).expect("a text");
    let name = |path: &Path| path.strip_prefix(&folder).expect("below").to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (name(path), text(path))).collect()
}

/// What is found in a tender with its bids.
struct Checked {
    opened: Opened,
    findings: Findings,
    sources: Sources,
}

fn check(files: BTreeMap<String, String>) -> Checked {
    let memory = Memory::new(files);
    let opened = resolve::open(&memory, "tender.toml");
    let bids = bid_files(&memory, "bids").expect("bids");
    let look = Some(keur::check::bid as assess::Look);
    let how = assess::Options {
        threads: 1,
        keep: 0,
        digests: false,
        authority: &opened.authority,
        look,
        progress: &|_| {},
    };
    let (mut findings, mut sources) = (opened.findings.clone(), opened.sources.clone());
    keur::check::rules(&opened, &mut findings);
    let rules = opened.rules.as_ref().expect("rules without errors");
    let mut reading = Reading::new((rules, &opened.conditions), &memory, &bids, opened.next_file(), how);
    for sheet in reading.batch() {
        findings.extend(sheet.findings);
        sources.extend(&sheet.sources);
    }
    Checked { opened, findings, sources }
}

impl Checked {
    /// The tenders that the readers are given.
    fn all() -> [Checked; 3] {
        [check(hostile()), check(example("eu-csf")), check(example("zaaksysteem"))]
    }

    fn written(&self, format: &str, lang: Lang) -> String {
        let report = Report {
            subject: Subject::Check,
            opened: &self.opened,
            round: None,
            studies: Studies::default(),
            findings: &self.findings,
            sources: &self.sources,
            lang,
            options: &Options { root: "tenders/één".to_owned(), ..Options::default() },
        };
        let format = FORMATS.iter().find(|known| known.name() == format).expect("a format");
        let mut out = Vec::new();
        format.write(&report, &mut out).expect("memory");
        String::from_utf8(out).expect("UTF-8")
    }

    /// What each finding says, in the order of files and places; nothing in it that breaks a line but
    /// between the message and what to do.
    fn texts(&self, lang: Lang) -> Vec<String> {
        let text = |finding: &keur::diag::Finding| {
            let message = clean(&finding.message.text(lang));
            let help = finding.help.as_ref().map(|help| clean(&help.text(lang)));
            [Some(message), help].into_iter().flatten().collect::<Vec<_>>().join("\n")
        };
        self.findings.sorted().into_iter().map(text).collect()
    }

    /// The path of each finding that lies in a file on the disk, as reports show it.
    fn path(&self, place: usize) -> Option<String> {
        let finding = self.findings.sorted()[place];
        let path = &self.sources.get(finding.at.file).expect("a file").path;
        (!path.starts_with("keur:")).then(|| format!("tenders/één/{}", clean(path)))
    }
}

/// What cargo says to some arguments.
fn cargo(arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO")).args(arguments).output().expect("cargo");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("UTF-8")
}

/// The published schema of SARIF 2.1.0, as it comes with `serde-sarif`.
fn published() -> Value {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = manifest.to_str().expect("UTF-8");
    // Only crates of this platform are sure to be there.
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a platform");
    let metadata = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host];
    let said = cargo(&[metadata.as_slice(), &["--manifest-path", manifest]].concat());
    let said: Value = serde_json::from_str(&said).expect("JSON");
    let packages = said["packages"].as_array().expect("packages");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("the crate");
    let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
    let text = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("its schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(schema["properties"]["version"]["enum"], json!(["2.1.0"]));
    schema
}

/// The path that a URI reference stands for.
fn unescaped(uri: &str) -> String {
    let mut bytes = uri.bytes();
    let mut path = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            path.push(byte);
            continue;
        }
        let digits = [bytes.next(), bytes.next()].map(|digit| digit.expect("two digits"));
        let digits = String::from_utf8_lossy(&digits).into_owned();
        path.push(u8::from_str_radix(&digits, 16).expect("hexadecimal digits"));
    }
    String::from_utf8(path).expect("UTF-8")
}

#[test]
fn sarif_is_good_by_its_published_schema() {
    let schema = published();
    for checked in Checked::all() {
        for lang in Lang::ALL {
            let log: Value = serde_json::from_str(&checked.written("sarif", lang)).expect("JSON");
            assert_eq!(faults(&schema, &log), [""; 0]);
        }
    }
    let log: Value = serde_json::from_str(&check(hostile()).written("sarif", Lang::Nl)).expect("JSON");
    let plant = |pointer: &str, value: Value| {
        let mut log = log.clone();
        *log.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        faults(&schema, &log)
    };
    for (pointer, wrong) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/ruleIndex", json!("first")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b")),
        ("/runs/0/columnKind", json!("bytes")),
    ] {
        assert!(!plant(pointer, wrong).is_empty(), "{pointer}: the schema finds what is wrong");
    }
}

#[test]
fn sarif_reads_elsewhere() {
    for checked in Checked::all() {
        let log: Sarif = serde_json::from_str(&checked.written("sarif", Lang::Nl)).expect("a SARIF log");
        let [run] = log.runs.as_slice() else { panic!("one run") };
        let results = run.results.as_ref().expect("results");
        let rules = run.tool.driver.rules.as_ref().expect("rules");
        let texts: Vec<_> =
            results.iter().map(|result| result.message.text.clone().expect("a text")).collect();
        assert_eq!(texts, checked.texts(Lang::Nl));
        for (place, (result, finding)) in results.iter().zip(checked.findings.sorted()).enumerate() {
            let index = result.rule_index.and_then(|index| usize::try_from(index).ok()).expect("a place");
            assert_eq!(rules[index].id, finding.code.id());
            assert_eq!(result.rule_id.as_deref(), Some(finding.code.id().as_str()));
            let level = match finding.severity {
                Severity::Error => ResultLevel::Error,
                Severity::Warning => ResultLevel::Warning,
                Severity::Note => ResultLevel::Note,
            };
            assert_eq!(result.level, Some(level));
            let location = result.locations.as_ref().and_then(|all| all.first());
            let place_on_disk = location.and_then(|location| location.physical_location.as_ref());
            let uri = place_on_disk.and_then(|place| place.artifact_location.as_ref()?.uri.clone());
            assert_eq!(uri.as_deref().map(unescaped), checked.path(place));
            let at = checked.sources.get(finding.at.file).expect("a file").position(finding.at.start);
            let region = place_on_disk.and_then(|place| place.region.as_ref());
            let found = region.and_then(|region| Some((region.start_line?, region.start_column?)));
            let wanted = (i64::try_from(at.line).expect("small"), i64::try_from(at.column).expect("small"));
            assert_eq!(found, location.map(|_| wanted));
        }
    }
}

#[test]
fn junit_reads_elsewhere() {
    for checked in Checked::all() {
        let read = quick_junit::Report::deserialize_from_str(&checked.written("junit", Lang::En));
        let read = read.expect("a report of JUnit");
        let cases: Vec<_> = read.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
        let (mut texts, mut failures, mut passed) = (Vec::new(), 0, 0);
        for case in &cases {
            match (&case.status, &case.system_out) {
                (TestCaseStatus::NonSuccess { kind, message, description, .. }, None) => {
                    assert_eq!(*kind, NonSuccessKind::Failure);
                    let text = description.as_ref().expect("a text").as_str();
                    assert_eq!(message.as_ref().map(|message| message.as_str()), text.lines().next());
                    texts.push(text.to_owned());
                    failures += 1;
                }
                (TestCaseStatus::Success { .. }, Some(text)) => texts.push(text.as_str().to_owned()),
                (TestCaseStatus::Success { .. }, None) => passed += 1,
                other => panic!("{other:?}"),
            }
        }
        let mut wanted: Vec<_> = checked
            .texts(Lang::En)
            .iter()
            .map(|text| text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
            .collect();
        texts.sort();
        wanted.sort();
        assert_eq!(texts, wanted);
        let [errors, warnings, _] = checked.findings.counts();
        assert_eq!((read.tests, read.failures), (cases.len(), errors + warnings));
        assert_eq!(failures, errors + warnings);
        assert_eq!(passed, cases.len() - texts.len(), "a file in which nothing is found passes");
        for suite in &read.test_suites {
            assert_eq!(suite.tests, suite.test_cases.len());
        }
        let key = XmlString::new("file");
        let files = cases.iter().filter_map(|case| case.extra.get(&key));
        let files: BTreeSet<String> = files.map(|file| file.as_str().to_owned()).collect();
        assert_eq!(files, (0..texts.len()).filter_map(|place| checked.path(place)).collect());
    }
}

/// The form of docs.gitlab.com, "Code Quality report format".
fn code_quality() -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    let line = json!({ "type": "integer", "minimum": 1 });
    let lines = json!({ "type": "object", "required": ["begin"],
        "properties": { "begin": line, "end": line }, "additionalProperties": false });
    let location = json!({ "type": "object", "required": ["path", "lines"],
        "properties": { "path": { "type": "string", "pattern": "^[^./]" }, "lines": lines },
        "additionalProperties": false });
    let severities = json!({ "enum": ["info", "minor", "major", "critical", "blocker"] });
    let required = json!(["description", "check_name", "fingerprint", "severity", "location"]);
    let issue = json!({ "type": "object", "required": required, "additionalProperties": false, "properties": {
        "description": text, "check_name": text, "fingerprint": text, "severity": severities, "location": location,
    } });
    json!({ "$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": issue })
}

#[test]
fn code_quality_has_the_form_that_gitlab_documents() {
    for checked in Checked::all() {
        let issues: Value = serde_json::from_str(&checked.written("gitlab", Lang::Nl)).expect("JSON");
        assert_eq!(faults(&code_quality(), &issues), [""; 0]);
        let issues = issues.as_array().expect("issues");
        let texts: Vec<_> =
            issues.iter().map(|issue| issue["description"].as_str().expect("a text")).collect();
        assert_eq!(texts, checked.texts(Lang::Nl));
        let fingerprints: BTreeSet<_> = issues.iter().map(|issue| issue["fingerprint"].to_string()).collect();
        assert_eq!(fingerprints.len(), issues.len(), "each has a fingerprint of its own");
        for (place, issue) in issues.iter().enumerate() {
            let path = issue["location"]["path"].as_str().map(str::to_owned);
            assert!(checked.path(place).is_none_or(|wanted| path == Some(wanted)), "{issue}");
        }
    }
}

/// That the readers agree says little where a name never comes through.
#[test]
fn every_hostile_name_is_there_and_nothing_hides_in_it() {
    let texts = check(hostile()).texts(Lang::Nl).join("\n");
    let names =
        ["::error file=x", "%0A::", "]]><failure>", "<!--&#x27;", "&amp;&lt;", "[31mred", "=cmd|'", "{0}{1}"];
    for name in names.into_iter().chain(["one two three", "abc⟨U+202E⟩def", "zero⟨U+200B⟩", "😀"]) {
        assert!(texts.contains(name), "{name}\n{texts}");
    }
    let hides = |c: char| (c.is_control() && c != '\n') || ('\u{200b}'..='\u{206f}').contains(&c);
    assert!(!texts.contains(hides), "{texts}");
    let [errors, warnings, notes] = check(hostile()).findings.counts();
    assert!(errors > 10 && warnings > 0 && notes > 0, "{errors} {warnings} {notes}");
}
