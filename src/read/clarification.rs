//! `clarification-NN.toml`, beside a bid.

use super::bid::{Named, answers, facts};
use super::fields::Fields;
use super::tree::{Table, Tree};
use super::values::Reader;
use crate::diag::{Family, Findings};
use crate::model::clarification::Clarification;

/// What the names of such files start with.
const PREFIX: &str = "clarification";

/// Whether a file is a clarification: `clarification-NN.toml`, with two digits.
#[must_use]
pub fn is_clarification(name: &str) -> bool {
    let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(".toml"));
    let digits = middle.and_then(|middle| middle.strip_prefix('-')).unwrap_or_default();
    digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a file looks meant as one: its name starts the same way.
#[must_use]
pub fn may_be_clarification(name: &str) -> bool {
    let small = name.to_lowercase();
    small.starts_with(PREFIX) && small.ends_with(".toml")
}

/// Reads a question with its answer; answers to criteria are matched to `named`.
pub fn clarification(tree: &Tree<'_>, named: &Named, findings: &mut Findings) -> Option<Clarification> {
    let root = tree.root();
    let r = &mut Reader { family: Family::Bid, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let read = f.need(r, "clarification", Reader::table).map(|table| head(r, table));
    let mut read = read.unwrap_or_default();
    if let Some(table) = f.get(r, "facts", Reader::table) {
        facts(r, table, "", &mut read.facts);
        read.facts.sort_by_key(|fact| fact.id.at);
    }
    if let Some(table) = f.get(r, "answers", Reader::table) {
        answers(r, named, table, &mut String::new(), &mut read.answers);
        read.answers.sort_by_key(|answer| answer.at);
    }
    f.finish(r);
    (!r.findings.has_errors()).then_some(read)
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> Clarification {
    let mut f = Fields::new(table, "[clarification]");
    let read = Clarification {
        at: table.at,
        question: f.need(r, "question", Reader::text).unwrap_or_default(),
        asked: f.need(r, "asked", Reader::day),
        answer: f.text(r, "answer"),
        answered: f.get(r, "answered", Reader::day),
        ..Clarification::default()
    };
    f.finish(r);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_two_digits() {
        assert!(is_clarification("clarification-01.toml"));
        for name in
            ["clarification-1.toml", "clarification-001.toml", "clarification.toml", "clarification-0a.toml"]
        {
            assert!(!is_clarification(name) && may_be_clarification(name), "{name}");
        }
        assert!(!may_be_clarification("bid.toml"));
    }
}
