//! Questionnaires: what goes out comes back, and what people do to a workbook is understood or refused.

#![allow(clippy::disallowed_methods, reason = "these tests read the examples")]
#![allow(clippy::too_many_lines, reason = "tables of what a cell may hold are long")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use keur::diag::{Family, Findings, Source, Sources};
use keur::exchange::form::{Against, Filled, read};
use keur::exchange::workbook::{self, At, Cell, Value, Workbook};
use keur::lang::{Lang, Say};
use keur::model::bid::{Bid, Price};
use keur::model::form::{Kind, Role};
use keur::read::{self as files, Memory};
use keur::report::form::{Asked, book, bytes};
use keur::resolve::{self, Opened, canonical, canonical_text, named};

use crate::golden;
use crate::run::{Folder, keur};
use crate::zips;

pub const TENDER: &str = r#"format = 1
[tender]
id = "t"
title = "T"
language = "nl"
as_of = 2026-11-01
[rules]
use = ["./cat"]
"#;

pub const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[kind]]
id = "paper"
title.nl = "een stuk"
title.en = "a paper"
[[group]]
id = "g"
title = "Thema"
weight = 1
[[criterion]]
id = "g.d"
group = "g"
title = "Afgeleid"
[[criterion.option]]
id = "yes"
points = 1
when = 'fact.f.text == "x" && fact.f.bool && fact.f.whole <= 3 && fact.f.dec <= 3 && fact.f.part >= 50 && fact.f.sum <= 10 && fact.f.day <= as_of && fact.f.one == "aa" && "odf" in fact.f.many && fact.f.land == "NL" && "NL" in fact.f.lands'
[[criterion.option]]
id = "no"
otherwise = true
[[criterion]]
id = "g.c"
group = "g"
title = "Gekozen"
evidence_kinds = ["paper"]
option = [{ id = "1", text.nl = "één", text.en = "one" }, { id = "2", text.nl = "twee", text.en = "two", points = 2 }]
[[criterion]]
id = "g.j"
group = "g"
title = "Beoordeeld"
judged = true
option = [{ id = "1", points = 0 }, { id = "2", points = 2 }]
[[fact]]
id = "f.text"
type = "text"
may_be_empty = true
[[fact]]
id = "f.bool"
type = "bool"
[[fact]]
id = "f.whole"
type = "integer"
min = 0
max = 120
unit.nl = "maanden"
unit.en = "months"
[[fact]]
id = "f.dec"
type = "decimal"
[[fact]]
id = "f.part"
type = "percent"
[[fact]]
id = "f.sum"
type = "money"
[[fact]]
id = "f.day"
type = "date"
[[fact]]
id = "f.one"
type = "choice"
options = [{ id = "aa", text.nl = "eerste keus", text.en = "first" }, { id = "bb", text.nl = "tweede keus", text.en = "second" }]
[[fact]]
id = "f.many"
type = "set"
options = [{ id = "odf", text = "ODF" }, { id = "pdf", text = "PDF" }]
[[fact]]
id = "f.land"
type = "country"
[[fact]]
id = "f.lands"
type = "countries"
may_be_empty = true
"#;

/// The small tender; opened once.
fn opened() -> &'static Opened {
    static OPENED: OnceLock<Opened> = OnceLock::new();
    OPENED.get_or_init(open)
}

fn open() -> Opened {
    let files = [("tender.toml", TENDER), ("cat/catalogue.toml", CATALOGUE)];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let opened = resolve::open(&Memory::new(files), "tender.toml");
    let said: Vec<String> = opened.findings.sorted().iter().map(|one| one.message.text(Lang::En)).collect();
    assert!(!opened.findings.has_errors(), "{said:?}");
    opened
}

fn digest(opened: &Opened) -> String {
    files::digest(canonical_text(&canonical(opened)).as_bytes())
}

/// The bytes of a questionnaire, with a bid in it where there is one.
fn written(
    opened: &Opened,
    bid: Option<&(Bid, Option<Price>)>,
    kind: Kind,
    lang: Lang,
    ending: &str,
) -> Vec<u8> {
    let digest = digest(opened);
    let price = bid.and_then(|(_, price)| price.as_ref());
    let rules = opened.rules.as_ref().unwrap();
    let asked =
        Asked { rules, digest: &digest, kind, lang, bid: bid.map(|(bid, _)| bid), price, judging: None };
    assert_eq!(keur::report::form::unfit(&asked), Vec::<String>::new());
    bytes(&book(&asked), ending).unwrap()
}

