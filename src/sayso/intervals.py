"""Plain arithmetic on intervals of days, shared by every stage that narrows or compares them.

An interval is `(start, end)`, both days included, `None` for an end that is open.
"""

from __future__ import annotations

import calendar
import datetime as dt

Days = tuple[dt.date | None, dt.date | None]


def meet(left: Days, right: Days) -> Days | None:
    """The days that both intervals hold; None when there are none."""
    starts = [day for day in (left[0], right[0]) if day is not None]
    ends = [day for day in (left[1], right[1]) if day is not None]
    start, end = (max(starts) if starts else None), (min(ends) if ends else None)
    return None if start is not None and end is not None and start > end else (start, end)


def hull(left: Days, right: Days) -> Days:
    """The shortest interval that holds both."""
    start = None if left[0] is None or right[0] is None else min(left[0], right[0])
    end = None if left[1] is None or right[1] is None else max(left[1], right[1])
    return start, end


def gap(left: Days, right: Days) -> int:
    """The number of days between two intervals that do not meet (neighbouring days: 1), 0 when they meet."""
    if left[1] is not None and right[0] is not None and left[1] < right[0]:
        return (right[0] - left[1]).days
    if right[1] is not None and left[0] is not None and right[1] < left[0]:
        return (left[0] - right[1]).days
    return 0


def width(days: Days) -> int | None:
    """The number of days that an interval holds; None when an end is open."""
    return None if days[0] is None or days[1] is None else (days[1] - days[0]).days + 1


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def edtf(days: Days) -> str:
    """The EDTF form (ISO 8601-2) of an interval: a day, a month or a year where it is one, else `start/end` with ".." for an open end."""
    start, end = days
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        return start.isoformat()
    if start.day == 1 and end == last_of_month(end.year, end.month):
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.year:04}-{start.month:02}"
        if start.month == 1 and end.month == 12 and start.year == end.year:
            return f"{start.year:04}"
        return f"{start.year:04}-{start.month:02}/{end.year:04}-{end.month:02}"
    return f"{start.isoformat()}/{end.isoformat()}"


def in_year(first: tuple[int, int], last: tuple[int, int], year: int) -> tuple[dt.date, dt.date]:
    """Days that lack their year, set in one: `first` and `last` as (month, day); a `last` before `first` falls in the next year."""
    start = dt.date(year, first[0], min(first[1], calendar.monthrange(year, first[0])[1]))
    close = year + (last < first)
    return start, dt.date(close, last[0], min(last[1], calendar.monthrange(close, last[0])[1]))
