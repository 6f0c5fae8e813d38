"""What every step of deriving goes by: a page's reading as the decisions leave it, and how pages and
incidents are called and ordered. The steps themselves are listed in `store/touch`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sayso.case.decisions.edits import Edited, edit
from sayso.case.decisions.effects import Effects
from sayso.deriving.facets import Facets
from sayso.records import Document, Extraction, Incident


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one original: the extraction without its tokens, and what else is needed of the
    page.
    """

    extraction: Extraction
    facets: Facets


LAST = dt.date.max.isoformat()


def place_of(one: Incident) -> str:
    """Where an incident stands in the timeline: by its first day, then its last; what has no date comes at
    the end.
    """
    start, end = (one.interval.start, one.interval.end) if one.interval else (None, None)
    return " ".join(day.isoformat() if day else LAST for day in (start or end, end))


def voice(document: Document) -> str:
    """Who speaks where a page names no source: its outlet, else its author, else its title, else its file."""
    return document.outlet or document.author or document.title or document.name


def edited(reading: Reading, effects: Effects) -> tuple[Extraction, Edited]:
    """A page as the decisions leave it."""
    extraction = reading.extraction
    document = effects.on_document(extraction.document)
    edits = edit(document, extraction.claims, effects.on_page(document.sha256))
    return replace(extraction, document=document, claims=tuple(edits.claims.values())), edits
