"""The JSON forms of a record, as the design fixes them: what `timeline` and `show` print and what the index keeps."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sayso.case.record import Record
from sayso.case.store import Capture
from sayso.jsonform import claim_form, interval_form
from sayso.records import Affair, Claim, Document, Incident, Origins

Json = dict[str, Any]


def voice(document: Document) -> str:
    """Who speaks where a page names no source: its outlet, else its author, else its title, else its file."""
    return document.outlet or document.author or document.title or document.name


def speakers(claim: Claim, document: Document) -> list[str]:
    """Who says a claim, outermost first: the page itself where no one else is given."""
    return [source.name for source in claim.said_by] or [voice(document)]


def incident_form(incident: Incident, record: Record) -> Json:
    """One row of the timeline."""
    days = interval_form(incident.interval) or {"start": None, "end": None, "edtf": ""}
    claims = [record.claims[name] for name in incident.claims]
    said_by = dict.fromkeys(" ← ".join(speakers(claim, record.documents[record.told_in[claim.id]])) for claim in claims)
    return {
        "id": incident.id,
        "type": incident.type,
        "title": incident.title,
        "start": days["start"],
        "end": days["end"],
        "edtf": days["edtf"],
        "place": incident.place,
        "people": list(incident.people),
        "stage": incident.stage,
        "claims": list(incident.claims),
        "documents": list(incident.documents),
        "origins": _origins_form(record.origins.get(incident.id)),
        "said_by": list(said_by),
        "affair": incident.affair,
    }


def _origins_form(origins: Origins | None) -> Json:
    if origins is None:
        return {"low": 0, "high": 0, "why": []}
    return {"low": origins.low, "high": origins.high, "why": list(origins.why)}


def incident_detail(incident: Incident, record: Record) -> Json:
    """One incident with its claims and reasons."""
    origins = record.origins.get(incident.id)
    return {
        **incident_form(incident, record),
        "because": (interval_form(incident.interval) or {"because": []})["because"],
        "disputes": list(incident.disputes),
        "links": [asdict(link) for link in incident.links],
        "origin_list": [asdict(origin) for origin in origins.origins] if origins else [],
        "marks": list(origins.marks) if origins else [],
        "told": [told_form(record.claims[name], record) for name in incident.claims],
    }


def told_form(claim: Claim, record: Record) -> Json:
    """A claim with the page that tells it."""
    document = record.documents[record.told_in[claim.id]]
    return {
        **claim_form(claim, document),
        "document": {"sha256": document.sha256, "name": document.name, "title": document.title, "outlet": document.outlet},
        "voice": voice(document),
        "passage_kind": document.passages[claim.passage].kind if claim.passage < len(document.passages) else "body",
    }


def affair_form(affair: Affair) -> Json:
    """An affair with its ladder of legal stages."""
    rungs = [{**asdict(rung), "interval": interval_form(rung.interval)} for rung in affair.ladder]
    return {**asdict(affair), "ladder": rungs}


def page_form(document: Document, captures: tuple[Capture, ...], claims: int) -> Json:
    """A document as the list of pages shows it."""
    return {
        "sha256": document.sha256,
        "name": document.name,
        "title": document.title,
        "author": document.author,
        "outlet": document.outlet,
        "first_published_by": document.first_published_by,
        "republished": document.republished,
        "language": document.language,
        "published": interval_form(document.published),
        "captured": interval_form(document.captured),
        "warnings": list(document.warnings),
        "captures": [asdict(capture) for capture in captures],
        "claims": claims,
    }
