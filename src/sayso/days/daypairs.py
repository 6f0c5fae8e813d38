"""Days as bare pairs, for comparing many of them: `(start, end)`, both included, None for an open end.

`intervals` holds the same rules for `Interval` records with their evidence; linking compares thousands of
pairs and needs no evidence.
"""

from __future__ import annotations

import calendar
import datetime as dt

from sayso.days import intervals

Days = tuple[dt.date | None, dt.date | None]


def meet(left: Days, right: Days) -> Days | None:
    """The days that both pairs hold; None when there are none."""
    start = left[0] if right[0] is None else right[0] if left[0] is None else max(left[0], right[0])
    end = left[1] if right[1] is None else right[1] if left[1] is None else min(left[1], right[1])
    return None if start is not None and end is not None and start > end else (start, end)


def hull(left: Days, right: Days) -> Days:
    """The shortest pair that holds both."""
    start = None if left[0] is None or right[0] is None else min(left[0], right[0])
    end = None if left[1] is None or right[1] is None else max(left[1], right[1])
    return start, end


def gap(left: Days, right: Days) -> int:
    """The number of days between two pairs that do not meet (neighbouring days: 1), 0 when they meet."""
    if left[1] is not None and right[0] is not None and left[1] < right[0]:
        return (right[0] - left[1]).days
    if right[1] is not None and left[0] is not None and right[1] < left[0]:
        return (left[0] - right[1]).days
    return 0


def width(days: Days) -> int | None:
    """The number of days in a pair; None when an end is open."""
    return None if days[0] is None or days[1] is None else (days[1] - days[0]).days + 1


def edtf(days: Days) -> str:
    """The EDTF form of a pair, "" when both ends are open."""
    return intervals.edtf(*days)


def in_year(first: tuple[int, int], last: tuple[int, int], year: int) -> tuple[dt.date, dt.date]:
    """Days that lack their year, set in one: `first` and `last` as (month, day); a `last` before `first`
    falls in the next year.
    """
    start = dt.date(year, first[0], min(first[1], calendar.monthrange(year, first[0])[1]))
    close = year + (last < first)
    return start, dt.date(close, last[0], min(last[1], calendar.monthrange(close, last[0])[1]))
