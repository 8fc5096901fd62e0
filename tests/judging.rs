//! Workbooks of assessors: what they show and what they do not, and what people do to one is understood or refused.

#![allow(clippy::disallowed_methods, reason = "these tests read the examples")]
#![allow(clippy::too_many_lines, reason = "tables of what a cell may hold are long")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use keur::exchange::workbook::{self, At, Cell, Value, Workbook};
use keur::model::judging::{Line, mark};

use crate::golden;
use crate::run::{Folder, keur};

const TENDER: &str = r#"format = 1
[tender]
id = "t"
title.nl = "Proef"
title.en = "Trial"
language = "nl"
as_of = 2026-11-01
[rules]
use = ["./cat"]
"#;

const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[kind]]
id = "paper"
title = "een stuk"
[[profile]]
id = "one"
weights = { g = 60, h = 40 }
[[group]]
id = "g"
title = "Thema"
[[group]]
id = "h"
title = "Ander thema"
[[criterion]]
id = "g.plan"
group = "g"
title = "Plan"
question = "Hoe?"
judged = true
option = [{ id = "0", text.nl = "niets", text.en = "nothing" }, { id = "half", text.nl = "deels", text.en = "in part", points = 5 }, { id = "best", text.nl = "half: het beste", text.en = "the best", points = 10 }]
[[criterion]]
id = "g.label"
group = "g"
title = "Keurmerk"
question = "Welk keurmerk?"
option = [{ id = "no", text.nl = "geen", text.en = "none" }, { id = "yes", text.nl = "wel", text.en = "some", points = 5 }]
[[criterion]]
id = "h.a"
group = "h"
title = "A"
judged = true
option = [{ id = "no", text = "slecht" }, { id = "yes", text = "goed", points = 5 }]
"#;

fn bid(id: &str, more: &str) -> String {
    format!(
        "format = 1\n[bid]\nid = \"{id}\"\ntender = \"t\"\nsupplier = \"Bedrijf {id}\"\n[price]\namount = 98765\n[answers]\n{more}"
    )
}

/// Two bids, of which the second offers something equivalent.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", TENDER);
    folder.write("cat/catalogue.toml", CATALOGUE);
    folder.write(
        "bids/a/bid.toml",
        bid("a", "\"g.plan\" = { statement = \"ons plan\", evidence = [\"s\"], confidential = \"bedrijfsgeheim\" }\n\"g.label\" = \"yes\"\n[[evidence]]\nid = \"s\"\nkind = \"paper\"\ntitle = \"Stuk\"\nurl = \"https://example.org/\"\npage = \"3\"\n"),
    );
    folder.write(
        "bids/b/bid.toml",
        bid("b", "\"g.plan\" = { statement = \"=1+1\" }\n\"g.label\" = { equivalent = \"een ander merk\" }\n\"h.a\" = { statement = \"h\" }\n"),
    );
    folder
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Every text of a workbook.
fn texts(book: &Workbook) -> Vec<String> {
    let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
    cells
        .filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.clone()) } else { None })
        .collect()
}

/// Makes the workbook of an assessor.
fn made(folder: &Folder, arguments: &[&str]) -> Workbook {
    folder
        .keur(&[&["form", "assessment"], arguments, &["-o", "x.xlsx", "--force", "--lang", "nl"]].concat())
        .ends(0);
    workbook::open(fs::read(folder.join("x.xlsx")).unwrap()).unwrap()
}

/// Finds a text that stands alone in a cell.
fn find(book: &Workbook, wanted: &str) -> (usize, At) {
    let sheets = book.sheets.iter().enumerate();
    let mut cells = sheets.flat_map(|(n, sheet)| sheet.cells.iter().map(move |cell| (n, cell)));
    let found = cells.find(|(_, (_, cell))| cell.value == text(wanted));
    found.map(|(n, (at, _))| (n, *at)).unwrap_or_else(|| panic!("{wanted}"))
}

/// What an assessor's workbook says once it was changed in memory, as `keur form read` would say it.
struct Sheets {
    book: Workbook,
    seen: Vec<keur::model::judging::Seen>,
    opened: keur::resolve::Opened,
}

