//! Zip files for tests, written without the project: right ones, and wrong ones in every way.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// An entry, with what can be wrong about it.
#[derive(Clone)]
pub struct Entry {
    pub name: Vec<u8>,
    /// The name in its own header, where that is another.
    pub own_name: Option<Vec<u8>>,
    pub packed: Vec<u8>,
    pub crc: u32,
    pub size: u32,
    pub method: u16,
    pub flags: u16,
    pub mode: u32,
    /// Where the list says that it starts, where that is elsewhere.
    pub offset: Option<u32>,
    /// More fields, as other programs write them.
    pub extra: Vec<u8>,
}

impl Entry {
    /// A stored file.
    pub fn new(name: &str, bytes: &[u8]) -> Entry {
        Entry {
            name: name.as_bytes().to_vec(),
            own_name: None,
            packed: bytes.to_vec(),
            crc: crc32fast::hash(bytes),
            size: u32::try_from(bytes.len()).unwrap(),
            method: 0,
            flags: 0x0800,
            mode: 0o100_644,
            offset: None,
            extra: Vec::new(),
        }
    }

    /// The same, deflated.
    pub fn deflated(name: &str, bytes: &[u8]) -> Entry {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        Entry { packed: encoder.finish().unwrap(), method: 8, ..Entry::new(name, bytes) }
    }

    /// Its name, for those that have one.
    pub fn name(&self) -> String {
        String::from_utf8_lossy(&self.name).into_owned()
    }

    /// Other bytes under the same name, with a right checksum.
    pub fn set(&mut self, bytes: &[u8]) {
        *self = Entry::new(&self.name(), bytes);
    }

    fn common(&self, name: &[u8], into: &mut Vec<u8>) {
        for short in [self.flags, self.method, 0x6000, 0x5a21] {
            into.extend(short.to_le_bytes());
        }
        for long in [self.crc, u32::try_from(self.packed.len()).unwrap(), self.size] {
            into.extend(long.to_le_bytes());
        }
        into.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        into.extend(u16::try_from(self.extra.len()).unwrap().to_le_bytes());
    }
}

/// The file of some entries.
pub fn pack(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = u32::try_from(out.len()).unwrap();
        let own_name = entry.own_name.as_ref().unwrap_or(&entry.name);
        out.extend(0x0403_4b50_u32.to_le_bytes());
        out.extend(20_u16.to_le_bytes());
        entry.common(own_name, &mut out);
        out.extend(own_name);
        out.extend(&entry.extra);
        out.extend(&entry.packed);
        list.extend(0x0201_4b50_u32.to_le_bytes());
        list.extend([20, 3, 20, 0]);
        entry.common(&entry.name, &mut list);
        list.extend([0; 6]);
        list.extend((entry.mode << 16).to_le_bytes());
        list.extend(entry.offset.unwrap_or(at).to_le_bytes());
        list.extend(&entry.name);
        list.extend(&entry.extra);
    }
    let (at, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(list.len()).unwrap());
    let count = u16::try_from(entries.len()).unwrap();
    out.extend(list);
    out.extend([0x50, 0x4b, 5, 6, 0, 0, 0, 0]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The entries of a file in which all are stored, as the project writes it.
pub fn unpack(bytes: &[u8]) -> Vec<Entry> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let mut entries = Vec::new();
    let mut at = 0;
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let (size, name) = (long(at + 18), short(at + 26));
        let data = at + 30 + name;
        let name = std::str::from_utf8(&bytes[at + 30..data]).unwrap();
        entries.push(Entry::new(name, &bytes[data..data + size]));
        at = data + size;
    }
    entries
}

/// The entries of a file as any program writes it, stored or deflated, by the list at its end.
pub fn contents(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06").expect("the end of an archive");
    let mut at = long(end + 16);
    let mut all = Vec::new();
    while bytes[at..].starts_with(b"PK\x01\x02") {
        let (method, size, name) = (short(at + 10), long(at + 20), short(at + 28));
        let from = long(at + 42);
        let data = from + 30 + short(from + 26) + short(from + 28);
        let packed = &bytes[data..data + size];
        let mut plain = Vec::new();
        match method {
            0 => plain.extend_from_slice(packed),
            _ => {
                flate2::read::DeflateDecoder::new(packed).read_to_end(&mut plain).unwrap();
            }
        }
        all.push((String::from_utf8_lossy(&bytes[at + 46..at + 46 + name]).into_owned(), plain));
        at += 46 + name + short(at + 30) + short(at + 32);
    }
    all
}
