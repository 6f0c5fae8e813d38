"""Who is one person across the claims of a case, where resolving could not say: within one incident only, and never by a role alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sayso.link.evidence import DONE_TO, name_words, side
from sayso.records import Incident, LinkClaim, Participant

Who = Callable[[Participant], str]


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

    bearers = {
        one.name.casefold(): one.entity for claim in claims.values() for one in claim.participants if one.named and one.kind == "person"
    }
    for incident in incidents:
        first: dict[str, str] = {}
        for claim in (claims[name] for name in incident.claims):
            for one in side(claim, DONE_TO):
                name = one.name.casefold()
                join(first.setdefault(name, one.entity), one.entity)
                if not one.named and len(name_words(one.name)) > 1 and name in bearers:
                    join(bearers[name], one.entity)
    return lambda one: root(one.entity)
