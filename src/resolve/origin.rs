//! What rules are opened from: a tender's file, or catalogues that somebody named instead of one.
//! It is plain data, so that the same rules can be opened again.

use serde::{Deserialize, Serialize};

use super::open::{Opened, open, open_without};
use crate::diag::{FileId, Source, Span};
use crate::lang::Help;
use crate::model::Spanned;
use crate::model::tender::{Tender, TenderHead, TenderRules};
use crate::read::{self, Files};

/// What rules are opened from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The file of a tender.
    Tender(String),
    /// What was said instead of a tender.
    Given(Given),
}

/// What stands in for a tender: the words that were typed, catalogues as they are seen from the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Given {
    /// Catalogues, by id or path.
    pub catalogues: Vec<String>,
    /// The profile.
    pub profile: Option<String>,
    /// The day that counts.
    pub as_of: Option<String>,
    /// Context, as `key=value`.
    pub context: Vec<String>,
}

impl Origin {
    /// Opens the rules.
    ///
    /// # Errors
    /// Words that are no day, or no pair.
    pub fn open(&self, files: &dyn Files) -> Result<Opened, Help> {
        match self {
            Origin::Tender(path) => Ok(open(files, path)),
            Origin::Given(given) => {
                let (tender, words) = given.tender()?;
                Ok(open_without(files, tender, words))
            }
        }
    }
}

impl Origin {
    /// What was said instead of a tender, for a report to say; no path in it depends on where that was
    /// typed.
    #[must_use]
    pub fn said(&self) -> Vec<(String, String)> {
        let Origin::Given(given) = self else { return Vec::new() };
        let one = |name: &'static str| move |value: &String| (name.to_owned(), value.clone());
        let once = given.profile.iter().map(one("profile")).chain(given.as_of.iter().map(one("as-of")));
        let catalogues = given.catalogues.iter().map(one("catalogue"));
        once.chain(catalogues).chain(given.context.iter().map(one("context"))).collect()
    }
}

impl Given {
    /// As a tender; its places lie in a source that stands for the command line.
    fn tender(&self) -> Result<(Tender, Source), Help> {
        let mut words = Words(String::new());
        let mut rules = TenderRules::default();
        for catalogue in &self.catalogues {
            rules.catalogues.push(words.say("--catalogue", catalogue));
        }
        rules.profile = self.profile.as_ref().map(|profile| words.say("--profile", profile));
        let mut head = TenderHead::default();
        if let Some(day) = &self.as_of {
            let value = day.parse().map_err(|_| Help::NotADay(day.clone()))?;
            head.as_of = Some(Spanned { value, at: words.say("--as-of", day).at });
        }
        let mut context = Vec::new();
        for pair in &self.context {
            let Some((key, value)) = pair.split_once('=') else { return Err(Help::NotAPair(pair.clone())) };
            let at = words.say("--context", pair).at;
            let key = Spanned { value: key.trim().to_owned(), at };
            context.push((key, Spanned { value: read::value(value.trim()), at }));
        }
        let words = Source { path: "--catalogue".to_owned(), text: words.0 };
        Ok((Tender { head, rules, context, ..Tender::default() }, words))
    }
}

/// The words of a command line, one after the other.
struct Words(String);

impl Words {
    fn say(&mut self, flag: &str, value: &str) -> Spanned<String> {
        self.0.push_str(&format!("{flag} "));
        let start = self.0.len();
        self.0.push_str(value);
        let end = self.0.len();
        self.0.push(' ');
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Spanned { value: value.to_owned(), at: Span { file: FileId(0), start: byte(start), end: byte(end) } }
    }
}
