"""The days that the network of a case leaves to changed incidents and pages."""

from __future__ import annotations

from dataclasses import replace

from sayso.deriving.flow import voice
from sayso.deriving.link import times
from sayso.records import Affair, Times
from sayso.store.tables import Tables
from sayso.store.touch.affairs import Events
from sayso.store.touch.claims import cards, read_affair
from sayso.store.touch.state import Touch

TOLD_ON = "SELECT DISTINCT page FROM edge WHERE incident IN (?)"
TOLD_BY = "SELECT DISTINCT incident FROM edge WHERE page IN (?)"
AWAITED_ON = "SELECT DISTINCT incident FROM edge WHERE ahead = 1 AND page IN (?)"
AWAITING = (
    "SELECT DISTINCT page FROM edge WHERE ahead = 1 AND page IN (SELECT page FROM edge WHERE incident IN (?))"
)


def widen(tables: Tables, incidents: set[str], pages: set[int]) -> tuple[set[str], set[int]]:
    """All incidents and pages whose days these can narrow: pages hand days on only to what they tell of as
    still to come.
    """
    while True:
        told = {page for (page,) in tables.rows_in(TOLD_ON, sorted(incidents))}
        ahead = {name for (name,) in tables.rows_in(AWAITED_ON, sorted(pages | told))}
        if told <= pages and ahead <= incidents:
            return incidents, pages
        incidents, pages = incidents | ahead, pages | told


def narrow(touch: Touch, events: Events, incidents: set[str], pages: set[int]) -> Times:
    """The network around some incidents and pages: all that can bound them, and what these say themselves."""
    around, known = _around(touch, incidents, pages)
    chosen = events.get(around)
    claims = events.claims(chosen)
    whole = [
        replace(one, ladder=tuple(rung for rung in one.ladder if set(rung.claims) <= claims.keys()))
        for one in known.values()
    ]
    documents = cards(touch.tables, {sha for one in chosen for sha in one.documents})
    printed = {sha: voice(one) for sha, one in documents.items()}
    return times(chosen, sorted(whole, key=lambda one: one.id), claims, touch.traits, printed)


def _around(touch: Touch, incidents: set[str], pages: set[int]) -> tuple[set[str], dict[str, Affair]]:
    """The incidents that can bound some incidents and pages, and the affairs of these."""
    tables = touch.tables
    around, asked = set(incidents), set(pages)
    known: dict[str, Affair] = {}
    looked: set[str] = set()
    ends = touch.traits["outcome"] | touch.traits["awaited"]
    while True:
        size = len(around), len(asked), len(known)
        around |= {name for (name,) in tables.rows_in(TOLD_BY, sorted(asked))}
        asked |= {page for (page,) in tables.rows_in(AWAITING, sorted(around))}
        fresh = {one.id: one for one in _affairs_of(touch, around - looked) if one.id not in known}
        looked |= around
        known |= fresh
        for one in fresh.values():
            around |= {rung.incident for rung in one.ladder if rung.step in ends}
        if size == (len(around), len(asked), len(known)):
            return around, known


def _affairs_of(touch: Touch, names: set[str]) -> list[Affair]:
    """The affairs of incidents, as they were made now or still hold."""
    made = {name: one for one in touch.affairs for name in one.incidents}
    found = {one.id: one for name in sorted(names) if (one := made.get(name))}
    forms = touch.tables.views_of("incident", sorted(names - made.keys())).values()
    held = {form["affair"] for form in forms if form["affair"]} - touch.affairs_out - found.keys()
    return [*found.values(), *map(read_affair, touch.tables.views_of("affair", sorted(held)).values())]
