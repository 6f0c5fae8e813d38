"""Plain text to blocks: lines, or paragraphs where a text is wrapped at a fixed width."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.records.page import Block

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
NARROW, WIDE = 45, 100
"""Texts whose lines all fill a width between these two, in code points, are read as wrapped by hand."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    gap: int


def lines_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order; every character that is not white space is in exactly one."""
    lines = _lines(text)
    width = _wrap_width(lines)
    if width is None:
        return tuple(Block(line.start, line.end, gap=line.gap) for line in lines)
    blocks: list[Block] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if before is not None and _goes_on(text, before, line, width):
            last = blocks.pop()
            blocks.append(Block(last.start, line.end, gap=last.gap, lines=last.lines + 1))
        else:
            blocks.append(Block(line.start, line.end, gap=line.gap))
    return tuple(blocks)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    last = 0
    for match in LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if not words:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        breaks = len(BREAK.findall(text, last, start)) if found else 0
        found.append(_Line(start, start + len(words), indent, max(0, breaks - 1)))
        last = start + len(words)
    return found


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width, in code points, at which the text was wrapped by hand; None where it was not.

    Wrapped means: no line is wider, and two lines in three that another follows directly end close to that
    width.
    """
    lengths = [line.end - line.start + line.indent for line in lines]
    if len(lines) < 4:
        return None
    width = sorted(lengths)[int(0.98 * (len(lengths) - 1))]
    followed = [
        length
        for length, after in zip(lengths, lines[1:], strict=False)
        if after.gap == 0 and after.indent <= 1
    ]
    full = sum(length >= 0.8 * width for length in followed)
    if (
        NARROW <= width <= WIDE
        and max(lengths) <= 1.3 * width
        and len(followed) >= 3
        and full >= 0.66 * len(followed)
    ):
        return width
    return None


def _goes_on(text: str, before: _Line, line: _Line, width: int) -> bool:
    """Whether `line` is the next line of the paragraph of `before`: nothing between, and its first word
    did not fit before it.
    """
    if line.gap or line.indent > before.indent + 1:
        return False
    word = len(text[line.start : line.end].split(maxsplit=1)[0])
    return before.indent + before.end - before.start + 1 + word > 0.87 * width
