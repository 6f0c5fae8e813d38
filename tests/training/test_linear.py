"""The classifiers in numpy: they learn what can be learnt, the same every time, and are written and read
as plain tables.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training import linear, network
from training.muc4_store import Model, load, save

ROWS = [
    {"bias": 1.0, "bridge": 1.0},
    {"bias": 1.0, "bridge": 1.0},
    {"bias": 1.0, "mayor": 1.0},
    {"bias": 1.0, "mayor": 1.0},
]
WANTED = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32)


@pytest.mark.parametrize("share", [None, [1.0, 1.0]])
def test_each_output_learns_its_feature(share: list[float] | None) -> None:
    """A feature that only the examples of one output have speaks for it and against the other; an unknown
    one says nothing.
    """
    made = linear.fit(ROWS, WANTED, ("target", "victim"), 0.1, share)
    bridge, mayor, neither = made.scores([{"bridge": 1.0}, {"mayor": 1.0}, {"unheard": 1.0}])
    assert bridge[0] > 1 > -1 > bridge[1] and mayor[1] > 1 > -1 > mayor[0]
    assert not neither.any()


def test_a_heavier_share_moves_a_tie() -> None:
    """Where the features say nothing, the label whose examples weigh more wins."""
    rows = [{"bias": 1.0}] * 4
    rare = np.array([[1, 0], [1, 0], [1, 0], [0, 1]], np.float32)
    even = linear.fit(rows, rare, ("common", "rare"), 0.01, [1.0, 1.0]).scores([{"bias": 1.0}])[0]
    moved = linear.fit(rows, rare, ("common", "rare"), 0.01, [1.0, 9.0]).scores([{"bias": 1.0}])[0]
    assert even.argmax() == 0 and moved.argmax() == 1


def test_a_feature_of_a_single_example_is_left_out() -> None:
    """What one example alone has cannot be learnt from."""
    made = linear.fit(
        [*ROWS, {"bias": 1.0, "once": 1.0}], np.vstack([WANTED, [[1, 0]]]).astype(np.float32), ("a", "b"), 0.1
    )
    assert "once" not in made.weights and "bridge" in made.weights


def test_the_network_learns_what_no_line_can() -> None:
    """One or the other but not both; the same seed gives the same numbers; no rows, no probabilities."""
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 64, float)
    wanted = np.array([0, 1, 1, 0] * 64, float)
    made = network.fit(inputs, wanted, 8, 900, seed=3)
    assert made.probabilities(inputs[:4]).round().tolist() == [0, 1, 1, 0]
    again = network.fit(inputs, wanted, 8, 900, seed=3)
    assert (again.tables["inner"] == made.tables["inner"]).all()
    assert made.probabilities(np.zeros((0, 2))).shape == (0,)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Outputs, weights to two digits and tables come back; a faint feature is not written."""
    faint = linear.Linear(("a", "b"), {"strong one": np.array([0.5, -1.25]), "faint": np.array([0.01, 0.02])})
    small = network.fit(np.array([[0.0], [1.0]] * 8), np.array([0.0, 1.0] * 8), 2, 3)
    paths = save(Model({"slots": faint}, {"fill": small}), tmp_path)
    assert all(path.exists() for path in paths)
    held = load(tmp_path)
    assert held.linears["slots"].outputs == ("a", "b")
    assert {name: list(map(float, values)) for name, values in held.linears["slots"].weights.items()} == {
        "strong one": [0.5, -1.25]
    }
    near = held.networks["fill"].probabilities(np.array([[0.3]]))
    assert near == pytest.approx(small.probabilities(np.array([[0.3]])), abs=1e-4)
