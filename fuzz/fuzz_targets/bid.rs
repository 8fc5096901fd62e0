#![no_main]
//! Whatever stands in a bid, reading it ends.

mod run;

libfuzzer_sys::fuzz_target!(|text: &str| {
    run::run(&[("tender.toml", run::TENDER), ("bids/b.toml", text)]);
});
