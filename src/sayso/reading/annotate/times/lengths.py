"""Readers of lengths, sets, "ago" and fixed values.

A reader gets the lexemes of the expression and the fixed values of its rule, and returns None where the
figures make no sense ("31 February"), so that a shorter match is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.reading.annotate.times.lexer import Lexeme
from sayso.reading.annotate.times.parts import DIRECTIONS, count, counted_mod, first, plain
from sayso.records.times import TimeReading


def beside(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the week before": one unit away from something told in words; its value is open until that is
    dated.
    """
    unit = first(lexemes, "unit", "weekend")
    if unit is None or unit.text.lower().endswith("s"):
        return None
    return TimeReading("DATE", "shift", unit=unit.value, count=1, direction=-1, base="event")


def year_period(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the 1988 period", "the 1988 quarter": the same part of another year."""
    year, unit = first(lexemes, "year"), first(lexemes, "unit")
    if year is None or (unit is not None and unit.value not in ("Q", "H")):
        return None
    return TimeReading("DATE", "near", year=year.value, unit="Q", base="ref")


def year_earlier(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a year earlier", "the year-ago quarter": the same part of the year before, when the text is about
    a part.
    """
    unit = first(lexemes, "unit")
    if unit is None or unit.value != "Y" or unit.text.lower().endswith("s"):
        return None
    base = "now" if first(lexemes, "ago") is not None and first(lexemes, "a") is not None else "ref"
    quarter = any(lexeme.kind == "period" or lexeme.value == "Q" for lexeme in lexemes)
    return TimeReading(
        "DATE", "shift", unit="Y", count=1, direction=-1, base=base, part="Q" if quarter else "", fiscal=True
    )


def shift(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "two weeks ago", "several years ago", "ten days from now", "two years earlier"."""
    unit = first(lexemes, "unit", "weekend", "clockunit")
    if unit is None:
        return None
    kind = "TIME" if unit.kind == "clockunit" else "DATE"
    return TimeReading(
        kind, "shift", unit=unit.value, count=count(lexemes), mod=counted_mod(lexemes), **fixed
    )


def length(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "two weeks", "a five-day", "44 years old": a length of time, never a date."""
    unit = first(lexemes, "unit", "clockunit", "weekend")
    if unit is None:
        return None
    determined = any(lexeme.kind in ("number", "vague", "couple", "half", "some") for lexeme in lexemes)
    plural = unit.text.lower().rstrip(".").endswith("s")
    if not determined and plural:
        return None
    if unit.value == "D" and not determined and unit.text.lower() == "day":
        return None
    number = first(lexemes, "number")
    if unit.value == "Q" and (first(lexemes, "dash") is not None or not determined):
        return None
    if number is not None and number.value == 0:
        return None
    return TimeReading("DURATION", "fixed", unit=unit.value, count=count(lexemes), mod=counted_mod(lexemes))


def age(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a 44-year-old", "55 years old": the age of somebody, recognised so that nothing else is read
    there. Months count as a length.
    """
    unit = first(lexemes, "unit")
    if unit is None or unit.value != "Y":
        return length(lexemes[:-1], fixed) if first(lexemes, "a", "the") is None else None
    return TimeReading("DURATION", "fixed", unit="Y", age=True)


def length_after(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "three days" of "three days later": printed as a length, dated from the time just named."""
    read = length(lexemes, {})
    if read is None:
        unit = first(lexemes, "unit", "weekend")
        if unit is None or first(lexemes, "a") is None:
            return None
        return TimeReading("DURATION", "shift", unit=unit.value, count=1, **fixed)
    return TimeReading("DURATION", "shift", unit=read.unit, count=read.count, mod=read.mod, **fixed)


def length_beside(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a week" of "a week before the talks": a length measured from something told in words."""
    read = length_after(lexemes, {})
    return (
        None
        if read is None
        else TimeReading(
            "DURATION", "shift", unit=read.unit, count=read.count, mod=read.mod, direction=-1, base="event"
        )
    )


def these_days(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "these days": now; no other plural."""
    if lexemes[1].text.lower() != "days":
        return None
    return TimeReading("DATE", "fixed", value="PRESENT_REF")


def whole_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the year" of "the year ended June 30": a length, dated by what follows."""
    unit = first(lexemes, "unit")
    if unit is None or unit.value != "Y":
        return None
    return TimeReading("DURATION", "fixed", unit="Y", count=1)


def stretch(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the past three months", "the next two years", "recent weeks": a length that ends or begins now."""
    unit = first(lexemes, "unit", "clockunit", "weekend", "season")
    if unit is None or (fixed.get("vague") and not unit.text.lower().endswith("s")):
        return None
    if unit.kind == "season":
        return TimeReading("SET", "fixed", value=f"XXXX-{unit.value}")
    which = first(lexemes, "last", "past", "prior", "next", "coming")
    direction = fixed.get("direction", 0 if which is None else DIRECTIONS[which.kind])
    number = None if fixed.get("vague") else count(lexemes)
    return TimeReading(
        "DURATION",
        "fixed",
        unit=unit.value,
        count=number,
        direction=direction,
        stretch=True,
        mod=counted_mod(lexemes),
    )


def bare_units(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "for centuries", "within weeks"."""
    if not lexemes[0].text.lower().endswith("s") or lexemes[0].value == "Q":
        return None
    return TimeReading("DURATION", "fixed", unit=lexemes[0].value, count=None)


def the_unit(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "the week", "the quarter", "the fiscal year": the one the text is about."""
    unit = first(lexemes, "unit")
    if unit is None:
        return None
    if unit.text.lower().endswith("s"):
        return TimeReading("DURATION", "fixed", unit=unit.value, count=None) if unit.value == "Y" else None
    if unit.value in ("D", "CE", "DE", "2W", "H", "ML"):
        return None
    return TimeReading(
        "DATE", "near", unit=unit.value, base="ref", fiscal=first(lexemes, "fiscal") is not None
    )


def each(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "every summer", "each July", "every two years", "every Friday"."""
    named = first(lexemes, "unit", "weekday", "month", "season", "daypart", "weekend")
    number, vague = first(lexemes, "number", "other", "second"), first(lexemes, "vague")
    if named is None:
        return None
    times = "X" if vague is not None else "1" if number is None else plain(float(number.value))
    value = {
        "unit": f"P{times}{named.value}",
        "weekday": f"XXXX-WXX-{(named.value + 1) if named.kind == 'weekday' else ''}",
        "month": f"XXXX-{named.value:02}" if named.kind == "month" else "",
        "season": f"XXXX-{named.value}",
        "daypart": f"XXXX-XX-XX{named.value}",
        "weekend": "XXXX-WXX-WE",
    }[named.kind]
    return TimeReading("SET", "fixed", value=value)


def rate(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "a year" of "33 million a year", "twice a week"."""
    unit = first(lexemes, "unit")
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
    named, era = first(lexemes, "foreign"), first(lexemes, "era")
    figures = [lexeme for lexeme in lexemes if lexeme.kind in ("number", "year")]
    if named is None or not figures or not named.text[0].isupper():
        return None
    year = next((int(figure.value) for figure in figures if figure.start > named.start), None)
    day = next((int(figure.value) for figure in figures if figure.start < named.start), None)
    return TimeReading(
        "DATE", "foreign", year=year, day=day, calendar=str(era.value if era is not None else named.value)
    )
