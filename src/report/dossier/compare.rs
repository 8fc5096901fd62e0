//! Compares what is written with what a dossier holds, as it comes, and keeps the first difference.

use std::io::{self, BufReader, Read, Seek, Write};

use crate::lang::Dossier;
use crate::zip::{Archive, Kept};
use crate::zip::{Sum, Summing};

/// How much of a line is shown before and after the byte that differs.
const AROUND: usize = 48;

/// Takes the bytes of an entry as they should be.
pub struct Comparer<'a, R: Read + Seek> {
    name: &'a str,
    kept: BufReader<Kept<'a, R>>,
    buffer: Vec<u8>,
    sum: Summing,
    line: usize,
    before: Vec<u8>,
    found: Option<Dossier>,
}

impl<'a, R: Read + Seek> Comparer<'a, R> {
    /// Compares with an entry of an archive.
    pub fn new(archive: &'a Archive<R>, name: &'a str) -> Comparer<'a, R> {
        let kept = BufReader::with_capacity(64 * 1024, archive.read(name));
        let (buffer, before, sum) = (Vec::new(), Vec::new(), Summing::default());
        Comparer { name, kept, buffer, sum, line: 1, before, found: None }
    }

    /// Whether something differs already.
    pub fn differs(&self) -> bool {
        self.found.is_some()
    }

    /// The first difference, or the sum of what is the same.
    ///
    /// # Errors
    /// Those of reading.
    pub fn finish(mut self) -> io::Result<Result<Sum, Dossier>> {
        if self.found.is_none() {
            let mut rest = Vec::new();
            (&mut self.kept).take(AROUND as u64).read_to_end(&mut rest)?;
            if !rest.is_empty() {
                self.found = Some(self.difference(&rest, &[]));
            }
        }
        Ok(self.found.map_or_else(|| Ok(self.sum.finish().0), Err))
    }

    /// The difference between two continuations of what was the same so far.
    fn difference(&self, kept: &[u8], now: &[u8]) -> Dossier {
        let whole = |rest: &[u8]| {
            let rest = rest.split(|&b| b == b'\n').next().unwrap_or_default();
            let rest = &rest[..rest.len().min(AROUND)];
            String::from_utf8_lossy(&[&self.before, rest].concat()).trim().to_owned()
        };
        let (kept, now) = (whole(kept), whole(now));
        Dossier::Differs { entry: self.name.to_owned(), line: self.line, kept, now }
    }

    /// Takes bytes that are the same on both sides.
    fn same(&mut self, bytes: &[u8]) {
        self.sum.update(bytes);
        self.line += bytes.iter().filter(|&&b| b == b'\n').count();
        if let Some(end) = bytes.iter().rposition(|&b| b == b'\n') {
            self.before.clear();
            self.before.extend(&bytes[end + 1..]);
        } else {
            self.before.extend(bytes);
        }
        let surplus = self.before.len().saturating_sub(AROUND);
        self.before.drain(..surplus);
    }
}

impl<R: Read + Seek> Write for Comparer<'_, R> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.found.is_some() {
            return Err(io::Error::other("differs"));
        }
        let mut kept = std::mem::take(&mut self.buffer);
        kept.clear();
        (&mut self.kept).take(bytes.len() as u64).read_to_end(&mut kept)?;
        let same = kept.iter().zip(bytes).take_while(|(a, b)| a == b).count();
        self.same(&bytes[..same]);
        if same < bytes.len() {
            (&mut self.kept).take(AROUND as u64).read_to_end(&mut kept)?;
            self.found = Some(self.difference(&kept[same..], &bytes[same..]));
            return Err(io::Error::other("differs"));
        }
        self.buffer = kept;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
