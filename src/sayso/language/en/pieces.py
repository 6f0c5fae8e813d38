"""BIO labels of the attribution heads, read as pieces of source, cue and content.

A piece that starts with I after anything else goes on with the last piece of the same part ("…", he said.
"…"): it is given with a plus sign before its part's name, and the attribute stage puts it together with
that piece again.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Span

GOES_ON = "+"


def pieces(labels: Sequence[str], tokens: Sequence[tuple[int, int]]) -> tuple[tuple[str, Span], ...]:
    """The labelled pieces ("content", "+content", "cue", …) of tokens given as (start, end), in text order.

    `labels` has one of "O", "B-PART", "I-PART" for each token.
    """
    found: list[tuple[str, Span]] = []
    before = "O"
    for label, (start, end) in zip(labels, tokens, strict=True):
        part = label[2:]
        if label.startswith("I-") and before[2:] == part:
            name, span = found[-1]
            found[-1] = (name, Span(span.start, end))
        elif label.startswith("I-"):
            found.append((GOES_ON + part, Span(start, end)))
        elif part:
            found.append((part, Span(start, end)))
        before = label
    return tuple(found)
