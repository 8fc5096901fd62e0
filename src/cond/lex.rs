//! From text to tokens.

use std::ops::Range;

use super::Wrong;
use crate::lang::msg::Why;
use crate::num::Dec;

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name.
    Name(String),
    /// A text literal.
    Text(String),
    /// A number literal.
    Number(Dec),
    /// An operator or a bracket.
    Mark(&'static str),
    /// The end of the text.
    End,
}

/// Marks, longer ones first.
const MARKS: [&str; 22] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "?", ":", "+", "-", "*", "(", ")", "[", "]", ".", ",",
    "/", "%",
];

/// The tokens of a text, each with its place; the last is the end.
pub fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Wrong> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let (token, end) = match c {
            'a'..='z' | 'A'..='Z' | '_' => name(text, at),
            '0'..='9' => number(text, at)?,
            '"' | '\'' => literal(text, at, c)?,
            _ => mark(text, at, c)?,
        };
        all.push((token, at..end));
        at = end;
    }
    all.push((Token::End, text.len()..text.len()));
    Ok(all)
}

fn wrong(at: Range<usize>, why: Why) -> Wrong {
    Wrong { at, why, near: None }
}

fn name(text: &str, at: usize) -> (Token, usize) {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let end = text[at..].find(|c| !inside(c)).map_or(text.len(), |n| at + n);
    (Token::Name(text[at..end].to_owned()), end)
}

/// Digits, with a point and digits; letters right behind them belong to no number.
fn number(text: &str, at: usize) -> Result<(Token, usize), Wrong> {
    let digits =
        |from: usize| text[from..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |n| from + n);
    let mut end = digits(at);
    if text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
        end = digits(end + 1);
    }
    let tail = text[end..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |n| end + n);
    match Dec::parse(&text[at..tail]) {
        Ok(dec) => Ok((Token::Number(dec), tail)),
        Err(bad) => Err(wrong(at..tail, Why::Number(bad))),
    }
}

fn literal(text: &str, at: usize, quote: char) -> Result<(Token, usize), Wrong> {
    let mut said = String::new();
    let mut chars = text[at + 1..].char_indices();
    while let Some((offset, c)) = chars.next() {
        let here = at + 1 + offset;
        match c {
            c if c == quote => return Ok((Token::Text(said), here + 1)),
            '\n' | '\r' => break,
            '\\' => match chars.next() {
                Some((_, c @ ('\\' | '\'' | '"'))) => said.push(c),
                Some((_, c)) => {
                    return Err(wrong(here..here + 1 + c.len_utf8(), Why::Escape));
                }
                None => break,
            },
            c => said.push(c),
        }
    }
    Err(wrong(at..text.len(), Why::OpenText))
}

fn mark(text: &str, at: usize, c: char) -> Result<(Token, usize), Wrong> {
    let found = MARKS.iter().find(|mark| text[at..].starts_with(**mark));
    match found {
        Some(&("/" | "%")) => Err(wrong(at..at + 1, Why::NoDivision)),
        Some(mark) => Ok((Token::Mark(mark), at + mark.len())),
        None => Err(wrong(at..at + c.len_utf8(), Why::Character(c))),
    }
}

/// Where paths begin.
pub const ROOTS: [&str; 8] =
    ["fact", "exposure", "content_exposure", "locations", "access_from", "region", "context", "as_of"];

/// Words that CEL reads as something else than a name, even after a point.
pub const KEYWORDS: [&str; 4] = ["true", "false", "null", "in"];

/// Words that CEL keeps for itself.
pub const RESERVED: [&str; 21] = [
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];
