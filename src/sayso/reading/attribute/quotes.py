"""Quotations in running text: where they open and close, also over several paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.records import Span

_MARKS = re.compile(r"[“”„«»\"]|``|''|(?<!\w)‘(?=\w)")
_OPEN = frozenset("“„«") | {"``"}
_CLOSE = frozenset("”»")
_LONGEST = 3000
"""Characters after which an unclosed quotation mark is taken for a stray one."""


class Quotation(NamedTuple):
    """One quotation within one paragraph, its marks included; `closed` is false when the paragraph ends
    before the quotation does.
    """

    span: Span
    closed: bool
    whole: bool
    """Whether it is all of its paragraph, so that the speaker stands elsewhere."""


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text in order; paragraphs are its lines. Straight marks open and close in turn;
    single quotes are left alone.
    """
    found: list[Quotation] = []
    at = 0
    for line in text.split("\n"):
        found.extend(_of_paragraph(line, at))
        at += len(line) + 1
    return found


def _of_paragraph(line: str, at: int) -> list[Quotation]:
    """The quotations of one line that starts at `at`."""
    found: list[Quotation] = []
    start: int | None = None
    first = len(line) - len(line.lstrip())
    last = len(line.rstrip())
    for mark in _MARKS.finditer(line):
        sign = mark[0]
        opens = sign in _OPEN or (sign not in _CLOSE and start is None)
        if sign == "‘":
            continue
        if opens and (start is None or sign in _OPEN):
            start = mark.start()
        elif start is not None and mark.start() > start:
            found.append(_quotation(start, mark.end(), first, last, at, True))
            start = None
    if start is not None and last - start < _LONGEST:
        found.append(_quotation(start, last, first, last, at, False))
    return found


def _quotation(start: int, end: int, first: int, last: int, at: int, closed: bool) -> Quotation:
    """The record; a paragraph counts as wholly quoted when nothing but punctuation stands outside the
    marks.
    """
    return Quotation(Span(at + start, at + end), closed, start == first and last - end <= 1)
