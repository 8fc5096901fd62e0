//! Questions to bidders after the deadline: they change no bid and no score, and `check` says what an answer would.

#![allow(clippy::disallowed_methods, reason = "this test moves files of bids")]

use std::fs;

use crate::authority::{assess, chosen, decide, folder, scored};
use crate::run::Folder;

fn asked(folder: &Folder, rest: &str) {
    let head = "format = 1\n[clarification]\nquestion = \"Ten or five?\"\nasked = 2026-11-03\n";
    folder.write("bids/a/clarification-01.toml", format!("{head}{rest}"));
}

const ANSWERED: &str = "answer = \"Twelve.\"\nanswered = 2026-11-04\n";

fn checked(folder: &Folder, code: i32) -> String {
    folder.keur(&["check", "--width", "200"]).ends(code).out
}

#[test]
fn check_says_what_an_answer_would_change_and_the_score_does_not_change() {
    let folder = folder("clarify", "[[gate]]\nid = \"days\"\ncriterion = \"g.days\"\noptions = [\"fast\"]\n");
    assess(&folder, "a1", "", &[("a", "g.plan", &chosen("good")), ("b", "g.plan", &chosen("good"))]);
    let before = folder.keur(&["score", "--format", "json"]).ends(0).out;
    asked(&folder, &format!("{ANSWERED}[facts]\ndays = 12\n[answers]\n\"g.paper\" = \"no\"\n"));
    assert_eq!(folder.keur(&["score", "--format", "json"]).ends(0).out, before, "not even as an input");
    let said = checked(&folder, 0);
    for words in [
        "warning[B041 clarification-changes-result]",
        "`g.days` from fast to slow, from 20.00 to 0.00 points",
        "`g.paper` from yes to no, from 30.00 to 0.00 points",
        "score from 90.00 to 40.00; verdict from admissible to rejected",
        "art. 56(3)",
        "--> bids/a/clarification-01.toml:2",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let inputs = folder.keur(&["check", "--format", "json"]).ends(0).json()["inputs"].to_string();
    assert!(inputs.contains("clarification-01.toml"), "{inputs}");
    // Once the authority has found so itself, the answer changes nothing more.
    let ruling = |what: &str| format!("[[ruling]]\nbid = \"a\"\n{what}\nreason = \"r\"\nby = \"x\"\n");
    decide(
        &folder,
        &(ruling("fact = \"days\"\nvalue = 12") + &ruling("criterion = \"g.paper\"\noption = \"no\"")),
    );
    let said = checked(&folder, 0);
    assert!(said.contains("B042") && !said.contains("B041"), "{said}");
}

#[test]
fn a_question_that_is_not_complete_is_said() {
    let folder = folder("incomplete", "");
    asked(&folder, "");
    assert!(
        checked(&folder, 0).contains("note[B043 clarification-unanswered]: this question of 3 November 2026")
    );
    asked(&folder, ANSWERED);
    let said = checked(&folder, 0);
    assert!(!said.contains("clarification"), "a question and an answer in words are no finding: {said}");
    asked(&folder, &ANSWERED.replace("2026-11-04", "2026-11-02"));
    assert!(
        checked(&folder, 0).contains("warning[B044 clarification-dates]: this answer is of 2 November 2026")
    );
    let early = folder.text("bids/a/clarification-01.toml").replace("2026-11", "2026-10");
    folder.write("bids/a/clarification-01.toml", early);
    assert!(checked(&folder, 0).contains("before the deadline of 31 October 2026"));
    fs::rename(folder.join("bids/a/clarification-01.toml"), folder.join("bids/a/clarification-1.toml"))
        .unwrap();
    assert!(
        checked(&folder, 0).contains("warning[B045 clarification-name]: `clarification-1.toml` is not read")
    );
}

#[test]
fn one_that_cannot_be_read_is_a_finding_and_changes_nothing() {
    let folder = folder("unreadable", "");
    let before = scored(&folder);
    for (text, code) in [
        ("[clarification", "B004"),
        ("format = 1\n", "B006"),
        ("format = 1\n[clarification]\nquestion = \"q\"\nasked = 2026-11-03\n[price]\namount = 1\n", "B005"),
        ("format = 1\n[clarification]\nquestion = \"q\"\nasked = 2026-11-03\n[facts]\nhours = 1\n", "B030"),
        (
            "format = 1\n[clarification]\nquestion = \"q\"\nasked = 2026-11-03\n[facts]\ndays = \"x\"\n",
            "B031",
        ),
        ("format = 1\n[clarification]\nquestion = \"q\"\nasked = 2026-11-03\n[answers]\nz = 1\n", "B022"),
        (
            "format = 1\n[clarification]\nquestion = \"q\"\nasked = 2026-11-03\n[answers]\n\"g.must\" = \"zz\"\n",
            "B023",
        ),
    ] {
        folder.write("bids/a/clarification-01.toml", text);
        let said = checked(&folder, 1);
        assert!(said.contains(code) && said.contains("clarification-01.toml"), "{code}\n{said}");
        assert!(!said.contains("B041"), "{said}");
        assert_eq!(scored(&folder), before);
        folder.keur(&["explain", "a"]).ends(0);
    }
    folder.write("bids/a/clarification-01.toml", [0xff, 0xfe]);
    assert!(checked(&folder, 1).contains("B002") || checked(&folder, 1).contains("B003"));
    assert_eq!(scored(&folder), before);
    folder.write("bids/a/clarification-01.toml", vec![b'#'; 5 << 20]);
    assert!(checked(&folder, 1).contains("clarification-01.toml"));
    assert_eq!(scored(&folder), before);
}

#[test]
fn what_a_bid_lacks_itself_is_not_said_again_with_its_clarifications() {
    let folder = folder("again", "");
    let lacks =
        folder.text("bids/a.toml") + "[[evidence]]\nid = \"p\"\nkind = \"paper\"\nfile = \"gone.pdf\"\n";
    folder.write("bids/a.toml", lacks);
    asked(&folder, &format!("{ANSWERED}[facts]\ndays = 12\n"));
    let said = checked(&folder, 0);
    assert_eq!(said.matches("E020").count(), 1, "{said}");
}

#[test]
fn explain_lists_them_and_a_folder_of_a_bid_holds_no_other_bid() {
    let folder = folder("listed", "");
    asked(&folder, &format!("{}[facts]\ndays = 12\n", ANSWERED.replace("Twelve.", "Twelve.\\u001b[31m")));
    folder.write(
        "bids/a/clarification-02.toml",
        "format = 1\n[clarification]\nquestion = \"Why?\"\nasked = 2026-11-05\n",
    );
    let said = folder.keur(&["explain", "a", "--width", "200"]).ends(0).out;
    for line in [
        "Question, 3 November 2026 (bids/a/clarification-01.toml:2): Ten or five?",
        "Answer, 4 November 2026: Twelve.",
        "Question, 5 November 2026",
        "Not answered yet.",
        "A clarification changes neither the bid nor the score",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(!said.contains('\u{1b}'));
    let data = folder.keur(&["explain", "a", "--format", "json"]).ends(0).json();
    assert_eq!(data["explanation"]["clarifications"][1]["question"], "Why?");
    let other = folder.keur(&["explain", "b"]).ends(0).out;
    assert!(!other.contains("Clarifications"), "{other}");
    fs::rename(folder.join("bids/a.toml"), folder.join("bids/a/bid.toml")).unwrap();
    let alone = folder.keur(&["score", "bids/a", "--format", "json"]).ends(0).json();
    assert_eq!(alone["bids"].as_array().unwrap().len(), 1, "a clarification is no bid");
}

#[test]
fn a_question_is_scaffolded_under_the_next_number() {
    let folder = folder("scaffold", "");
    for n in ["01", "02"] {
        let ran = folder.keur(&["new", "clarification", "A"]).ends(0);
        assert!(ran.err.contains(&format!("clarification-{n}.toml")), "{}", ran.err);
    }
    let text = folder.text("bids/a/clarification-01.toml");
    let filled = text
        .replace("# asked", "asked")
        .replace("# answer", "answer")
        .replace("# [facts]", "[facts]\ndays = 12");
    folder.write("bids/a/clarification-01.toml", filled.replace("# [answers]", "[answers]"));
    fs::remove_file(folder.join("bids/a/clarification-02.toml")).unwrap();
    assert!(checked(&folder, 0).contains("B041"));
    assert!(folder.keur(&["new", "clarification", "z"]).ends(2).err.contains('z'));
    let schema = folder.keur(&["catalogue", "schema", "clarification"]).ends(0).json();
    assert!(schema["properties"]["clarification"].is_object());
}
