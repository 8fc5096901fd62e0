//! The catalogues that are built into the binary.

use std::collections::BTreeMap;

/// Every file of `criteria/`, by its path there.
static SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The files of a shipped catalogue in the order in which they are read; none if there is no such.
#[must_use]
pub fn shipped_files(id: &str) -> Vec<(&'static str, &'static str)> {
    let of_it = |path: &&(&str, &str)| path.0.split_once('/').is_some_and(|(folder, _)| folder == id);
    let mut files: Vec<_> = SHIPPED.iter().filter(of_it).copied().collect();
    files.sort_by_key(|(path, _)| (!path.ends_with("/catalogue.toml"), *path));
    files
}

/// The ids of the shipped catalogues, sorted.
#[must_use]
pub fn shipped_ids() -> Vec<&'static str> {
    let by_folder: BTreeMap<&str, ()> =
        SHIPPED.iter().filter_map(|(path, _)| path.split_once('/')).map(|(folder, _)| (folder, ())).collect();
    by_folder.into_keys().collect()
}
