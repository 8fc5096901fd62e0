//! What readers of the pages of codes found wrong, each kept from coming back.

#![allow(clippy::disallowed_methods, reason = "a test may remove a file of its own")]

use serde_json::Value;

use crate::run::{Folder, bid};

/// The findings of `check`, as code, file and line.
fn found(folder: &Folder, code: i32) -> Vec<(String, String)> {
    let json = folder.keur(&["check", "--format", "json", "--lang", "en"]).ends(code).json();
    let all = json["findings"].as_array().expect("findings").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.map(|finding| (text(&finding["code"]), text(&finding["message"]["en"]))).collect()
}

fn says(found: &[(String, String)], code: &str) -> bool {
    found.iter().any(|(known, _)| known == code)
}

/// The tender of the tests with more in its catalogue, and the criteria of a curve and a condition.
fn folder(name: &str, more: &str, answers: &str) -> Folder {
    let folder = Folder::tender(name);
    let catalogue = folder.text("cat/catalogue.toml");
    let asked = r#"
[[context]]
id = "bought"
type = "text"
[[fact]]
id = "days"
type = "integer"
[[fact]]
id = "where"
type = "countries"
[[criterion]]
id = "h.curve"
group = "h"
evidence_kinds = ["paper"]
curve = { fact = "days", points = [[1, 10], [9, 0]] }
[[criterion]]
id = "h.when"
group = "h"
option = [{ id = "yes", when = "fact.days < 5" }]
[[criterion]]
id = "h.where"
group = "h"
option = [{ id = "home", when = "fact.where.all(c, c == 'NL')" }]
[[criterion]]
id = "h.gone"
group = "h"
applies = 'context.bought == "ships"'
option = [{ id = "no" }]
"#;
    folder.write("cat/catalogue.toml", format!("{catalogue}{asked}{more}"));
    let tender = folder.text("tender.toml");
    folder.write("tender.toml", format!("{tender}\n[context]\nbought = \"software\"\n"));
    folder.write("bids/good.toml", bid("good") + answers);
    folder
}

#[test]
fn an_answer_to_what_does_not_apply_is_worth_a_note() {
    let found = found(&folder("not-applicable", "", "h.gone = \"no\"\n"), 0);
    assert!(says(&found, "B026") && !says(&found, "B022"), "{found:?}");
}

#[test]
fn notes_of_ones_own_stand_anywhere() {
    let found = found(&folder("own-notes", "", "x_mine = 1\n[facts]\nx_mine = \"free\"\nx_more.a = 1\n"), 0);
    assert!(!says(&found, "B022") && !says(&found, "B030"), "{found:?}");
}

#[test]
fn evidence_may_stand_with_an_answer_that_facts_give() {
    let evidence = "h.curve.evidence = [\"doc\"]\nh.when.statement = \"as stated\"\n[facts]\ndays = 3\n\
                    [[evidence]]\nid = \"doc\"\nkind = \"paper\"\nurl = \"https://example.org/doc\"\n";
    let folder = folder("derived-evidence", "", evidence);
    let found = found(&folder, 0);
    assert!(!says(&found, "B025"), "{found:?}");
    let json = folder.keur(&["score", "--format", "json"]).ends(0).json();
    let criteria = json["bids"][0]["criteria"].as_array().expect("criteria").clone();
    let curve = criteria.into_iter().find(|criterion| criterion["id"] == "h.curve").expect("the curve");
    assert_eq!(curve["supported"], true, "{curve}");
    assert_eq!(curve["points"]["exact"], "15/2");
}

#[test]
fn a_choice_where_assessors_choose_does_not_count() {
    let judged =
        "[[criterion]]\nid = \"h.judged\"\ngroup = \"h\"\njudged = true\noption = [{ id = \"a\" }]\n";
    let folder =
        folder("judged", judged, "[answers.\"h.judged\"]\noption = \"zz\"\nstatement = \"because\"\n");
    let found = found(&folder, 0);
    assert!(says(&found, "B040") && !says(&found, "B023"), "{found:?}");
}

#[test]
fn a_curve_offers_nothing_to_choose() {
    let folder = folder("curve-option", "", "h.curve = \"best\"\n");
    let said = folder.keur(&["check", "--lang", "en"]).ends(1).out;
    assert!(said.contains("the points follow from the fact `days`"), "{said}");
}

