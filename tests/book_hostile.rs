//! Workbooks of hostile bids: texts stay texts, formulas are ours, and a public book holds nothing confidential.

use std::collections::BTreeMap;

use keur::report::book::scored::book;
use keur::report::book::{Book, Cell, Holds, MOST_TEXT, Role, Sheet};
use keur::report::{FORMATS, Format, Options, Reader};

use crate::engine::{Wanted, with_report};

/// Texts that a spreadsheet could run, that break out of XML, that Excel takes for marks, and that are too long.
const TEXTS: [&str; 9] = [
    "=cmd|' /C calc'!A1",
    "+HYPERLINK(\"http://e\",\"x\")",
    "-2+3",
    "@SUM(A1:A9)",
    "]]></t></is></c><c><f>1+1</f></c>",
    "\\\" table:formula=\\\"of:=1+1\\\"",
    "_x003D_1+1",
    "\\u001b[31mred\\u0007\\u202Eabc",
    "=DDE(\"a\";\"b\";\"c\")",
];

fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut catalogue = String::from(
        "format = 1\n[catalogue]\nid = \"c\"\nversion = \"1\"\ntitle = \"=1+1\"\n[[profile]]\nid = \"p\"\ndefault = true\nweights = { g = 1 }\n\
         [[kind]]\nid = \"paper\"\ntitle = \"=paper\"\n[[group]]\nid = \"g\"\ntitle = \"=2+2\"\n",
    );
    for (n, text) in TEXTS.iter().enumerate() {
        catalogue += &format!(
            "[[criterion]]\nid = \"c{n}\"\ngroup = \"g\"\ntitle = \"{}\"\nevidence_kinds = [\"paper\"]\n\
             [[criterion.option]]\nid = \"1\"\ntext = \"{}\"\npoints = 1\n[[criterion.option]]\nid = \"0\"\ntext = \"no\"\n",
            toml(text),
            toml(text)
        );
    }
    files.insert("cat/catalogue.toml".to_owned(), catalogue);
    files.insert(
        "tender.toml".to_owned(),
        "format = 1\n[tender]\nid = \"t\"\ntitle = \"=T\"\nas_of = 2026-11-01\n[rules]\nuse = [\"./cat\"]\n\
         [award]\nmethod = \"weighted\"\nformula = \"absolute-linear\"\nquality_weight = 60\nprice_weight = 40\nfloor = 1000\nceiling = 9000\n"
            .to_owned(),
    );
    for (n, text) in TEXTS.iter().enumerate() {
        let text = toml(text);
        files.insert(
            format!("bids/b{n}.toml"),
            format!(
                "format = 1\n[bid]\nid = \"b{n}\"\ntender = \"t\"\nsupplier = \"{text}\"\n[price]\namount = 4{n}13.37\nconfidential = \"yes\"\n\
                 [answers]\nc1 = 1\n[answers.c0]\noption = 1\nconfidential = \"secret-reason\"\nstatement = \"{text} secret-statement\"\n\
                 [[evidence]]\nid = \"e{n}\"\nkind = \"paper\"\ntitle = \"{text} secret-title\"\nfile = \"secret-file.pdf\"\nconfidential = \"{text}\"\n"
            ),
        );
    }
    files
}

/// The text as TOML has it between quotes; what is escaped already stays so.
fn toml(text: &str) -> String {
    let mut said = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => said.extend(['\\', chars.next().unwrap()]),
            '"' => said.push_str("\\\""),
            c => said.push(c),
        }
    }
    said
}

fn made(reader: Reader) -> Book {
    let wanted = Wanted { options: Options { reader, ..Options::default() }, ..Wanted::default() };
    with_report(&files(), &wanted, |report| book(report).unwrap())
        .unwrap_or_else(|why| panic!("{}", crate::engine::said(&why)))
}

fn bytes(format: &str, reader: Reader) -> Vec<u8> {
    let wanted = Wanted { options: Options { reader, ..Options::default() }, ..Wanted::default() };
    let format: &dyn Format = *FORMATS.iter().find(|one| one.name() == format).unwrap();
    with_report(&files(), &wanted, |report| {
        let mut out = Vec::new();
        format.write(report, &mut out).unwrap();
        out
    })
    .unwrap_or_else(|_| panic!("no rules"))
}

/// The tags of an XML text, without their texts.
fn tags(xml: &str) -> Vec<&str> {
    xml.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).collect()
}

