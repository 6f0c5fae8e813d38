"""What knowledge of the world says about the days on which a text can have been written: who holds which
office in it, what it names.

The start of a time in office is safe: nobody writes "President Rouhani" before 2013. Its end can be faked
by history, so it counts only where the words tell the office as held when they were written, and where the
rest of the text agrees.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.reading.date import terms as tables
from sayso.reading.date.beside import HELD, OVER, HeldOffice
from sayso.reading.date.bounds import KNOWN, Bound
from sayso.reading.date.holders import told
from sayso.reading.date.races import races
from sayso.reading.date.tellings import PAST, PRESENT, telling
from sayso.reading.date.terms import STANDINGS, Candidate, Term
from sayso.reading.date.votes import Fact, Spans, agreed, merged
from sayso.records import ARTICLE_KINDS, Document, Evidence

WORLD = "known of the world"
"""How the rule of every bound begins that rests on the tables and not on the words alone."""
GRACE = dt.timedelta(days=10)
"""How long news goes on calling somebody by an office that is over: it tells of the resignation, or of the
death.
"""
LOWER_ONLY = frozenset({"supreme-court-justice", "chief-justice"})
"""Offices whose holders are named long after them by their title."""


def era(document: Document, bounds: Sequence[Bound]) -> tuple[tuple[Bound, ...], tuple[Bound, ...]]:
    """The bounds that the tables give to a document, at most one from below and one from above; and what
    each office told as held now says.

    `bounds` are what the words themselves say: they help to tell history from the present. The second part
    is for naming what contradicts the days that were found, not for finding them.
    """
    holders, named = told(document)
    facts = [*_of_offices(document, holders), *_of_states(document)]
    facts += _together(_of_things(document), facts)
    if not facts and not named:
        return (), ()
    witnesses = tuple(
        Bound(one.spans[0][0], _last(one.spans), KNOWN, (one.evidence,))
        for one in facts
        if one.weight > PRESENT
    )
    facts += [Fact(_open(bound), bound.strength, bound.because[0]) for bound in bounds if bound.because]
    known = agreed(facts, KNOWN)
    around = (
        next((bound.start for bound in known if bound.start is not None), dt.date.min),
        next((bound.end for bound in known if bound.end is not None), dt.date.max),
    )
    standings = frozenset(one.terms[0].office for one in holders if one.how == HELD) & STANDINGS
    return agreed([*facts, *_of_races(document, named, around, standings)], KNOWN), witnesses


def _last(spans: Spans) -> dt.date | None:
    return None if spans[-1][1] == dt.date.max else spans[-1][1]


def _open(bound: Bound) -> Spans:
    return ((bound.start or dt.date.min, bound.end or dt.date.max),)


def _of_offices(document: Document, holders: Sequence[HeldOffice]) -> list[Fact]:
    """One fact for each name told with an office."""
    facts = []
    early = document.passages[0].start + len(document.text) // 3
    starts = [passage.start for passage in document.passages]
    supposed = _supposed(holders)
    for one in holders:
        passage = document.passages[bisect_right(starts, one.start) - 1]
        how = telling(document.text, passage, one.start, one.end)
        if how < PRESENT and one.terms in supposed:
            continue
        if one.how != HELD or one.terms[0].office in LOWER_ONLY:
            how = PAST
        weight = 1 + how + (how > PAST and (one.start < early or one.terms[0].office in STANDINGS))
        facts.append(Fact(_spans(one, how), weight, _evidence(document, one)))
    return facts


def _supposed(holders: Sequence[HeldOffice]) -> frozenset[tuple[Term, ...]]:
    """The offices told once of somebody who first stood for them: "President Trump" is what the candidate
    may become.
    """
    often = Counter(one.terms for one in holders if one.how == HELD)
    stood = {name for term in tables.terms() if term.office == "candidate" for name in term.name.split("; ")}
    once = (terms for terms, count in often.items() if count == 1 and terms[0].office == "president")
    return frozenset(terms for terms in once if stood & {*terms[0].name.split("; ")})


def _of_races(
    document: Document, named: Sequence[Candidate], around: tuple[dt.date, dt.date], standings: frozenset[str]
) -> list[Fact]:
    """One fact for the election that the text stands in, for each nameless title and each sign of how far
    the campaign has come.
    """
    return [
        Fact(
            race.spans,
            3,
            Evidence(document.text[race.start : race.end], race.start, race.end, f"{WORLD}: {race.why}"),
        )
        for race in races(document, named, around, standings)
    ]


def _spans(one: HeldOffice, how: int) -> Spans:
    """The days that an office allows: its terms where it is told as held now, else all days from its
    beginning (if over: its end) on.
    """
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


def _evidence(document: Document, one: HeldOffice) -> Evidence:
    what = "; ".join(dict.fromkeys(term.said for term in one.terms))
    return Evidence(document.text[one.start : one.end], one.start, one.end, f"{WORLD}: {what}")


@cache
def _state_pattern() -> re.Pattern[str]:
    adjectives = "|".join(
        word for place in tables.places().values() if place.first for word in place.adjectives
    )
    bodies = "|".join(tables.title_words("state"))
    return re.compile(rf"(?<![\w-])({adjectives}) (?i:{bodies})(?![\w-])")


def _of_states(document: Document) -> Iterator[Fact]:
    """One fact for each mention, as of now, of the officers of a state that is no more ("Soviet officials
    said on Monday").
    """
    states = {word: place for place in tables.places().values() for word in place.adjectives}
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        for match in _state_pattern().finditer(document.text, passage.start, passage.end):
            place = states[match.group(1)]
            if (
                place.first
                and place.last
                and telling(document.text, passage, match.start(), match.end()) == PRESENT
            ):
                rule = f"{WORLD}: {place.name} was a state from {place.first} to {place.last}"
                yield Fact(
                    ((place.first, place.last + GRACE),),
                    3,
                    Evidence(match.group(), match.start(), match.end(), rule),
                )


@cache
def _thing_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#.-]){tables.any_of(thing.name for thing in tables.things())}(?![\w-])")


def _together(things: list[Fact], others: list[Fact]) -> list[Fact]:
    """The facts of things where they may bound: a single thing does not do so alone, as an older one may
    bear its name.
    """
    return things if others or len({fact.evidence.rule for fact in things}) > 1 else []


def _of_things(document: Document) -> list[Fact]:
    """One fact for the first mention of each thing that came to be on a known day."""
    known = {thing.name: thing for thing in tables.things()}
    found: dict[str, Fact] = {}
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        for match in _thing_pattern().finditer(document.text, passage.start, passage.end):
            thing = known[" ".join(match.group().split())]
            quote = Evidence(match.group(), match.start(), match.end(), f"{WORLD}: {_what(thing)}")
            found.setdefault(thing.name, Fact(((thing.first, dt.date.max),), 2, quote))
    return list(found.values())


def _what(thing: tables.Thing) -> str:
    return f"{thing.what} ({thing.first}; {tables.origin(thing.source, thing.checked)})"
