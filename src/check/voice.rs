//! What rules say: sentences of their pages in both languages, with the values that they name.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Rule;
use crate::diag::{Finding, Findings, Span};
use crate::lang::msg::Both;
use crate::lang::{Label, Lang, Msg, Say, day, list, localised};
use crate::model::Spanned;
use crate::num::Ratio;
use crate::read::nearest;

/// A value in a sentence.
#[derive(Clone, Debug)]
pub enum Word {
    /// A text, as it stands.
    Text(String),
    /// Names, in backticks and as a list.
    Names(Vec<String>),
    /// Words that each language has its own of, as a list.
    Labels(Vec<Label>),
    /// An exact number.
    Number(Ratio),
    /// A number, rounded to hundredths for reading.
    Rounded(Ratio),
    /// A day.
    Day(Date),
}

impl Word {
    fn said(&self, lang: Lang) -> String {
        match self {
            Word::Text(text) => text.clone(),
            Word::Names(names) => {
                let ticked: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                list(&ticked, lang)
            }
            Word::Rounded(number) => crate::lang::number(number, 2, lang),
            Word::Day(date) => day(*date, lang),
            Word::Labels(labels) => {
                let own: Vec<String> = labels.iter().map(|label| label.text(lang)).collect();
                list(&own, lang)
            }
            Word::Number(number) => {
                let plain = number.rounded(9);
                let short = plain.trim_end_matches('0').trim_end_matches('.');
                localised(if plain.contains('.') { short } else { &plain }, lang)
            }
        }
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Word {
        Word::Text(text.to_owned())
    }
}

/// Values by their names in the sentences of a page.
pub type Words = BTreeMap<&'static str, Word>;

/// Says what a rule finds, in the words of its pages.
pub struct Voice<'v> {
    pub(super) rule: &'v dyn Rule,
    pub(super) findings: &'v mut Findings,
}

impl Voice<'_> {
    /// A sentence of the pages, with its values filled in.
    #[must_use]
    pub fn sentence<const N: usize>(&self, name: &str, words: [(&'static str, Word); N]) -> Msg {
        let words = Words::from(words);
        self.filled(name, &words).unwrap_or_else(|| {
            let name = name.to_owned();
            Msg::Told(Both { nl: name.clone(), en: name })
        })
    }

    fn filled(&self, name: &str, words: &Words) -> Option<Msg> {
        let pages = self.rule.pages();
        let fill = |lang: Lang| Some(filled(pages.page(lang).sentence(name)?, words, lang));
        Some(Msg::Told(Both { nl: fill(Lang::Nl)?, en: fill(Lang::En)? }))
    }

    /// A finding with the sentence `message` of the pages, and `help` where they have one.
    #[must_use]
    pub fn finding<const N: usize>(&self, at: Span, words: [(&'static str, Word); N]) -> Finding {
        self.named("message", at, words)
    }

    /// A finding with another sentence than `message`.
    #[must_use]
    pub fn named<const N: usize>(&self, name: &str, at: Span, words: [(&'static str, Word); N]) -> Finding {
        let help = self.filled("help", &Words::from(words.clone()));
        Finding::new(self.rule.code(), at, self.sentence(name, words)).maybe_help(help)
    }

    /// The name that was probably meant; not looked for among very many, nor once findings are only
    /// counted.
    #[must_use]
    pub fn meant(&self, said: &Spanned<String>, known: &BTreeSet<&str>) -> Option<Msg> {
        const MANY: usize = 500;
        if known.len() > MANY || self.findings.is_full(said.at.file) {
            return None;
        }
        nearest(&said.value, known.iter().copied()).map(|near| Msg::DidYouMean(near.to_owned()))
    }

    /// Adds a finding.
    pub fn say(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

/// A sentence with its values in place of `{name}`; what a value holds is not looked at again.
fn filled(sentence: &str, words: &Words, lang: Lang) -> String {
    let mut said = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let known = after.split_once('}').and_then(|(name, after)| Some((words.get(name)?, after)));
        match known {
            Some((word, after)) => {
                said.push_str(&word.said(lang));
                rest = after;
            }
            None => {
                said.push('{');
                rest = after;
            }
        }
    }
    said + rest
}

/// The first of many names, with how many more there are, for a sentence that stays readable.
#[must_use]
pub fn shortened(way: &[String]) -> String {
    const MOST: usize = 8;
    if way.len() <= MOST {
        return way.join(" → ");
    }
    let (first, last) = (&way[..MOST - 2], way.last().map(String::as_str).unwrap_or_default());
    format!("{} → … (+{}) → {last}", first.join(" → "), way.len() - MOST + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_name_stays_as_it_is() {
        let words = Words::from([("a", Word::from("{b}")), ("b", Word::from("no"))]);
        assert_eq!(filled("{a} and {b}, {c}", &words, Lang::En), "{b} and no, {c}");
    }

    #[test]
    fn long_ways_keep_their_ends() {
        let way: Vec<String> = (0..20).map(|n| n.to_string()).collect();
        assert_eq!(shortened(&way), "0 → 1 → 2 → 3 → 4 → 5 → … (+13) → 19");
        assert_eq!(shortened(&way[..3]), "0 → 1 → 2");
    }
}
