//! What differs between the rules of a tender and those that were locked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::canonical::{Line, text};
use super::open::Opened;
use crate::diag::{Family, FileId, Finding, Findings, Source, Sources, Span, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::lock::{Lock, METHOD, Version};
use crate::read::{self, Failed, Files, digest};

/// The name of the lock, beside the tender.
pub const LOCK: &str = "keur.lock";
/// The folder beside the tender that holds copies of shipped catalogues.
pub const COPIES: &str = "catalogues";
/// Days that bidders should have between an amendment and the deadline.
const ENOUGH_DAYS: i32 = 10;

/// A lock with the file that it was read from.
#[derive(Clone, Debug)]
pub struct Locked {
    /// What it says.
    pub lock: Lock,
    /// Its file.
    pub file: FileId,
}

/// Reads the lock beside a tender, where there is one.
pub fn read_lock(
    files: &dyn Files,
    folder: &str,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<Locked> {
    let path = read::join(folder, LOCK);
    let (text, failed) = match files.text(&path) {
        Err(Failed::Missing) => return None,
        Ok(text) => (text.into_owned(), None),
        Err(why) => (String::new(), Some(why)),
    };
    let source = Arc::new(Source { path, text });
    let file = sources.add(Arc::clone(&source));
    if let Some(why) = failed {
        findings.push(read::failed(&why, file, Family::Lock));
        return None;
    }
    let tree = read::parse(&source, file, Family::Lock, findings)?;
    let lock = read::lock(&tree, findings);
    Some(Locked { lock, file })
}

/// Everything that is wrong with a lock or differs from it.
pub fn hold(opened: &Opened, locked: &Locked, lines: &[Line], findings: &mut Findings) {
    let whole = Span { file: locked.file, start: 0, end: 0 };
    let Some(last) = locked.lock.last() else {
        findings.push(Finding::new(codes::LOCK_BROKEN, whole, Msg::LockEmpty));
        return;
    };
    for (place, version) in locked.lock.versions.iter().enumerate() {
        broken(version, place, findings);
    }
    if locked.lock.tender != opened.tender.head.id {
        let message = Msg::LockOfOther { said: locked.lock.tender.clone() };
        findings.push(Finding::new(codes::LOCK_BROKEN, whole, message));
    }
    let differences = differences(&last.rules.value, lines);
    for difference in &differences {
        findings.push(difference.finding(last));
    }
    if differences.is_empty() {
        texts_differ(opened, last, findings);
    }
    late(&locked.lock, findings);
}

fn broken(version: &Version, place: usize, findings: &mut Findings) {
    let at = version.digest.at;
    if digest(version.rules.value.as_bytes()) != version.digest.value {
        findings.push(Finding::new(codes::LOCK_BROKEN, at, Msg::LockDigest(version.n)));
    }
    if usize::try_from(version.n).ok() != Some(place + 1) {
        findings.push(Finding::new(codes::LOCK_BROKEN, at, Msg::LockNumbers));
    }
}

/// One thing that is not as it was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it belongs to: `group exit`, `award`.
    pub entity: String,
    /// What became of it.
    pub change: Change,
    /// Where it stands now, if it does.
    pub at: Span,
}

/// How something differs from what was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not locked.
    Added,
    /// It was locked and is no longer there.
    Gone,
    /// A field of it is another; nothing where it has or had no such field.
    Field {
        /// Which.
        field: String,
        /// As it was locked.
        was: Option<String>,
        /// As it is now.
        is: Option<String>,
    },
}

impl Difference {
    /// What differs, in words.
    #[must_use]
    pub fn message(&self) -> Msg {
        let entity = self.entity.clone();
        match self.change.clone() {
            Change::Added => Msg::RuleAdded(entity),
            Change::Gone => Msg::RuleGone(entity),
            Change::Field { field, was, is } => Msg::RuleDiffers { entity, field, was, is },
        }
    }

    fn finding(&self, version: &Version) -> Finding {
        let at = if self.at == Span::default() { version.digest.at } else { self.at };
        Finding::new(codes::RULES_DIFFER, at, self.message()).help(Msg::RulesDifferHelp)
    }
}

/// What differs between locked rules and those of now, by entry and field; an entry that is wholly new
/// or gone is one difference.
#[must_use]
pub fn differences(locked: &str, lines: &[Line]) -> Vec<Difference> {
    let (was, is) = (by_entity(locked.lines().filter_map(parts)), by_entity(lines.iter().map(Line::parts)));
    let at = |entity: &str| lines.iter().find(|line| line.entity == entity).map(|line| line.at);
    let entities: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    let mut found = Vec::new();
    for entity in entities {
        let changes = match (was.get(entity), is.get(entity)) {
            (Some(was), Some(is)) => fields(was, is),
            (None, _) => vec![Change::Added],
            (_, None) => vec![Change::Gone],
        };
        let at = at(entity).unwrap_or_default();
        found.extend(changes.into_iter().map(|change| Difference { entity: entity.to_owned(), change, at }));
    }
    found
}