fn sheets() -> Sheets {
    static MADE: OnceLock<(Workbook, BTreeMap<String, String>)> = OnceLock::new();
    let (book, files) = MADE.get_or_init(|| {
        let folder = folder("judging-sheets");
        let paths = ["tender.toml", "cat/catalogue.toml", "bids/a/bid.toml", "bids/b/bid.toml"];
        let files = paths.into_iter().map(|path| (path.to_owned(), folder.text(path))).collect();
        (made(&folder, &["a1"]), files)
    });
    let memory = keur::read::Memory::new(files.clone());
    let opened = keur::resolve::open(&memory, "tender.toml");
    let bids = keur::assess::bid_files(&memory, "bids").unwrap();
    let rules = opened.rules.as_ref().unwrap();
    let how = keur::assess::Options {
        threads: 1,
        keep: 100,
        digests: false,
        authority: &opened.authority,
        look: None,
        progress: &|_| {},
    };
    let round =
        keur::assess::Round::run((rules, &opened.conditions), &memory, &bids, opened.next_file(), how);
    let mut seen = Vec::new();
    round
        .each(&mut |_, sheet| {
            seen.extend(keur::assess::seen(sheet, rules));
            Ok(())
        })
        .unwrap();
    Sheets { book: book.clone(), seen, opened }
}

impl Sheets {
    fn place(&self, line: Line, criterion: &str, bid: &str) -> (usize, At) {
        let (sheet, at) = find(&self.book, &line.key(criterion));
        let marks = self.book.sheets[sheet].cells.iter();
        let column = marks.clone().find(|(_, cell)| cell.value == text(&mark(bid))).unwrap().0.1;
        (sheet, (at.0, column))
    }

    fn cell(&mut self, (sheet, at): (usize, At), value: Value) {
        self.book.sheets[sheet].cells.insert(at, Cell { value, formula: false });
    }

    fn put(&mut self, line: Line, criterion: &str, bid: &str, value: Value) {
        let place = self.place(line, criterion, bid);
        self.cell(place, value);
    }

    /// With one judgement.
    fn begun() -> Sheets {
        let mut sheets = sheets();
        sheets.put(Line::Choice, "g.plan", "a", text("half"));
        sheets.put(Line::Reason, "g.plan", "a", text("deels uitgewerkt"));
        sheets
    }

    fn head(mut self, key: &str, value: &str) -> Sheets {
        let (sheet, at) = find(&self.book, key);
        self.cell((sheet, (at.0, at.1 + 1)), text(value));
        self
    }

    fn taken(&self) -> Result<String, Vec<(String, String)>> {
        use keur::exchange::form::{Against, read};
        use keur::lang::{Lang, Say};
        let canonical = keur::resolve::canonical_text(&keur::resolve::canonical(&self.opened));
        let digest = keur::read::digest(canonical.as_bytes());
        let rules = self.opened.rules.as_ref().unwrap();
        let earlier = [(1, "e".repeat(64))];
        let against = Against { rules, digest: &digest, earlier: &earlier, seen: &self.seen };
        let (mut sources, mut findings) = (keur::diag::Sources::default(), keur::diag::Findings::default());
        let filled = read(&self.book, "x.xlsx", against, (&mut sources, &mut findings));
        let said = findings.sorted().iter().map(|one| (one.code.id(), one.message.text(Lang::En))).collect();
        filled.map(|filled| filled.toml).ok_or(said)
    }

    #[track_caller]
    fn says(&self, expected: Result<&str, (&str, &str)>) {
        match (self.taken(), expected) {
            (Ok(toml), Ok(part)) => assert!(toml.contains(part), "{part}\n{toml}"),
            (Err(wrong), Err((code, word))) => {
                let found = wrong.iter().any(|(own, message)| own == code && message.contains(word));
                assert!(found, "{code} {word}\n{wrong:?}");
            }
            (found, expected) => panic!("{expected:?}\n{found:?}"),
        }
    }
}

