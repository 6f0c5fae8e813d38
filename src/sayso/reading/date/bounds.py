"""What each piece of evidence says about the days on which a document can have been written: one bound,
with the words that state it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.days import intervals
from sayso.reading.date.tense import still_to_come, told
from sayso.records import ARTICLE_KINDS, Document, Evidence, Interval, Passage, TimeExpression
from sayso.records.times import TimeReading

SURE, FILED, TOLD, KNOWN, YEAR, HABIT = 6, 5, 4, 3, 2, 1
"""How strong a bound is: stated of the article itself; the day under which its address files it; implied by
what the text tells; known of the world; implied by a bare year; a habit of news writing.
"""
MONTH = 31
"""What is told by more than its month, in days, is told by its year only."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Days on which the document can have been written, as far as one piece of evidence goes (an open end
    says nothing).
    """

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


def from_embeds(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """An article is not older than a post that it embeds."""
    for passage in document.passages:
        if passage.kind == "embed":
            for time in inside(times, passage):
                day = exact_day(time)
                if day is not None:
                    yield Bound(
                        day, None, TOLD, evidence(time, "an article is not older than a post that it shows")
                    )


def from_told(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """Dated things told as past are not younger than the article; dated things told as still to come are
    not older.

    A time to come before the newest of the other times named is some narrator's, and bounds nothing.
    """
    to_come: list[tuple[TimeExpression, Interval]] = []
    newest = dt.date.min
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        for time in inside(times, passage):
            dated = told_interval(time)
            if dated is None or dated.start is None:
                continue
            if still_to_come(document.text, time.start, time.end):
                to_come.append((time, dated))
                continue
            newest = max(newest, dated.start)
            if told(document.text, time.start, time.end) or _heads_entry(document, passage, time):
                strength = (
                    YEAR
                    if time.interval is not None
                    and dated.end is not None
                    and (dated.end - dated.start).days > MONTH
                    else TOLD
                )
                yield Bound(dated.start, None, strength, evidence(time, "told as past"))
    for time, dated in to_come:
        if dated.end is not None and dated.end >= newest:
            yield Bound(None, dated.end, HABIT, evidence(time, "told as still to come"))


def _heads_entry(document: Document, passage: Passage, time: TimeExpression) -> bool:
    """Whether a full day stands at the head of a chronicle's entry: what it tells has happened, unless it
    says that it is still to come.
    """
    if exact_day(time) is None or document.text[passage.start : time.start].strip(" •*·–—-"):
        return False
    after = document.text[time.end : time.end + 3].strip()
    return after[:1] in (":", "–", "—", "-") and not still_to_come(document.text, time.end + 3, time.end + 4)


def told_interval(time: TimeExpression) -> Interval | None:
    """The days of an expression whose own words fix the year; None for decades and whatever hangs on the
    day of writing.
    """
    reading = time.reading
    if (
        not isinstance(reading, TimeReading)
        or reading.form != "calendar"
        or reading.year is None
        or reading.fiscal
    ):
        return None
    return time.interval


_APART = re.compile(r"[ ,(–—-]{1,3}")


def from_today(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """A full date right beside "today", "yesterday" or "tomorrow" is counted from the day of writing."""
    for place, time in enumerate(times[:-1]):
        after = times[place + 1]
        if not _APART.fullmatch(document.text[time.end : after.start]):
            continue
        for word, date in ((time, after), (after, time)):
            away, day = _days_away(word), exact_day(date)
            if away is not None and day is not None:
                day -= dt.timedelta(days=away)
                rule = f"“{word.text}” stands beside this day"
                yield Bound(day, day, TOLD, evidence(date, rule))


def _days_away(time: TimeExpression) -> int | None:
    """0 for "today", -1 for "yesterday", 1 for "tomorrow"; None for every other expression."""
    reading = time.reading
    if not isinstance(reading, TimeReading) or (reading.form, reading.unit, reading.base) != (
        "shift",
        "D",
        "now",
    ):
        return None
    return (
        int(reading.direction * (reading.count or 0))
        if reading.count in (0, 1) and time.type == "DATE"
        else None
    )
