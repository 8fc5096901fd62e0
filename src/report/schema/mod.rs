//! JSON Schemas of the files that people write, so that their editors complete and check while they type.
//!
//! In: what a file may hold, as tables of keys ([`tables`]), and for a bid the rules that it answers. Out:
//! JSON Schema, draft 7, which is what editors of TOML read. A test holds every table of keys against
//! what the reader asks for, and the schemas against every file that is shipped.
//!
//! To add a key: a line in the table of its file.

mod bid;
mod catalogue;
mod letter;
mod shape;
mod tender;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use self::shape::{Shape, Table};
use super::layout::clean;
use crate::cond::MOST_BYTES;
use crate::lang::Lang;
use crate::model::country::countries;
use crate::model::fact::FactType;
use crate::model::rules::{Criterion, Fact, Rules};
use crate::read::MOST_ID;

/// The kinds of files, with their keys.
const TABLES: &[(&str, &Table)] = &[
    ("catalogue", &catalogue::CATALOGUE),
    ("catalogue-part", &catalogue::CATALOGUE_PART),
    ("tender", &tender::TENDER),
    ("bid", &bid::BID),
    ("price", &bid::PRICE),
    ("clarification", &bid::CLARIFICATION),
    ("waivers", &tender::WAIVERS),
    ("letter", &letter::LETTER),
    ("calendar", &letter::CALENDAR),
];

/// The kinds of files that have a schema.
#[must_use]
pub fn kinds() -> Vec<&'static str> {
    TABLES.iter().map(|(kind, _)| *kind).collect()
}

/// The schema of a kind of file, with explanations in a language; nothing where there is no such kind.
#[must_use]
pub fn schema(kind: &str, lang: Lang) -> Option<Value> {
    let (_, table) = TABLES.iter().find(|(known, _)| *known == kind)?;
    Some(whole(kind, of_table(table, lang)))
}

/// The schema of a bid for some rules: every fact with its type, limits and choices, every criterion
/// with its options.
#[must_use]
pub fn bid_for(rules: &Rules, lang: Lang) -> Value {
    let mut table = of_table(&bid::BID, lang);
    let facts =
        rules.facts.iter().filter(|fact| fact.asked).map(|fact| (fact.id.as_str(), of_fact(fact, lang)));
    table["properties"]["facts"] = tree(facts.collect());
    let answers = rules.criteria.iter().map(|criterion| (criterion.id.as_str(), of_answer(criterion, lang)));
    table["properties"]["answers"] = tree(answers.collect());
    whole("bid", table)
}

/// A table of keys, as a test holds it against the reader: the kind of file, the way to the table as
/// names and whether each is repeated (`x` where any id may stand), and the names of its keys.
pub type Keys = (&'static str, Vec<(&'static str, bool)>, Vec<&'static str>);

/// Every table of every kind of file.
#[must_use]
pub fn tables() -> Vec<Keys> {
    let mut all = Vec::new();
    for (kind, table) in TABLES {
        below(kind, table, &mut Vec::new(), &mut all);
    }
    all
}

fn below(kind: &'static str, table: &Table, way: &mut Vec<(&'static str, bool)>, into: &mut Vec<Keys>) {
    into.push((kind, way.clone(), table.keys.iter().map(|key| key.name).collect()));
    for key in table.keys {
        let (inner, steps): (&Table, &[(&str, bool)]) = match key.shape {
            Shape::Table(inner) => (inner, &[(key.name, false)]),
            Shape::Tables(inner) => (inner, &[(key.name, true)]),
            Shape::Pairs(Shape::Either(_, Shape::Table(inner))) => {
                (inner, &[(key.name, false), ("x", false)])
            }
            _ => continue,
        };
        way.extend(steps);
        below(kind, inner, way, into);
        way.truncate(way.len() - steps.len());
    }
}

