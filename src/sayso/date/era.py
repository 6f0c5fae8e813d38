"""What knowledge of the world says about the days on which a text can have been written: who holds which office in it, what it names.

The start of a time in office is safe: nobody writes "President Rouhani" before 2013. Its end can be faked by history, so it counts only
where the words tell the office as held when they were written, and where the rest of the text agrees.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from sayso.date import terms as tables
from sayso.date.beside import HELD, OVER, Told
from sayso.date.bounds import KNOWN, Bound
from sayso.date.holders import told
from sayso.date.races import races
from sayso.date.tellings import PAST, PRESENT, telling
from sayso.date.terms import STANDINGS, Named, Term
from sayso.date.votes import Fact, Spans, agreed, merged
from sayso.records import ARTICLE_KINDS, Document, Evidence, Passage

WORLD = "known of the world"
"""How the rule of every bound begins that rests on the tables and not on the words alone."""
GRACE = dt.timedelta(days=10)
"""How long news goes on calling somebody by an office that is over: it tells of the resignation, or of the death."""
LOWER_ONLY = frozenset({"supreme-court-justice", "chief-justice"})
"""Offices whose holders are named long after them by their title."""


def era(document: Document, bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    """The bounds that the tables give to a document: at most one from below and one from above.

    `bounds` are what the words themselves say: they help to tell history from the present.
    """
    holders, named = told(document)
    facts = [*_of_offices(document, holders), *_of_things(document)]
    if not facts and not named:
        return ()
    facts += [Fact(_open(bound), bound.strength, bound.because[0]) for bound in bounds if bound.because]
    known = agreed(facts, KNOWN)
    around = (
        next((bound.start for bound in known if bound.start is not None), dt.date.min),
        next((bound.end for bound in known if bound.end is not None), dt.date.max),
    )
    standings = frozenset(one.terms[0].office for one in holders if one.how == HELD) & STANDINGS
    return agreed([*facts, *_of_races(document, named, around, standings)], KNOWN)


def _open(bound: Bound) -> Spans:
    return ((bound.start or dt.date.min, bound.end or dt.date.max),)


def _passage(document: Document, at: int) -> Passage:
    return next(passage for passage in document.passages if passage.start <= at < passage.end)


def _of_offices(document: Document, holders: Sequence[Told]) -> list[Fact]:
    """One fact for each name told with an office."""
    facts = []
    early = document.passages[0].start + len(document.text) // 3
    for one in holders:
        how = telling(document.text, _passage(document, one.start), one.start, one.end)
        if one.how != HELD or one.terms[0].office in LOWER_ONLY:
            how = PAST
        weight = 1 + how + (how > PAST and one.start < early)
        facts.append(Fact(_spans(one, how), weight, _evidence(document, one)))
    return facts


def _of_races(document: Document, named: Sequence[Named], around: tuple[dt.date, dt.date], standings: frozenset[str]) -> list[Fact]:
    """One fact for the election that the text stands in, for each nameless title and each sign of how far the campaign has come."""
    return [
        Fact(race.spans, 3 if not at else 2, Evidence(document.text[race.start : race.end], race.start, race.end, f"{WORLD}: {race.why}"))
        for at, race in enumerate(races(document, named, around, standings))
    ]


def _spans(one: Told, how: int) -> Spans:
    """The days that an office allows: its terms where it is told as held now, else all days from its beginning (if over: its end) on."""
    if how > PAST:
        return merged((term.first, _end(term, one.campaign or how < PRESENT)) for term in one.terms)
    if one.how == OVER:
        return ((min(term.last or term.first for term in one.terms), dt.date.max),)
    return ((min(term.first for term in one.terms), dt.date.max),)


def _end(term: Term, loose: bool) -> dt.date:
    """The last day of a term; a candidacy that is only named may be told of until the vote."""
    if loose and term.office in ("candidate", "front-runner"):
        return tables.elections()[term.of].vote
    if term.last is None or term.office in STANDINGS:
        return term.last or dt.date.max
    return term.last + GRACE


def _evidence(document: Document, one: Told) -> Evidence:
    days = " or ".join(sorted({f"{term.first}/{term.last or '..'}" for term in one.terms}))
    term = one.terms[0]
    what = f"{term.office} ({term.of})"
    return Evidence(document.text[one.start : one.end], one.start, one.end, f"{WORLD}: {what} {days}")


@cache
def _thing_pattern() -> re.Pattern[str]:
    names = sorted((thing.name for thing in tables.things()), key=len, reverse=True)
    return re.compile(r"(?<![\w@#.-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w-])")


def _of_things(document: Document) -> list[Fact]:
    """One fact for the first mention of each thing that came to be on a known day."""
    known = {thing.name: thing for thing in tables.things()}
    found: dict[str, Fact] = {}
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        for match in _thing_pattern().finditer(document.text, passage.start, passage.end):
            thing = known[match.group()]
            quote = Evidence(match.group(), match.start(), match.end(), f"{WORLD}: {thing.what} ({thing.first})")
            found.setdefault(thing.name, Fact(((thing.first, dt.date.max),), 2, quote))
    return list(found.values())
