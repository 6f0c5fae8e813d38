"""What the rules hand on: an attribution as sets of token indices, and how those become spans of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.records import Attribution, Span, Token

_OPENING = frozenset("“‘\"'([«„`$#@") | {"``", "''"}
_CLOSING = frozenset("”’\"')]»?!…%") | {"''"}


class SpeechAct(NamedTuple):
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
        start, stop = 0, len(run)
        while start < stop and _bare(tokens[run[start]], _OPENING):
            start += 1
        while start < stop and _bare(tokens[run[stop - 1]], _CLOSING):
            stop -= 1
        kept += run[start:stop]
    return tuple(kept)


def _bare(token: Token, kept: frozenset[str]) -> bool:
    """Whether a token is a sign that does not belong to what stands beside it."""
    return token.upos == "PUNCT" and token.text not in kept


def runs(indices: Iterable[int]) -> list[list[int]]:
    """Indices as runs of neighbours, in order."""
    kept = sorted(set(indices))
    if not kept or kept[-1] - kept[0] + 1 == len(kept):
        return [kept] if kept else []
    breaks = [at for at in range(1, len(kept)) if kept[at] - kept[at - 1] != 1]
    return [kept[start:stop] for start, stop in pairwise([0, *breaks, len(kept)])]


def spans(indices: Sequence[int], tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The stretches of text that some tokens cover; neighbouring tokens share one stretch."""
    return tuple(Span(tokens[run[0]].start, tokens[run[-1]].end) for run in runs(indices))


def attribution(found: SpeechAct, tokens: Sequence[Token]) -> Attribution:
    """The record of a found attribution."""
    return Attribution(
        spans(trimmed(found.source, tokens), tokens),
        spans(found.cue, tokens),
        spans(trimmed(found.content, tokens), tokens),
        found.stance,
    )
