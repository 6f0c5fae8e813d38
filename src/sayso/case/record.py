"""What a case says as a whole: a pure function of its readings, its captures and its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.case.facets import with_facets
from sayso.case.store import Capture
from sayso.link import affairs, link, link_claims, with_affairs
from sayso.records import Affair, Claim, Document, Extraction, Incident, LinkClaim, Origins


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one original: the extraction without its tokens, and what linking needs of them."""

    extraction: Extraction
    facets: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """Documents and claims by id, and the views over them in the order in which they are shown."""

    documents: dict[str, Document]
    captures: dict[str, tuple[Capture, ...]]
    claims: dict[str, Claim]
    told_in: dict[str, str]
    incidents: tuple[Incident, ...]
    affairs: tuple[Affair, ...]
    origins: dict[str, Origins]


def derive(readings: list[Reading], captures: list[Capture]) -> Record:
    """The record of a case. The order of `readings` does not matter."""
    ordered = sorted(readings, key=lambda one: one.extraction.document.sha256)
    documents = {one.extraction.document.sha256: one.extraction.document for one in ordered}
    told_in = {claim.id: one.extraction.document.sha256 for one in ordered for claim in one.extraction.claims}
    by_document: dict[str, tuple[Capture, ...]] = {}
    for capture in captures:
        by_document[capture.sha256] = (*by_document.get(capture.sha256, ()), capture)
    claims = {one.claim.id: one for reading in ordered for one in _comparable(reading)}
    incidents = link(list(claims.values()))
    matters = affairs(incidents, claims)
    plain = {name: one.claim for name, one in claims.items()}
    return Record(documents, by_document, plain, told_in, with_affairs(incidents, matters), matters, {})


def _comparable(reading: Reading) -> tuple[LinkClaim, ...]:
    """The claims of one document as linking compares them."""
    return with_facets(link_claims(reading.extraction), reading.facets)
