//! Changes in a file that a person wrote: what is asked for goes in, every other byte stays.

use super::source::parse;
use super::tree::{Item, Table, Tree, Value};
use crate::diag::{Family, FileId, Findings, Source, Span};

/// A document of a bid whose file is in the bid's folder, as far as its digest is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its id; empty where it has none.
    pub id: String,
    /// The file, as the bid writes it.
    pub file: String,
    /// The digest that is stated.
    pub sha256: Option<String>,
    file_at: Span,
    sha256_at: Option<Span>,
}

/// The documents of a bid that name a file, by place; nothing where the text is no TOML.
#[must_use]
pub fn filed(source: &Source, file: FileId, findings: &mut Findings) -> Option<Vec<Filed>> {
    let tree = parse(source, file, Family::Bid, findings)?;
    Some(of_tree(&tree))
}

fn of_tree(tree: &Tree<'_>) -> Vec<Filed> {
    let Some(Item { value: Value::Array(all), .. }) = tree.root().get("evidence") else { return Vec::new() };
    let tables = all.items().filter_map(|item| match item.value {
        Value::Table(table) => Some(table),
        _ => None,
    });
    tables.filter_map(one).collect()
}

fn one(table: Table<'_>) -> Option<Filed> {
    let text = |key: &str| match table.get(key) {
        Some(Item { value: Value::Text(text), at }) => Some((text.to_owned(), at)),
        _ => None,
    };
    let (file, file_at) = text("file")?;
    let id = text("id").map(|(id, _)| id).unwrap_or_default();
    // A digest that is no text is left to the reader of bids to find fault with.
    let stated = table.get("sha256");
    let sha256 = stated.map(|_| text("sha256").map(|(digest, _)| digest).unwrap_or_default());
    Some(Filed { id, file, sha256, file_at, sha256_at: stated.map(|item| item.at) })
}

/// A text with digests filled in: of each document, in the order of [`filed`], the one that it gets, if any. One
/// that states a digest has it replaced. Nothing where the text that comes out does not read as the same with
/// those digests: then it is not changed at all.
#[must_use]
pub fn with_digests(text: &str, filed: &[Filed], digests: &[Option<String>]) -> Option<String> {
    let mut changes: Vec<(usize, usize, String)> = Vec::new();
    for (document, digest) in filed.iter().zip(digests) {
        let Some(digest) = digest else { continue };
        changes.push(match document.sha256_at {
            Some(at) => (at.start as usize, at.end as usize, format!("\"{digest}\"")),
            None => insertion(text, document.file_at, digest),
        });
    }
    changes.sort();
    let mut changed = String::with_capacity(text.len() + changes.len() * 90);
    let mut from = 0;
    for (start, end, words) in &changes {
        changed.push_str(text.get(from..*start)?);
        changed.push_str(words);
        from = *end;
    }
    changed.push_str(text.get(from..)?);
    is_same_with(&changed, filed, digests).then_some(changed)
}

