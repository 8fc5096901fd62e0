//! The assessment chapter: what it says is what is reckoned, in every form and language, whatever texts stand in it.

#![allow(clippy::disallowed_methods, reason = "this test reads what was written")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use keur::assess::Plan;
use keur::award::METHODS;
use keur::lang::{Chapter, Lang, Say};
use keur::num::Ratio;
use keur::read::{Memory, shipped_ids};
use keur::report::document::{chapter, worth};
use keur::report::page::{FORMS, Page, Piece, Run};
use keur::resolve::{self, Given, Opened, Origin};

use crate::golden;
use crate::run::Folder;

/// Marks of conditions that no officer should meet.
const MARKS: [&str; 13] = [
    "&&",
    "||",
    "==",
    "!=",
    " <= ",
    " >= ",
    "fact.",
    "context.",
    "region.",
    "exposure[",
    ".all(",
    ".exists",
    "size(",
];

/// The files of a folder of the project, by their paths in it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "toml" || end == "lock") {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

fn example(name: &str) -> Opened {
    let opened =
        resolve::open(&Memory::new(files(&golden::root().join("examples").join(name))), "tender.toml");
    assert!(!opened.findings.has_errors(), "{name}: {:?}", opened.findings);
    opened
}

/// Every shipped catalogue by itself, under each of its profiles, and every example.
fn all() -> Vec<(String, Opened)> {
    let mut all = Vec::new();
    for id in shipped_ids() {
        let given = Given {
            catalogues: vec![id.to_owned()],
            as_of: Some("2026-12-01".to_owned()),
            ..Given::default()
        };
        let opened = Origin::Given(given).open(&Memory::default()).unwrap();
        all.push((id.to_owned(), opened));
    }
    for name in ["zaaksysteem", "eu-csf", "beoordeling"] {
        all.push((name.to_owned(), example(name)));
    }
    all
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Every text of a page, in order.
fn texts(page: &Page) -> Vec<String> {
    let mut all = Vec::new();
    for piece in &page.pieces {
        match piece {
            Piece::Heading(_, runs) | Piece::Paragraph(runs) => all.push(text(runs)),
            Piece::Items(items) => all.extend(items.iter().map(|item| text(&item.runs))),
            Piece::Table(table) => {
                all.push(text(&table.caption));
                all.extend(table.head.iter().chain(table.rows.iter().flatten()).map(|cell| text(cell)));
            }
        }
    }
    all
}

#[test]
fn every_condition_that_is_shipped_comes_out_in_words() {
    let mut conditions = 0;
    for (name, opened) in all() {
        let Some(rules) = &opened.rules else { panic!("{name}: {:?}", opened.findings) };
        let options = opened.conditions.options.iter().flatten().flatten().count();
        conditions +=
            options + opened.conditions.applies.len() + opened.conditions.gates.iter().flatten().count();
        for lang in Lang::ALL {
            let page = chapter(&opened, rules, lang);
            for text in texts(&page) {
                let marks: Vec<_> = MARKS.iter().filter(|mark| text.contains(**mark)).collect();
                assert!(marks.is_empty(), "{name} {}: {text}\n{marks:?}", lang.code());
            }
            let other = match lang {
                Lang::Nl => "[en] ",
                Lang::En => "[nl] ",
            };
            let foreign = texts(&page).into_iter().filter(|text| text.contains(other)).count();
            assert!(foreign == 0 || name != "zaaksysteem", "{name}: {foreign} texts of the other language");
        }
    }
    assert!(conditions > 500, "only {conditions} conditions");
}

#[test]
fn what_criteria_are_worth_adds_up_to_a_hundred() {
    let mut seen = 0;
    for (name, opened) in all() {
        let rules = opened.rules.as_ref().unwrap();
        let plan = Plan::new(rules);
        let maxima = (0..rules.criteria.len())
            .filter_map(|place| worth(&plan, rules, place, rules.criteria[place].maximum()));
        let sum = maxima.fold(Ratio::default(), |sum, one| &sum + &one);
        let divides = rules.groups.iter().any(|group| group.out_of.is_some_and(|by| by != group.all_maxima));
        if plan.groups.iter().all(|group| group.weight.is_none()) {
            continue;
        }
        seen += 1;
        match divides {
            false => assert_eq!(sum, Ratio::from(100), "{name}"),
            true => assert!(sum > Ratio::from(100) && sum < Ratio::from(101), "{name}: {sum}"),
        }
    }
    assert!(seen > 8, "only {seen}");
}

#[test]
fn every_method_has_its_words() {
    for method in METHODS {
        let (method, formula) = (method.name().to_owned(), method.formula().map(str::to_owned));
        for lang in Lang::ALL {
            let said = Chapter::Method { method: method.clone(), formula: formula.clone() }.text(lang);
            let how = Chapter::Formula { method: method.clone(), formula: formula.clone() }.text(lang);
            assert!(said.len() > 40 && how.len() > 15, "{method} {formula:?}: {said} {how}");
        }
    }
}

const TENDER: &str = "format = 1\n[tender]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nas_of = 2026-11-01\n\
[rules]\nuse = [\"./cat\"]\n";

const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[group]]
id = "g"
title = "One"
weight = 3
[[group]]
id = "h"
title = "Two"
weight = 1
[[criterion]]
id = "g.a"
group = "g"
option = [{ id = "o80", points = 80 }, { id = "o60", points = 60 }, { id = "o50", points = 50 }, { id = "most", points = 100 }]
[[criterion]]
id = "h.a"
group = "h"
option = [{ id = "o70", points = 70 }, { id = "o75", points = 75 }, { id = "o40", points = 40 }, { id = "most", points = 100 }]
"#;

