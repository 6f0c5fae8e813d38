"""Which claims tell of one event after some pages changed: only pairs that the change can touch are
compared again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from sayso.deriving.link.block import CROWDED, keys
from sayso.deriving.link.compare import compare, joins
from sayso.deriving.link.stories import BANDS, MANY, Stories, level
from sayso.records import Link
from sayso.store.sqlite import Index, pack, unpack
from sayso.store.upkeep.state import number, things_numbers
from sayso.store.upkeep.told import Told, read_link, stories


class Whole(Exception):
    """The change touches the case as a whole: it is to be derived anew."""


def take_out(index: Index, claims: Iterable[int]) -> tuple[set[int], Counter[int]]:
    """Removes the links and keys of some claims; returns the other ends of the links, and how often each
    key was removed.
    """
    listed = sorted(claims)
    ends = {at for pair in _linked(index, listed) for at in pair} - set(listed)
    removed = Counter(key for (key,) in index.rows_in("SELECT key FROM block WHERE claim IN (?)", listed))
    for table, column in (("link", "one"), ("link", "other"), ("block", "claim")):
        index.change(f"DELETE FROM {table} WHERE {column} = ?", [(at,) for at in listed])
    return ends, removed


def _linked(index: Index, claims: list[int]) -> Iterator[tuple[int, int]]:
    for column in ("one", "other"):
        yield from index.rows_in(f"SELECT one, other FROM link WHERE {column} IN (?)", claims)


def relink(
    index: Index,
    told: Told,
    dirty: set[int],
    pages: Mapping[str, int],
    removed: Counter[int],
    before: Stories,
) -> set[int]:
    """Compares what has to be compared again; returns the claims whose links changed.

    `dirty` are claims that are new or name somebody else now, `pages` the changed pages and those of the
    dirty claims by hash, `removed` the keys that were taken out, `before` the stories before. Raises Whole
    when the weights of all pages change.
    """
    claims = told.claims(dirty)
    linkable = {at for at, one in claims.items() if not one.claim.aggregate}
    made = {at: {number(key) for key in keys(claims[at], told.traits)} for at in linkable}
    index.change(
        "INSERT OR IGNORE INTO block VALUES (?, ?)",
        [(key, at) for at in sorted(linkable) for key in sorted(made[at])],
    )
    _write_things(index, told, pages)
    after = stories(index)
    if min(len(before.pages), len(after.pages)) < MANY or level(len(before.pages)) != level(len(after.pages)):
        raise Whole
    again = linkable | _crowding(index, made, removed)
    ends, _ = _without_links(index, again - linkable)
    compared = _compare(index, told, _pairs(index, told, again, after), after)
    moved = (after.changed_since(before) | set(pages)) & set(after.pages)
    return again | ends | compared | _by_story(index, told, moved, before, after)


def _without_links(index: Index, claims: set[int]) -> tuple[set[int], int]:
    """Removes the links of some claims and keeps their keys."""
    ends = {at for pair in _linked(index, sorted(claims)) for at in pair}
    for column in ("one", "other"):
        index.change(f"DELETE FROM link WHERE {column} = ?", [(at,) for at in sorted(claims)])
    return ends, len(claims)


def _write_things(index: Index, told: Told, pages: Mapping[str, int]) -> None:
    for page in pages.values():
        found = [one for one in told.claims(told.of_page(page)).values() if not one.claim.aggregate]
        index.change(
            "UPDATE card SET things = ? WHERE page = ?",
            [(things_numbers(found).tobytes() if found else None, page)],
        )


def _crowding(index: Index, made: Mapping[int, set[int]], removed: Counter[int]) -> set[int]:
    """The claims of keys that became crowded, or no longer are."""
    added = Counter(key for found in made.values() for key in found)
    found: set[int] = set()
    for key, now in index.rows_in(
        "SELECT key, COUNT(*) FROM block WHERE key IN (?) GROUP BY key", sorted({*added, *removed})
    ):
        if (now > CROWDED) != (now - added[key] + removed[key] > CROWDED):
            found |= {at for (at,) in index.rows("SELECT claim FROM block WHERE key = ?", key)}
    return found


def _pairs(index: Index, told: Told, wanted: set[int], after: Stories) -> set[tuple[int, int]]:
    """The pairs worth comparing that have one of the wanted claims."""
    found: set[tuple[int, int]] = set()
    groups: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    query = (
        "SELECT DISTINCT all_.key, all_.claim, told.months FROM block AS own JOIN block AS all_ ON "
        "all_.key = own.key "
        "JOIN told ON told.claim = all_.claim WHERE own.claim IN (?)"
    )
    for key, at, months in index.rows_in(query, sorted(wanted)):
        groups[key].append((at, frozenset(months.split())))
    for members in groups.values():
        group = dict(members)
        for one in wanted & group.keys():
            for other, months in group.items():
                if other != one and (
                    len(group) <= CROWDED or months & group[one] or not (months or group[one])
                ):
                    found.add((min(one, other), max(one, other)))
    places = _claims_by_page(index, told, wanted)
    for page, own in places.items():
        others = after.companions(page) if page in after.pages else frozenset()
        for left in own & wanted:
            found |= {(min(left, at), max(left, at)) for at in _of_block(index, told, others, left)}
    return found


def _claims_by_page(index: Index, told: Told, wanted: set[int]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for at, one in told.claims(wanted).items():
        found[one.document].add(at)
    return found


def _of_block(index: Index, told: Told, pages: Iterable[str], like: int) -> list[int]:
    """The claims on some pages that are of one block with a claim."""
    wanted = set(told.traits.block(told.claims([like])[like].claim.type))
    query = "SELECT claim FROM told JOIN card USING (page) WHERE sha256 IN (?)"
    claims = told.claims(at for (at,) in index.rows_in(query, sorted(pages)))
    return [
        at
        for at, one in claims.items()
        if not one.claim.aggregate and wanted & set(told.traits.block(one.claim.type))
    ]


def _compare(index: Index, told: Told, pairs: set[tuple[int, int]], after: Stories) -> set[int]:
    """Compares pairs that have no link yet and writes the links that join; returns the claims that were
    joined.
    """
    told.claims({at for pair in pairs for at in pair})
    rows = []
    for one, other in sorted(pairs):
        link = _link(told, (one, other), after)
        if link is not None:
            rows.append((one, other, pack(asdict(link))))
    index.change("INSERT OR REPLACE INTO link VALUES (?, ?, ?)", rows)
    return {at for one, other, _ in rows for at in (one, other)}


def _link(told: Told, pair: tuple[int, int], after: Stories) -> Link | None:
    """The link of two claims when it joins them."""
    left, right = told.claims(pair).values()
    pages = left.document != right.document and {left.document, right.document} <= after.known
    found = compare(
        left, right, told.traits, near=after.near(left.document, right.document) if pages else 0.0
    )
    return found if joins(found, left, right, told.traits) else None


def _by_story(index: Index, told: Told, moved: set[str], before: Stories, after: Stories) -> set[int]:
    """Compares the claims of pages again whose nearness changed; returns the claims whose links are others
    now.
    """
    changed: set[int] = set()
    done: set[tuple[str, str]] = set()
    for page in sorted(moved):
        old = _near(before, page)
        new = _near(after, page)
        for other in sorted({*old, *new}):
            pair = (min(page, other), max(page, other))
            if old.get(other) != new.get(other) and pair not in done:
                done.add(pair)
                changed |= _recompare(index, told, pair, other in new, after)
    return changed


def _near(found: Stories, page: str) -> dict[str, tuple[float, int]]:
    """The companions of a page with what a comparison sees of their nearness."""
    if page not in found.known:
        return {}
    near = found.neighbours(page)
    return {
        one: (round(near.get(one, 0.0), 2), sum(near.get(one, 0.0) >= band for band in BANDS))
        for one in found.companions(page)
    }


def _recompare(
    index: Index, told: Told, pages: tuple[str, str], companions: bool, after: Stories
) -> set[int]:
    """Compares all claims of two pages again that share a block; returns those whose links changed."""
    query = "SELECT claim FROM told JOIN card USING (page) WHERE sha256 = ?"
    sides = [
        {
            at: one
            for at, one in told.claims(at for (at,) in index.rows(query, sha)).items()
            if not one.claim.aggregate
        }
        for sha in pages
    ]
    changed: set[int] = set()
    for left, one in sides[0].items():
        for right, other in sides[1].items():
            if set(told.traits.block(one.claim.type)) & set(told.traits.block(other.claim.type)):
                pair = (min(left, right), max(left, right))
                if _renew(index, told, pair, companions, after):
                    changed |= set(pair)
    return changed


def _renew(index: Index, told: Told, pair: tuple[int, int], companions: bool, after: Stories) -> bool:
    """Compares one pair again; whether its link is another one now."""
    old = index.rows("SELECT body FROM link WHERE one = ? AND other = ?", *pair)
    link = _link(told, pair, after) if companions or _share_key(index, told, pair) else None
    body = pack(asdict(link)) if link else None
    if (old[0][0] if old else None) == body:
        return False
    index.change("DELETE FROM link WHERE one = ? AND other = ?", [pair])
    if body is not None:
        index.change("INSERT INTO link VALUES (?, ?, ?)", [(*pair, body)])
    return True


def _share_key(index: Index, told: Told, pair: tuple[int, int]) -> bool:
    """Whether two claims share a key by which they are compared."""
    query = (
        "SELECT one.key FROM block AS one JOIN block AS other ON one.key = other.key WHERE "
        "one.claim = ? AND other.claim = ?"
    )
    shared = [key for (key,) in index.rows(query, *pair)]
    if not shared:
        return False
    months = [
        frozenset(row[0].split()) for row in index.rows_in("SELECT months FROM told WHERE claim IN (?)", pair)
    ]
    together = bool(months[0] & months[1]) or not (months[0] or months[1])
    sizes = index.rows_in("SELECT COUNT(*) FROM block WHERE key IN (?) GROUP BY key", shared)
    return together or any(size <= CROWDED for (size,) in sizes)


def region(index: Index, seeds: set[int]) -> tuple[set[int], list[Link]]:
    """The claims that links connect with some claims, these themselves, and the links between them."""
    found, waiting = set(seeds), set(seeds)
    while waiting:
        ends = {at for pair in _linked(index, sorted(waiting)) for at in pair}
        waiting = ends - found
        found |= ends
    rows = index.rows_in("SELECT body FROM link WHERE one IN (?)", sorted(found))
    return found, [read_link(unpack(body)) for (body,) in rows]
