"""Names of people and bodies as sequences of words: what is a title, what is the name, when two names can
be one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sayso.world import first_names, gendered_words, particles, plain, suffixes, titles

SMALL = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "a",
        "an",
        "&",
        "'s",
        "de",
        "la",
        "du",
        "des",
        "del",
        "y",
        "e",
    }
)
GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[a-z]{2})")  # "gov.ann" is two words
LEAST_ACRONYM, MOST_ACRONYM = 2, 8


@lru_cache(1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a printed name in plain form: no punctuation, possessive endings or full stops; "Cory
    A. Booker" → cory a booker.
    """
    cleaned = GLUED.sub(". ", plain(text)).replace("'s ", " ").removesuffix("'s").removesuffix("'")
    return tuple(w for w in (part.strip(".,;:()[]{}\"'“”-–—") for part in cleaned.split()) if w)


def person_core(words: Sequence[str]) -> tuple[str, ...]:
    """A person's name without titles before it and suffixes after it; all of it when nothing else would be
    left.
    """
    start, end = 0, len(words)
    while end - start > 1 and words[end - 1] in suffixes():
        end -= 1
    while end - start > 1 and words[start] in titles():
        start += 1
    return tuple(words[start:end])


def gender_of_name(words: Sequence[str]) -> str:
    """ "m", "f" or "" by the title before a name and by its first name."""
    for word in words[:-1]:
        told = gendered_words().get(word)
        if told:
            return told
    core = person_core(words)
    return first_names().get(core[0], "") if len(core) > 1 else ""


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two cores (see `person_core`) of one document can name one person: equal, or one is
    contained in the other at its edge.

    Initials and middle names may be missing: "Cory A. Booker", "Cory Booker", "Booker". Different first
    names never match.
    """
    if left == right:
        return True
    short, long = sorted((_without_initials(left), _without_initials(right)), key=len)
    if not short or not long:
        return False
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) and (short[0] not in particles())
    if short[-1] != long[-1] and short != long[: len(short)]:
        return False
    return short[0] == long[0] or short == long[-len(short) :] or _initial(short[0], long[0], left, right)


def _initial(short: str, long: str, left: Sequence[str], right: Sequence[str]) -> bool:
    return (len(left[0]) == 1 or len(right[0]) == 1) and short[0] == long[0]


def _without_initials(words: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(w for i, w in enumerate(words) if i == 0 or len(w) > 1)
    return kept if len(kept) > 1 or len(words) == 1 else tuple(words)


def initials(words: Sequence[str]) -> frozenset[str]:
    """The acronyms that a name can have: its initials without small words, with them, and without a place
    at its end.
    """
    main = [w for w in words if w not in SMALL]
    parts = [p for w in main for p in w.split("-") if p]
    forms = {
        "".join(w[0] for w in main),
        "".join(w[0] for w in parts),
        "".join(w[0] for w in words if w != "the"),
    }
    return frozenset(f for f in forms if LEAST_ACRONYM <= len(f) <= MOST_ACRONYM)


def acronym(text: str) -> str:
    """The plain letters of a printed acronym ("P.M.O.I.", "PMOI"), or "" when the text is none."""
    bare = text.replace(".", "")
    if not (LEAST_ACRONYM <= len(bare) <= MOST_ACRONYM) or not bare.isalpha() or not bare.isupper():
        return ""
    return bare.lower()