const AWARDS: [&str; 7] = [
    "",
    "[award]\nmethod = \"weighted\"\nquality_weight = 60\nprice_weight = 40\nformula = \"absolute-linear\"\nfloor = 100\nceiling = 200\n",
    "[award]\nmethod = \"weighted\"\nquality_weight = 70\nprice_weight = 30\nformula = \"lowest-ratio\"\n",
    "[award]\nmethod = \"weighted\"\nquality_weight = 30\nprice_weight = 70\nformula = \"relative-linear\"\nround = 1\n",
    "[award]\nmethod = \"weighted\"\nquality_weight = 50\nprice_weight = 50\nformula = \"to-lowest\"\n",
    "[award]\nmethod = \"value\"\nvalues = { g = 60000, h = 20000 }\ndecimals = 3\n",
    "[award]\nmethod = \"value-for-money\"\n",
];

/// The cells of the last table of a Markdown text with a head that starts so, each row by its first cell.
fn rows(markdown: &str, head: &str) -> Vec<Vec<String>> {
    let start = markdown.rfind(head).unwrap_or_else(|| panic!("{head}\n{markdown}"));
    let lines = markdown[start..].lines().take_while(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The bids of the example, handed in as bids, get the scores, figures and ranks that the example shows.
#[test]
fn the_worked_example_is_what_score_makes_of_such_bids() {
    for (n, award) in AWARDS.iter().enumerate() {
        let folder = Folder::new("example");
        folder.write("tender.toml", format!("{TENDER}{award}")).write("cat/catalogue.toml", CATALOGUE);
        let document = folder.keur(&["document"]).ends(0).out;
        let shown = rows(&document, "| Bid | Quality score |");
        assert_eq!(shown.len(), 3, "{document}");
        let answers = [("A", "o80", "o70"), ("B", "o60", "o75"), ("C", "o50", "o40")];
        for (id, g, h) in answers {
            let row = shown.iter().find(|row| row[0] == format!("Bid {id}")).unwrap();
            let price = if n == 0 { "1".to_owned() } else { row[2].replace(',', "") };
            folder.write(
                &format!("bids/{id}.toml"),
                format!(
                    "format = 1\n[bid]\nid = \"{id}\"\ntender = \"t\"\nsupplier = \"S {id}\"\n[price]\namount = {price}\n\
                     [answers]\n\"g.a\" = \"{g}\"\n\"h.a\" = \"{h}\"\n"
                ),
            );
        }
        let score = folder.keur(&["score", "--format", "json"]).ends(0).json();
        let bids = score["bids"].as_array().unwrap();
        assert_eq!(bids.len(), 3);
        for (bid, row) in bids.iter().zip(&shown) {
            assert_eq!(row[0], format!("Bid {}", bid["id"].as_str().unwrap()), "{award}");
            let plain = |cell: &str| cell.replace(',', "");
            assert_eq!(plain(&row[1]), bid["score"]["value"].as_str().unwrap_or_default(), "{award}");
            let figure = &row[row.len() - 2];
            assert_eq!(
                plain(figure),
                bid["award"]["figure"]["value"].as_str().unwrap_or_default(),
                "{award}"
            );
            assert_eq!(row[row.len() - 1], bid["rank"].to_string(), "{award}");
        }
    }
}

/// Texts that would do harm where they are shown.
const TEXTS: [&str; 9] = [
    "<script>alert(1)</script>",
    "]]></w:t><w:t>&#x0;&nosuch;",
    "\\u001b[31m\\u0000\\u0008\\uFFFE",
    "\\u202Eneddim\\u2066",
    "a|b\\n# kop\\n- x",
    "![x](http://e.example) [l](javascript:x) <b onclick=x>",
    "\\\"'><img src=x onerror=x>",
    "“aanhaling” && fact.x",
    "{{ x }} {% y %}",
];

/// A catalogue in which every text is one of those.
fn hostile(text: &str) -> String {
    let t = format!("\"{text}\"");
    format!(
        "format = 1\n[catalogue]\nid = \"c\"\nversion = {t}\ntitle = {t}\n[[reference]]\nid = \"r\"\ntitle = {t}\n\
         [[level]]\nn = 0\nname = {t}\ntitle = {t}\nmeaning = {t}\n[[kind]]\nid = \"k\"\ntitle = {t}\n\
         [[region]]\nid = \"area\"\ntitle = {t}\ncountries = [\"NL\"]\nas_of = 2026-01-01\n\
         [[law]]\nid = \"law\"\ntitle = {t}\ncountries = [\"US\"]\n\
         [[context]]\nid = \"kind\"\ntype = \"choice\"\nquestion = {t}\ndefault = \"a\"\noptions = [{{ id = \"a\", text = {t} }}, {{ id = \"b\", text = {t} }}]\n\
         [[fact]]\nid = \"where\"\ntype = \"countries\"\nquestion = {t}\nhelp = {t}\n\
         [[fact]]\nid = \"days\"\ntype = \"integer\"\nunit = {t}\nquestion = {t}\n\
         [[group]]\nid = \"g\"\ntitle = {t}\ndescription = {t}\nweight = 1\n\
         [[criterion]]\nid = \"g.a\"\ngroup = \"g\"\ntitle = {t}\nquestion = {t}\nwhy = {t}\nlink = {t}\nreferences = [\"r\"]\n\
         evidence_kinds = [\"k\"]\napplies = 'context.kind == \"a\"'\n\
         option = [{{ id = \"x\", text = {t}, points = 1, level = 0, when = 'fact.where.all(c, c in region.area) && fact.days < 3 && exposure[\"law\"] != \"exposed\"' }}, \
         {{ id = \"y\", text = {t}, points = 0, level = 0, otherwise = true }}]\n\
         [[gate]]\nid = \"m\"\ntitle = {t}\nwhy = {t}\nwhen = 'fact.days < 9'\n"
    )
}

/// Whether tags open and close in turn, and every mark of XML is one.
fn well_formed(xml: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').ok_or("a tag without an end")? + start;
        let (text, tag) = (&rest[..start], &rest[start + 1..end]);
        for (at, _) in text.match_indices('&') {
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
            if !known.iter().any(|entity| text[at..].starts_with(entity)) {
                return Err(format!("an entity at {}", &text[at..]));
            }
        }
        if tag.contains('<') || text.contains('>') {
            return Err(format!("a bracket in {tag} or {text}"));
        }
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(name) => return Err(format!("{name} ends what it did not begin")),
            None if tag.starts_with(['?', '!']) || tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
        rest = &rest[end + 1..];
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} never end")) }
}

/// The files in an archive whose entries are stored as they are.
fn stored(bytes: &[u8]) -> Vec<(String, String)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) + (short(at + 2) << 16);
    let (mut at, mut files) = (0, Vec::new());
    while long(at) == 0x0403_4b50 {
        let (size, name) = (long(at + 18), short(at + 26));
        let data = at + 30 + name + short(at + 28);
        let said = |from: usize, upto: usize| String::from_utf8(bytes[from..upto].to_vec()).unwrap();
        files.push((said(at + 30, at + 30 + name), said(data, data + size)));
        at = data + size;
    }
    files
}

