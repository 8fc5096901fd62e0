//! Finds catalogues, by id among those shipped or by path, and takes in what they include.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::merge;
use crate::diag::{Code, Family, FileId, Finding, Findings, Source, Sources, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::catalogue::Catalogue;
use crate::read::{self, Failed, Files};

/// The catalogues of a run, each read once.
pub struct Library<'f> {
    files: &'f dyn Files,
    /// The files that were read, catalogues among them.
    pub sources: Sources,
    /// What was found in them.
    pub findings: Findings,
    copies: Option<String>,
    loaded: BTreeMap<String, Option<Loaded>>,
    stack: Vec<String>,
    owners: BTreeMap<FileId, String>,
}

/// A catalogue with all that it includes.
#[derive(Clone)]
pub struct Loaded {
    /// Where it was found: `keur:ID`, or a path.
    pub place: String,
    /// The catalogue; what it includes stands before its own.
    pub catalogue: Arc<Catalogue>,
}

/// A catalogue as it is asked for: `eu-csf`, `eu-csf@1.2`, `./folder` or `file.toml`.
struct Asked<'a> {
    id: &'a str,
    version: Option<&'a str>,
    path: Option<String>,
}

impl<'a> Asked<'a> {
    fn parse(said: &'a str, folder: &str) -> Asked<'a> {
        let is_toml = std::path::Path::new(said).extension().is_some_and(|end| end == "toml");
        if said.contains('/') || is_toml {
            return Asked { id: said, version: None, path: Some(read::join(folder, said)) };
        }
        let (id, version) = said.split_once('@').map_or((said, None), |(id, version)| (id, Some(version)));
        Asked { id, version, path: None }
    }

    fn place(&self) -> String {
        self.path.clone().unwrap_or_else(|| format!("keur:{}", self.id))
    }
}

impl<'f> Library<'f> {
    /// A library over a tree of files, with the files that are already known.
    #[must_use]
    pub fn new(files: &'f dyn Files, sources: Sources) -> Library<'f> {
        let (findings, loaded) = (Findings::default(), BTreeMap::new());
        Library { files, sources, findings, copies: None, loaded, stack: Vec::new(), owners: BTreeMap::new() }
    }

    /// A library that looks for ids in a folder of copies first: those that were locked with a tender.
    #[must_use]
    pub fn with_copies(self, folder: String) -> Library<'f> {
        Library { copies: Some(folder), ..self }
    }

    /// The id of the catalogue that a file belongs to.
    #[must_use]
    pub fn owner(&self, file: FileId) -> &str {
        self.owners.get(&file).map_or("", String::as_str)
    }

    /// Finds a catalogue that a tender uses; paths are relative to `folder`.
    pub fn find(&mut self, said: &Spanned<String>, folder: &str) -> Option<Loaded> {
        self.get(said, folder, codes::TENDER_CATALOGUE)
    }

    fn get(&mut self, said: &Spanned<String>, folder: &str, missing: Code) -> Option<Loaded> {
        let asked = Asked::parse(&said.value, folder);
        let place = asked.place();
        if self.stack.contains(&place) {
            let circle = self.stack.iter().chain([&place]).cloned().collect();
            self.findings.push(Finding::new(codes::INCLUDE_CIRCLE, said.at, Msg::IncludeCircle(circle)));
            return None;
        }
        if !self.loaded.contains_key(&place) {
            self.stack.push(place.clone());
            let loaded = self.load(&asked, said, missing);
            self.stack.pop();
            self.loaded.insert(place.clone(), loaded);
        }
        let loaded = self.loaded.get(&place).cloned().flatten()?;
        self.is_version(&asked, said, &loaded, missing).then_some(loaded)
    }

    fn is_version(
        &mut self,
        asked: &Asked<'_>,
        said: &Spanned<String>,
        loaded: &Loaded,
        missing: Code,
    ) -> bool {
        let found = &loaded.catalogue.head.version;
        let right = asked.version.is_none_or(|wanted| wanted == found);
        if !right {
            let message = Msg::WrongVersion { id: asked.id.to_owned(), found: found.clone() };
            self.findings.push(Finding::new(missing, said.at, message));
        }
        right
    }