#[test]
fn a_country_that_there_is_not_has_a_remedy_in_facts_too() {
    let folder = folder("fact-country", "", "[facts]\nwhere = [\"UK\"]\n");
    let said = folder.keur(&["check", "--lang", "en"]).ends(1).out;
    assert!(said.contains("`UK` is no country") && said.contains("`GB`"), "{said}");
}

#[test]
fn what_a_gate_of_the_tender_names_is_a_matter_of_the_tender() {
    for (gate, code) in [
        ("criterion = \"g.zz\"\nlevel = 1", "T022"),
        ("level = 9", "T022"),
        ("criterion = \"g.a\"\noptions = [\"9\"]", "T022"),
    ] {
        let folder = folder("tender-gate", "", "");
        let tender = folder.text("tender.toml");
        folder.write("tender.toml", format!("{tender}[[gate]]\nid = \"own\"\n{gate}\n"));
        let found = found(&folder, 1);
        assert!(says(&found, code) && !says(&found, "C023") && !says(&found, "C024"), "{gate}: {found:?}");
    }
    let folder = folder("gate-name", "", "");
    let tender = folder.text("tender.toml");
    folder.write("tender.toml", format!("{tender}[[gate]]\nid = \"G\"\nlevel = 1\n"));
    assert!(says(&found(&folder, 1), "T012"));
}

#[test]
fn catalogues_that_cannot_be_told_apart_are_refused() {
    for (more, code) in [
        ("[[fact]]\nid = \"days.left\"\ntype = \"integer\"\n", "C009"),
        (
            "[[criterion]]\nid = \"h.two\"\ngroup = \"h\"\noption = [{ id = \"a\", otherwise = true }, { id = \"b\", \
             otherwise = true }, { id = \"c\", when = \"fact.days > 1\" }]\n",
            "C031",
        ),
    ] {
        let found = found(&folder("catalogue-shape", more, ""), 1);
        assert!(says(&found, code), "{more}: {found:?}");
    }
}

#[test]
fn a_tender_uses_a_catalogue_of_the_version_that_it_names() {
    let folder = folder("pinned", "", "");
    let catalogue = folder.text("cat/catalogue.toml");
    folder.write(
        "cat/catalogue.toml",
        catalogue.replacen("version = ", "include = [\"keur-base@0.0.1\"]\nversion = ", 1),
    );
    let included = found(&folder, 1);
    assert!(says(&included, "C020") && !says(&included, "T020"), "{included:?}");
    let tender = folder.text("tender.toml");
    folder.write("tender.toml", tender.replace("use = [\"./cat\"]", "use = []"));
    assert!(says(&found(&folder, 1), "T010"));
}

#[test]
fn a_gate_of_another_kind_does_not_ask_less() {
    let gate = "[[gate]]\nid = \"min\"\ncriterion = \"g.a\"\npoints = 4\n";
    let folder = folder("other-kind", gate, "");
    let tender = folder.text("tender.toml");
    let own = |rule: &str| format!("{tender}[[gate]]\nid = \"min\"\ncriterion = \"g.a\"\n{rule}\n");
    folder.write("tender.toml", own("level = 2"));
    assert!(!says(&found(&folder, 0), "T027"));
    folder.write("tender.toml", own("points = 2"));
    assert!(says(&found(&folder, 0), "T027"));
}

#[test]
fn nothing_to_show_is_said() {
    let folder = folder("nothing", "", "");
    std::fs::remove_file(folder.join("bids/good.toml")).expect("the bid is there");
    assert!(folder.keur(&["chain", "--lang", "en"]).ends(0).out.contains("There are no bids."));
    let find = folder.keur(&["catalogue", "show", "exit", "--find", "zzzz", "--lang", "en"]).ends(2);
    assert!(find.err.contains("no group or criterion has `zzzz`"), "{}", find.err);
    let law = folder.keur(&["chain", "--law", "foo", "--lang", "en"]).ends(2);
    assert!(law.err.contains("there is no law `foo`"), "{}", law.err);
}

#[test]
fn a_waiver_needs_a_reason() {
    let folder = folder("no-reason", "", "");
    let waiver = "format = 1\n[[waiver]]\ncode = \"C043\"\non = \"g\"\nreason = \" \"\nuntil = 2099-01-01\n";
    folder.write("waivers.toml", waiver);
    assert!(says(&found(&folder, 1), "W010"));
}
