"""The pairing behind CEAF is the best one."""

from __future__ import annotations

import itertools
import random

from benchmarks.assignment import best_total


def brute(pairs: list[tuple[float, int, int]], size: int) -> float:
    """The best total over all permutations."""
    worth = {(left, right): value for value, left, right in pairs}
    return max(
        sum(worth.get((i, p[i]), 0.0) for i in range(size)) for p in itertools.permutations(range(size))
    )


def test_best_total_against_all_permutations() -> None:
    """On random small tables the sum equals that of the best permutation."""
    shuffler = random.Random(5)
    for _ in range(300):
        size = shuffler.randint(1, 5)
        pairs = [
            (round(shuffler.random(), 2) + 0.01, i, j)
            for i in range(size)
            for j in range(size)
            if shuffler.random() < 0.6
        ]
        assert abs(best_total(pairs) - brute(pairs, size)) < 1e-9
