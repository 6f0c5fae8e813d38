"""The loop over documents: each is read alone, here or in other processes, with the same result.

`run` is the one interface of the loop: tasks in, outcomes out, in the order of the tasks.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.case.originals import Originals
from sayso.deriving.facets import facets_form
from sayso.errors import CaseError, SaysoError
from sayso.reading.claims.codebook import Codebook
from sayso.reading.claims.codebook import load as load_codebook
from sayso.reading.pipeline import engine, extract
from sayso.records import Interval
from sayso.records.forms import extraction_form
from sayso.records.page import UNKNOWN, Provenance
from sayso.store.rows import pack

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a fault of ours on one page can raise. It is told, with the page, and the rest of the batch is
done.
"""

READ_BY = (
    *("errors.py", "yamls.py", "records", "days", "language", "world", "reading"),
    *("deriving/facets.py", "deriving/link/inputs.py"),
    *("deriving/grade/copies.py", "deriving/resolve/uses.py"),
)
"""What a page's reading is made by: the stages, what they stand on, and what takes a page's facets."""

DERIVED_BY = (*READ_BY, "case", "deriving", "store", "work")
"""What a record is made by: `made_by` in `work/build.py` names it, beside the registry of sources."""

NO_PART = (".pyc", ".onnx")
"""Endings of files that no digest takes: the model has its own in `engine()`."""


@dataclass(frozen=True, slots=True)
class Task:
    """One original to read, under the name that it was added with; `published` is what the analyst knows
    of its date, `provenance` what was recorded with its capture.
    """

    originals: Path
    sha256: str
    name: str
    codebook: Path | None
    published: Interval | None = None
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one original gave: its packed extraction and facets, or why there is none."""

    sha256: str
    error: str | None = None
    title: str = ""
    text: str = ""
    body: bytes = b""
    facets: bytes = b""


@cache
def _codebook(path: Path | None) -> Codebook:
    return load_codebook(path)


def work(task: Task) -> Outcome:
    """Reads one original. A page that cannot be read is an outcome, not an error."""
    try:
        data = Originals(task.originals).get(task.sha256)
        found = extract(data, task.name, _codebook(task.codebook), task.published, task.provenance)
        form = extraction_form(found)
    except SaysoError as error:
        return Outcome(task.sha256, str(error))
    except FAULTS as error:
        return Outcome(
            task.sha256,
            f"the program failed on this page ({type(error).__name__}: {error}); please report it",
        )
    return Outcome(
        task.sha256,
        None,
        found.document.title or "",
        found.document.text,
        pack(form),
        pack(facets_form(found)),
    )


def run(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """Works on all tasks with `jobs` processes and yields the outcomes in the order of the tasks.

    Raises CaseError when a process was killed; what was yielded before is whole.
    """
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    pool = ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=multiprocessing.get_context("spawn"))
    try:
        yield from pool.map(work, tasks, chunksize=max(1, min(8, len(tasks) // (4 * jobs))))
    except BrokenProcessPool as error:
        says = (
            "a process that read pages was killed, perhaps for want of memory; run sayso build "
            "again, with fewer --jobs"
        )
        raise CaseError(says) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def reading_key(codebook: Path | None) -> str:
    """What a reading depends on beside the original: the program's rooms that read, its model, the
    processor's instruction set, the codebook.
    """
    seen = hashlib.sha256(program_digest(READ_BY).encode())
    for part in engine().values():
        seen.update(part.encode() + b"\0")
    if codebook is not None:
        seen.update(codebook.read_bytes())
    return seen.hexdigest()[:32]


@cache
def program_digest(rooms: tuple[str, ...] = DERIVED_BY) -> str:
    """SHA-256 over the code and knowledge in some rooms of the program, so that a change there reads or
    derives again, and a change elsewhere does not.
    """
    root = Path(__file__).resolve().parent.parent
    seen = hashlib.sha256()
    for path in sorted({path for room in rooms for path in (root / room, *(root / room).rglob("*"))}):
        if path.is_file() and path.suffix not in NO_PART:
            seen.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()
