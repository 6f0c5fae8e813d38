"""What knowledge of the world says about the days on which a text can have been written: who holds which office in it, what it names.

The start of a time in office is safe: nobody writes "President Rouhani" before 2013. Its end can be faked by history, so it counts only
where the words tell the office as held when they were written, and where the rest of the text agrees.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.date import terms as tables
from sayso.date.bounds import KNOWN, Bound
from sayso.date.holders import HELD, OVER, Told, told
from sayso.date.tellings import PAST, PLAIN, PRESENT, telling
from sayso.date.terms import STANDINGS, Term
from sayso.records import ARTICLE_KINDS, Document, Evidence, Passage

WORLD = "known of the world"
"""How the rule of every bound begins that rests on the tables and not on the words alone."""
Spans = tuple[tuple[dt.date, dt.date], ...]
LOWER_ONLY = frozenset({"supreme-court-justice", "chief-justice"})
"""Offices whose holders are named long after them by their title."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Days that the words at `evidence` allow: any of `spans`; `weight` is how far they can be trusted."""

    spans: Spans
    weight: int
    evidence: Evidence
    upper: bool = False


def era(document: Document) -> tuple[Bound, ...]:
    """The bounds that the tables give to a document: at most one from below and one from above."""
    facts = [*_of_offices(document), *_of_things(document)]
    return _closed(facts)


def _passage(document: Document, at: int) -> Passage:
    return next(passage for passage in document.passages if passage.start <= at < passage.end)


def _of_offices(document: Document) -> list[Fact]:
    """One fact for each name told with an office."""
    facts = []
    early = document.passages[0].start + len(document.text) // 3
    for one in told(document):
        how = telling(document.text, _passage(document, one.start), one.start, one.end)
        if one.how != HELD or one.terms[0].office in LOWER_ONLY:
            how = PAST
        weight = 1 + how + (how > PAST and one.start < early)
        facts.append(Fact(_spans(one, how), weight, _evidence(document, one), how > PAST))
    return facts


def _spans(one: Told, how: int) -> Spans:
    """The days that an office allows: its terms where it is told as held now, else all days from its beginning (or, when it is over, its end) on."""
    if how > PAST:
        return _merged((term.first, _end(term, one.campaign or how < PRESENT)) for term in one.terms)
    if one.how == OVER:
        return ((min(term.last or term.first for term in one.terms), dt.date.max),)
    return ((min(term.first for term in one.terms), dt.date.max),)


def _end(term: Term, loose: bool) -> dt.date:
    """The last day of a term; a candidacy that is only named may be told of until the vote."""
    if loose and term.office in ("candidate", "front-runner"):
        return _vote(term.of)
    return term.last or dt.date.max


@cache
def _vote(election: str) -> dt.date:
    """The day of an election: the last one on which anybody was a candidate in it."""
    return max(term.last or term.first for term in tables.terms() if term.of == election and term.office == "candidate")


def _merged(spans: Iterable[tuple[dt.date, dt.date]]) -> Spans:
    """Spans in order, those that touch joined."""
    joined: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


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


def _closed(facts: Sequence[Fact]) -> tuple[Bound, ...]:
    """The bounds around the days that most of the evidence allows; none when what speaks against those days is too heavy."""
    kinds: dict[Spans, list[Fact]] = {}
    for fact in sorted(facts, key=lambda one: (-one.weight, one.evidence.start)):
        kinds.setdefault(fact.spans, []).append(fact)
    weights = {spans: min(MOST, sum(fact.weight for fact in same)) for spans, same in kinds.items()}
    stretches = _stretches(weights)
    score = {first: sum(weight for spans, weight in weights.items() if _holds(spans, first)) for first, _ in stretches}
    top = max(score.values(), default=0)
    if not top or AGAINST * (sum(weights.values()) - top) > sum(weights.values()):
        return ()
    first = min(day for day, _ in stretches if score[day] == top)
    last = max(day for start, day in stretches if score[start] == top)
    low = next((same[0] for spans, same in kinds.items() if any(span[0] == first for span in spans)), None)
    high = next((same[0] for spans, same in kinds.items() if any(span[1] == last for span in spans)), None)
    found = [Bound(first, None, KNOWN, (low.evidence,))] if low is not None else []
    if last != dt.date.max and high is not None:
        found.append(Bound(None, last, KNOWN, (high.evidence,)))
    return tuple(found)


HANDOVER = dt.timedelta(days=1)
"""The longest time for which two holders of one office may both stand in the tables: it is no day of writing."""
MOST, AGAINST = 6, 3
"""How much all mentions of one fact weigh at most; what part of all weight may speak against the days chosen (one in so many)."""


def _stretches(weights: Iterable[Spans]) -> list[tuple[dt.date, dt.date]]:
    """The calendar from the first day on that any fact names, cut where any fact begins or ends to hold."""
    day = dt.timedelta(days=1)
    edges = {edge for spans in weights for first, last in spans for edge in (first, last + day if last < dt.date.max else first)}
    ordered = sorted(edges)
    pairs = [(first, after - day) for first, after in zip(ordered, ordered[1:], strict=False)]
    return [(first, last) for first, last in pairs if last - first > HANDOVER] + [(one, dt.date.max) for one in ordered[-1:]]


def _holds(spans: Spans, day: dt.date) -> bool:
    return any(first <= day <= last for first, last in spans)
