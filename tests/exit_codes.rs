//! What a run ends with: 0 done; 1 done, and something at or above `--fail-on` was found; 2 it could
//! not be done. And what it leaves alone: files that are there, and pipes that nobody reads.

use crate::golden;
use crate::run::{Folder, TENDER, assert_plain, bid, bounded, finish, keur, start};

/// A tender whose gate asks level 2, with the good bid and one more.
fn with(name: &str, second: &str) -> Folder {
    let folder = Folder::tender(name);
    folder.write(
        "tender.toml",
        format!("{TENDER}[[gate]]\nid = \"x\"\nlevel = 2\n[check]\nallow = [\"T047\"]\n"),
    );
    folder.write("bids/second.toml", second);
    folder
}

/// What can be found in a tender, from nothing to the worst.
fn fixtures() -> Vec<(&'static str, Folder)> {
    let second = || bid("second");
    vec![
        ("clean", with("clean", &second())),
        ("warning", with("warning", &second().replace("h.a = \"yes\"\n", ""))),
        ("error", with("error", &second().replace("\"t\"", "\"another\""))),
        ("rejected", with("rejected", &second().replace("g.b = \"yes\"", "g.b = \"no\""))),
        ("undetermined", with("undetermined", &second().replace("g.b = \"yes\"\n", ""))),
        ("unreadable", with("unreadable", "this is no TOML")),
    ]
}

/// The codes for every list and every fixture, in the order of `fixtures`.
fn codes(command: &str, table: &[(&str, [i32; 6])]) {
    for (n, (name, folder)) in fixtures().into_iter().enumerate() {
        for (list, codes) in table {
            let arguments = match *list {
                "" => vec![command],
                list => vec![command, "--fail-on", list],
            };
            let ran = folder.keur(&arguments);
            assert_eq!(ran.code(), codes[n], "{command} --fail-on {list:?}: {name}\n{}{}", ran.out, ran.err);
            assert!(!ran.out.is_empty(), "the report is written all the same");
        }
    }
}

#[test]
fn score_fails_on_what_it_is_told_to() {
    codes(
        "score",
        &[
            // clean, warning, error, rejected, undetermined, unreadable
            ("", [0, 0, 0, 0, 0, 2]),
            ("never", [0, 0, 0, 0, 0, 2]),
            ("error", [0, 0, 1, 0, 0, 2]),
            ("warning", [0, 1, 1, 0, 1, 2]),
            ("rejected", [0, 0, 0, 1, 0, 2]),
            ("undetermined", [0, 0, 0, 1, 1, 2]),
            ("error,rejected", [0, 0, 1, 1, 0, 2]),
            ("error,undetermined", [0, 0, 1, 1, 1, 2]),
        ],
    );
}

#[test]
fn check_fails_on_errors_unless_it_is_told_otherwise() {
    codes(
        "check",
        &[
            ("", [0, 0, 1, 0, 0, 1]),
            ("never", [0, 0, 0, 0, 0, 0]),
            ("error", [0, 0, 1, 0, 0, 1]),
            ("warning", [0, 1, 1, 0, 1, 1]),
            ("rejected", [0, 0, 0, 1, 0, 0]),
            ("undetermined", [0, 0, 0, 1, 1, 1]),
            ("warning,rejected", [0, 1, 1, 1, 1, 1]),
        ],
    );
}

#[test]
fn compare_ends_as_score_does() {
    codes("compare", &[("", [0, 0, 0, 0, 0, 2]), ("rejected", [0, 0, 0, 1, 0, 2])]);
}

#[test]
fn a_list_may_be_given_in_parts() {
    let folder = with("parts", &bid("second").replace("g.b = \"yes\"", "g.b = \"no\""));
    folder.keur(&["score", "--fail-on", "error", "--fail-on", "rejected"]).ends(1);
    folder.keur(&["score", "--fail-on=error,rejected"]).ends(1);
}

#[test]
fn twins_are_an_error_and_can_be_failed_on() {
    let folder = with("twins", &bid("third"));
    folder.write("bids/third.toml", bid("third"));
    folder.keur(&["score"]).ends(0);
    folder.keur(&["score", "--fail-on", "error"]).ends(1);
    folder.keur(&["score", "--fail-on", "rejected"]).ends(0);
}

