"""The JSON forms of a record, as the design fixes them: what `timeline` and `show` print and what the
index keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sayso.case.decisions.naming import Named
from sayso.case.log import Entry, canonical, digest
from sayso.deriving.flow import voice
from sayso.deriving.grading import Graded
from sayso.records import Affair, Claim, Contradiction, Document, Incident, Interval, Order
from sayso.records.forms import claim_form, evidence_form, interval_form

Json = dict[str, Any]
ROW_KEYS = (
    *(
        "id",
        "type",
        "title",
        "start",
        "end",
        "edtf",
        "place",
        "people",
        "actors",
        "targets",
        "main",
        "to_check",
    ),
    *("stage", "claims", "documents", "origins", "said_by", "affair"),
)
"""What a row of the timeline has of an incident."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the forms of some incidents and pages quote: documents by hash, claims and the documents that
    tell them by the claim's id, orders by what they are about.
    """

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    told_in: Mapping[str, str]
    graded: Mapping[str, Graded]
    named: Named
    orders: Mapping[str, Sequence[Order]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record makes of a claim: the incident that it belongs to, whether it stands, is rejected or
    outside the inquiry and by which criterion, and what was decided on it.
    """

    incident: str | None
    status: str
    criterion: str | None
    decided: Sequence[Json]


def orders_by_name(orders: Iterable[Order]) -> dict[str, list[Order]]:
    """Orders by each of the two that they are about."""
    found: dict[str, list[Order]] = {}
    for one in orders:
        for name in dict.fromkeys((one.earlier, one.later)):
            found.setdefault(name, []).append(one)
    return found


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


def incident_form(incident: Incident, around: Around) -> Json:
    """One incident with its reasons; what the analyst determined stands in place of what was derived,
    which is kept beside it.
    """
    days = interval_form(incident.interval) or {"start": None, "end": None, "edtf": "", "because": []}
    told = [(around.claims[name], around.documents[around.told_in[name]]) for name in incident.claims]
    graded = around.graded[incident.id]
    form: Json = {
        "id": incident.id,
        "type": incident.type,
        "title": incident.title,
        "start": days["start"],
        "end": days["end"],
        "edtf": days["edtf"],
        "place": incident.place,
        "people": list(incident.people),
        "actors": list(incident.actors),
        "targets": list(incident.targets),
        "main": _main(incident, told),
        "to_check": list(incident.to_check),
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
        "orders": orders_of(incident.id, around),
        "unsure": list(around.named.unsure.get(incident.id, ())),
        "determined": [],
    }
    for entry in around.named.determined.get(incident.id, ()):
        _determine(form, entry)
    return form


FRONT = ("title", "lead", "heading")
"""Passages of a page that say what it is about."""

OPENING = 2
"""How many passages of an article, its first, say what it is about where none is marked as its lead."""


def _main(incident: Incident, told: list[tuple[Claim, Document]]) -> bool:
    """Whether a row is one of Main: told on several pages, in a title or lead, belonging to a matter at law,
    or wanting a decision.
    """
    if len(incident.documents) > 1 or incident.affair or incident.to_check or incident.disputes:
        return True
    if incident.weight != "plain":
        return incident.weight == "grave"
    return any(_in_front(claim, document) for claim, document in told)


def _in_front(claim: Claim, document: Document) -> bool:
    """Whether a claim stands in a title, a heading, a lead or where an article opens."""
    if _passage(claim, document) in FRONT:
        return True
    opening = [at for at, one in enumerate(document.passages) if one.kind == "body"][:OPENING]
    return claim.passage in opening


def _passage(claim: Claim, document: Document) -> str:
    """The kind of passage that a claim stands in."""
    known = claim.passage < len(document.passages)
    return document.passages[claim.passage].kind if known else "body"


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


def told_form(claim: Claim, document: Document, standing: Standing) -> Json:
    """A claim with the page that tells it, the incident that it belongs to, and what was decided on it."""
    return {
        **claim_form(claim, document),
        "document": {
            "sha256": document.sha256,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
        },
        "voice": voice(document),
        "passage_kind": _passage(claim, document),
        "incident": standing.incident,
        "status": standing.status,
        "criterion": standing.criterion,
        "decided": list(standing.decided),
    }


def orders_of(name: str, around: Around) -> list[Json]:
    """What an incident or a page is older or younger than, and why."""
    return [
        {
            "earlier": one.earlier,
            "later": one.later,
            "says": one.says,
            "because": [evidence_form(piece) for piece in one.because],
        }
        for one in around.orders.get(name, ())
    ]


def contradiction_forms(found: Iterable[Contradiction]) -> dict[str, Json]:
    """The smallest sets of quotes that cannot all hold."""
    forms = [
        {
            "about": list(one.about),
            "says": one.says,
            "because": [evidence_form(piece) for piece in one.because],
        }
        for one in found
    ]
    return dict(sorted((f"x-{digest(canonical(form))[:12]}", form) for form in forms))


def affair_form(affair: Affair) -> Json:
    """An affair with its ladder of legal stages."""
    rungs = [{**asdict(rung), "interval": interval_form(rung.interval)} for rung in affair.ladder]
    return {**asdict(affair), "ladder": rungs}


@dataclass(frozen=True, slots=True)
class PageState:
    """What the record knows of a page beside its document: its captures as they are shown, the days that
    the network leaves, the number of its claims that are not rejected.
    """

    captures: Sequence[Json]
    narrowed: Interval | None
    claims: int


def page_form(document: Document, state: PageState, around: Around) -> Json:
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
        "narrowed": interval_form(state.narrowed),
        "orders": orders_of(document.sha256, around),
        "warnings": list(document.warnings),
        "captures": list(state.captures),
        "claims": state.claims,
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
