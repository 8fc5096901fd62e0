//! The workbook of a tender: what was changed in it changes in the file, and nothing else; and its formulas reckon what
//! Keur reckons.

#![allow(clippy::disallowed_methods, reason = "these tests read the examples")]
#![allow(clippy::too_many_lines, reason = "tables of what a cell may hold are long")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use keur::assess::Plan;
use keur::diag::{Findings, Sources};
use keur::exchange::form::composed::{Base, Changed, change, is_tender};
use keur::exchange::workbook::{self, At, Cell, Value, Workbook};
use keur::lang::{Lang, Say};
use keur::model::form::Role;
use keur::num::Ratio;
use keur::read::{self as files, Memory};
use keur::report::book::{self, Book, Holds, Reckoner};
use keur::report::document::worth;
use keur::report::form::bytes;
use keur::report::form::tender::{Offer, book};
use keur::resolve::{self, Opened, canonical, canonical_text, composed};

use crate::golden;
use crate::run::Folder;

const TENDER: &str = r#"# bovenaan
format = 1
[tender]
id = "t"
title.nl = "Titel"   # naam
authority = "A \"b\""
language = "nl"
published = 2026-09-01
deadline = 2026-10-31T12:00:00+01:00  # uiterlijk
as_of = 2026-11-01

[rules]
use = ["./cat", "./two"]
profile = { c = "p" }
weights = { g = 30 }  # eigen gewicht
drop = ["g.b"]  # te licht

[context]
many = ["pdf"]

# een eigen eis
[[gate]]
id = "own"
title.nl = "Eigen"
group = "g"
share = 50   # ten minste

[award]
method = "weighted"
quality_weight = 60
price_weight = 40
formula = "absolute-linear"
floor = 100000
ceiling = 200000
tie = ["price", "draw"]
"#;

const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[level]]
n = 0
name = "L0"
[[level]]
n = 1
name = "L1"
title.nl = "genoeg"
[[level]]
n = 2
name = "L2"
[[profile]]
id = "p"
title.nl = "Gewoon"
weights = { g = 60, h = 40 }
[[profile]]
id = "q"
title.nl = "Zwaar"
weights = { g = 50, h = 50 }
[[group]]
id = "g"
title.nl = "Eerste"
[[group]]
id = "h"
title.nl = "Tweede"
out_of = 12.5
[[criterion]]
id = "g.a"
group = "g"
title = "A"
option = [{ id = "1", points = 0, level = 0 }, { id = "2", points = 10, level = 2 }]
[[criterion]]
id = "g.b"
group = "g"
title = "B"
option = [{ id = "no", points = -1, level = 1 }, { id = "yes", points = 5, level = 2 }]
[[criterion]]
id = "h.a"
group = "h"
title = "C"
option = [{ id = "no" }, { id = "yes", points = 5.25 }]
[[criterion]]
id = "h.b"
group = "h"
title = "D"
option = [{ id = "no" }, { id = "yes", points = 7 }]
[[gate]]
id = "everywhere"
title.nl = "Overal"
why.nl = "Omdat"
level = 1
[[gate]]
id = "worded"
title.nl = "Met een voorwaarde"
when = 'context.hours >= 0'
[[context]]
id = "model"
type = "choice"
options = [{ id = "aa", text.nl = "eerste keus", text.en = "first" }, { id = "bb", text.nl = "tweede keus", text.en = "second" }]
default = "aa"
[[context]]
id = "online"
type = "bool"
default = false
[[context]]
id = "hours"
type = "integer"
default = 1
[[context]]
id = "part"
type = "percent"
default = 1
[[context]]
id = "sum"
type = "money"
default = 1
[[context]]
id = "day"
type = "date"
default = 2026-01-01
[[context]]
id = "words"
type = "text"
default = "x"
[[context]]
id = "many"
type = "set"
options = [{ id = "odf", text = "ODF" }, { id = "pdf", text = "PDF" }]
default = ["odf"]
[[context]]
id = "land"
type = "country"
default = "NL"
[[context]]
id = "lands"
type = "countries"
default = ["NL"]
"#;

const TWO: &str = r#"format = 1
[catalogue]
id = "two"
version = "1"
title = "Two"
[[group]]
id = "w"
title = "Wens"
weight = 10
[[criterion]]
id = "w.a"
group = "w"
title = "W"
option = [{ id = "no" }, { id = "yes", points = 3 }]
"#;

