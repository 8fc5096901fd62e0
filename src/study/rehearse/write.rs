//! A synthetic bid as the file that a supplier would hand in, and the file of the assessor beside it.

use std::fmt::Write as _;

use super::field::{Field, Foreign};
use crate::cond::Value;
use crate::model::bid::Holds;
use crate::model::rules::{Criterion, Rules};
use crate::num::Ratio;
use crate::read::quoted;

/// What one synthetic bid says.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Per fact of the rules, what is stated.
    pub facts: Vec<Option<Value>>,
    /// Per criterion of the rules, the option that is claimed, or that the assessor chooses, by its place.
    pub choices: Vec<Option<usize>>,
    /// The supply chain.
    pub chain: ChainDraft,
    /// The price, in the currency of the tender; nothing where it has no effect.
    pub price: Option<Ratio>,
}

/// A supply chain, by places in the [`Field`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChainDraft {
    /// What a second party does.
    pub foreign: usize,
    /// Where the service is.
    pub locations: usize,
    /// From where it is run.
    pub access: usize,
}

/// Who the bid is from, as its file names it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'n> {
    /// The id of the bid.
    pub id: &'n str,
    /// The name of its fictional supplier.
    pub supplier: &'n str,
    /// A remark at the top; empty for none.
    pub remark: &'n str,
    /// What it writes to the assessors.
    pub statement: &'n str,
}

/// Whether a bid claims the option of a criterion itself.
#[must_use]
pub fn is_claimed(criterion: &Criterion) -> bool {
    !criterion.judged && criterion.curve.is_none() && criterion.options.iter().all(|option| !option.derived)
}

/// The file of a bid.
#[must_use]
pub fn bid(field: &Field<'_>, draft: &Draft, named: Named<'_>) -> String {
    let mut text = String::new();
    for line in named.remark.lines() {
        let _ = writeln!(text, "# {line}");
    }
    let _ = writeln!(text, "format = 1\n\n[bid]\nid = {}", quoted(named.id));
    if let Some(tender) = &field.rules.tender {
        let _ = writeln!(text, "tender = {}", quoted(&tender.id));
    }
    let _ = writeln!(text, "supplier = {}", quoted(named.supplier));
    if !field.chains.is_empty() {
        text.push_str("party = \"bidder\"\n");
    }
    if let Some(price) = &draft.price {
        let currency = quoted(&field.rules.currency);
        let _ = writeln!(text, "\n[price]\namount = {}\ncurrency = {currency}", price.fixed(2));
    }
    facts(field.rules, draft, &mut text);
    answers(field.rules, draft, named.statement, &mut text);
    evidence(field.rules, &mut text);
    chain(field, draft, &mut text);
    text
}

fn facts(rules: &Rules, draft: &Draft, text: &mut String) {
    text.push_str("\n[facts]\n");
    for (fact, value) in rules.facts.iter().zip(&draft.facts) {
        if let Some(value) = value {
            let _ = writeln!(text, "{} = {}", quoted(&fact.id), toml(value));
        }
    }
}

