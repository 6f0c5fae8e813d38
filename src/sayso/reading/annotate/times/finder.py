"""Runs the grammar over the passages of a document and settles which of the overlapping matches stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.reading.annotate.times.dates import calendar
from sayso.reading.annotate.times.grammar import RuleMatch, matches
from sayso.reading.annotate.times.lexer import Lexeme, lex
from sayso.reading.annotate.times.lexicon import cues
from sayso.reading.annotate.times.readings import READERS
from sayso.records import READ_KINDS, Document, Span, TimeExpression, Token
from sayso.records.times import TimeReading

_SEARCHED = READ_KINDS | {"byline", "dateline", "boilerplate", "card"}
_CONNECTORS = {"and": "and", "comma": "and", "to": "to", "dash": "to", "until": "to"}
_OPENERS = {"since": "from", "after": "from", "until": "to", "by": "to", "before": "to"}


def find_times(
    document: Document, tokens: Sequence[Token] = (), sentences: Sequence[Span] = ()
) -> tuple[TimeExpression, ...]:
    """All time expressions of the passages that are read or that can date the document, in text order,
    none overlapping.

    `tokens` and `sentences` are not needed: the grammar reads the text itself. `value` and `interval` are
    left to the date stage.
    """
    found: list[TimeExpression] = []
    for passage in document.passages:
        if passage.kind in _SEARCHED:
            found.extend(find_in(document.text, passage.start, passage.end))
    return tuple(found)


def find_in(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """The time expressions of text[start:end], with offsets into `text`."""
    return (time for _, time in explain(text, start, end))


def explain(text: str, start: int, end: int) -> Iterator[tuple[str, TimeExpression]]:
    """The time expressions of text[start:end], each with the name of the rule that read it (rules.yaml)."""
    lexemes = lex(text, start, end)
    for run in matches(lexemes):
        yield from _settle(run, lexemes, text)


def _settle(run: list[RuleMatch], lexemes: list[Lexeme], text: str) -> Iterator[tuple[str, TimeExpression]]:
    at = -1
    for found in run:
        if found.start < at or not _fits(found, lexemes, text):
            continue
        readings = _read(found, lexemes)
        if readings is None:
            continue
        at = found.end
        if readings[0].age:
            continue
        for part, reading in zip(found.parts, readings, strict=True):
            start, end = part[0].start, part[-1].end
            yield found.rule.name, TimeExpression(start, end, text[start:end], reading.type, reading=reading)


def _read(found: RuleMatch, lexemes: list[Lexeme]) -> list[TimeReading] | None:
    """The readings of a match, one for each printed part; None when the figures make no sense."""
    reader = READERS[found.rule.read]
    if len(found.parts) == 1:
        reading = reader(found.parts[0], found.rule.fixed)
        return None if reading is None else [_connect(reading, found, lexemes)]
    return _read_parts(found, lexemes)


def _read_parts(found: RuleMatch, lexemes: list[Lexeme]) -> list[TimeReading] | None:
    """The readings of a match in several parts ("June 3 and 4"), each with the others' month and year."""
    readings = [
        reading for part in found.parts if (reading := calendar(part, {"day_alone": True})) is not None
    ]
    if len(readings) < len(found.parts):
        return None
    inside = lexemes[found.start : found.end]
    month = next(reading.month for reading in readings if reading.month is not None)
    years = [reading.year for reading in readings if reading.year is not None]
    years += [lexeme.value for lexeme in inside if lexeme.kind == "year"]
    year = [*years, None][0]
    full = [replace(reading, month=reading.month or month, year=reading.year or year) for reading in readings]
    links = [_CONNECTORS[one.kind] for one in inside if one.kind in ("and", "to", "dash", "until")]
    return [replace(full[0], joined=[*links, "and"][0]), _connect(full[1], found, lexemes)]


def _connect(reading: TimeReading, found: RuleMatch, lexemes: list[Lexeme]) -> TimeReading:
    """Add what the word before and the words after say: "since", "until", "and", "to"."""
    before = lexemes[found.start - 1] if found.start else None
    opener = _OPENERS.get(before.kind, "") if before is not None else ""
    if reading.clock and before is not None and before.kind != "since":
        opener = ""  # "shortly after noon" is on that day, not from it on
    after = lexemes[found.end] if found.end < len(lexemes) else None
    joined = _CONNECTORS.get(after.kind, "") if after is not None else ""
    if after is not None and after.kind == "onward":
        opener = "from"
    return replace(reading, span=opener, joined=joined)


def _fits(found: RuleMatch, lexemes: list[Lexeme], text: str) -> bool:
    """Guards that need the neighbours: a bare year is no count, "a year" no price, "second" no rank."""
    before = lexemes[found.start - 1] if found.start else None
    after = lexemes[found.end] if found.end < len(lexemes) else None
    guard = _GUARDS.get(found.rule.name)
    if found.rule.name == "a unit" and not any(
        any(map(str.isdigit, one.text)) for one in lexemes[max(0, found.start - 4) : found.start]
    ):
        return False
    return guard is None or guard(found, before, after)


def _year_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    part = found.parts[0]
    if len(part) > 1:
        return True
    year = part[0]
    if after is not None and after.text.lower() in cues()["counted"]:
        return False
    if after is not None and after.start == year.end and after.kind == "other" and after.text.isalnum():
        return False
    listed = before is not None and before.text.lower() in cues()["before_year"]
    if not 1800 <= year.value <= 2100:
        return (
            listed
            and before is not None
            and before.text.lower() in ("in", "since", "until", "by", "year")
            and year.value >= 1000
        )
    return before is None or before.text not in ("$", "#", "£", "No", "no", "number", "room", "page", "-")


def _weekday_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    return not found.parts[0][0].text.islower()


def _rate_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "a year" tells how often only after a number, a thing counted or "once"; "a day" of "a day earlier"
    is caught by other rules.
    """
    return before is not None and before.kind not in (
        "in",
        "of",
        "over",
        "approx",
        "nearly",
        "than",
        "until",
        "by",
        "after",
        "before",
    )


def _unit_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "the year" of "the year-ago results" is no time of its own."""
    return (
        after is None or after.kind != "dash" or after.start != found.parts[0][-1].end or len(after.text) > 1
    )


def _a_unit_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    return _unit_fits(found, before, after) and _rate_fits(found, before, after)


def _current_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    return after is not None and after.kind == "other" and after.text.isalpha()


def _lower_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    """A capitalised "Daily" inside a sentence is a name."""
    first = found.parts[0][0]
    return first.text[0].islower() or before is None or before.kind == "break" or before.text in '.“"'


def _soon_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "as soon as" and "shortly after" tell an order, not a time."""
    return (before is None or before.text.lower() not in ("as", "how", "too")) and (
        after is None or after.kind not in ("before", "after")
    )


def _today_fits(found: RuleMatch, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "TODAY" behind another word in capitals, before one that is not, is part of a name."""
    word = found.parts[0][0].text
    return not (
        word.isupper()
        and before is not None
        and before.text.isupper()
        and (after is None or not after.text.isupper())
    )


_GUARDS = {
    "deictic": _today_fits,
    "recently": _soon_fits,
    "set word": _lower_fits,
    "year": _year_fits,
    "weekday": _weekday_fits,
    "a unit": _a_unit_fits,
    "the unit": _unit_fits,
    "length": _unit_fits,
    "current": _current_fits,
    "future": _current_fits,
}
