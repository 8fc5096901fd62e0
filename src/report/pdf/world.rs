//! What Typst sees of the world: one template, one file of data, the fonts that are built in. There is no disk,
//! no network, no package and no clock in it.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

use super::fonts;

const TEMPLATE: &str = include_str!("template.typ");

/// A template with the data that it draws.
pub struct Drawn {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: (FileId, Bytes),
}

impl Drawn {
    /// The world in which `data`, which is JSON, is drawn; nothing where a name of it is no path.
    pub fn new(data: Vec<u8>) -> Option<Drawn> {
        let id = |name: &str| {
            let path = VirtualPath::new(name).ok()?;
            Some(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let fonts: Vec<Font> = fonts::FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        // what a cell of a table is called for who hears it is not yet in the standard library
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Some(Drawn {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(id("template.typ")?, TEMPLATE.to_owned()),
            data: (id("data.json")?, Bytes::new(data)),
        })
    }
}

impl World for Drawn {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