#[test]
fn what_each_assessor_of_the_example_wrote_comes_back_byte_for_byte() {
    let folder = Folder::new("judging-examples");
    let tender = golden::root().join("examples/beoordeling");
    let run = |arguments: &[&str]| keur(&folder.join("."), arguments).ends(0);
    let at = tender.display().to_string();
    // comments and the order of bids are a person's own; each part is the same
    let parts = |text: &str| -> Vec<String> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let text = lines.join("\n");
        let mut parts: Vec<String> =
            text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
        parts.sort();
        parts
    };
    for assessor in ["a1", "a2", "a3", "commissie"] {
        let own = fs::read_to_string(tender.join(format!("assessments/{assessor}.toml"))).unwrap();
        let mut both = Vec::new();
        for (file, lang) in [("x.xlsx", "nl"), ("x.ods", "en")] {
            run(&[
                "form",
                "assessment",
                assessor,
                "--tender",
                &at,
                "--fill",
                "-o",
                file,
                "--force",
                "--lang",
                lang,
            ]);
            run(&["form", "read", file, "--tender", &at, "-o", "out", "--force"]);
            both.push(folder.text(&format!("out/{assessor}.toml")));
        }
        assert_eq!(both[0], both[1], "{assessor}");
        assert_eq!(parts(&both[0]), parts(&own), "{assessor}");
    }
}

#[test]
fn an_assessor_sees_what_is_to_be_judged_and_no_price_nor_what_others_chose() {
    let folder = folder("judging-blind");
    folder.write("assessments/schuilnaam.toml", "format = 1\n[assessment]\nassessor = \"schuilnaam\"\ntender = \"t\"\n[answers.a.\"g.plan\"]\noption = \"best\"\nreason = \"geheim oordeel\"\n");
    let all = texts(&made(&folder, &["a1"]));
    let said = |part: &str| all.iter().any(|text| text.contains(part));
    for there in [
        "ons plan",
        "=1+1",
        "een ander merk",
        "bedrijfsgeheim",
        "s: Stuk, blz. 3, https://example.org/",
        "Bedrijf a (a)",
    ] {
        assert!(said(there), "{there}\n{all:?}");
    }
    for absent in ["98765", "geheim oordeel", "schuilnaam"] {
        assert!(!said(absent), "{absent}");
    }
    // nothing is filled in, nor chosen beforehand
    let empty = folder.keur(&["form", "read", "x.xlsx", "--lang", "nl"]).ends(1);
    assert!(empty.err.contains("niets beoordeeld"), "{}", empty.err);
    assert!(!folder.join("assessments/a1.toml").exists());
}

#[test]
fn which_bids_an_assessor_sees_does_not_follow_from_what_others_chose() {
    let gate = "[[gate]]\nid = \"half\"\ntitle = \"H\"\nwhy = \"W\"\ngroup = \"h\"\nshare = 50\n";
    let folder = folder("judging-gate");
    folder.write("tender.toml", format!("{TENDER}{gate}"));
    let before = texts(&made(&folder, &["a1"]));
    folder.write("assessments/a2.toml", "format = 1\n[assessment]\nassessor = \"a2\"\ntender = \"t\"\n[answers.b.\"h.a\"]\noption = \"no\"\nreason = \"slecht\"\n");
    let scored = folder.keur(&["score", "--format", "json"]).out;
    assert!(scored.contains("\"rejected\""), "by what the other chose the bid fails: {scored}");
    assert_eq!(texts(&made(&folder, &["a1"])), before, "the bid that another failed is shown as before");
    folder.keur(&["new", "assessment", "a3"]).ends(0);
    assert!(folder.text("assessments/a3.toml").contains("[answers.\"b\".\"h.a\"]"));
    // what the authority decided does count
    folder.write("decisions.toml", "format = 1\n[[decision]]\nbid = \"b\"\nabout = \"exclusion\"\nresult = \"reject\"\nreason = \"r\"\nby = \"x\"\ndate = 2026-11-14\n");
    let all = texts(&made(&folder, &["a1"]));
    assert!(!all.iter().any(|text| text.contains("Bedrijf b")), "a bid that is set aside is not judged");
    folder.write("bids/c/bid.toml", "format = 1\n[bid\n");
    let ran = folder.keur(&["form", "assessment", "a1", "-o", "x.xlsx", "--force", "--lang", "nl"]).ends(0);
    assert!(ran.err.contains("niet in deze werkmap: b, c ("), "{}", ran.err);
}

