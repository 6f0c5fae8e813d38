"""What the places of two claims say for and against their telling of one event."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from sayso.deriving.link.evidence import Finding, Veto, name_words
from sayso.records import LinkClaim, Placing, Reason

NEAR_KM = 40.0


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees, in kilometres (haversine, sphere of 6,371
    km).
    """
    lat_1, lon_1, lat_2, lon_2 = (math.radians(value) for value in (*left, *right))
    half = (
        math.sin((lat_2 - lat_1) / 2) ** 2
        + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _near(left: Placing, right: Placing) -> bool:
    return (
        left.point is not None and right.point is not None and kilometres(left.point, right.point) <= NEAR_KM
    )


def _holds(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    return inner[: len(outer)] == outer


def places(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    """The best agreement between the places of two claims, role by role; a veto when all their places of
    one role lie apart.
    """
    best: Finding | None = None
    for role in ("place", "destination", "origin"):
        ones = [one for one in left.places if one.role == role]
        others = [one for one in right.places if one.role == role]
        found = [_place(one, other) for one in ones for other in others if one.path and other.path]
        found = found or _unlisted(ones, others)
        if not found:
            continue
        good = max(
            (one for one in found if isinstance(one, Reason)), key=lambda one: one.points, default=None
        )
        if good is None:
            return [found[0]]
        if best is None or (isinstance(best, Reason) and good.points > best.points):
            best = good
    return [best] if best else _around(left, right)


def _around(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    """A place that both sentences name, though not both say that it happened there."""
    ones, others = (
        {key: one.name for one in (*claim.places, *claim.around) if (key := place_key(one))}
        for claim in (left, right)
    )
    shared = sorted(set(ones) & set(others))
    return (
        [Reason("both sentences name the place", 1.0, ones[shared[0]], others[shared[0]])] if shared else []
    )


def _unlisted(ones: list[Placing], others: list[Placing]) -> list[Finding]:
    """Places that the gazetteer lacks but that two claims call by one name; other names say nothing, one
    place may have several.
    """
    names = {words: one.name for one in ones if not one.path and (words := place_words(one.name))}
    return [
        Reason("in a place of that name", 1.25, names[words], other.name)
        for other in others
        if not other.path and (words := place_words(other.name)) in names
    ]


@lru_cache(65536)
def place_words(name: str) -> frozenset[str]:
    """What a place is called, without what kind of place it is and whose: {"dorrin"} for "the Orvannan
    town of Dorrin".
    """
    inner = re.split(r"\b(?:of|in|near|outside)\s+(?=[A-Z])", name)[-1]
    return name_words(inner.split(",")[0])


def place_key(place: Placing) -> str:
    """One string for places that are equal: the path of one that the gazetteer has below a country, else
    its name; "" for no such thing.
    """
    if place.path:
        return "/".join(place.path) if len(place.path) > 1 else ""
    return " ".join(sorted(place_words(place.name)))


def _place(left: Placing, right: Placing) -> Finding:
    """One place against another: the same, one within the other, near, or apart."""
    if left.path == right.path:
        if len(left.path) == 1:
            return Reason("in the same country", 0.5, left.name, right.name)
        return Reason("in the same place", 1.5, left.name, right.name)
    if _near(left, right):
        return Reason("in places next to each other", 1.0, left.name, right.name)
    if _holds(left.path, right.path) or _holds(right.path, left.path):
        deep = min(len(left.path), len(right.path)) > 1
        return Reason("one place lies in the other", 0.75 if deep else 0.5, left.name, right.name)
    return Veto(f"another place: {left.name}, {right.name}")
