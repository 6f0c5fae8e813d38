"""What follows from changed incidents: the matters that they belong to, the days that the network leaves,
the pages that it orders.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.deriving.flow import voice
from sayso.deriving.forms import affair_form
from sayso.deriving.link import affairs, times
from sayso.deriving.link.incidents import order
from sayso.records import Affair, Incident, LinkClaim, Times
from sayso.store.sqlite import Index
from sayso.store.upkeep.state import note_ahead
from sayso.store.upkeep.told import Told, cards, read_affair


@dataclass(frozen=True, slots=True)
class Matters:
    """The affairs that were joined anew, the ids of those that they replace, and the incidents whose
    affair is another one now.
    """

    made: tuple[Affair, ...]
    replaced: frozenset[str]
    touched: frozenset[str]


class Events:
    """Incidents with their claims by id, read when they are asked for; `fresh` ones were just made."""

    def __init__(self, told: Told, fresh: Mapping[str, Incident]) -> None:
        self._told = told
        self.traits = told.traits
        self._found = dict(fresh)

    def get(self, names: Iterable[str]) -> list[Incident]:
        """Incidents in their order; those that there are none of are left out."""
        wanted = set(names)
        self._found |= self._told.incidents(wanted - self._found.keys())
        return sorted((self._found[name] for name in wanted if name in self._found), key=order)

    def claims(self, incidents: Iterable[Incident]) -> dict[str, LinkClaim]:
        """The claims of incidents by id, as linking compares them."""
        members = self._told.members({one.id for one in incidents})
        return {
            one.claim.id: one
            for one in self._told.claims(at for group in members.values() for at in group).values()
        }


def rejoin(
    index: Index, events: Events, changed: set[str], lost: set[str], pages: Mapping[str, int]
) -> Matters:
    """Joins the matters again that changed incidents can belong to; `lost` are ids that were changed or
    are no more.
    """
    old = {form["affair"] for name in lost if (form := index.view("incident", name)) and form["affair"]}
    region = _tied(index, events, changed | _members(index, old))
    joined = events.get(region)
    replaced = old | {
        form["affair"] for one in joined if (form := index.view("incident", one.id)) and form["affair"]
    }
    claims = events.claims(joined)
    made = affairs(joined, claims, events.traits)
    index.change("UPDATE edge SET ahead = 0 WHERE incident = ?", [(one.id,) for one in joined])
    fresh = events.get(changed)
    both = {one.id: one for one in (*joined, *fresh)}
    note_ahead(index, both.values(), made, claims | events.claims(fresh), pages, events.traits)
    before = {name: index.view("affair", name) for name in replaced}
    forms = {one.id: affair_form(one) for one in made}
    other = {name for name in {*before, *forms} if _plain(before.get(name)) != _plain(forms.get(name))}
    touched = {
        one
        for name in other
        for form in (before.get(name), forms.get(name))
        if form
        for one in form["incidents"]
    }
    return Matters(made, frozenset(replaced), frozenset(touched))


def _plain(form: object) -> str:
    return repr(form).replace("(", "[").replace(")", "]").replace(",]", "]")


def _members(index: Index, matters: Iterable[str]) -> set[str]:
    return {
        name for matter in matters if (form := index.view("affair", matter)) for name in form["incidents"]
    }


def _tied(index: Index, events: Events, seeds: set[str]) -> set[str]:
    """The incidents that people or pages tie to some, directly or over others."""
    found = {one.id for one in events.get(seeds)}
    waiting = set(found)
    while waiting:
        keys = {key for (key,) in index.rows_in("SELECT tie FROM tie WHERE incident IN (?)", sorted(waiting))}
        wanted = {one for key in keys for one in ((key ^ 1,) if key & 1 else (key, key | 1))}
        ended = {
            name for (name,) in index.rows_in("SELECT incident FROM tie WHERE tie IN (?)", sorted(wanted))
        }
        waiting = ended - found
        found |= ended
    return found


def widen(index: Index, incidents: set[str], pages: set[int]) -> tuple[set[str], set[int]]:
    """All incidents and pages whose days these can narrow: pages hand days on only to what they tell of as
    still to come.
    """
    while True:
        told = {
            page
            for (page,) in index.rows_in("SELECT page FROM edge WHERE incident IN (?)", sorted(incidents))
        }
        query = "SELECT incident FROM edge WHERE ahead = 1 AND page IN (?)"
        ahead = {name for (name,) in index.rows_in(query, sorted(pages | told))}
        if told <= pages and ahead <= incidents:
            return incidents, pages
        incidents, pages = incidents | ahead, pages | told


def narrow(index: Index, events: Events, matters: Matters, incidents: set[str], pages: set[int]) -> Times:
    """The network around some incidents and pages: all that can bound them, and what these say themselves."""
    made = {name: one for one in matters.made for name in one.incidents}
    around, asked = set(incidents), set(pages)
    known: dict[str, Affair] = {}
    while True:
        size = len(around), len(asked), len(known)
        around |= {
            name for (name,) in index.rows_in("SELECT incident FROM edge WHERE page IN (?)", sorted(asked))
        }
        query = (
            "SELECT DISTINCT page FROM edge WHERE ahead = 1 AND page IN (SELECT page FROM edge "
            "WHERE incident IN (?))"
        )
        asked |= {page for (page,) in index.rows_in(query, sorted(around))}
        for name in sorted(around):
            one = made.get(name) or _affair_of(index, name, matters)
            if one is not None and one.id not in known:
                known[one.id] = one
                around |= {
                    rung.incident
                    for rung in one.ladder
                    if rung.step in events.traits["outcome"] | events.traits["awaited"]
                }
        if size == (len(around), len(asked), len(known)):
            break
    chosen = events.get(around)
    claims = events.claims(chosen)
    here = {one.id for one in chosen}
    whole = [
        replace(one, ladder=tuple(rung for rung in one.ladder if set(rung.claims) <= claims.keys()))
        for one in known.values()
    ]
    printed = {
        sha: voice(one) for sha, one in cards(index, {sha for one in chosen for sha in one.documents}).items()
    }
    return times(
        [one for one in chosen if one.id in here],
        sorted(whole, key=lambda one: one.id),
        claims,
        events.traits,
        printed,
    )


def _affair_of(index: Index, name: str, matters: Matters) -> Affair | None:
    """The affair of an incident, where it still holds."""
    form = index.view("incident", name)
    if form is None or form["affair"] is None or form["affair"] in matters.replaced:
        return None
    return read_affair(index.view("affair", form["affair"]))
