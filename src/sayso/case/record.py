"""What a case says as a whole: a pure function of its readings, its captures and its decisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.case.store import Capture
from sayso.records import Affair, Claim, Document, Extraction, Incident, Origins


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


def derive(extractions: list[Extraction], captures: list[Capture]) -> Record:
    """The record of a case. The order of `extractions` and of the captures does not matter."""
    documents = {one.document.sha256: one.document for one in sorted(extractions, key=lambda one: one.document.sha256)}
    claims = {claim.id: claim for one in extractions for claim in one.claims}
    told_in = {claim.id: one.document.sha256 for one in extractions for claim in one.claims}
    by_document: dict[str, tuple[Capture, ...]] = {}
    for capture in captures:
        by_document[capture.sha256] = (*by_document.get(capture.sha256, ()), capture)
    singles = [_single(claim, told_in[claim.id]) for _, claim in sorted(claims.items()) if not claim.aggregate]
    return Record(documents, by_document, claims, told_in, tuple(sorted(singles, key=in_order)), (), {})


def in_order(incident: Incident) -> tuple[dt.date, dt.date, str]:
    """Where an incident stands in the timeline: by its first day, then its last; what has no date comes at the end."""
    days = incident.interval
    start = days.start if days else None
    end = days.end if days else None
    return start or end or dt.date.max, end or dt.date.max, incident.id


def _single(claim: Claim, document: str) -> Incident:
    """The incident of one claim alone."""
    people = tuple(dict.fromkeys(role.name for role in claim.roles if role.role in ("target", "victim", "actor")))
    place = next((role.name for role in claim.roles if role.role == "place"), None)
    days = claim.time.interval if claim.time else None
    return Incident(f"i{claim.id}", claim.type, claim.type, claim.stage, (claim.id,), (document,), days, place, people)
