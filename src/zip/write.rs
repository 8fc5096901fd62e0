//! Writes zip files: dossiers, and letters for word processors.
//!
//! Entries are stored as they are, not compressed: the bytes then depend on no version of a compressor,
//! so that a later keur writes the same. Order, times, permissions and every other field are fixed: a
//! header follows from name, size and checksum alone.

use std::io::{self, Seek, SeekFrom, Write};

use serde::{Deserialize, Serialize};

use crate::lang::Dossier;
use crate::read::Digester;

/// The most entries of an archive.
pub const MOST_ENTRIES: usize = 60_000;
/// The most bytes of an archive; offsets have 32 bits.
pub const MOST_TOTAL: u64 = 0xffff_fffe;
/// The longest name of an entry.
pub const MOST_NAME: usize = 1024;

/// What the header of an entry starts with.
pub const LOCAL: u32 = 0x0403_4b50;
/// What an entry of the list starts with.
pub const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// The bytes of a header of an entry, before its name.
pub const LOCAL_BYTES: usize = 30;
/// The bytes of an entry of the list, before its name.
pub const CENTRAL_BYTES: usize = 46;
/// The bytes behind the list.
pub const END_BYTES: usize = 22;
/// Version 1.0 is enough to read a stored entry.
const NEEDS: u16 = 10;
/// Made on Unix, which says how the permissions are to be read.
const MADE_BY: u16 = 0x0300 | NEEDS;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// Bytes are stored as they are.
pub const STORED: u16 = 0;
/// Midnight on 1 January 1980, the first moment that the format knows.
const TIME: u16 = 0;
const DATE: u16 = 0x0021;
/// A plain file that its owner may write and all may read.
const PERMISSIONS: u32 = 0o100_644 << 16;

/// What is known of some bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// How many they are.
    pub size: u64,
}

/// Takes size, SHA-256 and checksum of what comes in pieces.
#[derive(Default)]
pub struct Summing {
    digester: Digester,
    crc: crc32fast::Hasher,
    size: u64,
}

impl Summing {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.digester.update(bytes);
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
    }

    /// The sum of all pieces, and their checksum.
    pub fn finish(self) -> (Sum, u32) {
        (Sum { sha256: self.digester.finish(), size: self.size }, self.crc.finalize())
    }
}

/// An entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: String,
    crc: u32,
    size: u64,
    offset: u64,
}

impl Entry {
    /// Where its bytes start.
    fn data(&self) -> u64 {
        self.offset + (LOCAL_BYTES + self.name.len()) as u64
    }

    /// What both headers hold.
    fn common(&self, header: &mut Header) {
        header.short(FLAGS).short(STORED).short(TIME).short(DATE);
        header.long(self.crc).size(self.size).size(self.size).size16(self.name.len()).short(0);
    }

    fn local(&self) -> Vec<u8> {
        let mut header = Header(Vec::new());
        header.long(LOCAL).short(NEEDS);
        self.common(&mut header);
        header.0.extend(self.name.as_bytes());
        header.0
    }

    fn central(&self) -> Vec<u8> {
        let mut header = Header(Vec::new());
        header.long(CENTRAL).short(MADE_BY).short(NEEDS);
        self.common(&mut header);
        header.short(0).short(0).short(0).long(PERMISSIONS).size(self.offset);
        header.0.extend(self.name.as_bytes());
        header.0
    }
}

/// What stands behind the list.
pub fn end(entries: usize, size: u64, offset: u64) -> Vec<u8> {
    let mut header = Header(Vec::new());
    header.long(END).short(0).short(0).size16(entries).size16(entries).size(size).size(offset).short(0);
    header.0
}

/// Bytes of a header, the lowest of a number first. What is too large was refused before.
struct Header(Vec<u8>);

impl Header {
    fn short(&mut self, value: u16) -> &mut Header {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn long(&mut self, value: u32) -> &mut Header {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn size(&mut self, value: u64) -> &mut Header {
        self.long(u32::try_from(value).unwrap_or(u32::MAX))
    }

    fn size16(&mut self, value: usize) -> &mut Header {
        self.short(u16::try_from(value).unwrap_or(u16::MAX))
    }
}

/// Writes an archive, entry by entry, in the order of their names.
pub struct Writer<W> {
    out: W,
    at: u64,
    /// The bytes that the list needs so far.
    list: u64,
    entries: Vec<Entry>,
}

/// Writes the bytes of an entry.
pub type Filling<'f> = &'f mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

impl<W: Write + Seek> Writer<W> {
    /// An empty archive.
    pub fn new(out: W) -> Writer<W> {
        Writer { out, at: 0, list: END_BYTES as u64, entries: Vec::new() }
    }

    /// Writes the next entry, as it comes.
    ///
    /// # Errors
    /// An archive that becomes too large, and those of writing.
    pub fn entry(&mut self, name: &str, fill: Filling<'_>) -> Result<Sum, Dossier> {
        let mut entry = Entry { name: name.to_owned(), crc: 0, size: 0, offset: self.at };
        let mut through = Through { out: &mut self.out, sum: Summing::default() };
        through.out.write_all(&entry.local()).and_then(|()| fill(&mut through))?;
        let (sum, crc) = through.sum.finish();
        (entry.crc, entry.size) = (crc, sum.size);
        self.at = entry.data() + sum.size;
        self.list += (CENTRAL_BYTES + name.len()) as u64;
        if self.at + self.list > MOST_TOTAL {
            return Err(Dossier::TooMuch);
        }
        self.rewrite(&entry)?;
        self.entries.push(entry);
        Ok(sum)
    }

    /// Writes the header again, now that size and checksum are known.
    fn rewrite(&mut self, entry: &Entry) -> io::Result<()> {
        self.out.seek(SeekFrom::Start(entry.offset))?;
        self.out.write_all(&entry.local())?;
        self.out.seek(SeekFrom::Start(self.at))?;
        Ok(())
    }

    /// Writes the list of entries.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(mut self) -> Result<(), Dossier> {
        let mut list: Vec<u8> = self.entries.iter().flat_map(Entry::central).collect();
        let end = end(self.entries.len(), list.len() as u64, self.at);
        list.extend(end);
        self.out.write_all(&list)?;
        self.out.flush()?;
        Ok(())
    }
}

/// Passes bytes on, and sums them up on their way.
struct Through<'w, W> {
    out: &'w mut W,
    sum: Summing,
}

impl<W: Write> Write for Through<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(&bytes[..written]);
        if self.sum.size > MOST_TOTAL { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(written) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
