//! Rules that read wording, on sentences as tender documents word them: each `must` sentence is found,
//! and no `must_not` one. A sentence becomes the question of a criterion, in its own language only.
#![allow(clippy::disallowed_methods, reason = "this test reads the sentences beside the rules")]

use std::collections::BTreeMap;
use std::fs;

use keur::diag::Findings;
use keur::lang::Lang;
use keur::read::Memory;
use keur::resolve;

use crate::golden;

const RULES: [(&str, &str); 3] =
    [("C052", "standard_without_equivalent"), ("C053", "scores_origin"), ("C054", "suitability_as_award")];

const TENDER: &str = "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-12-01\n[rules]\nuse = [\"./cat\"]\n";

/// A catalogue of one criterion, which has everything but its question.
const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[group]]
id = "g"
weight = 1
[[criterion]]
id = "g.c"
group = "g"
option = [{ id = "no", points = 0 }, { id = "yes", points = 1 }]
"#;

/// The sentences of a file beside a rule.
fn sentences(folder: &str, name: &str, lang: Lang) -> Vec<String> {
    let path = golden::root().join(format!("src/check/{folder}/{name}.{}.txt", lang.code()));
    let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Whether a rule finds something in a sentence.
fn found(code: &str, sentence: &str, lang: Lang) -> bool {
    let mut catalogue = String::from(CATALOGUE);
    catalogue += &format!("question.{} = {}\n", lang.code(), serde_json::Value::from(sentence));
    let files = [("tender.toml", TENDER), ("cat/catalogue.toml", catalogue.as_str())];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let opened = resolve::open(&Memory::new(files), "tender.toml");
    assert!(!opened.findings.has_errors(), "{:?}", opened.findings);
    let mut findings = Findings::default();
    keur::check::rules(&opened, &mut findings);
    findings.sorted().iter().any(|finding| finding.code.id() == code)
}

#[test]
fn what_must_be_found_is_found_and_nothing_else() {
    let mut faults = Vec::new();
    for (code, folder) in RULES {
        for lang in Lang::ALL {
            for (name, wanted) in [("must", true), ("must_not", false)] {
                let all = sentences(folder, name, lang);
                assert!(all.len() >= 25, "{folder}: {} sentences in {name}.{}.txt", all.len(), lang.code());
                let wrong = all.iter().filter(|text| found(code, text, lang) != wanted);
                faults.extend(wrong.map(|text| format!("{code} {name} {}: {text}", lang.code())));
            }
        }
    }
    assert!(faults.is_empty(), "{} sentences:\n{}", faults.len(), faults.join("\n"));
}

/// The pages say the hit rate that the sentences give.
#[test]
fn pages_say_how_many_sentences_were_tried() {
    for (_, folder) in RULES {
        for lang in Lang::ALL {
            let page =
                fs::read_to_string(golden::root().join(format!("src/check/{folder}/{}.md", lang.code())));
            let page = page.expect("a page").split_whitespace().collect::<Vec<_>>().join(" ");
            let of = if lang == Lang::Nl { "van de" } else { "of the" };
            for lang in Lang::ALL {
                let (must, not) =
                    (sentences(folder, "must", lang).len(), sentences(folder, "must_not", lang).len());
                for rate in [format!("{must} {of} {must}"), format!("0 {of} {not}")] {
                    assert!(page.contains(&rate), "{folder}: its page should say `{rate}`");
                }
            }
        }
    }
}
