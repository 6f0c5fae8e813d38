"""What linking needs of a claim's syntax, taken while the tokens are at hand, so that the tokens need not be kept."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sayso.link import link_claims
from sayso.records import Evidence, Extraction, LinkClaim, Yearless

Json = dict[str, Any]


def facets_of(extraction: Extraction) -> dict[str, Json]:
    """For each claim its content words, its trigger's lemma and the like, as JSON; `extraction` has its tokens."""
    return {one.claim.id: _facet(one) for one in link_claims(extraction)}


def _facet(one: LinkClaim) -> Json:
    return {
        "words": sorted(one.words),
        "lemma": one.lemma,
        "sentence": one.sentence,
        "definite": one.definite,
        "yearless": asdict(one.yearless) if one.yearless else None,
    }


def with_facets(claims: tuple[LinkClaim, ...], facets: dict[str, Json]) -> tuple[LinkClaim, ...]:
    """Claims that were made without tokens, with what was taken from them before; a claim added by hand has no facets."""
    return tuple(_with_facet(one, facets[one.claim.id]) if one.claim.id in facets else one for one in claims)


def _with_facet(one: LinkClaim, facet: Json) -> LinkClaim:
    return replace(
        one,
        words=frozenset(facet["words"]),
        lemma=facet["lemma"],
        sentence=facet["sentence"],
        definite=facet["definite"],
        yearless=_yearless(facet["yearless"]),
    )


def _yearless(form: Json | None) -> Yearless | None:
    if form is None:
        return None
    (first_month, first_day), (last_month, last_day) = form["first"], form["last"]
    return Yearless((first_month, first_day), (last_month, last_day), Evidence(**form["evidence"]) if form["evidence"] else None)
