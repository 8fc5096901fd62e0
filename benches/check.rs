//! How long `keur check` takes beside `keur score` on the same bids, and when its first finding is there.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{KEUR, Outcome, milli, seconds};

/// How often each command is run, in turn.
const REPEATS: usize = 9;

/// What is run; all are held against the first.
const RUNS: [(&str, &str); 8] = [
    ("score", "terminal"),
    ("check", "terminal"),
    ("check", "concise"),
    ("check", "github"),
    ("check", "ndjson"),
    ("check", "json"),
    ("check", "sarif"),
    ("check", "junit"),
];

/// From process start to the first byte of output and to the end.
#[derive(Clone, Copy)]
struct Took {
    first: Duration,
    whole: Duration,
}

/// Prints the table for the bids in a folder.
///
/// # Errors
/// A command that does not run.
pub fn table(bids: usize, folder: &Path) -> Outcome<()> {
    let mut best = [Took { first: Duration::MAX, whole: Duration::MAX }; RUNS.len()];
    for _ in 0..REPEATS {
        for (best, (command, format)) in best.iter_mut().zip(RUNS) {
            let took = run(command, format, folder)?;
            best.first = best.first.min(took.first);
            best.whole = best.whole.min(took.whole);
        }
    }
    println!("| {bids} bids | first byte | whole | ÷ `score` |");
    println!("|---|--:|--:|--:|");
    for (took, (command, format)) in best.iter().zip(RUNS) {
        let ratio = seconds(took.whole) / seconds(best[0].whole);
        let (first, whole) = (milli(took.first), milli(took.whole));
        println!("| `keur {command} --format {format}` | {first:.0} ms | {whole:.0} ms | {ratio:.2} |");
    }
    println!();
    Ok(())
}

fn run(command: &str, format: &str, folder: &Path) -> Outcome<Took> {
    let start = Instant::now();
    let mut child = Command::new(KEUR)
        .args([command, "--format", format])
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut out = child.stdout.take().ok_or("no pipe")?;
    out.read_exact(&mut [0])?;
    let first = start.elapsed();
    std::io::copy(&mut out, &mut std::io::sink())?;
    let status = child.wait()?;
    let whole = start.elapsed();
    if status.success() { Ok(Took { first, whole }) } else { Err(format!("keur {command}: {status}").into()) }
}
