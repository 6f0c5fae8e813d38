"""Writing every view that a touch changed, and no other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sayso.case.log import Entry
from sayso.deriving.flow import place_of
from sayso.deriving.forms import (
    Around,
    PageState,
    Standing,
    affair_form,
    contradiction_forms,
    incident_form,
    orders_by_name,
    page_form,
    stale_form,
    told_form,
)
from sayso.deriving.grade import Telling
from sayso.deriving.grading import Alike, grade
from sayso.records import Contradiction, Incident, Times
from sayso.store.tables import Tables
from sayso.store.touch.affairs import Events
from sayso.store.touch.claims import cards
from sayso.store.touch.copies import families_of, known_copies
from sayso.store.touch.network import narrow, widen
from sayso.store.touch.state import Touch

Json = dict[str, Any]


def show(touch: Touch) -> None:
    """Narrows and grades what the touch reached and writes its views."""
    tables, events = touch.tables, Events(touch.claims, touch.found)
    regraded = touch.pages(touch.regraded)
    query = "SELECT DISTINCT incident FROM edge WHERE page IN (?)"
    wanted = touch.found.keys() | touch.reshown
    wanted |= {name for (name,) in tables.rows_in(query, sorted(regraded.values()))}
    query = "SELECT page FROM card WHERE page IN (?)"
    asked = {page for (page,) in tables.rows_in(query, sorted(touch.asked))}
    incidents, asked = widen(tables, {one.id for one in events.get(wanted)}, asked)
    network = narrow(touch, events, incidents, asked)
    kept = _with_days_and_affairs(touch, events.get(incidents), network)
    hashes = {sha for (sha,) in tables.rows_in("SELECT sha256 FROM card WHERE page IN (?)", sorted(asked))}
    around = _around(touch, events, kept, hashes, network)
    _write_incidents(touch, kept, around)
    _write_pages(touch, hashes, network, around)
    about = touch.lost | touch.found.keys() | {one.id for one in kept} | hashes | touch.gone.keys()
    _write_contradictions(tables, about, network.contradictions)
    _write_claims(touch)
    _write_decided(touch)


def _with_days_and_affairs(touch: Touch, incidents: list[Incident], network: Times) -> list[Incident]:
    """Incidents with the days that the network leaves them and the affair that they belong to."""
    homes = {name: one.id for one in touch.affairs for name in one.incidents}
    forms = touch.tables.views_of("incident", [one.id for one in incidents if one.id not in homes])
    for name, form in forms.items():
        if form["affair"] and form["affair"] not in touch.affairs_out:
            homes[name] = form["affair"]
    return [
        replace(one, interval=network.incidents.get(one.id, one.interval), affair=homes.get(one.id))
        for one in incidents
    ]


def _around(touch: Touch, events: Events, kept: list[Incident], hashes: set[str], network: Times) -> Around:
    """What the forms of incidents and pages quote."""
    tables = touch.tables
    linked = events.claims(kept)
    members = touch.claims.members({one.id for one in kept})
    tellings: dict[str, Telling] = {}
    for at in sorted({at for group in members.values() for at in group}):
        telling = touch.claims.telling(at)
        tellings[telling.claim] = telling
    told = {sha for one in kept for sha in one.documents}
    documents = cards(tables, hashes | told)
    alike = Alike(families_of(tables, told), sorted(known_copies(tables, told), key=lambda one: one.left))
    return Around(
        documents=documents,
        claims={name: one.claim for name, one in linked.items()},
        told_in={name: one.document for name, one in linked.items()},
        graded=grade(kept, linked, tellings, documents, alike, touch.registry, touch.traits),
        named=touch.named,
        orders=orders_by_name(network.orders),
    )


def _write_incidents(touch: Touch, kept: list[Incident], around: Around) -> None:
    tables = touch.tables
    tables.drop_views("incident", sorted(touch.lost - touch.found.keys()))
    places = {one.id: place_of(one) for one in kept}
    tables.change_views("incident", {one.id: incident_form(one, around) for one in kept}, places)
    tables.drop_views("affair", sorted(touch.affairs_out - {one.id for one in touch.affairs}))
    tables.change_views("affair", {one.id: affair_form(one) for one in touch.affairs}, {})


def _write_pages(touch: Touch, hashes: set[str], network: Times, around: Around) -> None:
    tables, listed = touch.tables, sorted(hashes)
    tables.drop_views("page", sorted(touch.gone))
    query = (
        "SELECT sha256, COUNT(*) FROM claim JOIN card USING (page) "
        "WHERE status <> 'rejected' AND sha256 IN (?) GROUP BY sha256"
    )
    counts = Counter(dict(tables.rows_in(query, listed)))
    captures: dict[str, list[Json]] = {}
    query = "SELECT sha256, body FROM capture WHERE sha256 IN (?) ORDER BY n"
    for sha, body in tables.rows_in(query, listed):
        captures.setdefault(sha, []).append(json.loads(body))
    forms = {}
    for sha in listed:
        state = PageState(captures.get(sha, ()), network.documents.get(sha), counts[sha])
        forms[sha] = page_form(around.documents[sha], state, around)
    tables.change_views("page", forms, {sha: form["name"] for sha, form in forms.items()})


def _write_contradictions(tables: Tables, about: Iterable[str], found: Iterable[Contradiction]) -> None:
    """Writes the contradictions about some incidents and pages in place of former ones."""
    names = set(about)
    query = "SELECT DISTINCT id FROM clash WHERE about IN (?)"
    held = [name for (name,) in tables.rows_in(query, sorted(names))]
    tables.drop_views("contradiction", held)
    tables.change_in("DELETE FROM clash WHERE id IN (?)", held)
    made = {name: form for name, form in contradiction_forms(found).items() if names & set(form["about"])}
    tables.change_views("contradiction", made, {})
    rows = [(one, name) for name, form in made.items() for one in form["about"]]
    tables.change("INSERT INTO clash VALUES (?, ?) ON CONFLICT DO NOTHING", rows)


def _write_claims(touch: Touch) -> None:
    """Writes the claims of touched pages and those whose incident was made anew."""
    tables = touch.tables
    query = "SELECT claim, incident, status, criterion, decided FROM claim WHERE claim IN (?)"
    standing = {
        at: Standing(incident, status, criterion, json.loads(decided))
        for at, incident, status, criterion, decided in tables.rows_in(
            query, sorted(touch.new | touch.replaced)
        )
    }
    known = touch.claims.get(standing)
    documents = cards(tables, {one.document for one in known.values()})
    tables.drop_views("claim", sorted(touch.removed - {one.claim.id for one in known.values()}))
    forms = {
        one.claim.id: told_form(one.claim, documents[one.document], standing[at]) for at, one in known.items()
    }
    tables.change_views("claim", forms, {})


def _write_decided(touch: Touch) -> None:
    """Writes the redirects of incidents, and the decisions that no longer apply."""
    tables = touch.tables
    redirects = {old: {"id": old, "to": new} for old, new in touch.named.redirects.items()}
    tables.put_views("redirect", redirects, {})
    lines = {entry.n: entry for entry in touch.effects.entries}
    query = "SELECT n, why FROM stale"
    stale: list[tuple[Entry, str]] = [(lines[n], why) for n, why in tables.rows(query) if n in lines]
    stale += touch.stale
    forms = {entry.id: stale_form(entry, why) for entry, why in stale}
    tables.put_views("stale", forms, {entry.id: f"{entry.n:09}" for entry, _ in stale})
