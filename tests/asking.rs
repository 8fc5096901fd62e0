//! A tender composed by questions: whatever is answered, what is written is read as what was answered.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "these tests run the program and look at what it wrote"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::process::Stdio;

use keur::lang::{Asked, Lang};
use keur::model::Text;
use keur::model::gate::{GateRule, Subject};
use keur::model::tender::Tender;
use keur::read::{Memory, shipped_ids};
use keur::report::asking::answers::{Answers, GateKind};
use keur::report::asking::step::Step;
use keur::report::asking::{FILE, MOST_IDLE, Shelved, Talk, Told};
use keur::resolve::open;

use crate::run::{Folder, Ran, bounded, end};

/// Conversations that are made up.
const WALKS: u64 = 48;

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    fn one<'o>(&mut self, of: &'o [&str]) -> &'o str {
        of[self.below(of.len())]
    }
}

/// A catalogue with a question of every type about what is bought, ids with dots, and texts that look like TOML.
const ODD: &str = r##"format = 1
[catalogue]
id = "odd"
version = "1"
title = "[policy]"
[[level]]
n = 1
name = "L. 1"
[[level]]
n = 7
name = "L7"
[[profile]]
id = "a"
default = true
weights = { "g.one" = 3, two = 1.5, none = 9 }
[[profile]]
id = "b"
weights = { "g.one" = 1, two = 0, none = 0 }
gates = ["stop"]
[[group]]
id = "g.one"
title = "a = 1 # {CONTEXT}"
[[group]]
id = "two"
title = """
[rules]
use = []"""
[[group]]
id = "none"
[[criterion]]
id = "g.one.a"
group = "g.one"
option = [{ id = "1", points = 0, level = 1 }, { id = "2", points = 10, level = 7 }]
[[criterion]]
id = "two.a"
group = "two"
option = [{ id = "no" }, { id = "yes", points = 0.125 }]
[[criterion]]
id = "none.a"
group = "none"
option = [{ id = "no", rejects = true }, { id = "yes" }]
[[gate]]
id = "stop"
score = 10
[[gate]]
id = "g.one-niveau-7"
group = "g.one"
level = 7
profile_only = true
[[context]]
id = "text"
type = "text"
question = """
[award]
method = "value" """
[[context]]
id = "yes.or_no"
type = "bool"
default = true
question = "# [policy]"
[[context]]
id = "whole"
type = "integer"
question = "{WEIGHTS}"
[[context]]
id = "part"
type = "decimal"
default = 1234.5
[[context]]
id = "share"
type = "percent"
[[context]]
id = "cost"
type = "money"
[[context]]
id = "since"
type = "date"
default = 2026-02-03
[[context]]
id = "kind"
type = "choice"
options = [{ id = "1" }, { id = "b" }]
[[context]]
id = "kinds"
type = "set"
options = [{ id = "x", text.nl = "een" }, { id = "y" }]
default = ["x", "y"]
[[context]]
id = "land"
type = "country"
[[context]]
id = "lands"
type = "countries"
"##;

fn shelf() -> Vec<Shelved> {
    let shelved = |id: &str| Shelved { id: id.to_owned(), title: Text::plain(id), criteria: 1 };
    shipped_ids().into_iter().filter(|id| !matches!(*id, "keur-base" | "keur-context")).map(shelved).collect()
}

fn memory() -> Memory {
    Memory::new(BTreeMap::from([("odd/catalogue.toml".to_owned(), ODD.to_owned())]))
}

/// What is written, as any tender is read.
#[track_caller]
fn read(text: &str, shown: &str) -> Tender {
    let files = BTreeMap::from([
        ("odd/catalogue.toml".to_owned(), ODD.to_owned()),
        (FILE.to_owned(), text.to_owned()),
    ]);
    let opened = open(&Memory::new(files), FILE);
    let errors: Vec<_> = opened.findings.sorted().into_iter().map(|finding| &finding.message).collect();
    assert!(opened.rules.is_some(), "{errors:?}\n{shown}\n{text}");
    opened.tender
}