/// What a workbook says: the TOML, or the codes and messages of what is wrong.
fn taken(opened: &Opened, book: &Workbook) -> Result<Filled, Vec<(String, String)>> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let digest = digest(opened);
    let earlier = [(1, "e".repeat(64))];
    let against =
        Against { rules: opened.rules.as_ref().unwrap(), digest: &digest, earlier: &earlier, seen: &[] };
    let filled = read(book, "x.xlsx", against, (&mut sources, &mut findings));
    let said = findings.sorted().iter().map(|one| (one.code.id(), one.message.text(Lang::En))).collect();
    filled.ok_or(said)
}

fn parsed(opened: &Opened, text: &str) -> Bid {
    let mut findings = Findings::default();
    let source = Arc::new(Source { path: "bid.toml".to_owned(), text: text.to_owned() });
    let id = Sources::default().add(Arc::clone(&source));
    let tree = files::parse(&source, id, Family::Bid, &mut findings).expect(text);
    let bid = files::bid(&tree, &named(opened.rules.as_ref().unwrap()), &mut findings);
    let said: Vec<String> = findings.sorted().iter().map(|one| one.message.text(Lang::En)).collect();
    assert!(!findings.has_errors(), "{said:?}\n{text}");
    bid
}

/// Everything a bid says, without places; the items of sets have no order.
fn plain(bid: &Bid, opened: &Opened) -> Vec<String> {
    let rules = opened.rules.as_ref().unwrap();
    let place = |id: &str| rules.facts.iter().position(|fact| fact.id == id);
    let mut facts: Vec<_> = bid.facts.iter().collect();
    facts.sort_by_key(|fact| place(&fact.id.value));
    let mut answers: Vec<_> = bid.answers.iter().collect();
    answers.sort_by_key(|answer| answer.criterion);
    let ids = |ids: &[keur::model::Spanned<String>]| {
        ids.iter().map(|id| id.value.clone()).collect::<Vec<_>>().join(",")
    };
    let mut all = vec![format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        bid.id.value,
        bid.tender.as_ref().map(|t| &t.value),
        bid.supplier,
        bid.party.as_ref().map(|p| &p.value),
        ids(&bid.members),
        bid.service,
        bid.submitted.as_ref().map(|at| &at.value.written),
    )];
    all.push(format!(
        "{:?}",
        bid.price.as_ref().map(|p| (p.amount.value, p.currency.as_ref().map(|c| &c.value), &p.confidential))
    ));
    for fact in facts {
        let mut value = fact.value.value.clone();
        let is_set =
            place(&fact.id.value).is_some_and(|n| rules.facts[n].kind == keur::model::fact::FactType::Set);
        if let (keur::model::fact::Stated::List(items), true) = (&mut value, is_set) {
            items.sort();
        }
        all.push(format!("{} {value:?} {} {:?}", fact.id.value, ids(&fact.evidence), fact.confidential));
    }
    for answer in answers {
        let option = answer.option.as_ref().map(|option| &option.value);
        all.push(format!(
            "{} {option:?} {:?} {} {:?} {:?}",
            rules.criteria[answer.criterion].id,
            answer.statement,
            ids(&answer.evidence),
            answer.equivalent,
            answer.confidential
        ));
    }
    let word = |word: &Option<keur::model::Spanned<String>>| word.as_ref().map(|word| word.value.clone());
    all.extend(bid.evidence.iter().map(|one| {
        format!(
            "{} {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            one.id.value,
            one.kind.value,
            one.title,
            word(&one.file),
            word(&one.url),
            word(&one.sha256),
            one.page,
            one.issuer,
            one.issued.as_ref().map(|d| d.value),
            one.expires.as_ref().map(|d| d.value),
            one.confidential
        )
    }));
    all.extend(bid.parties.iter().map(|one| {
        let owners: Vec<String> =
            one.owners.iter().map(|o| format!("{} {:?} {:?}", o.party.value, o.share, o.control)).collect();
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {owners:?} {:?} {} {:?}",
            one.id.value,
            one.name,
            word(&one.country),
            one.kvk,
            word(&one.lei),
            one.euid,
            one.independent,
            ids(&one.subject_to),
            one.confidential
        )
    }));
    all.push(ids(&bid.absent));
    all.extend(bid.components.iter().map(|one| {
        format!(
            "{} {:?} {:?} {} {} {:?} {:?} {} {:?} {:?}",
            one.id.value,
            word(&one.layer),
            word(&one.party),
            ids(&one.locations),
            ids(&one.access_from),
            one.holds,
            one.readable,
            ids(&one.depends_on),
            one.replaceable_in,
            one.confidential
        )
    }));
    all
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

