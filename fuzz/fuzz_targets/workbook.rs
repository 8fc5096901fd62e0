#![no_main]
//! Whatever stands in a workbook, or in a part of one, reading it ends.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use keur::diag::{Findings, Sources};
use keur::exchange::form::{Against, read};
use keur::exchange::workbook::{self, Parts, Unreadable, Workbook};
use keur::read::Memory;
use keur::resolve::{self, Opened};

const TENDER: &str =
    "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-01-01\n[rules]\nuse = [\"autonomie-nl\"]\n";
const WORKBOOK: &str = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>";
const RELATIONS: &str =
    "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// One part that somebody else wrote, among parts that are as they should be.
struct Made<'a>(&'static str, &'a [u8]);

impl Parts for Made<'_> {
    fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        Ok(match name {
            name if name == self.0 => Some(self.1.to_vec()),
            "xl/workbook.xml" if self.0 != "content.xml" => Some(WORKBOOK.into()),
            "xl/_rels/workbook.xml.rels" => Some(RELATIONS.into()),
            "xl/worksheets/sheet1.xml" => Some("<worksheet/>".into()),
            _ => None,
        })
    }
}

fn opened() -> &'static Opened {
    static OPENED: OnceLock<Opened> = OnceLock::new();
    OPENED.get_or_init(|| {
        let files = BTreeMap::from([("tender.toml".to_owned(), TENDER.to_owned())]);
        resolve::open(&Memory::new(files), "tender.toml")
    })
}

fn filled(book: &Workbook) {
    let Some(rules) = &opened().rules else { return };
    let against = Against { rules, digest: "d", earlier: &[], seen: &[] };
    let _ = read(book, "w.xlsx", against, (&mut Sources::default(), &mut Findings::default()));
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((which, rest)) = bytes.split_first() else { return };
    let parts = ["content.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
    let book = match parts.get(usize::from(*which)) {
        Some(part) => workbook::read(&Made(part, rest)),
        None => workbook::open(rest.to_vec()),
    };
    if let Ok(book) = book {
        filled(&book);
    }
});
