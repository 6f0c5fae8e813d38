"""From what an analyst asks (flags or a line of JSON) to the bodies that the log records. Everything is
checked here, once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sayso.case.decisions.anchor import claim_anchor
from sayso.case.decisions.claims import addition, correction, on_claim
from sayso.case.decisions.effects import DOCUMENT_FIELDS
from sayso.case.decisions.values import days_form
from sayso.case.log import Entry
from sayso.errors import CaseError, DecisionError
from sayso.reading.claims.codebook import STAGES, Codebook
from sayso.records import Claim, Document
from sayso.records.forms import read_claim, read_document
from sayso.store.rows import unpack
from sayso.store.sqlite import Index
from sayso.views.look import named_in

Json = dict[str, Any]
INCIDENT_FIELDS = ("type", "title", "time", "place", "people", "stage", "credibility")
"""What the record publishes of an incident and an analyst may determine."""

COARSE = ("place", "date")


class Desk:
    """Where requests are read: the built case, its log and its codebook."""

    def __init__(self, index: Index, entries: list[Entry], codebook: Codebook) -> None:
        self._index = index
        self._entries = entries
        self._codebook = codebook

    def bodies(self, asked: Json) -> list[Json]:
        """What to record for one request. Raises DecisionError when it names nothing in the case or
        contradicts itself.
        """
        kind = str(asked.get("do") or "")
        make = _KINDS.get(kind)
        if make is None:
            raise DecisionError(f"'{kind}' is no kind of decision; there are: {', '.join(_KINDS)}")
        by, why = str(asked.get("by") or ""), str(asked.get("why") or "")
        if not by:
            raise DecisionError("who decides? Give --by, or set SAYSO_BY")
        if not why:
            raise DecisionError("a decision needs its reason; give it with --why")
        return [{**body, "by": by, "why": why} for body in make(self, asked)]

    def on(self, asked: Json, most: int = 1) -> list[str]:
        """The ids that a request is about."""
        names = asked.get("on") or []
        names = [str(name) for name in names] if isinstance(names, list) else [str(names)]
        if not names or len(names) > most:
            expected = "one thing" if most == 1 else f"one to {most} things"
            raise DecisionError(f"'{asked['do']}' is about {expected}, and {len(names)} are named")
        return names

    def named(self, name: str, *kinds: str) -> tuple[str, Json]:
        """The thing of these kinds that a name stands for."""
        try:
            return named_in(self._index, name, kinds)
        except CaseError as error:
            raise DecisionError(f"{error} (looked for: {', '.join(kinds)})") from error

    def page(self, name: str) -> tuple[Document, list[list[int]]]:
        """A page and its sentences."""
        _, form = self.named(name, "page")
        read = self._index.page(form["sha256"])
        if read is None or read.error is not None:
            raise DecisionError(
                f"nothing could be read from {form['name']}, so there are no words to decide on"
            )
        extraction = unpack(read.body)
        return read_document(extraction["document"]), extraction["sentences"]

    def claims(self, name: str) -> list[tuple[Claim, Document]]:
        """The claim of this id, or all claims of the incident of this id."""
        kind, form = self.named(name, "claim", "incident")
        told = [form] if kind == "claim" else [self._index.view("claim", claim) for claim in form["claims"]]
        return [(read_claim(one), self.page(one["document"]["sha256"])[0]) for one in told]

    def incident(self, name: str) -> tuple[str, list[Json]]:
        """The id of an incident and the anchors of its claims; a claim's id stands for its incident."""
        kind, form = self.named(name, "incident", "claim")
        if kind == "claim":
            if form["incident"] is None:
                raise DecisionError(f"claim {form['id']} belongs to no incident")
            _, form = self.named(form["incident"], "incident")
        return form["id"], [claim_anchor(claim, document) for claim, document in self.claims(form["id"])]

    def judge(self, asked: Json) -> list[Json]:
        """accept, reject"""
        found = [pair for name in self.on(asked, 1000) for pair in self.claims(name)]
        return [on_claim(asked["do"], claim, document) for claim, document in found]

    def correct(self, asked: Json) -> list[Json]:
        """correct"""
        pairs = self.claims(self.on(asked)[0])
        if len(pairs) != 1:
            raise DecisionError("a correction is about one claim; to set an incident's value use 'determine'")
        return [correction(asked, *pairs[0], self._codebook)]

    def add(self, asked: Json) -> list[Json]:
        """add"""
        return [addition(asked, *self.page(self.on(asked)[0]), self._codebook)]

    def compare(self, asked: Json) -> list[Json]:
        """same, apart, unsure"""
        if asked.get("names"):
            names = [str(name) for name in asked["names"]]
            if len(names) != 2 or asked["do"] == "unsure":
                raise DecisionError("two names are the same or apart; name exactly two")
            return [{"kind": asked["do"], "names": names}]
        names = self.on(asked, 2)
        if len(names) != 2:
            raise DecisionError(f"'{asked['do']}' compares two claims or incidents; name both")
        sides = [self._side(name) for name in names]
        body: Json = {"kind": asked["do"], "members": [anchors for _, anchors in sides]}
        incidents = [name for name, _ in sides if name]
        return [{**body, "incidents": incidents} if len(incidents) == 2 else body]

    def _side(self, name: str) -> tuple[str, list[Json]]:
        kind, _ = self.named(name, "claim", "incident")
        if kind == "incident":
            return self.incident(name)
        return "", [claim_anchor(claim, document) for claim, document in self.claims(name)]

    def document(self, asked: Json) -> list[Json]:
        """document"""
        document, _ = self.page(self.on(asked)[0])
        name, value = str(asked.get("field") or ""), asked.get("value")
        if name not in DOCUMENT_FIELDS:
            raise DecisionError(
                f"a document has no field '{name}' to set; it has: {', '.join(DOCUMENT_FIELDS)}"
            )
        if name == "published":
            value = days_form(str(value))
        elif name == "republished":
            value = str(value).lower() in ("true", "yes")
        else:
            value = None if value in (None, "", "none") else str(value)
        return [{"kind": "document", "on": {"original": document.sha256}, "field": name, "value": value}]

    def scope(self, asked: Json) -> list[Json]:
        """scope"""
        if not isinstance(asked.get("in"), bool) or not asked.get("criterion"):
            raise DecisionError("scope needs --in or --out, and the rule that it follows with --criterion")
        kind, form = self.named(self.on(asked)[0], "incident", "claim", "page")
        body: Json = {"kind": "scope", "level": kind, "in": asked["in"], "criterion": str(asked["criterion"])}
        if kind == "incident":
            name, anchors = self.incident(form["id"])
            return [{**body, "incidents": [name], "members": [anchors]}]
        if kind == "page":
            return [{**body, "on": {"original": form["sha256"]}}]
        claim, document = self.claims(form["id"])[0]
        return [{**body, "on": claim_anchor(claim, document)}]

    def determine(self, asked: Json) -> list[Json]:
        """determine"""
        name, anchors = self.incident(self.on(asked)[0])
        field, value = str(asked.get("field") or ""), asked.get("value")
        if field not in INCIDENT_FIELDS:
            raise DecisionError(
                f"an incident has no field '{field}' to determine; it has: {', '.join(INCIDENT_FIELDS)}"
            )
        cited = [
            claim_anchor(claim, document)
            for cite in asked.get("cite") or []
            for claim, document in self.claims(str(cite))
        ]
        if not cited:
            raise DecisionError("a determination cites the claims that it rests on; give them with --cite")
        value = _determined(field, value, self._codebook)
        return [
            {
                "kind": "determine",
                "incidents": [name],
                "members": [anchors],
                "field": field,
                "value": value,
                "cites": cited,
            }
        ]

    def redact(self, asked: Json) -> list[Json]:
        """redact"""
        names = [str(name).strip() for name in asked.get("names") or asked.get("on") or []]
        coarsen = [str(one) for one in asked.get("coarsen") or []]
        if not names or not all(len(name) >= 2 for name in names):
            raise DecisionError("redact needs the names to mask, each of at least two letters")
        if not set(coarsen) <= set(COARSE):
            raise DecisionError(f"what can be coarsened is: {', '.join(COARSE)}")
        return [
            {"kind": "redact", "names": names, "as": str(asked.get("as") or "[redacted]"), "coarsen": coarsen}
        ]

    def erase(self, asked: Json) -> list[Json]:
        """erase"""
        _, form = self.named(self.on(asked)[0], "page")
        return [{"kind": "erase", "original": form["sha256"]}]

    def undo(self, asked: Json) -> list[Json]:
        """undo"""
        name = self.on(asked)[0]
        held = [entry for entry in self._entries if entry.id.startswith(name) and entry.body is not None]
        if len(held) != 1:
            raise DecisionError(
                f"{len(held) or 'no'} decisions have an id that begins with {name}; see: sayso decisions DIR"
            )
        if (held[0].body or {})["kind"] == "erase":
            raise DecisionError(
                "an erasure cannot be undone: the bytes are gone; add the page again from a copy"
            )
        undone = {
            (entry.body or {}).get("decision") for entry in self._entries if entry in _undoings(self._entries)
        }
        if held[0].id in undone:
            raise DecisionError(f"decision {held[0].id} is undone already")
        return [{"kind": "undo", "decision": held[0].id}]