#[test]
fn every_text_is_a_text_cell_and_every_formula_is_ours() {
    let formulas = made(Reader::Committee)
        .sheets
        .iter()
        .flat_map(|sheet| sheet.rows.iter().flatten())
        .filter(|cell| matches!(cell.holds, Holds::Formula(..)))
        .count();
    assert!(formulas > 300, "{formulas}");
    let xlsx = String::from_utf8_lossy(&bytes("xlsx", Reader::Committee)).into_owned();
    assert_eq!(xlsx.matches("<f>").count(), formulas, "formulas of Excel");
    for formula in xlsx.split("<f>").skip(1).filter_map(|rest| rest.split_once("</f>")) {
        assert_ours(formula.0);
    }
    for (start, _) in xlsx.match_indices("cmd|") {
        let before = &xlsx[..start];
        let open = before.rfind("<t xml:space=\"preserve\">");
        assert!(open > before.rfind("</t>"), "{}", &xlsx[start.saturating_sub(200)..start]);
    }
    let ods = String::from_utf8_lossy(&bytes("ods", Reader::Committee)).into_owned();
    let cells: Vec<&str> = tags(&ods).into_iter().filter(|tag| tag.contains(" table:formula=")).collect();
    assert_eq!(cells.len(), formulas, "formulas of OpenDocument");
    for cell in cells {
        let formula = cell.split_once("table:formula=\"of:=").unwrap().1.split_once('"').unwrap().0;
        assert_ours(formula);
    }
    for text in [xlsx, ods] {
        assert!(text.contains("=cmd|"), "the texts are there");
        assert!(
            !text.contains('\u{1b}') && !text.contains('\u{202e}'),
            "what cannot be seen is made visible"
        );
        for bad in ["<hyperlink", "xlink:href", "<externalReference", "ddeLink", "table:dde"] {
            assert!(!text.contains(bad), "{bad}");
        }
    }
}

/// A formula names only what ours name: functions, places, numbers, and texts of ours.
fn assert_ours(formula: &str) {
    let lower = formula.to_lowercase();
    for bad in ["cmd|", "hyperlink", "dde", "webservice", "secret", "call(", "http"] {
        assert!(!lower.contains(bad), "{formula}");
    }
}

#[test]
fn texts_that_excel_takes_for_marks_are_written_so_that_it_does_not() {
    let xlsx = String::from_utf8_lossy(&bytes("xlsx", Reader::Committee)).into_owned();
    assert!(xlsx.contains("_x005F_x003D_1+1") && !xlsx.contains(">_x003D_1+1"));
}

#[test]
fn a_book_is_the_same_every_time() {
    for format in ["xlsx", "ods"] {
        assert!(bytes(format, Reader::Committee) == bytes(format, Reader::Committee), "{format}");
    }
}

#[test]
fn a_public_book_holds_nothing_confidential() {
    for format in ["xlsx", "ods"] {
        let committee = String::from_utf8_lossy(&bytes(format, Reader::Committee)).into_owned();
        assert!(committee.contains("secret-title") && committee.contains("4313.37"), "{format}");
        let public = String::from_utf8_lossy(&bytes(format, Reader::Public)).into_owned();
        for secret in ["secret-", "13.37", "431337"] {
            assert!(!public.contains(secret), "{format}: {secret}");
        }
        assert!(public.contains("vertrouwelijk"), "{format}");
    }
    let book = made(Reader::Public);
    let texts: Vec<&String> =
        book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()).filter_map(text).collect();
    assert!(!texts.iter().any(|text| text.contains("secret")));
    assert_eq!(book.sheets.len(), 6);
}

fn text(cell: &Cell) -> Option<&String> {
    match &cell.holds {
        Holds::Text(text) => Some(text),
        _ => None,
    }
}

#[test]
fn a_text_that_a_cell_cannot_hold_is_cut_and_says_so() {
    let cell = Cell::text(&"é".repeat(100_000), Role::Plain, keur::lang::Lang::Nl);
    let text = text(&cell).unwrap();
    assert_eq!(text.encode_utf16().count(), MOST_TEXT);
    assert!(text.ends_with("tekens]"), "{}", &text[text.len() - 90..]);
    let fits = Cell::text(&"x".repeat(MOST_TEXT), Role::Plain, keur::lang::Lang::Nl);
    assert!(self::text(&fits).unwrap().ends_with('x'));
}

#[test]
fn sheets_have_names_that_both_formats_allow() {
    let mut book = Book::new("t", keur::lang::Lang::En);
    for name in ["a[b]:c*d?e/f\\g'h", "A-B--C-D-E-F-G-H", "", &"long ".repeat(20), &"\u{1f5c2}".repeat(16)] {
        book.push(Sheet::new(name));
    }
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let wide = "\u{1f5c2}".repeat(15) + "…";
    assert_eq!(
        names,
        ["a-b--c-d-e-f-g-h", "A-B--C-D-E-F-G-H 2", "-", "long long long long long long…", &wide]
    );
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
}
