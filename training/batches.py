"""From labelled sentences to padded batches, with the same windows as at run time, and with made copies of
odd typography.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import torch
from torch import Tensor

from sayso.reading.annotate.pieces import WordPiece
from sayso.reading.annotate.shapes import neutral, shapes
from sayso.reading.annotate.windows import WINDOW, Window, arrays, group, window
from training.corpora import Sentence
from training.heads import IGNORE, Head

CAPITALS, LOWERED, TITLED = 0.06, 0.015, 0.02
"""Shares of windows read as if all in capitals, all in lower case, and With Every Word In Title Case."""
SINGLE = 0.15
"""Share of documents that are shown one sentence at a time in an epoch."""
LONGEST_SENTENCE = 300
"""Pieces; a longer sentence is not trained on."""
BATCH_PIECES = 2600
"""Pieces of one batch, padding included."""
STEP = 16
"""Sizes of batches are multiples of this: the matrix library prepares itself anew for every size that it
meets.
"""

Example = tuple[Window, list[Sentence]]


def examples(
    sentences: Sequence[Sentence], cutter: WordPiece, rng: random.Random | None = None
) -> Iterator[Example]:
    """Windows over consecutive sentences of one document; with `rng`, of varied length and typography, for
    training.
    """
    for _, run in groupby(sentences, key=lambda sentence: sentence.document):
        held = [sentence for sentence in run]
        lengths = [sum(len(cutter.cut(word)) for word in sentence.words) for sentence in held]
        kept = [number for number, length in enumerate(lengths) if 0 < length <= LONGEST_SENTENCE]
        limit = WINDOW if rng is None else 1 if rng.random() < SINGLE else rng.randint(WINDOW // 2, WINDOW)
        for chosen in group(
            [lengths[number] for number in kept], [held[number].paragraph for number in kept], limit
        ):
            part = [held[kept[number]] for number in chosen]
            words = [sentence.words for sentence in part]
            yield window(words, cutter, None if rng is None else _typography(words, rng)), part


def _typography(words: list[list[str]], rng: random.Random) -> list[list[int]] | None:
    """The shapes of a window's words when it is set otherwise; None leaves it as it is. The pieces have no
    case to change.
    """
    roll = rng.random()
    if roll < CAPITALS:
        return [[neutral(word) for word in sentence] for sentence in words]
    if roll < CAPITALS + LOWERED:
        return [shapes([word.lower() for word in sentence]) for sentence in words]
    if roll < CAPITALS + LOWERED + TITLED:
        return [shapes([word[:1].upper() + word[1:] for word in sentence]) for sentence in words]
    return None


def batches(made: list[Example], heads: list[Head], labels: dict[str, dict[str, int]], pad: int,
            rng: random.Random | None) -> Iterator[tuple[dict[str, Tensor], dict[str, Tensor]]]:  # fmt: skip
    """Windows of like length together, in random order when there is `rng`: the model's input and the
    targets per head.
    """
    made = list(made)
    if rng:
        rng.shuffle(made)
    buckets: dict[int, list[Example]] = defaultdict(list)
    for one in made:
        buckets[-(-len(one[0].pieces) // STEP) * STEP].append(one)
    chunks = [held[start : start + max(1, BATCH_PIECES // size)] for size, held in sorted(buckets.items())
              for start in range(0, len(held), max(1, BATCH_PIECES // size))]  # fmt: skip
    if rng:
        rng.shuffle(chunks)
    for chunk in chunks:
        inputs = {
            name: torch.from_numpy(value)
            for name, value in arrays([one for one, _ in chunk], pad, STEP).items()
        }
        yield inputs, _targets(chunk, inputs["first"].shape, heads, labels)


def _targets(
    chunk: list[Example], size: tuple[int, ...], heads: list[Head], labels: dict[str, dict[str, int]]
) -> dict[str, Tensor]:
    """Label numbers (batch, words) per head, `IGNORE` where unknown; `arcs` are places in the window."""
    numbers = {head.name for head in heads if head.kind == "number"}
    names = [head.name for head in heads] + ["arcs", "deprel"]
    made = {name: np.full(size, IGNORE, np.float32 if name in numbers else np.int64) for name in names}
    for row, (_, sentences) in enumerate(chunk):
        start = 0
        for sentence in sentences:
            stop = start + len(sentence.words)
            for name, values in sentence.labels.items():
                if name == "head":
                    made["arcs"][row, start:stop] = [
                        value if value == IGNORE else start + value for value in values
                    ]
                elif name in numbers:
                    made[name][row, start:stop] = values
                elif name in made:
                    known = labels[name]
                    made[name][row, start:stop] = [
                        IGNORE if value == IGNORE else known[value] for value in values
                    ]
            start = stop
    return {name: torch.from_numpy(values) for name, values in made.items()}
