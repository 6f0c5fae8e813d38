"""Arithmetic on intervals of days, and their EDTF form (ISO 8601-2, "Extended Date/Time Format").

An interval is a pair of days, both included; None is an open end. These are plain functions on `Interval`,
so that every stage that meets a time uses the same rules.
"""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from collections.abc import Iterable

from sayso.records import Evidence, Interval

_SEASONS = {"SP": (3, 5, 21), "SU": (6, 8, 22), "FA": (9, 11, 23), "WI": (12, 2, 24)}
_MONTH_MODS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_YEAR_MODS = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}


def make(start: dt.date | None, end: dt.date | None, because: tuple[Evidence, ...] = ()) -> Interval:
    """An interval with its EDTF form filled in."""
    return Interval(start, end, edtf(start, end), because)


def day(year: int, month: int, number: int) -> Interval:
    """One day; raises ValueError when there is no such day."""
    only = dt.date(year, month, number)
    return make(only, only)


def last_of_month(year: int, number: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, number, _calendar.monthrange(year, number)[1])


def month(year: int, number: int, mod: str = "") -> Interval:
    """A month, or its days 1–10 (START), 11–20 (MID), 21–end (END)."""
    last = last_of_month(year, number).day
    low, high = _MONTH_MODS.get(mod, (1, last))
    return make(dt.date(year, number, low), dt.date(year, number, min(high, last)))


def year(number: int, mod: str = "") -> Interval:
    """A year, or its months 1–4 (START), 5–8 (MID), 9–12 (END)."""
    low, high = _YEAR_MODS.get(mod, (1, 12))
    return make(dt.date(number, low, 1), month(number, high).end)


def week(of: dt.date) -> Interval:
    """The ISO week, Monday to Sunday, in which a day falls."""
    monday = of - dt.timedelta(days=of.weekday())
    return make(monday, monday + dt.timedelta(days=6))


def weekend(of: dt.date) -> Interval:
    """Saturday and Sunday of the ISO week in which a day falls."""
    monday = of - dt.timedelta(days=of.weekday())
    return make(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))


def quarter(number: int, which: int) -> Interval:
    """Calendar quarter 1–4 of a year."""
    return make(dt.date(number, 3 * which - 2, 1), month(number, 3 * which).end)


def half(number: int, which: int) -> Interval:
    """Half 1 or 2 of a year."""
    return make(dt.date(number, 6 * which - 5, 1), month(number, 6 * which).end)


def season(number: int, part: str) -> Interval:
    """A northern season by whole months: spring is March to May; winter begins in December of the year
    given.
    """
    low, high, _ = _SEASONS[part]
    return make(dt.date(number, low, 1), month(number + (high < low), high).end)


def decade(first: int, mod: str = "") -> Interval:
    """Ten years from `first`; START, MID, END are its years 0–3, 4–6, 7–9."""
    low, high = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}.get(mod, (0, 9))
    return make(dt.date(first + low, 1, 1), dt.date(first + high, 12, 31))


def century(number: int, mod: str = "") -> Interval:
    """The years that begin with the two figures `number` (19 is 1900–1999); START, MID, END are its
    thirds.
    """
    low, high = {"START": (0, 33), "MID": (34, 66), "END": (67, 99)}.get(mod, (0, 99))
    return make(dt.date(100 * number + low or 1, 1, 1), dt.date(100 * number + high, 12, 31))


def part_of_year(number: int, part: str, mod: str = "") -> Interval | None:
    """The interval of a TIMEX3 part ("Q3", "H1", "SU", "199", "19", "AY" for an academic year) of a year."""
    if part in _SEASONS:
        return _thirds(season(number, part), mod)
    if part[:1] == "Q":
        return _thirds(quarter(number, int(part[1])), mod)
    if part[:1] == "H":
        return _thirds(half(number, int(part[1])), mod)
    if part == "AY":
        return make(dt.date(number, 8, 1), dt.date(number + 1, 7, 31))
    return None


