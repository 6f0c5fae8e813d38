"""Tells from whom a text names, and from the words of a campaign, in which election it stands: no single
mention, but many that agree.

Two people who stood in one election, named in full, and words that only a campaign uses ("primary",
"nominee") put a text between the day on which both were candidates and the vote. Nameless titles ("the
presumptive nominee") are then those of the people named, and what is told
of the campaign ("won the caucuses", "in November") says how far it has come.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sayso import yamls
from sayso.days import intervals
from sayso.reading.date.tellings import PAST, telling
from sayso.reading.date.terms import Candidate, Election, Term, elections
from sayso.reading.date.votes import Spans, merged
from sayso.records import ARTICLE_KINDS, Document

MOST, NEARLY = 3, 0.75
"""How often one name counts at most; what part of the fullest election's count makes another one possible."""
ENOUGH, ENOUGH_STANDING = 3, 1
"""How many words of a campaign, told as of the time of writing, a text needs; how many where somebody is
called a candidate in it.
"""
BEFORE_VOTE, UNDECLARED = 11, 30
"""How many months before the vote news calls it by its month alone; how many before it news speculates who
will stand.
"""


@dataclass(frozen=True, slots=True)
class Race:
    """Words that put a text into one or more elections: their span, the days that they allow, and why."""

    start: int
    end: int
    spans: Spans
    why: str


STOOD = frozenset({"candidate", "running-mate"})
"""The standings by which two people stood in one election."""


def races(
    document: Document, named: Sequence[Candidate], around: tuple[dt.date, dt.date], standings: frozenset[str]
) -> Iterator[Race]:
    """The elections that a text stands in, for the people `named` in it, with each nameless title and each
    sign of how far they have come.

    `around` are the days that the rest of the text leaves open: an election outside them is history.
    `standings` are those that are told of anybody: where somebody is a nominee, the primaries are over and
    what is told of them is history.
    """
    per = _fullest(document, named, around)
    enough = ENOUGH_STANDING if standings else ENOUGH
    if (
        max((len(people) for people in per.values()), default=0) < 2
        or len(list(islice(_present(document, "words"), enough))) < enough
    ):
        return
    sure = next(_present(document, "sure"), None)
    if sure is None:
        return
    early = next(_present(document, "undeclared"), None) is not None
    spans = merged(
        (_begun(of, people, early), elections()[of].vote) for of, people in per.items() if len(people) > 1
    )
    yield Race(*sure, spans, "; ".join(_stood(of, people) for of, people in per.items()))
    terms = [term for _, _, some in named for term in some if term.of in per]
    chosen = bool(standings & _CHOSEN)
    for title in yamls.packaged(__package__, "data/campaign.yaml")["nameless"]:
        fitting = [term for term in terms if term.office == title and term.bounds]
        for start, end in _present(document, title) if fitting else ():
            if not _pattern("supposed").search(document.text, max(0, start - 30), start):
                chosen = chosen or title in _CHOSEN
                days = merged((term.first, term.last or dt.date.max) for term in fitting)
                yield Race(start, end, days, "; ".join(dict.fromkeys(term.said for term in fitting)))
    for of in per:
        yield from _vote_day(document, elections()[of].vote)
    for sign, days_of in _SIGNS.items():
        if chosen and sign in _BEFORE_CHOICE:
            continue
        told_by = [elections()[of] for of in per if elections()[of].first is not None]
        days = merged(pair for pair in (days_of(one) for one in told_by) if pair[0] <= pair[1])
        for start, end in islice(_present(document, sign), MOST) if days else ():
            yield Race(
                start,
                end,
                days,
                f"{sign.replace('-', ' ')} in the election of {', '.join(str(one.vote) for one in told_by)}",
            )


def _begun(of: str, people: Sequence[tuple[int, Term]], early: bool) -> dt.date:
    """The day from which a text can speak of these people as candidates: when two of them stood, and all
    those whom it names often.

    Where it says that somebody has not yet declared (`early`), a campaign is told of before there are
    candidates.
    """
    if early:
        return intervals.add_months(elections()[of].vote, -UNDECLARED)
    stood = sorted(term.first for _, term in people)
    often = sorted(term.first for count, term in people if count == MOST)
    return max(stood[1], often[-1]) if len(often) > 1 else stood[1]