fn whole(kind: &str, table: Value) -> Value {
    let mut whole = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": format!("keur {} catalogue schema {kind}", env!("CARGO_PKG_VERSION")),
        "title": format!("keur {kind}"),
        "definitions": { "country": { "type": "string", "enum": countries().collect::<Vec<_>>() } },
    });
    if let (Value::Object(whole), Value::Object(table)) = (&mut whole, table) {
        whole.extend(table);
    }
    whole
}

/// `x_…` keys are the user's own; every other key must be known.
fn object(properties: Map<String, Value>, needed: &[&str]) -> Value {
    json!({
        "type": "object",
        "properties": properties,
        "required": needed,
        "patternProperties": { "^x_": {} },
        "additionalProperties": false,
    })
}

fn of_table(table: &Table, lang: Lang) -> Value {
    let mut properties = Map::new();
    for key in table.keys {
        properties.insert(key.name.to_owned(), described(of_shape(&key.shape, lang), key.says(lang)));
    }
    let needed: Vec<&str> = table.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    object(properties, &needed)
}

/// A schema with its explanation; beside a reference nothing else counts in draft 7.
fn described(schema: Value, says: &str) -> Value {
    let mut schema = if schema.get("$ref").is_some() { json!({ "allOf": [schema] }) } else { schema };
    schema["description"] = Value::from(says);
    schema
}

