//! A sheet of an OpenDocument spreadsheet.

use std::fmt::Write as _;

use super::style::{self, Styles};
use crate::num::Dec;
use crate::report::book::expr::{column, decimal};
use crate::report::book::{At, Book, Cell, Dialect, Expr, Holds, Reckoner, Role, Rule, Sheet, Value};
use crate::report::markup::escape;

/// Draws a sheet, by its place in the book.
pub fn table(book: &Book, place: usize, styles: &Styles, reckoner: &Reckoner<'_>, xml: &mut String) {
    let sheet = &book.sheets[place];
    let locked = if sheet.locked { " table:protected=\"true\"" } else { "" };
    let style = style::sheet(sheet);
    let _ = write!(
        xml,
        "<table:table table:name=\"{}\" table:style-name=\"{style}\"{locked}>",
        escape(&sheet.name)
    );
    for (place, one) in sheet.columns.iter().enumerate() {
        let (repeated, all) = (place < sheet.frozen.1, sheet.frozen.1.min(sheet.columns.len()));
        if repeated && place == 0 {
            xml.push_str("<table:table-header-columns>");
        }
        let hidden = if one.hidden { " table:visibility=\"collapse\"" } else { "" };
        let _ = write!(xml, "<table:table-column table:style-name=\"{}\"{hidden}/>", Styles::column(*one));
        if repeated && place + 1 == all {
            xml.push_str("</table:table-header-columns>");
        }
    }
    if sheet.columns.is_empty() {
        xml.push_str("<table:table-column/>");
    }
    let drawing = Drawing { book, place, styles, reckoner };
    for (row, cells) in sheet.rows.iter().enumerate() {
        if sheet.head == Some(row) {
            xml.push_str("<table:table-header-rows>");
        }
        drawing.row(row, cells, sheet, xml);
        if sheet.head == Some(row) {
            xml.push_str("</table:table-header-rows>");
        }
    }
    if sheet.rows.is_empty() {
        xml.push_str("<table:table-row><table:table-cell/></table:table-row>");
    }
    xml.push_str("</table:table>");
}

struct Drawing<'d> {
    book: &'d Book,
    place: usize,
    styles: &'d Styles,
    reckoner: &'d Reckoner<'d>,
}

impl Drawing<'_> {
    fn row(&self, row: usize, cells: &[Cell], sheet: &Sheet, xml: &mut String) {
        let hidden = if sheet.hidden_rows.contains(&row) { " table:visibility=\"collapse\"" } else { "" };
        let title = cells.iter().any(|cell| cell.look.role == Role::Title);
        let height = if title { "t".to_owned() } else { sheet.lines(row).to_string() };
        let _ = write!(xml, "<table:table-row table:style-name=\"r{height}\"{hidden}>");
        for (place, cell) in cells.iter().enumerate() {
            let at = At { sheet: self.place, row, column: place };
            self.cell(at, cell, check(sheet, self.place, (row, place)), xml);
        }
        if cells.is_empty() {
            xml.push_str("<table:table-cell/>");
        }
        xml.push_str("</table:table-row>");
    }

    fn cell(&self, at: At, cell: &Cell, check: Option<String>, xml: &mut String) {
        let plain = cell.look.role == Role::Plain && check.is_none();
        let check =
            check.map(|name| format!(" table:content-validation-name=\"{name}\"")).unwrap_or_default();
        let start = format!("<table:table-cell table:style-name=\"{}\"{check}", self.styles.cell(cell.look));
        let _ = match &cell.holds {
            Holds::Nothing if plain => write!(xml, "<table:table-cell/>"),
            Holds::Nothing => write!(xml, "{start}/>"),
            Holds::Text(text) => {
                write!(xml, "{start} office:value-type=\"string\">{}</table:table-cell>", paragraphs(text))
            }
            Holds::Number(number) => {
                let value = decimal(number);
                write!(
                    xml,
                    "{start} office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
                )
            }
            Holds::Day(day) => {
                write!(
                    xml,
                    "{start} office:value-type=\"date\" office:date-value=\"{day}\"><text:p>{day}</text:p></table:table-cell>"
                )
            }
            Holds::Formula(expr, _) => {
                let formula = escape(&expr.written(self.book, self.place, Dialect::Open));
                let value = value(&self.reckoner.value(at));
                write!(xml, "{start} table:formula=\"of:={formula}\"{value}</table:table-cell>")
            }
        };
    }
}

