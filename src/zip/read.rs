//! Reads zip files, also where another program packed them: stored or deflated entries, whatever their order
//! and times.
//!
//! Nothing is unpacked to a disk. Refused are names that lead elsewhere or stand there twice, whatever
//! their case; links; entries that overlap or are not what the list at the end says; other ways of
//! packing; and more entries or bytes, or tighter packing, than a dossier or workbook has.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Mutex, MutexGuard, PoisonError};

use flate2::read::DeflateDecoder;

use super::write::{
    CENTRAL, CENTRAL_BYTES, END_BYTES, LOCAL, LOCAL_BYTES, MOST_ENTRIES, MOST_NAME, MOST_TOTAL, STORED, Sum,
    Summing, end,
};
use crate::lang::Dossier;
use crate::read::is_hidden;

const DEFLATED: u16 = 8;
/// Flags: encrypted, in whole or in its headers; patched; strongly encrypted.
const UNREADABLE: u16 = 0x0001 | 0x0020 | 0x0040 | 0x2000;
const FILE_TYPE: u32 = 0o170_000;
const PLAIN_FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
/// How many times its own size a dossier may unfold to, above [`SMALL`]: text packs less tightly.
const MOST_RATIO: u64 = 100;
/// Bytes that any dossier may unfold to.
const SMALL: u64 = 1024 * 1024;
/// Bytes that are read at once.
const CHUNK: usize = 64 * 1024;

/// An entry, as the list at the end names it.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    deflated: bool,
    crc: u32,
    packed: u64,
    size: u64,
    /// Where its own header starts.
    offset: u64,
    /// Where its bytes start; known when that header was read.
    data: u64,
}

/// An archive. Its list of entries is in memory, their bytes are not.
pub struct Archive<R> {
    file: Mutex<R>,
    entries: BTreeMap<String, Entry>,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the list of entries, and looks whether they are what a dossier can have.
    ///
    /// # Errors
    /// What is not so.
    pub fn open(mut file: R) -> Result<Archive<R>, Dossier> {
        let list = List::find(&mut file)?;
        let mut entries = list.entries(&mut file)?;
        bounded(&entries, list.length)?;
        for entry in &mut entries {
            locate(&mut file, entry)?;
        }
        apart(&entries, list.at)?;
        let is_file = |entry: &Entry| !entry.name.ends_with('/');
        let files = entries.into_iter().filter(is_file).map(|entry| (entry.name.clone(), entry));
        Ok(Archive { file: Mutex::new(file), entries: files.collect() })
    }

    fn file(&self) -> MutexGuard<'_, R> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The names of all files, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The names that start so, in order.
    pub fn names_from<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.entries.range(prefix.to_owned()..).map(|(name, _)| name.as_str());
        from.take_while(move |name| name.starts_with(prefix))
    }

    /// The size of an entry, if it is there.
    pub fn size(&self, name: &str) -> Option<u64> {
        self.entries.get(name).map(|entry| entry.size)
    }

    /// The bytes of an entry, to be read from its start; none if it is not there.
    pub fn read(&self, name: &str) -> Kept<'_, R> {
        let entry = self.entries.get(name);
        let (at, left) = entry.map_or((0, 0), |entry| (entry.data, entry.packed));
        let raw = Raw { archive: self, at, left };
        let bytes = match entry.is_some_and(|entry| entry.deflated) {
            true => Bytes::Deflated(Box::new(DeflateDecoder::new(raw))),
            false => Bytes::Stored(raw),
        };
        Kept { bytes, left: entry.map_or(0, |entry| entry.size) }
    }

    /// A small entry as a whole; nothing if it is not there or larger than `most`.
    ///
    /// # Errors
    /// Those of reading.
    pub fn bytes(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let Some(size) = self.size(name).filter(|size| *size <= most) else { return Ok(None) };
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        self.read(name).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// The sum of an entry; nothing where its bytes are not those that its checksum was taken of.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sum(&self, name: &str) -> io::Result<Option<Sum>> {
        let Some(entry) = self.entries.get(name) else { return Ok(None) };
        match self.read(name).sum() {
            Ok((sum, crc)) => Ok((crc == entry.crc).then_some(sum)),
            Err(why) if is_broken(&why) => Ok(None),
            Err(why) => Err(why),
        }
    }
}

