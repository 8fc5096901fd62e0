//! Reading: TOML text in, plain data with places out, and every fault of a file at once.
//!
//! In: texts, by way of [`Files`]. Out: catalogues, tenders and bids as their files say them. What
//! an id refers to is not known here, except that the answers of a bid are matched to criteria.
//! Nothing here touches a disk.
//!
//! To add a key: read it in the file of its table, and give it a field in `model`.

mod assessment;
mod bid;
mod catalogue;
mod clarification;
mod decision;
mod edit;
mod fact;
mod fields;
mod files;
mod gate;
mod letter;
mod lock;
mod near;
pub mod said;
mod shipped;
mod source;
mod tender;
mod tree;
mod values;
mod waiver;
mod write;

pub use assessment::assessment;
pub use bid::{Named, bid, price};
pub use catalogue::catalogue;
pub use clarification::{clarification, is_clarification, may_be_clarification};
pub use decision::decisions;
pub use edit::{Edit, edited};
pub use files::{Failed, Files, MOST_BYTES, Memory, folder, inside, join, name};
pub use letter::{calendar, details};
pub use lock::{lock, lock_text, quoted};
pub use near::{nearest, short};
pub use shipped::{shipped_files, shipped_ids};
pub use source::{Digester, digest, failed, parse, value};
pub use tender::tender;
pub use tree::Tree;
pub use values::{MOST_ID, is_hidden};
pub use waiver::waivers;
pub use write::{Filed, filed, with_digests};
