//! How long `keur score` takes beside reading and parsing the same files, and how much memory.
//!
//! ```text
//! cargo bench --bench score                          1,000 and 10,000 bids, and the example
//! cargo bench --bench score -- 1000 10000 100000     these numbers of bids
//! cargo bench --bench score -- check 1000            `check` beside `score` on as many bids
//! cargo bench --bench score -- robustness 10 100 1000  drawn weights beside numpy, with as many bids
//! cargo bench --bench score -- generate N FOLDER     only make a tender with N bids
//! ```
//!
//! Everything is a ratio of times taken in one run, in turn and each the best of several, so that a
//! busy machine disturbs all alike. With one thread it is processor time where the system tells it,
//! so that what else runs hardly counts; with two it is the clock on the wall. Nothing is asserted.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a bench reads the disk and a clock, and prints ratios"
)]

mod bids;
mod check;
#[path = "../src/cli/disk.rs"]
mod disk;
mod robustness;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use keur::assess::{BidFile, Options, Round, bid_files};
use keur::resolve::{Opened, open};

use disk::Disk;

const KEUR: &str = env!("CARGO_BIN_EXE_keur");
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/eu-csf");
/// How often the example is run.
const STARTS: usize = 30;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let said: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if said.first().is_some_and(|word| word == "generate") {
        let [_, n, folder] = said.as_slice() else { return Err("generate N FOLDER".into()) };
        let bytes = bids::generate(n.parse()?, Path::new(folder))?;
        println!("{n} bids of {} bytes on average in {folder}", bytes / n.parse::<usize>()?.max(1));
        return Ok(());
    }
    if let [command, n] = said.as_slice()
        && command == "check"
    {
        let n = n.parse()?;
        return check::table(n, &Folder::new(n)?.path);
    }
    if let [command, sizes @ ..] = said.as_slice()
        && command == "robustness"
    {
        let sizes: Vec<usize> = sizes.iter().map(|word| word.parse()).collect::<Result<_, _>>()?;
        return robustness::table(&sizes);
    }
    let mut sizes: Vec<usize> = said.iter().map(|word| word.parse()).collect::<Result<_, _>>()?;
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    example()?;
    let mut rows = Vec::new();
    for n in sizes {
        let folder = Folder::new(n)?;
        eprintln!("{n} bids of {} bytes", folder.bytes / n.max(1));
        let tender = Tender::open(&folder.path)?;
        let times = [1, 2].map(|threads| tender.times(threads));
        let peak = run(&["score", "--format", "csv", "--threads", "2", &folder.path.to_string_lossy()]).peak;
        rows.push((n, times, peak));
    }
    bulk(&rows);
    scaling(&rows);
    Ok(())
}

/// A folder that is removed at the end.
struct Folder {
    path: PathBuf,
    bytes: usize,
}

