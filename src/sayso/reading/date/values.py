"""From what a time expression says to a TIMEX3 value and an interval of days, given the day of writing and
the time last named.

Values follow TimeML 1.2.1 as TimeBank uses it. Nothing is filled in that the words and the two anchors do
not give: without a day of writing "Friday" keeps the value XXXX-WXX-5 and has no interval.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sayso.days import intervals
from sayso.reading.date.holidays import holiday_day
from sayso.reading.date.meanings import Anchor, Meaning
from sayso.records import Interval
from sayso.records.times import TimeReading

SUNDAY = 6
"""On a Sunday "last week" is the seven days before it: the week that has just gone by."""
_AGAINST, _AGAINST_DAY, _OTHER_YEAR, _LATER, _TOGETHER = 200, 160, 30, 40, 20_000
"""Costs, in days, of reading a date without a year against the tense, in another year, or ahead."""


def resolve(reading: TimeReading, anchor: Anchor) -> Meaning:
    """The value and the interval of a reading."""
    try:
        form = _length if reading.type == "DURATION" else _FORMS[reading.form]
        return form(reading, anchor)
    except (ValueError, OverflowError):  # a day before the year 1 or after 9999
        return Meaning(_unknown(reading), None, reading.unit)


def _fixed(reading: TimeReading, anchor: Anchor) -> Meaning:
    return Meaning(reading.value)


def _foreign(reading: TimeReading, anchor: Anchor) -> Meaning:
    return Meaning("XXXX-XX-XX")


def _length(reading: TimeReading, anchor: Anchor) -> Meaning:
    """Lengths have a P value; one that is counted from the time last named ("three days later") also has a
    day.
    """
    value = length_value(reading.unit, reading.count)
    if reading.form == "shift" and reading.base == "ref" and reading.count and anchor.ref is not None:
        moved = _shift(reading, anchor)
        return Meaning(value, moved.interval, moved.unit, moved.relative)
    return Meaning(value)


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length: P2W, PT3H, P1.5Y, PXM."""
    if unit == "2W":
        unit, count = "W", None if count is None else 2 * count
    if unit in ("DE", "CE", "ML") and count is not None:
        unit, count = "Y", count * {"DE": 10, "CE": 100, "ML": 1000}[unit]
    number = "X" if count is None else str(int(count)) if count == int(count) else str(count)
    if unit == "WE":
        return f"P{number}WE"
    return f"PT{number}{unit[1:]}" if unit[0] == "T" else f"P{number}{unit}"


# ---- dates by their parts ----


def _calendar(reading: TimeReading, anchor: Anchor) -> Meaning:
    if reading.holiday:
        return _holiday(reading, anchor)
    if reading.weekday is not None and reading.day is None and reading.month is None:
        return _weekday(reading, anchor)
    if len(reading.part) == 3 and reading.part.isdigit():
        return Meaning(reading.part, intervals.decade(int(reading.part) * 10, reading.mod), "DE")
    if len(reading.part) == 2 and reading.part.isdigit():
        return Meaning(reading.part, intervals.century(int(reading.part), reading.mod), "CE")
    year, relative = reading.year, False
    if year is None and reading.part and reading.base == "year" and anchor.now is not None:
        year, relative = anchor.now.year + reading.direction, True
    if year is None:
        year, relative = _year_for(reading, anchor), True
    return _parts(reading, year, relative)


def _parts(reading: TimeReading, year: int | None, relative: bool) -> Meaning:
    printed = "XXXX" if year is None else f"{year:04}"
    if reading.part:
        value = printed if reading.part == "AY" else f"{printed}-{reading.part}"
        whole = (
            None
            if year is None or (reading.fiscal and reading.part != "AY")
            else intervals.part_of_year(year, reading.part, reading.mod)
        )
        return Meaning(value, whole, reading.part[:1] if reading.part[0] in "QH" else "S", relative)
    if reading.month is None:
        if year is None:
            return Meaning("XXXX")
        return Meaning(printed, None if reading.fiscal else intervals.year(year, reading.mod), "Y", relative)
    if reading.day is None:
        whole = None if year is None else intervals.month(year, reading.month, reading.mod)
        return Meaning(f"{printed}-{reading.month:02}", whole, "M", relative)
    value = f"{printed}-{reading.month:02}-{reading.day:02}"
    try:
        only = None if year is None else intervals.day(year, reading.month, reading.day)
    except ValueError:
        only = None
    return Meaning(value + reading.clock, only, "D", relative)


