"""What follows from changed incidents: the affairs that they belong to, and which pages await them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.deriving.forms import affair_form
from sayso.deriving.link import affairs
from sayso.deriving.link.incidents import order
from sayso.deriving.link.persons import ties
from sayso.deriving.link.times import ahead_in
from sayso.records import Affair, Incident, LinkClaim
from sayso.store.rows import number
from sayso.store.tables import Tables
from sayso.store.touch.claims import ClaimRows
from sayso.store.touch.state import Touch


class Events:
    """Incidents with their claims by id, read when they are asked for; `fresh` ones were just made."""

    def __init__(self, claims: ClaimRows, fresh: Mapping[str, Incident]) -> None:
        self._claims = claims
        self._found = dict(fresh)

    def get(self, names: Iterable[str]) -> list[Incident]:
        """Incidents in their order; those that there are none of are left out."""
        wanted = set(names)
        self._found |= self._claims.incidents(wanted - self._found.keys())
        return sorted((self._found[name] for name in wanted if name in self._found), key=order)

    def claims(self, incidents: Iterable[Incident]) -> dict[str, LinkClaim]:
        """The claims of incidents by id, as linking compares them."""
        members = self._claims.members({one.id for one in incidents})
        return {
            one.claim.id: one
            for one in self._claims.get(at for group in members.values() for at in group).values()
        }


def rejoin(touch: Touch) -> None:
    """Joins the affairs again that changed incidents can belong to."""
    tables, events = touch.tables, Events(touch.claims, touch.found)
    _forget(touch)
    known = events.claims(touch.found.values())
    _note(touch, touch.found.values(), known)
    held = _affairs_of(tables, touch.lost | touch.found.keys())
    members = {name for form in tables.views_of("affair", held).values() for name in form["incidents"]}
    region = _tied(tables, {one.id for one in events.get(touch.found.keys() | members)})
    joined = events.get(region)
    touch.affairs_out = held | _affairs_of(tables, {one.id for one in joined})
    claims = events.claims(joined)
    touch.affairs = affairs(joined, claims, touch.traits)
    _note_ahead(touch, joined, known | claims)
    touch.reshown |= _touched(tables, touch.affairs_out, touch.affairs)


def _forget(touch: Touch) -> None:
    """Removes what ties former incidents; notes the pages that told them."""
    names = sorted(touch.lost | touch.found.keys())
    query = "SELECT DISTINCT page FROM edge WHERE incident IN (?)"
    touch.asked |= {page for (page,) in touch.tables.rows_in(query, sorted(touch.lost))}
    touch.asked |= set(touch.fresh.values())
    for table in ("tie", "edge"):
        touch.tables.change_in(f"DELETE FROM {table} WHERE incident IN (?)", names)


def _note(touch: Touch, found: Iterable[Incident], claims: Mapping[str, LinkClaim]) -> None:
    """Writes what ties incidents to their affairs (odd: as an act) and the pages that tell them."""
    pages = touch.pages({sha for one in found for sha in one.documents})
    rows = [
        ((number(tie) & ~1) | act, one.id)
        for one in found
        for act, tie in sorted(ties(one, claims, touch.traits))
    ]
    touch.tables.change("INSERT INTO tie VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
    told = [(pages[sha], one.id) for one in found for sha in one.documents]
    touch.tables.change("INSERT INTO edge VALUES (?, ?, 0)", told)


def _note_ahead(touch: Touch, joined: Iterable[Incident], claims: Mapping[str, LinkClaim]) -> None:
    """Marks the pages that tell of an incident, or await one, as still to come."""
    joined = list(joined)
    names = sorted(one.id for one in joined)
    touch.tables.change_in("UPDATE edge SET ahead = 0 WHERE incident IN (?)", names)
    both = {one.id: one for one in (*joined, *touch.found.values())}
    found = set(ahead_in(both.values(), touch.affairs, claims, touch.traits))
    pages = touch.pages({sha for sha, _ in found})
    query = "INSERT INTO edge VALUES (?, ?, 1) ON CONFLICT (page, incident) DO UPDATE SET ahead = 1"
    touch.tables.change(query, sorted((pages[sha], name) for sha, name in found))


def _affairs_of(tables: Tables, incidents: set[str]) -> set[str]:
    """The affairs of incidents as they were shown last."""
    forms = tables.views_of("incident", sorted(incidents))
    return {form["affair"] for form in forms.values() if form["affair"]}


def _tied(tables: Tables, seeds: set[str]) -> set[str]:
    """The incidents that people or pages tie to some, directly or over others."""
    found, waiting = set(seeds), set(seeds)
    while waiting:
        query = "SELECT DISTINCT tie FROM tie WHERE incident IN (?)"
        keys = {key for (key,) in tables.rows_in(query, sorted(waiting))}
        wanted = {one for key in keys for one in ((key ^ 1,) if key & 1 else (key, key | 1))}
        query = "SELECT DISTINCT incident FROM tie WHERE tie IN (?)"
        waiting = {name for (name,) in tables.rows_in(query, sorted(wanted))} - found
        found |= waiting
    return found


def _touched(tables: Tables, out: set[str], made: Iterable[Affair]) -> set[str]:
    """The incidents whose affair is another one, or reads otherwise, now."""
    before = tables.views_of("affair", sorted(out))
    forms = {one.id: affair_form(one) for one in made}
    other = {name for name in {*before, *forms} if _plain(before.get(name)) != _plain(forms.get(name))}
    return {
        one
        for name in other
        for form in (before.get(name), forms.get(name))
        if form
        for one in form["incidents"]
    }


def _plain(form: object) -> str:
    return repr(form).replace("(", "[").replace(")", "]").replace(",]", "]")
