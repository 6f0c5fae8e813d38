"""What the rules hand on: an attribution as sets of token indices, and how those become spans of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sayso.records import Attribution, Span, Token

_OPENING = frozenset("“‘\"'([«„`") | {"``"}
_CLOSING = frozenset("”’\"')]»?!…%") | {"''"}


class Found(NamedTuple):
    """Token indices of source, cue and content, in text order; `stance` as in `records.Attribution`."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    stance: str


def trimmed(indices: Iterable[int], tokens: Sequence[Token]) -> tuple[int, ...]:
    """The tokens without the punctuation at their borders, save quotation marks, brackets and an end that belongs to a quotation."""
    kept = sorted(set(indices))
    while kept and tokens[kept[0]].upos == "PUNCT" and tokens[kept[0]].text not in _OPENING:
        kept.pop(0)
    while kept and tokens[kept[-1]].upos == "PUNCT" and tokens[kept[-1]].text not in _CLOSING:
        kept.pop()
    return tuple(kept)


def spans(indices: Sequence[int], tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The stretches of text that some tokens cover; neighbouring tokens share one stretch."""
    made: list[Span] = []
    before = -2
    for index in sorted(set(indices)):
        start, end = tokens[index].start, tokens[index].end
        if index == before + 1 and made:
            made[-1] = Span(made[-1].start, end)
        else:
            made.append(Span(start, end))
        before = index
    return tuple(made)


def attribution(found: Found, tokens: Sequence[Token]) -> Attribution:
    """The record of a found attribution."""
    return Attribution(
        spans(trimmed(found.source, tokens), tokens),
        spans(found.cue, tokens),
        spans(trimmed(found.content, tokens), tokens),
        found.stance,
    )
