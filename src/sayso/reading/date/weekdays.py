"""Which years a day and month without a year can belong to, from the weekday that stands beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import ARTICLE_KINDS, Document, TimeExpression
from sayso.records.times import TimeReading

NEAR = 420
"""How far apart, in code points of one passage, a date and a weekday may stand to be read as the same day."""


_NAMED_AFTER = re.compile(
    r"(?: \w+){0,2} (?:attack(?:s|ers?)?|bombings?|massacre|hijack\w+|uprising|terror\w*)\b|,? (?:19"
    r"|20)\d\d\b"
)
"""What behind a day and month makes it the name of an event ("the Sept. 11 attacks"), which is told
without its year for ever.
"""


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day and month told without a year, and the weekday told in the same words (`sure`) or close by."""

    time: TimeExpression
    month: int
    day: int
    weekday: int | None = None
    beside: TimeExpression | None = None
    sure: bool = False

    def agrees(self, year: int) -> bool:
        """Whether the day exists in that year and falls on the weekday told."""
        try:
            found = dt.date(year, self.month, self.day)
        except ValueError:
            return False
        return self.weekday is None or found.weekday() == self.weekday


def yearless(document: Document, times: Sequence[TimeExpression]) -> Iterator[DayOfYear]:
    """Every day and month without a year in the article's own passages, once for each weekday that may be
    meant by it.
    """
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        within = [time for time in times if passage.start <= time.start and time.end <= passage.end]
        for time in within:
            reading = time.reading
            if not isinstance(reading, TimeReading) or reading.form != "calendar" or reading.year is not None:
                continue
            if reading.month is None or reading.day is None or _NAMED_AFTER.match(document.text, time.end):
                continue
            if reading.weekday is not None:
                yield DayOfYear(time, reading.month, reading.day, reading.weekday, None, True)
                continue
            others = [
                other
                for other in within
                if abs(other.start - time.start) <= NEAR and _bare_weekday(other) is not None
            ]
            yield DayOfYear(time, reading.month, reading.day)
            for other in others:
                yield DayOfYear(time, reading.month, reading.day, _bare_weekday(other), other)


def _bare_weekday(time: TimeExpression) -> int | None:
    reading = time.reading
    if not isinstance(reading, TimeReading) or reading.month is not None or reading.form != "calendar":
        return None
    return reading.weekday
