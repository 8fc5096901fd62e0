//! Every option of every shipped criterion can be reached: claimed, or derived through facts.

use std::collections::BTreeMap;

use keur::assess::{Known, Plan, Question, Status};
use keur::diag::Span;
use keur::model::Spanned;
use keur::model::bid::{Component, Holds, Party};
use keur::model::fact::{FactOption, FactType, Stated};
use keur::model::offer::{Claim, Claimed, Fact, Offer};
use keur::model::rules::{self, Rules};
use keur::num::Dec;
use keur::read::{Memory, shipped_ids};
use keur::resolve::{self, Conditions, Opened};

/// Sets of facts that are tried for one criterion before an option counts as out of reach.
const TRIES: usize = 800;
/// Things that are bought, for catalogues that ask what that is.
const PURCHASES: u64 = 200;

/// SplitMix64: the same choices on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    fn one<'o, T>(&mut self, of: &'o [T]) -> &'o T {
        &of[self.below(of.len())]
    }
}

fn open(catalogue: &str) -> (Rules, Conditions) {
    let opened = opened(catalogue, "");
    (opened.rules.unwrap(), opened.conditions)
}

fn opened(catalogue: &str, context: &str) -> Opened {
    let head = "format = 1\n[tender]\nid = \"t\"\nas_of = 2026-11-01\n";
    let tender = format!("{head}[rules]\nuse = [\"{catalogue}\"]\n[context]\n{context}");
    resolve::open(&Memory::new([("tender.toml".to_owned(), tender)].into()), "tender.toml")
}

/// The rules of a catalogue for something that is bought, by number.
fn open_for(catalogue: &str, seed: u64) -> (Rules, Conditions) {
    let bare = opened(catalogue, "");
    let mut random = Random(seed);
    let mut context = String::new();
    for key in &bare.catalogues[0].contexts {
        let value = match key.kind.value {
            FactType::Bool => (random.below(2) == 0).to_string(),
            FactType::Choice => format!("\"{}\"", random.one(&key.options).id.value),
            FactType::Set => format!("{:?}", some(&key.options, &mut random)),
            FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => "10".to_owned(),
            FactType::Text | FactType::Date | FactType::Country | FactType::Countries => continue,
        };
        context.push_str(&format!("{} = {value}\n", key.id.value));
    }
    let opened = opened(catalogue, &context);
    (opened.rules.unwrap(), opened.conditions)
}

/// Numbers at which something might turn.
const NUMBERS: [i64; 30] = [
    0, 1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 20, 24, 25, 28, 30, 31, 40, 48, 50, 60, 72, 75, 90, 91, 100, 120,
    180, 365, 900,
];

fn stated(fact: &rules::Fact, random: &mut Random) -> Stated {
    let ids: Vec<String> = fact.options.iter().map(|option| option.id.value.clone()).collect();
    let countries = [&["NL"][..], &["NL", "DE"], &["CH"], &["JP"], &["US"], &["NL", "US"], &["FR", "JP"]];
    match fact.kind {
        FactType::Text => Stated::Text("x".to_owned()),
        FactType::Bool => Stated::Bool(random.below(2) == 0),
        FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => {
            let fits = |n: &&i64| {
                let dec = Dec::whole(**n);
                fact.min.is_none_or(|min| dec >= min) && fact.max.is_none_or(|max| dec <= max)
            };
            let numbers: Vec<i64> = NUMBERS.iter().filter(fits).copied().collect();
            Stated::Number(Dec::whole(*random.one(&numbers)))
        }
        FactType::Date => {
            Stated::Date(jiff::civil::date(2024 + i16::try_from(random.below(5)).unwrap(), 6, 1))
        }
        FactType::Choice => Stated::Text(random.one(&ids).clone()),
        FactType::Set => Stated::List(some(&fact.options, random)),
        FactType::Country => Stated::Text("NL".to_owned()),
        FactType::Countries => Stated::List(random.one(&countries).iter().map(|c| (*c).to_owned()).collect()),
    }
}

