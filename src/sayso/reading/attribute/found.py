"""What the rules hand on: an attribution as sets of token indices, and how those become spans of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sayso.records import Attribution, Span, Token

_OPENING = frozenset("“‘\"'([«„`$#@") | {"``", "''"}
_CLOSING = frozenset("”’\"')]»?!…%") | {"''"}


class Found(NamedTuple):
    """Token indices of source, cue and content, in text order; `stance` as in `records.Attribution`."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    stance: str


def trimmed(indices: Iterable[int], tokens: Sequence[Token]) -> tuple[int, ...]:
    """The tokens without the punctuation at the borders of each run, save quotation marks, brackets and
    the end of a quotation.
    """
    kept: list[int] = []
    for run in runs(indices):
        while run and tokens[run[0]].upos == "PUNCT" and tokens[run[0]].text not in _OPENING:
            run = run[1:]
        while run and tokens[run[-1]].upos == "PUNCT" and tokens[run[-1]].text not in _CLOSING:
            run = run[:-1]
        kept += run
    return tuple(kept)


def runs(indices: Iterable[int]) -> list[list[int]]:
    """Indices as runs of neighbours, in order."""
    made: list[list[int]] = []
    for index in sorted(set(indices)):
        if made and made[-1][-1] == index - 1:
            made[-1].append(index)
        else:
            made.append([index])
    return made


def spans(indices: Sequence[int], tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The stretches of text that some tokens cover; neighbouring tokens share one stretch."""
    return tuple(Span(tokens[run[0]].start, tokens[run[-1]].end) for run in runs(indices))


def attribution(found: Found, tokens: Sequence[Token]) -> Attribution:
    """The record of a found attribution."""
    return Attribution(
        spans(trimmed(found.source, tokens), tokens),
        spans(found.cue, tokens),
        spans(trimmed(found.content, tokens), tokens),
        found.stance,
    )