#[test]
fn long_statements_are_whole_in_rows_that_can_be_shown() {
    let folder = folder("judging-long");
    let long = "woord zonder eind ".repeat(5500) + "\u{202e}slot\u{1b}[31m";
    let said = keur::read::quoted(&long).replace('\u{202e}', "\\u202E");
    folder.write("bids/a/bid.toml", bid("a", &format!("\"g.plan\" = {{ statement = {said} }}\n")));
    for file in ["y.xlsx", "y.ods"] {
        folder.keur(&["form", "assessment", "a1", "-o", file]).ends(0);
        let book = workbook::open(fs::read(folder.join(file)).unwrap()).unwrap();
        let (sheet, at) = find(&book, "Bedrijf a (a)");
        let column =
            book.sheets[sheet].cells.iter().filter(|((row, column), _)| *column == at.1 && *row > at.0);
        let shown: String = column
            .filter_map(
                |(_, cell)| if let Value::Text(text) = &cell.value { Some(text.as_str()) } else { None },
            )
            .collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert!(bare(&shown).contains(&bare(&"woord zonder eind ".repeat(5500))), "{file}: nothing is lost");
        assert!(
            !shown.contains(['\u{202e}', '\u{1b}']) && shown.contains("slot"),
            "{file}: nothing is hidden"
        );
        let highest = book.sheets[sheet]
            .cells
            .values()
            .filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.len()) } else { None })
            .max();
        assert!(highest < Some(1500), "{file}: {highest:?} in one cell");
    }
}

#[test]
fn choices_and_reasons_are_understood_or_refused() {
    let whole = "format = 1\n\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\n\n[answers.a.\"g.plan\"]\noption = \"half\"\nreason = \"deels uitgewerkt\"\n";
    assert_eq!(Sheets::begun().taken().unwrap(), whole);
    for (value, expected) in [
        (text("half: deels"), Ok("option = \"half\"")),
        (text("  HALF "), Ok("option = \"half\"")),
        (text("deels"), Ok("option = \"half\"")),
        (text("in part"), Ok("option = \"half\"")),
        (text("best: half: het beste"), Ok("option = \"best\"")),
        (text("the best"), Ok("option = \"best\"")),
        // the text of one option that looks like the label of another
        (text("half: het beste"), Err(("X023", "no answer of the list"))),
        (Value::Number("0".to_owned()), Ok("option = \"0\"")),
        (text("bets"), Err(("X023", "do you mean `best`"))),
        (text("10"), Err(("X023", "no answer of the list"))),
        (Value::Day("2026-01-02".to_owned()), Err(("X023", "no answer of the list"))),
        (Value::Yes(true), Err(("X023", "no answer of the list"))),
        (Value::Error("#N/A".to_owned()), Err(("X025", "error value"))),
    ] {
        let mut sheets = Sheets::begun();
        sheets.put(Line::Choice, "g.plan", "a", value);
        sheets.says(expected);
    }
    for (value, expected) in [
        (text(" =SUM(A1)\r\nregel \"twee\" "), Ok("reason = \"=SUM(A1)\\nregel \\\"twee\\\"\"")),
        (Value::Number("12".to_owned()), Ok("reason = \"12\"")),
        (Value::Day("2026-01-02".to_owned()), Err(("X023", "date"))),
        (Value::Percent("50".to_owned()), Err(("X023", "text"))),
        (text("ok"), Ok("reason = \"ok\"")),
    ] {
        let mut sheets = Sheets::begun();
        sheets.put(Line::Reason, "g.plan", "a", value);
        sheets.says(expected);
    }
    let mut only = sheets();
    only.put(Line::Choice, "h.a", "b", text("yes"));
    only.says(Err(("X027", "the reason for the choice is missing")));
    let mut only = sheets();
    only.put(Line::Reason, "h.a", "b", text("goed"));
    only.says(Err(("X027", "the choice is missing")));
    let mut formula = Sheets::begun();
    let (sheet, at) = formula.place(Line::Reason, "g.plan", "a");
    formula.book.sheets[sheet].cells.insert(at, Cell { value: text("x"), formula: true });
    formula.says(Err(("X025", "formula")));
}

