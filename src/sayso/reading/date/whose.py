"""Whose office a title names: the words beside it can make it that of a chamber, a party, a company, a
campaign or a part of the country ("Senate President", "Texas Attorney General", "president of the assembly").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.date import terms as tables
from sayso.reading.date.terms import STANDINGS, Term
from sayso.world import plain

_OF = re.compile(r"\s+of\s+(?P<of>(?:the\s+)?[\w.-]+(?:\s+[\w.-]+){0,2})")
_OWN = frozenset({"country", "nation", "republic", "state", "kingdom"})
"""What "president of the …" still is."""
_SHORT = 5
"""A longer word with a full stop ends a sentence and is no abbreviation, in code points."""


def of_another(words: Sequence[str], title: str) -> bool:
    """Whether the word right before a title makes it the office of another body. `words` are those close
    before it as they are printed; none of them is a place that was recognised.
    """
    if not words or set(tables.titles()[title]) <= STANDINGS:
        return False
    beside = words[-1]
    word = plain(beside).removesuffix("'s")
    if word in tables.title_words("bodies") or word.rstrip(".") in tables.title_words("bodies"):
        return True
    if beside.isupper() and len(beside) > 1 and title.isupper():
        return False
    ends = beside.endswith(".") and len(beside) > _SHORT
    return beside[0].isupper() and not ends and word not in tables.title_words("neutral")


def told_of(text: str, end: int) -> str | None:
    """What a title behind a name is said to be of ("the president of France"), up to three words; "" where
    it is of nothing but the country itself, None where nothing is said.
    """
    found = _OF.match(text, end)
    if found is None:
        return None
    words = found.group("of").split()
    return "" if plain(words[-1 if len(words) == 1 else 1]) in _OWN else found.group("of")


def rulers(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Of the terms of those who are called so, all ruling offices of whoever has a row of rule itself:
    "leader" is said of a ruler before and after the formal title.
    """
    rule, formal = tables.title_words("rule"), tables.title_words("rules")
    ruling = {(term.country, name) for term in terms if term.office in rule for name in _names(term)}
    return tuple(
        term
        for term in terms
        if term.office in formal and any((term.country, name) in ruling for name in _names(term))
    )


def _names(term: Term) -> list[str]:
    return [plain(name.replace("{", "").replace("}", "")) for name in term.name.split("; ")]


def known(terms: Sequence[Term]) -> bool:
    """Whether terms may bound a text: none is of a person whose other terms are not all listed."""
    return all(term.bounds for term in terms)
