//! Reports as PDF: every example in both languages, the same bytes each time, and bids that are meant to break out.
//! `oracle/pdf.py` reads such files with other programs. A build without the feature says how to get one with it.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests play the user: they read the files that were written"
)]

use crate::run::Folder;

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_how_to_get_one() {
    let folder = Folder::tender("no-pdf");
    for (lang, said) in [("nl", "deze keur is gebouwd zonder PDF"), ("en", "this keur was built without PDF")]
    {
        let ran = folder.keur(&["score", "-o", "rapport.pdf", "--lang", lang]).ends(2);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert!(ran.err.contains("cargo install --path . --features pdf"), "{}", ran.err);
    }
    assert!(!folder.join("rapport.pdf").exists());
}

#[cfg(feature = "pdf")]
mod built {
    use std::fs;
    use std::path::Path;

    use super::Folder;
    use crate::golden::root;
    use crate::run::{bid, keur};

    /// What a command writes to a file that ends in `.pdf`.
    #[track_caller]
    fn written(folder: &Path, arguments: &[&str], at: &Folder) -> Vec<u8> {
        let file = at.join("out.pdf");
        let name = file.to_string_lossy().into_owned();
        keur(folder, &[arguments, &["-o", &name]].concat()).ends(0);
        fs::read(&file).unwrap()
    }

    fn holds(pdf: &[u8], words: &str) -> bool {
        pdf.windows(words.len()).any(|window| window == words.as_bytes())
    }

    /// Whether it says of itself that it is tagged (PDF/UA-1) and may be kept (PDF/A-2a). Typst has then checked it.
    #[track_caller]
    fn assert_kept(pdf: &[u8], lang: &str, what: &str) {
        assert!(pdf.starts_with(b"%PDF-1.7"), "{what}");
        for said in [
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
            "<pdfuaid:part>1<",
            "<xmp:CreateDate>",
            "/MarkInfo",
            "/StructTreeRoot",
            &format!("/Lang({lang})"),
        ] {
            assert!(holds(pdf, said), "{what}: no {said}");
        }
    }

    #[test]
    fn every_example_in_both_languages_for_both_readers_is_the_same_each_time() {
        let at = Folder::new("pdf-examples");
        for example in ["beoordeling", "eu-csf", "zaaksysteem"] {
            for (lang, reader) in [("nl", "committee"), ("en", "committee"), ("nl", "public")] {
                let folder = root().join("examples").join(example);
                let arguments = ["score", "--lang", lang, "--for", reader];
                let pdf = written(&folder, &arguments, &at);
                let what = format!("{example} in {lang} for {reader}");
                assert_kept(&pdf, lang, &what);
                assert!(pdf == written(&folder, &arguments, &at), "{what}: other bytes");
            }
        }
    }

    #[test]
    fn every_subject_becomes_a_document() {
        let at = Folder::new("pdf-subjects");
        let folder = root().join("examples/zaaksysteem");
        let subjects: [&[&str]; 7] = [
            &["compare"],
            &["check"],
            &["chain"],
            &["evidence"],
            &["explain", "moeraslinde"],
            &["explain", "moeraslinde", "--against", "vlierhof"],
            &["robustness"],
        ];
        for subject in subjects {
            let name = at.join("out.pdf").to_string_lossy().into_owned();
            let more = if subject == ["check"] { &["--fail-on", "never"][..] } else { &[] };
            keur(&folder, &[subject, more, &["-o", &name]].concat()).ends(0);
            assert_kept(&fs::read(&name).unwrap(), "nl", subject[0]);
        }
    }

    /// Texts that would be markup, code or paths to Typst, and characters that no font has.
    #[test]
    fn what_bidders_write_is_never_read_as_markup() {
        let folder = Folder::tender("pdf-hostile");
        let names = [
            "#read(\\\"/etc/passwd\\\")",
            "$x^2$ *bold* _it_ `raw` <label> @ref // comment /* more",
            "#panic(1) \\\\ [ ] { } #import \\\"@preview/x:1.0.0\\\": *",
            "= Heading\\n+ item\\n/ Term: x",
            "\\u202Eabc\\u2066 \\U0001F600 契約 \\uE000 e\\u0301\\u0323\\u0489 \\uFE0F \\uFFFD \\u05D0\\u05D1 \\u0627\\u0644",
            "&<>\\\"' ]]> </text><script>",
        ];
        for (n, name) in names.iter().enumerate() {
            let id = format!("b{n}");
            folder.write(&format!("bids/{id}.toml"), bid(&id).replace(&format!("Supplier {id}"), name));
        }
        folder.write("bids/long.toml", bid("long").replace("Supplier long", &"w".repeat(90_000)));
        for subject in ["score", "compare"] {
            assert_kept(&written(&folder.join("."), &[subject], &folder), "en", subject);
        }
    }

    /// Whatever characters stand side by side, each is written or said by its number.
    #[test]
    fn any_characters_side_by_side_are_written() {
        let folder = Folder::tender("pdf-characters");
        let all: Vec<char> = (0x20..0x1_0000_u32).step_by(7).filter_map(char::from_u32).collect();
        for (n, part) in all.chunks(1_500).enumerate() {
            let id = format!("c{n}");
            let text: String =
                part.iter().map(|c| format!("\\U{:08X}a\\U{:08X}", u32::from(*c), u32::from(*c))).collect();
            folder.write(&format!("bids/{id}.toml"), bid(&id).replace(&format!("Supplier {id}"), &text));
        }
        assert_kept(&written(&folder.join("."), &["score"], &folder), "en", "all characters");
    }
}
