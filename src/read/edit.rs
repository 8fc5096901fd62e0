//! Values changed in a file that a person wrote: every byte that is not asked for stays as it is.
//!
//! In: a text without errors, and [`Edit`]s. Out: the changed text, which was parsed anew and says the same in all
//! else; nothing where that cannot be had. What is taken away is closed with a `#`, so that no remark is lost.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::lock::quoted;
use super::tree::{self, Entry, Item, Table, Value};
use crate::diag::FileId;

/// A change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A value, as TOML writes it; without one the key is closed.
    Set {
        /// The tables that it is in, from the outermost.
        tables: Vec<&'static str>,
        /// Its key, which may hold dots.
        key: String,
        /// The value.
        literal: Option<String>,
    },
    /// A value of an entry of a list of tables.
    SetIn {
        /// The list.
        list: &'static str,
        /// Which entry, from 0.
        nth: usize,
        /// Its key.
        key: String,
        /// The value.
        literal: String,
    },
    /// An entry of a list of tables, closed.
    Close {
        /// The list.
        list: &'static str,
        /// Which entry, from 0.
        nth: usize,
    },
    /// An entry of a list of tables behind all others, with its head.
    Append {
        /// The list.
        list: &'static str,
        /// Its lines.
        block: String,
    },
}

/// A text with a change; nothing where it cannot be made without changing more.
#[must_use]
pub fn edited(text: &str, edit: &Edit) -> Option<String> {
    let tree = tree::parse(text, FileId(0)).ok()?;
    let mut expected = flat(tree.root());
    let changed = match edit {
        Edit::Set { tables, key, literal } => {
            let path = format!("{}.{key}", tables.join("."));
            put(&mut expected, &path, literal.as_deref())?;
            match (find(tree.root(), &path), literal) {
                (Some(entry), Some(literal)) => replaced(text, entry.item, literal),
                (Some(entry), None) => closed(text, entry),
                (None, Some(literal)) => inserted(text, tree.root(), (tables, key), literal),
                (None, None) => Some(text.to_owned()),
            }
        }
        Edit::SetIn { list, nth, key, literal } => {
            put(&mut expected, &format!("{list}[{nth}].{key}"), Some(literal))?;
            replaced(text, find(nth_of(tree.root(), list, *nth)?, key)?.item, literal)
        }
        Edit::Close { list, nth } => {
            expected = without(expected, list, *nth);
            closed_table(text, nth_of(tree.root(), list, *nth)?)
        }
        Edit::Append { list, block } => {
            let many = match tree.root().get(list).map(|item| item.value) {
                Some(Value::Array(array)) => array.len(),
                _ => 0,
            };
            let own = tree::parse(block, FileId(0)).ok()?;
            let own = flat(own.root()).into_iter();
            expected.extend(own.map(|(path, said)| (path.replacen("[0]", &format!("[{many}]"), 1), said)));
            Some(appended(text, block))
        }
    }?;
    let tree = tree::parse(&changed, FileId(0)).ok()?;
    (flat(tree.root()) == expected).then_some(changed)
}

/// Everything that a table says, by path. The parts of a path have dots between them, as those of a key with dots.
fn flat(table: Table<'_>) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    flatten("", table, &mut all);
    all
}

fn flatten(path: &str, table: Table<'_>, into: &mut BTreeMap<String, Vec<String>>) {
    for Entry { key, item, .. } in table.entries() {
        let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        match item.value {
            Value::Table(inner) => flatten(&path, inner, into),
            Value::Array(array) if array.items().any(|item| matches!(item.value, Value::Table(_))) => {
                for (n, item) in array.items().enumerate() {
                    match item.value {
                        Value::Table(inner) => flatten(&format!("{path}[{n}]"), inner, into),
                        value => into.entry(format!("{path}[{n}]")).or_default().push(said(value)),
                    }
                }
            }
            value => into.entry(path).or_default().push(said(value)),
        }
    }
}

/// A value as it is compared.
fn said(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(number) => number.to_owned(),
        Value::OtherBase => "0x".to_owned(),
        Value::Bool(yes) => yes.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Array(array) => {
            array.items().fold(String::new(), |all, item| format!("{all},{}", said(item.value)))
        }
        Value::Table(_) => "{}".to_owned(),
    }
}