/// The answers that the file should hold, against what is read from it.
#[track_caller]
fn says(answers: &Answers, tender: &Tender, lang: Lang, shown: &str) {
    let head = &tender.head;
    assert_eq!(head.id, answers.id, "{shown}");
    assert_eq!(head.title.own(lang).unwrap_or_default(), answers.title, "{shown}");
    assert_eq!((&head.authority, &head.notice), (&answers.authority, &answers.notice), "{shown}");
    assert_eq!(head.language, Some(lang), "{shown}");
    assert_eq!(head.published.as_ref().map(|day| day.value), answers.published, "{shown}");
    assert_eq!(head.questions_until.as_ref().map(|day| day.value), answers.questions_until, "{shown}");
    assert_eq!(head.as_of.as_ref().map(|day| day.value), answers.as_of, "{shown}");
    let deadline = answers
        .deadline
        .as_ref()
        .map(|deadline| format!("{}T{}{}", deadline.day, deadline.time, deadline.offset.as_deref().unwrap()));
    assert_eq!(head.deadline.as_ref().map(|moment| moment.value.written.clone()), deadline, "{shown}");
    let rules = &tender.rules;
    let words = |all: &[keur::model::Spanned<String>]| -> Vec<String> {
        all.iter().map(|word| word.value.clone()).collect()
    };
    assert_eq!(words(&rules.catalogues), answers.catalogues, "{shown}");
    let mut profiles: Vec<String> = rules.profiles.iter().map(|(_, profile)| profile.value.clone()).collect();
    profiles.extend(rules.profile.iter().map(|profile| profile.value.clone()));
    assert_eq!(profiles, answers.profiles.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>(), "{shown}");
    assert_eq!(words(&rules.drop), answers.dropped, "{shown}");
    assert_eq!(rules.weights.is_empty(), answers.weights.is_empty(), "{shown}");
    for (group, weight) in &answers.weights {
        let found = rules.weights.iter().find(|(id, _)| id.value == *group);
        assert_eq!(found.map(|(_, found)| found.value.0), Some(*weight), "{group}\n{shown}");
    }
    let context: BTreeMap<_, _> =
        tender.context.iter().map(|(id, value)| (&id.value, &value.value)).collect();
    assert_eq!(context, answers.context.iter().map(|(id, value)| (id, value)).collect(), "{shown}");
    assert_eq!(tender.gates.len(), answers.gates.len(), "{shown}");
    for (found, own) in tender.gates.iter().zip(&answers.gates) {
        assert_eq!((&found.id.value, found.title.own(lang)), (&own.id, Some(own.title.as_str())), "{shown}");
        let fits = match (found.rule.as_ref().unwrap(), &own.kind) {
            (GateRule::Level { of: Subject::Overall, level }, GateKind::Overall) => {
                Some(level.value) == own.level
            }
            (GateRule::Level { of: Subject::Group(group), level }, GateKind::GroupLevel) => {
                (Some(level.value), Some(&group.value)) == (own.level, own.group.as_ref())
            }
            (GateRule::Share { group, share }, GateKind::GroupShare) => {
                (Some(*share), Some(&group.value)) == (own.share, own.group.as_ref())
            }
            _ => false,
        };
        assert!(fits, "{found:?} {own:?}\n{shown}");
    }
    says_award(answers, tender, shown);
}

