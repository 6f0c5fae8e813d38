"""The decisions that hold, sorted by what they act on. A pure function of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from sayso.case.decisions.anchor import Ground
from sayso.case.log import Entry
from sayso.records import Document, Interval
from sayso.records.forms import read_interval

Json = dict[str, Any]
Pair = tuple[str, str]
Stale = list[tuple[Entry, str]]
DOCUMENT_FIELDS = ("published", "outlet", "author", "title", "first_published_by", "republished")
GONE = "the claims that it is about are not read any more"


def effective(entries: Iterable[Entry]) -> list[Entry]:
    """The decisions that were not undone, in their order; an undone undoing restores what it undid. Erased
    bodies have no effect.
    """
    undone: set[str] = set()
    kept: list[Entry] = []
    for entry in reversed(list(entries)):
        if entry.body is None or entry.id in undone:
            continue
        if entry.body["kind"] == "undo":
            undone.add(entry.body["decision"])
        else:
            kept.append(entry)
    return kept[::-1]


@dataclass(frozen=True, slots=True)
class Effects:
    """Every decision that holds, in the order of the log."""

    entries: tuple[Entry, ...] = ()
    _pages: dict[str, list[Entry]] = field(default_factory=dict)

    def of_kind(self, *kinds: str) -> list[Entry]:
        """The decisions of these kinds."""
        return [entry for entry in self.entries if entry.body and entry.body["kind"] in kinds]

    def on_page(self, sha256: str) -> list[Entry]:
        """The decisions on claims of one page."""
        return self._pages.get(sha256, [])

    def on_document(self, document: Document) -> Document:
        """A document with what the analyst says of it in place of what was read."""
        for entry in self.on_page(document.sha256):
            body = entry.body or {}
            if body["kind"] == "document":
                value: Any = read_interval(body["value"]) if body["field"] == "published" else body["value"]
                document = replace(document, **{body["field"]: value})
        return document

    def published(self) -> dict[str, Interval]:
        """The days of publication that the analyst gave, by document."""
        found = {}
        for entry in self.of_kind("document"):
            body = entry.body or {}
            if body["field"] == "published" and (interval := read_interval(body["value"])):
                found[body["on"]["original"]] = interval
        return found

    @property
    def erased(self) -> frozenset[str]:
        """The originals that were ordered destroyed."""
        return frozenset(str((entry.body or {})["original"]) for entry in self.of_kind("erase"))

    @property
    def same_names(self) -> list[Pair]:
        """Names that stand for the same."""
        return [tuple(names) for entry in self.of_kind("same") if (names := (entry.body or {}).get("names"))]

    @property
    def names_apart(self) -> list[Pair]:
        """Names that do not stand for the same."""
        return [tuple(names) for entry in self.of_kind("apart") if (names := (entry.body or {}).get("names"))]

    def pairs(self, ground: Ground, stale: Stale) -> tuple[list[Pair], list[Pair]]:
        """Pairs of claims that tell of the same event, and that do not; a later decision on a pair
        replaces an earlier one.
        """
        held: dict[Pair, str] = {}
        for entry in self.of_kind("same", "apart", "unsure"):
            body = entry.body or {}
            if "members" not in body:
                continue
            left, right = (ground.present(side) for side in body["members"])
            if not left or not right:
                stale.append((entry, GONE))
            for one, other in product(left, right):
                held[min(one, other), max(one, other)] = body["kind"]
        same = [pair for pair, kind in sorted(held.items()) if kind == "same"]
        return same, [pair for pair, kind in sorted(held.items()) if kind == "apart"]

    def outside(self, ground: Ground, stale: Stale) -> dict[str, str]:
        """The claims outside the inquiry, with the criterion; the last decision on a page or claim counts,
        a claim's before its page's.
        """
        by_page: dict[str, tuple[bool, str]] = {}
        by_claim: dict[str, tuple[bool, str]] = {}
        for entry in self.of_kind("scope"):
            body = entry.body or {}
            verdict = (bool(body["in"]), str(body["criterion"]))
            if body["level"] == "page":
                by_page[body["on"]["original"]] = verdict
            elif body["level"] == "claim":
                found = ground.present([body["on"]])
                by_claim |= dict.fromkeys(found, verdict)
                if not found:
                    stale.append((entry, GONE))
        every = [(claim.id, sha) for sha, claims in ground.claims.items() for claim in claims]
        verdicts = {name: by_claim.get(name, by_page.get(sha, (True, ""))) for name, sha in every}
        return {name: criterion for name, (within, criterion) in verdicts.items() if not within}


def effects_of(entries: Iterable[Entry]) -> Effects:
    """The decisions of a log that hold."""
    held = effective(entries)
    pages: dict[str, list[Entry]] = {}
    for entry in held:
        on = (entry.body or {}).get("on")
        if isinstance(on, dict) and "original" in on:
            pages.setdefault(on["original"], []).append(entry)
    return Effects(tuple(held), pages)
