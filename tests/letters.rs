//! Letters about the award decision: to whom, with whose data, until when, and what they refuse.

#![allow(clippy::disallowed_methods, reason = "this test reads what was written")]

use std::fs;

use serde_json::Value;

use crate::golden;
use crate::run::{Folder, Ran};

const TENDER: &str = r#"format = 1
[tender]
id = "t"
title = "T"
authority = "A"
language = "en"
deadline = 2026-10-31T12:00:00+01:00
as_of = 2026-11-01
[rules]
use = ["./cat"]
[[gate]]
id = "fast"
title = "Not too slow"
why = "Published: at most thirty days."
when = "fact.days <= 30"
[award]
method = "weighted"
quality_weight = 60
price_weight = 40
formula = "lowest-ratio"
tie = ["draw"]
"#;

/// Four criteria, one for each way to an answer: judged, derived, claimed with evidence, and on a curve.
const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "c"
version = "1"
title = "C"
[[kind]]
id = "paper"
title = "a paper"
[[fact]]
id = "days"
type = "integer"
question = "How many days?"
[[fact]]
id = "how"
type = "text"
question = "How?"
[[fact]]
id = "hours"
type = "integer"
question = "How many hours?"
[[group]]
id = "g"
title = "Group"
weight = 1
[[criterion]]
id = "g.plan"
group = "g"
title = "Plan"
judged = true
option = [{ id = "bad", text = "no plan" }, { id = "fair", text = "a plan", points = 20 }, { id = "good", text = "a good plan", points = 40 }]
[[criterion]]
id = "g.days"
group = "g"
title = "Days"
option = [{ id = "fast", text = "within ten days", points = 20, when = "fact.days <= 10 && fact.how != \"\"" }, { id = "slow", text = "later", otherwise = true }]
[[criterion]]
id = "g.paper"
group = "g"
title = "Paper"
evidence_kinds = ["paper"]
option = [{ id = "no", text = "no paper" }, { id = "yes", text = "a paper", points = 30 }]
[[criterion]]
id = "g.hours"
group = "g"
title = "Hours"
curve = { fact = "hours", points = [[2, 10], [6, 0]] }
"#;

const CRITERIA: [&str; 4] = ["g.plan", "g.days", "g.paper", "g.hours"];
const FORMS: [&str; 5] = ["md", "html", "odt", "docx", "json"];

/// A bid in which every text holds a mark of its own: open ones `OPEN-BID-…`, confidential ones `SHUT-BID-…`.
fn marked(id: &str, price: u32, days: u32) -> String {
    let open = |what: &str| format!("OPEN-{id}-{what}");
    let shut = |what: &str| format!("SHUT-{id}-{what}");
    format!(
        "format = 1\n[bid]\nid = {id:?}\ntender = \"t\"\nsupplier = \"{}\"\nservice = \"{}\"\n\
         party = \"{id}-party\"\n[price]\namount = {price}\n\
         [facts]\ndays = {days}\nhours = 3\nhow = {{ value = \"{}\", evidence = [\"e\"], confidential = \"{}\" }}\n\
         [answers]\n\"g.paper\" = {{ option = \"yes\", statement = \"{}\", evidence = [\"e\"] }}\n\
         \"g.plan\" = {{ statement = \"{}\", equivalent = \"{}\", confidential = \"{}\" }}\n\
         [[evidence]]\nid = \"e\"\nkind = \"paper\"\ntitle = \"{}\"\nissuer = \"{}\"\npage = \"{}\"\n\
         url = \"https://{id}.example/{}\"\nconfidential = \"{}\"\n\
         [[party]]\nid = \"{id}-party\"\nname = \"{}\"\ncountry = \"NL\"\nkvk = \"{}\"\neuid = \"{}\"\nconfidential = \"{}\"\n",
        open("supplier"),
        open("service"),
        shut("how"),
        shut("why-how"),
        open("statement"),
        shut("plan"),
        shut("equivalent"),
        shut("why-plan"),
        shut("title"),
        shut("issuer"),
        shut("page"),
        shut("url"),
        shut("why-evidence"),
        shut("name"),
        shut("kvk"),
        shut("euid"),
        shut("why-party"),
    )
}

