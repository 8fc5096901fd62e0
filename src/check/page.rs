//! The page of a rule: a title, the sentences that it says, and an explanation for people.
//!
//! ```text
//! # What is wrong
//!
//! - message: What was found, with {values}.
//! - help: What to write instead.
//!
//! What is checked, why, an example, how to mend it.
//! ```

use crate::lang::Lang;

/// The pages of a rule, one per language.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// Dutch.
    pub nl: &'static str,
    /// English.
    pub en: &'static str,
}

impl Pages {
    /// The page in a language.
    #[must_use]
    pub fn page(self, lang: Lang) -> Page {
        Page(match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        })
    }
}

/// A page, as its file says it.
#[derive(Clone, Copy, Debug)]
pub struct Page(&'static str);

impl Page {
    /// What is wrong, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default()
    }

    /// The sentences, by name.
    pub fn sentences(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = self.0.lines().skip(2).take_while(|line| !line.is_empty());
        lines.filter_map(|line| line.strip_prefix("- ")?.split_once(": "))
    }

    /// One sentence.
    #[must_use]
    pub fn sentence(self, name: &str) -> Option<&'static str> {
        self.sentences().find(|(known, _)| *known == name).map(|(_, sentence)| sentence)
    }

    /// The explanation: everything after the sentences.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        let after_title = self.0.split_once("\n\n").map_or("", |(_, rest)| rest);
        after_title.split_once("\n\n").map_or("", |(_, rest)| rest).trim_end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_taken_apart() {
        let page = Page("# Title\n\n- message: a {b}: c\n- help: d\n\nWhy.\n\n## More\n");
        assert_eq!(page.title(), "Title");
        assert_eq!(page.sentence("message"), Some("a {b}: c"));
        assert_eq!(page.sentence("none"), None);
        assert_eq!(page.explanation(), "Why.\n\n## More");
    }
}
