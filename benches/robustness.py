"""Rank acceptability with numpy: the same draws as `keur robustness`, by its own generator and in floating point.

python3 robustness.py BIDS GROUPS DRAWS  reads BIDS lines of GROUPS shares in hundredths of a percent from standard
input, and prints the milliseconds that drawing and counting took, and the share of draws in which each of the first
three bids was first.
"""

import sys
import time

import numpy as np

bids, groups, draws = map(int, sys.argv[1:])
shares = np.loadtxt(sys.stdin, dtype=np.float64).reshape(bids, groups)
generator = np.random.default_rng(1)
chunk = max(1, min(draws, 10_000_000 // bids))
counts = np.zeros(bids * bids, dtype=np.int64)
central = np.zeros((bids, groups))
base = np.arange(bids) * bids
start = time.perf_counter()
left = draws
while left:
    now = min(chunk, left)
    cuts = np.sort(generator.random((now, groups - 1)), axis=1)
    weights = np.diff(cuts, axis=1, prepend=0, append=1)
    scores = weights @ shares.T
    order = np.argsort(-scores, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(bids), order.shape), axis=1)
    counts += np.bincount((ranks + base).ravel(), minlength=bids * bids)
    np.add.at(central, order[:, 0], weights)
    left -= now
took = time.perf_counter() - start
first = counts.reshape(bids, bids)[:3, 0] / draws
print(f"{took * 1000:.1f}", *(f"{share:.4f}" for share in first))