#[test]
fn every_bid_of_the_examples_comes_back_as_it_went_out() {
    let mut seen = 0;
    for example in ["zaaksysteem", "eu-csf", "beoordeling"] {
        let root = golden::root().join("examples").join(example);
        let mut all = BTreeMap::new();
        tree(&root, &root, &mut all);
        let opened = resolve::open(&Memory::new(all.clone()), "tender.toml");
        for (path, text) in
            all.iter().filter(|(path, _)| path.starts_with("bids/") && path.ends_with("/bid.toml"))
        {
            let bid = parsed(&opened, text);
            let said = (bid.clone(), bid.price.clone());
            let mut both = Vec::new();
            for ending in ["xlsx", "ods"] {
                let lang = if ending == "ods" { Lang::En } else { Lang::Nl };
                let out = written(&opened, Some(&said), Kind::Bid, lang, ending);
                let filled = taken(&opened, &workbook::open(out.clone()).unwrap()).expect(path);
                let back = parsed(&opened, &filled.toml);
                assert_eq!(plain(&back, &opened), plain(&bid, &opened), "{path} as {ending}");
                if ending == "xlsx" {
                    let again = written(&opened, Some(&(back.clone(), back.price)), Kind::Bid, lang, ending);
                    assert!(again == out, "{path}: the same bid gives another workbook");
                }
                both.push(filled.toml);
            }
            assert_eq!(both[0], both[1], "{path}");
            seen += 1;
        }
    }
    assert_eq!(seen, 17);
}

/// A full answer to the small catalogue, in the canonical form.
const FULL: &str = r#"format = 1

[bid]
id = "b"
tender = "t"
supplier = "B \"quoted\" B.V."
party = "p"
members = ["p", "q"]
service = "Dienst"
submitted = 2026-10-30T14:02:00+01:00

[price]
amount = 412500.5
currency = "EUR"
confidential = "geheim"

[facts]
f.text = "=1+1"
f.bool = false
f.whole = { value = 3, evidence = ["s1", "s2"], confidential = "ja" }
f.dec = 123456789012345.678
f.part = 0.5
f.sum = -12.25
f.day = 2026-10-01
f.one = "bb"
f.many = ["odf", "pdf"]
f.land = "DE"
f.lands = []

[answers."g.d"]
statement = "erbij"
evidence = ["s1"]

[answers."g.c"]
option = "2"
statement = "regel een\n\nregel _x000D_ \\ \" twee"
evidence = ["s1", "s2"]
equivalent = "@SUM(A1)"
confidential = "omdat"

[answers."g.j"]
statement = "+wij doen het"
evidence = ["s1"]

[[evidence]]
id = "s1"
kind = "paper"
title = "-1"
file = "a/b.pdf"
sha256 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
page = "3-4"
issuer = "X"
issued = 2026-01-02
expires = 2027-01-02

[[evidence]]
id = "s2"
kind = "paper"
url = "https://example.org/"

[[party]]
id = "p"
name = "P"
country = "NL"
kvk = "01234567"
owners = [{ party = "q", share = 0.75 }, { party = "p", share = 51, control = false }]
independent = false
subject_to = ["US"]

[[party]]
id = "q"
name = "Q"

[chain]
absent = ["identity", "keys"]

[[component]]
id = "k"
layer = "application"
party = "p"
locations = ["NL", "DE"]
access_from = ["NL"]
holds = "content"
readable = true
depends_on = ["k"]
replaceable_in = 90
"#;

#[test]
fn a_full_answer_comes_back_byte_for_byte() {
    let opened = opened();
    let bid = parsed(opened, FULL);
    for lang in Lang::ALL {
        for ending in ["xlsx", "ods"] {
            let out = written(opened, Some(&(bid.clone(), bid.price.clone())), Kind::Bid, lang, ending);
            let book = workbook::open(out).unwrap();
            let formulas = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
            let ours = formulas
                .filter(|cell| cell.formula && matches!(&cell.value, Value::Text(t) if t.contains("SUM")));
            assert_eq!(ours.count(), 0, "no text of a bid is a formula");
            let filled = taken(opened, &book).unwrap();
            assert_eq!((filled.toml.as_str(), filled.id.as_str()), (FULL, "b"), "{lang:?} {ending}");
        }
    }
}

#[test]
fn every_line_of_what_was_read_has_its_cell_behind_it() {
    let opened = opened();
    let bid = parsed(opened, FULL);
    let out = written(opened, Some(&(bid.clone(), bid.price.clone())), Kind::Bid, Lang::Nl, "xlsx");
    let filled = taken(opened, &workbook::open(out).unwrap()).unwrap();
    let bare = filled.located.lines().map(|line| line.split("   # ").next().unwrap());
    assert_eq!(bare.map(|line| format!("{line}\n")).collect::<String>(), filled.toml);
    let without = filled.located.lines().filter(|line| !line.is_empty() && !line.contains("   # "));
    let without: Vec<&str> = without.map(|line| line.split(" = ").next().unwrap()).collect();
    // what no cell asks, heads of parts that are not one row, and what stands on a sheet of its own
    assert_eq!(
        without,
        ["format", "[bid]", "tender", "[price]", "[facts]", "owners", "[chain]"],
        "{}",
        filled.located
    );
    for (line, cell) in [
        ("supplier = ", "Inschrijving!D6"),
        ("[answers.\"g.c\"]", "Thema!F"),
        ("[[evidence]]", "Bewijsmiddelen!B7"),
        ("[[component]]", "Onderdelen!B7"),
    ] {
        let found = filled.located.lines().find(|own| own.starts_with(line)).unwrap();
        assert!(found.contains(&format!("   # {cell}")), "{found}");
    }
}

