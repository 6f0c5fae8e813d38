"""Wrapping, indenting and tables in a fixed width, with hostile text made safe."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sayso.safe import safe_line

WIDTH = 80
"""Columns of a terminal that nobody has widened."""


def cells(text: str) -> int:
    """How many columns a text takes: two for a wide sign, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_cell(sign) for sign in text)


def _cell(sign: str) -> int:
    if unicodedata.combining(sign) or sign in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """A text as lines of at most `width` columns; a longer word is broken."""
    lines: list[str] = []
    line, used = "", 0
    for word in safe_line(text).split(" "):
        for piece in _pieces(word, width):
            size = cells(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            line = f"{line} {piece}" if line else piece
            used = cells(line)
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: int) -> list[str]:
    """A word cut into pieces that fit."""
    pieces, start, used = [], 0, 0
    for place, sign in enumerate(word):
        if used + _cell(sign) > width and place > start:
            pieces.append(word[start:place])
            start, used = place, 0
        used += _cell(sign)
    return [*pieces, word[start:]]


def block(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """A wrapped paragraph whose first line begins with `first` and whose others begin with `rest` (blanks
    of the same width).
    """
    under = " " * cells(first) if rest is None else rest
    lines = wrap(text, width - max(cells(first), cells(under)))
    return [(first if number == 0 else under) + line for number, line in enumerate(lines)]


def field(label: str, text: str, width: int = WIDTH) -> list[str]:
    """A labelled value; nothing when there is no value."""
    return block(text, f"{label:<10}", width=width) if text else []


def table(head: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], widths: Sequence[int]) -> list[str]:
    """A table. Each cell is a list of paragraphs, wrapped into its column; columns are one blank apart."""
    rule = " ".join("─" * width for width in widths)
    lines = [_line(head, widths), rule]
    for row in rows:
        columns = [
            [line for text in cell for line in wrap(text, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        for number in range(max(map(len, columns), default=0)):
            lines.append(
                _line([column[number] if number < len(column) else "" for column in columns], widths)
            )
    return [line.rstrip() for line in lines]


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    return " ".join(text + " " * (width - cells(text)) for text, width in zip(texts, widths, strict=True))