def _year_for(reading: TimeReading, anchor: Anchor) -> int | None:
    """The year of a date told without one: the nearest to the day of writing that the tense allows."""
    if anchor.now is None or (reading.month is None and not reading.part):
        return None
    now, best, chosen = anchor.now, None, None
    told = (
        []
        if anchor.ref is None or anchor.ref.interval is None or anchor.ref.interval.start is None
        else [anchor.ref.interval.start.year]
    )
    for year in dict.fromkeys((now.year, now.year - 1, now.year + 1, *told)):
        whole = _parts(reading, year, True).interval
        if whole is None and reading.part:
            whole = intervals.part_of_year(year, reading.part)
        if whole is None or whole.start is None or whole.end is None:
            continue
        gap = max((whole.start - now).days, (now - whole.end).days, 0)
        against = (anchor.tense < 0 and whole.start > now) or (anchor.tense > 0 and whole.end < now)
        if reading.day is not None:
            gap += (_AGAINST_DAY if against else 0) + (_OTHER_YEAR if year != now.year else 0)
        else:
            gap += (
                _AGAINST * max(1, -anchor.tense)
                if against
                else _LATER
                if anchor.tense == 0 and whole.start > now
                else 0
            )
        if _near_ref_day(whole.start, anchor.ref):
            gap -= _TOGETHER
        if best is None or gap < best:
            best, chosen = gap, year
    return chosen


def _near_ref_day(day: dt.date, ref: Meaning | None) -> bool:
    """Whether a day lies within six weeks of a date that the text has just told with its year."""
    if (
        ref is None
        or ref.relative
        or ref.unit not in ("D", "M")
        or ref.interval is None
        or ref.interval.start is None
    ):
        return False
    return abs((day - ref.interval.start).days) <= 45


def _weekday(reading: TimeReading, anchor: Anchor) -> Meaning:
    weekday = reading.weekday or 0
    if anchor.now is None:
        return Meaning(f"XXXX-WXX-{weekday + 1}{reading.clock}", None, "D", True)
    ahead = anchor.tense > 0
    gap = (weekday - anchor.now.weekday()) % 7 if ahead else -((anchor.now.weekday() - weekday) % 7)
    return _day(anchor.now + dt.timedelta(days=gap), reading.clock, True)


def _day(of: dt.date, clock: str, relative: bool) -> Meaning:
    return Meaning(of.isoformat() + clock, intervals.make(of, of), "D", relative)


def _holiday(reading: TimeReading, anchor: Anchor) -> Meaning:
    year, relative = reading.year, reading.year is None
    if year is None and anchor.now is not None:
        now = anchor.now
        days = [holiday_day(reading.holiday, now.year + step) for step in (-1, 0, 1)]
        if reading.direction < 0 or (reading.form == "near" and reading.direction == 0):
            days = (
                [day for day in days if day <= now]
                if reading.direction < 0
                else [day for day in days if day.year == now.year]
            )
        elif reading.direction > 0:
            days = [day for day in days if day > now]
        year = min(
            days,
            key=lambda day: (
                abs((day - now).days) + (_AGAINST if (day > now) == (anchor.tense < 0) and day != now else 0)
            ),
        ).year
    if year is None:
        return Meaning(
            "XXXX-" + reading.holiday
            if reading.holiday[2:3] == "-" and len(reading.holiday) == 5
            else "XXXX-XX-XX",
            None,
            "D",
            True,
        )
    return _day(holiday_day(reading.holiday, year), reading.clock, relative)