/// A tender over the small catalogues.
fn opened(text: &str) -> Opened {
    let text = text.to_owned();
    let files = [
        ("tender.toml", text),
        ("cat/catalogue.toml", CATALOGUE.to_owned()),
        ("two/catalogue.toml", TWO.to_owned()),
    ];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
    let opened = resolve::open(&Memory::new(files), "tender.toml");
    let said: Vec<String> = opened.findings.sorted().iter().map(|one| one.message.text(Lang::En)).collect();
    assert!(!opened.findings.has_errors(), "{said:?}\n{}", opened.sources.iter().next().unwrap().1.text);
    opened
}

fn text_of(opened: &Opened) -> &str {
    &opened.sources.iter().next().unwrap().1.text
}

fn digest(opened: &Opened) -> String {
    files::digest(canonical_text(&canonical(opened)).as_bytes())
}

fn made(opened: &Opened, lang: Lang) -> Book {
    let composed = composed(opened).unwrap();
    let (base, digest) = (files::digest(text_of(opened).as_bytes()), digest(opened));
    book(&Offer { opened, composed: &composed, base: &base, digest: &digest, lang })
}

/// What a workbook makes of the file, or the codes and messages of what is wrong with it.
fn taken(opened: &Opened, book: &Workbook) -> Result<Changed, Vec<(String, String)>> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let (composed, digest) = (composed(opened).unwrap(), digest(opened));
    let base = Base { opened, composed: &composed, text: text_of(opened), digest: &digest, lang: Lang::Nl };
    let changed = change(book, "x.xlsx", base, (&mut sources, &mut findings));
    let said = findings.sorted().iter().map(|one| (one.code.id(), one.message.text(Lang::En))).collect();
    changed.ok_or(said)
}

/// A workbook of the small tender that can be filled in.
struct Sheets {
    opened: Opened,
    book: Workbook,
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(text: &str) -> Value {
    Value::Number(text.to_owned())
}

impl Sheets {
    fn new() -> Sheets {
        let opened = opened(TENDER);
        let book = workbook::open(bytes(&made(&opened, Lang::Nl), "xlsx").unwrap()).unwrap();
        Sheets { opened, book }
    }

    fn find(&self, wanted: &str) -> (usize, At) {
        let sheets = self.book.sheets.iter().enumerate();
        let mut found = sheets.flat_map(|(n, sheet)| {
            sheet.cells.iter().filter(|(_, cell)| cell.value == text(wanted)).map(move |(at, _)| (n, *at))
        });
        found.next().unwrap_or_else(|| panic!("{wanted}"))
    }

    fn place(&self, key: &str, role: Role) -> (usize, At) {
        let (sheet, at) = self.find(key);
        let mark = self.book.sheets[sheet].cells.iter().find(|(_, cell)| cell.value == text(role.mark()));
        (sheet, (at.0, mark.unwrap().0.1))
    }

    fn put(&mut self, key: &str, role: Role, value: Value) {
        let (sheet, at) = self.place(key, role);
        self.book.sheets[sheet].cells.insert(at, Cell { value, formula: false });
    }

    fn clear(&mut self, key: &str, role: Role) {
        let (sheet, at) = self.place(key, role);
        self.book.sheets[sheet].cells.remove(&at).unwrap();
    }

    fn taken(&self) -> Result<Changed, Vec<(String, String)>> {
        taken(&self.opened, &self.book)
    }

    /// The lines that went and those that came.
    fn lines(&self, what: &str) -> (Vec<String>, Vec<String>) {
        let changed = self.taken().unwrap_or_else(|wrong| panic!("{what}: {wrong:?}"));
        opened(&changed.text);
        let less = |one: &str, other: &str| {
            let mut left: Vec<&str> = other.lines().collect();
            let mut gone = Vec::new();
            for line in one.lines() {
                match left.iter().position(|own| *own == line) {
                    Some(place) => drop(left.remove(place)),
                    None => gone.push(line.to_owned()),
                }
            }
            gone
        };
        (less(TENDER, &changed.text), less(&changed.text, TENDER))
    }
}

/// Some cells, and the lines that go and come for them.
#[track_caller]
fn changes(cells: &[(&str, Role, Option<Value>)], gone: &[&str], come: &[&str]) {
    let mut sheets = Sheets::new();
    for (key, role, value) in cells {
        match value {
            Some(value) => sheets.put(key, *role, value.clone()),
            None => sheets.clear(key, *role),
        }
    }
    let (went, came) = sheets.lines(&format!("{cells:?}"));
    let come: Vec<&str> = come.iter().copied().filter(|line| !line.is_empty()).collect();
    let came: Vec<String> = came.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        (went, came),
        (gone.iter().map(|l| (*l).to_owned()).collect(), come.iter().map(|l| (*l).to_owned()).collect()),
        "{cells:?}"
    );
}

