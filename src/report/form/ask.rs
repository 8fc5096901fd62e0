//! Which question is asked on which sheet: every fact once, where it is first needed.

use crate::lang::{Form, Lang, Say};
use crate::model::bid::Bid;
use crate::model::fact::FactType;
use crate::model::rules::{Criterion, Fact, Rules};
use crate::num::{Dec, Ratio};

/// A question of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// A fact, by its place in the rules.
    Fact(usize),
    /// A criterion, by its place in the rules.
    Criterion(usize),
}

/// A sheet: its group, or nothing for facts that no criterion reads.
pub type Asking = (Option<usize>, Vec<Question>);

/// The sheets with questions. Facts that no rule asks have a place where the bid states them.
pub fn sheets(rules: &Rules, bid: Option<&Bid>) -> Vec<Asking> {
    let mut asked = vec![false; rules.facts.len()];
    let mut sheets = Vec::new();
    for (place, group) in rules.groups.iter().enumerate().filter(|(_, group)| !group.criteria.is_empty()) {
        let mut questions = Vec::new();
        for &criterion in &group.criteria {
            questions.push(Question::Criterion(criterion));
            for &fact in &rules.criteria[criterion].reads {
                if !asked[fact] {
                    questions.push(Question::Fact(fact));
                }
                asked[fact] = true;
            }
        }
        sheets.push((Some(place), questions));
    }
    let stated = |fact: &Fact| bid.is_some_and(|bid| bid.facts.iter().any(|own| own.id.value == fact.id));
    let rest = (0..rules.facts.len()).filter(|&fact| !asked[fact]);
    let rest = rest.filter(|&fact| rules.facts[fact].asked || stated(&rules.facts[fact]));
    let rest: Vec<Question> = rest.map(Question::Fact).collect();
    if !rest.is_empty() {
        sheets.push((None, rest));
    }
    sheets
}

/// The number by which a fact is called.
pub fn number(fact: usize) -> String {
    format!("F{}", fact + 1)
}

/// The criteria that read a fact.
pub fn readers(rules: &Rules, fact: usize) -> String {
    let readers = rules.criteria.iter().filter(|criterion| criterion.reads.contains(&fact));
    readers.map(|criterion| criterion.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// The lines of a cell, without those that say nothing.
pub fn lines(all: Vec<String>) -> String {
    all.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Why a criterion is asked, how it is linked to what is bought, and what it rests on.
pub fn about(criterion: &Criterion, lang: Lang) -> String {
    let some = |text: String, make: fn(String) -> Form| {
        if text.trim().is_empty() { String::new() } else { make(text).text(lang) }
    };
    let grounds: Vec<String> = criterion.references.iter().map(|title| title.get(lang)).collect();
    lines(vec![
        some(criterion.why.get(lang), Form::Why),
        some(criterion.link.get(lang), Form::Link),
        some(grounds.join("; "), Form::Grounds),
    ])
}

/// The kinds of evidence that a criterion asks, by their names.
pub fn proof(rules: &Rules, criterion: &Criterion, lang: Lang) -> String {
    let name = |id: &String| {
        let known = rules.kinds.iter().find(|(known, _)| known == id);
        known.map_or_else(|| id.clone(), |(_, title)| title.get(lang))
    };
    let kinds: Vec<String> = criterion.evidence_kinds.iter().map(name).collect();
    if kinds.is_empty() { String::new() } else { Form::Proof(kinds.join(", ")).text(lang) }
}

/// How a criterion is to be answered.
pub fn how(rules: &Rules, criterion: &Criterion, lang: Lang) -> String {
    let mut all = Vec::new();
    let facts: Vec<String> = criterion.reads.iter().map(|&fact| number(fact)).collect();
    if !facts.is_empty() {
        all.push(Form::FollowsFrom(facts.join(", ")).text(lang));
    }
    if criterion.reads_chain || !criterion.laws.is_empty() {
        all.push(Form::FollowsFromChain.text(lang));
    }
    let claimable = criterion.options.iter().any(|option| !option.derived);
    if criterion.judged {
        all.push(Form::AsStatement.text(lang));
    } else if claimable && !all.is_empty() {
        all.push(Form::AsOption.text(lang));
    } else if claimable {
        all = vec![Form::AsOption.text(lang)];
    } else {
        all.push(Form::AsNothing.text(lang));
    }
    let shown = criterion.options.iter().filter(|option| criterion.judged || !option.derived);
    all.extend(shown.map(|option| {
        let rejects = if option.rejects { format!(" [{}]", Form::Rejects.text(lang)) } else { String::new() };
        format!("{}: {}{rejects}", option.id, option.text.get(lang))
    }));
    all.push(proof(rules, criterion, lang));
    lines(all)
}

/// How a fact is to be stated.
pub fn how_fact(fact: &Fact, lang: Lang) -> String {
    let form = match fact.kind {
        FactType::Text => Form::AsText,
        FactType::Bool => Form::AsYesNo,
        FactType::Integer => Form::AsWhole,
        FactType::Decimal => Form::AsNumber,
        FactType::Percent => Form::AsPercent,
        FactType::Money => Form::AsMoney,
        FactType::Date => Form::AsDay,
        FactType::Choice => Form::AsOption,
        FactType::Set => Form::AsSet,
        FactType::Country => Form::AsCountry,
        FactType::Countries => Form::AsCountries,
    };
    let mut all = vec![form.text(lang)];
    let unit = fact.unit.get(lang);
    if !unit.is_empty() {
        all.push(Form::Unit(unit).text(lang));
    }
    let said = |dec: Dec| crate::lang::number(&Ratio::from(dec), dec.scale(), lang);
    all.extend(match (fact.min, fact.max) {
        (Some(least), Some(most)) => Some(Form::Between(said(least), said(most)).text(lang)),
        (Some(least), None) => Some(Form::AtLeast(said(least)).text(lang)),
        (None, Some(most)) => Some(Form::AtMost(said(most)).text(lang)),
        (None, None) => None,
    });
    if fact.kind == FactType::Choice {
        all.extend(fact.options.iter().map(|option| label(&option.id.value, &option.text.get(lang))));
    }
    lines(all)
}

/// An option as lists show it.
pub fn label(id: &str, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = if text.is_empty() { id.to_owned() } else { format!("{id}: {text}") };
    if whole.chars().count() > MOST_LABEL {
        format!("{}…", whole.chars().take(MOST_LABEL).collect::<String>())
    } else {
        whole
    }
}

/// A text in lines of at most so many characters, broken between words.
pub fn folded(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The most characters of a label.
const MOST_LABEL: usize = 240;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_lose_none() {
        assert_eq!(folded("een twee\n drie vier", 9), ["een twee", "drie vier"]);
        assert_eq!(folded("langerdannegen b", 9), ["langerdannegen", "b"]);
        assert_eq!(folded(" \n", 9), Vec::<String>::new());
    }
}
