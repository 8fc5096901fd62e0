//! From TOML text to plain data, for the naive scorer.
//!
//! Knows only what the reckoning of claimed answers needs and looks at nothing else: a file is taken to be
//! valid, and what is not makes it panic. Numbers are read from their decimal text.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use toml::de::{DeTable, DeValue};

/// The files of one tender, path to text.
pub(crate) type Files = BTreeMap<String, String>;

/// Everything that is fixed before a bid is opened.
pub(crate) struct Rules {
    pub(crate) tender: String,
    pub(crate) as_of: Option<String>,
    pub(crate) currency: String,
    /// `unanswered_level = "skip"`: what is unknown stays out of the minimum.
    pub(crate) skip: bool,
    /// How much of the score each catalogue carries, by its id.
    pub(crate) shares: Option<BTreeMap<String, BigRational>>,
    pub(crate) catalogues: Vec<Catalogue>,
    pub(crate) groups: Vec<Group>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) award: Award,
}

/// How quality and price become an order. What the method does not need is 0 or empty.
pub(crate) struct Award {
    pub(crate) method: String,
    pub(crate) formula: Option<String>,
    pub(crate) quality_weight: BigRational,
    pub(crate) price_weight: BigRational,
    pub(crate) floor: BigRational,
    pub(crate) ceiling: BigRational,
    /// What a group is worth at a share of 100, by its id.
    pub(crate) values: BTreeMap<String, BigRational>,
    pub(crate) round: Option<u32>,
    pub(crate) winners: i64,
    pub(crate) ties: Vec<String>,
    pub(crate) abnormally_low: Option<BigRational>,
}

pub(crate) struct Catalogue {
    pub(crate) id: String,
    /// Number and name, ascending.
    pub(crate) levels: Vec<(i64, String)>,
    pub(crate) has_profiles: bool,
}

pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) catalogue: String,
    pub(crate) weight: BigRational,
    pub(crate) out_of: Option<BigRational>,
    pub(crate) dropped: bool,
}

pub(crate) struct Criterion {
    pub(crate) id: String,
    pub(crate) group: String,
    pub(crate) catalogue: String,
    pub(crate) kinds: Vec<String>,
    pub(crate) options: Vec<Choice>,
    pub(crate) dropped: bool,
}

/// One option of a criterion.
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) points: BigRational,
    pub(crate) level: Option<i64>,
    pub(crate) rejects: bool,
}

pub(crate) struct Gate {
    pub(crate) id: String,
    pub(crate) subject: Subject,
}

/// What a gate measures, and the minimum (of a price: the maximum).
pub(crate) enum Subject {
    OverallLevel(i64),
    CatalogueLevel(String, i64),
    GroupLevel(String, i64),
    CriterionLevel(String, i64),
    GroupShare(String, BigRational),
    CriterionPoints(String, BigRational),
    CriterionOptions(String, Vec<String>),
    Score(BigRational),
    Price(BigRational),
}

pub(crate) struct Bid {
    /// Where its file is.
    pub(crate) path: String,
    pub(crate) id: String,
    pub(crate) tender: String,
    pub(crate) price: Option<(BigRational, String)>,
    pub(crate) answers: BTreeMap<String, Answer>,
    pub(crate) evidence: Vec<Document>,
}

#[derive(Default)]
pub(crate) struct Answer {
    pub(crate) option: Option<String>,
    pub(crate) equivalent: bool,
    pub(crate) evidence: Vec<String>,
}

pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) present: bool,
    pub(crate) issued: Option<String>,
    pub(crate) expires: Option<String>,
}

/// Reads the tender and every catalogue it uses.
pub(crate) fn rules(files: &Files) -> Rules {
    let tender = parse(&files["tender.toml"]);
    let mut rules = Rules {
        tender: text(at(&tender, "tender.id")),
        as_of: look(&tender, "tender.as_of").map(date),
        currency: look(&tender, "award.currency").map_or_else(|| "EUR".to_string(), text),
        skip: look(&tender, "policy.unanswered_level").is_some_and(|policy| text(policy) == "skip"),
        shares: None,
        catalogues: Vec::new(),
        groups: Vec::new(),
        criteria: Vec::new(),
        gates: Vec::new(),
        award: read_award(&tender),
    };
    for used in list(&tender, "rules.use") {
        let folder = text(used);
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        read_catalogue(&mut rules, &parse(&files[&format!("{folder}/catalogue.toml")]), &tender);
    }
    let place = |id: &str| rules.groups.iter().position(|group| group.id == id);
    rules.criteria.sort_by_key(|criterion| place(&criterion.group));
    rules.shares = look(&tender, "rules.share").map(|shares| {
        let known: Vec<&str> = rules.catalogues.iter().map(|catalogue| catalogue.id.as_str()).collect();
        joined(shares, &known).into_iter().map(|(id, share)| (id, number(share))).collect()
    });
    read_values(&mut rules, &tender);
    reweigh(&mut rules, look(&tender, "rules.weights"));
    drop_all(&mut rules, &strings(&tender, "rules.drop"));
    replace_gates(&mut rules, &tender);
    rules
}