#[test]
fn equivalents_are_judged_where_they_are_offered_and_nowhere_else() {
    let with = |choice: &str, equivalent: &str, reason: &str| {
        let mut sheets = Sheets::begun();
        for (line, said) in [(Line::Choice, choice), (Line::Equivalent, equivalent), (Line::Reason, reason)] {
            if !said.is_empty() {
                sheets.put(line, "g.label", "b", text(said));
            }
        }
        sheets
    };
    with("yes", "aanvaard", "r")
        .says(Ok("[answers.b.\"g.label\"]\noption = \"yes\"\nequivalent = \"accepted\"\nreason = \"r\"\n"));
    with("yes", "Accepted", "r").says(Ok("equivalent = \"accepted\""));
    with("", "niet aanvaard", "r")
        .says(Ok("[answers.b.\"g.label\"]\nequivalent = \"refused\"\nreason = \"r\"\n"));
    with("no", "refused", "r").says(Ok("option = \"no\"\nequivalent = \"refused\""));
    with("", "aanvaard", "r").says(Err(("X027", "the choice is missing")));
    with("yes", "", "r").says(Err(("X027", "say whether")));
    with("yes", "aanvaard", "").says(Err(("X027", "the reason")));
    with("yes", "misschien", "r").says(Err(("X023", "`accepted` or `refused`")));
    // the first bid offers nothing equivalent: nothing of it is judged there
    for line in Line::ALL {
        let mut sheets = Sheets::begun();
        let (sheet, at) = sheets.place(line, "g.label", "b");
        sheets.cell((sheet, (at.0, at.1 - 1)), text("yes"));
        sheets.says(Err(("X023", "nothing to judge here")));
    }
}

#[test]
fn dates_the_consensus_and_documents_are_understood_or_refused() {
    let own = |key: &str, value: Value| {
        let mut sheets = Sheets::begun();
        let (sheet, at) = find(&sheets.book, &format!("assessment:{key}"));
        sheets.cell((sheet, (at.0, at.1 + 2)), value);
        sheets
    };
    own("date", Value::Day("2026-11-03".to_owned())).says(Ok("tender = \"t\"\ndate = 2026-11-03\n"));
    own("date", text("3-11-2026")).says(Ok("date = 2026-11-03"));
    own("date", text("03/11/2026")).says(Err(("X024", "month")));
    own("date", text("gisteren")).says(Err(("X023", "a date")));
    own("consensus", text("ja")).says(Ok("assessor = \"a1\"\nconsensus = true\ntender = \"t\"\n"));
    own("consensus", text("nee")).says(Ok("assessor = \"a1\"\ntender = \"t\"\n"));
    own("consensus", text("deels")).says(Err(("X023", "yes or no")));
    let looked = |cells: &[(&str, Value)]| {
        let mut sheets = Sheets::begun();
        let (sheet, mark) = find(&sheets.book, "keur:table verified");
        let heads =
            sheets.book.sheets[sheet].cells.iter().filter(|(_, cell)| cell.value == text("keur:heads"));
        let last = heads.map(|(at, _)| at.0).max().unwrap();
        for (key, value) in cells {
            let marks = sheets.book.sheets[sheet].cells.range((mark.0, 0)..(mark.0 + 1, 0));
            let column = marks.clone().find(|(_, cell)| cell.value == text(key)).unwrap().0.1;
            sheets.cell((sheet, (last + 3, column)), value.clone());
        }
        sheets
    };
    looked(&[
        ("bid", text("a: Bedrijf a")),
        ("evidence", text("s")),
        ("by", text("griffie")),
        ("date", text("2026-11-02")),
    ])
    .says(Ok("\n[[verified]]\nbid = \"a\"\nevidence = \"s\"\nby = \"griffie\"\ndate = 2026-11-02\n"));
    looked(&[("bid", text("c")), ("evidence", text("s"))]).says(Err(("X023", "no answer of the list")));
    looked(&[("bid", text("a"))]).says(Err(("X027", "`evidence`")));
}

