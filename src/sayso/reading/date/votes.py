"""Many weak facts about one unknown day: the stretch of the calendar that most of them allow.

Each fact allows any of several stretches of days ("President Clinton", told as of now: 1993 to 2001). What
is printed more often weighs more, up to a limit; where too much speaks against the best stretch, there is
none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.reading.date.bounds import Bound
from sayso.records import Evidence

Spans = tuple[tuple[dt.date, dt.date], ...]
"""Stretches of days in order, both ends included; `dt.date.max` is an open end."""
MOST, AGAINST = 6, 3
"""How much all mentions of one fact weigh at most; one in how many parts of all weight may speak against
the days chosen.
"""
HANDOVER = dt.timedelta(days=1)
"""The longest time for which two holders of one office may both stand in the tables: it is no day of
writing.
"""
LEAST = 3
"""How much must speak for an end: a single mention, without a sign that it is of the time of writing, may
be history.
"""
SHORT = dt.timedelta(days=14)
"""What days two facts must leave between them to be at one."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """Days that the words at `evidence` allow: any of `spans`; `weight` is how far they can be trusted."""

    spans: Spans
    weight: int
    evidence: Evidence


def merged(spans: Iterable[tuple[dt.date, dt.date]]) -> Spans:
    """Spans in order, those that meet joined."""
    joined: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def agreed(facts: Sequence[Fact], strength: int) -> tuple[Bound, ...]:
    """The bounds (of this strength) around the days that most of the weight allows; none when too much
    speaks against them.

    Two facts that leave less than two weeks between them are rather at odds: the lighter one is left out.
    """
    kinds: dict[Spans, list[Fact]] = {}
    for fact in sorted(facts, key=lambda one: (-one.weight, one.evidence.start)):
        kinds.setdefault(fact.spans, []).append(fact)
    weights = {spans: min(MOST, sum(fact.weight for fact in same)) for spans, same in kinds.items()}
    total = sum(weights.values())
    while weights:
        first, last, top = _best(weights)
        if AGAINST * (total - top) > total:
            return ()
        low = max(
            (spans for spans in weights if any(span[0] == first for span in spans)),
            key=weights.__getitem__,
            default=None,
        )
        high = max(
            (spans for spans in weights if any(span[1] == last for span in spans)),
            key=weights.__getitem__,
            default=None,
        )
        if high is not None and weights[high] < LEAST and last < dt.date.max:
            _as_history(high, weights, kinds)
            continue
        if low is None or high is None or low == high or last - first >= SHORT:
            starts = [Bound(first, None, strength, (kinds[low][0].evidence,))] if low is not None else []
            return (
                *starts,
                *(
                    [Bound(None, last, strength, (kinds[high][0].evidence,))]
                    if high and last < dt.date.max
                    else []
                ),
            )
        del weights[min(low, high, key=weights.__getitem__)]
    return ()


def _as_history(spans: Spans, weights: dict[Spans, int], kinds: dict[Spans, list[Fact]]) -> None:
    """Lets a fact that may be history bound from below only."""
    since: Spans = ((spans[0][0], dt.date.max),)
    weights[since] = weights.get(since, 0) + weights.pop(spans)
    kinds.setdefault(since, kinds[spans])


def _best(weights: Mapping[Spans, int]) -> tuple[dt.date, dt.date, int]:
    """The first and the last day of those on which most weight holds, and that weight."""
    stretches = _stretches(weights)
    score = {
        first: sum(weight for spans, weight in weights.items() if _holds(spans, first))
        for first, _ in stretches
    }
    top = max(score.values())
    return (
        min(day for day, _ in stretches if score[day] == top),
        max(day for start, day in stretches if score[start] == top),
        top,
    )


def _stretches(weights: Iterable[Spans]) -> list[tuple[dt.date, dt.date]]:
    """The calendar from the first day on that any fact names, cut where any fact begins or ends to hold."""
    edges = sorted(
        {
            edge
            for spans in weights
            for first, last in spans
            for edge in (first, last + _DAY if last < dt.date.max else first)
        }
    )
    pairs = [(first, after - _DAY) for first, after in pairwise(edges)]
    return [(first, last) for first, last in pairs if last - first > HANDOVER] + [
        (one, dt.date.max) for one in edges[-1:]
    ]


def _holds(spans: Spans, day: dt.date) -> bool:
    return any(first <= day <= last for first, last in spans)
