"""Readers of dates: calendar dates, "last year", "the third quarter of 1990".

A reader gets the lexemes of the expression and the fixed values of its rule, and returns None where the
figures make no sense ("31 February"), so that a shorter match is tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sayso.reading.annotate.times.lexer import Lexeme
from sayso.reading.annotate.times.parts import DIRECTIONS, first, kind_named, mod, short_year, valid
from sayso.records.times import TimeReading

_FIELDS = {
    **{kind: kind for kind in ("year", "month", "weekday", "holiday")},
    **{"season": "part", "decade": "part", "daypart": "clock"},
}
"""The field of a reading that a lexeme fills as it is."""
_EVES = {"12-25": "12-24", "01-01": "12-31"}


def calendar(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """Dates by their parts: month, day, year, weekday, season, decade, named day, part of the day."""
    found: dict[str, Any] = {"mod": mod(lexemes)}
    for lexeme in lexemes:
        if lexeme.kind in ("iso", "slash", "compact"):
            return _figures(lexeme.text)
        if lexeme.kind in _FIELDS:
            found[_FIELDS[lexeme.kind]] = lexeme.value
        elif lexeme.kind == "short":
            found["year"] = short_year(lexeme.value)
        elif lexeme.kind == "eve":
            holiday = found.get("holiday", "")
            found["holiday"] = _EVES.get(holiday, holiday)
        elif lexeme.kind in ("number", "nth", "ordinal", "second") and not _take_day(lexeme, found):
            return None
    day = found.get("day")
    if day is not None and (
        not isinstance(day, int) or ("month" not in found and not fixed.get("day_alone"))
    ):
        return None
    if not valid(found.get("year"), found.get("month"), day):
        return None
    kind = "TIME" if found.get("clock") else "DATE"
    return TimeReading(kind, "calendar", **found)


def _take_day(lexeme: Lexeme, found: dict[str, Any]) -> bool:
    """A figure as the day, else as the year of two figures; whether it can be one of them."""
    plain = lexeme.kind == "number"
    if plain and not lexeme.text.isdigit():
        return False
    if "day" not in found:
        found["day"] = lexeme.value
        return True
    if plain and len(lexeme.text) == 2:
        found["year"] = short_year(lexeme.value)
        return True
    return False


def _figures(text: str) -> TimeReading | None:
    """All-figure dates: ISO, compact, and day/month/year; where both could be the month the American order
    holds for strokes.
    """
    if re.fullmatch(r"\d{8}", text):
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    elif re.match(r"\d{4}[-/]", text):
        year, month, day = (int(part) for part in re.split(r"[-/T]", text)[:3])
    else:
        left, middle, last = (int(part) for part in re.split(r"[-./]", text))
        year = last if last > 99 else short_year(last)
        month, day = (left, middle) if ("/" in text and left <= 12) or middle > 12 else (middle, left)
    if not valid(year, month, day):
        return None
    clock = re.search(r"T(\d\d:\d\d)", text)
    return TimeReading(
        "TIME" if clock else "DATE",
        "calendar",
        year=year,
        month=month,
        day=day,
        clock="T" + clock.group(1) if clock else "",
    )


def month_of(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "June of this year", "July of the same year"."""
    unit, month = first(lexemes, "unit"), first(lexemes, "month")
    if unit is None or month is None or unit.value != "Y":
        return None
    which = first(lexemes, "same", "this", "that", "last", "next")
    base = "ref" if which is not None and which.kind in ("same", "that") else "now"
    direction = 0 if which is None else DIRECTIONS.get(which.kind, 0)
    return TimeReading(
        "DATE", "near", month=month.value, unit="Y", direction=direction, base=base, mod=mod(lexemes)
    )


