//! Assessors and decisions as people read them: who chose what and why, next to what counts.

#![allow(clippy::disallowed_methods, reason = "this test moves bids")]

use serde_json::{Value, json};

use crate::authority::{assess, bid, chosen, criterion, decide, decision, folder, of, scored};
use crate::run::Folder;

fn three(folder: &Folder, options: [&str; 3]) {
    for (who, option) in ["a1", "a2", "a3"].into_iter().zip(options) {
        assess(folder, who, "", &[("a", "g.plan", &chosen(option))]);
    }
}

fn explained(folder: &Folder, of: &str) -> (String, Value) {
    let said = folder.keur(&["explain", "a", of, "--width", "200"]).ends(0).out;
    let data = folder.keur(&["explain", "a", of, "--format", "json"]).ends(0).json();
    (said, data["explanation"].clone())
}

#[test]
fn every_assessor_stands_next_to_the_consensus_with_the_reason_in_full() {
    let folder = folder("explain-votes", "");
    three(&folder, ["fair", "good", "best"]);
    let (said, _) = explained(&folder, "g.plan");
    assert!(said.contains("The assessors differ"), "{said}");
    let agreed = "option = \"good\"\nreason = \"page 3 settles it, line by line\"";
    assess(&folder, "all", "consensus = true", &[("a", "g.plan", agreed)]);
    let (said, data) = explained(&folder, "g.plan");
    for line in [
        "a1, 10 November 2026 (assessments/a1.toml:8): fair, 10 points",
        "because of fair",
        "a3, 10 November 2026 (assessments/a3.toml:8): best, 40 points",
        "consensus (all), 10 November 2026 (assessments/all.toml:8): good, 30 points",
        "page 3 settles it, line by line",
        "The consensus counts",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let votes = data["criteria"][0]["assessments"].as_array().unwrap();
    assert_eq!(votes.len(), 4);
    assert_eq!(
        votes[3],
        json!({ "assessor": "all", "consensus": true, "option": "good", "date": "2026-11-10",
                "reason": "page 3 settles it, line by line" })
    );
}

#[test]
fn the_mean_is_shown_with_its_terms() {
    let folder = folder("explain-mean", "[policy]\nassessors = \"mean\"\n");
    three(&folder, ["fair", "good", "best"]);
    let (said, data) = explained(&folder, "g.plan");
    for line in [
        "what the assessors chose, together: 10 (assessments/a1.toml:8) + 30 (assessments/a2.toml:8) + 40 (assessments/a3.toml:8) = 80",
        "mean of the assessors: 80 ÷ 3 = 26.67",
        "The answer that counts: the mean of the assessors, 26.67 points",
        "The points are the mean",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let steps = data["steps"].as_array().unwrap();
    let mean = steps.iter().find(|step| step["kind"] == "mean").unwrap();
    assert_eq!((&mean["result"], &mean["op"]), (&json!("80/3"), &json!("/")));
    // A mean that is as low as the floor still shows its terms, and not the floor.
    three(&folder, ["bad", "bad", "bad"]);
    assert!(explained(&folder, "g.plan").0.contains("The assessors chose the same answer"));
}

#[test]
fn a_mean_over_an_equivalent_counts_only_who_judged_the_equivalence() {
    let folder = folder("explain-equivalent", "[policy]\nassessors = \"mean\"\n");
    let offered =
        bid("a").replace("\"g.paper\" = \"yes\"", "\"g.paper\" = { equivalent = \"another label\" }");
    folder.write("bids/a.toml", offered);
    let judge = |who: &str, text: &str| assess(&folder, who, "", &[("a", "g.paper", text)]);
    judge("a1", "option = \"yes\"\nequivalent = \"accepted\"\nreason = \"as good\"");
    judge("a2", "option = \"no\"\nequivalent = \"accepted\"\nreason = \"half as good\"");
    judge("a3", "option = \"no\"\nreason = \"did not look at the label\"");
    assert_eq!(criterion(&scored(&folder), "a", "g.paper")["points"]["exact"], "15/1");
    let (said, _) = explained(&folder, "g.paper");
    assert!(said.contains("equivalent accepted; yes, 30 points") && said.contains("30 ("), "{said}");
    assert!(said.contains("mean of the assessors: 30 ÷ 2 = 15"), "{said}");
    judge("a1", "equivalent = \"refused\"\nreason = \"covers half of it\"");
    let (said, _) = explained(&folder, "g.paper");
    assert!(said.contains("a1, 10 November 2026") && said.contains(": equivalent refused"), "{said}");
    assert!(said.contains("covers half of it"), "{said}");
}

#[test]
fn rulings_and_decisions_stand_beside_what_they_bear_on() {
    let gate = "[[gate]]\nid = \"paper\"\ncriterion = \"g.paper\"\noptions = [\"yes\"]\n";
    let folder = folder("explain-decided", gate);
    let ruling = "[[ruling]]\nbid = \"a\"\nfact = \"days\"\nvalue = 11\nreason = \"clause 4 says so\"\nby = \"counsel\"\ndate = 2026-11-12\n";
    let claim = "[[ruling]]\nbid = \"a\"\ncriterion = \"g.paper\"\nreason = \"the paper is of another firm\"\nby = \"counsel\"\n";
    let receipt = "[[receipt]]\nbid = \"a\"\nat = 2026-10-30T11:00:00Z\n";
    let about = decision("paper", "refused").replace("why", "too late to mend");
    decide(&folder, &format!("{receipt}{ruling}{claim}{about}"));
    let (days, data) = explained(&folder, "g.days");
    assert!(days.contains("found that days = 11, by counsel, 12 November 2026 (decisions.toml:6)"), "{days}");
    assert!(days.contains("clause 4 says so") && !days.contains("too late to mend"), "{days}");
    assert_eq!(data["criteria"][0]["rulings"][0]["reason"], "clause 4 says so");
    let (paper, data) = explained(&folder, "g.paper");
    for line in ["found that no answer to g.paper counts, by counsel", "another firm", "too late to mend"] {
        assert!(paper.contains(line), "{line}\n{paper}");
    }
    assert_eq!(data["criteria"][0]["decisions"][0]["about"], "paper");
    assert!(!paper.contains("clause 4"), "{paper}");
    let whole = folder.keur(&["explain", "a", "--width", "200"]).ends(0).out;
    let score = folder.keur(&["score", "--width", "200"]).ends(0).out;
    let paged = folder.keur(&["score", "--format", "markdown"]).ends(0).out;
    for said in [whole, score, paged] {
        for line in ["received on 2026-10-30T11:00:00Z", "found that days = 11", "another firm", "too late"] {
            assert!(said.contains(line), "{line}\n{said}");
        }
    }
    let line = folder.keur(&["explain", "a"]).out;
    assert!(
        !line.contains("g.days            slow    derived     5"),
        "line 5 is one of decisions.toml: {line}"
    );
}

#[test]
fn what_became_of_the_explanation_of_a_low_price_is_said() {
    let award = "[award]\nmethod = \"weighted\"\nquality_weight = 60\nprice_weight = 40\nformula = \"absolute-linear\"\nfloor = 10\nceiling = 500\nabnormally_low = 20\n";
    let folder = folder("low", award);
    for (id, price) in [("a", 100), ("b", 200), ("c", 220)] {
        let priced = bid(id).replace("[facts]", &format!("[price]\namount = {price}\n[facts]"));
        folder.write(&format!("bids/{id}.toml"), priced);
    }
    let score = || folder.keur(&["score", "--width", "300"]).ends(0).out;
    assert!(score().contains("Ask for an explanation before you decide."));
    assert!(folder.keur(&["check"]).out.contains("P024"));
    decide(&folder, &decision("price", "accepted").replace("why", "made before, for its members"));
    let said = score();
    assert!(
        said.contains(
            "The explanation of it was accepted, by x, 14 November 2026: made before, for its members"
        ),
        "{said}"
    );
    assert!(!said.contains("Ask for an explanation"), "{said}");
    assert!(!folder.keur(&["check"]).out.contains("P024"), "it was asked, and answered");
    decide(&folder, &decision("price", "refused"));
    assert!(score().contains("was refused"));
    assert_eq!(of(&scored(&folder), "a")["verdict"], "admissible", "who refuses must still reject");
    decide(&folder, &decision("exclusion", "accepted"));
    assert!(score().contains("Ask for an explanation before you decide."), "that was about something else");
}

#[test]
fn how_far_assessors_may_lie_apart_is_for_the_tender_to_say() {
    let asked = |policy: &str| {
        let folder = folder("spread", policy);
        three(&folder, ["fair", "good", "good"]);
        folder.keur(&["check"]).out
    };
    assert!(!asked("").contains("A031"), "one step apart is no matter");
    let said = asked("[policy]\nspread = 0\n");
    assert!(said.contains("A031") && said.contains("more than 0 steps apart"), "{said}");
    assert!(asked("[policy]\nspread = -1\n").contains("T008"));
    let folder = folder("spread-three", "[policy]\nspread = 3\n");
    three(&folder, ["bad", "good", "best"]);
    assert!(!folder.keur(&["check"]).out.contains("A031"), "three steps pass");
}

#[test]
fn the_spread_is_no_part_of_the_lock() {
    let lock = |policy: &str| {
        let folder = folder("spread-lock", policy);
        let later = folder.text("tender.toml").replace("deadline = 2026", "deadline = 2999");
        folder.write("tender.toml", later);
        folder.keur(&["publish", "--date", "2026-09-01"]).ends(0);
        let text = folder.text("keur.lock");
        text.lines().find(|line| line.starts_with("digest")).unwrap().to_owned()
    };
    assert_eq!(lock("[policy]\n"), lock("[policy]\nspread = 5\n"));
}

#[test]
fn agreement_is_measured_over_what_was_chosen_before_the_consensus() {
    let folder = folder("alpha", "");
    assert_eq!(scored(&folder)["agreement"], Value::Null, "nobody judged");
    assess(&folder, "a1", "", &[("a", "g.plan", &chosen("good"))]);
    assert_eq!(scored(&folder)["agreement"]["why"], "fewer-than-two");
    assess(&folder, "a2", "", &[("a", "g.plan", &chosen("good"))]);
    assert_eq!(scored(&folder)["agreement"]["why"], "no-variation");
    let shown = folder.keur(&["score", "--width", "200"]).ends(0).out;
    assert!(shown.contains("How far the assessors agree") && shown.contains("no difference"), "{shown}");
    let both = |who: &str, options: [&str; 2], head: &str| {
        let votes = [("a", "g.plan", &*chosen(options[0])), ("b", "g.plan", &*chosen(options[1]))];
        assess(&folder, who, head, &votes);
    };
    both("a1", ["fair", "best"], "");
    both("a2", ["good", "best"], "");
    both("all", ["bad", "bad"], "consensus = true");
    let agreement = scored(&folder)["agreement"].clone();
    // By hand, of the four values fair, good and twice best: within the bids only fair and good differ, by
    // (1 + 1 − 1)² = 1. Among all: fair and good 1, fair and best (1 + 1 + 2 − 3/2)² = 25/4, twice, good and best
    // (1 + 2 − 3/2)² = 9/4, twice. So 1 − 3 · 1 / (1 + 25/2 + 9/2) = 1 − 3/18.
    assert_eq!(agreement["alpha"], json!({ "exact": "5/6", "value": "0.8333" }));
    let plan = &agreement["criteria"][0];
    assert_eq!((&plan["id"], &plan["alpha"]["exact"]), (&json!("g.plan"), &json!("5/6")));
    assert_eq!(
        plan["bids"],
        json!([{ "id": "a", "assessors": 2, "lowest": "fair", "highest": "good", "steps": 1 },
               { "id": "b", "assessors": 2, "lowest": "best", "highest": "best", "steps": 0 }])
    );
    let shown = folder.keur(&["score", "--width", "200"]).ends(0).out;
    assert!(shown.contains("1 step (a: fair") && shown.contains("0.8333"), "{shown}");
    assert_eq!(folder.keur(&["compare", "--format", "json"]).json()["agreement"], Value::Null);
}

#[test]
fn a_judgement_that_counts_nowhere_is_no_agreement_either() {
    let folder = folder("alpha-needless", "");
    for who in ["a1", "a2"] {
        assess(&folder, who, "", &[("a", "g.paper", &chosen("no"))]);
    }
    assert_eq!(scored(&folder)["agreement"], Value::Null);
}
