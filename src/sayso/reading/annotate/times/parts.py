"""What all readers need: the first lexeme of a kind, counts, modifiers, valid days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sayso.reading.annotate.times.lexer import Lexeme

DIRECTIONS = {
    "last": -1,
    "past": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "that": 0,
    "the": 0,
}
_MODS = {"earlier": "START", "later": "END"}
_COUNTED_MODS = {
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "less": "LESS_THAN",
}


def first(lexemes: Sequence[Lexeme], *kinds: str) -> Lexeme | None:
    return next((lexeme for lexeme in lexemes if lexeme.kind in kinds), None)


def mod(lexemes: Sequence[Lexeme]) -> str:
    for lexeme in lexemes:
        if lexeme.kind in ("early", "mid", "late", "begin", "end", "approx", "nearly"):
            return str(lexeme.value)
        if lexeme.kind in _MODS:
            return _MODS[lexeme.kind]
    return ""


def short_year(value: int) -> int:
    return 1900 + value if value >= 30 else 2000 + value


def valid(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    try:
        dt.date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def kind_named(lexemes: Sequence[Lexeme]) -> dict[str, Any] | None:
    """What a "last …" or "this …" names: a unit, a weekend, a season, a month, a weekday, a named day."""
    named = first(lexemes, "unit", "weekend", "season", "month", "weekday", "holiday", "daypart")
    if named is None:
        return None
    if named.kind in ("unit", "weekend"):
        return {"unit": named.value}
    if named.kind == "season":
        return {"part": named.value}
    return {named.kind: named.value}


def count(lexemes: Sequence[Lexeme]) -> float | None:
    """The number of units told; None for "several"; the higher one of a range."""
    if first(lexemes, "vague", "some") is not None and first(lexemes, "number") is None:
        return None
    numbers = [float(lexeme.value) for lexeme in lexemes if lexeme.kind == "number"]
    half = 0.5 if first(lexemes, "half") is not None else 0.0
    if numbers:
        return max(numbers) + half
    couple = first(lexemes, "couple")
    if couple is not None:
        return 2.0
    if half:
        return half
    return 1.0


def counted_mod(lexemes: Sequence[Lexeme]) -> str:
    for lexeme in lexemes:
        if lexeme.kind == "number":
            break
        if lexeme.kind in _COUNTED_MODS:
            return _COUNTED_MODS[lexeme.kind]
    return mod(lexemes)


def plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
