//! OpenDocument text (ISO/IEC 26300), which Word and LibreOffice open.

use std::io;

use super::{Form, Item, Page, Piece, Run, Table, branches, parts, zipped};
use crate::report::layout::clean;
use crate::report::markup::escape;

/// The form `odt`.
pub struct Odt;

const MIME: &str = "application/vnd.oasis.opendocument.text";

const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\
<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\
</manifest:manifest>\n";

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

impl Form for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn extension(&self) -> &'static str {
        "odt"
    }

    fn bytes(&self, page: &Page) -> io::Result<Vec<u8>> {
        zipped(&[
            ("mimetype", MIME.to_owned()),
            ("META-INF/manifest.xml", MANIFEST.to_owned()),
            ("content.xml", content(&page.pieces)),
            ("meta.xml", meta(page)),
            ("styles.xml", styles(page)),
        ])
    }
}

fn meta(page: &Page) -> String {
    let title = escape(&clean(&page.title));
    let lang = page.lang.code();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {SPACES}><office:meta>\
         <meta:generator>keur</meta:generator><dc:title>{title}</dc:title><dc:language>{lang}</dc:language>\
         </office:meta></office:document-meta>\n"
    )
}

fn styles(page: &Page) -> String {
    let country = page.country();
    let heading = |depth: u8, size: &str, above: &str| {
        format!(
            "<style:style style:name=\"Heading_20_{depth}\" style:display-name=\"Heading {depth}\" style:family=\"paragraph\" \
             style:parent-style-name=\"Standard\" style:default-outline-level=\"{depth}\">\
             <style:paragraph-properties fo:margin-top=\"{above}\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"/>\
             <style:text-properties fo:font-size=\"{size}\" fo:font-weight=\"bold\"/></style:style>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {SPACES}><office:styles>\
         <style:default-style style:family=\"paragraph\"><style:text-properties fo:font-family=\"Liberation Sans, Arial\" \
         fo:font-size=\"10.5pt\" fo:language=\"{}\" fo:country=\"{country}\"/></style:default-style>\
         <style:style style:name=\"Standard\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.2cm\" \
         fo:line-height=\"120%\"/></style:style>{}{}{}{}</office:styles>\
         <office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties fo:page-width=\"21cm\" \
         fo:page-height=\"29.7cm\" fo:margin-top=\"2.5cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"2.5cm\" fo:margin-right=\"2.5cm\"/>\
         <style:footer-style/></style:page-layout><style:style style:name=\"Foot\" style:family=\"paragraph\">\
         <style:paragraph-properties fo:text-align=\"end\"/></style:style></office:automatic-styles>\
         <office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer>\
         <text:p text:style-name=\"Foot\"><text:page-number text:select-page=\"current\">1</text:page-number> / \
         <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>\n",
        page.lang.code(),
        heading(1, "16pt", "0cm"),
        heading(2, "13pt", "0.6cm"),
        heading(3, "11.5pt", "0.5cm"),
        heading(4, "10.5pt", "0.4cm"),
    )
}

fn content(all: &[Piece]) -> String {
    let mut drawing = Drawing::default();
    all.iter().for_each(|piece| drawing.piece(piece));
    let Drawing { body, columns, nested, captioned, .. } = drawing;
    let (deeper, caption) =
        (if nested { deeper() } else { String::new() }, if captioned { CAPTION } else { "" });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {SPACES}><office:automatic-styles>\
         <style:style style:name=\"Strong\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         <style:style style:name=\"Stressed\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>\
         <style:style style:name=\"Left\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">\
         <style:paragraph-properties fo:margin-bottom=\"0cm\"/></style:style>\
         <style:style style:name=\"Right\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">\
         <style:paragraph-properties fo:margin-bottom=\"0cm\" fo:text-align=\"end\"/></style:style>\
         <style:style style:name=\"Table\" style:family=\"table\"><style:table-properties style:width=\"160mm\" \
         table:align=\"margins\" table:border-model=\"collapsing\" fo:margin-bottom=\"0.4cm\"/></style:style>\
         {columns}{caption}\
         <style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" \
         fo:border=\"0.5pt solid #808080\"/></style:style>\
         <style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" \
         fo:border=\"0.5pt solid #808080\" fo:background-color=\"#eeeeee\"/></style:style>\
         <style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>\
         <text:list-style style:name=\"List\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">\
         <style:list-level-properties text:space-before=\"0.4cm\" text:min-label-width=\"0.4cm\"/></text:list-level-style-bullet>{deeper}</text:list-style>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>\n"
    )
}

