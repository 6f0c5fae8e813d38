"""From the lexemes of one match to its meaning: one small reader for each kind of rule.

A reader gets the lexemes of the expression and the fixed values of its rule, and returns None where the figures make no sense
("31 February"), so that a shorter match is tried.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from sayso.annotate.times.lexer import Lexeme
from sayso.timereading import TimeReading

Reader = Callable[[Sequence[Lexeme], dict[str, Any]], TimeReading | None]

_DIRECTIONS = {"last": -1, "past": -1, "prior": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "that": 0, "the": 0}
_MODS = {"earlier": "START", "later": "END"}
_COUNTED_MODS = {
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "less": "LESS_THAN",
}


def _first(lexemes: Sequence[Lexeme], *kinds: str) -> Lexeme | None:
    return next((lexeme for lexeme in lexemes if lexeme.kind in kinds), None)


def _mod(lexemes: Sequence[Lexeme]) -> str:
    for lexeme in lexemes:
        if lexeme.kind in ("early", "mid", "late", "begin", "end", "approx", "nearly"):
            return str(lexeme.value)
        if lexeme.kind in _MODS:
            return _MODS[lexeme.kind]
    return ""


def _short_year(value: int) -> int:
    return 1900 + value if value >= 30 else 2000 + value


def _valid(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    try:
        dt.date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def calendar(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """Dates by their parts: month, day, year, weekday, season, decade, named day, part of the day."""
    found: dict[str, Any] = {"mod": _mod(lexemes)}
    for lexeme in lexemes:
        if lexeme.kind in ("iso", "slash", "compact"):
            return _figures(lexeme.text)
        if lexeme.kind == "year":
            found["year"] = lexeme.value
        elif lexeme.kind == "short":
            found["year"] = _short_year(lexeme.value)
        elif lexeme.kind in ("month", "weekday", "holiday"):
            found[lexeme.kind] = lexeme.value
        elif lexeme.kind == "eve":
            found["holiday"] = {"12-25": "12-24", "01-01": "12-31"}.get(found.get("holiday", ""), found.get("holiday", ""))
        elif lexeme.kind in ("season", "decade"):
            found["part"] = lexeme.value
        elif lexeme.kind == "daypart":
            found["clock"] = lexeme.value
        elif lexeme.kind in ("number", "nth", "ordinal", "second"):
            if lexeme.kind == "number" and not lexeme.text.isdigit():
                return None
            if "day" not in found:
                found["day"] = lexeme.value
            elif len(lexeme.text) == 2 and lexeme.text.isdigit() and lexeme.kind == "number":
                found["year"] = _short_year(lexeme.value)
            else:
                return None
    day = found.get("day")
    if day is not None and (not isinstance(day, int) or ("month" not in found and not fixed.get("day_alone"))):
        return None
    if not _valid(found.get("year"), found.get("month"), day):
        return None
    kind = "TIME" if found.get("clock") else "DATE"
    return TimeReading(kind, "calendar", **found)


def _figures(text: str) -> TimeReading | None:
    """All-figure dates: ISO, compact, and day/month/year; where both could be the month the American order holds for strokes."""
    if re.fullmatch(r"\d{8}", text):
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    elif re.match(r"\d{4}[-/]", text):
        year, month, day = (int(part) for part in re.split(r"[-/T]", text)[:3])
    else:
        left, middle, last = (int(part) for part in re.split(r"[-./]", text))
        year = last if last > 99 else _short_year(last)
        month, day = (left, middle) if ("/" in text and left <= 12) or middle > 12 else (middle, left)
    if not _valid(year, month, day):
        return None
    clock = re.search(r"T(\d\d:\d\d)", text)
    return TimeReading(
        "TIME" if clock else "DATE", "calendar", year=year, month=month, day=day, clock="T" + clock.group(1) if clock else ""
    )


def month_of(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "June of this year", "July of the same year"."""
    unit, month = _first(lexemes, "unit"), _first(lexemes, "month")
    if unit is None or month is None or unit.value != "Y":
        return None
    which = _first(lexemes, "same", "this", "that", "last", "next")
    base = "ref" if which is not None and which.kind in ("same", "that") else "now"
    direction = 0 if which is None else _DIRECTIONS.get(which.kind, 0)
    return TimeReading("DATE", "near", month=month.value, unit="Y", direction=direction, base=base, mod=_mod(lexemes))


