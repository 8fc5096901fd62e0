//! New files for people to fill in: a tender, a bid with every question, a catalogue.
//!
//! In: what is known (ids, rules). Out: TOML text that reads without errors as it stands. The fixed
//! texts are templates beside this file, one per language; `{NAME}` is filled in.

mod assessment;

use std::fmt::Write as _;

use super::layout::clean;
use crate::lang::{Label, Lang, Say};
use crate::model::Text;
use crate::model::fact::{Context, FactType, Stated};
use crate::model::rules::Rules;
use crate::num::Dec;
use crate::read::quoted;

pub use assessment::{assessment, clarification};

const TENDER: [&str; 2] = [include_str!("tender.nl.toml"), include_str!("tender.en.toml")];
const BID: [&str; 2] = [include_str!("bid.nl.toml"), include_str!("bid.en.toml")];
const CHAIN: [&str; 2] = [include_str!("chain.nl.toml"), include_str!("chain.en.toml")];
const CONTEXT: [&str; 2] = [include_str!("context.nl.toml"), include_str!("context.en.toml")];
const CATALOGUE: [&str; 2] = [include_str!("catalogue.nl.toml"), include_str!("catalogue.en.toml")];

/// The folder beside a scaffold that holds its schema.
pub const SCHEMAS: &str = ".keur";

/// The line by which editors find the schema of a file.
fn pointer(up: &str, kind: &str) -> String {
    format!("#:schema {up}{SCHEMAS}/{kind}.schema.json\n")
}

fn template(pair: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => pair[0],
        Lang::En => pair[1],
    }
}

/// A tender that uses some catalogues; with `rules` its groups and weights stand in it as a comment.
#[must_use]
pub fn tender(
    id: &str,
    catalogues: &[String],
    rules: Option<&Rules>,
    contexts: &[&Context],
    lang: Lang,
) -> String {
    let used: Vec<String> = catalogues.iter().map(|catalogue| quoted(catalogue)).collect();
    let mut listed = String::new();
    for group in rules.into_iter().flat_map(|rules| &rules.groups) {
        let _ = writeln!(listed, "#   {}", weight(&group.id, &group.title, group.weight.0, lang));
    }
    let asked: Vec<_> = contexts.iter().map(|context| (*context, None)).collect();
    let text = tender_template(lang);
    text.replace("{ID}", id)
        .replace("{USE}", &used.join(", "))
        .replace("{WEIGHTS}", listed.trim_end())
        .replace("{CONTEXT}", &context(&asked, lang))
}

/// A tender before anything is filled in: `{WEIGHTS}` and `{CONTEXT}` stand on lines of their own.
pub(super) fn tender_template(lang: Lang) -> String {
    pointer("", "tender") + template(TENDER, lang)
}

/// The line of a group in `[rules.weights]`.
pub(super) fn weight(id: &str, title: &Text, weight: Dec, lang: Lang) -> String {
    format!("{} = {weight}   # {}", key(id), clean(&title.get(lang)))
}

/// What the catalogues ask about what is bought: each with the value that is given, or with its default as a line
/// to open.
pub(super) fn context(contexts: &[(&Context, Option<&Stated>)], lang: Lang) -> String {
    if contexts.is_empty() {
        return String::new();
    }
    let mut said = format!("\n{}\n[context]\n", template(CONTEXT, lang).trim_end());
    for (context, given) in contexts {
        said.push('\n');
        for line in wrapped(&context.question.get(lang)) {
            let _ = writeln!(said, "# {line}");
        }
        for option in &context.options {
            let _ = writeln!(said, "#   {} = {}", option.id.value, clean(&option.text.get(lang)));
        }
        let usual = context.default.as_ref().map(|default| stated(&default.value));
        let usual = usual.unwrap_or_else(|| sample(context.kind.value).to_owned());
        let (open, value) = given.map_or(("# ", usual), |given| ("", stated(given)));
        let _ = writeln!(said, "{open}{} = {value}", key(&context.id.value));
    }
    said
}

