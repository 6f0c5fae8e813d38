"""Claims, cards and incidents of a case as its index keeps them, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from sayso.deriving.bound import Unbound, read_unbound
from sayso.deriving.grade import Telling
from sayso.deriving.link.incidents import incident
from sayso.deriving.link.stories import Stories
from sayso.records import Affair, Document, Incident, Link, LinkClaim, Reason, Rung, Traits
from sayso.records.forms import interval_form, read_document, read_interval
from sayso.store.sqlite import Index, unpack
from sayso.store.upkeep.names import Names

Json = dict[str, Any]


class Told:
    """The claims of a case by number, filled in with who is who."""

    def __init__(self, index: Index, names: Names, traits: Traits) -> None:
        self.traits = traits
        self._index = index
        self._names = names
        self._unbound: dict[int, Unbound] = {}
        self._claims: dict[int, LinkClaim] = {}

    def claims(self, numbers: Iterable[int]) -> dict[int, LinkClaim]:
        """Claims as linking compares them."""
        wanted = set(numbers)
        query = "SELECT claim, sha256, told.body FROM told JOIN card USING (page) WHERE claim IN (?)"
        for at, sha, body in self._index.rows_in(query, sorted(wanted - self._claims.keys())):
            self._unbound[at] = read_unbound(unpack(body), sha)
            self._claims[at] = self._unbound[at].link_claim(self._names)
        return {at: self._claims[at] for at in sorted(wanted)}

    def telling(self, at: int) -> Telling:
        """A claim, asked for before, as grading sees it."""
        return self._unbound[at].telling(self._names)

    def of_page(self, page: int) -> list[int]:
        """The numbers of the claims of a page."""
        return [at for (at,) in self._index.rows("SELECT claim FROM told WHERE page = ?", page)]

    def members(self, incidents: Iterable[str]) -> dict[str, list[int]]:
        """The numbers of the claims of each incident."""
        found: dict[str, list[int]] = {}
        for at, name in self._index.rows_in(
            "SELECT claim, incident FROM told WHERE incident IN (?)", sorted(incidents)
        ):
            found.setdefault(name, []).append(at)
        return found

    def incidents(self, names: Iterable[str]) -> dict[str, Incident]:
        """Incidents as their claims make them, with the links inside."""
        members = self.members(names)
        claims = self.claims(at for group in members.values() for at in group)
        home = {at: name for name, group in members.items() for at in group}
        inside: dict[str, list[Link]] = {}
        for one, other, body in self._index.rows_in(
            "SELECT one, other, body FROM link WHERE one IN (?)", sorted(home)
        ):
            if home[one] == home.get(other):
                inside.setdefault(home[one], []).append(read_link(unpack(body)))
        return {
            name: incident([claims[at] for at in group], self.traits, inside.get(name, []))
            for name, group in members.items()
        }


def read_link(form: Json) -> Link:
    """The link that a JSON form stands for."""
    return Link(**{**form, "reasons": tuple(Reason(**one) for one in form["reasons"])})


def read_affair(form: Json) -> Affair:
    """The affair that its view shows."""
    rungs = tuple(
        Rung(**{**one, "claims": tuple(one["claims"]), "interval": read_interval(one["interval"])})
        for one in form["ladder"]
    )
    listed = {key: tuple(form[key]) for key in ("people", "incidents", "why")}
    return Affair(**{**form, **listed, "ladder": rungs})


def affair_form_of(form: Json) -> Json:
    """The view of an affair as it is compared with another: in plain JSON."""
    return {
        **form,
        "ladder": [
            {**one, "interval": interval_form(read_interval(one["interval"]))} for one in form["ladder"]
        ],
    }


def cards(index: Index, hashes: Iterable[str]) -> dict[str, Document]:
    """Documents without their text."""
    rows = index.rows_in("SELECT sha256, body FROM card WHERE sha256 IN (?)", sorted(hashes))
    return {sha: replace(read_document(unpack(body)), text="") for sha, body in rows}


def stories(index: Index) -> Stories:
    """The stories of all pages with claims, as they stand in the index."""
    rows = index.rows("SELECT sha256, things FROM card WHERE things IS NOT NULL ORDER BY sha256")
    return Stories({sha: np.frombuffer(things, dtype=np.int64) for sha, things in rows})
