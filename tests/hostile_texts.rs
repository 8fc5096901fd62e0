//! Texts that do harm where they are shown: to a terminal, a spreadsheet, a browser, a build log.

use crate::hostile::{assert_found, in_every_format, of};
use crate::run::{Folder, bid};

/// The good tender with a bid whose supplier has this name, in TOML's own notation.
fn supplied(test: &str, name: &str) -> Folder {
    let folder = Folder::tender(test);
    folder.write("bids/bad.toml", bid("bad").replace("Supplier bad", name));
    folder
}

#[test]
fn invisible_characters_are_made_visible() {
    for (name, shown) in [
        ("\\u001b[31mrood\\u001b[0m", "U+001B"),
        ("\\u001b]0;title\\u0007", "U+0007"),
        ("\\u009b31m", "U+009B"),
        ("\\u0085", "U+0085"),
        ("a\\bb", "U+0008"),
        ("\\u0000", "U+0000"),
        ("\\u202egnp.exe", "U+202E"),
        ("\u{202e}gnp.exe", "U+202E"),
        ("\\u2066x\\u2069", "U+2066"),
        ("\\u200f", "U+200F"),
        ("\\u061c", "U+061C"),
        ("\\u2028", "U+2028"),
        ("\\ufeff", "U+FEFF"),
        ("a\\u200bb", "U+200B"),
    ] {
        let folder = supplied("invisible", name);
        let score = in_every_format(&folder, "score", name).ends(0).json();
        assert_eq!(of(&score, "bad")["verdict"], "admissible", "{name}");
        for report in ["r.txt", "r.md", "r.csv"] {
            assert!(folder.text(report).contains(shown), "{name}: {report} shows what cannot be seen");
        }
        in_every_format(&folder, "compare", name).ends(0);
        let check = in_every_format(&folder, "check", name).ends(0).json();
        assert_found(&check, "bids/bad.toml", "B014", 5, name);
    }
}

#[test]
fn the_json_report_keeps_the_text_as_it_is() {
    let folder = supplied("kept", "a\\u001b[31m\\u202e\\u009bb");
    let score = folder.keur(&["score", "--format", "json"]).ends(0);
    assert_eq!(of(&score.json(), "bad")["supplier"], "a\u{1b}[31m\u{202e}\u{9b}b");
}

#[test]
fn names_break_no_line_of_a_report() {
    for name in ["one\\ntwo", "one\\r\\ntwo", "one\\ttwo", "one\\r::error::two"] {
        let folder = supplied("lines", name);
        in_every_format(&folder, "score", name).ends(0);
        for report in ["r.txt", "r.md", "r.csv"] {
            let text = folder.text(report);
            assert!(
                !text.lines().any(|line| line.starts_with("two") || line.starts_with("::")),
                "{name}\n{text}"
            );
        }
    }
}

#[test]
fn a_spreadsheet_runs_no_cell() {
    for name in ["=cmd()", "+1+cmd", "-1+cmd", "@SUM(A1)", "=HYPERLINK(1)", " =x", "\\t=x", "\\n=x", "＝x"] {
        let folder = supplied("formula", name);
        for command in ["score", "compare", "check"] {
            in_every_format(&folder, command, name).ends(0);
            let text = folder.text("r.csv");
            let runs = |cell: &str| {
                let cell = cell.trim_matches('"').trim_start();
                cell.starts_with(['=', '+', '@', '＝'])
                    || (cell.starts_with('-') && cell.parse::<f64>().is_err())
            };
            assert!(!text.lines().flat_map(|line| line.split(',')).any(runs), "{command} {name}\n{text}");
        }
    }
}

#[test]
fn markdown_holds_no_markup_of_a_bidder() {
    let name = "a|b <script>alert(1)</script> [x](javascript:y) `c` **d** ![e](http://f) <!-- ~~g~~ https://h.example";
    let folder = supplied("markup", name);
    for command in ["score", "compare", "check"] {
        in_every_format(&folder, command, name).ends(0);
        let text = folder.text("r.md");
        for live in ["a|b", "<script", "[x](", "`c`", "**d**", "![e](", "<!--", "~~g~~"] {
            let escaped = format!("\\{live}");
            let found = text.match_indices(live).any(|(at, _)| !text[..at].ends_with('\\'));
            assert!(!found || text.contains(&escaped), "{command}: {live} is live\n{text}");
        }
    }
}

#[test]
fn a_build_log_takes_no_command_from_a_bid() {
    let folder = supplied("log", "::error file=x::boo");
    folder.write("bids/worse.toml", bid("worse").replace("= 2", "= \"\\n::error::boo\""));
    for command in ["score", "check"] {
        let ran = in_every_format(&folder, command, "a log");
        let all = ["r.txt", "r.md", "r.csv"].map(|file| folder.text(file)).concat() + &ran.err;
        assert!(!all.lines().any(|line| line.trim_start().starts_with("::")), "{command}\n{all}");
    }
}

#[test]
fn a_statement_may_be_long_but_not_longer() {
    let folder = Folder::tender("statement");
    let stated = |bytes: usize| {
        let statement = "s".repeat(bytes);
        bid("bad").replace("g.a = 2", &format!("g.a = {{ option = 2, statement = \"{statement}\" }}"))
    };
    folder.write("bids/bad.toml", stated(100_000));
    in_every_format(&folder, "score", "100 kB").ends(0);
    folder.write("bids/bad.toml", stated(101_000));
    in_every_format(&folder, "score", "101 kB").ends(2);
    let check = in_every_format(&folder, "check", "101 kB").ends(1).json();
    assert_found(&check, "bids/bad.toml", "B011", 7, "101 kB");
}

#[test]
fn every_text_of_a_bid_is_shown_harmlessly() {
    let bad = "\\u001b[2J\\u009b\\u202e=x|<script>::error::x";
    let folder = Folder::tender("everywhere");
    let text = format!(
        "format = 1\n[bid]\nid = \"bad\"\ntender = \"t{bad}\"\nsupplier = \"{bad}\"\nservice = \"{bad}\"\nparty = \"{bad}\"\n\
         x_note = \"{bad}\"\n\"{bad}\" = 1\n[answers]\n\"{bad}\" = 2\ng.a = \"{bad}\"\n\
         g.b = {{ option = \"yes\", statement = \"{bad}\", evidence = [\"{bad}\"], confidential = \"{bad}\" }}\n\
         [[evidence]]\nid = \"{bad}\"\nkind = \"{bad}\"\nfile = \"{bad}\"\n"
    );
    folder.write("bids/bad.toml", &text);
    in_every_format(&folder, "score", "another tender").ends(0);
    in_every_format(&folder, "check", "another tender").ends(1);
    folder.write("bids/bad.toml", text.replacen(&format!("\"t{bad}\""), "\"t\"", 1));
    in_every_format(&folder, "score", "everywhere").ends(2);
    in_every_format(&folder, "check", "everywhere").ends(1);
}
