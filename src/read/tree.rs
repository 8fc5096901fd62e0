//! The one file that knows the TOML parser: its tree, seen through plain types.
//!
//! Nothing is copied: a [`Table`] borrows from the parsed [`Tree`], and that from the text. To
//! exchange the parser, write these types for another one.

use jiff::civil::{Date, date};
use jiff::tz::Offset;
use toml::de::{DeArray, DeTable, DeValue};
use toml::value::Datetime;

use crate::diag::{FileId, Span};
use crate::model::tender::Moment;

/// Structural marks (`=`, `[`, `{`, `,`) in one file; more would cost memory out of proportion.
const MOST_MARKS: usize = 500_000;
/// How deep tables and lists may nest.
pub const MOST_DEPTH: usize = 64;

/// A parsed text.
pub struct Tree<'t> {
    root: DeTable<'t>,
    file: FileId,
}

/// Why a text is no TOML that is read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unparsed {
    /// Syntax errors, by place: where, and the words of the parser.
    Syntax(Vec<(Span, String)>),
    /// Nested deeper than [`MOST_DEPTH`].
    TooDeep,
    /// More entries than memory is spent on.
    TooMany,
}

/// Parses a text.
///
/// # Errors
/// All syntax errors at once; after one the tree is no longer to be trusted, so there is none.
pub fn parse(text: &str, file: FileId) -> Result<Tree<'_>, Unparsed> {
    if text.len() > MOST_MARKS && marks(text) > MOST_MARKS {
        return Err(Unparsed::TooMany);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.iter().any(|error| error.message().contains("recursion")) {
        return Err(Unparsed::TooDeep);
    }
    if !errors.is_empty() {
        let mut said: Vec<(Span, String)> = errors
            .iter()
            .map(|error| (span(file, error.span().unwrap_or(0..0)), error.message().to_owned()))
            .collect();
        said.sort();
        return Err(Unparsed::Syntax(said));
    }
    let tree = Tree { root: root.into_inner(), file };
    if depth_of_table(&tree.root) > MOST_DEPTH { Err(Unparsed::TooDeep) } else { Ok(tree) }
}

fn marks(text: &str) -> usize {
    text.bytes().filter(|b| matches!(b, b'=' | b'[' | b'{' | b',' | b'.')).count()
}

impl Tree<'_> {
    /// The table that the whole file is.
    #[must_use]
    pub fn root(&self) -> Table<'_> {
        Table { inner: &self.root, at: Span { file: self.file, start: 0, end: 0 } }
    }
}

fn depth_of_table(table: &DeTable<'_>) -> usize {
    1 + table.values().map(|value| depth(value.get_ref())).max().unwrap_or(0)
}

fn depth(value: &DeValue<'_>) -> usize {
    match value {
        DeValue::Table(table) => depth_of_table(table),
        DeValue::Array(array) => 1 + array.iter().map(|item| depth(item.get_ref())).max().unwrap_or(0),
        _ => 0,
    }
}

fn span(file: FileId, range: std::ops::Range<usize>) -> Span {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: byte(range.start), end: byte(range.end) }
}

/// A table with its place.
#[derive(Clone, Copy)]
pub struct Table<'d> {
    inner: &'d DeTable<'d>,
    /// Its header, or its braces.
    pub at: Span,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub struct Entry<'d> {
    /// The key.
    pub key: &'d str,
    /// Where the key stands.
    pub key_at: Span,
    /// Its value.
    pub item: Item<'d>,
}

impl<'d> Table<'d> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Item<'d>> {
        self.inner.get(key).map(|value| item(self.at.file, value.span(), value.get_ref()))
    }

    /// Its keys and values, in no order that means anything.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'d>> + use<'d> {
        let file = self.at.file;
        self.inner.iter().map(move |(key, value)| Entry {
            key: key.get_ref(),
            key_at: span(file, key.span()),
            item: item(file, value.span(), value.get_ref()),
        })
    }

    /// How many keys it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }
}

/// A list with its place.
#[derive(Clone, Copy)]
pub struct Array<'d> {
    inner: &'d DeArray<'d>,
    file: FileId,
}