#[track_caller]
fn says_award(answers: &Answers, tender: &Tender, shown: &str) {
    let word = |word: &Option<keur::model::Spanned<String>>| word.as_ref().map(|word| word.value.clone());
    let (policy, award) = (&tender.policy, &tender.award);
    assert_eq!(word(&policy.unsupported).as_deref(), answers.unsupported, "{shown}");
    assert_eq!(word(&policy.assessors).as_deref(), answers.assessors, "{shown}");
    assert_eq!(
        policy.price_after_quality.as_ref().map(|yes| yes.value),
        answers.price_after_quality,
        "{shown}"
    );
    assert_eq!(word(&award.method).as_deref(), answers.method, "{shown}");
    assert_eq!(word(&award.formula).as_deref(), answers.formula, "{shown}");
    assert_eq!(award.quality_weight.as_ref().map(|dec| dec.value), answers.quality_weight, "{shown}");
    assert_eq!(award.price_weight.as_ref().map(|dec| dec.value), answers.price_weight, "{shown}");
    assert_eq!(award.floor.as_ref().map(|money| money.value), answers.floor, "{shown}");
    assert_eq!(award.ceiling.as_ref().map(|money| money.value), answers.ceiling, "{shown}");
    let values: BTreeMap<_, _> = award.values.iter().map(|(id, money)| (&id.value, money.value)).collect();
    assert_eq!(values, answers.values.iter().map(|(id, money)| (id, *money)).collect(), "{shown}");
    let ties: Vec<_> = award.tie.iter().map(|tie| tie.value.clone()).collect();
    assert_eq!(ties, answers.tie, "{shown}");
    assert_eq!(award.abnormally_low.as_ref().map(|percent| percent.value), answers.abnormally_low, "{shown}");
}

/// Enter at every question.
#[track_caller]
fn by_default(talk: &mut Talk<'_>) -> (String, Vec<Step>) {
    let mut asked = Vec::new();
    loop {
        asked.push(talk.step());
        talk.ask(100);
        match talk.answer("") {
            Told::Taken => {}
            Told::Write(text) => return (text, asked),
            told => panic!("{:?}: {told:?}", talk.step()),
        }
    }
}

#[test]
fn enter_at_every_question_makes_a_tender_of_every_shipped_catalogue() {
    let (files, shelf) = (memory(), shelf());
    for (place, shelved) in shelf.iter().enumerate() {
        let lang = Lang::ALL[place % 2];
        let catalogues = [shelved.id.clone()];
        let mut talk = Talk::new(&files, &shelf, ("zaak", &catalogues), lang).unwrap();
        let (text, asked) = by_default(&mut talk);
        says(talk.answers(), &read(&text, &shelved.id), lang, &shelved.id);
        assert!(!asked.contains(&Step::Catalogues), "{}: it was named beforehand", shelved.id);
    }
    let mut talk = Talk::new(&files, &shelf, ("zaak", &[]), Lang::Nl).unwrap();
    assert!(by_default(&mut talk).1.contains(&Step::Catalogues));
}

/// An answer that may be right.
fn made_up(talk: &Talk<'_>, random: &mut Random) -> String {
    let words = talk.words();
    let word = |random: &mut Random| match words.is_empty() {
        true => String::new(),
        false => words[random.below(words.len())].clone(),
    };
    let number = |random: &mut Random| {
        random
            .one(&["0", "1", "2", "3", "7", "33,5", "60", "1.250.000,50", "€ 300000", "12 %", "0,125"])
            .to_owned()
    };
    match random.below(12) {
        0 => "-".to_owned(),
        1 => "<".to_owned(),
        2..=3 => word(random),
        4 => (1 + random.below(words.len().max(1))).to_string(),
        5 => format!("{}, {}", word(random), word(random)),
        6..=7 => number(random),
        8 if talk.step() == Step::Weights => format!("{} {}", 1 + random.below(3), number(random)),
        8 => random
            .one(&[
                "26-02-2027 12:00",
                "2026-10-25 02:30",
                "26 juli 2026 9.30 uur",
                "2027-02-26T12:00:00Z",
                "1 mei 2026",
            ])
            .to_owned(),
        9 => random
            .one(&["ja", "no", "NL", "NL, de", "odd/", "./odd", "eu-csf autonomie-nl", "zaak.2"])
            .to_owned(),
        10 => random
            .one(&["a \"b\" \\ 'c' # d", "{CONTEXT}", "]]\u{1b}", "é€ ½ 漢", "{WEIGHTS}", "# [award]"])
            .to_owned(),
        _ => String::new(),
    }
}