/// Some cells, and the code and a word of the message with which they are refused.
#[track_caller]
fn refused(cells: &[(&str, Role, Value)], code: &str, word: &str) {
    let mut sheets = Sheets::new();
    for (key, role, value) in cells {
        sheets.put(key, *role, value.clone());
    }
    is_refused(&sheets, code, word, &format!("{cells:?}"));
}

#[track_caller]
fn is_refused(sheets: &Sheets, code: &str, word: &str, what: &str) {
    let wrong = sheets.taken().expect_err(what);
    let found = wrong.iter().any(|(own, message)| own == code && message.contains(word));
    assert!(found, "{what}: {code} {word}\n{wrong:?}");
}

/// Every file of a folder, by its path from it.
fn tree(folder: &Path, from: &Path, into: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tree(&path, from, into);
        } else if let Ok(text) = fs::read_to_string(&path) {
            into.insert(path.strip_prefix(from).unwrap().to_string_lossy().replace('\\', "/"), text);
        }
    }
}

fn example(name: &str) -> Opened {
    let root = golden::root().join("examples").join(name);
    let mut all = BTreeMap::new();
    tree(&root, &root, &mut all);
    resolve::open(&Memory::new(all), "tender.toml")
}

const EXAMPLES: [&str; 3] = ["zaaksysteem", "eu-csf", "beoordeling"];

#[test]
fn an_unchanged_workbook_leaves_every_byte_of_the_file() {
    for opened in EXAMPLES.map(example).into_iter().chain([opened(TENDER)]) {
        for lang in Lang::ALL {
            for ending in ["xlsx", "ods"] {
                let book = workbook::open(bytes(&made(&opened, lang), ending).unwrap()).unwrap();
                assert!(is_tender(&book));
                let changed = taken(&opened, &book).unwrap();
                assert_eq!(
                    (changed.text.as_str(), changed.changes),
                    (text_of(&opened), 0),
                    "{lang:?} {ending}"
                );
            }
        }
    }
}