def _undoings(entries: list[Entry]) -> list[Entry]:
    """The undoings that hold: those that no later undoing undid."""
    undone: set[str] = set()
    held = []
    for entry in reversed(entries):
        if entry.body is not None and entry.body["kind"] == "undo" and entry.id not in undone:
            undone.add(entry.body["decision"])
            held.append(entry)
    return held


def _determined(field: str, value: Any, codebook: Codebook) -> Any:
    """The value of a determination, checked."""
    if field == "time":
        return days_form(str(value))
    if field == "credibility":
        if str(value) not in "123456" or len(str(value)) != 1:
            raise DecisionError("credibility is a figure from 1 (confirmed) to 6 (cannot be judged)")
        return int(value)
    if field == "people":
        return [str(one) for one in (value if isinstance(value, list) else [value])]
    if field == "type" and value not in codebook.types:
        raise DecisionError(f"the codebook has no type '{value}'; see: sayso codebook show")
    if field == "stage" and value not in STAGES:
        raise DecisionError(f"'{value}' is no stage; the stages are: {', '.join(STAGES)}")
    if not value:
        raise DecisionError(f"what is the incident's {field}? Give it with --value")
    return str(value)


_KINDS: dict[str, Callable[[Desk, Json], list[Json]]] = {
    "add": Desk.add,
    "accept": Desk.judge,
    "reject": Desk.judge,
    "correct": Desk.correct,
    "same": Desk.compare,
    "apart": Desk.compare,
    "unsure": Desk.compare,
    "document": Desk.document,
    "scope": Desk.scope,
    "determine": Desk.determine,
    "redact": Desk.redact,
    "erase": Desk.erase,
    "undo": Desk.undo,
}

KINDS = tuple(_KINDS)
