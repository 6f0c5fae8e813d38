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
from sayso.store.touch.batches import CLAIMS, batches
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
    for batch in batches(_changed_parts(touch, same), CLAIMS):
        found |= _group(touch, batch, same, apart)
    _call(touch, ground, found)


def _group(touch: Touch, batch: Sequence[Sequence[int]], same: Pairs, apart: Pairs) -> dict[str, Incident]:
    """Groups the claims of some parts again, each part by the links inside it."""
    tables = touch.tables
    home = {at: part[0] for part in batch for at in part}
    told = touch.claims.get(home)
    rows = tables.rows_in("SELECT one, other, body FROM link WHERE one IN (?)", sorted(home))
    links = [read_link(json.loads(body)) for one, other, body in rows if home[one] == home.get(other)]
    numbers = {one.claim.id: at for at, one in told.items()}
    claims = {one.claim.id: one for one in told.values()}
    found = {one.id: one for one in grouped(claims, links, touch.traits, same, apart)}
    placed = [(one.id, numbers[name]) for one in found.values() for name in one.claims]
    homes = [(group, home[at], at) for group, at in placed]
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
    called = _differing(before, now, "ids", "outside") - found.keys()
    _place(touch, found.keys() | called)
    kept = {name: names.of(name) for name in found.keys() | called if name not in names.outside}
    touch.found = {kept[name]: replace(one, id=kept[name]) for name, one in found.items() if name in kept}
    touch.found |= touch.claims.incidents({shown for name, shown in kept.items() if name in called})
    touch.reshown |= _differing(before, now, "determined", "unsure")


def _place(touch: Touch, groups: set[str]) -> None:
    """Writes to which incident the claims of some groups belong, or that they are outside the inquiry."""
    names = touch.named
    query = "SELECT claim, grouped, incident FROM claim WHERE grouped IN (?)"
    rows = []
    for at, group, incident in list(touch.tables.rows_in(query, sorted(groups))):
        touch.lost |= {incident} if incident else set()
        touch.replaced.add(at)
        inside = group not in names.outside
        place = (names.of(group), "stands", None) if inside else (None, "outside", names.outside[group])
        rows.append((*place, at))
    touch.tables.change("UPDATE claim SET incident = ?, status = ?, criterion = ? WHERE claim = ?", rows)


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


def _differing(before: Json, now: Json, *keys: str) -> set[str]:
    return {
        name
        for key in keys
        for name in before[key].keys() | now[key].keys()
        if before[key].get(name) != now[key].get(name)
    }
