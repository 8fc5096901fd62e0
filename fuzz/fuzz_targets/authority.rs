#![no_main]
//! Whatever stands in what the authority and its assessors write, reading it ends.

mod run;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let bid = "format = 1\n[bid]\nid = \"b\"\ntender = \"t\"\nsupplier = \"B\"\n";
    for path in ["assessments/a.toml", "decisions.toml", "keur.lock", "bids/b/clarification-01.toml", "waivers.toml"] {
        run::run(&[("tender.toml", run::TENDER), ("bids/b/bid.toml", bid), (path, text)]);
    }
});