/// Whether bytes are wrong, rather than that they could not be read.
fn is_broken(why: &io::Error) -> bool {
    matches!(
        why.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof
    )
}

/// The bytes of an entry as they lie in the file.
struct Raw<'a, R> {
    archive: &'a Archive<R>,
    at: u64,
    left: u64,
}

impl<R: Read + Seek> Read for Raw<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(into.len());
        if most == 0 {
            return Ok(0);
        }
        let mut file = self.archive.file();
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(&mut into[..most])?;
        self.at += read as u64;
        self.left -= read as u64;
        Ok(read)
    }
}

enum Bytes<'a, R: Read + Seek> {
    Stored(Raw<'a, R>),
    Deflated(Box<DeflateDecoder<Raw<'a, R>>>),
}

impl<R: Read + Seek> Read for Bytes<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Bytes::Stored(raw) => raw.read(into),
            Bytes::Deflated(bytes) => bytes.read(into),
        }
    }
}

/// The bytes of an entry: as many as were announced, never more.
pub struct Kept<'a, R: Read + Seek> {
    bytes: Bytes<'a, R>,
    left: u64,
}

impl<R: Read + Seek> Kept<'_, R> {
    /// The sum and checksum of all that is left.
    fn sum(mut self) -> io::Result<(Sum, u32)> {
        let mut sum = Summing::default();
        let mut buffer = vec![0; CHUNK];
        loop {
            match self.read(&mut buffer)? {
                0 => break,
                n => sum.update(&buffer[..n]),
            }
        }
        match self.bytes.read(&mut buffer[..1])? {
            0 => Ok(sum.finish()),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

impl<R: Read + Seek> Read for Kept<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(into.len());
        if most == 0 {
            return Ok(0);
        }
        match self.bytes.read(&mut into[..most])? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                self.left -= read as u64;
                Ok(read)
            }
        }
    }
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(short(bytes, at)) | u32::from(short(bytes, at + 2)) << 16
}

fn wide(bytes: &[u8], at: usize) -> u64 {
    long(bytes, at).into()
}

/// The list at the end of an archive.
struct List {
    count: usize,
    at: u64,
    size: u64,
    /// The bytes of the whole archive.
    length: u64,
}

impl List {
    /// Finds it by the last bytes of the file, behind which nothing may stand.
    fn find<R: Read + Seek>(file: &mut R) -> Result<List, Dossier> {
        let length = file.seek(SeekFrom::End(0))?;
        if length > MOST_TOTAL {
            return Err(Dossier::TooMuch);
        }
        let last = length.checked_sub(END_BYTES as u64).ok_or(Dossier::NotZip)?;
        let mut found = [0; END_BYTES];
        file.seek(SeekFrom::Start(last))?;
        file.read_exact(&mut found)?;
        let (count, size, at) = (usize::from(short(&found, 10)), wide(&found, 12), wide(&found, 16));
        if found[..] != end(count, size, at) || at + size != last {
            return Err(Dossier::NotZip);
        }
        if count > MOST_ENTRIES {
            return Err(Dossier::TooManyEntries { found: count, most: MOST_ENTRIES });
        }
        Ok(List { count, at, size, length })
    }

    /// Its entries, none of them twice.
    fn entries<R: Read + Seek>(&self, file: &mut R) -> Result<Vec<Entry>, Dossier> {
        file.seek(SeekFrom::Start(self.at))?;
        let mut list = BufReader::new(file).take(self.size);
        let mut entries = Vec::new();
        let mut folded = BTreeSet::new();
        for _ in 0..self.count {
            let entry = listed(&mut list)?;
            if !folded.insert(entry.name.trim_end_matches('/').to_lowercase()) {
                return Err(Dossier::Twice(entry.name));
            }
            entries.push(entry);
        }
        if list.limit() == 0 { Ok(entries) } else { Err(Dossier::NotZip) }
    }
}

