//! The binary: the command line over the library. All that touches the outside is in `cli`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
