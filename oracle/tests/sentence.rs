//! Parts of a condition as tokens, with brackets where precedence asks for them.

use crate::dice::Dice;

/// How tightly a part binds: a part stands without brackets where a looser one may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `a ? b : c`
    Choice,
    /// `a || b`
    Or,
    /// `a && b`
    And,
    /// `a < b`
    Relation,
    /// `a + b`
    Sum,
    /// `a * b`
    Product,
    /// `!a`
    Unary,
    /// `a.b()`, names, literals, brackets.
    Member,
}

/// A part of a condition.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its tokens.
    pub tokens: Vec<String>,
    /// How tightly it binds.
    pub level: Level,
    /// The operator at its head, or what it is.
    pub head: &'static str,
    /// The heads of the two sides of a comparison.
    pub sides: Vec<&'static str>,
    /// The operands of `&&` and `||`.
    pub operands: Vec<Part>,
}

impl Part {
    /// A part of some tokens.
    pub fn new(head: &'static str, level: Level, tokens: Vec<String>) -> Part {
        Part { tokens, level, head, sides: Vec::new(), operands: Vec::new() }
    }

    /// A name or a literal.
    pub fn word(head: &'static str, word: impl Into<String>) -> Part {
        Part::new(head, Level::Member, vec![word.into()])
    }

    /// Parts with an operator between them.
    pub fn joined(op: &'static str, level: Level, parts: &[Part]) -> Part {
        let mut tokens = Vec::new();
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                tokens.push(op.to_owned());
            }
            tokens.extend(part.tokens.iter().cloned());
        }
        Part::new(op, level, tokens)
    }

    /// The part where one that binds at least so tightly must stand; sometimes in brackets that say nothing.
    pub fn at(self, level: Level, dice: &mut Dice) -> Part {
        if self.level >= level && !dice.once_in(16) {
            return self;
        }
        let mut tokens = vec!["(".to_owned()];
        tokens.extend(self.tokens);
        tokens.push(")".to_owned());
        Part { tokens, level: Level::Member, ..self }
    }

    /// The text, with single spaces where words would run together, or with all kinds of white space.
    pub fn text(&self, dice: &mut Dice) -> String {
        let gaps: &[&str] =
            if dice.once_in(6) { &["", " ", "  ", "\t", "\n", "\r\n", "\u{c}"] } else { &["", " "] };
        let mut text = String::new();
        for token in &self.tokens {
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let gap = *dice.one(gaps);
            let runs_together = text.ends_with(word) && token.starts_with(word);
            text.push_str(if gap.is_empty() && runs_together { " " } else { gap });
            text.push_str(token);
        }
        text
    }
}
