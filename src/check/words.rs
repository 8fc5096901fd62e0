//! Words: what a text says that it should not, by lists of words that anyone can add to.
//!
//! In: the texts of criteria and gates, and a list per language. Out: a finding for each criterion that
//! says something of the list, with the words and the keys that they stand in. A list is a text file:
//!
//! ```text
//! # a remark
//! nederlands* leverancier*|bedrijf    words in a row: whole, or from their start; `|` is or
//! gevestigd .. EU                     `..` is up to six words of the same sentence
//! iso iec? <n>?                       `?` need not be there; `<n>` is a number
//! ! datacentr* .. gevestigd .. EU     not where this is said
//! = of .. gelijkwaardig*              never in a text that says this, or after a question that does
//! ```
//!
//! A word with a capital is looked for as it is written, one without in any case. Hyphens, slashes and
//! other signs separate words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{OfRules, Voice, Word};
use crate::diag::Span;
use crate::lang::Lang;
use crate::model::Text;
use crate::read::short;

/// The most words that `..` stands for.
const GAP: usize = 6;

/// Looks for the words of a list, one per language, Dutch first, in every criterion and gate.
pub fn look(of: &OfRules<'_>, say: &mut Voice<'_>, lists: [&str; 2]) {
    let lists = Lists(lists.map(List::new));
    for catalogue in of.catalogues() {
        for criterion in &catalogue.criteria {
            let own = criterion.options.iter().map(|option| (&option.id.value, &option.text));
            let shared = catalogue.scales.iter().filter(|scale| criterion.scale.as_ref() == Some(&scale.id));
            let shared =
                shared.flat_map(|scale| &scale.options).map(|option| (&option.id.value, &option.text));
            let options = own.chain(shared).map(|(id, text)| (format!("option.{id}"), text));
            let head = [("title", &criterion.title), ("question", &criterion.question)];
            let texts = head.into_iter().map(|(key, text)| (key.to_owned(), text)).chain(options);
            let found = lists.found(texts, &[&criterion.question]);
            found.said(&criterion.id.value, criterion.id.at, say);
        }
        for gate in &catalogue.gates {
            let texts = [("title".to_owned(), &gate.title), ("why".to_owned(), &gate.why)];
            lists.found(texts.into_iter(), &[&gate.title, &gate.why]).said(&gate.id.value, gate.id.at, say);
        }
    }
}

/// The words that were found, as they stand, and the keys that they stand in.
#[derive(Default)]
struct Found {
    words: Vec<String>,
    keys: Vec<String>,
    seen: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, words: Vec<&str>, key: &str) {
        if !words.is_empty() && self.keys.last().is_none_or(|last| last != key) {
            self.keys.push(key.to_owned());
        }
        let new = words.into_iter().filter(|word| self.seen.insert(word.to_lowercase()));
        self.words.extend(new.map(short));
    }

    fn said(self, id: &str, at: Span, say: &mut Voice<'_>) {
        if !self.words.is_empty() {
            let words = [
                ("criterion", Word::from(id)),
                ("words", Word::Names(few(self.words))),
                ("keys", Word::Names(few(self.keys))),
            ];
            say.say(say.finding(at, words));
        }
    }
}

/// The first of many, and how many more there are.
fn few(mut names: Vec<String>) -> Vec<String> {
    const MOST: usize = 8;
    if names.len() > MOST {
        let more = names.len() - (MOST - 1);
        names.truncate(MOST - 1);
        names.push(format!("+{more}"));
    }
    names
}

/// The lists of a rule, one per language.
struct Lists([List; 2]);

impl Lists {
    /// What is found in texts, each with its key; what a text of `over` says holds for all of them.
    fn found<'t>(&self, texts: impl Iterator<Item = (String, &'t Text)>, over: &[&Text]) -> Found {
        let right = |text: &str| self.0.iter().any(|list| list.right(text));
        let free = |lang| over.iter().any(|text| right(&text.get(lang)));
        let free = Lang::ALL.map(free);
        let mut found = Found::default();
        for (key, text) in texts {
            for ((lang, list), free) in Lang::ALL.into_iter().zip(&self.0).zip(free) {
                if let Some(own) = text.own(lang).filter(|own| !free && !right(own)) {
                    found.add(list.wrong(own), &format!("{key}.{}", lang.code()));
                }
            }
            if let Some(plain) = text.plain.as_deref().filter(|plain| free != [true; 2] && !right(plain)) {
                self.0.iter().for_each(|list| found.add(list.wrong(plain), &key));
            }
        }
        found
    }
}

/// What a pattern is there for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// To be found.
    Wrong,
    /// To be left alone, with what it overlaps.
    NotSo,
    /// To make the whole text right.
    Right,
}

/// A list of words.
struct List {
    patterns: Vec<(Kind, Vec<Step>)>,
    /// The patterns that may start with a letter; those that start with a number stand under `0`.
    starts: BTreeMap<char, Vec<usize>>,
}

impl List {
    fn new(text: &str) -> List {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut list = List { patterns: Vec::new(), starts: BTreeMap::new() };
        for line in lines {
            let (kind, words) = match line.split_at(1) {
                ("!", words) => (Kind::NotSo, words),
                ("=", words) => (Kind::Right, words),
                _ => (Kind::Wrong, line),
            };
            let steps: Vec<Step> = words.split_whitespace().map(Step::new).collect();
            let starts: BTreeSet<char> = match steps.first() {
                Some(Step::Word { any, .. }) => any.iter().map(|choice| first(&choice.word)).collect(),
                _ => BTreeSet::new(),
            };
            for start in starts {
                list.starts.entry(start).or_default().push(list.patterns.len());
            }
            list.patterns.push((kind, steps));
        }
        list
    }

