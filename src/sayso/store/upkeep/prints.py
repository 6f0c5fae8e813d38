"""Which documents print one text after some pages changed: only texts that share runs of words with theirs
are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.deriving.facets import read_facets
from sayso.deriving.grade import families
from sayso.deriving.grade.copies import CROWDED, LEAST_SHARED, SAMPLE, Copy, compare
from sayso.deriving.grading import Alike
from sayso.store.sqlite import Index, unpack


def known_copies(index: Index) -> list[Copy]:
    """Every pair of documents that share text."""
    return [
        Copy(one, other, share, bool(sure))
        for one, other, share, sure in index.rows("SELECT * FROM copy ORDER BY one, other")
    ]


def alike(index: Index) -> Alike:
    """The families of all documents that share text with others."""
    found = known_copies(index)
    return Alike(families(sorted({name for one in found for name in (one.left, one.right)}), found), found)


def compare_again(index: Index, gone: Iterable[tuple[str, int]], fresh: Mapping[str, int]) -> None:
    """Takes out the copies of changed pages, by hash and number, and finds those of the fresh ones."""
    for sha, page in [*gone, *fresh.items()]:
        index.change("DELETE FROM shingle WHERE page = ?", [(page,)])
        index.change("DELETE FROM copy WHERE one = ? OR other = ?", [(sha, sha)])
    prints = {sha: _print(index, sha) for sha in fresh}
    for sha, values in prints.items():
        rows = [(value, fresh[sha]) for value in sorted(values) if value % SAMPLE == 0]
        index.change("INSERT INTO shingle VALUES (?, ?)", rows)
    for sha in fresh:
        for other in _sharing(index, fresh[sha]):
            left, right = sorted((sha, other))
            found = compare(
                left,
                right,
                prints.get(left) or _print(index, left),
                prints.get(right) or _print(index, right),
            )
            if found is not None:
                index.change(
                    "INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?)",
                    [(left, right, found.share, int(found.sure))],
                )


def _print(index: Index, sha: str) -> frozenset[int]:
    page = index.page(sha)
    return read_facets(unpack(page.facets)).shingles if page else frozenset()


def _sharing(index: Index, page: int) -> list[str]:
    """The other documents that share enough sampled runs of words with a page."""
    query = (
        "SELECT other.shingle, other.page FROM shingle AS own JOIN shingle AS other ON "
        "other.shingle = own.shingle WHERE own.page = ?"
    )
    holders: dict[int, list[int]] = {}
    for value, other in index.rows(query, page):
        holders.setdefault(value, []).append(other)
    together = Counter(
        other for found in holders.values() if len(found) <= CROWDED for other in found if other != page
    )
    wanted = [other for other, count in together.items() if count >= LEAST_SHARED]
    return [sha for (sha,) in index.rows_in("SELECT sha256 FROM card WHERE page IN (?)", sorted(wanted))]