/// A winner, two that lose, one that is rejected and one that withdrew.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("tender.toml", TENDER).write("cat/catalogue.toml", CATALOGUE);
    for (id, price, days) in
        [("win", 100, 5), ("lose", 150, 20), ("last", 300, 20), ("out", 90, 99), ("gone", 95, 5)]
    {
        folder.write(&format!("bids/{id}.toml"), marked(id, price, days));
    }
    judge(&folder, [("win", "good"), ("lose", "fair"), ("last", "bad"), ("out", "bad"), ("gone", "bad")]);
    folder.write(
        "decisions.toml",
        "format = 1\n[[decision]]\nbid = \"gone\"\nabout = \"withdrawal\"\nresult = \"withdrawn\"\n\
         reason = \"OPEN-gone-decision\"\n",
    );
    folder
}

fn judge<const N: usize>(folder: &Folder, chosen: [(&str, &str); N]) {
    let mut text =
        "format = 1\n[assessment]\nassessor = \"a1\"\ntender = \"t\"\ndate = 2026-11-10\n".to_owned();
    for (bid, option) in chosen {
        text += &format!(
            "[answers.{bid:?}.\"g.plan\"]\noption = {option:?}\nequivalent = \"accepted\"\nreason = \"OPEN-{bid}-reason\"\n"
        );
    }
    folder.write("assessments/a1.toml", text);
}

fn letters(folder: &Folder, rest: &[&str]) -> Ran {
    let fixed = ["letter", "--sent", "2026-12-01", "--lang", "en"];
    folder.keur(&[&fixed, rest].concat())
}

/// The letters in every form.
fn written(folder: &Folder) -> Ran {
    letters(
        folder,
        &[
            "--format", "odt", "--format", "docx", "--format", "html", "--format", "markdown", "--format",
            "json",
        ],
    )
}

fn bytes(folder: &Folder, bid: &str, form: &str) -> String {
    let bytes = fs::read(folder.join(&format!("letters/{bid}.{form}"))).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn data(folder: &Folder, bid: &str) -> Value {
    serde_json::from_str(&bytes(folder, bid, "json")).unwrap()
}

/// The marks in a text: what they are of.
fn marks<'t>(text: &'t str, kind: &str) -> Vec<&'t str> {
    let found = text.match_indices(kind).map(|(at, _)| &text[at + kind.len()..]);
    let mut marks: Vec<&str> =
        found.map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default()).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[test]
fn a_letter_holds_the_marks_of_its_addressee_and_of_the_winner_and_nothing_confidential() {
    let folder = folder("marks");
    written(&folder).ends(0);
    for (bid, may) in [
        ("win", vec!["win"]),
        ("lose", vec!["lose", "win"]),
        ("last", vec!["last", "win"]),
        ("out", vec!["out", "win"]),
    ] {
        for form in FORMS {
            let text = bytes(&folder, bid, form);
            assert_eq!(marks(&text, "OPEN-"), may, "{bid}.{form}");
            assert!(marks(&text, "SHUT-").is_empty(), "{bid}.{form}: {:?}", marks(&text, "SHUT-"));
        }
    }
    assert!(!folder.join("letters/gone.odt").exists(), "who withdrew gets no letter");
    // The winner's plan and its way of working are confidential: points yes, answer and reason no.
    let lose = bytes(&folder, "lose", "md");
    assert!(lose.contains("OPEN-lose-reason") && !lose.contains("OPEN-win-reason"), "{lose}");
    assert!(lose.contains("marked it as confidential"), "{lose}");
}