#[test]
fn what_is_changed_in_a_cell_changes_in_the_file_and_nothing_else() {
    let answer = Role::Answer;
    let one = |key: &str, value: Value, gone: &[&str], come: &[&str]| {
        changes(&[(key, answer, Some(value))], gone, come);
    };
    // the tender itself
    one(
        "tender:title.nl",
        text("Nieuw \"x\" # y"),
        &["title.nl = \"Titel\"   # naam"],
        &["title.nl = \"Nieuw \\\"x\\\" # y\"   # naam"],
    );
    one("tender:title.en", text("New"), &[], &["title.en = \"New\""]);
    one("tender:notice", number("512345"), &[], &["notice = \"512345\""]);
    one("tender:language", text("Engels"), &["language = \"nl\""], &["language = \"en\""]);
    one("tender:published", text("2-9-2026"), &["published = 2026-09-01"], &["published = 2026-09-02"]);
    one(
        "tender:published",
        Value::Day("2026-09-02".to_owned()),
        &["published = 2026-09-01"],
        &["published = 2026-09-02"],
    );
    one(
        "tender:deadline",
        text("2026-10-30 12:00+01:00"),
        &["deadline = 2026-10-31T12:00:00+01:00  # uiterlijk"],
        &["deadline = 2026-10-30 12:00:00+01:00  # uiterlijk"],
    );
    changes(
        &[("tender:deadline", answer, None)],
        &["deadline = 2026-10-31T12:00:00+01:00  # uiterlijk"],
        &["# deadline = 2026-10-31T12:00:00+01:00  # uiterlijk"],
    );
    // profiles, shares, weights, what is left out
    one("profile:c", text("q: Zwaar"), &["profile = { c = \"p\" }"], &["profile = { c = \"q\" }"]);
    changes(
        &[("share:c", answer, Some(number("75"))), ("share:two", answer, Some(number("25")))],
        &[],
        &["share.c = 75", "share.two = 25"],
    );
    one(
        "group:g",
        number("32.5"),
        &["weights = { g = 30 }  # eigen gewicht"],
        &["weights = { g = 32.5 }  # eigen gewicht"],
    );
    one(
        "group:g",
        text("32,5"),
        &["weights = { g = 30 }  # eigen gewicht"],
        &["weights = { g = 32.5 }  # eigen gewicht"],
    );
    one(
        "group:h",
        number("5"),
        &["weights = { g = 30 }  # eigen gewicht"],
        &["weights = { g = 30, h = 5 }  # eigen gewicht"],
    );
    changes(
        &[("group:g", answer, None)],
        &["weights = { g = 30 }  # eigen gewicht"],
        &["weights = { }  # eigen gewicht"],
    );
    changes(
        &[("criterion:h.b", Role::Drop, Some(text("x")))],
        &["drop = [\"g.b\"]  # te licht"],
        &["drop = [\"g.b\", \"h.b\"]  # te licht"],
    );
    changes(
        &[("criterion:g.b", Role::Drop, None)],
        &["drop = [\"g.b\"]  # te licht"],
        &["# drop = [\"g.b\"]  # te licht"],
    );
    changes(
        &[("criterion:g.b", Role::Drop, Some(text("nee"))), ("group:w", Role::Drop, Some(Value::Yes(true)))],
        &["drop = [\"g.b\"]  # te licht"],
        &["drop = [\"w\"]  # te licht"],
    );
    // what is bought
    one("context:model", text("tweede keus"), &[], &["model = \"bb\""]);
    one("context:model", text("bb: tweede keus"), &[], &["model = \"bb\""]);
    one("context:online", Value::Yes(true), &[], &["online = true"]);
    one("context:hours", number("8"), &[], &["hours = 8"]);
    one("context:part", Value::Percent("12.5".to_owned()), &[], &["part = 12.5"]);
    one("context:sum", text("€ 1.250,50"), &[], &["sum = 1250.5"]);
    one("context:day", text("2026-12-31"), &[], &["day = 2026-12-31"]);
    one("context:words", text("een\ntwee"), &[], &["words = \"een\\ntwee\""]);
    one("context:land", text("de"), &[], &["land = \"DE\""]);
    one("context:lands", text("de, nl"), &[], &["lands = [\"DE\", \"NL\"]"]);
    one("context:many=odf", text("ja"), &["many = [\"pdf\"]"], &["many = [\"pdf\", \"odf\"]"]);
    changes(&[("context:many=pdf", answer, None)], &["many = [\"pdf\"]"], &["# many = [\"pdf\"]"]);
    changes(
        &[("context:many=pdf", answer, None), ("context:many=", answer, Some(text("ja")))],
        &["many = [\"pdf\"]"],
        &["many = []"],
    );
    // gates
    one("gate:own", number("60"), &["share = 50   # ten minste"], &["share = 60   # ten minste"]);
    one(
        "gate:everywhere",
        text("2: L2"),
        &[],
        &["[[gate]]", "id = \"everywhere\"", "title.nl = \"Overal\"", "why.nl = \"Omdat\"", "level = 2"],
    );
    changes(
        &[("gate:worded", Role::Drop, Some(text("ja")))],
        &["drop = [\"g.b\"]  # te licht"],
        &["drop = [\"g.b\", \"worded\"]  # te licht"],
    );
    changes(
        &[("gate:own", Role::Drop, Some(text("ja")))],
        &["[[gate]]", "id = \"own\"", "title.nl = \"Eigen\"", "group = \"g\"", "share = 50   # ten minste"],
        &[
            "# [[gate]]",
            "# id = \"own\"",
            "# title.nl = \"Eigen\"",
            "# group = \"g\"",
            "# share = 50   # ten minste",
        ],
    );
    changes(
        &[
            ("new:2", Role::Title, Some(text("Half"))),
            ("new:2", Role::Kind, Some(text("percentage van de punten op één thema"))),
            ("new:2", Role::Of, Some(text("h: Tweede"))),
            ("new:2", answer, Some(Value::Percent("50".to_owned()))),
            ("new:5", Role::Kind, Some(text("level over all criteria"))),
            ("new:5", answer, Some(number("1"))),
        ],
        &[],
        &[
            "[[gate]]",
            "id = \"min-h-share\"",
            "title.nl = \"Half\"",
            "group = \"h\"",
            "share = 50",
            "[[gate]]",
            "id = \"min-level\"",
            "level = 1",
        ],
    );
    // policy and award
    one(
        "policy:unsupported",
        text("levert niets op tot er bewijs is"),
        &[],
        &["[policy]", "unsupported = \"withhold\""],
    );
    one("policy:price_after_quality", text("ja"), &[], &["[policy]", "price_after_quality = true"]);
    one(
        "award:formula",
        text("laagste prijs gedeeld door de prijs"),
        &["formula = \"absolute-linear\""],
        &["formula = \"lowest-ratio\""],
    );
    one("award:ceiling", text("€ 250.000,00"), &["ceiling = 200000"], &["ceiling = 250000"]);
    one("award:abnormally_low", text("30 %"), &[], &["abnormally_low = 30"]);
    one(
        "tie:2",
        text("het hoogste aandeel op thema g"),
        &["tie = [\"price\", \"draw\"]"],
        &["tie = [\"price\", \"group:g\"]"],
    );
    changes(&[("tie:1", answer, None)], &["tie = [\"price\", \"draw\"]"], &["tie = [\"draw\"]"]);
}