#[test]
fn rows_columns_and_sheets_may_move_and_what_is_gone_or_doubled_is_refused() {
    let mut moved = Sheets::begun();
    moved.book.sheets.reverse();
    for (n, sheet) in moved.book.sheets.iter_mut().enumerate() {
        sheet.name = format!("Blad{n}");
        let cells = sheet.cells.iter().map(|((row, column), cell)| ((row + 2, column + 1), cell.clone()));
        sheet.cells = cells.collect();
        sheet.cells.insert((0, 0), Cell { value: text("ons kladblok"), formula: false });
    }
    moved.says(Ok("option = \"half\""));
    // a column and a row of the assessor's own in the middle
    let mut wider = Sheets::begun();
    let (sheet, (row, column)) = wider.place(Line::Choice, "g.plan", "a");
    let shift = |at: &At| (at.0 + u32::from(at.0 >= row), at.1 + u32::from(at.1 >= column));
    let cells = &mut wider.book.sheets[sheet].cells;
    *cells = cells.iter().map(|(at, cell)| (shift(at), cell.clone())).collect();
    wider.says(Ok("option = \"half\""));

    let mut gone = Sheets::begun();
    gone.book.sheets[sheet].cells.retain(|at, _| at.1 != column);
    gone.says(Err(("X022", "the column of the bid `a` is missing")));
    let mut gone = Sheets::begun();
    gone.book.sheets[sheet].cells.retain(|at, _| at.0 != row);
    gone.says(Err(("X022", "`choice:g.plan` is missing")));
    let mut gone = Sheets::begun();
    gone.book.sheets.remove(sheet);
    gone.says(Err(("X022", "missing")));
    let mut gone = Sheets::begun();
    let (verified, _) = find(&gone.book, "keur:table verified");
    gone.book.sheets.remove(verified);
    gone.says(Err(("X022", "keur:table verified")));

    let mut twice = Sheets::begun();
    let copy: Vec<_> = twice.book.sheets[sheet]
        .cells
        .iter()
        .filter(|(at, _)| at.1 == column)
        .map(|(at, cell)| ((at.0, at.1 + 40), cell.clone()))
        .collect();
    twice.book.sheets[sheet].cells.extend(copy);
    twice.says(Err(("X022", "this column is there twice")));
    let mut twice = Sheets::begun();
    let copy = twice.book.sheets[sheet].clone();
    twice.book.sheets.push(copy);
    twice.says(Err(("X022", "there twice")));
    let mut strange = Sheets::begun();
    let (sheet, at) = find(&strange.book, "choice:g.plan");
    strange.cell((sheet, at), text("choice:g.plna"));
    strange.says(Err(("X022", "choice:g.plan")));

    let (sheet, at) = Sheets::begun().place(Line::Choice, "g.plan", "a");
    for to in [(at.0, at.1 + 1), (at.0 + 1, at.1)] {
        let mut joined = Sheets::begun();
        joined.book.sheets[sheet].joined.push((at, to));
        joined.says(Err(("X026", "merged")));
    }
    let mut joined = Sheets::begun();
    joined.book.sheets[sheet].joined.push(((1, 1), (1, 3)));
    joined.says(Ok("option = \"half\""));
}

#[test]
fn a_statement_that_looks_like_a_mark_is_none() {
    let mut sheets = Sheets::begun();
    let (sheet, at) = find(&sheets.book, "ons plan");
    for said in ["keur:judgements", "keur:head", "choice:g.plan", "bid:b", "keur:heads"] {
        sheets.cell((sheet, at), text(said));
        sheets.says(Ok("option = \"half\""));
    }
}

