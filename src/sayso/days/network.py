"""A simple temporal network in days (Dechter, Meiri and Pearl 1991): points, and facts like "this is at
most so many days after that".

Every fact carries the words that state it, so every bound and every contradiction can be led back to
quotes. Points are names; `START` is the zero of the calendar. Propagation is Bellman and Ford's, whose
cost here follows the number of facts, since chains are short.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Evidence

START = ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """`later` lies at most `days` days after `earlier` (which may be negative: at least -days before);
    `says` is the reason.

    `inferred` facts follow from how something is told and not from a date: they give way where facts
    cannot all hold.
    """

    earlier: str
    later: str
    days: int
    says: str
    because: tuple[Evidence, ...] = ()
    inferred: bool = False


def not_before(point: str, day: dt.date, says: str, because: tuple[Evidence, ...] = ()) -> Constraint:
    """A point lies on a day or after it."""
    return Constraint(point, START, -day.toordinal(), says, because)


def not_after(point: str, day: dt.date, says: str, because: tuple[Evidence, ...] = ()) -> Constraint:
    """A point lies on a day or before it."""
    return Constraint(START, point, day.toordinal(), says, because)


def in_order(first: str, second: str, says: str, because: tuple[Evidence, ...] = ()) -> Constraint:
    """One point does not lie after another: inferred."""
    return Constraint(second, first, 0, says, because, True)


@dataclass(frozen=True, slots=True)
class PointBound:
    """The first or last day that a point can have, and the facts that imply it, from the calendar to the
    point.
    """

    day: dt.date
    facts: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """The bounds of each point (None: open), and the sets of facts that cannot all hold, each as small as
    was found.
    """

    first: dict[str, PointBound]
    last: dict[str, PointBound]
    clashes: tuple[tuple[Constraint, ...], ...]


Reached = tuple[dict[str, int], dict[str, Constraint]]


def solve(facts: Iterable[Constraint]) -> Solved:
    """Narrow all points by all facts.

    Of facts that cannot all hold the inferred ones are not used; when none is inferred, none of them is:
    nobody knows which is wrong.
    """
    kept, latest, clashes = _consistent(sorted(set(facts), key=_key))
    return Solved(_bounds(_reach(kept, forward=False), False), _bounds(latest, True), tuple(clashes))


def _consistent(kept: list[Constraint]) -> tuple[list[Constraint], Reached, list[tuple[Constraint, ...]]]:
    """The facts that can all hold, how far they let each point reach, and what was left out."""
    clashes: list[tuple[Constraint, ...]] = []
    while True:
        found = _plain_clashes(kept) or _single_clashes(kept)
        latest: Reached = ({}, {}) if found else _reach(kept, forward=True)
        found = found or [clash for circle in _circles(latest[1]) if (clash := _smallest(kept, circle))]
        if not found:
            return kept, latest, clashes
        clashes += found
        dropped = {fact for clash in found for fact in ([one for one in clash if one.inferred] or clash)}
        kept = [one for one in kept if one not in dropped]


def _bounds(reached: Reached, forward: bool) -> dict[str, PointBound]:
    days, by = reached
    sign = 1 if forward else -1
    return {
        point: _bound(point, sign * value, by, forward=forward)
        for point, value in days.items()
        if point != START
    }


def _key(one: Constraint) -> tuple[object, ...]:
    return (
        one.earlier,
        one.later,
        one.days,
        one.says,
        [(piece.document, piece.start, piece.end, piece.text, piece.rule) for piece in one.because],
    )


def _own(facts: Sequence[Constraint]) -> tuple[dict[str, Constraint], dict[str, Constraint]]:
    """For each point the facts that give its own first and its own last day."""
    low: dict[str, Constraint] = {}
    high: dict[str, Constraint] = {}
    for one in facts:
        if one.later == START and (one.earlier not in low or one.days < low[one.earlier].days):
            low[one.earlier] = one
        elif one.earlier == START and (one.later not in high or one.days < high[one.later].days):
            high[one.later] = one
    return low, high


def _plain_clashes(facts: Sequence[Constraint]) -> list[tuple[Constraint, ...]]:
    """For each point whose own first day lies after its own last day the two facts that say so: by far the
    commonest clash.
    """
    low, high = _own(facts)
    return [
        (low[point], high[point])
        for point in sorted(low)
        if point in high and low[point].days + high[point].days < 0
    ]


def _single_clashes(facts: Sequence[Constraint]) -> list[tuple[Constraint, ...]]:
    """The facts between two points that the points' own days exclude, each with those days; all at once,
    so that none hides another.
    """
    low, high = _own(facts)
    return [
        (high[one.earlier], one, low[one.later])
        for one in facts
        if START not in (one.earlier, one.later)
        and one.earlier in high
        and one.later in low
        and high[one.earlier].days + one.days + low[one.later].days < 0
    ]


def _reach(facts: Sequence[Constraint], forward: bool) -> tuple[dict[str, int], dict[str, Constraint]]:
    """Shortest distances from the start (backward: to it), and for each point the fact by which it was
    reached.

    A negative circle need not hang from the start, so all points begin at 0 in a first pass that only
    looks for one; the distances of a consistent network are then found from the start alone.
    """
    ends = [(one.earlier, one.later) if forward else (one.later, one.earlier) for one in facts]
    if (
        forward
        and (circle := _relax(facts, ends, dict.fromkeys((point for pair in ends for point in pair), 0)))[2]
    ):
        return circle[0], circle[1]
    distance, by, _ = _relax(facts, ends, {START: 0})
    return distance, by


def _relax(
    facts: Sequence[Constraint], ends: Sequence[tuple[str, str]], distance: dict[str, int]
) -> tuple[dict[str, int], dict[str, Constraint], bool]:
    """Relax until nothing changes; True when it never ends, which only a negative circle can cause."""
    by: dict[str, Constraint] = {}
    leaving: dict[str, list[int]] = defaultdict(list)
    for index, (origin, _) in enumerate(ends):
        leaving[origin].append(index)
    waiting, rounds, most = (
        list(dict.fromkeys(distance)),
        0,
        len({point for pair in ends for point in pair}) + 1,
    )
    while waiting and rounds <= most:
        rounds += 1
        changed: dict[str, None] = {}
        for origin in waiting:
            for index in leaving[origin]:
                target, value = ends[index][1], distance[origin] + facts[index].days
                if target not in distance or value < distance[target]:
                    distance[target], by[target] = value, facts[index]
                    changed[target] = None
        waiting = list(changed)
        if rounds % 32 == 0 and _circles(by):
            return distance, by, True
    return distance, by, bool(waiting)


def _circles(by: Mapping[str, Constraint]) -> list[list[str]]:
    """Groups of points that were reached from themselves, in order; no two share a point."""
    done: set[str] = set()
    found = []
    for point in sorted(by):
        path: dict[str, None] = {}
        while point in by and point not in done and point not in path:
            path[point] = None
            point = by[point].earlier
        if point in path:
            listed = list(path)
            found.append(listed[listed.index(point) :])
        done |= set(path)
    return found


def _smallest(facts: Sequence[Constraint], circle: Iterable[str]) -> tuple[Constraint, ...] | None:
    """The negative circle with the fewest facts among the points of one that was met."""
    points = {*circle, START}
    inner = [one for one in facts if one.earlier in points and one.later in points]
    best: tuple[Constraint, ...] | None = None
    for point in sorted(points):
        found = _shortest_circle(point, inner, len(best) if best else len(points) + 2)
        if found and (best is None or len(found) < len(best)):
            best = found
    return best


def _shortest_circle(point: str, facts: Sequence[Constraint], most: int) -> tuple[Constraint, ...] | None:
    """The negative circle through a point with the fewest facts, at most `most`."""
    layers: list[dict[str, tuple[int, Constraint | None]]] = [{point: (0, None)}]
    for _ in range(most):
        after: dict[str, tuple[int, Constraint | None]] = {}
        for one in facts:
            if one.earlier in layers[-1]:
                value = layers[-1][one.earlier][0] + one.days
                if one.later not in after or value < after[one.later][0]:
                    after[one.later] = (value, one)
        layers.append(after)
        if point in after and after[point][0] < 0:
            return _unwound(point, layers)
    return None


def _unwound(
    point: str, layers: Sequence[Mapping[str, tuple[int, Constraint | None]]]
) -> tuple[Constraint, ...]:
    path: list[Constraint] = []
    for layer in reversed(layers[1:]):
        fact = layer[point][1]
        if fact is not None:
            path.append(fact)
            point = fact.earlier
    return tuple(dict.fromkeys(reversed(path)))


def _bound(point: str, ordinal: int, by: Mapping[str, Constraint], forward: bool) -> PointBound:
    """The day of a bound, and the facts on the way to it."""
    path: list[Constraint] = []
    while point != START and point in by and len(path) <= len(by):
        path.append(by[point])
        point = by[point].earlier if forward else by[point].later
    return PointBound(
        dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal())), tuple(reversed(path))
    )
