//! What the rules on derived options find, and what they let pass, by table.

use std::collections::BTreeMap;

use keur::diag::Findings;
use keur::lang::{Lang, Say};
use keur::read::Memory;
use keur::resolve;

/// A catalogue whose criterion has the options `low` and `high`; `high` is to be filled in.
fn catalogue(facts: &str, options: &str) -> String {
    format!(
        r#"
format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[region]]
id = "eea"
countries = ["NL", "DE"]
[[law]]
id = "law"
countries = ["US"]
{facts}
[[group]]
id = "g"
weight = 1
[[criterion]]
id = "g.c"
group = "g"
question.nl = "Hoe vaak per kwartaal?"
question.en = "How often each quarter?"
link = "dienst"
[[criterion.option]]
id = "low"
text = "anders"
otherwise = true
{options}
"#
    )
}

/// What the rules C055 to C059 say in English.
fn found(catalogue: &str) -> Vec<String> {
    let tender = "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-12-01\n[rules]\nuse = [\"./cat\"]\n";
    let files = [("tender.toml", tender), ("cat/catalogue.toml", catalogue)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let opened = resolve::open(&Memory::new(BTreeMap::from(files)), "tender.toml");
    assert!(opened.rules.is_some(), "{catalogue}\n{:?}", opened.findings);
    let mut findings = Findings::default();
    keur::check::rules(&opened, &mut findings);
    let own = |code: &str| ("C055"..="C059").contains(&code);
    let all = findings.sorted().into_iter().filter(|finding| own(&finding.code.id()));
    all.map(|finding| format!("{} {}", finding.code.id(), finding.message.text(Lang::En))).collect()
}

fn fact(id: &str, rest: &str) -> String {
    format!("[[fact]]\nid = \"{id}\"\n{rest}\n")
}

fn option(id: &str, points: u32, text: &str, when: &str) -> String {
    format!("[[criterion.option]]\nid = \"{id}\"\npoints = {points}\n{text}\nwhen = '{when}'\n")
}

#[test]
fn a_threshold_may_be_written_in_many_ways() {
    let facts = [
        fact(
            "whole",
            "type = \"integer\"\nunit.nl = \"maanden\"\nquestion.nl = \"Hoe lang?\"\nquestion.en = \"How long?\"",
        ),
        fact("part", "type = \"decimal\"\nquestion.nl = \"Hoeveel?\"\nquestion.en = \"How much?\""),
        fact("day", "type = \"date\"\nquestion = \"?\""),
        fact("lands", "type = \"countries\"\nquestion = \"?\""),
        fact(
            "told",
            "type = \"integer\"\nquestion.nl = \"Meer dan 15?\"\nquestion.en = \"More than fifteen?\"",
        ),
    ];
    for (text, when, said) in [
        ("binnen 24 maanden", "fact.whole <= 24", true),
        ("binnen twee jaar", "fact.whole <= 24", true),
        ("binnen 25 maanden", "fact.whole <= 24", true),
        ("minder dan 25 maanden", "fact.whole < 24", false),
        ("23 maanden of minder", "fact.whole < 24", true),
        ("23 maanden of minder", "24 > fact.whole", true),
        ("langer dan 24 maanden", "!(fact.whole <= 24)", true),
        ("ten minste 2,5", "fact.part >= 2.5", true),
        ("ten minste 2", "fact.part >= 3", false),
        ("hooguit drie", "fact.part <= 3", true),
        ("ten minste 80 %", "fact.part >= 0.8", true),
        ("vóór 1 januari 2027", "fact.day <= \"2026-12-31\"", true),
        ("before January 1, 2027", "fact.day < \"2027-01-01\"", true),
        ("in 2027", "fact.day < \"2027-01-01\"", false),
        ("in twee landen", "size(fact.lands) >= 2", true),
        ("in meer landen", "size(fact.lands) > 1", true),
        ("in veel landen", "size(fact.lands) >= 4", false),
        ("ja", "fact.whole > 0 && size(fact.lands) == 1", true),
        ("ja", "fact.told > 15", true),
        ("het drievoudige", "fact.whole * 3 > 0", false),
        ("drie keer zoveel", "fact.whole * 3 > 0", true),
    ] {
        let high = option("high", 2, &format!("text = \"{text}\""), when);
        let codes = found(&catalogue(&facts.concat(), &high));
        let found = codes.iter().any(|said| said.starts_with("C057"));
        assert_eq!(found, !said, "{text}: {when}: {codes:?}");
    }
}

#[test]
fn a_threshold_must_stand_in_every_language_of_the_option() {
    let facts = fact("whole", "type = \"integer\"\nquestion = \"?\"");
    for (text, said) in [
        ("text.nl = \"binnen 24 maanden\"\ntext.en = \"soon\"", Some("the English texts")),
        ("text.nl = \"spoedig\"\ntext.en = \"within 24 months\"", Some("the Dutch texts")),
        ("text.nl = \"spoedig\"\ntext.en = \"soon\"", Some("no text")),
        ("text.nl = \"spoedig\"", Some("no text")),
        ("text.nl = \"binnen 24 maanden\"", None),
        ("text = \"24\"", None),
    ] {
        let codes = found(&catalogue(&facts, &option("high", 2, text, "fact.whole <= 24")));
        match said {
            Some(said) => assert!(codes.iter().any(|one| one.contains(said)), "{text}: {codes:?}"),
            None => assert!(codes.is_empty(), "{text}: {codes:?}"),
        }
    }
}

#[test]
fn an_empty_list_must_not_earn_what_others_have_to_state() {
    let facts = [
        fact("maybe", "type = \"countries\"\nmay_be_empty = true\nquestion = \"?\""),
        fact("never", "type = \"countries\"\nquestion = \"?\""),
        fact("yes", "type = \"bool\"\nquestion = \"?\""),
    ];
    let all = |list: &str| format!("{list}.all(c, c in region.eea)");
    for (when, list) in [
        (all("fact.maybe"), Some("fact.maybe")),
        (all("locations"), Some("locations")),
        (all("access_from"), Some("access_from")),
        (all("fact.never"), None),
        ("!(fact.maybe.exists(c, !(c in region.eea)))".to_owned(), Some("fact.maybe")),
        (format!("fact.yes && {}", all("fact.maybe")), Some("fact.maybe")),
        (format!("size(fact.maybe) > 0 && {}", all("fact.maybe")), None),
        (format!("fact.maybe.exists(c, c == \"NL\") && {}", all("fact.maybe")), None),
        (format!("size(fact.maybe) == 0 || {}", all("fact.maybe")), None),
        (format!("fact.yes || {}", all("fact.maybe")), Some("fact.maybe")),
        ("[\"NL\", \"DE\"].all(c, c in fact.maybe)".to_owned(), None),
        ("fact.maybe.exists(c, c in region.eea)".to_owned(), None),
    ] {
        let codes = found(&catalogue(&facts.concat(), &option("high", 2, "text = \"ja\"", &when)));
        let expected = list.map(|list| {
            format!("C058 at `g.c` option `high` also holds where `{list}` is empty: over nothing `all` is always true")
        });
        assert_eq!(codes, expected.into_iter().collect::<Vec<_>>(), "{when}");
    }
    let worst = option("none", 0, "text = \"ja\"", &all("fact.maybe"));
    assert!(found(&catalogue(&facts.concat(), &worst)).is_empty());
}

#[test]
fn options_that_nobody_can_get_are_named_with_what_comes_first() {
    let facts = [
        fact("whole", "type = \"integer\"\nmin = 0\nmax = 9\nquestion = \"2, 3, 5 of 9?\""),
        fact("yes", "type = \"bool\"\nquestion = \"?\""),
    ];
    let of = |options: &[(&str, u32, &str)]| {
        let options = options.iter().map(|(id, points, when)| option(id, *points, "text = \"ja\"", when));
        found(&catalogue(&facts.concat(), &options.collect::<String>()))
    };
    let never = "C055 at `g.c` option";
    assert_eq!(
        of(&[("a", 1, "fact.whole > 9")]),
        [format!("{never} `a` never counts: nothing that a bid can state makes its condition true")]
    );
    assert_eq!(
        of(&[("a", 1, "fact.whole > 5"), ("b", 2, "fact.whole > 3"), ("c", 3, "fact.whole > 2 && fact.yes")]),
        [format!("{never} `a` never counts: wherever its condition holds, it gives way to `b` and `c`")]
    );
    assert_eq!(
        of(&[("a", 1, "fact.whole > 5"), ("b", 2, "fact.whole <= 5")]),
        [format!("{never} `low` never counts: some other condition always holds")]
    );
    let tie = of(&[("a", 2, "fact.whole > 5"), ("b", 2, "fact.yes")]);
    assert_eq!(tie, ["C056 at `g.c` both `a` and `b` can hold, with the same points; then `a` counts"]);
    assert!(of(&[("a", 2, "fact.whole > 5"), ("b", 2, "fact.yes"), ("c", 3, "fact.yes")]).len() == 1);
    let open = of(&[("a", 2, "fact.whole * 2 > 18")]);
    assert!(
        open.iter().any(|said| said.starts_with("C059")) && open.iter().all(|said| !said.starts_with("C055"))
    );
}
