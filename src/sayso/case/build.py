"""Deriving everything that follows from a case's originals and decisions, as little of it anew as may be."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sayso.case.gather import Refused
from sayso.case.index import Index, Page, unpack, writing_index
from sayso.case.log import START
from sayso.case.record import Reading, Record, derive
from sayso.case.store import Capture, Case
from sayso.case.views import affair_form, incident_detail, page_form
from sayso.case.work import Outcome, Task, reading_key, run
from sayso.jsonform import read_extraction

COMMIT_SECONDS = 1.0
"""How much reading, at most, is done again after an interruption."""

WORTH_A_POOL = 16
"""From how many pages on it pays to start other processes, when nobody said how many to use."""


@dataclass(frozen=True, slots=True)
class Built:
    """What `build` did: pages read now, pages that stood, pages from which nothing could be read, and what the record holds."""

    read: int
    kept: int
    refused: tuple[Refused, ...]
    claims: int
    incidents: int


def build(case: Case, jobs: int | None, progress: Callable[[int, int], None]) -> Built:
    """Brings the index up to date; call while holding the case's writer lock.

    `jobs` is the number of processes (None: as it fits). `progress` is told (pages done, pages to do). What was read is
    kept when the build is interrupted. Raises CaseError when a log is damaged or the disk is full.
    """
    captures = case.captures()
    names: dict[str, str] = {}
    for capture in captures:
        names.setdefault(capture.sha256, capture.name)
    with writing_index(case.index_path) as index:
        key = reading_key(case.codebook_path)
        kept = _forget(index, names, key)
        tasks = [Task(case.originals.folder, sha, name, case.codebook_path) for sha, name in names.items() if sha not in kept]
        _read(index, tasks, key, jobs or _fitting(len(tasks)), progress)
        record = derive(_readings(index), captures)
        _write(index, record, case)
        refused = tuple(Refused(names[sha], why) for sha, why in index.refused())
        return Built(len(tasks), len(kept), refused, len(record.claims), len(record.incidents))


def _fitting(pages: int) -> int:
    return 1 if pages < WORTH_A_POOL else min(os.cpu_count() or 1, 8)


def _forget(index: Index, names: dict[str, str], key: str) -> set[str]:
    """Drops the pages that are no longer in the case and returns those whose reading still holds."""
    present = index.keys()
    gone = [sha for sha in present if sha not in names]
    if gone:
        with index.transaction():
            for sha in gone:
                index.drop_page(sha)
    return {sha for sha, read_under in present.items() if sha in names and read_under == key}


def _read(index: Index, tasks: list[Task], key: str, jobs: int, progress: Callable[[int, int], None]) -> None:
    """Reads the pages, writing them down every second or so."""
    waiting: list[Outcome] = []
    last = time.monotonic()
    progress(0, len(tasks))
    for done, outcome in enumerate(run(tasks, jobs), start=1):
        waiting.append(outcome)
        progress(done, len(tasks))
        if done == len(tasks) or time.monotonic() - last > COMMIT_SECONDS:
            with index.transaction():
                for one in waiting:
                    index.put_page(Page(one.sha256, key, one.error, one.body, one.facets), one.title, one.text)
            waiting, last = [], time.monotonic()


def _readings(index: Index) -> list[Reading]:
    return [Reading(read_extraction(unpack(page.body)), unpack(page.facets)) for page in index.pages()]


def _write(index: Index, record: Record, case: Case) -> None:
    """Writes every view, and beside them the heads of the logs, as a witness against a shortened log."""
    counts = Counter(record.told_in.values())
    heads = {"captures": case.captures_log.read(), "decisions": case.decisions_log.read()}
    pages = sorted(record.documents.values(), key=lambda document: (document.name, document.sha256))
    with index.transaction():
        index.put_views("incident", {one.id: incident_detail(one, record) for one in record.incidents})
        index.put_views("affair", {one.id: affair_form(one) for one in record.affairs})
        index.put_views("page", {one.sha256: page_form(one, _captures(record, one.sha256), counts[one.sha256]) for one in pages})
        for name, entries in heads.items():
            index.set_meta({f"{name}_count": str(len(entries)), f"{name}_head": entries[-1].hash if entries else START})


def _captures(record: Record, sha256: str) -> tuple[Capture, ...]:
    return record.captures.get(sha256, ())
