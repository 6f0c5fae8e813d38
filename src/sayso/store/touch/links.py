"""Which claims tell of one event: only pairs that a touch can have changed are compared again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from sayso.deriving.link.block import CROWDED, keys
from sayso.deriving.link.compare import compare, joins
from sayso.deriving.link.stories import BANDS, Stories, Things, is_person, things_of
from sayso.records import LinkClaim, Traits
from sayso.store.rows import number
from sayso.store.tables import Tables
from sayso.store.touch.batches import CLAIMS, PAGES, slices
from sayso.store.touch.claims import link_body
from sayso.store.touch.state import Touch, stories

Numbers = set[int]
Couple = tuple[int, int]


def take_links(tables: Tables, claims: Sequence[int], keys: bool) -> tuple[Numbers, Counter[int]]:
    """Removes the links of some claims, and their `keys` if asked; returns both ends of the links, and how
    often each key was removed.
    """
    ends = {at for couple in linked(tables, claims) for at in couple}
    tables.change_in("DELETE FROM link WHERE one IN (?)", claims)
    tables.change_in("DELETE FROM link WHERE other IN (?)", claims)
    if not keys:
        return ends, Counter()
    removed = Counter(key for (key,) in tables.rows_in("SELECT key FROM block WHERE claim IN (?)", claims))
    tables.change_in("DELETE FROM block WHERE claim IN (?)", claims)
    return ends, removed


def linked(tables: Tables, claims: Sequence[int]) -> Iterator[Couple]:
    """The links from and to some claims."""
    for column in ("one", "other"):
        yield from tables.rows_in(f"SELECT one, other FROM link WHERE {column} IN (?)", claims)


def relink(touch: Touch) -> None:
    """Writes the keys of new and renamed claims and compares what has to be compared again."""
    tables, before = touch.tables, touch.before
    dirty = linkable(tables, touch.new | touch.renamed)
    added = _write_keys(touch, dirty)
    pages = _write_things(touch)
    after = stories(tables)
    again = dirty | _crowding(tables, added, touch.keys_out)
    ends, _ = take_links(tables, sorted(again - dirty), keys=False)
    compared, done = set[int](), set[int]()
    for batch in slices(again, CLAIMS):
        pairs = {pair for pair in _pairs(touch, set(batch), after) if done.isdisjoint(pair)}
        compared |= _write_links(touch, pairs, after)
        done.update(batch)
        touch.claims.trim()
    near = _Nearness(touch, before, after)
    touch.moved |= again | ends | compared | near.compare_moved(pages)


def _write_keys(touch: Touch, dirty: Numbers) -> Counter[int]:
    """Writes the keys of claims that are new or renamed; returns how often each key was added, where there
    are claims beside these.
    """
    tables, added = touch.tables, Counter[int]()
    alone = len(dirty) == tables.rows("SELECT COUNT(*) FROM claim WHERE linkable = 1")[0][0]
    for batch in slices(dirty, CLAIMS):
        rows = [
            (key, at)
            for at, one in touch.claims.get(batch).items()
            for key in sorted({number(key) for key in keys(one, touch.traits)})
        ]
        tables.change("INSERT INTO block VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
        added.update(key for key, _ in rows if not alone)
        touch.claims.trim()
    return added


def linkable(tables: Tables, claims: Iterable[int]) -> Numbers:
    """Those of some claims that may be linked."""
    query = "SELECT claim FROM claim WHERE linkable = 1 AND claim IN (?)"
    return {at for (at,) in tables.rows_in(query, sorted(claims))}


def things_numbers(claims: Iterable[LinkClaim]) -> Things:
    """The things of a page as stories compare them: sorted numbers (things,), odd for people."""
    return np.array(
        sorted({(number(one) & ~1) | is_person(one) for one in things_of(claims)}), dtype=np.int64
    )


def _write_things(touch: Touch) -> set[str]:
    """Writes anew what touched pages are about; returns these pages."""
    tables = touch.tables
    query = "SELECT DISTINCT page FROM claim WHERE claim IN (?)"
    pages = {page for (page,) in tables.rows_in(query, sorted(touch.renamed))} | set(touch.fresh.values())
    query = "SELECT page, claim FROM claim WHERE linkable = 1 AND page IN (?)"
    for batch in slices(pages, PAGES):
        told: dict[int, list[int]] = defaultdict(list)
        for page, at in tables.rows_in(query, batch):
            told[page].append(at)
        claims = touch.claims.get(at for group in told.values() for at in group)
        about = {page: things_numbers(claims[at] for at in told[page]) for page in batch}
        rows = [(about[page].tobytes() if told[page] else None, page) for page in batch]
        tables.change("UPDATE card SET things = ? WHERE page = ?", rows)
        touch.claims.trim()
    query = "SELECT sha256 FROM card WHERE page IN (?)"
    return {sha for (sha,) in tables.rows_in(query, sorted(pages))}


def _crowding(tables: Tables, added: Counter[int], removed: Counter[int]) -> Numbers:
    """The claims of keys that became crowded, or no longer are."""
    query = "SELECT key, COUNT(*) FROM block WHERE key IN (?) GROUP BY key"
    turned = [
        key
        for key, now in tables.rows_in(query, sorted({*added, *removed}))
        if (now > CROWDED) != (now - added[key] + removed[key] > CROWDED)
    ]
    return {at for (at,) in tables.rows_in("SELECT claim FROM block WHERE key IN (?)", turned)}


SHARING = (
    "SELECT DISTINCT around.key, around.claim, claim.months FROM block AS own "
    "JOIN block AS around ON around.key = own.key JOIN claim ON claim.claim = around.claim "
    "WHERE own.claim IN (?)"
)


def _pairs(touch: Touch, wanted: Numbers, after: Stories) -> set[Couple]:
    """The pairs worth comparing that have one of the wanted claims."""
    groups: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for key, at, months in touch.tables.rows_in(SHARING, sorted(wanted)):
        groups[key].append((at, frozenset(months.split())))
    found: set[Couple] = set()
    for members in groups.values():
        found.update(_of_key(members, wanted))
    found.update(_of_stories(touch, wanted, after))
    return found


def _of_key(members: list[tuple[int, frozenset[str]]], wanted: Numbers) -> Iterator[Couple]:
    """The pairs of one key: by month where it is crowded."""
    crowded = len(members) > CROWDED
    for at, months in members:
        if at in wanted:
            for other, others in members:
                if other != at and (not crowded or months & others or not (months or others)):
                    yield min(at, other), max(at, other)


def _of_stories(touch: Touch, wanted: Numbers, after: Stories) -> Iterator[Couple]:
    """The pairs of one block on pages that may tell one story."""
    query = "SELECT sha256, claim, type FROM claim JOIN card USING (page) WHERE claim IN (?)"
    own: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for sha, at, claim_type in touch.tables.rows_in(query, sorted(wanted)):
        own[sha].append((at, claim_type))
    companions = {sha: after.companions(sha) if sha in after.known else frozenset() for sha in own}
    told = types_on(touch.tables, {sha for found in companions.values() for sha in found})
    for sha, claims in own.items():
        for other in sorted(companions[sha]):
            yield from _of_block(touch.traits, claims, told.get(other, []))


def types_on(tables: Tables, pages: set[str]) -> dict[str, list[tuple[int, str]]]:
    """The claims on pages that may be linked, each with its type."""
    query = (
        "SELECT sha256, claim, type FROM claim JOIN card USING (page) WHERE linkable = 1 AND sha256 IN (?)"
    )
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for sha, at, claim_type in tables.rows_in(query, sorted(pages)):
        told[sha].append((at, claim_type))
    return told


def _of_block(traits: Traits, ones: list[tuple[int, str]], others: list[tuple[int, str]]) -> Iterator[Couple]:
    """Pairs of claims whose types are of one block."""
    for at, claim_type in ones:
        blocks = set(traits.block(claim_type))
        for other, other_type in others:
            if not blocks.isdisjoint(traits.block(other_type)):
                yield min(at, other), max(at, other)


def _write_links(touch: Touch, pairs: set[Couple], after: Stories) -> Numbers:
    """Compares pairs that have no link yet and writes the links that join; returns the claims joined."""
    touch.claims.get({at for pair in pairs for at in pair})
    rows = [(*pair, *body) for pair in sorted(pairs) if (body := _link_row(touch, pair, after))]
    query = (
        "INSERT INTO link VALUES (?, ?, ?, ?) "
        "ON CONFLICT (one, other) DO UPDATE SET score = excluded.score, body = excluded.body"
    )
    touch.tables.change(query, rows)
    return {at for one, other, *_ in rows for at in (one, other)}


def _link_row(touch: Touch, pair: Couple, after: Stories) -> tuple[float, str] | None:
    """Score and body of the link of two claims when it joins them."""
    left, right = touch.claims.pair(pair)
    pages = left.document != right.document and {left.document, right.document} <= after.known
    found = compare(
        left, right, touch.traits, near=after.near(left.document, right.document) if pages else 0.0
    )
    return (found.score, link_body(found)) if joins(found, left, right, touch.traits) else None


class _Nearness:
    """Pages whose nearness changed: their claims are compared again."""

    def __init__(self, touch: Touch, before: Stories, after: Stories) -> None:
        self.touch, self.tables = touch, touch.tables
        self.before, self.after = before, after

    def compare_moved(self, pages: set[str]) -> Numbers:
        """Compares the claims of pages whose things, or whose weights, changed; returns the claims whose
        links are others now.
        """
        weighed = self.after.weighed_alike(self.before)
        moved = self.after.changed_since(self.before) if weighed else set(self.after.pages)
        fresh = set(self.touch.fresh)
        changed = {}
        for page in sorted((moved | pages) & self.after.known - fresh):
            old, new = _near(self.before, page), _near(self.after, page)
            for other in old.keys() | new.keys():
                if old.get(other) != new.get(other) and not fresh & {page, other}:
                    changed[min(page, other), max(page, other)] = other in new
        return self._again(changed)

    def _again(self, changed: Mapping[tuple[str, str], bool]) -> Numbers:
        """Compares all claims of some pairs of pages again that share a block; the value says whether the
        two are companions now.
        """
        told = types_on(self.tables, {page for pair in changed for page in pair})
        pairs = {
            couple: companions
            for (one, other), companions in sorted(changed.items())
            for couple in _of_block(self.touch.traits, told.get(one, []), told.get(other, []))
        }
        worth = {couple for couple, companions in pairs.items() if companions}
        worth |= _share_keys(self.tables, sorted(pairs.keys() - worth))
        self.touch.claims.get({at for couple in worth for at in couple})
        made = {couple: _link_row(self.touch, couple, self.after) for couple in sorted(worth)}
        return self._renew(sorted(pairs), {couple: row for couple, row in made.items() if row})

    def _renew(self, pairs: Sequence[Couple], now: Mapping[Couple, tuple[float, str]]) -> Numbers:
        """Writes the links that some pairs have now, where these are others; returns the claims of those."""
        held = _bodies(self.tables, pairs)
        other = [couple for couple in pairs if held.get(couple) != now.get(couple, (0, None))[1]]
        self.tables.change("DELETE FROM link WHERE one = ? AND other = ?", other)
        rows = [(*couple, *now[couple]) for couple in other if couple in now]
        self.tables.change("INSERT INTO link VALUES (?, ?, ?, ?)", rows)
        return {at for couple in other for at in couple}


def _bodies(tables: Tables, pairs: Iterable[Couple]) -> dict[Couple, str]:
    """The bodies of the links that some pairs have."""
    query = "SELECT one, other, body FROM link WHERE one IN (?)"
    return {(one, other): body for one, other, body in tables.rows_in(query, sorted({p[0] for p in pairs}))}


def _share_keys(tables: Tables, pairs: list[Couple]) -> set[Couple]:
    """Those of some pairs that share a key by which they are compared."""
    claims = sorted({at for pair in pairs for at in pair})
    held: dict[int, set[int]] = defaultdict(set)
    for at, key in tables.rows_in("SELECT claim, key FROM block WHERE claim IN (?)", claims):
        held[at].add(key)
    months = {
        at: frozenset(text.split())
        for at, text in tables.rows_in("SELECT claim, months FROM claim WHERE claim IN (?)", claims)
    }
    shared = {pair: held[pair[0]] & held[pair[1]] for pair in pairs}
    query = "SELECT key, COUNT(*) FROM block WHERE key IN (?) GROUP BY key"
    sizes = dict(tables.rows_in(query, sorted({key for found in shared.values() for key in found})))
    together = set()
    for pair, found in shared.items():
        one, other = months[pair[0]], months[pair[1]]
        if found and (one & other or not (one or other) or any(sizes[key] <= CROWDED for key in found)):
            together.add(pair)
    return together


def _near(found: Stories, page: str) -> dict[str, tuple[float, int]]:
    """The companions of a page with what a comparison sees of their nearness."""
    if page not in found.known:
        return {}
    near = found.neighbours(page)
    return {
        one: (round(near.get(one, 0.0), 2), sum(near.get(one, 0.0) >= band for band in BANDS))
        for one in found.companions(page)
    }
