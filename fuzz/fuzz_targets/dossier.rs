#![no_main]
//! Whatever stands in a file that should be a dossier, checking it ends.

use std::io::Cursor;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = keur::report::dossier::verify(Cursor::new(bytes), None, 1);
});
