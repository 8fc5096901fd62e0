//! Opens a tender: its file, the catalogues that it uses, and the rules that follow.

use std::sync::Arc;

use super::authority::authority;
use super::canonical::canonical;
use super::conditions::Conditions;
use super::library::Library;
use super::lock::{COPIES, Locked, hold, read_lock};
use super::quality::hold_quality;
use super::rules;
use crate::diag::{Family, FileId, Finding, Findings, Source, Sources, Span, codes};
use crate::lang::Msg;
use crate::model::authority::Authority;
use crate::model::catalogue::Catalogue;
use crate::model::rules::Rules;
use crate::model::tender::Tender;
use crate::read::{self, Files};

/// A tender with its rules.
#[derive(Debug)]
pub struct Opened {
    /// As its file says it.
    pub tender: Tender,
    /// The catalogues that it uses, each with what it includes.
    pub catalogues: Vec<Arc<Catalogue>>,
    /// What follows; nothing while there are errors in the files that say it. Rules that differ from
    /// their lock are rules, so that they can be looked at: what is reckoned must ask for errors too.
    pub rules: Option<Rules>,
    /// The conditions of the rules, compiled.
    pub conditions: Conditions,
    /// The rules as they were published, where they were.
    pub lock: Option<Locked>,
    /// What the authority wrote about the bids.
    pub authority: Authority,
    /// The files that were read.
    pub sources: Sources,
    /// What was found in them.
    pub findings: Findings,
}

impl Opened {
    /// The number that files read later may start from.
    #[must_use]
    pub fn next_file(&self) -> FileId {
        FileId(self.sources.iter().last().map_or(0, |(id, _)| id.0 + 1))
    }
}

/// Opens the tender in a file.
#[must_use]
pub fn open(files: &dyn Files, path: &str) -> Opened {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let (text, failed) = match files.text(path) {
        Ok(text) => (text.into_owned(), None),
        Err(why) => (String::new(), Some(why)),
    };
    let source = Arc::new(Source { path: path.to_owned(), text });
    let file = sources.add(Arc::clone(&source));
    if let Some(why) = failed {
        findings.push(read::failed(&why, file, Family::Tender));
    }
    let mut tender = Tender::default();
    if !findings.has_errors()
        && let Some(tree) = read::parse(&source, file, Family::Tender, &mut findings)
    {
        tender = read::tender(&tree, &mut findings);
    }
    let folder = read::folder(path);
    let lock = read_lock(files, folder, &mut sources, &mut findings);
    let mut library = Library::new(files, sources);
    if lock.is_some() {
        library = library.with_copies(read::join(folder, COPIES));
    }
    let mut opened = with_catalogues(library, folder, tender, findings);
    if let Some(locked) = lock.filter(|_| opened.rules.is_some()) {
        let mut found = Findings::default();
        hold(&opened, &locked, &canonical(&opened), &mut found);
        opened.findings.extend(found);
        opened.lock = Some(locked);
    }
    if let Some(rules) = &opened.rules {
        let into = (&mut opened.sources, &mut opened.findings);
        opened.authority = authority(files, folder, rules, into);
    }
    if let (Some(rules), Some(locked)) = (&mut opened.rules, &opened.lock) {
        rules.policy.sealed &= locked.lock.quality.is_none();
        hold_quality(locked, &opened.authority, rules, &mut opened.findings);
    }
    opened
}

/// Opens rules without a tender: `given` says which catalogues and which profile.
///
/// The places of what is given lie in the source `words`, which stands for the command line.
#[must_use]
pub fn open_without(files: &dyn Files, given: Tender, words: Source) -> Opened {
    let mut sources = Sources::default();
    sources.add(Arc::new(words));
    with_catalogues(Library::new(files, sources), "", given, Findings::default())
}

fn with_catalogues(mut library: Library<'_>, folder: &str, tender: Tender, mut findings: Findings) -> Opened {
    let used: Vec<_> = tender.rules.catalogues.iter().filter_map(|said| library.find(said, folder)).collect();
    findings.extend(library.findings);
    if tender.head.as_of.is_none() && !findings.has_errors() {
        findings.push(Finding::new(codes::NO_AS_OF, Span::default(), Msg::NoAsOf));
    }
    let (rules, conditions) = rules(&tender, &used, &library.sources, &mut findings);
    Opened {
        tender,
        catalogues: used.into_iter().map(|loaded| loaded.catalogue).collect(),
        rules: (!findings.has_errors()).then_some(rules),
        conditions,
        lock: None,
        authority: Authority::default(),
        sources: library.sources,
        findings,
    }
}
