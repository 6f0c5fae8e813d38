"""From arc scores to trees: one root, no circle, the highest sum (Chu & Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)


def tree(scores: Scores) -> list[int]:
    """The governor of each word of one sentence; the root governs itself.

    `scores` (words, words) holds at [dependent, governor] how well that arc fits, and on the diagonal how
    well the word is the root.
    """
    size = len(scores)
    if size == 1:
        return [0]
    greedy: list[int] = scores.argmax(1).tolist()
    roots = [word for word, head in enumerate(greedy) if head == word]
    if len(roots) == 1 and not _circle(greedy):
        return greedy
    return _single_root(scores.astype(np.float64), roots)


def _single_root(scores: NDArray[np.float64], roots: list[int]) -> list[int]:
    """The best tree with exactly one root: tried for the likeliest roots."""
    diagonal = scores.diagonal()
    spread = scores - scores.max(1, keepdims=True)
    likely = sorted(range(len(scores)), key=lambda word: (-spread[word, word], word))[:3]
    best: tuple[float, list[int]] | None = None
    for root in sorted(set(roots[:5]) | set(likely)):
        arcs = scores.copy()
        np.fill_diagonal(arcs, _NEVER)
        heads = _edmonds(arcs, root)
        total = float(diagonal[root]) + sum(
            float(scores[word, head]) for word, head in enumerate(heads) if word != root
        )
        if best is None or total > best[0]:
            best = total, heads
    assert best is not None
    return best[1]


def _circle(heads: list[int]) -> list[int]:
    """The words of one circle of governors (a root governs itself and is none); nothing when there is
    none.
    """
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            if heads[word] == word:
                break
            word = heads[word]
        if state[word] == 1 and heads[word] != word:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return []


def _edmonds(scores: NDArray[np.float64], root: int) -> list[int]:
    """The best tree below `root`: contracts circles of the greedy choice until there is none."""
    size = len(scores)
    heads = [root if word == root else int(scores[word].argmax()) for word in range(size)]
    circle = _circle(heads)
    if not circle:
        return heads
    inside = set(circle)
    outside = [word for word in range(size) if word not in inside]
    small = np.full((len(outside) + 1, len(outside) + 1), float(_NEVER))
    knot = len(outside)
    inner = np.array([scores[word, heads[word]] for word in circle])
    small[:knot, :knot] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, circle)]
    exits = leaving.argmax(1) if outside else np.zeros(0, np.int64)
    small[:knot, knot] = leaving.max(1)
    entering = scores[np.ix_(circle, outside)] - inner[:, None]
    entries = entering.argmax(0)
    small[knot, :knot] = entering.max(0)
    np.fill_diagonal(small, float(_NEVER))
    found = _edmonds(small, outside.index(root))
    for number, word in enumerate(outside):
        if word != root:
            head = found[number]
            heads[word] = circle[int(exits[number])] if head == knot else outside[head]
    entry = found[knot]
    heads[circle[int(entries[entry])]] = outside[entry]
    return heads