#[test]
fn hostile_texts_do_no_harm_in_any_form() {
    for (n, bad) in TEXTS.iter().enumerate() {
        let folder = Folder::new("hostile-chapter");
        let tender = TENDER.replace("title = \"T\"", &format!("title = \"{bad}\"\nauthority = \"{bad}\""));
        folder.write("tender.toml", tender).write("cat/catalogue.toml", hostile(bad));
        let ran = folder.keur(&["document", "-o", "d.docx", "-o", "d.odt", "-o", "d.html", "-o", "d.md"]);
        ran.ends(0);
        for form in FORMS {
            let bytes = fs::read(folder.join(&format!("d.{}", form.extension()))).unwrap();
            let is_archive = bytes.starts_with(b"PK");
            let files = match is_archive {
                true => stored(&bytes),
                false => vec![("d".to_owned(), String::from_utf8(bytes).unwrap())],
            };
            assert!(!is_archive || files.len() >= 5, "{n} {}", form.name());
            for (name, said) in files {
                let hidden = said.chars().find(|c| {
                    c.is_control() && *c != '\n'
                        || (matches!(c, '\u{202e}' | '\u{2066}') || is_archive && *c == '\u{fffe}')
                });
                assert_eq!(hidden, None, "{n} {} {name}", form.name());
                let links = if form.name() == "markdown" { "](" } else { "<a " };
                // a bracket behind a backslash is a plain one
                let said = said.replace("\\]", "");
                for harm in ["<script>", "<img", "<b ", links] {
                    assert!(!said.contains(harm), "{n} {} {name}: {harm}", form.name());
                }
                if is_archive && name != "mimetype" {
                    well_formed(&said).unwrap_or_else(|why| panic!("{n} {} {name}: {why}", form.name()));
                }
                if form.name() == "markdown" {
                    let kop = said.lines().filter(|line| line.trim_start().starts_with("# ")).count();
                    assert_eq!(kop, 1, "{said}");
                }
            }
        }
    }
}

