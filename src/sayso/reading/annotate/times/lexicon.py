"""The word lists of the time grammar, read once from YAML."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sayso import yamls

_ROOM = "sayso.reading.annotate.times"


def _load(name: str) -> Any:
    return yamls.packaged(_ROOM, name)


@cache
def words() -> dict[str, tuple[str, Any]]:
    """Each known word, in lower case, with its kind and its value."""
    found: dict[str, tuple[str, Any]] = {}
    for kind, entries in _load("lexicon.yaml").items():
        for word, value in entries.items():
            if word in found:
                raise ValueError(f"lexicon.yaml: {word!r} stands under {found[word][0]} and {kind}")
            found[word] = (kind, value)
    return found


@cache
def holidays() -> dict[str, str]:
    """Named days in lower case with the rule that dates them."""
    named: dict[str, str] = _load("holidays.yaml")
    return named


@cache
def holiday_pattern() -> re.Pattern[str]:
    """Matches any named day, the longest first; curly apostrophes count as straight ones."""
    names = sorted(holidays(), key=len, reverse=True)
    joined = "|".join(re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"\b(?:{joined})\b(?!['’]\w\w)", re.IGNORECASE)


def holiday_rule(printed: str) -> str:
    """The rule of a named day as printed; raises KeyError for a name that is not listed."""
    plain = " ".join(printed.lower().replace("’", "'").split())
    if plain in holidays():
        return holidays()[plain]
    return next(rule for name, rule in holidays().items() if name.replace("'", "") == plain.replace("'", ""))


@cache
def cues() -> dict[str, frozenset[str]]:
    """Words that decide what an ambiguous word is, by name of the list."""
    return {name: frozenset(listed) for name, listed in _load("cues.yaml").items()}


@cache
def rules() -> list[dict[str, Any]]:
    """The grammar's rules as written: name, match, read, with, examples."""
    listed: list[dict[str, Any]] = _load("rules.yaml")
    return listed
