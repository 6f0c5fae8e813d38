"""Grouping claims that links connect into incidents, and what the decisions call these."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.case.decisions.anchor import Ground, anchor_key, claim_at
from sayso.case.decisions.naming import Members, Named, named
from sayso.deriving.link import grouped
from sayso.deriving.link.parts import parts
from sayso.records import Incident
from sayso.records.forms import read_document
from sayso.store.rows import unpack
from sayso.store.touch.claims import read_link
from sayso.store.touch.links import linkable, linked
from sayso.store.touch.state import Pair, Touch

Json = dict[str, Any]
Pairs = list[Pair]
DECIDED = float("inf")
"""The score of a decided pair: it is never cut."""


def locate(touch: Touch) -> Ground:
    """Where every anchor of the decisions stands now; those never looked up before are, by the id that
    they hint at, else by their words.
    """
    tables, wanted = touch.tables, {anchor_key(one): one for one in touch.effects.anchors()}
    known = dict(tables.rows("SELECT anchor, claim FROM anchor"))
    missing = {key: one for key, one in wanted.items() if key not in known}
    rows = find_claims(touch, missing)
    tables.change("INSERT INTO anchor VALUES (?, ?, ?)", rows)
    known |= {key: claim for key, _, claim in rows}
    tables.change("DELETE FROM anchor WHERE anchor = ?", [(key,) for key in known if key not in wanted])
    return Ground({key: claim for key, claim in known.items() if key in wanted and claim is not None})


def find_claims(touch: Touch, anchors: Mapping[str, Json]) -> list[tuple[str, str, str | None]]:
    """For each anchor its key, its original and the claim that it names, or None.

    A claim with the id that the anchor hints at, on the very same words, is the one; for the others the
    page is read.
    """
    tables = touch.tables
    hints = {one.get("hint") or "" for one in anchors.values()}
    query = "SELECT claim FROM claim WHERE id IN (?)"
    numbers = [at for (at,) in tables.rows_in(query, sorted(hints))]
    standing = {
        (one.base.document, claim.id, claim.trigger.start, claim.trigger_text)
        for one in touch.claims.unbound(numbers).values()
        if (claim := one.base.claim)
    }
    found: dict[str, str | None] = {}
    waiting: dict[str, list[str]] = {}
    for key, one in anchors.items():
        hint, words = one.get("hint"), one["words"]
        if (one["original"], hint, words["start"], words["exact"]) in standing:
            found[key] = hint
        else:
            waiting.setdefault(one["original"], []).append(key)
    pages = touch.pages(set(waiting))
    for sha in waiting:
        found |= dict.fromkeys(waiting[sha])
        row = tables.page(sha) if sha in pages else None
        if row is not None:
            document = read_document(unpack(row.body)["document"])
            there = touch.claims.unbound(touch.claims.on_pages([pages[sha]]))
            present = [one.base.claim for one in there.values()]
            for key in waiting[sha]:
                there_now = claim_at(anchors[key], document, present)
                found[key] = there_now.id if there_now else None
    return [(key, anchors[key]["original"], claim) for key, claim in found.items()]


def regroup(touch: Touch) -> None:
    """Groups the claims again that links or decisions connect with those whose links changed, and calls
    the incidents as the decisions say.
    """
    ground = locate(touch)
    touch.stale += touch.effects.scopes(ground)
    same, apart = touch.effects.pairs(ground, touch.stale)
    touch.moved |= _pairs_moved(touch, same, apart)
    touch.claims.same = frozenset(same)
    found: dict[str, Incident] = {}
    for part in _changed_parts(touch, same):
        found |= _group(touch, part, same, apart)
    _call(touch, ground, found)


def _group(touch: Touch, part: Sequence[int], same: Pairs, apart: Pairs) -> dict[str, Incident]:
    """Groups the claims of one part again."""
    tables = touch.tables
    told = {one.claim.id: (at, one) for at, one in touch.claims.get(part).items()}
    inside = set(part)
    rows = tables.rows_in("SELECT other, body FROM link WHERE one IN (?)", part)
    links = [read_link(json.loads(body)) for other, body in rows if other in inside]
    claims = {name: one for name, (_, one) in told.items()}
    found = {one.id: one for one in grouped(claims, links, touch.traits, same, apart)}
    homes = [(one.id, part[0], told[name][0]) for one in found.values() for name in one.claims]
    tables.change("UPDATE claim SET grouped = ?, part = ? WHERE claim = ?", homes)
    return found


def _pairs_moved(touch: Touch, same: Pairs, apart: Pairs) -> set[int]:
    """The claims of pairs that a decision joins or sets apart, and did not before, or the other way round."""
    tables, before = touch.tables, touch.tables.state("pairs") or [[], []]
    now = [same, apart]
    tables.set_state("pairs", now)
    changed = {
        name
        for old, new in zip(before, now, strict=True)
        for pair in {tuple(one) for one in old} ^ set(new)
        for name in pair
    }
    query = "SELECT claim FROM claim WHERE linkable = 1 AND id IN (?)"
    return {at for (at,) in tables.rows_in(query, sorted(changed))}


def _changed_parts(touch: Touch, same: Pairs) -> list[list[int]]:
    """The parts of what links and decisions connect with moved claims: those that have one of these, and
    those that are another part than before.
    """
    tables = touch.tables
    beside = _decided(touch, same)
    seeds = linkable(tables, touch.moved)
    found, waiting = set(seeds), set(seeds)
    while waiting:
        ends = {at for couple in linked(tables, sorted(waiting)) for at in couple}
        ends |= {other for at in waiting for other in beside.get(at, ())}
        waiting = ends - found
        found |= ends
    edges = list(tables.rows_in("SELECT one, other, score FROM link WHERE one IN (?)", sorted(found)))
    edges += [(at, other, DECIDED) for at in found & beside.keys() for other in beside[at] if at < other]
    held = dict(tables.rows_in("SELECT claim, part FROM claim WHERE claim IN (?)", sorted(found)))
    sizes = Counter(held.values())
    return [
        part
        for part in parts(found, edges)
        if not seeds.isdisjoint(part)
        or {held[at] for at in part} != {held[part[0]]}
        or sizes[held[part[0]]] != len(part)
    ]


def _decided(touch: Touch, same: Pairs) -> dict[int, set[int]]:
    """For each claim those that a decision says tell of the same event."""
    names = sorted({name for pair in same for name in pair})
    query = "SELECT id, claim FROM claim WHERE linkable = 1 AND id IN (?)"
    numbers = dict(touch.tables.rows_in(query, names))
    beside: dict[int, set[int]] = {}
    for left, right in same:
        if left in numbers and right in numbers:
            beside.setdefault(numbers[left], set()).add(numbers[right])
            beside.setdefault(numbers[right], set()).add(numbers[left])
    return beside


def _call(touch: Touch, ground: Ground, found: Mapping[str, Incident]) -> None:
    """Gives every incident made anew, or called otherwise than before, its id and its claims their place."""
    tables = touch.tables
    query = "SELECT id, grouped FROM claim WHERE grouped IS NOT NULL AND id IN (?)"
    home = dict(tables.rows_in(query, sorted(set(ground.claims.values()))))
    names = touch.named = named(touch.effects, ground, home, _members_of(touch), touch.stale)
    before, now = tables.state("named") or _plain(Named()), _plain(names)
    tables.set_state("named", now)
    other = {one for key in ("ids", "outside") for one in _differing(before[key], now[key])} - found.keys()
    query = "SELECT claim, grouped, incident FROM claim WHERE grouped IN (?)"
    rows = []
    for at, group, incident in list(tables.rows_in(query, sorted(found.keys() | other))):
        touch.lost |= {incident} if incident else set()
        touch.replaced.add(at)
        criterion = names.outside.get(group)
        shown = None if group in names.outside else names.of(group)
        status = "outside" if group in names.outside else "stands"
        rows.append((shown, status, criterion, at))
    tables.change("UPDATE claim SET incident = ?, status = ?, criterion = ? WHERE claim = ?", rows)
    kept = {name: names.of(name) for name in found.keys() | other if name not in names.outside}
    touch.found = {kept[name]: replace(one, id=kept[name]) for name, one in found.items() if name in kept}
    touch.found |= touch.claims.incidents({kept[name] for name in other if name in kept})
    touch.reshown |= {one for key in ("determined", "unsure") for one in _differing(before[key], now[key])}


def _members_of(touch: Touch) -> Members:
    def members(groups: Iterable[str]) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        query = "SELECT grouped, id FROM claim WHERE grouped IN (?)"
        for group, name in touch.tables.rows_in(query, sorted(groups)):
            found.setdefault(group, []).append(name)
        return {group: sorted(names) for group, names in found.items()}

    return members


def _plain(names: Named) -> Json:
    """What the decisions say of incidents as JSON, to be compared with the next touch."""
    determined = {name: [entry.id for entry in entries] for name, entries in names.determined.items()}
    unsure = {name: list(others) for name, others in names.unsure.items()}
    return {"ids": names.ids, "outside": names.outside, "determined": determined, "unsure": unsure}


def _differing(before: Json, now: Json) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