    /// Whether a text says that it is right.
    fn right(&self, text: &str) -> bool {
        !self.hits(&tokens(text), Kind::Right).is_empty()
    }

    /// What is wrong in a text, in order, without what is said to be right.
    fn wrong<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let tokens = tokens(text);
        let mut wrong = self.hits(&tokens, Kind::Wrong);
        let mut taken = vec![false; tokens.len()];
        if !wrong.is_empty() {
            self.hits(&tokens, Kind::NotSo).into_iter().for_each(|not| taken[not].fill(true));
        }
        wrong.sort_by_key(|hit| (hit.start, Reverse(hit.end)));
        let mut said = Vec::new();
        for hit in wrong {
            if !taken[hit.clone()].contains(&true) {
                taken[hit.clone()].fill(true);
                said.push(&text[tokens[hit.start].start..tokens[hit.end - 1].end]);
            }
        }
        said
    }

    /// The words of a text that patterns of a kind stand in.
    fn hits(&self, tokens: &[Token<'_>], kind: Kind) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let own = self.starts.get(&first(&token.lower)).into_iter().flatten();
            let own = own.map(|place| &self.patterns[*place]).filter(|(own, _)| *own == kind);
            hits.extend(own.filter_map(|(_, steps)| Some(at..end(steps, tokens, at, at)?)));
        }
        hits
    }
}

/// The first letter of a word, or `0` for every digit.
fn first(word: &str) -> char {
    let first = word.chars().flat_map(char::to_lowercase).next().unwrap_or('<');
    if first == '<' || first.is_ascii_digit() { '0' } else { first }
}

/// A part of a pattern.
enum Step {
    /// Up to some words, whatever they are.
    Gap,
    /// One word out of several.
    Word { any: Vec<Choice>, optional: bool },
}

impl Step {
    fn new(word: &str) -> Step {
        if word == ".." {
            return Step::Gap;
        }
        let needed = word.strip_suffix('?');
        let any = needed.unwrap_or(word).split('|').map(Choice::new).collect();
        Step::Word { any, optional: needed.is_some() }
    }
}

/// A word of a pattern.
struct Choice {
    word: String,
    start_only: bool,
    as_written: bool,
}

impl Choice {
    fn new(word: &str) -> Choice {
        let stem = word.strip_suffix('*');
        let word = stem.unwrap_or(word).to_owned();
        let as_written = word.chars().any(char::is_uppercase);
        Choice { word, start_only: stem.is_some(), as_written }
    }

    fn is(&self, token: &Token<'_>) -> bool {
        let text = if self.as_written { token.text } else { &token.lower };
        match self.word.as_str() {
            "<n>" => text.starts_with(|c: char| c.is_ascii_digit()),
            word if self.start_only => text.starts_with(word),
            word => text == word,
        }
    }
}

/// A word of a text: a row of letters and digits.
struct Token<'t> {
    text: &'t str,
    lower: String,
    start: usize,
    end: usize,
    /// Whether a sentence starts with it.
    opens: bool,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut before = 0;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        let start = before + text[before..].find(word).unwrap_or_default();
        let between = &text[before..start];
        let opens =
            between.contains([';', ':', '?', '!']) || between.contains(". ") || between.contains('\n');
        before = start + word.len();
        all.push(Token { text: word, lower: word.to_lowercase(), start, end: before, opens });
    }
    all
}

/// The place after the last word of a pattern that starts at `from`, where it is said from `at` on.
fn end(steps: &[Step], tokens: &[Token<'_>], from: usize, at: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(at) };
    let token = |at: usize| tokens.get(at).filter(|token| at == from || !token.opens);
    match step {
        Step::Gap => {
            let reach = (at..=at + GAP).take_while(|at| token(*at).is_some());
            reach.into_iter().find_map(|at| end(rest, tokens, from, at))
        }
        Step::Word { any, optional } => {
            let said = token(at).is_some_and(|token| any.iter().any(|choice| choice.is(token)));
            let with = said.then(|| end(rest, tokens, from, at + 1)).flatten();
            with.or_else(|| if *optional { end(rest, tokens, from, at) } else { None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn words_are_whole_or_starts_and_stand_in_one_sentence() {
        let list =
            List::new("# remark\nNEN iso? <n>\nnederlands* bedrijf|firma\nzetel .. EU\n! hoofdzetel\n");
        let wrong = |text| list.wrong(text);
        assert_eq!(wrong("Volgens NEN-ISO 7510, en NEN 50600."), ["NEN-ISO 7510", "NEN 50600"]);
        assert_eq!(wrong("een Nederlandse firma; geen firma"), ["Nederlandse firma"]);
        assert_eq!(wrong("De zetel staat in de EU."), ["zetel staat in de EU"]);
        let none: [&str; 0] = [];
        assert_eq!(wrong("nen 7510, het bedrijfsleven, Nederlandse bedrijfstak"), none);
        assert_eq!(wrong("Dat is de zetel. In de EU blijft de inhoud."), none);
        assert_eq!(wrong("een twee zetel drie vier vijf zes zeven acht negen EU"), none);
    }

    #[test]
    fn what_overlaps_an_exception_is_left_alone() {
        let list = List::new("ervaring\n! ervaring van gebruikers\n= in te zetten\n");
        assert_eq!(list.wrong("ervaring van gebruikers, en ervaring"), ["ervaring"]);
        assert!(list.right("de in te zetten mensen") && !list.right("in te vullen"));
    }
}