/// An answer that brings a conversation on where Enter does not.
fn plain(talk: &Talk<'_>) -> String {
    match talk.step() {
        Step::QualityWeight => "60".to_owned(),
        Step::Floor => "1000".to_owned(),
        Step::Ceiling => "900000000".to_owned(),
        Step::Value(_) => "5000".to_owned(),
        Step::GateGroup => talk.words()[0].clone(),
        Step::GateMinimum => talk.words().first().cloned().unwrap_or("50".to_owned()),
        Step::Offset => "+01:00".to_owned(),
        Step::Tie => "-".to_owned(),
        _ => String::new(),
    }
}

/// Goes through a conversation with answers that are made up, and then to its end.
fn walk(seed: u64, files: &Memory, shelf: &[Shelved], steps: &mut BTreeSet<String>) {
    let mut random = Random(seed);
    let lang = Lang::ALL[random.below(2)];
    let odd = ["./odd".to_owned()];
    let catalogues: &[String] = if random.below(2) == 0 { &odd } else { &[] };
    let mut talk = Talk::new(files, shelf, ("zaak", catalogues), lang).unwrap();
    let mut typed: Vec<String> = Vec::new();
    let many = random.below(160);
    for _ in 0..4000 {
        let line = if typed.len() < many { made_up(&talk, &mut random) } else { plain(&talk) };
        typed.push(line.clone());
        let step = talk.step();
        let before = talk.answers().clone();
        let told = talk.answer(&line);
        let shown = || format!("seed {seed}: {typed:?}");
        match told {
            Told::Taken => {
                let kind = format!("{step:?}");
                steps.insert(kind.split('(').next().unwrap_or_default().to_owned());
                assert!(talk.ask(60).ends_with("> "), "{}", shown());
            }
            Told::Said(_) => {}
            Told::Refused(_) => {
                assert_eq!(*talk.answers(), before, "what is refused changes nothing; {}", shown());
                // nothing of what was made up before can end well: go back
                if typed.len() > many && talk.answer("<") != Told::Taken {
                    panic!("{}", shown());
                }
            }
            Told::Write(text) => {
                return says(talk.answers(), &read(&text, &shown()), lang, &shown());
            }
            Told::Stop(Asked::Stuck(_) | Asked::Declined) => return,
            Told::Stop(why) => panic!("{why:?}; {}", shown()),
        }
    }
    panic!("seed {seed} comes to no end at {:?}: {typed:?}", talk.step());
}

#[test]
fn whatever_is_answered_what_is_written_says_it() {
    let (files, shelf) = (memory(), shelf());
    let half = |first: u64| {
        let mut steps = BTreeSet::new();
        (first..WALKS).step_by(2).for_each(|seed| walk(seed, &files, &shelf, &mut steps));
        steps
    };
    let steps: BTreeSet<String> = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0).into_iter().chain(other.join().unwrap()).collect()
    });
    let all = [
        "Id",
        "Title",
        "Authority",
        "Notice",
        "Published",
        "QuestionsUntil",
        "Deadline",
        "Offset",
        "AsOf",
        "Catalogues",
        "Profile",
        "Context",
        "Weights",
        "Drop",
        "Gate",
        "GateGroup",
        "GateMinimum",
        "GateTitle",
        "Unsupported",
        "Assessors",
        "Method",
        "Formula",
        "QualityWeight",
        "PriceWeight",
        "Floor",
        "Ceiling",
        "Value",
        "PriceAfterQuality",
        "Tie",
        "AbnormallyLow",
    ];
    let never: Vec<&&str> = all.iter().filter(|step| !steps.contains(**step)).collect();
    assert!(never.is_empty(), "never answered: {never:?}");
}

/// A conversation about the odd catalogue after some answers, the last of which may be refused.
fn after<'f>(files: &'f Memory, shelf: &'f [Shelved], answers: &[&str]) -> (Talk<'f>, Told) {
    let odd = ["./odd".to_owned()];
    let mut talk = Talk::new(files, shelf, ("zaak", &odd), Lang::Nl).unwrap();
    let mut told = Told::Taken;
    for answer in answers {
        assert_eq!(told, Told::Taken, "before {answer:?}");
        told = talk.answer(answer);
    }
    (talk, told)
}

