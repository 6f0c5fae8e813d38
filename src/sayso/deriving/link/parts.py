"""Cutting what links connect into parts of bounded size, so that a busy case costs no more than its parts.

A group of more than `MOST` claims is cut at the next stronger band of links until its parts are small
enough or nothing weaker is left to cut. The parts depend on the group alone, not on the case around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST = 500
"""Claims that a part has at most, where weaker links are left to cut."""

BAND = 0.5
"""Points by which one band of links is stronger than the one before."""

Edge = tuple[int, int, float]


def parts(members: Iterable[int], edges: Sequence[Edge], most: int = MOST) -> list[list[int]]:
    """The parts of some claims, each sorted, by their first member. `edges` are links with their scores,
    those that may not be cut with an endless one.
    """
    waiting = [(group, inside) for group, inside in _connected(members, edges)]
    found: list[list[int]] = []
    while waiting:
        group, inside = waiting.pop()
        weakest = min((_band(score) for _, _, score in inside), default=float("inf"))
        if len(group) <= most or weakest == float("inf"):
            found.append(group)
        else:
            waiting += _connected(group, [edge for edge in inside if _band(edge[2]) > weakest])
    return sorted(found)


def _band(score: float) -> float:
    """The band of a score; an endless one is a band of its own."""
    return score if score == float("inf") else score // BAND


def _connected(members: Iterable[int], edges: Iterable[Edge]) -> list[tuple[list[int], list[Edge]]]:
    """The groups that edges connect, each with the edges inside it."""
    home = {at: at for at in members}

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    listed = list(edges)
    for one, other, _ in listed:
        low, high = sorted((root(one), root(other)))
        home[high] = low
    groups: dict[int, tuple[list[int], list[Edge]]] = {}
    for at in sorted(home):
        groups.setdefault(root(at), ([], []))[0].append(at)
    for edge in listed:
        groups[root(edge[0])][1].append(edge)
    return list(groups.values())
