"""Views over the claims of a case: incidents, affairs, origins, what is known of when."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.document import Evidence, Interval
from sayso.records.linking import Link


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the claims of one incident contradict each other about ("days" or "stages"), and how, in words."""

    about: str
    says: str


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims that tell of one event: a view over them. `links` are the comparisons that joined them,
    strongest first.

    `actors` and `targets` are whom the row names as doers and as those whom it befell, those of the title
    first. `to_check` are claims in which it is unclear who that is. `interval` is narrowed by all its
    claims; `disputes` names what its claims contradict each other about.
    """

    id: str
    type: str
    title: str
    stage: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    interval: Interval | None = None
    place: str | None = None
    people: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    weight: str = "plain"
    links: tuple[Link, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    affair: str | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One legal stage that a person reached: `step` is the claim type, `stage` how far it went, by the
    claims named.
    """

    person: str
    step: str
    stage: str
    incident: str
    claims: tuple[str, ...]
    charge: str = ""
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Affair:
    """The distinct incidents of one matter, with the ladder of legal stages of each person, in order.

    The person whom it is about comes first; `standing` is that person's latest rung, and `settled` says
    that no other one is to be expected; `kind` is "proceedings" or the type of its leading incident,
    `against` are those who are accused before the law; `why` says, one sentence per incident, what joined it.
    """

    id: str
    title: str
    people: tuple[str, ...]
    incidents: tuple[str, ...]
    ladder: tuple[Rung, ...]
    standing: str
    why: tuple[str, ...] = ()
    settled: bool = False
    kind: str = ""
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the user's source registry. `reliability` is A–F as the user set it, "" when not set,
    never set by the program.

    `party_to` are (conflict, side) pairs; the sides' members are the registry's `conflicts`.
    """

    name: str
    also: tuple[str, ...] = ()
    owner: str = ""
    affiliation: str = ""
    party_to: tuple[tuple[str, str], ...] = ()
    reliability: str = ""
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent root of what is told: a kind (reporting, speaker, agency, anonymous, party), who,
    and the claims that lead to it.
    """

    kind: str
    who: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins an incident has, at least and at most, and one sentence per rule that
    was applied.
    """

    low: int
    high: int
    why: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credibility:
    """A suggested grade of the information, 1–6 of the Admiralty scheme (6: cannot be judged), with one
    sentence per rule.
    """

    grade: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """That one thing came before another: `earlier` and `later` are ids of incidents or hashes of
    documents; `says` is why.
    """

    earlier: str
    later: str
    says: str
    because: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The smallest set of quotes found that cannot all hold, about the incidents and documents named by
    id.
    """

    about: tuple[str, ...]
    says: str
    because: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """What the time network of a case narrows: intervals of incidents by id and of documents by hash,
    orders, contradictions.
    """

    incidents: dict[str, Interval]
    documents: dict[str, Interval]
    orders: tuple[Order, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
