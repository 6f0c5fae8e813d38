"""Claims, cards and incidents of a case as its tables keep them, read when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from sayso.deriving.bound import Unbound, read_unbound, unbound_form
from sayso.deriving.grade import Telling
from sayso.deriving.link.block import months
from sayso.deriving.link.cluster import decided_link, ordered
from sayso.deriving.link.incidents import incident
from sayso.records import Affair, Document, Incident, Link, LinkClaim, Reason, Rung, Traits
from sayso.records.forms import document_form, read_document, read_interval
from sayso.store.rows import pack, unpack
from sayso.store.tables import Tables
from sayso.store.touch.people import People

Json = dict[str, Any]
HELD = 12_000
"""Claims that are kept in memory at most from one batch to the next."""

OF_CLAIMS = "SELECT claim, sha256, claim.body FROM claim JOIN card USING (page) WHERE claim IN (?)"


class ClaimRows:
    """The claims of a case by number, filled in with who is who."""

    def __init__(self, tables: Tables, people: People, traits: Traits) -> None:
        self._traits = traits
        self._tables = tables
        self._people = people
        self._unbound: dict[int, Unbound] = {}
        self._claims: dict[int, LinkClaim] = {}
        self.same: frozenset[tuple[str, str]] = frozenset()

    def get(self, numbers: Iterable[int]) -> dict[int, LinkClaim]:
        """Claims as linking compares them."""
        wanted = set(numbers)
        missing = sorted(wanted - self._claims.keys())
        for at, sha, body in self._tables.rows_in(OF_CLAIMS, missing):
            self._unbound[at] = read_unbound(unpack(body), sha)
        self._people.load({self._unbound[at].base.document for at in missing})
        self._claims |= {at: self._unbound[at].link_claim(self._people) for at in missing}
        return {at: self._claims[at] for at in sorted(wanted)}

    def pair(self, numbers: tuple[int, int]) -> tuple[LinkClaim, LinkClaim]:
        """Two claims as linking compares them."""
        if numbers[0] not in self._claims or numbers[1] not in self._claims:
            self.get(numbers)
        return self._claims[numbers[0]], self._claims[numbers[1]]

    def unbound(self, numbers: Iterable[int]) -> dict[int, Unbound]:
        """Claims before it is known who is who."""
        rows = self._tables.rows_in(OF_CLAIMS, sorted(numbers))
        return {at: read_unbound(unpack(body), sha) for at, sha, body in rows}

    def trim(self) -> None:
        """Leaves everything to be read again when a great many claims were read."""
        if len(self._claims) > HELD:
            self.forget()

    def forget(self) -> None:
        """Leaves everything to be read again."""
        self._unbound.clear()
        self._claims.clear()

    def telling(self, at: int) -> Telling:
        """A claim, asked for before, as grading sees it."""
        return self._unbound[at].telling(self._people)

    def on_pages(self, pages: Iterable[int]) -> list[int]:
        """The numbers of the claims on pages."""
        query = "SELECT claim FROM claim WHERE page IN (?)"
        return [at for (at,) in self._tables.rows_in(query, sorted(pages))]

    def members(self, incidents: Iterable[str]) -> dict[str, list[int]]:
        """The numbers of the claims of each incident."""
        query = "SELECT claim, incident FROM claim WHERE incident IN (?)"
        found: dict[str, list[int]] = {}
        for at, name in self._tables.rows_in(query, sorted(incidents)):
            found.setdefault(name, []).append(at)
        return found

    def incidents(self, names: Iterable[str]) -> dict[str, Incident]:
        """Incidents as their claims make them, with the links inside."""
        members = self.members(names)
        claims = self.get(at for group in members.values() for at in group)
        home = {at: name for name, group in members.items() for at in group}
        inside: dict[str, list[Link]] = {}
        query = "SELECT one, other, body FROM link WHERE one IN (?)"
        for one, other, body in self._tables.rows_in(query, sorted(home)):
            if home[one] == home.get(other):
                inside.setdefault(home[one], []).append(read_link(json.loads(body)))
        told = {claims[at].claim.id: name for at, name in home.items()}
        for left, right in sorted(self.same):
            if left in told and told[left] == told.get(right):
                inside.setdefault(told[left], []).append(decided_link(*ordered(left, right)))
        return {
            name: replace(incident([claims[at] for at in group], self._traits, inside.get(name, [])), id=name)
            for name, group in members.items()
        }


def claim_row(
    one: Unbound, document: Document, page: int, status: str, criterion: str | None, decided: str
) -> tuple[object, ...]:
    """A new claim as the table keeps it, without a number, a group or an incident."""
    claim = one.base.claim
    return (
        *(claim.id, page, status, claim.type, int(status == "stands" and not claim.aggregate)),
        *(pack(unbound_form(one, document)), " ".join(months(one.base)), criterion, decided),
    )


INSERT_CLAIM = (
    "INSERT INTO claim (id, page, status, type, linkable, body, months, criterion, decided) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def read_link(form: Json) -> Link:
    """The link that a JSON form stands for."""
    return Link(**{**form, "reasons": tuple(Reason(**one) for one in form["reasons"])})


def link_body(link: Link) -> str:
    """A link as the table keeps it: JSON that is compared as it stands."""
    return json.dumps(asdict(link), separators=(",", ":"))


def read_affair(form: Json) -> Affair:
    """The affair that its view shows."""
    rungs = tuple(
        Rung(**{**one, "claims": tuple(one["claims"]), "interval": read_interval(one["interval"])})
        for one in form["ladder"]
    )
    listed = {key: tuple(form[key]) for key in ("people", "incidents", "why")}
    return Affair(**{**form, **listed, "ladder": rungs})


def card_body(document: Document) -> bytes:
    """A document without its text."""
    return pack(document_form(replace(document, text="")))


def cards(tables: Tables, hashes: Iterable[str]) -> dict[str, Document]:
    """Documents without their text."""
    rows = tables.rows_in("SELECT sha256, body FROM card WHERE sha256 IN (?)", sorted(hashes))
    return {sha: replace(read_document(unpack(body)), text="") for sha, body in rows}