# ---- "last", "this", "next", "that", "the following" ----


def _near(reading: TimeReading, anchor: Anchor) -> Meaning:
    if reading.holiday:
        return _holiday(reading, anchor)
    if reading.base == "ref":
        return _near_ref(reading, anchor)
    if reading.base == "year":
        return _same_quarter(reading, anchor)
    if anchor.now is None:
        return Meaning(_unknown(reading), None, reading.unit, True)
    now, step = anchor.now, reading.direction
    if reading.weekday is not None:
        return _near_weekday(reading, now)
    if reading.month is not None and reading.unit == "Y":
        return _parts(reading, now.year + step, True)
    if reading.month is not None:
        return _parts(reading, _step_year(now, reading.month, step), True)
    if reading.part:
        year = now.year + step if reading.unit == "Y" else _season_year(reading, now)
        return _parts(reading, year, True)
    return _unit(reading, now, step, True)


def _same_quarter(reading: TimeReading, anchor: Anchor) -> Meaning:
    """ "last year's quarter": the quarter that the text is about, in another year."""
    ref, now = anchor.ref, anchor.now
    part = _quarter(ref)
    if now is None or not part:
        return Meaning("XXXX-QX", None, "Q", True)
    return _parts(TimeReading("DATE", "calendar", part=part), now.year + reading.direction, True)


def _quarter(ref: Meaning | None) -> str:
    """ "Q1" to "Q4" when the time last named is a quarter, else ""."""
    return ref.value[5:7] if ref is not None and ref.unit == "Q" and ref.value[6:7].isdigit() else ""


def _near_weekday(reading: TimeReading, now: dt.date) -> Meaning:
    weekday = reading.weekday or 0
    if reading.unit == "W":
        return _day(
            now - dt.timedelta(days=now.weekday() - weekday - 7 * reading.direction), reading.clock, True
        )
    if reading.direction < 0:
        gap = -((now.weekday() - weekday - 1) % 7 + 1)
    elif reading.direction > 0:
        gap = (weekday - now.weekday() - 1) % 7 + 1
    else:
        gap = weekday - now.weekday()
    return _day(now + dt.timedelta(days=gap), reading.clock, True)


def _step_year(now: dt.date, month: int, step: int) -> int:
    """The year of "last May", "this May", "next May"."""
    if step < 0:
        return now.year if month < now.month else now.year - 1
    if step > 0:
        return now.year if month > now.month else now.year + 1
    return now.year


def _season_year(reading: TimeReading, now: dt.date) -> int:
    """The year of "last fall", "this summer", "next spring"; a winter is named by the year in which it
    begins.
    """
    whole = intervals.season(now.year, reading.part)
    if whole.start is None or whole.end is None:
        return now.year
    if reading.direction < 0:
        return now.year if whole.end < now else now.year - 1
    if reading.direction > 0:
        return now.year if whole.start > now else now.year + 1
    if reading.part == "WI" and now.month <= 3:
        return now.year - 1
    return now.year


