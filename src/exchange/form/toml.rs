//! The TOML of a questionnaire: one order, one way to quote, one key a line.

use std::fmt::Write as _;

use super::draft::{Draft, Lines};
use crate::model::form::{Entries, Kind};
use crate::model::rules::Rules;
use crate::read::quoted;

impl Draft {
    /// The text of the file.
    pub fn toml(&self, kind: Kind, rules: &Rules) -> String {
        let mut out = "format = 1\n".to_owned();
        if kind == Kind::Price {
            section("[price]", &self.price, &mut out);
            return out;
        }
        if kind == Kind::Assessment {
            return self.assessment(out, rules);
        }
        section("[bid]", &self.head(rules), &mut out);
        if !self.price.is_empty() {
            section("[price]", &self.price, &mut out);
        }
        if !self.facts.is_empty() {
            out.push_str("\n[facts]\n");
            self.facts.iter().for_each(|(id, lines)| fact(id, lines, &mut out));
        }
        for (id, lines) in &self.answers {
            section(&format!("[answers.{}]", quoted(id)), lines, &mut out);
        }
        self.entries(Entries::Evidence, &mut out);
        self.parties(&mut out);
        if !self.chain.is_empty() {
            section("[chain]", &self.chain, &mut out);
        }
        self.entries(Entries::Component, &mut out);
        out
    }

    /// The file of an assessor.
    fn assessment(&self, mut out: String, rules: &Rules) -> String {
        let mut lines: Lines = vec![("assessor", quoted(self.id.as_deref().unwrap_or_default()))];
        lines.extend(self.assessment.iter().filter(|(key, _)| *key == "consensus").cloned());
        lines.extend(rules.tender.as_ref().map(|tender| ("tender", quoted(&tender.id))));
        lines.extend(self.assessment.iter().filter(|(key, _)| *key == "date").cloned());
        section("[assessment]", &lines, &mut out);
        for (bid, criterion, lines) in &self.judgements {
            section(&format!("[answers.{}.{}]", key(bid), key(criterion)), lines, &mut out);
        }
        self.entries(Entries::Verified, &mut out);
        out
    }

    /// The head of the bid; the tender stands in it though nobody is asked for it.
    fn head(&self, rules: &Rules) -> Lines {
        let mut lines = self.bid.clone();
        if let Some(tender) = &rules.tender {
            lines.insert(lines.len().min(1), ("tender", quoted(&tender.id)));
        }
        lines
    }

    fn entries(&self, entries: Entries, out: &mut String) {
        for lines in self.tables.get(&entries).into_iter().flatten() {
            section(&format!("[[{}]]", entries.name()), lines, out);
        }
    }

    /// Parties with their owners, each where its party stands.
    fn parties(&self, out: &mut String) {
        let none = Vec::new();
        let owners = self.tables.get(&Entries::Owner).unwrap_or(&none);
        for party in self.tables.get(&Entries::Party).unwrap_or(&none) {
            let id = party.first().filter(|(key, _)| *key == "id").map(|(_, id)| id);
            let own = owners.iter().filter(|owner| owner.first().map(|(_, of)| of) == id);
            let own: Vec<String> = own
                .map(|owner| {
                    let inner: Vec<String> =
                        owner.iter().skip(1).map(|(key, value)| format!("{key} = {value}")).collect();
                    format!("{{ {} }}", inner.join(", "))
                })
                .collect();
            let mut lines = party.clone();
            if !own.is_empty() {
                let at = lines.iter().take_while(|(key, _)| !AFTER_OWNERS.contains(key)).count();
                lines.insert(at, ("owners", format!("[{}]", own.join(", "))));
            }
            section("[[party]]", &lines, out);
        }
    }
}

/// The keys of a party that stand after its owners.
const AFTER_OWNERS: [&str; 3] = ["independent", "subject_to", "confidential"];

/// A key as TOML writes it: with quotes where it must have them.
fn key(id: &str) -> String {
    let is_bare = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if is_bare { id.to_owned() } else { quoted(id) }
}

fn section(head: &str, lines: &Lines, out: &mut String) {
    let _ = writeln!(out, "\n{head}");
    for (key, value) in lines {
        let _ = writeln!(out, "{key} = {value}");
    }
}

/// A fact: its value alone, or in a table with what goes with it.
fn fact(id: &str, lines: &Lines, out: &mut String) {
    let _ = match lines.as_slice() {
        [("value", value)] => writeln!(out, "{id} = {value}"),
        lines => {
            let inner: Vec<String> = lines.iter().map(|(key, value)| format!("{key} = {value}")).collect();
            writeln!(out, "{id} = {{ {} }}", inner.join(", "))
        }
    };
}
