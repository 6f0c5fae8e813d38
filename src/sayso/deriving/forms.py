"""The JSON forms of a record, as the design fixes them: what `timeline` and `show` print and what the
index keeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sayso.case.log import Entry, canonical, digest
from sayso.deriving.flow import Record, place_of, voice
from sayso.records import Affair, Claim, Document, Incident
from sayso.records.forms import claim_form, evidence_form, interval_form

Json = dict[str, Any]
ROW_KEYS = (
    *("id", "type", "title", "start", "end", "edtf", "place", "people"),
    *("stage", "claims", "documents", "origins", "said_by", "affair"),
)
"""What a row of the timeline has of an incident."""


def speakers(claim: Claim, document: Document) -> str:
    """Who says a claim, innermost first: the page itself where no one else is given."""
    return " via ".join(source.name for source in reversed(claim.said_by)) or voice(document)


def distinct(names: Iterable[str]) -> list[str]:
    """Names in their order, each once however it is set; in ordinary letters where any page prints it so."""
    found: dict[str, str] = {}
    for name in names:
        held = found.setdefault(name.casefold(), name)
        if held.isupper():
            found[name.casefold()] = name
    return list(found.values())


def incident_form(incident: Incident, record: Record) -> Json:
    """One incident with its reasons; what the analyst determined stands in place of what was derived,
    which is kept beside it.
    """
    days = interval_form(incident.interval) or {"start": None, "end": None, "edtf": "", "because": []}
    told = [(record.claims[name], record.documents[record.told_in[name]]) for name in incident.claims]
    graded = record.graded[incident.id]
    form: Json = {
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
        "origins": {"low": graded.origins.low, "high": graded.origins.high, "why": list(graded.origins.why)},
        "said_by": distinct(speakers(claim, document) for claim, document in told),
        "affair": incident.affair,
        "because": days["because"],
        "disputes": [dispute.says for dispute in incident.disputes],
        "disputed": [dispute.about for dispute in incident.disputes],
        "marks": list(graded.origins.marks),
        "credibility": {
            "suggested": graded.credibility.grade,
            "why": list(graded.credibility.why),
            "set": None,
        },
        "links": [asdict(link) for link in incident.links],
        "origin_list": [asdict(origin) for origin in graded.origins.origins],
        "orders": orders_of(incident.id, record),
        "unsure": list(record.named.unsure.get(incident.id, ())),
        "determined": [],
    }
    for entry in record.named.determined.get(incident.id, ()):
        _determine(form, entry)
    return form


def _determine(form: Json, entry: Entry) -> None:
    """Puts the analyst's value in its place and keeps the rival."""
    body = entry.body or {}
    name, value = body["field"], body["value"]
    if name == "time":
        rival: Any = {key: form[key] for key in ("start", "end", "edtf")}
        form.update({key: value[key] for key in ("start", "end", "edtf")})
    elif name == "credibility":
        rival = form["credibility"]["set"]
        form["credibility"]["set"] = value
    else:
        rival, form[name] = form[name], value
    told = {
        "decision": entry.id,
        "by": body["by"],
        "at": entry.at,
        "why": body["why"],
        "claims": [on["hint"] for on in body["cites"]],
    }
    form["determined"].append({"field": name, "value": value, "rival": rival, **told})


def told_form(claim: Claim, record: Record, incident: str | None) -> Json:
    """A claim with the page that tells it, the incident that it belongs to, and what was decided on it."""
    document = record.documents[record.told_in[claim.id]]
    status = (
        "rejected" if claim.id in record.rejected else "outside" if claim.id in record.outside else "stands"
    )
    return {
        **claim_form(claim, document),
        "document": {
            "sha256": document.sha256,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
        },
        "voice": voice(document),
        "passage_kind": document.passages[claim.passage].kind
        if claim.passage < len(document.passages)
        else "body",
        "incident": incident,
        "status": status,
        "criterion": record.outside.get(claim.id),
        "decided": [asdict(judged) for judged in record.judged.get(claim.id, ())],
    }


def orders_of(name: str, record: Record) -> list[Json]:
    """What an incident or a page is older or younger than, and why."""
    return [
        {
            "earlier": one.earlier,
            "later": one.later,
            "says": one.says,
            "because": [evidence_form(piece) for piece in one.because],
        }
        for one in record.times.orders
        if name in (one.earlier, one.later)
    ]


def contradictions(record: Record) -> dict[str, Json]:
    """The smallest sets of quotes that cannot all hold."""
    forms = [
        {
            "about": list(one.about),
            "says": one.says,
            "because": [evidence_form(piece) for piece in one.because],
        }
        for one in record.times.contradictions
    ]
    return dict(sorted((f"x-{digest(canonical(form))[:12]}", form) for form in forms))


def affair_form(affair: Affair) -> Json:
    """An affair with its ladder of legal stages."""
    rungs = [{**asdict(rung), "interval": interval_form(rung.interval)} for rung in affair.ladder]
    return {**asdict(affair), "ladder": rungs}


def page_form(document: Document, record: Record, claims: int) -> Json:
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
        "narrowed": interval_form(record.times.documents.get(document.sha256)),
        "orders": orders_of(document.sha256, record),
        "warnings": list(document.warnings),
        "captures": [asdict(capture) for capture in record.captures.get(document.sha256, ())],
        "claims": claims,
    }


def views(record: Record) -> dict[str, dict[str, Json]]:
    """Every view of a record by kind and id, each kind in the order in which it is shown."""
    home = {name: one.id for one in record.incidents for name in one.claims}
    counts: dict[str, int] = {}
    for name, sha in record.told_in.items():
        counts[sha] = counts.get(sha, 0) + (name not in record.rejected)
    pages = sorted(record.documents.values(), key=lambda document: (document.name, document.sha256))
    return {
        "incident": {one.id: incident_form(one, record) for one in record.incidents},
        "affair": {one.id: affair_form(one) for one in record.affairs},
        "claim": {
            name: told_form(claim, record, home.get(name)) for name, claim in sorted(record.claims.items())
        },
        "page": {one.sha256: page_form(one, record, counts.get(one.sha256, 0)) for one in pages},
        "contradiction": contradictions(record),
        "redirect": {old: {"id": old, "to": new} for old, new in sorted(record.named.redirects.items())},
        "stale": {entry.id: stale_form(entry, why) for entry, why in record.stale},
    }


def places(record: Record) -> dict[str, dict[str, str]]:
    """Where each view stands among its kind, for kinds that are not in the order of their ids."""
    return {
        "incident": {one.id: place_of(one) for one in record.incidents},
        "page": {one.sha256: one.name for one in record.documents.values()},
        "stale": {entry.id: f"{entry.n:09}" for entry, _ in record.stale},
    }


def stale_form(entry: Entry, why: str) -> Json:
    """A decision that no longer applies."""
    return {"id": entry.id, "decision": decision_form(entry), "why_not": why}


def decision_form(entry: Entry) -> Json:
    """A decision as it was recorded."""
    return {
        "id": entry.id,
        "at": entry.at,
        **{key: value for key, value in (entry.body or {}).items() if key != "salt"},
    }
