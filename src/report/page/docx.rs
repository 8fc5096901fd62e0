//! WordprocessingML (ECMA-376, ISO/IEC 29500), which Word and LibreOffice open.
//!
//! Headings, lists, captions and head rows are real ones, by the names that Word gives its own styles, so that a
//! text can be taken over into other documents, and read aloud.

use std::io;

use super::{Form, Item, Page, Piece, Run, Table, branches, parts, zipped};
use crate::report::layout::clean;
use crate::report::markup::escape;

/// The form `docx`.
pub struct Docx;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of the text.
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
/// What the names of parts and of relations between them start with.
const PARTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The width of the text on a page, in twentieths of a point: A4 with margins of 2.5 cm.
const TEXT_WIDTH: usize = 9070;
/// Levels of a list; deeper ones are drawn as the last.
const LEVELS: usize = 9;

impl Form for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn extension(&self) -> &'static str {
        "docx"
    }

    fn bytes(&self, page: &Page) -> io::Result<Vec<u8>> {
        zipped(&[
            ("[Content_Types].xml", content_types()),
            ("_rels/.rels", package()),
            ("docProps/core.xml", core(page)),
            ("word/_rels/document.xml.rels", relations()),
            ("word/document.xml", document(page)),
            ("word/footer1.xml", footer()),
            ("word/numbering.xml", numbering()),
            ("word/settings.xml", settings(page)),
            ("word/styles.xml", styles(page)),
        ])
    }
}

fn content_types() -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{PARTS}.{kind}+xml\"/>")
    };
    format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         {}{}{}{}{}</Types>\n",
        part("document", "document.main"),
        part("footer1", "footer"),
        part("numbering", "numbering"),
        part("settings", "settings"),
        part("styles", "styles"),
    )
}

fn package() -> String {
    format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>\n"
    )
}

fn relations() -> String {
    let relation = |n: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{n}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}.xml\"/>")
    };
    format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}{}{}</Relationships>\n",
        relation(1, "styles", "styles"),
        relation(2, "numbering", "numbering"),
        relation(3, "settings", "settings"),
        relation(4, "footer", "footer1"),
    )
}

fn core(page: &Page) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>keur</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>\n",
        escape(&clean(&page.title)),
        tag(page),
    )
}

/// The language as Word names it: `nl-NL`.
fn tag(page: &Page) -> String {
    format!("{}-{}", page.lang.code(), page.country())
}

fn settings(page: &Page) -> String {
    format!(
        "{XML}<w:settings {W}><w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{}\"/></w:settings>\n",
        tag(page)
    )
}

fn footer() -> String {
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{XML}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}\
         </w:p></w:ftr>\n",
        field("PAGE"),
        field("NUMPAGES")
    )
}

fn numbering() -> String {
    let level = |n: usize| {
        let mark = if n.is_multiple_of(2) { '•' } else { '–' };
        let left = 340 * (n + 1);
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"{mark}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"280\"/></w:pPr></w:lvl>"
        )
    };
    let levels: String = (0..LEVELS).map(level).collect();
    format!(
        "{XML}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>{levels}\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n"
    )
}

fn styles(page: &Page) -> String {
    let heading = |depth: usize, size: u8, above: u16| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{depth}\"><w:name w:val=\"heading {depth}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>\
             <w:spacing w:before=\"{above}\" w:after=\"80\"/><w:outlineLvl w:val=\"{}\"/></w:pPr>\
             <w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            depth - 1
        )
    };
    let paragraph = |id: &str, name: &str, rest: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>{rest}</w:style>"
        )
    };
    let edge =
        |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    format!(
        "{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" \
         w:cs=\"Arial\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"110\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" \
         w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"90\" w:type=\"dxa\"/><w:bottom w:w=\"0\" \
         w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>{}{}{}{}{}{}{}{}\
         <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/>\
         <w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style></w:styles>\n",
        tag(page),
        heading(1, 32, 0),
        heading(2, 26, 360),
        heading(3, 23, 300),
        heading(4, 21, 240),
        paragraph(
            "ListParagraph",
            "List Paragraph",
            "<w:qFormat/><w:pPr><w:spacing w:after=\"50\"/></w:pPr>"
        ),
        paragraph(
            "Caption",
            "caption",
            "<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/></w:pPr><w:rPr><w:b/></w:rPr>"
        ),
        paragraph(
            "TableText",
            "Table Text",
            "<w:pPr><w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr>"
        ),
        paragraph("Footer", "footer", "<w:pPr><w:jc w:val=\"right\"/></w:pPr>"),
    )
}

fn document(page: &Page) -> String {
    let mut body = String::new();
    page.pieces.iter().for_each(|piece| draw(piece, &mut body));
    format!(
        "{XML}<w:document {W} xmlns:r=\"{RELATIONS}\"><w:body>{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1134\" w:left=\"1418\" \
         w:header=\"708\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n"
    )
}

fn draw(piece: &Piece, body: &mut String) {
    match piece {
        Piece::Heading(depth, runs) => styled(&format!("Heading{depth}"), "", runs, body),
        Piece::Paragraph(runs) => {
            // A paragraph in bold heads what follows.
            let heads = !runs.is_empty() && runs.iter().all(|run| run.strong);
            styled("Normal", if heads { "<w:keepNext/>" } else { "" }, runs, body);
        }
        Piece::Items(items) => list(items, 0, body),
        Piece::Table(table) => draw_table(table, body),
    }
}

/// A paragraph of a style, with what else is said of it.
fn styled(style: &str, more: &str, runs: &[Run], body: &mut String) {
    body.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}</w:p>", inline(runs)));
}

fn list(items: &[Item], level: usize, body: &mut String) {
    let at =
        format!("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"1\"/></w:numPr>", level.min(LEVELS - 1));
    for (item, below) in branches(items) {
        styled("ListParagraph", &at, &item.runs, body);
        list(below, level + 1, body);
    }
}

fn draw_table(table: &Table, body: &mut String) {
    let widths = parts(table, TEXT_WIDTH);
    if !table.caption.is_empty() {
        styled("Caption", "", &table.caption, body);
    }
    body.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" \
         w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<usize>()
    ));
    widths.iter().for_each(|width| body.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
    body.push_str("</w:tblGrid>");
    row(&table.head, &widths, &table.right, true, body);
    table.rows.iter().for_each(|cells| row(cells, &widths, &table.right, false, body));
    // Word joins two tables that touch, and wants a paragraph behind the last one.
    body.push_str(
        "</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>",
    );
}

fn row(cells: &[Vec<Run>], widths: &[usize], right: &[bool], head: bool, body: &mut String) {
    let repeated = if head { "<w:tblHeader/>" } else { "" };
    body.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
    for (place, width) in widths.iter().enumerate() {
        let shade = if head { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEEEEE\"/>" } else { "" };
        body.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>"));
        let side = if right.get(place) == Some(&true) { "<w:jc w:val=\"right\"/>" } else { "" };
        let mut runs = cells.get(place).cloned().unwrap_or_default();
        runs.iter_mut().for_each(|run| run.strong |= head);
        styled("TableText", side, &runs, body);
        body.push_str("</w:tc>");
    }
    body.push_str("</w:tr>");
}

fn inline(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let strong = if run.strong { "<w:b/>" } else { "" };
        let stressed = if run.stressed { "<w:i/>" } else { "" };
        let lines: Vec<String> = run
            .text
            .split('\n')
            .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)))
            .collect();
        format!("<w:r><w:rPr>{strong}{stressed}</w:rPr>{}</w:r>", lines.join("<w:br/>"))
    };
    runs.iter().map(run).collect()
}
