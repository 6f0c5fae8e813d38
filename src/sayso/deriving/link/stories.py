"""Which pages tell one story: how much of what is rare in the case two pages share, from their claims alone.

A page is the people, places and content words of its claims. Words and people that many pages of the case
share weigh little, so that pages about one conflict are not one story for that alone. In large cases a
weight depends on how many pages share a thing, not on how many there are, and goes in steps: a case grows
by single pages, and then only the pages that have a thing whose count reached the next step are to be
looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.deriving.link.whereabouts import place_key
from sayso.records import LinkClaim

Things = NDArray[np.int64]
"""The things of one page as sorted numbers (things,); a person's or body's is odd."""

ONE_STORY, PROBABLY_ONE_STORY, PERHAPS_ONE_STORY = 0.16, 0.135, 0.11
"""From which cosine on two pages tell one story: on the training topics of ECB+ half of the pairs of pages
on one event reach 0.15, of the pages on a like event 5 %, of others none."""

BANDS = (PERHAPS_ONE_STORY, PROBABLY_ONE_STORY, ONE_STORY)

WORDS, NAMES = 2, 3
"""How much a shared word, and a shared person or body, weigh against each other."""

RARE = 40
"""Whom more pages than this name, a quarter of it in large cases, brings no pages together."""

COMMON = 128
"""What so many pages share weighs nothing, however many pages a case has beyond `MANY`."""

MANY = 128
"""From so many pages on weights go in steps, and what a good part of the pages share weighs nothing."""


def things_of(claims: Iterable[LinkClaim]) -> frozenset[str]:
    """What the claims of one page are about."""
    found: set[str] = set()
    for claim in claims:
        found |= {word for word in claim.words if not word.isdecimal()}
        found |= {f"who {one.entity}" for one in claim.participants if one.named}
        found |= {f"at {where}" for place in claim.places if (where := place_key(place))}
    return frozenset(found)


def is_person(thing: str) -> bool:
    """Whether a thing is a person or body."""
    return thing.startswith("who ")


def level(count: int) -> int:
    """The step that a count has reached: 1, 2, 4, 8, 16, 32, then 128, 512, 2048 and so on."""
    bits = count.bit_length()
    return bits if bits <= 6 else 6 + (bits - 6) // 2


def of_claims(claims: Iterable[LinkClaim]) -> Stories:
    """The stories of the pages that some claims stand in. The order of the claims is of no consequence."""
    told: dict[str, list[LinkClaim]] = defaultdict(list)
    for claim in claims:
        told[claim.document].append(claim)
    named = {page: things_of(found) for page, found in told.items()}
    numbers = {
        thing: 2 * at + is_person(thing)
        for at, thing in enumerate(sorted({one for found in named.values() for one in found}))
    }
    return Stories(
        {
            page: np.array(sorted(numbers[one] for one in named[page]), dtype=np.int64)
            for page in sorted(named)
        }
    )


def _brings(seen: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether people whom so many pages name bring pages together in a large case."""
    return (seen > 1) & (seen <= RARE // 4)


class Stories:
    """Pages, each with its things, ready to be compared."""

    def __init__(self, things: Mapping[str, Things]) -> None:
        self.pages: Sequence[str] = list(things)
        self.known = frozenset(self.pages)
        self._place = {page: at for at, page in enumerate(self.pages)}
        sizes = np.array([len(things[page]) for page in self.pages], dtype=np.int64)
        self._ends = np.concatenate([[0], np.cumsum(sizes)])
        flat = np.concatenate([np.empty(0, np.int64), *things.values()])
        owner = np.repeat(np.arange(len(self.pages)), sizes)
        self.codes, self._at, seen = np.unique(flat, return_inverse=True, return_counts=True)
        self.squares = self._weights(seen)
        self._seen, self._owner = seen, owner
        self._holders = owner[np.argsort(self._at, kind="stable")]
        self._starts = np.concatenate([[0], np.cumsum(seen)])
        self._lengths = np.bincount(owner, weights=self.squares[self._at], minlength=len(self.pages))
        self._known: dict[str, dict[str, float]] = {}

    def _weights(self, seen: NDArray[np.int64]) -> NDArray[np.float64]:
        """The square of what each thing weighs, by how few of all pages have it (after Spärck Jones 1972);
        in steps from `MANY` on.
        """
        if len(self.pages) < MANY:
            rarity = np.log((len(self.pages) + 1) / seen)
        else:
            most = int(seen.max(initial=0))
            steps = np.array([level(count) for count in range(most + 1)], dtype=np.float64)
            rarity = np.maximum(level(COMMON) - steps[seen], 0)
        squares: NDArray[np.float64] = np.square(rarity * np.where(self.codes % 2, NAMES, WORDS))
        return squares

    def things(self, page: str) -> NDArray[np.int64]:
        """The places, in `codes` and `squares`, of the things of a page."""
        at = self._place[page]
        found: NDArray[np.int64] = self._at[self._ends[at] : self._ends[at + 1]]
        return found

    def neighbours(self, page: str) -> Mapping[str, float]:
        """The other pages that tell, or perhaps tell, the story of a page, each with the cosine, 0–1."""
        if page not in self._known:
            shared = np.zeros(len(self.pages))
            for thing in self.things(page):
                if self.squares[thing]:
                    shared[self._holders[self._starts[thing] : self._starts[thing + 1]]] += self.squares[
                        thing
                    ]
            own = self._place[page]
            shared[own] = 0
            lengths = np.sqrt(self._lengths * self._lengths[own])
            near = np.round(np.divide(shared, lengths, out=np.zeros(len(self.pages)), where=lengths > 0), 4)
            self._known[page] = {
                self.pages[at]: float(near[at]) for at in np.flatnonzero(near >= PERHAPS_ONE_STORY).tolist()
            }
        return self._known[page]

    def weighed_alike(self, before: Stories) -> bool:
        """Whether things that equally many pages have weigh as before, so that `changed_since` tells all."""
        if min(len(self.pages), len(before.pages)) < MANY:
            return len(self.pages) == len(before.pages)
        return True

    def changed_since(self, before: Stories) -> set[str]:
        """The pages whose things weigh otherwise than before, or bring other pages together, by things
        that both have.
        """
        at = np.minimum(np.searchsorted(before.codes, self.codes), max(0, len(before.codes) - 1))
        both = before.codes[at] == self.codes
        rare = (self.codes % 2 == 1) & (_brings(self._seen) != _brings(before._seen[at]))
        changed = both & ((self.squares != before.squares[at]) | rare)
        return {self.pages[page] for page in np.unique(self._owner[changed[self._at]]).tolist()}

    def companions(self, page: str) -> frozenset[str]:
        """The other pages that name somebody whom few pages name, and those that tell its story: their
        claims are worth comparing.
        """
        most = RARE if len(self.pages) < MANY else RARE // 4
        found = set(self.neighbours(page))
        for thing in self.things(page):
            first, end = self._starts[thing], self._starts[thing + 1]
            if self.codes[thing] % 2 and 1 < end - first <= most:
                found |= {self.pages[at] for at in self._holders[first:end].tolist()}
        return frozenset(found - {page})

    def near(self, left: str, right: str) -> float:
        """The cosine of two pages, 0–1; 0 where it is too small to tell anything."""
        return self.neighbours(left).get(right, 0.0)
