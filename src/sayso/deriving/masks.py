"""Which names a case's decisions to redact cover: those that were given, and every other name of the same
people.
"""

from __future__ import annotations

from typing import Any

from sayso.case.decisions.effects import Effects
from sayso.deriving.flow import Record
from sayso.language.folding import fold

Json = dict[str, Any]


def mask_views(record: Record, effects: Effects) -> dict[str, Json]:
    """For each decision to redact every name in the case that stands for the same, and the places and
    dates to coarsen, as views.
    """
    found = {}
    groups = _people(record)
    for entry in effects.of_kind("redact"):
        body = entry.body or {}
        given = {fold(name)[0] for name in body["names"]}
        alike = [(names, kinds) for names, kinds in groups if given & {fold(name)[0] for name in names}]
        every = {*body["names"], *(name for names, _ in alike for name in names)}
        claims = _claims_of(record, {fold(name)[0] for name in every})
        found[entry.id] = {
            "id": entry.id,
            "names": sorted(every),
            "person": not alike or any("person" in kinds for _, kinds in alike),
            "claims": claims,
            "places": sorted(_places(record, claims)) if "place" in body["coarsen"] else [],
            "dates": sorted(_dates(record, claims)) if "date" in body["coarsen"] else [],
        }
    return found


def _people(record: Record) -> list[tuple[set[str], set[str]]]:
    """Every printed name of each named entity, with the kinds that it was read as."""
    names: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for use in record.uses:
        if use.named:
            entity = record.entities.of(use)
            names.setdefault(entity, set()).update((use.name, *use.also))
            kinds.setdefault(entity, set()).add(use.kind)
    return [
        ({name for name in group if name[:1].isupper()}, kinds[entity])
        for entity, group in sorted(names.items())
    ]


def _claims_of(record: Record, folded: set[str]) -> list[str]:
    """The claims in which one of the names fills a role or speaks."""
    found = []
    for name, claim in record.claims.items():
        parts = [part for role in claim.roles for part in (role.name, role.text)]
        parts += [part for source in claim.said_by for part in (source.name, source.text)]
        if any(fold(part)[0] in folded for part in parts):
            found.append(name)
    return sorted(found)


def _places(record: Record, claims: list[str]) -> set[str]:
    roles = ("place", "origin", "destination")
    return {
        part
        for name in claims
        for role in record.claims[name].roles
        if role.role in roles
        for part in (role.name, role.text)
    }


def _dates(record: Record, claims: list[str]) -> set[str]:
    found = set()
    for name in claims:
        time = record.claims[name].time
        if time is not None:
            found |= {time.text, *(evidence.text for evidence in time.interval.because)}
    return found - {""}
