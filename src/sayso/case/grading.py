"""How well each incident is corroborated: hands the record's claims to the stage that counts origins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.grade import Registry, Telling, copies, credibility, families, lineage, origins
from sayso.grade.copies import Copy
from sayso.records import Claim, Credibility, Document, Extraction, Incident, LinkClaim, Origins, Participant, Role, Source

Who = Callable[[Extraction, Claim, Role], Participant | None]


@dataclass(frozen=True, slots=True)
class Graded:
    """An incident's origins and the credibility that the rules suggest for it."""

    origins: Origins
    credibility: Credibility


def telling(extraction: Extraction, claim: Claim, who: Who) -> Telling:
    """A claim as grading sees it, with its sources resolved to whom they name."""
    chain = tuple(_speaker(extraction, claim, source, who) for source in claim.said_by)
    return Telling(claim.id, extraction.document.sha256, claim.type, chain, tuple(source.stance for source in claim.said_by))


def _speaker(extraction: Extraction, claim: Claim, source: Source, who: Who) -> Participant:
    role = Role("source", source.text, source.start, source.end, source.name)
    found = who(extraction, claim, role)
    return found or Participant("source", source.name, f"{extraction.document.sha256[:16]}@{source.start}", False)


def copied(prints: Mapping[str, frozenset[int]]) -> tuple[Copy, ...]:
    """Which documents print one text."""
    return copies(prints)


def grade(
    incidents: Sequence[Incident],
    claims: Mapping[str, LinkClaim],
    tellings: Mapping[str, Telling],
    documents: Mapping[str, Document],
    found: Sequence[Copy],
    registry: Registry,
) -> dict[str, Graded]:
    """Origins and credibility of each incident, by its id."""
    family = families(sorted(documents), found)
    pages = {name: lineage(document) for name, document in documents.items()}
    doubtful = [(copy.left, copy.right) for copy in found if not copy.sure]
    graded = {}
    for one in incidents:
        told = [tellings[name] for name in one.claims]
        taking_part = [part for name in one.claims for part in claims[name].participants]
        inside = set(one.documents)
        maybe = [pair for pair in doubtful if inside.issuperset(pair)]
        here = {name: pages[name] for name in one.documents}
        counted = origins(told, taking_part, here, {name: family[name] for name in here}, registry, maybe)
        graded[one.id] = Graded(counted, credibility(counted, one.disputes, _denying(told)))
    return graded


def _denying(told: Sequence[Telling]) -> tuple[str, ...]:
    """Who denies an incident."""
    denying = [
        part.name for one in told for part, stance in zip(one.chain, one.stances, strict=False) if stance == "denies"
    ]
    return tuple(dict.fromkeys(denying))
