"""Readers of times of day: "10 p.m. Wednesday", "this morning", "yesterday afternoon".

A reader gets the lexemes of the expression and the fixed values of its rule, and returns None where the
figures make no sense ("31 February"), so that a shorter match is tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sayso.reading.annotate.times.dates import calendar
from sayso.reading.annotate.times.lexer import Lexeme
from sayso.reading.annotate.times.parts import first, mod
from sayso.records.times import TimeReading


def deictic(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "today", "yesterday afternoon"."""
    named, part = first(lexemes, "today"), first(lexemes, "daypart")
    if named is None:
        return None
    clock = "" if part is None else part.value
    return TimeReading(
        "TIME" if clock else "DATE",
        "shift",
        unit="D",
        count=abs(named.value),
        direction=named.value,
        clock=clock,
        mod=mod(lexemes),
    )


def daypart(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "tonight", "this morning", "last night"."""
    part, which = first(lexemes, "daypart", "tonight"), first(lexemes, "last", "this", "that")
    if part is None or part.text.lower().endswith("s"):
        return None
    back = -1 if which is not None and which.kind == "last" else 0
    base = "ref" if which is not None and which.kind == "that" else "now"
    return TimeReading(
        "TIME",
        "shift",
        unit="D",
        count=abs(back),
        direction=back,
        clock=part.value,
        base=base,
        mod=mod(lexemes),
    )


def _clock(lexemes: Sequence[Lexeme]) -> str | None:
    named, noon = first(lexemes, "ampm"), first(lexemes, "daypart")
    if noon is not None:
        return str(noon.value)
    at = first(lexemes, "clock", "number")
    if at is None:
        return None
    hour, minute = (
        (int(part) for part in re.split("[:.]", at.text)) if at.kind == "clock" else (int(at.value), 0)
    )
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
    weekday, today = first(lexemes, "weekday"), first(lexemes, "today")
    if today is not None:
        return TimeReading(
            "TIME", "shift", unit="D", count=abs(today.value), direction=today.value, clock=told
        )
    if weekday is not None:
        return TimeReading("TIME", "calendar", weekday=weekday.value, clock=told)
    month = next((index for index, lexeme in enumerate(lexemes) if lexeme.kind == "month"), None)
    if month is not None:
        read = calendar(lexemes[month:], {})
        return (
            None
            if read is None
            else TimeReading("TIME", "calendar", year=read.year, month=read.month, day=read.day, clock=told)
        )
    return TimeReading("TIME", "shift", unit="D", count=0, base="ref", clock=told)


def bare_daypart(lexemes: Sequence[Lexeme], fixed: dict[str, Any]) -> TimeReading | None:
    """ "at midnight", "at noon": only the names of an hour stand alone."""
    if lexemes[0].value not in ("T12:00", "T24:00"):
        return None
    return TimeReading("TIME", "shift", unit="D", count=0, base="ref", clock=str(lexemes[0].value))
