"""What decisions do to one page's claims: add, accept, reject, correct. A pure function of the reading and
the decisions in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.case.decisions.anchor import claim_at, locate
from sayso.case.log import Entry
from sayso.records import Claim, Document
from sayso.records.forms import read_claim

Json = dict[str, Any]
CLAIM_KINDS = ("add", "accept", "reject", "correct")
CLAIM_FIELDS = ("type", "stage", "aggregate", "time", "said_by", "roles")
"""What of a claim can be corrected; a field is replaced as a whole."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision on a claim, as `show` tells it."""

    decision: str
    kind: str
    by: str
    at: str
    why: str
    field: str = ""


@dataclass(slots=True)
class Edited:
    """A page's claims after the decisions: those that stand, those rejected, what was decided on each,
    what no longer applies.
    """

    claims: dict[str, Claim]
    rejected: dict[str, Claim] = field(default_factory=dict)
    judged: dict[str, list[Judged]] = field(default_factory=dict)
    stale: list[tuple[Entry, str]] = field(default_factory=list)


def edit(document: Document, claims: Iterable[Claim], entries: Iterable[Entry]) -> Edited:
    """Applies the decisions on one page's claims, in the order in which they were made."""
    edited = Edited({claim.id: claim for claim in claims})
    for entry in entries:
        body = entry.body or {}
        if body.get("kind") in CLAIM_KINDS:
            why_not = _apply(edited, document, entry, body)
            if why_not:
                edited.stale.append((entry, why_not))
    return edited


def _apply(edited: Edited, document: Document, entry: Entry, body: Json) -> str:
    """Applies one decision; returns why it cannot be applied, or nothing."""
    found = claim_at(body["on"], document, [*edited.claims.values(), *edited.rejected.values()])
    if body["kind"] == "reject":
        if found is None:
            return "the claim that it rejects is not read any more"
        edited.rejected[found.id] = edited.claims.pop(found.id, found)
    else:
        if found is None or body["kind"] == "add":
            found = relocated(body["claim"], document)
            if found is None:
                return "the words that it stands on are no longer in the document's text"
        edited.rejected.pop(found.id, None)
        edited.claims[found.id] = corrected(found, body, document) if body["kind"] == "correct" else found
    judged = Judged(entry.id, body["kind"], body["by"], entry.at, body["why"], body.get("field", ""))
    edited.judged.setdefault(found.id, []).append(judged)
    return ""


def corrected(claim: Claim, body: Json, document: Document) -> Claim:
    """The claim with one field as the decision says; the value was checked when it was recorded."""
    name = body["field"]
    moved = relocated({**body["claim"], name: body["value"]}, document)
    if moved is None:
        return claim
    return replace(
        claim, **{name: getattr(moved, name)}, why=f"{claim.why}; {name} corrected by {body['by']}"
    )


def relocated(form: Json, document: Document) -> Claim | None:
    """A recorded claim with every one of its words found again in the document; None when some are there
    no more.
    """
    moved = _moved(form, document)
    return None if moved is None else read_claim(moved)


def _moved(value: Any, document: Document) -> Any:
    """A JSON form with each span moved to where its words stand now; None when one of them is lost."""
    if isinstance(value, list):
        parts = [_moved(one, document) for one in value]
        return (
            None
            if any(new is None and old is not None for new, old in zip(parts, value, strict=True))
            else parts
        )
    if not isinstance(value, dict):
        return value
    items = {key: _moved(one, document) for key, one in value.items()}
    if any(items[key] is None and value[key] is not None for key in items):
        return None
    words = value.get("exact", value.get("text"))
    if isinstance(words, str) and isinstance(value.get("start"), int):
        around = {"prefix": value.get("prefix", ""), "suffix": value.get("suffix", "")}
        span = locate(document, {"exact": words, "start": value["start"], **around})
        return None if span is None else {**items, "start": span.start, "end": span.end}
    return items
