"""Where a printed place is: looked up offline, with its precision and its chain of parents; unknown stays
unknown.

A name borne by several places is the most populous one, unless the words beside it or the document's other
countries say otherwise. Nothing is ever guessed from a name that the gazetteer lacks; such a place is
known only to lie in the country named beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.deriving.resolve.gazetteer import GazetteerEntry, capitals, find, key, lands
from sayso.world import countries, country_names, demonyms

EARTH_KM = 6371.0
NEAR_KM = 30.0  # two towns this near may be one place told two ways (a suburb and its city)
CONTEXT_SHARE = 40  # a namesake in a country of the document wins over one this many times as populous
BIG_TOWN = 1000  # thousands of people: a town as big wins over a region of its name
LEAST_WITHOUT_CONTEXT = (
    50  # thousands of people: a smaller town is only found in a country that the document names
)
KINDS = (
    "port city|capital "
    "city|city|town|village|port|capital|state|province|region|district|governorate|county|republic|kingdom"
)
COMPASS = (
    "north-?eastern|north-?western|south-?eastern|south-?western|northern|southern|eastern|western|"
    "central|north|south|east|west"
)
GENERIC = re.compile(rf"^(?:the )?(?:{KINDS}|island|suburb|municipality) of ", re.IGNORECASE)
AFTER = re.compile(
    (
        r" (?:city|town|village|province|region|district|governorate|county|state|oblast|prefecture"
        r"|municipality)$"
    ),
    re.IGNORECASE,
)
DIRECTION = re.compile(
    rf"^(?:{COMPASS}|greater|downtown|upper|lower|outer|inner|mainland)[ -]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place found. `path` leads from its country inwards and is empty for an area of several; `because`
    names the rule in words.

    `precision` is point (a site inside a known country), town, region, country or area; `point` is
    latitude and longitude in degrees.
    """

    name: str
    precision: str
    path: tuple[str, ...]
    point: tuple[float, float] | None = None
    members: frozenset[str] = frozenset()
    because: str = ""

    @property
    def id(self) -> str:
        """The path as one string, or the name of an area."""
        return "/".join(self.path) or f"area:{key(self.name)}"

    @property
    def country(self) -> str:
        """Code of the country, "" for an area."""
        return self.path[0] if self.path else ""

    def contains(self, other: Place) -> bool:
        """Whether the other place is this one or lies inside it."""
        if not self.path:
            return (bool(other.path) and other.path[0] in self.members) or (
                not other.path and other.members <= self.members
            )
        return other.path[: len(self.path)] == self.path and bool(other.path)

    def distance(self, other: Place) -> float | None:
        """Kilometres between the two points along the great circle (haversine); None where one has none."""
        if self.point is None or other.point is None:
            return None
        (a, b), (c, d) = ((math.radians(x) for x in p) for p in (self.point, other.point))
        h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
        return 2 * EARTH_KM * math.asin(math.sqrt(h))

    def chain(self) -> tuple[str, ...]:
        """Names from the place outwards: town, region where it has a name, country."""
        names = [self.name]
        if len(self.path) > 1:
            state = lands().get("/".join(self.path[:2]))
            if state and len(self.path) > 2:
                names.append(state[0])
            country = countries().get(self.path[0])
            names.append(country.name if country else lands().get(self.path[0], (self.path[0],))[0])
        return tuple(names)


def compatible(a: Place, b: Place) -> bool:
    """Whether two places can be where one thing happened: one holds the other, or they are towns less than
    30 km apart.
    """
    if a.contains(b) or b.contains(a):
        return True
    apart = a.distance(b)
    return apart is not None and a.precision == b.precision == "town" and apart <= NEAR_KM


