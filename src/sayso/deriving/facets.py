"""What linking, resolving and grading need of a page beside its claims, taken while the tokens are at
hand: these are not kept.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from sayso.deriving.grade.copies import shingles
from sayso.deriving.link.inputs import link_claims
from sayso.deriving.resolve.uses import NameUse, uses_of
from sayso.records import Evidence, Extraction, LinkClaim, Yearless

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Facets:
    """By claim id what its words are like; how the page names everybody; the hashes of its runs of words."""

    claims: dict[str, Json]
    uses: tuple[NameUse, ...]
    shingles: frozenset[int]


def facets_form(extraction: Extraction) -> Json:
    """A page's facets as JSON; `extraction` has its tokens."""
    uses = [{**asdict(use), "words": sorted(use.words)} for use in uses_of(extraction)]
    claims = {one.claim.id: _claim_form(one) for one in link_claims(extraction)}
    return {"claims": claims, "uses": uses, "shingles": sorted(shingles(extraction.document))}


def read_facets(form: Json) -> Facets:
    """The facets that a JSON form stands for."""
    uses = tuple(
        NameUse(**{**use, "also": tuple(use["also"]), "words": frozenset(use["words"])})
        for use in form["uses"]
    )
    return Facets(form["claims"], uses, frozenset(form["shingles"]))


def _claim_form(one: LinkClaim) -> Json:
    return {
        "words": sorted(one.words),
        "lemma": one.lemma,
        "sentence": one.sentence,
        "definite": one.definite,
        "yearless": asdict(one.yearless) if one.yearless else None,
    }


def with_facets(claim: LinkClaim, facets: Facets) -> LinkClaim:
    """A claim that was made without tokens, with what was taken from them before; one added by hand has no
    facets.
    """
    form = facets.claims.get(claim.claim.id)
    if form is None:
        return claim
    return replace(
        claim,
        words=frozenset(form["words"]),
        lemma=form["lemma"],
        sentence=form["sentence"],
        definite=form["definite"],
        yearless=claim.yearless or (read_yearless(form["yearless"]) if claim.days is None else None),
    )


def read_yearless(form: Json | None) -> Yearless | None:
    """The months without a year that a JSON form stands for."""
    if form is None:
        return None
    (first_month, first_day), (last_month, last_day) = form["first"], form["last"]
    return Yearless(
        (first_month, first_day),
        (last_month, last_day),
        Evidence(**form["evidence"]) if form["evidence"] else None,
    )
