//! The same inputs give the same bytes: whatever the threads, the locale, the time zone, the working
//! folder, the place of the files or the order of arguments, and whether bids are read once or twice.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keur::report::Subject;

use crate::console::copy;
use crate::engine::{Wanted, report};
use crate::golden;
use crate::run::{Folder, Ran, bid, bounded, finish, keur};

fn example() -> PathBuf {
    golden::root().join("examples/eu-csf")
}

/// The report on a tender as it is run in a folder, with more arguments.
fn score(folder: &Path, tender: &str, more: &[&str]) -> Ran {
    let arguments = [&["score", tender, "--format", "json"], more].concat();
    keur(folder, &arguments).ends(0)
}

/// The same bytes, and where they part if not.
#[track_caller]
fn assert_same(found: &str, expected: &str, what: &str) {
    let parts = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let line = parts.map(|n| (found.lines().nth(n), expected.lines().nth(n)));
    assert!(found == expected, "{what}: {line:?}");
}

#[test]
fn any_number_of_threads() {
    for format in ["json", "ndjson", "csv", "markdown", "terminal"] {
        let run = |threads| {
            keur(&golden::root(), &["score", "examples/eu-csf", "--format", format, "--threads", threads])
                .ends(0)
                .out
        };
        let one = run("1");
        for threads in ["2", "7"] {
            assert_same(&run(threads), &one, &format!("{format} on {threads} threads"));
        }
    }
}

#[test]
fn any_locale_and_time_zone() {
    let expected = score(&golden::root(), "examples/eu-csf", &[]).out;
    let variables = [
        ("LANG", "nl_NL.UTF-8"),
        ("LANG", "en_US.UTF-8"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "C"),
        ("LC_ALL", "de_DE.ISO-8859-1"),
        ("TZ", "Pacific/Kiritimati"),
        ("TZ", "America/Los_Angeles"),
        ("TZ", "nonsense"),
    ];
    for (name, value) in variables {
        for (format, expected) in [("json", Some(&expected)), ("terminal", None)] {
            let run = |with: bool| {
                let mut command = bounded();
                command.args(["score", "examples/eu-csf", "--format", format]).current_dir(golden::root());
                if with {
                    command.env(name, value);
                }
                finish(&mut command).ends(0).out
            };
            let found = run(true);
            let expected = expected.cloned().unwrap_or_else(|| run(false));
            assert_same(&found, &expected, &format!("{name}={value} {format}"));
        }
    }
}

#[test]
fn any_working_folder() {
    let root = golden::root();
    let expected = score(&root, "examples/eu-csf", &[]).out;
    let absolute = example().display().to_string();
    for (folder, tender) in [
        (root.clone(), absolute.as_str()),
        (root.clone(), "./examples/../examples/eu-csf/"),
        (root.clone(), "examples/eu-csf/tender.toml"),
        (std::env::temp_dir(), absolute.as_str()),
        (example(), "."),
        (example(), "tender.toml"),
        (example().join("bids"), ".."),
        (root.join("src"), "../examples/eu-csf"),
    ] {
        assert_same(
            &score(&folder, tender, &[]).out,
            &expected,
            &format!("{tender} in {}", folder.display()),
        );
    }
    assert_same(&keur(&example(), &["score", "--format", "json"]).ends(0).out, &expected, "no path");
}

#[test]
fn any_place_of_the_files() {
    let folder = Folder::new("copied");
    copy(&example(), &folder.join("elsewhere/een map"));
    let expected = score(&golden::root(), "examples/eu-csf", &[]).out;
    assert_same(&score(&folder.join(""), "elsewhere/een map", &[]).out, &expected, "a copy");
}

#[test]
fn any_order_of_arguments() {
    let mut bids: Vec<String> = ["klapekster", "wulpenveld", "scholekster", "tureluur", "pluvier"]
        .iter()
        .map(|bid| format!("bids/{bid}/bid.toml"))
        .collect();
    let run = |bids: &[String]| {
        let mut arguments = vec!["score", "--format", "json"];
        arguments.extend(bids.iter().map(String::as_str));
        keur(&example(), &arguments).ends(0).out
    };
    let expected = run(&bids);
    for _ in 0..bids.len() {
        bids.rotate_left(1);
        assert_same(&run(&bids), &expected, &format!("{bids:?}"));
    }
    bids.reverse();
    assert_same(&run(&bids), &expected, "reversed");
    bids.push(bids[0].clone());
    assert_same(&run(&bids), &expected, "one of them twice");
    let folders: Vec<String> = bids.iter().map(|bid| bid.replace("/bid.toml", "")).collect();
    assert_same(&run(&folders), &expected, "their folders");
}

#[test]
fn a_run_twice_over() {
    let run = |arguments: &[&str]| keur(&golden::root(), arguments).ends(0).out;
    for command in ["score", "compare", "check"] {
        for format in ["json", "ndjson", "csv", "markdown", "terminal"] {
            let arguments = [command, "examples/eu-csf", "--format", format];
            assert_same(&run(&arguments), &run(&arguments), &format!("{command} as {format}"));
        }
    }
}

/// A tender in memory with bids of every kind: good, poor, equal, silent, for another, twins, broken.
fn many() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    files
        .insert("tender.toml".to_owned(), format!("{}[[gate]]\nid = \"x\"\nlevel = 1\n", crate::run::TENDER));
    files.insert("cat/catalogue.toml".to_owned(), crate::run::CATALOGUE.to_owned());
    for n in 0..60 {
        let id = format!("bid-{}", n * 37 % 60);
        let text = match n % 6 {
            0 => bid(&id),
            1 => bid(&id).replace("g.b = \"yes\"", "g.b = \"no\""),
            2 => bid(&id).replace("g.a = 2\n", ""),
            3 => bid(&id).replace("\"t\"", "\"another\""),
            4 => bid("twin"),
            _ => format!("{}g.c = 1\n", bid(&id)),
        };
        files.insert(format!("bids/{id}.toml"), text);
    }
    files
}

#[test]
fn bids_that_are_read_a_second_time() {
    let files = many();
    for format in ["json", "csv", "ndjson", "markdown", "terminal"] {
        for subject in [Subject::Score, Subject::Compare] {
            let run = |keep, threads| {
                let wanted = Wanted { subject, format, keep, threads, ..Wanted::default() };
                report(&files, &wanted).unwrap_or_else(|opened| panic!("{}", crate::engine::said(&opened)))
            };
            let kept = run(1000, 1);
            assert_same(&run(0, 1), &kept, &format!("{format}, {subject:?}, read again"));
            assert_same(&run(0, 7), &kept, &format!("{format}, {subject:?}, read again on 7 threads"));
        }
    }
}
