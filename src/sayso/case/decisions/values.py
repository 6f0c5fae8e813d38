"""The values that a decision may give: days in EDTF, spans found by their words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sayso.days import intervals
from sayso.errors import DecisionError
from sayso.records import Document, Span
from sayso.records.forms import interval_form

Json = dict[str, Any]
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days_form(text: str) -> Json:
    """Days as an interval's JSON form, from a part of EDTF: 2021, 2021-05, 2021-05-03, A/B, A/.. or ../B.

    Raises DecisionError for anything else.
    """
    first, bar, last = text.strip().partition("/")
    try:
        start = None if first in ("", "..") else _edge(first, False)
        end = _edge(first, True) if not bar else None if last in ("", "..") else _edge(last, True)
    except ValueError as error:
        raise DecisionError(
            f"'{text}' is no date; write 2021, 2021-05, 2021-05-03, 2021-05/2021-07, 2021/.. or ../2021"
        ) from error
    if (start is None and end is None) or (start and end and end < start):
        raise DecisionError(f"'{text}' holds no day; the first day must not come after the last")
    form = interval_form(intervals.make(start, end))
    return form if form is not None else {}


def _edge(text: str, last: bool) -> dt.date:
    """The first or the last day of a year, month or day."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        raise ValueError(text)
    if day is not None and month is not None:
        return dt.date(year, month, day)
    if month is not None:
        return intervals.last_of_month(year, month) if last else dt.date(year, month, 1)
    return dt.date(year, 12, 31) if last else dt.date(year, 1, 1)


def find_words(document: Document, words: str, near: Span | None) -> Span:
    """Where words stand in a document: inside `near` if they do, else nowhere else than in one place.

    Raises DecisionError when they are not there, or in several places with nothing to choose by.
    """
    wanted = words.strip()
    places = [found.span() for found in re.finditer(_loose(wanted), document.text)] if wanted else []
    if near is not None:
        inside = [place for place in places if near.start <= place[0] and place[1] <= near.end]
        places = inside[:1] or sorted(places, key=lambda place: abs(place[0] - near.start))[:1]
    if not places:
        raise DecisionError(f"“{wanted}” is not in {document.name}; copy the words as the page has them")
    if len(places) > 1:
        raise DecisionError(
            f"“{wanted}” stands {len(places)} times in {document.name}; give more of the passage with --quote"
        )
    return Span(*places[0])


def _loose(words: str) -> str:
    """A pattern for words in which any run of white space matches any other."""
    return r"\s+".join(map(re.escape, words.split()))


def sentence_at(document: Document, sentences: list[list[int]], span: Span) -> Span:
    """The sentence that holds a span, else its line."""
    for start, end in sentences:
        if start <= span.start and span.end <= end:
            return Span(start, end)
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return Span(start, len(document.text) if end < 0 else end)


def span_form(document: Document, span: Span) -> Json:
    """A span with its text."""
    return {"text": document.text[span.start : span.end], "start": span.start, "end": span.end}