/// The next entry of the list.
fn listed(list: &mut impl Read) -> Result<Entry, Dossier> {
    let cut = |_| Dossier::NotZip;
    let mut header = [0; CENTRAL_BYTES];
    list.read_exact(&mut header).map_err(cut)?;
    if long(&header, 0) != CENTRAL {
        return Err(Dossier::NotZip);
    }
    let name = name(list, usize::from(short(&header, 28)))?;
    let rest = u64::from(short(&header, 30)) + u64::from(short(&header, 32));
    let skipped = io::copy(&mut list.take(rest), &mut io::sink()).map_err(cut)?;
    if skipped != rest {
        return Err(Dossier::NotZip);
    }
    let entry = Entry {
        name,
        deflated: short(&header, 10) == DEFLATED,
        crc: long(&header, 16),
        packed: wide(&header, 20),
        size: wide(&header, 24),
        offset: wide(&header, 42),
        data: 0,
    };
    allowed(&entry, &header)?;
    Ok(entry)
}

fn name(list: &mut impl Read, length: usize) -> Result<String, Dossier> {
    if length > MOST_NAME {
        return Err(Dossier::NameTooLong { found: length, most: MOST_NAME });
    }
    let mut name = vec![0; length];
    list.read_exact(&mut name).map_err(|_| Dossier::NotZip)?;
    let said = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    String::from_utf8(name).map_err(|why| Dossier::BadName(said(why.as_bytes())))
}

/// Whether an entry may have this name: a path that leads nowhere else on any system, and shows itself
/// whole.
pub fn is_good(name: &str) -> bool {
    let odd = |c: char| matches!(c, '\\' | ':') || c.is_control() || is_hidden(c);
    name.len() <= MOST_NAME
        && !name.contains(odd)
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether an archive of ours can have such an entry. Folders that another program lists are let through.
fn allowed(entry: &Entry, header: &[u8; CENTRAL_BYTES]) -> Result<(), Dossier> {
    let name = entry.name.clone();
    let folder = entry.name.strip_suffix('/').filter(|_| entry.size == 0);
    if !is_good(folder.unwrap_or(&entry.name)) {
        return Err(Dossier::BadName(name));
    }
    let kind = long(header, 38) >> 16 & FILE_TYPE;
    if kind != 0 && kind != if folder.is_some() { FOLDER } else { PLAIN_FILE } {
        return Err(Dossier::Link(name));
    }
    let method = short(header, 10);
    if !matches!(method, STORED | DEFLATED) || short(header, 8) & UNREADABLE != 0 {
        return Err(Dossier::Packing(name));
    }
    if method == STORED && entry.packed != entry.size {
        return Err(Dossier::Damaged(name));
    }
    Ok(())
}

/// Whether all entries together stay within what a dossier of this length can be.
fn bounded(entries: &[Entry], length: u64) -> Result<(), Dossier> {
    let all: u64 = entries.iter().map(|entry| entry.size).sum();
    let most = MOST_TOTAL.min(length.saturating_mul(MOST_RATIO).max(SMALL));
    if all > most { Err(Dossier::Bomb { packed: length, unpacked: all }) } else { Ok(()) }
}

/// Finds the bytes of an entry behind its own header, which must have the same name.
fn locate<R: Read + Seek>(file: &mut R, entry: &mut Entry) -> Result<(), Dossier> {
    let mut header = vec![0; LOCAL_BYTES + entry.name.len()];
    let read = file.seek(SeekFrom::Start(entry.offset)).and_then(|_| file.read_exact(&mut header));
    let damaged = || Dossier::Damaged(entry.name.clone());
    read.map_err(|_| damaged())?;
    let same = long(&header, 0) == LOCAL
        && usize::from(short(&header, 26)) == entry.name.len()
        && header[LOCAL_BYTES..] == *entry.name.as_bytes();
    if !same {
        return Err(damaged());
    }
    entry.data = entry.offset + header.len() as u64 + u64::from(short(&header, 28));
    Ok(())
}

/// Entries lie apart from each other, and before the list.
fn apart(entries: &[Entry], list: u64) -> Result<(), Dossier> {
    let mut by_place: Vec<&Entry> = entries.iter().collect();
    by_place.sort_by_key(|entry| entry.offset);
    let ends = by_place.iter().skip(1).map(|next| next.offset).chain([list]);
    let overlaps = by_place.iter().zip(ends).find(|(entry, next)| entry.data + entry.packed > *next);
    overlaps.map_or(Ok(()), |(entry, _)| Err(Dossier::Damaged(entry.name.clone())))
}
