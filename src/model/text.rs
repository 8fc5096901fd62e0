//! Texts that a file may hold in two languages, and values that know where they stood.

use crate::diag::Span;
use crate::lang::Lang;

/// A text for people: in Dutch, in English, or plain without a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Dutch.
    pub nl: Option<String>,
    /// English.
    pub en: Option<String>,
    /// Written as one string, without a language.
    pub plain: Option<String>,
}

impl Text {
    /// A text without a language.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Text {
        Text { plain: Some(text.into()), ..Text::default() }
    }

    /// The text in a language; in the other one, marked `[en]` or `[nl]`, where it exists only there.
    #[must_use]
    pub fn get(&self, lang: Lang) -> String {
        if let Some(text) = self.own(lang).or(self.plain.as_deref()) {
            return text.to_owned();
        }
        let other = lang.other();
        self.own(other).map_or_else(String::new, |text| format!("[{}] {text}", other.code()))
    }

    /// The text in a language, where it exists in it or has none.
    #[must_use]
    pub fn own(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Nl => self.nl.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// Whether nothing is said in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.nl, &self.en, &self.plain].into_iter().flatten().all(|text| text.trim().is_empty())
    }
}

/// A value with the place where it stood.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stood.
    pub at: Span,
}

/// Equal when the values are, wherever they stood.
impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_the_other_language_is_marked() {
        let text = Text { en: Some("owner".into()), ..Text::default() };
        assert_eq!(text.get(Lang::Nl), "[en] owner");
        assert_eq!(text.get(Lang::En), "owner");
        assert_eq!(Text::plain("eigenaar").get(Lang::En), "eigenaar");
        assert!(Text::plain(" ").is_empty());
    }
}
