"""Which pages tell one story: how much of what is rare in the case two pages share, from their claims alone.

A page is the people, places and content words of its claims. Words and people that many pages of the case share weigh little, so that pages
about one conflict are not one story for that alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from sayso.link.whereabouts import place_key
from sayso.records import LinkClaim

RARE = 40
"""A thing that more pages than this share brings no pages together."""


class Stories:
    """The pages of some claims, ready to be compared. The order of the claims is of no consequence."""

    def __init__(self, claims: Iterable[LinkClaim]) -> None:
        things: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            things[claim.document] |= {word for word in claim.words if not word.isdecimal()}
            things[claim.document] |= {f"who {one.entity}" for one in claim.participants if one.named}
            things[claim.document] |= {f"at {where}" for place in claim.places if (where := place_key(place))}
        self._seen = Counter(thing for found in things.values() for thing in found)
        self._pages = len(things)
        self._things = {document: frozenset(found) for document, found in things.items()}
        self._length = {document: math.sqrt(sum(self._weight(thing) ** 2 for thing in sorted(found))) for document, found in things.items()}
        self._known: dict[tuple[str, str], float] = {}

    def _weight(self, thing: str) -> float:
        return math.log((self._pages + 1) / self._seen[thing]) * (NAMES if thing.startswith("who ") else 1.0)

    def rare(self, document: str) -> tuple[str, ...]:
        """The people of a page whom few other pages name, sorted: the keys under which its story is looked for."""
        return tuple(sorted(one for one in self._things[document] if one.startswith("who ") and 1 < self._seen[one] <= RARE))

    def near(self, left: str, right: str) -> float:
        """The cosine of two pages, 0–1."""
        name = (left, right) if left < right else (right, left)
        if name not in self._known:
            shared = sum(self._weight(thing) ** 2 for thing in sorted(self._things[left] & self._things[right]))
            self._known[name] = round(shared / (self._length[left] * self._length[right] or 1.0), 4)
        return self._known[name]


NAMES = 1.5
"""How much more a shared person or body weighs than a shared word of the same rarity."""
