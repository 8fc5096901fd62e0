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

/// `work` for 0 to `n`, shared by some threads, each adding to what is its own. Which thread does what is by
/// chance, so that what is added must come to the same in any order.
pub fn gathered<T: Send>(
    n: usize,
    threads: usize,
    start: &(dyn Fn() -> T + Sync),
    work: &(dyn Fn(&mut T, usize) + Sync),
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut own = start();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            if i >= n {
                return own;
            }
            work(&mut own, i);
        }
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.clamp(1, n.max(1))).map(|_| scope.spawn(take)).collect();
        let mut all = vec![take()];
        for other in others {
            match other.join() {
                Ok(own) => all.push(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
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

    #[test]
    fn what_is_gathered_is_whole_whoever_did_it() {
        for threads in [1, 2, 7] {
            let parts = gathered(1000, threads, &|| 0, &|sum, i| *sum += i);
            assert_eq!(parts.len(), threads);
            assert_eq!(parts.iter().sum::<usize>(), 499_500);
        }
    }
}
