//! Workbooks that somebody made to do harm are refused within bounds, and never run.

use std::collections::BTreeMap;

use keur::exchange::workbook::{self, Parts, Unreadable, Value, Workbook};

use crate::zips::{self, Entry};

/// Parts in memory.
struct Made(BTreeMap<&'static str, String>);

impl Parts for Made {
    fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        Ok(self.0.get(name).map(|text| text.clone().into_bytes()))
    }
}

/// An ODS of one sheet.
fn ods(rows: &str) -> Result<Workbook, Unreadable> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"S\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    workbook::read(&Made([("content.xml", content)].into()))
}

/// An XLSX of one sheet, with shared strings.
fn xlsx(rows: &str, strings: &str) -> Result<Workbook, Unreadable> {
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>".to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                .to_owned(),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>")),
    ];
    workbook::read(&Made(parts.into()))
}

const CELL: &str = "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";

#[test]
fn a_million_rows_that_repeat_are_refused_and_empty_ones_pass() {
    let full =
        ods(&format!("<table:table-row table:number-rows-repeated=\"1048576\">{CELL}</table:table-row>"));
    assert_eq!(full, Err(Unreadable::Cells));
    let wide =
        CELL.replace("<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"4000000000\" ");
    assert_eq!(ods(&format!("<table:table-row>{wide}</table:table-row>")), Err(Unreadable::Cells));
    let empty = ods(
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
    );
    assert_eq!(empty.unwrap().sheets[0].cells.len(), 0);
}

#[test]
fn cells_and_texts_beyond_the_bounds_are_refused() {
    let far = xlsx("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>", "");
    assert_eq!(far, Err(Unreadable::Cells));
    let long = "a".repeat(40 * 1024 * 1024);
    assert_eq!(xlsx("", &format!("<si><t>{long}</t></si>")), Err(Unreadable::Text));
    // one long text, pointed to a thousand times
    let text = "a".repeat(100_000);
    let cells: String =
        (1..=1000).map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>")).collect();
    assert_eq!(xlsx(&cells, &format!("<si><t>{text}</t></si>")), Err(Unreadable::Text));
}

#[test]
fn entities_depth_and_broken_parts_are_refused() {
    let content = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>".to_owned();
    let refused = workbook::read(&Made([("content.xml", content)].into()));
    assert!(matches!(refused, Err(Unreadable::Broken(_))), "{refused:?}");
    let deep = format!("{}{}", "<a>".repeat(5000), "</a>".repeat(5000));
    assert!(matches!(ods(&deep), Err(Unreadable::Broken(_))));
    for rows in [
        "<row r=\"0\"/>",
        "<row r=\"x\"/>",
        "<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>9</v></c></row>",
        "<row>",
    ] {
        assert!(matches!(xlsx(rows, ""), Err(Unreadable::Broken(_))), "{rows}");
    }
    for bytes in [&b""[..], b"PK", b"not a workbook", &[0; 400]] {
        assert_eq!(workbook::open(bytes.to_vec()), Err(Unreadable::Archive));
    }
    assert_eq!(workbook::read(&Made(BTreeMap::new())), Err(Unreadable::NotAWorkbook));
}

#[test]
fn stored_numbers_mean_the_decimals_that_were_typed() {
    for (stored, typed) in [
        ("7.0000000000000007E-2", "0.07"),
        ("0.1", "0.1"),
        ("412500.00000000006", "412500"),
        ("1E+21", "1000000000000000000000"),
        ("-0", "0"),
        ("-12.50", "-12.5"),
        ("999999999999999.9", "1000000000000000"),
        ("1.2345678901234567E5", "123456.789012346"),
    ] {
        let book = xlsx(&format!("<row><c r=\"A1\"><v>{stored}</v></c></row>"), "").unwrap();
        assert_eq!(book.sheets[0].cells[&(0, 0)].value, Value::Number(typed.to_owned()), "{stored}");
    }
    for stored in ["inf", "NaN", "1e999999999", "0x10", "--1", "1..2"] {
        let book = xlsx(&format!("<row><c r=\"A1\"><v>{stored}</v></c></row>"), "").unwrap();
        assert_eq!(book.sheets[0].cells[&(0, 0)].value, Value::Text(stored.to_owned()), "{stored}");
    }
}

#[test]
fn marks_of_excel_in_texts_become_characters_once() {
    let book = xlsx(
        "<row><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
        "<si><t>a_x000A_b_x005F_x0041_ _xZZZZ_ _x12</t></si>",
    );
    assert_eq!(
        book.unwrap().sheets[0].cells[&(0, 0)].value,
        Value::Text("a\nb_x0041_ _xZZZZ_ _x12".to_owned())
    );
}

#[test]
fn what_multiplies_itself_is_refused_before_it_is_there() {
    // one long text in thousands of columns, and many short marks that mean long texts
    let wide = "<table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"string\"><text:p>LONG</text:p></table:table-cell>";
    let row = |cells: &str| {
        ods(&format!("<table:table-row>{cells}</table:table-row>")).map(|book| book.sheets.len())
    };
    assert_eq!(row(&wide.replace("LONG", &"a".repeat(1024 * 1024))), Err(Unreadable::Text));
    assert_eq!(row(&wide.replace("LONG", "a")), Ok(1));
    let spaces = "<text:s text:c=\"1000\"/>".repeat(40_000);
    assert_eq!(row(&CELL.replace(">a<", &format!(">{spaces}<"))), Err(Unreadable::Text));
    let joined = "<mergeCell ref=\"A1:B2\"/>".repeat(200_001);
    assert_eq!(xlsx(&joined, ""), Err(Unreadable::Cells));
}

#[test]
fn parts_that_are_large_together_are_refused() {
    let names = |count: usize, make: &dyn Fn(usize) -> String| (0..count).map(make).collect::<String>();
    let book = |sheets: usize, size: usize| {
        let front = names(sheets, &|n| format!("<sheet name=\"{n}\" r:id=\"a\"/>"));
        let large = format!("<worksheet>{}</worksheet>", " ".repeat(size));
        let relations = "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>";
        let entries = [
            Entry::deflated(
                "xl/workbook.xml",
                format!("<workbook><sheets>{front}</sheets></workbook>").as_bytes(),
            ),
            Entry::deflated("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            Entry::new("xl/s.xml", large.as_bytes()),
        ];
        workbook::open(zips::pack(&entries)).map(|book| book.sheets.len())
    };
    let most = usize::try_from(workbook::MOST_PART).unwrap();
    // one part is small enough, and may be named more than once; five times it is too much
    assert_eq!(book(3, most - 1000), Ok(3));
    assert_eq!(book(5, most - 1000), Err(Unreadable::LargeParts));
    assert_eq!(book(1, most), Err(Unreadable::LargePart("xl/s.xml".to_owned())));
    assert_eq!(book(workbook::MOST_SHEETS + 1, 10), Err(Unreadable::Sheets));
}
