//! The one test binary: every file of `tests/` is a module of it.

mod architecture;
mod authority;
mod award;
mod cases;
mod checks;
mod console;
mod derivation;
mod derived_options;
mod determinism;
mod engine;
mod exit_codes;
mod exposure;
mod framework;
mod golden;
mod harmless;
mod hostile;
mod hostile_chains;
mod hostile_formats;
mod hostile_paths;
mod hostile_rules;
mod hostile_texts;
mod mended;
mod mutations;
mod naive;
mod pages;
mod pipelines;
mod properties;
mod publish;

mod run;
mod schemas;
mod silence;
mod streaming;
mod waivers;
mod words;
