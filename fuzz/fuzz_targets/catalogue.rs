#![no_main]
//! Whatever stands in a catalogue, reading it ends.

mod run;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let tender = run::TENDER.replace("autonomie-nl", "./cat");
    run::run(&[("tender.toml", &tender), ("cat/catalogue.toml", text)]);
});
