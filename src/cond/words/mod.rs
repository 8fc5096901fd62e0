//! Conditions in words: what must hold, as a person would say it, made from the condition itself.
//!
//! In: a [`Cond`], and [`Names`] that say what each of its inputs is called. Out: a [`Clause`]: sentences, and how
//! they are joined, to be drawn as one line or as lists within lists. Every part of a condition has its words; none
//! is ever shown as CEL.
//!
//! A negation is taken down to the sentences, and sentences of one kind about one thing are said as one. Both keep
//! what a condition says, also where something is not stated: `!`, `&&` and `||` decide in three values by De Morgan.

mod merge;
mod say;
mod value;

use std::collections::BTreeMap;

pub use value::exact;

use super::node::Cond;
use crate::lang::words::Many;
use crate::lang::{Lang, Say, Words};

/// What the inputs of conditions are called.
pub trait Names {
    /// What an input is called, by its number.
    fn named(&self, input: u32) -> &Named;

    /// The language of the names.
    fn lang(&self) -> Lang;
}

/// What an input is, as far as its words need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A text, or one of its options.
    Text,
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// A day.
    Day,
    /// Several of its options.
    Set,
    /// A country.
    Country,
    /// Several countries.
    Countries,
    /// A named set of countries.
    Region,
    /// How far a law reaches the whole bid, or what holds content.
    Reach {
        /// Whether it is about what holds content.
        content: bool,
    },
}

/// What an input is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub sort: Sort,
    /// Itself as a subject: `the answer to question 3`; of a law or a region its title.
    pub subject: String,
    /// One item of it: `country at question 3`.
    pub one: String,
    /// All items of it: `countries at question 3`.
    pub many: String,
    /// Where something is chosen or named: `at question 3`.
    pub at: String,
    /// Its unit; empty where it has none.
    pub unit: String,
    /// Texts of what it can be, by id, each text once.
    pub options: Vec<(String, String)>,
}

impl Named {
    /// What is asked or stated under a name, such as `question 3`.
    #[must_use]
    pub fn asked(sort: Sort, name: &str, lang: Lang) -> Named {
        let name = name.to_owned();
        let (one, many) = match sort {
            Sort::Country | Sort::Countries => {
                (Words::CountryAt(name.clone()), Words::CountriesAt(name.clone()))
            }
            _ => (Words::AnAnswerTo(name.clone()), Words::AnswersTo(name.clone())),
        };
        Named {
            sort,
            subject: Words::AnswerTo(name.clone()).text(lang),
            one: one.text(lang),
            many: many.text(lang),
            at: Words::At(name).text(lang),
            unit: String::new(),
            options: Vec::new(),
        }
    }

    /// The countries where components are that hold something.
    #[must_use]
    pub fn locations(lang: Lang) -> Named {
        let (one, many) = (Words::Location { many: false }, Words::Location { many: true });
        Named::countries(one, many, Words::AtLocation, lang)
    }

    /// The countries from which those are administered.
    #[must_use]
    pub fn access(lang: Lang) -> Named {
        let (one, many) = (Words::Access { many: false }, Words::Access { many: true });
        Named::countries(one, many, Words::AtAccess, lang)
    }

    fn countries(one: Words, many: Words, at: Words, lang: Lang) -> Named {
        let [one, many, at] = [one, many, at].map(|words| words.text(lang));
        Named { one, many, at, ..Named::titled(Sort::Countries, String::new()) }
    }

    /// The day that counts.
    #[must_use]
    pub fn reference_day(lang: Lang) -> Named {
        Named::titled(Sort::Day, Words::ReferenceDay.text(lang))
    }

    /// A law or a region by its title, which is quoted.
    #[must_use]
    pub fn title(sort: Sort, title: &str) -> Named {
        Named::titled(sort, quoted(title))
    }

    fn titled(sort: Sort, subject: String) -> Named {
        let none = String::new;
        Named { sort, subject, one: none(), many: none(), at: none(), unit: none(), options: Vec::new() }
    }

