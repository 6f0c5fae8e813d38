"""The decisions that hold, sorted by what they act on. A pure function of the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from sayso.case.decisions.anchor import Ground, anchor_key
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
    _anchors: dict[str, Json] = field(default_factory=dict)
    _anchored: dict[str, list[Json]] = field(default_factory=dict)

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

    def outside(self, sha256: str, claims: Iterable[str], located: Mapping[str, str]) -> dict[str, str]:
        """The claims of a page outside the inquiry, with the criterion; the last decision on a page or
        claim counts, a claim's before its page's. `located` gives the claim of each anchor on the page.
        """
        page: tuple[bool, str] = (True, "")
        by_claim: dict[str, tuple[bool, str]] = {}
        for entry in self.on_page(sha256):
            body = entry.body or {}
            if body["kind"] == "scope":
                verdict = (bool(body["in"]), str(body["criterion"]))
                if body["level"] == "page":
                    page = verdict
                elif (key := anchor_key(body["on"])) in located:
                    by_claim[located[key]] = verdict
        verdicts = {name: by_claim.get(name, page) for name in claims}
        return {name: criterion for name, (within, criterion) in verdicts.items() if not within}

    def scopes(self, ground: Ground) -> Stale:
        """The decisions on the scope of a claim that is not read any more."""
        claims = [one for one in self.of_kind("scope") if (one.body or {})["level"] == "claim"]
        return [(one, GONE) for one in claims if not ground.present([(one.body or {})["on"]])]

    def by_page(self) -> Mapping[str, Sequence[Entry]]:
        """The decisions on each page and its claims, by the original's hash."""
        return self._pages

    def anchors(self) -> list[Json]:
        """The anchors that are looked up case-wide: of claims compared, determined or put outside."""
        return list(self._anchors.values())

    def anchors_on(self, sha256: str) -> list[Json]:
        """Those of the anchors that stand on one page."""
        return self._anchored.get(sha256, [])


def _looked_up(entry: Entry) -> Iterator[Json]:
    body = entry.body or {}
    for side in body.get("members", ()):
        yield from side
    if body["kind"] == "scope" and body["level"] == "claim":
        yield body["on"]


def effects_of(entries: Iterable[Entry]) -> Effects:
    """The decisions of a log that hold."""
    held = effective(entries)
    effects = Effects(tuple(held))
    for entry in held:
        on = (entry.body or {}).get("on")
        if isinstance(on, dict) and "original" in on:
            effects._pages.setdefault(on["original"], []).append(entry)
        for anchor in _looked_up(entry):
            if (key := anchor_key(anchor)) not in effects._anchors:
                effects._anchors[key] = anchor
                effects._anchored.setdefault(anchor["original"], []).append(anchor)
    return effects
