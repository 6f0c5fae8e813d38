"""Logistic regression over named features, in numpy: enough for the small classifiers that are trained beside the encoder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

STEPS = 150
RATE = 0.1
Floats = NDArray[np.float64]


def fit(rows: Sequence[Mapping[str, float]], right: Sequence[bool], penalty: float = 1.0, rare: int = 2) -> dict[str, float]:
    """Weights by feature name.

    Args:
        rows: the features of each example; a feature seen in fewer than `rare` of them is left out.
        right: whether each example is one of the class.
        penalty: strength of the squared penalty on the weights (the bias is free).

    Returns:
        The weights that full-batch Adam reaches in `STEPS` steps; deterministic.
    """
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= rare)
    index = {name: place for place, name in enumerate(names)}
    row_of, column_of, value_of = [], [], []
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                row_of.append(number)
                column_of.append(index[name])
                value_of.append(value)
    rows_at, columns_at = np.array(row_of, np.int64), np.array(column_of, np.int64)
    values = np.array(value_of)
    wanted = np.array(right, np.float64)
    weights = np.zeros(len(names))
    free = np.array([0.0 if name == "bias" else 1.0 for name in names])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows_at, weights[columns_at] * values, minlength=len(rows))
        error = 1 / (1 + np.exp(-scores)) - wanted
        gradient = np.bincount(columns_at, error[rows_at] * values, minlength=len(names)) + penalty * weights * free
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True) if abs(weight) > 1e-3}


def probability(weights: Mapping[str, float], row: Mapping[str, float]) -> float:
    """The probability (0–1) that an example is of the class."""
    score = sum(weights.get(name, 0.0) * value for name, value in row.items())
    return float(1 / (1 + np.exp(-score)))