    fn load(&mut self, asked: &Asked<'_>, said: &Spanned<String>, missing: Code) -> Option<Loaded> {
        let texts = match &asked.path {
            Some(path) => self.on_disk(path),
            None => self.copy(asked.id).or_else(|| self.shipped(asked.id)),
        };
        let Some(texts) = texts else {
            let known = read::shipped_ids().into_iter().map(str::to_owned).collect();
            let message = Msg::CatalogueMissing(said.value.clone());
            self.findings.push(Finding::new(missing, said.at, message).help(Msg::KnownCatalogues(known)));
            return None;
        };
        let own = self.read(texts);
        let catalogue = self.with_included(own, asked.path.as_deref());
        Some(Loaded { place: asked.place(), catalogue: Arc::new(catalogue) })
    }

    /// The copy of a shipped catalogue, where there is one.
    fn copy(&self, id: &str) -> Option<Vec<(String, Result<String, Failed>)>> {
        self.on_disk(&read::join(self.copies.as_ref()?, id))
    }

    /// A catalogue that comes with the program.
    fn shipped(&self, id: &str) -> Option<Vec<(String, Result<String, Failed>)>> {
        let files = self.files.shipped(id).into_iter().filter(|(path, _)| read::name(path) != WAIVERS);
        let texts: Vec<_> =
            files.map(|(path, text)| (format!("keur:{path}"), Ok(text.into_owned()))).collect();
        (!texts.is_empty()).then_some(texts)
    }

    /// The files of a catalogue on disk: one file, or `catalogue.toml` and then the others by name.
    fn on_disk(&self, path: &str) -> Option<Vec<(String, Result<String, Failed>)>> {
        let text = |path: String| {
            let text = self.files.text(&path).map(std::borrow::Cow::into_owned);
            (path, text)
        };
        if std::path::Path::new(path).extension().is_some_and(|end| end == "toml") {
            let only = text(path.to_owned());
            return (only.1 != Err(Failed::Missing)).then(|| vec![only]);
        }
        let names = self.files.list(path).ok()?;
        let mut names: Vec<String> =
            names.into_iter().filter(|name| name.ends_with(".toml") && name != WAIVERS).collect();
        names.sort_by_key(|name| (name != "catalogue.toml", name.clone()));
        if names.first().is_none_or(|first| first != "catalogue.toml") {
            return None;
        }
        Some(names.into_iter().map(|name| text(read::join(path, &name))).collect())
    }

    fn read(&mut self, texts: Vec<(String, Result<String, Failed>)>) -> Catalogue {
        let mut catalogue = Catalogue::default();
        let mut numbers = Vec::new();
        for (i, (path, text)) in texts.into_iter().enumerate() {
            let (text, failed) = text.map_or_else(|why| (String::new(), Some(why)), |text| (text, None));
            let source = Arc::new(Source { path, text });
            let file = self.sources.add(Arc::clone(&source));
            numbers.push(file);
            if let Some(why) = failed {
                self.findings.push(read::failed(&why, file, Family::Catalogue));
                continue;
            }
            if let Some(tree) = read::parse(&source, file, Family::Catalogue, &mut self.findings) {
                read::catalogue(&tree, i == 0, &mut catalogue, &mut self.findings);
            }
        }
        let id = catalogue.head.id.as_ref().map(|id| id.value.clone()).unwrap_or_default();
        self.owners.extend(numbers.into_iter().map(|file| (file, id.clone())));
        catalogue
    }

    fn with_included(&mut self, own: Catalogue, path: Option<&str>) -> Catalogue {
        let folder = path.map_or(String::new(), |path| {
            if path.ends_with(".toml") { read::folder(path).to_owned() } else { path.to_owned() }
        });
        let included: Vec<Loaded> = own
            .head
            .include
            .clone()
            .iter()
            .filter_map(|said| self.get(said, &folder, codes::UNKNOWN_INCLUDE))
            .collect();
        let mut all = Catalogue::default();
        for other in &included {
            merge::include(&mut all, &other.catalogue, &self.owners, &mut self.findings);
        }
        merge::drop_from(&mut all, &own.head.drop, &mut self.findings);
        merge::own(&mut all, own, &self.owners, &mut self.findings);
        all
    }
}

/// The file of a catalogue that is no part of it: what is waived, and why.
pub const WAIVERS: &str = "waivers.toml";