#[test]
fn what_is_not_understood_is_refused_with_its_cell() {
    let answer = Role::Answer;
    let one = |key: &str, value: Value, code: &str, word: &str| refused(&[(key, answer, value)], code, word);
    one("profile:c", text("r"), "X023", "");
    one("profile:c", text("Zwaarder"), "X023", "sheet `Aanbesteding`, cell D");
    one("group:g", number("-1"), "X023", "below zero");
    one("group:g", text("veel"), "X023", "number");
    one("group:g", text("1.250"), "X024", "1250");
    one("group:g", Value::Percent("30".to_owned()), "X024", "");
    one("group:g", Value::Day("2026-01-30".to_owned()), "X023", "");
    one("group:g", Value::Error("#REF!".to_owned()), "X025", "");
    one("tender:published", text("03/04/2026"), "X024", "");
    one("tender:published", text("1 september"), "X023", "");
    one("tender:published", number("46266"), "X023", "");
    one("tender:deadline", text("2026-10-31T12:00:00"), "X023", "");
    one("tender:deadline", text("31 oktober, 12 uur"), "X023", "");
    one("tender:deadline", Value::Day("2026-10-31T12:00:00".to_owned()), "X023", "");
    one("tender:language", text("Frans"), "X023", "");
    one("policy:spread", number("1.5"), "X023", "");
    one("award:floor", text("1.250"), "X024", "");
    one("award:currency", text("euro"), "X023", "");
    one("award:method", text("op gevoel"), "X023", "");
    one("award:abnormally_low", text("0,3"), "X024", "");
    one("tie:3", text("de mooiste"), "X023", "");
    one("context:many=", text("ja"), "X023", "");
    one("context:many=odf", text("misschien"), "X023", "");
    one("context:hours", text("acht"), "X023", "");
    one("context:land", text("Duitsland"), "X023", "");
    one("gate:everywhere", text("7"), "X023", "");
    one("gate:own", text("0,5"), "X024", "");
    refused(&[("criterion:h.b", Role::Drop, text("later"))], "X023", "");
    refused(&[("new:1", answer, number("50"))], "X027", "what must be reached");
    refused(&[("new:1", Role::Title, text("Iets"))], "X027", "what must be reached");
    let kind = |name: &str| ("new:1", Role::Kind, text(name));
    refused(&[kind("niveau op één thema"), ("new:1", answer, number("2"))], "X027", "group");
    refused(&[kind("niveau over alle criteria")], "X027", "minimum");
    refused(&[kind("niveau over alle criteria"), ("new:1", answer, number("1.5"))], "X023", "whole");
    let of = ("new:1", Role::Of, text("g"));
    refused(&[kind("prijs, ten hoogste"), ("new:1", answer, number("9")), of], "X023", "one group");
    refused(
        &[("gate:everywhere", answer, text("2")), ("gate:everywhere", Role::Drop, text("ja"))],
        "X023",
        "not both",
    );
}