/// Puts a value at a path in what is expected, or takes it away.
fn put(expected: &mut BTreeMap<String, Vec<String>>, path: &str, literal: Option<&str>) -> Option<()> {
    let (inner, listed) = (format!("{path}."), format!("{path}["));
    expected.retain(|own, _| own != path && !own.starts_with(&inner) && !own.starts_with(&listed));
    if let Some(literal) = literal {
        let text = format!("value = {literal}");
        let tree = tree::parse(&text, FileId(0)).ok()?;
        let own = flat(tree.root()).into_iter();
        expected.extend(own.map(|(own, said)| (own.replacen("value", path, 1), said)));
    }
    Some(())
}

/// What is expected without an entry of a list; those behind it move up.
fn without(all: BTreeMap<String, Vec<String>>, list: &str, nth: usize) -> BTreeMap<String, Vec<String>> {
    let own = format!("{list}[");
    let moved = |path: String| -> Option<String> {
        let Some((n, rest)) = path.strip_prefix(&own).and_then(|rest| rest.split_once(']')) else {
            return Some(path);
        };
        let n: usize = n.parse().ok()?;
        match n.cmp(&nth) {
            std::cmp::Ordering::Less => Some(path),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(format!("{list}[{}]{rest}", n - 1)),
        }
    };
    all.into_iter().filter_map(|(path, said)| Some((moved(path)?, said))).collect()
}

fn nth_of<'d>(root: Table<'d>, list: &str, nth: usize) -> Option<Table<'d>> {
    let Value::Array(array) = root.get(list)?.value else { return None };
    match array.items().nth(nth)?.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// The entry at a path, whose keys may themselves hold dots.
fn find<'d>(table: Table<'d>, path: &str) -> Option<Entry<'d>> {
    table.entries().find_map(|entry| {
        let rest = path.strip_prefix(entry.key)?;
        match (rest.strip_prefix('.'), entry.item.value) {
            _ if rest.is_empty() => Some(entry),
            (Some(rest), Value::Table(inner)) => find(inner, rest),
            _ => None,
        }
    })
}

fn replaced(text: &str, item: Item<'_>, literal: &str) -> Option<String> {
    let (start, end) = range(item.at.start, item.at.end);
    let before = text.get(start..end)?;
    // a list may hold remarks, which have no place in the new one
    let is_plain = match item.value {
        Value::Table(_) => false,
        Value::Array(_) => !before.contains('#'),
        _ => true,
    };
    is_plain.then(|| format!("{}{literal}{}", &text[..start], &text[end..]))
}

const fn range(start: u32, end: u32) -> (usize, usize) {
    (start as usize, end as usize)
}

/// What stands on a line before a key: nothing, or the keys of its tables with a dot behind each.
fn before(text: &str, entry: &Entry<'_>) -> Option<(usize, String)> {
    let start = entry.key_at.start as usize;
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..start];
    let plain = before.chars().all(|c| !matches!(c, '[' | '{' | '=' | '#' | ','));
    plain.then(|| (line, before.to_owned()))
}

/// Closes a key: a line becomes a remark, and between braces it goes.
fn closed(text: &str, entry: Entry<'_>) -> Option<String> {
    let end = deep_end(&entry.item);
    match before(text, &entry) {
        Some((start, _)) => closed_lines(text, start, end),
        None => {
            let start = text[..entry.key_at.start as usize].rfind(['{', ','])? + 1;
            let rest = &text[end..];
            let behind = rest.trim_start_matches([' ', '\t']);
            let (start, end) = match behind.strip_prefix(',') {
                Some(behind) => (start, text.len() - behind.len()),
                None if text[..start].ends_with(',') => (start - 1, end),
                None => (start, end),
            };
            Some(format!("{}{}", &text[..start], &text[end..]))
        }
    }
}

/// Makes remarks of the lines from one byte to another.
fn closed_lines(text: &str, start: usize, end: usize) -> Option<String> {
    let end = text.get(end..)?.find('\n').map_or(text.len(), |at| end + at + 1);
    let mut changed = text[..start].to_owned();
    for line in text.get(start..end)?.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_open = !line.trim().is_empty() && !line[indent..].starts_with('#');
        let sign = if is_open { "# " } else { "" };
        let _ = write!(changed, "{}{sign}{}", &line[..indent], &line[indent..]);
    }
    changed.push_str(&text[end..]);
    Some(changed)
}

/// Closes a table with a head of its own.
fn closed_table(text: &str, table: Table<'_>) -> Option<String> {
    let (start, end) = range(table.at.start, table.at.end);
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let is_head = text[line..].trim_start_matches([' ', '\t']).starts_with("[[");
    let end = table.entries().map(|entry| deep_end(&entry.item)).fold(end, usize::max);
    is_head.then(|| closed_lines(text, line, end)).flatten()
}

