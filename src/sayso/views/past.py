"""The record as it was, or as it would have been: derived in memory from some of the pages and decisions,
written nowhere.
"""

from __future__ import annotations

import datetime as dt

from sayso.case.decisions.effects import effects_of
from sayso.case.store import Capture, Case
from sayso.deriving.flow import Reading, derive
from sayso.deriving.forms import views
from sayso.deriving.masks import mask_views
from sayso.store.shelf import Memory
from sayso.store.sqlite import Index
from sayso.work.build import readings, registry_of, traits_of


def supported_by(case: Case, index: Index, day: dt.date) -> Memory:
    """What the documents of a day supported: those that had appeared, or had been captured, by its end.
    All decisions apply.
    """
    captures = case.captures()
    taken = {capture.sha256 for capture in captures if _taken(capture) <= day.isoformat()}
    kept = [one for one in readings(index) if one.extraction.document.sha256 in taken or _appeared(one, day)]
    return _derived(case, index, kept, captures, None)


def known_on(case: Case, index: Index, day: dt.date) -> Memory:
    """What the case itself held at the end of a day: the pages added and the decisions made until then."""
    captures = [capture for capture in case.captures() if capture.at[:10] <= day.isoformat()]
    there = {capture.sha256 for capture in captures}
    kept = [one for one in readings(index) if one.extraction.document.sha256 in there]
    return _derived(case, index, kept, captures, day)


def _taken(capture: Capture) -> str:
    """The day on which a page was retrieved, else added."""
    return (capture.retrieved or capture.at)[:10]


def _appeared(reading: Reading, day: dt.date) -> bool:
    """Whether the page itself shows that it was published or captured by a day."""
    document = reading.extraction.document
    ends = [interval.end for interval in (document.published, document.captured) if interval is not None]
    return any(end is not None and end <= day for end in ends)


def _derived(
    case: Case, index: Index, kept: list[Reading], captures: list[Capture], until: dt.date | None
) -> Memory:
    log = case.decisions_log.read()
    effects = effects_of([entry for entry in log if until is None or entry.at[:10] <= until.isoformat()])
    record = derive(kept, captures, effects, registry_of(case), traits_of(case))
    return Memory(index.path, {**views(record), "mask": mask_views(record, effects_of(log))})
