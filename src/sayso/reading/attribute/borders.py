"""Borders of a content by its marks: a quotation keeps both of its marks, a plain clause ends before its
comma.

Both are customs of the annotators of PolNeAR, counted on its train part: of 2,500 pieces that open a
quotation 0.6 % leave the opening mark out; of 2,900 plain pieces before a comma 4 % take it in.
"""

from __future__ import annotations

from sayso.records import Span

_PAIRS = (("“", "”"), ("„", "”"), ("«", "»"))
_STRAIGHT = ('"', "''")
_INNER_STOPS = ".,?!;:…-—"


def settled(piece: Span, text: str) -> Span:
    """A piece of content with its borders put where its marks say."""
    start, end = piece
    start, end = _closed(start, end, text)
    start, end = _straight(start, end, text)
    if text[end - 1] in ",;" and not text[end : end + 1].strip():
        end -= 1
    return Span(start, end) if start < end else piece


def _closed(start: int, end: int, text: str) -> tuple[int, int]:
    """Takes in a curly mark that stands right outside, with the stop before a closing one."""
    for opening, closing in _PAIRS:
        inside = text[start:end]
        opened, shut = inside.count(opening), inside.count(closing)
        before = text[start - 1 : start] == opening
        reach = (
            1
            if text[end : end + 1] == closing
            else 2
            if text[end : end + 1] in _INNER_STOPS and text[end + 1 : end + 2] == closing
            else 0
        )
        if opened > shut and reach:
            end += reach
        elif shut > opened and before:
            start -= 1
        elif opened == shut and before and reach:
            start, end = start - 1, end + reach
    return start, end


def _straight(start: int, end: int, text: str) -> tuple[int, int]:
    """The same for straight marks, which are matched by their number."""
    for mark in _STRAIGHT:
        size = len(mark)
        odd = text[start:end].count(mark) % 2 == 1
        before = start >= size and text[start - size : start] == mark
        after = text[end : end + size] == mark
        stop = (
            1
            if not after and text[end : end + 1] in _INNER_STOPS and text[end + 1 : end + 1 + size] == mark
            else 0
        )
        if odd and (after or stop) and not text[start:end].endswith(mark):
            end += size + stop
        elif odd and before and not text[start:end].startswith(mark):
            start -= size
        elif not odd and before and (after or stop):
            start, end = start - size, end + size + stop
    return start, end
