"""Deriving everything that follows from a case's originals and decisions, as little of it anew as may be."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from sayso.case.decisions.effects import Effects, effects_of
from sayso.case.gather import Refused
from sayso.case.log import START
from sayso.case.store import Capture, Case, provenance_of
from sayso.deriving.facets import read_facets
from sayso.deriving.flow import Reading, Record, Workings, by_document, derived
from sayso.deriving.forms import places, views
from sayso.deriving.grade import Registry
from sayso.deriving.grade import load as load_registry
from sayso.deriving.masks import mask_views
from sayso.reading.claims.codebook import load as load_codebook
from sayso.records import Traits
from sayso.records.forms import read_extraction
from sayso.records.page import Provenance
from sayso.store.sqlite import Index, Page, unpack, writing_index
from sayso.store.upkeep import Whole, changed_pages, update
from sayso.store.upkeep.state import forget, remember
from sayso.work.engine import Outcome, Task, program_digest, reading_key, run
from sayso.work.erase import carry_out

COMMIT_SECONDS = 1.0
"""How much reading, at most, is done again after an interruption."""

WORTH_A_POOL = 16
"""From how many pages on it pays to start other processes, when nobody said how many to use."""


@dataclass(frozen=True, slots=True)
class Built:
    """What `build` did: pages read now, pages that stood, pages from which nothing could be read, and what
    the record holds.
    """

    read: int
    kept: int
    refused: tuple[Refused, ...]
    claims: int
    incidents: int


def build(
    case: Case, jobs: int | None, progress: Callable[[int, int], None], new_pages: bool = True
) -> Built:
    """Brings the index up to date; call while holding the case's writer lock.

    `jobs` is the number of processes (None: as it fits). `progress` is told (pages done, pages to do).
    What was read is kept when the build is interrupted. Without `new_pages` only what was read before is
    looked at again, as after a decision. Raises CaseError when a log is damaged or the disk is full.
    """
    registry = registry_of(case)
    with writing_index(case.index_path) as index:
        carry_out(case, index)
        captures, effects = case.captures(), effects_of(case.decisions_log)
        names = {capture.sha256: capture.name for capture in reversed(captures)}
        if not new_pages:
            there = index.keys()
            names = {sha: name for sha, name in names.items() if sha in there}
        provenance = provenance_of(captures)
        keys = _keys(case, names, effects, provenance)
        kept = _forget(index, keys)
        published = effects.published()
        tasks = [
            Task(case.originals.folder, sha, name, case.codebook_path, published.get(sha), provenance[sha])
            for sha, name in names.items()
            if sha not in kept
        ]
        _read(index, tasks, keys, jobs or _fitting(len(tasks)), progress)
        _bring_up_to_date(index, case, captures, effects, registry)
        refused = tuple(Refused(names[sha], why) for sha, why in index.refused())
        return Built(len(tasks), len(kept), refused, index.count("claim"), index.count("incident"))


def _bring_up_to_date(
    index: Index, case: Case, captures: list[Capture], effects: Effects, registry: Registry
) -> None:
    """Derives the part of the record that changed pages touch where that can be told; else the whole."""
    by_page, traits = by_document(captures), traits_of(case)
    made_by = "" if effects.entries else _made_by(case)
    changed = changed_pages(index, by_page)
    try:
        if not made_by or index.meta().get("made_by") != made_by or not changed.small(len(index.keys())):
            raise Whole
        with index.transaction():
            update(index, changed, by_page, registry, traits)
            _witness(index, case, made_by)
    except Whole:
        _write_whole(
            index, case, *derived(readings(index), captures, effects, registry, traits), effects, made_by
        )


def _made_by(case: Case) -> str:
    """What every part of a record depends on beside pages and decisions: the program, and what the user
    says of sources and types.
    """
    said = [path.read_bytes() if path else b"" for path in (case.sources_path, case.codebook_path)]
    return " ".join([program_digest(), *(hashlib.sha256(data).hexdigest() for data in said)])


def registry_of(case: Case) -> Registry:
    """The case's registry of sources; an empty one when it has none."""
    return load_registry(case.sources_path.read_text(encoding="utf-8")) if case.sources_path else Registry()


def traits_of(case: Case) -> Traits:
    """How rules beyond reading treat the types of the case's codebook."""
    return load_codebook(case.codebook_path).traits


def _keys(
    case: Case, names: dict[str, str], effects: Effects, provenance: dict[str, Provenance]
) -> dict[str, str]:
    """For each original what its reading depends on."""
    common, published = reading_key(case.codebook_path), effects.published()
    parts = {sha: (published[sha].edtf if sha in published else "", provenance[sha].key) for sha in names}
    return {sha: " ".join((common, *filter(None, told))) for sha, told in parts.items()}


def _fitting(pages: int) -> int:
    return 1 if pages < WORTH_A_POOL else min(os.cpu_count() or 1, 8)


def _forget(index: Index, keys: dict[str, str]) -> set[str]:
    """Drops the pages that are no longer in the case and returns those whose reading still holds."""
    present = index.keys()
    gone = [sha for sha in present if sha not in keys]
    if gone:
        with index.transaction():
            for sha in gone:
                index.drop_page(sha)
    return {sha for sha, read_under in present.items() if keys.get(sha) == read_under}


def _read(
    index: Index, tasks: list[Task], keys: dict[str, str], jobs: int, progress: Callable[[int, int], None]
) -> None:
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
                    index.put_page(
                        Page(one.sha256, keys[one.sha256], one.error, one.body, one.facets),
                        one.title,
                        one.text,
                    )
            waiting, last = [], time.monotonic()


def readings(index: Index) -> list[Reading]:
    """What was read from every page."""
    return [
        Reading(read_extraction(unpack(page.body)), read_facets(unpack(page.facets)))
        for page in index.pages()
    ]


def _write_whole(
    index: Index, case: Case, record: Record, workings: Workings, effects: Effects, made_by: str
) -> None:
    """Writes every view, and the workings where no decision stands in the way of going on from them."""
    with index.transaction():
        order = places(record)
        for kind, bodies in {**views(record), "mask": mask_views(record, effects)}.items():
            index.put_views(kind, bodies, order.get(kind, {}))
        if made_by:
            remember(index, record, workings)
        else:
            forget(index)
        _witness(index, case, made_by)


def _witness(index: Index, case: Case, made_by: str) -> None:
    """Writes down by what the record was made and the heads of the logs, as a witness against a shortened
    log.
    """
    index.set_meta({"made_by": made_by})
    for name, log in (("captures", case.captures_log), ("decisions", case.decisions_log)):
        entries = log.read()
        index.set_meta(
            {f"{name}_count": str(len(entries)), f"{name}_head": entries[-1].hash if entries else START}
        )
