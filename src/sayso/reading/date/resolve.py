"""Reads the time expressions of a document one after the other against the day of writing and the time
last named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sayso.days import intervals
from sayso.reading.date.meanings import Anchor, Meaning
from sayso.reading.date.tense import direction
from sayso.reading.date.values import resolve
from sayso.records import ARTICLE_KINDS, Document, Evidence, Interval, TimeExpression
from sayso.records.times import TimeReading

SPREAD = 6
"""How many days the two readings of a relative time may lie apart, when the day of writing is only known
as an interval.
"""


def resolve_times(
    document: Document, times: Sequence[TimeExpression], published: Interval | None
) -> tuple[TimeExpression, ...]:
    """The expressions with `value`, `interval` and `relative` filled in.

    Where `published` is an interval, each relative expression is read against both of its ends; readings
    that differ by more than
    `SPREAD` days give no interval.
    """
    first = published.start if published is not None else None
    last = published.end if published is not None else None
    if first is None or last is None:
        return _stamped(times, _pass(document, times, None), published)
    early = _pass(document, times, first)
    if first == last:
        return _stamped(times, early, published)
    late = _pass(document, times, last)
    open_ = _pass(document, times, None)
    both = [_agree(one, other, without) for one, other, without in zip(early, late, open_, strict=True)]
    return _stamped(times, both, published)


def _pass(document: Document, times: Sequence[TimeExpression], now: dt.date | None) -> list[Meaning]:
    meanings: list[Meaning] = []
    refs: dict[int, Meaning] = {}
    years: dict[int, Meaning] = {}
    tense = 0
    for index, time in enumerate(times):
        chain = _chain(document, time)
        ref = refs.get(chain)
        reading = _completed(times, index)
        if reading is None:
            meanings.append(Meaning(time.value, time.interval))
            continue
        if not index or not follows(times, index - 1):
            tense = (
                direction(document.text, time.start, time.end)
                if now is not None and _undecided(reading)
                else 0
            )
        if reading.month is not None and (reading.form, reading.unit, reading.base) == ("near", "Y", "ref"):
            ref = years.get(chain, ref)
        meaning = resolve(reading, Anchor(now, ref, tense))
        if meaning.interval is not None and (reading.year is not None or meaning.unit == "Y"):
            years[chain] = meaning
        meanings.append(meaning)
        if meaning.unit and (meaning.interval is not None or meaning.unit == "Q") and not _aside(reading):
            refs[chain] = meaning
    return meanings


def _chain(document: Document, time: TimeExpression) -> int:
    """Which run of text an expression belongs to: the article itself (-1), or the one embedded part,
    caption or note that it stands in.
    """
    for index, passage in enumerate(document.passages):
        if passage.start <= time.start < passage.end:
            return -1 if passage.kind in ARTICLE_KINDS else index
    return -1


def follows(times: Sequence[TimeExpression], index: int) -> bool:
    """Whether an expression and the next are members of one list or range: the same grain, and nothing but
    a connector between them.
    """
    reading, after = times[index].reading, times[index + 1].reading
    if not isinstance(reading, TimeReading) or not isinstance(after, TimeReading) or not reading.joined:
        return False
    if times[index + 1].start - times[index].end > 8:
        return False
    return (reading.day is None) == (after.day is None) and (reading.month is None) == (after.month is None)


def _undecided(reading: TimeReading) -> bool:
    return reading.form == "calendar" and reading.year is None


def _aside(reading: TimeReading) -> bool:
    """Centuries, decades and the year that a figure is compared with are no time to count from."""
    return (
        reading.part.isdigit()
        or (reading.fiscal and reading.form == "shift")
        or (reading.form == "near" and reading.year is not None)
    )


def _that_year(times: Sequence[TimeExpression], index: int) -> bool:
    """Whether an expression without a year stands right before "that year" or "the same year"."""
    reading, after = times[index].reading, times[index + 1].reading if index + 1 < len(times) else None
    if not isinstance(reading, TimeReading) or not isinstance(after, TimeReading) or reading.year is not None:
        return False
    told = (after.form, after.unit, after.base, after.month) == ("near", "Y", "ref", None)
    return told and times[index + 1].start - times[index].end <= len(" of ")


def _completed(times: Sequence[TimeExpression], index: int) -> TimeReading | None:
    """The reading with the year that the other members of its list or range tell: "May and June of this
    year".
    """
    reading = times[index].reading
    if not isinstance(reading, TimeReading):
        return None
    if reading.form == "calendar" and reading.month is not None and _that_year(times, index):
        after = times[index + 1].reading
        assert isinstance(after, TimeReading)
        return replace(after, month=reading.month, day=reading.day)
    if (
        reading.form != "calendar"
        or reading.month is None
        or reading.year is not None
        or not reading.joined
        or index + 1 >= len(times)
    ):
        return reading
    after = times[index + 1].reading
    if (
        not isinstance(after, TimeReading)
        or after.month is None
        or times[index + 1].start - times[index].end > 8
    ):
        return reading
    if after.year is not None and after.form == "calendar":
        earlier = (reading.month, reading.day or 1) <= (after.month, after.day or 31)
        return replace(reading, year=after.year if earlier else after.year - 1)
    if after.form == "near" and after.unit == "Y":
        return replace(after, month=reading.month, day=reading.day, joined=reading.joined, mod=reading.mod)
    return reading


def _agree(one: Meaning, other: Meaning, without: Meaning) -> Meaning:
    """One meaning out of the readings against both ends of the day of writing; without an interval when
    they are too far apart.
    """
    if one.interval == other.interval and one.value == other.value:
        return one
    if one.interval is None or other.interval is None:
        return without
    whole = intervals.hull((one.interval, other.interval))
    length, own = intervals.days(whole), intervals.days(one.interval)
    if length is None or own is None or length - own > SPREAD:
        return without
    return replace(one, interval=whole, value=without.value)


def _stamped(
    times: Sequence[TimeExpression], meanings: Sequence[Meaning], published: Interval | None
) -> tuple[TimeExpression, ...]:
    stamped = []
    for time, meaning in zip(times, meanings, strict=True):
        interval = meaning.interval
        if interval is not None:
            because: tuple[Evidence, ...] = (
                Evidence(
                    time.text,
                    time.start,
                    time.end,
                    "the words themselves" if not meaning.relative else "read from the day of writing",
                ),
            )
            if meaning.relative and published is not None:
                because = intervals.merged(because, published.because)
            interval = replace(interval, because=because)
        stamped.append(
            replace(
                time,
                value=meaning.value,
                interval=interval,
                relative=meaning.relative and interval is not None,
            )
        )
    return tuple(stamped)