impl<'d> Array<'d> {
    /// Its items, in order.
    pub fn items(&self) -> impl Iterator<Item = Item<'d>> + use<'d> {
        let file = self.file;
        self.inner.iter().map(move |value| item(file, value.span(), value.get_ref()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A value with its place.
#[derive(Clone, Copy)]
pub struct Item<'d> {
    /// What it is.
    pub value: Value<'d>,
    /// Where it stands.
    pub at: Span,
}

/// What a value is.
#[derive(Clone, Copy)]
pub enum Value<'d> {
    /// Text.
    Text(&'d str),
    /// A number in decimal digits, as it stands there.
    Number(&'d str),
    /// A number in another base.
    OtherBase,
    /// Yes or no.
    Bool(bool),
    /// A day, or a moment with or without an offset.
    Time(&'d Datetime),
    /// A list.
    Array(Array<'d>),
    /// A table.
    Table(Table<'d>),
}

fn item<'d>(file: FileId, range: std::ops::Range<usize>, value: &'d DeValue<'d>) -> Item<'d> {
    let at = span(file, range);
    let value = match value {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) if number.radix() == 10 => Value::Number(number.as_str()),
        DeValue::Integer(_) => Value::OtherBase,
        DeValue::Float(number) => Value::Number(number.as_str()),
        DeValue::Boolean(yes) => Value::Bool(*yes),
        DeValue::Datetime(time) => Value::Time(time),
        DeValue::Array(array) => Value::Array(Array { inner: array, file }),
        DeValue::Table(table) => Value::Table(Table { inner: table, at }),
    };
    Item { value, at }
}

/// The day of a TOML date; nothing where there is a time beside it, or no date.
#[must_use]
pub fn day(time: &Datetime) -> Option<Date> {
    if time.time.is_some() { None } else { date_of(time) }
}

/// The moment of a TOML date-time with an offset; nothing where one of the three is missing.
#[must_use]
pub fn moment(time: &Datetime) -> Option<Moment> {
    let day = date_of(time)?;
    let clock = time.time?;
    let minutes = match time.offset? {
        toml::value::Offset::Z => 0,
        toml::value::Offset::Custom { minutes } => i32::from(minutes),
    };
    let small = |n: u8| i8::try_from(n).ok();
    let nanos = i32::try_from(clock.nanosecond.unwrap_or(0)).ok()?;
    let second = small(clock.second.unwrap_or(0))?;
    let local = day.at(small(clock.hour)?, small(clock.minute)?, second.min(59), nanos);
    let offset = Offset::from_seconds(minutes * 60).ok()?;
    let at = offset.to_timestamp(local).ok()?;
    Some(Moment { written: time.to_string(), at, day })
}

fn date_of(time: &Datetime) -> Option<Date> {
    let d = time.date?;
    let (year, month, day) =
        (i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?);
    Date::new(year, month, day).is_ok().then(|| date(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(tree: &Tree<'_>, key: &str) -> String {
        match tree.root().get(key).unwrap().value {
            Value::Number(text) | Value::Text(text) => text.to_owned(),
            _ => panic!("neither text nor number"),
        }
    }

    #[test]
    fn numbers_keep_their_text() {
        let tree = parse("a = 0.10\nb = 1_000\nc = 123456789.123456789", FileId(0)).ok().unwrap();
        assert_eq!(text_of(&tree, "a"), "0.10");
        assert_eq!(text_of(&tree, "b"), "1000");
        assert_eq!(text_of(&tree, "c"), "123456789.123456789");
    }

    #[test]
    fn syntax_errors_come_all_at_once_and_by_place() {
        let Err(Unparsed::Syntax(errors)) = parse("a = \nb = 1\nb = 2\n", FileId(3)) else { panic!() };
        assert!(errors.len() >= 2);
        assert!(errors.is_sorted());
        assert_eq!(errors[0].0.file, FileId(3));
    }

    #[test]
    fn what_nests_too_deep_or_holds_too_much_is_refused_at_once() {
        let deep = format!("a = {}{}", "[".repeat(70), "]".repeat(70));
        assert_eq!(parse(&deep, FileId(0)).err(), Some(Unparsed::TooDeep));
        let deeper = format!("a = {}", "[".repeat(10_000));
        assert_eq!(parse(&deeper, FileId(0)).err(), Some(Unparsed::TooDeep));
        let many = "a=1\n".repeat(600_000);
        assert_eq!(parse(&many, FileId(0)).err(), Some(Unparsed::TooMany));
    }

    #[test]
    fn moments_need_an_offset() {
        let tree = parse("a = 2026-10-31T12:00:00+01:00\nb = 2026-10-31T12:00:00\nc = 2026-10-31", FileId(0));
        let tree = tree.ok().unwrap();
        let time = |key: &str| match tree.root().get(key).unwrap().value {
            Value::Time(time) => *time,
            _ => panic!(),
        };
        assert_eq!(moment(&time("a")).unwrap().at.to_string(), "2026-10-31T11:00:00Z");
        assert_eq!(moment(&time("b")), None);
        assert_eq!(day(&time("c")), Some(date(2026, 10, 31)));
        assert_eq!(day(&time("a")), None);
    }
}