type Fields<'l> = BTreeMap<&'l str, &'l str>;

fn by_entity<'l>(lines: impl Iterator<Item = (&'l str, &'l str, &'l str)>) -> BTreeMap<&'l str, Fields<'l>> {
    let mut all: BTreeMap<&str, Fields<'_>> = BTreeMap::new();
    for (entity, field, value) in lines {
        all.entry(entity).or_default().insert(field, value);
    }
    all
}

fn fields(was: &Fields<'_>, is: &Fields<'_>) -> Vec<Change> {
    let all: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    let changed = all.into_iter().filter(|field| was.get(field) != is.get(field));
    let own = |value: Option<&&str>| value.map(|value| (*value).to_owned());
    changed
        .map(|field| Change::Field {
            field: field.to_owned(),
            was: own(was.get(field)),
            is: own(is.get(field)),
        })
        .collect()
}

/// A line of locked rules: entity, field, value.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let (entity, rest) = line.split_once(": ")?;
    let (field, value) = rest.split_once(" = ")?;
    Some((entity, field, value))
}

/// Files that were changed without any rule: a note, since the texts no longer read as published.
fn texts_differ(opened: &Opened, last: &Version, findings: &mut Findings) {
    let now: BTreeMap<&str, String> = rule_files(opened).collect();
    let was: BTreeMap<&str, &str> =
        last.files.iter().map(|(path, sha256)| (path.as_str(), sha256.as_str())).collect();
    let paths: BTreeSet<&str> = now.keys().chain(was.keys()).copied().collect();
    let changed =
        paths.into_iter().filter(|path| now.get(path).map(String::as_str) != was.get(path).copied());
    let changed: Vec<String> = changed.map(str::to_owned).collect();
    if !changed.is_empty() {
        let at = last.digest.at;
        findings.push(Finding::new(codes::TEXTS_DIFFER, at, Msg::TextsDiffer(changed)));
    }
}

/// The files that rules are read from, as a lock names them, each with its digest.
pub fn rule_files(opened: &Opened) -> impl Iterator<Item = (&str, String)> {
    let is_rule = |path: &str| read::name(path) != LOCK && !path.starts_with("--");
    let files = opened.sources.iter().map(|(_, source)| source).filter(move |s| is_rule(&s.path));
    files.map(|source| (source.path.as_str(), digest(source.text.as_bytes())))
}

/// An amendment that leaves bidders fewer than ten days.
fn late(lock: &Lock, findings: &mut Findings) {
    let Some(last) = lock.last().filter(|_| lock.versions.len() > 1) else { return };
    let Some(deadline) = &last.deadline else { return };
    let days = last.date.until(deadline.value.day).map_or(0, |span| span.get_days());
    if days < ENOUGH_DAYS {
        let message = Msg::AmendedLate { on: last.date, days, enough: ENOUGH_DAYS };
        findings.push(Finding::new(codes::AMENDED_LATE, last.digest.at, message));
    }
}

/// Whether the deadline of the locked rules, or of those of now, has passed at some moment.
#[must_use]
pub fn is_closed(opened: &Opened, now: Timestamp) -> bool {
    let of_now = opened.tender.head.deadline.as_ref();
    let locked = opened.lock.as_ref().and_then(|locked| locked.lock.last()?.deadline.as_ref());
    of_now.into_iter().chain(locked).any(|deadline| deadline.value.at < now)
}

/// The version that locks some rules, as the next of a lock.
#[must_use]
pub fn version(opened: &Opened, lines: &[Line], date: Date, reason: String) -> Version {
    let rules = text(lines);
    let spanned = |value: String| Spanned { value, at: Span::default() };
    let copied = |path: &str| match path.strip_prefix("keur:") {
        Some(shipped) => format!("{COPIES}/{shipped}"),
        None => path.to_owned(),
    };
    let before = opened.lock.as_ref().map_or(0, |locked| locked.lock.versions.len());
    Version {
        n: i64::try_from(before).unwrap_or(i64::MAX).saturating_add(1),
        date,
        reason,
        method: METHOD.into(),
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        deadline: opened.tender.head.deadline.clone(),
        digest: spanned(digest(rules.as_bytes())),
        files: rule_files(opened).map(|(path, sha256)| (copied(path), sha256)).collect(),
        rules: spanned(rules),
    }
}
