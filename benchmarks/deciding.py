"""Random decisions of every kind on a built case, for benchmarks and tests of bringing it up to date."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from sayso.case.log import Entry, Log
from sayso.errors import DecisionError
from sayso.reading.claims.codebook import Codebook
from sayso.store.sqlite import Index
from sayso.views.request import Desk

Json = dict[str, Any]
FIELDS: tuple[tuple[str, Any], ...] = (
    ("type", "killing"),
    ("stage", "planned"),
    ("aggregate", "yes"),
    ("time", "2016-03"),
    ("actor", "none"),
)
DETERMINED: tuple[tuple[str, Any], ...] = (
    ("title", "As determined"),
    ("time", "2015-02-03"),
    ("place", "Lorvik"),
    ("credibility", "2"),
)
OF_PAGE: tuple[tuple[str, Any], ...] = (
    ("outlet", "Lorvik Courier"),
    ("author", "N. Oss"),
    ("republished", "yes"),
)


class Decider:
    """Makes requests about what stands in a case now, and records them."""

    def __init__(self, index: Index, log: Log, codebook: Codebook, chance: random.Random) -> None:
        self.index, self.log, self.codebook, self.chance = index, log, codebook, chance
        self.undone: set[str] = set()

    def decide(self, kind: str) -> list[Entry]:
        """Records one random decision of a kind; tries again where what it picked cannot be decided."""
        for _ in range(50):
            try:
                asked = {"do": kind.split()[0], "by": "N. Oss", "why": "a test", **REQUESTS[kind](self)}
                return self.record(asked)
            except (DecisionError, ValueError, IndexError):
                continue
        return []

    def record(self, asked: Json) -> list[Entry]:
        """Records what a request asks for."""
        return self.log.extend(Desk(self.index, self.log.read(), self.codebook).bodies(asked))

    def undo(self, decision: str) -> list[Entry]:
        """Undoes one decision."""
        return self.record({"do": "undo", "on": [decision], "by": "N. Oss", "why": "a test"})

    def any(self, kind: str) -> Json:
        """One view of a kind."""
        names = [name for (name,) in self.index.rows("SELECT id FROM views WHERE kind = ? ORDER BY id", kind)]
        view: Json = self.index.view(kind, self.chance.choice(names))
        return view

    def incident(self) -> Json:
        """An incident, more often one that several claims tell."""
        return max((self.any("incident") for _ in range(3)), key=lambda one: len(one["claims"]))

    def beside(self, incident: Json) -> Json:
        """Another incident: of the same affair or type where three tries find one."""
        others = [self.any("incident") for _ in range(3)]
        alike = [one for one in others if one["type"] == incident["type"]]
        return (alike or others)[0]

    def name(self) -> str:
        """A name that some claim prints for somebody."""
        for _ in range(50):
            people = self.any("incident")["people"]
            if people:
                return str(self.chance.choice(people))
        raise DecisionError("nobody is named")


def _two_incidents(one: Decider) -> Json:
    incident = one.incident()
    return {"on": [incident["id"], one.beside(incident)["id"]]}


def _claims_of_one(one: Decider) -> Json:
    return {"on": one.chance.sample(one.incident()["claims"], 2)}


def _add(one: Decider) -> Json:
    page, claim = one.any("page"), one.any("claim")
    words = claim["trigger"]["text"] if claim["document"]["sha256"] == page["sha256"] else ""
    if not words:
        page, words = claim["document"], claim["quote"]["exact"]
    return {"on": [page["sha256"]], "words": words, "type": "attack"}


def _scope(kind: str) -> Callable[[Decider], Json]:
    return lambda one: {"on": [one.any(kind)[_key(kind)]], "in": False, "criterion": "not in the region"}


def _key(kind: str) -> str:
    return "sha256" if kind == "page" else "id"


def _determine(one: Decider) -> Json:
    incident, (field, value) = one.incident(), one.chance.choice(DETERMINED)
    return {"on": [incident["id"]], "field": field, "value": value, "cite": incident["claims"][:1]}


def _field(kind: str, fields: tuple[tuple[str, Any], ...]) -> Callable[[Decider], Json]:
    def ask(one: Decider) -> Json:
        field, value = one.chance.choice(fields)
        return {"on": [one.any(kind)[_key(kind)]], "field": field, "value": value}

    return ask


REQUESTS: dict[str, Callable[[Decider], Json]] = {
    "accept": lambda one: {"on": [one.any("claim")["id"]]},
    "reject": lambda one: {"on": [one.any("claim")["id"]]},
    "correct": _field("claim", FIELDS),
    "add": _add,
    "same": _two_incidents,
    "apart": _claims_of_one,
    "unsure": _two_incidents,
    "same names": lambda one: {"names": [one.name(), one.name()]},
    "apart names": lambda one: {"names": [one.name(), one.name()]},
    "document": _field("page", OF_PAGE),
    "document published": lambda one: {
        "on": [one.any("page")["sha256"]],
        "field": "published",
        "value": "2016-02-03",
    },
    "scope claim": _scope("claim"),
    "scope page": _scope("page"),
    "scope incident": _scope("incident"),
    "determine": _determine,
    "redact": lambda one: {"names": [one.name()], "coarsen": ["place", "date"]},
}
"""By kind, and what it is about, a random request."""