/// What a formula comes to, for who does not reckon.
fn value(value: &Value) -> String {
    match value {
        Value::Nothing => " office:value-type=\"float\" office:value=\"0\">".to_owned(),
        Value::Number(number) => {
            let value = decimal(number);
            format!(" office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p>")
        }
        Value::Text(text) => {
            format!(
                " office:value-type=\"string\" office:string-value=\"{}\">{}",
                escape(text),
                paragraphs(text)
            )
        }
        Value::Truth(so) => format!(" office:value-type=\"boolean\" office:boolean-value=\"{so}\">"),
        Value::Wrong => {
            " office:value-type=\"string\" office:string-value=\"\"><text:p>#VALUE!</text:p>".to_owned()
        }
    }
}

/// The lines of a text; runs of spaces stay as they are.
fn paragraphs(text: &str) -> String {
    text.split('\n').map(|line| format!("<text:p>{}</text:p>", spaced(&escape(line)))).collect()
}

/// Spaces after the first of a run, and those at the start, as elements: else they are lost.
fn spaced(line: &str) -> String {
    if !line.contains("  ") && !line.starts_with(' ') {
        return line.to_owned();
    }
    let (mut said, mut after_space) = (String::with_capacity(line.len()), true);
    for c in line.chars() {
        if c == ' ' && after_space {
            said.push_str("<text:s/>");
        } else {
            said.push(c);
        }
        after_space = c == ' ';
    }
    said
}

/// The name of the check on a cell.
fn check(sheet: &Sheet, place: usize, at: (usize, usize)) -> Option<String> {
    let within = |((row, first), (last_row, last)): ((usize, usize), (usize, usize))| {
        (row..=last_row).contains(&at.0) && (first..=last).contains(&at.1)
    };
    let found = sheet.checks.iter().position(|check| within(check.area))?;
    Some(format!("v{place}-{found}"))
}

/// What may be filled in where, on all sheets.
pub fn checks(book: &Book) -> String {
    let mut xml = String::new();
    for (place, sheet) in book.sheets.iter().enumerate() {
        for (n, check) in sheet.checks.iter().enumerate() {
            let condition = match &check.rule {
                Rule::NotNegative => "of:cell-content-is-decimal-number() and cell-content()>=0".to_owned(),
                Rule::OneOf(list) => {
                    let list: Vec<String> =
                        list.iter().map(|one| format!("\"{}\"", one.replace('"', "\"\""))).collect();
                    format!("of:cell-content-is-in-list({})", list.join(";"))
                }
                Rule::Listed(from, to) => {
                    let area = Expr::Area(*from, *to).fixed(book, place, Dialect::Open);
                    format!("of:cell-content-is-in-list({area})")
                }
                Rule::Number { least, most, whole } => number(*least, *most, *whole),
                Rule::Day => "of:cell-content-is-date() and cell-content()>=1".to_owned(),
            };
            let ((row, first), _) = check.area;
            let _ = write!(
                xml,
                "<table:content-validation table:name=\"v{place}-{n}\" table:condition=\"{}\" table:allow-empty-cell=\"true\" \
                 table:base-cell-address=\"{}\"><table:error-message table:message-type=\"stop\" table:display=\"true\">\
                 <text:p>{}</text:p></table:error-message></table:content-validation>",
                escape(&condition),
                escape(&address(sheet, row, first)),
                escape(&check.message)
            );
        }
    }
    if xml.is_empty() { xml } else { format!("<table:content-validations>{xml}</table:content-validations>") }
}

fn number(least: Option<Dec>, most: Option<Dec>, whole: bool) -> String {
    let kind = if whole { "whole" } else { "decimal" };
    let kind = format!("of:cell-content-is-{kind}-number()");
    match (least, most) {
        (Some(least), Some(most)) => format!("{kind} and cell-content-is-between({least},{most})"),
        (Some(least), None) => format!("{kind} and cell-content()>={least}"),
        (None, Some(most)) => format!("{kind} and cell-content()<={most}"),
        (None, None) => format!("{kind} and cell-content-is-between(-1E+18,1E+18)"),
    }
}

fn address(sheet: &Sheet, row: usize, place: usize) -> String {
    format!("$'{}'.${}${}", sheet.name, column(place), row + 1)
}

/// The areas that can be filtered, and nothing else.
pub fn ranges(book: &Book) -> String {
    let mut xml = String::new();
    for (place, sheet) in book.sheets.iter().enumerate() {
        let Some(head) = sheet.head.filter(|_| sheet.filtered) else { continue };
        let (from, to) =
            (address(sheet, head, 0), address(sheet, sheet.rows.len() - 1, sheet.width().max(1) - 1));
        let _ = write!(
            xml,
            "<table:database-range table:name=\"__Anonymous_Sheet_DB__{place}\" table:target-range-address=\"{}:{}\" \
             table:display-filter-buttons=\"true\"/>",
            escape(&from),
            escape(&to.replace("$'", "'").replace('$', ""))
        );
    }
    if xml.is_empty() { xml } else { format!("<table:database-ranges>{xml}</table:database-ranges>") }
}
