//! Letters as OpenDocument text (ISO/IEC 26300), which Word and LibreOffice open.

use std::io::{self, Cursor};

use super::page::{Piece, Run, pieces};
use super::{Form, Written};
use crate::report::layout::clean;
use crate::report::markup::escape;
use crate::zip::Writer;

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

    fn bytes(&self, letter: &Written) -> io::Result<Vec<u8>> {
        let all = pieces(&letter.text);
        let mut file = Cursor::new(Vec::new());
        let mut archive = Writer::new(&mut file);
        let entries = [
            ("mimetype", MIME.to_owned()),
            ("META-INF/manifest.xml", MANIFEST.to_owned()),
            ("content.xml", content(&all)),
            ("meta.xml", meta(letter)),
            ("styles.xml", styles(letter)),
        ];
        for (name, text) in &entries {
            let written = archive.entry(name, &mut |out| out.write_all(text.as_bytes()));
            written.map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        }
        archive.finish().map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        Ok(file.into_inner())
    }
}

fn meta(letter: &Written) -> String {
    let title = format!("{}: {}", letter.contents.tender.title, letter.contents.addressee);
    let title = escape(&clean(&title));
    let lang = letter.lang.code();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {SPACES}><office:meta>\
         <meta:generator>keur</meta:generator><dc:title>{title}</dc:title><dc:language>{lang}</dc:language>\
         </office:meta></office:document-meta>\n"
    )
}

fn styles(letter: &Written) -> String {
    let country = match letter.lang {
        crate::lang::Lang::Nl => "NL",
        crate::lang::Lang::En => "GB",
    };
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
        letter.lang.code(),
        heading(1, "16pt", "0cm"),
        heading(2, "13pt", "0.6cm"),
        heading(3, "11.5pt", "0.5cm"),
        heading(4, "10.5pt", "0.4cm"),
    )
}

fn content(all: &[Piece]) -> String {
    let mut drawing = Drawing::default();
    all.iter().for_each(|piece| drawing.piece(piece));
    let Drawing { body, columns, .. } = drawing;
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
         {columns}\
         <style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" \
         fo:border=\"0.5pt solid #808080\"/></style:style>\
         <style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" \
         fo:border=\"0.5pt solid #808080\" fo:background-color=\"#eeeeee\"/></style:style>\
         <style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>\
         <text:list-style style:name=\"List\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">\
         <style:list-level-properties text:space-before=\"0.4cm\" text:min-label-width=\"0.4cm\"/></text:list-level-style-bullet></text:list-style>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>\n"
    )
}

/// The width of the text on a page, in tenths of a millimetre.
const TEXT_WIDTH: usize = 1600;

/// The body of a document as it grows, with the widths of its tables.
#[derive(Default)]
struct Drawing {
    body: String,
    columns: String,
    tables: usize,
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
                for item in items {
                    let item = paragraph("Standard", item);
                    self.body.push_str(&format!("<text:list-item>{item}</text:list-item>"));
                }
                self.body.push_str("</text:list>");
            }
            Piece::Table { head, rows, right } => self.table(head, rows, right),
        }
    }

    fn table(&mut self, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], right: &[bool]) {
        self.tables += 1;
        let name = format!("T{}", self.tables);
        self.body.push_str(&format!("<table:table table:name=\"{name}\" table:style-name=\"Table\">"));
        self.widths(&name, head);
        self.body.push_str("<table:table-header-rows>");
        row(head, right, "Head", &mut self.body);
        self.body.push_str("</table:table-header-rows>");
        rows.iter().for_each(|cells| row(cells, right, "Cell", &mut self.body));
        self.body.push_str("</table:table>");
    }

    /// The columns of a table: the first is narrow where its head is empty, and wide where it names things.
    fn widths(&mut self, name: &str, head: &[Vec<Run>]) {
        let first = if head.first().is_some_and(Vec::is_empty) { 2 } else { 5 };
        let parts = |place: usize| {
            if place == 0 {
                first
            } else if first == 2 {
                6
            } else {
                3
            }
        };
        let all: usize = (0..head.len()).map(parts).sum();
        for place in 0..head.len() {
            let width = TEXT_WIDTH * parts(place) / all.max(1);
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
