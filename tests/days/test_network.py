"""The time network narrows points by facts, leads every bound back to words, and finds the smallest
contradiction.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random

from sayso.days.network import START, Constraint, in_order, not_after, not_before, solve
from sayso.records import Evidence


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def said(text: str) -> tuple[Evidence, ...]:
    return (Evidence(text, 0, len(text), "stated"),)


def test_an_order_carries_a_bound_over() -> None:
    """The page is older than the sentence, the sentence not younger than the page that tells of it, and
    that page has a date.
    """
    found = solve(
        [
            not_before("old page", day("2019-09-20"), "a post", said("September 20, 2019")),
            in_order("old page", "sentence", "awaits trial", said("is awaiting trial")),
            in_order("sentence", "new page", "told as done", said("was sentenced")),
            not_after("new page", day("2022-07-22"), "still to come", said("on July 23")),
        ]
    )
    assert found.last["old page"].day == day("2022-07-22") and found.first["sentence"].day == day(
        "2019-09-20"
    )
    assert [fact.says for fact in found.last["old page"].facts] == [
        "still to come",
        "told as done",
        "awaits trial",
    ]
    assert "old page" in found.first and not found.clashes


def test_the_smallest_contradiction_is_found_and_the_rest_still_holds() -> None:
    """Two days for one arrest clash by themselves; a longer way round through another page does not hide
    it.
    """
    found = solve(
        [
            not_before("arrest", day("2019-07-03"), "one page", said("3 July")),
            not_after("arrest", day("2019-07-01"), "another page", said("1 July")),
            in_order("arrest", "page", "told as done"),
            not_after("page", day("2019-06-30"), "a dateline"),
            not_before("trial", day("2020-01-01"), "a third page"),
        ]
    )
    assert {fact.says for fact in found.clashes[0]} == {"one page", "another page"}
    assert found.first["trial"].day == day("2020-01-01")
    assert found.last["arrest"].day == day("2019-06-30")


def test_distances_between_points_count() -> None:
    """A week before, in days: the bounds move by seven."""
    found = solve(
        [
            Constraint("visit", "raid", -7, "a week before"),
            Constraint("raid", "visit", 7, "a week before"),
            not_before("visit", day("2022-07-23"), "x"),
        ]
    )
    assert found.first["raid"].day == day("2022-07-16")


def test_bounds_equal_those_of_all_pairs_paths() -> None:
    """Against Floyd and Warshall on random networks, consistent ones and others."""
    chance = random.Random(5)
    names = [START, "a", "b", "c", "d"]
    for _ in range(200):
        pairs = [pair for pair in itertools.permutations(names, 2) if chance.random() < 0.5]
        facts = [
            Constraint(
                one,
                other,
                chance.randrange(-20, 60) + (700000 if one == START else -700000 if other == START else 0),
                "x",
            )
            for one, other in pairs
        ]
        best = {(one, other): (0 if one == other else None) for one in names for other in names}
        for fact in facts:
            known = best[fact.earlier, fact.later]
            best[fact.earlier, fact.later] = fact.days if known is None else min(known, fact.days)
        for middle, one, other in itertools.product(names, repeat=3):
            left, right = best[one, middle], best[middle, other]
            if left is not None and right is not None:
                known = best[one, other]
                best[one, other] = left + right if known is None else min(known, left + right)
        found = solve(facts)
        if any((best[name, name] or 0) < 0 for name in names):
            assert found.clashes
            assert all(sum(fact.days for fact in clash) < 0 for clash in found.clashes)
            continue
        assert not found.clashes
        for name in names[1:]:
            last, first = best[START, name], best[name, START]
            assert (found.last[name].day.toordinal() if name in found.last else None) == last
            assert (found.first[name].day.toordinal() if name in found.first else None) == (
                None if first is None else -first
            )


def test_the_order_of_facts_changes_nothing() -> None:
    """Shuffled facts give the same bounds, reasons and clashes."""
    facts = [
        not_before("a", day("2020-01-05"), "one"), not_before("a", day("2020-01-05"), "one", said("5 Jan")),
        not_before("a", day("2020-01-05"), "one", said("January 5")), in_order("a", "b", "three"),
        not_after("b", day("2020-01-04"), "four"), not_after("c", day("2021-01-01"), "five"), in_order("b", "c", "six"),
    ]  # fmt: skip
    expected = solve(facts)
    for seed in range(6):
        random.Random(seed).shuffle(facts)
        assert solve(facts) == expected