    /// The same with its unit and the texts of its options; those that are alike have their ids behind them.
    #[must_use]
    pub fn with(mut self, unit: String, options: Vec<(String, String)>) -> Named {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        options.iter().for_each(|(_, text)| *counts.entry(text).or_default() += 1);
        let alike = |text: &str| counts.get(text).is_some_and(|count| *count > 1);
        let shown = |(id, text): &(String, String)| match text.is_empty() || alike(text) {
            true => (id.clone(), quoted(format!("{text} ({id})").trim())),
            false => (id.clone(), quoted(text)),
        };
        self.options = options.iter().map(shown).collect();
        self.unit = unit;
        self
    }
}

/// A text between quotation marks; its own are doubled, so that no text can end before it ends.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "““").replace('”', "””"))
}

/// What must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// A sentence.
    Says(Words),
    /// Every part.
    All(Vec<Clause>),
    /// At least one part.
    Any(Vec<Clause>),
    /// If the first holds the second, else the third.
    Choice(Box<[Clause; 3]>),
    /// Both or neither of two; not `alike`: exactly one of them.
    Alike {
        /// The two.
        of: Box<[Clause; 2]>,
        /// Whether they must be alike.
        alike: bool,
    },
    /// Something of so many items of a list.
    ForEach {
        /// Of how many.
        many: Many,
        /// What an item is called.
        one: String,
        /// The letter that stands for it.
        name: String,
        /// What holds of it.
        body: Box<Clause>,
    },
}

impl Cond {
    /// The condition in words.
    #[must_use]
    pub fn clause(&self, names: &dyn Names) -> Clause {
        say::Telling::new(&self.nodes, names).clause(self.root, true)
    }
}

impl Clause {
    /// The whole on one line, in the language that its names are in.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        self.words(&|part| part.bracketed(lang)).text(lang)
    }

    /// On one line, in brackets unless it is a sentence.
    fn bracketed(&self, lang: Lang) -> String {
        match self {
            Clause::Says(_) | Clause::Choice(_) => self.line(lang),
            _ => format!("({})", self.line(lang)),
        }
    }

    fn words(&self, part: &dyn Fn(&Clause) -> String) -> Words {
        match self {
            Clause::Says(words) => words.clone(),
            Clause::All(parts) => Words::All(parts.iter().map(part).collect()),
            Clause::Any(parts) => Words::Any(parts.iter().map(part).collect()),
            Clause::Choice(parts) => {
                let [when, yes, no] = parts.as_ref();
                Words::When { when: part(when), yes: part(yes), no: part(no) }
            }
            Clause::Alike { of, alike } => Words::Alike { a: part(&of[0]), b: part(&of[1]), alike: *alike },
            Clause::ForEach { many, one, name, body } => {
                Words::ForEach { many: *many, one: one.clone(), name: name.clone(), body: part(body) }
            }
        }
    }

    /// One sentence or head per line, each with how deep it stands.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<(u8, String)> {
        let mut lines = Vec::new();
        self.below(0, lang, &mut lines);
        lines
    }

    fn below(&self, depth: u8, lang: Lang, lines: &mut Vec<(u8, String)>) {
        let mut head = |words: Words| lines.push((depth, words.text(lang)));
        let parts: Vec<&Clause> = match self {
            Clause::Says(words) => return head(words.clone()),
            Clause::All(parts) => {
                head(Words::AllOf);
                parts.iter().collect()
            }
            Clause::Any(parts) => {
                head(Words::AnyOf);
                parts.iter().collect()
            }
            Clause::Choice(parts) => {
                for (words, part) in [Words::If, Words::Then, Words::Otherwise].into_iter().zip(parts.iter())
                {
                    lines.push((depth, words.text(lang)));
                    part.below(depth.saturating_add(1), lang, lines);
                }
                return;
            }
            Clause::Alike { of, alike } => {
                head(Words::BothOrNeither { alike: *alike });
                of.iter().collect()
            }
            Clause::ForEach { many, one, name, body } => {
                head(Words::Of { many: *many, one: one.clone(), name: name.clone() });
                vec![body]
            }
        };
        parts.into_iter().for_each(|part| part.below(depth.saturating_add(1), lang, lines));
    }
}

#[cfg(test)]
mod tests;
