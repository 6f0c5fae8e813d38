"""Who is one person across the claims of a case, where resolving could not say: within one incident only, and never by a role alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sayso.link.evidence import DONE_TO, name_words, side
from sayso.link.kinds import kinds
from sayso.records import Incident, LinkClaim, Participant

Who = Callable[[Participant], str]
PERSONAL = frozenset({"person", "other"})
"""Kinds of mention that may be a person: a description whose kind is not told counts, since the law befalls people."""


def at_law(incident: Incident) -> bool:
    """Whether an incident can belong to a matter: a step of law, what settles it, or an act that one may be about."""
    table = kinds()
    return incident.type in table.ladder or incident.type in table.settles or incident.type in table.acts


def ties(incident: Incident, claims: Mapping[str, LinkClaim]) -> frozenset[str]:
    """What may tie an incident to others of its matter: who takes part, by id and by name, and the pages that tell it."""
    if not at_law(incident):
        return frozenset()
    people = [one for name in incident.claims for one in claims[name].participants if one.kind in PERSONAL]
    return frozenset({*(f"id {one.entity}" for one in people), *(f"name {one.name.casefold()}" for one in people), *incident.documents})


def one_person(incidents: Sequence[Incident], claims: Mapping[str, LinkClaim]) -> Who:
    """A function that gives the id under which a participant counts.

    Two tellings of one incident that describe whom it befell in the same words ("the aid worker") mean one person, named or not; and a full
    name of two words is that of the person who bears it.
    """
    home: dict[str, str] = {}

    def root(entity: str) -> str:
        while home.get(entity, entity) != entity:
            entity = home[entity]
        return entity

    def join(left: str, right: str) -> None:
        one, other = sorted((root(left), root(right)), key=lambda entity: ("#" in entity or "@" in entity, entity))
        home[other] = one

    told = {incident.id: [claims[name] for name in incident.claims] for incident in incidents if at_law(incident)}
    bearers: dict[str, str] = {}
    for one in (one for found in told.values() for claim in found for one in claim.participants if one.named and one.kind == "person"):
        bearers[one.name.casefold()] = min(one.entity, bearers.get(one.name.casefold(), one.entity))
    for found in told.values():
        first: dict[str, str] = {}
        for claim in found:
            for one in (one for one in side(claim, DONE_TO) if one.kind in PERSONAL):
                name = one.name.casefold()
                join(first.setdefault(name, one.entity), one.entity)
                if not one.named and len(name_words(one.name)) > 1 and name in bearers:
                    join(bearers[name], one.entity)
    return lambda one: root(one.entity)
