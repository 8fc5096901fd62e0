//! How cells, columns and pages of an OpenDocument spreadsheet look.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::SPACES;
use crate::lang::Lang;
use crate::report::book::{Book, Column, Form, Look, Role, Sheet};

/// Every look and column of a book.
pub struct Styles {
    looks: Vec<Look>,
    columns: Vec<u16>,
    lines: BTreeSet<usize>,
    sheets: String,
}

impl Styles {
    /// Of a book.
    pub fn new(book: &Book) -> Styles {
        let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
        let looks: BTreeSet<Look> = cells.map(|cell| cell.look).collect();
        let columns = book.sheets.iter().flat_map(|sheet| &sheet.columns).map(|one| one.width);
        let columns: BTreeSet<u16> = columns.collect();
        let rows = |sheet: &Sheet| (0..sheet.rows.len()).map(|row| sheet.lines(row)).collect::<Vec<_>>();
        let lines = book.sheets.iter().flat_map(rows).collect();
        Styles {
            looks: looks.into_iter().collect(),
            columns: columns.into_iter().collect(),
            lines,
            sheets: sheets(book),
        }
    }

    /// The name of a cell's style.
    pub fn cell(&self, look: Look) -> String {
        let place = self.looks.binary_search(&look).unwrap_or_default();
        format!("c{place}")
    }

    /// The name of a column's style.
    pub fn column(column: Column) -> String {
        format!("w{}", column.width)
    }

    /// All of them, as a part of the file.
    pub fn automatic(&self) -> String {
        let mut xml = "<office:automatic-styles>\
             <style:style style:name=\"rt\" style:family=\"table-row\"><style:table-row-properties \
             style:row-height=\"21pt\" style:use-optimal-row-height=\"false\"/></style:style>"
            .to_owned()
            + &self.sheets;
        for lines in &self.lines {
            let _ = write!(
                xml,
                "<style:style style:name=\"r{lines}\" style:family=\"table-row\"><style:table-row-properties \
                 style:row-height=\"{}pt\" style:use-optimal-row-height=\"false\"/></style:style>",
                lines * 15
            );
        }
        for width in &self.columns {
            // a character of the body is about 0.21 cm wide
            let millimetres = u32::from(*width) * 21 + 5;
            let _ = write!(
                xml,
                "<style:style style:name=\"w{width}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{}.{}mm\"/></style:style>",
                millimetres / 10,
                millimetres % 10
            );
        }
        let forms: BTreeSet<Form> = self.looks.iter().map(|look| look.form).collect();
        forms.into_iter().for_each(|form| xml.push_str(&number(form)));
        for look in &self.looks {
            xml.push_str(&self.style(*look));
        }
        xml + "</office:automatic-styles>"
    }

    fn style(&self, look: Look) -> String {
        let data = match name(look.form) {
            Some(name) => format!(" style:data-style-name=\"{name}\""),
            None => String::new(),
        };
        let (cell, text) = match look.role {
            Role::Plain => ("", ""),
            Role::Title => ("", "fo:font-size=\"16pt\" fo:font-weight=\"bold\""),
            Role::Note | Role::Fixed => ("", "fo:font-style=\"italic\""),
            Role::Head => ("fo:background-color=\"#d9e2ec\"", "fo:font-weight=\"bold\""),
            Role::Strong => ("fo:background-color=\"#f0f0f0\"", "fo:font-weight=\"bold\""),
            Role::Input => (
                "fo:background-color=\"#fff7cc\" fo:border=\"0.5pt solid #595959\" style:cell-protect=\"none\"",
                "",
            ),
        };
        let side = if look.form == Form::Text && !matches!(look.role, Role::Title | Role::Note) {
            "<style:paragraph-properties fo:text-align=\"start\" fo:margin-left=\"2mm\"/>"
        } else {
            ""
        };
        let source = if side.is_empty() { "" } else { " style:text-align-source=\"fix\"" };
        let wrap = if matches!(look.role, Role::Title | Role::Note) { "no-wrap" } else { "wrap" };
        format!(
            "<style:style style:name=\"{}\" style:family=\"table-cell\" style:parent-style-name=\"Default\"{data}>\
             <style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"{wrap}\"{source} {cell}/>\
             {side}<style:text-properties {text}/></style:style>",
            self.cell(look)
        )
    }
}

