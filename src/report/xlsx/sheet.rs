//! A sheet of an Excel file.

use std::fmt::Write as _;

use super::parts::MAIN;
use crate::report::book::expr::{column, decimal};
use crate::report::book::{
    At, Book, Cell, Check, Dialect, Expr, Holds, Look, Reckoner, Role, Rule, Sheet, Value,
};
use crate::report::markup::escape;

/// The day before the first of Excel's days, as it counts since its own mistake of 29 February 1900.
const DAY_NOUGHT: jiff::civil::Date = jiff::civil::date(1899, 12, 30);

/// A sheet, by its place in the book.
pub fn written(book: &Book, place: usize, looks: &[Look], reckoner: &Reckoner<'_>) -> String {
    let sheet = &book.sheets[place];
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{MAIN}\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{}{}\"/>",
        column(sheet.width().max(1) - 1),
        sheet.rows.len().max(1)
    );
    xml.push_str(&view(sheet, place));
    xml.push_str("<sheetFormatPr defaultRowHeight=\"15\"/>");
    if !sheet.columns.is_empty() {
        xml.push_str("<cols>");
        for (place, one) in sheet.columns.iter().enumerate() {
            let (n, hidden) = (place + 1, if one.hidden { " hidden=\"1\"" } else { "" });
            let _ = write!(
                xml,
                "<col min=\"{n}\" max=\"{n}\" width=\"{}.7\" customWidth=\"1\"{hidden}/>",
                one.width
            );
        }
        xml.push_str("</cols>");
    }
    xml.push_str("<sheetData>");
    let drawing = Drawing { book, place, looks, reckoner };
    for (row, cells) in sheet.rows.iter().enumerate() {
        drawing.row(row, cells, sheet.hidden_rows.contains(&row), &mut xml);
    }
    xml.push_str("</sheetData>");
    if sheet.locked {
        xml.push_str("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>");
    }
    if let Some(head) = sheet.head.filter(|_| sheet.filtered) {
        let last = column(sheet.width().max(1) - 1);
        let _ = write!(xml, "<autoFilter ref=\"A{}:{last}{}\"/>", head + 1, sheet.rows.len());
    }
    if !sheet.checks.is_empty() {
        let _ = write!(xml, "<dataValidations count=\"{}\">", sheet.checks.len());
        sheet.checks.iter().for_each(|check| xml.push_str(&validation(check, book, place)));
        xml.push_str("</dataValidations>");
    }
    let across = sheet.across.max(1);
    xml + &format!(
        "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"{across}\" fitToHeight=\"0\"/>\
         <headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    )
}

fn view(sheet: &Sheet, place: usize) -> String {
    let selected = if place == 0 { " tabSelected=\"1\"" } else { "" };
    let (rows, columns) = sheet.frozen;
    if rows == 0 && columns == 0 {
        return format!("<sheetViews><sheetView{selected} workbookViewId=\"0\"/></sheetViews>");
    }
    let across = if columns > 0 { format!(" xSplit=\"{columns}\"") } else { String::new() };
    let down = if rows > 0 { format!(" ySplit=\"{rows}\"") } else { String::new() };
    let pane = match (rows, columns) {
        (0, _) => "topRight",
        (_, 0) => "bottomLeft",
        _ => "bottomRight",
    };
    format!(
        "<sheetViews><sheetView{selected} workbookViewId=\"0\"><pane{across}{down} topLeftCell=\"{}{}\" \
         activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\"/></sheetView></sheetViews>",
        column(columns),
        rows + 1
    )
}

