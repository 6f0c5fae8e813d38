"""The record as it was, or as it would have been: derived in memory from some of the pages and decisions,
written nowhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from sayso.case.decisions.effects import effects_of
from sayso.case.store import Capture, Case
from sayso.records import Interval
from sayso.records.forms import read_interval
from sayso.store.rows import PageRow, unpack
from sayso.store.shelf import Shelf
from sayso.store.sqlite import Index, in_memory
from sayso.store.touch import touch
from sayso.work.build import registry_of, traits_of


@contextmanager
def supported_by(case: Case, index: Index, day: dt.date) -> Iterator[Shelf]:
    """What the documents of a day supported: those that had appeared, or had been captured, by its end.
    All decisions apply.
    """
    captures = case.captures()
    taken = {capture.sha256 for capture in captures if _taken(capture) <= day.isoformat()}
    kept = [page for page in index.pages() if page.sha256 in taken or _appeared(page, day)]
    with _derived(case, index, kept, captures, None) as shelf:
        yield shelf


@contextmanager
def known_on(case: Case, index: Index, day: dt.date) -> Iterator[Shelf]:
    """What the case itself held at the end of a day: the pages added and the decisions made until then."""
    captures = [capture for capture in case.captures() if capture.at[:10] <= day.isoformat()]
    there = {capture.sha256 for capture in captures}
    kept = [page for page in index.pages() if page.sha256 in there]
    with _derived(case, index, kept, captures, day) as shelf:
        yield shelf


def _taken(capture: Capture) -> str:
    """The day on which a page was retrieved, else added."""
    return (capture.retrieved or capture.at)[:10]


def _appeared(page: PageRow, day: dt.date) -> bool:
    """Whether the page itself shows that it was published or captured by a day."""
    document = unpack(page.body)["document"]
    known: list[Interval | None] = [read_interval(document[key]) for key in ("published", "captured")]
    return any(one is not None and one.end is not None and one.end <= day for one in known)


@contextmanager
def _derived(
    case: Case, index: Index, kept: Sequence[PageRow], captures: list[Capture], until: dt.date | None
) -> Iterator[Shelf]:
    log = case.decisions_log.read()
    effects = effects_of([entry for entry in log if until is None or entry.at[:10] <= until.isoformat()])
    with in_memory(index.path) as past:
        with past.transaction():
            past.put_rows(kept)
            past.put_captures({n: asdict(one) for n, one in enumerate(captures, 1)})
            touch(past, effects, registry_of(case), traits_of(case), redactions=effects_of(log))
        yield past
