"""Deriving everything that follows from a case's originals and decisions, as little of it anew as may be."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, astuple, dataclass

from sayso.case.decisions.effects import Effects, effects_of
from sayso.case.gather import Refused
from sayso.case.log import Mark
from sayso.case.store import CaptureSource, Case, capture_of, provenance_of
from sayso.deriving.grade import Registry
from sayso.deriving.grade import load as load_registry
from sayso.reading.claims.codebook import load as load_codebook
from sayso.records import Traits
from sayso.records.page import Provenance
from sayso.store.rows import PageRow
from sayso.store.sqlite import Index, writing_index
from sayso.store.touch import touch
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
        _read_captures(index, case)
        effects = effects_of(case.decisions_log.read())
        wanted, present = index.captured(), index.keys()
        if not new_pages:
            wanted &= present.keys()
        provenance = provenance_of(CaptureSource(*row) for row in index.places())
        keys = _keys(case, wanted, effects, provenance)
        _forget(index, present.keys() - wanted)
        waiting = [sha for sha in sorted(wanted) if present.get(sha) != keys[sha]]
        folder, names, published = case.originals.folder, index.names(waiting), effects.published()
        tasks = [
            Task(
                folder,
                sha,
                names[sha],
                case.codebook_path,
                published.get(sha),
                provenance[sha],
            )
            for sha in sorted(waiting, key=lambda sha: (names[sha], sha))
        ]
        _read(index, tasks, keys, jobs or _fitting(len(tasks)), progress)
        _bring_up_to_date(index, case, effects, registry)
        refused = index.refused()
        called = index.names(sha for sha, _ in refused)
        listed = tuple(Refused(called[sha], why) for sha, why in refused)
        kept = len(wanted) - len(tasks)
        return Built(len(tasks), kept, listed, index.count("claim"), index.count("incident"))


def _bring_up_to_date(index: Index, case: Case, effects: Effects, registry: Registry) -> None:
    """Derives what changed pages and decisions touch; everything, when the program or what the user says
    of sources is another one.
    """
    made_by = _made_by(case)
    whole = index.meta().get("made_by") != made_by
    if whole:
        index.spill()
    with index.transaction():
        if whole:
            index.forget()
        touch(index, effects, registry, traits_of(case))
        index.set_meta({"made_by": made_by})
        _witness(index, case)


def _made_by(case: Case) -> str:
    """What every part of a record depends on beside pages and decisions: the program, and what the user
    says of sources and types.
    """
    said = [path.read_bytes() if path else b"" for path in (case.sources_path, case.codebook_path)]
    return " ".join([program_digest(), *(hashlib.sha256(data).hexdigest() for data in said)])


def _read_captures(index: Index, case: Case) -> None:
    """Reads the captures log from where it was read last, or all of it where a line was emptied."""
    log, mark = case.captures_log, index.state("captures")
    with index.transaction():
        tail = log.since(Mark(*mark)) if mark else None
        if tail is None:
            index.drop_captures()
            tail = log.marked()
        entries, end = tail
        captures = [(entry.n, capture_of(entry)) for entry in entries if entry.body is not None]
        index.put_captures({n: asdict(one) for n, one in captures})
        index.set_state("captures", astuple(end))


def registry_of(case: Case) -> Registry:
    """The case's registry of sources; an empty one when it has none."""
    return load_registry(case.sources_path.read_text(encoding="utf-8")) if case.sources_path else Registry()


def traits_of(case: Case) -> Traits:
    """How rules beyond reading treat the types of the case's codebook."""
    return load_codebook(case.codebook_path).traits


def _keys(
    case: Case, originals: Iterable[str], effects: Effects, provenance: dict[str, Provenance]
) -> dict[str, str]:
    """For each original what its reading depends on."""
    common, published = reading_key(case.codebook_path), effects.published()
    parts = {sha: (published[sha].edtf if sha in published else "", provenance[sha].key) for sha in originals}
    return {sha: " ".join((common, *filter(None, told))) for sha, told in parts.items()}


def _fitting(pages: int) -> int:
    return 1 if pages < WORTH_A_POOL else min(os.cpu_count() or 1, 8)


def _forget(index: Index, gone: Iterable[str]) -> None:
    """Drops the pages that are no longer in the case."""
    with index.transaction():
        for sha in sorted(gone):
            index.drop_page(sha)


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
                        PageRow(one.sha256, keys[one.sha256], one.error, one.body, one.facets),
                        one.title,
                        one.text,
                    )
            waiting, last = [], time.monotonic()


def _witness(index: Index, case: Case) -> None:
    """Writes down the heads of the logs, as a witness against a shortened log."""
    for name, log in (("captures", case.captures_log), ("decisions", case.decisions_log)):
        end = log.end()
        index.set_meta({f"{name}_count": str(end.n), f"{name}_head": end.hash})
