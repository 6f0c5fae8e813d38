"""The measures of coreference, on the worked example of the literature."""

from __future__ import annotations

import pytest

from benchmarks.coref import b_cubed, ceaf_e, clusters, f1, muc

KEY = [frozenset({1, 2, 3, 4, 5}), frozenset({6, 7}), frozenset({8, 9, 10, 11, 12})]
ANSWER = [frozenset({1, 2, 3, 4, 5}), frozenset({6, 7, 8, 9, 10, 11, 12})]


def test_bagga_and_baldwin() -> None:
    """One wrong link costs little by MUC and more by B³ (Bagga and Baldwin 1998, first response)."""
    assert f1(*muc(ANSWER, KEY), *muc(KEY, ANSWER)) == pytest.approx(200 * 0.9 / 1.9)
    assert b_cubed(ANSWER, KEY)[0] / 12 == pytest.approx(0.762, abs=0.001)
    assert b_cubed(KEY, ANSWER)[0] / 12 == pytest.approx(1.0)


def test_ceaf_pairs_each_chain_once() -> None:
    """Two key chains that one answer chain holds do not both count."""
    assert ceaf_e(KEY, ANSWER) == pytest.approx(1.0 + 10 / 12)


def test_single_mentions_are_no_chain() -> None:
    """Labels become sets of at least two."""
    assert clusters(["a", "b", "a"]) == [frozenset({0, 2})]