#[test]
fn an_empty_questionnaire_answers_nothing() {
    let opened = opened();
    for ending in ["xlsx", "ods"] {
        let out = written(opened, None, Kind::Bid, Lang::Nl, ending);
        let wrong = taken(opened, &workbook::open(out).unwrap()).unwrap_err();
        let codes: Vec<&str> = wrong.iter().map(|(code, _)| code.as_str()).collect();
        // only the id and the name of the bidder are asked of everyone
        assert_eq!(codes, ["X027", "X027"], "{wrong:?}");
    }
    let mut form = Form::new();
    form.put("bid:id", Role::Answer, text("b"));
    form.put("bid:supplier", Role::Answer, text("B"));
    let filled = form.taken().unwrap();
    assert_eq!(filled.toml, "format = 1\n\n[bid]\nid = \"b\"\ntender = \"t\"\nsupplier = \"B\"\n");
}

/// A questionnaire that is filled in and damaged cell by cell.
struct Form {
    opened: &'static Opened,
    book: Workbook,
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(text: &str) -> Value {
    Value::Number(text.to_owned())
}

impl Form {
    fn new() -> Form {
        static EMPTY: OnceLock<Workbook> = OnceLock::new();
        let opened = opened();
        let empty = || workbook::open(written(opened, None, Kind::Bid, Lang::Nl, "xlsx")).unwrap();
        Form { opened, book: EMPTY.get_or_init(empty).clone() }
    }

    /// With the two answers that are asked of everyone.
    fn begun() -> Form {
        let mut form = Form::new();
        form.put("bid:id", Role::Answer, text("b"));
        form.put("bid:supplier", Role::Answer, text("B"));
        form
    }

    /// Where a text stands alone in a cell.
    fn find(&self, wanted: &str) -> (usize, At) {
        let cells = self
            .book
            .sheets
            .iter()
            .enumerate()
            .flat_map(|(n, sheet)| sheet.cells.iter().map(move |cell| (n, cell)));
        let mut found =
            cells.filter(|(_, (_, cell))| cell.value == text(wanted)).map(|(n, (at, _))| (n, *at));
        found.next().unwrap_or_else(|| panic!("{wanted}"))
    }

    fn place(&self, key: &str, role: Role) -> (usize, At) {
        let (sheet, at) = self.find(key);
        let mark = self.book.sheets[sheet].cells.iter().find(|(_, cell)| cell.value == text(role.mark()));
        (sheet, (at.0, mark.unwrap().0.1))
    }

    fn cell(&mut self, (sheet, at): (usize, At), value: Value) {
        self.book.sheets[sheet].cells.insert(at, Cell { value, formula: false });
    }

    fn put(&mut self, key: &str, role: Role, value: Value) {
        let place = self.place(key, role);
        self.cell(place, value);
    }

    /// Fills cells of a row of a table in, by the keys of their columns.
    fn row(&mut self, table: &str, row: u32, cells: &[(&str, Value)]) {
        let (sheet, mark) = self.find(&format!("keur:table {table}"));
        let heads = self.book.sheets[sheet].cells.iter().filter(|(_, cell)| cell.value == text("keur:heads"));
        let last = heads.map(|(at, _)| at.0).max().unwrap();
        for (key, value) in cells {
            let marks = self.book.sheets[sheet].cells.range((mark.0, 0)..(mark.0 + 1, 0));
            let column = marks.clone().find(|(_, cell)| cell.value == text(key)).unwrap().0.1;
            self.cell((sheet, (last + 1 + row, column)), value.clone());
        }
    }

