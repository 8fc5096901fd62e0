//! From the paths that were typed to a tender, its folder and its bids.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use clap::ArgMatches;
use keur::assess::{BidFile, bid_files};
use keur::lang::Help;
use keur::read::{Failed, Files as _};
use keur::resolve::{Given, Opened, Origin};

use super::Stop;
use super::arguments::several;
use super::disk::Disk;
use super::workbooks::no_workbook;

/// How many folders up a tender is looked for.
const PARENTS: usize = 3;

/// What a command works on.
pub struct Inputs {
    /// Files below the folder of the tender, or of the first path.
    pub disk: Disk,
    /// What the rules were opened from.
    pub origin: Origin,
    /// The rules.
    pub opened: Opened,
    /// The bids, by path.
    pub bids: Vec<BidFile>,
    /// Whether the rules themselves are asked about, and not only bids.
    pub whole: bool,
}

/// Finds what the paths mean, and opens the tender.
///
/// # Errors
/// A path that is not there, no tender, or two of them.
pub fn find(given: &ArgMatches) -> Result<Inputs> {
    let paths: Vec<PathBuf> = several(given, "path").into_iter().map(PathBuf::from).collect();
    find_at(given, paths)
}

/// Finds what these paths mean, and opens the tender.
///
/// # Errors
/// A path that is not there, no tender, or two of them.
pub fn find_at(given: &ArgMatches, mut paths: Vec<PathBuf>) -> Result<Inputs> {
    let catalogues = several(given, "catalogue");
    let named = !paths.is_empty();
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    no_workbook(&paths)?;
    if let Some(missing) = paths.iter().find(|path| !path.exists() && path.symlink_metadata().is_err()) {
        return Err(Stop::because(Help::NothingThere(missing.display().to_string())));
    }
    if paths.iter().all(|path| is_catalogue(path)) {
        let named: Vec<String> = paths.iter().map(|path| format!("{}/", path.display())).collect();
        return without_tender(given, &named, &[]);
    }
    if catalogues.is_empty() {
        with_tender(&paths)
    } else {
        without_tender(given, &catalogues, if named { &paths } else { &[] })
    }
}

/// Whether a path is the folder of a catalogue.
fn is_catalogue(path: &Path) -> bool {
    path.join("catalogue.toml").is_file() && !path.join("tender.toml").exists()
}

/// What one path is.
enum Kind {
    Tender(PathBuf),
    Bids(PathBuf),
    Bid(PathBuf),
}

fn kind(path: &Path) -> Kind {
    if path.is_dir() {
        let tender = path.join("tender.toml");
        return if tender.exists() { Kind::Tender(tender) } else { Kind::Bids(path.to_owned()) };
    }
    if path.file_name().is_some_and(|name| name == "tender.toml") || says_tender(path) {
        return Kind::Tender(path.to_owned());
    }
    Kind::Bid(path.to_owned())
}

/// Whether a file of another name holds a tender: its first tables tell.
fn says_tender(path: &Path) -> bool {
    let disk = Disk::new(Path::new("/"));
    let text = absolute(path).to_str().map(|path| disk.text(path).map(std::borrow::Cow::into_owned));
    text.and_then(Result::ok).is_some_and(|text| text.lines().any(|line| line.trim() == "[tender]"))
}

fn with_tender(paths: &[PathBuf]) -> Result<Inputs> {
    let mut tender: Option<PathBuf> = None;
    let mut asked: Vec<Kind> = Vec::new();
    for path in paths {
        let kind = kind(path);
        let found = match &kind {
            Kind::Tender(file) => Some(file.clone()),
            Kind::Bids(folder) => above(folder),
            Kind::Bid(file) => above(file),
        };
        let Some(found) = found else {
            return Err(Stop::advising(Help::NoTender(path.display().to_string()), Help::NoTenderHelp));
        };
        let found = absolute(&found);
        if let Some(first) = tender.as_ref().filter(|first| **first != found) {
            let (first, second) = (first.display().to_string(), found.display().to_string());
            return Err(Stop::because(Help::SeveralTenders(first, second)));
        }
        tender = Some(found);
        asked.push(kind);
    }
    let tender = tender.unwrap_or_default();
    let root = tender.parent().map(Path::to_owned).unwrap_or_default();
    let disk = Disk::new(&root);
    let origin = Origin::Tender(relative(&root, &tender));
    let opened = origin.open(&disk).map_err(Stop::because)?;
    let mut bids = named_bids(&disk, &root, &asked)?;
    if asked.iter().all(|kind| matches!(kind, Kind::Tender(_))) {
        bids = match bid_files(&disk, "bids") {
            Err(Failed::Missing) => Vec::new(),
            found => found.map_err(|_| Stop::because(Help::NothingThere("bids".to_owned())))?,
        };
    }
    let whole = asked.iter().any(|kind| matches!(kind, Kind::Tender(_)));
    Ok(Inputs { disk, origin, opened, bids, whole })
}