/// A value as TOML; a number that no decimal is gets nine digits, and the reader says what it is.
fn toml(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Bool(yes) => yes.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Number(number) => {
            let plain = number.fixed(9);
            plain.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(toml).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// The place of a kind of evidence among those of the rules: one document stands for each.
fn document(rules: &Rules, criterion: &Criterion) -> Option<usize> {
    let first = criterion.evidence_kinds.first()?;
    asked_kinds(rules).iter().position(|kind| kind == first)
}

/// The kinds of evidence that a bidder needs to support everything: of each criterion the first it names.
#[must_use]
pub fn asked_kinds(rules: &Rules) -> Vec<String> {
    let mut kinds: Vec<String> =
        rules.criteria.iter().filter_map(|criterion| criterion.evidence_kinds.first().cloned()).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn answers(rules: &Rules, draft: &Draft, statement: &str, text: &mut String) {
    for (criterion, choice) in rules.criteria.iter().zip(&draft.choices) {
        let cited = document(rules, criterion);
        let claimed = choice.filter(|_| is_claimed(criterion));
        if claimed.is_none() && cited.is_none() && !criterion.judged {
            continue;
        }
        let _ = writeln!(text, "\n[answers.{}]", quoted(&criterion.id));
        if let Some(option) = claimed {
            let _ = writeln!(text, "option = {}", quoted(&criterion.options[option].id));
        }
        if criterion.judged {
            let _ = writeln!(text, "statement = {}", quoted(statement));
        }
        if let Some(document) = cited {
            let _ = writeln!(text, "evidence = [\"doc-{document}\"]");
        }
    }
}

fn evidence(rules: &Rules, text: &mut String) {
    for (place, kind) in asked_kinds(rules).iter().enumerate() {
        let _ = writeln!(
            text,
            "\n[[evidence]]\nid = \"doc-{place}\"\nkind = {}\ntitle = {}\nurl = \"https://example.org/doc-{place}\"",
            quoted(kind),
            quoted(kind),
        );
    }
}

fn chain(field: &Field<'_>, draft: &Draft, text: &mut String) {
    let Some(foreign) = field.chains.get(draft.chain.foreign) else { return };
    let countries = |lists: &[Vec<String>], place: usize| -> String {
        let list = lists.get(place).map(Vec::as_slice).unwrap_or_default();
        let quoted: Vec<String> = list.iter().map(|code| quoted(code)).collect();
        quoted.join(", ")
    };
    let where_it_is = format!(
        "locations = [{}]\naccess_from = [{}]\n",
        countries(&field.locations, draft.chain.locations),
        countries(&field.access, draft.chain.access)
    );
    let party = |id: &str, country: &str| {
        format!(
            "\n[[party]]\nid = \"{id}\"\nname = \"{id}\"\ncountry = {}\nindependent = true\n",
            quoted(country)
        )
    };
    text.push_str(&party("bidder", &field.home));
    let layers: Vec<&str> = field.rules.layers.iter().map(String::as_str).collect();
    let layers = if layers.is_empty() { vec!["application"] } else { layers };
    for layer in &layers {
        let _ = write!(
            text,
            "\n[[component]]\nid = \"own-{layer}\"\nlayer = \"{layer}\"\nparty = \"bidder\"\nholds = \"content\"\nreadable = true\n{where_it_is}"
        );
    }
    if let Foreign { country: Some(country), holds, readable } = foreign {
        text.push_str(&party("other", country));
        let held = Holds::ALL.iter().find(|(_, one)| one == holds).map_or("nothing", |(name, _)| *name);
        let layer = layers[layers.len() - 1];
        let _ = write!(
            text,
            "\n[[component]]\nid = \"other-{layer}\"\nlayer = \"{layer}\"\nparty = \"other\"\nholds = \"{held}\"\nreadable = {readable}\n{where_it_is}"
        );
    }
}

/// The file of an assessor who chose these options, for the bids of some ids; nothing where none is judged.
#[must_use]
pub fn assessment(field: &Field<'_>, bids: &[(&str, &Draft)], reason: &str) -> Option<String> {
    let rules = field.rules;
    let mut text = String::from("format = 1\n\n[assessment]\nassessor = \"rehearsal\"\n");
    if let Some(tender) = &rules.tender {
        let _ = writeln!(text, "tender = {}", quoted(&tender.id));
    }
    let mut any = false;
    for (id, draft) in bids {
        for (criterion, choice) in rules.criteria.iter().zip(&draft.choices) {
            let Some(option) = choice.filter(|_| criterion.judged) else { continue };
            any = true;
            let _ = writeln!(
                text,
                "\n[answers.{}.{}]\noption = {}\nreason = {}",
                quoted(id),
                quoted(&criterion.id),
                quoted(&criterion.options[option].id),
                quoted(reason)
            );
        }
    }
    any.then_some(text)
}
