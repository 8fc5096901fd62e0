//! Rank acceptability beside numpy on the same shares, in one run and in turn.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use keur::assess::{Standing, Verdict};
use keur::award::method;
use keur::model::award::Award;
use keur::num::Ratio;
use keur::study::robustness::{Acceptability, Contender, Contest, Draws, Group, acceptability};

use super::{Outcome, milli};

const GROUPS: usize = 8;
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/robustness.py");

/// Shares in hundredths of a percent, by a small generator of its own.
fn shares(bids: usize) -> Vec<Vec<i64>> {
    let mut state = 20_261_122_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % 10_001).unwrap_or_default()
    };
    (0..bids).map(|_| (0..GROUPS).map(|_| next()).collect()).collect()
}

fn contest<'a>(award: &'a Award, shares: &[Vec<i64>]) -> Outcome<Contest<'a>> {
    let percent =
        |hundredths: i64| Ratio::from(hundredths).checked_div(&Ratio::from(100)).unwrap_or_default();
    let group = |place| Group { place, weight: Ratio::from(1), value: None };
    let bid = |(entry, shares): (usize, &Vec<i64>)| Contender {
        entry,
        rank: entry + 1,
        standing: Standing {
            verdict: Some(Verdict::Admissible),
            readable: true,
            score: Some(Ratio::from(50)),
            ..Standing::default()
        },
        shares: shares.iter().map(|share| percent(*share)).collect(),
        points: Vec::new(),
    };
    Ok(Contest {
        award,
        method: method(award).ok_or("no method")?,
        groups: (0..GROUPS).map(group).collect(),
        questions: Vec::new(),
        bids: shares.iter().enumerate().map(bid).collect(),
        kept: Vec::new(),
    })
}

fn ours(contest: &Contest<'_>, draws: u64, threads: usize) -> Outcome<(Duration, Acceptability)> {
    let start = Instant::now();
    let draws = Draws { draws, seed: 1, within: None };
    let found = acceptability(contest, draws, threads, &|_| ()).ok_or("nothing was drawn")?;
    Ok((start.elapsed(), found))
}

/// The time that numpy took, and how often each of three bids was first; nothing where it is not there.
fn numpy(shares: &[Vec<i64>], draws: u64) -> Option<(Duration, String)> {
    let arguments = [shares.len().to_string(), GROUPS.to_string(), draws.to_string()];
    let mut python = Command::new("python3");
    let python = python.arg(SCRIPT).args(arguments).env("OPENBLAS_NUM_THREADS", "1");
    let mut child = python.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let rows = shares.iter().map(|row| row.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
    let text = rows.collect::<Vec<_>>().join("\n");
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let out = child.wait_with_output().ok().filter(|out| out.status.success())?;
    let said = String::from_utf8(out.stdout).ok()?;
    let (took, first) = said.trim().split_once(' ')?;
    let took: f64 = took.parse().ok()?;
    Some((Duration::from_secs_f64(took / 1000.0), first.to_owned()))
}

/// Times of drawing and counting over these numbers of bids; with many bids numpy is asked for fewer draws, and its
/// time is per as many.
pub fn table(sizes: &[usize]) -> Outcome<()> {
    const DRAWS: u64 = 1_000_000;
    println!("| bids | threads | 1,000,000 draws | numpy, one thread | numpy ÷ ours |");
    println!("|--:|--:|--:|--:|--:|");
    for &bids in sizes {
        let (award, shares) = (Award::default(), shares(bids));
        let contest = contest(&award, &shares)?;
        let repeats = if bids > 100 { 1 } else { 5 };
        let mut best = [Duration::MAX; 3];
        let mut first = Vec::new();
        for _ in 0..repeats {
            for threads in [1, 2] {
                let (took, found) = ours(&contest, DRAWS, threads)?;
                best[threads - 1] = best[threads - 1].min(took);
                let share = |ranks: &Vec<u64>| format!("{:.4}", ranks[0] as f64 / DRAWS as f64);
                first = found.ranks.iter().take(3).map(share).collect();
            }
            if let Some((took, theirs)) = numpy(&shares, DRAWS) {
                best[2] = best[2].min(took);
                eprintln!("first, of {bids}: ours {}, numpy {theirs}", first.join(" "));
            }
        }
        for threads in [1, 2] {
            let own = best[threads - 1];
            let (theirs, by) = if best[2] == Duration::MAX {
                ("not there".to_owned(), String::new())
            } else {
                (format!("{:.0} ms", milli(best[2])), format!("{:.1}", milli(best[2]) / milli(own)))
            };
            println!("| {bids} | {threads} | {:.0} ms | {theirs} | {by} |", milli(own));
        }
    }
    Ok(())
}