/// A stated value as TOML writes it.
fn stated(value: &Stated) -> String {
    match value {
        Stated::Text(text) => quoted(text),
        Stated::Number(number) => number.to_string(),
        Stated::Bool(yes) => yes.to_string(),
        Stated::Date(day) => day.to_string(),
        Stated::List(items) => {
            let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// Who sends the letters, still to be filled in.
#[must_use]
pub fn letter(lang: Lang) -> &'static str {
    template([include_str!("letter.nl.toml"), include_str!("letter.en.toml")], lang)
}

/// A bid with every question of the rules, its options as comments and its answers still open; `up` leads
/// from its folder to the one that holds its schema.
#[must_use]
pub fn bid(id: &str, tender: &str, rules: &Rules, up: &str, lang: Lang) -> String {
    let mut questions = String::new();
    for group in rules.groups.iter().filter(|group| !group.criteria.is_empty()) {
        let _ = writeln!(questions, "\n# ---- {} {}", group.id, clean(&group.title.get(lang)));
        for line in wrapped(&group.description.get(lang)).iter().filter(|line| !line.is_empty()) {
            let _ = writeln!(questions, "# {line}");
        }
        for &place in &group.criteria {
            question(rules, place, lang, &mut questions);
        }
    }
    let head = pointer(up, "bid") + &template(BID, lang).replace("{ID}", id);
    let head = if tender.is_empty() {
        head.lines().filter(|line| !line.contains("{TENDER}")).map(|line| format!("{line}\n")).collect()
    } else {
        head.replace("{TENDER}", tender)
    };
    let kinds = kinds(rules, lang);
    let facts = facts(rules, lang);
    let chain = if rules.layers.is_empty() { String::new() } else { chain(rules, lang) };
    head.replace("{KINDS}", kinds.trim_end())
        .replace("{FACTS}", facts.trim_end())
        .replace("{QUESTIONS}", questions.trim_end())
        .replace("{CHAIN}", chain.trim_end())
        .trim_end()
        .to_owned()
        + "\n"
}

/// One question as comments, and its answer as a line to open.
fn question(rules: &Rules, place: usize, lang: Lang, into: &mut String) {
    let criterion = &rules.criteria[place];
    let _ = writeln!(into, "\n# {} {}", criterion.id, clean(&criterion.title.get(lang)));
    for line in wrapped(&criterion.question.get(lang)) {
        let _ = writeln!(into, "# {line}");
    }
    for &fact in &criterion.reads {
        let reads = &rules.facts[fact].id;
        let word = match lang {
            Lang::Nl => "volgt uit",
            Lang::En => "follows from",
        };
        let _ = writeln!(into, "#   {word} {reads}");
    }
    for option in &criterion.options {
        let step = |n: i64| rules.levels_of(place).iter().find(|level| level.n == n);
        let level = option.level.and_then(step).map(|level| level.name.clone());
        let rejects = option.rejects.then(|| Label::RejectsBid.text(lang));
        let more: Vec<String> = level.into_iter().chain(rejects).collect();
        let more = if more.is_empty() { String::new() } else { format!(" [{}]", more.join(", ")) };
        let _ = writeln!(into, "#   {} = {}{}", option.id, clean(&option.text.get(lang)), clean(&more));
    }
    if !criterion.evidence_kinds.is_empty() {
        let word = match lang {
            Lang::Nl => "bewijsmiddel, één van",
            Lang::En => "evidence, one of",
        };
        let _ = writeln!(into, "#   {word}: {}", criterion.evidence_kinds.join(", "));
    }
    if criterion.options.iter().any(|option| !option.derived) && !criterion.judged {
        let _ = writeln!(into, "# {} =", key(&criterion.id));
    }
    if criterion.judged {
        let word = match lang {
            Lang::Nl => "beoordelaars kiezen; geef een toelichting",
            Lang::En => "assessors choose; give a statement",
        };
        let _ = writeln!(into, "# {}.statement = \"\"   # {word}", key(&criterion.id));
    }
}

/// Every fact that is asked: its question, what can be stated, and a line to open.
fn facts(rules: &Rules, lang: Lang) -> String {
    let mut said = String::new();
    for fact in rules.facts.iter().filter(|fact| fact.asked) {
        said.push('\n');
        for line in wrapped(&fact.question.get(lang)).iter().chain(&wrapped(&fact.help.get(lang))) {
            if !line.is_empty() {
                let _ = writeln!(said, "# {line}");
            }
        }
        for option in &fact.options {
            let _ = writeln!(said, "#   {} = {}", option.id.value, clean(&option.text.get(lang)));
        }
        let unit = clean(&fact.unit.get(lang));
        let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
        let _ = writeln!(said, "# {} = {}{unit}", fact.id, sample(fact.kind));
    }
    if said.is_empty() { said } else { format!("[facts]\n{said}") }
}

/// How a value of a fact is written.
fn sample(kind: FactType) -> &'static str {
    match kind {
        FactType::Text | FactType::Choice => "\"…\"",
        FactType::Bool => "true   # false",
        FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => "0  #",
        FactType::Date => "2027-01-31",
        FactType::Set => "[\"…\"]",
        FactType::Country => "\"NL\"",
        FactType::Countries => "[\"NL\"]",
    }
}

/// The supply chain to fill in, with the layers that must be accounted for.
fn chain(rules: &Rules, lang: Lang) -> String {
    template(CHAIN, lang).replace("{LAYERS}", &rules.layers.join(", "))
}

/// The kinds of evidence that some question asks, with their names.
fn kinds(rules: &Rules, lang: Lang) -> String {
    let mut said = String::new();
    let asked = |id: &String| rules.criteria.iter().any(|criterion| criterion.evidence_kinds.contains(id));
    for (id, title) in rules.kinds.iter().filter(|(id, _)| asked(id)) {
        let _ = writeln!(said, "#   {id}: {}", clean(&title.get(lang)));
    }
    said
}

/// A catalogue with one group and one criterion, to be replaced by one's own.
#[must_use]
pub fn catalogue(id: &str, lang: Lang) -> String {
    pointer("", "catalogue") + &template(CATALOGUE, lang).replace("{ID}", id)
}

/// An id as a TOML key, quoted where it has a dot.
pub(super) fn key(id: &str) -> String {
    if id.contains('.') { quoted(id) } else { id.to_owned() }
}

/// A text in lines of about 96 characters.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in clean(text).split_whitespace() {
        let full =
            lines.last().is_some_and(|line| !line.is_empty() && line.chars().count() + word.len() > 96);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
