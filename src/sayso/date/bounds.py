"""What each piece of evidence says about the days on which a document can have been written: one bound, with the words that state it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso import intervals
from sayso.date.tense import still_to_come, told
from sayso.records import ARTICLE_KINDS, Document, Evidence, Interval, Passage, TimeExpression
from sayso.timereading import TimeReading

SURE, TOLD, HABIT = 3, 2, 1
"""How strong a bound is: stated of the article itself; implied by what the text tells; a habit of news writing."""

_UPDATED = re.compile(r"\b(?:updated|modified|revised|last edited)\b[^\n]{0,20}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """Days on which the document can have been written, as far as one piece of evidence goes (an open end says nothing)."""

    start: dt.date | None
    end: dt.date | None
    strength: int
    because: tuple[Evidence, ...]

    @property
    def interval(self) -> Interval:
        """The bound as an interval."""
        return intervals.make(self.start, self.end, self.because)


def evidence(time: TimeExpression, rule: str) -> tuple[Evidence, ...]:
    """One time expression as the evidence of a rule."""
    return (Evidence(time.text, time.start, time.end, rule),)


def exact_day(time: TimeExpression) -> dt.date | None:
    """The day that an expression names in full, or None."""
    reading = time.reading
    if not isinstance(reading, TimeReading) or reading.form != "calendar":
        return None
    if reading.year is None or reading.month is None or reading.day is None:
        return None
    try:
        return dt.date(reading.year, reading.month, reading.day)
    except ValueError:
        return None


def inside(times: tuple[TimeExpression, ...], passage: Passage) -> Iterator[TimeExpression]:
    """The expressions of one passage."""
    return (time for time in times if passage.start <= time.start and time.end <= passage.end)


def header_dates(document: Document, times: tuple[TimeExpression, ...]) -> list[Bound]:
    """Full dates in page furniture above the article: the day of the capture, an upper bound for the article."""
    first = min((passage.start for passage in document.passages if passage.kind in ARTICLE_KINDS), default=len(document.text))
    found = []
    for passage in document.passages:
        if passage.kind != "boilerplate" or passage.start >= first:
            continue
        for time in inside(times, passage):
            day = exact_day(time)
            if day is not None:
                found.append(Bound(None, day, SURE, evidence(time, "a date in the page's own header is the day of capture")))
    return found


def from_metadata(document: Document) -> Iterator[Bound]:
    """The day that the page's metadata give as that of publication."""
    for datum in document.metadata:
        if datum.field not in ("published_on", "modified_on"):
            continue
        found = re.match(r"(\d{4})-(\d{2})-(\d{2})", datum.value)
        if found is None:
            continue
        try:
            day = dt.date(*(int(part) for part in found.groups()))
        except ValueError:
            continue
        start, end = (datum.start, datum.end) if datum.start is not None and datum.end is not None else (0, 0)
        quote = Evidence(document.text[start:end] or datum.value, start, end, f"{datum.field} in the page's {datum.place}")
        yield Bound(day if datum.field == "published_on" else None, day, SURE, (quote,))


def from_bylines(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """Full dates of bylines and datelines: the article's own; an "updated" date only says that it was there by then."""
    days: list[Bound] = []
    for passage in document.passages:
        if passage.kind not in ("byline", "dateline"):
            continue
        for time in inside(times, passage):
            day = exact_day(time)
            if day is None:
                continue
            if _UPDATED.search(document.text[passage.start : time.start]):
                yield Bound(None, day, TOLD, evidence(time, "the article was updated on this day"))
            else:
                days.append(Bound(day, day, SURE, evidence(time, f"the date of the {passage.kind}")))
    if days:
        yield min(days, key=lambda bound: bound.start or dt.date.max)


def from_embeds(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """An article is not older than a post that it embeds."""
    for passage in document.passages:
        if passage.kind == "embed":
            for time in inside(times, passage):
                day = exact_day(time)
                if day is not None:
                    yield Bound(day, None, TOLD, evidence(time, "an article is not older than a post that it shows"))


def from_told(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """Dated things told as past are not younger than the article; dated things told as still to come are not older."""
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        for time in inside(times, passage):
            dated = told_interval(time)
            if dated is None:
                continue
            if told(document.text, time.start, time.end):
                yield Bound(dated.start, None, TOLD, evidence(time, "told as past"))
            elif still_to_come(document.text, time.start, time.end):
                yield Bound(None, dated.end, HABIT, evidence(time, "told as still to come"))


def told_interval(time: TimeExpression) -> Interval | None:
    """The days of an expression whose own words fix the year; None for decades and whatever hangs on the day of writing."""
    reading = time.reading
    if not isinstance(reading, TimeReading) or reading.form != "calendar" or reading.year is None or reading.fiscal:
        return None
    return time.interval