/// Command lines that cannot be carried out, with a word that says why in either language.
const WRONG: [(&[&str], &str); 22] = [
    (&[], "keur"),
    (&["scoor"], "scoor"),
    (&["score", "--colour", "always"], "--colour"),
    (&["score", "--color", "blue"], "blue"),
    (&["score", "--format", "docx"], "docx"),
    (&["score", "--fail-on", "note"], "note"),
    (&["score", "--top", "0"], "0"),
    (&["score", "--threads", "0"], "0"),
    (&["score", "--threads", "many"], "many"),
    (&["score", "--width", "-1"], "-1"),
    (&["score", "nowhere"], "nowhere"),
    (&["score", "empty"], "empty"),
    (&["check", "empty"], "empty"),
    (&["score", "one", "two"], "two"),
    (&["score", "one", "-o", "report.docx"], ".json"),
    (&["score", "one", "-o", "report"], "report"),
    (&["score", "one", "-o", "no/such/folder/r.json"], "no/such/folder/r.json"),
    (&["score", "one", "--profile", "x"], "--catalogue"),
    (&["score", "--catalogue", "eu-cfs"], "eu-cfs"),
    (&["compare", "one", "--only", "nobody"], "nobody"),
    (&["catalogue", "show", "eu-cfs"], "eu-cfs"),
    (&["new", "bid", "../x"], "../x"),
];

#[test]
fn what_cannot_be_done_ends_with_2_and_says_why() {
    let folder = Folder::new("usage");
    folder.write("empty/note.txt", "");
    for tender in ["one", "two"] {
        folder.write(&format!("{tender}/tender.toml"), TENDER.replace("./cat", "eu-csf"));
        folder.write(
            &format!("{tender}/bids/good.toml"),
            "format = 1\n[bid]\nid = \"good\"\nsupplier = \"G\"\n",
        );
    }
    for (arguments, word) in WRONG {
        for (lang, opens) in [("nl", "fout"), ("en", "error")] {
            let all = [arguments, &["--lang", lang]].concat();
            let ran = folder.keur(&all);
            assert_eq!(ran.code(), 2, "{all:?}\n{}{}", ran.out, ran.err);
            assert!(ran.out.is_empty(), "{all:?} writes no result\n{}", ran.out);
            assert!(ran.err.contains(opens) && ran.err.contains(word), "{all:?}\n{}", ran.err);
            assert_plain(&ran.err, "what stderr says");
        }
    }
}

#[test]
fn an_unknown_language_is_said_in_dutch() {
    let ran = Folder::new("lang").keur(&["score", "--lang", "fy"]).ends(2);
    assert!(ran.err.starts_with("fout") && ran.err.contains("fy"), "{}", ran.err);
}

