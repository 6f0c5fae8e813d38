"""The small numbers that the learnt reader is told beside the encoder's states, and the sizes of their
tables.

Every number is an index into a table of embeddings, 0 where there is nothing to say. A change here asks for
new training.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.reading.claims.entries import ROLES, STAGES

Ints = NDArray[np.int64]
Days = tuple[str | None, str | None]
"""First and last day as ISO 8601; None for an open end."""

UPOS = tuple(" ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split(" "))
KINDS = ("person", "organization", "place", "event", "work", "other")
MENTIONS = ("", *(f"{form}:{kind}" for form in ("named", "nominal", "pronoun") for kind in KINDS))
PASSAGES = ("", "title", "lead", "body", "heading", "embed", "caption", "note")
TIMES = ("DATE", "TIME", "DURATION")
NAMING = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP", "AUX"})
"""Parts of speech of words that may name an event."""
SILENT = frozenset({"PUNCT", "CCONJ", "PART", "ADP", "AUX", "SCONJ", "INTJ"})
"""Parts of speech that head no filler."""
SPEAKING = frozenset({"NOUN", "PROPN", "PRON"})
EVENT_LEAST = -2.0
"""The lowest log odds of the event head at which a word without an entry in the codebook is looked at."""
PATHS, SLOTS, CASES, RELATIONS = 4096, 256, 256, 256
"""Sizes of the tables that hashed strings fall into; 0 is kept for nothing."""
BITS = 4
LEXICON, PHRASE, PASSED, TOLD = range(BITS)
"""What is known of a word and a type: an entry of one word, an entry of several, its tests hold, the rules
tell a claim of it.
"""
BEFORE, AFTER = 3, 2
"""Sentences before and after a claim's own in which its source may stand."""
STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55)
CAND_SIZES = (len(UPOS), RELATIONS, len(STAGES) + 1, 4, len(PASSAGES), 2, 8, 8, 4, 2)
PAIR_SIZES = (PATHS, SLOTS, len(ROLES) + 1, 20, len(MENTIONS), len(UPOS), CASES, RELATIONS, 3, 3)
SAID_SIZES = (PATHS, 8, 20, len(MENTIONS), len(UPOS), CASES, RELATIONS, BEFORE + AFTER + 1, 3, 3)
TIME_SIZES = (PATHS, 20, 3, 3, 3, 8, 4, CASES, 4, len(PASSAGES), 3, 3)


class Candidates(NamedTuple):
    """The words that may name an event: tokens (n), numbers (n, features), and rows (place among them, type,
    bit) of what is known.
    """

    tokens: Ints
    numbers: Ints
    known: Ints


class Pairs(NamedTuple):
    """The words that one claim is compared with: tokens (n) and numbers (n, features)."""

    tokens: Ints
    numbers: Ints


class Times(NamedTuple):
    """The times that a claim may have: the days of each, its expression's index (`RULED`, `WRITTEN` for the
    rules' own time and the day of writing), the token that heads its words or -1, and numbers (n, features).
    """

    intervals: list[Days]
    indices: list[int]
    tokens: Ints
    numbers: Ints


WRITTEN, RULED = -1, -2


def hashed(text: str, size: int) -> int:
    """A place in a table of `size` for a string, 0 for the empty one."""
    return 1 + zlib.crc32(text.encode()) % (size - 1) if text else 0


def distance(steps: int) -> int:
    """A signed distance in words or sentences as one of 19 steps from 1 to 19, 10 being none."""
    return 10 + (1 if steps > 0 else -1) * bisect_left(STEPS, abs(steps) + 1) if steps else 10


def width(days: Days) -> int:
    """How wide an interval is, as a step: a day, up to a week, a month, a year, wider, open."""
    if days[0] is None or days[1] is None:
        return 6
    return 1 + bisect_left(
        (0, 7, 31, 366), int((np.datetime64(days[1]) - np.datetime64(days[0])).astype(int))
    )


def rows(made: list[list[int]], sizes: tuple[int, ...]) -> Ints:
    """Rows of small numbers as an array (rows, columns)."""
    return np.array(made, np.int64).reshape(len(made), len(sizes))
