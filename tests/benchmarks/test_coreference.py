"""The coreference scores, checked against cases worked out by hand."""

from __future__ import annotations

import itertools
import random

import pytest

from benchmarks.assignment import best_total
from benchmarks.coreference import b_cubed, ceaf_e, conll, muc


def parts(text: str) -> dict[str, int]:
    """ "abc de" is two clusters."""
    return {mention: index for index, group in enumerate(text.split()) for mention in group}


CASES = [
    # Vilain et al. 1995: gold abcd against ab cd misses one link of three; precision 2/2.
    (
        "abcd",
        "ab cd",
        2 * 1 * (2 / 3) / (1 + 2 / 3),
        2 * 1 * 0.5 / 1.5,
        2 * (4 / 6 / 2) * (4 / 6) / (4 / 6 / 2 + 4 / 6),
    ),
    # Everything right.
    ("ab c", "ab c", 1.0, 1.0, 1.0),
    # Everything apart: no link found; B³ precision 1, recall (1/2 + 1/2 + 1)/3; CEAF: one pair of 2/3, one of
    # 1, over 3 and 2 clusters.
    ("ab c", "a b c", 0.0, 2 * (2 / 3) / (1 + 2 / 3), 2 * (5 / 9) * (5 / 6) / (5 / 9 + 5 / 6)),
    # Everything together: MUC recall 1, precision 1/2; B³ recall 1, precision (2/3 + 2/3 + 1/3)/3; CEAF:
    # ab–abc, 4/5, over 1 and 2.
    ("ab c", "abc", 2 / 3, 2 * (5 / 9) / (1 + 5 / 9), 2 * 0.8 * 0.4 / 1.2),
]


@pytest.mark.parametrize(("gold", "system", "by_muc", "by_b3", "by_ceaf"), CASES)
def test_by_hand(gold: str, system: str, by_muc: float, by_b3: float, by_ceaf: float) -> None:
    """Each score as worked out in the comment beside the case, and their mean."""
    one, other = parts(gold), parts(system)
    assert muc(one, other) == pytest.approx(by_muc)
    assert b_cubed(one, other) == pytest.approx(by_b3)
    assert ceaf_e(one, other) == pytest.approx(by_ceaf)
    assert conll(one, other)["conll"] == pytest.approx((by_muc + by_b3 + by_ceaf) / 3)


def test_the_pairing_is_the_best_of_all() -> None:
    """Against every permutation, on small random matrices of all shapes."""
    chance = random.Random(7)
    for rows, columns in itertools.product(range(1, 5), range(1, 5)):
        for _ in range(5):
            profit = [
                [round(chance.random(), 3) if chance.random() > 0.3 else 0.0 for _ in range(columns)]
                for _ in range(rows)
            ]
            found = best_total(
                [
                    (profit[row][at], row, at)
                    for row in range(rows)
                    for at in range(columns)
                    if profit[row][at] > 0
                ]
            )
            turned = profit if rows <= columns else [list(column) for column in zip(*profit, strict=True)]
            orders = itertools.permutations(range(len(turned[0])), len(turned))
            assert found == pytest.approx(
                max(sum(turned[row][at] for row, at in enumerate(order)) for order in orders)
            )
