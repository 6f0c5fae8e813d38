"""Linear classifiers with several outputs over named features, in numpy: logistic regressions side by
side, or one softmax.

Features are dictionaries name → value. Fitting is full-batch Adam on sparse rows: deterministic, and fast
enough for some hundred thousand rows of twenty features.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEPS, RATE = 120, 0.1
Floats = NDArray[np.floating]
Ints = NDArray[np.int64]
Row = Mapping[str, float]


@dataclass(frozen=True)
class Linear:
    """The fitted weights: feature name → (outputs,)."""

    outputs: tuple[str, ...]
    weights: dict[str, Floats]

    def scores(self, rows: Sequence[Row]) -> Floats:
        """Scores (rows, outputs), before any logistic or softmax."""
        made = np.zeros((len(rows), len(self.outputs)), np.float32)
        for number, row in enumerate(rows):
            for name, value in row.items():
                weight = self.weights.get(name)
                if weight is not None:
                    made[number] += weight * np.float32(value)
        return made

    def trimmed(self, faintest: float) -> Linear:
        """The same with the features left out of which no weight is as far from zero as `faintest`."""
        return Linear(
            self.outputs,
            {name: weight for name, weight in self.weights.items() if np.abs(weight).max() >= faintest},
        )


@dataclass(frozen=True)
class _Sparse:
    """The entries of a table in one order: for each the row, or column, that it is multiplied with;
    `starts` where a new sum begins.
    """

    other: Ints
    values: Floats
    starts: Ints

    def times(self, dense: Floats) -> Floats:
        """The sums of the entries' products with the rows of `dense` (others, outputs)."""
        return np.add.reduceat(dense[self.other] * self.values[:, None], self.starts, axis=0)


def fit(
    rows: Sequence[Row],
    wanted: NDArray[np.float32],
    outputs: Sequence[str],
    penalty: float,
    share: Sequence[float] | None = None,
) -> Linear:
    """Weights for `wanted` (rows, outputs) of 0 and 1.

    Args:
        rows: the features of each example, at least one; what fewer than two examples have is left out.
        All need a "bias". penalty: strength of the squared penalty on all weights.
        share: given, the outputs exclude one another (softmax), and each output's examples weigh this much.
    """
    seen = Counter(name for row in rows for name in row)
    index = {
        name: place
        for place, name in enumerate(
            sorted(name for name, count in seen.items() if count >= min(2, len(rows)))
        )
    }
    across, down = _tables(rows, index)
    weights: Floats = np.zeros((len(index), len(outputs)), np.float32)
    first: Floats = np.zeros_like(weights)
    second: Floats = np.zeros_like(weights)
    heavy = None if share is None else wanted @ np.array(share, np.float32)
    for step in range(1, STEPS + 1):
        error = _error(across.times(weights), wanted, heavy)
        gradient = down.times(error) + np.float32(penalty) * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return Linear(tuple(outputs), {name: weights[place] for name, place in index.items()})


def logistic(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities of scores, each by itself."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def _error(scores: Floats, wanted: Floats, heavy: Floats | None) -> Floats:
    """The gradient of the loss at the scores; `heavy` (rows,) weighs the examples of a softmax."""
    if heavy is None:
        return logistic(scores) - wanted
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray((shares / shares.sum(1, keepdims=True) - wanted) * heavy[:, None], np.float32)


def _tables(rows: Sequence[Row], index: Mapping[str, int]) -> tuple[_Sparse, _Sparse]:
    """The known entries of the rows, in order of rows and in order of features."""
    held = [
        (number, index[name], value)
        for number, row in enumerate(rows)
        for name, value in row.items()
        if name in index
    ]
    row = np.array([entry[0] for entry in held], np.int64)
    column = np.array([entry[1] for entry in held], np.int64)
    values = np.array([entry[2] for entry in held], np.float32)
    order = np.argsort(column, kind="stable")
    return _Sparse(column, values, _starts(row)), _Sparse(row[order], values[order], _starts(column[order]))


def _starts(sorted_numbers: Ints) -> Ints:
    """Where each new number begins in a sorted list in which none is missing."""
    return np.flatnonzero(np.concatenate(([True], sorted_numbers[1:] != sorted_numbers[:-1]))).astype(
        np.int64
    )