#[test]
fn a_workbook_that_was_damaged_or_belongs_to_another_text_is_refused() {
    let mut sheets = Sheets::new();
    let (sheet, at) = sheets.place("group:g", Role::Answer);
    sheets.book.sheets[sheet].cells.get_mut(&at).unwrap().formula = true;
    is_refused(&sheets, "X025", "", "a formula in a cell to fill in");
    let mut sheets = Sheets::new();
    let (sheet, at) = sheets.place("context:hours", Role::Answer);
    sheets.book.sheets[sheet].joined.push((at, (at.0 + 2, at.1)));
    is_refused(&sheets, "X026", "", "merged cells");
    let mut sheets = Sheets::new();
    sheets.clear("gate:own", Role::Answer);
    is_refused(&sheets, "X027", "minimum", "a gate without its minimum");
    let mut sheets = Sheets::new();
    let (sheet, at) = sheets.find("group:g");
    sheets.book.sheets[sheet].cells.remove(&at);
    is_refused(&sheets, "X022", "group:g", "a key that is gone");
    let mut sheets = Sheets::new();
    let (sheet, at) = sheets.find("group:g");
    sheets.book.sheets[sheet].cells.get_mut(&at).unwrap().value = text("group:gg");
    is_refused(&sheets, "X022", "group:gg", "a key that the tender does not have");
    let mut sheets = Sheets::new();
    let (sheet, at) = sheets.find("group:g");
    let copy = sheets.book.sheets[sheet].cells[&at].clone();
    sheets.book.sheets[sheet].cells.insert((at.0 + 500, at.1), copy);
    is_refused(&sheets, "X022", "twice", "a row that was copied");
    let mut sheets = Sheets::new();
    let (sheet, at) = sheets.find("drop");
    sheets.book.sheets[sheet].cells.remove(&at);
    is_refused(&sheets, "X022", "drop", "a column that is gone");
    let mut sheets = Sheets::new();
    let weights = sheets.find("group:g").0;
    sheets.book.sheets.remove(weights);
    is_refused(&sheets, "X022", "others", "a sheet that is gone");
    let mut sheets = Sheets::new();
    sheets.opened = opened(&TENDER.replace("# bovenaan", "# boven"));
    is_refused(&sheets, "X030", "another text", "a remark that changed since");
    let mut sheets = Sheets::new();
    sheets.opened = opened(&TENDER.replace("id = \"t\"", "id = \"u\""));
    is_refused(&sheets, "X030", "tender `t`", "another tender");
    for (key, code, word) in
        [("form", "X020", "form"), ("rules", "X030", "catalogue"), ("base", "X030", "text")]
    {
        let mut sheets = Sheets::new();
        let (sheet, at) = sheets.find(key);
        sheets.book.sheets[sheet].cells.insert((at.0, at.1 + 1), Cell { value: text("9"), formula: false });
        is_refused(&sheets, code, word, key);
    }
    let mut sheets = Sheets::new();
    sheets.opened = opened(&TENDER.replace("drop = [\"g.b\"]", "drop = [ # veel\n\"g.b\"]"));
    let made = made(&sheets.opened, Lang::Nl);
    sheets.book = workbook::open(bytes(&made, "ods").unwrap()).unwrap();
    sheets.put("criterion:h.b", Role::Drop, text("ja"));
    is_refused(&sheets, "X031", "touching", "a remark within a list");
}

#[test]
fn sheets_rows_and_columns_may_move_and_come() {
    let mut sheets = Sheets::new();
    for (n, sheet) in sheets.book.sheets.iter_mut().enumerate() {
        sheet.name = format!("Blad {n}");
        let cells = std::mem::take(&mut sheet.cells);
        sheet.cells = cells.into_iter().map(|((row, column), cell)| ((row + 3, column + 2), cell)).collect();
        sheet.cells.insert((0, 0), Cell { value: text("van mij"), formula: false });
    }
    sheets.book.sheets.reverse();
    sheets.put("group:g", Role::Answer, number("31"));
    let (gone, come) = sheets.lines("moved");
    assert_eq!((gone.len(), come), (1, vec!["weights = { g = 31 }  # eigen gewicht".to_owned()]));
}

/// The cell of a row of the sheet with weights, by its key and its column.
fn at(book: &Book, key: &str, column: usize) -> book::At {
    let sheet = 3;
    let is_it = |row: &Vec<book::Cell>| matches!(&row.first().unwrap().holds, Holds::Text(own) if own == key);
    let row = book.sheets[sheet].rows.iter().position(is_it).unwrap_or_else(|| panic!("{key}"));
    book::At { sheet, row, column }
}

fn fill(book: &mut Book, at: book::At, holds: Holds) {
    book.sheets[at.sheet].rows[at.row][at.column].holds = holds;
}

/// Every amount of 100 on the sheet with weights is what Keur reckons of a tender.
fn follows(book: &Book, opened: &Opened, what: &str) {
    let (rules, reckoner) = (opened.rules.as_ref().unwrap(), Reckoner::from_nothing(book));
    let plan = Plan::new(rules);
    let mut sum = Ratio::default();
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let live = reckoner.value(at(book, &format!("criterion:{}", criterion.id), 6));
        let scored = plan.groups[criterion.group].weight.is_some();
        let own = worth(&plan, rules, place, criterion.maximum()).filter(|_| scored).unwrap_or_default();
        assert_eq!(live, book::Value::Number(own.to_decimals(2)), "{what}: {}", criterion.id);
        sum = &sum + &own;
    }
    assert!(!sum.is_zero(), "{what}");
    for gone in &rules.dropped {
        let is_there = composed(opened).unwrap().find(&format!("criterion:{gone}"), Role::Drop).is_some();
        if is_there {
            let live = reckoner.value(at(book, &format!("criterion:{gone}"), 6));
            assert_eq!(live, book::Value::Number(Ratio::default()), "{what}: {gone}");
        }
    }
}