def _thirds(whole: Interval, mod: str) -> Interval:
    if mod not in _MONTH_MODS or whole.start is None or whole.end is None:
        return whole
    third = ((whole.end - whole.start).days + 1) / 3
    which = ("START", "MID", "END").index(mod)
    low = whole.start + dt.timedelta(days=round(which * third))
    return make(low, whole.start + dt.timedelta(days=round((which + 1) * third) - 1))


def add_months(to: dt.date, count: int) -> dt.date:
    """The same day `count` months later, or the last day of that month."""
    index = to.year * 12 + to.month - 1 + count
    number, which = divmod(index, 12)
    return dt.date(number, which + 1, min(to.day, _calendar.monthrange(number, which + 1)[1]))


def meet(one: Interval, other: Interval) -> Interval | None:
    """What both intervals hold, with the evidence of both; None when they share no day."""
    start = max((d for d in (one.start, other.start) if d is not None), default=None)
    end = min((d for d in (one.end, other.end) if d is not None), default=None)
    if start is not None and end is not None and start > end:
        return None
    return make(start, end, merged(one.because, other.because))


def hull(parts: Iterable[Interval]) -> Interval:
    """The shortest interval that holds all the parts; open where one of them is."""
    listed = list(parts)
    starts, ends = [part.start for part in listed], [part.end for part in listed]
    start = None if None in starts else min(s for s in starts if s is not None)
    end = None if None in ends else max(e for e in ends if e is not None)
    because: tuple[Evidence, ...] = ()
    for part in listed:
        because = merged(because, part.because)
    return make(start, end, because)


def holds(outer: Interval, inner: Interval) -> bool:
    """Whether every day of `inner` lies in `outer`."""
    left = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    right = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return left and right


def days(interval: Interval) -> int | None:
    """How many days an interval has; None when it is open."""
    if interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start).days + 1


def merged(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Evidence of both, each piece once, in order of first appearance."""
    return tuple(dict.fromkeys(one + other))


def edtf(start: dt.date | None, end: dt.date | None) -> str:
    """The EDTF form of an interval; ".." is an open end.

    A day, month, season of whole months, year, decade or century where the interval is exactly one, else
    `start/end`.
    """
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{'..' if start is None else _edge(start, False)}/{'..' if end is None else _edge(end, True)}"
    if start == end:
        return start.isoformat()
    whole = _whole(start, end)
    if whole:
        return whole
    if start.day == 1 and end == last_of_month(end.year, end.month):
        if start.month == 1 and end.month == 12:
            return f"{start.year:04}/{end.year:04}"
        return f"{start.year:04}-{start.month:02}/{end.year:04}-{end.month:02}"
    return f"{start.isoformat()}/{end.isoformat()}"


def _edge(of: dt.date, last: bool) -> str:
    if not last and (of.month, of.day) == (1, 1):
        return f"{of.year:04}"
    if last and (of.month, of.day) == (12, 31):
        return f"{of.year:04}"
    return of.isoformat()


def _whole(start: dt.date, end: dt.date) -> str:
    if start.day != 1 or end != last_of_month(end.year, end.month):
        return ""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return f"{start.year:04}-{start.month:02}"
    if start.month == 1 and months == 12:
        return f"{start.year:04}"
    if start.month == 1 and months == 120 and start.year % 10 == 0:
        return f"{start.year // 10:03}X"
    if start.month == 1 and months == 1200 and start.year % 100 == 0:
        return f"{start.year // 100:02}XX"
    if months == 3:
        for low, _, code in _SEASONS.values():
            if low == start.month:
                return f"{start.year:04}-{code}"
    return ""


def part_of_week(of: dt.date, mod: str = "") -> Interval:
    """The ISO week of a day, or its days 1–2 (START), 3–4 (MID), 5–7 (END)."""
    monday = of - dt.timedelta(days=of.weekday())
    low, high = {"START": (0, 1), "MID": (2, 3), "END": (4, 6)}.get(mod, (0, 6))
    return make(monday + dt.timedelta(days=low), monday + dt.timedelta(days=high))
