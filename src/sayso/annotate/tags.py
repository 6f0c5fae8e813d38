"""From scores of BIO tags to spans: the likeliest sequence in which no span goes on that has not begun (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e6


def spans(scores: NDArray[np.float32], labels: Sequence[str], resume: bool = False) -> list[tuple[str, int, int]]:
    """The spans (label, start, end) in words, for the scores (words, tags) of one window.

    `labels` are the tags in the order of the scores: O, then B-x and I-x of each label. With `resume` a span may also begin
    with I: such a piece goes on with an earlier one of its label, and its label here is written with a plus in front.
    """
    best = decode(scores, labels, resume)
    found: list[tuple[str, int, int]] = []
    start = 0
    for place in range(1, len(best) + 1):
        tag = labels[best[place]] if place < len(best) else "O"
        before = labels[best[place - 1]]
        if before != "O" and not (tag[0] == "I" and tag[2:] == before[2:]):
            plus = "+" if labels[best[start]][0] == "I" else ""
            found.append((plus + before[2:], start, place))
        if tag[0] != "I" or tag[2:] != before[2:]:
            start = place
    return found


def decode(scores: NDArray[np.float32], labels: Sequence[str], resume: bool = False) -> list[int]:
    """The best allowed sequence of tag numbers."""
    greedy = scores.argmax(1)
    allowed = _allowed(labels, resume)
    before = np.concatenate(([0], greedy[:-1]))
    if allowed[before, greedy].all():
        return [int(tag) for tag in greedy]
    steps = np.where(allowed, 0.0, _NEVER)
    totals = scores[0] + steps[0]
    back = np.zeros(scores.shape, np.int64)
    for place in range(1, len(scores)):
        paths = totals[:, None] + steps
        back[place] = paths.argmax(0)
        totals = paths.max(0) + scores[place]
    best = [int(totals.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        best.append(int(back[place, best[-1]]))
    return best[::-1]


def _allowed(labels: Sequence[str], resume: bool) -> NDArray[np.bool_]:
    """Whether tag [left] may stand before tag [right]."""
    made = np.ones((len(labels), len(labels)), bool)
    for right, tag in enumerate(labels):
        if tag[0] == "I":
            for left, other in enumerate(labels):
                made[left, right] = other[2:] == tag[2:] or resume
    return made
