//! The engine agrees with the naive scorer, on thousands of random tenders and on cases by hand.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::engine;
use crate::naive::{self, generate};

/// Random tenders that are compared.
const TENDERS: u64 = 3000;

#[test]
fn the_engine_agrees_with_the_naive_scorer_on_random_tenders() {
    let next = AtomicU64::new(0);
    let work = || {
        let mut made = generate::Made::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= TENDERS {
                return made;
            }
            let files = generate::tender(seed);
            let naive = naive::score(&files);
            made.observe(&files, &naive);
            if let Some(difference) = naive::difference(&naive, &engine::json(&files)) {
                panic!("tender {seed}: {difference}\n{}", files["tender.toml"]);
            }
        }
    };
    let made = std::thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut made = work();
        made.merge(&other.join().unwrap());
        made
    });
    assert!(made.empty().is_empty(), "never made: {:?}\n{}", made.empty(), made.table());
}

#[test]
fn the_engine_agrees_with_cases_reckoned_by_hand() {
    for case in naive::cases::all() {
        let difference = naive::difference(&case.expected, &engine::json(&case.files));
        assert_eq!(difference, None, "{}", case.name);
    }
}