#[test]
fn the_offset_of_a_deadline_is_proposed_by_its_date_and_never_taken_in_silence() {
    let (files, shelf) = (memory(), shelf());
    for (said, proposed) in [
        ("26-02-2027 12:00", Some("+01:00")),
        ("26 juli 2027 12.00 uur", Some("+02:00")),
        ("28-03-2027 02:30", None),
        ("31-10-2027 02:30", None),
    ] {
        let (mut talk, told) = after(&files, &shelf, &["", "", "", "", "", "", said]);
        assert_eq!((told, talk.step()), (Told::Taken, Step::Offset), "{said}");
        assert_eq!(talk.usual_answer().as_deref(), proposed, "{said}");
        if proposed.is_none() {
            assert_eq!(talk.answer(""), Told::Refused(Asked::Needed), "{said}");
        }
    }
    let (talk, _) = after(&files, &shelf, &["", "", "", "", "", "", "2027-02-26T12:00:00+01:00"]);
    assert_eq!(talk.step(), Step::AsOf, "what is typed with its offset needs no question");
}

#[test]
fn what_does_not_follow_or_has_two_readings_is_refused() {
    let (files, shelf) = (memory(), shelf());
    let refused = |answers: &[&str]| match after(&files, &shelf, answers).1 {
        Told::Refused(why) => why,
        told => panic!("{answers:?}: {told:?}"),
    };
    assert_eq!(refused(&["twee woorden"]), Asked::NotAnId);
    assert_eq!(refused(&["", "a\u{202e}b"]), Asked::Hidden);
    assert!(matches!(refused(&["", &"x".repeat(1001)]), Asked::TooLong(1000)));
    assert!(matches!(refused(&["", "", "", "", "3/2/2027"]), Asked::Unclear(_)));
    let days = ["", "", "", "", "15-1-2027"];
    assert!(matches!(refused(&[&days[..], &["14-1-2027"]].concat()), Asked::Before { .. }));
    assert!(matches!(refused(&[&days[..], &["", "14-1-2027 12:00"]].concat()), Asked::Before { .. }));
    assert_eq!(refused(&["", "", "", "", "", "", "26-2-2027"]), Asked::NoTime);
    assert_eq!(refused(&["<"]), Asked::First);
}

#[test]
fn going_back_offers_what_was_answered() {
    let (files, shelf) = (memory(), shelf());
    let (mut talk, _) = after(&files, &shelf, &["", "Zaaksysteem", "Gemeente", "terug", "back"]);
    assert_eq!((talk.step(), talk.usual_answer()), (Step::Title, Some("Zaaksysteem".to_owned())));
    assert_eq!(talk.answers().title, "", "what lies ahead again is not answered");
    assert_eq!((talk.answer(""), talk.answer("")), (Told::Taken, Told::Taken));
    assert_eq!(
        (talk.answers().title.as_str(), talk.answers().authority.as_str()),
        ("Zaaksysteem", "Gemeente")
    );
}

#[test]
fn a_conversation_that_leads_nowhere_ends() {
    let (files, shelf) = (memory(), shelf());
    for useless in ["?", "<", "geen kenmerk"] {
        let (mut talk, mut told) = after(&files, &shelf, &[useless]);
        let mut count = 1;
        while !matches!(told, Told::Stop(_)) {
            (told, count) = (talk.answer(useless), count + 1);
        }
        assert_eq!((told, count), (Told::Stop(Asked::Stuck(MOST_IDLE)), MOST_IDLE), "{useless}");
    }
}

// ---- the command ----

/// Runs `new tender zaak --interactive` with these bytes on standard input.
fn typed(folder: &Folder, more: &[&str], input: impl AsRef<[u8]>) -> Ran {
    folder.write("typed", input);
    let mut command = bounded();
    command.args(["new", "tender", "zaak", "--interactive"]).args(more).current_dir(folder.join(""));
    command.stdin(File::open(folder.join("typed")).unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped());
    end(command.spawn().unwrap())
}