#[test]
fn a_workbook_of_another_tender_rules_or_bid_is_refused() {
    Sheets::begun().head("tender", "ander").says(Err(("X021", "`ander`")));
    Sheets::begun().head("rules", &"e".repeat(64)).says(Err(("X021", "version 1")));
    Sheets::begun().head("rules", &"f".repeat(64)).says(Err(("X021", "other rules")));
    Sheets::begun().head("form", "2").says(Err(("X020", "`2`")));
    Sheets::begun().head("kind", "oordeel").says(Err(("X020", "`oordeel`")));
    Sheets::begun().head("kind", "bid").says(Err(("X022", "missing")));
    for name in ["../a1", "", "a/b", "a1 "] {
        let said = Sheets::begun().head("assessor", name);
        if name == "a1 " {
            said.says(Ok("assessor = \"a1\""))
        } else {
            said.says(Err(("X020", "whose assessment")))
        }
    }
    Sheets::begun().head("bid:a", &"0".repeat(64)).says(Err(("X028", "the bid `a` changed")));
    let mut gone = Sheets::begun();
    gone.seen.retain(|seen| seen.bid != "b");
    gone.says(Err(("X028", "the bid `b` is not there")));
}

#[test]
fn a_bid_that_changed_since_is_refused_and_only_what_is_judged_counts() {
    let folder = folder("judging-changed");
    folder.keur(&["form", "assessment", "a1", "-o", "x.ods"]).ends(0);
    let own = "format = 1\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\n[answers.a.\"g.plan\"]\noption = \"half\"\nreason = \"r\"\n";
    folder.write("assessments/a1.toml", own);
    folder.keur(&["form", "assessment", "a1", "--fill", "-o", "full.ods"]).ends(0);
    let read = || folder.keur(&["form", "read", "full.ods", "-o", "out", "--force", "--lang", "nl"]);
    read().ends(0);
    let checked = folder.keur(&["check", "full.ods", "--lang", "nl", "--fail-on", "error"]).ends(0);
    assert!(!checked.out.contains("X0"), "{}", checked.out);
    let bid = folder.text("bids/a/bid.toml");
    folder.write("bids/a/bid.toml", bid.replace("98765", "12345") + "# nagekeken\n");
    read().ends(0);
    for (from, to) in [
        ("ons plan", "ons plan."),
        ("\"Stuk\"", "\"Stuk 2\""),
        ("evidence = [\"s\"]", "evidence = []"),
        ("page = \"3\"", "page = \"4\""),
    ] {
        assert!(bid.contains(from), "{from}");
        folder.write("bids/a/bid.toml", bid.replace(from, to));
        let ran = read().ends(1);
        assert!(ran.err.contains("X028") && ran.err.contains("`a` is gewijzigd"), "{to}: {}", ran.err);
        let checked = folder.keur(&["check", "full.ods", "--lang", "nl", "--fail-on", "error"]).ends(1);
        assert!(checked.out.contains("X028"), "{}", checked.out);
    }
}

