//! Expected files: compared, or with `KEUR_BLESS=1` written anew, to be reviewed like code.
#![allow(clippy::disallowed_methods, reason = "a test may read and bless its own expected files")]

use std::path::{Path, PathBuf};

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Holds `actual` against the file; what differs is said with its first line.
pub fn matches(file: &Path, actual: &str) -> Result<(), String> {
    if std::env::var_os("KEUR_BLESS").is_some() {
        std::fs::write(file, actual).unwrap();
        return Ok(());
    }
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let differs = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let side = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    let name = file.strip_prefix(root()).unwrap_or(file).display();
    Err(format!("{name}:{}\n  expected: {}\n  actual:   {}", line + 1, side(&expected), side(actual)))
}
