"""What a decision to redact covers: the names that were given and every other name of the same people,
and the places and dates of the claims that name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.case.log import Entry
from sayso.language.folding import fold
from sayso.records import Claim, Role, Source

Json = dict[str, Any]
PLACES = ("place", "origin", "destination")


@dataclass(frozen=True, slots=True)
class Group:
    """One named entity: its printed names that begin with a capital, and the kinds that it was read as."""

    names: set[str]
    kinds: set[str]


def mask_form(entry: Entry, groups: Sequence[Group], claims: Sequence[Claim]) -> Json:
    """A decision to redact with all that it covers. `groups` and `claims` are at least those that bear, or
    print, one of its names.
    """
    body = entry.body or {}
    given = _folded(body["names"])
    alike = [one for one in groups if given & _folded(one.names)]
    every = set(body["names"]).union(*(one.names for one in alike))
    folded = _folded(every)
    named = [claim for claim in claims if folded & printed(claim)]
    return {
        "id": entry.id,
        "names": sorted(every),
        "person": not alike or any("person" in one.kinds for one in alike),
        "claims": sorted(claim.id for claim in named),
        "places": sorted(_places(named)) if "place" in body["coarsen"] else [],
        "dates": sorted(_dates(named)) if "date" in body["coarsen"] else [],
    }


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name)[0] for name in names}


def printed(claim: Claim) -> set[str]:
    """The folded names and words of a claim's roles and sources."""
    fillers: tuple[Role | Source, ...] = (*claim.roles, *claim.said_by)
    return {fold(part)[0] for one in fillers for part in (one.name, one.text)}


def _places(claims: Iterable[Claim]) -> set[str]:
    return {
        part
        for claim in claims
        for role in claim.roles
        if role.role in PLACES
        for part in (role.name, role.text)
    }


def _dates(claims: Iterable[Claim]) -> set[str]:
    times = [claim.time for claim in claims if claim.time is not None]
    texts = {one.text for one in times}
    return (texts | {piece.text for one in times for piece in one.interval.because}) - {""}