/// Some options that go together, often all of them, or one that stands alone.
fn some(options: &[FactOption], random: &mut Random) -> Vec<String> {
    let ids = |alone: bool| -> Vec<String> {
        let chosen = options.iter().filter(|option| option.exclusive == alone);
        chosen.map(|option| option.id.value.clone()).collect()
    };
    let (alone, together) = (ids(true), ids(false));
    if !alone.is_empty() && random.below(4) == 0 {
        return vec![random.one(&alone).clone()];
    }
    let all = random.below(3) == 0;
    let mut chosen = together.clone();
    chosen.retain(|_| all || random.below(2) == 0);
    if chosen.is_empty() {
        chosen.push(random.one(&together).clone());
    }
    chosen
}

/// A bidder with one component, reached by no law, by one that reads, or by one that does not.
fn chain(offer: &mut Offer, random: &mut Random) {
    let at = |text: &str| Spanned { value: text.to_owned(), at: Span::default() };
    let country = *random.one(&["NL", "US", "CN"]);
    let party = |id: &str, country: &str| Party {
        id: at(id),
        name: id.to_owned(),
        country: Some(at(country)),
        kvk: String::new(),
        lei: None,
        euid: String::new(),
        owners: Vec::new(),
        independent: Some(true),
        subject_to: Vec::new(),
        confidential: None,
    };
    offer.party = Some("self".to_owned());
    offer.parties = vec![party("self", "NL"), party("host", country)];
    offer.components = vec![Component {
        id: at("app"),
        layer: Some(at("application")),
        party: Some(at("host")),
        locations: vec![at(country)],
        access_from: vec![at(country)],
        holds: Some(*random.one(&[Holds::Content, Holds::Metadata, Holds::Nothing])),
        readable: Some(random.below(2) == 0),
        depends_on: Vec::new(),
        replaceable_in: None,
        confidential: None,
    }];
    offer.absent = keur::model::bid::LAYERS.iter().map(|layer| (*layer).to_owned()).collect();
}

fn offer(rules: &Rules, reads: &[usize], random: &mut Random) -> Offer {
    let mut offer = Offer {
        facts: vec![None; rules.facts.len()],
        claims: vec![None; rules.criteria.len()],
        ..Offer::default()
    };
    for &fact in reads {
        let value = stated(&rules.facts[fact], random);
        offer.facts[fact] =
            Some(Fact { at: Span::default(), value, evidence: Vec::new(), ruled: false, confidential: None });
    }
    chain(&mut offer, random);
    offer
}

/// Marks the options of a criterion that some set of facts reaches; `reached` is by their places.
fn reach(rules: &Rules, conditions: &Conditions, plan: &Plan, place: usize, reached: &mut [bool]) {
    let criterion = &rules.criteria[place];
    let mut random = Random(place as u64);
    for _ in 0..TRIES {
        if reached.iter().all(|yes| *yes) {
            return;
        }
        let offer = offer(rules, &criterion.reads, &mut random);
        let known = Known::new(rules, conditions, &offer);
        let question = Question {
            rules,
            criterion,
            plan: &plan.criteria[place],
            when: &conditions.options[place],
            otherwise: conditions.otherwise[place],
            claim: None,
            offer: &offer,
            known: &known,
            votes: &[],
            assessors: 0,
            ruling: None,
            withhold: false,
        };
        let answer = question.answer();
        let wholly = criterion.options.iter().all(|option| option.derived);
        assert!(
            !wholly || answer.status == Status::Answered,
            "{} has no answer for {:?}",
            criterion.id,
            criterion
                .reads
                .iter()
                .map(|&fact| (&rules.facts[fact].id, &offer.facts[fact]))
                .collect::<Vec<_>>()
        );
        if let Some(option) = answer.option {
            reached[option] = true;
        }
    }
}

/// Options of a catalogue that are derived and that no facts reach, whatever is bought.
fn out_of_reach(catalogue: &str) -> Vec<String> {
    let mut missing: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for seed in 0..PURCHASES {
        if seed > 0 && missing.values().flatten().all(|yes| *yes) {
            break;
        }
        let (rules, conditions) = open_for(catalogue, seed);
        let plan = Plan::new(&rules);
        for (place, criterion) in rules.criteria.iter().enumerate() {
            let claimed = || criterion.options.iter().map(|option| !option.derived).collect();
            let reached = missing.entry(criterion.id.clone()).or_insert_with(claimed);
            reach(&rules, &conditions, &plan, place, reached);
            names.insert(
                criterion.id.clone(),
                criterion.options.iter().map(|option| option.id.clone()).collect(),
            );
        }
    }
    let left = missing.iter().flat_map(|(id, reached)| {
        let options = names[id].iter().zip(reached).filter(|(_, yes)| !**yes);
        options.map(move |(option, _)| format!("{id} {option}"))
    });
    left.collect()
}