#[test]
fn a_tender_is_written_from_a_pipe_and_checks_without_errors() {
    let folder = Folder::new("asked");
    let ran = typed(&folder, &[], "\nZaaksysteem\nGemeente\n".to_owned() + &"\n".repeat(60)).ends(0);
    assert_eq!(ran.out, "", "the conversation goes to standard error");
    assert!(
        folder.text("zaak/tender.toml").contains("title.nl = \"Zaaksysteem\"\nauthority = \"Gemeente\"\n")
    );
    folder.keur(&["check", "zaak"]).ends(0);
    let again = typed(&folder, &[], "").ends(2);
    assert!(
        again.err.contains("--force") && !again.err.contains("=="),
        "before the first question: {}",
        again.err
    );
    let forced =
        typed(&folder, &["--force", "--lang", "en"], "\nOther\n".to_owned() + &"\n".repeat(60)).ends(0);
    assert!(forced.err.contains("is there already"), "{}", forced.err);
    assert!(folder.text("zaak/tender.toml").contains("title.en = \"Other\""));
    folder.write("zaak/keur.lock", "");
    assert!(typed(&folder, &["--force"], "").ends(2).err.contains("keur.lock"));
}

#[test]
fn a_catalogue_of_ones_own_is_named_as_the_tender_sees_it() {
    let folder = Folder::new("asked-own");
    folder.write("cat/catalogue.toml", ODD);
    typed(&folder, &["--catalogue", "./cat"], "\n".repeat(60)).ends(0);
    assert!(folder.text("zaak/tender.toml").contains("use = [\"../cat\"]"));
    folder.keur(&["check", "zaak"]).ends(0);
    typed(&folder, &["--catalogue", "nergens", "--force"], "").ends(2);
}

#[test]
fn input_that_ends_or_is_no_answer_writes_nothing() {
    let mut mixed = b"\x00\x1b[31m\xff\xfe\n\xc3\x28\n\x1b]0;x\x07\n".to_vec();
    mixed.extend(b"a".repeat(1_000_000));
    mixed.extend(b"\nzaak\nTitel\n");
    let cases: [(&str, Vec<u8>); 8] = [
        ("the input ended", Vec::new()),
        ("the input ended", b"zaak\nTitel".to_vec()),
        ("the input ended", mixed),
        ("without an end", b"a".repeat(9_000_000)),
        ("without an end", [b"\n".to_vec(), vec![0; 9_000_000]].concat()),
        ("nothing was written", "?\n".repeat(100_000).into_bytes()),
        ("nothing was written", b"\xff\n".repeat(100_000)),
        ("nothing was written", [b"\n".repeat(13), b"1 3\n".repeat(9000)].concat()),
    ];
    for (why, input) in cases {
        let folder = Folder::new("asked-garbage");
        let ran = typed(&folder, &["--lang", "en", "--catalogue", "exit"], &input).ends(2);
        assert!(ran.err.contains(why), "{why}: {}", &ran.err[ran.err.len().saturating_sub(600)..]);
        assert!(
            !ran.err.contains('\u{1b}') && !ran.err.contains('\0'),
            "what was typed is shown as it can be seen"
        );
        assert!(!folder.join("zaak").exists(), "{why}: nothing is written");
    }
}

#[test]
fn no_at_the_end_writes_nothing() {
    let folder = Folder::new("asked-no");
    let ran = typed(&folder, &["--catalogue", "nis2"], "\n".repeat(8) + &"\n".repeat(30));
    let questions = ran.ends(0).err.matches("> ").count();
    std::fs::remove_dir_all(folder.join("zaak")).unwrap();
    let ran = typed(&folder, &["--catalogue", "nis2"], "\n".repeat(questions - 1) + "nee\n").ends(2);
    assert!(ran.err.contains("er is niets geschreven"), "{}", ran.err);
    assert!(!folder.join("zaak").exists());
}
