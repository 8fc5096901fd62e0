//! The HTML report: nothing in a bid becomes markup, nothing comes from elsewhere, and anybody gets nothing confidential.
#![allow(clippy::disallowed_methods, reason = "a test may look where the browser is")]

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use crate::run::{Folder, assert_plain, bid};

/// Elements that a page may hold, and those of them that hold nothing.
const ELEMENTS: &str = " html head meta title style body a header h1 h2 h3 h4 h5 p nav ol ul li bdi main section div \
     table caption thead tbody tr th td span details summary figure figcaption footer script \
     svg desc g text rect line circle polyline ";
const VOID: &str = " meta !DOCTYPE ";

/// Attributes that a page may hold; none of them runs or asks for anything.
const ATTRIBUTES: &str = " html lang charset http-equiv content name class href id tabindex aria-label aria-labelledby \
     aria-hidden role scope open type viewBox width height x y x1 y1 x2 y2 cx cy r rx points ";

/// One tag: its name, its attributes, and whether it closes.
struct Tag<'t> {
    name: &'t str,
    attributes: Vec<(&'t str, &'t str)>,
    closes: bool,
    ends: bool,
}

/// The tag that a text starts with, and how long it is.
fn tag(text: &str) -> (Tag<'_>, usize) {
    let end = text.find('>').unwrap_or_else(|| panic!("a tag without an end: {:.80}", text));
    let within = &text[1..end];
    let (closes, within) = within.strip_prefix('/').map_or((false, within), |within| (true, within));
    let (ends, within) = within.strip_suffix('/').map_or((false, within), |within| (true, within));
    let (name, mut rest) = within.split_once(' ').unwrap_or((within, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let stop = rest.find(['=', ' ']).unwrap_or(rest.len());
        let key = &rest[..stop];
        if !rest[stop..].starts_with('=') {
            attributes.push((key, ""));
            rest = &rest[stop..];
            continue;
        }
        let value = rest[stop + 1..].strip_prefix('"').expect("a value in quotes");
        let close = value.find('"').expect("a value that ends");
        attributes.push((key, &value[..close]));
        rest = &value[close + 1..];
    }
    (Tag { name, attributes, closes, ends }, end + 1)
}

/// Reads a page as tags: every element known and closed, every attribute known, every link within the page, and
/// style and script only as the page's own policy names them by digest.
#[track_caller]
pub fn assert_page(page: &str, what: &str) {
    assert_plain(page, what);
    let mut open: Vec<&str> = Vec::new();
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    let mut rest = page;
    let mut policy = "";
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let (tag, length) = tag(rest);
        rest = &rest[length..];
        let known = |all: &str, name: &str| all.contains(&format!(" {name} "));
        assert!(known(ELEMENTS, tag.name) || known(VOID, tag.name), "{what}: <{}>", tag.name);
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name), "{what}: closed out of order before {:.60}", rest);
            continue;
        }
        for (key, value) in &tag.attributes {
            assert!(known(ATTRIBUTES, key), "{what}: {key}={value}");
            assert!(!value.contains('<'), "{what}: {key}={value}");
            match *key {
                "id" => ids.push(*value),
                "href" => links.push(value.strip_prefix('#').expect("a link within the page")),
                "content" if value.contains("default-src") => policy = value,
                _ => {}
            }
        }
        if matches!(tag.name, "script" | "style") {
            let data = tag.attributes.contains(&("type", "application/json"));
            rest = assert_ours(tag.name, data, policy, rest);
            continue;
        }
        if !known(VOID, tag.name) && !tag.ends {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{what}: left open: {open:?}");
    assert!(
        policy.starts_with("default-src &#39;none&#39;") && !policy.contains("unsafe"),
        "{what}: {policy}"
    );
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{what}: two elements with one id");
    let lost: Vec<&&str> = links.iter().filter(|link| ids.binary_search(link).is_err()).collect();
    assert!(lost.is_empty(), "{what}: links to nothing: {lost:?}");
}

/// Style and script are as the policy says; data is JSON. Gives what comes after.
#[track_caller]
fn assert_ours<'p>(name: &str, data: bool, policy: &str, rest: &'p str) -> &'p str {
    let (within, after) = rest.split_once(&format!("</{name}>")).expect("an end");
    if data {
        serde_json::from_str::<serde_json::Value>(within).expect("data that parses");
        assert!(!within.contains('<'), "data can end the element");
        return after;
    }
    let digest = Base64::encode_string(&Sha256::digest(within.as_bytes()));
    assert!(policy.contains(&format!("{name}-src &#39;sha256-{digest}&#39;")), "the policy lets {name} in");
    after
}

