//! `keur.lock`, in and out.

use std::fmt::Write as _;

use super::fields::Fields;
use super::tree::{Item, Table, Tree};
use super::values::Reader;
use crate::diag::{Family, Findings};
use crate::model::Spanned;
use crate::model::lock::{Lock, Quality, Version};

/// What opens the file, for whoever opens it.
const HEAD: &str = "\
# Geschreven door `keur publish`: de beoordelingsregels zoals zij zijn bekendgemaakt. Wijzig hier niets.
# Written by `keur publish`: the rules as they were published. Change nothing here.
format = 1
";

/// Reads a lock.
pub fn lock(tree: &Tree<'_>, findings: &mut Findings) -> Lock {
    let root = tree.root();
    let r = &mut Reader { family: Family::Lock, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let tender = f.need(r, "lock", Reader::table).map(|table| head(r, table)).unwrap_or_default();
    let versions = f.each(r, "version", version);
    let quality = f.get(r, "quality", Reader::table).and_then(|table| quality(r, table));
    f.finish(r);
    Lock { tender, versions, quality }
}

fn quality(r: &mut Reader<'_>, table: Table<'_>) -> Option<Quality> {
    let mut f = Fields::new(table, "[quality]");
    let date = f.need(r, "date", Reader::day);
    let tool = f.text(r, "tool");
    let digest = f.need(r, "digest", Reader::digest);
    let assessments = f.need(r, "assessments", Reader::whole_text);
    f.finish(r);
    Some(Quality { date: date?.value, tool, digest: digest?, assessments: assessments? })
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> String {
    let mut f = Fields::new(table, "[lock]");
    let tender = f.need(r, "tender", Reader::text).unwrap_or_default();
    f.finish(r);
    tender
}

fn version(r: &mut Reader<'_>, table: Table<'_>) -> Option<Version> {
    let mut f = Fields::new(table, "[[version]]");
    let (n, date) = (f.need(r, "n", Reader::whole), f.need(r, "date", Reader::day));
    let reason = f.text(r, "reason");
    let method = f.need(r, "method", Reader::whole);
    let tool = f.text(r, "tool");
    let deadline = f.get(r, "deadline", Reader::moment);
    let digest = f.need(r, "digest", Reader::digest);
    let files = f.each(r, "file", file);
    let rules = f.need(r, "rules", Reader::whole_text);
    f.finish(r);
    Some(Version {
        n: n?.value,
        date: date?.value,
        reason,
        method: method?.value,
        tool,
        deadline,
        digest: digest?,
        files,
        rules: rules?,
    })
}

fn file(r: &mut Reader<'_>, table: Table<'_>) -> Option<(String, String)> {
    let mut f = Fields::new(table, "[[version.file]]");
    let (path, sha256) = (f.need(r, "path", Reader::text), f.need(r, "sha256", Reader::digest));
    f.finish(r);
    Some((path?, sha256?.value))
}

impl Reader<'_> {
    /// A text as long as the file may be: the rules of a large tender are longer than any one text.
    fn whole_text(&mut self, item: Item<'_>) -> Option<Spanned<String>> {
        match item.value {
            super::tree::Value::Text(text) => Some(Spanned { value: (*text).to_owned(), at: item.at }),
            _ => self.spanned(item),
        }
    }
}

/// The text of a lock, which [`lock`] reads back as it was.
#[must_use]
pub fn lock_text(lock: &Lock) -> String {
    let mut text = format!("{HEAD}\n[lock]\ntender = {}\n", quoted(&lock.tender));
    for version in &lock.versions {
        let _ = write!(text, "\n[[version]]\nn = {}\ndate = {}\n", version.n, version.date);
        if !version.reason.is_empty() {
            let _ = writeln!(text, "reason = {}", quoted(&version.reason));
        }
        let _ = writeln!(text, "method = {}\ntool = {}", version.method, quoted(&version.tool));
        if let Some(deadline) = &version.deadline {
            let _ = writeln!(text, "deadline = {}", deadline.value.written);
        }
        let _ = writeln!(text, "digest = {}", quoted(&version.digest.value));
        let _ = writeln!(text, "rules = {}", block(&version.rules.value));
        for (path, sha256) in &version.files {
            let _ =
                write!(text, "\n[[version.file]]\npath = {}\nsha256 = {}\n", quoted(path), quoted(sha256));
        }
    }
    if let Some(quality) = &lock.quality {
        let _ = write!(text, "\n[quality]\ndate = {}\ntool = {}\n", quality.date, quoted(&quality.tool));
        let _ = writeln!(text, "digest = {}", quoted(&quality.digest.value));
        let _ = writeln!(text, "assessments = {}", block(&quality.assessments.value));
    }
    text
}

/// A text over several lines, as it stands where TOML lets it.
fn block(text: &str) -> String {
    let plain = !text.contains("'''") && text.chars().all(|c| c == '\n' || !c.is_control());
    if plain { format!("'''\n{text}'''") } else { quoted(text) }
}

/// A TOML basic string.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
