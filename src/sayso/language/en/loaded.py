"""Loaded wording: where a text judges while it tells, and how a name that does so is printed in a sentence
of ours.

The list is `loaded.yaml`, reviewed by hand, for all sides alike. A mark says nothing about whether the
thing is true.
"""

from __future__ import annotations

import re
from functools import cache

from sayso import yamls
from sayso.records import Evidence


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Every listed phrase (lower case, "*" at its end for any ending) with its kind and what it does."""
    raw = yamls.packaged(__package__, "loaded.yaml")
    return {phrase: (kind, entry["why"]) for kind, entry in raw.items() for phrase in entry["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    """One expression for all phrases, longer ones first; apostrophes straight or curly, hyphens or spaces
    inside a phrase.
    """
    parts = []
    for phrase in sorted(lexicon(), key=lambda one: (-len(one), one)):
        body = (
            re.escape(phrase.removesuffix("*"))
            .replace("'", "['’]")
            .replace(r"\ ", r"\s+")
            .replace(r"\-", r"[-‑\s]")
        )
        parts.append(body + (r"\w*" if phrase.endswith("*") else ""))
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])", re.IGNORECASE)


@cache
def _kind_of(found: str) -> tuple[str, str]:
    folded = " ".join(found.casefold().replace("’", "'").split())
    table = lexicon()
    if folded in table:
        return table[folded]
    plain = {re.sub(r"[-‑\s]", " ", phrase): kind for phrase, kind in table.items()}
    spaced = re.sub(r"[-‑\s]", " ", folded)
    if spaced in plain:
        return plain[spaced]
    stems = [phrase for phrase in table if phrase.endswith("*") and folded.startswith(phrase[:-1])]
    return table[max(stems, key=len)]


def marks(text: str, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
    """The loaded words of a text between two code points, in order, each with its kind and what it does as
    the rule.
    """
    found = _pattern().finditer(text, start, len(text) if end is None else end)
    return tuple(
        Evidence(one.group(), one.start(), one.end(), ": ".join(_kind_of(one.group()))) for one in found
    )


def in_quotes(name: str) -> str:
    """A name as a sentence of ours prints it: in quotation marks when it holds a loaded word, for those
    are a source's words.
    """
    return f"“{name.strip('“”')}”" if marks(name) else name