/// What would be markup, a script, a link or a formula, if it were let.
const MARKUP: [&str; 8] = [
    "<script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' style='color:red",
    "<!--",
    "]]>&lt;b&gt;&#60;i&#62;",
    "<svg/onload=alert(1)>",
    "=HYPERLINK(\"http://e\")",
];

#[test]
fn nothing_in_a_bid_becomes_markup() {
    let folder = Folder::tender("html-markup");
    for (n, text) in MARKUP.iter().enumerate() {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        let of = bid(&format!("b{n}")).replace(&format!("Supplier b{n}"), &text);
        let of = of.replace(
            "[answers]\n",
            &format!(
                "service = \"{text}\"\n[price]\namount = 1{n}0.00\nconfidential = \"{text}\"\n[answers]\n"
            ),
        );
        let of = of.replace("g.b = \"yes\"", &format!("g.b = {{ option = \"yes\", statement = \"{text}\", equivalent = \"\", confidential = \"{text}\" }}").replace("equivalent = \"\", ", ""));
        let paper = format!(
            "[[evidence]]\nid = \"e\"\nkind = \"paper\"\ntitle = \"{text}\"\nissuer = \"{text}\"\npage = \"{text}\"\nurl = \"https://x.example/{n}\"\n"
        );
        let chain = format!(
            "[[party]]\nid = \"p\"\nname = \"{text}\"\ncountry = \"NL\"\n[[component]]\nid = \"c\"\nparty = \"p\"\n"
        );
        folder.write(&format!("bids/b{n}.toml"), of + &paper + &chain);
    }
    for command in ["score", "compare", "evidence", "chain", "check", "robustness"] {
        let page = folder.keur(&[command, "--format", "html"]);
        page.code();
        assert_page(&page.out, command);
        if command == "score" {
            for text in ["&lt;script&gt;alert(1)", "&lt;img src=x onerror", "&quot; onmouseover=&quot;"] {
                assert!(page.out.contains(text), "{text} is said as it is");
            }
        }
    }
    let page = folder.keur(&["score", "--format", "html", "--for", "public"]).ends(0);
    assert_page(&page.out, "score for the public");
}

#[test]
fn a_large_tender_with_long_texts_is_a_page() {
    let folder = Folder::tender("html-large");
    let criterion = |n: usize| {
        format!(
            "[[criterion]]\nid = \"h.n{n}\"\ngroup = \"h\"\ntitle = \"Criterion {n}\"\noption = [{{ id = \"no\" }}, {{ id = \"yes\", points = 5 }}]\n"
        )
    };
    let catalogue = folder.text("cat/catalogue.toml") + &(0..200).map(criterion).collect::<String>();
    folder.write("cat/catalogue.toml", catalogue);
    for n in 0..30 {
        let answers: String = (0..200)
            .map(|c| format!("h.n{c} = \"{}\"\n", if (n + c) % 3 == 0 { "no" } else { "yes" }))
            .collect();
        let long = if n == 0 { "lang <b>\u{5d0}".repeat(9_000) } else { String::new() };
        let statement = format!("g.b = {{ option = \"yes\", statement = \"{long}\" }}");
        folder.write(
            &format!("bids/b{n}.toml"),
            bid(&format!("b{n}")).replace("g.b = \"yes\"", &statement) + &answers,
        );
    }
    let page = folder.keur(&["score", "--format", "html", "--top", "30"]).ends(0).out;
    assert_page(&page, "a large tender");
    assert!(page.contains("Criterion 199") && page.contains("characters; the whole stands in the bid"));
    assert_eq!(page.matches("class=\"page\"").count(), 30, "every bid that is asked for has its pages");
    assert_eq!(page, folder.keur(&["score", "--format", "html", "--top", "30", "--threads", "1"]).out);
}

/// A bid that marks everything as confidential, with words that stand nowhere else.
fn secretive(folder: &Folder) {
    let of = bid("hush")
        .replace("h.a = \"yes\"", "h.a = \"no\"").replace("[answers]\n", "party = \"pp\"\n[price]\namount = 987654.32\nconfidential = \"the reason for the price\"\n[answers]\n")
        .replace("g.a = 2", "g.a = { option = 2, statement = \"SECRETSTATEMENT\", evidence = [\"SECRETPAPER\"], confidential = \"the reason for g.a\" }");
    let rest = "[[evidence]]\nid = \"SECRETPAPER\"\nkind = \"paper\"\ntitle = \"SECRETTITLE\"\nissuer = \"SECRETISSUER\"\nurl = \"https://secret.example/\"\n\
         confidential = \"the reason for the paper\"\n[[party]]\nid = \"pp\"\nname = \"SECRETPARTY\"\ncountry = \"NL\"\n\
         [[component]]\nid = \"SECRETCOMPONENT\"\nparty = \"pp\"\n";
    folder.write("bids/hush.toml", of + rest);
    let award = "[award]\nmethod = \"weighted\"\nquality_weight = 50\nprice_weight = 50\nformula = \"lowest-ratio\"\n";
    folder.write("tender.toml", folder.text("tender.toml") + award);
    folder.write(
        "bids/good.toml",
        bid("good").replace("[answers]\n", "[price]\namount = 1234567.89\n[answers]\n"),
    );
    let by = "date = 2026-10-20\nby = \"SECRETOFFICIAL\"\n";
    folder.write(
        "decisions.toml",
        format!("format = 1\n[[decision]]\nbid = \"hush\"\nabout = \"price\"\nresult = \"accepted\"\nreason = \"SECRETREASON\"\n{by}"),
    );
}

