"""Parts of bounded size: a rule of the group alone."""

from __future__ import annotations

import random

from sayso.deriving.link.parts import Edge, parts


def test_small_groups_are_left_as_they_are() -> None:
    """What links connect stays together, and what they do not stays apart."""
    assert parts(range(5), [(0, 1, 3.0), (1, 2, 9.0)], most=3) == [[0, 1, 2], [3], [4]]


def test_a_large_group_is_cut_at_the_weakest_band() -> None:
    """Two strong groups that a weak link joins come apart; a smaller group keeps its weak links."""
    edges: list[Edge] = [(0, 1, 8.0), (1, 2, 8.0), (2, 3, 3.1), (3, 4, 8.0), (4, 5, 8.0), (6, 7, 3.1)]
    assert parts(range(8), edges, most=4) == [[0, 1, 2], [3, 4, 5], [6, 7]]


def test_what_may_not_be_cut_stays_together() -> None:
    """A decision is an endless link: the part may grow beyond the bound."""
    edges: list[Edge] = [(at, at + 1, float("inf")) for at in range(9)]
    assert parts(range(10), edges, most=3) == [list(range(10))]


def test_the_order_of_links_does_not_matter() -> None:
    """Shuffled, they give the same parts, none above the bound where weaker links can be cut."""
    chance = random.Random(1)
    edges = [(chance.randrange(200), chance.randrange(200), chance.random() * 9 + 3) for _ in range(400)]
    expected = parts(range(200), edges, most=20)
    for _ in range(5):
        chance.shuffle(edges)
        assert parts(range(200), edges, most=20) == expected
    assert sorted(at for part in expected for at in part) == list(range(200))
