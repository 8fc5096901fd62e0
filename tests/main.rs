//! The one test binary: every file of `tests/` is a module of it.

mod architecture;
mod cases;
mod console;
mod engine;
mod exposure;
mod framework;
mod golden;
mod mutations;
mod naive;
mod pages;
mod properties;
