//! Shares work among threads; the results are in order whoever did it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// `work` for 0 to `n`, shared by some threads; the results are in order whoever did them.
pub fn parallel<T: Send>(n: usize, threads: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let threads = threads.clamp(1, n.max(1));
    if threads == 1 || n < 8 {
        return (0..n).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(16, Ordering::Relaxed);
            if start >= n {
                return done;
            }
            done.extend((start..n.min(start + 16)).map(|i| (i, work(i))));
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_comes_back_in_order_whoever_did_it() {
        for threads in [1, 2, 7] {
            let all = parallel(1000, threads, &|i| i * i);
            assert_eq!(all, (0..1000).map(|i| i * i).collect::<Vec<_>>());
        }
    }
}