def lookup(text: str, country: str = "", nearby: Iterable[str] = ()) -> Place | None:
    """The place that a printed name means.

    `country` is the code of a country named right beside it ("Paris, Texas" is split here), which binds;
    `nearby` are codes of the countries that the document names, which tip the choice between namesakes.
    None where the gazetteer has no such place.
    """
    text = text.strip(" ,.;:")
    if "," in text:
        first, _, rest = text.rpartition(",")
        outer = lookup(rest)
        if outer and outer.path and (inner := _inside(first, outer)):
            return inner
    found = find(key(text))
    if not found:
        return _reduced(text, country, nearby) or (_site(text, country) if country else None)
    if country:
        inside = [e for e in found if e.path[:1] == (country,)]
        return _place(inside[0], "in the country named beside it") if inside else _site(text, country)
    return _choose(found, frozenset(nearby))


def _choose(found: tuple[GazetteerEntry, ...], nearby: frozenset[str]) -> Place | None:
    """Among namesakes: a country; a region or big enough town of a country that the document names; a
    capital; the most populous.
    """
    best = found[0]
    if best.precision in ("country", "area"):
        return _place(best, "a country" if best.precision == "country" else "an area of several countries")
    biggest = max(found, key=lambda e: e.thousands)
    named = _by_context(found, nearby, biggest.thousands)
    if named is not None:
        return named
    if best.precision == "region" and biggest.thousands < BIG_TOWN:
        return _place(best, "a region")
    if biggest.thousands < LEAST_WITHOUT_CONTEXT:
        return None
    return _place(
        biggest, "the most populous place of that name" if len(found) > 1 else "the only place of that name"
    )


def _by_context(found: tuple[GazetteerEntry, ...], nearby: frozenset[str], most: int) -> Place | None:
    """The capital among namesakes, unless the document names the country of another that is big enough
    (`most`: the people of the biggest, in thousands).
    """
    capital = capitals().get(key(found[0].name))
    seat = next((e for e in found if e.precision == "town" and e.path[0] == capital), None)
    local = [e for e in found if e.path[0] in nearby]
    if seat is not None and (not local or seat in local):
        return _place(seat, "a capital")
    if local and (local[0].precision == "region" or local[0].thousands * CONTEXT_SHARE >= most):
        return _place(local[0], "in a country that the document names")
    return None


def _inside(first: str, outer: Place) -> Place | None:
    """ "Paris, Texas": the part before the comma inside the place after it."""
    inside = [e for e in find(key(first)) if e.path[: len(outer.path)] == outer.path and e.path != outer.path]
    if inside:
        return _place(inside[0], f"in {outer.name}, as the words say")
    return Place(
        first.strip(), "point", outer.path, None, frozenset(), f"a place in {outer.name}, as the words say"
    )


def _site(text: str, country: str) -> Place:
    return Place(
        text, "point", (country,), None, frozenset(), "known only to lie in the country named with it"
    )


def _reduced(text: str, country: str, nearby: Iterable[str]) -> Place | None:
    """The name without words such as "city of", "northern" or "province"; "Albanian town of X" binds the
    country.
    """
    words = text.split()
    if len(words) > 1 and (code := demonyms().get(key(words[0]))):
        return lookup(" ".join(words[1:]), code, nearby)
    if town := _before_country(words, nearby):
        return town
    low = text.strip().removeprefix("the ").removeprefix("The ")
    for pattern in (GENERIC, AFTER, DIRECTION):
        shorter = pattern.sub("", low)
        if shorter != low and shorter and shorter[:1].isupper():
            found = lookup(shorter, country, nearby)
            if found is not None and pattern is DIRECTION and found.precision in ("country", "region"):
                return Place(text, "region", found.path, None, frozenset(), f"a part of {found.name}")
            return found
    return None


def _before_country(words: list[str], nearby: Iterable[str]) -> Place | None:
    """The town of a name that ends in a country without a comma ("Villepinte France")."""
    for size in range(1, min(4, len(words))):
        outer = country_names().get(key(" ".join(words[-size:])))
        found = lookup(" ".join(words[:-size]), outer, nearby) if outer else None
        if found and found.precision == "town":
            return found
    return None


def _place(entry: GazetteerEntry, because: str) -> Place:
    return Place(entry.name, entry.precision, entry.path, entry.point, entry.members, because)


def government_of(name: str) -> str:
    """The code of the country whose capital bears this name, "" for any other name."""
    return capitals().get(key(name), "")
