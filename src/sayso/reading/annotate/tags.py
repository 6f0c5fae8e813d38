"""From scores of BIO tags to spans: the best sequence of tags under the costs of the steps between them
(Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NEVER = -1e6


def spans(
    scores: Floats, labels: Sequence[str], steps: Floats | None = None, first: Floats | None = None
) -> list[tuple[str, int, int]]:
    """The spans (label, start, end) in words, for the scores (words, tags) of one window.

    `labels` are the tags in the order of the scores: O, then B-x and I-x of each label. `steps` (left,
    right) and `first` are learnt scores of the steps between tags; without them any step is free but one
    into the inside of a span that has not begun. Where a learnt step lets a span begin with I, that piece
    goes on with an earlier one: its label here has a plus in front.
    """
    best = (
        viterbi(scores, steps, first)
        if steps is not None and first is not None
        else _plain_path(scores, tuple(labels))
    )
    found: list[tuple[str, int, int]] = []
    start = 0
    for place in range(1, len(best) + 1):
        tag = labels[best[place]] if place < len(best) else "O"
        before = labels[best[place - 1]]
        goes_on = tag[0] == "I" and tag[2:] == before[2:]
        if before != "O" and not goes_on:
            plus = "+" if labels[best[start]][0] == "I" else ""
            found.append((plus + before[2:], start, place))
        if not goes_on:
            start = place
    return found


def viterbi(scores: Floats, steps: Floats, first: Floats) -> list[int]:
    """The best sequence of tag numbers."""
    totals = scores[0] + first
    from_left = totals[:, None]  # a view: what follows writes into `totals`
    paths = np.empty((len(scores), *steps.shape), totals.dtype)
    for path, score in zip(paths[1:], scores[1:], strict=True):
        np.add(from_left, steps, path)
        np.maximum.reduce(path, 0, None, totals)
        np.add(totals, score, totals)
    back = paths.argmax(1).tolist()
    best = [int(totals.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        best.append(back[place][best[-1]])
    return best[::-1]


def _plain_path(scores: Floats, labels: tuple[str, ...]) -> list[int]:
    """The best sequence under the plain steps: the best tag of each word, where these can follow one
    another.
    """
    steps, first = plain(labels)
    greedy = scores.argmax(1)
    if first[greedy[0]] == 0 and not steps[greedy[:-1], greedy[1:]].any():
        path: list[int] = greedy.tolist()
        return path
    return viterbi(scores, steps, first)


@cache
def plain(labels: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Steps and first scores that only forbid the inside of a span that has not begun."""
    steps = np.zeros((len(labels), len(labels)), np.float32)
    first = np.zeros(len(labels), np.float32)
    for right, tag in enumerate(labels):
        if tag[0] == "I":
            first[right] = _NEVER
            steps[[left for left, other in enumerate(labels) if other[2:] != tag[2:]], right] = _NEVER
    return steps, first
