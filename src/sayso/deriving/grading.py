"""How well each incident is corroborated: hands the record's claims to the stage that counts origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.deriving.grade import Registry, Telling, credibility, lineage, origins
from sayso.deriving.grade.copies import Copy
from sayso.records import Credibility, Document, Incident, LinkClaim, Origins, Traits


@dataclass(frozen=True, slots=True)
class Graded:
    """An incident's origins and the credibility that the rules suggest for it."""

    origins: Origins
    credibility: Credibility


@dataclass(frozen=True, slots=True)
class Alike:
    """Which documents print one text: the family of each that shares text with others, and every pair that
    shares some.
    """

    family: Mapping[str, str]
    copies: Sequence[Copy]


def grade(
    incidents: Sequence[Incident],
    claims: Mapping[str, LinkClaim],
    tellings: Mapping[str, Telling],
    documents: Mapping[str, Document],
    alike: Alike,
    registry: Registry,
    traits: Traits,
) -> dict[str, Graded]:
    """Origins and credibility of each incident, by its id."""
    pages = {name: lineage(document) for name, document in documents.items()}
    doubtful = [(copy.left, copy.right) for copy in alike.copies if not copy.sure]
    graded = {}
    for one in incidents:
        told = [_at_its_word(tellings[name], claims[name], traits) for name in one.claims]
        taking_part = [part for name in one.claims for part in claims[name].participants]
        inside = set(one.documents)
        maybe = [pair for pair in doubtful if inside.issuperset(pair)]
        here = {name: pages[name] for name in one.documents}
        counted = origins(
            told,
            taking_part,
            here,
            {name: alike.family.get(name, name) for name in here},
            traits,
            registry,
            maybe,
        )
        graded[one.id] = Graded(
            counted, credibility(counted, tuple(dispute.says for dispute in one.disputes), _denying(told))
        )
    return graded


def _at_its_word(one: Telling, claim: LinkClaim, traits: Traits) -> Telling:
    """A telling without its speaker where the event is not asserted in the speaker's words but taken for
    known: a noun in them ("the killing must concern us all") is the page's own word.
    """
    lemma, printed = claim.lemma, claim.claim.trigger_text.casefold()
    known = lemma in traits.nouns and printed in (lemma, f"{lemma}s")
    return replace(one, chain=(), stances=()) if known and one.chain else one


def _denying(told: Sequence[Telling]) -> tuple[str, ...]:
    """Who denies an incident."""
    denying = [
        part.name
        for one in told
        for part, stance in zip(one.chain, one.stances, strict=False)
        if stance == "denies"
    ]
    return tuple(dict.fromkeys(denying))