/// How what a table shows stands above it.
const CAPTION: &str = "<style:style style:name=\"Caption\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">\
<style:paragraph-properties fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"/>\
<style:text-properties fo:font-weight=\"bold\"/></style:style>";

/// The levels of a list below its first.
fn deeper() -> String {
    let level = |n: usize| {
        let (mark, before) = (if n.is_multiple_of(2) { '–' } else { '•' }, 4 + 6 * (n - 1));
        format!(
            "<text:list-level-style-bullet text:level=\"{n}\" text:bullet-char=\"{mark}\"><style:list-level-properties \
             text:space-before=\"{}.{}cm\" text:min-label-width=\"0.4cm\"/></text:list-level-style-bullet>",
            before / 10,
            before % 10
        )
    };
    (2..=10).map(level).collect()
}

/// The width of the text on a page, in tenths of a millimetre.
const TEXT_WIDTH: usize = 1600;

/// The body of a document as it grows, with the widths of its tables.
#[derive(Default)]
struct Drawing {
    body: String,
    columns: String,
    tables: usize,
    /// Whether a list stands in another.
    nested: bool,
    /// Whether a table says what it shows.
    captioned: bool,
}

impl Drawing {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Heading(depth, runs) => self.body.push_str(&format!(
                "<text:h text:style-name=\"Heading_20_{depth}\" text:outline-level=\"{depth}\">{}</text:h>",
                inline(runs)
            )),
            Piece::Paragraph(runs) => self.body.push_str(&paragraph("Standard", runs)),
            Piece::Items(items) => {
                self.body.push_str("<text:list text:style-name=\"List\">");
                self.items(items);
                self.body.push_str("</text:list>");
            }
            Piece::Table(table) => self.table(table),
        }
    }

    fn items(&mut self, items: &[Item]) {
        for (item, below) in branches(items) {
            self.body.push_str(&format!("<text:list-item>{}", paragraph("Standard", &item.runs)));
            if !below.is_empty() {
                self.nested = true;
                self.body.push_str("<text:list>");
                self.items(below);
                self.body.push_str("</text:list>");
            }
            self.body.push_str("</text:list-item>");
        }
    }

    fn table(&mut self, table: &Table) {
        let Table { caption, head, rows, right, .. } = table;
        self.tables += 1;
        let name = format!("T{}", self.tables);
        if !caption.is_empty() {
            self.captioned = true;
            self.body.push_str(&paragraph("Caption", caption));
        }
        self.body.push_str(&format!("<table:table table:name=\"{name}\" table:style-name=\"Table\">"));
        self.widths(&name, table);
        self.body.push_str("<table:table-header-rows>");
        row(head, right, "Head", &mut self.body);
        self.body.push_str("</table:table-header-rows>");
        rows.iter().for_each(|cells| row(cells, right, "Cell", &mut self.body));
        self.body.push_str("</table:table>");
    }

    fn widths(&mut self, name: &str, table: &Table) {
        for (place, width) in parts(table, TEXT_WIDTH).into_iter().enumerate() {
            self.columns.push_str(&format!(
                "<style:style style:name=\"{name}.{place}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{}.{}mm\"/></style:style>",
                width / 10,
                width % 10
            ));
            self.body.push_str(&format!("<table:table-column table:style-name=\"{name}.{place}\"/>"));
        }
    }
}

fn row(cells: &[Vec<Run>], right: &[bool], style: &str, body: &mut String) {
    body.push_str("<table:table-row table:style-name=\"Row\">");
    for (place, cell) in cells.iter().enumerate() {
        let look = if right.get(place) == Some(&true) { "Right" } else { "Left" };
        body.push_str(&format!(
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">{}</table:table-cell>",
            paragraph(look, cell)
        ));
    }
    body.push_str("</table:table-row>");
}

fn paragraph(style: &str, runs: &[Run]) -> String {
    format!("<text:p text:style-name=\"{style}\">{}</text:p>", inline(runs))
}

fn inline(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let said = escape(&run.text).replace('\n', "<text:line-break/>");
        let style = match (run.strong, run.stressed) {
            (true, _) => "Strong",
            (false, true) => "Stressed",
            _ => return said,
        };
        format!("<text:span text:style-name=\"{style}\">{said}</text:span>")
    };
    runs.iter().map(run).collect()
}