/// Where a value ends; that of a table whose keys stand on lines of their own, where the last of these does.
fn deep_end(item: &Item<'_>) -> usize {
    let own = item.at.end as usize;
    match item.value {
        Value::Table(table) => table.entries().map(|entry| deep_end(&entry.item)).fold(own, usize::max),
        _ => own,
    }
}

/// A text with a key that is not there yet.
fn inserted(
    text: &str,
    root: Table<'_>,
    (tables, key): (&[&'static str], &str),
    literal: &str,
) -> Option<String> {
    let (mut at, mut left) = (root, tables);
    while let Some((first, rest)) = left.split_first() {
        match at.get(first).map(|item| item.value) {
            Some(Value::Table(inner)) => (at, left) = (inner, rest),
            Some(_) => return None,
            None => break,
        }
    }
    let name = |left: &[&str]| left.iter().map(|table| format!("{table}.")).collect::<String>() + &bare(key);
    if left.len() == tables.len() {
        let (head, rest) = left.split_first()?;
        let entry = format!("{} = {literal}", name(rest));
        return Some(appended(text, &format!("[{head}]\n{entry}\n")));
    }
    into_table(text, at, &format!("{} = {literal}", name(left)))
}

/// A key as TOML writes it.
fn bare(key: &str) -> String {
    let is_bare = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if is_bare && !key.is_empty() { key.to_owned() } else { quoted(key) }
}

/// A table with one more line: behind its last, or below its head; between braces, before the last of them.
fn into_table(text: &str, table: Table<'_>, entry: &str) -> Option<String> {
    let (start, end) = range(table.at.start, table.at.end);
    if text.get(start..end)?.starts_with('{') {
        let close = text[..end].rfind('}')?;
        let kept = text[..close].trim_end_matches([' ', '\t']);
        let between = if table.is_empty() { " " } else { ", " };
        return Some(format!("{kept}{between}{entry} {}", &text[close..]));
    }
    let lines = table.entries().filter_map(|entry| {
        let (_, before) = before(text, &entry)?;
        Some((deep_end(&entry.item), before))
    });
    let (at, before) = lines.max().unwrap_or((end, String::new()));
    let end = text.get(at..)?.find('\n').map_or(text.len(), |more| at + more + 1);
    let (open, rest) = text.split_at(end);
    let line_end = line_end(text);
    let parted = if open.ends_with('\n') { "" } else { line_end };
    Some(format!("{open}{parted}{before}{entry}{line_end}{rest}"))
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A text with lines behind it, after a blank one.
fn appended(text: &str, block: &str) -> String {
    let line_end = line_end(text);
    let parted = if text.ends_with('\n') || text.is_empty() { "" } else { line_end };
    format!("{text}{parted}{line_end}{}", block.replace('\n', line_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, tables: &[&'static str], key: &str, literal: Option<&str>) -> Option<String> {
        let (key, literal) = (key.to_owned(), literal.map(str::to_owned));
        edited(text, &Edit::Set { tables: tables.to_vec(), key, literal })
    }

    const TEXT: &str = "# a remark\nformat = 1\n\n[tender]\nid = \"t\" # id\ntitle.nl = \"T\"  # naam\n\n[rules]\nuse = [\"a\"]\nweights = { a = 1, \"b.c\" = 2 } # own\ndrop = [\n  \"x\", # why\n]\n\n[[gate]]\nid = \"g\"\nlevel = 2\n\n# second\n[[gate]]\nid = \"h\"\n  level = 3 # three\n\n[award]\n";

    #[test]
    fn a_value_takes_the_place_of_the_old_one_and_nothing_else_moves() {
        let changed = set(TEXT, &["tender"], "id", Some("\"u\"")).unwrap();
        assert_eq!(changed, TEXT.replace("id = \"t\"", "id = \"u\""));
        let changed = set(TEXT, &["tender", "title"], "nl", Some("\"U\"")).unwrap();
        assert_eq!(changed, TEXT.replace("\"T\"", "\"U\""));
        let changed = set(TEXT, &["rules", "weights"], "b.c", Some("3.5")).unwrap();
        assert_eq!(changed, TEXT.replace("= 2 }", "= 3.5 }"));
    }

    #[test]
    fn a_new_value_stands_below_the_last_of_its_table_or_in_a_new_one() {
        let below = |line: &str, after: &str| TEXT.replacen(after, &format!("{after}{line}\n"), 1);
        let title = "title.nl = \"T\"  # naam\n";
        assert_eq!(set(TEXT, &["tender"], "notice", Some("1")).unwrap(), below("notice = 1", title));
        assert_eq!(set(TEXT, &["tender", "title"], "en", Some("1")).unwrap(), below("title.en = 1", title));
        assert_eq!(
            set(TEXT, &["rules", "weights"], "d", Some("4")).unwrap(),
            TEXT.replace("2 }", "2, d = 4 }")
        );
        assert_eq!(
            set(TEXT, &["rules", "share"], "k", Some("5")).unwrap(),
            below("share.k = 5", "  \"x\", # why\n]\n")
        );
        assert_eq!(
            set(TEXT, &["award"], "method", Some("\"m\"")).unwrap(),
            below("method = \"m\"", "[award]\n")
        );
        assert_eq!(
            set(TEXT, &["award", "values"], "a.b", Some("1")).unwrap(),
            below("values.\"a.b\" = 1", "[award]\n")
        );
        assert_eq!(
            set(TEXT, &["policy"], "spread", Some("1")).unwrap(),
            format!("{TEXT}\n[policy]\nspread = 1\n")
        );
        let windows = set("a = 1\r\n[t]\r\nb = 2", &["t"], "c", Some("3")).unwrap();
        assert_eq!(windows, "a = 1\r\n[t]\r\nb = 2\r\nc = 3\r\n");
        let nested = "[rules]\nuse = 1\n[rules.weights]\n  a = 1\n";
        assert_eq!(set(nested, &["rules", "weights"], "b", Some("2")).unwrap(), format!("{nested}  b = 2\n"));
        assert_eq!(
            set(nested, &["rules"], "drop", Some("2")).unwrap(),
            nested.replace("use = 1\n", "use = 1\ndrop = 2\n")
        );
        let dotted = "[rules]\nweights.a.b = 1\nweights.c = 1\n[t]\n";
        assert_eq!(
            set(dotted, &["rules", "weights"], "d", Some("2")).unwrap(),
            dotted.replace("[t]", "weights.d = 2\n[t]")
        );
        assert_eq!(
            set(dotted, &["rules", "weights"], "a.b", Some("2")).unwrap(),
            dotted.replace("a.b = 1", "a.b = 2")
        );
    }

    #[test]
    fn what_goes_is_closed_with_its_remark() {
        assert_eq!(
            set(TEXT, &["tender", "title"], "nl", None).unwrap(),
            TEXT.replace("title.nl", "# title.nl")
        );
        assert_eq!(
            set(TEXT, &["rules", "weights"], "a", None).unwrap(),
            TEXT.replace("{ a = 1, \"b.c\"", "{ \"b.c\"")
        );
        assert_eq!(set(TEXT, &["rules", "weights"], "b.c", None).unwrap(), TEXT.replace(", \"b.c\" = 2", ""));
        assert_eq!(set(TEXT, &["rules"], "nothing", None).unwrap(), TEXT);
        let closed = edited(TEXT, &Edit::Close { list: "gate", nth: 0 }).unwrap();
        assert_eq!(
            closed,
            TEXT.replace("[[gate]]\nid = \"g\"\nlevel = 2", "# [[gate]]\n# id = \"g\"\n# level = 2")
        );
    }

    #[test]
    fn entries_of_a_list_are_changed_and_added() {
        let set_in = Edit::SetIn { list: "gate", nth: 1, key: "level".to_owned(), literal: "4".to_owned() };
        assert_eq!(edited(TEXT, &set_in).unwrap(), TEXT.replace("= 3", "= 4"));
        let block = "[[gate]]\nid = \"i\"\n".to_owned();
        let append = Edit::Append { list: "gate", block: block.clone() };
        assert_eq!(edited(TEXT, &append).unwrap(), format!("{TEXT}\n{block}"));
    }

    #[test]
    fn what_would_lose_a_remark_or_say_something_else_is_not_done() {
        assert_eq!(set(TEXT, &["rules"], "drop", Some("[]")), None, "the remark within the list");
        assert_eq!(set(TEXT, &["rules"], "weights", Some("1")), None, "a table");
        let block = "x = 1\n".to_owned();
        assert_eq!(edited("[a\n", &Edit::Append { list: "gate", block }), None);
        assert_eq!(edited("gate = [{ id = \"a\" }]\n", &Edit::Close { list: "gate", nth: 0 }), None);
    }
}
