"""The shape of a word: how it is capitalised and whether it is a number.

The encoder's vocabulary has no capitals, so the shape is given to it as an embedding beside each piece. In
a sentence all in capitals the letters' case says nothing: there each word gets the neutral shape, and the
model has learnt to read such text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

NONE, LOWER, TITLE, FIRST_TITLE, CAPITALS, INITIAL, MIXED, DIGITS, NUMBERED, SIGN, NEUTRAL = range(11)
"""Nothing (padding), lower case, Title, Title as first word, CAPITALS, one capital, miXed, 12, 12th,
punctuation, no case to go by.
"""
COUNT = 11


def shapes(words: Sequence[str]) -> list[int]:
    """The shape of each word of one sentence."""
    if in_capitals(words):
        return [neutral(word) for word in words]
    found = [_shape(word) for word in words]
    for place, shape in enumerate(found):
        if shape != SIGN:
            found[place] = FIRST_TITLE if shape == TITLE else shape
            break
    return found


def in_capitals(words: Sequence[str]) -> bool:
    """Whether a sentence is set in capitals: at least three words with two letters or more, four fifths of
    them capitals.
    """
    cased = [word for word in words if len(word) > 1 and word.isalpha() and word.upper() != word.lower()]
    capitals = sum(word.isupper() for word in cased)
    return capitals >= 3 and capitals >= 0.8 * len(cased)


def neutral(word: str) -> int:
    """The shape of a word where the letters' case says nothing."""
    shape = _shape(word)
    return shape if shape in (DIGITS, SIGN) else NEUTRAL


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> int:
    if word.isdigit():
        return DIGITS
    if not any(letter.isalnum() for letter in word):
        return SIGN
    if any(letter.isdigit() for letter in word):
        return NUMBERED
    if word == word.lower():
        return LOWER
    if len(word) == 1 or (len(word) == 2 and word[1] == "."):
        return INITIAL
    if word == word.upper():
        return CAPITALS
    return TITLE if word[0].isupper() and word[1:] == word[1:].lower() else MIXED
