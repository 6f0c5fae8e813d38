"""Windows: what the encoder sees at a time, and the arrays that it is given.

Consecutive sentences of one passage share a window, so that names and attribution are read in context;
every sentence is followed by the separator piece. Syntax never crosses a sentence: the model gets the
number of each word's sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reading.annotate.pieces import MAX_PIECES, WordPiece
from sayso.reading.annotate.shapes import NONE, shapes

WINDOW = 192
"""Pieces that a window aims not to exceed; one longer sentence is a window of its own."""
LONGEST = 510
"""Pieces that the encoder can take; a longer sentence (of at most this many words) loses the last pieces
of its longest words.
"""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """The sentences of one window as pieces. All lists but the first two are as long as the window has words.

    `pieces` and `shapes` are as long as the window has pieces; `first` and `last` are the places of a
    word's first and last piece; `sentence` numbers the sentences from 0.
    """

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    sentence: list[int]


def group(lengths: Sequence[int], paragraphs: Sequence[int] = (), limit: int = WINDOW) -> list[range]:
    """Put consecutive sentences, given by their number of pieces, into windows: ranges of sentence numbers.

    `paragraphs` has one number per sentence: a window ends with a paragraph where it can, because a
    quotation seldom crosses one.
    """
    if not paragraphs:
        paragraphs = [0] * len(lengths)
    left = _left(lengths, paragraphs)
    groups: list[range] = []
    start, held = 0, 2
    for number, length in enumerate(lengths):
        new = number > start and paragraphs[number] != paragraphs[number - 1]
        full = held + length + 1 > limit or (
            new and held + left[number] > limit and (left[number] + 2 <= limit or 2 * held > limit)
        )
        if number > start and full:
            groups.append(range(start, number))
            start, held = number, 2
        held += length + 1
    if len(lengths) > start:
        groups.append(range(start, len(lengths)))
    return groups


def _left(lengths: Sequence[int], paragraphs: Sequence[int]) -> list[int]:
    """The pieces from each sentence to the end of its paragraph."""
    left = [length + 1 for length in lengths]
    for number in range(len(lengths) - 2, -1, -1):
        if paragraphs[number] == paragraphs[number + 1]:
            left[number] += left[number + 1]
    return left


def window(
    sentences: Sequence[Sequence[str]], cutter: WordPiece, given: Sequence[Sequence[int]] | None = None
) -> Window:
    """One window over the words of some sentences; `given` replaces the shapes read from the words."""
    made = Window([cutter.start], [NONE], [], [], [])
    cuts = [[cutter.cut(word) for word in words] for words in sentences]
    most = _most([len(cut) for words in cuts for cut in words], len(sentences))
    for number, words in enumerate(sentences):
        seen = given[number] if given is not None else shapes(words)
        for whole, shape in zip(cuts[number], seen, strict=True):
            cut = whole[:most]
            made.first.append(len(made.pieces))
            made.pieces.extend(cut)
            made.shapes.extend([shape] * len(cut))
            made.last.append(len(made.pieces) - 1)
            made.sentence.append(number)
        made.pieces.append(cutter.end)
        made.shapes.append(NONE)
    return made


def _most(lengths: Sequence[int], sentences: int) -> int:
    """How many pieces of a word can be kept so that the window fits the encoder."""
    most = MAX_PIECES
    while most > 1 and sum(min(length, most) for length in lengths) + sentences + 1 > LONGEST:
        most -= 1
    return most


def arrays(windows: Sequence[Window], pad: int, step: int = 1) -> dict[str, Ints]:
    """The windows of one batch as arrays: pieces, shapes, mask (batch, pieces); first, last, sentence
    (batch, words).

    Words of padding have sentence -1 and point at piece 0. Both lengths are multiples of `step`.
    """
    height = len(windows)
    pieces = -(-max(len(one.pieces) for one in windows) // step) * step
    words = -(-max(len(one.first) for one in windows) // step) * step
    made = {
        "pieces": np.full((height, pieces), pad, np.int64),
        "shapes": np.zeros((height, pieces), np.int64),
        "mask": np.zeros((height, pieces), np.int64),
        "first": np.zeros((height, words), np.int64),
        "last": np.zeros((height, words), np.int64),
        "sentence": np.full((height, words), -1, np.int64),
    }
    for row, one in enumerate(windows):
        made["mask"][row, : len(one.pieces)] = 1
        for name in ("pieces", "shapes", "first", "last", "sentence"):
            values = getattr(one, name)
            made[name][row, : len(values)] = values
    return made