fn validation(check: &Check, book: &Book, place: usize) -> String {
    let ((row, first), (last_row, last)) = check.area;
    let area = format!("{}{}:{}{}", column(first), row + 1, column(last), last_row + 1);
    // Excel takes no longer message
    let message: String = check.message.chars().take(220).collect();
    let message = escape(&message);
    let common = format!("allowBlank=\"1\" showErrorMessage=\"1\" error=\"{message}\" sqref=\"{area}\"");
    let (kind, operator, formulas) = match &check.rule {
        Rule::NotNegative => ("decimal", "greaterThanOrEqual", vec!["0".to_owned()]),
        Rule::OneOf(list) => {
            ("list", "", vec![format!("\"{}\"", escape(&list.join(",").replace('"', "\"\"")))])
        }
        Rule::Listed(from, to) => {
            ("list", "", vec![escape(&Expr::Area(*from, *to).fixed(book, place, Dialect::Excel))])
        }
        Rule::Number { least, most, whole } => {
            let kind = if *whole { "whole" } else { "decimal" };
            match (least, most) {
                (Some(least), Some(most)) => (kind, "between", vec![least.to_string(), most.to_string()]),
                (Some(least), None) => (kind, "greaterThanOrEqual", vec![least.to_string()]),
                (None, Some(most)) => (kind, "lessThanOrEqual", vec![most.to_string()]),
                (None, None) => (kind, "between", vec!["-1E+18".to_owned(), "1E+18".to_owned()]),
            }
        }
        // any day since the calendar of Excel starts
        Rule::Day => ("date", "greaterThanOrEqual", vec!["1".to_owned()]),
    };
    let operator = if operator.is_empty() { String::new() } else { format!(" operator=\"{operator}\"") };
    let formulas: String = formulas
        .iter()
        .enumerate()
        .map(|(n, formula)| format!("<formula{0}>{formula}</formula{0}>", n + 1))
        .collect();
    format!("<dataValidation type=\"{kind}\"{operator} {common}>{formulas}</dataValidation>")
}

struct Drawing<'d> {
    book: &'d Book,
    place: usize,
    looks: &'d [Look],
    reckoner: &'d Reckoner<'d>,
}

impl Drawing<'_> {
    fn row(&self, row: usize, cells: &[Cell], hidden: bool, xml: &mut String) {
        if cells.is_empty() {
            return;
        }
        let hidden = if hidden { " hidden=\"1\"" } else { "" };
        let title = cells.iter().any(|cell| cell.look.role == Role::Title);
        let points = if title { 21 } else { 15 * self.book.sheets[self.place].lines(row) };
        let _ = write!(xml, "<row r=\"{}\" ht=\"{points}\" customHeight=\"1\"{hidden}>", row + 1);
        for (place, cell) in cells.iter().enumerate() {
            self.cell(At { sheet: self.place, row, column: place }, cell, xml);
        }
        xml.push_str("</row>");
    }

    fn cell(&self, at: At, cell: &Cell, xml: &mut String) {
        let style = self.looks.binary_search(&cell.look).map_or(0, |place| place + 1);
        let start = format!("<c r=\"{}{}\" s=\"{style}\"", column(at.column), at.row + 1);
        let _ = match &cell.holds {
            Holds::Nothing if cell.look.role == Role::Plain => Ok(()),
            Holds::Nothing => write!(xml, "{start}/>"),
            Holds::Text(text) if text.is_empty() => Ok(()),
            Holds::Text(text) => {
                write!(
                    xml,
                    "{start} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    said(text)
                )
            }
            Holds::Number(number) => write!(xml, "{start}><v>{}</v></c>", decimal(number)),
            Holds::Day(day) => {
                let days = DAY_NOUGHT.until(*day).map_or(0, |span| span.get_days());
                write!(xml, "{start}><v>{days}</v></c>")
            }
            Holds::Formula(expr, _) => {
                let formula = escape(&expr.written(self.book, self.place, Dialect::Excel));
                let (kind, value) = match self.reckoner.value(at) {
                    Value::Nothing => ("", "<v>0</v>".to_owned()),
                    Value::Number(number) => ("", format!("<v>{}</v>", decimal(&number))),
                    Value::Text(text) => (" t=\"str\"", format!("<v>{}</v>", said(&text))),
                    Value::Truth(so) => (" t=\"b\"", format!("<v>{}</v>", u8::from(so))),
                    Value::Wrong => (" t=\"e\"", "<v>#VALUE!</v>".to_owned()),
                };
                write!(xml, "{start}{kind}><f>{formula}</f>{value}</c>")
            }
        };
    }
}

/// A text as Excel keeps it: `_x000D_` and its like are marks of its own, which a text may hold as they are.
fn said(text: &str) -> String {
    let escaped = escape(text);
    let mut said = String::with_capacity(escaped.len());
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, mark) = rest.split_at(at);
        said.push_str(before);
        let digits = mark.as_bytes().get(2..7);
        let is_mark = digits.is_some_and(|d| d[..4].iter().all(u8::is_ascii_hexdigit) && d[4] == b'_');
        said.push_str(if is_mark { "_x005F_x" } else { "_x" });
        rest = &mark[2..];
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn what_excel_takes_for_a_mark_stays_a_text() {
        assert_eq!(said("a_x000D_b_xyz_x00"), "a_x005F_x000D_b_xyz_x00");
        assert_eq!(said("_x_x0041_"), "_x_x005F_x0041_");
        assert_eq!(said("<é_x"), "&lt;é_x");
    }
}
