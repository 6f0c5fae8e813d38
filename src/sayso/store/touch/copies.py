"""Which documents print one text: only texts that share runs of words with touched pages are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sayso.deriving.facets import read_facets
from sayso.deriving.grade import families
from sayso.deriving.grade.copies import CROWDED, LEAST_SHARED, SAMPLE, Copy, compare
from sayso.store.rows import unpack
from sayso.store.tables import Tables
from sayso.store.touch.batches import PAGES, slices
from sayso.store.touch.state import Touch

BESIDE = (
    "SELECT own.page, other.shingle, other.page FROM shingle AS own JOIN shingle AS other "
    "ON other.shingle = own.shingle WHERE own.page IN (?)"
)


def compare_texts(touch: Touch) -> None:
    """Finds the copies of fresh pages, and makes the families anew that touched pages belong to."""
    tables, hashes = touch.tables, sorted({*touch.gone, *touch.fresh})
    before = known_copies(tables, hashes)
    tables.change_in("DELETE FROM shingle WHERE page IN (?)", [*touch.gone.values(), *touch.fresh.values()])
    for column in ("one", "other"):
        tables.change_in(f"DELETE FROM copy WHERE {column} IN (?)", hashes)
    for batch in slices(touch.fresh.values(), PAGES):
        names = dict(tables.rows_in("SELECT page, sha256 FROM card WHERE page IN (?)", batch))
        sampled = [
            (value, page)
            for page, sha in names.items()
            for value in _print(tables, sha)
            if value % SAMPLE == 0
        ]
        tables.change("INSERT INTO shingle VALUES (?, ?)", sorted(sampled))
    done = set[str]()
    for batch in slices(touch.fresh.values(), PAGES):
        pairs = {pair for pair in _sharing(tables, batch) if done.isdisjoint(pair)}
        _write_copies(tables, sorted(pairs))
        done.update(sha for (sha,) in tables.rows_in("SELECT sha256 FROM card WHERE page IN (?)", batch))
    after = known_copies(tables, hashes)
    moved = {name for one in before ^ after for name in (one.left, one.right)}
    touch.regraded = moved | _renew_families(tables, moved | set(touch.fresh))


def _write_copies(tables: Tables, pairs: list[tuple[str, str]]) -> None:
    """Compares pairs of texts and writes those that share text."""
    prints = {sha: _print(tables, sha) for sha in sorted({sha for pair in pairs for sha in pair})}
    found = [compare(left, right, prints[left], prints[right]) for left, right in pairs]
    rows = [(one.left, one.right, one.share, int(one.sure)) for one in found if one is not None]
    tables.change("INSERT INTO copy VALUES (?, ?, ?, ?)", rows)


def known_copies(tables: Tables, hashes: Iterable[str]) -> set[Copy]:
    """Every pair of documents that share text and have one of these."""
    listed = sorted(hashes)
    return {
        Copy(one, other, share, bool(sure))
        for column in ("one", "other")
        for one, other, share, sure in tables.rows_in(
            f"SELECT one, other, share, sure FROM copy WHERE {column} IN (?)", listed
        )
    }


def _print(tables: Tables, sha: str) -> frozenset[int]:
    page = tables.page(sha)
    return read_facets(unpack(page.facets)).shingles if page else frozenset()


def _sharing(tables: Tables, pages: list[int]) -> set[tuple[str, str]]:
    """The pairs of documents, one of them on these pages, that share enough sampled runs of words."""
    holders: dict[int, set[int]] = defaultdict(set)
    own: dict[int, set[int]] = defaultdict(set)
    for page, value, other in tables.rows_in(BESIDE, pages):
        holders[value].add(other)
        own[page].add(value)
    found: set[tuple[int, int]] = set()
    for page, values in own.items():
        together = Counter(
            other for value in values if len(holders[value]) <= CROWDED for other in holders[value]
        )
        found |= {
            (page, other) for other, count in together.items() if other != page and count >= LEAST_SHARED
        }
    numbers = sorted({page for pair in found for page in pair})
    names = dict(tables.rows_in("SELECT page, sha256 FROM card WHERE page IN (?)", numbers))
    pairs = ((names[one], names[other]) for one, other in found)
    return {(min(pair), max(pair)) for pair in pairs}


def _renew_families(tables: Tables, seeds: set[str]) -> set[str]:
    """Writes the families again of the pages that copies connect with some; returns those whose family is
    another one now.
    """
    region, waiting, found = set(seeds), set(seeds), set[Copy]()
    while waiting:
        sure = {one for one in known_copies(tables, waiting) if one.sure}
        found |= sure
        waiting = {name for one in sure for name in (one.left, one.right)} - region
        region |= waiting
    now = families(sorted(region), sorted(found, key=lambda one: (one.left, one.right)))
    held = dict(tables.rows_in("SELECT sha256, family FROM card WHERE sha256 IN (?)", sorted(region)))
    other = {sha: now[sha] for sha in held if held[sha] != now[sha]}
    tables.change("UPDATE card SET family = ? WHERE sha256 = ?", [(home, sha) for sha, home in other.items()])
    return set(other)


def families_of(tables: Tables, hashes: Iterable[str]) -> dict[str, str]:
    """The family of each page."""
    return dict(tables.rows_in("SELECT sha256, family FROM card WHERE sha256 IN (?)", sorted(hashes)))
