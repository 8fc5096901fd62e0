//! SARIF 2.1.0 (OASIS): what was found by which rule, on which line, for code scanning.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::located::{Located, located};
use super::{Format, Report, Subject, clean, visible};
use crate::check::RULES;
use crate::diag::Code;
use crate::lang::Lang;

/// The format `sarif`.
pub struct Sarif;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["sarif"]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Check]
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let all = located(report);
        let codes: BTreeMap<String, Code> =
            all.iter().map(|one| (one.finding.code.id(), one.finding.code)).collect();
        let rules: Vec<Value> = codes.values().map(|code| rule(*code, report.lang)).collect();
        let places: BTreeMap<&String, usize> = codes.keys().enumerate().map(|(n, id)| (id, n)).collect();
        let driver = json!({
            "name": "keur",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        let language = match report.lang {
            Lang::Nl => "nl-NL",
            Lang::En => "en-GB",
        };
        let run = Run {
            column_kind: "unicodeCodePoints",
            language,
            results: Results { all: &all, places },
            tool: json!({ "driver": driver }),
        };
        visible::pretty(&Log { schema: SCHEMA, runs: [run], version: "2.1.0" }, out)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Log<'l> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<'l>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'l> {
    column_kind: &'static str,
    language: &'static str,
    results: Results<'l>,
    tool: Value,
}

/// Findings that are made as they are written, because there can be very many.
struct Results<'l> {
    all: &'l [Located<'l>],
    places: BTreeMap<&'l String, usize>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let made = self.all.iter().map(|one| result(one, self.places[&one.finding.code.id()]));
        serializer.collect_seq(made)
    }
}

fn rule(code: Code, lang: Lang) -> Value {
    let mut rule = json!({ "id": code.id(), "name": code.name });
    let page = RULES.iter().find(|rule| rule.code() == code).map(|rule| rule.pages().page(lang));
    if let Some(page) = page {
        rule["shortDescription"] = json!({ "text": page.title() });
        rule["fullDescription"] = json!({ "text": page.explanation() });
    } else {
        rule["shortDescription"] = json!({ "text": code.name.replace('-', " ") });
    }
    rule
}

fn result(one: &Located<'_>, rule: usize) -> Value {
    let region = json!({
        "startLine": one.start.line,
        "startColumn": one.start.column,
        "endLine": one.end.line,
        "endColumn": one.end.column.max(one.start.column + usize::from(one.start.line == one.end.line)),
    });
    let mut result = json!({
        "ruleId": one.finding.code.id(),
        "ruleIndex": rule,
        "level": one.by_severity("error", "warning", "note"),
        "message": { "text": one.whole() },
        "partialFingerprints": { "keur/v1": one.fingerprint },
    });
    if let Some(path) = &one.path {
        let place = json!({ "artifactLocation": { "uri": uri(path) }, "region": region });
        result["locations"] = json!([{ "physicalLocation": place }]);
    }
    result
}

/// A relative path as a URI reference (RFC 3986): what is not plain is written as `%XX`.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in clean(path).bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_written_as_a_uri() {
        assert_eq!(uri("bids/één bod.toml"), "bids/%C3%A9%C3%A9n%20bod.toml");
        assert_eq!(uri("a:b%c"), "a%3Ab%25c");
    }
}