#[test]
fn the_worth_of_every_criterion_follows_weights_and_what_is_left_out() {
    for name in EXAMPLES {
        let opened = example(name);
        let mut book = made(&opened, Lang::Nl);
        follows(&book, &opened, name);
        let rules = opened.rules.as_ref().unwrap();
        let (group, gone) = (rules.groups[0].id.clone(), rules.criteria.last().unwrap().id.clone());
        let (own, drop) =
            (at(&book, &format!("group:{group}"), 4), at(&book, &format!("criterion:{gone}"), 8));
        fill(&mut book, own, Holds::Number(Ratio::from(37)));
        fill(&mut book, drop, Holds::Text("ja".to_owned()));
        // the same two changes, read back and resolved
        let mut tender = opened.tender.clone();
        drop_in(&mut tender, &gone);
        let text = text_of(&opened);
        let out = workbook::open(bytes(&book, "ods").unwrap()).unwrap();
        let changed = taken(&opened, &out).unwrap();
        assert_eq!(changed.changes, 2, "{name}");
        assert_ne!(changed.text, text);
        let root = golden::root().join("examples").join(name);
        let mut all = BTreeMap::new();
        tree(&root, &root, &mut all);
        all.insert("tender.toml".to_owned(), changed.text);
        all.remove("keur.lock");
        let again = resolve::open(&Memory::new(all), "tender.toml");
        assert!(again.rules.as_ref().unwrap().dropped.contains(&gone), "{name}");
        follows(&book, &again, name);
    }
    let plain = opened(TENDER);
    let mut book = made(&plain, Lang::Nl);
    follows(&book, &plain, "small");
    let own = at(&book, "group:w", 4);
    fill(&mut book, own, Holds::Number(Ratio::from(3)));
    follows(&book, &opened(&TENDER.replace("g = 30", "g = 30, w = 3")), "small, other weight");
    let shared = opened(&TENDER.replace("drop =", "share = { c = 75, two = 25 }\ndrop ="));
    let mut book = made(&shared, Lang::En);
    follows(&book, &shared, "shares");
    let own = at(&book, "group:h", 4);
    fill(&mut book, own, Holds::Number(Ratio::from(1)));
    follows(&book, &opened(&text_of(&shared).replace("g = 30", "g = 30, h = 1")), "shares, other weight");
    let valued = opened(
        &award("method = \"value\"\nvalues = { g = 5000, w = 1000 }").replace("weights = { g = 30 }", ""),
    );
    follows(&made(&valued, Lang::Nl), &valued, "values are the weights");
}

fn drop_in(tender: &mut keur::model::tender::Tender, id: &str) {
    let at = keur::diag::Span::default();
    tender.rules.drop.push(keur::model::Spanned { value: id.to_owned(), at });
}

/// The small tender with another award.
fn award(lines: &str) -> String {
    let (before, _) = TENDER.split_once("method =").unwrap();
    format!("{before}{lines}\n")
}

#[test]
fn the_example_reckons_every_method_as_keur_does() {
    let weighted = |formula: &str, rest: &str| {
        format!(
            "method = \"weighted\"\nquality_weight = 62.5\nprice_weight = 40\nformula = {formula:?}\n{rest}"
        )
    };
    for lines in [
        "method = \"quality\"".to_owned(),
        weighted("absolute-linear", "floor = 123456.78\nceiling = 300000"),
        weighted("lowest-ratio", ""),
        weighted("relative-linear", "round = 2"),
        weighted("to-lowest", ""),
        "method = \"value\"\nvalues = { g = 5000, w = 1000.5 }".to_owned(),
        "method = \"value-for-money\"".to_owned(),
    ] {
        let opened = opened(&award(&lines));
        for lang in Lang::ALL {
            let book = made(&opened, lang);
            let reckoner = Reckoner::from_nothing(&book);
            let rows = book.sheets[6]
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.len() == 10 && matches!(row[9].holds, Holds::Number(_)));
            let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
            assert_eq!(rows.len(), 3, "{lines}");
            for row in rows {
                let value = |column| reckoner.value(book::At { sheet: 6, row, column });
                assert_eq!((value(6), value(7)), (value(8), value(9)), "{lines}, {lang:?}, row {row}");
            }
        }
    }
}