fn read_award(tender: &DeValue<'_>) -> Award {
    let award = |key: &str| look(tender, &format!("award.{key}"));
    let amount = |key| award(key).map_or_else(BigRational::zero, number);
    Award {
        method: award("method").map_or_else(|| "quality".to_string(), text),
        formula: award("formula").map(text),
        quality_weight: amount("quality_weight"),
        price_weight: amount("price_weight"),
        floor: amount("floor"),
        ceiling: amount("ceiling"),
        values: BTreeMap::new(),
        round: award("round").map(|decimals| u32::try_from(whole(decimals)).expect("few decimals")),
        winners: award("winners").map_or(1, whole),
        ties: strings(tender, "award.tie"),
        abnormally_low: award("abnormally_low").map(number),
    }
}

/// In a tender on value the values of the groups are their weights, unless the tender gives weights.
fn read_values(rules: &mut Rules, tender: &DeValue<'_>) {
    let Some(values) = look(tender, "award.values") else { return };
    let known: Vec<&str> = rules.groups.iter().map(|group| group.id.as_str()).collect();
    let values = joined(values, &known).into_iter().map(|(id, value)| (id, number(value)));
    rules.award.values = values.collect();
    if look(tender, "rules.weights").is_none() {
        for group in &mut rules.groups {
            group.weight = rules.award.values.get(&group.id).cloned().unwrap_or_else(BigRational::zero);
        }
    }
}

/// Adds the groups, criteria and gates of one catalogue, under the profile the tender chose.
fn read_catalogue(rules: &mut Rules, file: &DeValue<'_>, tender: &DeValue<'_>) {
    let id = text(at(file, "catalogue.id"));
    let profile = profile(file, tender, &id);
    for group in list(file, "group") {
        rules.groups.push(Group {
            id: text(at(group, "id")),
            catalogue: id.clone(),
            weight: look(group, "weight").map_or_else(BigRational::zero, number),
            out_of: look(group, "out_of").map(number),
            dropped: false,
        });
    }
    for criterion in list(file, "criterion") {
        rules.criteria.push(Criterion {
            id: text(at(criterion, "id")),
            group: text(at(criterion, "group")),
            catalogue: id.clone(),
            kinds: strings(criterion, "evidence_kinds"),
            options: options(criterion, file),
            dropped: false,
        });
    }
    reweigh(rules, profile.and_then(|profile| look(profile, "weights")));
    if let Some(profile) = profile {
        drop_all(rules, &strings(profile, "drop"));
    }
    for gate in list(file, "gate").into_iter().filter(|gate| applies(gate, profile)) {
        rules.gates.push(read_gate(gate));
    }
    let own = rules.criteria.iter().filter(|criterion| criterion.catalogue == id);
    let is_levelled = own.flat_map(|criterion| &criterion.options).any(|option| option.level.is_some());
    // A scale that no criterion of the catalogue uses, counting or dropped, is no scale of it.
    let levels = if is_levelled { levels(file) } else { Vec::new() };
    rules.catalogues.push(Catalogue { id, levels, has_profiles: profile.is_some() });
}

/// The profile the tender names, else the default one, else the first.
fn profile<'a>(file: &'a DeValue<'a>, tender: &DeValue<'_>, catalogue: &str) -> Option<&'a DeValue<'a>> {
    let profiles = list(file, "profile");
    let named = match look(tender, "rules.profile") {
        Some(table @ DeValue::Table(_)) => table.get(catalogue).map(|id| text(id.get_ref())),
        Some(id) => Some(text(id)),
        None => None,
    };
    if let Some(named) = named {
        let found = profiles.into_iter().find(|profile| text(at(profile, "id")) == named);
        return Some(found.expect("the profile that the tender names"));
    }
    let default = profiles.iter().find(|profile| flag(profile, "default"));
    default.or(profiles.first()).copied()
}

/// A profile may name the gates that apply; else all do that are not kept for a profile.
fn applies(gate: &DeValue<'_>, profile: Option<&DeValue<'_>>) -> bool {
    match profile.filter(|profile| look(profile, "gates").is_some()) {
        Some(profile) => strings(profile, "gates").contains(&text(at(gate, "id"))),
        None => !flag(gate, "profile_only"),
    }
}