def _vote_day(document: Document, vote: dt.date) -> Iterator[Race]:
    """Where the day of the vote is told without its year."""
    word = _pattern("words")
    pattern = re.compile(rf"\b(?:{vote:%B}|{vote:%b}\.?) {vote.day}(?!\d|, \d|th)")
    spans = ((intervals.add_months(vote, -BEFORE_VOTE), intervals.add_months(vote, 2)),)
    for passage in document.passages:
        for match in (
            pattern.finditer(document.text, passage.start, passage.end)
            if passage.kind in ARTICLE_KINDS
            else ()
        ):
            near = document.text[max(0, match.start() - 40) : match.end() + 40]
            if not word.search(near) and "lection" not in near:
                continue
            yield Race(match.start(), match.end(), spans, f"the day of the vote, {vote}, without its year")


def _first(one: Election) -> dt.date:
    return one.first or one.vote


_SIGNS: dict[str, Callable[[Election], tuple[dt.date, dt.date]]] = {
    "contests-held": lambda one: (_first(one), one.vote),
    "contests-on": lambda one: (intervals.add_months(_first(one), -1), one.convention or one.vote),
    "contests-ahead": lambda one: (_first(one), one.last or one.vote),
    "debates-on": lambda one: (
        intervals.add_months(one.debate or intervals.add_months(_first(one), -8), -1),
        one.last or one.vote,
    ),
    "field-open": lambda one: (intervals.add_months(_first(one), -12), one.last or one.vote),
    "convention-ahead": lambda one: (intervals.add_months(_first(one), -12), one.convention or one.vote),
    "vote-ahead": lambda one: (intervals.add_months(one.vote, -BEFORE_VOTE), one.vote),
    "vote-this-year": lambda one: (dt.date(one.vote.year, 1, 1), one.vote),
}
"""For each sign of campaign.yaml the days on which it is written of an election."""
_BEFORE_CHOICE = frozenset({"contests-on", "contests-ahead", "debates-on", "field-open"})
_CHOSEN = frozenset({"nominee", "running-mate"})
"""Signs of the time before a nominee is chosen; standings of those who are."""


def _stood(of: str, people: Sequence[tuple[int, Term]]) -> str:
    names = ", ".join(term.name.split("; ")[0].replace("{", "").replace("}", "") for _, term in people)
    return f"{names} in the election of {elections()[of].vote}"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Matches any expression of one list of campaign.yaml; "words" holds the sure ones too."""
    lists = yamls.packaged(__package__, "data/campaign.yaml")
    entries = lists["nameless"].get(name) or [*lists[name], *(lists["sure"] if name == "words" else ())]
    tail = r" $" if name == "supposed" else r"(?![\w-])"
    return re.compile(r"(?<![\w-])(?:" + "|".join(entries) + ")" + tail, re.IGNORECASE)


def _present(document: Document, name: str) -> Iterator[tuple[int, int]]:
    """Where the words of a list stand in the article that no sign puts into another time."""
    for passage in document.passages:
        if passage.kind not in ARTICLE_KINDS:
            continue
        for match in _pattern(name).finditer(document.text, passage.start, passage.end):
            if telling(document.text, passage, match.start(), match.end()) > PAST:
                yield match.start(), match.end()


def _fullest(
    document: Document, named: Sequence[Candidate], around: tuple[dt.date, dt.date]
) -> dict[str, tuple[tuple[int, Term], ...]]:
    """The elections in which those stood whom the text names most, those nearly as full with them, and the
    candidacies named in each.

    Each candidacy has the number of times that the text prints the last word of the name, up to MOST.
    """
    per: dict[str, dict[str, tuple[int, Term]]] = {}
    counts = {
        word: document.text.count(word)
        for word in {document.text[start:end].split()[-1] for start, end, _ in named}
    }
    for start, end, some in named:
        often = min(MOST, counts[document.text[start:end].split()[-1]])
        for term in some:
            if term.office in STOOD and term.first <= around[1] and elections()[term.of].vote >= around[0]:
                per.setdefault(term.of, {}).setdefault(term.name, (often, term))
    scores = {of: sum(count for count, _ in people.values()) for of, people in per.items()}
    top = max(scores.values(), default=0)
    return {of: tuple(people.values()) for of, people in per.items() if NEARLY * top <= scores[of]}
