"""The days of holidays that a rule gives."""

from __future__ import annotations

import datetime as dt

from sayso.days import intervals


def holiday_day(rule: str, year: int) -> dt.date:
    """The day that a rule of holidays.yaml gives in a year: MM-DD, MM-weekday-nth or easter+days
    (Gregorian Easter).
    """
    if rule.startswith("easter"):
        return _easter(year) + dt.timedelta(days=int(rule[6:]))
    parts = rule.split("-", 2)
    if len(parts) == 2:
        return dt.date(year, int(parts[0]), int(parts[1]))
    month, weekday, nth = (int(part) for part in parts)
    if nth < 0:
        last = intervals.last_of_month(year, month)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> dt.date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    (i, k), m = divmod(c, 4), (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return dt.date(year, month, (h - m + r + month + 19) % 32)