#[test]
fn every_score_has_its_reason_and_its_published_anchor() {
    let folder = folder("reasons");
    written(&folder).ends(0);
    let mut counted = 0;
    for (bid, columns) in [("win", 1), ("lose", 2), ("last", 2)] {
        let data = data(&folder, bid);
        let criteria = data["groups"][0]["criteria"].as_array().unwrap();
        let ids: Vec<&str> = criteria.iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, CRITERIA, "{bid}");
        for criterion in criteria {
            let winners = criterion["winners"].as_array().unwrap();
            let cells: Vec<&Value> = [&criterion["own"]].into_iter().chain(winners).collect();
            assert_eq!(cells.len(), columns, "{bid}");
            for cell in cells {
                let reasons = cell["reasons"].as_array().unwrap();
                let said = reasons.iter().all(|reason| !reason.as_str().unwrap().is_empty());
                assert!(
                    !reasons.is_empty() && said && !cell["answer"].as_str().unwrap().is_empty(),
                    "{cell}"
                );
                counted += 1;
            }
        }
    }
    assert_eq!(counted, 4 + 8 + 8);
    let text = bytes(&folder, "lose", "md");
    for said in [
        "| Points | 20 of 40 | 40 of 40 |",
        "| Answer | a plan | confidential |",
        "The assessment committee found: OPEN-lose-reason",
        "| Points | 7.5 of 10 | 7.5 of 10 |",
        "Published: 10 points at 2 and 0 points at 6",
        "\"How many days?\" 20.",
        "\"How?\" was stated in confidence. (marked by you as confidential)",
        "The bid states this answer, supported by: a paper.",
        "| OPEN-win-supplier | 1 | 97.50 | 98.50 | EUR 100.00 |",
        "- Plan: OPEN-win-supplier 40 of 40, you 20 of 40.\n",
        "**Monday, 21 December 2026, 23:59**",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let out = bytes(&folder, "out", "md");
    for said in ["### Not too slow", "Published: at most thirty days.", "\"How many days?\" 99."] {
        assert!(out.contains(said), "{said}\n{out}");
    }
    assert!(bytes(&folder, "win", "md").contains("no acceptance of your offer"));
}

#[test]
fn a_score_without_a_published_anchor_is_said_and_ends_in_a_finding() {
    let folder = folder("no-anchor");
    let catalogue = folder.text("cat/catalogue.toml").replace(", text = \"a paper\"", "");
    folder.write("cat/catalogue.toml", catalogue);
    let ran = written(&folder).ends(1);
    assert!(
        ran.err.contains("error[A050 letter-without-reason]") && ran.err.contains("`g.paper`"),
        "{}",
        ran.err
    );
    assert!(folder.join("letters/lose.odt").exists(), "the letters are written all the same");
}

#[test]
fn a_reason_of_a_later_day_is_found() {
    let folder = folder("later");
    let later = folder.text("assessments/a1.toml").replace("2026-11-10", "2026-12-02");
    folder.write("assessments/a1.toml", later);
    let ran = letters(&folder, &[]).ends(1);
    assert!(
        ran.err.contains("error[A051 reason-after-letter]") && ran.err.contains("assessments/a1.toml:5"),
        "{}",
        ran.err
    );
}

#[track_caller]
fn refuses(folder: &Folder, rest: &[&str], said: &str) {
    let ran = letters(folder, rest).ends(2);
    assert!(ran.err.contains(said), "{said}\n{}", ran.err);
    assert!(!folder.join("letters").exists(), "nothing is written");
}

