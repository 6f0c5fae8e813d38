"""Finds the names of the office tables in a text: every word is looked up once, so that reading is linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.date import terms as tables
from sayso.date.terms import STANDINGS, Forms, Named, Term
from sayso.knowledge import plain

_WORD = re.compile(r"(?:[^\W\d_]\.){1,4}(?=\W|$)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0.\-‑\"“”]{1,4}|\n(?=[A-Z])")


class Word(NamedTuple):
    """A word of the text in plain form, without points and apostrophes."""

    start: int
    end: int
    plain: str


class Hit(NamedTuple):
    """A form that was found: its key, the terms of those who are called so, the place of the word behind it."""

    key: tuple[str, ...]
    terms: tuple[Term, ...]
    after: int


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of a stretch of text; possessive endings are left out."""
    for match in _WORD.finditer(text, start, end):
        word = plain(match.group()).replace("’", "'")
        bare = word.removesuffix("'s").removesuffix("'")
        yield Word(match.start(), match.end() - len(word) + len(bare), bare.replace(".", "").replace("'", ""))


def longest(text: str, words: Sequence[Word], place: int, index: Forms) -> Hit | None:
    """The longest form of an index that begins with the word at `place`, or None."""
    best: Hit | None = None
    for key, terms in index.get(words[place].plain, {}).items():
        if best is None or len(key) > len(best.key):
            after = match(text, words, place, key)
            if after:
                best = Hit(key, terms, after)
    return best


def match(text: str, words: Sequence[Word], place: int, key: Sequence[str]) -> int:
    """The place of the word behind a form that stands at `place`, initials between its words left out; 0 when it does not."""
    at, wanted = place, 0
    while wanted < len(key):
        if at >= len(words) or (at > place and not _GAP.fullmatch(text, words[at - 1].end, words[at].start)):
            return 0
        if words[at].plain == key[wanted]:
            wanted += 1
        elif not wanted or len(words[at].plain) > 1:
            return 0
        at += 1
    return at


def candidates(text: str, words: Sequence[Word]) -> Iterator[Named]:
    """Those named in full who ever stood in an election of the tables."""
    index = tables.full_names()
    for place, word in enumerate(words):
        for key, terms in index.get(word.plain, {}).items():
            standing = tuple(term for term in terms if term.office in STANDINGS)
            after = match(text, words, place, key) if standing and len(key) > 1 else 0
            if after and text[word.start].isupper():
                yield Named(word.start, words[after - 1].end, standing)


def known(text: str, named: Sequence[Named]) -> dict[str, tuple[Term, ...]]:
    """The last word of each candidate's name that the text prints in full, with the candidacies of all who are called so in it."""
    found: dict[str, tuple[Term, ...]] = {}
    for start, end, terms in named:
        short = [word.plain for word in words_of(text, start, end)][-1]
        standing = (term for term in terms if term.office == "candidate")
        found[short] = tuple(dict.fromkeys((*found.get(short, ()), *standing)))
    return found
