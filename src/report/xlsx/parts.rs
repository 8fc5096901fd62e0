//! The parts of an Excel file besides its sheets.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::report::book::expr::column;
use crate::report::book::{Book, Form, Look, Role, Sheet};
use crate::report::markup::escape;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Every look of a book, in order.
pub fn looks(book: &Book) -> Vec<Look> {
    let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
    let all: BTreeSet<Look> = cells.map(|cell| cell.look).collect();
    all.into_iter().collect()
}

/// What type each part has.
pub fn types(book: &Book) -> String {
    let mut xml = format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>"
    );
    for place in 1..=book.sheets.len() {
        let _ = write!(
            xml,
            "<Override PartName=\"/xl/worksheets/sheet{place}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"
        );
    }
    xml + "</Types>"
}

/// Where the main parts are.
pub fn relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

/// What made it.
pub fn application() -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>keur</Application></Properties>"
    )
}

/// Its title and language; no author, and no day: the same inputs give the same bytes.
pub fn properties(book: &Book) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>keur</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escape(&book.title),
        book.lang.code()
    )
}

/// Where the sheets are.
pub fn sheet_relations(book: &Book) -> String {
    let mut xml = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for place in 1..=book.sheets.len() {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{place}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{place}.xml\"/>"
        );
    }
    let last = book.sheets.len() + 1;
    let _ = write!(
        xml,
        "<Relationship Id=\"rId{last}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    xml
}

/// The names of the sheets, and what is repeated and filtered on each.
pub fn workbook(book: &Book) -> String {
    let mut xml = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>"
    );
    for (place, sheet) in book.sheets.iter().enumerate() {
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        let n = place + 1;
        let _ =
            write!(xml, "<sheet name=\"{}\" sheetId=\"{n}\"{state} r:id=\"rId{n}\"/>", escape(&sheet.name));
    }
    xml.push_str("</sheets>");
    let names: String = book.sheets.iter().enumerate().map(|(place, sheet)| names(place, sheet)).collect();
    if !names.is_empty() {
        let _ = write!(xml, "<definedNames>{names}</definedNames>");
    }
    // everything is reckoned anew when the file is opened
    xml + "<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>"
}

fn names(place: usize, sheet: &Sheet) -> String {
    let Some(head) = sheet.head else { return String::new() };
    let (name, row) = (escape(&sheet.name), head + 1);
    let mut xml = String::new();
    if sheet.filtered {
        let last = column(sheet.width().max(1) - 1);
        let rows = sheet.rows.len();
        let _ = write!(
            xml,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{place}\" hidden=\"1\">'{name}'!$A${row}:${last}${rows}</definedName>"
        );
    }
    let columns = match sheet.frozen.1 {
        0 => String::new(),
        columns => format!("'{name}'!$A:${},", column(columns - 1)),
    };
    let _ = write!(
        xml,
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{place}\">{columns}'{name}'!${row}:${row}</definedName>"
    );
    xml
}

/// The style of every look; the first stands for cells that have none.
pub fn styles(looks: &[Look]) -> String {
    let mut formats: Vec<String> = looks.iter().filter_map(|look| format(look.form)).collect();
    formats.sort();
    formats.dedup();
    let mut xml = format!("{XML}<styleSheet xmlns=\"{MAIN}\">");
    if !formats.is_empty() {
        let _ = write!(xml, "<numFmts count=\"{}\">", formats.len());
        for (place, format) in formats.iter().enumerate() {
            let _ = write!(xml, "<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", 164 + place, escape(format));
        }
        xml.push_str("</numFmts>");
    }
    let font = |size: &str, more: &str| {
        format!("<font>{more}<sz val=\"{size}\"/><name val=\"Calibri\"/><family val=\"2\"/></font>")
    };
    let fill = |colour: &str| {
        format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        )
    };
    let side =
        |side: &str, style: &str| format!("<{side} style=\"{style}\"><color rgb=\"FF595959\"/></{side}>");
    let frame: String = ["left", "right", "top", "bottom"].iter().map(|one| side(one, "thin")).collect();
    let _ = write!(
        xml,
        "<fonts count=\"4\">{}{}{}{}</fonts><fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill>{}{}{}</fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border>{frame}<diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
        font("11", ""),
        font("11", "<b/>"),
        font("16", "<b/>"),
        font("11", "<i/>"),
        fill("D9E2EC"),
        fill("FFF7CC"),
        fill("F0F0F0"),
        looks.len() + 1
    );
    for look in looks {
        xml.push_str(&style(*look, &formats));
    }
    xml + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
}

fn style(look: Look, formats: &[String]) -> String {
    let number = format(look.form).and_then(|format| formats.iter().position(|one| *one == format));
    let number = number.map_or(0, |place| 164 + place);
    let (font, fill, border) = match look.role {
        Role::Plain => (0, 0, 0),
        Role::Title => (2, 0, 0),
        Role::Note => (3, 0, 0),
        Role::Head => (1, 2, 0),
        Role::Strong => (1, 4, 0),
        Role::Input => (0, 3, 1),
        Role::Fixed => (3, 0, 0),
    };
    let wrap = if matches!(look.role, Role::Title | Role::Note) { "" } else { " wrapText=\"1\"" };
    let side =
        if look.form == Form::Text && !wrap.is_empty() { " horizontal=\"left\" indent=\"1\"" } else { "" };
    let locked = if look.role == Role::Input { "<protection locked=\"0\"/>" } else { "" };
    let protected = if locked.is_empty() { "" } else { " applyProtection=\"1\"" };
    format!(
        "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" \
         applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"{protected}>\
         <alignment {side} vertical=\"top\"{wrap}/>{locked}</xf>"
    )
}

/// The format of a number, in the notation of the file, which every Excel shows in its own language.
fn format(form: Form) -> Option<String> {
    let zeros = |decimals: u8| "0".repeat(usize::from(decimals));
    let point = |decimals: u8| if decimals > 0 { format!(".{}", zeros(decimals)) } else { String::new() };
    match form {
        Form::General | Form::Text | Form::Decimals(0) => None,
        Form::Decimals(decimals) => {
            let more = "#".repeat(usize::from(15 - decimals.min(15)));
            Some(format!("[<1]0.{}{more};0{}", zeros(decimals), point(decimals)))
        }
        Form::Money(decimals) => Some(format!("#,##0{}", point(decimals))),
        Form::Day => Some("yyyy-mm-dd".to_owned()),
        Form::Typed => Some("@".to_owned()),
    }
}
