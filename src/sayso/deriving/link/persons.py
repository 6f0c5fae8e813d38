"""Who is one person across the claims of a case, where resolving could not say: within one incident only,
and never by a role alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sayso.deriving.link.evidence import DOERS, DONE_TO, name_words, side
from sayso.records import CHARGE, Incident, LinkClaim, Participant, Traits

Who = Callable[[Participant], str]
PERSONAL = frozenset({"person", "other"})
"""Kinds of mention that may be a person: a description whose kind is not told counts, since the law
befalls people.
"""


def ties(incident: Incident, claims: Mapping[str, LinkClaim], traits: Traits) -> frozenset[tuple[bool, str]]:
    """What may tie an incident to others of its matter, each with whether it does so as an act.

    A step of law is tied to steps and acts by whom it befell, to acts by a charge told on their page, to
    what settles it by its sentence; an act only to steps, by who is said to have done it and by its page.
    """
    told = [claims[name] for name in incident.claims]
    found: set[tuple[bool, str]] = set()
    if incident.type in traits.steps or incident.type in traits["settles"]:
        people = [one for claim in told for one in side(claim, DONE_TO) if one.kind in PERSONAL]
        found |= {(False, f"id {one.entity}") for one in people}
        found |= {(False, f"name {one.name.casefold()}") for one in people if len(name_words(one.name)) > 1}
        found |= {(False, f"sentence {claim.document} {claim.sentence}") for claim in told}
        found |= {
            (False, f"page {claim.document}")
            for claim in told
            if any(role.role == CHARGE for role in claim.claim.roles)
        }
    if incident.type in traits["acts"]:
        found |= {
            (True, f"id {one.entity}") for claim in told for one in side(claim, DOERS) if one.kind in PERSONAL
        }
        found |= {(True, f"page {page}") for page in incident.documents}
    return frozenset(found)


def one_person(incidents: Sequence[Incident], claims: Mapping[str, LinkClaim], traits: Traits) -> Who:
    """A function that gives the id under which a participant counts.

    Two tellings of one incident that describe whom it befell in the same words ("the aid worker") mean one
    person, named or not; and a full name of two words is that of the person who bears it.
    """
    home: dict[str, str] = {}

    def root(entity: str) -> str:
        while home.get(entity, entity) != entity:
            entity = home[entity]
        return entity

    def join(left: str, right: str) -> None:
        one, other = sorted(
            (root(left), root(right)), key=lambda entity: ("#" in entity or "@" in entity, entity)
        )
        home[other] = one

    told = [
        [claims[name] for name in one.claims]
        for one in incidents
        if one.type in traits.steps or one.type in traits["settles"]
    ]
    befell = [
        [one for claim in found for one in side(claim, DONE_TO) if one.kind in PERSONAL] for found in told
    ]
    bearers: dict[str, str] = {}
    for one in (one for people in befell for one in people if one.named and one.kind == "person"):
        bearers[one.name.casefold()] = min(one.entity, bearers.get(one.name.casefold(), one.entity))
    for people in befell:
        first: dict[str, str] = {}
        for one in people:
            name = one.name.casefold()
            join(first.setdefault(name, one.entity), one.entity)
            if not one.named and len(name_words(one.name)) > 1 and name in bearers:
                join(bearers[name], one.entity)
    return lambda one: root(one.entity)
