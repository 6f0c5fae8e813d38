"""A small network in numpy: one hidden layer of tanh beside a straight line, for a handful of dense features.

Fitted by Adam over shuffled batches with a fixed seed; what it learns is a few small tables that are
written as plain numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE, BATCH, DECAY = 3e-3, 256, 1e-3
Floats = NDArray[np.floating]


@dataclass(frozen=True)
class Network:
    """Tables by name: `mean`, `spread` (inputs,), `inner` (inputs, hidden), `inner_bias`, `outer`
    (hidden,), `line` (inputs,), `bias`.
    """

    tables: dict[str, Floats]

    def probabilities(self, inputs: NDArray[np.floating]) -> Floats:
        """The probability of each row of `inputs` (rows, inputs)."""
        if not len(inputs):
            return np.zeros(0)
        scaled = (inputs - self.tables["mean"]) / self.tables["spread"]
        return _forward(self.tables, scaled)[1]


def _forward(tables: dict[str, Floats], scaled: Floats) -> tuple[Floats, Floats]:
    """The hidden values (rows, hidden) and the probabilities (rows,)."""
    hidden = np.tanh(scaled @ tables["inner"] + tables["inner_bias"])
    score = hidden @ tables["outer"] + scaled @ tables["line"] + tables["bias"]
    return hidden, 1 / (1 + np.exp(-np.clip(score, -30, 30)))


def _gradient(tables: dict[str, Floats], scaled: Floats, wanted: Floats) -> dict[str, Floats]:
    """The gradient of the mean loss of a batch."""
    hidden, likely = _forward(tables, scaled)
    error = (likely - wanted) / len(wanted)
    inside = np.outer(error, tables["outer"]) * (1 - hidden**2)
    return {
        "inner": scaled.T @ inside,
        "inner_bias": inside.sum(0),
        "outer": hidden.T @ error,
        "line": scaled.T @ error,
        "bias": np.asarray(error.sum()),
    }


def fit(
    inputs: NDArray[np.floating], wanted: NDArray[np.floating], hidden: int, epochs: int, seed: int = 0
) -> Network:
    """A network for `inputs` (rows, inputs) and `wanted` (rows,) of 0 and 1."""
    chance = np.random.default_rng(seed)
    mean, spread = inputs.mean(0).astype(float), inputs.std(0).astype(float) + 1e-3
    scaled = (inputs - mean) / spread
    width = inputs.shape[1]
    tables = {
        "inner": chance.uniform(-1, 1, (width, hidden)) / np.sqrt(width),
        "inner_bias": chance.uniform(-1, 1, hidden) / np.sqrt(width),
        "outer": chance.uniform(-1, 1, hidden) / np.sqrt(hidden),
        "line": np.zeros(width),
        "bias": np.zeros(()),
    }
    moments = {name: (np.zeros_like(table), np.zeros_like(table)) for name, table in tables.items()}
    total, step = epochs * -(-len(scaled) // BATCH), 0
    for _ in range(epochs):
        order = chance.permutation(len(scaled))
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            rate = RATE * (1 - step / total)
            step += 1
            for name, slope in _gradient(tables, scaled[chosen], np.asarray(wanted[chosen], float)).items():
                first, second = (
                    0.9 * moments[name][0] + 0.1 * slope,
                    0.999 * moments[name][1] + 0.001 * slope**2,
                )
                moments[name] = (first, second)
                move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                tables[name] = tables[name] * (1 - rate * DECAY) - rate * move
    return Network(tables | {"mean": mean, "spread": spread})