def _kind_named(lexemes: Sequence[Lexeme]) -> dict[str, Any] | None:
    """What a "last …" or "this …" names: a unit, a weekend, a season, a month, a weekday, a named day."""
    named = _first(lexemes, "unit", "weekend", "season", "month", "weekday", "holiday", "daypart")
    if named is None:
        return None
    if named.kind in ("unit", "weekend"):
        return {"unit": named.value}
    if named.kind == "season":
        return {"part": named.value}
    return {named.kind: named.value}


def near(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "last year", "this week", "next Friday", "early next month", "the weekend", "Friday last week"."""
    weekday, unit = _first(lexemes, "weekday"), _first(lexemes, "unit")
    which = _first(lexemes, "last", "past", "prior", "this", "next", "coming", "that")
    direction = fixed.get("direction", 0 if which is None else _DIRECTIONS[which.kind])
    day, month = _first(lexemes, "number", "nth"), _first(lexemes, "month")
    if day is not None and month is not None and unit is not None:
        valid = unit.value == "Y" and isinstance(day.value, int) and _valid(None, month.value, day.value)
        return TimeReading("DATE", "near", month=month.value, day=day.value, unit="Y", direction=direction) if valid else None
    if weekday is not None and unit is not None:
        return TimeReading("DATE", "near", weekday=weekday.value, unit="W", direction=direction) if unit.value == "W" else None
    named = _kind_named(lexemes)
    if named is None:
        return None
    plural = unit is not None and unit.text.lower().endswith("s")
    if plural and direction == 0:
        return None
    if plural:
        value = "FUTURE_REF" if direction > 0 else "PAST_REF"
        return TimeReading("DATE", "fixed", value=value, unit=named["unit"], direction=direction)
    clock = _first(lexemes, "daypart")
    fiscal = _first(lexemes, "fiscal")
    found = {**named, "mod": _mod(lexemes), "fiscal": fiscal is not None}
    if clock is not None and weekday is not None:
        found["clock"] = clock.value
    base = "ref" if which is not None and which.kind == "that" else "now"
    if which is not None and which.kind == "this" and found.get("unit") == "D":
        return None
    return TimeReading("TIME" if found.get("clock") else "DATE", "near", direction=direction, base=base, **found)


def latest(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the latest quarter": the one that the text is about, else the last one."""
    unit = _first(lexemes, "unit")
    return TimeReading("DATE", "near", unit="Q" if unit is None else unit.value, direction=0, base="ref")


def after_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the following month", "the previous year": counted from the time just named."""
    named = _kind_named(lexemes)
    if named is None:
        return None
    return TimeReading("DATE", "near", direction=fixed.get("direction", 1), base="ref", **named)


def same_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "that year", "the same day"."""
    named = _kind_named(lexemes)
    if named is None:
        return None
    unit = _first(lexemes, "unit")
    if unit is not None and unit.text.lower().endswith("s"):
        return None
    clock = named.pop("daypart", "")
    found: dict[str, Any] = {"unit": "D", "clock": clock} if clock else named
    return TimeReading("TIME" if clock else "DATE", "near", direction=0, base="ref", mod=_mod(lexemes), **found)


def beside(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the week before": one unit away from something told in words; its value is open until that is dated."""
    unit = _first(lexemes, "unit", "weekend")
    if unit is None or unit.text.lower().endswith("s"):
        return None
    return TimeReading("DATE", "shift", unit=unit.value, count=1, direction=-1, base="event")


def year_period(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the 1988 period", "the 1988 quarter": the same part of another year."""
    year, unit = _first(lexemes, "year"), _first(lexemes, "unit")
    if year is None or (unit is not None and unit.value not in ("Q", "H")):
        return None
    return TimeReading("DATE", "near", year=year.value, unit="Q", base="ref")


def year_earlier(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a year earlier", "the year-ago quarter": the same part of the year before, when the text is about a part."""
    unit = _first(lexemes, "unit")
    if unit is None or unit.value != "Y" or unit.text.lower().endswith("s"):
        return None
    base = "now" if _first(lexemes, "ago") is not None and _first(lexemes, "a") is not None else "ref"
    quarter = any(lexeme.kind == "period" or lexeme.value == "Q" for lexeme in lexemes)
    return TimeReading("DATE", "shift", unit="Y", count=1, direction=-1, base=base, part="Q" if quarter else "", fiscal=True)


def _count(lexemes: Sequence[Lexeme]) -> float | None:
    """The number of units told; None for "several"; the higher one of a range."""
    if _first(lexemes, "vague", "some") is not None and _first(lexemes, "number") is None:
        return None
    numbers = [float(lexeme.value) for lexeme in lexemes if lexeme.kind == "number"]
    half = 0.5 if _first(lexemes, "half") is not None else 0.0
    if numbers:
        return max(numbers) + half
    couple = _first(lexemes, "couple")
    if couple is not None:
        return 2.0
    if half:
        return half
    return 1.0


def _counted_mod(lexemes: Sequence[Lexeme]) -> str:
    for lexeme in lexemes:
        if lexeme.kind == "number":
            break
        if lexeme.kind in _COUNTED_MODS:
            return _COUNTED_MODS[lexeme.kind]
    return _mod(lexemes)


def shift(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "two weeks ago", "several years ago", "ten days from now", "two years earlier"."""
    unit = _first(lexemes, "unit", "weekend", "clockunit")
    if unit is None:
        return None
    kind = "TIME" if unit.kind == "clockunit" else "DATE"
    return TimeReading(kind, "shift", unit=unit.value, count=_count(lexemes), mod=_counted_mod(lexemes), **fixed)


def length(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "two weeks", "a five-day", "44 years old": a length of time, never a date."""
    unit = _first(lexemes, "unit", "clockunit", "weekend")
    if unit is None:
        return None
    determined = any(lexeme.kind in ("number", "vague", "couple", "half", "some") for lexeme in lexemes)
    plural = unit.text.lower().rstrip(".").endswith("s")
    if not determined and plural:
        return None
    if unit.value == "D" and not determined and unit.text.lower() == "day":
        return None
    number = _first(lexemes, "number")
    if unit.value == "Q" and plural and _first(lexemes, "dash") is not None:
        return None
    if number is not None and number.value == 0:
        return None
    return TimeReading("DURATION", "fixed", unit=unit.value, count=_count(lexemes), mod=_counted_mod(lexemes))


def age(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a 44-year-old", "55 years old": the age of somebody, recognised so that nothing else is read there. Months count as a length."""
    unit = _first(lexemes, "unit")
    if unit is None or unit.value != "Y":
        return length(lexemes[:-1], fixed) if _first(lexemes, "a", "the") is None else None
    return TimeReading("DURATION", "fixed", unit="Y", age=True)


def length_after(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "three days" of "three days later": printed as a length, dated from the time just named."""
    read = length(lexemes, {})
    if read is None:
        unit = _first(lexemes, "unit", "weekend")
        if unit is None or _first(lexemes, "a") is None:
            return None
        return TimeReading("DURATION", "shift", unit=unit.value, count=1, **fixed)
    return TimeReading("DURATION", "shift", unit=read.unit, count=read.count, mod=read.mod, **fixed)


def length_beside(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a week" of "a week before the talks": a length measured from something told in words."""
    read = length_after(lexemes, {})
    return (
        None
        if read is None
        else TimeReading("DURATION", "shift", unit=read.unit, count=read.count, mod=read.mod, direction=-1, base="event")
    )


def these_days(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "these days": now; no other plural."""
    if lexemes[1].text.lower() != "days":
        return None
    return TimeReading("DATE", "fixed", value="PRESENT_REF")


def whole_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the year" of "the year ended June 30": a length, dated by what follows."""
    unit = _first(lexemes, "unit")
    if unit is None or unit.value != "Y":
        return None
    return TimeReading("DURATION", "fixed", unit="Y", count=1)


def stretch(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the past three months", "the next two years", "recent weeks": a length that ends or begins now."""
    unit = _first(lexemes, "unit", "clockunit", "weekend", "season")
    if unit is None or (fixed.get("vague") and not unit.text.lower().endswith("s")):
        return None
    if unit.kind == "season":
        return TimeReading("SET", "fixed", value=f"XXXX-{unit.value}")
    which = _first(lexemes, "last", "past", "prior", "next", "coming")
    direction = fixed.get("direction", 0 if which is None else _DIRECTIONS[which.kind])
    count = None if fixed.get("vague") else _count(lexemes)
    return TimeReading("DURATION", "fixed", unit=unit.value, count=count, direction=direction, stretch=True, mod=_counted_mod(lexemes))


def first_units(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the first two quarters of 1990": a half year where the words make one."""
    year, number, unit = _first(lexemes, "year"), _first(lexemes, "number"), _first(lexemes, "unit")
    if year is None or number is None or unit is None or (number.value, unit.value) not in ((2, "Q"), (6, "M")):
        return None
    return TimeReading("DATE", "calendar", year=year.value, part="H1")


def ordinal_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the third quarter", "the second half of 2019", "the 20th century"."""
    which = _first(lexemes, "ordinal", "second", "nth", "number")
    around = _first(lexemes, "last", "next", "this")
    units = [lexeme for lexeme in lexemes if lexeme.kind in ("unit", "half") and not (around is not None and lexeme.value == "Y")]
    unit = units[0] if units else None
    if which is None and unit is not None and unit.value == "Q" and around is not None and len(lexemes) > 2:
        return TimeReading("DATE", "near", unit="Q", direction=_DIRECTIONS[around.kind], base="year")
    if which is None or unit is None or which.kind == "number":
        return None
    year = _first(lexemes, "year")
    fiscal = _first(lexemes, "fiscal") is not None
    if unit.value == "CE":
        return TimeReading("DATE", "calendar", part=str(which.value - 1).zfill(2), mod=_mod(lexemes))
    letter = {"Q": "Q", "H": "H"}.get("H" if unit.kind == "half" else str(unit.value))
    if letter is None or which.value > (4 if letter == "Q" else 2) or (unit.text.lower().endswith("s") and unit.kind == "unit"):
        return None
    if unit.kind == "half" and year is None and around is None and _first(lexemes, "fiscal") is None:
        return None
    direction = 0 if around is None else _DIRECTIONS[around.kind]
    base = "now" if around is None else "year"
    part = f"{letter}{which.value}"
    return TimeReading(
        "DATE",
        "calendar",
        year=None if year is None else year.value,
        part=part,
        direction=direction,
        base=base,
        fiscal=fiscal,
        mod=_mod(lexemes),
    )


def season(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the summer", "spring 2021", "the summer of last year"."""
    named, year = _first(lexemes, "season"), _first(lexemes, "year", "short")
    around = _first(lexemes, "last", "this", "next")
    if named is None:
        return None
    number = None if year is None else year.value if year.kind == "year" else _short_year(year.value)
    if around is not None:
        return TimeReading("DATE", "near", part=named.value, unit="Y", direction=_DIRECTIONS[around.kind], mod=_mod(lexemes))
    return TimeReading("DATE", "calendar", part=named.value, year=number, mod=_mod(lexemes))


def year_end(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "year's end", "month-end"."""
    unit = _first(lexemes, "unit")
    if unit is None or unit.value not in ("Y", "M", "Q"):
        return None
    return TimeReading("DATE", "near", unit=unit.value, mod="END")


def bare_year(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """A year by itself, "fiscal 1989", "mid-2019"."""
    unit, year, fiscal = _first(lexemes, "unit"), _first(lexemes, "year"), _first(lexemes, "fiscal")
    if year is None or (unit is not None and unit.value != "Y"):
        return None
    return TimeReading("DATE", "calendar", year=year.value, mod=_mod(lexemes), fiscal=fiscal is not None)


def spoken_year(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the year two thousand"."""
    unit, number = _first(lexemes, "unit"), _first(lexemes, "number")
    if unit is None or number is None or unit.value != "Y" or not 1000 <= number.value <= 2200:
        return None
    return TimeReading("DATE", "calendar", year=int(number.value))


def span_year(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the 2018-19 academic year": named by the year in which it begins."""
    year = _first(lexemes, "year")
    return None if year is None else TimeReading("DATE", "calendar", year=year.value, part="AY", fiscal=True)


def deictic(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "today", "yesterday afternoon"."""
    named, part = _first(lexemes, "today"), _first(lexemes, "daypart")
    if named is None:
        return None
    clock = "" if part is None else part.value
    return TimeReading(
        "TIME" if clock else "DATE", "shift", unit="D", count=abs(named.value), direction=named.value, clock=clock, mod=_mod(lexemes)
    )


def daypart(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "tonight", "this morning", "last night"."""
    part, which = _first(lexemes, "daypart", "tonight"), _first(lexemes, "last", "this", "that")
    if part is None or part.text.lower().endswith("s"):
        return None
    back = -1 if which is not None and which.kind == "last" else 0
    base = "ref" if which is not None and which.kind == "that" else "now"
    return TimeReading("TIME", "shift", unit="D", count=abs(back), direction=back, clock=part.value, base=base, mod=_mod(lexemes))


def _clock(lexemes: Sequence[Lexeme]) -> str | None:
    named, noon = _first(lexemes, "ampm"), _first(lexemes, "daypart")
    if noon is not None:
        return str(noon.value)
    at = _first(lexemes, "clock", "number")
    if at is None:
        return None
    hour, minute = (int(part) for part in re.split("[:.]", at.text)) if at.kind == "clock" else (int(at.value), 0)
    if hour > 24 or (named is not None and hour > 12):
        return None
    if named is not None:
        hour = hour % 12 + named.value
    return f"T{hour:02}:{minute:02}"


def clock(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "10 p.m. Wednesday", "14:30", "noon Thursday"."""
    told = _clock(lexemes)
    if told is None:
        return None
    weekday, today = _first(lexemes, "weekday"), _first(lexemes, "today")
    if today is not None:
        return TimeReading("TIME", "shift", unit="D", count=abs(today.value), direction=today.value, clock=told)
    if weekday is not None:
        return TimeReading("TIME", "calendar", weekday=weekday.value, clock=told)
    month = next((index for index, lexeme in enumerate(lexemes) if lexeme.kind == "month"), None)
    if month is not None:
        read = calendar(lexemes[month:], {})
        return None if read is None else TimeReading("TIME", "calendar", year=read.year, month=read.month, day=read.day, clock=told)
    return TimeReading("TIME", "shift", unit="D", count=0, base="ref", clock=told)


def bare_daypart(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "at midnight", "at noon": only the names of an hour stand alone."""
    if lexemes[0].value not in ("T12:00", "T24:00"):
        return None
    return TimeReading("TIME", "shift", unit="D", count=0, base="ref", clock=str(lexemes[0].value))


def bare_units(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "for centuries", "within weeks"."""
    if not lexemes[0].text.lower().endswith("s") or lexemes[0].value == "Q":
        return None
    return TimeReading("DURATION", "fixed", unit=lexemes[0].value, count=None)


def the_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the week", "the quarter", "the fiscal year": the one the text is about."""
    unit = _first(lexemes, "unit")
    if unit is None:
        return None
    if unit.text.lower().endswith("s"):
        return TimeReading("DURATION", "fixed", unit=unit.value, count=None) if unit.value == "Y" else None
    if unit.value in ("D", "CE", "DE", "2W", "H", "ML"):
        return None
    return TimeReading("DATE", "near", unit=unit.value, base="ref", fiscal=_first(lexemes, "fiscal") is not None)


def each(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "every summer", "each July", "every two years", "every Friday"."""
    named = _first(lexemes, "unit", "weekday", "month", "season", "daypart", "weekend")
    number, vague = _first(lexemes, "number", "other", "second"), _first(lexemes, "vague")
    if named is None:
        return None
    count = "X" if vague is not None else "1" if number is None else _plain(float(number.value))
    value = {
        "unit": f"P{count}{named.value}",
        "weekday": f"XXXX-WXX-{(named.value + 1) if named.kind == 'weekday' else ''}",
        "month": f"XXXX-{named.value:02}" if named.kind == "month" else "",
        "season": f"XXXX-{named.value}",
        "daypart": f"XXXX-XX-XX{named.value}",
        "weekend": "XXXX-WXX-WE",
    }[named.kind]
    return TimeReading("SET", "fixed", value=value)


def rate(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a year" of "33 million a year", "twice a week"."""
    unit = _first(lexemes, "unit")
    if unit is None or unit.text.lower().endswith("s"):
        return None
    return TimeReading("SET", "fixed", value=f"P1{unit.value}")


def set_word(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "daily", "annually"."""
    return TimeReading("SET", "fixed", value=lexemes[0].value)


def fixed_value(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "now", "recently", "the past"."""
    return TimeReading("DATE", "fixed", value=fixed.get("value") or str(lexemes[-1].value))


def foreign(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """A day, month or year of another calendar: recognised and marked, not converted."""
    named, era = _first(lexemes, "foreign"), _first(lexemes, "era")
    figures = [lexeme for lexeme in lexemes if lexeme.kind in ("number", "year")]
    if named is None or not figures or not named.text[0].isupper():
        return None
    year = next((int(figure.value) for figure in figures if figure.start > named.start), None)
    day = next((int(figure.value) for figure in figures if figure.start < named.start), None)
    return TimeReading("DATE", "foreign", year=year, day=day, calendar=str(era.value if era is not None else named.value))


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


READERS: dict[str, Reader] = {
    reader.__name__: reader
    for reader in (
        these_days, whole_unit, calendar, month_of, near, latest, after_unit, same_unit, beside, year_period, year_earlier, shift, length, length_after, length_beside, stretch, age,
        first_units, ordinal_unit, season, year_end, bare_year, spoken_year, span_year, deictic, daypart, clock, bare_daypart, bare_units, the_unit, each,
        rate, set_word, foreign,
    )
} | {"fixed": fixed_value}  # fmt: skip
