"""Finds the names of the office tables in a text: every word with a capital is looked up once, so that
reading is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from sayso.reading.date import terms as tables
from sayso.reading.date.terms import STANDINGS, Candidate, Forms, Term
from sayso.world import plain

_WORD = re.compile(r"(?:[^\W\d_]\.){1,4}(?=\W|$)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_HEAD = re.compile(
    (
        r"(?<![\w'’])(?:[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]*(?:['’][^\W\d_]+)*)|(?:al|bin|de|dos|van|von"
        r"|wa)(?= [A-Z]|-))"
    ),
    re.UNICODE,
)
"""A word with which a name can begin: it has a capital, or is a small word inside names."""
_REACH, _MOST = 70, 7
"""How far a name is read on, in code points and in words."""
_GAP = re.compile(r"[ \u00a0.\-‑\"“”]{1,4}|\n(?=[A-Z])")


class PlainWord(NamedTuple):
    """A word of the text in plain form, without points and apostrophes."""

    start: int
    end: int
    plain: str


class Hit(NamedTuple):
    """A form that was found: its key, the terms of those who are called so, how many words it takes up."""

    key: tuple[str, ...]
    terms: tuple[Term, ...]
    after: int


def words_of(text: str, start: int, end: int) -> Iterator[PlainWord]:
    """The words of a stretch of text; possessive endings are left out."""
    for match in _WORD.finditer(text, start, end):
        word = plain(match.group()).replace("’", "'")
        bare = word.removesuffix("'s").removesuffix("'")
        yield PlainWord(
            match.start(), match.end() - len(word) + len(bare), bare.replace(".", "").replace("'", "")
        )


@cache
def _firsts() -> frozenset[str]:
    return frozenset(tables.full_names()) | frozenset(tables.surnames())


def heads(text: str, start: int, end: int) -> Iterator[list[PlainWord]]:
    """For each word of a stretch of text with which a name of the tables begins the words from there on,
    as far as a name can reach.
    """
    firsts = _firsts()
    for found in _HEAD.finditer(text, start, end):
        word = plain(found.group()).replace("’", "'")
        if (
            word.removesuffix("'s").removesuffix("'").replace("'", "") in firsts
            or text[found.end() : found.end() + 1] == "."
        ):
            words = list(islice(words_of(text, found.start(), min(end, found.end() + _REACH)), _MOST))
            if words and words[0].plain in firsts:
                yield words


def longest(text: str, words: Sequence[PlainWord], index: Forms) -> Hit | None:
    """The longest form of an index that stands at the head of some words, or None."""
    best: Hit | None = None
    for key, terms in index.get(words[0].plain, {}).items():
        if best is None or len(key) > len(best.key):
            after = match(text, words, key)
            if after:
                best = Hit(key, terms, after)
    return best


def match(text: str, words: Sequence[PlainWord], key: Sequence[str]) -> int:
    """How many of some words a form at their head takes up, initials between its words included; 0 when it
    does not stand there.
    """
    at, wanted = 0, 0
    while wanted < len(key):
        if at >= len(words) or (at and not _GAP.fullmatch(text, words[at - 1].end, words[at].start)):
            return 0
        if words[at].plain == key[wanted]:
            wanted += 1
        elif not wanted or len(words[at].plain) > 1:
            return 0
        at += 1
    return at


def candidate(text: str, words: Sequence[PlainWord]) -> Candidate | None:
    """Whom the name at the head of some words names in full, if that person ever stood in an election of
    the tables.
    """
    hit = longest(text, words, tables.full_names())
    standing = tuple(term for term in hit.terms if term.office in STANDINGS) if hit is not None else ()
    if hit is None or not standing or len(hit.key) == 1 or not text[words[0].start].isupper():
        return None
    return Candidate(words[0].start, words[hit.after - 1].end, standing)


def known(text: str, named: Sequence[Candidate]) -> dict[str, tuple[Term, ...]]:
    """The last word of each candidate's name that the text prints in full, with the candidacies of all who
    are called so in it.
    """
    found: dict[str, tuple[Term, ...]] = {}
    for start, end, terms in named:
        short = [word.plain for word in words_of(text, start, end)][-1]
        standing = (term for term in terms if term.office == "candidate")
        found[short] = tuple(dict.fromkeys((*found.get(short, ()), *standing)))
    return found
