//! Filled questionnaires that `check` looks at as they are, before anybody wrote TOML of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use keur::assess::BidFile;
use keur::diag::{Family, Finding, Findings, Source, Sources, Span, codes};
use keur::exchange::form::{self, Against};
use keur::lang::{Form, Help, Msg};
use keur::model::form::Kind;
use keur::read;
use keur::resolve::{Opened, named};

use super::Stop;
use super::disk::Disk;
use super::form::{book_in, digest, earlier, tender_of};
use super::inputs::{above, absolute, relative};
use super::judging::all_seen;
use super::new::shown;

/// Whether a path is that of a workbook, by its ending.
fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| keur::report::form::ENDINGS.contains(&ending.as_str())) && !path.is_dir()
}

/// Refuses workbooks, where a bid must be one that was handed in and read.
///
/// # Errors
/// A workbook among the paths.
pub fn no_workbook(paths: &[PathBuf]) -> Result<()> {
    let Some(book) = paths.iter().find(|path| is_workbook(path)) else { return Ok(()) };
    let [what, help] =
        [Form::IsWorkbook(shown(book)), Form::ReadFirst].map(|form| Help::Form(Box::new(form)));
    Err(Stop::advising(what, help))
}

/// The workbooks among some paths, and the others. Without others the tender of the workbooks takes their place.
///
/// # Errors
/// A workbook that is not there, or of which no tender is found.
pub fn split(paths: Vec<PathBuf>) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (books, mut others): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.into_iter().partition(|path| is_workbook(path));
    for book in &books {
        if book.symlink_metadata().is_err() {
            return Err(Stop::because(Help::NothingThere(shown(book))));
        }
        let Some(tender) = above(book) else {
            return Err(Stop::advising(
                Help::NoTender(shown(book)),
                Help::Form(Box::new(Form::WorkbookByTender)),
            ));
        };
        if others.is_empty() {
            others.push(tender);
        }
    }
    Ok((books, others))
}

/// Reads workbooks and lays the bids that they hold over the disk, each where its workbook stands. What is wrong
/// with a workbook becomes findings.
///
/// # Errors
/// A workbook of another tender than the rules are of, and a file that cannot be read at all.
pub fn lay(
    books: &[PathBuf],
    opened: &Opened,
    disk: &mut Disk,
    (sources, findings): (&mut Sources, &mut Findings),
) -> Result<Vec<BidFile>> {
    let mut bids = Vec::new();
    if books.is_empty() {
        return Ok(bids);
    }
    let rules = tender_of(opened)?;
    let (digest, earlier) = (digest(opened), earlier(opened));
    let mut seen = None;
    for file in books {
        if let Some(tender) = above(file).filter(|tender| tender.parent() != Some(disk.root())) {
            let first = shown(disk.root());
            return Err(Stop::because(Help::SeveralTenders(first, shown(&tender))));
        }
        let path = relative(disk.root(), &absolute(file));
        let book = match book_in(file)? {
            Ok(book) => book,
            Err(why) => {
                let source = Arc::new(Source { path, text: String::new() });
                let at = Span { file: sources.add(source), start: 0, end: 0 };
                findings.push(Finding::new(codes::NOT_A_FORM, at, Msg::Form(why)));
                continue;
            }
        };
        if form::kind(&book) == Some(Kind::Assessment) && seen.is_none() {
            seen = Some(all_seen(opened, disk.root())?);
        }
        let seen = seen.as_deref().unwrap_or_default();
        let against = Against { rules, digest: &digest, earlier: &earlier, seen };
        let Some(filled) = form::read(&book, &path, against, (sources, findings)) else { continue };
        match filled.kind {
            Kind::Bid => {
                let folder = read::folder(&path).to_owned();
                disk.lay(&path, filled.located);
                bids.push(BidFile { path, folder });
            }
            Kind::Price | Kind::Assessment => {
                let source = Arc::new(Source { path, text: filled.located });
                let id = sources.add(Arc::clone(&source));
                let is_price = filled.kind == Kind::Price;
                let family = if is_price { Family::Bid } else { Family::Assessment };
                match read::parse(&source, id, family, findings) {
                    Some(tree) if is_price => drop(read::price(&tree, findings)),
                    Some(tree) => drop(read::assessment(&tree, &named(rules), findings)),
                    None => {}
                }
            }
        }
    }
    bids.sort();
    Ok(bids)
}
