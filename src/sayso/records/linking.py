"""A claim as the claims of a case are compared, and what joins two of them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.claim import Claim
from sayso.records.document import Evidence, Interval


@dataclass(frozen=True, slots=True)
class Participant:
    """Who fills a role of a claim, across documents.

    `entity` is the id that resolving gave; an unnamed one's id holds inside its document only. `within`
    are the entities that it is a part of: a ministry is within its state. `pronoun` is "he" or "she" where
    the page names somebody in this place, and in the like ones, by a pronoun alone.
    """

    role: str
    name: str
    entity: str
    named: bool
    kind: str = "other"
    within: tuple[str, ...] = ()
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a claim's event happened: `path` is the ids or names from the country inwards, `point`
    (latitude, longitude) in degrees.
    """

    role: str
    name: str
    path: tuple[str, ...]
    precision: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Yearless:
    """Days that lack their year ("June and July"): first and last as (month, day); `evidence` is the
    words.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """A claim as linking compares it: with people, places and time resolved. `words` are the quote's
    content words in lower case.

    `document` is the original's hash; `definite` says that the trigger points back ("the attack");
    `published` is its document's;
    `around` are places that its sentence names and that fill none of its roles.
    """

    claim: Claim
    document: str
    participants: tuple[Participant, ...] = ()
    places: tuple[Placing, ...] = ()
    days: Interval | None = None
    yearless: Yearless | None = None
    words: frozenset[str] = frozenset()
    lemma: str = ""
    sentence: int = 0
    definite: bool = False
    published: Interval | None = None
    around: tuple[Placing, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke for (`points` above 0) or against two claims telling of the same event, with
    what it saw on each side.
    """

    rule: str
    points: float
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Link:
    """The comparison of two claims: the sum of its reasons' points; `veto` names the rule that forbids the
    pair, "" for none.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    veto: str = ""