/// A gate of the tender takes the place of the catalogue's with the same id; the others come last.
fn replace_gates(rules: &mut Rules, tender: &DeValue<'_>) {
    for gate in list(tender, "gate").into_iter().map(read_gate) {
        match rules.gates.iter_mut().find(|other| other.id == gate.id) {
            Some(other) => *other = gate,
            None => rules.gates.push(gate),
        }
    }
}

fn read_gate(gate: &DeValue<'_>) -> Gate {
    Gate { id: text(at(gate, "id")), subject: subject(gate) }
}

fn subject(gate: &DeValue<'_>) -> Subject {
    let owner = |key| look(gate, key).map(text);
    let least = |key| look(gate, key).map(number);
    let level = look(gate, "level").map(whole);
    if let Some(group) = owner("group") {
        return match level {
            Some(level) => Subject::GroupLevel(group, level),
            None => Subject::GroupShare(group, least("share").expect("a level or a share")),
        };
    }
    if let Some(criterion) = owner("criterion") {
        return match (level, least("points")) {
            (Some(level), _) => Subject::CriterionLevel(criterion, level),
            (None, Some(points)) => Subject::CriterionPoints(criterion, points),
            (None, None) => Subject::CriterionOptions(criterion, option_ids(gate)),
        };
    }
    match (owner("catalogue"), level, least("score")) {
        (Some(catalogue), Some(level), _) => Subject::CatalogueLevel(catalogue, level),
        (None, Some(level), _) => Subject::OverallLevel(level),
        (_, None, Some(score)) => Subject::Score(score),
        (_, None, None) => Subject::Price(least("price").expect("a minimum in the gate")),
    }
}

fn option_ids(gate: &DeValue<'_>) -> Vec<String> {
    list(gate, "options").into_iter().map(option_id).collect()
}

fn reweigh(rules: &mut Rules, weights: Option<&DeValue<'_>>) {
    let Some(weights) = weights else { return };
    let known: Vec<&str> = rules.groups.iter().map(|group| group.id.as_str()).collect();
    let weights = joined(weights, &known);
    for group in &mut rules.groups {
        if let Some(weight) = weights.get(&group.id) {
            group.weight = number(weight);
        }
    }
}

/// Leaves out what is named, and with a group all that is in it.
fn drop_all(rules: &mut Rules, dropped: &[String]) {
    for group in &mut rules.groups {
        group.dropped |= dropped.contains(&group.id);
    }
    for criterion in &mut rules.criteria {
        criterion.dropped |= dropped.contains(&criterion.id) || dropped.contains(&criterion.group);
    }
}

fn levels(file: &DeValue<'_>) -> Vec<(i64, String)> {
    let read = |level| (whole(at(level, "n")), text(at(level, "name")));
    list(file, "level").into_iter().map(read).collect()
}

/// The options of a criterion: its own, or those of the scale it names, times its points.
fn options(criterion: &DeValue<'_>, file: &DeValue<'_>) -> Vec<Choice> {
    let Some(scale) = look(criterion, "scale").map(text) else {
        return list(criterion, "option").into_iter().map(choice).collect();
    };
    let scales = list(file, "scale");
    let scale = scales.into_iter().find(|other| text(at(other, "id")) == scale);
    let all = look(criterion, "points").map_or_else(BigRational::zero, number);
    let mut options = Vec::new();
    for option in list(scale.expect("the scale that the criterion names"), "option") {
        let share = look(option, "share").map_or_else(BigRational::zero, number);
        let points = &all * share / hundred();
        options.push(Choice { points, ..choice(option) });
    }
    options
}

fn choice(option: &DeValue<'_>) -> Choice {
    Choice {
        id: option_id(at(option, "id")),
        points: look(option, "points").map_or_else(BigRational::zero, number),
        level: look(option, "level").map(whole),
        rejects: flag(option, "rejects"),
    }
}

/// Reads every bid, by path: `bids/<name>.toml` or `bids/<name>/bid.toml`.
pub(crate) fn bids(files: &Files, rules: &Rules) -> Vec<Bid> {
    let is_bid = |path: &str| {
        let inside = path.strip_prefix("bids/").unwrap_or("");
        let parts: Vec<&str> = inside.split('/').collect();
        matches!(parts[..], [name] if name.ends_with(".toml")) || matches!(parts[..], [_, "bid.toml"])
    };
    let paths = files.keys().filter(|path| is_bid(path));
    paths.map(|path| bid(files, path, rules)).collect()
}