/// The tender in the folder of a path or up to three above it.
pub fn above(path: &Path) -> Option<PathBuf> {
    let absolute = absolute(path);
    let folder = if absolute.is_dir() { absolute.as_path() } else { absolute.parent()? };
    folder.ancestors().take(PARENTS + 1).map(|folder| folder.join("tender.toml")).find(|file| file.is_file())
}

/// The tender that a bid scaffolded in this folder would be for.
pub fn nearest_tender(from: &Path) -> Option<PathBuf> {
    if from.is_file() { Some(from.to_owned()) } else { above(from) }
}

fn named_bids(disk: &Disk, root: &Path, asked: &[Kind]) -> Result<Vec<BidFile>> {
    let mut bids = Vec::new();
    for kind in asked {
        match kind {
            Kind::Tender(_) => {}
            Kind::Bid(file) => bids.push(BidFile::new(&relative(root, &absolute(file)))),
            Kind::Bids(folder) => {
                let said = relative(root, &absolute(folder));
                let found = bid_files(disk, &said)
                    .map_err(|_| Stop::because(Help::NothingThere(folder.display().to_string())))?;
                bids.extend(found);
            }
        }
    }
    bids.sort();
    bids.dedup();
    Ok(bids)
}

fn without_tender(given: &ArgMatches, catalogues: &[String], paths: &[PathBuf]) -> Result<Inputs> {
    let first = paths.first().map_or_else(|| absolute(Path::new(".")), |path| absolute(path));
    let root = if first.is_dir() { first } else { first.parent().map(Path::to_owned).unwrap_or_default() };
    let disk = Disk::new(&root);
    let origin = Origin::Given(said(given, catalogues, &root));
    let opened = origin.open(&disk).map_err(Stop::because)?;
    let asked: Vec<Kind> = paths
        .iter()
        .map(|path| if path.is_dir() { Kind::Bids(path.clone()) } else { Kind::Bid(path.clone()) })
        .collect();
    let bids = named_bids(&disk, &root, &asked)?;
    Ok(Inputs { disk, origin, opened, bids, whole: paths.is_empty() })
}

/// What the flags say in place of a tender.
fn said(given: &ArgMatches, catalogues: &[String], root: &Path) -> Given {
    Given {
        catalogues: catalogues.iter().map(|catalogue| from_root(catalogue, root)).collect(),
        profile: given.get_one("profile").cloned(),
        as_of: given.get_one("as-of").cloned(),
        context: several(given, "context"),
    }
}

/// A catalogue's path, typed from the working folder, as seen from the root; an id stays an id.
fn from_root(said: &str, root: &Path) -> String {
    let is_path = said.contains('/') || said.contains('\\') || said.ends_with(".toml");
    if !is_path {
        return said.to_owned();
    }
    let path = relative(root, &absolute(Path::new(said)));
    if path.contains('/') || path.ends_with(".toml") { path } else { format!("./{path}") }
}

/// A path from the root of the disk, without `.` and `..`; links are left as they are.
pub fn absolute(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let mut parts = PathBuf::new();
    for part in here.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}

/// The way from one absolute folder to a path, with `/`.
pub fn relative(from: &Path, to: &Path) -> String {
    let same = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(same).map(|_| "..".to_owned());
    let down = to.components().skip(same).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_from_a_folder_may_go_up() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/a/b", "/a/b/c/d.toml"), "c/d.toml");
        assert_eq!(way("/a/b", "/a/x"), "../x");
        assert_eq!(way("/a", "/a"), "");
    }
}