#[test]
fn a_changed_weight_goes_into_the_file_and_is_scored_with() {
    let folder = Folder::tender("composed");
    let before = folder.text("tender.toml");
    folder.keur(&["form", "tender", "-o", "t.ods"]).ends(0);
    let ran = folder.keur(&["form", "tender", "-o", "t.ods"]).ends(2);
    assert!(ran.err.contains("t.ods"), "it is not written over: {}", ran.err);
    folder.keur(&["form", "tender"]).ends(0);
    assert!(folder.join("tender.xlsx").exists(), "the usual name in English");
    folder.keur(&["form", "read", "t.ods"]).ends(0);
    assert_eq!(folder.text("tender.toml"), before);
    let ran = folder.keur(&["check", "t.ods"]).ends(1);
    assert!(ran.err.contains("form read") || ran.out.contains("form read"), "{}{}", ran.out, ran.err);
    // a weight, typed as a person would
    change_in(&folder, "t.ods", "group:h", 4, Holds::Number(Ratio::from(140)));
    let ran = folder.keur(&["form", "read", "t.ods"]).ends(2);
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(folder.text("tender.toml"), before);
    folder.keur(&["form", "read", "t.ods", "-o", "other.toml"]).ends(0);
    folder.keur(&["form", "read", "t.ods", "--force"]).ends(0);
    assert_eq!(folder.text("tender.toml"), before.clone() + "weights.h = 140\n");
    assert_eq!(folder.text("other.toml"), folder.text("tender.toml"));
    let score = folder.keur(&["score", "--format", "json"]).ends(0).json().to_string();
    assert!(score.contains("140"), "{score}");
    let ran = folder.keur(&["form", "read", "t.ods", "--force"]).ends(1);
    assert!(ran.err.contains("X030"), "the file is another by now: {}", ran.err);
}

/// Writes a workbook of the tender in a folder with one cell of the sheet with weights filled in.
fn change_in(folder: &Folder, file: &str, key: &str, column: usize, holds: Holds) {
    let mut all = BTreeMap::new();
    tree(&folder.join("."), &folder.join("."), &mut all);
    let opened = resolve::open(&Memory::new(all), "tender.toml");
    let mut book = made(&opened, Lang::En);
    let at = at(&book, key, column);
    fill(&mut book, at, holds);
    folder.write(file, bytes(&book, file.rsplit('.').next().unwrap()).unwrap());
}

#[test]
fn a_tender_with_an_error_is_not_written() {
    let folder = Folder::tender("composed-wrong");
    let before = folder.text("tender.toml");
    change_in(&folder, "t.xlsx", "group:g", 4, Holds::Number(Ratio::from(0)));
    change_in(&folder, "both.xlsx", "group:g", 8, Holds::Text("yes".to_owned()));
    let ran = folder.keur(&["form", "read", "both.xlsx", "--force"]).ends(0);
    assert!(folder.text("tender.toml").contains("drop = [\"g\"]"), "{}", ran.err);
    folder.write("tender.toml", before.clone() + "[rules.weights]\nh = 0\n");
    change_in(&folder, "t.xlsx", "group:g", 4, Holds::Number(Ratio::from(0)));
    let ran = folder.keur(&["form", "read", "t.xlsx", "--force"]).ends(1);
    assert!(ran.err.contains("T0") && ran.err.contains("t.xlsx"), "{}", ran.err);
    assert_eq!(folder.text("tender.toml"), before + "[rules.weights]\nh = 0\n");
}

#[test]
fn a_tender_whose_rules_are_locked_is_only_proposed() {
    let folder = Folder::tender("composed-locked");
    let text = folder.text("tender.toml").replace("as_of", "deadline = 2999-01-01T12:00:00+01:00\nas_of");
    folder.write("tender.toml", &text);
    folder.keur(&["publish", "--date", "2026-01-01"]).ends(0);
    change_in(&folder, "t.xlsx", "group:g", 4, Holds::Number(Ratio::from(70)));
    let ran = folder.keur(&["form", "read", "t.xlsx", "--force"]).ends(2);
    assert!(ran.err.contains("keur.lock") && ran.err.contains("--amend"), "{}", ran.err);
    assert_eq!(folder.text("tender.toml"), text);
    let ran = folder.keur(&["form", "read", "t.xlsx", "-o", "proposal.toml"]).ends(0);
    assert!(ran.err.contains("proposal"), "{}", ran.err);
    assert_eq!(folder.text("proposal.toml"), text.clone() + "weights.g = 70\n");
    assert_eq!(folder.text("tender.toml"), text);
}