fn bid(files: &Files, path: &str, rules: &Rules) -> Bid {
    let file = parse(&files[path]);
    let folder = path.trim_end_matches("/bid.toml").trim_end_matches(".toml");
    let known: Vec<&str> = rules.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let answers = look(&file, "answers").map(|answers| joined(answers, &known)).unwrap_or_default();
    let currency = look(&file, "price.currency").map_or_else(|| rules.currency.clone(), text);
    Bid {
        path: path.to_string(),
        id: text(at(&file, "bid.id")),
        tender: text(at(&file, "bid.tender")),
        price: look(&file, "price.amount").map(|amount| (number(amount), currency)),
        answers: answers.into_iter().map(|(id, value)| (id, answer(value))).collect(),
        evidence: list(&file, "evidence")
            .into_iter()
            .map(|document| read_document(document, files, folder))
            .collect(),
    }
}

fn answer(value: &DeValue<'_>) -> Answer {
    if !value.is_table() {
        return Answer { option: Some(option_id(value)), ..Answer::default() };
    }
    Answer {
        option: look(value, "option").map(option_id),
        equivalent: look(value, "equivalent").is_some(),
        evidence: strings(value, "evidence"),
    }
}

fn read_document(document: &DeValue<'_>, files: &Files, folder: &str) -> Document {
    let is_there = |file| files.contains_key(&format!("{folder}/{}", text(file)));
    Document {
        id: text(at(document, "id")),
        kind: text(at(document, "kind")),
        present: look(document, "url").is_some() || look(document, "file").is_some_and(is_there),
        issued: look(document, "issued").map(date),
        expires: look(document, "expires").map(date),
    }
}

/// A table of ids. An id with dots may have been written without quotes, so nested tables are joined until
/// a known id is reached.
fn joined<'a>(table: &'a DeValue<'a>, known: &[&str]) -> BTreeMap<String, &'a DeValue<'a>> {
    let mut found = BTreeMap::new();
    for (key, value) in table.as_table().expect("a table of ids") {
        let (key, value) = (key.get_ref().to_string(), value.get_ref());
        if known.contains(&key.as_str()) {
            found.insert(key, value);
            continue;
        }
        let prefix = format!("{key}.");
        let rest: Vec<&str> = known.iter().filter_map(|id| id.strip_prefix(&prefix)).collect();
        let inner = joined(value, &rest);
        found.extend(inner.into_iter().map(|(id, value)| (format!("{prefix}{id}"), value)));
    }
    found
}

fn parse(text: &str) -> DeValue<'_> {
    let table = DeTable::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    DeValue::Table(table.into_inner())
}

/// What stands at a path of keys without dots of their own.
fn look<'a>(value: &'a DeValue<'a>, path: &str) -> Option<&'a DeValue<'a>> {
    path.split('.').try_fold(value, |value, key| value.get(key).map(toml::Spanned::get_ref))
}

fn at<'a>(value: &'a DeValue<'a>, path: &str) -> &'a DeValue<'a> {
    look(value, path).unwrap_or_else(|| panic!("{path} is missing"))
}

fn list<'a>(value: &'a DeValue<'a>, path: &str) -> Vec<&'a DeValue<'a>> {
    let array = look(value, path).and_then(|found| found.as_array());
    array.into_iter().flat_map(|array| array.iter().map(|entry| entry.get_ref())).collect()
}

fn strings(value: &DeValue<'_>, path: &str) -> Vec<String> {
    list(value, path).into_iter().map(text).collect()
}

fn text(value: &DeValue<'_>) -> String {
    value.as_str().expect("a text").to_string()
}

fn flag(value: &DeValue<'_>, key: &str) -> bool {
    look(value, key).and_then(DeValue::as_bool).unwrap_or(false)
}

/// A date as `YYYY-MM-DD`, which sorts as text.
fn date(value: &DeValue<'_>) -> String {
    value.as_datetime().expect("a date").to_string()
}

/// An option's id may be written as an integer.
fn option_id(value: &DeValue<'_>) -> String {
    value.as_integer().map_or_else(|| text(value), ToString::to_string)
}

fn whole(value: &DeValue<'_>) -> i64 {
    let digits = value.as_integer().expect("a whole number").as_str();
    digits.parse().expect("a whole number")
}

/// A number from its decimal text.
fn number(value: &DeValue<'_>) -> BigRational {
    let integer = value.as_integer().map(|integer| integer.as_str());
    let float = value.as_float().map(|float| float.as_str());
    decimal(integer.or(float).expect("a number"))
}

/// `-12.50` is −1250 over 100.
fn decimal(text: &str) -> BigRational {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{before}{after}").parse().expect("decimal digits");
    let places = u32::try_from(after.len()).expect("few digits");
    BigRational::new(digits, BigInt::from(10).pow(places))
}

pub(crate) fn hundred() -> BigRational {
    BigRational::from_integer(BigInt::from(100))
}