/// Where a digest goes: on a line of its own below that of the file, or behind it between the braces of a table
/// on one line.
fn insertion(text: &str, file: Span, digest: &str) -> (usize, usize, String) {
    let (start, end) = (file.start as usize, file.end as usize);
    let rest = text.get(end..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let behind = line.trim();
    if !behind.is_empty() && !behind.starts_with('#') {
        return (end, end, format!(", sha256 = \"{digest}\""));
    }
    let before = text.get(..start).unwrap_or_default();
    let own_line = before.rsplit('\n').next().unwrap_or_default();
    let indent: String = own_line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
    let break_of_line = if line.ends_with('\r') || text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = end + line.len();
    if rest.len() == line.len() {
        return (at, at, format!("{break_of_line}{indent}sha256 = \"{digest}\""));
    }
    let at = at + 1;
    (at, at, format!("{indent}sha256 = \"{digest}\"{break_of_line}"))
}

/// Whether a text lists the same documents, with these digests where there are some.
fn is_same_with(text: &str, filed: &[Filed], digests: &[Option<String>]) -> bool {
    let Ok(tree) = super::tree::parse(text, FileId(0)) else { return false };
    let found = of_tree(&tree);
    let same = |((now, before), digest): ((&Filed, &Filed), &Option<String>)| {
        let wanted = digest.as_ref().or(before.sha256.as_ref());
        (&now.id, &now.file, now.sha256.as_ref()) == (&before.id, &before.file, wanted)
    };
    found.len() == filed.len() && found.iter().zip(filed).zip(digests).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Filed> {
        let source = Source { path: "bid.toml".to_owned(), text: text.to_owned() };
        filed(&source, FileId(0), &mut Findings::default()).unwrap()
    }

    fn fill(text: &str) -> String {
        let filed = read(text);
        let lacks = |one: &Filed| one.sha256.is_none().then(|| "a".repeat(64));
        with_digests(text, &filed, &filed.iter().map(lacks).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_digest_goes_below_its_file_with_the_indent_and_line_ends_of_the_file() {
        let digest = "a".repeat(64);
        let line = format!("sha256 = \"{digest}\"");
        for (before, after) in [
            (
                "[[evidence]]\n  file = 'a.pdf'  # the plan\n  page = \"3\"\n",
                format!("[[evidence]]\n  file = 'a.pdf'  # the plan\n  {line}\n  page = \"3\"\n"),
            ),
            ("[[evidence]]\r\nfile = \"a\"\r\n", format!("[[evidence]]\r\nfile = \"a\"\r\n{line}\r\n")),
            ("[[evidence]]\nfile = \"a\"", format!("[[evidence]]\nfile = \"a\"\n{line}")),
            (
                "evidence = [{ file = \"a\", id = \"x\" }, { id = \"y\", file = \"b\" }]\n",
                format!(
                    "evidence = [{{ file = \"a\", {line}, id = \"x\" }}, {{ id = \"y\", file = \"b\", {line} }}]\n"
                ),
            ),
            ("[[evidence]]\nurl = \"https://e.org\"\n", "[[evidence]]\nurl = \"https://e.org\"\n".to_owned()),
            (
                "[[evidence]]\n\"file\" = \"é#\"\n[bid]\n",
                format!("[[evidence]]\n\"file\" = \"é#\"\n{line}\n[bid]\n"),
            ),
        ] {
            assert_eq!(fill(before), after);
        }
    }

    #[test]
    fn a_stated_digest_is_replaced_only_where_one_is_given() {
        let text =
            "[[evidence]]\nfile = 'a'\nsha256 = 'old' # note\n[[evidence]]\nfile = 'b'\nsha256 = 'kept'\n";
        let filed = read(text);
        let changed = with_digests(text, &filed, &[Some("new".to_owned()), None]).unwrap();
        assert_eq!(changed, text.replace("'old'", "\"new\""));
        assert_eq!(with_digests(text, &filed, &[None, None]).unwrap(), text);
    }

    #[test]
    fn what_would_read_otherwise_is_not_written() {
        // A file that is a path of several lines, or a table that goes on below it, leaves no place of its own.
        for text in [
            "evidence = [{ id = \"x\", file = \"a\"\n}]\n",
            "[[evidence]]\nfile = \"\"\"\na\"\"\"\n",
            "[[evidence]]\nevidence.file = 'a'\n",
        ] {
            let source = Source { path: "bid.toml".to_owned(), text: text.to_owned() };
            let Some(filed) = filed(&source, FileId(0), &mut Findings::default()) else { continue };
            let digests: Vec<_> = filed.iter().map(|_| Some("a".repeat(64))).collect();
            if let Some(changed) = with_digests(text, &filed, &digests) {
                assert!(read(&changed).iter().all(|one| one.sha256.is_some()), "{changed}");
                assert_eq!(changed.replace(&format!("sha256 = \"{}\"\n", "a".repeat(64)), ""), text);
            }
        }
    }
}
