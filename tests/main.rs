//! The one test binary: every file of `tests/` is a module of it.

mod architecture;
mod cases;
mod checks;
mod console;
mod derivation;
mod determinism;
mod engine;
mod exit_codes;
mod exposure;
mod framework;
mod golden;
mod hostile;
mod hostile_chains;
mod hostile_paths;
mod hostile_rules;
mod hostile_texts;
mod mended;
mod mutations;
mod naive;
mod pages;
mod properties;
mod refusals;
mod run;
mod schemas;
mod silence;
mod waivers;
