//! Workbooks as OpenDocument spreadsheets (ISO/IEC 26300), which LibreOffice and Excel open.
//!
//! Texts stand in their cells as texts, whatever they start with; formulas come from `book` alone, in
//! OpenFormula. Numbers are written as the decimals that they are.

mod style;
mod table;

use std::io::{self, Cursor, Write};

use super::book::{Book, Reckoner, scored};
use super::markup::escape;
use super::{Format, Report, Subject};
use crate::zip::Writer;

/// The format `ods`.
pub struct Ods;

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\
</manifest:manifest>\n";

/// The name spaces of every part.
const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

impl Format for Ods {
    fn name(&self) -> &'static str {
        "ods"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ods"]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Score, Subject::Compare]
    }

    fn wants_digests(&self) -> bool {
        true
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&bytes(&scored::book(report)?)?)
    }
}

/// The file of a book.
///
/// # Errors
/// A book of more than four gigabytes.
pub fn bytes(book: &Book) -> io::Result<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    let mut archive = Writer::new(&mut file);
    let entries = [
        ("mimetype", MIME.to_owned()),
        ("META-INF/manifest.xml", MANIFEST.to_owned()),
        ("content.xml", content(book)),
        ("meta.xml", meta(book)),
        ("settings.xml", settings(book)),
        ("styles.xml", style::page(book)),
    ];
    for (name, text) in &entries {
        let written = archive.entry(name, &mut |out| out.write_all(text.as_bytes()));
        written.map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    }
    archive.finish().map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    Ok(file.into_inner())
}

fn content(book: &Book) -> String {
    let styles = style::Styles::new(book);
    let reckoner = Reckoner::new(book);
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {SPACES}>");
    xml.push_str(&styles.automatic());
    // names of functions and texts mean what they say, not patterns
    xml.push_str(
        "<office:body><office:spreadsheet><table:calculation-settings table:use-regular-expressions=\"false\" \
         table:use-wildcards=\"false\" table:automatic-find-labels=\"false\"/>",
    );
    xml.push_str(&table::checks(book));
    for place in 0..book.sheets.len() {
        table::table(book, place, &styles, &reckoner, &mut xml);
    }
    xml.push_str(&table::ranges(book));
    xml + "</office:spreadsheet></office:body></office:document-content>\n"
}

fn meta(book: &Book) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {SPACES}><office:meta>\
         <meta:generator>keur</meta:generator><dc:title>{}</dc:title><dc:language>{}</dc:language>\
         </office:meta></office:document-meta>\n",
        escape(&book.title),
        book.lang.code()
    )
}

/// Which rows and columns stay in sight; how LibreOffice reads it is all that says so, for the standard does not.
fn settings(book: &Book) -> String {
    let item = |name: &str, kind: &str, value: &str| {
        format!(
            "<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>"
        )
    };
    let mut sheets = String::new();
    for sheet in &book.sheets {
        let (rows, columns) = sheet.frozen;
        sheets.push_str(&format!("<config:config-item-map-entry config:name=\"{}\">", escape(&sheet.name)));
        for (split, n) in [("Horizontal", columns), ("Vertical", rows)] {
            let mode = if n > 0 { "2" } else { "0" };
            sheets.push_str(&item(&format!("{split}SplitMode"), "short", mode));
            sheets.push_str(&item(&format!("{split}SplitPosition"), "int", &n.to_string()));
        }
        sheets.push_str(&item("PositionRight", "int", &columns.to_string()));
        sheets.push_str(&item("PositionBottom", "int", &rows.to_string()));
        sheets.push_str("</config:config-item-map-entry>");
    }
    let first = book.sheets.first().map(|sheet| escape(&sheet.name)).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings {SPACES}><office:settings>\
         <config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">\
         <config:config-item-map-entry>{}{}<config:config-item-map-named config:name=\"Tables\">{sheets}\
         </config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>\n",
        item("ViewId", "string", "view1"),
        item("ActiveTable", "string", &first),
    )
}