#[test]
fn facts_reach_every_option_that_they_derive_and_leave_no_question_open() {
    // The criteria of autonomie-nl are those of the modules that it includes.
    let modules = shipped_ids().into_iter().filter(|id| *id != "autonomie-nl");
    let missing: Vec<String> = modules.flat_map(out_of_reach).collect();
    assert!(missing.is_empty(), "out of reach: {missing:?}");
}

#[test]
fn a_claim_counts_only_where_facts_do_not_decide() {
    let (rules, conditions) = open("exit");
    let plan = Plan::new(&rules);
    let derived =
        |c: &&rules::Criterion| !c.options.is_empty() && c.options.iter().all(|option| option.derived);
    let place = rules.criteria.iter().position(|c| derived(&c)).unwrap();
    let mut random = Random(7);
    let offer = offer(&rules, &rules.criteria[place].reads, &mut random);
    let bare = Offer { facts: vec![None; rules.facts.len()], ..offer.clone() };
    let claim = |option| Claim {
        at: Span::default(),
        answer: Claimed::Option(option),
        evidence: Vec::new(),
        statement: "so".to_owned(),
        equivalent: String::new(),
        confidential: None,
        supported: false,
    };
    let last = rules.criteria[place].options.len() - 1;
    for (offer, answered) in [(&offer, true), (&bare, false)] {
        let known = Known::new(&rules, &conditions, offer);
        let claim = claim(last);
        let question = Question {
            rules: &rules,
            criterion: &rules.criteria[place],
            plan: &plan.criteria[place],
            when: &conditions.options[place],
            otherwise: conditions.otherwise[place],
            claim: Some(&claim),
            offer,
            known: &known,
            votes: &[],
            assessors: 0,
            ruling: None,
            withhold: false,
        };
        let answer = question.answer();
        assert_eq!(answer.status == Status::Answered, answered);
        assert!(answer.overruled.is_some() || answer.option == Some(last));
        assert_eq!(answer.missing.is_empty(), answered);
    }
}

#[test]
fn half_or_more_of_autonomie_nl_is_derived_and_no_two_criteria_ask_the_same() {
    let (rules, _) = open("autonomie-nl");
    let of_facts = |c: &&rules::Criterion| c.curve.is_some() || c.options.iter().any(|option| option.derived);
    let derived = rules.criteria.iter().filter(of_facts).count();
    assert!(derived * 2 >= rules.criteria.len(), "{derived} of {}", rules.criteria.len());
    assert!((45..=60).contains(&(rules.criteria.len() + rules.dropped.len() + rules.not_applicable.len())));
    let mut questions: Vec<&Option<String>> = rules.criteria.iter().map(|c| &c.question.nl).collect();
    questions.sort();
    let many = questions.len();
    questions.dedup();
    assert_eq!(questions.len(), many);
}

#[test]
fn every_reference_is_dated_and_says_how_certain_it_is() {
    let mut cited = 0;
    for catalogue in keur::read::shipped_ids() {
        let opened = opened(catalogue, "");
        let catalogue = opened.catalogues.first().expect("a shipped catalogue");
        let of_criteria = catalogue.criteria.iter().flat_map(|criterion| &criterion.references);
        let of_gates = catalogue.gates.iter().flat_map(|gate| &gate.references);
        for id in
            of_criteria.chain(of_gates).chain(catalogue.laws.iter().filter_map(|law| law.reference.as_ref()))
        {
            let found = catalogue.references.iter().find(|reference| reference.id == *id);
            let reference = found.unwrap_or_else(|| panic!("`{}` is cited and not there", id.value));
            assert!(reference.as_of.is_some(), "`{}` has no day on which it was true", id.value);
            assert!(!reference.note.is_empty(), "`{}` does not say how certain it is", id.value);
            cited += 1;
        }
    }
    assert!(cited > 300, "{cited} references");
}
