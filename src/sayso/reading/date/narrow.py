"""Narrows days that are known roughly by the dates that a text tells without their year.

News leaves out the year of writing: "on Tuesday, March 15" of something told as past was written between
that day and the end of its year (or early in the next, for a day in autumn), "will meet on July 18" in the
months before that day. In which year, the rough days decide,
and the weekday beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sayso.days import intervals
from sayso.reading.date.bounds import HABIT, Bound, evidence
from sayso.reading.date.tense import still_to_come
from sayso.reading.date.tense import told as told_as_past
from sayso.reading.date.votes import Fact, Spans, agreed, merged
from sayso.reading.date.weekdays import DayOfYear, yearless
from sayso.records import Document, Interval, TimeExpression

AHEAD = 11
"""How many months before a day told without its year news may write of it as still to come."""
LONGEST = 9 * 366
"""How long rough days may be, in days, to be narrowed."""


def narrowed(
    document: Document, times: Sequence[TimeExpression], known: Interval | None
) -> tuple[Bound, ...]:
    """Bounds inside the days `known` that the dates without a year in the text agree on; none when nothing
    is known from both sides.
    """
    if (
        known is None
        or known.start is None
        or known.end is None
        or not 0 < (known.end - known.start).days < LONGEST
    ):
        return ()
    facts = list(_facts(document, times, (known.start, known.end)))
    if not facts:
        return ()
    rough = Fact(((known.start, known.end),), 6, known.because[0])
    found = agreed([*facts, rough], HABIT)
    return tuple(bound for bound in found if bound.start != known.start and bound.end != known.end)


def _facts(
    document: Document, times: Sequence[TimeExpression], around: tuple[dt.date, dt.date]
) -> Iterator[Fact]:
    seen = set()
    for told in yearless(document, times):
        if (told.weekday is not None and not told.sure) or told.time.start in seen:
            continue
        seen.add(told.time.start)
        spans, rule = _spans(document, told, range(around[0].year - 1, around[1].year + 2))
        cut = merged(
            (max(first, around[0]), min(last, around[1]))
            for first, last in spans
            if first <= around[1] and last >= around[0]
        )
        if cut and cut != (around,):
            yield Fact(cut, 2 if told.sure else 1, evidence(told.time, rule)[0])


def _spans(document: Document, told: DayOfYear, years: range) -> tuple[Spans, str]:
    """The days on which a text can have been written that tells this day so, in each of some years."""
    days = [dt.date(year, told.month, told.day) for year in years if told.agrees(year)]
    if still_to_come(document.text, told.time.start, told.time.end):
        return merged(
            (intervals.add_months(day, -AHEAD), day) for day in days
        ), "told as still to come, without the year of writing"
    if told.sure and told_as_past(document.text, told.time.start, told.time.end):
        return merged(
            (day, year_of_writing_ends(day)) for day in days
        ), "told as past, without the year of writing"
    if told.sure:
        around = merged((intervals.add_months(day, -AHEAD), year_of_writing_ends(day)) for day in days)
        return around, "a day with its weekday, without the year of writing"
    return (), ""


def year_of_writing_ends(day: dt.date) -> dt.date:
    """The last day on which a date told without its year is still clear: the end of its year, or five
    months after an autumn day.
    """
    if day.month <= 9:
        return dt.date(day.year, 12, 31)
    return intervals.add_months(day, 5)