def _unit(reading: TimeReading, now: dt.date, step: int, relative: bool) -> Meaning:
    """The day, week, month, quarter, year … `step` units from the one that holds `now`."""
    unit, mod = reading.unit, reading.mod
    if unit == "D":
        return _day(now + dt.timedelta(days=step), reading.clock, relative)
    if unit in ("W", "2W"):
        of = now + dt.timedelta(days=7 * step * (2 if unit == "2W" else 1))
        whole = intervals.part_of_week(of, mod)
        if now.weekday() == SUNDAY and (unit, step, mod) == ("W", -1, ""):
            whole = intervals.make(now - dt.timedelta(days=7), now - dt.timedelta(days=1))
        return Meaning(_iso_week(of), whole, "W", relative)
    if unit == "WE":
        of = now + dt.timedelta(days=7 * step)
        return Meaning(_iso_week(of) + "-WE", intervals.weekend(of), "WE", relative)
    if unit == "M":
        of = intervals.add_months(now.replace(day=1), step)
        return Meaning(f"{of:%Y-%m}", intervals.month(of.year, of.month, mod), "M", relative)
    if unit == "Q":
        of = intervals.add_months(now.replace(day=1), 3 * step)
        which = (of.month + 2) // 3
        return Meaning(
            f"{of.year}-Q{which}",
            None if reading.fiscal else intervals.quarter(of.year, which),
            "Q",
            relative,
        )
    if unit == "H":
        of = intervals.add_months(now.replace(day=1), 6 * step)
        return Meaning(
            f"{of.year}-H{1 if of.month < 7 else 2}",
            intervals.half(of.year, 1 if of.month < 7 else 2),
            "H",
            relative,
        )
    if unit == "Y":
        return Meaning(
            f"{now.year + step:04}",
            None if reading.fiscal else intervals.year(now.year + step, mod),
            "Y",
            relative,
        )
    if unit == "DE":
        return Meaning(
            f"{now.year // 10 + step:03}", intervals.decade((now.year // 10 + step) * 10, mod), "DE", relative
        )
    if unit == "CE":
        return Meaning(
            f"{now.year // 100 + step:02}", intervals.century(now.year // 100 + step, mod), "CE", relative
        )
    return Meaning(_unknown(reading), None, unit, relative)


def _near_ref(reading: TimeReading, anchor: Anchor) -> Meaning:
    """ "that year", "the following month", "the quarter": counted from the time last named, else from the
    day of writing.
    """
    ref = anchor.ref
    if reading.year is not None and reading.unit == "Q":
        part = _quarter(ref)
        if part:
            return _parts(TimeReading("DATE", "calendar", part=part), reading.year, False)
        return Meaning(f"{reading.year}", intervals.year(reading.year), "Y")
    if (
        reading.unit == "Q"
        and not reading.direction
        and (ref is None or ref.unit != "Q")
        and anchor.now is not None
    ):
        return _unit(reading, anchor.now, -1, True)
    if (
        ref is not None
        and ref.interval is not None
        and ref.interval.start is not None
        and _fine(reading, ref)
    ):
        start = ref.interval.start
        if reading.unit == ref.unit == "Q" and reading.direction == 0:
            return ref
        if reading.month is not None:
            return _parts(reading, start.year + reading.direction, ref.relative)
        if reading.weekday is not None:
            gap = (reading.weekday - start.weekday() - 1) % 7 + 1
            return _day(start + dt.timedelta(days=gap), reading.clock, ref.relative)
        if reading.part:
            return _parts(reading, start.year + reading.direction, ref.relative)
        return _unit(reading, start, reading.direction, ref.relative)
    if ref is not None and ref.unit == "Q" and reading.unit == "Q":
        return ref
    if (
        reading.unit in ("D", "W")
        and reading.mod == ""
        and not reading.direction
        and ref is not None
        and ref.unit in ("M", "W", "S")
    ):
        return Meaning(_unknown(reading), ref.interval, ref.unit, ref.relative)
    if anchor.now is None or reading.month is not None or reading.direction:
        return Meaning(_unknown(reading), None, reading.unit, True)
    return _unit(reading, anchor.now, 0, True) if reading.unit else Meaning(_unknown(reading), None, "", True)


_GRAIN = {"D": 1, "W": 7, "WE": 2, "M": 30, "Q": 91, "S": 91, "H": 182, "Y": 365, "DE": 3650, "CE": 36500}


def _fine(reading: TimeReading, ref: Meaning) -> bool:
    """Whether the time last named is at least as fine as what is counted from it ("that day" of a year
    says nothing).
    """
    wanted = reading.unit or (
        "M" if reading.month is not None else "D" if reading.weekday is not None else "S"
    )
    if reading.month is not None:
        wanted = "Y"
    return _GRAIN.get(ref.unit, 99999) <= _GRAIN.get(wanted, 0)


def _unknown(reading: TimeReading) -> str:
    if reading.month is not None:
        return f"XXXX-{reading.month:02}"
    if reading.weekday is not None:
        return f"XXXX-WXX-{reading.weekday + 1}"
    if reading.part:
        return f"XXXX-{reading.part}"
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(
        reading.unit, "XXXX"
    )


# ---- "ago", "earlier", "later", "from now" ----


def _shift(reading: TimeReading, anchor: Anchor) -> Meaning:
    if reading.base == "event":
        return Meaning(_unknown(reading), None, reading.unit, True)
    if reading.count is None:
        return Meaning("PAST_REF" if reading.direction < 0 else "FUTURE_REF")
    if (
        reading.base == "now"
        or anchor.ref is None
        or (reading.part == "Q" and anchor.ref.unit != "Q")
        or (reading.clock and not reading.count and anchor.ref.unit != "D")
    ):
        return _from_now(reading, anchor)
    ref = anchor.ref
    if reading.fiscal and ref.unit in ("Q", "M", "Y") and ref.value[:4].isdigit():
        year = int(ref.value[:4]) + reading.direction
        return Meaning(
            f"{year:04}{ref.value[4:]}", _same_part(ref, reading.direction), ref.unit, ref.relative
        )
    if reading.clock and not reading.count and ref.unit == "D":
        return Meaning(ref.value[:10] + reading.clock, ref.interval, "D", ref.relative)
    if ref.interval is None or ref.interval.start is None:
        return Meaning(_unknown(reading), None, reading.unit, True)
    if reading.unit == "W" and ref.unit == "D":
        days = TimeReading(
            reading.type, "shift", unit="D", count=7 * reading.count, direction=reading.direction
        )
        return _moved(days, ref.interval.start, ref.relative)
    return _moved(reading, ref.interval.start, ref.relative)


def _from_now(reading: TimeReading, anchor: Anchor) -> Meaning:
    if anchor.now is None:
        return Meaning(_unknown(reading) + reading.clock, None, reading.unit, True)
    ref = anchor.ref
    if reading.part == "Q" and (ref is None or ref.unit != "Q"):
        ref = _unit(TimeReading("DATE", "near", unit="Q"), anchor.now, -1, True)
    if (
        reading.fiscal
        and reading.unit == "Y"
        and ref is not None
        and ref.unit == "Q"
        and ref.value[:4].isdigit()
    ):
        return Meaning(
            f"{int(ref.value[:4]) + reading.direction:04}{ref.value[4:]}",
            _same_part(ref, reading.direction),
            "Q",
            True,
        )
    return _moved(reading, anchor.now, True)


def _same_part(ref: Meaning, step: int) -> Interval | None:
    if ref.interval is None or ref.interval.start is None or ref.interval.end is None:
        return None
    return intervals.make(
        intervals.add_months(ref.interval.start, 12 * step), intervals.add_months(ref.interval.end, 12 * step)
    )


def _moved(reading: TimeReading, start: dt.date, relative: bool) -> Meaning:
    """`count` units before or after a day, at the grain of the unit."""
    count, unit = reading.count or 0.0, reading.unit
    if unit == "2W":
        unit, count = "W", 2 * count
    step = reading.direction * int(count)
    if unit in ("TH", "TM", "TS"):
        hours = reading.direction * count * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit]
        return _day(start + dt.timedelta(days=round(hours / 24)), "", relative)
    if unit == "D":
        return _day(start + dt.timedelta(days=step), reading.clock, relative)
    if unit == "Y" and count != int(count):
        of = intervals.add_months(start, reading.direction * round(12 * count))
        return Meaning(f"{of:%Y-%m}", intervals.month(of.year, of.month), "M", relative)
    return _unit(TimeReading("DATE", "near", unit=unit), start, step, relative)


def _iso_week(of: dt.date) -> str:
    year, week, _ = of.isocalendar()
    return f"{year:04}-W{week:02}"


_FORMS: dict[str, Callable[[TimeReading, Anchor], Meaning]] = {
    "calendar": _calendar,
    "near": _near,
    "shift": _shift,
    "fixed": _fixed,
    "foreign": _foreign,
}
