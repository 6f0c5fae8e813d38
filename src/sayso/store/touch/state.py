"""What one touch knows on its way through the steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.case.decisions.effects import Effects
from sayso.case.decisions.naming import Named
from sayso.case.log import Entry
from sayso.deriving.grade import Registry
from sayso.deriving.link.stories import Stories
from sayso.deriving.resolve.uses import NameForm
from sayso.records import Affair, Incident, Traits
from sayso.store.tables import Tables
from sayso.store.touch.claims import ClaimRows
from sayso.store.touch.people import People

Pair = tuple[str, str]


@dataclass(slots=True)
class Touch:
    """A change on its way: what went in, and what each step found out for the next.

    Pages, claims and forms are numbers of rows, incidents and pages by hash are texts. `fresh` and `gone`
    are the pages that are read in and taken out, `removed` the ids of claims taken out, `before` the
    stories until then, `counts` how the uses of forms of names changed, `forms` the new ones, `new` and
    `renamed` the claims that are new or whose people are others now, `moved` those whose links changed,
    `found` and `lost` the incidents made anew and the ids given up, `replaced` the claims of those,
    `reshown` further incidents whose view changed, `asked` the pages to show again.
    """

    tables: Tables
    effects: Effects
    registry: Registry
    traits: Traits
    claims: ClaimRows
    people: People
    before: Stories
    fresh: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    counts: Counter[int] = field(default_factory=Counter)
    forms: dict[int, NameForm] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    keys_out: Counter[int] = field(default_factory=Counter)
    new: set[int] = field(default_factory=set)
    renamed: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    stale: list[tuple[Entry, str]] = field(default_factory=list)
    named: Named = field(default_factory=Named)
    found: dict[str, Incident] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    replaced: set[int] = field(default_factory=set)
    reshown: set[str] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    affairs: Sequence[Affair] = ()
    affairs_out: set[str] = field(default_factory=set)
    regraded: set[str] = field(default_factory=set)

    def pages(self, hashes: set[str]) -> dict[str, int]:
        """The numbers of pages that have a card."""
        query = "SELECT sha256, page FROM card WHERE sha256 IN (?)"
        return dict(self.tables.rows_in(query, sorted(hashes)))


def begin(tables: Tables, effects: Effects, registry: Registry, traits: Traits) -> Touch:
    """A touch before its first step."""
    people = People(tables)
    return Touch(
        tables, effects, registry, traits, ClaimRows(tables, people, traits), people, stories(tables)
    )


def stories(tables: Tables) -> Stories:
    """The stories of all pages with claims, as they stand in the tables."""
    rows = tables.rows("SELECT sha256, things FROM card WHERE things IS NOT NULL ORDER BY sha256")
    return Stories({sha: np.frombuffer(things, dtype=np.int64) for sha, things in rows})
