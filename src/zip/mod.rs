//! Zip files: dossiers, documents for word processors, and workbooks.
//!
//! `write` makes them so that their bytes follow from what is in them alone; `read` opens those of strangers within
//! bounds. Bytes in, bytes out: nothing here knows of a disk.

mod read;
mod write;

pub use read::{Archive, Kept, is_good};
pub use write::{Filling, MOST_ENTRIES, MOST_NAME, Sum, Summing, Writer};