#[test]
fn nothing_is_written_while_the_order_is_not_final() {
    let open = folder("open");
    open.write("bids/more.toml", marked("more", 120, 5).replace("days = 5\n", ""));
    refuses(&open, &[], "the order is provisional");
    refuses(&open, &[], "OPEN-more-supplier (more)");
    let twice = folder("twice");
    twice.write("bids/twin.toml", marked("win", 120, 5));
    refuses(&twice, &[], "the order is provisional");
    let unreadable = folder("unreadable");
    unreadable.write("bids/bad.toml", "no toml");
    refuses(&unreadable, &[], "the order is provisional");
    let tied = folder("tied");
    tied.write("bids/same.toml", marked("same", 100, 5));
    judge(
        &tied,
        [
            ("win", "good"),
            ("same", "good"),
            ("lose", "fair"),
            ("last", "bad"),
            ("out", "bad"),
            ("gone", "bad"),
        ],
    );
    refuses(&tied, &[], "are tied for the last place that is awarded");
    let draw = "[[draw]]\norder = [\"same\", \"win\"]\nby = \"n\"\ndate = 2026-11-12\n";
    tied.write("decisions.toml", tied.text("decisions.toml") + draw);
    written(&tied).ends(0);
    assert_eq!(data(&tied, "same")["kind"], "award");
    assert!(bytes(&tied, "win", "md").contains("| OPEN-win-supplier (you) | 2 (by lot) |"));
    let nobody = folder("nobody");
    for id in ["win", "lose", "last", "gone"] {
        fs::remove_file(nobody.join(&format!("bids/{id}.toml"))).unwrap();
    }
    judge(&nobody, [("out", "bad")]);
    nobody.write("decisions.toml", "format = 1\n");
    refuses(&nobody, &[], "no bid is admissible");
    let good = folder("dates");
    refuses(&good, &["--days", "19"], "at least 20 calendar days");
    refuses(&good, &["bids/win.toml"], "letters are about the whole tender");
    refuses(&good, &["--only", "nobody"], "there is no letter for `nobody`");
    let early = good.keur(&["letter", "--sent", "2026-10-30", "--lang", "en"]).ends(2);
    assert!(early.err.contains("is before the deadline"), "{}", early.err);
    let beyond = good.keur(&["letter", "--sent", "2044-01-01", "--lang", "en"]).ends(2);
    assert!(beyond.err.contains("does not know the days after 31 December 2036"), "{}", beyond.err);
    good.keur(&["letter", "--sent", "tomorrow"]).ends(2);
    good.keur(&["letter"]).ends(2);
}