fn of_shape(shape: &Shape, lang: Lang) -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match shape {
        Shape::Format => json!({ "const": 1 }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Words => words(),
        Shape::Id => {
            json!({ "type": "string", "maxLength": MOST_ID, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$" })
        }
        Shape::Name => name(),
        Shape::PathId => {
            let pattern = "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$";
            json!({ "type": "string", "maxLength": MOST_ID, "pattern": pattern })
        }
        Shape::Condition => json!({ "type": "string", "maxLength": MOST_BYTES }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Number(least, most) => number(least.map(Value::from), most.map(Value::from)),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Moment => json!({ "type": "string", "format": "date-time" }),
        Shape::Country => json!({ "$ref": "#/definitions/country" }),
        Shape::Currency => text("^[A-Z]{3}$"),
        Shape::Digest => text("^[0-9A-Fa-f]{64}$"),
        Shape::OneOf(all) => json!({ "type": "string", "enum": all() }),
        Shape::Stated => {
            json!({ "type": ["string", "number", "boolean", "array"], "items": { "type": "string" } })
        }
        Shape::List(of) => json!({ "type": "array", "items": of_shape(of, lang) }),
        Shape::Table(table) => of_table(table, lang),
        Shape::Tables(table) => json!({ "type": "array", "items": of_table(table, lang) }),
        Shape::Pairs(of) => {
            let dotted = json!({ "type": "object" });
            json!({ "type": "object", "additionalProperties": { "anyOf": [of_shape(of, lang), dotted] } })
        }
        Shape::Either(one, other) => json!({ "anyOf": [of_shape(one, lang), of_shape(other, lang)] }),
        Shape::Points => {
            let pair =
                json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 });
            json!({ "type": "array", "items": pair, "minItems": 1 })
        }
    }
}

fn words() -> Value {
    let text = || json!({ "type": "string" });
    let both = [("nl".to_owned(), text()), ("en".to_owned(), text())];
    json!({ "anyOf": [text(), object(both.into_iter().collect(), &[])] })
}

fn name() -> Value {
    json!({ "type": ["string", "integer"], "minimum": 0 })
}

fn number(least: Option<Value>, most: Option<Value>) -> Value {
    let mut number = json!({ "type": "number" });
    for (limit, value) in [("minimum", least), ("maximum", most)] {
        if let Some(value) = value {
            number[limit] = value;
        }
    }
    number
}

/// The value of a fact alone, or in a table with its evidence.
fn of_fact(fact: &Fact, lang: Lang) -> Value {
    let value = fact_value(fact);
    let mut table = of_table(&bid::STATED, lang);
    table["properties"]["value"] = value.clone();
    let unit = fact.unit.get(lang);
    let unit = if unit.is_empty() { unit } else { format!("[{unit}]") };
    let choices =
        fact.options.iter().map(|option| format!("{} = {}", option.id.value, option.text.get(lang)));
    let lines = [fact.question.get(lang), fact.help.get(lang), unit].into_iter().chain(choices);
    json!({ "anyOf": [value, table], "description": said(lines) })
}

fn fact_value(fact: &Fact) -> Value {
    let ids: Vec<&str> = fact.options.iter().map(|option| option.id.value.as_str()).collect();
    let limit =
        |dec: Option<crate::num::Dec>| dec.and_then(|dec| serde_json::from_str(&dec.to_string()).ok());
    let country = json!({ "$ref": "#/definitions/country" });
    let list = |of: Value| json!({ "type": "array", "items": of });
    match fact.kind {
        FactType::Text => json!({ "type": "string" }),
        FactType::Bool => json!({ "type": "boolean" }),
        FactType::Integer => {
            let mut whole = number(limit(fact.min), limit(fact.max));
            whole["type"] = Value::from("integer");
            whole
        }
        FactType::Decimal | FactType::Money => number(limit(fact.min), limit(fact.max)),
        FactType::Percent => {
            number(limit(fact.min).or(Some(Value::from(0))), limit(fact.max).or(Some(Value::from(100))))
        }
        FactType::Date => json!({ "type": "string", "format": "date" }),
        FactType::Choice => json!({ "type": "string", "enum": ids }),
        FactType::Set => list(json!({ "type": "string", "enum": ids })),
        FactType::Country => country,
        FactType::Countries => list(country),
    }
}

/// An option alone, or in a table with its reason. Options that facts decide cannot be claimed.
fn of_answer(criterion: &Criterion, lang: Lang) -> Value {
    let claimable = criterion.options.iter().filter(|option| !option.derived && !criterion.judged);
    let mut ids: Vec<Value> = Vec::new();
    for option in claimable {
        ids.push(Value::from(option.id.as_str()));
        if let Ok(n) = option.id.parse::<u32>() {
            ids.push(Value::from(n));
        }
    }
    let mut table = of_table(&bid::ANSWERED, lang);
    let mut forms = Vec::new();
    if ids.is_empty() {
        table["properties"]["option"] = name();
    } else {
        let one = json!({ "enum": ids });
        table["properties"]["option"] = one.clone();
        forms.push(one);
    }
    if ids.is_empty() && !criterion.judged {
        forms.push(name());
    }
    forms.push(table);
    let options = criterion.options.iter().map(|option| format!("{} = {}", option.id, option.text.get(lang)));
    let lines = [criterion.title.get(lang), criterion.question.get(lang)].into_iter().chain(options);
    json!({ "anyOf": forms, "description": said(lines) })
}

fn said(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).map(|line| clean(&line)).collect();
    lines.join("\n")
}

/// Ids with dots as nested tables, and each also as one quoted key.
fn tree(leaves: Vec<(&str, Value)>) -> Value {
    let quoted: Vec<(String, Value)> = leaves
        .iter()
        .filter(|(id, _)| id.contains('.'))
        .map(|(id, schema)| ((*id).to_owned(), schema.clone()))
        .collect();
    let mut tree = nested(leaves);
    if let Some(properties) = tree["properties"].as_object_mut() {
        properties.extend(quoted);
    }
    tree
}

fn nested(leaves: Vec<(&str, Value)>) -> Value {
    let mut properties = Map::new();
    let mut below: BTreeMap<&str, Vec<(&str, Value)>> = BTreeMap::new();
    for (id, schema) in leaves {
        match id.split_once('.') {
            Some((first, rest)) => below.entry(first).or_default().push((rest, schema)),
            None => {
                properties.insert(id.to_owned(), schema);
            }
        }
    }
    for (first, rest) in below {
        properties.entry(first).or_insert_with(|| nested(rest));
    }
    object(properties, &[])
}