#[test]
fn help_and_version_are_no_faults() {
    let folder = Folder::new("help");
    for arguments in
        [&["--help"][..], &["-h"], &["score", "--help"], &["new", "bid", "-h"], &["--version"], &["-V"]]
    {
        let ran = folder.keur(arguments).ends(0);
        assert!(ran.err.is_empty() && ran.out.contains("keur"), "{arguments:?}\n{}{}", ran.out, ran.err);
        assert_plain(&ran.out, "help");
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_fault() {
    for arguments in [
        &["score", "examples/eu-csf"][..],
        &["score", "examples/eu-csf", "--format", "json"],
        &["compare", "examples/eu-csf"],
        &["check", "examples/eu-csf"],
        &["catalogue", "show", "eu-csf"],
        &["catalogue", "list"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        let mut command = bounded();
        let mut child = start(command.args(arguments).current_dir(golden::root()));
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(0), "{arguments:?}\n{err}");
        assert!(!err.contains("panicked"), "{arguments:?}\n{err}");
    }
}

#[test]
fn a_report_goes_to_as_many_files_as_are_named() {
    let folder = Folder::tender("several");
    let files = ["r.json", "r.csv", "r.md", "r.ndjson", "r.txt", "other/R.JSON"];
    folder.write("other/old.txt", "");
    let mut arguments = vec!["score"];
    arguments.extend(files.iter().flat_map(|file| ["-o", file]));
    let ran = folder.keur(&arguments).ends(0);
    assert!(ran.out.is_empty(), "what goes to files does not go to stdout");
    for (file, format) in files.iter().zip(["json", "csv", "markdown", "ndjson", "terminal", "json"]) {
        assert!(ran.err.contains(file), "{file} is named\n{}", ran.err);
        assert_eq!(folder.text(file), folder.keur(&["score", "--format", format]).ends(0).out, "{file}");
    }
}

#[test]
fn a_report_in_a_file_that_fails_spoils_no_other() {
    let folder = Folder::tender("spoiled");
    let ran = folder.keur(&["score", "-o", "r.json", "-o", "no/such/r.md"]).ends(2);
    assert!(ran.err.contains("no/such/r.md"), "{}", ran.err);
    assert!(folder.text("r.json").contains("keur-report-1"));
}

#[test]
fn new_overwrites_nothing_that_is_there() {
    let folder = Folder::new("new");
    let scaffolds = [
        (&["new", "tender", "t"][..], "t/tender.toml"),
        (&["new", "catalogue", "c"], "c/catalogue.toml"),
        (&["new", "bid", "b", "--catalogue", "eu-csf"], "b/bid.toml"),
        (&["new", "bid", "b", "--tender", "t"], "t/bids/b/bid.toml"),
    ];
    for (arguments, file) in scaffolds {
        folder.keur(arguments).ends(0);
        let scaffold = folder.text(file);
        folder.write(file, "mine");
        let again = folder.keur(arguments).ends(2);
        assert!(again.err.contains("--force") && again.err.contains("tom"), "{arguments:?}\n{}", again.err);
        assert_eq!(folder.text(file), "mine", "{arguments:?}");
        folder.keur(&[arguments, &["--force"]].concat()).ends(0);
        assert_eq!(folder.text(file), scaffold, "{arguments:?}");
        folder.write("t/tender.toml", TENDER.replace("./cat", "eu-csf"));
    }
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let folder = with("colour", &bid("second").replace("g.b = \"yes\"\n", ""));
    let run = |arguments: &[&str], set: Option<(&str, &str)>| {
        let mut command = bounded();
        command.args(arguments).current_dir(folder.join("")).envs(set);
        finish(&mut command)
    };
    for command in ["score", "compare", "check"] {
        let plain = run(&[command], None).out;
        assert_plain(&plain, command);
        let asked = run(&[command, "--color", "always"], None).out;
        assert!(asked.contains("\x1b["), "{command} --color always");
        for (more, set) in [
            (&["--color", "never"][..], None),
            (&[], Some(("NO_COLOR", "1"))),
            (&[], Some(("CLICOLOR_FORCE", "0"))),
            (&[], Some(("TERM", "dumb"))),
        ] {
            assert_eq!(run(&[&[command], more].concat(), set).out, plain, "{command} {more:?} {set:?}");
        }
        for format in ["json", "ndjson", "csv", "markdown"] {
            assert_plain(&run(&[command, "--color", "always", "--format", format], None).out, format);
        }
        run(&[command, "--color", "always", "-o", "r.txt"], None);
        assert_plain(&folder.text("r.txt"), "a file");
    }
}

#[test]
fn a_tender_is_found_from_its_bids() {
    let folder = with("found", &bid("second"));
    folder.write("bids/deep/bid.toml", bid("deep"));
    for path in ["bids/second.toml", "bids", "bids/deep", "bids/deep/bid.toml", "tender.toml", "."] {
        keur(&folder.join(""), &["score", path]).ends(0);
    }
}

/// The commands that a help text lists.
fn listed(folder: &Folder, words: &[&str]) -> Vec<String> {
    let asked: Vec<&str> = words.iter().copied().chain(["--help", "--lang", "en"]).collect();
    let help = folder.keur(&asked).ends(0).out;
    let Some((_, after)) = help.split_once("Commands:\n") else { return Vec::new() };
    let rows = after.lines().take_while(|line| !line.is_empty());
    let named = rows.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "this test counts the pages that were written")]
fn every_command_has_a_manual_page_of_its_own() {
    let folder = Folder::new("man");
    for lang in ["nl", "en"] {
        folder.keur(&["man", lang, "--lang", lang]).ends(0);
        let mut pages = vec!["keur".to_owned()];
        for command in listed(&folder, &[]) {
            let below = listed(&folder, &[&command]);
            pages.extend(below.iter().map(|sub| format!("keur-{command}-{sub}")));
            pages.push(format!("keur-{command}"));
        }
        assert!(pages.len() > 15, "{pages:?}");
        for page in &pages {
            let text = folder.text(&format!("{lang}/{page}.1"));
            assert!(text.contains(".SH") && text.len() > 400, "{page}: {text}");
        }
        let written = std::fs::read_dir(folder.join(lang)).unwrap().count();
        assert_eq!(written, pages.len(), "a page for each, and for nothing else: {pages:?}");
    }
}