#[test]
fn nothing_is_written_over_and_what_does_not_fit_is_said() {
    let folder = folder("judging-files");
    let ran = |arguments: &[&str]| folder.keur(&[arguments, &["--lang", "en"]].concat());
    assert!(ran(&["form", "assessment", "../a1"]).ends(2).err.contains("../a1"));
    assert!(ran(&["form", "assessment", "a1", "--fill"]).ends(2).err.contains("a1.toml"));
    ran(&["form", "assessment", "a1"]).ends(0);
    assert!(ran(&["form", "assessment", "a1"]).ends(2).err.contains("assessment-a1.xlsx"));
    let own = |more: &str| format!("format = 1\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\n{more}");
    for (more, word) in [
        ("[answers.c.\"g.plan\"]\noption = \"half\"\nreason = \"r\"\n", "c g.plan"),
        ("[answers.a.\"g.label\"]\noption = \"yes\"\nreason = \"r\"\n", "a g.label"),
        ("[answers.a.\"g.plan\"]\noption = \"weg\"\nreason = \"r\"\n", "a g.plan"),
        ("[answers.a.\"g.plan\"]\noption = \"half\"\nreason = \" r\"\n", "a g.plan"),
    ] {
        folder.write("assessments/a1.toml", own(more));
        let ran = ran(&["form", "assessment", "a1", "--fill", "--force"]);
        assert!(ran.err.contains(word), "{more}: {}", ran.err);
        ran.ends(2);
    }
    folder.write("assessments/a1.toml", own("[answers.a.\"g.plan\"]\noption = \"half\"\nreason = \"r\"\n"));
    ran(&["form", "assessment", "a1", "--fill", "--force"]).ends(0);
    assert!(ran(&["form", "read", "assessment-a1.xlsx"]).ends(2).err.contains("a1.toml"));
    ran(&["form", "read", "assessment-a1.xlsx", "--force"]).ends(0);
    assert!(
        folder
            .text("assessments/a1.toml")
            .contains("[answers.a.\"g.plan\"]\noption = \"half\"\nreason = \"r\"\n")
    );
    folder.keur(&["check"]).ends(0);
}

#[test]
fn progress_is_counted_by_the_sheets_themselves() {
    let folder = folder("judging-progress");
    let own = "format = 1\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\n[answers.a.\"g.plan\"]\noption = \"half\"\nreason = \"r\"\n[answers.b.\"g.label\"]\nequivalent = \"refused\"\nreason = \"r\"\n";
    folder.write("assessments/a1.toml", own);
    let book = made(&folder, &["a1", "--fill"]);
    let numbers = |name: &str| -> Vec<String> {
        let (sheet, at) = find(&book, name);
        let cells = book.sheets[sheet].cells.range((at.0, at.1 + 1)..(at.0 + 1, 0));
        cells
            .filter_map(|(_, cell)| if let Value::Number(n) = &cell.value { Some(n.clone()) } else { None })
            .collect()
    };
    assert_eq!(numbers("Thema"), ["2", "1"], "judged and open");
    assert_eq!(numbers("Ander thema"), ["0", "2"]);
}

#[test]
fn a_workbook_of_very_many_marks_and_rows_takes_no_more_than_it_holds() {
    let cell = |said: String| Cell { value: Value::Text(said), formula: false };
    for key in ["choice:g.plan", "bid:", "row:"] {
        let mut sheets = Sheets::begun();
        let (sheet, at) = find(&sheets.book, "keur:judgements");
        let (head, first) = find(&sheets.book, "form");
        for n in 0..16_000_u32 {
            sheets.book.sheets[sheet].cells.insert((at.0, 100 + n), cell(format!("bid:x{n}")));
        }
        for n in 0..100_000_u32 {
            let key = if key.ends_with(':') { format!("{key}{n}") } else { key.to_owned() };
            sheets.book.sheets[sheet].cells.insert((2000 + n, at.1), cell(key.clone()));
            if key.starts_with("bid:") {
                let row = first.0 + 3 + n;
                sheets.book.sheets[head].cells.insert((row, first.1), cell(key));
                sheets.book.sheets[head].cells.insert((row, first.1 + 1), cell("d".to_owned()));
            }
        }
        assert!(!sheets.taken().unwrap_err().is_empty());
    }
}

#[test]
fn nothing_that_stands_in_a_cell_is_a_panic() {
    let odd = [
        "",
        " ",
        ":",
        "half:",
        ":half",
        "=",
        "\u{0}",
        "\u{a0}",
        "\u{202e}half",
        "½",
        "halfé:",
        "İ",
        "\"\"\"",
        "\\",
    ];
    for line in Line::ALL {
        let long = "é".repeat(40_000);
        for said in odd.iter().copied().chain([long.as_str()]) {
            for value in [
                text(said),
                Value::Number(said.to_owned()),
                Value::Day(said.to_owned()),
                Value::Percent(said.to_owned()),
            ] {
                let mut sheets = Sheets::begun();
                sheets.put(line, "g.label", "b", value);
                let _ = sheets.taken();
            }
        }
    }
}