#[test]
fn anybody_gets_nothing_that_is_confidential_or_internal() {
    let folder = Folder::tender("html-public");
    secretive(&folder);
    let committee = folder.keur(&["score", "--format", "html"]).ends(0).out;
    let public = folder.keur(&["score", "--format", "html", "--for", "public"]).ends(0).out;
    assert_page(&public, "public");
    let secrets = [
        "SECRETSTATEMENT",
        "SECRETPAPER",
        "SECRETTITLE",
        "SECRETISSUER",
        "SECRETPARTY",
        "SECRETCOMPONENT",
        "SECRETOFFICIAL",
        "SECRETREASON",
        "987,654",
        "987654",
        "secret.example",
        "what-if-data",
        "id=\"firmness\"",
    ];
    for secret in secrets {
        assert!(
            ["987654", "SECRETPARTY"].contains(&secret) || committee.contains(secret),
            "the committee sees {secret}"
        );
        assert!(!public.contains(secret), "anybody sees {secret}");
    }
    assert!(!public.contains("the reason"), "not even why something is confidential");
    assert!(
        public.contains("The price and the award figure of Supplier hush (hush) are left out"),
        "and that is said"
    );
    assert!(public.contains("1,234,567.89"), "a price that is not confidential is shown");
    let hush = folder.keur(&["score", "--format", "json"]).json();
    let figures =
        hush["bids"].as_array().unwrap().iter().map(|bid| bid["award"]["figure"]["value"].as_str().unwrap());
    for figure in figures.map(str::to_owned).collect::<Vec<_>>() {
        assert!(
            committee.contains(&figure) && !public.contains(&format!(">{figure}<")),
            "the figure {figure} tells a price"
        );
    }
}

#[test]
fn the_page_does_not_change_what_is_written_beside_it() {
    let folder = Folder::tender("html-beside");
    let alone = folder.keur(&["score", "--format", "json"]).ends(0).out;
    let beside = folder.keur(&["score", "--format", "json", "-o", "r.html"]).ends(0).out;
    assert_eq!(alone, beside);
    assert!(folder.text("r.html").contains("<html lang=\"en\">"));
}

#[test]
fn the_browser_is_looked_at_elsewhere() {
    let there = std::path::Path::new("/usr/bin/chromium").exists();
    println!(
        "the page in a browser: {} (npm --prefix oracle/browser run check)",
        if there { "not run here" } else { "skipped, no chromium" }
    );
    let harness = crate::golden::root().join("oracle/browser/check.js");
    assert!(harness.exists(), "the harness that `.ci/run` calls");
}

/// The words of a page, a line for each element that stands alone; style, script and what pictures are drawn from are left out.
fn words_of(page: &str) -> String {
    let main = page.split_once("<body>").expect("a body").1;
    let mut said = String::new();
    let mut rest = main;
    while let Some(at) = rest.find('<') {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let (of, length) = tag(rest);
        rest = &rest[length..];
        let skipped = ["script", "svg"].into_iter().find(|name| *name == of.name && !of.closes);
        if let Some(name) = skipped {
            rest = rest.split_once(&format!("</{name}>")).expect("an end").1;
        }
        match of.name {
            "td" | "th" if of.closes => said.push_str(" | "),
            "a" | "bdi" | "span" | "td" | "th" => {}
            _ => said.push('\n'),
        }
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let said = plain.into_iter().fold(said, |said, (mark, plain)| said.replace(mark, plain));
    let lines = said.lines().map(|line| line.trim().trim_end_matches('|').trim_end());
    lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_page_of_a_case_says_what_is_expected() {
    let root = crate::golden::root();
    for (lang, reader) in [("nl", "committee"), ("en", "public")] {
        let ran = crate::run::keur(
            &root,
            &["score", "tests/cases/robustness", "--lang", lang, "--for", reader, "--format", "html"],
        );
        let file = root.join(format!("tests/pages_of_html/{lang}.{reader}.txt"));
        let ran = ran.ends(0);
        assert_page(&ran.out, reader);
        crate::golden::matches(&file, &words_of(&ran.out)).unwrap_or_else(|why| panic!("{why}"));
    }
}