/// The text of a form without its marks and without spaces.
fn unmarked(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = rest[start..].find('>').unwrap() + start;
        rest = &rest[end + 1..];
    }
    let text: String = text.split_whitespace().collect();
    text.replace("&#39;", "'").replace("&amp;", "&")
}

#[test]
fn all_forms_say_the_same() {
    let opened = example("beoordeling");
    let page = chapter(&opened, opened.rules.as_ref().unwrap(), Lang::Nl);
    let said: String = texts(&page).concat().split_whitespace().collect();
    for form in FORMS {
        let bytes = form.bytes(&page).unwrap();
        assert_eq!(bytes, form.bytes(&page).unwrap(), "{}: the same bytes each time", form.name());
        let text = match form.name() {
            "docx" => stored(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1,
            "odt" => stored(&bytes).into_iter().find(|(name, _)| name == "content.xml").unwrap().1,
            "html" => {
                let html = String::from_utf8(bytes).unwrap();
                html[html.find("<main>").unwrap()..].to_owned()
            }
            _ => continue,
        };
        assert_eq!(unmarked(&text), said, "{}", form.name());
    }
}

#[test]
fn documents_have_real_headings_lists_and_head_rows() {
    let opened = example("zaaksysteem");
    let page = chapter(&opened, opened.rules.as_ref().unwrap(), Lang::En);
    let of = |name: &str| FORMS.iter().find(|form| form.name() == name).unwrap().bytes(&page).unwrap();
    let files: BTreeMap<String, String> = stored(&of("docx")).into_iter().collect();
    let document = &files["word/document.xml"];
    for mark in [
        "w:val=\"Heading1\"",
        "w:val=\"Heading4\"",
        "<w:tblHeader/>",
        "<w:cantSplit/>",
        "<w:ilvl w:val=\"1\"/>",
        "w:val=\"Caption\"",
    ] {
        assert!(document.contains(mark), "{mark}");
    }
    assert!(files["word/styles.xml"].contains("<w:lang w:val=\"en-GB\"/>"));
    assert!(files["word/footer1.xml"].contains(" NUMPAGES "));
    let html = String::from_utf8(of("html")).unwrap();
    assert!(html.contains("<html lang=\"en\">") && html.contains("default-src 'none'"), "{}", &html[..400]);
    assert!(html.contains("<caption>") && html.contains("<th scope=\"col\">"));
    let mut before = 0;
    for piece in &page.pieces {
        if let Piece::Heading(depth, _) = piece {
            assert!(*depth <= before + 1, "a heading of depth {depth} after one of {before}");
            before = *depth;
        }
    }
}

#[test]
fn a_chapter_that_was_worked_on_is_not_written_over() {
    let folder = Folder::tender("chapter");
    folder.keur(&["document", "-o", "b.docx"]).ends(0);
    folder.write("b.docx", "worked on");
    let ran = folder.keur(&["document", "-o", "new.md", "-o", "b.docx"]).ends(2);
    assert!(ran.err.contains("b.docx") && !folder.join("new.md").exists(), "{}", ran.err);
    assert_eq!(folder.text("b.docx"), "worked on");
    folder.keur(&["document", "-o", "b.docx", "--force"]).ends(0);
    assert!(fs::read(folder.join("b.docx")).unwrap().starts_with(b"PK"));
    let ran = folder.keur(&["document", "-o", "b.pdf"]).ends(2);
    assert!(ran.err.contains(".docx"), "{}", ran.err);
}

#[test]
fn it_needs_no_tender_and_no_bids_and_refuses_rules_with_errors() {
    let folder = Folder::new("no-tender");
    let ran = folder.keur(&["document", "--catalogue", "exit", "--lang", "en"]).ends(0);
    assert!(ran.out.starts_with("# Assessment: Exit and switching\n"), "{}", &ran.out[..80]);
    assert!(ran.out.contains("have not been fixed yet"));
    folder
        .write("tender.toml", TENDER)
        .write("cat/catalogue.toml", CATALOGUE.replace("group = \"h\"", "group = \"x\""));
    folder.write("bids/bad.toml", "no toml");
    let ran = folder.keur(&["document"]).ends(2);
    assert!(ran.out.is_empty() && ran.err.contains("C0"), "{}", ran.err);
    folder.write("cat/catalogue.toml", CATALOGUE);
    folder.keur(&["document"]).ends(0);
}
