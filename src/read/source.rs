//! From the text of a file to its tree, or to the findings that say why not.

use sha2::{Digest, Sha256};

use super::files::Failed;
use super::tree::{self, Tree, Unparsed};
use super::values::Reader;
use crate::diag::codes::Fault;
use crate::diag::{Family, FileId, Finding, Findings, MOST_PER_FILE, Severity, Source, Span};
use crate::lang::Msg;
use crate::lang::msg::Limit;
use crate::model::fact::Stated;

/// Parses a file; its syntax errors become findings, with what Word and Dutch habits make of TOML
/// recognised.
pub fn parse<'s>(
    source: &'s Source,
    file: FileId,
    family: Family,
    findings: &mut Findings,
) -> Option<Tree<'s>> {
    let start = Span { file, start: 0, end: 0 };
    if source.text.trim().is_empty() {
        findings.push(Finding::new(Fault::Syntax.code(family), start, Msg::EmptyFile));
        return None;
    }
    match tree::parse(&source.text, file) {
        Ok(tree) => return Some(tree),
        Err(Unparsed::TooDeep) => {
            findings.push(Finding::new(Fault::TooMany.code(family), start, Msg::OverLimit(Limit::Depth, 0)));
        }
        Err(Unparsed::TooMany) => {
            findings.push(Finding::new(Fault::TooMany.code(family), start, Msg::OverLimit(Limit::Marks, 0)));
        }
        Err(Unparsed::Syntax(errors)) => {
            let all = errors.len();
            for (at, words) in errors.into_iter().take(MOST_PER_FILE) {
                findings.push(syntax(source, family, at, &words));
            }
            findings.count_only(file, Severity::Error, all.saturating_sub(MOST_PER_FILE));
        }
    }
    None
}

fn syntax(source: &Source, family: Family, at: Span, words: &str) -> Finding {
    let code = Fault::Syntax.code(family);
    let start = usize::try_from(at.start).unwrap_or(0);
    let rest = source.text.get(start..).unwrap_or("");
    let before = source.text.get(..start).unwrap_or("").trim_end_matches([' ', '\t']);
    let finding = Finding::new(code, at, Msg::Syntax(words.to_owned()));
    if rest.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}']) {
        return finding.help(Msg::StraightQuotes);
    }
    if rest.starts_with(',') && before.ends_with(|c: char| c.is_ascii_digit()) {
        return finding.help(Msg::DecimalPoint);
    }
    if words.contains("duplicate key") {
        return finding.help(Msg::KeyOnce);
    }
    if words.contains("quoted") {
        return finding.help(Msg::PutQuotes);
    }
    finding
}

/// A value that stands alone, as on a command line: a TOML value where it is one, else a text.
#[must_use]
pub fn value(text: &str) -> Stated {
    let plain = || Stated::Text(text.to_owned());
    let source = Source { path: String::new(), text: format!("value = {text}") };
    let mut findings = Findings::default();
    let stated = parse(&source, FileId(0), Family::Tender, &mut findings).and_then(|tree| {
        let item = tree.root().get("value").filter(|_| tree.root().len() == 1)?;
        Reader { family: Family::Tender, findings: &mut findings }.stated(item)
    });
    stated.filter(|_| !findings.has_errors()).map_or_else(plain, |stated| stated.value)
}

/// The finding for a file that could not be read.
#[must_use]
pub fn failed(why: &Failed, file: FileId, family: Family) -> Finding {
    let at = Span { file, start: 0, end: 0 };
    let (fault, message) = match why {
        Failed::Missing => (Fault::Unreadable, Msg::FileMissing),
        Failed::Outside => (Fault::Unreadable, Msg::FileOutside),
        Failed::NotFile => (Fault::Unreadable, Msg::NotAFile),
        Failed::Io(words) => (Fault::Unreadable, Msg::FileRefused(words.clone())),
        Failed::NotText(byte) => (Fault::NotText, Msg::NotText(*byte)),
        Failed::TooLarge => (Fault::TooLarge, Msg::OverLimit(Limit::File, 0)),
    };
    let help = matches!(why, Failed::NotText(_)).then_some(Msg::SaveAsUtf8);
    Finding::new(fault.code(family), at, message).maybe_help(help)
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Takes the SHA-256 of what comes in pieces.
#[derive(Default)]
pub struct Digester(Sha256);

impl Digester {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces, in lower-case hexadecimal.
    #[must_use]
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::Dec;

    #[test]
    fn a_value_alone_is_read_as_toml_or_as_a_text() {
        assert_eq!(value("saas"), Stated::Text("saas".into()));
        assert_eq!(value("\"12\""), Stated::Text("12".into()));
        assert_eq!(value("true"), Stated::Bool(true));
        assert_eq!(value("12.5"), Stated::Number(Dec::parse("12.5").unwrap()));
        assert_eq!(value("['a', 'b']"), Stated::List(vec!["a".into(), "b".into()]));
        assert_eq!(value("1\nother = 2"), Stated::Text("1\nother = 2".into()));
        assert_eq!(value(""), Stated::Text(String::new()));
    }
}