def near(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "last year", "this week", "next Friday", "early next month", "the weekend", "Friday last week"."""
    weekday, unit = first(lexemes, "weekday"), first(lexemes, "unit")
    which = first(lexemes, "last", "past", "prior", "this", "next", "coming", "that")
    direction = fixed.get("direction", 0 if which is None else DIRECTIONS[which.kind])
    day, month = first(lexemes, "number", "nth"), first(lexemes, "month")
    if day is not None and month is not None and unit is not None:
        whole = unit.value == "Y" and isinstance(day.value, int) and valid(None, month.value, day.value)
        return (
            TimeReading("DATE", "near", month=month.value, day=day.value, unit="Y", direction=direction)
            if whole
            else None
        )
    if weekday is not None and unit is not None:
        return (
            TimeReading("DATE", "near", weekday=weekday.value, unit="W", direction=direction)
            if unit.value == "W"
            else None
        )
    return _near_named(lexemes, which, direction)


def _near_named(lexemes: Sequence[Lexeme], which: Lexeme | None, direction: int) -> TimeReading | None:
    """The same for what one word names, with `which` in front of it: a unit, a weekday, a month."""
    named, unit = kind_named(lexemes), first(lexemes, "unit")
    if named is None:
        return None
    plural = unit is not None and unit.text.lower().endswith("s")
    if plural and direction == 0:
        return None
    if plural:
        value = "FUTURE_REF" if direction > 0 else "PAST_REF"
        return TimeReading("DATE", "fixed", value=value, unit=named["unit"], direction=direction)
    clock = first(lexemes, "daypart")
    found = {**named, "mod": mod(lexemes), "fiscal": first(lexemes, "fiscal") is not None}
    if clock is not None and first(lexemes, "weekday") is not None:
        found["clock"] = clock.value
    base = "ref" if which is not None and which.kind == "that" else "now"
    if which is not None and which.kind == "this" and found.get("unit") == "D":
        return None
    return TimeReading(
        "TIME" if found.get("clock") else "DATE", "near", direction=direction, base=base, **found
    )


def latest(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the latest quarter": the one that the text is about, else the last one."""
    unit = first(lexemes, "unit")
    return TimeReading("DATE", "near", unit="Q" if unit is None else unit.value, direction=0, base="ref")


def after_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the following month", "the previous year": counted from the time just named."""
    named = kind_named(lexemes)
    if named is None:
        return None
    return TimeReading("DATE", "near", direction=fixed.get("direction", 1), base="ref", **named)


def same_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "that year", "the same day"."""
    named = kind_named(lexemes)
    if named is None:
        return None
    unit = first(lexemes, "unit")
    if unit is not None and unit.text.lower().endswith("s"):
        return None
    clock = named.pop("daypart", "")
    found: dict[str, Any] = {"unit": "D", "clock": clock} if clock else named
    return TimeReading(
        "TIME" if clock else "DATE", "near", direction=0, base="ref", mod=mod(lexemes), **found
    )


def first_units(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the first two quarters of 1990": a half year where the words make one."""
    year, number, unit = first(lexemes, "year"), first(lexemes, "number"), first(lexemes, "unit")
    if (
        year is None
        or number is None
        or unit is None
        or (number.value, unit.value) not in ((2, "Q"), (6, "M"))
    ):
        return None
    return TimeReading("DATE", "calendar", year=year.value, part="H1")


def ordinal_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the third quarter", "the second half of 2019", "the 20th century"."""
    which = first(lexemes, "ordinal", "second", "nth", "number")
    around = first(lexemes, "last", "next", "this")
    unit = _part_unit(lexemes, around)
    direction = 0 if around is None else DIRECTIONS[around.kind]
    if unit is None:
        return None
    if which is None:
        alone = unit.value == "Q" and around is not None and len(lexemes) > 2
        return TimeReading("DATE", "near", unit="Q", direction=direction, base="year") if alone else None
    if which.kind == "number":
        return None
    if unit.value == "CE":
        return TimeReading("DATE", "calendar", part=str(which.value - 1).zfill(2), mod=mod(lexemes))
    year, fiscal = first(lexemes, "year"), first(lexemes, "fiscal") is not None
    letter = _part_letter(unit, which.value, of_a_year=fiscal or bool(year or around))
    if letter is None:
        return None
    return TimeReading(
        "DATE",
        "calendar",
        year=None if year is None else year.value,
        part=f"{letter}{which.value}",
        direction=direction,
        base="now" if around is None else "year",
        fiscal=fiscal,
        mod=mod(lexemes),
    )


def _part_unit(lexemes: Sequence[Lexeme], around: Lexeme | None) -> Lexeme | None:
    """The unit that is counted: with "of last year" behind it that year is none."""
    units = (lexeme for lexeme in lexemes if lexeme.kind in ("unit", "half"))
    return next((one for one in units if around is None or one.value != "Y"), None)


def _part_letter(unit: Lexeme, number: int, of_a_year: bool) -> str | None:
    """ "Q" or "H" where a year has so many quarters or halves; a half is one only of a year."""
    if unit.kind == "half":
        return "H" if of_a_year and number <= 2 else None
    most = {"Q": 4, "H": 2}.get(str(unit.value), 0)
    return str(unit.value) if number <= most and not unit.text.lower().endswith("s") else None


def season(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the summer", "spring 2021", "the summer of last year"."""
    named, year = first(lexemes, "season"), first(lexemes, "year", "short")
    around = first(lexemes, "last", "this", "next")
    if named is None:
        return None
    number = None if year is None else year.value if year.kind == "year" else short_year(year.value)
    if around is not None:
        return TimeReading(
            "DATE", "near", part=named.value, unit="Y", direction=DIRECTIONS[around.kind], mod=mod(lexemes)
        )
    return TimeReading("DATE", "calendar", part=named.value, year=number, mod=mod(lexemes))


def year_end(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "year's end", "month-end"."""
    unit = first(lexemes, "unit")
    if unit is None or unit.value not in ("Y", "M", "Q"):
        return None
    return TimeReading("DATE", "near", unit=unit.value, mod="END")


def bare_year(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """A year by itself, "fiscal 1989", "mid-2019"."""
    unit, year, fiscal = first(lexemes, "unit"), first(lexemes, "year"), first(lexemes, "fiscal")
    if year is None or (unit is not None and unit.value != "Y"):
        return None
    return TimeReading("DATE", "calendar", year=year.value, mod=mod(lexemes), fiscal=fiscal is not None)


def spoken_year(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the year two thousand"."""
    unit, number = first(lexemes, "unit"), first(lexemes, "number")
    if unit is None or number is None or unit.value != "Y" or not 1000 <= number.value <= 2200:
        return None
    return TimeReading("DATE", "calendar", year=int(number.value))


def span_year(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the 2018-19 academic year": named by the year in which it begins."""
    year = first(lexemes, "year")
    return None if year is None else TimeReading("DATE", "calendar", year=year.value, part="AY", fiscal=True)