    fn taken(&self) -> Result<Filled, Vec<(String, String)>> {
        taken(self.opened, &self.book)
    }
}

/// One answer cell, and what comes of it: a line of TOML, or a code and a word of its message.
#[track_caller]
fn answers(key: &str, value: Value, expected: Result<&str, (&str, &str)>) {
    let mut form = Form::begun();
    form.put(key, Role::Answer, value.clone());
    comes_to(&form, expected, &format!("{key} {value:?}"));
}

#[track_caller]
fn comes_to(form: &Form, expected: Result<&str, (&str, &str)>, what: &str) {
    match (form.taken(), expected) {
        (Ok(filled), Ok(line)) => {
            assert!(filled.toml.lines().any(|own| own == line), "{what}: {line}\n{}", filled.toml);
            parsed(form.opened, &filled.toml);
        }
        (Err(wrong), Err((code, word))) => {
            let found = wrong.iter().any(|(own, message)| own == code && message.contains(word));
            assert!(found, "{what}: {code} {word}\n{wrong:?}");
        }
        (found, expected) => panic!("{what}: {expected:?}\n{found:?}"),
    }
}

#[test]
fn numbers_are_understood_or_refused() {
    for (value, expected) in [
        (number("12.5"), Ok("f.dec = 12.5")),
        (text("12,5"), Ok("f.dec = 12.5")),
        (text("12.5"), Ok("f.dec = 12.5")),
        (text(" 12,5 \u{a0}"), Ok("f.dec = 12.5")),
        (text("1.250,50"), Ok("f.dec = 1250.5")),
        (text("1,250.50"), Ok("f.dec = 1250.5")),
        (text("1.250.000"), Ok("f.dec = 1250000")),
        (text("1 250,5"), Ok("f.dec = 1250.5")),
        (text("0,125"), Ok("f.dec = 0.125")),
        (text("1250.125"), Ok("f.dec = 1250.125")),
        (text("\u{2212}3"), Ok("f.dec = -3")),
        (text("1.250"), Err(("X024", "1250"))),
        (text("1,250"), Err(("X024", "1250"))),
        (text("1.25.0"), Err(("X023", "number"))),
        (text("12,"), Err(("X023", "number"))),
        (text("ongeveer 3"), Err(("X023", "number"))),
        (text("3 à 4"), Err(("X023", "number"))),
        (text("1e5"), Err(("X023", "number"))),
        (number("1234567890123456789"), Err(("X023", "number"))),
        (Value::Percent("50".to_owned()), Err(("X024", "percentage"))),
        (Value::Day("2026-03-12".to_owned()), Err(("X023", "date"))),
        (Value::Yes(true), Err(("X023", "number"))),
    ] {
        answers("fact:f.dec", value, expected);
    }
    answers("fact:f.whole", text("3 maanden"), Ok("f.whole = 3"));
    answers("fact:f.whole", text("3 Months"), Ok("f.whole = 3"));
    answers("fact:f.whole", text("3 dagen"), Err(("X023", "number")));
    answers("fact:f.whole", number("3.5"), Err(("X023", "whole")));
}

#[test]
fn percentages_and_amounts_are_understood_or_refused() {
    for (value, expected) in [
        (Value::Percent("50".to_owned()), Ok("f.part = 50")),
        (number("50"), Ok("f.part = 50")),
        (text("50 %"), Ok("f.part = 50")),
        (text("12,5%"), Ok("f.part = 12.5")),
        (text("0,5 %"), Ok("f.part = 0.5")),
        (number("0.5"), Err(("X024", "percent sign"))),
        (text("0,5"), Err(("X024", "percent sign"))),
        (number("0"), Ok("f.part = 0")),
        (text("half"), Err(("X023", "number"))),
    ] {
        answers("fact:f.part", value, expected);
    }
    for (value, expected) in [
        (text("€ 1.250,50"), Ok("f.sum = 1250.5")),
        (text("EUR 1250"), Ok("f.sum = 1250")),
        (text("1.250,-"), Ok("f.sum = 1250")),
        (text("1250 euro"), Ok("f.sum = 1250")),
        (text("€ 1.250"), Err(("X024", "1250"))),
        (text("$ 5"), Err(("X023", "number"))),
    ] {
        answers("fact:f.sum", value, expected);
    }
}

#[test]
fn days_choices_and_countries_are_understood_or_refused() {
    let day = |text: &str| Value::Day(text.to_owned());
    for (key, value, expected) in [
        ("fact:f.day", day("2026-10-01"), Ok("f.day = 2026-10-01")),
        ("fact:f.day", text("2026-10-01"), Ok("f.day = 2026-10-01")),
        ("fact:f.day", text("1-10-2026"), Ok("f.day = 2026-10-01")),
        ("fact:f.day", text("31/10/2026"), Ok("f.day = 2026-10-31")),
        ("fact:f.day", text("10/31/2026"), Ok("f.day = 2026-10-31")),
        ("fact:f.day", text("03/04/2026"), Err(("X024", "month"))),
        ("fact:f.day", text("1-10-26"), Err(("X023", "date"))),
        ("fact:f.day", text("30-2-2026"), Err(("X023", "date"))),
        ("fact:f.day", number("46000"), Err(("X023", "date"))),
        ("fact:f.day", day("2026-10-01T12:00:00"), Err(("X023", "without a time"))),
        ("fact:f.bool", text("Ja "), Ok("f.bool = true")),
        ("fact:f.bool", text("no"), Ok("f.bool = false")),
        ("fact:f.bool", Value::Yes(false), Ok("f.bool = false")),
        ("fact:f.bool", text("misschien"), Err(("X023", "yes or no"))),
        ("fact:f.bool", number("1"), Err(("X023", "yes or no"))),
        ("fact:f.one", text("bb"), Ok("f.one = \"bb\"")),
        ("fact:f.one", text("BB: tweede keus"), Ok("f.one = \"bb\"")),
        ("fact:f.one", text("tweede  keus"), Ok("f.one = \"bb\"")),
        ("fact:f.one", text("second"), Ok("f.one = \"bb\"")),
        ("fact:f.one", text("cc"), Err(("X023", "no answer of the list"))),
        ("fact:f.one", text("aaa"), Err(("X023", "do you mean `aa`"))),
        ("answer:g.c", number("2"), Ok("option = \"2\"")),
        ("answer:g.c", text("2: twee"), Ok("option = \"2\"")),
        ("answer:g.c", text("3"), Err(("X023", "no answer of the list"))),
        ("fact:f.many=odf", text("x"), Ok("f.many = [\"odf\"]")),
        ("fact:f.many=odf", text("nee"), Ok("supplier = \"B\"")),
        ("fact:f.many=odf", text("soms"), Err(("X023", "write yes"))),
        ("fact:f.many", text("odf, pdf"), Err(("X023", "lines below"))),
        ("fact:f.land", text(" nl"), Ok("f.land = \"NL\"")),
        ("fact:f.land", text("NL, DE"), Err(("X023", "one country"))),
        ("fact:f.lands", text("NL; de\nFR"), Ok("f.lands = [\"NL\", \"DE\", \"FR\"]")),
        ("fact:f.lands", text("Nederland"), Err(("X023", "country code"))),
        ("fact:f.lands", text("UK"), Err(("X023", "`GB`"))),
        ("fact:f.lands=", text("ja"), Ok("f.lands = []")),
        ("fact:f.text=", text("ja"), Ok("f.text = \"\"")),
        ("bid:submitted", text("2026-10-30T14:02:00+01:00"), Ok("submitted = 2026-10-30T14:02:00+01:00")),
        ("bid:submitted", text("2026-10-30 14:02+01:00"), Ok("submitted = 2026-10-30 14:02:00+01:00")),
        ("bid:submitted", text("30 oktober"), Err(("X023", "offset"))),
        ("bid:id", text("een kenmerk"), Err(("X023", "an id"))),
        ("price:amount", text("412.500,00"), Ok("amount = 412500")),
        ("chain:absent", text("identity, sleutels"), Err(("X023", "list"))),
    ] {
        answers(key, value, expected);
    }
}

#[test]
fn texts_survive_and_what_is_no_text_is_refused() {
    answers("fact:f.text", text("  regel\r\n\"twee\"\\ \t "), Ok("f.text = \"regel\\n\\\"twee\\\"\\\\\""));
    answers("fact:f.text", number("12"), Ok("f.text = \"12\""));
    answers("fact:f.text", Value::Day("2026-03-04".to_owned()), Err(("X023", "made a date")));
    answers("fact:f.text", Value::Error("#REF!".to_owned()), Err(("X025", "error value")));
    let mut form = Form::begun();
    let (sheet, at) = form.place("fact:f.whole", Role::Answer);
    form.book.sheets[sheet].cells.insert(at, Cell { value: number("3"), formula: true });
    comes_to(&form, Err(("X025", "formula")), "a formula");
    form = Form::begun();
    form.put("fact:f.whole", Role::Evidence, text("s1"));
    comes_to(&form, Err(("X027", "no answer")), "evidence without an answer");
    form.put("fact:f.whole", Role::Answer, number("3"));
    comes_to(&form, Ok("f.whole = { value = 3, evidence = [\"s1\"] }"), "evidence");
    form.put("fact:f.whole", Role::Evidence, text("s 1"));
    comes_to(&form, Err(("X023", "an id")), "two words");
    form = Form::begun();
    form.put("fact:f.many=odf", Role::Answer, text("ja"));
    form.put("fact:f.lands=", Role::Answer, text("ja"));
    form.put("fact:f.lands", Role::Answer, text("NL"));
    comes_to(&form, Err(("X027", "do not go together")), "none and some");
}

#[test]
fn tables_are_understood_or_refused() {
    let mut form = Form::begun();
    form.row("party", 0, &[("id", text("p")), ("name", text("P")), ("kvk", number("1234567"))]);
    comes_to(&form, Err(("X023", "eight digits")), "zeros lost");
    let mut form = Form::begun();
    form.row("party", 7, &[("id", text("p")), ("name", text("P")), ("kvk", text("01234567"))]);
    comes_to(&form, Ok("kvk = \"01234567\""), "rows left empty before it");
    form.row(
        "owner",
        0,
        &[("of", text("p")), ("party", text("p")), ("share", Value::Percent("51".to_owned()))],
    );
    comes_to(&form, Ok("owners = [{ party = \"p\", share = 51 }]"), "an owner");
    form.row("owner", 1, &[("of", text("q")), ("party", text("p"))]);
    comes_to(&form, Err(("X023", "sheet of parties")), "an owner of nobody");
    let mut form = Form::begun();
    form.row("party", 0, &[("name", text("P"))]);
    comes_to(&form, Err(("X027", "`id`")), "a party without an id");
    let mut form = Form::begun();
    form.row("evidence", 0, &[("id", text("s")), ("kind", text("een stuk"))]);
    comes_to(&form, Err(("X027", "one of the two")), "neither file nor address");
    form.row("evidence", 0, &[("file", text("a.pdf"))]);
    comes_to(&form, Ok("kind = \"paper\""), "a kind by its name");
    form.row("evidence", 0, &[("kind", text("papers"))]);
    comes_to(&form, Err(("X023", "do you mean `paper`")), "a kind that is none");
}

#[test]
fn sheets_and_rows_may_move_and_change_their_names() {
    let mut form = Form::begun();
    form.put("fact:f.whole", Role::Answer, number("3"));
    form.book.sheets.reverse();
    for (n, sheet) in form.book.sheets.iter_mut().enumerate() {
        sheet.name = format!("Blad{n}");
        // a row and a column of their own before all others, in which something is noted
        let moved = sheet.cells.iter().map(|((row, column), cell)| ((row + 1, column + 1), cell.clone()));
        sheet.cells = moved.collect();
        sheet.cells.insert((0, 0), Cell { value: text("ons kladblok"), formula: false });
    }
    form.book.sheets.push(workbook::Sheet { name: "Klad".to_owned(), ..workbook::Sheet::default() });
    comes_to(&form, Ok("f.whole = 3"), "moved");
}

#[test]
fn a_workbook_that_is_another_is_refused() {
    let head = |key: &str, value: &str| {
        let mut form = Form::begun();
        let (sheet, at) = form.find(key);
        form.cell((sheet, (at.0, at.1 + 1)), text(value));
        form
    };
    comes_to(&head("tender", "ander"), Err(("X021", "`ander`")), "another tender");
    comes_to(&head("rules", &"e".repeat(64)), Err(("X021", "version 1")), "an older version");
    comes_to(&head("rules", &"f".repeat(64)), Err(("X021", "other rules")), "other rules");
    comes_to(&head("form", "2"), Err(("X020", "`2`")), "another form");
    comes_to(&head("kind", "wens"), Err(("X020", "`wens`")), "another kind");
    let mut form = Form::begun();
    let (sheet, at) = form.find("keur:head");
    form.book.sheets[sheet].cells.remove(&at);
    comes_to(&form, Err(("X020", "no questionnaire")), "no head");
    let mut form = Form::begun();
    form.book.sheets.retain(|sheet| sheet.name != "Partijen");
    comes_to(&form, Err(("X022", "keur:table party")), "a sheet that is gone");
    let mut form = Form::begun();
    form.book.sheets.retain(|sheet| sheet.name != "Thema");
    comes_to(&form, Err(("X022", "missing")), "questions that are gone");
    let mut form = Form::begun();
    let copy = form.book.sheets[2].clone();
    form.book.sheets.push(copy);
    comes_to(&form, Err(("X022", "twice")), "a sheet that was copied");
    let mut form = Form::begun();
    let (sheet, at) = form.find("fact:f.whole");
    form.cell((sheet, at), text("fact:f.while"));
    comes_to(&form, Err(("X022", "fact:f.whole")), "a key that was changed");
    assert!(taken(opened(), &Workbook::default()).is_err());
}

#[test]
fn merged_cells_are_refused_where_they_hide_an_answer() {
    let mut form = Form::begun();
    let (sheet, at) = form.place("fact:f.whole", Role::Answer);
    form.book.sheets[sheet].joined.push((at, (at.0 + 1, at.1)));
    comes_to(&form, Err(("X026", "merged")), "two answers");
    let mut form = Form::begun();
    let (sheet, at) = form.place("fact:f.whole", Role::Answer);
    form.book.sheets[sheet].joined.push((at, (at.0, at.1 + 2)));
    comes_to(&form, Err(("X026", "merged")), "an answer and what stands beside it");
    let mut form = Form::begun();
    form.book.sheets[sheet].joined.push(((at.0, 1), (at.0, 3)));
    comes_to(&form, Ok("supplier = \"B\""), "cells that nobody reads");
}

/// Every character that a text can hold, but for most of those beyond the first plane.
fn characters() -> Vec<String> {
    let all: Vec<char> = (0..=0x1_ffff_u32).filter_map(char::from_u32).collect();
    all.chunks(4096).map(|part| part.iter().collect()).collect()
}

#[test]
fn any_text_of_a_cell_survives() {
    for said in characters() {
        let wanted = said.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let mut form = Form::begun();
        form.put("fact:f.text", Role::Answer, text(&said));
        let filled = form.taken().unwrap();
        let bid = parsed(form.opened, &filled.toml);
        let found = bid.facts.first().map(|fact| fact.value.value.clone());
        assert_eq!(found, Some(keur::model::fact::Stated::Text(wanted)));
    }
}

#[test]
fn nothing_that_stands_in_a_cell_is_a_panic() {
    let keys = [
        "fact:f.bool",
        "fact:f.whole",
        "fact:f.dec",
        "fact:f.part",
        "fact:f.sum",
        "fact:f.day",
        "fact:f.one",
        "fact:f.many=odf",
        "fact:f.land",
        "fact:f.lands",
        "bid:submitted",
        "answer:g.c",
        "price:currency",
        "bid:members",
    ];
    let odd = [
        "",
        " ",
        "-",
        ",",
        ".",
        "1,",
        ",1",
        "1,,2",
        "%",
        "€",
        "ß",
        "İ%",
        "1%%",
        "--1",
        "1-1-1",
        "0-0-0000",
        "9999-99-99",
        "2026-02-30",
        "1.1.1.1",
        "é-é-é",
        "\u{a0}",
        "1\u{202f}000",
        "٣",
        "½",
        "=1",
        ":",
        "2:",
        ",-",
        "0000-00-00T00:00Z",
        "2026-10-30T14:02:00.+01:00",
        "éééééééééééééééé:00Z",
        "\u{0}",
        "İMAANDEN",
        "3MAANDEN",
    ];
    for key in keys {
        let long = "9".repeat(5000);
        for said in odd.iter().copied().chain([long.as_str()]) {
            for value in
                [text(said), number(said), Value::Day(said.to_owned()), Value::Percent(said.to_owned())]
            {
                let mut form = Form::begun();
                form.put(key, Role::Answer, value);
                if let Ok(filled) = form.taken() {
                    parsed(form.opened, &filled.toml);
                }
            }
        }
    }
}

#[test]
fn a_price_sheet_of_its_own_comes_back_and_an_empty_one_is_refused() {
    let folder = Folder::new("price-sheet");
    let tender = golden::root().join("examples/beoordeling").display().to_string();
    let bid = format!("{tender}/bids/meidoorn/bid.toml");
    let run = |arguments: &[&str]| keur(&folder.join("."), &[arguments, &["--lang", "nl"]].concat());
    for file in ["full.ods", "full.xlsx"] {
        run(&["form", "price", &tender, "-o", file, "--fill", &bid]).ends(0);
        run(&["form", "read", file, "--tender", &tender, "-o", "out", "--force"]).ends(0);
        let price: toml::Table = folder.text("out/meidoorn/price.toml").parse().unwrap();
        let (amount, currency) = (&price["price"]["amount"], &price["price"]["currency"]);
        assert_eq!((amount.as_integer(), currency.as_str()), (Some(268_000), Some("EUR")), "{file}");
        assert!(!folder.join("out/meidoorn/bid.toml").exists(), "{file}: a price sheet is no bid");
    }
    run(&["form", "price", &tender, "-o", "empty.xlsx"]).ends(0);
    let ran = run(&["form", "read", "empty.xlsx", "--tender", &tender, "-o", "none"]).ends(1);
    assert!(ran.err.contains("X027") && ran.err.contains("blad `Prijs`"), "{}", ran.err);
    assert!(!folder.join("none").exists());
}

#[test]
fn a_workbook_that_unfolds_too_far_is_refused_as_a_file() {
    let folder = Folder::tender("bomb");
    let mut sheet = b"<worksheet><sheetData>".to_vec();
    sheet.resize(80 * 1024 * 1024, b' ');
    let bomb = [
        zips::Entry::new("xl/workbook.xml", b"<workbook/>"),
        zips::Entry::deflated("xl/worksheets/sheet1.xml", &sheet),
    ];
    folder.write("bomb.xlsx", zips::pack(&bomb));
    let ran = folder.keur(&["form", "read", "bomb.xlsx", "--lang", "nl"]).ends(2);
    assert!(ran.err.contains("bomb.xlsx"), "{}", ran.err);
}