#[test]
fn nothing_is_written_over_without_force() {
    let folder = folder("force");
    letters(&folder, &["--only", "win"]).ends(0);
    folder.write("letters/lose.odt", "kept");
    let ran = letters(&folder, &["--format", "odt"]).ends(2);
    assert!(ran.err.contains("letters/win.odt"), "{}", ran.err);
    assert!(folder.text("letters/lose.odt") == "kept" && !folder.join("letters/last.odt").exists());
    letters(&folder, &["--force"]).ends(0);
    assert!(bytes(&folder, "lose", "odt").starts_with("PK"));
    letters(&folder, &["--to", "elsewhere", "--only", "WIN,lose", "--format", "html"]).ends(0);
    let mut there: Vec<_> =
        fs::read_dir(folder.join("elsewhere")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    there.sort();
    assert_eq!(there, ["lose.html", "win.html"]);
}

#[test]
fn the_sender_its_calendar_and_its_templates_are_its_own() {
    let folder = folder("own");
    folder.keur(&["new", "letter", "--lang", "en"]).ends(0);
    folder.keur(&["new", "letter", "--lang", "en"]).ends(2);
    written(&folder).ends(0);
    let plain = bytes(&folder, "lose", "md");
    let details = folder.text("letter.toml").replace("court = \"\"", "court = \"District Court of Z\"");
    folder.write("letter.toml", details.replace("reference = \"\"", "reference = \"Z-1\""));
    let template = folder.text("templates/lost.en.md").replace("Yours faithfully", "Kind regards");
    folder.write("templates/lost.en.md", template);
    folder.write(
        "calendar.toml",
        "format = 1\n[calendar]\nid = \"own\"\nfrom = 2026-01-01\nuntil = 2027-01-31\n[[day]]\ndate = 2026-12-21\n",
    );
    letters(&folder, &["--format", "markdown", "--force"]).ends(0);
    let own = bytes(&folder, "lose", "md");
    for said in ["District Court of Z", "Our reference: Z-1", "Kind regards", "Tuesday, 22 December 2026"] {
        assert!(own.contains(said) && !plain.contains(said), "{said}\n{own}");
    }
    folder.write("letter.toml", "format = 1\n[letter]\ncuort = \"x\"\n");
    let wrong = letters(&folder, &["--force"]).ends(2);
    assert!(wrong.err.contains("A005") && wrong.err.contains("`court`"), "{}", wrong.err);
    folder.write("letter.toml", "format = 1\n[letter]\n");
    folder.write("templates/lost.en.md", "# Hello\n\n{{ nothing.such }}\n");
    let wrong = letters(&folder, &["--force"]).ends(2);
    assert!(wrong.err.contains("lost.en.md, line 3, cannot be filled in"), "{}", wrong.err);
    folder.write(
        "templates/lost.en.md",
        "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    );
    let endless = letters(&folder, &["--force"]).ends(2);
    assert!(endless.err.contains("cannot be filled in"), "{}", endless.err);
}

#[test]
fn what_a_bid_says_puts_no_marks_into_a_letter() {
    let folder = folder("hostile");
    let supplier =
        "X | **b** <script>alert(1)</script> {{ 7 * 7 }} [l](javascript:x)\\n# Kop \\u202E\\u0001\\uFFFE";
    folder.write("bids/lose.toml", marked("lose", 150, 20).replace("OPEN-lose-supplier", supplier));
    written(&folder).ends(0);
    let html = bytes(&folder, "lose", "html");
    assert!(
        !html.contains("<script>") && !html.contains("<a ") && !html.contains("<strong>b</strong>"),
        "{html}"
    );
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}"), "{html}");
    assert!(html.contains("⟨U+202E⟩") && !html.contains('\u{202e}'));
    assert_eq!(html.matches("<h1>").count(), 1);
    let odt = bytes(&folder, "lose", "odt");
    assert!(odt.contains("&lt;script&gt;") && !odt.contains("<script>"));
    let parts: Vec<&str> =
        odt.split("<?xml").filter_map(|part| Some(part.rsplit_once("</office:")?.0)).collect();
    let odd = |c: char| matches!(c, '\u{1}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{202e}' | '\u{fffe}');
    assert!(parts.len() == 3 && parts.iter().all(|part| !part.contains(odd)), "{parts:?}");
    let rows = bytes(&folder, "lose", "md");
    let outcome = rows.lines().find(|line| line.contains("(you)")).unwrap();
    assert_eq!(outcome.replace("\\|", "").matches('|').count(), 6, "{outcome}");
}

#[test]
fn every_winner_is_named_and_none_is_told_it_lost() {
    let folder = folder("several");
    folder.write("tender.toml", TENDER.replace("[award]\n", "[award]\nwinners = 2\n"));
    written(&folder).ends(0);
    let kinds =
        ["win", "lose", "last", "out"].map(|bid| data(&folder, bid)["kind"].as_str().unwrap().to_owned());
    assert_eq!(kinds, ["award", "award", "lost", "rejected"]);
    assert_eq!(data(&folder, "last")["groups"][0]["criteria"][0]["winners"].as_array().unwrap().len(), 2);
    assert!(bytes(&folder, "win", "md").contains("besides OPEN-lose-supplier"));
}

/// The letters of the example, as the manual shows them.
#[test]
fn the_letters_of_the_example_stand_in_the_manual() {
    let folder = Folder::new("manual");
    let mut wrong = Vec::new();
    for (lang, place) in [("nl", "docs/brieven"), ("en", "docs/letters")] {
        let to = folder.join(lang);
        let example = golden::root().join("examples/beoordeling");
        let (to, example) = (to.to_str().unwrap(), example.to_str().unwrap());
        let fixed =
            ["letter", example, "--sent", "2026-12-01", "--format", "markdown", "--to", to, "--lang", lang];
        let ran = folder.keur(&fixed).ends(0);
        assert_eq!(ran.out.lines().count(), 6, "{}", ran.out);
        for bid in ["lisdodde", "meidoorn", "waterkers", "zwanenbloem"] {
            let letter = folder.text(&format!("{lang}/{bid}.md"));
            wrong.extend(golden::matches(&golden::root().join(format!("{place}/{bid}.md")), &letter).err());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn letters_are_kept_in_the_dossier_and_made_again_by_verify() {
    let folder = folder("dossier");
    folder.write("letter.toml", "format = 1\n[letter]\nplace = \"P\"\n");
    letters(&folder, &["--format", "odt", "--format", "markdown", "-o", "d.zip"]).ends(0);
    let bytes = fs::read(folder.join("d.zip")).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    for name in ["letters/lose.md", "letters/win.odt", "letters/out.json", "inputs/letter.toml"] {
        assert!(text.contains(name), "{name}");
    }
    assert!(!text.contains("letters/gone") && !text.contains("letters/win.html"));
    verifies(&bytes, 0, "holds");
    verifies(&replaced(&bytes, "40 of 40 |\n| Answer", "39 of 40 |\n| Answer"), 1, "letters/last.md");
    verifies(&replaced(&bytes, "place = \"P\"", "place = \"Q\""), 1, "inputs/letter.toml");
    // Who changes the manifest too is found where the letter is made again.
    let (name, from, to) = ("letters/lose.md", "40 of 40 |\n| Answer", "39 of 40 |\n| Answer");
    let forged = crate::dossier::forged(&bytes, name, from, to);
    verifies(&forged, 1, "39 of 40");
    letters(&folder, &["--to", "x", "-o", "d.pdf"]).ends(2);
}

#[test]
fn a_check_fills_in_no_template_that_came_with_the_dossier() {
    let folder = folder("own-dossier");
    folder.keur(&["new", "letter", "--lang", "en"]).ends(0);
    let own = folder.text("templates/lost.en.md").replace("Yours faithfully", "Kind regards");
    folder.write("templates/lost.en.md", own);
    letters(&folder, &["--format", "markdown", "-o", "d.zip"]).ends(0);
    let bytes = fs::read(folder.join("d.zip")).unwrap();
    verifies(&bytes, 0, "Of 4 letters from templates of the buyer's own the contents were made again");
    verifies(&replaced(&bytes, "Kind regards,\n\nA\n", "Kind wishes!,\n\nA\n"), 1, "letters/");
    let greedy = "{% set ns = namespace(x=\"xxxxxxxx\") %}{% for a in range(90) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}";
    let whole = folder.text("templates/lost.en.md");
    let greedy = format!("{greedy}{}", "x".repeat(whole.len() - greedy.len()));
    let forged = crate::dossier::forged(&bytes, "inputs/templates/lost.en.md", &whole, &greedy);
    verifies(&forged, 0, "holds");
    let data = crate::dossier::forged(&bytes, "letters/lose.json", "\"40 of 40\"", "\"39 of 40\"");
    verifies(&data, 1, "letters/lose.json");
}

#[track_caller]
fn verifies(bytes: &[u8], code: i32, said: &str) {
    let elsewhere = Folder::new("verified-elsewhere");
    elsewhere.write("d.zip", bytes);
    let ran = elsewhere.keur(&["verify", "d.zip", "--lang", "en"]).ends(code);
    assert!(ran.out.contains(said), "{said}\n{}", ran.out);
}

/// The bytes with the first place of a text changed to one as long.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = bytes.to_vec();
    let at = changed.windows(from.len()).position(|window| window == from.as_bytes()).expect(from);
    changed[at..at + to.len()].copy_from_slice(to.as_bytes());
    changed
}
