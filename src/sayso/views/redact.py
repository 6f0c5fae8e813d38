"""Masking people in everything that is printed, quotes included. One filter, at the one place where a
case's outputs are made.

A name is found whatever its case, its diacritics, what joins its parts, their order, and signs hidden
inside it. Where it is a person's, each part of it that begins with a capital is masked as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sayso.language.folding import fold

Json = dict[str, Any]
BETWEEN = r"[\W_]{0,4}"
"""What may stand between the parts of a name: blanks, a comma, hyphens, the marks of a found word."""

SHORTEST_PART = 3
"""Letters that a part of a name has at least, to be masked by itself."""


@dataclass(frozen=True, slots=True)
class Masked:
    """One person or thing to mask: every name that it goes by, and what is printed instead; `person` when
    its parts are names too.
    """

    names: tuple[str, ...]
    shown: str
    person: bool


class Mask:
    """Replaces names in texts and JSON forms."""

    def __init__(self, masked: Iterable[Masked]) -> None:
        self._whole: list[tuple[re.Pattern[str], str]] = []
        self._parts: list[tuple[re.Pattern[str], str]] = []
        for one in masked:
            for name in sorted(one.names, key=lambda name: (-len(name), name)):
                words = [fold(word)[0] for word in re.findall(r"[^\W_]+", name)]
                if words:
                    self._whole.append((_sequence(words), one.shown))
                    self._whole.append((_sequence(words[::-1]), one.shown))
            for part in sorted(
                {fold(part)[0] for name in one.names for part in _parts(name)} if one.person else ()
            ):
                self._parts.append((_sequence([part]), one.shown))

    def __bool__(self) -> bool:
        return bool(self._whole)

    def text(self, text: str) -> str:
        """The text with every name masked."""
        for pattern, shown in self._whole:
            text = _replaced(text, pattern, shown, capital=False)
        for pattern, shown in self._parts:
            text = _replaced(text, pattern, shown, capital=True)
        return text

    def form(self, value: Any) -> Any:
        """A JSON form with every name masked, wherever it stands. Keys, ids and hashes stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.form(one) for one in value]
        if isinstance(value, dict):
            return {key: self.form(one) for key, one in value.items()}
        return value


def _parts(name: str) -> list[str]:
    """The parts of a person's name that are names by themselves: long enough, and written with a capital."""
    return [
        part for part in re.findall(r"[^\W\d_]+", name) if len(part) >= SHORTEST_PART and part[0].isupper()
    ]


def _sequence(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])" + BETWEEN.join(map(re.escape, words)) + r"(?![^\W_])")


def _replaced(text: str, pattern: re.Pattern[str], shown: str, capital: bool) -> str:
    """The text with every match replaced; with `capital` only where the words themselves begin with one."""
    folded, places = fold(text)
    found = [(places[match.start()], places[match.end() - 1] + 1) for match in pattern.finditer(folded)]
    for start, end in reversed(found):
        while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Cf"):
            end += 1
        if not capital or text[start].isupper():
            text = text[:start] + shown + text[end:]
    return text