impl Folder {
    fn new(n: usize) -> Outcome<Folder> {
        let path = std::env::temp_dir().join(format!("keur-bench-{}-{n}", std::process::id()));
        let bytes = bids::generate(n, &path)?;
        Ok(Folder { path, bytes })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Times of the same bids: the best of several, each in turn.
#[derive(Clone, Copy)]
struct Times {
    threads: usize,
    /// Every file read to a text.
    read: Duration,
    /// The same, and parsed by the TOML parser alone.
    parse: Duration,
    /// Every bid read and assessed, and all ranked.
    assess: Duration,
    /// The whole command from process start, with its second pass.
    score: Duration,
}

impl Times {
    /// Everything but reading and parsing, by what the parser takes.
    fn rest_to_parser(&self) -> f64 {
        (seconds(self.assess) - seconds(self.parse)) / (seconds(self.parse) - seconds(self.read))
    }
}

struct Tender {
    folder: PathBuf,
    disk: Disk,
    opened: Opened,
    bids: Vec<BidFile>,
}

impl Tender {
    fn open(folder: &Path) -> Outcome<Tender> {
        let disk = Disk::new(folder);
        let opened = open(&disk, "tender.toml");
        let bids = bid_files(&disk, "bids").map_err(|_| "no bids")?;
        Ok(Tender { folder: folder.to_owned(), disk, opened, bids })
    }

    fn times(&self, threads: usize) -> Times {
        let longest = Duration::MAX;
        let mut best = Times { threads, read: longest, parse: longest, assess: longest, score: longest };
        self.read(threads);
        let repeats = if self.bids.len() > 20_000 { 2 } else { 5 };
        for _ in 0..repeats {
            best.read = best.read.min(spent(threads, || self.read(threads)));
            best.parse = best.parse.min(spent(threads, || self.parse(threads)));
            best.assess = best.assess.min(spent(threads, || self.assess(threads)));
            best.score = best.score.min(self.score(threads));
        }
        best
    }

    fn texts(&self, threads: usize, take: &(dyn Fn(&str) + Sync)) {
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(bid) = self.bids.get(next.fetch_add(1, Ordering::Relaxed)) {
                let text = fs::read_to_string(self.folder.join(&bid.path)).unwrap_or_default();
                take(&text);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
    }

    fn read(&self, threads: usize) {
        self.texts(threads, &|text| {
            black_box(text);
        });
    }

    fn parse(&self, threads: usize) {
        self.texts(threads, &|text| {
            black_box(toml::de::DeTable::parse_recoverable(text));
        });
    }

    fn assess(&self, threads: usize) {
        let Some(rules) = &self.opened.rules else { return };
        let file = self.opened.next_file();
        let options = Options {
            threads,
            keep: 0,
            digests: false,
            authority: &self.opened.authority,
            look: Some(keur::check::bid),
            progress: &|_| (),
        };
        black_box(Round::run((rules, &self.opened.conditions), &self.disk, &self.bids, file, options));
    }

    fn score(&self, threads: usize) -> Duration {
        let said = threads.to_string();
        let ran = run(&["score", "--format", "csv", "--threads", &said, &self.folder.to_string_lossy()]);
        ran.processor.filter(|_| threads == 1).unwrap_or(ran.wall)
    }
}

/// The time that some work takes: of the processor with one thread, else on the wall.
fn spent(threads: usize, work: impl FnOnce()) -> Duration {
    let (start, before) = (Instant::now(), processor("thread-self"));
    work();
    let wall = start.elapsed();
    let used = before.zip(processor("thread-self")).map(|(before, after)| after - before);
    used.filter(|_| threads == 1).unwrap_or(wall)
}

/// The time that the main thread of a process has had of a processor, where the system tells it.
fn processor(process: &str) -> Option<Duration> {
    let text = fs::read_to_string(format!("/proc/{process}/schedstat")).ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// What one run of the command took.
struct Ran {
    wall: Duration,
    /// Of its main thread.
    processor: Option<Duration>,
    /// The most memory at once, in KiB.
    peak: Option<u64>,
}

/// Runs the command, throws its output away, and looks at it every half millisecond until it ends.
fn run(arguments: &[&str]) -> Ran {
    let mut command = Command::new(KEUR);
    let start = Instant::now();
    let child = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap_or_else(|why| panic!("{KEUR}: {why}"));
    let process = child.id().to_string();
    let mut peak = None;
    // An ended process still tells its time until it is waited for.
    while let Ok(text) = fs::read_to_string(format!("/proc/{process}/status")) {
        let line = |name| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        if line("State:").is_none_or(|state| state.starts_with(['Z', 'X'])) {
            break;
        }
        peak = peak.max(line("VmHWM:").and_then(|kib| kib.trim_end_matches(" kB").parse().ok()));
        std::thread::sleep(Duration::from_micros(500));
    }
    let processor = processor(&process);
    let status = child.wait();
    let wall = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "keur {}", arguments.join(" "));
    Ran { wall, processor, peak }
}

/// The wall time of a run of the command that nobody looks at.
fn start(arguments: &[&str]) -> Duration {
    let mut command = Command::new(KEUR);
    let start = Instant::now();
    let status = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "keur {}", arguments.join(" "));
    start.elapsed()
}

/// The example from process start, beside a command that does nothing.
fn example() -> Outcome<()> {
    let commands: [(&str, &[&str]); 3] = [
        ("`keur --version`", &["--version"]),
        ("`keur score examples/eu-csf`", &["score", EXAMPLE]),
        ("`keur score examples/eu-csf --threads 1`", &["score", "--threads", "1", EXAMPLE]),
    ];
    let mut times = commands.map(|_| Vec::new());
    for _ in 0..STARTS {
        for ((_, arguments), times) in commands.iter().zip(&mut times) {
            times.push(start(arguments));
        }
    }
    println!("| from process start | best of {STARTS} | median |");
    println!("|---|---|---|");
    for ((name, _), times) in commands.iter().zip(&mut times) {
        times.sort();
        println!("| {name} | {:.1} ms | {:.1} ms |", milli(times[0]), milli(times[STARTS / 2]));
    }
    println!();
    Ok(())
}

type Row = (usize, [Times; 2], Option<u64>);

fn bulk(rows: &[Row]) {
    println!(
        "| bids | threads | read | read + parse | first pass | `score` | rest ÷ parser \
         | `score` ÷ (read + parse) | first pass: bids/s/core | `score`: bids/s/core | peak memory |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (n, times, peak) in rows {
        for t in times {
            let rate = |time| *n as f64 / seconds(time) / t.threads as f64;
            let peak = match peak {
                Some(kib) if t.threads == 2 => format!("{:.1} MiB", *kib as f64 / 1024.0),
                _ => String::new(),
            };
            println!(
                "| {n} | {} | {:.0} ms | {:.0} ms | {:.0} ms | {:.0} ms | {:.2} | {:.2} | {:.0} | {:.0} | {peak} |",
                t.threads,
                milli(t.read),
                milli(t.parse),
                milli(t.assess),
                milli(t.score),
                t.rest_to_parser(),
                seconds(t.score) / seconds(t.parse),
                rate(t.assess),
                rate(t.score),
            );
        }
    }
    println!();
}

fn scaling(rows: &[Row]) {
    println!("| bids | one thread ÷ two: read | read + parse | first pass | `score` |");
    println!("|--:|--:|--:|--:|--:|");
    for (n, [one, two], _) in rows {
        let gain = |time: fn(&Times) -> Duration| seconds(time(one)) / seconds(time(two));
        println!(
            "| {n} | {:.2} | {:.2} | {:.2} | {:.2} |",
            gain(|t| t.read),
            gain(|t| t.parse),
            gain(|t| t.assess),
            gain(|t| t.score),
        );
    }
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

fn milli(time: Duration) -> f64 {
    seconds(time) * 1000.0
}
