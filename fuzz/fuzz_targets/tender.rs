#![no_main]
//! Whatever stands in a tender, reading it ends.

mod run;

libfuzzer_sys::fuzz_target!(|text: &str| {
    run::run(&[("tender.toml", text)]);
});