fn name(form: Form) -> Option<String> {
    match form {
        Form::General | Form::Text | Form::Decimals(0) => None,
        Form::Decimals(decimals) => Some(format!("nd{decimals}")),
        Form::Money(decimals) => Some(format!("nm{decimals}")),
        Form::Day => Some("nday".to_owned()),
        Form::Typed => Some("ntyped".to_owned()),
    }
}

/// The style of numbers of a form.
fn number(form: Form) -> String {
    let Some(name) = name(form) else { return String::new() };
    match form {
        Form::General | Form::Text => String::new(),
        // below one, in size or because it is below zero, with as many decimals as it has
        Form::Decimals(decimals) => format!(
            "<number:number-style style:name=\"{name}p\" style:volatile=\"true\"><number:number number:decimal-places=\"{decimals}\" \
             number:min-decimal-places=\"{decimals}\" number:min-integer-digits=\"1\"/></number:number-style>\
             <number:number-style style:name=\"{name}\"><number:number number:decimal-places=\"15\" \
             number:min-decimal-places=\"{decimals}\" number:min-integer-digits=\"1\"/>\
             <style:map style:condition=\"value()&gt;=1\" style:apply-style-name=\"{name}p\"/></number:number-style>"
        ),
        Form::Money(decimals) => format!(
            "<number:number-style style:name=\"{name}\"><number:number number:decimal-places=\"{decimals}\" \
             number:min-decimal-places=\"{decimals}\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
        ),
        Form::Typed => {
            format!("<number:text-style style:name=\"{name}\"><number:text-content/></number:text-style>")
        }
        Form::Day => format!(
            "<number:date-style style:name=\"{name}\"><number:year number:style=\"long\"/><number:text>-</number:text>\
             <number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>"
        ),
    }
}

/// The name of a sheet's style, by how many pages across it is fitted to.
pub fn sheet(sheet: &Sheet) -> String {
    format!("t{}{}", sheet.across.max(1), if sheet.hidden { "h" } else { "" })
}

/// The style of every sheet.
fn sheets(book: &Book) -> String {
    let kinds: BTreeSet<(usize, bool)> =
        book.sheets.iter().map(|one| (one.across.max(1), one.hidden)).collect();
    let style = |(across, hidden): &(usize, bool)| {
        let mark = if *hidden { "h" } else { "" };
        format!(
            "<style:style style:name=\"t{across}{mark}\" style:family=\"table\" style:master-page-name=\"Sheet{across}\">\
             <style:table-properties table:display=\"{}\"/></style:style>",
            !hidden
        )
    };
    kinds.iter().map(style).collect()
}

/// The pages: A4 lying down, fitted to as many across as a sheet asks for, with its name and number below.
pub fn page(book: &Book) -> String {
    let country = match book.lang {
        Lang::Nl => "NL",
        Lang::En => "GB",
    };
    let across: BTreeSet<usize> = book.sheets.iter().map(|one| one.across.max(1)).collect();
    let layout = |n: &usize| {
        format!(
            "<style:page-layout style:name=\"Page{n}\"><style:page-layout-properties fo:page-width=\"297mm\" \
             fo:page-height=\"210mm\" style:print-orientation=\"landscape\" fo:margin-top=\"10mm\" fo:margin-bottom=\"10mm\" \
             fo:margin-left=\"10mm\" fo:margin-right=\"10mm\" style:scale-to-X=\"{n}\" style:scale-to-Y=\"0\"/><style:footer-style>\
             <style:header-footer-properties fo:min-height=\"7mm\" fo:margin-top=\"2mm\"/></style:footer-style></style:page-layout>"
        )
    };
    let master = |n: &usize| {
        format!(
            "<style:master-page style:name=\"Sheet{n}\" style:page-layout-name=\"Page{n}\">\
             <style:footer><style:region-left><text:p><text:sheet-name>-</text:sheet-name></text:p></style:region-left>\
             <style:region-right><text:p><text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>\
             </style:region-right></style:footer></style:master-page>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {SPACES}><office:styles>\
         <style:default-style style:family=\"table-cell\"><style:text-properties fo:font-family=\"Carlito, Calibri, Arial\" \
         fo:font-size=\"11pt\" fo:language=\"{}\" fo:country=\"{country}\"/></style:default-style>\
         <style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles><office:automatic-styles>{}\
         </office:automatic-styles><office:master-styles>{}</office:master-styles></office:document-styles>\n",
        book.lang.code(),
        across.iter().map(layout).collect::<String>(),
        across.iter().map(master).collect::<String>()
    )
}
