"""A claim with the slots of its roles and sources: what stays as it is when a case learns who somebody is,
and how that is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any

from sayso.deriving.facets import Facets, read_yearless, with_facets
from sayso.deriving.grade import Telling
from sayso.deriving.link import link_claims
from sayso.deriving.link.inputs import PEOPLE_ROLES
from sayso.deriving.resolve.binding import DONE_TO, Known, Slot, fill, slot_of, where
from sayso.records import Claim, Document, Extraction, LinkClaim, Placing, Role, Traits
from sayso.records.forms import claim_form, interval_form, read_claim, read_interval

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unbound:
    """A claim of one page: `base` is what linking compares but for the participants, which `slots` make,
    as `sources` make the speakers.
    """

    base: LinkClaim
    slots: tuple[Slot, ...]
    sources: tuple[Slot, ...]

    def link_claim(self, known: Known) -> LinkClaim:
        """The claim as linking compares it."""
        return replace(
            self.base, participants=tuple(fill(slot, self.base.document, known) for slot in self.slots)
        )

    def telling(self, known: Known) -> Telling:
        """The claim as grading sees it."""
        claim, document = self.base.claim, self.base.document
        chain = tuple(fill(slot, document, known) for slot in self.sources)
        return Telling(
            claim.id, document, claim.type, chain, tuple(source.stance for source in claim.said_by)
        )

    def chains(self) -> frozenset[int]:
        """The chains of mentions that the claim's slots stand for."""
        return frozenset(
            at for slot in (*self.slots, *self.sources) for at in (slot.chain, slot.part) if at >= 0
        )


def unbound(page: Extraction, facets: Facets, traits: Traits) -> list[Unbound]:
    """The claims of a page, without knowing anything of other pages."""
    made = []
    for one in link_claims(page, lambda _page, _claim, _role: None, where):
        claim = one.claim
        slots = tuple(slot_of(page, claim, role, traits) for role in claim.roles if role.role in PEOPLE_ROLES)
        sources = tuple(
            slot_of(page, claim, Role("source", one.text, one.start, one.end, one.name), traits)
            for one in claim.said_by
        )
        made.append(Unbound(with_facets(one, facets), slots, sources))
    return _cleared(made, traits)


def _cleared(claims: list[Unbound], traits: Traits) -> list[Unbound]:
    """The claims of a page with the pronouns kept only for those whom no claim of what befalls people
    names: where one does, "he" of the others is clear enough.
    """
    clear = {
        slot.chain
        for one in claims
        if one.base.claim.type in traits["personal"]
        for slot in one.slots
        if slot.role in DONE_TO and not slot.pronoun
    }
    return [
        replace(
            one, slots=tuple(replace(slot, pronoun="") if slot.chain in clear else slot for slot in one.slots)
        )
        if any(slot.pronoun for slot in one.slots)
        else one
        for one in claims
    ]


def unbound_form(one: Unbound, document: Document) -> Json:
    """The JSON form of a claim with its slots."""
    base = one.base
    return {
        "claim": claim_form(base.claim, document),
        "slots": [astuple(slot) for slot in one.slots],
        "sources": [astuple(slot) for slot in one.sources],
        "places": [astuple(place) for place in base.places],
        "around": [astuple(place) for place in base.around],
        "yearless": asdict(base.yearless) if base.yearless else None,
        "words": sorted(base.words),
        "lemma": base.lemma,
        "sentence": base.sentence,
        "definite": base.definite,
        "published": interval_form(base.published),
    }


def read_unbound(form: Json, document: str) -> Unbound:
    """The claim that a JSON form stands for; `document` is its page's hash."""
    claim: Claim = read_claim(form["claim"])
    base = LinkClaim(
        claim=claim,
        document=document,
        places=_placings(form["places"]),
        days=claim.time.interval if claim.time else None,
        yearless=read_yearless(form["yearless"]),
        words=frozenset(form["words"]),
        lemma=form["lemma"],
        sentence=form["sentence"],
        definite=form["definite"],
        published=read_interval(form["published"]),
        around=_placings(form["around"]),
    )
    return Unbound(
        base, tuple(Slot(*slot) for slot in form["slots"]), tuple(Slot(*slot) for slot in form["sources"])
    )


def _placings(rows: Iterable[list[Any]]) -> tuple[Placing, ...]:
    return tuple(
        Placing(role, name, tuple(path), precision, tuple(point) if point else None)
        for role, name, path, precision, point in rows
    )
