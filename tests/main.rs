//! The one test binary: every file of `tests/` is a module of it.

mod architecture;
mod engine;
mod naive;
mod properties;
